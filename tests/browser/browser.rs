//! A log-in through a real browser: Chromium presses Allow on the pretend Meta's page and returns to the doorway.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

mod developer_pages;
mod pictures;
mod trusted;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{FixedOffset, Offset, Utc};
use sixty_core::text::{Language, Texts};
use sixty_practice::Network;
use sixty_tests::browser::{Browser, Scheme};
use sixty_tests::sandbox::{F, Sandbox, SignIn, T, text};
use url::Url;

/// Chromium's name for its warning page.
const WARNING: &str = "Privacy error";

#[test]
fn allowing_ends_at_done_and_leaves_no_code_in_sight_every_time_with_one_trusted_certificate() {
    let sandbox = Sandbox::set();
    assert!(!certificate(&sandbox).exists());
    let sign_in = SignIn::start(&sandbox, T, &[]);
    let first = std::fs::read(certificate(&sandbox)).unwrap();
    let browser = Browser::that_trusts(&certificate(&sandbox)).unwrap();

    browser.open(&sign_in.address).unwrap();
    allow(&browser, "corner.bakery");
    ends_at_done(&browser, "https", &sandbox, T);
    let account = sign_in.end().ended(0)["account"].clone();

    assert_eq!(text(&account, "name"), "corner.bakery");
    assert_eq!(text(&account, "status"), "good");
    assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);

    let again = SignIn::start(&sandbox, T, &["--expect", "corner.bakery"]);
    browser.open(&again.address).unwrap();
    allow(&browser, "corner.bakery");
    ends_at_done(&browser, "https", &sandbox, T);
    assert_eq!(again.end().ended(0)["account"]["id"], account["id"]);
    assert_eq!(std::fs::read(certificate(&sandbox)).unwrap(), first);
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn pressing_cancel_says_that_nothing_changed() {
    let sandbox = Sandbox::set();
    let sign_in = SignIn::start(&sandbox, T, &[]);
    let browser = Browser::that_trusts(&certificate(&sandbox)).unwrap();

    browser.open(&sign_in.address).unwrap();
    browser.press("//button[@value='cancel']").unwrap();

    browser.wait_for(&title("web-cancelled")).unwrap();
    shows_no_code(&browser);
    assert_eq!(sign_in.end().ended(3)["problem"]["code"], "e.denied");
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn facebook_comes_back_over_http() {
    let sandbox = Sandbox::set();
    let sign_in = SignIn::start(&sandbox, F, &[]);
    let browser = Browser::start().unwrap();

    browser.open(&sign_in.address).unwrap();
    allow(&browser, "Mara Lind");

    ends_at_done(&browser, "http", &sandbox, F);
    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "Mara Lind");
}

#[test]
fn a_browser_that_warns_ends_nothing_and_its_address_finishes_it() {
    let sandbox = Sandbox::set();
    let mut sign_in = SignIn::start(&sandbox, T, &[]);
    let browser = Browser::start().unwrap();
    browser.open(&sign_in.address).unwrap();
    allow(&browser, "corner.bakery");
    let address = warns(&browser);

    sign_in.paste(address.as_str());

    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");
}

#[test]
fn going_on_past_the_warning_ends_at_done() {
    let sandbox = Sandbox::set();
    let sign_in = SignIn::start(&sandbox, T, &[]);
    let browser = Browser::start().unwrap();
    browser.open(&sign_in.address).unwrap();
    allow(&browser, "corner.bakery");
    warns(&browser);

    browser.press("//*[@id='details-button']").unwrap();
    browser.press("//*[@id='proceed-link']").unwrap();

    ends_at_done(&browser, "https", &sandbox, T);
    sign_in.end().ended(0);
}

#[test]
fn the_page_waits_for_a_slow_meta_and_goes_on_by_itself() {
    let sandbox = Sandbox::set();
    sandbox.practice.fault("*", "code", Some("slow"), Some(1)).unwrap();
    let sign_in = SignIn::start(&sandbox, T, &[]);
    let browser = Browser::that_trusts(&certificate(&sandbox)).unwrap();

    browser.open(&sign_in.address).unwrap();
    allow(&browser, "corner.bakery");

    browser.wait_for(&title("web-waiting")).unwrap();
    shows_no_code(&browser);
    ends_at_done(&browser, "https", &sandbox, T);
    sign_in.end().ended(0);
}

#[test]
fn another_account_than_the_expected_one_is_sent_back_to_the_program() {
    let sandbox = Sandbox::set();
    let sign_in = SignIn::start(&sandbox, T, &["--expect", "corner.bakery"]);
    let browser = Browser::that_trusts(&certificate(&sandbox)).unwrap();

    browser.open(&sign_in.address).unwrap();
    allow(&browser, "jam.and.toast");

    browser.wait_for(&title("web-question")).unwrap();
    assert_eq!(sign_in.end().ended(3)["problem"]["code"], "e.wrongAccount");
}

#[test]
fn a_page_is_dressed_in_light_and_dark_and_fits_a_narrow_screen() {
    let sandbox = Sandbox::set();
    let sign_in = SignIn::start(&sandbox, F, &[]);
    let browser = Browser::start().unwrap();
    browser.open(&sign_in.address).unwrap();
    browser.press("//button[@value='cancel']").unwrap();
    browser.wait_for(&title("web-cancelled")).unwrap();
    sign_in.end().ended(3);

    for (width, scheme) in [(1280, Scheme::Light), (1280, Scheme::Dark), (320, Scheme::Light)] {
        browser.look(width, 640, scheme).unwrap();
        is_dressed(&browser, scheme);
    }
}

fn allow(browser: &Browser, person: &str) {
    browser.press(&format!("//label[contains(., '{person}')]")).unwrap();
    browser.press("//button[@value='allow']").unwrap();
}

fn ends_at_done(browser: &Browser, scheme: &str, sandbox: &Sandbox, network: Network) {
    let address = browser.wait_for(&title("web-done")).unwrap();
    assert_eq!((address.scheme(), address.host_str()), (scheme, Some("localhost")), "{network:?}");
    assert_eq!(address.port(), Some(sandbox.port));
    let random = address.path().strip_prefix("/r/").unwrap();
    assert!(random.len() >= 20, "{random}");
    assert_eq!(address.query(), None);
    shows_no_code(browser);
}

/// No code is in the address bar or behind the back button. Only `state` is in Meta's own address.
fn shows_no_code(browser: &Browser) {
    let history = browser.history().unwrap();
    assert!(history.last().unwrap().contains("/r/"), "{history:?}");
    assert!(!history.last().unwrap().contains("state="), "{history:?}");
    assert!(!history.iter().any(|address| address.contains("code=")), "{history:?}");
}

/// Waits for the warning, and returns the address that it is about.
fn warns(browser: &Browser) -> Url {
    let address = browser.wait_for(WARNING).unwrap();
    let page = browser.value("document.body.innerText").unwrap();
    assert!(page.as_str().unwrap().contains("NET::ERR_CERT_AUTHORITY_INVALID"), "{page}");
    address
}

/// The policy forbids every style but one by its hash: the colours show that it was taken.
fn is_dressed(browser: &Browser, scheme: Scheme) {
    let paper = if scheme == Scheme::Dark { "rgb(20, 23, 27)" } else { "rgb(246, 244, 238)" };
    assert_eq!(browser.value("getComputedStyle(document.body).backgroundColor").unwrap(), paper);
    let hidden = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(browser.value(hidden).unwrap(), 0);
}

fn certificate(sandbox: &Sandbox) -> PathBuf {
    sandbox.data_dir().join("practice/doorway/certificate.pem")
}

fn title(page: &str) -> String {
    title_in(Language::English, page)
}

fn title_in(language: Language, page: &str) -> String {
    let utc: FixedOffset = Utc.fix();
    Texts::new(language, Arc::new(move |_| utc)).attribute(page, "title", &[])
}
