//! A pretend Meta that runs inside a program.

use std::net::Ipv4Addr;
use std::path::PathBuf;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::log::Log;
use crate::meta::{Asked, Reply};
use crate::network::Network;
use crate::refusal::Body;
use crate::server::serve;
use crate::state::Moment;
use crate::switches::SwitchOrder;
use crate::world::{Clock, World, WorldError};

/// Serves on a free port of 127.0.0.1 for as long as it is held.
pub struct Practice {
    /// `https://HOST/PATH` is answered at `base/HOST/PATH`.
    pub base: Url,
    world: World,
    serving: JoinHandle<std::io::Result<()>>,
}

/// Why the browser did not come back.
#[derive(Debug, thiserror::Error)]
pub enum NoReturn {
    /// It shows a page or JSON of Meta's.
    #[error("the browser stays with Meta (HTTP {status})")]
    Stayed {
        /// HTTP.
        status: u16,
        /// What is shown.
        body: Body,
    },
    /// The address leads to another page.
    #[error("not the page where a person allows the app")]
    OtherPage,
    /// Our own trouble.
    #[error(transparent)]
    World(#[from] WorldError),
}

impl Practice {
    /// Starts with what `directory` remembers, or fresh. Needs a tokio runtime.
    pub async fn start(directory: Option<PathBuf>, clock: Clock) -> Result<Self, WorldError> {
        let world = World::open(directory.as_deref(), clock)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let base = Url::parse(&format!("http://{address}/"))
            .map_err(|_| WorldError::Order("an address of our own that is none"))?;
        let serving = tokio::spawn(serve(listener, world.clone()));
        Ok(Self { base, world, serving })
    }

    /// Does what a person does who allows everything: where the browser goes to.
    pub fn allow(&self, network: Network, authorize_url: &Url, person: &str) -> Result<String, NoReturn> {
        let asked = authorize_url.query_pairs().find(|(key, _)| key == "scope");
        let scope = asked.map(|(_, scope)| scope.into_owned()).unwrap_or_default();
        let permissions: Vec<&str> = match scope.as_str() {
            "" => network.permissions().to_vec(),
            scope => scope.split([',', ' ']).collect(),
        };
        self.allow_only(network, authorize_url, person, &permissions)
    }

    /// The same with boxes left unticked.
    pub fn allow_only(
        &self,
        network: Network,
        authorize_url: &Url,
        person: &str,
        permissions: &[&str],
    ) -> Result<String, NoReturn> {
        let mut form = Serializer::new(String::new());
        form.append_pair("answer", "allow").append_pair("person", person);
        for permission in permissions {
            form.append_pair("permission", permission);
        }
        self.submit(network, authorize_url, form.finish())
    }

    /// Does what a person does who presses Cancel.
    pub fn cancel(&self, network: Network, authorize_url: &Url) -> Result<String, NoReturn> {
        self.submit(network, authorize_url, "answer=cancel".to_owned())
    }

    /// Moves pretend time on.
    pub fn advance(&self, seconds: u32) -> Result<Moment, WorldError> {
        self.world.advance(seconds)
    }

    /// See [`World::fault`].
    pub fn fault(
        &self,
        user: &str,
        endpoint: &str,
        error: Option<&str>,
        times: Option<u32>,
    ) -> Result<(), WorldError> {
        self.world.fault(user, endpoint, error, times)
    }

    /// Turns switches.
    pub fn switch(&self, order: &SwitchOrder) -> Result<(), WorldError> {
        self.world.switch(order)
    }

    /// What was asked and which rules were broken.
    pub fn log(&self) -> Log {
        self.world.log()
    }

    /// All the rest.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Takes the real address and the pretend one alike.
    fn submit(&self, network: Network, authorize_url: &Url, form: String) -> Result<String, NoReturn> {
        let path = network.authorize_path();
        let real = format!("/{}{}", authorize_url.host_str().unwrap_or_default(), authorize_url.path());
        if real != path && authorize_url.path() != path {
            return Err(NoReturn::OtherPage);
        }
        let query = authorize_url.query().unwrap_or_default().as_bytes().to_owned();
        let asked = Asked { method: "POST".into(), path: path.into(), query, form: form.into_bytes() };
        let Reply { status, body, location, .. } = self.world.ask(&asked)?;
        location.ok_or(NoReturn::Stayed { status, body })
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.world.end();
        self.serving.abort();
    }
}
