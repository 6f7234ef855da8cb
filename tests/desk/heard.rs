//! The window as a screen reader hears it, with keys alone: set-up, extend, log-ins, a pasted token.
//!
//! Tab reaches every control of these pages, and each is heard by the words that are shown on it, all of them the program's
//! own, and as what it is. Two seconds after the end of an act is shown it is in the focus or in a live region.

mod control;

use std::time::{Duration, Instant};

use serde_json::json;
use sixty_practice::Network;
use sixty_tests::desktop::{Desktop, Program};
use sixty_tests::page::Page;
use sixty_tests::panel::Panel;
use sixty_tests::running::{until_ok, until_seen};
use sixty_tests::sandbox::{I, T};
use sixty_tests::screen_reader::{Heard, ScreenReader};
use sixty_tests::words::{evened, say, say_of};

use control::Control;

/// How long a result may be on the screen before it is heard.
const HEARD_WITHIN: Duration = Duration::from_secs(2);

/// More controls than a page has.
const MOST: usize = 100;

#[test]
fn every_control_of_the_set_up_is_heard_as_it_is_shown() {
    let walk = Walk::begin(Desktop::new());
    walk.is_open(&say("first-title"));
    assert!(walk.around() >= 4, "the first page");
    walk.go_to(&say("first-door-new"));
    walk.press("Return");
    walk.is_open(&say("con-title"));
    assert!(walk.around() >= 4, "the page before a log-in");
    walk.go_to(&say("net-threads"));
    walk.press("space");
    walk.go_to(&say("acc-add-app"));
    walk.press("Return");
    walk.is_open(&say("wiz-title"));
    assert!(walk.around() >= 10, "the list of stages");
    // The app ID and the app secret are a stage of the full way alone.
    walk.go_to(&say("setup-way-quick"));
    walk.step("Down");
    for stage in ["setup-stage-app", "setup-stage-keys"] {
        walk.go_to(&say(stage));
        walk.press("Return");
        walk.is_open(&say(stage));
        assert!(walk.around() >= 3, "{stage}");
        walk.press("alt+Left");
        walk.is_open(&say("wiz-title"));
    }
}

#[test]
fn what_became_of_each_act_can_be_heard_within_two_seconds() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    desktop.sandbox.connected(I, "harbor.spa");
    desktop.sandbox.practice.fault("harbor.spa", "*", Some("i-190-460-refresh"), None).unwrap();
    desktop.sandbox.sixty(&["check"]).ended(3);
    desktop.sandbox.practice.fault("*", "*", None, None).unwrap();
    let token = desktop.sandbox.token(T, "jam.and.toast");
    let walk = Walk::begin(desktop);
    walk.page.text("//button[@data-row]").unwrap();
    assert!(walk.around() >= 8, "the list");

    extend(&walk);
    walk.go_to("@corner.bakery");
    walk.step("Up");
    walk.go_to(&row("rec-btn", "@harbor.spa"));
    walk.press("Return");
    walk.is_open(&say_of("con-again", &[("name", "@harbor.spa".into())]));
    log_in(&walk, I, "harbor.spa", "con-works");
    walk.leave(&say("win-done"));
    walk.choose(&say("acc-add"), &say("acc-add-import"));
    paste(&walk, &token, "@jam.and.toast");
    walk.leave(&say("win-done"));
    walk.choose(&say("acc-add"), &say("acc-add-connect"));
    walk.is_open(&say("con-title"));
    walk.go_to(&say("net-threads"));
    walk.press("space");
    log_in(&walk, T, "paper.and.pine", "con-done");
}

/// Extends the account that ends in a week; its row is below the one that was turned off.
fn extend(walk: &Walk) {
    walk.go_to("@harbor.spa");
    walk.step("Down");
    walk.go_to(&row("ext-btn", "@corner.bakery"));
    let begin = Instant::now();
    walk.press("Return");
    let line = "//li[.//button[@data-row and normalize-space(.)='@corner.bakery']]//p";
    let done = format!("//button[@aria-label=\"{}\"]", row("ext-done", "@corner.bakery"));
    walk.page.text(&done).unwrap();
    let shown_at = Instant::now();
    let line = walk.page.text(line).unwrap();
    walk.hears(&format!("@corner.bakery: {line}"), begin, shown_at);
}

/// Goes on to the browser, allows everything there, and hears of it in the sentence of this key.
fn log_in(walk: &Walk, network: Network, person: &str, sentence: &str) {
    let brand = if network == I { "Instagram" } else { "Threads" };
    walk.go_to(&say_of("con-open", &[("network", brand.into())]));
    walk.press("Return");
    let opened = walk.desktop.opened();
    walk.is_open(&say("con-waiting").replace('…', ""));
    assert!(walk.around() >= 6, "the page that waits for the browser");
    let begin = Instant::now();
    walk.desktop.sandbox.allow_in_browser(&opened, network, person);
    let connected = before_the_day(sentence, &format!("@{person}"));
    walk.is_open(&connected);
    walk.hears(&connected, begin, Instant::now());
}

fn paste(walk: &Walk, token: &str, name: &str) {
    walk.is_open(&say("imp-title"));
    assert!(walk.around() >= 3, "the page for a token");
    walk.go_to(&say("imp-drop"));
    walk.desktop.copy(token);
    let begin = Instant::now();
    walk.press("ctrl+v");
    walk.is_open(&say_of("imp-found", &[("count", 1.into())]));
    walk.hears(&before_the_day("imp-added", name), begin, Instant::now());
}

/// What a text about an account says before it names a day.
fn before_the_day(key: &str, name: &str) -> String {
    let text = say_of(key, &[("name", name.into()), ("date", "DAY".into())]);
    text.split("DAY").next().unwrap_or_default().trim().to_owned()
}

/// The name of a row's button.
fn row(doing: &str, name: &str) -> String {
    say_of("win-row", &[("doing", say(doing).into()), ("name", name.into())])
}

/// A person with a keyboard and a screen reader. Dropped in this order.
struct Walk {
    page: Page,
    reader: ScreenReader,
    _program: Program,
    _panel: Panel,
    desktop: Desktop,
}

impl Walk {
    fn begin(mut desktop: Desktop) -> Self {
        let reader = desktop.screen_reader();
        let panel = desktop.panel();
        let program = desktop.start_for_driver(&[]);
        panel.next().unwrap();
        let page = desktop.page_of(&program);
        page.wait_for_keys().unwrap();
        let walk = Self { page, reader, _program: program, _panel: panel, desktop };
        walk.step("Tab");
        walk
    }

    fn press(&self, key: &str) {
        self.desktop.press(&[key]);
    }

    /// Waits until a page is open whose heading begins so.
    fn is_open(&self, title: &str) {
        let title = title.trim();
        self.page.text(&format!("//h1[starts-with(normalize-space(.), \"{title}\")]")).unwrap();
    }

    /// Presses a key that moves the focus, and returns what is heard of where it is then; None where it left the page.
    fn step(&self, key: &str) -> Option<Heard> {
        self.page.value("((window.left = document.activeElement), true)").unwrap();
        self.press(key);
        let moved = "document.activeElement !== window.left";
        until_seen("another focus", || self.page.value(moved), |moved| *moved == json!(true)).unwrap();
        let is_away = self.page.value("document.activeElement === document.body").unwrap();
        (is_away == json!(false)).then(|| self.focus())
    }

    /// What is heard of the control with the focus, which is what is shown of it.
    fn focus(&self) -> Heard {
        let look = || {
            let heard = self.reader.focus()?;
            let control = Control::focused(&self.page)?;
            control.is_heard_as(&heard).map_err(|error| error.context(format!("{control:?}, {heard:?}")))?;
            Ok(heard)
        };
        until_ok("what is heard of the focus", look).unwrap()
    }

    /// Walks with Tab over every control of the page, and returns how many there are.
    fn around(&self) -> usize {
        while self.step("Tab").is_none() {}
        self.page.value("((window.first = document.activeElement), true)").unwrap();
        for count in 1..MOST {
            let heard = self.step("Tab");
            let is_first = self.page.value("document.activeElement === window.first").unwrap();
            if is_first == json!(true) {
                return count;
            }
            if heard.is_none() {
                self.step("Tab");
                return count;
            }
        }
        unreachable!("Tab never comes back")
    }

    /// Walks with Tab until a control is heard whose name begins so.
    fn go_to(&self, name: &str) {
        let begins = |heard: &Heard| evened(&heard.name).starts_with(&evened(name));
        if self.reader.focus().is_ok_and(|heard| begins(&heard)) {
            return;
        }
        let mut passed = Vec::new();
        loop {
            assert!(passed.len() < MOST, "Tab never reaches {name:?}: {passed:#?}");
            match self.step("Tab") {
                Some(heard) if begins(&heard) => return,
                heard => passed.push(heard.map(|heard| heard.name)),
            }
        }
    }

    /// Opens a menu and chooses from it.
    fn choose(&self, menu: &str, item: &str) {
        self.go_to(menu);
        let mut heard = self.step("Return");
        // Behind its name an item may say for whom it is.
        while heard.as_ref().is_none_or(|heard| !evened(&heard.name).starts_with(&evened(item))) {
            heard = self.step("Down");
        }
        self.press("Return");
    }

    fn leave(&self, button: &str) {
        self.go_to(button);
        self.press("Return");
        self.page.text("//button[@data-row]").unwrap();
    }

    /// This is said within two seconds of being shown.
    fn hears(&self, said: &str, since: Instant, shown_at: Instant) {
        let at = until_ok("what is said", || self.reader.said(said, since)).unwrap();
        let late = at.saturating_duration_since(shown_at);
        assert!(late <= HEARD_WITHIN, "{said:?} is heard {late:?} after it is shown");
    }
}
