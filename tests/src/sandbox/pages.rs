//! Tokens of Facebook Pages that another program asked Meta for.

use serde_json::Value;

use super::{F, Sandbox, text};

impl Sandbox {
    /// The endless token of a Page that this person runs, made elsewhere.
    pub fn page_token(&self, person: &str, page: &str) -> String {
        self.page_token_of(&self.token(F, person), page)
    }

    /// The token of a Page that another token gives.
    pub fn page_token_of(&self, token: &str, page: &str) -> String {
        let query = [("fields", "name,access_token"), ("access_token", token)];
        let address = self.meta("graph.facebook.com/v25.0/me/accounts");
        let answer = self.fetch(|client| client.get(address).query(&query));
        let pages = answer["data"].as_array().expect("a list");
        let found = pages.iter().find(|row| row["name"] == page).expect("the Page");
        text(found, "access_token").to_owned()
    }

    /// Every account that is kept, as `status` tells them.
    pub fn accounts(&self) -> Vec<Value> {
        self.sixty(&["status"]).ended(0)["accounts"].as_array().expect("a list").clone()
    }

    /// The kept account with this name.
    pub fn account(&self, name: &str) -> Value {
        let found = self.accounts().into_iter().find(|account| account["name"] == name);
        found.unwrap_or_else(|| panic!("no account {name}"))
    }
}
