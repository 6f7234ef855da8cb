//! The sign-in, as far as it can be decided without doing anything: the address that is opened, and what came back.

mod layers;
mod list;
mod returned;

use oauth2::basic::{BasicErrorResponseType, BasicTokenType};
use oauth2::{
    AuthUrl, Client, ClientId, CsrfToken, EmptyExtraTokenFields, RedirectUrl, Scope, StandardErrorResponse,
    StandardRevocableToken, StandardTokenIntrospectionResponse, StandardTokenResponse,
};
use url::Url;

use crate::account::{Account, App};
use crate::diagnosis::{self, Step, text};
use crate::hide;
use crate::moment::Moment;
use crate::network::{GraphVersion, Occasion};
use crate::plain;
use crate::policy;
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;
use crate::token_shape::{Shape, shape_of};
use returned::Told;

/// One attempt to log in. While it runs, its `state` must be kept as secret as a password.
pub struct SignIn {
    /// The address that is opened in the browser.
    pub address: Url,
    /// The random text that must return with the code (RFC 6749 section 10.12).
    pub state: Secret,
    /// The address that the browser returns to.
    pub return_address: Url,
}

/// The options of an attempt.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// The permissions, by Meta's names; with a `config_id`, Meta takes them from the configuration.
    pub permissions: Vec<String>,
    /// The reason why it differs from a first log-in, if there is one.
    pub occasion: Option<Occasion>,
    /// The Graph version of the log-in page.
    pub graph: GraphVersion,
}

/// The reason why this log-in differs from a first one. `expected` is the account that it is for, `kept` are all
/// accounts.
pub fn occasion(app: &App, expected: Option<&Account>, kept: &[Account], now: Moment) -> Option<Occasion> {
    let is_declined = |account: &Account| {
        let lost = account.problem.as_ref().is_some_and(|problem| problem.code == Code::Permission);
        lost || !account.permissions.missing().is_empty()
    };
    let is_another = |account: &Account| {
        let is_expected = expected.is_some_and(|expected| expected.id == account.id);
        account.network == app.network && account.disconnected_at.is_none() && !is_expected
    };
    let found = match expected {
        Some(account) if is_declined(account) => Some(Occasion::Declined),
        Some(account) if policy::login_is_due(account, now) => Some(Occasion::LoginDue),
        _ => None,
    };
    let is_known = |occasion: &Occasion| app.network.facts().authorize.extra.contains_key(occasion);
    found.filter(is_known).or_else(|| kept.iter().any(is_another).then_some(Occasion::OtherAccount))
}

/// Whether a text has in it the address to which Meta leads back from the log-in page that was opened at `opened`. Only
/// the `state` of that log-in counts, so that no other text is taken for it.
pub fn is_return_from(opened: &Url, text: &str) -> bool {
    let named = |name: &str| opened.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
    let address = named("redirect_uri").and_then(|address| Url::parse(&address).ok());
    let (Some(address), Some(state)) = (address, named("state")) else { return false };
    matches!(returned::read(text, &address, &Secret::new(state)), Told::Code(_) | Told::OwnError(_))
}

/// The meaning of a text that the browser returned with, or that the person pasted.
pub enum Returned {
    /// The code of this attempt.
    Code(Secret),
    /// A code without `state`: it is used only when an account is expected and the person confirms it.
    BareCode(Secret),
    /// The attempt has ended with this problem.
    Over(Problem),
    /// The text does not belong to this attempt, which continues.
    NotThis(Problem),
}

/// Says why an address cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the return address is not an address: {0}")]
pub struct BadAddress(String);

impl SignIn {
    /// A new attempt to log in with an app.
    ///
    /// # Errors
    ///
    /// [`BadAddress`] if the app's return address or Meta's log-in address is no address.
    pub fn new(app: &App, asking: &Asking) -> Result<Self, BadAddress> {
        let bad = |error: &dyn std::fmt::Display| BadAddress(error.to_string());
        let return_address = Url::parse(&app.return_address).map_err(|error| bad(&error))?;
        let page = &app.network.facts().authorize;
        let authorize = AuthUrl::new(page.address.at(asking.graph)).map_err(|error| bad(&error))?;
        // The text exactly as it was set: Meta compares it letter by letter, and parsing may add a slash.
        let redirect = RedirectUrl::new(app.return_address.clone()).map_err(|error| bad(&error))?;
        let client = AuthorizeClient::new(ClientId::new(app.id.clone())).set_auth_uri(authorize);
        let mut request =
            client.authorize_url(CsrfToken::new_random).set_redirect_uri(std::borrow::Cow::Owned(redirect));
        request = match &app.config_id {
            Some(config) => request.add_extra_param("config_id", config.clone()),
            // As one scope, because the crate joins scopes with spaces, which Meta's own examples do not use.
            None => request.add_scope(Scope::new(asking.permissions.join(&page.separator))),
        };
        let configured = app.config_id.as_ref().map(|_| Occasion::Configuration);
        for occasion in configured.into_iter().chain(asking.occasion) {
            for (name, value) in page.extra.get(&occasion).into_iter().flatten() {
                request = request.add_extra_param(name.as_str(), value.as_str());
            }
        }
        let (address, state) = request.url();
        Ok(Self { address, state: Secret::new(state.secret().clone()), return_address })
    }

    /// Reads the address that the browser returned to, or a text that the person pasted: a whole address with anything
    /// around it, its query alone, a bare code, or the text of Meta's error page.
    pub fn read(&self, pasted: &str) -> Returned {
        let pasted = &*plain::capped(pasted);
        match returned::read(pasted, &self.return_address, &self.state) {
            Told::Code(code) => Returned::Code(Secret::new(code)),
            Told::OwnError(query) | Told::Error(query) => Returned::Over(refused(&query)),
            Told::Another => Returned::NotThis(Problem::new(Code::OldAttempt, Action::RetryLogin)),
            Told::Cut => Returned::NotThis(self.not_an_address().because(Case::AddressCut)),
            Told::Elsewhere | Told::Nothing => self.read_other(pasted),
        }
    }

    /// Reads a text that has no address of this attempt in it.
    fn read_other(&self, pasted: &str) -> Returned {
        if let Some(found) = text::cause(pasted) {
            // Trouble between the browser and us is not Meta's answer: the address can still be used.
            return if found.is_our_side() {
                Returned::NotThis(found.problem())
            } else {
                Returned::Over(found.problem())
            };
        }
        if let Some(code) = bare_code(pasted) {
            return Returned::BareCode(Secret::new(code));
        }
        let problem = self.not_an_address();
        let is_changed = returned::is_behind_scanner(pasted);
        Returned::NotThis(if is_changed { problem.because(Case::AddressChanged) } else { problem })
    }

    fn not_an_address(&self) -> Problem {
        Problem::new(Code::NotAddress, Action::CheckPaste)
            .with_text(FactName::ReturnAddress, self.return_address.as_str())
    }
}

/// The authorize address needs only the client id, so the crate's standard types fill the other places.
type AuthorizeClient = Client<
    StandardErrorResponse<BasicErrorResponseType>,
    StandardTokenResponse<EmptyExtraTokenFields, BasicTokenType>,
    StandardTokenIntrospectionResponse<EmptyExtraTokenFields, BasicTokenType>,
    StandardRevocableToken,
    StandardErrorResponse<oauth2::RevocationErrorResponseType>,
>;

/// `error=access_denied` means that the person pressed Cancel (RFC 6749 section 4.1.2.1); other errors are recognised
/// by their words.
fn refused(query: &str) -> Problem {
    let error = text::query_error(query);
    let denied = error.message.to_ascii_lowercase().contains("denied");
    if denied {
        return Problem::new(Code::Denied, Action::RetryLogin);
    }
    let found = diagnosis::diagnose_error(&error, Step::Authorize);
    Problem { meta: Some(Box::new(diagnosis::meta_facts(&error))), ..found.problem(None) }
}

/// The code that a text consists of. Meta's are long runs of letters, digits, `-` and `_`; a token is one, too.
fn bare_code(text: &str) -> Option<String> {
    let joined: String = text.split_whitespace().collect();
    let code = joined.trim_matches(|letter: char| "\"'`<>()[],.;“”«»".contains(letter));
    let code = code.split('#').next().unwrap_or_default();
    let is_code = code.len() >= 40
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && (joined.len() == text.trim().len() || hide::is_random(code))
        && !matches!(shape_of(code), Shape::Token(_) | Shape::LegacyInstagram);
    is_code.then(|| code.to_owned())
}

#[cfg(test)]
mod tests;
