//! "Use cases": those that the app has, and the way to more of them.

use super::parts::{app_page, app_path, choice, choices, form, link_button, main_button, not_available, row};
use super::visit::{Notice, Visit, on_to};
use crate::apps::UseCase;
use crate::meta::Reply;
use crate::page::escaped;

/// The list, or a use case that is added.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    if visit.pressed() == "add" {
        return add(visit, id);
    }
    show(visit, id, &visit.notice())
}

fn show(visit: &Visit<'_>, id: &str, notice: &Notice) -> Reply {
    let Some(app) = visit.app(id) else { return not_available() };
    let mut rows = String::new();
    for one in &app.uses {
        let path = app_path(id, &format!("use_cases/customize/?use_case_enum={}", one.case.key()));
        rows += &row(&format!("<b>{}</b>", escaped(one.case.label())), &link_button(&path, "Customize"));
    }
    let has = |case: &UseCase| app.uses.iter().any(|one| one.case == *case);
    let others: String = UseCase::LISTED
        .iter()
        .filter(|case| !has(case))
        .map(|case| choice("checkbox", "case", case.key(), case.label(), "", false))
        .collect();
    let more = match others.as_str() {
        "" => String::new(),
        others => {
            form(&format!("{}{}", choices("Add use cases", others), main_button("add", "Add use cases")))
        }
    };
    app_page(app, "use_cases/", "Use cases", notice, &format!("<ul class=\"rows\">\n{rows}</ul>\n{more}"))
}

fn add(visit: &mut Visit<'_>, id: &str) -> Reply {
    let cases: Vec<UseCase> = visit.ticked("case").filter_map(UseCase::of_key).collect();
    if cases.is_empty() {
        return show(visit, id, &Notice::Refused("Choose at least one use case.".to_owned()));
    }
    if let Some(app) = visit.state.developer.app_mut(id) {
        cases.into_iter().for_each(|case| app.add(case));
    }
    on_to(&app_path(id, "use_cases/"), "use-case")
}
