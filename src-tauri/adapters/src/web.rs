//! Addresses beside Meta's, called over HTTP. In practice the pretend world answers for all that is not on this computer.

use std::sync::OnceLock;

use async_trait::async_trait;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method as HttpMethod, Response};
use sixty_core::places::http::Method;
use sixty_core::ports::{Unanswered, Web, WebAnswer, WebRequest};

use crate::meta::client::{CALL_LIMIT, of_this_computer, over_tls};
use crate::meta::{PretendAddress, placed};

/// The most of an answer that is read: nothing that is looked for in it is longer.
const LARGEST_ANSWER: usize = 1 << 16;

/// The way out of this computer, or to the pretend world in its place.
pub struct HttpWeb {
    pretend: Option<PretendAddress>,
    outward: OnceLock<Client>,
    here: OnceLock<Client>,
}

impl HttpWeb {
    /// `pretend` answers for every `https` address where it is given.
    pub fn new(pretend: Option<PretendAddress>) -> Self {
        Self { pretend, outward: OnceLock::new(), here: OnceLock::new() }
    }

    fn client(&self, is_here: bool) -> Result<&Client, reqwest::Error> {
        let (known, make): (_, fn(_) -> _) =
            if is_here { (&self.here, of_this_computer) } else { (&self.outward, over_tls) };
        match known.get() {
            Some(client) => Ok(client),
            None => {
                let client = make(CALL_LIMIT)?;
                Ok(known.get_or_init(|| client))
            }
        }
    }

    async fn answer_to(&self, request: &WebRequest<'_>) -> Result<WebAnswer, reqwest::Error> {
        let is_tls = request.address.scheme() == "https";
        let address =
            if is_tls { placed(request.address, self.pretend.as_ref()) } else { request.address.clone() };
        let client = self.client(!is_tls || self.pretend.is_some())?;
        let mut call = client.request(method(request.method), address).headers(headers(request));
        if let Some(content) = &request.content {
            call = call.header(CONTENT_TYPE, "application/json").body(content.expose().to_owned());
        }
        read(call.send().await?).await
    }
}

#[async_trait]
impl Web for HttpWeb {
    async fn send(&self, request: &WebRequest<'_>) -> Result<WebAnswer, Unanswered> {
        // The words of an error end with the address, which a person may have kept from others.
        self.answer_to(request).await.map_err(|error| Unanswered(cause(error.without_url())))
    }
}

/// The innermost error, which names what happened.
fn cause(error: reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

fn method(method: Option<Method>) -> HttpMethod {
    match method {
        None => HttpMethod::GET,
        Some(Method::Post) => HttpMethod::POST,
        Some(Method::Put) => HttpMethod::PUT,
        Some(Method::Patch) => HttpMethod::PATCH,
    }
}

/// What no header can carry is left out, so that the other side refuses the call.
fn headers(request: &WebRequest<'_>) -> HeaderMap {
    let header = |(name, value): &(&str, sixty_core::secret::Secret)| {
        let mut value = HeaderValue::from_str(value.expose()).ok()?;
        value.set_sensitive(true);
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, value))
    };
    request.headers.iter().filter_map(header).collect()
}

async fn read(mut response: Response) -> Result<WebAnswer, reqwest::Error> {
    let status = response.status().as_u16();
    let text = |(name, value): (&HeaderName, &HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    let headers = response.headers().iter().filter_map(text).collect();
    let mut content = Vec::new();
    while content.len() < LARGEST_ANSWER
        && let Some(piece) = response.chunk().await?
    {
        content.extend_from_slice(&piece);
    }
    content.truncate(LARGEST_ANSWER);
    Ok(WebAnswer { status, headers, content })
}
