//! Choices where Meta is silent, or was seen to do one thing and another.

use serde::{Deserialize, Serialize};

/// How the pretend Meta behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// Instagram's code answer and `me`.
    pub instagram_shape: Shape,
    /// `permissions` of Instagram's code answer.
    pub permissions: List,
    /// `user_id` of a code answer.
    pub ids: Ids,
    /// What a refresh answers with.
    pub refreshed_token: Refreshed,
    /// What a refresh does to the string that was sent, when a new one comes back.
    pub old_token: OldToken,
    /// Whether Instagram's refresh tells `permissions` too.
    pub refresh_tells_permissions: bool,
    /// What exchanging a long Facebook token does.
    pub facebook_exchange: FacebookExchange,
    /// A Live Facebook app takes listed https addresses alone.
    pub facebook_live: bool,
    /// The Facebook app's "Require App Secret": no call with a token goes without `appsecret_proof`.
    pub require_app_secret: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            instagram_shape: Shape::Flat,
            permissions: List::Array,
            ids: Ids::Number,
            refreshed_token: Refreshed::New,
            old_token: OldToken::Lives,
            refresh_tells_permissions: false,
            facebook_exchange: FacebookExchange::Extend,
            facebook_live: false,
            require_app_secret: false,
        }
    }
}

/// `{…}` or `{"data":[{…}]}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Observed.
    Flat,
    /// Documented.
    Data,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// With commas.
    String,
    /// As JSON.
    Array,
    /// Not at all.
    Absent,
}

/// How an id is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ids {
    /// Above 2^53.
    Number,
    /// In quotes.
    String,
}

/// The token of a refresh answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Refreshed {
    /// A new string.
    New,
    /// The string that was sent.
    Same,
}

/// The string that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OldToken {
    /// Until its own date.
    Lives,
    /// At once.
    Dies,
}

/// What exchanging a long token does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FacebookExchange {
    /// A new string with a new date.
    Extend,
    /// A new string with the old date.
    SameDate,
    /// The same string with the old date.
    SameToken,
}

/// `POST /practice/switch`: what is given changes, the rest stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SwitchOrder {
    /// See [`Switches`].
    pub instagram_shape: Option<Shape>,
    /// See [`Switches`].
    pub permissions: Option<List>,
    /// See [`Switches`].
    pub ids: Option<Ids>,
    /// See [`Switches`].
    pub refreshed_token: Option<Refreshed>,
    /// See [`Switches`].
    pub old_token: Option<OldToken>,
    /// See [`Switches`].
    pub refresh_tells_permissions: Option<bool>,
    /// See [`Switches`].
    pub facebook_exchange: Option<FacebookExchange>,
    /// See [`Switches`].
    pub facebook_live: Option<bool>,
    /// See [`Switches`].
    pub require_app_secret: Option<bool>,
    /// Every call is refused for that many minutes (code 4); 0 lifts it.
    pub limit_minutes: Option<u32>,
    /// Who the rest is about: a name or an id, on every network where it fits.
    pub user: Option<String>,
    /// Has accepted the invitation to test the app.
    pub tester: Option<bool>,
    /// Ends every token of the person (190/460); false brings them back.
    pub password_changed: Option<bool>,
    /// The same with 190/458.
    pub app_removed: Option<bool>,
    /// 190/459 as long as it is true.
    pub checkpoint: Option<bool>,
    /// The permissions that the person takes back: all that are not in the list come back.
    pub declined: Option<Vec<String>>,
    /// The Pages, by name or id, that the person does not run any more: all that are not in the list come back.
    pub lost_pages: Option<Vec<String>>,
}

impl SwitchOrder {
    /// Whether it needs a `user`.
    pub fn is_about_a_person(&self) -> bool {
        let flags = [self.tester, self.password_changed, self.app_removed, self.checkpoint];
        flags.iter().any(Option::is_some) || self.declined.is_some() || self.lost_pages.is_some()
    }
}

impl Switches {
    /// Takes over what the order gives.
    pub fn turn(&mut self, order: &SwitchOrder) {
        take(&mut self.instagram_shape, order.instagram_shape);
        take(&mut self.permissions, order.permissions);
        take(&mut self.ids, order.ids);
        take(&mut self.refreshed_token, order.refreshed_token);
        take(&mut self.old_token, order.old_token);
        take(&mut self.refresh_tells_permissions, order.refresh_tells_permissions);
        take(&mut self.facebook_exchange, order.facebook_exchange);
        take(&mut self.facebook_live, order.facebook_live);
        take(&mut self.require_app_secret, order.require_app_secret);
    }
}

fn take<T>(place: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *place = given;
    }
}
