//! The sample accounts of the window's practice: one for each status, each with the life that leads there, lived against
//! the pretend Meta. Each is made once; one that was cut off is made anew.

mod past;

use std::time::Duration;

use chrono::TimeDelta;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::network::Network;
use sixty_core::ports::{EntryName, Ledger, LedgerTrouble, Ports};
use sixty_core::problem::Problem;
use sixty_core::tokens::Tokens;
use sixty_practice::{SwitchOrder, Turn};
use tokio::time::Instant;

use crate::practice::broken;
use crate::{Profile, Setting, built_in};
use past::Past;

/// A command that serves the folder mostly ends within this.
const TO_END: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(50);

/// What stands in the ledger for a sample.
const BEGUN: &str = "begun";
const MADE: &str = "made";

/// Named after how it stands today.
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

/// In the order of their urgency.
const SAMPLES: [Sample; 7] = [
    Sample::TurnedOff,
    Sample::Expired,
    Sample::MissingPermission,
    Sample::NotDelivered,
    Sample::Soon,
    Sample::DateUnknown,
    Sample::Good,
];

impl Setting {
    /// Makes the samples that were not made yet; only where the pretend Meta is the built-in one. Comes before everything
    /// else that uses the folder here, as it sets the time back.
    pub async fn make_samples(&self, wrap: fn(Ports) -> Ports) -> Result<(), Problem> {
        if !matches!(self.profile, Profile::BuiltIn) {
            return Ok(());
        }
        self.held().await?;
        if are_made(&SqliteLedger::open(self.folder()?.path())?)? {
            return Ok(());
        }
        let turn = self.turn_for_samples().await?;
        let past = Past::open(self, turn, wrap).await?;
        built_in::set_apps(&past.ports).await?;
        for sample in SAMPLES {
            sample.make_once(&past).await?;
        }
        Ok(())
    }

    async fn turn_for_samples(&self) -> Result<Turn, Problem> {
        let data = self.folder()?;
        let since = Instant::now();
        loop {
            match Turn::take(data.path()).map_err(|error| broken(&error))? {
                Some(turn) => return Ok(turn),
                None if since.elapsed() > TO_END => return Err(self.in_use()),
                None => tokio::time::sleep(LOOK).await,
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
    Ok(true)
}

impl Sample {
    async fn make_once(self, past: &Past) -> Result<(), Problem> {
        let ledger = &past.ports.ledger;
        let (network, person) = self.who();
        let known = ledger.accounts()?.into_iter().find(|one| one.network == network && one.name == person);
        match (ledger.setting(&self.key())?.as_deref(), known) {
            (Some(MADE), _) => return Ok(()),
            // It came from the command line, and is no sample of ours.
            (None, Some(_)) => return Ok(ledger.set_setting(&self.key(), MADE)?),
            (Some(_), Some(half)) => {
                let name = EntryName::account(half.network, &half.user_id);
                Tokens::delete(past.ports.vault.as_ref(), &name).await?;
                ledger.forget(&half.id)?;
            }
            (_, None) => {}
        }
        ledger.set_setting(&self.key(), BEGUN)?;
        self.live(past).await?;
        Ok(ledger.set_setting(&self.key(), MADE)?)
    }

    fn key(self) -> String {
        format!("sample-{self:?}").to_lowercase()
    }

    /// People whom the pretend Meta knows.
    fn who(self) -> (Network, &'static str) {
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

    async fn live(self, past: &Past) -> Result<(), Problem> {
        let (network, person) = self.who();
        let day = TimeDelta::days;
        match self {
            Self::TurnedOff => {
                past.go_back(day(25));
                let account = past.connect(network, person).await?;
                past.go_back(day(2));
                past.meanwhile(&account, SwitchOrder { password_changed: Some(true), ..Default::default() })?;
                past.check(&account).await
            }
            // The computer was off for the last month of its life.
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
