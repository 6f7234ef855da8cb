//! Other programs: the name that people know, the marks that only their answers have (hosts, words, forms; in lower
//! case), and the names by which texts call them.

/// A program that is not Meta's.
pub struct Program {
    /// The name that people know.
    pub name: &'static str,
    /// Whether a text that names it speaks of it. A program that carries texts of others (a site, a messenger) is named
    /// beside their errors too.
    pub is_subject: bool,
    /// Marks of its answers, in lower case.
    pub marks: &'static [&'static str],
    /// Its names; Cyrillic ones also with a capital letter.
    pub names: &'static [&'static str],
}

const fn service(
    name: &'static str,
    marks: &'static [&'static str],
    names: &'static [&'static str],
) -> Program {
    Program { name, is_subject: true, marks, names }
}

const fn carrier(
    name: &'static str,
    marks: &'static [&'static str],
    names: &'static [&'static str],
) -> Program {
    Program { name, is_subject: false, marks, names }
}

/// The programs that are known; the first whose mark is in a text counts.
pub const PROGRAMS: &[Program] = &[
    // Networks and messengers.
    service(
        "X",
        &[
            "api.twitter.com",
            "api.x.com",
            "could not authenticate you",
            "\"title\":\"unauthorized\"",
            "\"title\": \"unauthorized\"",
            "problems/not-authorized-for-resource",
            "tweepy",
        ],
        &["twitter", "твиттер", "Твиттер"],
    ),
    service("LinkedIn", &["api.linkedin.com", "serviceerrorcode", "revoked_access_token"], &["linkedin"]),
    service(
        "TikTok",
        &["tiktokapis.com", "tiktok.com", "access_token_invalid", "scope_not_authorized"],
        &["tiktok", "тикток", "ТикТок", "Тикток"],
    ),
    service("Pinterest", &["api.pinterest.com"], &["pinterest", "пинтерест", "Пинтерест"]),
    service(
        "YouTube",
        &["youtube.googleapis.com", "youtubesignuprequired", "youtube.quota", "uploadlimitexceeded"],
        &["youtube", "ютуб", "Ютуб"],
    ),
    service(
        "VK",
        &[
            "api.vk.com",
            "oauth.vk.com",
            "\"request_params\"",
            "\"error\":{\"error_code\"",
            "\"error\": {\"error_code\"",
        ],
        &["vk", "vkontakte", "вк", "ВК", "вконтакте", "ВКонтакте", "Вконтакте"],
    ),
    service(
        "OK.ru",
        &[
            "api.ok.ru",
            "param_session_expired",
            "param_session_key",
            "param_api_key",
            "\"error_data\":null,\"error_msg\"",
        ],
        &["ok.ru", "odnoklassniki", "одноклассники", "Одноклассники", "одноклассников", "Одноклассников"],
    ),
    service("Reddit", &["oauth.reddit.com"], &["reddit"]),
    service("Bluesky", &["bsky.social"], &["bluesky"]),
    service("Mastodon", &[], &["mastodon"]),
    service("Tumblr", &["api.tumblr.com"], &["tumblr"]),
    service("Snapchat", &["snapchat.com"], &["snapchat"]),
    carrier(
        "Telegram",
        &[
            "api.telegram.org",
            "\"ok\":false,\"error_code\"",
            "\"ok\": false, \"error_code\"",
            "telegram.error",
            "bot was blocked by the user",
            "telebot.",
        ],
        &["telegram", "телеграм", "Телеграм"],
    ),
    carrier(
        "Slack",
        &[
            "slack.com/api",
            "hooks.slack.com",
            "\"invalid_auth\"",
            "\"not_authed\"",
            "\"token_revoked\"",
            "\"ok\":false,\"error\":\"",
            "\"ok\": false, \"error\": \"",
            "slack_sdk",
        ],
        &["slack"],
    ),
    carrier("Discord", &["discord.com/api", "\"401: unauthorized\""], &["discord"]),
    // Shops, mailings, customers, files.
    carrier(
        "Shopify",
        &["[api] invalid api key or access token", "myshopify.com", "x-shopify-"],
        &["shopify"],
    ),
    service(
        "Stripe",
        &[
            "api.stripe.com",
            "invalid api key provided",
            "expired api key provided",
            "stripe.error",
            "sk_live_",
        ],
        &["stripe"],
    ),
    service("PayPal", &["api.paypal.com", "api-m.paypal.com"], &["paypal"]),
    service("HubSpot", &["api.hubapi.com", "expired_authentication", "invalid_authentication"], &["hubspot"]),
    service("Mailchimp", &["api.mailchimp.com", "mailchimp.com/developer"], &["mailchimp"]),
    service("Klaviyo", &["a.klaviyo.com"], &["klaviyo"]),
    service("SendGrid", &["api.sendgrid.com"], &["sendgrid"]),
    service("Twilio", &["api.twilio.com"], &["twilio"]),
    service("Salesforce", &["invalid_session_id"], &["salesforce"]),
    carrier(
        "Zoho",
        &[
            "zohoapis.",
            "accounts.zoho.",
            "\"code\":\"invalid_token\",\"details\"",
            "\"code\": \"invalid_token\", \"details\"",
            "invalid_oauthtoken",
        ],
        &["zoho"],
    ),
    carrier(
        "Bitrix24",
        &["bitrix24.", "\"error\":\"expired_token\"", "\"error\": \"expired_token\""],
        &["bitrix24", "bitrix", "битрикс24", "Битрикс24"],
    ),
    service("amoCRM", &["amocrm.ru", "kommo.com"], &["amocrm", "kommo"]),
    service("Dropbox", &["dropboxapi.com", "expired_access_token", "\"error_summary\""], &["dropbox"]),
    carrier("Airtable", &["api.airtable.com"], &["airtable"]),
    carrier("Notion", &["api.notion.com"], &["notion"]),
    service("Spotify", &["api.spotify.com"], &["spotify"]),
    service("Zoom", &["api.zoom.us"], &["zoom"]),
    service("Atlassian", &["atlassian.net"], &["jira", "confluence", "trello"]),
    // Sites, hosts and their tools.
    carrier(
        "GitHub",
        &["api.github.com", "docs.github.com", "bad credentials", "remote: invalid username or"],
        &["github"],
    ),
    carrier("GitLab", &["gitlab.com"], &["gitlab"]),
    carrier("WooCommerce", &["woocommerce_rest_"], &["woocommerce"]),
    carrier(
        "WordPress",
        &[
            "rest_forbidden",
            "rest_cannot_",
            "rest_not_logged_in",
            "rest_cookie_invalid_nonce",
            "jwt_auth_",
            "/wp-json/",
            "wp-login.php",
        ],
        &["wordpress"],
    ),
    carrier("Vercel", &["api.vercel.com", "\"invalidtoken\":true"], &["vercel"]),
    carrier("Netlify", &["api.netlify.com"], &["netlify"]),
    carrier(
        "Cloudflare",
        &["api.cloudflare.com", "cloudflare ray id", "attention required! | cloudflare"],
        &["cloudflare"],
    ),
    carrier("Supabase", &[".supabase.co"], &["supabase"]),
    carrier("npm", &["npm err!", "npm error", "registry.npmjs.org"], &[]),
    carrier("Docker", &["docker.io", "docker: error response"], &[]),
    carrier("nginx", &["<center>nginx", "nginx/1.", "openresty"], &[]),
    carrier("Apache", &["apache/2."], &[]),
    carrier("IIS", &["microsoft-iis"], &[]),
    carrier("LiteSpeed", &["litespeed"], &[]),
    carrier("Caddy", &[], &["caddy"]),
    carrier("Traefik", &[], &["traefik"]),
    carrier("Varnish", &[], &["varnish"]),
    carrier("Squid", &[], &["squid"]),
    // Other makers' clouds and log-ins.
    carrier(
        "OpenAI",
        &[
            "api.openai.com",
            "platform.openai.com",
            "incorrect api key provided",
            "openai.",
            "insufficient_quota",
        ],
        &["openai"],
    ),
    carrier("Anthropic", &["api.anthropic.com"], &["anthropic"]),
    carrier(
        "Google",
        &[
            "googleapis.com",
            "accounts.google.com",
            "\"unauthenticated\"",
            "\"permission_denied\"",
            "\"domain\": \"global\"",
            "\"domain\":\"global\"",
            "google.auth",
            "token has been expired or revoked",
        ],
        &["google", "gmail"],
    ),
    carrier(
        "Amazon",
        &["amazonaws.com", "invalidclienttokenid", "signaturedoesnotmatch", "the aws access key id"],
        &[],
    ),
    carrier("Microsoft", &["login.microsoftonline.com", "graph.microsoft.com", "aadsts"], &[]),
    carrier("Auth0", &["auth0.com"], &[]),
    carrier("JWT", &["jwt expired", "jwt malformed", "jsonwebtokenerror"], &[]),
    carrier("Buffer", &["api.buffer"], &[]),
    // Stores of data, and mail.
    service(
        "Redis",
        &["redis error", "redis: ", "redis://", "rediss://", "wrongpass", "noauth authentication required"],
        &["redis"],
    ),
    service(
        "PostgreSQL",
        &[
            "password authentication failed for user",
            "postgres://",
            "postgresql://",
            "psycopg2",
            "no pg_hba.conf entry",
        ],
        &["postgresql", "postgres"],
    ),
    service(
        "MySQL",
        &["access denied for user '", "mysql://", "mysqli_", "sqlstate[hy000]"],
        &["mysql", "mariadb"],
    ),
    service(
        "MongoDB",
        &["mongodb://", "mongodb+srv://", "mongoservererror", "mongonetworkerror"],
        &["mongodb"],
    ),
    service("RabbitMQ", &["amqp://", "amqps://"], &["rabbitmq"]),
    service("Elasticsearch", &[], &["elasticsearch"]),
    service("SMTP", &["smtp error", "smtp://"], &["smtp"]),
];

/// Ports at which these programs listen.
pub const PORTS: &[(u16, &str)] = &[
    (25, "SMTP"),
    (465, "SMTP"),
    (587, "SMTP"),
    (3306, "MySQL"),
    (5432, "PostgreSQL"),
    (5672, "RabbitMQ"),
    (6379, "Redis"),
    (9200, "Elasticsearch"),
    (11211, "Memcached"),
    (27017, "MongoDB"),
];
