//! What a click in the tray's menu leads to.

use chrono::TimeDelta;

use super::can_be_extended;
use crate::face::{Account, ChosenAccounts, Intent, Snapshot};
use crate::reminders::Pause;

/// The action of a line in a menu. Accounts are named by id, so that a click on a menu that was just replaced never
/// affects another account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Reconnect(String),
    Extend(String),
    Details(String),
    RemindTomorrow(String),
    ExtendAll,
    Check,
    Pause(Pause),
    Resume,
    /// Not in the tray's menu: a desktop offers it with the program's icon.
    AddAccount,
    Activity,
    Open,
    Settings,
    Quit,
}

impl Act {
    /// The name by which a native menu reports the click.
    pub fn id(&self) -> String {
        match self {
            Self::Reconnect(account) => format!("reconnect {account}"),
            Self::Extend(account) => format!("extend {account}"),
            Self::Details(account) => format!("details {account}"),
            Self::RemindTomorrow(account) => format!("tomorrow {account}"),
            Self::ExtendAll => "extend-all".to_owned(),
            Self::Check => "check".to_owned(),
            Self::Pause(Pause::Today) => "pause-today".to_owned(),
            Self::Pause(Pause::ThreeDays) => "pause-three-days".to_owned(),
            Self::Pause(Pause::UntilMonday) => "pause-until-monday".to_owned(),
            Self::Resume => "resume".to_owned(),
            Self::AddAccount => "add-account".to_owned(),
            Self::Activity => "activity".to_owned(),
            Self::Open => "open".to_owned(),
            Self::Settings => "settings".to_owned(),
            Self::Quit => "quit".to_owned(),
        }
    }

    /// The act with this name; None for an unknown name.
    pub fn from_id(id: &str) -> Option<Self> {
        let act = match id.split_once(' ') {
            Some(("reconnect", account)) => Self::Reconnect(account.to_owned()),
            Some(("extend", account)) => Self::Extend(account.to_owned()),
            Some(("details", account)) => Self::Details(account.to_owned()),
            Some(("tomorrow", account)) => Self::RemindTomorrow(account.to_owned()),
            Some(_) => return None,
            None => match id {
                "extend-all" => Self::ExtendAll,
                "check" => Self::Check,
                "pause-today" => Self::Pause(Pause::Today),
                "pause-three-days" => Self::Pause(Pause::ThreeDays),
                "pause-until-monday" => Self::Pause(Pause::UntilMonday),
                "resume" => Self::Resume,
                "add-account" => Self::AddAccount,
                "activity" => Self::Activity,
                "open" => Self::Open,
                "settings" => Self::Settings,
                "quit" => Self::Quit,
                _ => return None,
            },
        };
        Some(act)
    }
}

/// The consequence of an act.
#[derive(Debug, Clone, PartialEq)]
pub enum Consequence {
    /// The intent is sent; the window stays as it is.
    Ask(Intent),
    /// The window is brought to the front with this page.
    Show(Page),
    /// The intent is sent, and the window is brought to the front with this page.
    AskAndShow(Intent, Page),
}

/// The page that the window shows when it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The page that is already open.
    Any,
    Accounts,
    /// The accounts that need the person alone.
    NeedYou,
    /// The accounts alone that expire soon.
    Soon,
    Account(String),
    /// What happened.
    Activity,
    /// The page on which an account is connected.
    Connect,
    Settings,
}

/// The consequence of an act at this moment; None when its account no longer exists.
pub fn consequence(act: &Act, snapshot: &Snapshot) -> Option<Consequence> {
    let find = |id: &String| snapshot.accounts.iter().find(|account| account.id == *id);
    let consequence = match act {
        Act::Reconnect(id) => Consequence::AskAndShow(reconnect(find(id)?), Page::Any),
        Act::Extend(id) => Consequence::Ask(extend([find(id)?].into_iter())),
        Act::Details(id) => Consequence::Show(Page::Account(find(id)?.id.clone())),
        Act::RemindTomorrow(id) => {
            let until = snapshot.head.now.moment() + TimeDelta::days(1);
            Consequence::Ask(Intent::RemindLater { account: find(id)?.id.clone(), until })
        }
        Act::ExtendAll => Consequence::Ask(extend(can_be_extended(snapshot))),
        Act::Check => Consequence::Ask(Intent::Check { who: ChosenAccounts::All }),
        Act::Pause(span) => Consequence::Ask(Intent::PauseReminders { span: *span }),
        Act::Resume => Consequence::Ask(Intent::ResumeReminders),
        Act::AddAccount => Consequence::Show(Page::Connect),
        Act::Activity => Consequence::Show(Page::Activity),
        Act::Open => Consequence::Show(Page::Any),
        Act::Settings => Consequence::Show(Page::Settings),
        Act::Quit => Consequence::Ask(Intent::Quit),
    };
    Some(consequence)
}

fn reconnect(account: &Account) -> Intent {
    Intent::Connect {
        network: account.network,
        expect: Some(account.name.clone()),
        account: Some(account.id.clone()),
        pages: false,
    }
}

fn extend<'a>(accounts: impl Iterator<Item = &'a Account>) -> Intent {
    Intent::Extend { who: ChosenAccounts::These(accounts.map(|account| account.id.clone()).collect()) }
}
