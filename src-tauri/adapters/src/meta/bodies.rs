//! Reads Meta's answers in every shape they were seen in. Pure: no call is made here.

use chrono::TimeDelta;
use serde_json::Value;
use sixty_core::account::{Kind, Linked};
use sixty_core::diagnosis::answer;
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::plain;
use sixty_core::ports::{Inspection, OwnPage, Profile, TokenAnswer};
use sixty_core::secret::Secret;

/// A token with its dates and permissions; None when the body has no token. It may be flat, in `data[0]` or in `data`;
/// `token_type`, `expires_in` and `permissions` may be missing. Without a time of the answer the end is not known.
pub fn token(body: &Value, answered_at: Option<Moment>) -> Option<TokenAnswer> {
    let answer = inner(body);
    let token = answer.get("access_token").and_then(Value::as_str).map(str::trim)?;
    (!token.is_empty()).then(|| TokenAnswer {
        token: Secret::new(token),
        expires_at: answered_at.and_then(|answered_at| end(answer, answered_at)),
        answered_at,
        permissions: answer::permissions(answer.get("permissions")),
    })
}

/// `me`, flat or in `data[0]` (Instagram has both).
pub fn profile(network: Network, body: &Value) -> Option<Profile> {
    let person = inner(body);
    let key = if network == Network::Instagram { "user_id" } else { "id" };
    let named = if network == Network::Facebook { "name" } else { "username" };
    let user_id = answer::id(person.get(key))?;
    let name = person.get(named).or_else(|| person.get("name"));
    Some(Profile { name: name_or(name, &user_id), user_id })
}

/// `{"data":[{"permission":"…","status":"granted|declined|expired"}]}`: the granted permissions.
pub fn granted(body: &Value) -> Option<Vec<String>> {
    let rows = body.get("data")?.as_array()?;
    let granted = rows.iter().filter(|row| row.get("status").and_then(Value::as_str) == Some("granted"));
    Some(granted.filter_map(|row| row.get("permission")?.as_str().map(plain::name)).collect())
}

/// Reads an answer of `debug_token`. An answer that the token is dead is an answer too.
pub fn inspection(body: &Value, http_status: u16) -> Option<Inspection> {
    let data = body.get("data")?;
    let valid = data.get("is_valid")?.as_bool()?;
    let seconds = |key: &str| answer::number(data.get(key));
    let moment =
        |key: &str| seconds(key).filter(|seconds| *seconds > 0).and_then(|at| Moment::from_timestamp(at, 0));
    Some(Inspection {
        valid,
        kind: data.get("type").and_then(Value::as_str).and_then(kind),
        person: answer::id(data.get("user_id")),
        expires_at: moment("expires_at"),
        // The body of an error has a 0 there too, which says nothing.
        endless: valid && seconds("expires_at") == Some(0),
        login_required_by: moment("data_access_expires_at"),
        login_never: valid && seconds("data_access_expires_at") == Some(0),
        issued_at: moment("issued_at"),
        permissions: answer::permissions(data.get("scopes")),
        error: answer::error_in(body, Some(http_status)),
    })
}

/// `{"data":[{"id","name","access_token","instagram_business_account"?}]}`. A Page without a token is one that the
/// person can see and does not manage.
pub fn pages(body: &Value) -> Option<Vec<OwnPage>> {
    let page = |row: &Value| {
        let id = answer::id(row.get("id"))?;
        let token = row.get("access_token").and_then(Value::as_str).filter(|token| !token.is_empty())?;
        let name = name_or(row.get("name"), &id);
        Some(OwnPage { name, token: Secret::new(token), instagram: linked_instagram(row), id })
    };
    Some(body.get("data")?.as_array()?.iter().filter_map(page).collect())
}

/// Whether a call says that it was carried out: `{"success":true}`.
pub fn is_done(body: &Value) -> bool {
    body.get("success").and_then(Value::as_bool) == Some(true)
}

/// The cursor of the next part of a list; None at its end.
pub fn next_part(body: &Value) -> Option<String> {
    body.pointer("/paging/next")?;
    body.pointer("/paging/cursors/after")?.as_str().map(str::to_owned)
}

/// The Instagram account that is linked to a Page.
pub fn linked_instagram(page: &Value) -> Option<Linked> {
    let linked = page.get("instagram_business_account")?;
    let user_id = answer::id(linked.get("id"))?;
    let name = name_or(linked.get("username"), &user_id);
    Some(Linked { user_id, name })
}

/// The name that somebody chose, as plain text; the number where nothing of it is left.
fn name_or(name: Option<&Value>, id: &str) -> String {
    let name = plain::name(name.and_then(Value::as_str).unwrap_or_default());
    if name.is_empty() { id.to_owned() } else { name }
}

/// The kind that `type` of `debug_token` means. USER says nothing, because Threads uses it for its profiles as well.
fn kind(told: &str) -> Option<Kind> {
    match told {
        "PAGE" => Some(Kind::Page),
        "SYSTEM_USER" => Some(Kind::System),
        _ => None,
    }
}

fn inner(body: &Value) -> &Value {
    let wrapped = body.pointer("/data/0").or_else(|| body.get("data"));
    wrapped.filter(|inner| inner.is_object()).unwrap_or(body)
}

/// The end of a token, `expires_in` seconds after Meta's own time; None if it is missing or zero.
fn end(body: &Value, answered_at: Moment) -> Option<Moment> {
    let seconds = answer::number(body.get("expires_in")).filter(|seconds| *seconds > 0)?;
    answered_at.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const ID: u64 = 27_640_875_392_278_831;

    #[test]
    fn instagrams_token_is_read_flat_and_in_data_with_permissions_of_any_form() {
        let permissions = [json!("a,b"), json!("a b"), json!(["a", "b"])];
        for permissions in permissions {
            let flat = json!({ "access_token": "IGAAxy", "user_id": ID, "permissions": permissions });
            for body in [flat.clone(), json!({ "data": [flat] }), json!({ "data": flat })] {
                let token = token(&body, Some(Moment::UNIX_EPOCH)).unwrap();
                assert_eq!(token.token.expose(), "IGAAxy");
                assert_eq!(token.permissions, Some(vec!["a".to_owned(), "b".to_owned()]), "{body}");
            }
        }
    }

    #[test]
    fn no_token_type_no_expires_in_and_no_permissions_are_silence() {
        let token = token(&json!({ "access_token": "THAAxy" }), Some(Moment::UNIX_EPOCH)).unwrap();
        assert_eq!((token.expires_at, token.permissions), (None, None));
    }

    #[test]
    fn a_length_in_quotes_counts_and_one_of_zero_or_none_says_nothing() {
        let end = |length: Value| {
            token(&json!({ "access_token": "x", "expires_in": length }), Some(Moment::UNIX_EPOCH))
                .unwrap()
                .expires_at
        };
        assert_eq!(end(json!("5183944")), Moment::from_timestamp(5_183_944, 0));
        for nothing in [json!(0), json!(-5), json!(null), json!(i64::MAX), json!("soon")] {
            assert_eq!(end(nothing), None);
        }
    }

    #[test]
    fn an_id_above_two_to_the_53_keeps_every_digit_as_a_number_and_as_text() {
        for id in [json!(ID), json!(ID.to_string())] {
            for (network, key) in
                [(Network::Threads, "id"), (Network::Instagram, "user_id"), (Network::Facebook, "id")]
            {
                let flat = json!({ key: id, "name": "Mara" });
                for body in [flat.clone(), json!({ "data": [flat] })] {
                    assert_eq!(profile(network, &body).unwrap().user_id, ID.to_string());
                }
            }
        }
    }

    #[test]
    fn an_end_of_zero_is_endless_only_where_the_token_is_valid() {
        let told = |valid: bool| {
            inspection(
                &json!({ "data": { "is_valid": valid, "expires_at": 0, "data_access_expires_at": 0 } }),
                200,
            )
        };
        let (alive, dead) = (told(true).unwrap(), told(false).unwrap());
        assert!(alive.endless && alive.login_never && alive.expires_at.is_none());
        assert!(!dead.endless && !dead.login_never);
    }

    #[test]
    fn only_what_was_granted_counts() {
        let rows = json!({ "data": [
            { "permission": "a", "status": "granted" }, { "permission": "b", "status": "declined" },
            { "permission": "c", "status": "expired" }, { "permission": "d" }, 7,
        ] });
        assert_eq!(granted(&rows), Some(vec!["a".to_owned()]));
    }

    #[test]
    fn a_page_without_a_token_is_nobodys_to_keep_and_one_without_a_name_has_its_number() {
        let linked = json!({ "id": ID, "username": "corner.bakery" });
        let rows = json!({ "data": [
            { "id": "1", "name": "Corner Bakery", "access_token": "EAAx", "instagram_business_account": linked },
            { "id": ID, "access_token": "EAAy" }, { "id": "3", "name": "Seen" }, { "access_token": "EAAz" }, 7,
        ] });
        let found = pages(&rows).unwrap();
        let names: Vec<&str> = found.iter().map(|page| page.name.as_str()).collect();
        assert_eq!(names, ["Corner Bakery", &ID.to_string()]);
        let linked = found[0].instagram.clone().unwrap();
        assert_eq!((linked.user_id, linked.name.as_str()), (ID.to_string(), "corner.bakery"));
    }

    #[test]
    fn a_name_that_steers_a_terminal_comes_in_as_plain_text() {
        let told = format!("corner\u{1b}[2J\u{202e}.bakery{}", "y".repeat(200));
        let linked = json!({ "id": "1", "username": told });
        let row =
            json!({ "id": "1", "name": told, "access_token": "EAAx", "instagram_business_account": linked });
        let page = pages(&json!({ "data": [row] })).unwrap().remove(0);
        let person = profile(Network::Threads, &json!({ "id": "1", "username": told })).unwrap();
        for name in [page.name, page.instagram.unwrap().name, person.name] {
            assert!(name.starts_with("corner[2J.bakery") && name.len() == plain::LONGEST_NAME, "{name:?}");
        }
        assert_eq!(profile(Network::Threads, &json!({ "id": "1", "username": "\u{7}" })).unwrap().name, "1");
    }

    #[test]
    fn a_list_goes_on_only_where_meta_says_so() {
        let part = |next: bool| {
            let mut body = json!({ "data": [], "paging": { "cursors": { "after": "25" } } });
            if next {
                body["paging"]["next"] = json!("https://graph.facebook.com/elsewhere");
            }
            next_part(&body)
        };
        assert_eq!((part(true).as_deref(), part(false)), (Some("25"), None));
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(body in anything()) {
            let at = Moment::MAX_UTC;
            let _ = (token(&body, Some(at)), granted(&body), inspection(&body, 200));
            let _ = (pages(&body), next_part(&body), linked_instagram(&body));
            for network in Network::ALL {
                let _ = profile(network, &body);
            }
        }
    }

    /// JSON with the names that Meta uses, holding whatever.
    fn anything() -> impl Strategy<Value = Value> {
        let names = prop::sample::select(vec![
            "data",
            "error",
            "access_token",
            "expires_in",
            "permissions",
            "id",
            "user_id",
            "username",
            "is_valid",
            "expires_at",
            "data_access_expires_at",
            "issued_at",
            "scopes",
            "code",
            "message",
            "permission",
            "status",
            "type",
            "paging",
            "cursors",
            "after",
            "next",
            "instagram_business_account",
        ]);
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "\\PC{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            let object = prop::collection::btree_map(names.clone(), inner.clone(), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(Value::from),
                object.prop_map(|map| map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
            ]
        })
    }
}
