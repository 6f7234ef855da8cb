//! Where on Meta's pages a set-up mistake is mended: the page and the field, in Meta's own words, which the walk to a Meta
//! app has ([`crate::setup::guide`]).

use crate::network::{GraphVersion, Network};
use crate::problem::{Case, Code, FactName, Problem};
use crate::setup::guide;

/// Adds to a problem the page of Meta's site (`page`) and the field on it (`field`) where it can be fixed.
#[must_use]
pub fn with_field(problem: Problem, network: Network) -> Problem {
    match place(problem.code, problem.case(), network) {
        Some((page, field)) => problem.with_text(FactName::Page, page).with_text(FactName::Field, field),
        None => problem,
    }
}

/// Below the use cases of an app each network has its own pages; what Facebook needs stands in the menu of the app itself.
fn place(code: Code, case: Option<Case>, network: Network) -> Option<(String, &'static str)> {
    let (walk, facebook) = (guide().walk(network), guide().walk(Network::Facebook));
    let is_facebook = network == Network::Facebook;
    let page = |name: &str| walk.page_name(name).unwrap_or_default();
    let basic = || facebook.label("basic").to_owned();
    let keys = || match network {
        Network::Facebook => basic(),
        Network::Threads => path(&[facebook.label("use_cases"), page("setup")]),
        Network::Instagram => path(&[facebook.label("use_cases"), walk.label("use_case"), page("setup")]),
    };
    let login = || match network {
        Network::Facebook => walk.label("login_settings").to_owned(),
        Network::Threads => keys(),
        Network::Instagram => path(&[page("setup"), walk.label("login_part")]),
    };
    Some(match code {
        Code::PageGone if is_facebook => return None,
        Code::WrongAppId | Code::PageGone => (keys(), walk.label("app_id")),
        Code::SecretWrong | Code::NeedsSecret => (keys(), walk.label("app_secret")),
        Code::ReturnAddress if case == Some(Case::Domain) => (basic(), facebook.label("domains")),
        Code::ReturnAddress => (login(), walk.label("redirect_box")),
        Code::Tester if is_facebook => (page("roles").to_owned(), walk.label("add_people")),
        Code::Tester => (path(&[&site(network), walk.label("sites")]), walk.label("invites")),
        Code::UseCase => (facebook.label("use_cases").to_owned(), facebook.label("add_use_cases")),
        _ => return None,
    })
}

/// Where a page stands, from the outermost menu on.
fn path(parts: &[&str]) -> String {
    parts.join(" › ")
}

/// The network's own site as people write it.
fn site(network: Network) -> String {
    let address = network.facts().site.at(GraphVersion::default());
    let host = address.trim_start_matches("https://").trim_start_matches("www.");
    host.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_words_of_metas_for_every_network() {
        let codes = [
            Code::WrongAppId,
            Code::PageGone,
            Code::SecretWrong,
            Code::NeedsSecret,
            Code::ReturnAddress,
            Code::Tester,
            Code::UseCase,
        ];
        for network in Network::ALL {
            for (code, case) in
                codes.map(|code| (code, None)).into_iter().chain([(Code::ReturnAddress, Some(Case::Domain))])
            {
                let Some((page, field)) = place(code, case, network) else { continue };
                let is_whole =
                    |text: &str| !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ');
                assert!(is_whole(&page) && is_whole(field), "{network} {code:?}: {page:?} {field:?}");
            }
        }
    }
}
