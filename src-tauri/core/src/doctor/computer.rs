//! The vault, the desktop, the start at log-in, the disk and the ledger.

use super::{Check, Facts, MetaMeant, Said, Subject, Wrong};
use crate::ports::{DataFolder, DiskTrouble, LedgerState, LedgerTrouble, OnDesktop, VaultTrouble};
use crate::problem::{Action, Code, FactName, Problem};

/// The vault: whether it opens, and whether it holds a token of each account.
pub(super) fn vault(facts: &Facts) -> Check {
    let subject = Subject::Vault;
    match &facts.vault {
        Ok(()) => {}
        Err(VaultTrouble::Refused(why) | VaultTrouble::Unclear(why)) => {
            let line = Said::plain("doctor-vault-refused").with_text(FactName::Detail, why.as_str());
            return Check::wrong(subject, Wrong::Vault, line, Said::plain("doctor-vault-refused-fix"));
        }
        Err(VaultTrouble::Damaged) => {
            let line = Said::plain("doctor-vault-damaged");
            return Check::wrong(subject, Wrong::Person, line, Said::plain("doctor-vault-damaged-fix"));
        }
        Err(VaultTrouble::NoPassphrase(why)) => {
            let line = Said::plain("doctor-vault-refused").with_text(FactName::Detail, why.as_str());
            return Check::wrong(subject, Wrong::Vault, line, Said::plain("doctor-vault-passphrase-fix"));
        }
        Err(trouble) => return Check::by_card(subject, Wrong::Vault, trouble.clone().into()),
    }
    let Some(first) = facts.without_token.first() else {
        return Check::well(subject, Said::plain("doctor-vault-good"));
    };
    let others = facts.without_token.len().saturating_sub(1);
    let said = |key| Said::plain(key).with_text(FactName::Name, first.as_str());
    let line = said("doctor-vault-lost").and_more("doctor-vault-more", others);
    Check::wrong(subject, Wrong::Person, line, said("doctor-vault-lost-fix"))
}

/// Notifications, unless the person switched them off.
pub(super) fn notifications(facts: &Facts) -> Check {
    let subject = Subject::Notifications;
    if !facts.settings.notify {
        return Check::well(subject, Said::plain("doctor-notifications-off"));
    }
    match facts.notifications {
        OnDesktop::There => Check::well(subject, Said::plain("doctor-notifications-good")),
        OnDesktop::Unknown => Check::unknown(subject, Said::plain("doctor-notifications-unknown")),
        OnDesktop::Missing => {
            let (line, remedy) = ("doctor-notifications-missing", "doctor-notifications-missing-fix");
            Check::wrong(subject, Wrong::Person, Said::plain(line), Said::plain(remedy))
        }
    }
}

/// The tray, unless the person switched our icon off. A desktop without one is no failure: all works without it.
pub(super) fn tray(facts: &Facts) -> Check {
    if !facts.settings.show_tray {
        return Check::well(Subject::Tray, Said::plain("doctor-tray-off"));
    }
    match facts.tray {
        OnDesktop::There => Check::well(Subject::Tray, Said::plain("doctor-tray-good")),
        OnDesktop::Missing => Check::unknown(Subject::Tray, Said::plain("doctor-tray-missing")),
        OnDesktop::Unknown => Check::unknown(Subject::Tray, Said::plain("doctor-tray-unknown")),
    }
}

/// What begins at log-in. It is missed only where there are accounts to extend, and a desktop at which people log in: a
/// server may have a daily job that we know nothing of.
pub(super) fn autostart(facts: &Facts) -> Check {
    let subject = Subject::Autostart;
    let unknown = |key| Check::unknown(subject, Said::plain(key));
    if matches!(facts.meta, MetaMeant::BuiltIn | MetaMeant::NotStarted(_)) {
        return unknown("doctor-autostart-practice");
    }
    if facts.at_login.program == Some(true) {
        return Check::well(subject, Said::plain("doctor-autostart-good"));
    }
    if facts.at_login.keeper {
        return Check::well(subject, Said::plain("doctor-autostart-keep"));
    }
    match facts.accounts {
        None | Some(0) => unknown("doctor-autostart-no-accounts"),
        Some(_) if !facts.at_login.has_desktop => unknown("doctor-autostart-server"),
        Some(_) if facts.at_login.program.is_none() => unknown("doctor-autostart-unknown"),
        Some(_) => {
            let (line, remedy) = ("doctor-autostart-missing", "doctor-autostart-missing-fix");
            Check::wrong(subject, Wrong::Person, Said::plain(line), Said::plain(remedy))
        }
    }
}

/// The disk of the data folder.
pub(super) fn disk(facts: &Facts) -> Check {
    let subject = Subject::Disk;
    let trouble = match &facts.folder {
        DataFolder::Refused(_) => return Check::unknown(subject, Said::plain("doctor-disk-unknown")),
        DataFolder::Absent(trouble) | DataFolder::Used { trouble, .. } => trouble,
    };
    match trouble {
        None => Check::well(subject, Said::plain("doctor-disk-good")),
        Some(DiskTrouble::Full) => {
            Check::by_card(subject, Wrong::Broken, Problem::new(Code::DiskFull, Action::RetryLater))
        }
        Some(DiskTrouble::Little) => {
            let line = Said::plain("doctor-disk-little");
            Check::wrong(subject, Wrong::Person, line, Said::plain("doctor-disk-little-fix"))
        }
        Some(DiskTrouble::ReadOnly(folder)) => {
            let line =
                Said::plain("doctor-disk-closed").with_text(FactName::Folder, folder.display().to_string());
            Check::wrong(subject, Wrong::Broken, line, Said::plain("doctor-disk-closed-fix"))
        }
    }
}

/// The ledger, and the folder that it is in.
pub(super) fn ledger(facts: &Facts) -> Check {
    let subject = Subject::Ledger;
    if let DataFolder::Refused(problem) = &facts.folder {
        return Check::by_card(subject, Wrong::Broken, (**problem).clone());
    }
    let (line, remedy) = match &facts.ledger {
        LedgerState::None => return Check::well(subject, Said::plain("doctor-ledger-none")),
        LedgerState::Newer => return Check::by_card(subject, Wrong::Broken, LedgerTrouble::Newer.into()),
        LedgerState::Damaged(detail) => {
            let line = Said::plain("doctor-ledger-damaged").with_text(FactName::Detail, detail.as_str());
            return Check::wrong(subject, Wrong::Broken, line, Said::plain("doctor-ledger-damaged-fix"));
        }
        LedgerState::Lost => ("doctor-ledger-lost", "doctor-ledger-lost-fix"),
        LedgerState::Whole => match &facts.folder {
            DataFolder::Used { is_ours_alone: false, path, .. } => {
                let said = |key| Said::plain(key).with_text(FactName::Folder, path.display().to_string());
                let (line, remedy) = (said("doctor-folder-open"), said("doctor-folder-open-fix"));
                return Check::wrong(subject, Wrong::Person, line, remedy);
            }
            _ => return Check::well(subject, Said::plain("doctor-ledger-good")),
        },
    };
    Check::wrong(subject, Wrong::Person, Said::plain(line), Said::plain(remedy))
}
