//! Answers of other programs. Every site on the web answers 401 and 403 (RFC 9110 sections 15.5.2 and 15.5.4), and many
//! count errors as Meta does, so their own marks are looked for before Meta's numbers.

use crate::diagnosis::phrases;

/// The program whose answer a text is: its name, or the host that was asked. None where the text has marks of Meta's.
pub fn program(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if is_metas(&lower) {
        return None;
    }
    let known = MARKS.iter().find(|(mark, _)| lower.contains(mark));
    known.map(|(_, name)| (*name).to_owned())
}

/// The host of an address in a text of another program, where it is not Meta's.
pub fn host(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if is_metas(&lower) {
        return None;
    }
    hosts(&lower).find(|host| !is_of_meta(host)).map(str::to_owned)
}

/// Whether a tool asked the website as a visitor, with no token of Meta's.
pub fn is_of_website(text: &str) -> bool {
    const MARKS: [&str; 13] = [
        "www.instagram.com/api/v1",
        "i.instagram.com/api",
        "web_profile_info",
        "\"require_login\":true",
        "\"require_login\": true",
        "'require_login': true",
        "login_required",
        "instagram.com/graphql/query",
        "?__a=1",
        "instaloader",
        "instagrapi",
        "instagram_private_api",
        "threads.net/api/graphql",
    ];
    let lower = text.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark)) && !has_own_words(&lower) && !lower.contains("//graph.")
}

/// Whether a text has marks that only Meta's answers have: its fields, its types of errors, its hosts.
fn is_metas(lower: &str) -> bool {
    has_own_words(lower) || phrases::names_a_host(lower)
}

fn has_own_words(lower: &str) -> bool {
    const OWN: [&str; 14] = [
        "fbtrace",
        "oauthexception",
        "igapiexception",
        "thapiexception",
        "graphmethodexception",
        "facebookapiexception",
        "error_subcode",
        "error_user_msg",
        "is_transient",
        "facebook platform",
        "error validating access token",
        "invalid oauth access token",
        "session has been invalidated",
        "has not authorized application",
    ];
    let has_numbered = || {
        let is_number = |at: usize| lower[at + 2..].starts_with(|digit: char| digit.is_ascii_digit());
        lower.match_indices("(#").any(|(at, _)| is_number(at))
    };
    OWN.iter().any(|own| lower.contains(own)) || has_numbered()
}

/// The hosts of a text: of its addresses, and those that begin as hosts of programs and sites do.
fn hosts(lower: &str) -> impl Iterator<Item = &str> {
    let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
    lower.split(move |letter: char| !is_of_host(letter)).filter_map(move |word| {
        let word = word.trim_matches('.');
        let start = word.as_ptr() as usize - lower.as_ptr() as usize;
        let is_named =
            lower[..start].ends_with("://") || ["api.", "www."].iter().any(|own| word.starts_with(own));
        (is_named && word.contains('.')).then_some(word)
    })
}

fn is_of_meta(host: &str) -> bool {
    const DOMAINS: [&str; 9] = [
        "facebook.com",
        "facebook.net",
        "fbcdn.net",
        "instagram.com",
        "cdninstagram.com",
        "threads.net",
        "threads.com",
        "meta.com",
        "metastatus.com",
    ];
    DOMAINS
        .iter()
        .any(|domain| host == *domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))
}

/// Marks of other programs' answers, all in lower case, with the name that people know.
const MARKS: &[(&str, &str)] = &[
    ("[api] invalid api key or access token", "Shopify"),
    ("myshopify.com", "Shopify"),
    ("x-shopify-", "Shopify"),
    ("api.github.com", "GitHub"),
    ("docs.github.com", "GitHub"),
    ("\"bad credentials\"", "GitHub"),
    ("bad credentials", "GitHub"),
    ("gitlab", "GitLab"),
    ("rest_forbidden", "WordPress"),
    ("rest_cannot_", "WordPress"),
    ("rest_not_logged_in", "WordPress"),
    ("rest_cookie_invalid_nonce", "WordPress"),
    ("woocommerce_rest_", "WooCommerce"),
    ("jwt_auth_", "WordPress"),
    ("/wp-json/", "WordPress"),
    ("wp-login.php", "WordPress"),
    ("api.openai.com", "OpenAI"),
    ("platform.openai.com", "OpenAI"),
    ("incorrect api key provided", "OpenAI"),
    ("api.anthropic.com", "Anthropic"),
    ("api.stripe.com", "Stripe"),
    ("invalid api key provided", "Stripe"),
    ("googleapis.com", "Google"),
    ("accounts.google.com", "Google"),
    ("\"unauthenticated\"", "Google"),
    ("\"permission_denied\"", "Google"),
    ("\"domain\": \"global\"", "Google"),
    ("\"domain\":\"global\"", "Google"),
    ("api.twitter.com", "X"),
    ("api.x.com", "X"),
    ("could not authenticate you", "X"),
    ("\"title\":\"unauthorized\"", "X"),
    ("\"title\": \"unauthorized\"", "X"),
    ("api.linkedin.com", "LinkedIn"),
    ("serviceerrorcode", "LinkedIn"),
    ("revoked_access_token", "LinkedIn"),
    ("tiktokapis.com", "TikTok"),
    ("tiktok.com", "TikTok"),
    ("access_token_invalid", "TikTok"),
    ("pinterest", "Pinterest"),
    ("reddit", "Reddit"),
    ("airtable", "Airtable"),
    ("postgresql", "PostgreSQL"),
    ("mysql", "MySQL"),
    ("redis error", "Redis"),
    ("redis: ", "Redis"),
    ("npm err!", "npm"),
    ("slack.com/api", "Slack"),
    ("\"invalid_auth\"", "Slack"),
    ("\"not_authed\"", "Slack"),
    ("api.telegram.org", "Telegram"),
    ("\"ok\":false,\"error_code\"", "Telegram"),
    ("discord.com/api", "Discord"),
    ("\"401: unauthorized\"", "Discord"),
    ("api.notion.com", "Notion"),
    ("api.hubapi.com", "HubSpot"),
    ("api.mailchimp.com", "Mailchimp"),
    ("mailchimp", "Mailchimp"),
    ("api.sendgrid.com", "SendGrid"),
    ("api.twilio.com", "Twilio"),
    ("api.vercel.com", "Vercel"),
    ("api.netlify.com", "Netlify"),
    ("api.cloudflare.com", "Cloudflare"),
    ("cloudflare ray id", "Cloudflare"),
    ("attention required! | cloudflare", "Cloudflare"),
    ("dropboxapi.com", "Dropbox"),
    ("api.spotify.com", "Spotify"),
    ("api.vk.com", "VK"),
    ("\"error_msg\"", "VK"),
    ("supabase", "Supabase"),
    ("jwt expired", "JWT"),
    ("amazonaws.com", "Amazon"),
    ("invalidclienttokenid", "Amazon"),
    ("signaturedoesnotmatch", "Amazon"),
    ("the aws access key id", "Amazon"),
    ("login.microsoftonline.com", "Microsoft"),
    ("graph.microsoft.com", "Microsoft"),
    ("aadsts", "Microsoft"),
    ("invalid_session_id", "Salesforce"),
    ("auth0.com", "Auth0"),
    ("api.zoom.us", "Zoom"),
    ("atlassian.net", "Atlassian"),
    ("api.buffer", "Buffer"),
    ("npm err! 40", "npm"),
    ("registry.npmjs.org", "npm"),
    ("docker.io", "Docker"),
    ("<center>nginx", "nginx"),
    ("nginx/1.", "nginx"),
    ("openresty", "nginx"),
    ("apache/2.", "Apache"),
    ("microsoft-iis", "IIS"),
    ("litespeed", "LiteSpeed"),
    ("caddy", "Caddy"),
    ("traefik", "Traefik"),
    ("varnish", "Varnish"),
    ("squid", "Squid"),
];
