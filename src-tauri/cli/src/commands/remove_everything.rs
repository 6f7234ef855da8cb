//! Deletes everything of this person's from this computer. Uninstallers run it, for those who ask for that.

use serde::Serialize;

use crate::exit::Exit;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Removed {
    removed: bool,
}

pub async fn run(session: &Session<'_>) -> Ended {
    session.profile.remove_everything().await?;
    session.voice.answer(&Removed { removed: true });
    if !session.voice.is_json() {
        session.voice.say("cli-removed-everything", &[]);
    }
    Ok(Exit::Done)
}
