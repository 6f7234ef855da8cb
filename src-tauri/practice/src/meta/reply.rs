//! A call as it arrives, and the reply to it, both without the socket.

use serde_json::Value;

use crate::faults::Mischief;
use crate::page;
use crate::refusal::{Body, Refusal};
use crate::words::Language;

/// A call as it arrived.
pub struct Call {
    /// The HTTP method in capitals.
    pub method: String,
    /// `/HOST/PATH`, without the query.
    pub path: String,
    /// The part after the `?`, still encoded.
    pub query: Vec<u8>,
    /// The body of a POST, still encoded.
    pub form: Vec<u8>,
    /// The token of a header `Authorization: Bearer`.
    pub bearer: Option<String>,
    /// The language that the browser asks for, for the pages that a person sees.
    pub language: Language,
}

/// The answer to a call.
pub struct Reply {
    /// The HTTP status of the answer.
    pub status: u16,
    /// The content: JSON, or a page for the browser.
    pub body: Body,
    /// The address that a redirect leads to.
    pub location: Option<String>,
    /// What goes wrong with the answer on its way.
    pub mischief: Option<Mischief>,
    /// How many minutes the app may not call, where it has reached its limit.
    pub regain_minutes: Option<i64>,
    /// Whether it is an answer of the Graph API, which has rate headers.
    pub is_graph: bool,
    /// The rule that the caller broke.
    pub violation: Option<String>,
}

impl Reply {
    /// A successful answer in JSON.
    pub fn json(body: Value) -> Self {
        Self::with(200, Body::Json(body))
    }

    /// A page for the browser.
    pub fn page(html: String) -> Self {
        Self::with(200, Body::Page(html))
    }

    /// Sends the browser on to `location`.
    pub fn redirect(location: String) -> Self {
        Self { location: Some(location), ..Self::with(302, Body::Page(String::new())) }
    }

    /// A refusal, framed as a page where it is text for the browser.
    pub fn refused(refusal: Refusal) -> Self {
        let Refusal { status, body, violation, regain_minutes } = refusal;
        let body = match body {
            Body::Page(text) => Body::Page(page::sorry(&text)),
            body => body,
        };
        Self { violation, regain_minutes, ..Self::with(status, body) }
    }

    fn with(status: u16, body: Body) -> Self {
        Self {
            status,
            body,
            location: None,
            mischief: None,
            regain_minutes: None,
            is_graph: false,
            violation: None,
        }
    }
}
