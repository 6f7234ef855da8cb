//! Lets this user's browsers accept our certificate, takes that back, and keeps it true when the certificate is renewed.
//!
//! The ledger has the fingerprint of each certificate before a store gets it, and keeps it until no store has it, so that
//! a run that was cut off leaves nothing that we do not find again. Held by
//! `whatever_call_a_renewal_is_cut_off_after_off_leaves_nothing_of_ours` (`tests/promises/trust.rs`).
//!
//! Ends in: `x.trust`, `x.ledger`. The trouble of one store keeps no other store from being changed.

use crate::ports::{Address, Certificate, Ledger, LedgerTrouble, Ports, Store, Trust, TrustTrouble};
use crate::problem::Problem;
use crate::settings;
use crate::trust::{StoreState, Trusted, addresses};

/// The setting with the fingerprints of the certificates that a store may have, with commas.
const GIVEN: &str = "trusted-certificates";

/// What the stores trust now. Nothing is changed.
///
/// # Errors
///
/// The ledger cannot be read.
pub async fn status(ports: &Ports) -> Result<Trusted, Problem> {
    let certificate = ports.trust.certificate().await;
    let at = addresses(&ports.ledger.apps()?);
    let is_ours_nowhere = given(ports.ledger.as_ref())?.is_empty();
    let mut stores = Vec::new();
    for store in ports.trust.stores().await {
        let found = match &certificate {
            Some(certificate) => ports.trust.trusts(&store, certificate, &at).await,
            None => Ok(false),
        };
        stores.push(match found {
            // What has been given to no store needs no program to be looked for.
            Err(TrustTrouble::NoProgram) if is_ours_nowhere => state(store, Ok(false)),
            found => state(store, found),
        });
    }
    let on = is_on(ports.ledger.as_ref())?;
    Ok(Trusted { on, end: certificate.map(|certificate| certificate.end), stores })
}

/// Makes every store trust the certificate, which is renewed first where it ends soon; older ones of ours are taken out.
///
/// # Errors
///
/// The certificate cannot be made, or the ledger cannot be written.
pub async fn on(ports: &Ports) -> Result<Trusted, Problem> {
    let certificate = ports.trust.renewed().await?;
    let ledger = ports.ledger.as_ref();
    set(ledger, settings::TRUST, settings::ON)?;
    set(ledger, settings::TRUST_ASKED, settings::ON)?;
    let mut old = given(ledger)?;
    old.retain(|fingerprint| *fingerprint != certificate.fingerprint);
    let all: Vec<&str> = old.iter().chain([&certificate.fingerprint]).map(String::as_str).collect();
    set(ledger, GIVEN, &all.join(","))?;

    let at = addresses(&ledger.apps()?);
    let (mut stores, mut is_rid_of_old) = (Vec::new(), true);
    for store in ports.trust.stores().await {
        if !old.is_empty() {
            is_rid_of_old &= ports.trust.take_back(&store, &old).await.is_ok();
        }
        let given = give(ports.trust.as_ref(), &store, &certificate, &at).await;
        stores.push(state(store, given.map(|()| true)));
    }
    if is_rid_of_old {
        set(ledger, GIVEN, &certificate.fingerprint)?;
    }
    Ok(Trusted { on: true, end: Some(certificate.end), stores })
}

/// Takes every certificate of ours out of every store.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub async fn off(ports: &Ports) -> Result<Trusted, Problem> {
    let stores = take_back(ports.trust.as_ref(), ports.ledger.as_ref()).await?;
    let end = ports.trust.certificate().await.map(|certificate| certificate.end);
    Ok(Trusted { on: false, end, stores })
}

/// The same for a profile that is deleted: what each store came to.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub async fn take_back(trust: &dyn Trust, ledger: &dyn Ledger) -> Result<Vec<StoreState>, Problem> {
    // First, so that a run that is cut off does not renew what the person wanted to be gone.
    set(ledger, settings::TRUST, settings::OFF)?;
    let mut ours = given(ledger)?;
    let is_ours_nowhere = ours.is_empty();
    // A ledger that was made anew does not know what it had given.
    ours.extend(trust.certificate().await.map(|certificate| certificate.fingerprint));
    let mut stores = Vec::new();
    for store in trust.stores().await {
        stores.push(match trust.take_back(&store, &ours).await {
            Ok(()) => state(store, Ok(false)),
            Err(TrustTrouble::NoProgram) if is_ours_nowhere => state(store, Ok(false)),
            Err(trouble) => StoreState { trusted: true, ..state(store, Err(trouble)) },
        });
    }
    if stores.iter().all(|state| state.problem.is_none()) {
        set(ledger, GIVEN, "")?;
    }
    Ok(stores)
}

/// Whether a store may have a certificate of this profile's.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn is_given(ledger: &dyn Ledger) -> Result<bool, Problem> {
    Ok(!given(ledger)?.is_empty())
}

/// Renews what was switched on: a certificate that ends soon, a browser that is new or that has forgotten it.
///
/// # Errors
///
/// As [`on`].
pub async fn keep(ports: &Ports) -> Result<(), Problem> {
    if is_on(ports.ledger.as_ref())? { on(ports).await.map(drop) } else { Ok(()) }
}

async fn give(
    trust: &dyn Trust,
    store: &Store,
    certificate: &Certificate,
    at: &[Address],
) -> Result<(), TrustTrouble> {
    if trust.trusts(store, certificate, at).await? {
        return Ok(());
    }
    trust.trust(store, certificate, at).await
}

fn state(store: Store, found: Result<bool, TrustTrouble>) -> StoreState {
    let (trusted, problem) = match found {
        Ok(trusted) => (trusted, None),
        Err(trouble) => (false, Some(trouble.of(&store))),
    };
    StoreState { store, trusted, problem }
}

fn is_on(ledger: &dyn Ledger) -> Result<bool, LedgerTrouble> {
    Ok(ledger.setting(settings::TRUST)?.as_deref() == Some(settings::ON))
}

fn given(ledger: &dyn Ledger) -> Result<Vec<String>, LedgerTrouble> {
    let list = ledger.setting(GIVEN)?.unwrap_or_default();
    Ok(list.split(',').filter(|fingerprint| !fingerprint.is_empty()).map(str::to_owned).collect())
}

/// Stores a value that is another one than before: each write wakes the windows of other programs.
fn set(ledger: &dyn Ledger, key: &str, value: &str) -> Result<(), LedgerTrouble> {
    if ledger.setting(key)?.as_deref() == Some(value) {
        return Ok(());
    }
    ledger.set_setting(key, value)
}
