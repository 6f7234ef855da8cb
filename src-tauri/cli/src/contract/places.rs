//! A place, wherever one is answered.

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::moment::{Moment, time};
use sixty_core::places::{Credential, Place, Reason, Restart};
use sixty_core::policy::{self, Standing};

/// A place with its state.
#[derive(Serialize)]
pub struct PlaceView {
    pub id: String,
    pub kind: &'static str,
    #[serde(rename = "where")]
    pub place: String,
    pub state: &'static str,
    pub reason: Option<&'static str>,
    /// How far the last token got: `planned` before the first.
    pub receipt: &'static str,
    /// Null for a place that no key opens.
    pub credential: Option<CredentialView>,
    pub restart: &'static str,
    /// How many contents from before are kept sealed.
    pub backups: u32,
}

/// What is known of the key that opens a place.
#[derive(Serialize)]
pub struct CredentialView {
    pub expires_at: Option<String>,
    /// `good`, `soon`, `expired`, or `unknown` where the other side tells no end.
    pub state: &'static str,
}

/// The place with its state. `account`: its own; None while it waits for one.
pub fn place(place: &Place, account: Option<&Account>, now: Moment) -> PlaceView {
    let standing = standing(place, account);
    let sent = place.last.as_ref().filter(|last| account.is_some() && last.fingerprint.is_some());
    let restart = place.last.as_ref().map_or(Restart::None, |last| last.restart);
    PlaceView {
        id: place.id.clone(),
        kind: place.target.kind(),
        place: place.target.place(),
        state: standing.key(),
        reason: standing.reason().map(Reason::key),
        receipt: sent.map_or("planned", |last| last.progress.key()),
        credential: place.handling.credential.as_ref().map(|known| credential(known, now)),
        restart: restart.key(),
        backups: place.formers,
    }
}

/// The state of a place, also of one that waits for its account.
pub fn standing(place: &Place, account: Option<&Account>) -> Standing {
    account.map_or(Standing::Waiting(Reason::NotYet), |account| policy::standing(place, account))
}

fn credential(known: &Credential, now: Moment) -> CredentialView {
    CredentialView { expires_at: known.expires_at.map(time), state: policy::key_state(known, now) }
}
