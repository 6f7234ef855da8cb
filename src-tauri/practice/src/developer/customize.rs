//! "Customize": the pages of one use case, which differ from network to network.

use super::parts::{app_path, not_available};
use super::visit::Visit;
use super::{instagram_setup, permissions, threads_settings};
use crate::apps::UseCase;
use crate::meta::Reply;

/// The page that the address chooses by `use_case_enum` and `selected_tab`.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    let case = UseCase::of_key(visit.asked("use_case_enum"));
    let case =
        case.filter(|case| visit.app(id).is_some_and(|app| app.uses.iter().any(|one| one.case == *case)));
    // Meta writes the tab in more than one way.
    let tab = visit.asked("selected_tab").to_lowercase();
    match case {
        Some(UseCase::Instagram) if tab == "api-setup" => instagram_setup::answer(visit, id),
        Some(UseCase::Threads) if tab == "settings" => threads_settings::answer(visit, id),
        Some(case) => permissions::answer(visit, id, case),
        None if visit.app(id).is_some() => Reply::redirect(app_path(id, "use_cases/")),
        None => not_available(),
    }
}

/// The path of a tab of a use case.
pub fn tab(id: &str, case: UseCase, tab: &str) -> String {
    app_path(id, &format!("use_cases/customize/?use_case_enum={}&selected_tab={tab}", case.key()))
}

/// The links from tab to tab; `here` is the shown one.
pub fn tabs(id: &str, case: UseCase, here: &str) -> String {
    let settings: &[(&str, &str)] = match case {
        UseCase::Threads => &[("permissions", "Permissions"), ("settings", "Settings")],
        UseCase::Instagram => {
            &[("permissions", "Permissions and features"), ("API-Setup", "API setup with Instagram login")]
        }
        _ => &[("permissions", "Permissions and features")],
    };
    let links: String = settings
        .iter()
        .map(|(key, label)| {
            let current = if *key == here { " aria-current=\"page\"" } else { "" };
            format!("<a href=\"{}\"{current}>{label}</a>\n", tab(id, case, key).replace('&', "&amp;"))
        })
        .collect();
    format!("<nav class=\"tabs\" aria-label=\"Use case\">\n{links}</nav>\n")
}
