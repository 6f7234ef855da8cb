//! Taking over tokens that a person already has.

use std::os::unix::fs::symlink;

use serde_json::Value;
use sixty_practice::{Lifetime, TokenOrder};
use sixty_tests::sandbox::{F, I, Sandbox, T, run, text};

#[test]
fn a_pasted_token_is_cleaned_recognised_and_never_refreshed() {
    let sandbox = Sandbox::set();
    for (network, person, wrap) in [
        (T, "corner.bakery", "THREADS_ACCESS_TOKEN=\"{}\""),
        (I, "jam.and.toast", "Authorization: Bearer {}"),
        (F, "Mara Lind", "https://graph.facebook.com/v25.0/me?fields=id&access_token={}"),
        (I, "harbor.spa", "  '{}' \r\n"),
    ] {
        let token = sandbox.token(network, person);
        let broken = token.split_at(90);
        let pasted = wrap.replace("{}", &format!("{}\n  {}", broken.0, broken.1));

        let account = sandbox.sixty_with(&["import", "--name", "mine"], &pasted).ended(0)["account"].clone();

        assert_eq!((text(&account, "name"), text(&account, "label")), (person, "mine"), "{wrap}");
        assert_eq!(sandbox.entry(&account)["current"]["token"], token.as_str());
    }
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn a_token_is_found_in_commands_json_and_whole_files() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(T, "corner.bakery");
    let json = format!(r#"{{"data":[{{"access_token":"{token}"}}]}}"#);
    for pasted in [
        format!("curl -s \\\n  -H \"Authorization: Bearer {token}\" \\\n  https://graph.threads.net/v1.0/me"),
        format!("curl -G -d fields=id --data-urlencode access_token={token} https://graph.threads.net/me"),
        json.clone(),
        serde_json::to_string(&json).unwrap(),
        format!("NAME=Corner\nTHREADS_TOKEN='{token}'\nPORT=1\n"),
        format!("\u{feff}export THREADS_TOKEN={token}"),
    ] {
        let answer = sandbox.sixty_with(&["import"], &pasted);

        assert_eq!(text(&answer.ended(0)["account"], "name"), "corner.bakery", "{pasted}");
    }
    let again = run(sandbox.command().args(["import"]), &token);
    assert!(again.stdout.contains("is here already"), "{}", again.stdout);
}

#[test]
fn what_is_no_token_gets_its_own_sentence_and_nothing_is_kept() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(I, "corner.bakery");
    let instead = [
        (token[..60].to_owned(), "imp.cut"),
        ("0123456789abcdef0123456789abcdef".to_owned(), "imp.appsecret"),
        ("1000000003|0123456789abcdef0123456789abcdef".to_owned(), "imp.apptoken"),
        ("hello there".to_owned(), "x.paste"),
        ("25212345678901201".to_owned(), "x.paste"),
        ("APP_ID=1000000001".to_owned(), "x.paste"),
        ("Bearer eyJhbGciOiJI.eyJzdWIiOiIx.c2ln".to_owned(), "x.paste"),
        ("TH|1000000001|0123456789abcdef0123456789abcdef".to_owned(), "imp.apptoken"),
        (r#"{"access_token":"THAAhalf"}"#.to_owned(), "imp.cut"),
        (format!("IGQV{}", "x".repeat(120)), "x.oldKind"),
        (format!("{}x", sandbox.token(T, "corner.bakery")), "x.paste"),
    ];
    for (pasted, code) in instead {
        let answer = sandbox.sixty_with(&["import"], &pasted);

        let problem = answer.ended(3)["problem"].clone();
        assert_eq!(text(&problem, "code"), code, "{problem}");
        assert_ne!(problem["action"], "none", "there is a way on");
        assert!(!answer.stderr.contains(&pasted) && !answer.stdout.contains(&pasted));
    }
    let other = sandbox.sixty_with(&["import", "--network", "threads"], &token);
    assert_eq!(other.ended(3)["problem"]["code"], "x.otherNetwork");
    assert_eq!(sandbox.sixty_with(&["import"], "\n").code, 2);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn a_short_lived_one_is_lengthened_with_the_secret_and_refused_without() {
    let sandbox = Sandbox::set();
    let without = Sandbox::bare();
    for (network, person) in [(T, "corner.bakery"), (F, "Mara Lind")] {
        let short = sandbox.short_token(network, person);

        let account = sandbox.sixty_with(&["import"], &short).ended(0)["account"].clone();

        assert_eq!(text(&account, "token_kind"), "long");
        assert_ne!(sandbox.entry(&account)["current"]["token"], short.as_str());
    }
    let short = without.short_token(T, "corner.bakery");
    assert_eq!(without.sixty_with(&["import"], &short).ended(3)["problem"]["code"], "imp.hour");
}

#[test]
fn an_expired_one_is_not_kept() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.pass_days(61);

    let problem = sandbox.sixty_with(&["import"], &token).ended(3)["problem"].clone();

    assert_eq!((text(&problem, "code"), text(&problem, "action")), ("imp.old", "reconnect"));
}

#[test]
fn one_that_is_here_already_changes_nothing_and_a_later_one_takes_its_place() {
    let sandbox = Sandbox::set();
    let first = sandbox.token(T, "corner.bakery");
    let account = sandbox.sixty_with(&["import"], &first).ended(0)["account"].clone();
    let before = sandbox.entry(&account);

    assert_eq!(sandbox.sixty_with(&["import"], &first).ended(0)["account"]["id"], account["id"]);
    assert_eq!(sandbox.entry(&account), before);

    sandbox.pass_days(10);
    let later = sandbox.token(T, "corner.bakery");
    assert_eq!(sandbox.sixty_with(&["import"], &later).ended(0)["account"]["id"], account["id"]);
    let after = sandbox.entry(&account);
    assert_eq!(
        (&after["current"]["token"], &after["previous"]["token"]),
        (&later.into(), &first.clone().into())
    );

    sandbox.sixty_with(&["import"], &first).ended(0);
    assert_eq!(sandbox.entry(&account), after, "an earlier one does not");
}

#[test]
fn one_without_an_end_is_not_replaced_by_one_that_ends() {
    let sandbox = Sandbox::set();
    let user = "Jonas Weber".to_owned();
    let order = TokenOrder { network: F, user: user.clone(), life: Lifetime::Endless, permissions: None };
    let endless = sandbox.practice.token(&order).unwrap();
    let account = sandbox.sixty_with(&["import"], &endless).ended(0)["account"].clone();
    assert_eq!(text(&account, "token_kind"), "endless");
    let before = sandbox.entry(&account);

    let ends = sandbox.token(F, &user);
    sandbox.sixty_with(&["import"], &ends).ended(0);

    assert_eq!(sandbox.entry(&account), before);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"], "no_end_date");
}

#[test]
fn without_internet_nothing_is_kept() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.practice.fault("*", "*", Some("reset"), None).unwrap();

    let problem = sandbox.sixty_with(&["import"], &token).ended(5)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.net");
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn a_settings_file_gives_its_accounts_and_becomes_their_place() {
    let sandbox = Sandbox::set();
    let (threads, instagram) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "jam.and.toast"));
    let content = format!(
        "# site\r\nexport THREADS_TOKEN='{threads}'\r\nNAME=\"Corner\"\r\nINSTAGRAM_TOKEN={instagram} # feed\r\n"
    );
    let file = sandbox.file(".env", &content);

    let answer = sandbox.sixty(&["import", "--env-file", file.to_str().unwrap()]).ended(0);

    let accounts = answer["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 2);
    assert_eq!(answer["account"], accounts[0]);
    for account in accounts {
        assert_eq!(account["places"][0]["state"], "current");
    }
    assert_eq!(sandbox.read(".env"), content, "importing changes nothing in it");

    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    let new = |account: &Value| text(&sandbox.entry(account)["current"], "token").to_owned();
    let expected = content.replace(&threads, &new(&accounts[0])).replace(&instagram, &new(&accounts[1]));
    assert_eq!(sandbox.read(".env"), expected);
}

#[test]
fn a_dead_line_waits_for_its_account_and_gets_the_token_when_it_connects() {
    let sandbox = Sandbox::set();
    let dead = sandbox.token(T, "corner.bakery");
    sandbox.pass_days(61);
    let alive = sandbox.token(I, "corner.bakery");
    let file = sandbox.file(".env", format!("THREADS_TOKEN={dead}\nINSTAGRAM_TOKEN={alive}\n"));

    let answer = sandbox.sixty(&["import", "--env-file", file.to_str().unwrap()]).ended(3);

    assert_eq!(text(&answer["account"], "network"), "instagram");
    let skipped = &answer["skipped"][0];
    assert_eq!((skipped["line"].as_u64(), text(skipped, "key")), (Some(1), "THREADS_TOKEN"));
    assert_eq!(skipped["problem"]["code"], "imp.old");
    let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();
    let waiting = places.as_array().unwrap().iter().find(|place| place["account"].is_null()).unwrap();
    assert_eq!(text(waiting, "state"), "waiting");

    let account =
        sandbox.connect(T, "corner.bakery", &["--for-place", text(waiting, "id")]).ended(0)["account"]
            .clone();

    assert_eq!(
        (&account["places"][0]["id"], &account["places"][0]["state"]),
        (&waiting["id"], &"current".into())
    );
    let new = text(&sandbox.entry(&account)["current"], "token").to_owned();
    assert_eq!(sandbox.read(".env"), format!("THREADS_TOKEN={new}\nINSTAGRAM_TOKEN={alive}\n"));
}

#[test]
fn connecting_offers_a_place_that_waits_for_this_network() {
    let sandbox = Sandbox::set();
    let dead = sandbox.token(T, "corner.bakery");
    sandbox.pass_days(61);
    let file = sandbox.file(".env", format!("THREADS_TOKEN={dead}\n"));
    sandbox.sixty(&["import", "--env-file", file.to_str().unwrap()]).ended(3);
    let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();

    let answer = sandbox.connect(T, "corner.bakery", &[]);

    answer.ended(0);
    let id = text(&places[0], "id");
    assert!(answer.stderr.contains("THREADS_TOKEN") && answer.stderr.contains(id), "{}", answer.stderr);
    assert!(sandbox.read(".env").contains(&dead), "nobody said yes");
    let wrong = sandbox.sixty(&["connect", "--network", "threads", "--for-place", "00000000"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_stays_as_it_is() {
    let sandbox = Sandbox::set();
    let latin = sandbox.file("latin.env", b"NAME=caf\xe9\nTOKEN=x\n");
    let empty = sandbox.file("empty.env", "NAME=x\n");
    let link = sandbox.path("link.env");
    symlink(sandbox.path("nowhere"), &link).unwrap();
    for file in [&latin, &empty, &link, &sandbox.path("missing.env"), &sandbox.path(".")] {
        let answer = sandbox.sixty(&["import", "--env-file", file.to_str().unwrap()]);

        assert!([1, 3].contains(&answer.code), "{file:?}: {} {}", answer.code, answer.stdout);
        assert!(!answer.json()["problem"]["message"].as_str().unwrap().is_empty());
    }
    assert_eq!(std::fs::read(latin).unwrap(), b"NAME=caf\xe9\nTOKEN=x\n");
}
