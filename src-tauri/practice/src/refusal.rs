//! Meta's error shapes.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::network::Network;
use crate::random;
use crate::state::{Ending, Moment};

/// A call that is not done.
#[derive(Debug)]
pub struct Refusal {
    /// HTTP.
    pub status: u16,
    /// JSON, or a page for the browser.
    pub body: Body,
    /// A rule of this pretend Meta that the caller broke; None: a person's mistake or a token's end.
    pub violation: Option<String>,
    /// How many minutes the app is to keep quiet.
    pub regain_minutes: Option<i64>,
}

/// What is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// `application/json`.
    Json(Value),
    /// `text/html`.
    Page(String),
}

impl Refusal {
    /// `{"error":{…}}`, with status 400.
    pub fn graph(kind: &str, code: i64, message: &str) -> Self {
        let trace = random::text("A", 23);
        let error = json!({"message": message, "type": kind, "code": code, "fbtrace_id": trace});
        Self::new(400, Body::Json(json!({"error": error})))
    }

    /// The same with `error_subcode`.
    pub fn graph_sub(kind: &str, code: i64, subcode: i64, message: &str) -> Self {
        let mut refusal = Self::graph(kind, code, message);
        if let Body::Json(body) = &mut refusal.body {
            body["error"]["error_subcode"] = subcode.into();
        }
        refusal
    }

    /// `{"error_type","code","error_message"}`: code exchange and Instagram's page.
    pub fn flat(message: &str) -> Self {
        let body = json!({"error_type": "OAuthException", "code": 400, "error_message": message});
        Self::new(400, Body::Json(body))
    }

    /// `{"error_message","error_code"}`: Threads' page.
    pub fn threads_page(code: i64, message: &str) -> Self {
        Self::new(400, Body::Json(json!({"error_message": message, "error_code": code})))
    }

    /// A page for the browser.
    pub fn page(text: &str) -> Self {
        Self::new(400, Body::Page(text.to_owned()))
    }

    /// Anything.
    pub fn new(status: u16, body: Body) -> Self {
        Self { status, body, violation: None, regain_minutes: None }
    }

    /// The same, recorded as a broken rule.
    pub fn breaking(self, rule: impl Into<String>) -> Self {
        Self { violation: Some(rule.into()), ..self }
    }

    /// With another status.
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }
}

/// 190/463.
pub fn expired(at: Moment, now: Moment) -> Refusal {
    let text = format!(
        "Error validating access token: Session has expired on {}. The current time is {}.",
        pacific(at),
        pacific(now)
    );
    Refusal::graph_sub("OAuthException", 190, 463, &text)
}

/// 190 with the subcode of the ending.
pub fn ended(ending: Ending, person: &str, network: Network) -> Refusal {
    let (subcode, text) = match ending {
        Ending::PasswordChanged => (
            460,
            "The session has been invalidated because the user changed their password or Facebook has \
             changed the session for security reasons."
                .to_owned(),
        ),
        Ending::AppRemoved => {
            (458, format!("User {person} has not authorized application {}.", network.app_id()))
        }
        Ending::Replaced => {
            (467, "This may be because the user logged out or may be due to a system error.".to_owned())
        }
    };
    let text = format!("Error validating access token: {text}");
    Refusal::graph_sub("OAuthException", 190, subcode, &text)
}

/// 190/459.
pub fn checkpoint() -> Refusal {
    let text =
        "You cannot access the app till you log in to www.facebook.com and follow the instructions given.";
    Refusal::graph_sub("OAuthException", 190, 459, text)
}

/// 190/493.
pub fn unused() -> Refusal {
    let text = "The access token is invalid since the user hasn't engaged the app in longer than 90 days.";
    Refusal::graph_sub("OAuthException", 190, 493, text)
}

/// 190/492.
pub fn no_role() -> Refusal {
    let text = "The user must be an administrator, editor, or moderator of the page in order to impersonate it. If \
                the page business requires Two Factor Authentication, the user also needs to enable Two Factor \
                Authentication.";
    Refusal::graph_sub("OAuthException", 190, 492, text)
}

/// 190 without a subcode: another network's token, or no token at all.
pub fn unknown_token(network: Network) -> Refusal {
    let text = match network {
        Network::Facebook => "Invalid OAuth access token.",
        _ => "Invalid OAuth access token - Cannot parse access token",
    };
    Refusal::graph("OAuthException", 190, text)
}

/// Code 4 with its minutes.
pub fn limited(minutes: i64) -> Refusal {
    let mut refusal = Refusal::graph("OAuthException", 4, "(#4) Application request limit reached");
    if let Body::Json(body) = &mut refusal.body {
        body["error"]["is_transient"] = true.into();
    }
    Refusal { regain_minutes: Some(minutes), ..refusal.with_status(403) }
}

/// `Wednesday, 14-Feb-18 18:00:00 PST`; the pretend California knows no summer.
fn pacific(moment: Moment) -> String {
    (moment - TimeDelta::hours(8)).format("%A, %d-%b-%y %H:%M:%S PST").to_string()
}
