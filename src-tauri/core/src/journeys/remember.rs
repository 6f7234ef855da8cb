//! Keeps what an errand learned about an account before it came to nothing, so that every face tells it until it is
//! mended. A problem that passes by itself, or that is not this account's, is not kept.

use chrono::TimeDelta;
use serde_json::json;

use super::about::about;
use super::line;
use crate::account::Account;
use crate::moment;
use crate::network::Network;
use crate::ports::{AppKeys, LedgerTrouble, Ports};
use crate::problem::{Code, Problem};

/// How long an extend that waits for a person is left alone before it is tried again.
const TRY_AGAIN_AFTER: TimeDelta = TimeDelta::days(1);

/// What a problem says about an account beyond the errand that met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lasting {
    /// The token itself is gone: only a new log-in helps.
    OfTheToken,
    /// The token works, and extending it waits for a person.
    OfExtending,
    /// It is about the computer, another program or Meta at this moment.
    No,
}

fn lasting(problem: &Problem) -> Lasting {
    match problem.code {
        Code::VaultLost => Lasting::OfTheToken,
        Code::NeedsSecret | Code::Hour | Code::SecretWrong => Lasting::OfExtending,
        _ => Lasting::No,
    }
}

/// Keeps the problem as the account's, if it lasts. The caller holds the account's lock.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub fn remember(ports: &Ports, id: &str, problem: &Problem) -> Result<(), LedgerTrouble> {
    let lasting = lasting(problem);
    let Some(mut account) = ports.ledger.account(id)?.filter(|_| lasting != Lasting::No) else {
        return Ok(());
    };
    let now = ports.clock.now();
    let extending = lasting == Lasting::OfExtending;
    let is_known = account.problem.as_ref().is_some_and(|known| {
        // A token that is gone is worse than one that cannot be extended.
        known.code == problem.code || extending && !known.extending
    });
    let is_planned = !extending || account.retry_at.is_some_and(|at| at > now);
    if is_known && is_planned {
        return Ok(());
    }
    if !is_known {
        let named = about(problem.clone(), &account, now);
        account.problem = Some(Problem { extending, ..named });
    }
    account.failing_since = account.failing_since.or(Some(now));
    account.retry_at = extending.then(|| moment::after(now, TRY_AGAIN_AFTER));
    let history = line(&account, now, "refused", json!({ "code": problem.code.key(), "meta": problem.meta }));
    let history = if is_known { Vec::new() } else { vec![history] };
    ports.ledger.keep(&account, None, &history, None)
}

/// Ends the problems that what was found in the vault shows to be mended; true if there was one. `keys` are those of
/// the account's app, where its secret is kept.
pub fn mended(account: &mut Account, keys: Option<&AppKeys>) -> bool {
    let is_mended = account.problem.as_ref().is_some_and(|problem| match problem.code {
        Code::VaultLost => true,
        Code::NeedsSecret | Code::Hour => problem.extending && keys.is_some(),
        _ => false,
    });
    if is_mended {
        account.end_troubles();
    }
    is_mended
}

/// Ends what waited for the secret of an app, because it is kept now: the next extend may be at once.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub fn secret_is_here(ports: &Ports, network: Network, app: &str) -> Result<(), LedgerTrouble> {
    let is_its = |account: &Account| {
        account.network == network && account.app_id.as_ref().is_none_or(|its| its == app)
    };
    for mut account in ports.ledger.accounts()?.into_iter().filter(is_its) {
        let waits = account.problem.as_ref().is_some_and(|problem| {
            problem.extending && matches!(problem.code, Code::NeedsSecret | Code::Hour | Code::SecretWrong)
        });
        if waits {
            account.end_troubles();
            ports.ledger.keep(&account, None, &[], None)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::sample;
    use crate::problem::Action;
    use crate::secret::Secret;

    #[test]
    fn what_passes_by_itself_or_is_of_this_computer_is_not_kept_against_an_account() {
        for code in Code::ALL {
            let kept = lasting(&Problem::new(*code, Action::Report)) != Lasting::No;
            let lasts = [Code::VaultLost, Code::NeedsSecret, Code::Hour, Code::SecretWrong].contains(code);
            assert_eq!(kept, lasts, "{code:?}");
            assert!(!(kept && code.passes()), "{code:?}");
        }
    }

    #[test]
    fn a_problem_is_mended_by_what_it_was_about_and_by_nothing_else() {
        let keys = AppKeys { network: Network::Threads, id: "1".to_owned(), secret: Secret::new("made up") };
        for (code, extending, without, with) in [
            (Code::VaultLost, false, true, true),
            (Code::NeedsSecret, true, false, true),
            (Code::Hour, true, false, true),
            (Code::Password, false, false, false),
            (Code::Unknown, true, false, false),
        ] {
            for (keys, is_mended) in [(None, without), (Some(&keys), with)] {
                let problem = Problem { extending, ..Problem::new(code, Action::Report) };
                let mut account = Account { problem: Some(problem), ..sample::ends_in(TimeDelta::days(40)) };
                assert_eq!(mended(&mut account, keys), is_mended, "{code:?}");
                assert_eq!(account.problem.is_none(), is_mended);
            }
        }
    }
}
