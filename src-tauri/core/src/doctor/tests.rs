use super::sample::{folder, greeted, nothing_begins, texts, well};
use super::*;
use crate::account::sample::now;
use crate::ports::{Cause, DiskTrouble};
use crate::problem::{Action, Case, Code};
use crate::text::Language;

#[test]
fn all_is_well_where_nothing_is_found() {
    let checks = checks(&well());

    assert!(checks.iter().all(|check| check.ok() == Some(true)), "{checks:#?}");
    assert_eq!(worst(&checks), None);
    let order = checks.iter().map(|check| check.subject.key()).collect::<Vec<_>>();
    assert_eq!(
        order,
        [
            "clock",
            "internet",
            "vault",
            "port",
            "meta",
            "places",
            "notifications",
            "tray",
            "autostart",
            "disk",
            "ledger"
        ]
    );
}

#[test]
fn a_check_has_a_remedy_exactly_where_something_is_wrong() {
    for facts in all_found() {
        for check in checks(&facts) {
            assert_eq!(check.remedy().is_some(), check.ok() == Some(false), "{check:?}");
            for language in Language::ALL {
                let texts = texts(language);
                let said = [Some(check.line.text(&texts)), check.remedy().map(|remedy| remedy.text(&texts))];
                for said in said.into_iter().flatten() {
                    assert!(!said.is_empty() && !said.starts_with("doctor-"), "{said}");
                    assert!(!said.contains("..") && !said.contains('{'), "{said}");
                }
            }
        }
    }
}

#[test]
fn each_cause_is_found_by_its_check_and_weighs_what_it_keeps_from_working() {
    let cases: [(Facts, &str, Wrong); 19] = [
        (Facts { greetings: greeted(6), ..well() }, "clock", Wrong::Person),
        (Facts { greetings: greeted(-60 * 30), ..well() }, "clock", Wrong::Person),
        (unreached(Trouble::NoConnection(Cause::Dns)), "internet", Wrong::Network),
        (unreached(Trouble::NoConnection(Cause::Proxy)), "internet", Wrong::Network),
        (unreached(Trouble::TimedOut), "internet", Wrong::Network),
        (unreached(Trouble::NoConnection(Cause::Tls)), "meta", Wrong::Network),
        (unreached(Trouble::NoConnection(Cause::NoRoots)), "meta", Wrong::Network),
        (unreached(Trouble::NoConnection(Cause::Reset)), "meta", Wrong::Network),
        (unreached(Trouble::Unreadable { http_status: 200 }), "meta", Wrong::Network),
        (unreached(Trouble::Refused(Box::default())), "meta", Wrong::Network),
        (Facts { vault: Err(VaultTrouble::Locked), ..well() }, "vault", Wrong::Vault),
        (Facts { vault: Err(VaultTrouble::Refused("no".into())), ..well() }, "vault", Wrong::Vault),
        (Facts { without_token: vec!["@corner.bakery".into()], ..well() }, "vault", Wrong::Person),
        (Facts { ports: vec![(16060, PortState::Taken(None))], ..well() }, "port", Wrong::Person),
        (Facts { notifications: OnDesktop::Missing, ..well() }, "notifications", Wrong::Person),
        (Facts { at_login: nothing_begins(true), ..well() }, "autostart", Wrong::Person),
        (Facts { folder: folder(Some(DiskTrouble::Full)), ..well() }, "disk", Wrong::Broken),
        (Facts { folder: folder(Some(DiskTrouble::Little)), ..well() }, "disk", Wrong::Person),
        (Facts { ledger: LedgerState::Newer, ..well() }, "ledger", Wrong::Broken),
    ];
    for (facts, subject, wrong) in cases {
        let found = checks(&facts);
        let failing: Vec<&Check> = found.iter().filter(|check| check.ok() == Some(false)).collect();
        assert_eq!(failing.len(), 1, "{failing:#?}");
        assert_eq!((failing[0].subject.key(), failing[0].wrong_with()), (subject, Some(wrong)));
        assert_eq!(worst(&found), Some(wrong));
    }
}

#[test]
fn the_worst_decides_in_the_order_of_the_contract() {
    let offline = unreached(Trouble::NoConnection(Cause::Dns));
    let busy = Facts { ports: vec![(16060, PortState::Taken(None))], ..offline.clone() };
    let locked = Facts { vault: Err(VaultTrouble::Locked), ..busy.clone() };
    let full = Facts { folder: folder(Some(DiskTrouble::Full)), ..locked.clone() };
    let worst = [offline, busy, locked, full].map(|facts| worst(&checks(&facts)));
    assert_eq!(worst, [Wrong::Network, Wrong::Person, Wrong::Vault, Wrong::Broken].map(Some));
}

#[test]
fn what_cannot_be_judged_here_is_no_failure() {
    let server = Facts {
        notifications: OnDesktop::Unknown,
        tray: OnDesktop::Unknown,
        at_login: nothing_begins(false),
        places: None,
        ..unreached(Trouble::NoConnection(Cause::Dns))
    };
    let found = checks(&server);
    for subject in ["clock", "meta", "places", "notifications", "tray", "autostart"] {
        let check = found.iter().find(|check| check.subject.key() == subject).unwrap();
        assert_eq!(check.ok(), None, "{check:?}");
    }
}

#[test]
fn a_few_minutes_of_the_clock_are_no_trouble() {
    for minutes in [-5, 0, 5] {
        assert_eq!(ok(&Facts { greetings: greeted(minutes), ..well() }, "clock"), Some(true));
    }
    let undated = Greeting { date: None, came_at: now() };
    let facts = Facts { greetings: vec![(Network::Threads, Ok(undated))], ..well() };
    assert_eq!((ok(&facts, "clock"), ok(&facts, "meta")), (None, Some(true)));
}

#[test]
fn what_a_person_switched_off_is_not_missed() {
    let settings = Settings { notify: false, show_tray: false, ..Settings::default() };
    let facts = Facts { settings, notifications: OnDesktop::Missing, tray: OnDesktop::Missing, ..well() };
    assert_eq!((ok(&facts, "notifications"), ok(&facts, "tray")), (Some(true), Some(true)));
}

#[test]
fn nothing_has_to_start_for_nobody() {
    for accounts in [None, Some(0)] {
        assert_eq!(ok(&Facts { accounts, at_login: nothing_begins(true), ..well() }, "autostart"), None);
    }
    let untold = AtLogin { program: None, ..nothing_begins(true) };
    assert_eq!(ok(&Facts { at_login: untold, ..well() }, "autostart"), None);
    let keeper = AtLogin { keeper: true, ..nothing_begins(false) };
    assert_eq!(ok(&Facts { at_login: keeper, ..well() }, "autostart"), Some(true));
}

#[test]
fn the_port_is_not_judged_while_the_list_cannot_be_read() {
    let unread = Facts { ports: Vec::new(), accounts: None, ..well() };
    let elsewhere = Facts { ports: Vec::new(), ..well() };

    assert_eq!((ok(&unread, "port"), ok(&elsewhere, "port")), (None, Some(true)));
}

#[test]
fn a_log_in_of_our_own_may_have_the_port() {
    let ports = vec![(16060, PortState::Ours), (16061, PortState::Free)];
    let facts = Facts { ports, ..well() };
    assert_eq!(ok(&facts, "port"), Some(true));
    assert!(line(&facts, "port").contains("16060"));
    assert_eq!(ok(&Facts { ports: Vec::new(), ..well() }, "port"), Some(true));
    let ports = vec![(16060, PortState::Free), (16061, PortState::Taken(Some("nginx".into())))];
    let facts = Facts { ports, ..well() };
    assert!(line(&facts, "port").starts_with("nginx uses port 16061"), "{}", line(&facts, "port"));
}

#[test]
fn the_first_place_is_named_and_the_others_are_counted() {
    let place = |obstacle| PlaceFacts { place: "/srv/.env".into(), line: Some("TOKEN".into()), obstacle };
    let places = vec![place(None), place(Some(Reason::Moved)), place(Some(Reason::KeyTwice))];
    let facts = Facts { places: Some(places), ..well() };
    assert_eq!(line(&facts, "places"), "/srv/.env is not there. 1 more place has trouble.");
}

/// Every answer that something can give, one at a time.
fn all_found() -> Vec<Facts> {
    let mut all = vec![well()];
    let line =
        |reason| PlaceFacts { place: "/srv/.env".into(), line: Some("TOKEN".into()), obstacle: Some(reason) };
    let secret =
        |reason| PlaceFacts { place: "corner/site → T".into(), line: None, obstacle: Some(reason) };
    for reason in [
        Reason::Moved,
        Reason::Changed,
        Reason::NotWritable,
        Reason::InUse,
        Reason::KeyMissing,
        Reason::KeyTwice,
        Reason::NotYet,
    ] {
        all.push(Facts { places: Some(vec![line(reason), line(reason)]), ..well() });
    }
    for reason in [
        Reason::HookFailed,
        Reason::Refused,
        Reason::Unreachable,
        Reason::Credential,
        Reason::ByHand,
        Reason::NotYet,
    ] {
        all.push(Facts { places: Some(vec![secret(reason)]), ..well() });
    }
    for cause in
        [Cause::Dns, Cause::Refused, Cause::Tls, Cause::NoRoots, Cause::Proxy, Cause::Reset, Cause::Other]
    {
        all.push(unreached(Trouble::NoConnection(cause)));
        all.push(Facts { meta: MetaMeant::Elsewhere, ..unreached(Trouble::NoConnection(cause)) });
    }
    all.push(unreached(Trouble::TimedOut));
    all.push(unreached(Trouble::Unreadable { http_status: 502 }));
    all.push(unreached(Trouble::Ours(crate::ports::Mistake::Client)));
    let broken = Problem::new(Code::Ledger, Action::Report).because(Case::PracticeBroken);
    all.push(Facts { meta: MetaMeant::NotStarted(broken), greetings: Vec::new(), ..well() });
    for meta in [MetaMeant::BuiltIn, MetaMeant::Elsewhere] {
        all.push(Facts { meta, ..well() });
    }
    for minutes in [7, -7, 60 * 30] {
        all.push(Facts { greetings: greeted(minutes), ..well() });
    }
    for trouble in [
        VaultTrouble::Locked,
        VaultTrouble::Missing,
        VaultTrouble::NoKeyring,
        VaultTrouble::Asking,
        VaultTrouble::Denied,
        VaultTrouble::NoneOfOurs,
        VaultTrouble::WrongPassphrase,
        VaultTrouble::NoPassphrase("the passphrase file is empty".into()),
        VaultTrouble::Unclear("two entries have the same name".into()),
        VaultTrouble::Damaged,
        VaultTrouble::Refused("the passphrase file is empty".into()),
    ] {
        all.push(Facts { vault: Err(trouble), ..well() });
    }
    all.push(Facts { without_token: vec!["@a".into(), "@b".into(), "@c".into()], ..well() });
    for state in [PortState::Ours, PortState::Taken(Some("nginx".into())), PortState::Refused("no".into())] {
        all.push(Facts { ports: vec![(80, state)], ..well() });
    }
    for (has_desktop, program) in [(true, Some(false)), (true, None), (false, Some(false))] {
        all.push(Facts { at_login: AtLogin { program, ..nothing_begins(has_desktop) }, ..well() });
    }
    for found in [OnDesktop::Missing, OnDesktop::Unknown] {
        all.push(Facts { notifications: found, tray: found, ..well() });
    }
    for trouble in [DiskTrouble::Full, DiskTrouble::Little, DiskTrouble::ReadOnly("/data".into())] {
        all.push(Facts { folder: DataFolder::Absent(Some(trouble.clone())), ..well() });
        all.push(Facts { folder: folder(Some(trouble)), ..well() });
    }
    all.push(Facts { ports: Vec::new(), accounts: None, ..well() });
    for ledger in [
        LedgerState::None,
        LedgerState::Lost,
        LedgerState::Newer,
        LedgerState::Damaged("file is not a database".into()),
    ] {
        all.push(Facts { ledger, ..well() });
    }
    let open = DataFolder::Used { path: "/data".into(), is_ours_alone: false, trouble: None };
    all.push(Facts { folder: open, ..well() });
    all
}

fn unreached(trouble: Trouble) -> Facts {
    Facts { greetings: vec![(Network::Threads, Err(trouble))], ..well() }
}

fn ok(facts: &Facts, subject: &str) -> Option<bool> {
    checks(facts).iter().find(|check| check.subject.key() == subject).unwrap().ok()
}

fn line(facts: &Facts, subject: &str) -> String {
    let found = checks(facts);
    found.iter().find(|check| check.subject.key() == subject).unwrap().line.text(&texts(Language::English))
}
