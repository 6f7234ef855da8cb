//! The steps, each with what was seen.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use serde_json::Value;
use sixty_practice::{APP_SECRET, Network};

use super::Tour;
use super::vault::{files_with, practice};
use crate::keyring::PASSWORD;
use crate::notifications::Shown;
use crate::running::{until_ok, until_seen};
use crate::sandbox::{built, free_port, run, text};
use crate::words::{any, button, day, heading, part, say, say_of};

type Step = fn(&mut Tour<'_>) -> Result<String>;

/// In the order of a person's first days.
pub const STEPS: &[(&str, Step)] = &[
    ("First run", first_run),
    ("Look around", look_around),
    ("Leave practice", leave_practice),
    ("Practice", practise),
    ("Connect", connect),
    ("Allow in the browser", allow),
    ("Back over https", come_back),
    ("Connected", be_connected),
    ("Keychain", look_for_the_token),
    ("Skip ahead", skip_ahead),
    ("One click", extend),
    ("Tray", read_the_tray),
    ("Window closed", close_the_window),
    ("Window reopened", reopen_the_window),
    ("Second start", start_twice),
    ("Keychain locked", lock),
    ("Keychain unlocked", unlock),
    ("Reminder", remind),
    ("Its button", extend_by_reminder),
    ("Quit", quit),
];

/// Who connects, and her id in the pretend Meta.
const NAME: &str = "jam.and.toast";
const USER: &str = "25212345678901202";

fn first_run(tour: &mut Tour<'_>) -> Result<String> {
    tour.app.window.text(&heading(&say("first-title")))?;
    tour.picture("first-run")?;
    Ok(format!("the window asks {:?}", say("first-ask")))
}

fn look_around(tour: &mut Tour<'_>) -> Result<String> {
    tour.app.window.press(&door("first-door-look"))?;
    let said = tour.app.window.text(&any(&say("prac-bar")))?;
    tour.picture("look-around")?;
    Ok(said)
}

fn leave_practice(tour: &mut Tour<'_>) -> Result<String> {
    tour.app.window.press(&button(&say("prac-leave")))?;
    tour.app.window.text(&door("first-door-look"))?;
    tour.quit()?;
    Ok("the window is as at the start; the program is quit".to_owned())
}

/// Without the samples, so that what follows is about one account alone.
fn practise(tour: &mut Tour<'_>) -> Result<String> {
    set_free_port(tour)?;
    tour.start(&["--practice"])?;
    tour.app.window.text(&any(&say("prac-bar")))?;
    let samples = beside(tour, &["status"], "")?;
    let samples = samples["accounts"].as_array().context("accounts")?;
    for sample in samples {
        beside(tour, &["disconnect", text(sample, "id")], "")?;
    }
    let said = tour.app.window.text(&heading(&say("first-title")))?;
    tour.picture("practice")?;
    Ok(format!("{} samples are disconnected: {said}", samples.len()))
}

/// The usual port may be taken on this computer, by another Sixty for one.
fn set_free_port(tour: &Tour<'_>) -> Result<()> {
    let address = format!("https://localhost:{}/", free_port());
    let app = Network::Threads.app_id();
    let set = ["app", "set", "--network", "threads", "--id", app, "--return-url", &address];
    beside(tour, &set, APP_SECRET).map(drop)
}

/// What the command line does beside the window.
fn beside(tour: &Tour<'_>, arguments: &[&str], stdin: &str) -> Result<Value> {
    let mut command = tour.desktop.command(built("sixty"));
    let answer = run(command.args(["--json", "--practice"]).args(arguments), stdin);
    // 3: a person is needed for an account.
    ensure!([0, 3].contains(&answer.code), "{arguments:?}: {}", answer.stderr);
    Ok(serde_json::from_str(&answer.stdout)?)
}

fn connect(tour: &mut Tour<'_>) -> Result<String> {
    tour.app.window.press(&door("first-door-new"))?;
    tour.app.window.press(&button("Threads"))?;
    tour.picture("connect")?;
    tour.app.window.press(&button(&say_of("con-open", &[("network", "Threads".into())])))?;
    let asked = tour.app.window.text(&any(&say("con-wait-ask")))?;
    tour.picture("waiting")?;
    Ok(format!("the browser opens, and the window waits: {asked:?}"))
}

fn allow(tour: &mut Tour<'_>) -> Result<String> {
    let address = tour.desktop.opened()?;
    let certificate = practice(tour.desktop.bus.home()).join("doorway/certificate.pem");
    let browser = tour.desktop.browse(&certificate)?;
    browser.open(&address)?;
    browser.press(&format!("//label[contains(., '{NAME}')]"))?;
    let title = browser.title()?;
    tour.picture("log-in")?;
    tour.browser()?.press("//button[@value='allow']")?;
    Ok(format!("Chromium shows {title:?}, Allow is pressed"))
}

fn come_back(tour: &mut Tour<'_>) -> Result<String> {
    let done = part("web-done", "title");
    let browser = tour.browser()?;
    let address = browser.wait_for(&done)?;
    ensure!(address.scheme() == "https" && address.host_str() == Some("localhost"), "it ended at {address}");
    let history = browser.history()?;
    ensure!(!history.iter().any(|page| page.contains("code=")), "a code stays in {history:?}");
    tour.picture("back")?;
    tour.desktop.bring_forward("Sixty")?;
    Ok(format!("{done:?} at https://localhost, and no code in sight"))
}

fn be_connected(tour: &mut Tour<'_>) -> Result<String> {
    let end = tour.vault().current("threads", USER)?.expires_at;
    let name = format!("@{NAME}");
    let said = say_of("con-done", &[("name", name.as_str().into()), ("date", day(end).into())]);
    tour.app.window.text(&heading(&said))?;
    tour.picture("connected")?;
    tour.app.window.press(&button(&say("con-dontknow")))?;
    tour.app.window.text(&row("//button[@data-row]"))?;
    tour.picture("accounts")?;
    Ok(said)
}

fn look_for_the_token(tour: &mut Tour<'_>) -> Result<String> {
    let token = tour.vault().current("threads", USER)?.token;
    let home = tour.desktop.bus.home();
    // The pretend Meta has to remember the tokens that it handed out.
    let own = practice(home).join("meta.json");
    let found = files_with(home, &token)?;
    ensure!(found == [own], "the token is in {found:?}");
    let found = files_with(tour.browser()?.home(), &token)?;
    ensure!(found.is_empty(), "the token is in {found:?}");
    Ok("the token is there and in no file but the pretend Meta's own".to_owned())
}

fn skip_ahead(tour: &mut Tour<'_>) -> Result<String> {
    let before = tour.days_left()?;
    tour.skip(7)?;
    let after = tour.days_left()?;
    ensure!(before - after == 7, "{before} days were left and now {after}");
    tour.picture("skipped")?;
    Ok(format!("7 days later {after} of {before} days are left"))
}

fn extend(tour: &mut Tour<'_>) -> Result<String> {
    let before = tour.vault().current("threads", USER)?.expires_at;
    tour.app.window.press(&row_button("ext-btn"))?;
    let said = tour.extended_since(before)?;
    tour.picture("extended")?;
    Ok(said)
}

fn read_the_tray(tour: &mut Tour<'_>) -> Result<String> {
    tour.skip(7)?;
    let before = tour.vault().current("threads", USER)?.expires_at;
    let tooltip = tour.tray.tooltip()?;
    let lines: Vec<String> = tour.tray.menu()?.into_iter().map(|line| line.label).collect();
    tour.desktop.open_tray_menu()?;
    tour.picture("tray")?;
    tour.desktop.close_tray_menu()?;
    let all = say_of("tray-extend-all", &[("count", 1.into())]);
    tour.tray.choose(&all)?;
    let said = tour.extended_since(before)?;
    Ok(format!("{tooltip:?} over {}; {all:?} is clicked: {said}", lines.join(" | ")))
}

fn close_the_window(tour: &mut Tour<'_>) -> Result<String> {
    tour.close_window()?;
    tour.picture("closed")?;
    Ok("the page's process is gone, the program and its tray icon stay".to_owned())
}

fn reopen_the_window(tour: &mut Tour<'_>) -> Result<String> {
    tour.desktop.click_tray()?;
    tour.wait_for_window()?;
    tour.picture("reopened")?;
    Ok("a click on the tray icon brings it back".to_owned())
}

fn start_twice(tour: &mut Tour<'_>) -> Result<String> {
    tour.close_window()?;
    let mut second = tour.desktop.command(built("sixty-app"));
    let ended = second.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    ensure!(ended.success(), "the second start ended with {ended}");
    tour.wait_for_window()?;
    Ok("the second program ends at once, and the first one shows its window".to_owned())
}

fn lock(tour: &mut Tour<'_>) -> Result<String> {
    tour.skip(7)?;
    tour.desktop.bus.lock()?;
    tour.app.window.press(&row_button("ext-btn"))?;
    tour.desktop.wait_for_prompt()?;
    tour.picture("prompt")?;
    tour.desktop.dismiss_prompt()?;
    let said = tour.app.window.text(&any(&part("x-vaultLocked", "title")))?;
    tour.app.window.text(&row("//button[@data-row]"))?;
    tour.picture("locked")?;
    Ok(format!("{said}: the account and its date stay"))
}

fn unlock(tour: &mut Tour<'_>) -> Result<String> {
    // The ledger knows it while the keychain is locked.
    let known = beside(tour, &["status"], "")?;
    let before: DateTime<Utc> = text(&known["accounts"][0], "expires_at").parse()?;
    let main = part("x-vaultLocked", "main");
    tour.app.window.press(&format!("//*[@role='region']{}", button(&main)))?;
    tour.desktop.wait_for_prompt()?;
    tour.desktop.answer_prompt(PASSWORD)?;
    let title = any(&part("x-vaultLocked", "title"));
    tour.app.window.wait_for_end_of(&title)?;
    // The extend that was asked for while it was locked is done without a further click.
    let said = tour.extended_since(before)?;
    tour.picture("unlocked")?;
    Ok(format!("after the password all goes on: {said}"))
}

fn remind(tour: &mut Tour<'_>) -> Result<String> {
    let name = format!("@{NAME}");
    tour.app.window.press(&row(&button(&say_of("win-more-of", &[("name", name.as_str().into())]))))?;
    tour.app.window.press(&button(&say("row-menu-auto-off")))?;
    tour.skip(30)?;
    // The account has 60 days at most, and the first reminder is due 14 days before the end.
    for _ in 0..3 {
        if tour.days_left()? > 14 {
            tour.skip(7)?;
        }
    }
    let shown = until_ok("the reminder", || reminder(tour, &name).context("no reminder"))?;
    tour.picture("reminder")?;
    ensure!(shown.buttons == [say("n-extend"), say("n-tomorrow")], "it offers {:?}", shown.buttons);
    Ok(format!("{:?} with {}", shown.title, shown.buttons.join(" and ")))
}

/// The notification about this account alone.
fn reminder(tour: &Tour<'_>, name: &str) -> Option<Shown> {
    tour.desktop.notifications.shown().into_iter().find(|said| said.title.contains(name))
}

fn extend_by_reminder(tour: &mut Tour<'_>) -> Result<String> {
    let before = tour.vault().current("threads", USER)?.expires_at;
    tour.desktop.notifications.press(&say("n-extend"))?;
    let said = tour.extended_since(before)?;
    tour.picture("extended-by-reminder")?;
    Ok(said)
}

fn quit(tour: &mut Tour<'_>) -> Result<String> {
    tour.quit()?;
    Ok("by the tray; nothing of it runs on".to_owned())
}

impl Tour<'_> {
    fn browser(&self) -> Result<&crate::browser::Browser> {
        self.desktop.browser.as_ref().context("a browser")
    }

    /// By the menu of the tray.
    fn quit(&self) -> Result<()> {
        self.tray.choose(&say("tray-quit"))?;
        self.app.wait_for_end()?;
        self.desktop.wait_for_tray_icons(0).map(drop)
    }

    /// What the account's dial says.
    fn days_left(&self) -> Result<i64> {
        let text = row("//*[name()='svg']//*[name()='text']");
        Ok(self.app.window.text(&text)?.parse()?)
    }

    fn skip(&self, days: i64) -> Result<()> {
        let today = "//section//span[@role='status']";
        let before = self.app.window.text(today)?;
        let label = button(&say_of("prac-skip-days", &[("count", days.into())]));
        self.app.window.press(&label)?;
        until_seen("the days to pass", || self.app.window.text(today), |now| *now != before)?;
        self.app.window.wait_for_end_of(&format!("{label}[@aria-disabled]"))
    }

    /// Keychain and window have a later date, and the same one.
    fn extended_since(&self, before: DateTime<Utc>) -> Result<String> {
        let look = || Ok(self.vault().current("threads", USER)?.expires_at);
        let date = day(until_seen("the new date", look, |end| *end > before)?);
        self.app.window.text(&row(&format!("//p[contains(., '{date}')]")))
    }

    fn close_window(&self) -> Result<()> {
        self.desktop.bus.output("wmctrl", &["-c", "Sixty"])?;
        until_seen("the end of the page's process", || Ok(self.app.pages()), |pages| *pages == 0)?;
        self.desktop.wait_for_windows("Sixty", 0)?;
        ensure!(self.app.is_running(), "the program ended with its window");
        Ok(())
    }

    fn wait_for_window(&self) -> Result<()> {
        self.desktop.wait_for_windows("Sixty", 1)?;
        until_ok("its page", || self.app.window.follow())?;
        self.app.window.text(&row("//button[@data-row]")).map(drop)
    }
}

/// One of the big buttons of the first run.
fn door(key: &str) -> String {
    format!("//button[contains(normalize-space(.), \"{}\")]", say(key))
}

/// Something in the row of the account.
fn row(rest: &str) -> String {
    format!(
        "//main//li[.//button[@data-row and normalize-space(.)='@{NAME}'] and contains(., 'Threads')]{rest}"
    )
}

fn row_button(key: &str) -> String {
    let name = format!("@{NAME}");
    let label = say_of("win-row", &[("doing", say(key).into()), ("name", name.as_str().into())]);
    row(&button(&label))
}
