//! The parameters of one call, held against what the address takes.

use url::form_urlencoded;

use crate::addresses::{Address, Endpoint};

/// Names with values, each name once.
#[derive(Default)]
pub struct Parameters(Vec<(String, String)>);

/// What is wrong with the parameters; the message is for Meta's error, the violation for our log.
pub struct Wrong {
    /// The name, when it is one of the address's own.
    pub missing: Option<&'static str>,
    /// Without any value.
    pub violation: String,
}

impl Parameters {
    /// Reads a query or a form, as it came.
    pub fn read(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The value; nothing when it is not there.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter that has been checked to be there.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// All values of a name, for the check boxes of a form.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Names for the log. What does not look like a name may be a secret without one.
    pub fn keys(&self) -> Vec<String> {
        self.0.iter().map(|(key, _)| plain(key)).collect()
    }

    /// Holds them against what the address takes.
    pub fn check(&self, address: &Address) -> Result<(), Wrong> {
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in &self.0 {
            if seen.contains(&key.as_str()) {
                return Err(Wrong::new(format!("{} is sent twice", plain(key))));
            }
            if !takes(address, key) {
                return Err(Wrong::new(stray(&plain(key), address)));
            }
            seen.push(key);
        }
        if let Some((key, value)) = address.fixed
            && self.get(key).is_some_and(|sent| sent != value)
        {
            return Err(Wrong::new(format!("{key} is not {value}")));
        }
        self.check_missing(address)
    }

    /// An empty `client_id` has an answer of its own on the page where a person allows the app.
    fn check_missing(&self, address: &Address) -> Result<(), Wrong> {
        let may_be_empty = |name: &str| name == "client_id" && address.endpoint == Endpoint::Authorize;
        let is_there =
            |name: &&&str| may_be_empty(name) || self.get(name).is_some_and(|value| !value.is_empty());
        match address.required.iter().find(|name| !is_there(name)) {
            Some(name) => Err(Wrong { missing: Some(name), violation: format!("{name} is missing") }),
            None => Ok(()),
        }
    }
}

impl Wrong {
    fn new(violation: String) -> Self {
        Self { missing: None, violation }
    }
}

/// A name as it is, when it looks like one.
pub fn plain(key: &str) -> String {
    let is_name = key.len() <= 40 && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if is_name { key.to_owned() } else { "(not a name)".to_owned() }
}

fn stray(name: &str, address: &Address) -> String {
    if name.contains("secret") {
        return format!("a secret is sent to {}", address.path);
    }
    format!("{name} is not a parameter of {}", address.path)
}

fn takes(address: &Address, key: &str) -> bool {
    address.required.contains(&key) || address.optional.contains(&key)
}
