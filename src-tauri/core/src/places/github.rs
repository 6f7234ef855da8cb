//! A secret of GitHub Actions: whose it is, how it is sealed, and what GitHub says of the key that opens the repository.
//!
//! GitHub takes a secret only as a sealed box of libsodium (docs.github.com, "Encrypting secrets for the REST API"), so
//! that nothing between here and its vault can read it, and shows it to nobody afterwards.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDateTime};
use crypto_box::aead::OsRng;
use crypto_box::{KEY_SIZE, PublicKey};
use serde::{Deserialize, Serialize};
use url::Url;

use super::Target;
use super::env_file::is_name;
use crate::moment::Moment;
use crate::secret::Secret;

/// The version of GitHub's API that is spoken here (docs.github.com, "API Versions").
pub const API_VERSION: &str = "2022-11-28";

/// The header in which GitHub tells when the key ends (GitHub's changelog of July 2021).
pub const KEY_ENDS: &str = "github-authentication-token-expiration";

/// A repository, by its owner and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repository {
    /// The person or the organisation.
    pub owner: String,
    /// The name of the repository.
    pub name: String,
}

/// Why what was typed makes no such place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is not OWNER/REPO.
    Repository,
    /// It is no name of a secret.
    Secret,
    /// It is no name of an environment.
    Environment,
}

/// The key to which a secret is sealed, as GitHub answers.
#[derive(Deserialize)]
pub struct SealingKey {
    /// What GitHub calls it.
    key_id: String,
    /// 32 bytes in base64.
    key: String,
}

/// The place with this repository, secret and environment.
///
/// # Errors
///
/// [`Unfit`].
pub fn target(repository: &str, secret: &str, environment: Option<&str>) -> Result<Target, Unfit> {
    let repository = Repository::read(repository).ok_or(Unfit::Repository)?;
    let secret = secret_name(secret).ok_or(Unfit::Secret)?;
    let environment = environment.map(str::trim);
    let is_one = |name: &str| (1..=255).contains(&name.len()) && !name.chars().any(char::is_control);
    if environment.is_some_and(|name| !is_one(name)) {
        return Err(Unfit::Environment);
    }
    Ok(Target::Github { repository, secret, environment: environment.map(str::to_owned) })
}

/// Where the sealing key of a repository, or of its environment, is read (docs.github.com, REST API, "Get a repository
/// public key").
pub fn key_address(repository: &Repository, environment: Option<&str>) -> Option<Url> {
    secrets(repository, environment, "public-key")
}

/// Where the secret is written (docs.github.com, REST API, "Create or update a repository secret").
pub fn secret_address(repository: &Repository, environment: Option<&str>, secret: &str) -> Option<Url> {
    secrets(repository, environment, secret)
}

/// What is sent there: the token, sealed so that GitHub alone opens it. None where the key is no key.
pub fn sealed(key: &SealingKey, token: &Secret) -> Option<Secret> {
    let bytes: [u8; KEY_SIZE] = STANDARD.decode(&key.key).ok()?.try_into().ok()?;
    let sealed = PublicKey::from(bytes).seal(&mut OsRng, token.expose().as_bytes()).ok()?;
    let value = STANDARD.encode(&sealed);
    Some(Secret::new(serde_json::json!({ "encrypted_value": value, "key_id": key.key_id }).to_string()))
}

/// When the key that opens the repository ends, as GitHub writes it: `2026-03-04 07:00:00 UTC`, or with a distance to UTC.
pub fn key_ends(header: &str) -> Option<Moment> {
    let header = header.trim();
    if let Some(utc) = header.strip_suffix(" UTC") {
        return NaiveDateTime::parse_from_str(utc, "%Y-%m-%d %H:%M:%S").ok().map(|ends| ends.and_utc());
    }
    DateTime::parse_from_str(header, "%Y-%m-%d %H:%M:%S %z").ok().map(|ends| ends.to_utc())
}

impl Repository {
    /// OWNER/REPO, also as its address at GitHub.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches("https://github.com/");
        let (owner, name) = text.trim_end_matches('/').trim_end_matches(".git").split_once('/')?;
        let is_part = |part: &str| {
            (1..=100).contains(&part.len())
                && ![".", ".."].contains(&part)
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        };
        (is_part(owner) && is_part(name)).then(|| Self { owner: owner.to_owned(), name: name.to_owned() })
    }
}

impl fmt::Display for Repository {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.owner, self.name)
    }
}

/// The name of a secret as GitHub keeps it: letters, digits and `_`, no digit first, none of its own names
/// (docs.github.com, "Naming your secrets"). GitHub keeps it in capitals.
fn secret_name(text: &str) -> Option<String> {
    let name = text.trim().to_ascii_uppercase();
    (is_name(&name) && name.len() <= 255 && !name.starts_with("GITHUB_")).then_some(name)
}

fn secrets(repository: &Repository, environment: Option<&str>, what: &str) -> Option<Url> {
    let mut url = Url::parse("https://api.github.com/").ok()?;
    {
        let mut path = url.path_segments_mut().ok()?;
        path.clear().extend(["repos", &repository.owner, &repository.name]);
        match environment {
            Some(environment) => path.extend(["environments", environment, "secrets", what]),
            None => path.extend(["actions", "secrets", what]),
        };
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use crypto_box::SecretKey;

    use super::*;

    #[test]
    fn a_repository_is_named_as_people_name_it() {
        for text in [
            "corner/site",
            "https://github.com/corner/site",
            "https://github.com/corner/site.git",
            " corner/site/ ",
        ] {
            let read = Repository::read(text).map(|read| read.to_string());
            assert_eq!(read.as_deref(), Some("corner/site"), "{text}");
        }
        for text in
            ["", "corner", "corner/", "/site", "corner/site/tree", "../x", "a b/c", "corner/..", "кафе/сайт"]
        {
            assert!(Repository::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_secret_has_a_name_that_github_takes() {
        let name = |name| target("corner/site", name, None).map(|target| target.place());
        assert_eq!(name("threads_token"), Ok("corner/site#THREADS_TOKEN".to_owned()));
        for unfit in ["", "1TOKEN", "MY-TOKEN", "GITHUB_TOKEN", "github_x", "a b"] {
            assert_eq!(name(unfit), Err(Unfit::Secret), "{unfit}");
        }
    }

    #[test]
    fn the_addresses_are_those_of_githubs_documentation() {
        let site = Repository { owner: "corner".into(), name: "site".into() };
        let text = |url: Option<Url>| url.unwrap().to_string();
        assert_eq!(
            text(key_address(&site, None)),
            "https://api.github.com/repos/corner/site/actions/secrets/public-key"
        );
        assert_eq!(
            text(secret_address(&site, Some("my shop/eu"), "T")),
            "https://api.github.com/repos/corner/site/environments/my%20shop%2Feu/secrets/T"
        );
    }

    #[test]
    fn github_alone_opens_what_is_sealed_to_its_key() {
        let own = SecretKey::generate(&mut OsRng);
        let key = SealingKey { key_id: "7".into(), key: STANDARD.encode(own.public_key().as_bytes()) };

        let body = sealed(&key, &Secret::new("THAAmade-up")).unwrap();

        let body: serde_json::Value = serde_json::from_str(body.expose()).unwrap();
        let value = STANDARD.decode(body["encrypted_value"].as_str().unwrap()).unwrap();
        assert_eq!(own.unseal(&value).unwrap(), b"THAAmade-up");
        assert_eq!(body["key_id"], "7");
        let cut = SealingKey { key_id: "7".into(), key: "AAAA".into() };
        assert!(sealed(&cut, &Secret::new("THAAmade-up")).is_none());
    }

    #[test]
    fn the_end_of_the_key_is_read_in_both_ways_of_writing_it() {
        let ends = Moment::from(chrono::Utc.with_ymd_and_hms(2026, 3, 4, 7, 0, 0).unwrap());
        assert_eq!(key_ends("2026-03-04 07:00:00 UTC"), Some(ends));
        assert_eq!(key_ends("2026-03-04 09:00:00 +0200"), Some(ends));
        assert_eq!(key_ends("never"), None);
    }
}
