//! The pretend world beside Meta: GitHub's and Vercel's addresses for what a new token is delivered to.
//!
//! Any key opens them, except one with `ended` or `reader` in it, so that a person can practise with keys of their own
//! making and see what a key does that is over or may not write.

mod github;
mod vercel;

use serde_json::{Value, json};

use crate::given::Given;
use crate::meta::Call;
use crate::moment::Moment;

/// An answer of one of them.
pub struct OthersReply {
    /// The HTTP status.
    pub status: u16,
    /// A header besides the usual ones.
    pub header: Option<(&'static str, String)>,
    /// JSON; nothing for a status without content.
    pub body: Option<Value>,
}

/// Whether the path is one of theirs.
pub fn is_theirs(path: &str) -> bool {
    path.starts_with(github::HOST) || path.starts_with(vercel::HOST)
}

/// Answers a call to one of them.
pub fn answer(given: &mut Given, call: &Call, now: Moment) -> OthersReply {
    if let Some(path) = call.path.strip_prefix(github::HOST) {
        return github::answer(&mut given.github, call, path, now);
    }
    let path = call.path.strip_prefix(vercel::HOST).unwrap_or_default();
    vercel::answer(given, call, path)
}

/// What is wrong with the key of a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Good,
    /// There is none, or it is over.
    Ended,
    /// It may read and nothing else.
    Reader,
}

impl Key {
    fn of(call: &Call) -> Self {
        match call.bearer.as_deref() {
            None | Some("") => Self::Ended,
            Some(key) if key.contains("ended") => Self::Ended,
            Some(key) if key.contains("reader") => Self::Reader,
            Some(_) => Self::Good,
        }
    }
}

impl OthersReply {
    fn json(status: u16, body: Value) -> Self {
        Self { status, header: None, body: Some(body) }
    }

    fn message(status: u16, message: &str) -> Self {
        Self::json(status, json!({ "message": message }))
    }
}
