//! What happened, as it is looked for.

use sixty_core::history::{FORGOTTEN, KEPT_FOR, Kind};

use super::*;

const DAY: i64 = 24 * 60 * 60;

/// A second of [`moment`] at which a day begins in Greenwich.
const MIDNIGHT: i64 = 35_200;

#[test]
fn what_happened_is_read_by_account_kind_and_time_newest_first() {
    let (_folder, ledger) = fresh();
    note(&ledger, "00000001", DAY, "extended", "{}");
    note(&ledger, "00000002", 2 * DAY, "put_off", "{}");
    note(&ledger, "00000001", 3 * DAY, "checked", r#"{"works":true,"code":null}"#);
    note(&ledger, "00000001", 4 * DAY, "disconnected", "{}");
    let told = Query { kinds: &Kind::TOLD, limit: 9, ..Query::default() };

    assert_eq!(events(&ledger, &told), ["disconnected", "put_off", "extended"]);
    let own = ["00000001".to_owned()];
    assert_eq!(events(&ledger, &Query { accounts: Some(&own), ..told }), ["disconnected", "extended"]);
    assert_eq!(events(&ledger, &Query { kinds: &[Kind::Problem], ..told }), ["put_off"]);
    assert_eq!(events(&ledger, &Query { since: Some(moment(2 * DAY)), ..told }), ["disconnected", "put_off"]);
    assert_eq!(events(&ledger, &Query { accounts: Some(&[]), ..told }), [""; 0]);
}

#[test]
fn a_page_begins_where_the_one_before_it_ended_also_among_lines_of_one_moment() {
    let (_folder, ledger) = fresh();
    for number in 0..5 {
        note(&ledger, &format!("0000000{number}"), DAY, "extended", "{}");
    }
    let mut query = Query { kinds: &Kind::TOLD, limit: 2, ..Query::default() };
    let mut read = Vec::new();
    loop {
        let page = ledger.events(&query).unwrap();
        read.extend(page.iter().map(|event| event.line.account.clone().unwrap()));
        let Some(last) = page.last() else { break };
        query.older_than = Some(last.number);
    }
    assert_eq!(read, ["00000004", "00000003", "00000002", "00000001", "00000000"]);
}

#[test]
fn checks_are_counted_by_the_days_of_this_computer() {
    let (_folder, ledger) = fresh();
    let works = r#"{"works":true,"code":null}"#;
    for (account, at) in [
        ("00000001", MIDNIGHT),
        ("00000002", MIDNIGHT + 60),
        ("00000001", MIDNIGHT + 3600),
        ("00000001", MIDNIGHT + DAY - 1800),
        ("00000003", MIDNIGHT + DAY + 60),
    ] {
        note(&ledger, account, at, "checked", works);
    }
    note(&ledger, "00000002", MIDNIGHT, "checked", r#"{"works":null,"code":"x.net"}"#);
    let query = Query { kinds: &Kind::COUNTED, ..Query::default() };
    let days = |ahead| {
        let days = ledger.days(&query, moment(9 * DAY), ahead).unwrap();
        days.into_iter().map(|day| (day.kind, day.accounts)).collect::<Vec<_>>()
    };
    assert_eq!(days(0), [(Kind::Checked, 1), (Kind::Checked, 2), (Kind::Unanswered, 1)]);
    assert_eq!(days(3600), [(Kind::Checked, 2), (Kind::Checked, 2), (Kind::Unanswered, 1)]);
    let until = ledger.days(&query, moment(MIDNIGHT + 60), 0).unwrap();
    assert_eq!(until[0].last, moment(MIDNIGHT + 60));
}

#[test]
fn the_name_of_an_account_that_was_deleted_is_known_from_its_last_line() {
    let (_folder, ledger) = fresh();
    let account = bare("00000001", "1");
    ledger.keep(&account, None, &[line("00000001")], None).unwrap();
    let facts = serde_json::json!({ "name": "corner.bakery", "network": "threads" });
    let last =
        HistoryLine { at: moment(9), event: FORGOTTEN.into(), facts: facts.clone(), ..line("00000001") };
    let query = Query { kinds: &Kind::TOLD, limit: 9, ..Query::default() };
    assert_eq!(ledger.events(&query).unwrap()[0].forgotten, None);

    ledger.forget("00000001", &[last]).unwrap();

    let events = ledger.events(&query).unwrap();
    assert_eq!(events.len(), 2);
    assert!(events.iter().all(|event| event.forgotten.as_ref() == Some(&facts)), "{events:?}");
}

#[test]
fn old_history_goes_and_what_tells_the_tokens_of_an_account_stays_with_it() {
    let (_folder, ledger) = fresh();
    ledger.keep(&bare("00000001", "1"), None, &[], None).unwrap();
    let marked = r#"{"mark":"0123456789abcdef"}"#;
    for (account, event, facts) in [
        ("00000001", "connected", marked),
        ("00000001", "delivered", "{}"),
        ("00000001", "checked", "{}"),
        ("00000002", "connected", marked),
    ] {
        note(&ledger, account, DAY, event, facts);
    }
    note(&ledger, "00000001", 500 * DAY, "delivered", "{}");

    ledger.forget_history(moment(500 * DAY) - KEPT_FOR).unwrap();

    let left: Vec<(Moment, String)> =
        ledger.history("00000001", 9).unwrap().into_iter().map(|line| (line.at, line.event)).collect();
    let expected = [(moment(500 * DAY), "delivered"), (moment(DAY), "connected")];
    assert_eq!(left, expected.map(|(at, event)| (at, event.to_owned())));
    assert_eq!(ledger.history("00000002", 9).unwrap(), []);
}

/// A page of a ledger with very much in it is read by an index, whatever is looked for.
#[test]
fn no_page_reads_the_whole_history() {
    let (folder, ledger) = fresh();
    drop(ledger);
    let connection = Connection::open(folder.path().join(FILE)).unwrap();
    for (condition, index) in [
        ("kind NOT IN ('checked', 'unanswered')", "history_told"),
        ("kind = 'problem'", "history_by_kind"),
        ("kind IN (SELECT value FROM json_each('[\"checked\"]')) AND at >= 7", "history_by_kind"),
    ] {
        let explained = format!(
            "EXPLAIN QUERY PLAN SELECT * FROM history WHERE {condition} ORDER BY at DESC, id DESC LIMIT 200"
        );
        let mut select = connection.prepare(&explained).unwrap();
        let plan: Vec<String> =
            select.query_map([], |row| row.get("detail")).unwrap().collect::<Result<_, _>>().unwrap();
        assert!(plan.iter().any(|step| step.contains(index)), "{condition}: {plan:?}");
    }
}

fn events(ledger: &SqliteLedger, query: &Query<'_>) -> Vec<String> {
    ledger.events(query).unwrap().into_iter().map(|event| event.line.event).collect()
}

fn note(ledger: &SqliteLedger, account: &str, second: i64, event: &str, facts: &str) {
    let facts = serde_json::from_str(facts).unwrap();
    let line = HistoryLine { at: moment(second), account: Some(account.into()), event: event.into(), facts };
    // Without its account, because history outlives accounts.
    ledger.give(&[], &[line]).unwrap();
}
