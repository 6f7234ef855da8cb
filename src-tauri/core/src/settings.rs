//! What a person set, with what holds where nothing was set.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::text::Language;

/// The settings that apply now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Settings {
    /// The language of the texts; null to follow the system.
    #[cfg_attr(test, ts(type = "'en' | 'ru' | null"))]
    pub language: Option<Language>,
    /// The theme: `system`, `light` or `dark`.
    pub theme: String,
    /// The size of everything in the window, in percent of the usual size.
    pub text_size: u32,
    /// Whether reminders are shown as notifications.
    pub notify: bool,
    /// Until when reminders are paused. The window gets it from the snapshot's head, where it is compared with the
    /// clock.
    #[serde(skip)]
    pub paused_until: Option<Moment>,
    /// The days before the end at which to remind, in falling order; 0 is the day of the end.
    pub remind_at: Vec<u32>,
    /// The hours at which quiet begins and ends; null for no quiet hours.
    pub quiet: Option<(u32, u32)>,
    pub not_on_weekends: bool,
    /// Whether the day on which a token ends is told on a weekend too.
    pub last_day_always: bool,
    pub hide_names: bool,
    pub auto_extend: bool,
    pub keep_running: bool,
    pub show_tray: bool,
    /// Whether the three start-up questions were answered.
    pub asked: bool,
    /// Whether the person was told, or asked, what closing the window does.
    pub closing_told: bool,
    /// Whether the person was asked to stop the browser's warning of our certificate.
    pub trust_asked: bool,
    /// Whether the clipboard may be looked at while a log-in waits for the browser's address.
    pub look_at_clipboard: bool,
    /// Whether the list of accounts stands in groups by client.
    pub by_client: bool,
    /// The clients whose groups are folded.
    pub folded_clients: Vec<String>,
    /// The window's position and size when it was last closed.
    pub frame: Option<Frame>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: "system".to_owned(),
            text_size: 100,
            notify: true,
            paused_until: None,
            remind_at: vec![14, 7, 3, 1, 0],
            quiet: Some((20, 8)),
            not_on_weekends: true,
            last_day_always: false,
            hide_names: false,
            auto_extend: true,
            keep_running: true,
            show_tray: true,
            asked: false,
            closing_told: false,
            trust_asked: false,
            look_at_clipboard: true,
            by_client: false,
            folded_clients: Vec::new(),
            frame: None,
        }
    }
}

/// The hours of a day; both the first and the last may be given.
const HOURS: u32 = 24;

/// The days that a token lives; a reminder further ahead makes no sense.
const DAYS: u32 = 60;

/// The sizes that can be chosen, in percent: WCAG 1.4.4 asks for 200.
pub const TEXT_SIZES: [u32; 6] = [90, 100, 110, 125, 150, 200];

/// The key of the moment until which reminders are paused.
pub const PAUSED_UNTIL: &str = "paused-until";

/// The longest pause that people can choose; a longer one means that the clock was wrong.
const LONGEST_PAUSE: TimeDelta = TimeDelta::days(8);

/// The key of whether the browsers are to accept our certificate.
pub const TRUST: &str = "trust";

/// The key of whether the person was asked for that.
pub const TRUST_ASKED: &str = "trust-asked";

/// The value in the ledger of a switch that is on.
pub const ON: &str = "on";

/// The value in the ledger for "nothing", for settings whose default is something else.
pub const OFF: &str = "off";

impl Settings {
    /// Reads the settings by their keys. A value that makes no sense counts as not set.
    ///
    /// # Errors
    ///
    /// The first trouble of `text`, which looks up a key where settings are kept.
    pub fn read<E>(text: impl Fn(&str) -> Result<Option<String>, E>) -> Result<Self, E> {
        let usual = Self::default();
        let switch = |key: &str, usual: bool| Ok(text(key)?.map_or(usual, |value| value == ON));
        Ok(Self {
            language: text("language")?.and_then(|tag| Language::from_tag(&tag)),
            theme: text("theme")?.filter(|name| is_theme(name)).unwrap_or(usual.theme),
            text_size: text("text-size")?.and_then(|size| read_text_size(&size)).unwrap_or(usual.text_size),
            notify: switch("notify", usual.notify)?,
            paused_until: text(PAUSED_UNTIL)?.and_then(|until| until.parse().ok()),
            remind_at: text("remind-at")?.and_then(|days| read_days(&days)).unwrap_or(usual.remind_at),
            quiet: text("quiet")?.and_then(|hours| read_quiet(&hours)).unwrap_or(usual.quiet),
            not_on_weekends: switch("not-on-weekends", usual.not_on_weekends)?,
            last_day_always: switch("last-day-always", usual.last_day_always)?,
            hide_names: switch("hide-names", usual.hide_names)?,
            auto_extend: switch("auto-extend", usual.auto_extend)?,
            keep_running: switch("keep-running", usual.keep_running)?,
            show_tray: switch("show-tray", usual.show_tray)?,
            asked: switch("asked", usual.asked)?,
            closing_told: switch("closing-told", usual.closing_told)?,
            trust_asked: switch(TRUST_ASKED, usual.trust_asked)?,
            look_at_clipboard: switch("look-at-clipboard", usual.look_at_clipboard)?,
            by_client: switch("by-client", usual.by_client)?,
            folded_clients: text("folded-clients")?
                .and_then(|names| serde_json::from_str(&names).ok())
                .unwrap_or_default(),
            frame: text("window-frame")?.and_then(|frame| serde_json::from_str(&frame).ok()),
        })
    }

    /// Until when reminders are paused; None while they are not.
    pub fn paused(&self, now: Moment) -> Option<Moment> {
        self.paused_until.filter(|until| *until > now && *until - now <= LONGEST_PAUSE)
    }
}

/// One setting with its new value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Setting {
    Language(Option<String>),
    Theme(String),
    TextSize(u32),
    Notify(bool),
    RemindAt(Vec<u32>),
    Quiet(Option<(u32, u32)>),
    NotOnWeekends(bool),
    LastDayAlways(bool),
    HideNames(bool),
    AutoExtend(bool),
    StartAtLogin(bool),
    KeepRunning(bool),
    ShowTray(bool),
    Asked(bool),
    ClosingTold(bool),
    TrustAsked(bool),
    LookAtClipboard(bool),
    ByClient(bool),
    FoldedClients(Vec<String>),
    Frame(Frame),
}

/// A window's position and size, in pixels of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Frame {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    /// Whether the window fills the screen; the other values are those it returns to.
    pub maximized: bool,
}

/// The key and the value of a setting in the ledger; None for a value that makes no sense, and for a setting that the
/// host keeps.
pub fn entry(setting: &Setting) -> Option<(&'static str, String)> {
    let switch = |on: bool| if on { ON } else { OFF }.to_owned();
    Some(match setting {
        Setting::Language(None) => ("language", String::new()),
        Setting::Language(Some(tag)) => ("language", Language::from_tag(tag)?.tag().to_owned()),
        Setting::Theme(name) => ("theme", is_theme(name).then(|| name.clone())?),
        Setting::TextSize(size) => ("text-size", read_text_size(&size.to_string())?.to_string()),
        Setting::RemindAt(days) => {
            let days: Vec<String> = days.iter().map(u32::to_string).collect();
            let days = read_days(&days.join(","))?;
            ("remind-at", days.iter().map(u32::to_string).collect::<Vec<_>>().join(","))
        }
        Setting::Quiet(None) => ("quiet", OFF.to_owned()),
        Setting::Quiet(Some((from, to))) => {
            let text = format!("{from}-{to}");
            read_quiet(&text)?;
            ("quiet", text)
        }
        Setting::Notify(on) => ("notify", switch(*on)),
        Setting::NotOnWeekends(on) => ("not-on-weekends", switch(*on)),
        Setting::LastDayAlways(on) => ("last-day-always", switch(*on)),
        Setting::HideNames(on) => ("hide-names", switch(*on)),
        Setting::AutoExtend(on) => ("auto-extend", switch(*on)),
        Setting::KeepRunning(on) => ("keep-running", switch(*on)),
        Setting::ShowTray(on) => ("show-tray", switch(*on)),
        Setting::Asked(on) => ("asked", switch(*on)),
        Setting::ClosingTold(on) => ("closing-told", switch(*on)),
        Setting::TrustAsked(on) => (TRUST_ASKED, switch(*on)),
        Setting::LookAtClipboard(on) => ("look-at-clipboard", switch(*on)),
        Setting::ByClient(on) => ("by-client", switch(*on)),
        Setting::FoldedClients(names) => ("folded-clients", serde_json::to_string(names).ok()?),
        Setting::Frame(frame) => ("window-frame", serde_json::to_string(frame).ok()?),
        Setting::StartAtLogin(_) => return None,
    })
}

/// The settings that a person takes along to another computer, each by its key with its value as the ledger keeps it.
/// Not the window's frame, which is of a screen, nor a pause, which is over by then, nor anything about the certificate,
/// which is of one computer.
pub fn moved(settings: &Settings) -> BTreeMap<&'static str, String> {
    let Settings {
        language,
        theme,
        text_size,
        notify,
        paused_until: _,
        remind_at,
        quiet,
        not_on_weekends,
        last_day_always,
        hide_names,
        auto_extend,
        keep_running,
        show_tray,
        asked,
        closing_told,
        trust_asked: _,
        look_at_clipboard,
        by_client,
        folded_clients,
        frame: _,
    } = settings.clone();
    let all = [
        Setting::Language(language.map(|language| language.tag().to_owned())),
        Setting::Theme(theme),
        Setting::TextSize(text_size),
        Setting::Notify(notify),
        Setting::RemindAt(remind_at),
        Setting::Quiet(quiet),
        Setting::NotOnWeekends(not_on_weekends),
        Setting::LastDayAlways(last_day_always),
        Setting::HideNames(hide_names),
        Setting::AutoExtend(auto_extend),
        Setting::KeepRunning(keep_running),
        Setting::ShowTray(show_tray),
        Setting::Asked(asked),
        Setting::ClosingTold(closing_told),
        Setting::LookAtClipboard(look_at_clipboard),
        Setting::ByClient(by_client),
        Setting::FoldedClients(folded_clients),
    ];
    all.iter().filter_map(entry).collect()
}

fn is_theme(name: &str) -> bool {
    ["system", "light", "dark"].contains(&name)
}

fn read_text_size(text: &str) -> Option<u32> {
    text.parse().ok().filter(|size| TEXT_SIZES.contains(size))
}

/// Reads days left, sorted in falling order without duplicates; None if any of them is no day. An empty list is valid
/// and means no reminders.
fn read_days(text: &str) -> Option<Vec<u32>> {
    let parts = text.split(',').map(str::trim).filter(|day| !day.is_empty());
    let mut days: Vec<u32> =
        parts.map(|day| day.parse().ok().filter(|day| *day <= DAYS)).collect::<Option<_>>()?;
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.dedup();
    Some(days)
}

/// Reads quiet hours. Outer None: not readable; inner None: no quiet hours.
fn read_quiet(text: &str) -> Option<Option<(u32, u32)>> {
    if text == OFF {
        return Some(None);
    }
    let (from, to) = text.split_once('-')?;
    let hour = |text: &str| text.trim().parse::<u32>().ok().filter(|hour| *hour <= HOURS);
    Some(Some((hour(from)?, hour(to)?)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_kept_falling_and_each_once() {
        let kept = entry(&Setting::RemindAt(vec![1, 14, 7, 14, 0])).unwrap();
        assert_eq!(kept, ("remind-at", "14,7,1,0".to_owned()));
        assert_eq!(read_days(&kept.1), Some(vec![14, 7, 1, 0]));
    }

    #[test]
    fn each_setting_that_moves_is_read_as_it_was_written() {
        for (key, usual) in moved(&Settings::default()) {
            let read = Settings::read(|asked| Ok::<_, ()>((asked == key).then(|| usual.clone())));
            assert_eq!(read, Ok(Settings::default()), "{key}");
        }
        let hidden = Settings { hide_names: true, ..Settings::default() };
        assert_eq!(moved(&hidden).get("hide-names").map(String::as_str), Some(ON));
        assert_eq!(moved(&hidden).get("rebuild"), None);
    }

    #[test]
    fn what_makes_no_sense_is_not_kept() {
        let nonsense = [
            Setting::Language(Some("tlh".into())),
            Setting::Theme("pink".into()),
            Setting::TextSize(400),
            Setting::RemindAt(vec![61]),
            Setting::Quiet(Some((20, 25))),
        ];
        nonsense.iter().for_each(|setting| assert_eq!(entry(setting), None, "{setting:?}"));
    }

    #[test]
    fn no_quiet_hours_is_something_else_than_none_set() {
        assert_eq!(read_quiet(&entry(&Setting::Quiet(None)).unwrap().1), Some(None));
        assert_eq!(read_quiet("20-8"), Some(Some((20, 8))));
    }

    proptest! {
        #[test]
        fn nothing_in_the_ledger_makes_it_panic(text in "\\PC{0,20}") {
            let _ = (read_days(&text), read_quiet(&text), Language::from_tag(&text));
        }
    }
}
