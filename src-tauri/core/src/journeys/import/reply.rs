//! Takes a reply: a token that another person connected and sealed to a key of ours. Whoever has the public key can seal
//! any token, so it is proved like a pasted one, and what the reply says of its dates is only a first guess.

use super::{Found, Sent, take};
use crate::exchange::network_of;
use crate::handover::{self, Reply};
use crate::journeys::arrive::KeptAccount;
use crate::journeys::replies::{self, Opened};
use crate::ports::Ports;
use crate::problem::Problem;
use crate::sealed::{self, NotOpened};

/// Adds the account of each reply in a pasted text. The same reply once more changes nothing.
///
/// # Errors
///
/// The reason why an account was not added; those before it are kept.
pub(super) async fn import(
    ports: &Ports,
    pasted: &str,
    label: Option<String>,
) -> Result<Vec<KeptAccount>, Problem> {
    let sealed = sealed::sealed_in(pasted);
    if sealed.is_empty() {
        return Err(handover::not_opened(NotOpened::Broken));
    }
    let (mut kept, mut opened): (_, Vec<Opened>) = (Vec::new(), Vec::new());
    for text in &sealed {
        let reply = replies::open(ports, text).await?;
        kept.push(keep(ports, &reply.reply, label.clone()).await?);
        opened.push(reply);
    }
    replies::used(ports, &opened).await?;
    Ok(kept)
}

async fn keep(ports: &Ports, reply: &Reply, label: Option<String>) -> Result<KeptAccount, Problem> {
    let network = network_of(&reply.token, Some(reply.network))?;
    let sent =
        Sent { app_id: reply.app_id.clone(), obtained_at: reply.obtained_at, expires_at: reply.expires_at };
    let token = reply.token.clone();
    let found = Found { label, sent: Some(sent), ..Found::of(token) };
    take(ports, network, found).await
}
