//! A pretend Meta that runs inside a program.

use std::net::Ipv4Addr;
use std::ops::Deref;
use std::path::PathBuf;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::error::PracticeError;
use crate::meta::{Call, Reply};
use crate::moment::Clock;
use crate::network::Network;
use crate::pretend_meta::PretendMeta;
use crate::refusal::Body;
use crate::server::serve;
use crate::words::Language;

/// A pretend Meta on a free port of 127.0.0.1, served until this is dropped. Its levers are the methods of
/// [`PretendMeta`].
pub struct Practice {
    /// `https://HOST/PATH` is answered at `base/HOST/PATH`.
    pub base: Url,
    meta: PretendMeta,
    serving: JoinHandle<std::io::Result<()>>,
}

/// Why the browser did not come back to the return address.
#[derive(Debug, thiserror::Error)]
pub enum NotReturned {
    /// Meta answered with a page or JSON of its own.
    #[error("the browser stays with Meta (HTTP {status})")]
    Stayed {
        /// The HTTP status of Meta's answer.
        status: u16,
        /// The page or JSON that the browser shows.
        body: Body,
    },
    /// The address is not the one where a person allows the app.
    #[error("not the page where a person allows the app")]
    OtherPage,
    /// The pretend Meta has ended or could not store its state.
    #[error(transparent)]
    Practice(#[from] PracticeError),
}

impl Practice {
    /// Starts the one whose state `directory` holds, or a fresh one; with None nothing is stored. Needs a tokio runtime.
    ///
    /// # Errors
    ///
    /// As [`PretendMeta::open`], and `File` when no port can be opened.
    pub async fn start(directory: Option<PathBuf>, clock: Clock) -> Result<Self, PracticeError> {
        let meta = PretendMeta::open(directory.as_deref(), clock)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let base = Url::parse(&format!("http://{address}/"))
            .map_err(|_| PracticeError::Order("an address of our own that is none"))?;
        let serving = tokio::spawn(serve(listener, meta.clone()));
        Ok(Self { base, meta, serving })
    }

    /// Allows everything that the app asks for, as a person with a browser does; returns the address that the browser is
    /// sent back to, with its code.
    ///
    /// # Errors
    ///
    /// [`NotReturned`] when Meta does not send the browser back.
    pub fn allow(&self, network: Network, authorize_url: &Url, person: &str) -> Result<String, NotReturned> {
        let asked = authorize_url.query_pairs().find(|(key, _)| key == "scope");
        let scope = asked.map(|(_, scope)| scope.into_owned()).unwrap_or_default();
        let permissions: Vec<&str> = match scope.as_str() {
            "" => network.permissions().to_vec(),
            scope => scope.split([',', ' ']).collect(),
        };
        self.allow_only(network, authorize_url, person, &permissions)
    }

    /// As [`Practice::allow`], with only these permissions ticked.
    ///
    /// # Errors
    ///
    /// [`NotReturned`] when Meta does not send the browser back.
    pub fn allow_only(
        &self,
        network: Network,
        authorize_url: &Url,
        person: &str,
        permissions: &[&str],
    ) -> Result<String, NotReturned> {
        let mut form = Serializer::new(String::new());
        form.append_pair("answer", "allow").append_pair("person", person);
        for permission in permissions {
            form.append_pair("permission", permission);
        }
        self.submit(network, authorize_url, form.finish())
    }

    /// Presses Cancel, as a person with a browser does; returns the address that the browser is sent back to.
    ///
    /// # Errors
    ///
    /// [`NotReturned`] when Meta does not send the browser back.
    pub fn cancel(&self, network: Network, authorize_url: &Url) -> Result<String, NotReturned> {
        self.submit(network, authorize_url, "answer=cancel".to_owned())
    }

    /// The pretend Meta that is served here, to be cloned or moved while this handle is held.
    pub fn meta(&self) -> &PretendMeta {
        &self.meta
    }

    /// Sends the form of the page at `authorize_url`, which may be Meta's real address or ours.
    fn submit(&self, network: Network, authorize_url: &Url, form: String) -> Result<String, NotReturned> {
        let path = network.authorize_path();
        let real = format!("/{}{}", authorize_url.host_str().unwrap_or_default(), authorize_url.path());
        if real != path && authorize_url.path() != path {
            return Err(NotReturned::OtherPage);
        }
        let query = authorize_url.query().unwrap_or_default().as_bytes().to_owned();
        let form = form.into_bytes();
        let (method, language) = ("POST".into(), Language::default());
        let call = Call { method, path: path.into(), query, form, bearer: None, language };
        let Reply { status, body, location, .. } = self.meta.answer(&call)?;
        location.ok_or(NotReturned::Stayed { status, body })
    }
}

impl Deref for Practice {
    type Target = PretendMeta;

    fn deref(&self) -> &PretendMeta {
        &self.meta
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.meta.end();
        self.serving.abort();
    }
}
