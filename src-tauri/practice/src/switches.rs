//! Choices where Meta's documentation is silent, or where it was seen to behave in more than one way.

use serde::{Deserialize, Serialize};

/// The positions of all switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// The shape of Instagram's answers to a code exchange and to `me`.
    pub instagram_shape: Shape,
    /// How Instagram's answer to a code exchange writes `permissions`.
    pub permissions: List,
    /// How the answer to a code exchange writes `user_id`.
    pub ids: Ids,
    /// The string that a refresh answers with.
    pub refreshed_token: Refreshed,
    /// What a refresh that answers with a new string does to the old one.
    pub old_token: OldToken,
    /// Whether Instagram's answer to a refresh has `permissions` too.
    pub refresh_tells_permissions: bool,
    /// The result of exchanging a long Facebook token.
    pub facebook_exchange: FacebookExchange,
    /// How long a Page's token lives that was fetched with a long token.
    pub page_tokens: PageTokens,
    /// Whether the Facebook app is Live; a Live app takes https return addresses only.
    pub facebook_live: bool,
    /// Whether the Facebook app's setting "Require App Secret" is on, which refuses every call with a token and without
    /// `appsecret_proof`.
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
            page_tokens: PageTokens::Endless,
            facebook_live: false,
            require_app_secret: false,
        }
    }
}

/// The two shapes of Instagram's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// `{…}`, as it was observed.
    Flat,
    /// `{"data":[{…}]}`, as Meta documents it.
    Data,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// As one string with commas.
    String,
    /// As a JSON array.
    Array,
    /// The list is left out.
    Absent,
}

/// How an id is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ids {
    /// As a JSON number, above 2^53.
    Number,
    /// As a JSON string.
    String,
}

/// The string that a refresh answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Refreshed {
    /// A new string, beside the one that was sent.
    New,
    /// The string that was sent.
    Same,
}

/// What a refresh does to the old string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OldToken {
    /// It works until its own date.
    Lives,
    /// It ends at once.
    Dies,
}

/// The result of exchanging a long Facebook token.
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

/// How long a Page's token lives that was fetched with a long token: nobody has seen what becomes of it when a system
/// user's 60 days are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageTokens {
    /// It has no end, and lives on when the token that it was fetched with ends.
    Endless,
    /// It ends with that token, by date and by a call.
    EndWithParent,
}

/// The body of `POST /practice/switch`: the switches that it gives change, the others stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SwitchOrder {
    /// The new position of [`Switches::instagram_shape`].
    pub instagram_shape: Option<Shape>,
    /// The new position of [`Switches::permissions`].
    pub permissions: Option<List>,
    /// The new position of [`Switches::ids`].
    pub ids: Option<Ids>,
    /// The new position of [`Switches::refreshed_token`].
    pub refreshed_token: Option<Refreshed>,
    /// The new position of [`Switches::old_token`].
    pub old_token: Option<OldToken>,
    /// The new position of [`Switches::refresh_tells_permissions`].
    pub refresh_tells_permissions: Option<bool>,
    /// The new position of [`Switches::facebook_exchange`].
    pub facebook_exchange: Option<FacebookExchange>,
    /// The new position of [`Switches::page_tokens`].
    pub page_tokens: Option<PageTokens>,
    /// The new position of [`Switches::facebook_live`].
    pub facebook_live: Option<bool>,
    /// The new position of [`Switches::require_app_secret`].
    pub require_app_secret: Option<bool>,
    /// Refuses every call for that many minutes with code 4; 0 ends that.
    pub limit_minutes: Option<u32>,
    /// The person whom the fields below are about: a name or an id, on every network where it fits.
    pub user: Option<String>,
    /// Whether the person has accepted the invitation to test the app.
    pub tester: Option<bool>,
    /// Ends every token of the person (190/460); false brings them back.
    pub password_changed: Option<bool>,
    /// Ends every token of the person (190/458); false brings them back.
    pub app_removed: Option<bool>,
    /// Refuses every token of the person (190/459) until it is set to false.
    pub checkpoint: Option<bool>,
    /// The permissions that the person takes back: all that are not in the list come back.
    pub declined: Option<Vec<String>>,
    /// The Pages, by name or id, that the person does not run any more: all that are not in the list come back.
    pub lost_pages: Option<Vec<String>>,
}

impl SwitchOrder {
    /// Whether it changes something about a person, so that it needs a `user`.
    pub fn is_about_a_person(&self) -> bool {
        let flags = [self.tester, self.password_changed, self.app_removed, self.checkpoint];
        flags.iter().any(Option::is_some) || self.declined.is_some() || self.lost_pages.is_some()
    }
}

impl Switches {
    /// Takes over the positions that the order gives.
    pub fn turn(&mut self, order: &SwitchOrder) {
        take(&mut self.instagram_shape, order.instagram_shape);
        take(&mut self.permissions, order.permissions);
        take(&mut self.ids, order.ids);
        take(&mut self.refreshed_token, order.refreshed_token);
        take(&mut self.old_token, order.old_token);
        take(&mut self.refresh_tells_permissions, order.refresh_tells_permissions);
        take(&mut self.facebook_exchange, order.facebook_exchange);
        take(&mut self.page_tokens, order.page_tokens);
        take(&mut self.facebook_live, order.facebook_live);
        take(&mut self.require_app_secret, order.require_app_secret);
    }
}

fn take<T>(place: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *place = given;
    }
}
