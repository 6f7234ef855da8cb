//! The refusals of calls that break a rule, in each network's own words.

use crate::addresses::{Address, Endpoint};
use crate::network::Network;
use crate::parameters::{Misuse, plain};
use crate::refusal::Refusal;

/// Refuses parameters that are missing, sent twice or in the wrong place.
pub fn misused(address: &Address, misuse: Misuse) -> Refusal {
    let refusal = match (address.endpoint, address.network, misuse.missing) {
        (Endpoint::Authorize, Network::Threads, _) => {
            Refusal::threads_page(1, "An unknown error has occurred.")
        }
        (Endpoint::Authorize, Network::Instagram, _) => {
            Refusal::page("Invalid Request: Request parameters are invalid")
        }
        (Endpoint::Authorize, Network::Facebook, _) => Refusal::page("Sorry, something went wrong."),
        (Endpoint::Code, Network::Threads | Network::Instagram, Some(name)) => {
            Refusal::flat(&format!("Missing required field {name}"))
        }
        (Endpoint::Code, Network::Threads | Network::Instagram, None) => {
            Refusal::flat("Invalid Request: Request parameters are invalid")
        }
        (_, _, Some("fb_exchange_token")) => {
            Refusal::graph("OAuthException", 1, "fb_exchange_token parameter not specified")
        }
        (_, _, Some("access_token")) => {
            let text = "An active access token must be used to query information about the current user.";
            Refusal::graph("OAuthException", 2500, text)
        }
        (_, _, Some(name)) => {
            Refusal::graph("OAuthException", 100, &format!("(#100) The parameter {name} is required"))
        }
        (_, _, None) => Refusal::graph("OAuthException", 100, "(#100) Param is invalid"),
    };
    refusal.breaking(misuse.violation)
}

/// Refuses a POST where a GET is right, and the other way round.
pub fn other_method(address: &Address, method: &str) -> Refusal {
    let (method, network) = (method.to_lowercase(), address.network);
    let refusal = match network {
        _ if address.endpoint == Endpoint::Authorize => Refusal::page("Sorry, this page isn't available."),
        Network::Facebook => {
            let name = address.path.rsplit('/').next().unwrap_or_default();
            unsupported(network, &method, name)
        }
        _ => {
            Refusal::graph(network.exception(), 100, &format!("Unsupported request - method type: {method}"))
        }
    };
    refusal.breaking(format!("{} does not take the method {}", address.path, plain(&method)))
}

/// Refuses an address that does not exist.
pub fn nowhere(path: &str) -> Refusal {
    let mut parts = path.trim_start_matches('/').split('/');
    let host = parts.next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let refusal = match host {
        "graph.instagram.com" if last == "debug_token" => unsupported(Network::Instagram, "get", last),
        "graph.instagram.com" => unknown_path(Network::Instagram, last),
        "graph.threads.net" => unknown_path(Network::Threads, last),
        "graph.facebook.com" => unknown_path(Network::Facebook, last),
        _ => Refusal::page("Sorry, this page isn't available.").with_status(404),
    };
    refusal.breaking("an address that is not on the list")
}

fn unknown_path(network: Network, last: &str) -> Refusal {
    Refusal::graph(network.exception(), 2500, &format!("Unknown path components: /{last}"))
}

fn unsupported(network: Network, method: &str, object: &str) -> Refusal {
    let text = format!(
        "Unsupported {method} request. Object with ID '{object}' does not exist, cannot be loaded due to \
         missing permissions, or does not support this operation. Please read the Graph API documentation \
         at https://developers.facebook.com/docs/graph-api"
    );
    Refusal::graph_sub(network.exception(), 100, 33, &text)
}
