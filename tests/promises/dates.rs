//! Dates that cannot be true, of a Meta whose clock, answers or inspection are mad, in the ledger, or asked for: none of
//! them decides for years, and none ends a token that works.

use serde_json::{Value, json};
use sixty_practice::Network;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, built, moment, run, text};
use sixty_tests::twisted::TwistedMeta;

#[test]
fn a_date_that_cannot_be_true_costs_its_account_alone() {
    for (column, mad) in [
        ("obtained_at", "8210266876799000"),
        ("expires_at", "8210266876799000"),
        ("expires_at", "9223372036854775807"),
        ("obtained_at", "-9223372036854775808"),
        ("login_required_by", "8210266876799000"),
        ("retry_at", "8210266876799000"),
        ("failing_since", "-8334601228800000"),
        ("checked_at", "8210266876799000"),
        ("connected_at", "8210266876799000"),
        ("problem", "'{'"),
        ("granted", "'['"),
        ("network", "'myspace'"),
    ] {
        let sandbox = Sandbox::with_vault_file();
        sandbox.connected(T, "corner.bakery");
        sandbox.connected(I, "jam.and.toast");
        let change = format!("UPDATE accounts SET {column} = {mad} WHERE network = 'threads'");
        sixty_tests::ledger::change(&sandbox.data_dir().join("practice/ledger.sqlite"), &change);

        for words in [&["status"][..], &["remind", "--dry-run"], &["check"], &["extend"]] {
            let answer = sandbox.sixty(words);
            assert_eq!(answer.code, 0, "{column} {mad} {words:?}: {}{}", answer.stdout, answer.stderr);
        }
        assert_eq!(text(&sandbox.account("jam.and.toast"), "status"), "good", "{column} {mad}");
        sandbox.sixty(&["get", "jam.and.toast"]).ended(0);
        if column != "network" {
            sandbox.sixty(&["get", "corner.bakery"]).ended(0);
        }
    }
}

#[test]
fn a_number_of_days_that_no_calendar_has_is_no_panic() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(2);
    for days in ["9223372036854775807", "-9223372036854775808", "106751991167"] {
        let answer = sandbox.sixty(&["extend", &format!("--within={days}"), "--dry-run"]);
        assert!(matches!(answer.code, 0 | 2), "{days}: {}{}", answer.stdout, answer.stderr);
    }
}

#[test]
fn a_mad_date_header_decides_nothing_and_is_said() {
    for date in [
        "Mon, 19 Jan 2037 03:14:07 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Tue, 29 Feb 10000 00:00:00 GMT",
        "+10000-02-29T00:00:00Z",
    ] {
        let sandbox = Sandbox::with_vault_file();
        let meta = due(&sandbox, I, "corner.bakery");
        meta.twist(move |_, reply| reply.date = date.to_owned());

        let result = sixty(&sandbox, &meta, &["extend"]).ended(0)["results"][0].clone();

        assert_eq!(text(&result, "outcome"), "extended", "{date}");
        let account = account(&sandbox, &meta);
        if account["expires_at"].is_null() {
            assert_eq!(text(&account["problem"], "code"), "x.clock", "{date}: {account}");
            assert_eq!(text(&account, "status"), "date_unknown");
            let next = moment(&account, "next_attempt") - sandbox.now();
            assert!(next.num_hours() <= 24, "{date}: it is asked again tomorrow: {account}");
        } else {
            // A date that is none at all: our own clock is all there is.
            assert_within_90_days(&sandbox, &account, date);
        }
        assert_eq!(sixty(&sandbox, &meta, &["get", "corner.bakery"]).code, 0, "{date}");

        meta.twist(|_, _| {});
        sandbox.pass_days(2);
        sixty(&sandbox, &meta, &["extend"]).ended(0);
        let mended = self::account(&sandbox, &meta);
        assert_eq!((text(&mended, "status"), &mended["problem"]), ("good", &Value::Null), "{date}");
        assert_within_90_days(&sandbox, &mended, date);
    }
}

#[test]
fn a_life_that_meta_never_gives_is_not_believed() {
    for (network, person, call) in [
        (T, "corner.bakery", "refresh_access_token"),
        (I, "corner.bakery", "refresh_access_token"),
        (F, "Mara Lind", "oauth/access_token"),
    ] {
        for seconds in [1_i64, 600, 400_000_000, 99_999_999_999] {
            let sandbox = Sandbox::with_vault_file();
            let meta = due(&sandbox, network, person);
            meta.twist(move |path, reply| {
                if path.ends_with(call) {
                    changed(reply, |body| body["expires_in"] = json!(seconds));
                }
            });

            sixty(&sandbox, &meta, &["extend"]);

            let said = format!("{network:?} {seconds}");
            assert_eq!(sixty(&sandbox, &meta, &["get", person]).code, 0, "{said}");
            let account = account(&sandbox, &meta);
            if !account["expires_at"].is_null() {
                assert_within_90_days(&sandbox, &account, &said);
            }
            meta.twist(|_, _| {});
            sandbox.pass_days(2);
            sixty(&sandbox, &meta, &["extend"]).ended(0);
            assert_within_90_days(&sandbox, &self::account(&sandbox, &meta), &said);
        }
    }
}

#[test]
fn an_inspection_with_mad_dates_ends_no_token_that_works() {
    for mad in [1_i64, 4_102_444_800, 253_402_300_799, 8_210_266_876_799, -1] {
        for field in ["expires_at", "issued_at", "data_access_expires_at"] {
            let sandbox = Sandbox::with_vault_file();
            let meta = due(&sandbox, T, "corner.bakery");
            meta.twist(move |path, reply| {
                if path.ends_with("debug_token") {
                    changed(reply, |body| body["data"][field] = json!(mad));
                }
            });

            for words in [&["check"][..], &["extend"], &["check"], &["status"], &["remind", "--dry-run"]] {
                let answer = sixty(&sandbox, &meta, words);
                let said = format!("{field} {mad} {words:?}: {}{}", answer.stdout, answer.stderr);
                assert_eq!(answer.code, 0, "{said}");
            }
            assert_eq!(sixty(&sandbox, &meta, &["get", "corner.bakery"]).code, 0, "{field} {mad}");
            let account = account(&sandbox, &meta);
            if !account["expires_at"].is_null() {
                assert_within_90_days(&sandbox, &account, field);
            }
        }
    }
}

#[test]
fn env_with_a_one_hour_token_is_no_comfort_whatever_the_network() {
    for network in [T, I] {
        let sandbox = Sandbox::bare();
        let token = sandbox.short_token(network, "corner.bakery");
        let file = sandbox.file(".env", format!("TOKEN={token}\n"));

        let answer = sandbox.sixty(&["env", file.to_str().unwrap()]).ended(3);

        let problem = &answer["problem"];
        assert_eq!((text(&answer, "outcome"), text(problem, "code")), ("failed", "imp.hour"), "{network:?}");
        assert_eq!(sandbox.read(".env"), format!("TOKEN={token}\n"));
    }
}

/// A sandbox with one account that is due, and a Meta that can be twisted.
fn due(sandbox: &Sandbox, network: Network, person: &str) -> TwistedMeta {
    sandbox.connected(network, person);
    sandbox.pass_days(31);
    TwistedMeta::before(sandbox)
}

fn sixty(sandbox: &Sandbox, meta: &TwistedMeta, words: &[&str]) -> Answer {
    let mut command = sandbox.command_against(built("sixty").as_path(), &meta.address);
    run(command.arg("--json").args(words), "")
}

fn account(sandbox: &Sandbox, meta: &TwistedMeta) -> Value {
    sixty(sandbox, meta, &["status"]).ended(0)["accounts"][0].clone()
}

fn assert_within_90_days(sandbox: &Sandbox, account: &Value, said: &str) {
    let left = moment(account, "expires_at") - sandbox.now();
    assert!((0..=91).contains(&left.num_days()), "{said}: {account}");
}

/// Changes the JSON of an answer that is no error.
fn changed(reply: &mut sixty_tests::twisted::Reply, change: impl Fn(&mut Value)) {
    if reply.status == 200
        && let Ok(mut body) = serde_json::from_str::<Value>(&reply.body)
    {
        change(&mut body);
        reply.body = body.to_string();
    }
}
