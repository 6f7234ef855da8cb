//! What is told beside the cause: the account, and what Meta said.

use super::super::*;
use crate::account::sample;
use crate::secret::Secret;

#[test]
fn a_text_is_about_the_account_whose_id_name_end_or_app_it_has() {
    let bakery =
        account("aaaaaaaa", Network::Threads, "25212345678901201", "corner.bakery", "2026-11-18T16:00:00Z");
    let toast =
        account("bbbbbbbb", Network::Instagram, "17841405793187218", "jam.and.toast", "2026-12-01T14:00:00Z");
    let same =
        account("cccccccc", Network::Instagram, "17841405793187219", "corner.bakery", "2027-01-01T00:00:00Z");
    let accounts = [bakery, toast, same];
    for (text, id) in [
        ("User 17841405793187218 has not authorized application 1000000002.", Some("bbbbbbbb")),
        ("the token of @jam.and.toast is dead. 190/463", Some("bbbbbbbb")),
        ("Session has expired on Wednesday, 18-Nov-26 08:00:00 PST.", Some("aaaaaaaa")),
        ("THApiException at corner.bakery: 190", Some("aaaaaaaa")),
        ("corner.bakery: code 190", None),
        ("corner.bakery: Session has expired on Wednesday, 18-Nov-26 08:00:00 PST.", Some("aaaaaaaa")),
        ("IGApiException: Session has expired on Wednesday, 18-Nov-26 08:00:00 PST.", None),
        ("the.corner.bakery: code 190", None),
        ("117841405793187218", None),
        ("190/463", None),
    ] {
        let reading = read(text, &accounts);
        assert_eq!(reading.account.as_deref(), id, "{text}");
    }
    let token = format!("IGAA{}", "x".repeat(60));
    let mut owner = accounts[2].clone();
    owner.token.fingerprint = Secret::new(token.as_str()).fingerprint();
    let reading = read(&format!("why does {token} not work"), &[accounts[1].clone(), owner]);
    assert_eq!((reading.account.as_deref(), reading.network), (Some("cccccccc"), Some(Network::Instagram)));
}

#[test]
fn what_meta_said_is_told_with_its_cause_and_also_where_its_cause_is_not_known() {
    let body = |code: i64, kind: &str| {
        format!(
            r#"feed: {{"error":{{"message":"m","type":"{kind}","code":{code},"error_subcode":463,"fbtrace_id":"AQf5oWTRKxDeIIweXJrRRYJ"}}}}"#
        )
    };
    let said = |text: &str| read(text, &[]).problem().meta.map(|meta| *meta);
    for (code, found) in [(190, Code::Expired), (987_654, Code::Unknown)] {
        let text = body(code, "OAuthException");
        let facts = MetaFacts {
            code: Some(code),
            subcode: Some(463),
            kind: Some("OAuthException".to_owned()),
            fbtrace_id: Some("AQf5oWTRKxDeIIweXJrRRYJ".to_owned()),
            http_status: None,
        };
        assert_eq!((read(&text, &[]).code(), said(&text)), (found, Some(facts)));
    }
    assert_eq!(said("Session has expired"), None);
    assert_eq!(
        said(r#"{"error_type":"OAuthException","error_message":"Invalid platform app"}"#).unwrap().code,
        None
    );
    let token = format!("EAA{}", "xY7".repeat(30));
    assert!(!format!("{:?}", said(&body(190, &token))).contains(&token[4..24]));
}

#[test]
fn a_piece_of_a_token_in_metas_names_is_not_told() {
    let token = format!("THAA{}", "madeUpForTheTests0".repeat(5));
    let body = format!(
        r#"{{"error":{{"message":"m","type":"{}Exception","code":190,"fbtrace_id":"{}"}}}}"#,
        &token[7..14],
        &token[30..50],
    );
    let meta = read(&format!("{token} gave {body}"), &[]).problem().meta.unwrap();
    assert_eq!(*meta, MetaFacts { code: Some(190), ..MetaFacts::default() });
}

pub fn account(id: &str, network: Network, user_id: &str, name: &str, ends: &str) -> Account {
    Account {
        id: id.to_owned(),
        network,
        user_id: user_id.to_owned(),
        name: name.to_owned(),
        ..sample::ends_in(ends.parse::<Moment>().unwrap() - sample::now())
    }
}
