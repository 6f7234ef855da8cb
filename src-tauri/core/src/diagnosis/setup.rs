//! Where on Meta's pages a set-up mistake is mended: the page and the field, by Meta's own labels (November 2026).

use crate::network::Network;
use crate::problem::{Case, Code, FactName, Problem};

/// Adds to a problem the page of Meta's site (`page`) and the field on it (`field`) where it can be fixed.
#[must_use]
pub fn with_field(problem: Problem, network: Network) -> Problem {
    match place(problem.code, problem.case(), network) {
        Some((page, field)) => problem.with_text(FactName::Page, page).with_text(FactName::Field, field),
        None => problem,
    }
}

const BASIC: &str = "App settings > Basic";
const THREADS: &str = "Use cases > Access the Threads API > Settings";
const INSTAGRAM: &str =
    "Use cases > Manage messaging & content on Instagram > API setup with Instagram login";

fn place(code: Code, case: Option<Case>, network: Network) -> Option<(&'static str, &'static str)> {
    Some(match (code, network) {
        (Code::WrongAppId | Code::PageGone, Network::Threads) => (THREADS, "Threads App ID"),
        (Code::WrongAppId | Code::PageGone, Network::Instagram) => (INSTAGRAM, "Instagram App ID"),
        (Code::WrongAppId, Network::Facebook) => (BASIC, "App ID"),
        (Code::SecretWrong | Code::NeedsSecret, Network::Threads) => (THREADS, "Threads App secret"),
        (Code::SecretWrong | Code::NeedsSecret, Network::Instagram) => (INSTAGRAM, "Instagram App secret"),
        (Code::SecretWrong | Code::NeedsSecret, Network::Facebook) => (BASIC, "App secret"),
        (Code::ReturnAddress, _) if case == Some(Case::Domain) => (BASIC, "App domains"),
        (Code::ReturnAddress, Network::Threads) => (THREADS, "Redirect Callback URLs"),
        (Code::ReturnAddress, Network::Instagram) => (INSTAGRAM_LOGIN, "OAuth redirect URIs"),
        (Code::ReturnAddress, Network::Facebook) => {
            ("Facebook Login > Settings", "Valid OAuth Redirect URIs")
        }
        (Code::Tester, Network::Threads) => {
            ("threads.com > Settings > Account > Website permissions", "Invites")
        }
        (Code::Tester, Network::Instagram) => {
            ("instagram.com > Settings > Apps and websites", "Tester invites")
        }
        (Code::Tester, Network::Facebook) => ("App roles > Roles", "Add People"),
        (Code::UseCase, _) => ("Use cases", "Add use cases"),
        _ => return None,
    })
}

const INSTAGRAM_LOGIN: &str = "API setup with Instagram login > Set up Instagram business login";
