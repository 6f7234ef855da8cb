//! Faults that are set on purpose: Meta's real errors, and what happens on a bad connection.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::addresses::Endpoint;
use crate::people::{Page, Person};
use crate::refusal::{Body, Refusal};

/// A fault that waits for its call.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fault {
    /// A name or id of a person (with all their Pages) or of a Page, or `*`.
    pub user: String,
    /// An endpoint's name, or `*`.
    pub endpoint: String,
    /// An id of `errors.json`, or a mischief's name.
    pub error: String,
    /// How many more calls it strikes; None strikes every call.
    pub times: Option<u32>,
}

/// The effect of a fault on a call.
#[derive(Debug, Clone, Copy)]
pub enum Strike {
    /// Meta refuses the call with this error.
    Error(&'static KnownError),
    /// The connection or a proxy spoils the answer.
    Mischief(Mischief),
}

/// What happens on a bad connection. "Done" means that Meta's state changes all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mischief {
    /// Not done, never answered.
    Timeout,
    /// Done and answered, three seconds late.
    Slow,
    /// Not done; a proxy's page with status 200.
    Html,
    /// Not done; a proxy's page with status 502.
    Html502,
    /// Done; the answer stops in its middle.
    Truncated,
    /// Not done; the connection is reset.
    Reset,
    /// Not done; status 200 and nothing else.
    Empty,
    /// Not done; status 302 to another address, as a hotel's log-in page does it.
    Redirect,
    /// Done, but never answered.
    Hold,
}

impl Mischief {
    /// Whether Meta's state changes all the same.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Slow | Self::Truncated | Self::Hold)
    }
}

/// The wait that a rate-limit error tells: any number that no test could meet by accident.
const MINUTES_TO_REGAIN: i64 = 19;

/// One error of Meta's, a row of `data/errors.json`.
#[derive(Debug, Deserialize)]
pub struct KnownError {
    /// The name by which a fault asks for it.
    pub id: String,
    /// The HTTP status; None for an error that is shown in a browser only.
    pub http_status: Option<u16>,
    /// `json`, `page_text` or `redirect_query`.
    pub body_kind: String,
    /// The body as Meta sends it.
    pub body: Value,
    /// What the error asks an app to do; `wait` marks a rate limit.
    pub action: String,
}

impl KnownError {
    /// The query with which the browser comes back, for an error that is told this way.
    pub fn redirect_query(&self) -> Option<&str> {
        (self.body_kind == "redirect_query").then(|| self.body.as_str()).flatten()
    }

    /// The refusal with this error.
    pub fn refusal(&self) -> Refusal {
        let body = match &self.body {
            Value::String(text) => Body::Page(text.clone()),
            body => Body::Json(body.clone()),
        };
        let regain_minutes = (self.action == "wait").then_some(MINUTES_TO_REGAIN);
        Refusal { regain_minutes, ..Refusal::new(self.http_status.unwrap_or(400), body) }
    }
}

/// The effect of a fault whose `error` has this name; None for an unknown name.
pub fn strike(error: &str) -> Option<Strike> {
    if let Some(known) = ERRORS.iter().find(|known| known.id == error) {
        return Some(Strike::Error(known));
    }
    serde_json::from_value(Value::String(error.to_owned())).ok().map(Strike::Mischief)
}

/// Returns the effect of the first fault that is meant for this call, and counts the strike.
pub fn take(faults: &mut Vec<Fault>, subject: Option<&Subject>, endpoint: Endpoint) -> Option<Strike> {
    let place = faults.iter().position(|fault| fault.is_for(subject, endpoint))?;
    let found = strike(&faults[place].error);
    if let Some(times) = &mut faults[place].times {
        *times = times.saturating_sub(1);
        if *times == 0 {
            faults.remove(place);
        }
    }
    found
}

/// The person or Page that a call is about.
pub struct Subject {
    /// The owner of the token or code.
    pub person: Person,
    /// The Page that the token acts for; None for a person's token or code.
    pub page: Option<Page>,
}

impl Subject {
    fn is_called(&self, user: &str) -> bool {
        self.person.is_called(user) || self.page.as_ref().is_some_and(|page| page.is_called(user))
    }
}

impl Fault {
    fn is_for(&self, subject: Option<&Subject>, endpoint: Endpoint) -> bool {
        let user = self.user == "*" || subject.is_some_and(|subject| subject.is_called(&self.user));
        let place = self.endpoint == "*" || endpoint_named(&self.endpoint) == Some(endpoint);
        user && place && (endpoint == Endpoint::Authorize || !self.needs_a_browser())
    }

    /// Whether the error is told in the address that a browser is sent back to, which only the log-in page can do.
    fn needs_a_browser(&self) -> bool {
        matches!(strike(&self.error), Some(Strike::Error(known)) if known.redirect_query().is_some())
    }
}

/// The endpoint of this name, in snake case.
pub fn endpoint_named(name: &str) -> Option<Endpoint> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}

static ERRORS: LazyLock<Vec<KnownError>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/errors.json")).unwrap_or_default());
