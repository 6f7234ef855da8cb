//! Which Pages a choice means.

use proptest::prelude::*;

use super::*;
use crate::problem::Fact;
use crate::secret::Secret;

#[test]
fn a_page_is_called_by_its_id_or_by_its_name_in_any_case() {
    for name in ["61550000000000001", "corner bakery", " Corner Bakery "] {
        assert_eq!(ids(chosen(bakery_and_spa(), &[name.to_owned()])), ["61550000000000001"], "{name}");
    }
}

#[test]
fn several_are_kept_in_the_order_of_the_list_and_each_of_them_once() {
    let wanted = ["Harbor Spa", "corner bakery", "61550000000000002"].map(str::to_owned);

    assert_eq!(ids(chosen(bakery_and_spa(), &wanted)), ["61550000000000001", "61550000000000002"]);
}

#[test]
fn a_name_that_nobody_has_is_answered_with_the_list() {
    let problem = refused(chosen(bakery_and_spa(), &["Blue Door".to_owned()]));

    assert_eq!((problem.code, text(&problem, "why")), (Code::NoPages, "unknown"));
    assert_eq!(text(&problem, "pages"), "Corner Bakery (61550000000000001), Harbor Spa (61550000000000002)");
}

#[test]
fn a_name_of_several_is_answered_with_those_and_no_other() {
    let pages = [bakery_and_spa(), vec![page("61550000000000003", "harbor spa")]].concat();

    let problem = refused(chosen(pages, &["Harbor Spa".to_owned()]));

    assert_eq!(text(&problem, "why"), "several");
    assert_eq!(text(&problem, "pages"), "Harbor Spa (61550000000000002), harbor spa (61550000000000003)");
}

#[test]
fn an_id_means_its_page_although_another_one_is_called_by_that_number() {
    let pages = vec![page("1", "61550000000000002"), page("61550000000000002", "Harbor Spa")];

    assert_eq!(ids(chosen(pages, &["61550000000000002".to_owned()])), ["61550000000000002"]);
}

proptest! {
    #[test]
    fn whatever_is_typed_only_what_came_back_is_chosen_and_no_token_is_told(
        typed in prop::collection::vec(".{0,30}", 1..4),
    ) {
        match chosen(bakery_and_spa(), &typed) {
            Ok(pages) => prop_assert!(!pages.is_empty() && pages.len() <= 2),
            Err(problem) => prop_assert!(!serde_json::to_string(&problem).unwrap().contains("EAAmadeup")),
        }
    }
}

fn bakery_and_spa() -> Vec<OwnPage> {
    vec![page("61550000000000001", "Corner Bakery"), page("61550000000000002", "Harbor Spa")]
}

fn page(id: &str, name: &str) -> OwnPage {
    let token = Secret::new(format!("EAAmadeup{id}"));
    OwnPage { id: id.to_owned(), name: name.to_owned(), token, instagram: None }
}

fn ids(chosen: Result<Vec<OwnPage>, Problem>) -> Vec<String> {
    let Ok(pages) = chosen else { panic!("nothing was chosen") };
    pages.into_iter().map(|page| page.id).collect()
}

fn refused(chosen: Result<Vec<OwnPage>, Problem>) -> Problem {
    let Err(problem) = chosen else { panic!("something was chosen") };
    problem
}

fn text<'a>(problem: &'a Problem, fact: &str) -> &'a str {
    let Fact::Text(text) = &problem.facts[fact] else { panic!("no text") };
    text
}
