//! Extends the token in one settings file, with nothing but that file.

use serde::Serialize;
use sixty_core::journeys::env_run::{self, Ask, Ran, Refusal};
use sixty_core::journeys::extend::Outcome;
use sixty_core::network::Network;
use sixty_core::problem::{Case, Problem};
use sixty_core::secret::Secret;
use sixty_core::text::Value;

use crate::args::Env;
use crate::contract::{self, ProblemView};
use crate::exit::Exit;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Extend<'a> {
    file: String,
    key: &'a str,
    network: Network,
    outcome: Outcome,
    expires_at: Option<String>,
    extend_from: Option<String>,
    token_changed: Option<bool>,
    problem: Option<ProblemView>,
}

pub async fn run(session: &Session<'_>, command: Env) -> Ended {
    for file in [Some(&command.file), command.metadata.as_ref()].into_iter().flatten() {
        session.profile.may_touch(file, command.really)?;
    }
    let secret = std::env::var("FB_APP_SECRET").ok().map(Secret::new);
    let ask = Ask {
        file: &command.file,
        key: command.key.as_deref(),
        network: command.network,
        within: command.within,
        metadata: command.metadata.as_deref(),
        dry_run: command.dry_run,
        app: command.app_id.as_deref().map(|id| (id, secret)),
    };
    let means = session.profile.env_ports().await?;
    match env_run::run(&means, ask).await {
        Ok(ran) => {
            let exit = tell(session, &command, &ran);
            if let Some(line) = &ran.old_date {
                let file = command.file.display().to_string();
                let sentence = if command.dry_run { "cli-env-dated" } else { "cli-env-old-date" };
                session.voice.hint(sentence, &[("line", Value::Text(line)), ("file", Value::Text(&file))]);
            }
            // Advice for the next time has no place beside something that has to be done now.
            if command.metadata.is_none() && exit == Exit::Done {
                session.voice.hint("cli-env-metadata-hint", &[]);
            }
            Ok(exit)
        }
        Err(Refusal::Problem(problem)) => Ok(session.voice.fail_in_file(&problem, &command.file)),
        Err(Refusal::WhichLine(keys)) => {
            let file = command.file.display().to_string();
            let keys = keys.join(", ");
            let values = [("file", Value::Text(&file)), ("keys", Value::Text(&keys))];
            Ok(session.voice.misused("cli-env-which-line", &values))
        }
        Err(Refusal::NoToken(instead)) => {
            if let Some(problem) = instead {
                session.voice.explain_in_file(&problem, &command.file);
            }
            let file = command.file.display().to_string();
            Ok(session.voice.misused("cli-env-no-line", &[("file", Value::Text(&file))]))
        }
        Err(Refusal::Line(key, unfit)) => {
            let refused = session.refuse_line(&command.file, &key, unfit);
            refused.or_else(|problem| Ok(session.voice.fail_in_file(&problem, &command.file)))
        }
    }
}

fn tell(session: &Session<'_>, command: &Env, ran: &Ran) -> Exit {
    let voice = session.voice;
    let file = command.file.display().to_string();
    if !voice.is_json() {
        let mut values = vec![("key", Value::Text(&ran.key)), ("file", Value::Text(&file))];
        values.extend(ran.expires_at.map(|end| ("date", Value::Date(end))));
        values.extend(ran.extend_from.map(|from| ("time", Value::Time(from))));
        let would = command.dry_run && ran.outcome == Outcome::Extended;
        voice.say(if would { "cli-env-would" } else { sentence(ran.outcome) }, &values);
        if let Some(problem) = ran.problem.as_ref().filter(|_| ran.outcome != Outcome::TooNew) {
            voice.explain_in_file(problem, &command.file);
        }
    }
    // A program reads that the token is extended and may look no further.
    if let Some(problem) = ran.problem.as_ref().filter(|problem| voice.is_json() && is_beside(problem)) {
        voice.explain_in_file(problem, &command.file);
    }
    voice.answer(&Extend {
        file,
        key: &ran.key,
        network: ran.network,
        outcome: ran.outcome,
        expires_at: ran.expires_at.map(contract::time),
        extend_from: ran.extend_from.map(contract::time),
        token_changed: ran.token_changed,
        problem: ran.problem.as_ref().map(|problem| contract::problem(problem, &voice.texts)),
    });
    match ran.outcome {
        Outcome::Extended | Outcome::Unchanged | Outcome::TooNew | Outcome::NotDue => Exit::Done,
        Outcome::Reconnect | Outcome::Failed => Exit::Person,
        Outcome::RetryLater => Exit::Later,
    }
}

/// Whether a problem is about the file with the dates, and not about the token.
fn is_beside(problem: &Problem) -> bool {
    problem.case() == Some(Case::NotNoted)
}

fn sentence(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Extended => "cli-env-extended",
        Outcome::Unchanged => "cli-env-unchanged",
        Outcome::TooNew => "cli-env-too_new",
        Outcome::NotDue => "cli-env-not_due",
        Outcome::Reconnect => "cli-env-reconnect",
        Outcome::RetryLater => "cli-env-retry_later",
        Outcome::Failed => "cli-env-failed",
    }
}
