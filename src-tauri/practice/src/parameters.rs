//! The parameters of one call, and the check that its address takes them.

use url::form_urlencoded;

use crate::addresses::{Address, Endpoint, SIXTY_DAYS};

/// The names and values of a query or form, in the order in which they were sent.
#[derive(Default)]
pub struct Parameters(Vec<(String, String)>);

/// A rule that a call's parameters break.
pub struct Misuse {
    /// The required parameter that is missing; None for every other rule.
    pub missing: Option<&'static str>,
    /// The rule for the log, without the value of any parameter.
    pub violation: String,
}

impl Parameters {
    /// Decodes a query or a form.
    pub fn read(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The same with one more parameter.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The names and values that were sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of this name; None when the parameter was not sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter that [`Parameters::check`] has found; empty for any other.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// All values of a name, as the check boxes of a form send them.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The names for the log. A text that does not look like a name may be a secret and is hidden.
    pub fn keys(&self) -> Vec<String> {
        self.0.iter().map(|(key, _)| plain(key)).collect()
    }

    /// Checks that the address takes these parameters.
    ///
    /// # Errors
    ///
    /// The first rule that they break.
    pub fn check(&self, address: &Address) -> Result<(), Misuse> {
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in &self.0 {
            if seen.contains(&key.as_str()) {
                return Err(Misuse::new(format!("{} is sent twice", plain(key))));
            }
            if !takes(address, key) {
                return Err(Misuse::new(stray(&plain(key), address)));
            }
            seen.push(key);
        }
        if let Some((key, value)) = address.fixed
            && self.get(key).is_some_and(|sent| sent != value)
        {
            return Err(Misuse::new(format!("{key} is not {value}")));
        }
        self.check_missing(address)
    }

    /// Checks for the required parameters. An empty one counts as missing, except `client_id` on the page where a person
    /// allows the app, which has a refusal of its own there.
    fn check_missing(&self, address: &Address) -> Result<(), Misuse> {
        let may_be_empty = |name: &str| name == "client_id" && address.endpoint == Endpoint::Authorize;
        let is_there =
            |name: &&&str| may_be_empty(name) || self.get(name).is_some_and(|value| !value.is_empty());
        match address.required.iter().find(|name| !is_there(name)) {
            Some(name) => Err(Misuse { missing: Some(name), violation: format!("{name} is missing") }),
            None => Ok(()),
        }
    }
}

impl Misuse {
    fn new(violation: String) -> Self {
        Self { missing: None, violation }
    }
}

/// A parameter's name, or `(not a name)` where it does not look like one and may be a secret: an app secret has digits.
pub fn plain(key: &str) -> String {
    let is_name = key.len() <= 40 && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if is_name || key == SIXTY_DAYS { key.to_owned() } else { "(not a name)".to_owned() }
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
