//! The page on which a person enters a Meta app: the pasted secret that waits for its app ID, and what is kept then.

use chrono::TimeDelta;

use super::short_lived::ShortLived;
use crate::account::{App, SecretKeeping};
use crate::face::{self, Verdict, build};
use crate::journeys::apps;
use crate::moment::Moment;
use crate::network::Network;
use crate::problem::{Action, Code, Problem};
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::secret::Secret;
use crate::setup::Progress;
use crate::token_shape::{self, Shape};

/// How long a pasted app secret waits in memory for its app ID: enough to copy the ID from Meta's page.
const SECRET_FOR: TimeDelta = TimeDelta::minutes(10);

/// The secret that was pasted last, until it is kept, forgotten or ten minutes old.
#[derive(Default)]
pub struct MetaApp {
    pasted: Option<PastedSecret>,
}

impl MetaApp {
    /// Takes a pasted text as the app secret.
    pub fn take_secret(&mut self, text: &Secret, now: Moment) {
        self.pasted = Some(PastedSecret::new(text, now));
    }

    /// Forgets the pasted secret.
    pub fn forget_secret(&mut self) {
        self.pasted = None;
    }

    /// Forgets the pasted secret once its ten minutes are over.
    pub fn drop_expired_secret(&mut self, now: Moment) {
        drop(self.pasted.take_if(|pasted| pasted.is_over(now)));
    }

    /// The pasted secret as the window shows it.
    pub fn face(&self) -> Option<face::Pasted> {
        self.pasted.as_ref().map(|pasted| pasted.shown.clone())
    }

    /// Starts to keep an app, with the pasted secret if there is one.
    ///
    /// # Errors
    ///
    /// `WrongAppId` for text that is no app ID; `NeedsSecret` where a secret is needed and there is none.
    pub fn keep(
        &self,
        base: &mut Base,
        network: Network,
        id: &str,
        forget_secret: bool,
    ) -> Result<(), Problem> {
        let known = base.records.apps.iter().find(|app| app.network == network && app.id == id.trim());
        let secret = self.pasted.as_ref().and_then(PastedSecret::secret).cloned();
        let walk = base.records.setup.walk(network);
        let entered =
            EnteredApp { walk, network, id: id.trim(), forget_secret, brings_secret: secret.is_some() };
        let app = entered.app(known, base.now())?;
        let ports = base.ports.clone();
        let keeping = async move {
            ForPerson::AppDone(apps::keep(&ports, app, secret.as_ref()).await.map(|app| Some(app.network)))
                .into()
        };
        base.start_or(keeping, |problem| ForPerson::AppDone(Err(problem)).into());
        Ok(())
    }

    /// Starts to remove an app.
    pub fn remove(&self, base: &mut Base, network: Network, id: String) {
        let ports = base.ports.clone();
        let removing =
            async move { ForPerson::AppDone(apps::remove(&ports, network, &id).await.map(|()| None)).into() };
        base.start_or(removing, |problem| ForPerson::AppDone(Err(problem)).into());
    }
}

/// A text that was pasted as an app secret.
struct PastedSecret {
    shown: face::Pasted,
    /// Set only if the text can be a secret.
    secret: Option<ShortLived>,
}

impl PastedSecret {
    fn new(text: &Secret, now: Moment) -> Self {
        let cleaned = apps::cleaned(text);
        let length = cleaned.expose().chars().count();
        let shown = face::Pasted {
            masked: cleaned.masked(),
            length: u32::try_from(length).unwrap_or(u32::MAX),
            is: build::verdict(token_shape::shape_of(cleaned.expose()), length),
        };
        let secret = (shown.is == Verdict::Secret).then(|| ShortLived::new(cleaned, now, SECRET_FOR));
        Self { shown, secret }
    }

    fn secret(&self) -> Option<&Secret> {
        self.secret.as_ref().map(|held| &held.secret)
    }

    fn is_over(&self, now: Moment) -> bool {
        self.secret.as_ref().is_some_and(|held| held.is_over(now))
    }
}

/// The values of a Meta app that a person entered.
struct EnteredApp<'a> {
    /// What the person answered on the way to the app.
    walk: &'a Progress,
    network: Network,
    id: &'a str,
    forget_secret: bool,
    /// Whether a secret was pasted for it.
    brings_secret: bool,
}

impl EnteredApp<'_> {
    /// The app to keep. A known app keeps every value that the form does not ask for.
    fn app(&self, known: Option<&App>, now: Moment) -> Result<App, Problem> {
        let problem = |code| Problem::new(code, Action::FixSetup).of_network(self.network);
        if token_shape::shape_of(self.id) != Shape::AppId {
            return Err(problem(Code::WrongAppId));
        }
        let has_secret = self.brings_secret || known.is_some_and(|app| app.secret != SecretKeeping::None);
        if !has_secret || self.forget_secret && self.network.extends_with_secret() {
            return Err(problem(Code::NeedsSecret));
        }
        let fresh = || App::usual(self.network, self.id, true, now);
        let secret = if self.forget_secret { SecretKeeping::Once } else { SecretKeeping::Kept };
        let app = known.cloned().unwrap_or_else(fresh);
        Ok(App { secret, set_at: now, permissions: self.walk.wanted(app.permissions.clone()), ..app })
    }
}
