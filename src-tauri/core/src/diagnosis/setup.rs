//! Where on Meta's pages a set-up mistake is mended: the page and the field, by Meta's own labels (November 2026).

use crate::network::Network;
use crate::problem::{Code, Fact, Problem};

/// Adds the page (`page`) and the field on it (`field`) to a problem that is mended there.
#[must_use]
pub fn with_field(problem: Problem, network: Network) -> Problem {
    let why = match problem.facts.get("why") {
        Some(Fact::Text(why)) => why.as_str(),
        _ => "",
    };
    match place(problem.code, why, network) {
        Some((page, field)) => problem.with_text("page", page).with_text("field", field),
        None => problem,
    }
}

const BASIC: &str = "App settings > Basic";
const THREADS: &str = "Use cases > Access the Threads API > Settings";
const INSTAGRAM: &str =
    "Use cases > Manage messaging & content on Instagram > API setup with Instagram login";

fn place(code: Code, why: &str, network: Network) -> Option<(&'static str, &'static str)> {
    Some(match (code, network) {
        (Code::WrongAppId | Code::PageGone, Network::Threads) => (THREADS, "Threads App ID"),
        (Code::WrongAppId | Code::PageGone, Network::Instagram) => (INSTAGRAM, "Instagram App ID"),
        (Code::WrongAppId, Network::Facebook) => (BASIC, "App ID"),
        (Code::SecretWrong | Code::NeedsSecret, Network::Threads) => (THREADS, "Threads App secret"),
        (Code::SecretWrong | Code::NeedsSecret, Network::Instagram) => (INSTAGRAM, "Instagram App secret"),
        (Code::SecretWrong | Code::NeedsSecret, Network::Facebook) => (BASIC, "App secret"),
        (Code::ReturnAddress, _) if why == "domain" => (BASIC, "App domains"),
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
