mod history;

use std::sync::Barrier;

use sixty_core::account::{
    Kind, Linked, PageFacts, PendingKind, Permissions, SecretKeeping, Step, TokenFacts, TokenKind, Way,
};
use sixty_core::moment::Moment;
use sixty_core::places::{Handling, Progress, Reason, Restart, Target};
use sixty_core::problem::{Action, Code, Fact, FactName, Problem};

use super::*;

#[test]
fn an_account_is_read_back_as_it_was_kept() {
    let (_folder, ledger) = fresh();
    for account in [full("00000001", "1"), bare("00000002", "2")] {
        ledger.keep(&account, None, &[], None).unwrap();
        assert_eq!(ledger.account(&account.id).unwrap(), Some(account));
    }
    assert_eq!(ledger.accounts().unwrap().len(), 2);
}

#[test]
fn a_page_stays_when_the_person_it_came_from_is_forgotten() {
    let (_folder, ledger) = fresh();
    let page = Account { parent: Some("00000001".into()), ..full("00000002", "2") };
    ledger.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    ledger.keep(&page, None, &[], None).unwrap();

    ledger.forget("00000001", &[]).unwrap();

    assert_eq!(ledger.accounts().unwrap(), [Account { parent: None, version: 2, ..page }]);
}

#[test]
fn every_change_raises_the_version() {
    let (_folder, ledger) = fresh();
    let account = bare("00000001", "1");
    ledger.keep(&account, None, &[], None).unwrap();
    ledger.keep(&account, None, &[], None).unwrap();
    assert_eq!(ledger.account("00000001").unwrap().unwrap().version, 2);
}

#[test]
fn one_user_of_a_network_is_one_account() {
    let (_folder, ledger) = fresh();
    ledger.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    assert!(ledger.keep(&bare("00000002", "1"), None, &[], None).is_err());
    assert_eq!(ledger.accounts().unwrap().len(), 1);
}

#[test]
fn a_step_that_is_refused_leaves_nothing_behind() {
    let (_folder, ledger) = fresh();
    ledger.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    let attempt = ledger.begin(&attempt()).unwrap();

    assert!(ledger.keep(&bare("00000002", "1"), None, &[line("00000002")], Some(attempt)).is_err());

    assert_eq!(ledger.history("00000002", 9).unwrap(), []);
    assert_eq!(ledger.unfinished().unwrap().len(), 1);
}

#[test]
fn a_step_is_unfinished_until_its_facts_are_kept() {
    let (_folder, ledger) = fresh();
    let id = ledger.begin(&attempt()).unwrap();
    assert_eq!(ledger.unfinished().unwrap(), [Pending { id, ..attempt() }]);

    ledger.keep(&attempt().account, None, &[line("00000001")], Some(id)).unwrap();

    assert_eq!(ledger.unfinished().unwrap(), []);
    assert_eq!(ledger.history("00000001", 9).unwrap(), [line("00000001")]);
}

#[test]
fn what_another_program_wrote_is_noticed_and_what_we_wrote_is_not() {
    let (folder, ours) = fresh();
    let theirs = SqliteLedger::open(folder.path()).unwrap();
    let before = ours.changes().unwrap();

    ours.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    assert_eq!(ours.changes().unwrap(), before);

    theirs.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    assert_ne!(ours.changes().unwrap(), before);
}

#[test]
fn a_notice_is_read_back_and_can_be_taken_back() {
    let (_folder, ledger) = fresh();
    let notice = |account: &str, step, second: i64| Notice {
        account: account.into(),
        step,
        given_at: Moment::from_timestamp(second, 0).unwrap(),
    };
    let expired = [1, 2].map(|second| notice("00000001", Step::Expired, second));
    let seven = notice("00000002", Step::Days(7), 3);
    ledger.give(&expired, &[]).unwrap();
    ledger.give(&[seven.clone(), seven.clone()], &[]).unwrap();
    assert_eq!(ledger.notices().unwrap(), [&expired[..], std::slice::from_ref(&seven)].concat());

    ledger.take_back(&expired[1..]).unwrap();

    assert_eq!(ledger.notices().unwrap(), [expired[0].clone(), seven]);
}

#[test]
fn a_new_default_takes_it_from_the_others_of_its_network_alone() {
    let (_folder, ledger) = fresh();
    for (network, id) in [(Network::Threads, "1"), (Network::Instagram, "2"), (Network::Threads, "3")] {
        ledger.keep_app(&app(network, id)).unwrap();
    }
    assert_eq!(defaults(&ledger), ["2", "3"]);
    ledger.remove_app(Network::Threads, "3").unwrap();
    assert_eq!(defaults(&ledger), ["1", "2"]);
}

#[test]
fn a_place_comes_with_its_last_receipt_and_goes_with_its_account() {
    let (_folder, ledger) = fresh();
    ledger.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    ledger.keep_place(&place()).unwrap();
    for (fingerprint, reason) in [("a", None), ("b", Some(Reason::NotWritable))] {
        let receipt = Receipt {
            progress: Progress::ReadBack,
            restart: Restart::Needed,
            ..Receipt::new("0000000a", moment(3), Some(fingerprint.into()), reason)
        };
        ledger.receive(&receipt, &line("00000001")).unwrap();
        assert_eq!(ledger.places().unwrap(), [Place { last: Some(receipt), ..place() }]);
    }
    ledger.forget("00000001", &[]).unwrap();
    assert_eq!(ledger.places().unwrap(), []);
}

#[test]
fn settings_are_kept_over_a_restart() {
    let (folder, ledger) = fresh();
    ledger.set_setting("quiet", "20-8").unwrap();
    ledger.set_setting("quiet", "22-7").unwrap();
    drop(ledger);
    let again = SqliteLedger::open(folder.path()).unwrap();
    assert_eq!(again.setting("quiet").unwrap().as_deref(), Some("22-7"));
    assert_eq!(again.setting("other").unwrap(), None);
}

#[test]
fn a_ledger_of_a_newer_program_is_left_alone() {
    let (folder, ledger) = fresh();
    drop(ledger);
    Connection::open(folder.path().join(FILE)).unwrap().pragma_update(None, "user_version", 999).unwrap();
    assert_eq!(SqliteLedger::open(folder.path()).err(), Some(LedgerTrouble::Newer));
}

#[test]
fn a_ledger_that_a_newer_program_takes_over_while_it_is_open_is_neither_read_nor_written_any_more() {
    let (folder, ledger) = fresh();
    ledger.keep(&full("00000001", "1"), None, &[], None).unwrap();
    let newer = Connection::open(folder.path().join(FILE)).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();

    assert_eq!(ledger.accounts().err(), Some(LedgerTrouble::Outdated));
    assert_eq!(ledger.changes().err(), Some(LedgerTrouble::Outdated));
    assert_eq!(ledger.keep(&full("00000002", "2"), None, &[], None).err(), Some(LedgerTrouble::Outdated));
    assert_eq!(ledger.forget("00000001", &[]).err(), Some(LedgerTrouble::Outdated));
    let kept: i64 = newer.query_row("SELECT count(*) FROM accounts", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn a_damaged_file_is_said_and_never_deleted() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE), "this is no ledger, it is a letter".repeat(100)).unwrap();
    assert!(matches!(SqliteLedger::open(folder.path()), Err(LedgerTrouble::Other(_))));
    assert!(folder.path().join(FILE).exists());
}

#[cfg(unix)]
#[test]
fn a_row_that_cannot_be_read_costs_its_account_alone() {
    for (column, mad) in [
        ("network", "'myspace'"),
        ("expires_at", "9223372036854775807"),
        ("connected_at", "-9223372036854775808"),
        ("problem", "'{'"),
        ("wanted", "'['"),
    ] {
        let (folder, ledger) = fresh();
        ledger.keep(&full("00000001", "1"), None, &[], None).unwrap();
        ledger.keep(&bare("00000002", "2"), None, &[], None).unwrap();
        let other = Connection::open(folder.path().join(FILE)).unwrap();
        other.execute(&format!("UPDATE accounts SET {column} = {mad} WHERE id = '00000001'"), []).unwrap();

        let accounts = ledger.accounts().unwrap();

        assert!(accounts.contains(&ledger.account("00000002").unwrap().unwrap()), "{column}");
        assert_eq!(accounts.len(), if column == "network" { 1 } else { 2 }, "{column}");
    }
}

#[test]
fn a_date_that_cannot_be_true_is_not_known() {
    let (folder, ledger) = fresh();
    let clock: Arc<dyn Clock> = Arc::new(crate::clock::SystemClock);
    let far = clock.now() + chrono::TimeDelta::days(4_000);
    let mut account = bare("00000001", "1");
    account.token.expires_at = Some(far);
    ledger.keep(&account, None, &[], None).unwrap();
    drop(ledger);

    let ledger = SqliteLedger::open(folder.path()).unwrap().by_clock(&clock);

    assert_eq!(ledger.account("00000001").unwrap().unwrap().token.expires_at, None);
}

#[test]
fn a_ledger_that_is_made_where_there_was_one_is_marked_as_lost() {
    let (folder, ledger) = fresh();
    let mark = |ledger: &SqliteLedger| ledger.setting(rebuild::DUE).unwrap();
    assert_eq!(mark(&ledger), None, "the first one is new");
    drop(ledger);
    let losing: [fn(&Path) -> std::io::Result<()>; 2] =
        [|file| std::fs::remove_file(file), |file| std::fs::write(file, "")];
    for lose in losing {
        lose(&folder.path().join(FILE)).unwrap();
        let ledger = SqliteLedger::open(folder.path()).unwrap();
        assert_eq!(mark(&ledger).as_deref(), Some(rebuild::YES));
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, ledger) = fresh();
    ledger.set_setting("a", "b").unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
    }
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let (folder, _ledger) = fresh();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = folder.path();
            scope.spawn(move || {
                let ledger = SqliteLedger::open(path).unwrap();
                for number in 0..25 {
                    let id = format!("{writer}{number:07}");
                    ledger.keep(&bare(&id, &id), None, &[line(&id)], None).unwrap();
                }
            });
        }
    });
    assert_eq!(SqliteLedger::open(folder.path()).unwrap().accounts().unwrap().len(), 100);
}

#[test]
fn several_that_start_for_the_first_time_at_once_all_find_a_ledger() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let together = Barrier::new(8);
        std::thread::scope(|scope| {
            let start = || {
                together.wait();
                SqliteLedger::open(folder.path()).map(drop)
            };
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            starts.into_iter().for_each(|start| start.join().unwrap().unwrap());
        });
    }
}

fn fresh() -> (tempfile::TempDir, SqliteLedger) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    (folder, ledger)
}

fn defaults(ledger: &SqliteLedger) -> Vec<String> {
    ledger.apps().unwrap().into_iter().filter(|app| app.default).map(|app| app.id).collect()
}

fn attempt() -> Pending {
    Pending {
        id: 0,
        kind: PendingKind::Keep,
        started_at: moment(2),
        account: full("00000001", "1"),
        place: None,
    }
}

#[test]
fn an_account_knows_that_a_person_pastes_its_token_as_long_as_one_of_its_places_is_a_form() {
    let (_folder, ledger) = fresh();
    ledger.keep(&full("00000001", "1"), None, &[], None).unwrap();
    ledger.keep(&full("00000002", "2"), None, &[], None).unwrap();
    let by_hand = || -> Vec<bool> {
        let accounts = ledger.accounts().unwrap();
        let one = ledger.account("00000001").unwrap().unwrap();
        assert_eq!(one.by_hand, accounts[0].by_hand);
        accounts.iter().map(|account| account.by_hand).collect()
    };
    ledger.keep_place(&Place { id: "0000000b".into(), ..place() }).unwrap();
    assert_eq!(by_hand(), [false, false]);

    let target = Target::ByHand { name: "Wix".into(), link: Some("https://example.com/".into()) };
    let form = Place { target, waits_for: None, ..place() };
    ledger.keep_place(&form).unwrap();
    assert_eq!(by_hand(), [true, false]);
    assert_eq!(ledger.places_of("00000001").unwrap()[1], form);
    assert_eq!(ledger.place_at("Wix").unwrap(), None, "a name is no address");

    ledger.remove_place(&form.id).unwrap();
    assert_eq!(by_hand(), [false, false]);
}

fn line(account: &str) -> HistoryLine {
    let facts = serde_json::json!({ "expires_at": "2027-01-19T00:00:00Z" });
    HistoryLine { at: moment(1), account: Some(account.into()), event: "connected".into(), facts }
}

fn place() -> Place {
    let target = Target::EnvFile { path: "/srv/.env".into(), key: "K".into(), user_id_key: Some("U".into()) };
    let account = Some("00000001".into());
    Place {
        id: "0000000a".into(),
        account,
        waits_for: Some(Network::Threads),
        target,
        added_at: moment(1),
        handling: Handling::default(),
        last: None,
        formers: 0,
    }
}

fn app(network: Network, id: &str) -> App {
    App {
        network,
        id: id.into(),
        return_address: network.facts().return_address.clone(),
        permissions: vec!["a".into(), "b".into()],
        config_id: None,
        secret: SecretKeeping::Kept,
        default: true,
        set_at: moment(1),
    }
}

fn full(id: &str, user_id: &str) -> Account {
    let problem = Problem::new(Code::Expired, Action::Reconnect).with(FactName::Date, Fact::Date(moment(9)));
    Account {
        label: Some("Bakery".into()),
        kind: Kind::Page,
        parent: Some("00000009".into()),
        page: Some(PageFacts {
            person: Some("10220000000000001".into()),
            instagram: Some(Linked { user_id: "17841400000000001".into(), name: "corner.bakery".into() }),
            read_with: Some("0123456789abcdef".into()),
            of_business: true,
        }),
        app_id: Some("1000000001".into()),
        way: Some(Way::Quick),
        client: Some("Corner Bakery".into()),
        token: TokenFacts {
            kind: TokenKind::Long,
            obtained_at: Some(moment(1)),
            expires_at: Some(moment(2)),
            login_required_by: Some(moment(3)),
            fingerprint: "0011223344556677".into(),
        },
        permissions: Permissions { granted: Some(vec!["a".into()]), wanted: vec!["a".into(), "b".into()] },
        disconnected_at: Some(moment(5)),
        snoozed_until: Some(moment(6)),
        retry_at: Some(moment(7)),
        failing_since: Some(moment(8)),
        failures: 3,
        problem: Some(problem),
        checked_at: Some(moment(10)),
        ..bare(id, user_id)
    }
}

fn bare(id: &str, user_id: &str) -> Account {
    let token = TokenFacts {
        kind: TokenKind::Unknown,
        obtained_at: None,
        expires_at: None,
        login_required_by: None,
        fingerprint: String::new(),
    };
    let name = "corner.bakery".into();
    let account = Account::new(id.into(), Network::Threads, user_id.into(), name, token, moment(4));
    Account { version: 1, ..account }
}

fn moment(second: i64) -> Moment {
    Moment::from_timestamp_millis(1_790_000_000_000 + second * 1_000 + 123).unwrap()
}
