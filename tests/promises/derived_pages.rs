//! Pages whose tokens were read with that of another account: they get new ones with it, and it comes before them.

use serde_json::Value;
use sixty_practice::{Lifetime, PageTokens, SYSTEM_USER, SwitchOrder};
use sixty_tests::sandbox::{F, Sandbox, moment, run, text};

use crate::dying::{dying, walk};

const BAKERY: &str = "Corner Bakery";
const SPA: &str = "Harbor Spa";

#[test]
fn when_the_parent_is_extended_its_pages_get_new_tokens_at_their_places() {
    for page_tokens in [PageTokens::Endless, PageTokens::EndWithParent] {
        let sandbox = with_pages(Sandbox::set(), page_tokens);
        let before = tokens(&sandbox);
        let (lists, exchanges) = (sandbox.calls("me/accounts"), sandbox.calls("oauth/access_token"));
        sandbox.pass_days(40);

        let results = sandbox.sixty(&["extend", "--all"]).ended(0)["results"].clone();

        let after = tokens(&sandbox);
        for (name, old, new) in [(BAKERY, &before[0], &after[0]), (SPA, &before[1], &after[1])] {
            let result = named(&results, name);
            let outcome = if page_tokens == PageTokens::Endless { "not_due" } else { "extended" };
            assert_eq!(
                (text(result, "outcome"), &result["token_changed"]),
                (outcome, &Value::Bool(true)),
                "{result}"
            );
            assert_eq!(result["places"][0]["state"], "current");
            assert_ne!(old, new);
            assert!(sandbox.works(new));
            assert_eq!(text(&sandbox.account(name), "kind"), "page");
        }
        assert_eq!(sandbox.read("site.env"), format!("BAKERY={}\nSPA={}\n", after[0], after[1]));
        assert_eq!(sandbox.calls("me/accounts"), lists + 1, "one list for all");
        assert_eq!(sandbox.calls("oauth/access_token"), exchanges + 1, "no Page's token is exchanged");

        // Nothing is left to do.
        sandbox.sixty(&["extend", "--within", "30"]).ended(0);
        assert_eq!(sandbox.calls("me/accounts"), lists + 1);
        assert_eq!(tokens(&sandbox), after);
        assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn also_when_only_the_parent_is_named_or_a_new_token_of_it_is_added() {
    let sandbox = with_pages(Sandbox::set(), PageTokens::Endless);
    let first = tokens(&sandbox);
    sandbox.pass_days(40);

    let results = sandbox.sixty(&["extend", SYSTEM_USER]).ended(0)["results"].clone();

    assert_eq!(results.as_array().unwrap().len(), 1, "{results}");
    let second = tokens(&sandbox);
    assert!(first.iter().zip(&second).all(|(old, new)| old != new));
    sandbox.pass_days(10);
    let newer = sandbox.system_token(Lifetime::Ninety);
    let said = run(sandbox.command().args(["import"]), &newer);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains(BAKERY), "{}", said.stderr);
    let third = tokens(&sandbox);
    assert!(second.iter().zip(&third).all(|(old, new)| old != new));
    assert_eq!(sandbox.read("site.env"), format!("BAKERY={}\nSPA={}\n", third[0], third[1]));
}

#[test]
fn pages_that_died_with_their_parent_live_again_with_its_next_token() {
    let sandbox = with_pages(Sandbox::set(), PageTokens::EndWithParent);
    sandbox.pass_days(61);
    let dead = sandbox.sixty(&["check"]).ended(3)["results"].clone();
    for name in [BAKERY, SPA] {
        let problem = &named(&dead, name)["problem"];
        assert_eq!((text(problem, "code"), text(problem, "action")), ("x.expired", "open_meta"), "{problem}");
        assert!(text(problem, "message").contains("Business settings"), "{problem}");
    }

    sandbox.sixty_with(&["import"], &sandbox.system_token(Lifetime::Long)).ended(0);

    for name in [BAKERY, SPA] {
        assert_eq!(text(&sandbox.account(name), "status"), "good", "{name}");
    }
    assert!(tokens(&sandbox).iter().all(|token| sandbox.works(token)));
}

#[test]
fn a_page_that_is_not_named_any_more_keeps_its_token_and_says_so_and_the_others_go_on() {
    let sandbox = with_pages(Sandbox::set(), PageTokens::Endless);
    let before = tokens(&sandbox);
    sandbox.pass_days(40);
    sandbox.practice.fault(BAKERY, "me", Some("f-2-temporary"), None).unwrap();

    let results = sandbox.sixty(&["extend", "--all"]).json()["results"].clone();

    assert_eq!(text(named(&results, BAKERY), "outcome"), "retry_later");
    assert_eq!(text(named(&results, SPA), "outcome"), "not_due");
    let after = tokens(&sandbox);
    assert_eq!(after[0], before[0]);
    assert_ne!(after[1], before[1]);
    sandbox.practice.fault("*", "*", None, None).unwrap();

    let reached = sandbox.sixty(&["extend", "--all"]);
    assert_ne!(tokens(&sandbox)[0], before[0], "{}", reached.stderr);

    // And one that the next token does not reach: the Page was not assigned on the day on which it was made.
    let kept = tokens(&sandbox);
    let lost = SwitchOrder {
        user: Some(SYSTEM_USER.to_owned()),
        lost_pages: Some(vec![BAKERY.to_owned()]),
        ..SwitchOrder::default()
    };
    sandbox.practice.switch(&lost).unwrap();
    let token = sandbox.system_token(Lifetime::Ninety);
    sandbox.practice.switch(&SwitchOrder { lost_pages: Some(Vec::new()), ..lost }).unwrap();

    let said = run(sandbox.command().args(["import"]), &token);

    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("Give the Page to the system user"), "{}", said.stderr);
    assert_eq!(tokens(&sandbox)[0], kept[0]);
    assert_ne!(tokens(&sandbox)[1], kept[1]);
    let problem = sandbox.account(BAKERY)["problem"].clone();
    assert_eq!((text(&problem, "code"), text(&problem, "action")), ("e.useCase", "fix_setup"));
    assert_eq!(text(&sandbox.account(BAKERY), "status"), "no_end_date", "its token works");
    let lists = sandbox.calls("me/accounts");
    sandbox.sixty(&["extend"]).ended(0);
    assert_eq!(sandbox.calls("me/accounts"), lists, "it is not asked for again with the same token");
}

#[test]
fn a_persons_pages_follow_their_person_and_a_person_who_lost_one_is_told_to_log_in() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0);
    let before = tokens(&sandbox);

    sandbox.connect(F, "Mara Lind", &["--expect", "Mara Lind"]).ended(0);

    assert!(before.iter().zip(&tokens(&sandbox)).all(|(old, new)| old != new));
    let problems: Vec<Value> = sandbox.accounts().iter().map(|account| account["problem"].clone()).collect();
    assert!(problems.iter().all(Value::is_null), "{problems:?}");
}

#[test]
fn after_every_arrow_each_page_has_a_token_that_works_and_the_next_run_brings_it_to_its_place() {
    let lengths = walk(|arrow| {
        let sandbox = with_pages(Sandbox::with_own_keyring(), PageTokens::EndWithParent);
        sandbox.pass_days(40);

        let answer = run(dying(&sandbox, arrow).args(["--json", "extend", "--all"]), "");
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

        assert!(tokens(&sandbox).iter().all(|token| sandbox.works(token)), "{arrow}");
        sandbox.sixty(&["extend", "--all"]).ended(0);
        let after = tokens(&sandbox);
        assert_eq!(sandbox.read("site.env"), format!("BAKERY={}\nSPA={}\n", after[0], after[1]), "{arrow}");
        for name in [SYSTEM_USER, BAKERY, SPA] {
            let account = sandbox.account(name);
            assert!((moment(&account, "expires_at") - sandbox.now()).num_days() >= 59, "{arrow}: {account}");
            assert!(sandbox.entry(&account).get("next").is_none_or(Value::is_null), "{arrow}");
        }
        Some(())
    });
    assert!(lengths.len() >= 30, "the walk is as long as the journey: {}", lengths.len());
}

/// The system user and its two Pages, each with a line of a settings file.
fn with_pages(sandbox: Sandbox, page_tokens: PageTokens) -> Sandbox {
    let switch = SwitchOrder { page_tokens: Some(page_tokens), ..SwitchOrder::default() };
    sandbox.practice.switch(&switch).unwrap();
    let parent = sandbox.system_token(Lifetime::Long);
    sandbox.sixty_with(&["import"], &parent).ended(0);
    let file = sandbox.file("site.env", "BAKERY=\nSPA=\n");
    for (page, key) in [(BAKERY, "BAKERY"), (SPA, "SPA")] {
        sandbox.sixty_with(&["import"], &sandbox.page_token_of(&parent, page)).ended(0);
        let place = ["places", "add", "--account", page, "--key", key, "--send", "--env-file"];
        sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()).ended(0);
        assert_eq!(sandbox.account(page)["parent"], sandbox.account(SYSTEM_USER)["id"]);
    }
    sandbox
}

/// The tokens of both Pages.
fn tokens(sandbox: &Sandbox) -> [String; 2] {
    [BAKERY, SPA].map(|name| {
        let account = sandbox.account(name);
        text(&sandbox.entry(&account)["current"], "token").to_owned()
    })
}

fn named<'a>(results: &'a Value, name: &str) -> &'a Value {
    let found = results.as_array().unwrap().iter().find(|result| result["name"] == name);
    found.unwrap_or_else(|| panic!("no {name}: {results}"))
}
