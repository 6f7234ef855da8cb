//! What v27.0 of the Graph API refuses to new apps on every version, and what v28 refuses to all: requests for several IDs
//! at once, another method in a parameter, names for fields, JSONP, `date_format`, and asynchronous batches. The wording is
//! ours, because Meta's is not known.

use super::reply::Call;
use crate::parameters::Parameters;
use crate::refusal::Refusal;

/// Parameters that are gone, each with what it was.
const GONE: [(&str, &str); 6] = [
    ("ids", "Requests for several IDs"),
    ("method", "Another HTTP method in a parameter"),
    ("callback", "JSONP"),
    ("date_format", "date_format"),
    ("asyncbatch", "Asynchronous batch requests"),
    ("adbatch", "Asynchronous batch requests"),
];

/// The refusal of a call that uses one of them; None for every other call.
pub fn refused(call: &Call) -> Option<Refusal> {
    let (query, form) = (Parameters::read(&call.query), Parameters::read(&call.form));
    let mut sent = query.iter().chain(form.iter());
    let used = sent.find_map(|(name, value)| {
        let gone = GONE.iter().find(|(gone, _)| *gone == name);
        let renames = name == "fields" && value.contains(".as(");
        gone.map(|(name, what)| (*name, *what)).or(renames.then_some((".as(", "Field aliases")))
    });
    let is_batch = call.path.ends_with("/async_batch_requests");
    let (rule, what) = used.or(is_batch.then_some(("async_batch_requests", "Asynchronous batch requests")))?;
    let text = format!("(#100) {what} are no longer available to this app");
    Some(Refusal::graph("OAuthException", 100, &text).breaking(format!("{rule} is gone with v27.0")))
}
