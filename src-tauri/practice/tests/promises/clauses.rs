//! The duties of the pretend Meta, clause by clause, with the tests that show each.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each clause with the tests that show it, as `file::test`.
const CLAUSES: [(&str, &[&str]); 33] = [
    (
        "every https://HOST/PATH is answered under one base address",
        &[
            "program::it_prints_its_address_and_answers_there",
            "log::every_call_is_told_with_its_place_its_person_and_its_outcome",
        ],
    ),
    (
        "authorize checks the app id",
        &[
            "authorize::another_networks_app_is_refused",
            "authorize::what_is_missing_or_not_a_code_is_refused_without_a_redirect",
        ],
    ),
    (
        "authorize checks the return address: listed, https for Threads and Instagram",
        &[
            "authorize::every_https_address_on_this_computer_is_listed",
            "authorize::threads_and_instagram_refuse_http_and_addresses_that_are_not_listed",
        ],
    ),
    (
        "Facebook takes http for localhost alone, and only in Development mode",
        &["authorize::facebook_takes_http_for_localhost_alone_and_only_until_the_app_is_live"],
    ),
    (
        "authorize checks who is a tester",
        &["authorize::who_has_not_accepted_the_invitation_stays_on_metas_page"],
    ),
    (
        "authorize checks the scope",
        &[
            "authorize::a_scope_is_separated_by_commas_or_spaces_and_holds_known_names_with_the_basic_one",
            "authorize::a_business_log_in_sends_its_configuration_in_the_place_of_a_scope",
        ],
    ),
    (
        "allowing leads back with code, state and #_ (Facebook #_=_)",
        &["authorize::allowing_leads_back_with_code_state_and_metas_tail"],
    ),
    (
        "cancelling leads back with Meta's own words",
        &["authorize::cancelling_leads_back_with_what_meta_says_then"],
    ),
    (
        "every other failure stays with Meta",
        &["authorize::what_is_missing_or_not_a_code_is_refused_without_a_redirect"],
    ),
    (
        "a code is good once and for an hour, on Facebook for ten minutes",
        &[
            "code::a_code_is_good_once",
            "code::a_code_lives_an_hour_on_threads_and_instagram_and_ten_minutes_on_facebook",
        ],
    ),
    (
        "a code exchange refuses another return address and a wrong secret, each network in its way",
        &[
            "code::another_return_address_is_refused_and_does_not_use_the_code_up",
            "code::a_wrong_secret_is_told_in_each_networks_way",
        ],
    ),
    ("Instagram's code answer: flat or in data", &["switches::instagrams_answers_are_flat_or_in_data"]),
    (
        "permissions of a code answer: text, list or absent",
        &["switches::permissions_of_a_code_answer_are_a_list_a_text_or_absent"],
    ),
    ("ids above 2^53 come as numbers", &["switches::ids_of_a_code_answer_are_numbers_or_texts"]),
    (
        "a first token is exchanged by GET alone, for 5183944 seconds",
        &[
            "exchange::threads_and_instagram_exchange_by_get_alone",
            "lifetimes::a_long_token_lives_sixty_days_and_is_not_extended_afterwards",
        ],
    ),
    (
        "a token younger than a day is not refreshed",
        &["refresh::a_token_younger_than_a_day_is_refused_and_lives_on"],
    ),
    (
        "an expired token is not refreshed: 190/463",
        &["refresh::an_expired_token_stays_expired_and_says_since_when"],
    ),
    ("a first token is not refreshed: 190", &["refresh::a_first_token_is_not_refreshed"]),
    (
        "a refresh gives a new string or the same",
        &[
            "refresh::a_refresh_after_a_day_gives_a_full_life_from_then_on",
            "switches::a_refresh_may_give_the_same_string_a_longer_life",
        ],
    ),
    ("the old string lives on or dies at once", &["switches::a_refresh_may_end_the_old_string_at_once"]),
    (
        "Facebook's exchange: extend, same-date, same-token",
        &["switches::facebooks_exchange_extends_or_leaves_the_date_or_the_very_token"],
    ),
    (
        "Facebook's exchange refuses what has expired",
        &["lifetimes::a_long_token_lives_sixty_days_and_is_not_extended_afterwards"],
    ),
    (
        "debug_token: Threads tells a tester, Facebook the app or a developer, Instagram nobody",
        &[
            "inspect::threads_tells_a_tester_everything_about_a_token",
            "inspect::threads_tells_nobody_else",
            "inspect::facebook_tells_the_app_itself_and_its_developers",
            "inspect::instagram_has_nothing_of_the_kind",
        ],
    ),
    (
        "a dead token is an answer with is_valid false and a subcode",
        &["inspect::a_dead_token_is_an_answer_with_a_subcode_of_its_own_name"],
    ),
    (
        "a Page's token has expires_at 0 and a date for its data",
        &["inspect::a_page_token_has_no_end_but_a_date_for_its_data"],
    ),
    (
        "me/accounts: 25 Pages a part, a token only where it is named, the Instagram account behind",
        &[
            "accounts::a_person_gets_a_token_for_each_page_and_the_linked_instagram_account",
            "accounts::a_page_token_comes_only_where_it_is_asked_for_by_name",
            "accounts::more_than_25_pages_come_in_two_parts",
            "accounts::without_the_permission_and_with_a_page_token_the_list_is_empty",
        ],
    ),
    (
        "a Page's token dies with the role and not with the person's token",
        &[
            "accounts::who_loses_a_page_loses_its_token_and_no_other",
            "accounts::a_page_token_of_a_long_token_has_no_end_and_one_of_a_first_token_ends_with_it",
        ],
    ),
    ("me of Instagram: flat or in data", &["switches::instagrams_answers_are_flat_or_in_data"]),
    (
        "every known error can be set for a person or a Page and an endpoint, and comes as it was seen",
        &[
            "faults::every_known_error_is_served_word_for_word_where_it_was_seen",
            "faults::every_known_error_can_meet_every_call",
            "faults::a_fault_is_for_one_person_at_one_endpoint",
            "accounts::a_fault_may_be_for_one_page",
        ],
    ),
    (
        "timeout, HTML, slow, cut JSON, reset, redirect",
        &[
            "line::a_timeout_never_answers_and_the_call_is_not_done",
            "line::a_proxys_page_or_nothing_comes_in_the_place_of_an_answer_and_the_call_is_not_done",
            "line::a_slow_answer_is_right_and_three_seconds_late",
            "line::a_truncated_answer_stops_in_its_middle_and_the_call_is_done",
            "line::a_reset_connection_ends_without_an_answer_and_the_call_is_not_done",
            "line::a_redirect_leads_elsewhere_and_whoever_follows_is_written_down",
        ],
    ),
    (
        "every graph answer has rate headers",
        &["rate::every_graph_answer_tells_how_much_of_the_limit_is_used"],
    ),
    (
        "at 100 %: code 4, is_transient, 403 and the minutes",
        &["rate::at_a_hundred_percent_every_call_is_refused_for_the_minutes_that_a_header_tells"],
    ),
    (
        "an app that requires its secret gets no call without appsecret_proof",
        &[
            "me::an_app_that_requires_its_secret_gets_no_call_without_the_proof",
            "me::a_proof_of_the_app_secret_is_checked_when_it_is_sent",
        ],
    ),
];

#[test]
fn every_clause_is_shown_by_tests_that_are_there() {
    let there = tests();
    for (clause, shown_by) in CLAUSES {
        assert!(!shown_by.is_empty(), "{clause}");
        for test in shown_by {
            assert!(there.contains(*test), "{clause}: no test {test}");
        }
    }
}

/// All tests of this folder, as `file::test`.
fn tests() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/promises");
    let mut tests = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = fs::read_to_string(&path).unwrap();
        let mut lines = source.lines();
        while let Some(line) = lines.next() {
            if matches!(line, "#[test]" | "#[tokio::test]") {
                let function = lines.next().unwrap_or_default().trim_start_matches("async ");
                let name = function.trim_start_matches("fn ").split('(').next().unwrap_or_default();
                tests.insert(format!("{file}::{name}"));
            }
        }
    }
    tests
}
