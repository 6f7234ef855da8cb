//! A pretend Meta that no other program sees yet, with a clock that can be set back: a sample's history really happens,
//! only earlier.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use sixty_adapters::ledger::SqliteLedger;
use sixty_adapters::meta::PretendAddress;
use sixty_core::account::Account;
use sixty_core::journeys::add_place;
use sixty_core::journeys::connect::{self, Ask, Pages, Word};
use sixty_core::journeys::import::{self, Pasted};
use sixty_core::journeys::{Progress, check, deliver, extend};
use sixty_core::network::Network;
use sixty_core::places::Target;
use sixty_core::ports::{FileTrouble, Ports};
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::secret::Secret;
use sixty_practice::{Lifetime, Practice, ServeLock, SwitchOrder, TokenOrder};
use tokio::sync::mpsc;

use crate::built_in::pretend;
use crate::language;
use crate::practice::{ClockOffset, PracticeClock};
use crate::problems::broken;
use crate::profile::Profile;

/// How long a log-in may take. This program itself plays the person, so it takes milliseconds.
const LOGIN_WITHIN: Duration = Duration::from_secs(10);

/// The pretend Meta, its clock and the ports with which the samples are made.
pub struct Past {
    /// The ports of the practice folder, with this clock and this pretend Meta.
    pub ports: Ports,
    meta: Practice,
    offset: ClockOffset,
    /// The offset at which the clock says today.
    today: TimeDelta,
    folder: PathBuf,
    _serve_lock: ServeLock,
}

impl Past {
    /// Serves the profile's folder, whose serve lock this is.
    ///
    /// # Errors
    ///
    /// When the folder, the ledger or the pretend Meta's state cannot be opened.
    pub async fn open(profile: &Profile, lock: ServeLock, wrap: fn(Ports) -> Ports) -> Result<Self, Problem> {
        let data = profile.folder()?;
        let offset = ClockOffset::default();
        let meta = Practice::start(Some(data.path().to_owned()), offset.clone().clock()).await;
        let meta = meta.map_err(|error| broken(&error))?;
        if let Some(start) = profile.start() {
            offset.set(start - meta.now());
        }
        let clock = Arc::new(PracticeClock::of(meta.meta().clone()));
        let (ledger, meta_at) = (SqliteLedger::open(data.path())?, PretendAddress::new(meta.base.clone()));
        let ports = wrap(profile.ports_over(&data, ledger, clock, Some(meta_at)));
        Ok(Self {
            ports,
            today: offset.get(),
            meta,
            offset,
            folder: data.path().to_owned(),
            _serve_lock: lock,
        })
    }

    /// Sets the clock to this long before today.
    pub fn go_back(&self, time: TimeDelta) {
        self.offset.set(self.today - time);
    }

    /// Connects the account of this person, who allows everything.
    ///
    /// # Errors
    ///
    /// Every problem of the journey `connect`.
    pub async fn connect(&self, network: Network, person: &str) -> Result<Account, Problem> {
        let (said, mut words) = mpsc::channel(1);
        let tell = |progress| {
            if let Progress::Open { address, .. } = progress
                && let Ok(back) = self.meta.allow(pretend(network), &address, person)
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
            wait: LOGIN_WITHIN,
            paste_late: false,
            asks_whose: false,
        };
        let pages = Pages::new(&language::texts());
        Ok(connect::connect(&self.ports, ask, pages, &mut words, &tell).await?.first.account)
    }

    /// Imports a token that this person has made with Meta's User Token Generator.
    ///
    /// # Errors
    ///
    /// Every problem of the journey `import`.
    pub async fn paste(&self, network: Network, person: &str) -> Result<Account, Problem> {
        let token = self.token(network, person)?;
        let pasted = Pasted { text: Secret::new(token), network: None, label: None, way: None };
        let kept = import::import(&self.ports, pasted).await?.into_iter().next();
        kept.map(|kept| kept.account).ok_or_else(|| broken(&"no account"))
    }

    /// A 60-day token that this person has made with Meta's User Token Generator.
    ///
    /// # Errors
    ///
    /// `x.ledger` when the pretend Meta refuses the order.
    pub fn token(&self, network: Network, person: &str) -> Result<String, Problem> {
        let order = TokenOrder {
            network: pretend(network),
            user: person.into(),
            life: Lifetime::Long,
            permissions: None,
        };
        self.meta.token(&order).map_err(|error| broken(&error))
    }

    /// Turns a switch about the account's owner.
    ///
    /// # Errors
    ///
    /// `x.ledger` when the pretend Meta refuses the order.
    pub fn meanwhile(&self, account: &Account, order: SwitchOrder) -> Result<(), Problem> {
        let order = SwitchOrder { user: Some(account.user_id.clone()), ..order };
        self.meta.switch(&order).map_err(|error| broken(&error))
    }

    /// Asks Meta whether the account's token works; an answer of either kind is a success.
    ///
    /// # Errors
    ///
    /// The problem that kept Meta from answering.
    pub async fn check(&self, account: &Account) -> Result<(), Problem> {
        let checked = check::check(&self.ports, account).await;
        checked.problem.filter(|_| checked.works.is_none()).map_or(Ok(()), Err)
    }

    /// Extends the account's token.
    ///
    /// # Errors
    ///
    /// Every outcome but an extended token.
    pub async fn extend(&self, account: &Account) -> Result<(), Problem> {
        let extended = extend::extend(&self.ports, account, extend::Ask::default()).await;
        match (extended.outcome, extended.problem) {
            (extend::Outcome::Extended, _) => Ok(()),
            (_, problem) => Err(problem.unwrap_or_else(ours)),
        }
    }

    /// Makes a website's `.env` file, adds its line as a place of the account and delivers the token there.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, and every problem of adding a place.
    pub async fn build_website(&self, account: &Account, name: &str, key: &str) -> Result<(), Problem> {
        self.write_website(name, key, "")?;
        let target = Target::EnvFile { path: self.website(name), key: key.to_owned(), user_id_key: None };
        add_place::add(&self.ports, target, &account.id).await?;
        deliver::send(&self.ports, account, None).await.map(drop)
    }

    /// Writes the website's `.env` file with this one line, as a person with an editor does.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_website(&self, name: &str, key: &str, value: &str) -> Result<(), Problem> {
        self.write(&self.website(name), format!("# {name}\n{key}={value}\n").as_bytes())
    }

    /// Writes this into a file of practice, whatever it held.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write(&self, path: &Path, content: &[u8]) -> Result<(), Problem> {
        let files = &self.ports.files;
        let written = match files.edit(path, &mut |_| Some(content.to_vec())) {
            Err(FileTrouble::Gone) => files.create(path, content),
            outcome => outcome,
        };
        written.map_err(Problem::from)
    }

    /// The practice folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn website(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn ours() -> Problem {
    Problem::new(Code::OurFault, Action::Report)
}
