//! The page where a person allows the app.

use url::Url;
use url::form_urlencoded::byte_serialize;

use super::login_page::{LoginPage, login};
use super::reply::Reply;
use crate::addresses::Address;
use crate::known_app::KnownApp;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::random;
use crate::refusal::Refusal;
use crate::state::{Code, State};
use crate::words::Language;

/// Shows the page, or sends the browser back with the answer that the person's `choices` give.
///
/// # Errors
///
/// The page or JSON with which Meta refuses the app, its address, its permissions or the person.
pub fn answer(
    state: &mut State,
    address: &Address,
    parameters: &Parameters,
    choices: Option<&Parameters>,
    language: Language,
    now: Moment,
) -> Result<Reply, Refusal> {
    let network = address.network;
    let client_id = parameters.text("client_id");
    let app = KnownApp::find(state, network, client_id).ok_or_else(|| unknown_app(network, client_id))?;
    check_redirect(state, network, app, parameters.text("redirect_uri"))?;
    let asked = scopes(network, parameters)?;
    let missing = asked.iter().filter(|name| !app.may_ask_for(name));
    // Meta names one; the basic permission would hide which of the others is missing.
    if let Some(missing) = missing.min_by_key(|name| *name == network.basic_permission()) {
        return Err(invalid_scope(network, missing));
    }
    let Some(choices) = choices else {
        let people: Vec<_> = state.people_of(network).collect();
        let page = LoginPage {
            brand: brand(network),
            app,
            people: &people,
            visitor: state.visitor(network),
            permissions: &asked,
            basic: network.basic_permission(),
        };
        return Ok(Reply::page(login(language, &page)));
    };
    let app = app.made_id();
    match choices.get("answer") {
        Some("allow") => allow(state, address, parameters, choices, Asked { app, permissions: asked }, now),
        Some("cancel") => Ok(Reply::redirect(back(parameters, denied(network), network))),
        _ => {
            Err(Refusal::page("Neither allowed nor cancelled.")
                .breaking("answer is neither allow nor cancel"))
        }
    }
}

/// The app's return address with this query and its `state`. Meta appends `#_`, which is not a part of the code.
pub fn back(parameters: &Parameters, query: &str, network: Network) -> String {
    let to = parameters.text("redirect_uri");
    let joint = if to.contains('?') { '&' } else { '?' };
    let state = parameters.get("state").map(|state| format!("&state={}", encoded(state))).unwrap_or_default();
    let tail = if network == Network::Facebook { "#_=_" } else { "#_" };
    format!("{to}{joint}{query}{state}{tail}")
}

/// What an app asks for.
struct Asked {
    /// The number of the app; None for the one that is built in.
    app: Option<String>,
    permissions: Vec<String>,
}

fn allow(
    state: &mut State,
    address: &Address,
    parameters: &Parameters,
    choices: &Parameters,
    asked: Asked,
    now: Moment,
) -> Result<Reply, Refusal> {
    let (network, Asked { app, permissions: asked }) = (address.network, asked);
    let named = choices.get("person").and_then(|name| state.named(network, name));
    let Some(person) = named else {
        return Err(Refusal::page("Nobody of that name.").breaking("person is nobody"));
    };
    let known = KnownApp::find(state, network, parameters.text("client_id"));
    if !known.is_some_and(|known| known.lets_in(person)) {
        return Err(not_a_tester(network));
    }
    let id = person.id.clone();
    let ticked = |name: &&String| {
        *name == network.basic_permission() || choices.all("permission").any(|ticked| ticked == *name)
    };
    let granted: Vec<String> = asked.iter().filter(ticked).cloned().collect();
    // Allowing a permission again undoes taking it back.
    if let Some(person) = state.named_mut(network, &id) {
        person.declined.retain(|name| !granted.contains(name));
    }
    let redirect_uri = parameters.text("redirect_uri").to_owned();
    let code = random::text("AQ", 180);
    let issued = Code { network, app, person: id, redirect_uri, asked, granted, issued_at: now, used: false };
    state.codes.insert(code.clone(), issued);
    Ok(Reply::redirect(back(parameters, &format!("code={code}"), network)))
}

fn unknown_app(network: Network, client_id: &str) -> Refusal {
    match (network, client_id) {
        (Network::Threads, "") => Refusal::threads_page(4_476_002, "No app ID was provided in the request."),
        (Network::Threads, _) => Refusal::threads_page(1_349_026, "Invalid App ID: The app ID is invalid."),
        (Network::Instagram, _) => {
            Refusal::page("Invalid Request: Request parameters are invalid: Invalid platform app")
        }
        (Network::Facebook, _) => {
            Refusal::page("Invalid App ID: The provided app ID does not look like a valid app ID.")
        }
    }
}

/// Takes the https addresses in the app's list, and http to this computer only for an unpublished Facebook app.
fn check_redirect(state: &State, network: Network, app: KnownApp<'_>, address: &str) -> Result<(), Refusal> {
    let url = Url::parse(address).ok().filter(|url| url.fragment().is_none() && url.username().is_empty());
    let scheme = url.as_ref().map_or("", Url::scheme);
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let is_listed = url.as_ref().is_some_and(|url| app.lists(address, url));
    let is_plain_allowed =
        network == Network::Facebook && host == "localhost" && !state.switches.facebook_live;
    match (network, scheme) {
        (_, "https") if is_listed => Ok(()),
        (_, "http") if is_plain_allowed => Ok(()),
        (Network::Threads, "http") => Err(Refusal::threads_page(
            1_349_187,
            "Insecure Login Blocked: You can't get an access token or login to this app from an insecure page. \
             Try re-loading the page as https://",
        )),
        (Network::Threads, _) => Err(Refusal::threads_page(
            1_349_168,
            "Blocked URL: This redirect failed because the redirect URI is not whitelisted in the app's client \
             OAuth settings.",
        )),
        (Network::Instagram, _) => {
            Err(Refusal::page("Invalid Request: Request parameters are invalid: Invalid redirect_uri"))
        }
        (Network::Facebook, "https") if host == "localhost" => Err(Refusal::page(
            "URL Blocked: This redirect failed because the redirect URI is not whitelisted in the app's Client OAuth \
             Settings. Make sure Client and Web OAuth Login are on and add all your app domains as Valid OAuth \
             Redirect URIs.",
        )),
        (Network::Facebook, _) => Err(Refusal::page(
            "Can't Load URL: The domain of this URL isn't included in the app's domains. To be able to load this \
             URL, add all domains and subdomains of your app to the App Domains field in your app settings.",
        )),
    }
}

/// The permissions that are asked for by name, or fixed by a Facebook configuration.
fn scopes(network: Network, parameters: &Parameters) -> Result<Vec<String>, Refusal> {
    let asked: Vec<String> = match (parameters.get("scope"), parameters.get("config_id")) {
        (Some(_), Some(_)) => return Err(invalid_scope(network, "").breaking("scope beside config_id")),
        (None, Some(_)) => CONFIGURED.iter().map(|name| (*name).to_owned()).collect(),
        (None, None) => return Err(invalid_scope(network, "").breaking("neither scope nor config_id")),
        (Some(scope), None) => scope.split([',', ' ']).map(str::to_owned).collect(),
    };
    let unknown = asked.iter().find(|name| !network.permissions().contains(&name.as_str()));
    if let Some(unknown) = unknown {
        return Err(invalid_scope(network, unknown).breaking("a permission that does not exist"));
    }
    let basic = network.basic_permission();
    let has_basic = asked.iter().any(|name| name == basic);
    match network {
        Network::Facebook if !has_basic => Ok([vec![basic.to_owned()], asked].concat()),
        _ if has_basic => Ok(asked),
        _ => Err(invalid_scope(network, "").breaking(format!("{basic} is not asked for"))),
    }
}

/// The permissions of the one configuration (Facebook Login for Business) that this app has.
const CONFIGURED: [&str; 7] = [
    "public_profile",
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "instagram_basic",
    "instagram_content_publish",
    "business_management",
];

fn invalid_scope(network: Network, name: &str) -> Refusal {
    match network {
        Network::Facebook => Refusal::page(&format!("Invalid Scopes: {name}")),
        _ => Refusal::flat(&format!("Invalid scope: [{name}]")),
    }
}

fn not_a_tester(network: Network) -> Refusal {
    match network {
        Network::Threads => {
            let text = "Invalid Request: The  user has not accepted the invite to test the app";
            Refusal::threads_page(1_349_245, text)
        }
        Network::Instagram => Refusal::flat("Insufficient developer role"),
        Network::Facebook => Refusal::page(
            "Facebook Login is currently unavailable for this app, since we are updating additional details for \
             this app.",
        ),
    }
}

/// The query after Cancel, as each network sends it.
fn denied(network: Network) -> &'static str {
    match network {
        Network::Facebook => {
            "error_reason=user_denied&error=access_denied&error_description=Permissions+error."
        }
        _ => "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request",
    }
}

fn brand(network: Network) -> &'static str {
    match network {
        Network::Threads => "Threads",
        Network::Instagram => "Instagram",
        Network::Facebook => "Facebook",
    }
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}
