//! Tokens that another program asked Meta for.

use serde_json::Value;
use sixty_practice::{APP_SECRET, Lifetime, Network, SYSTEM_USER, TokenOrder};
use url::Url;

use super::{F, I, Sandbox, T, text};

impl Sandbox {
    /// A 60-day token that was made elsewhere.
    pub fn token(&self, network: Network, person: &str) -> String {
        let short = self.short_token(network, person);
        let (path, own) = match network {
            T => ("graph.threads.net/access_token", ["th_exchange_token", "access_token"]),
            I => ("graph.instagram.com/access_token", ["ig_exchange_token", "access_token"]),
            F => ("graph.facebook.com/v25.0/oauth/access_token", ["fb_exchange_token"; 2]),
        };
        let mut query = vec![("grant_type", own[0]), ("client_secret", APP_SECRET), (own[1], &short)];
        if network == F {
            query.push(("client_id", F.app_id()));
        }
        token_in(&self.fetch(|client| client.get(self.meta(path)).query(&query)))
    }

    /// A token of the business's system user, made in Business settings.
    pub fn system_token(&self, life: Lifetime) -> String {
        let order = TokenOrder { network: F, user: SYSTEM_USER.to_owned(), life, permissions: None };
        self.practice.token(&order).expect("a token")
    }

    /// Whether Facebook takes the token.
    pub fn works(&self, token: &str) -> bool {
        let query = [("fields", "id"), ("access_token", token)];
        let address = self.meta("graph.facebook.com/v25.0/me");
        self.fetch(|client| client.get(address).query(&query))["id"].is_string()
    }

    /// A token of an hour or two.
    pub fn short_token(&self, network: Network, person: &str) -> String {
        let scope = if network == F { "pages_show_list" } else { network.permissions()[0] };
        let scheme = if network == F { "http" } else { "https" };
        let return_address = format!("{scheme}://localhost:{}/", self.port);
        let mut address = Url::parse(&format!("https:/{}", network.authorize_path())).expect("an address");
        address.query_pairs_mut().extend_pairs([
            ("client_id", network.app_id()),
            ("redirect_uri", &return_address),
            ("response_type", "code"),
            ("scope", scope),
            ("state", "elsewhere"),
        ]);
        let back = Url::parse(&self.practice.allow(network, &address, person).expect("the way back"));
        let back = back.expect("an address");
        let code = back.query_pairs().find(|(key, _)| key == "code").expect("a code").1.into_owned();
        let path = match network {
            T => "graph.threads.net/oauth/access_token",
            I => "api.instagram.com/oauth/access_token",
            F => "graph.facebook.com/v25.0/oauth/access_token",
        };
        let form = [
            ("client_id", network.app_id()),
            ("client_secret", APP_SECRET),
            ("grant_type", "authorization_code"),
            ("redirect_uri", &return_address),
            ("code", &code),
        ];
        token_in(&self.fetch(|client| client.post(self.meta(path)).form(&form)))
    }
}

fn token_in(answer: &Value) -> String {
    text(answer.pointer("/data/0").unwrap_or(answer), "access_token").to_owned()
}
