//! Tokens and keys of other services, by the beginnings that their makers publish for secret scanners. Pure.

/// What is known of a token that is none of Meta's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// The service that made it; None where several use the same beginning.
    pub service: Option<&'static str>,
}

/// Beginnings, each with its service. A longer beginning stands before a shorter one.
const BEGINNINGS: &[(&str, Option<&str>)] = &[
    ("ghp_", Some("GitHub")),
    ("gho_", Some("GitHub")),
    ("ghu_", Some("GitHub")),
    ("ghs_", Some("GitHub")),
    ("ghr_", Some("GitHub")),
    ("github_pat_", Some("GitHub")),
    ("glpat-", Some("GitLab")),
    ("sk-proj-", Some("OpenAI")),
    ("sk-svcacct-", Some("OpenAI")),
    ("sk-admin-", Some("OpenAI")),
    ("sk-ant-", Some("Anthropic")),
    ("sk-or-", Some("OpenRouter")),
    ("sk-", None),
    ("sk_live_", Some("Stripe")),
    ("sk_test_", Some("Stripe")),
    ("rk_live_", Some("Stripe")),
    ("pk_live_", Some("Stripe")),
    ("pk_test_", Some("Stripe")),
    ("whsec_", Some("Stripe")),
    ("xoxb-", Some("Slack")),
    ("xoxp-", Some("Slack")),
    ("xoxa-", Some("Slack")),
    ("xoxe", Some("Slack")),
    ("xapp-", Some("Slack")),
    ("AIza", Some("Google")),
    ("ya29.", Some("Google")),
    ("GOCSPX-", Some("Google")),
    ("1//0", Some("Google")),
    ("AKIA", Some("Amazon Web Services")),
    ("ASIA", Some("Amazon Web Services")),
    ("sq0atp-", Some("Square")),
    ("sq0csp-", Some("Square")),
    ("hf_", Some("Hugging Face")),
    ("npm_", Some("npm")),
    ("pypi-", Some("PyPI")),
    ("dop_v1_", Some("DigitalOcean")),
    ("dp.st.", Some("Doppler")),
    ("dp.pt.", Some("Doppler")),
    ("hvs.", Some("Vault")),
    ("shpat_", Some("Shopify")),
    ("SG.", Some("SendGrid")),
    ("xkeysib-", Some("Brevo")),
    ("pat-na1-", Some("HubSpot")),
    ("pat-eu1-", Some("HubSpot")),
    ("ntn_", Some("Notion")),
    ("lin_api_", Some("Linear")),
    ("figd_", Some("Figma")),
    ("ATATT3", Some("Atlassian")),
    ("pina_", Some("Pinterest")),
    ("AAAAAAAAAAAAAAAAAAAAA", Some("X")),
    ("glsa_", Some("Grafana")),
];

/// The length of the shortest of them.
const SHORTEST: usize = 18;

/// The token of another service that a word is.
pub fn foreign(word: &str) -> Option<Foreign> {
    if is_of_square(word) {
        return Some(Foreign { service: Some("Square") });
    }
    if is_of_telegram(word) {
        return Some(Foreign { service: Some("Telegram") });
    }
    let is_plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./%".contains(&byte));
    if word.len() < SHORTEST || !is_plain || !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let found = BEGINNINGS.iter().find(|(beginning, _)| word.starts_with(beginning))?;
    Some(Foreign { service: found.1 })
}

/// Square's tokens begin like Facebook's and have 64 letters, where Facebook's have far more.
pub fn is_of_square(word: &str) -> bool {
    const LENGTH: usize = 64;
    word.len() == LENGTH
        && word.starts_with("EAAA")
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// `number:35 letters`, as its bots have.
fn is_of_telegram(word: &str) -> bool {
    const LENGTH: usize = 35;
    word.split_once(':').is_some_and(|(id, key)| {
        (8..=11).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_digit())
            && key.len() == LENGTH
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_another_service_is_called_by_its_service() {
        let long = |beginning: &str, length: usize| format!("{beginning}{}", &"a1Bc2".repeat(40)[..length]);
        for (word, service) in [
            (long("ghp_", 36), Some("GitHub")),
            (long("sk-proj-", 60), Some("OpenAI")),
            (long("sk-", 48), None),
            (long("xoxb-1234-", 40), Some("Slack")),
            (long("AIza", 35), Some("Google")),
            (long("EAAA", 60), Some("Square")),
            (format!("123456789:{}", long("", 35)), Some("Telegram")),
        ] {
            assert_eq!(foreign(&word), Some(Foreign { service }), "{word}");
        }
        for word in
            [long("EAAA", 180), long("THAA", 180), "sk-short".into(), "npm_install_everything_now".into()]
        {
            assert_eq!(foreign(&word), None, "{word}");
        }
    }
}
