//! Connecting: the browser, or a paste, and every other ending.

use std::net::TcpListener;

use sixty_tests::stage::{F, I, SignIn, Stage, T, moment, text};

#[test]
fn allowing_in_the_browser_keeps_the_account_with_a_60_day_token() {
    for (network, person, kind) in
        [(T, "corner.bakery", "profile"), (I, "corner.bakery", "profile"), (F, "Mara Lind", "person")]
    {
        let stage = Stage::new();

        let account = stage.connected(network, person);

        assert_eq!((text(&account, "name"), text(&account, "kind")), (person, kind));
        assert_eq!((text(&account, "status"), text(&account, "token_kind")), ("good", "long"));
        assert_eq!((moment(&account, "expires_at") - stage.now()).num_days(), 59);
        assert_eq!(account["permissions"]["missing"].as_array().unwrap().len(), 0);
        assert_eq!(stage.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        assert!(stage.entry(&account)["current"]["token"].is_string());
        assert_eq!(stage.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn a_pasted_address_finishes_it_without_a_port() {
    let stage = Stage::new();
    let mut sign_in = SignIn::start(&stage, T, &["--no-listen"]);
    assert!(TcpListener::bind(("127.0.0.1", stage.port)).is_ok());
    let address = stage.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();

    sign_in.paste("https://www.threads.com/what-i-had-open");
    sign_in.paste("");
    sign_in.paste(&format!("{address}#_"));

    let answer = sign_in.end();
    assert_eq!(text(&answer.ended(0)["account"], "name"), "corner.bakery");
    assert!(answer.stderr.contains("address"), "{}", answer.stderr);
}
