//! The seven sample accounts of the window's practice, one for each status, and its sample files. `sixty` makes none.
//!
//! The journeys themselves make each account against a pretend Meta whose clock is set back, before any other program
//! sees it, because an account with an invented history would behave differently from a real one. The ledger says
//! which are made; an interrupted one is made again. Held by the promises in `tests/promises/practice.rs`, above all
//! `the_power_may_fail_while_the_samples_are_made`.

mod files;
mod past;

use std::time::Duration;

use chrono::TimeDelta;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::network::Network;
use sixty_core::ports::{Ledger, LedgerTrouble, Ports};
use sixty_core::problem::Problem;
use sixty_core::tokens::Tokens;
use sixty_practice::{ServeLock, SwitchOrder};
use tokio::time::Instant;

use crate::built_in;
use crate::problems::broken;
use crate::profile::{POLL, Profile};
use past::Past;

/// How long making samples waits for a program that serves the folder: most commands end within this.
const SERVER_ENDS_WITHIN: Duration = Duration::from_secs(5);

/// The ledger's setting for a sample that was begun and may be half made.
const BEGUN: &str = "begun";
/// The ledger's setting for a sample that is complete.
const MADE: &str = "made";

/// A sample account, named after the status that it has today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sample {
    TurnedOff,
    Expired,
    MissingPermission,
    NotDelivered,
    Soon,
    DateUnknown,
    Good,
}

/// All samples, the most urgent first.
const SAMPLES: [Sample; 7] = [
    Sample::TurnedOff,
    Sample::Expired,
    Sample::MissingPermission,
    Sample::NotDelivered,
    Sample::Soon,
    Sample::DateUnknown,
    Sample::Good,
];

impl Profile {
    /// Makes the samples that the built-in practice does not have yet; other profiles have none. Called before any other
    /// use of the folder in this program, because it sets the time back. `wrap` lets a test stand between the ports and
    /// the journeys.
    ///
    /// # Errors
    ///
    /// `x.readOnly` with the reason `practicing` while another program serves the folder, and every problem of the
    /// journeys.
    pub async fn make_samples(&self, wrap: fn(Ports) -> Ports) -> Result<(), Problem> {
        if !self.is_built_in() {
            return Ok(());
        }
        self.lease().await?;
        if are_made(&SqliteLedger::open(self.folder()?.path())?)? {
            return Ok(());
        }
        self.replace_a_missing_vault().await?;
        let lock = self.serve_lock_for_samples().await?;
        let past = Past::open(self, lock, wrap).await?;
        built_in::set_apps(&past.ports).await?;
        for sample in SAMPLES {
            sample.make_once(&past).await?;
        }
        files::make_once(&past)
    }

    async fn serve_lock_for_samples(&self) -> Result<ServeLock, Problem> {
        let data = self.folder()?;
        let since = Instant::now();
        loop {
            match ServeLock::try_take(data.path()).map_err(|error| broken(&error))? {
                Some(lock) => return Ok(lock),
                None if since.elapsed() > SERVER_ENDS_WITHIN => return Err(self.in_use()),
                None => tokio::time::sleep(POLL).await,
            }
        }
    }
}

fn are_made(ledger: &dyn Ledger) -> Result<bool, LedgerTrouble> {
    for sample in SAMPLES {
        if ledger.setting(&sample.key())?.as_deref() != Some(MADE) {
            return Ok(false);
        }
    }
    files::are_made(ledger)
}

impl Sample {
    async fn make_once(self, past: &Past) -> Result<(), Problem> {
        let ledger = &past.ports.ledger;
        let (network, person) = self.owner();
        let known = ledger.accounts()?.into_iter().find(|one| one.network == network && one.name == person);
        match (ledger.setting(&self.key())?.as_deref(), known) {
            (Some(MADE), _) => return Ok(()),
            // The person has connected this account on the command line; it stays as it is.
            (None, Some(_)) => return Ok(ledger.set_setting(&self.key(), MADE)?),
            (Some(_), Some(half)) => {
                Tokens::delete(past.ports.vault.as_ref(), &half.entry()).await?;
                ledger.forget(&half.id, &[])?;
            }
            (_, None) => {}
        }
        ledger.set_setting(&self.key(), BEGUN)?;
        self.make(past).await?;
        Ok(ledger.set_setting(&self.key(), MADE)?)
    }

    fn key(self) -> String {
        format!("sample-{self:?}").to_lowercase()
    }

    /// The account's owner, one of the people of the pretend Meta.
    fn owner(self) -> (Network, &'static str) {
        match self {
            Self::TurnedOff => (Network::Threads, "harbor.spa"),
            Self::Expired => (Network::Instagram, "corner.bakery"),
            Self::MissingPermission => (Network::Facebook, "Mara Lind"),
            Self::NotDelivered => (Network::Threads, "corner.bakery"),
            Self::Soon => (Network::Instagram, "jam.and.toast"),
            Self::DateUnknown => (Network::Instagram, "tiny.dog.walks"),
            Self::Good => (Network::Instagram, "harbor.spa"),
        }
    }

    async fn make(self, past: &Past) -> Result<(), Problem> {
        let (network, person) = self.owner();
        let day = TimeDelta::days;
        match self {
            Self::TurnedOff => {
                past.go_back(day(25));
                let account = past.connect(network, person).await?;
                past.go_back(day(2));
                past.meanwhile(&account, SwitchOrder { password_changed: Some(true), ..Default::default() })?;
                past.check(&account).await
            }
            // Nothing extended it, as if the computer had been off for a month.
            Self::Expired => {
                past.go_back(day(63));
                past.connect(network, person).await.map(drop)
            }
            Self::MissingPermission => {
                past.go_back(day(20));
                let account = past.connect(network, person).await?;
                past.go_back(day(1));
                let declined = Some(vec!["pages_manage_posts".to_owned()]);
                past.meanwhile(&account, SwitchOrder { declined, ..Default::default() })?;
                past.check(&account).await
            }
            Self::NotDelivered => {
                const FILE: &str = "corner-bakery.env";
                const KEY: &str = "THREADS_ACCESS_TOKEN";
                past.go_back(day(35));
                let account = past.connect(network, person).await?;
                past.build_website(&account, FILE, KEY).await?;
                past.go_back(day(6));
                past.write_website(FILE, KEY, "changed-by-somebody")?;
                past.go_back(day(5));
                past.extend(&account).await
            }
            Self::Soon => {
                past.go_back(day(50) + TimeDelta::hours(12));
                let account = past.connect(network, person).await?;
                decide::decide(&past.ports, &account.id, &Decision::AutoExtend(false)).await.map(drop)
            }
            Self::DateUnknown => {
                past.go_back(TimeDelta::hours(2));
                past.paste(network, person).await.map(drop)
            }
            Self::Good => {
                past.go_back(day(20));
                let account = past.connect(network, person).await?;
                past.build_website(&account, "harbor-spa.env", "INSTAGRAM_ACCESS_TOKEN").await
            }
        }
    }
}
