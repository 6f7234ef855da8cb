//! What GitHub and Vercel were given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What they were given, as it came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Given {
    /// GitHub's secrets as they came, sealed, by the path of the secret.
    #[serde(default)]
    pub github: BTreeMap<String, Value>,
    /// Vercel's variables, by project and name.
    #[serde(default)]
    pub vercel: BTreeMap<String, Value>,
    /// How often each address was asked to build a project anew.
    #[serde(default)]
    pub deploys: BTreeMap<String, u32>,
}
