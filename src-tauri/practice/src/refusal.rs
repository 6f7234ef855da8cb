//! Meta's refusals: the shapes of their bodies, and the errors that more than one endpoint answers with.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::moment::Moment;
use crate::network::Network;
use crate::random;
use crate::token::Ending;

/// The answer to a call that is not carried out.
#[derive(Debug)]
pub struct Refusal {
    /// The HTTP status of the answer.
    pub status: u16,
    /// The error as JSON, or as a page for the browser.
    pub body: Body,
    /// The rule of this pretend Meta that the caller broke; None where the caller did nothing wrong, as with a token that
    /// has ended.
    pub violation: Option<String>,
    /// How many minutes the app may not call, where it has reached its limit.
    pub regain_minutes: Option<i64>,
}

/// The content of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// An answer to a program, sent as `application/json`.
    Json(Value),
    /// A page for the browser, sent as `text/html`.
    Page(String),
}

impl Refusal {
    /// The Graph API's shape `{"error":{…}}`, with status 400.
    pub fn graph(kind: &str, code: i64, message: &str) -> Self {
        let trace = random::text("A", 23);
        let error = json!({"message": message, "type": kind, "code": code, "fbtrace_id": trace});
        Self::new(400, Body::Json(json!({"error": error})))
    }

    /// The Graph API's shape with an `error_subcode`.
    pub fn graph_sub(kind: &str, code: i64, subcode: i64, message: &str) -> Self {
        let mut refusal = Self::graph(kind, code, message);
        if let Body::Json(body) = &mut refusal.body {
            body["error"]["error_subcode"] = subcode.into();
        }
        refusal
    }

    /// The shape `{"error_type","code","error_message"}` of the code exchange and of Instagram's page.
    pub fn flat(message: &str) -> Self {
        let body = json!({"error_type": "OAuthException", "code": 400, "error_message": message});
        Self::new(400, Body::Json(body))
    }

    /// The shape `{"error_message","error_code"}` of Threads' page.
    pub fn threads_page(code: i64, message: &str) -> Self {
        Self::new(400, Body::Json(json!({"error_message": message, "error_code": code})))
    }

    /// A page for the browser, with status 400.
    pub fn page(text: &str) -> Self {
        Self::new(400, Body::Page(text.to_owned()))
    }

    /// A refusal with any status and body.
    pub fn new(status: u16, body: Body) -> Self {
        Self { status, body, violation: None, regain_minutes: None }
    }

    /// The same refusal, recorded as a broken rule.
    pub fn breaking(self, rule: impl Into<String>) -> Self {
        Self { violation: Some(rule.into()), ..self }
    }

    /// The same refusal with another status.
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }
}

/// 190/463: the token has expired.
pub fn expired(at: Moment, now: Moment) -> Refusal {
    let text = format!(
        "Error validating access token: Session has expired on {}. The current time is {}.",
        pacific(at),
        pacific(now)
    );
    Refusal::graph_sub("OAuthException", 190, 463, &text)
}

/// 190 with the subcode of the ending: the token ended before its date.
pub fn ended(ending: Ending, person: &str, app: &str) -> Refusal {
    let (subcode, text) = match ending {
        Ending::PasswordChanged => (
            460,
            "The session has been invalidated because the user changed their password or Facebook has \
             changed the session for security reasons."
                .to_owned(),
        ),
        Ending::AppRemoved => (458, format!("User {person} has not authorized application {app}.")),
        Ending::Revoked => (466, "The session was invalidated explicitly using an API call.".to_owned()),
        Ending::Replaced => {
            (467, "This may be because the user logged out or may be due to a system error.".to_owned())
        }
    };
    let text = format!("Error validating access token: {text}");
    Refusal::graph_sub("OAuthException", 190, subcode, &text)
}

/// 190/459: the person has to log in at facebook.com first.
pub fn checkpoint() -> Refusal {
    let text =
        "You cannot access the app till you log in to www.facebook.com and follow the instructions given.";
    Refusal::graph_sub("OAuthException", 190, 459, text)
}

/// 190/493: the person has not used the app for 90 days.
pub fn unused() -> Refusal {
    let text = "The access token is invalid since the user hasn't engaged the app in longer than 90 days.";
    Refusal::graph_sub("OAuthException", 190, 493, text)
}

/// 190/492: the person does not run the Page any more.
pub fn no_role() -> Refusal {
    let text = "The user must be an administrator, editor, or moderator of the page in order to impersonate it. If \
                the page business requires Two Factor Authentication, the user also needs to enable Two Factor \
                Authentication.";
    Refusal::graph_sub("OAuthException", 190, 492, text)
}

/// 190 without a subcode: the string is another network's token, or none.
pub fn unknown_token(network: Network) -> Refusal {
    let text = match network {
        Network::Facebook => "Invalid OAuth access token.",
        _ => "Invalid OAuth access token - Cannot parse access token",
    };
    Refusal::graph("OAuthException", 190, text)
}

/// Code 4: the app has reached its limit and may call again after that many minutes.
pub fn limited(minutes: i64) -> Refusal {
    let mut refusal = Refusal::graph("OAuthException", 4, "(#4) Application request limit reached");
    if let Body::Json(body) = &mut refusal.body {
        body["error"]["is_transient"] = true.into();
    }
    Refusal { regain_minutes: Some(minutes), ..refusal.with_status(403) }
}

/// The time as in Meta's messages, `Wednesday, 14-Feb-18 18:00:00 PST`; daylight saving time is left out.
fn pacific(moment: Moment) -> String {
    (moment - TimeDelta::hours(8)).format("%A, %d-%b-%y %H:%M:%S PST").to_string()
}
