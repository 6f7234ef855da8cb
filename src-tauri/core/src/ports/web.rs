//! Addresses to which tokens are sent, beside Meta's.

use async_trait::async_trait;
use url::Url;

use crate::places::http::Method;
use crate::secret::Secret;

/// Calls addresses of other companies, of the person's own sites, and of this computer.
#[async_trait]
pub trait Web: Send + Sync {
    /// Sends one request and reads the answer; no redirect is followed, and nothing is sent a second time.
    ///
    /// # Errors
    ///
    /// [`Unanswered`] where there was no whole answer.
    async fn send(&self, request: &WebRequest<'_>) -> Result<WebAnswer, Unanswered>;
}

/// A request. Whatever is secret in it is in a [`Secret`].
pub struct WebRequest<'a> {
    /// The address: `https`, or `http` on this computer.
    pub address: &'a Url,
    /// None to read what is there.
    pub method: Option<Method>,
    /// The headers besides those that say what the content is.
    pub headers: Vec<(&'a str, Secret)>,
    /// A JSON text.
    pub content: Option<Secret>,
}

/// An answer.
pub struct WebAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The names and values of the headers; names in small letters.
    pub headers: Vec<(String, String)>,
    /// The content, up to 64 kB of it.
    pub content: Vec<u8>,
}

/// There was no whole answer; in the words of what went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unanswered(pub String);

impl<'a> WebRequest<'a> {
    /// Reads what is there.
    pub fn reading(address: &'a Url) -> Self {
        Self { address, method: None, headers: Vec::new(), content: None }
    }
}

impl WebAnswer {
    /// Whether the other side did what was asked (RFC 9110, section 15.3).
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The header of this name, which is in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
