//! The tray as a value: icon, tooltip and menu, made from the snapshot that the window shows too. Pure.
//!
//! The shell compares two values and sets again only what differs. A line of the menu names its account by id and not
//! by its position, because a person may click in a menu that was just replaced and must never meet another account.
//! Held by `an_act_is_found_again_by_its_name` and `a_click_becomes_an_intent_or_a_page` (`tray/tests.rs`).

mod act;

use chrono::TimeDelta;

use crate::account::{Kind, Names, TokenKind};
use crate::face::{Account, Problem, Snapshot, Time, VaultState, Work};
use crate::policy::Status;
use crate::problem::Action;
use crate::reminders::Pause;
use crate::text::{Texts, Value};

pub use act::{Act, Consequence, Page, consequence};

/// How many accounts the menu names; more would push its other lines off a small screen.
const WORST: usize = 5;

/// The content of the tray. Equal contents look the same, so the tray is set again only when this differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tray {
    pub icon: Icon,
    /// The first line of the menu, for a panel that shows a tooltip for the icon.
    pub tooltip: String,
    pub menu: Vec<Item>,
}

/// The picture in the panel, a different one for each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Icon {
    Ok,
    Soon,
    NeedsYou,
    Working,
    Offline,
    Practice,
}

/// A line of the menu. Labels are escaped for a native menu, where `&` marks the next letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A line of information that cannot be clicked.
    News(String),
    Separator,
    Choice(Choice),
    /// A line that opens a submenu.
    More(String, Vec<Choice>),
}

/// A line that can be clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub label: String,
    pub act: Act,
}

/// The tray for this state of the program.
pub fn tray(snapshot: &Snapshot, texts: &Texts) -> Tray {
    let news = news(snapshot, texts);
    let mut menu: Vec<Item> = news.iter().map(|line| Item::News(label(line))).collect();
    if let (true, Some(first)) = (is_calm(snapshot), menu.first_mut()) {
        *first = Item::Choice(Choice { label: label(&news[0]), act: Act::Activity });
    }
    menu.push(Item::Separator);
    let accounts = accounts(snapshot, texts);
    if !accounts.is_empty() {
        menu.extend(accounts);
        menu.push(Item::Separator);
    }
    if !snapshot.accounts.is_empty() {
        let can = can_be_extended(snapshot).count();
        if can > 0 {
            let count = Value::Number(number(can));
            menu.push(choice(texts, "tray-extend-all", &[("count", count)], Act::ExtendAll));
        }
        menu.push(choice(texts, "tray-check", &[], Act::Check));
        menu.push(pause(snapshot, texts));
        menu.push(Item::Separator);
    }
    menu.push(choice(texts, "tray-open", &[], Act::Open));
    menu.push(choice(texts, "tray-settings", &[], Act::Settings));
    menu.push(choice(texts, "tray-quit", &[], Act::Quit));
    Tray { icon: icon(snapshot), tooltip: news.into_iter().next().unwrap_or_default(), menu }
}

/// Whether nothing needs a person, so that the first line leads to what happened meanwhile.
fn is_calm(snapshot: &Snapshot) -> bool {
    let has_none = listed(snapshot).next().is_none();
    has_none && snapshot.head.vault == VaultState::Open && !snapshot.accounts.is_empty()
}

/// The accounts that Meta would extend now.
fn can_be_extended(snapshot: &Snapshot) -> impl Iterator<Item = &Account> {
    let now = snapshot.head.now;
    snapshot.accounts.iter().filter(move |account| {
        let is_old_enough = account.extend_from.is_none_or(|from| from <= now);
        let is_dead = matches!(account.status, Status::TurnedOff | Status::Expired);
        is_old_enough && !is_dead && account.token_kind != TokenKind::Endless
    })
}

fn icon(snapshot: &Snapshot) -> Icon {
    let head = &snapshot.head;
    if head.practice.is_some() {
        Icon::Practice
    } else if head.needs_you > 0 || head.vault != VaultState::Open {
        Icon::NeedsYou
    } else if head.offline_since.is_some() || head.paused_until.is_some() {
        Icon::Offline
    } else if extending(snapshot) > 0 {
        Icon::Working
    } else if listed(snapshot).next().is_some() {
        Icon::Soon
    } else {
        Icon::Ok
    }
}

/// The state of the program in one line, and a second line where there is more to say.
fn news(snapshot: &Snapshot, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    if snapshot.head.practice.is_some() {
        lines.push(texts.say("tray-practice", &[]));
    }
    lines.push(standing(snapshot, texts));
    let aside = aside(snapshot, texts).filter(|line| !lines.contains(line));
    lines.extend(aside);
    lines.truncate(2);
    lines
}

fn standing(snapshot: &Snapshot, texts: &Texts) -> String {
    let head = &snapshot.head;
    let counted = |key, count| texts.say(key, &[("count", Value::Number(count))]);
    match head.vault {
        VaultState::Open => {}
        VaultState::Locked | VaultState::WrongPassphrase => return texts.say("tray-locked", &[]),
        VaultState::Asking => return texts.say("tray-asking", &[]),
        VaultState::Missing => return texts.say("tray-missing", &[]),
        VaultState::NoneOfOurs => return texts.say("tray-other-vault", &[]),
        VaultState::NoKeyring | VaultState::Denied | VaultState::NoPassphrase | VaultState::Refused => {
            return texts.say("tray-no-use", &[]);
        }
    }
    if snapshot.accounts.is_empty() {
        texts.say("tray-none", &[])
    } else if head.needs_you > 0 {
        counted("tray-stop", i64::from(head.needs_you))
    } else if let Some(line) = offline(snapshot, texts).or_else(|| paused(snapshot, texts)) {
        line
    } else if extending(snapshot) > 0 {
        counted("tray-work", extending(snapshot))
    } else if soon(snapshot) > 0 {
        counted("tray-soon", soon(snapshot))
    } else if let Some(waiting) = listed(snapshot).next() {
        let name = names(snapshot).said(waiting.network, &waiting.name);
        texts.say("tray-account-waits", &[("name", Value::Text(&name))])
    } else {
        counted("tray-ok", number(snapshot.accounts.len()))
    }
}

/// The second line: no internet, paused, the next extend, or when Meta last answered.
fn aside(snapshot: &Snapshot, texts: &Texts) -> Option<String> {
    if snapshot.accounts.is_empty() {
        return None;
    }
    let is_calm = listed(snapshot).next().is_none();
    offline(snapshot, texts)
        .or_else(|| paused(snapshot, texts))
        .or_else(|| next_by_itself(snapshot, texts).filter(|_| is_calm))
        .or_else(|| time(texts, "tray-checked", snapshot.head.checked_at, snapshot))
}

fn offline(snapshot: &Snapshot, texts: &Texts) -> Option<String> {
    time(texts, "tray-off", snapshot.head.offline_since, snapshot)
}

fn paused(snapshot: &Snapshot, texts: &Texts) -> Option<String> {
    let until = snapshot.head.paused_until?;
    Some(texts.say("tray-paused", &[("date", Value::Date(until.moment()))]))
}

/// The line that pauses reminders or, while they are paused, ends the pause.
fn pause(snapshot: &Snapshot, texts: &Texts) -> Item {
    if snapshot.head.paused_until.is_some() {
        return choice(texts, "tray-resume", &[], Act::Resume);
    }
    let spans = [
        ("tray-pause-today", Pause::Today),
        ("tray-pause-three-days", Pause::ThreeDays),
        ("tray-pause-until-monday", Pause::UntilMonday),
    ];
    let choices =
        spans.map(|(key, span)| Choice { label: label(&texts.say(key, &[])), act: Act::Pause(span) });
    Item::More(label(&texts.say("tray-pause", &[])), choices.into())
}

fn next_by_itself(snapshot: &Snapshot, texts: &Texts) -> Option<String> {
    let (id, at) = snapshot.head.next_by_itself.as_ref()?;
    let account = snapshot.accounts.iter().find(|account| account.id == *id)?;
    let name = names(snapshot).said(account.network, &account.name);
    Some(texts.say("tray-next", &[("name", Value::Text(&name)), ("date", Value::Date(at.moment()))]))
}

fn names(snapshot: &Snapshot) -> Names {
    Names::among(snapshot.accounts.iter().map(|account| (account.network, account.name.as_str())))
}

/// The most urgent accounts, each with its remedy, and a line that opens the list of all.
fn accounts(snapshot: &Snapshot, texts: &Texts) -> Vec<Item> {
    let worst = listed(snapshot).take(WORST).map(|account| entry(account, snapshot, texts));
    let mut items: Vec<Item> = worst.collect();
    if !items.is_empty() && snapshot.accounts.len() > items.len() {
        let count = Value::Number(number(snapshot.accounts.len()));
        items.push(choice(texts, "tray-all", &[("count", count)], Act::Open));
    }
    items
}

/// The accounts that a person should look at; the snapshot has the most urgent first.
fn listed(snapshot: &Snapshot) -> impl Iterator<Item = &Account> {
    let is_listed = |account: &&Account| {
        account.status <= Status::Soon || may_end_unseen(account) || waits_for_a_person(account)
    };
    snapshot.accounts.iter().filter(is_listed)
}

/// Whether its token may end at any moment without a word from us: neither the end is known, nor will it be extended. The
/// tokens of Pages and system accounts mostly never end.
fn may_end_unseen(account: &Account) -> bool {
    account.status == Status::DateUnknown
        && account.next_attempt.is_none()
        && matches!(account.kind, Kind::Profile | Kind::Person)
}

/// Whether it still works and cannot be extended before a person has done something.
fn waits_for_a_person(account: &Account) -> bool {
    let is_needed = |problem: &Problem| {
        matches!(
            problem.action,
            Action::FixSetup | Action::OpenMeta | Action::CheckPaste | Action::ReconnectWithPermission
        )
    };
    account.status > Status::Soon && account.problem.as_ref().is_some_and(is_needed)
}

fn entry(account: &Account, snapshot: &Snapshot, texts: &Texts) -> Item {
    let now = snapshot.head.now;
    let name = names(snapshot).said(account.network, &account.name);
    let left = days_left(account, now).unwrap_or_default();
    let key = match account.status {
        _ if waits_for_a_person(account) => "tray-account-waits",
        Status::TurnedOff => "tray-account-turned_off",
        Status::Expired => "tray-account-expired",
        Status::MissingPermission => "tray-account-missing_permission",
        Status::NotDelivered if only_to_be_pasted(account) => "tray-account-by_hand",
        Status::NotDelivered => "tray-account-not_delivered",
        _ if may_end_unseen(account) => "tray-account-unseen",
        Status::Soon | Status::DateUnknown | Status::NoEndDate | Status::Good => "tray-account-soon",
    };
    let line = texts.say(key, &[("name", Value::Text(&name)), ("count", Value::Number(left))]);
    let act = |key, act| Choice { label: label(&texts.say(key, &[])), act };
    let id = || account.id.clone();
    let mut choices = Vec::new();
    match remedy(account) {
        Some(Action::Extend) => choices.push(act("tray-extend", Act::Extend(id()))),
        Some(_) => choices.push(act("tray-reconnect", Act::Reconnect(id()))),
        None => {}
    }
    choices.push(act("tray-details", Act::Details(id())));
    if account.snoozed_until.is_none_or(|until| until <= now) {
        choices.push(act("tray-tomorrow", Act::RemindTomorrow(id())));
    }
    Item::More(label(&line), choices)
}

/// The action that a click in the menu can take for the account.
fn remedy(account: &Account) -> Option<Action> {
    match account.status {
        // The window leads to Meta's Business settings, and a menu has no room to say so.
        Status::TurnedOff | Status::Expired | Status::MissingPermission if !account.logs_in => None,
        Status::TurnedOff | Status::Expired | Status::MissingPermission => Some(Action::Reconnect),
        Status::Soon if login_ends_first(account) => Some(Action::Reconnect),
        Status::Soon => Some(Action::Extend),
        Status::DateUnknown if may_end_unseen(account) => Some(Action::Extend),
        Status::NotDelivered | Status::DateUnknown | Status::NoEndDate | Status::Good => None,
    }
}

/// Whether every place that lacks the token waits for the person to paste it.
fn only_to_be_pasted(account: &Account) -> bool {
    let lacks_it = || account.places.iter().filter(|place| place.state != "current");
    lacks_it().next().is_some() && lacks_it().all(|place| place.reason.as_deref() == Some("by_hand"))
}

/// Extending does not move the day by which Meta wants a new log-in.
fn login_ends_first(account: &Account) -> bool {
    let token = account.expires_at;
    account.login_required_by.is_some_and(|login| token.is_none_or(|token| login <= token))
}

fn days_left(account: &Account, now: Time) -> Option<i64> {
    let end = [account.expires_at, account.login_required_by].into_iter().flatten().min()?;
    Some((end.moment() - now.moment()).max(TimeDelta::zero()).num_days())
}

fn extending(snapshot: &Snapshot) -> i64 {
    let is_extending = |account: &&Account| account.work == Some(Work::Extending);
    number(snapshot.accounts.iter().filter(is_extending).count())
}

fn soon(snapshot: &Snapshot) -> i64 {
    let is_soon = |account: &&Account| account.status == Status::Soon || may_end_unseen(account);
    number(snapshot.accounts.iter().filter(is_soon).count())
}

fn choice(texts: &Texts, key: &str, values: &[(&str, Value<'_>)], act: Act) -> Item {
    Item::Choice(Choice { label: label(&texts.say(key, values)), act })
}

fn time(texts: &Texts, key: &str, at: Option<Time>, snapshot: &Snapshot) -> Option<String> {
    Some(texts.say(key, &[("time", Value::When(at?.moment(), snapshot.head.now.moment()))]))
}

/// Escapes a label: a native menu uses `&` as its own mark, and a name may contain one.
fn label(text: &str) -> String {
    text.replace('&', "&&")
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
