//! Meta's addresses, and the parameters that a correct call sends to them.

use sixty_practice::{APP_SECRET, Network};
use url::Url;

use crate::test_meta::{F, I, T};

/// Business settings, where a system user's token is made.
pub const SYSTEM_USERS: &str = "business.facebook.com/latest/settings/system_users";

pub fn app_token() -> String {
    format!("{}|{APP_SECRET}", F.app_id())
}

pub fn code_path(network: Network) -> &'static str {
    match network {
        T => "graph.threads.net/oauth/access_token",
        I => "api.instagram.com/oauth/access_token",
        F => "graph.facebook.com/v25.0/oauth/access_token",
    }
}

pub fn code_form(network: Network, code: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("client_id", network.app_id()),
        ("client_secret", APP_SECRET),
        ("grant_type", "authorization_code"),
        ("redirect_uri", return_address(network)),
        ("code", code),
    ]
}

pub fn exchange_path(network: Network) -> &'static str {
    match network {
        T => "graph.threads.net/access_token",
        I => "graph.instagram.com/access_token",
        F => "graph.facebook.com/v25.0/oauth/access_token",
    }
}

pub fn exchange_query(network: Network, token: &str) -> Vec<(&'static str, &str)> {
    let secret = ("client_secret", APP_SECRET);
    match network {
        T => vec![("grant_type", "th_exchange_token"), secret, ("access_token", token)],
        I => vec![("grant_type", "ig_exchange_token"), secret, ("access_token", token)],
        F => vec![
            ("grant_type", "fb_exchange_token"),
            secret,
            ("client_id", F.app_id()),
            ("fb_exchange_token", token),
        ],
    }
}

pub fn refresh_path(network: Network) -> &'static str {
    match network {
        T => "graph.threads.net/refresh_access_token",
        I => "graph.instagram.com/refresh_access_token",
        F => "graph.facebook.com/v25.0/refresh_access_token",
    }
}

pub fn refresh_query(network: Network, token: &str) -> Vec<(&'static str, &str)> {
    let grant = if network == T { "th_refresh_token" } else { "ig_refresh_token" };
    vec![("grant_type", grant), ("access_token", token)]
}

pub fn me_path(network: Network) -> &'static str {
    match network {
        T => "graph.threads.net/v1.0/me",
        I => "graph.instagram.com/v25.0/me",
        F => "graph.facebook.com/v25.0/me",
    }
}

pub fn inspect_path(network: Network) -> &'static str {
    match network {
        T => "graph.threads.net/v1.0/debug_token",
        I => "graph.instagram.com/v25.0/debug_token",
        F => "graph.facebook.com/v25.0/debug_token",
    }
}

pub fn return_address(network: Network) -> &'static str {
    if network == F { "http://localhost:16060/" } else { "https://localhost:16060/" }
}

/// The real address of the log-in page, as a program opens it in a browser.
pub fn authorize_url(network: Network) -> Url {
    authorize_url_of(network, &authorize_query(network))
}

/// The real address of the log-in page with these parameters.
pub fn authorize_url_of(network: Network, parameters: &[(&str, &str)]) -> Url {
    let mut url = Url::parse(&format!("https:/{}", network.authorize_path())).unwrap();
    url.query_pairs_mut().extend_pairs(parameters);
    url
}

pub fn authorize_query(network: Network) -> Vec<(&'static str, &'static str)> {
    let scope = match network {
        T => "threads_basic,threads_content_publish",
        I => "instagram_business_basic,instagram_business_content_publish",
        F => "pages_show_list,pages_read_engagement,instagram_basic",
    };
    vec![
        ("client_id", network.app_id()),
        ("redirect_uri", return_address(network)),
        ("response_type", "code"),
        ("scope", scope),
        ("state", "a+b c"),
    ]
}

/// Parameters with one of them changed, added or (None) left out.
pub fn changed<'a>(
    parameters: Vec<(&'a str, &'a str)>,
    name: &'a str,
    value: Option<&'a str>,
) -> Vec<(&'a str, &'a str)> {
    let others = parameters.into_iter().filter(|(key, _)| *key != name);
    others.chain(value.map(|value| (name, value))).collect()
}

pub fn query(address: &str, name: &str) -> Option<String> {
    let url = Url::parse(address).unwrap();
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
