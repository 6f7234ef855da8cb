//! A pretend Meta and its clock that nobody else sees yet: its time can be set back, so that what is a sample today
//! has really lived until today.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use sixty_adapters::meta::Stand;
use sixty_core::account::Account;
use sixty_core::journeys::add_place::{self, Taker};
use sixty_core::journeys::connect::{self, Ask, Pages, Word};
use sixty_core::journeys::import::{self, Pasted};
use sixty_core::journeys::{Progress, check, deliver, extend};
use sixty_core::network::Network;
use sixty_core::places::Target;
use sixty_core::ports::{FileTrouble, Ports};
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::secret::Secret;
use sixty_practice::{Life, Practice, SwitchOrder, TokenOrder, Turn};
use tokio::sync::mpsc;

use crate::practice::{Ahead, Shared, broken};
use crate::{Setting, language};

/// The person who answers is us.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where the samples are made.
pub struct Past {
    pub ports: Ports,
    meta: Practice,
    ahead: Ahead,
    /// How far ahead today is.
    today: TimeDelta,
    folder: PathBuf,
    _turn: Turn,
}

impl Past {
    /// Of the folder whose turn this is.
    pub async fn open(setting: &Setting, turn: Turn, wrap: fn(Ports) -> Ports) -> Result<Self, Problem> {
        let data = setting.folder()?;
        let ahead = Ahead::default();
        let meta = Practice::start(Some(data.path().to_owned()), ahead.clone().clock()).await;
        let meta = meta.map_err(|error| broken(&error))?;
        if let Some(start) = setting.start {
            ahead.set(start - meta.world().now());
        }
        let clock = Arc::new(Shared::of(meta.world().clone()));
        let ports = wrap(setting.ports_over(&data, clock, Some(Stand::new(meta.base.clone())))?);
        Ok(Self { ports, today: ahead.get(), meta, ahead, folder: data.path().to_owned(), _turn: turn })
    }

    /// Goes to a day of the past.
    pub fn go_back(&self, time: TimeDelta) {
        self.ahead.set(self.today - time);
    }

    /// Logs in as this person, who allows everything.
    pub async fn connect(&self, network: Network, person: &str) -> Result<Account, Problem> {
        let (said, mut words) = mpsc::channel(1);
        let tell = |progress| {
            if let Progress::Open(address) = progress
                && let Ok(back) = self.meta.allow(at_meta(network), &address, person)
            {
                said.try_send(Word::Text(Secret::new(back))).unwrap_or_default();
            }
        };
        let ask = Ask {
            app: connect::app_for(&self.ports.ledger.apps()?, network, None)?,
            expect: None,
            pages: None,
            listen: false,
            open_browser: false,
            wait: PATIENCE,
            paste_late: false,
        };
        let pages = Pages::new(&language::texts());
        Ok(connect::connect(&self.ports, ask, pages, &mut words, &tell).await?.first.account)
    }

    /// Pastes a token that Meta's own tool has made for this person.
    pub async fn paste(&self, network: Network, person: &str) -> Result<Account, Problem> {
        let order = TokenOrder {
            network: at_meta(network),
            user: person.into(),
            life: Life::Long,
            permissions: None,
        };
        let token = self.meta.world().token(&order).map_err(|error| broken(&error))?;
        let pasted = Pasted { text: Secret::new(token), network: None, label: None };
        Ok(import::import(&self.ports, pasted).await?.account)
    }

    /// Meta is told something about the account's person.
    pub fn meanwhile(&self, account: &Account, order: SwitchOrder) -> Result<(), Problem> {
        let order = SwitchOrder { user: Some(account.user_id.clone()), ..order };
        self.meta.switch(&order).map_err(|error| broken(&error))
    }

    /// Asks Meta how the account stands.
    pub async fn check(&self, account: &Account) -> Result<(), Problem> {
        let checked = check::check(&self.ports, account).await;
        checked.problem.filter(|_| checked.works.is_none()).map_or(Ok(()), Err)
    }

    /// Extends the account.
    pub async fn extend(&self, account: &Account) -> Result<(), Problem> {
        let extended = extend::extend(&self.ports, account, extend::Ask::default()).await;
        match (extended.outcome, extended.problem) {
            (extend::Outcome::Extended, _) => Ok(()),
            (_, problem) => Err(problem.unwrap_or_else(ours)),
        }
    }

    /// A website that reads its token from a file has the account's.
    pub async fn build_website(&self, account: &Account, name: &str, key: &str) -> Result<(), Problem> {
        self.write_website(name, key, "")?;
        let target = Target::EnvFile { path: self.website(name), key: key.to_owned(), user_id_key: None };
        add_place::add(&self.ports, target, Taker::Account(account.id.clone())).await?;
        deliver::send(&self.ports, account, None).await.map(drop)
    }

    /// Writes the website's file as a person would.
    pub fn write_website(&self, name: &str, key: &str, value: &str) -> Result<(), Problem> {
        let (path, files) = (self.website(name), &self.ports.files);
        let content = format!("# {name}\n{key}={value}\n");
        let written = match files.read(&path) {
            Ok(old) => files.replace(&path, &old, content.as_bytes()),
            Err(FileTrouble::Gone) => files.create(&path, content.as_bytes()),
            Err(trouble) => Err(trouble),
        };
        written.map_err(Problem::from)
    }

    fn website(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn at_meta(network: Network) -> sixty_practice::Network {
    match network {
        Network::Threads => sixty_practice::Network::Threads,
        Network::Instagram => sixty_practice::Network::Instagram,
        Network::Facebook => sixty_practice::Network::Facebook,
    }
}

fn ours() -> Problem {
    Problem::new(Code::OurFault, Action::Report)
}
