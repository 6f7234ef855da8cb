//! The calls that were made, without the value of any parameter, and the rules that they broke.

use std::collections::VecDeque;

use serde::Serialize;

use crate::addresses::Endpoint;
use crate::moment::Moment;
use crate::network::Network;

/// Rows of each list; the oldest is dropped for a new one. No test or practice session makes as many calls.
const LARGEST_LOG: usize = 1_000;

/// The answer to `GET /practice/log`. It never holds the value of a parameter, as that may be a secret.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Log {
    /// The calls, newest last.
    pub requests: VecDeque<Row>,
    /// The broken rules, newest last.
    pub violations: VecDeque<Violation>,
}

/// A call and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// When it was answered, in pretend time.
    pub at: Moment,
    /// The HTTP method in capitals.
    pub method: String,
    /// `/HOST/PATH` when it is an address of Meta's, `(unknown)` otherwise.
    pub path: String,
    /// The address's network; None for an unknown address.
    pub network: Option<Network>,
    /// The address's endpoint; None for an unknown address.
    pub endpoint: Option<Endpoint>,
    /// The name of the person whose token or code was sent.
    pub user: Option<String>,
    /// The names of the parameters, without their values.
    pub keys: Vec<String>,
    /// The HTTP status; None for a call that was never answered.
    pub status: Option<u16>,
    /// The fault that struck this call, by the name it was set with.
    pub fault: Option<String>,
}

/// A rule that a caller broke.
#[derive(Debug, Clone, Serialize)]
pub struct Violation {
    /// When it was broken, in pretend time.
    pub at: Moment,
    /// `/HOST/PATH` when it is an address of Meta's, `(unknown)` otherwise.
    pub path: String,
    /// The rule, as a sentence for whoever reads a failing test.
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
