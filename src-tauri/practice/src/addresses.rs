//! The addresses that are answered, each with its method and its parameters. Every other address is refused.

use serde::{Deserialize, Serialize};

use crate::network::Network::{self, Facebook, Instagram, Threads};

/// One address of Meta's and what it takes.
pub struct Address {
    /// `/HOST/PATH` of the real address.
    pub path: &'static str,
    /// `GET`, or `POST` with a form.
    pub method: &'static str,
    /// The network that answers there.
    pub network: Network,
    /// The kind of answer.
    pub endpoint: Endpoint,
    /// Parameters without which a call is refused.
    pub required: &'static [&'static str],
    /// Parameters that may be left out.
    pub optional: &'static [&'static str],
    /// A parameter with the only value that it may have.
    pub fixed: Option<(&'static str, &'static str)>,
}

/// The kinds of answers, one for each step in a token's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    /// The page where a person allows the app.
    Authorize,
    /// Exchanges a log-in's code for its first token.
    Code,
    /// Exchanges a first token for a long one.
    Exchange,
    /// Refreshes a long token for another full life.
    Refresh,
    /// Says whose token it is.
    Me,
    /// Lists what the person granted (Facebook).
    Permissions,
    /// Says whether a token works, and until when.
    DebugToken,
    /// Lists the person's Pages with their tokens (Facebook).
    Accounts,
    /// Ends one token (Facebook).
    Revoke,
}

/// The result of looking up a method and path.
pub enum Lookup {
    /// An address that takes this method.
    Here(&'static Address),
    /// An address that takes another method.
    OtherMethod(&'static Address),
    /// No address has this path.
    Nowhere,
}

/// Looks an address up. The page where a person allows the app takes GET, and POST for its form.
pub fn find(method: &str, path: &str) -> Lookup {
    let logins = [&THREADS_LOGIN, &INSTAGRAM_LOGIN, &FACEBOOK_LOGIN];
    let there: Vec<_> = logins.into_iter().chain(&CALLS).filter(|address| address.path == path).collect();
    let fits = |address: &&&Address| {
        address.method == method || (address.endpoint == Endpoint::Authorize && method == "POST")
    };
    match (there.iter().find(fits), there.first()) {
        (Some(address), _) => Lookup::Here(address),
        (None, Some(address)) => Lookup::OtherMethod(address),
        (None, None) => Lookup::Nowhere,
    }
}

/// Asks in an exchange that the new token of a system user lives for 60 days.
pub const SIXTY_DAYS: &str = "set_token_expires_in_60_days";

const CODE: &[&str] = &["client_id", "client_secret", "code", "grant_type", "redirect_uri"];
const FACEBOOK_CODE: &[&str] = &["client_id", "client_secret", "code", "redirect_uri"];
const EXCHANGE: &[&str] = &["grant_type", "client_secret", "access_token"];
const FACEBOOK_EXCHANGE: &[&str] = &["grant_type", "client_id", "client_secret", "fb_exchange_token"];
const REVOKE: &[&str] = &["client_id", "client_secret", "revoke_token", "access_token"];
const REFRESH: &[&str] = &["grant_type", "access_token"];
const TOKEN: &[&str] = &["access_token"];
const INSPECT: &[&str] = &["input_token", "access_token"];
const PROOF: &[&str] = &["appsecret_proof"];
const FIELDS: &[&str] = &["fields", "appsecret_proof"];
const PAGING: &[&str] = &["fields", "limit", "after", "appsecret_proof"];

static THREADS_LOGIN: Address = Address {
    required: &["client_id", "redirect_uri", "response_type", "scope"],
    optional: &["state"],
    ..login(Threads)
};

static INSTAGRAM_LOGIN: Address = Address {
    required: &["client_id", "redirect_uri", "response_type", "scope"],
    optional: &["state", "force_reauth", "enable_fb_login"],
    ..login(Instagram)
};

/// Facebook Login for Business sends `config_id` instead of `scope`.
static FACEBOOK_LOGIN: Address = Address {
    required: &["client_id", "redirect_uri"],
    optional: &[
        "state",
        "response_type",
        "scope",
        "config_id",
        "override_default_response_type",
        "auth_type",
        "display",
    ],
    ..login(Facebook)
};

static CALLS: [Address; 16] = [
    code("/graph.threads.net/oauth/access_token", Threads, CODE),
    granting("/graph.threads.net/access_token", Threads, Endpoint::Exchange, EXCHANGE, "th_exchange_token"),
    granting(
        "/graph.threads.net/refresh_access_token",
        Threads,
        Endpoint::Refresh,
        REFRESH,
        "th_refresh_token",
    ),
    get("/graph.threads.net/v1.0/me", Threads, Endpoint::Me, TOKEN, FIELDS),
    get("/graph.threads.net/v1.0/debug_token", Threads, Endpoint::DebugToken, INSPECT, &[]),
    code("/api.instagram.com/oauth/access_token", Instagram, CODE),
    granting(
        "/graph.instagram.com/access_token",
        Instagram,
        Endpoint::Exchange,
        EXCHANGE,
        "ig_exchange_token",
    ),
    granting(
        "/graph.instagram.com/refresh_access_token",
        Instagram,
        Endpoint::Refresh,
        REFRESH,
        "ig_refresh_token",
    ),
    get("/graph.instagram.com/v25.0/me", Instagram, Endpoint::Me, TOKEN, FIELDS),
    code("/graph.facebook.com/v25.0/oauth/access_token", Facebook, FACEBOOK_CODE),
    Address {
        optional: &[SIXTY_DAYS],
        ..granting(
            "/graph.facebook.com/v25.0/oauth/access_token",
            Facebook,
            Endpoint::Exchange,
            FACEBOOK_EXCHANGE,
            "fb_exchange_token",
        )
    },
    get("/graph.facebook.com/v25.0/oauth/revoke", Facebook, Endpoint::Revoke, REVOKE, PROOF),
    get("/graph.facebook.com/v25.0/debug_token", Facebook, Endpoint::DebugToken, INSPECT, PROOF),
    get("/graph.facebook.com/v25.0/me", Facebook, Endpoint::Me, TOKEN, FIELDS),
    get("/graph.facebook.com/v25.0/me/permissions", Facebook, Endpoint::Permissions, TOKEN, PROOF),
    get("/graph.facebook.com/v25.0/me/accounts", Facebook, Endpoint::Accounts, TOKEN, PAGING),
];

type Names = &'static [&'static str];

const fn login(network: Network) -> Address {
    let path = network.authorize_path();
    let fixed = Some(("response_type", "code"));
    Address {
        path,
        method: "GET",
        network,
        endpoint: Endpoint::Authorize,
        required: &[],
        optional: &[],
        fixed,
    }
}

/// The exchange of a code. Facebook does not ask for `grant_type`, but OAuth libraries send it there too.
const fn code(path: &'static str, network: Network, required: Names) -> Address {
    let fixed = Some(("grant_type", "authorization_code"));
    let optional: Names = if matches!(network, Facebook) { &["grant_type"] } else { &[] };
    Address { path, method: "POST", network, endpoint: Endpoint::Code, required, optional, fixed }
}

const fn granting(
    path: &'static str,
    network: Network,
    endpoint: Endpoint,
    required: Names,
    grant: &'static str,
) -> Address {
    let fixed = Some(("grant_type", grant));
    Address { path, method: "GET", network, endpoint, required, optional: &[], fixed }
}

const fn get(
    path: &'static str,
    network: Network,
    endpoint: Endpoint,
    required: Names,
    optional: Names,
) -> Address {
    Address { path, method: "GET", network, endpoint, required, optional, fixed: None }
}
