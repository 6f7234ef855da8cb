use std::sync::Arc;

use chrono::{FixedOffset, TimeDelta};

use super::*;
use crate::absence::Absence;
use crate::account::sample;
use crate::network::Network;
use crate::places::sample::{last_given, pasted};
use crate::places::{Credential, Reason, Target};
use crate::reminders::tests::{missed_place, switched_off};
use crate::text::Language;

const STEPS: [Step; 7] =
    [Step::TurnedOff, Step::Expired, Step::Days(14), Step::Days(0), Step::Stuck, Step::Login, Step::Place];

#[test]
fn every_step_names_its_account_or_place_in_every_language() {
    for texts in Language::ALL.map(texts) {
        for step in STEPS {
            let NoticeText { title, body } = wording(&texts).of(&Digest(vec![due(step, 9)]));
            let name = if step == Step::Place { "srv/.env" } else { "@corner.bakery" };
            assert!(title.starts_with("Practice: ") || title.starts_with("Практика: "), "{title}");
            assert!(title.contains(name) && !title.ends_with('.'), "{title}");
            assert!(!body.starts_with("n-") && body.ends_with('.'), "{body}");
        }
    }
}

#[test]
fn a_title_names_the_file_with_its_folder_and_the_sentence_says_where_it_is() {
    let said = |path: &str| {
        let mut due = due(Step::Place, 9);
        let target = Target::EnvFile { path: path.into(), key: "THREADS_TOKEN".into(), user_id_key: None };
        due.place = Some(Place { target, ..missed_place("a1b2") });
        wording(&texts(Language::English)).of(&Digest(vec![due]))
    };
    let of_a_client = said("/home/mara/clients/corner bakery/shop/.env");
    assert_eq!(of_a_client.title, "Practice: We can't find shop/.env");
    assert!(of_a_client.body.contains("/home/mara/clients/corner bakery/shop/.env"));
    assert_eq!(said("/.env").title, "Practice: We can't find .env");
    let long = said(&format!("/srv/{}/settings.env", "a".repeat(200))).title;
    assert!(long.chars().count() < 80 && long.contains("aaa/settings.env"), "{long}");
}

#[test]
fn a_file_that_missed_the_token_is_told_with_the_reason_and_what_to_do() {
    for (reason, title, deed) in [
        (Reason::Moved, "Practice: We can't find srv/.env", "show us where the file is now"),
        (Reason::NotWritable, "Practice: We may not write to srv/.env", "Allow writing"),
        (Reason::InUse, "Practice: srv/.env is in use", "Close "),
        (Reason::KeyMissing, "Practice: srv/.env has no line ", "Put the line back"),
    ] {
        let due = Due { place: Some(last_given("older", Some(reason))), ..due(Step::Place, 9) };
        let text = wording(&texts(Language::English)).of(&Digest(vec![due]));
        assert!(text.title.starts_with(title) && text.body.contains(deed), "{text:?}");
    }
}

#[test]
fn a_key_that_ends_soon_or_has_ended_is_told_with_its_place_and_its_day() {
    let key_ends = |days: i64| {
        let mut due = due(Step::Place, 40);
        due.account.token.fingerprint = "newest".into();
        let mut place = last_given("newest", None);
        place.handling.credential =
            Some(Credential { expires_at: Some(sample::now() + TimeDelta::days(days)) });
        due.place = Some(place);
        wording(&texts(Language::English)).of(&Digest(vec![due]))
    };
    let soon = key_ends(9);
    assert_eq!(soon.title, "Practice: The key for srv/.env ends on Nov 29, 2026");
    assert!(soon.body.starts_with("Make a new one there before that day."), "{}", soon.body);
    assert_eq!(key_ends(-1).title, "Practice: The key for srv/.env has ended");
}

#[test]
fn a_form_into_which_a_person_pastes_is_named_and_the_sentence_says_what_to_do() {
    let mut due = due(Step::Place, 9);
    due.place = Some(pasted("older"));
    for (texts, ready) in Language::ALL.map(texts).iter().zip(["ready for WordPress", "WordPress plugin: "]) {
        let NoticeText { title, body } = wording(texts).of(&Digest(vec![due.clone()]));
        assert!(title.contains(ready), "{title}");
        assert!(!body.starts_with("n-") && body.ends_with('.'), "{body}");
        let several = wording(texts).of(&Digest(vec![due.clone(), due.clone()]));
        assert!(several.body.contains("WordPress plugin") && several.body.contains("@corner.bakery"));
    }
}

#[test]
fn a_button_is_shown_only_where_it_does_something() {
    let texts = texts(Language::English);
    let buttons = |digest: Vec<Due>| wording(&texts).notification(&Digest(digest)).1;
    assert_eq!(buttons(vec![due(Step::Days(7), 7)]), [Button::Extend, Button::Tomorrow]);
    assert_eq!(buttons(vec![due(Step::Days(0), 0)]), [Button::Extend], "tomorrow is too late");
    assert_eq!(buttons(vec![due(Step::TurnedOff, 9)]), [Button::Tomorrow]);
    assert_eq!(buttons(vec![due(Step::Place, 9)]), []);
    assert_eq!(buttons(vec![due(Step::Days(1), 1), due(Step::Login, 9)]), [Button::Tomorrow]);
}

#[test]
fn where_facebook_wants_a_log_in_first_no_button_extends() {
    let mut due = due(Step::Days(7), 7);
    due.account.network = Network::Facebook;
    due.account.token.login_required_by = Some(sample::now() - TimeDelta::days(1));
    let texts = texts(Language::English);
    let (notification, buttons) = wording(&texts).notification(&Digest(vec![due]));
    assert_eq!(buttons, [Button::Tomorrow]);
    assert!(notification.body.ends_with("Log in once to keep it going."), "{}", notification.body);
}

#[test]
fn only_an_expired_or_turned_off_token_makes_a_sound() {
    let texts = texts(Language::English);
    let sound = |step| wording(&texts).notification(&Digest(vec![due(step, 9)])).0.sound;
    assert_eq!(STEPS.map(sound), [true, true, false, false, false, false, false]);
}

#[test]
fn the_reason_is_said_where_it_is_known() {
    let texts = texts(Language::English);
    let mut due = due(Step::Stuck, 9);
    due.reason = Some(crate::problem::Code::MetaDown);
    let NoticeText { body, .. } = wording(&texts).of(&Digest(vec![due]));
    assert_eq!(body, "Threads isn't answering well. It still works until Nov 29, 2026.");
}

#[test]
fn a_digest_counts_who_needs_the_person_as_the_window_does_and_apart_from_that_who_will() {
    let said = |needing: usize, steps: &[Step]| {
        let digest = Digest(steps.iter().map(|step| due(*step, 9)).collect());
        let texts = texts(Language::English);
        let NoticeText { title, body } = Wording { needing, ..wording(&texts) }.of(&digest);
        (title, body)
    };
    let off = Step::TurnedOff;
    let (title, body) = said(6, &[off, off, off, off]);
    assert_eq!(title, "Practice: 6 accounts need you", "two of them were told before");
    assert!(body.ends_with("And 4 more."), "{body}");
    let (title, body) = said(1, &[off, Step::Days(14), Step::Days(14), Step::Login]);
    assert_eq!(title, "Practice: 1 account needs you");
    assert!(body.ends_with("2 more will need you soon."), "{body}");
    let (title, _) = said(3, &[Step::Days(14), Step::Stuck]);
    assert_eq!(title, "Practice: 2 accounts will need you soon", "the others were told before");
}

#[test]
fn a_long_name_is_cut() {
    let mut due = due(Step::Expired, 0);
    due.account.name = "ж".repeat(99);
    let texts = texts(Language::English);
    let NoticeText { title, .. } = wording(&texts).of(&Digest(vec![due]));
    assert_eq!(title, format!("Practice: @{}… has expired", "ж".repeat(NAME_LENGTH - 2)));
}

#[test]
fn a_name_that_two_networks_have_carries_its_network() {
    let due = due(Step::Expired, 0);
    let (network, name) = (due.account.network, due.account.name.as_str());
    let other = if network == Network::Threads { Network::Instagram } else { Network::Threads };
    let texts = texts(Language::English);
    let names = Names::among([(network, name), (other, name)].into_iter());
    let NoticeText { title, .. } = Wording { names, ..wording(&texts) }.of(&Digest(vec![due.clone()]));
    assert_eq!(title, format!("Practice: @corner.bakery ({}) has expired", network.brand()));
}

fn due(step: Step, days: i64) -> Due {
    let mut account = switched_off(TimeDelta::days(days) + TimeDelta::hours(1));
    account.token.login_required_by = account.token.expires_at;
    let place = (step == Step::Place).then(|| missed_place(&account.id));
    let needs_you = matches!(step, Step::TurnedOff | Step::Expired | Step::Place);
    Due { account, step, needs_you, days_left: Some(days), place, reason: None }
}

#[test]
fn after_an_absence_one_notification_says_what_was_made_up_for_and_what_expired_meanwhile() {
    let since = sample::now() - TimeDelta::days(18);
    let absence = Absence::ending(Some(since), sample::now()).unwrap();
    let gone = |name: &str| {
        let mut due = due(Step::Expired, 9);
        due.account.name = name.to_owned();
        due.account.token.expires_at = Some(sample::now() - TimeDelta::days(2));
        due
    };
    let said = |digest: &[Due], extended, hide_names, language| {
        let (texts, back) = (texts(language), Some(Return { absence, extended }));
        Wording { back, hide_names, practice: false, ..wording(&texts) }
            .notification(&Digest(digest.to_vec()))
            .0
    };
    let one = said(&[gone("jam")], 3, false, Language::English);
    assert_eq!(one.title, "We're back after 18 days");
    assert_eq!(one.body, "3 tokens extended. @jam expired while this computer was off.");
    assert!(one.buttons.is_empty() && one.sound);
    let several = [gone("jam"), gone("tea"), gone("oat"), due(Step::Days(3), 3)];
    assert_eq!(
        said(&several, 0, false, Language::English).body,
        "@jam expired while this computer was off. @tea expired while this computer was off. And 1 more. \
            1 more will need you soon."
    );
    assert_eq!(said(&several, 1, true, Language::English).body, "1 token extended. 3 accounts need you.");
    let russian = said(&[gone("jam")], 3, false, Language::Russian);
    assert!(russian.title.contains("18 дней") && russian.body.contains("3 токена"), "{russian:?}");
}

fn wording(texts: &Texts) -> Wording<'_> {
    Wording {
        texts,
        now: sample::now(),
        practice: true,
        hide_names: false,
        needing: 0,
        back: None,
        names: Names::default(),
    }
}

fn texts(language: Language) -> Texts {
    let greenwich = FixedOffset::east_opt(0).unwrap();
    Texts::new(language, Arc::new(move |_| greenwich))
}
