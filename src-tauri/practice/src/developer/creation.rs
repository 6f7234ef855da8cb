//! "Create app", in Meta's steps: app details, use cases, business, overview. "Other" asks for the app's type in place of
//! the business.

use super::DEVELOPERS;
use super::parts::{app_path, choice, choices, field, form, main_button, plain_page};
use super::visit::{Notice, Visit, on_to};
use crate::apps::{Draft, UseCase};
use crate::meta::Reply;
use crate::page::escaped;

/// Letters of an app's name; Meta's own limit.
const LONGEST_NAME: usize = 30;

/// Parts of Meta's brands, in small letters: Meta takes no name of an app with one of them in it.
const METAS_WORDS: [&str; 5] = ["insta", "face", "meta", "threads", "whatsapp"];

/// Shows the step that the address names, or takes its answers. A step whose answers from before are missing leads to
/// the first one.
pub fn answer(visit: &mut Visit<'_>) -> Reply {
    let step = visit.asked("step").to_owned();
    let has_name = visit.state.developer.draft.as_ref().is_some_and(|draft| !draft.name.is_empty());
    let is_sent = !visit.pressed().is_empty();
    match (step.as_str(), is_sent) {
        ("use-cases", false) if has_name => use_cases(visit, &Notice::Nothing),
        ("use-cases", true) if has_name => take_use_cases(visit),
        ("type", false) if has_name => app_type(&Notice::Nothing),
        ("type", true) if has_name => take_type(visit),
        ("business", false) if has_name => business(&Notice::Nothing),
        ("business", true) if has_name => take_business(visit),
        ("overview", false) if has_name => overview(visit),
        ("overview", true) if has_name => create(visit),
        (_, true) if visit.pressed() == "details" => take_details(visit),
        _ => details(visit, None, None),
    }
}

fn details(visit: &Visit<'_>, bad_name: Option<&str>, bad_email: Option<&str>) -> Reply {
    let draft = visit.state.developer.draft.clone().unwrap_or_default();
    let typed = |name: &str, kept: String| match visit.pressed() {
        "" => kept,
        _ => visit.typed(name).to_owned(),
    };
    let content = form(&format!(
        "<p class=\"lead\">Step 1: App details. People see the name when they log in.</p>\n{}{}{}",
        field("text", "App name", "app_name", &typed("app_name", draft.name), bad_name),
        field("email", "App contact email", "email", &typed("email", draft.email), bad_email),
        main_button("details", "Next"),
    ));
    let notice = match bad_name.or(bad_email) {
        Some(_) => Notice::Refused("Some fields need your attention.".to_owned()),
        None => Notice::Nothing,
    };
    plain_page("Create an app", &notice, &content)
}

fn take_details(visit: &mut Visit<'_>) -> Reply {
    let (name, email) = (visit.typed("app_name").to_owned(), visit.typed("email").to_owned());
    let bad_name = match name.chars().count() {
        0 => Some("Enter a name for your app."),
        1..=LONGEST_NAME => {
            has_metas_word(&name).then_some("This name can't be used. It has a part of a Meta brand in it.")
        }
        _ => Some("The name can have up to 30 letters."),
    };
    let is_email = email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let bad_email = (!is_email).then_some("Enter an email address where you can be reached.");
    if bad_name.or(bad_email).is_some() {
        return details(visit, bad_name, bad_email);
    }
    let draft = visit.state.developer.draft.get_or_insert_default();
    (draft.name, draft.email) = (name, email);
    Reply::redirect(step("use-cases"))
}

fn has_metas_word(name: &str) -> bool {
    let name = name.to_lowercase();
    METAS_WORDS.iter().any(|word| name.contains(word))
}

/// Meta's groups of use cases: the word in the address, the label and what is in them. The last one ends with "Other",
/// which Facebook Pages need.
const GROUPS: [(&str, &str, &[UseCase]); 3] = [
    ("content", "Content management", &[UseCase::Instagram, UseCase::Threads, UseCase::Pages]),
    ("ads", "Ads and monetization", &[UseCase::Ads]),
    ("others", "Others", &[UseCase::Login]),
];

/// The list with its filter beside it, as at Meta: the group that the address names, or all of them.
fn use_cases(visit: &Visit<'_>, notice: &Notice) -> Reply {
    let draft = visit.state.developer.draft.clone().unwrap_or_default();
    let chosen = visit.asked("group");
    let one = |case: &UseCase| {
        choice("checkbox", "case", case.key(), case.label(), about(*case), draft.cases.contains(case))
    };
    let other = choice(
        "checkbox",
        "case",
        "OTHER",
        "Other",
        "Your app needs a combination of permissions that the use cases above do not have.",
        draft.other,
    );
    let is_shown = |name: &str| chosen == name || GROUPS.iter().all(|(other, ..)| chosen != *other);
    let groups: String = GROUPS
        .iter()
        .filter(|(name, ..)| is_shown(name))
        .map(|(name, label, cases)| {
            let end = if *name == "others" { other.as_str() } else { "" };
            choices(label, &format!("{}{end}", cases.iter().map(one).collect::<String>()))
        })
        .collect();
    let filters: String = [("", "All")]
        .into_iter()
        .chain(GROUPS.map(|(name, label, _)| (name, label)))
        .map(|(name, label)| {
            let current = if name == chosen { " aria-current=\"true\"" } else { "" };
            format!("<a href=\"{}&amp;group={name}\"{current}>{label}</a>\n", step("use-cases"))
        })
        .collect();
    let content = format!(
        "<p class=\"lead\">Step 2: Use cases. What do you want your app to do? You can add use cases later.</p>\n\
         <div class=\"beside\">\n<nav aria-label=\"Filter by\">{filters}</nav>\n{}</div>",
        form(&format!("{groups}{}", main_button("use-cases", "Next")))
    );
    plain_page("Create an app", notice, &content)
}

fn take_use_cases(visit: &mut Visit<'_>) -> Reply {
    let cases: Vec<UseCase> = visit.ticked("case").filter_map(UseCase::of_key).collect();
    let other = visit.ticked("case").any(|case| case == "OTHER");
    let draft = visit.state.developer.draft.get_or_insert_default();
    (draft.cases, draft.other) = (cases, other);
    match (draft.cases.len(), other) {
        (0, false) => use_cases(visit, &Notice::Refused("Choose at least one use case.".to_owned())),
        (0, true) => Reply::redirect(step("type")),
        (_, true) => {
            let text = "\"Other\" can't be combined with a use case.".to_owned();
            use_cases(visit, &Notice::Refused(text))
        }
        _ => Reply::redirect(step("business")),
    }
}

fn app_type(notice: &Notice) -> Reply {
    let content = form(&format!(
        "<p class=\"lead\">Select an app type. The type can't be changed after your app is created.</p>\n{}{}",
        choices(
            "App type",
            &format!(
                "{}{}",
                choice(
                    "radio",
                    "type",
                    "business",
                    "Business",
                    "Manage Pages, Instagram accounts, ads and other assets.",
                    false
                ),
                choice("radio", "type", "consumer", "Consumer", "Let people log in with Facebook.", false),
            )
        ),
        main_button("type", "Next"),
    ));
    plain_page("Create an app", notice, &content)
}

fn take_type(visit: &mut Visit<'_>) -> Reply {
    let case = match visit.typed("type") {
        "business" => UseCase::Business,
        "consumer" => UseCase::Login,
        _ => return app_type(&Notice::Refused("Select an app type.".to_owned())),
    };
    let draft = visit.state.developer.draft.get_or_insert_default();
    (draft.cases, draft.portfolio_answered) = (vec![case], true);
    Reply::redirect(step("overview"))
}

fn business(notice: &Notice) -> Reply {
    let content = form(&format!(
        "<p class=\"lead\">Step 3: Business. Which business portfolio do you want to connect to this app?</p>\n{}{}",
        choices(
            "Business portfolio",
            &format!(
                "{}{}",
                choice("radio", "portfolio", "bakery", "Corner Bakery", "Unverified business", false),
                choice(
                    "radio",
                    "portfolio",
                    "none",
                    "I don't want to connect a business portfolio yet",
                    "",
                    false
                ),
            )
        ),
        main_button("business", "Next"),
    ));
    plain_page("Create an app", notice, &content)
}

/// A portfolio needs two-factor authentication, which the pretend person has not turned on: with that the real page stops
/// many people.
fn take_business(visit: &mut Visit<'_>) -> Reply {
    match visit.typed("portfolio") {
        "none" => {
            visit.state.developer.draft.get_or_insert_default().portfolio_answered = true;
            Reply::redirect(step("overview"))
        }
        "" => business(&Notice::Refused("Make a choice to go on.".to_owned())),
        _ => business(&Notice::Refused(
            "Turn on two-factor authentication to connect this business portfolio.".to_owned(),
        )),
    }
}

fn overview(visit: &Visit<'_>) -> Reply {
    let Some(draft) = ready(visit) else { return Reply::redirect(step("business")) };
    let cases: String =
        draft.cases.iter().map(|case| format!("<li>{}</li>", escaped(case.label()))).collect();
    let content = form(&format!(
        "<p class=\"lead\">Last step: Overview. Check your answers.</p>\n<section>\n<p>App name: <b>{}</b></p>\n\
         <p>App contact email: <b>{}</b></p>\n<ul>{cases}</ul>\n</section>\n{}",
        escaped(&draft.name),
        escaped(&draft.email),
        main_button("create", "Create app"),
    ));
    plain_page("Create an app", &Notice::Nothing, &content)
}

fn create(visit: &mut Visit<'_>) -> Reply {
    if ready(visit).is_none() {
        return Reply::redirect(step("business"));
    }
    match visit.state.developer.create() {
        Some(id) => on_to(&app_path(&id, "dashboard/"), "created"),
        None => Reply::redirect(step("")),
    }
}

/// The draft, once every step is answered.
fn ready<'a>(visit: &'a Visit<'_>) -> Option<&'a Draft> {
    let draft = visit.state.developer.draft.as_ref()?;
    (draft.portfolio_answered && !draft.cases.is_empty()).then_some(draft)
}

fn step(name: &str) -> String {
    format!("/{DEVELOPERS}/apps/creation/?step={name}")
}

fn about(case: UseCase) -> &'static str {
    match case {
        UseCase::Instagram => {
            "Publish posts, answer comments and messages, and see statistics with the Instagram API."
        }
        UseCase::Threads => "Publish posts, answer replies and see statistics with the Threads API.",
        UseCase::Pages => "Publish posts and answer comments on your Page.",
        UseCase::Ads => "Make and manage ads.",
        UseCase::Login => "Let people log in to your app with Facebook.",
        UseCase::Business => "",
    }
}
