use super::*;
use crate::account::{Permissions, SecretKeeping, sample};
use crate::network::Network;
use chrono::TimeDelta;
use proptest::prelude::*;

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

#[test]
fn the_whole_address_is_understood_in_every_shape_people_paste() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    let shapes = [
        format!("https://localhost:16060/?code=AQBx12&state={state}"),
        format!("https://localhost:16060/?code=AQBx12&state={state}#_"),
        format!("  https://localhost:16060/?state={state}&code=AQBx12#_=_ \r\n"),
        format!("https://localhost:16060/?code=AQB\n  x12&state={state}#_"),
        format!("http://localhost:16060/?code=AQBx12&state={state}"),
        format!("https://localhost:16060?code=AQBx12&state={state}"),
        format!("?code=AQBx12&state={state}#_"),
        format!("code=AQBx12&state={state}"),
    ];
    for shape in shapes {
        let Returned::Code(code) = sign_in.read(&shape) else { panic!("not understood: {shape}") };
        assert_eq!(code.expose(), "AQBx12", "{shape}");
    }
}

#[test]
fn only_the_newest_try_counts() {
    let sign_in = sign_in();
    for state in ["", "&state=", "&state=another", "&state=a&state=b"] {
        let pasted = format!("https://localhost:16060/?code=AQBx12{state}");
        assert_eq!(not_this(sign_in.read(&pasted)), Some(Code::OldAttempt), "{pasted}");
    }
}

#[test]
fn our_state_given_twice_is_not_taken() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    let pasted = format!("https://localhost:16060/?code=AQBx12&state={state}&state={state}");
    assert_eq!(not_this(sign_in.read(&pasted)), Some(Code::OldAttempt));
}

#[test]
fn a_strangers_address_is_said_and_the_attempt_goes_on() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    let strangers = [
        format!("https://example.com/?code=AQBx12&state={state}"),
        format!("https://localhost:16061/?code=AQBx12&state={state}"),
        format!("https://localhost:16060/other?code=AQBx12&state={state}"),
        "https://localhost:16060/".into(),
        "hello".into(),
        String::new(),
    ];
    for pasted in strangers {
        assert_eq!(not_this(sign_in.read(&pasted)), Some(Code::NotAddress), "{pasted}");
    }
}

#[test]
fn cancel_is_denied_and_nothing_else() {
    let sign_in = sign_in();
    let query = "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request";
    let pasted = format!("https://localhost:16060/?{query}&state={}", sign_in.state.expose());
    let Returned::Over(problem) = sign_in.read(&pasted) else { panic!("it is over") };
    assert_eq!((problem.code, problem.action), (Code::Denied, Action::RetryLogin));
}

#[test]
fn metas_error_page_ends_the_attempt_with_its_cause() {
    let page = r#"{"error_message":"Invalid Request: The  user has not accepted the invite to test the app","error_code":1349245}"#;
    let Returned::Over(problem) = sign_in().read(page) else { panic!("it is over") };
    assert_eq!(problem.code, Code::Tester);
}

#[test]
fn a_bare_code_is_only_a_bare_code() {
    let code = "AQ".to_owned() + &"b".repeat(60);
    let Returned::BareCode(bare) = sign_in().read(&format!("{code}#_")) else { panic!("a bare code") };
    assert_eq!(bare.expose(), code);
}

proptest! {
    #[test]
    fn nothing_that_is_pasted_makes_it_panic_or_passes_for_a_code(pasted in "\\PC{0,120}") {
        prop_assert!(!matches!(sign_in().read(&pasted), Returned::Code(_)));
    }
}

fn extra(app: &App, occasion: Option<Occasion>, name: &str) -> Option<String> {
    let address = SignIn::new(app, &Asking { occasion, ..asking(app) }).unwrap().address;
    address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn asking(app: &App) -> Asking {
    Asking { permissions: app.permissions.clone(), ..Asking::default() }
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

fn not_this(returned: Returned) -> Option<Code> {
    match returned {
        Returned::NotThis(problem) => Some(problem.code),
        _ => None,
    }
}

fn sign_in() -> SignIn {
    let app = app();
    SignIn::new(&app, &asking(&app)).unwrap()
}

fn app() -> App {
    App {
        network: Network::Threads,
        id: "1000000001".into(),
        return_address: "https://localhost:16060/".into(),
        permissions: vec!["threads_basic".into(), "threads_content_publish".into()],
        config_id: None,
        secret: SecretKeeping::Kept,
        default: true,
        set_at: Moment::UNIX_EPOCH,
    }
}
