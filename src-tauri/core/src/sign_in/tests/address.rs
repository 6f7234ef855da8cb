//! The address that is opened: what it carries for which network and occasion.

use chrono::TimeDelta;

use super::*;
use crate::account::{Permissions, sample};

#[test]
fn the_address_carries_exactly_what_meta_wants() {
    let sign_in = sign_in();
    let mut pairs: Vec<(String, String)> =
        sign_in.address.query_pairs().map(|(key, value)| (key.into_owned(), value.into_owned())).collect();
    pairs.sort();

    assert_eq!(sign_in.address.as_str().split('?').next(), Some("https://threads.com/oauth/authorize"));
    let expected = [
        ("client_id", "1000000001"),
        ("redirect_uri", "https://localhost:16060/"),
        ("response_type", "code"),
        ("scope", "threads_basic,threads_content_publish"),
        ("state", sign_in.state.expose()),
    ];
    assert_eq!(pairs, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
}

#[test]
fn every_attempt_has_its_own_state() {
    assert!(!sign_in().state.same_as(&sign_in().state));
}

#[test]
fn with_a_configuration_no_scope_is_sent() {
    let app = App { network: Network::Facebook, config_id: Some("77".into()), ..app() };
    let address = SignIn::new(&app, &asking(&app)).unwrap().address;
    let keys: Vec<String> = address.query_pairs().map(|(key, _)| key.into_owned()).collect();
    assert!(keys.contains(&"config_id".into()) && !keys.contains(&"scope".into()), "{keys:?}");
    assert!(keys.contains(&"override_default_response_type".into()), "{keys:?}");
}

#[test]
fn the_page_is_opened_in_the_version_that_was_set() {
    let app = App { network: Network::Facebook, ..app() };
    let asking = Asking { graph: "v26.0".parse().unwrap(), ..asking(&app) };
    let address = SignIn::new(&app, &asking).unwrap().address;
    assert_eq!(address.path(), "/v26.0/dialog/oauth");
}

#[test]
fn facebook_is_told_to_ask_again_for_what_was_left_out_and_to_renew_its_ninety_days() {
    let facebook = App { network: Network::Facebook, ..app() };
    let well = account("1", Network::Facebook);
    let mut declined = well.clone();
    declined.permissions.granted = Some(vec![]);
    let mut due = well.clone();
    due.token.login_required_by = Some(Moment::UNIX_EPOCH + TimeDelta::days(14));

    let auth_type = |expected: &Account| {
        let kept = [expected.clone()];
        let occasion = occasion(&facebook, Some(expected), &kept, Moment::UNIX_EPOCH);
        extra(&facebook, occasion, "auth_type")
    };

    assert_eq!(auth_type(&well), None);
    assert_eq!(auth_type(&declined).as_deref(), Some("rerequest"));
    assert_eq!(auth_type(&due).as_deref(), Some("reauthorize"));
}

#[test]
fn instagram_asks_who_it_is_when_another_account_is_kept() {
    let instagram = App { network: Network::Instagram, ..app() };
    let kept = [account("1", Network::Instagram), account("2", Network::Facebook)];
    let forced = |expected: Option<&Account>| {
        let occasion = occasion(&instagram, expected, &kept, Moment::UNIX_EPOCH);
        extra(&instagram, occasion, "force_reauth")
    };
    assert_eq!(forced(None).as_deref(), Some("true"));
    assert_eq!(forced(Some(&kept[0])), None, "a reconnect is one click");
}

fn extra(app: &App, occasion: Option<Occasion>, name: &str) -> Option<String> {
    let address = SignIn::new(app, &Asking { occasion, ..asking(app) }).unwrap().address;
    address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn account(id: &str, network: Network) -> Account {
    let permissions = Permissions { granted: None, wanted: vec!["pages_show_list".into()] };
    Account {
        id: id.into(),
        network,
        user_id: id.into(),
        permissions,
        ..sample::ends_in(TimeDelta::days(50))
    }
}
