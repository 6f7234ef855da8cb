//! The ledger's facts as the window takes them.

use sixty_core::account::{Account, App, HistoryLine, TokenKind};
use sixty_core::api::time;
use sixty_core::face;
use sixty_core::places::{Place, Target};
use sixty_core::policy;
use sixty_core::ports::Moment;
use sixty_core::problem::Problem;
use sixty_core::text::Language;

use crate::host::Desktop;

/// All but the accounts.
pub fn head(now: Moment, is_practice: bool, desktop: Desktop) -> face::Head {
    face::Head {
        version: 0,
        now: time(now),
        language: language().tag().to_owned(),
        practice: is_practice.then_some(face::Practice { skipping: None }),
        vault: face::VaultState::Open,
        offline_since: None,
        checked_at: None,
        needs_you: 0,
        next_by_itself: None,
        apps: Vec::new(),
        attempt: None,
        import: None,
        history: None,
        problem: None,
        settings: face::Settings {
            language: None,
            theme: "system".to_owned(),
            remind_at: vec![14, 7, 3, 1, 0],
            quiet: Some((20, 8)),
            not_on_weekends: true,
            hide_names: false,
            auto_extend: true,
            start_at_login: desktop.start_at_login,
            keep_running: true,
            show_tray: true,
            has_tray: desktop.has_tray,
            asked: false,
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
        },
    }
}

/// Accounts in the order of their urgency.
pub fn snapshot(mut head: face::Head, accounts: &[Account], places: &[Place], now: Moment) -> face::Snapshot {
    let kept = accounts.iter().filter(|account| account.disconnected_at.is_none());
    let mut views: Vec<face::Account> = kept.clone().map(|kept| account(kept, places, now)).collect();
    views.sort_by(|a, b| (a.status, &a.expires_at, &a.name).cmp(&(b.status, &b.expires_at, &b.name)));
    let needs_you = views.iter().filter(|account| account.status.needs_a_person()).count();
    head.needs_you = u32::try_from(needs_you).unwrap_or(u32::MAX);
    head.checked_at = kept.clone().filter_map(|account| account.checked_at).max().map(time);
    let next = kept.filter_map(|account| Some((policy::next_attempt(account, now)?, account)));
    head.next_by_itself = next.min_by_key(|(at, _)| *at).map(|(at, account)| (account.id.clone(), time(at)));
    face::Snapshot { head, accounts: views }
}

pub fn app(app: &App) -> face::App {
    face::App {
        network: app.network,
        id: app.id.clone(),
        return_address: app.return_address.clone(),
        permissions: app.permissions.clone(),
        secret: app.secret,
        default: app.default,
    }
}

pub fn line(line: &HistoryLine) -> face::HistoryLine {
    face::HistoryLine { at: time(line.at), event: line.event.clone(), facts: line.facts.clone() }
}

pub fn problem(problem: &Problem) -> face::Problem {
    face::Problem {
        code: problem.code.key().to_owned(),
        action: problem.action,
        facts: problem.facts.clone(),
        meta: problem.meta.clone(),
    }
}

fn account(account: &Account, places: &[Place], now: Moment) -> face::Account {
    let own: Vec<&Place> =
        places.iter().filter(|place| place.account.as_ref() == Some(&account.id)).collect();
    let token = &account.token;
    let from = policy::extend_from(account.network, token.obtained_at);
    face::Account {
        id: account.id.clone(),
        network: account.network,
        name: account.name.clone(),
        label: account.label.clone(),
        user_id: account.user_id.clone(),
        kind: account.kind,
        app_id: account.app_id.clone(),
        auto_extend: account.auto_extend,
        status: policy::status(account, &own, now),
        token_kind: token.kind,
        work: None,
        connected_at: time(account.connected_at),
        obtained_at: token.obtained_at.map(time),
        expires_at: token.expires_at.map(time),
        login_required_by: token.login_required_by.map(time),
        extend_from: from.filter(|_| token.kind != TokenKind::Endless).map(time),
        next_attempt: policy::next_attempt(account, now).map(time),
        failing_since: account.failing_since.map(time),
        snoozed_until: account.snoozed_until.map(time),
        permissions: face::Permissions {
            granted: account.permissions.granted.clone(),
            missing: account.permissions.missing(),
        },
        places: own.iter().map(|own| place(own, account)).collect(),
        problem: account.problem.as_ref().map(problem),
        outcome: None,
    }
}

fn place(place: &Place, account: &Account) -> face::Place {
    let standing = policy::standing(place, account);
    let Target::EnvFile { path, key, .. } = &place.target;
    face::Place {
        id: place.id.clone(),
        kind: place.target.kind().to_owned(),
        file: path.display().to_string(),
        key: key.clone(),
        state: standing.key().to_owned(),
        reason: standing.reason().map(|reason| reason.key().to_owned()),
        last_sent: place.last.as_ref().filter(|last| last.mark.is_some()).map(|last| time(last.at)),
    }
}

/// The system's; a desktop that sets no variable has a setting of its own.
fn language() -> Language {
    let value = |name: &str| std::env::var(name).ok();
    let lang = value("LANG").or_else(sys_locale::get_locale);
    Language::from_env_values(value("LC_ALL").as_deref(), value("LC_MESSAGES").as_deref(), lang.as_deref())
}
