//! `sixty trust` in a real Chromium and a real Firefox, each with a home of its own. Neither is told to accept anything in
//! any other way.

use std::path::Path;

use serde_json::Value;
use sixty_tests::browser::Browser;
use sixty_tests::firefox::Firefox;
use sixty_tests::sandbox::{Answer, Sandbox, SignIn, T, run, text};
use sixty_tests::stranger::Stranger;
use url::Url;

use super::{WARNING, allow, certificate, ends_at_done, title};

/// Firefox's name for its warning page.
const FIREFOX_WARNS: &str = "Warning: Security Risk";

#[test]
fn chromium_comes_back_without_a_warning_once_it_was_told_and_warns_again_after_that_is_taken_back() {
    let (sandbox, home) = (Sandbox::set(), tempfile::tempdir().unwrap());
    let told = trust(&sandbox, home.path(), "on").ended(0);
    assert_eq!(told["trusted"], true);
    assert_eq!(places(&told), [home.path().join(".pki/nssdb").display().to_string()]);

    let browser = Browser::in_home(home).unwrap();
    let sign_in = SignIn::start(&sandbox, T, &[]);
    browser.open(&sign_in.address).unwrap();
    allow(&browser, "corner.bakery");
    ends_at_done(&browser, "https", &sandbox, T);
    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");

    let home = browser.end();
    assert_eq!(trust(&sandbox, home.path(), "off").ended(0)["trusted"], false);
    let browser = Browser::in_home(home).unwrap();
    let again = SignIn::start(&sandbox, T, &[]);
    browser.open(&again.address).unwrap();
    allow(&browser, "corner.bakery");
    super::warns(&browser);
}

#[test]
fn firefox_comes_back_without_a_warning_once_it_was_told_and_warns_again_after_that_is_taken_back() {
    let (sandbox, (home, profile)) = (Sandbox::set(), Firefox::home().unwrap());
    let told = trust(&sandbox, home.path(), "on").ended(0);
    assert_eq!(told["trusted"], true);
    assert!(places(&told).contains(&profile.display().to_string()), "{told}");

    let browser = Firefox::start((home, profile.clone())).unwrap();
    let sign_in = SignIn::start(&sandbox, T, &[]);
    allows_in_firefox(&browser, &sign_in.address);
    let address = browser.wait_for(&title("web-done")).unwrap();
    assert_eq!((address.scheme(), address.port()), ("https", Some(sandbox.port)));
    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");

    let home = browser.end();
    assert_eq!(trust(&sandbox, home.path(), "off").ended(0)["trusted"], false);
    let browser = Firefox::start((home, profile)).unwrap();
    let again = SignIn::start(&sandbox, T, &[]);
    allows_in_firefox(&browser, &again.address);
    browser.wait_for(FIREFOX_WARNS).unwrap();
}

#[test]
fn chromium_refuses_a_certificate_for_another_name_by_the_same_key() {
    let (sandbox, home) = (Sandbox::set(), tempfile::tempdir().unwrap());
    trust(&sandbox, home.path(), "on").ended(0);
    let browser = Browser::in_home(home).unwrap();

    for name in ["other.localhost", "localhost"] {
        let stranger = stranger(&sandbox, name);
        browser.open(&address(name, &sandbox)).unwrap();
        browser.wait_for(WARNING).unwrap();
        assert_eq!(stranger.served(), 0, "{name}");
    }
}

#[test]
fn firefox_refuses_a_certificate_for_another_name_by_the_same_key() {
    let (sandbox, (home, profile)) = (Sandbox::set(), Firefox::home().unwrap());
    trust(&sandbox, home.path(), "on").ended(0);
    let browser = Firefox::start((home, profile)).unwrap();

    for name in ["other.localhost", "localhost"] {
        let stranger = stranger(&sandbox, name);
        browser.open(&address(name, &sandbox)).unwrap();
        browser.wait_for(FIREFOX_WARNS).unwrap();
        assert_eq!(stranger.served(), 0, "{name}");
    }
}

/// A server at the listener's own port with another certificate than the one that is trusted, by the same key. One for
/// `localhost` itself is refused as well: no browser was told to trust the key.
fn stranger(sandbox: &Sandbox, name: &str) -> Stranger {
    let pem = std::fs::read(certificate(sandbox)).unwrap();
    Stranger::with_key_of(&pem, name, sandbox.port).unwrap()
}

fn address(name: &str, sandbox: &Sandbox) -> Url {
    Url::parse(&format!("https://{name}:{}/", sandbox.port)).unwrap()
}

fn allows_in_firefox(browser: &Firefox, address: &Url) {
    browser.open(address).unwrap();
    let press =
        "[...document.querySelectorAll('label')].find((label) => label.textContent.includes(arguments[0]))
        .click(); document.querySelector('button[value=allow]').click();";
    browser.run(press, "corner.bakery").unwrap();
}

/// `sixty trust` in this home.
fn trust(sandbox: &Sandbox, home: &Path, what: &str) -> Answer {
    run(sandbox.command().env("HOME", home).args(["--json", "trust", what]), "")
}

fn places(told: &Value) -> Vec<String> {
    let stores = told["stores"].as_array().unwrap();
    stores.iter().map(|store| text(store, "where").to_owned()).collect()
}
