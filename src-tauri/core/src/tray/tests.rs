use std::sync::Arc;

use chrono::FixedOffset;

use super::*;
use crate::account::Kind;
use crate::face::{ChosenAccounts, Desktop, Head, Intent, Permissions, Practice, Setup};
use crate::moment::Moment;
use crate::network::Network;
use crate::settings::Settings;
use crate::text::Language;

#[test]
fn trouble_stands_first_with_what_helps() {
    let snapshot = snapshot(vec![
        account("corner.bakery", Status::Expired),
        Account { expires_at: Some(at("2026-11-30T08:00:00Z")), ..account("jam.and.toast", Status::Soon) },
        account("blue.door", Status::Good),
    ]);
    let tray = tray(&snapshot, &english());
    assert_eq!(
        tray,
        Tray {
            icon: Icon::NeedsYou,
            tooltip: "1 account needs you".into(),
            menu: vec![
                news("1 account needs you"),
                news("Checked today at 12:41 PM"),
                Item::Separator,
                more(
                    "@corner.bakery: expired",
                    vec![
                        pick("Reconnect…", Act::Reconnect("id-corner.bakery".into())),
                        pick("Details", Act::Details("id-corner.bakery".into())),
                        pick("Remind me tomorrow", Act::RemindTomorrow("id-corner.bakery".into())),
                    ],
                ),
                more(
                    "@jam.and.toast: 9 days left",
                    vec![
                        pick("Extend Token", Act::Extend("id-jam.and.toast".into())),
                        pick("Details", Act::Details("id-jam.and.toast".into())),
                        pick("Remind me tomorrow", Act::RemindTomorrow("id-jam.and.toast".into())),
                    ],
                ),
                Item::Choice(pick("Show all 3 accounts…", Act::Open)),
                Item::Separator,
                Item::Choice(pick("Extend all tokens that can be extended (2)", Act::ExtendAll)),
                Item::Choice(pick("Check now", Act::Check)),
                pause(),
                Item::Separator,
                Item::Choice(pick("Open Sixty", Act::Open)),
                Item::Choice(pick("Settings…", Act::Settings)),
                Item::Choice(pick("Quit Sixty", Act::Quit)),
            ],
        }
    );
}

#[test]
fn while_all_is_well_no_account_is_named_but_the_next_that_extends_by_itself() {
    let mut snapshot =
        snapshot(vec![account("harbor.spa", Status::Good), account("blue.door", Status::Good)]);
    snapshot.head.next_by_itself = Some(("id-harbor.spa".into(), at("2026-12-03T09:00:00Z")));
    assert_eq!(
        tray(&snapshot, &english()),
        Tray {
            icon: Icon::Ok,
            tooltip: "All 2 accounts are good".into(),
            menu: vec![
                Item::Choice(pick("All 2 accounts are good", Act::Activity)),
                news("Next: we extend @harbor.spa on Dec 3, 2026"),
                Item::Separator,
                Item::Choice(pick("Extend all tokens that can be extended (2)", Act::ExtendAll)),
                Item::Choice(pick("Check now", Act::Check)),
                pause(),
                Item::Separator,
                Item::Choice(pick("Open Sixty", Act::Open)),
                Item::Choice(pick("Settings…", Act::Settings)),
                Item::Choice(pick("Quit Sixty", Act::Quit)),
            ],
        }
    );
}

#[test]
fn before_the_first_account_there_is_only_the_way_into_the_window() {
    assert_eq!(
        tray(&snapshot(Vec::new()), &russian()),
        Tray {
            icon: Icon::Ok,
            tooltip: "Аккаунтов пока нет".into(),
            menu: vec![
                news("Аккаунтов пока нет"),
                Item::Separator,
                Item::Choice(pick("Открыть Sixty", Act::Open)),
                Item::Choice(pick("Настройки…", Act::Settings)),
                Item::Choice(pick("Завершить Sixty", Act::Quit)),
            ],
        }
    );
}

#[test]
fn five_accounts_at_most_are_named_and_the_way_to_all_is_shown() {
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let snapshot = snapshot(names.map(|name| account(name, Status::TurnedOff)).to_vec());
    let menu = tray(&snapshot, &english()).menu;
    let named = menu.iter().filter(|item| matches!(item, Item::More(line, _) if line.starts_with('@')));
    assert_eq!(named.count(), 5);
    assert!(menu.contains(&Item::Choice(pick("Show all 7 accounts…", Act::Open))));
}

#[test]
fn an_ampersand_in_a_name_is_shown_and_marks_no_letter() {
    let page = Account {
        network: Network::Facebook,
        kind: Kind::Page,
        ..account("Jam & Toast_Co", Status::Expired)
    };
    let menu = tray(&snapshot(vec![page]), &english()).menu;
    assert!(
        menu.iter().any(|item| matches!(item, Item::More(label, _) if label == "Jam && Toast_Co: expired")),
        "{menu:?}"
    );
}

#[test]
fn the_first_line_and_the_icon_say_the_worst() {
    let two = |status| snapshot(vec![account("a", status), account("b", Status::Good)]);
    let mut working = two(Status::Soon);
    working.accounts[0].work = Some(Work::Extending);
    let mut offline = working.clone();
    offline.head.offline_since = Some(at("2026-11-20T08:42:00Z"));
    let mut paused = two(Status::Good);
    paused.head.paused_until = Some(at("2026-11-23T00:00:00Z"));
    let mut trouble = two(Status::NotDelivered);
    trouble.head.offline_since = offline.head.offline_since;
    let shut = |vault| {
        let mut shut = trouble.clone();
        shut.head.vault = vault;
        shut
    };
    let table = [
        (two(Status::Good), Icon::Ok, "All 2 accounts are good"),
        (two(Status::NoEndDate), Icon::Ok, "All 2 accounts are good"),
        (two(Status::Soon), Icon::Soon, "1 account expires soon"),
        (paused, Icon::Offline, "Reminders paused until Nov 23, 2026"),
        (working, Icon::Working, "Extending 1 token…"),
        (offline, Icon::Offline, "Offline since today at 10:42 AM"),
        (shut(VaultState::Open), Icon::NeedsYou, "1 account needs you"),
        (shut(VaultState::Locked), Icon::NeedsYou, "Your password vault is locked"),
        (shut(VaultState::Asking), Icon::NeedsYou, "Your computer asks for the password of your vault"),
        (shut(VaultState::Missing), Icon::NeedsYou, "No password vault found"),
        (shut(VaultState::NoneOfOurs), Icon::NeedsYou, "This password vault has none of your tokens"),
        (shut(VaultState::Denied), Icon::NeedsYou, "Your password vault can't be used"),
    ];
    for (snapshot, icon, line) in table {
        let tray = tray(&snapshot, &english());
        assert_eq!((tray.icon, tray.tooltip.as_str()), (icon, line));
        let is_calm = matches!(snapshot.accounts[0].status, Status::Good | Status::NoEndDate);
        let leads = Item::Choice(pick(line, Act::Activity));
        assert_eq!(tray.menu[0], if is_calm { leads } else { news(line) });
    }
}

#[test]
fn being_offline_is_said_beside_what_is_worse() {
    let mut snapshot = snapshot(vec![account("a", Status::Expired)]);
    snapshot.head.offline_since = Some(at("2026-11-20T08:42:00Z"));
    assert_eq!(
        tray(&snapshot, &english()).menu[..2],
        [news("1 account needs you"), news("Offline since today at 10:42 AM")]
    );
}

#[test]
fn reminders_that_are_paused_can_be_had_again() {
    let mut snapshot = snapshot(vec![account("a", Status::Expired)]);
    snapshot.head.paused_until = Some(at("2026-11-23T00:00:00Z"));
    let tray = tray(&snapshot, &english());
    assert_eq!(tray.icon, Icon::NeedsYou);
    assert_eq!(tray.menu[1], news("Reminders paused until Nov 23, 2026"));
    assert!(
        tray.menu.contains(&Item::Choice(pick("Resume reminders", Act::Resume)))
            && !tray.menu.contains(&pause())
    );
}

#[test]
fn practice_says_so_first_and_then_how_things_stand() {
    let mut snapshot = snapshot(vec![account("a", Status::Expired)]);
    snapshot.head.practice = Some(Practice::default());
    let tray = tray(&snapshot, &english());
    assert_eq!((tray.icon, tray.tooltip.as_str()), (Icon::Practice, "Practice mode"));
    assert_eq!(tray.menu[..3], [news("Practice mode"), news("1 account needs you"), Item::Separator]);
}

#[test]
fn what_extending_does_not_move_is_reconnected() {
    let login = Account {
        network: Network::Facebook,
        expires_at: Some(at("2027-01-10T00:00:00Z")),
        login_required_by: Some(at("2026-11-21T00:00:00Z")),
        ..account("Blue Door", Status::Soon)
    };
    let menu = tray(&snapshot(vec![login]), &english()).menu;
    let Some(Item::More(label, choices)) = menu.iter().find(|item| matches!(item, Item::More(..))) else {
        panic!("no account in {menu:?}")
    };
    assert_eq!(label, "Blue Door: expires today");
    assert_eq!(choices[0], pick("Reconnect…", Act::Reconnect("id-Blue Door".into())));
}

#[test]
fn an_account_that_was_put_off_does_not_offer_it_again() {
    let put_off =
        Account { snoozed_until: Some(at("2026-11-21T10:00:00Z")), ..account("a", Status::NotDelivered) };
    let menu = tray(&snapshot(vec![put_off]), &english()).menu;
    assert!(menu.contains(&more("@a: not delivered", vec![pick("Details", Act::Details("id-a".into()))])));
}

#[test]
fn a_token_that_is_dead_endless_or_too_young_is_not_among_those_that_can_be_extended() {
    let young = Account { extend_from: Some(at("2026-11-21T00:00:00Z")), ..account("young", Status::Good) };
    let endless = Account { token_kind: TokenKind::Endless, ..account("endless", Status::NoEndDate) };
    let dead = account("dead", Status::Expired);
    let snapshot = snapshot(vec![dead, young, endless, account("able", Status::Good)]);
    assert_eq!(
        consequence(&Act::ExtendAll, &snapshot),
        Some(Consequence::Ask(Intent::Extend { who: ChosenAccounts::These(vec!["id-able".into()]) }))
    );
}

#[test]
fn a_click_becomes_an_intent_or_a_page() {
    let snapshot = snapshot(vec![account("a", Status::Soon)]);
    let id = || "id-a".to_owned();
    let connect = Intent::Connect {
        network: Network::Threads,
        expect: Some("a".into()),
        account: Some(id()),
        pages: false,
    };
    let later = Intent::RemindLater { account: id(), until: at("2026-11-21T10:41:00Z").moment() };
    let table = [
        (Act::Reconnect(id()), Consequence::AskAndShow(connect, Page::Any)),
        (Act::Extend(id()), Consequence::Ask(Intent::Extend { who: ChosenAccounts::These(vec![id()]) })),
        (Act::Details(id()), Consequence::Show(Page::Account(id()))),
        (Act::RemindTomorrow(id()), Consequence::Ask(later)),
        (Act::Check, Consequence::Ask(Intent::Check { who: ChosenAccounts::All })),
        (Act::Pause(Pause::Today), Consequence::Ask(Intent::PauseReminders { span: Pause::Today })),
        (Act::Resume, Consequence::Ask(Intent::ResumeReminders)),
        (Act::AddAccount, Consequence::Show(Page::Connect)),
        (Act::Activity, Consequence::Show(Page::Activity)),
        (Act::Open, Consequence::Show(Page::Any)),
        (Act::Settings, Consequence::Show(Page::Settings)),
        (Act::Quit, Consequence::Ask(Intent::Quit)),
    ];
    for (act, expected) in table {
        assert_eq!(consequence(&act, &snapshot), Some(expected));
    }
    assert_eq!(consequence(&Act::Extend("gone".into()), &snapshot), None);
}

#[test]
fn an_act_is_found_again_by_its_name() {
    let id = || "00c0ffee".to_owned();
    let acts = [
        Act::Reconnect(id()),
        Act::Extend(id()),
        Act::Details(id()),
        Act::RemindTomorrow(id()),
        Act::ExtendAll,
        Act::Check,
        Act::Pause(Pause::Today),
        Act::Pause(Pause::ThreeDays),
        Act::Pause(Pause::UntilMonday),
        Act::Resume,
        Act::AddAccount,
        Act::Activity,
        Act::Open,
        Act::Settings,
        Act::Quit,
    ];
    for act in acts {
        assert_eq!(Act::from_id(&act.id()), Some(act));
    }
    assert_eq!(Act::from_id("something else"), None);
}

fn at(text: &str) -> Time {
    text.parse::<Moment>().unwrap().into()
}

fn news(text: &str) -> Item {
    Item::News(text.into())
}

fn more(text: &str, choices: Vec<Choice>) -> Item {
    Item::More(text.into(), choices)
}

fn pick(label: &str, act: Act) -> Choice {
    Choice { label: label.into(), act }
}

fn english() -> Texts {
    texts(Language::English)
}

fn russian() -> Texts {
    texts(Language::Russian)
}

fn texts(language: Language) -> Texts {
    Texts::new(language, Arc::new(|_| FixedOffset::east_opt(2 * 3600).unwrap()))
}

/// At 12:41 in a zone two hours east of Greenwich, Meta having just answered.
fn snapshot(accounts: Vec<Account>) -> Snapshot {
    let needs_you = accounts.iter().filter(|account| account.status.needs_a_person()).count();
    Snapshot {
        head: Head {
            version: 1,
            now: at("2026-11-20T10:41:00Z"),
            language: "en".into(),
            practice: None,
            vault: VaultState::Open,
            vault_asks: false,
            offline_since: None,
            paused_until: None,
            reminder_unseen: false,
            checked_at: Some(at("2026-11-20T10:41:00Z")),
            needs_you: u32::try_from(needs_you).unwrap(),
            next_by_itself: None,
            apps: Vec::new(),
            setup: Setup::default(),
            return_addresses: crate::face::build::return_addresses(&[]),
            together: None,
            disconnected: Vec::new(),
            attempt: None,
            import: None,
            client_message: None,
            backup: None,
            forecast: None,
            exported: None,
            check_up: None,
            handover: None,
            to_send: Vec::new(),
            for_others: Vec::new(),
            taken: None,
            reading: None,
            new_place: None,
            waiting: Vec::new(),
            file_over: false,
            history: None,
            activity: None,
            catch_up: None,
            old_token: None,
            problem: None,
            pasted: None,
            settings: Settings::default(),
            desktop: Desktop { start_at_login: true, has_tray: true, program_version: "0.1.0".into() },
            trust: None,
            question: None,
        },
        accounts,
    }
}

fn pause() -> Item {
    more(
        "Pause reminders",
        vec![
            pick("For today", Act::Pause(Pause::Today)),
            pick("For 3 days", Act::Pause(Pause::ThreeDays)),
            pick("Until Monday", Act::Pause(Pause::UntilMonday)),
        ],
    )
}

fn account(name: &str, status: Status) -> Account {
    Account {
        id: format!("id-{name}"),
        network: Network::Threads,
        name: name.into(),
        label: None,
        client: None,
        user_id: "1".into(),
        kind: Kind::Profile,
        app_id: None,
        way: None,
        logs_in: true,
        auto_extend: true,
        status,
        token_kind: TokenKind::Long,
        work: None,
        connected_at: at("2026-10-01T00:00:00Z"),
        obtained_at: Some(at("2026-10-01T00:00:00Z")),
        expires_at: Some(at("2027-01-10T00:00:00Z")),
        login_required_by: None,
        extend_from: Some(at("2026-10-02T00:00:00Z")),
        next_attempt: None,
        failing_since: None,
        snoozed_until: None,
        permissions: Permissions { granted: None, missing: Vec::new() },
        places: Vec::new(),
        problem: None,
        outcome: None,
    }
}
