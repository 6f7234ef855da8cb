//! Hands a Meta app to another person in a sealed file, takes such a file, and shows what was sealed for others.

use serde::Serialize;
use sixty_core::handover::{Difference, Handover};
use sixty_core::journeys::handover::{self, Beside, Make};
use sixty_core::journeys::replies::{self, Outgoing};
use sixty_core::ports::Ports;
use sixty_core::problem::{Case, Problem};
use sixty_core::text::Value;

use super::import::fault_of_label;
use crate::args::{HandoverMake, HandoverReply, HandoverTake};
use crate::contract::time;
use crate::exit::Exit;
use crate::input;
use crate::passphrase;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Made {
    file: String,
    network: &'static str,
    app_id: String,
    secret: bool,
    reply: bool,
}

#[derive(Serialize)]
struct Taken {
    outcome: &'static str,
    network: &'static str,
    app_id: String,
    return_url: String,
    permissions: Vec<String>,
    config_id: Option<String>,
    secret: bool,
    reply: bool,
    from: Option<String>,
    differs: Vec<Difference>,
}

#[derive(Serialize)]
struct Replies {
    replies: Vec<ReplyView>,
}

/// A sealed token that waits to be sent.
#[derive(Serialize)]
pub struct ReplyView {
    network: &'static str,
    user_id: String,
    name: String,
    from: Option<String>,
    sealed_at: String,
    /// The text to send; null where a program was cut off before it was kept.
    text: Option<String>,
}

pub async fn make(session: &Session<'_>, command: HandoverMake) -> Ended {
    if let Some(fault) = command.from.as_deref().and_then(fault_of_label) {
        return Ok(session.voice.misused(fault, &[]));
    }
    let ports = session.ports().await?;
    handover::is_free(ports.files.as_ref(), &command.file)?;
    let passphrase = match passphrase::new(session).await {
        Ok(passphrase) => passphrase,
        Err(misuse) => return Ok(misuse),
    };
    let order = Make {
        network: command.network,
        with_secret: command.with_secret,
        reply: command.reply,
        from: command.from,
        passphrase,
        replace: false,
    };
    let made = handover::make(&ports, &command.file, order).await?;
    let file = command.file.display().to_string();
    if !session.voice.is_json() {
        let values = [("file", Value::Text(&file)), ("network", Value::Text(made.network.brand()))];
        session.voice.say("cli-handover-made", &values);
    }
    session.voice.hint("cli-handover-by-phone", &[]);
    if made.secret.is_none() {
        session.voice.hint("cli-handover-no-secret", &[]);
    }
    session.voice.answer(&Made {
        file,
        network: made.network.key(),
        secret: made.secret.is_some(),
        reply: made.reply_to.is_some(),
        app_id: made.app_id,
    });
    Ok(Exit::Done)
}

pub async fn take(session: &Session<'_>, command: HandoverTake) -> Ended {
    passphrase::has_file(&command.file)?;
    let passphrase = match passphrase::of_file(session).await {
        Ok(passphrase) => passphrase,
        Err(misuse) => return Ok(misuse),
    };
    let ports = session.ports().await?;
    let found = handover::open(&ports, &command.file, passphrase).await?;
    let beside = handover::beside(&ports, &found).await?;
    let mut replace = command.replace;
    if !session.voice.is_json() {
        show(session, &found, &beside);
        if input::has_person() {
            let question = match beside {
                Beside::Differs(_) => "cli-handover-replace",
                Beside::New | Beside::Same => "cli-handover-take",
            };
            if !input::agrees(session, question).await {
                session.voice.hint("cli-handover-left", &[]);
                return Ok(Exit::Person);
            }
            replace = true;
        }
    }
    let taken = handover::take(&ports, &found, replace).await;
    if matches!(&taken, Err(problem) if problem.case() == Some(Case::HandoverDiffers)) {
        session.voice.hint("cli-handover-add-replace", &[]);
    }
    let (app, beside) = taken?;
    if !session.voice.is_json() {
        let network = [("network", Value::Text(app.network.brand())), ("app", Value::Text(&app.id))];
        session.voice.say("cli-handover-taken", &network);
    }
    session.voice.suggest(&format!("connect --network {}", app.network));
    let (outcome, differs) = match beside {
        Beside::New => ("taken", Vec::new()),
        Beside::Same => ("already", Vec::new()),
        Beside::Differs(differs) => ("replaced", differs),
    };
    session.voice.answer(&Taken {
        outcome,
        network: app.network.key(),
        app_id: app.id,
        return_url: app.return_address,
        permissions: app.permissions,
        config_id: app.config_id,
        secret: found.secret.is_some(),
        reply: found.reply_to.is_some(),
        from: found.from,
        differs,
    });
    Ok(Exit::Done)
}

/// Says what is in a file, and what of it differs from what is kept here.
fn show(session: &Session<'_>, found: &Handover, beside: &Beside) {
    let voice = session.voice;
    let permissions = found.permissions.join(", ");
    let permissions = found.config_id.as_deref().unwrap_or(&permissions);
    let values = [
        ("network", Value::Text(found.network.brand())),
        ("app", Value::Text(&found.app_id)),
        ("return_address", Value::Text(&found.return_address)),
        ("permissions", Value::Text(permissions)),
    ];
    for key in ["app", "return", "permissions"] {
        voice.say(&format!("cli-handover-has-{key}"), &values);
    }
    let secret = if found.secret.is_some() { "secret" } else { "no-secret" };
    voice.say(&format!("cli-handover-has-{secret}"), &[]);
    if found.reply_to.is_some() {
        voice.say("cli-handover-has-reply", &from_of(found.from.as_deref()));
    }
    if let Beside::Differs(differs) = beside {
        let names: Vec<String> = differs.iter().map(|differs| named(session, *differs)).collect();
        voice.say("cli-handover-differs", &[("values", Value::Text(&names.join(", ")))]);
    }
}

fn named(session: &Session<'_>, difference: Difference) -> String {
    let key = match difference {
        Difference::ReturnAddress => "cli-handover-return-address",
        Difference::Permissions => "cli-handover-permissions",
        Difference::ConfigId => "cli-handover-config-id",
        Difference::Secret => "cli-handover-secret",
    };
    session.voice.texts.say(key, &[])
}

pub async fn reply(session: &Session<'_>, command: HandoverReply) -> Ended {
    let ports = session.ports().await?;
    session.purge(&ports).await?;
    let waiting = replies::waiting(ports.ledger.as_ref())?;
    if command.sent {
        for outgoing in &waiting {
            replies::sent(&ports, outgoing).await?;
        }
        session.voice.answer(&Replies { replies: Vec::new() });
        if !session.voice.is_json() {
            session.voice.say("cli-reply-forgotten", &[]);
        }
        return Ok(Exit::Done);
    }
    let replies = views(&ports, &waiting).await?;
    if replies.is_empty() && !session.voice.is_json() {
        session.voice.say("cli-reply-none", &[]);
    }
    tell(session, &replies);
    session.voice.answer(&Replies { replies });
    Ok(Exit::Done)
}

/// These sealed tokens with their texts.
///
/// # Errors
/// The vault cannot be read.
pub async fn views(ports: &Ports, waiting: &[Outgoing]) -> Result<Vec<ReplyView>, Problem> {
    let mut views = Vec::new();
    for outgoing in waiting {
        let text = replies::text_of(ports, outgoing).await?;
        views.push(ReplyView {
            network: outgoing.network.key(),
            user_id: outgoing.user_id.clone(),
            name: outgoing.network.handle(&outgoing.name),
            from: outgoing.from.clone(),
            sealed_at: time(outgoing.sealed_at),
            text: text.map(|text| text.expose().to_owned()),
        });
    }
    Ok(views)
}

/// Prints the texts to send: on stdout they alone, so that they can be led into a file.
pub fn tell(session: &Session<'_>, replies: &[ReplyView]) {
    for reply in replies {
        if let (Some(text), false) = (&reply.text, session.voice.is_json()) {
            session.voice.raw(text.trim_end());
        }
        let mut values = vec![("name", Value::Text(&reply.name))];
        values.extend(from_of(reply.from.as_deref()));
        let key = if reply.text.is_some() { "cli-reply-send" } else { "cli-reply-lost" };
        session.voice.hint(key, &values);
    }
    if !replies.is_empty() {
        session.voice.hint("cli-reply-done", &[]);
    }
}

fn from_of(from: Option<&str>) -> Vec<(&'static str, Value<'_>)> {
    from.map(|from| ("other", Value::Text(from))).into_iter().collect()
}
