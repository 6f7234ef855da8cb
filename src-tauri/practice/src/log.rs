//! What was asked, by names alone, and the rules that were broken.

use std::collections::VecDeque;

use serde::Serialize;

use crate::addresses::Endpoint;
use crate::network::Network;
use crate::state::Moment;

/// Older rows go.
const LARGEST_LOG: usize = 1_000;

/// `GET /practice/log`. No parameter's value is ever in it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Log {
    /// Newest last.
    pub requests: VecDeque<Row>,
    /// Newest last.
    pub violations: VecDeque<Violation>,
}

/// One call.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Pretend time.
    pub at: Moment,
    /// HTTP.
    pub method: String,
    /// `/HOST/PATH`, when it is one of Meta's.
    pub path: String,
    /// None: nothing is there.
    pub network: Option<Network>,
    /// None: nothing is there.
    pub endpoint: Option<Endpoint>,
    /// Whose token or code it was, by name.
    pub user: Option<String>,
    /// Names of the parameters.
    pub keys: Vec<String>,
    /// None: never answered.
    pub status: Option<u16>,
    /// The fault that struck.
    pub fault: Option<String>,
}

/// A rule that a caller broke.
#[derive(Debug, Clone, Serialize)]
pub struct Violation {
    /// Pretend time.
    pub at: Moment,
    /// `/HOST/PATH`, when it is one of Meta's.
    pub path: String,
    /// In words.
    pub rule: String,
}

impl Log {
    /// Adds a call and the rule that it broke.
    pub fn add(&mut self, row: Row, rule: Option<String>) {
        if let Some(rule) = rule {
            let (at, path) = (row.at, row.path.clone());
            push(&mut self.violations, Violation { at, path, rule });
        }
        push(&mut self.requests, row);
    }
}

fn push<T>(rows: &mut VecDeque<T>, row: T) {
    if rows.len() == LARGEST_LOG {
        rows.pop_front();
    }
    rows.push_back(row);
}
