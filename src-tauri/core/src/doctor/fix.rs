//! What of a check a person can put right with one press in the window. Pure.

use serde::Serialize;

use super::{Check, Facts, Subject, Verdict, Wrong};

/// A press that puts something right, or shows that it is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Fix {
    /// The system is asked to open the vault.
    Unlock,
    /// The program begins at log-in from now on.
    StartAtLogin,
    /// A reminder is shown, because only the person can tell whether it is seen.
    TestReminder,
    /// Reminders are switched on again.
    Remind,
    /// The icon near the clock is switched on again.
    ShowTray,
    /// The page of the accounts, each of which has its own button.
    Accounts,
}

/// What a press puts right about this check; None where only the person can, outside of the window.
pub fn fix(check: &Check, facts: &Facts) -> Option<Fix> {
    match (check.subject, &check.verdict) {
        (Subject::Vault, Verdict::Wrong(Wrong::Vault, _)) => Some(Fix::Unlock),
        (Subject::Vault | Subject::Places, Verdict::Wrong(..)) => Some(Fix::Accounts),
        (Subject::Notifications, Verdict::Well) if !facts.settings.notify => Some(Fix::Remind),
        (Subject::Notifications, Verdict::Well) => Some(Fix::TestReminder),
        (Subject::Tray, Verdict::Well) if !facts.settings.show_tray => Some(Fix::ShowTray),
        (Subject::Autostart, Verdict::Wrong(..)) => Some(Fix::StartAtLogin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::doctor::{PlaceFacts, checks};
    use crate::places::Reason;
    use crate::ports::VaultTrouble;

    fn fixes(facts: &Facts) -> Vec<(Subject, Fix)> {
        checks(facts).iter().filter_map(|check| Some((check.subject, fix(check, facts)?))).collect()
    }

    #[test]
    fn where_all_is_well_a_reminder_can_be_tried() {
        assert_eq!(fixes(&sample::well()), [(Subject::Notifications, Fix::TestReminder)]);
    }

    #[test]
    fn what_the_window_can_put_right_has_a_press() {
        let mut facts = sample::well();
        facts.vault = Err(VaultTrouble::Locked);
        facts.at_login = sample::nothing_begins(true);
        (facts.settings.notify, facts.settings.show_tray) = (false, false);
        let (file, line) = ("/a/.env".to_owned(), "TOKEN".to_owned());
        facts.places =
            Some(vec![PlaceFacts { place: file, line: Some(line), obstacle: Some(Reason::Moved) }]);

        let wanted = [
            (Subject::Vault, Fix::Unlock),
            (Subject::Places, Fix::Accounts),
            (Subject::Notifications, Fix::Remind),
            (Subject::Tray, Fix::ShowTray),
            (Subject::Autostart, Fix::StartAtLogin),
        ];
        assert_eq!(fixes(&facts), wanted);
    }

    #[test]
    fn an_account_without_its_token_is_mended_on_the_page_of_the_accounts() {
        let mut facts = sample::well();
        facts.without_token = vec!["@corner.bakery".to_owned()];

        assert!(fixes(&facts).contains(&(Subject::Vault, Fix::Accounts)));
    }
}
