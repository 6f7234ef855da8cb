//! A Meta app that is handed over or taken, one at a time, and the sealed tokens that are saved or sent.
//!
//! The passphrase is in memory alone, until the file is written or opened. A file that was chosen is opened by its
//! passphrase, shown, and kept only after that. Held by `resident/tests/handing.rs`.

use std::path::PathBuf;

use super::opening;
use super::short_lived::ShortLived;
use crate::client_message;
use crate::face::{self, HandedOver, build};
use crate::handover::{Difference, Handover};
use crate::journeys::handover::{self, Beside, Make};
use crate::journeys::replies::{self, Outgoing};
use crate::network::Network;
use crate::plain;
use crate::ports::Ports;
use crate::problem::{Case, Problem};
use crate::resident::base::{Base, not_understood};
use crate::resident::handing_end::HandingEnd;
use crate::resident::message::ForPerson;
use crate::resident::outside::Wish;
use crate::secret::Secret;
use crate::text::Texts;

/// What the window has open of this.
#[derive(Default)]
pub struct Handing {
    stage: Option<Stage>,
    /// What goes into the file whose name the person chooses.
    to_save: Option<ToSave>,
    /// The number of the work under way; an outcome of another number is of something that was closed.
    number: u64,
}

enum Stage {
    Working { file: PathBuf },
    Made { file: PathBuf, network: Network, secret: bool, reply: bool, from: Option<String> },
    Locked { file: PathBuf, problem: Option<Problem> },
    Found { handover: Box<Handover>, differs: Vec<Difference> },
    Taken { content: HandedOver },
    Refused { problem: Problem },
}

enum ToSave {
    App { order: MakeOrder, passphrase: ShortLived },
    Reply(Outgoing),
}

/// A file that a person asks for.
pub struct MakeOrder {
    pub network: Network,
    pub with_secret: bool,
    pub reply: bool,
    pub from: Option<String>,
    pub client: Option<String>,
}

impl Handing {
    /// Asks where the file shall be, with this passphrase to seal it.
    ///
    /// # Errors
    ///
    /// `x.paste` for a passphrase that is too short.
    pub fn make(&mut self, base: &Base, order: MakeOrder, passphrase: Secret) -> Result<(), Problem> {
        let passphrase = ShortLived::of_file(passphrase, base.now())?;
        let name = match order.client.as_deref().map(part_of_name).filter(|client| !client.is_empty()) {
            Some(client) => format!("{client}-{}.sixty", order.network),
            None => format!("{}.sixty", order.network),
        };
        let from = order.from.map(|name| plain::name(&name)).filter(|name| !name.is_empty());
        self.to_save = Some(ToSave::App { order: MakeOrder { from, ..order }, passphrase });
        base.wish(Wish::SaveFile { name });
        Ok(())
    }

    /// Asks where a sealed token shall be saved.
    ///
    /// # Errors
    ///
    /// No such token waits.
    pub fn save_reply(&mut self, base: &Base, network: Network, user_id: &str) -> Result<(), Problem> {
        let outgoing = waiting(base, network, user_id)?;
        let name = format!("{}.sixty-token", file_name(&outgoing.name));
        self.to_save = Some(ToSave::Reply(outgoing));
        base.wish(Wish::SaveFile { name });
        Ok(())
    }

    /// Writes what was to be saved to the file that the person chose.
    pub fn save_to(&mut self, base: &mut Base, file: PathBuf) {
        let Some(to_save) = self.to_save.take() else { return };
        if let Err(problem) = (base.may_touch)(&file) {
            match to_save {
                ToSave::App { .. } => self.stage = Some(Stage::Refused { problem }),
                ToSave::Reply(_) => base.problem = Some(problem),
            }
            return;
        }
        let ports = base.ports.clone();
        match to_save {
            ToSave::App { order, passphrase } => {
                self.stage = Some(Stage::Working { file: file.clone() });
                self.start(base, async move { make(&ports, file, order, passphrase.secret).await });
            }
            ToSave::Reply(outgoing) => {
                self.start(base, async move { save(&ports, file, outgoing).await });
            }
        }
    }

    /// Takes a file that was chosen, dropped or opened by the desktop; its passphrase is asked for.
    pub fn open(&mut self, file: PathBuf) {
        self.stage = Some(Stage::Locked { file, problem: None });
    }

    /// Opens the chosen file with a passphrase.
    ///
    /// # Errors
    ///
    /// No file waits for one.
    pub fn unlock(&mut self, base: &mut Base, passphrase: Secret) -> Result<(), Problem> {
        let Some(Stage::Locked { file, .. }) = &self.stage else { return Err(not_understood()) };
        let (file, ports) = (file.clone(), base.ports.clone());
        self.stage = Some(Stage::Working { file: file.clone() });
        self.start(base, async move {
            let handover = handover::open(&ports, &file, passphrase).await?;
            let differs = match handover::beside(&ports, &handover).await? {
                Beside::Differs(differs) => differs,
                Beside::New | Beside::Same => Vec::new(),
            };
            Ok(HandingEnd::Opened { handover: Box::new(handover), differs })
        });
        Ok(())
    }

    /// Keeps the app of the open file. The person has seen in what it differs.
    ///
    /// # Errors
    ///
    /// No file is open.
    pub fn take(&mut self, base: &mut Base) -> Result<(), Problem> {
        let Some(Stage::Found { .. }) = &self.stage else { return Err(not_understood()) };
        let working = Stage::Working { file: PathBuf::new() };
        let Some(Stage::Found { handover, differs }) = self.stage.replace(working) else {
            return Err(not_understood());
        };
        let ports = base.ports.clone();
        self.start(base, async move {
            handover::take(&ports, &handover, true).await?;
            Ok(HandingEnd::Taken(content(&handover, &differs)))
        });
        Ok(())
    }

    /// Forgets a sealed token that was sent.
    ///
    /// # Errors
    ///
    /// No such token waits.
    pub fn sent(&mut self, base: &mut Base, network: Network, user_id: &str) -> Result<(), Problem> {
        let (outgoing, ports) = (waiting(base, network, user_id)?, base.ports.clone());
        self.start(base, async move { replies::sent(&ports, &outgoing).await.map(|()| HandingEnd::Saved) });
        Ok(())
    }

    /// Closes whatever is open; an outcome that is still to come is not shown.
    pub fn close(&mut self) {
        (self.stage, self.to_save) = (None, None);
        self.number = 0;
    }

    /// Takes the end of a piece of work. A problem that has no page of its own is given back.
    pub fn ended(&mut self, number: u64, outcome: Result<HandingEnd, Problem>) -> Option<Problem> {
        if number != self.number {
            return None;
        }
        let before = self.stage.take();
        self.stage = match (outcome, before) {
            (Ok(HandingEnd::Made { file, network, secret, reply, from }), _) => {
                Some(Stage::Made { file, network, secret, reply, from })
            }
            (Ok(HandingEnd::Opened { handover, differs }), _) => Some(Stage::Found { handover, differs }),
            (Ok(HandingEnd::Taken(content)), _) => Some(Stage::Taken { content }),
            (Ok(HandingEnd::Saved), before) => before,
            // The passphrase may be typed again.
            (Err(problem), Some(Stage::Working { file })) if problem.case() == Some(Case::Passphrase) => {
                Some(Stage::Locked { file, problem: Some(problem) })
            }
            (Err(problem), Some(Stage::Working { .. })) => Some(Stage::Refused { problem }),
            (Err(problem), before) => {
                self.stage = before;
                return Some(problem);
            }
        };
        None
    }

    /// Forgets a passphrase for which no file was chosen in time.
    pub fn drop_expired(&mut self, base: &Base) {
        let now = base.now();
        let is_over =
            |save: &mut ToSave| matches!(save, ToSave::App { passphrase, .. } if passphrase.is_over(now));
        drop(self.to_save.take_if(is_over));
    }

    /// Shows the file that was made in its folder.
    pub fn open_folder(&self, base: &mut Base) {
        if let Some(Stage::Made { file, .. }) = &self.stage {
            opening::open_folder(base, file.clone());
        }
    }

    /// The message to the person who gets the file that was made.
    pub fn message(&self, texts: impl FnOnce() -> Texts) -> Option<String> {
        let Some(Stage::Made { network, secret, reply, from, .. }) = self.stage.as_ref() else { return None };
        Some(client_message::with_handover(*network, *secret, *reply, from.as_deref(), &texts()))
    }

    /// What is open, as the window shows it.
    pub fn face(&self, texts: impl FnOnce() -> Texts) -> Option<face::Handover> {
        let shown = |file: &PathBuf| file.display().to_string();
        Some(match self.stage.as_ref()? {
            Stage::Working { .. } => face::Handover::Working,
            Stage::Made { file, network, secret, reply, from } => {
                let from = from.as_deref();
                let message = client_message::with_handover(*network, *secret, *reply, from, &texts());
                let (network, secret, reply) = (*network, *secret, *reply);
                face::Handover::Made { file: shown(file), network, secret, reply, message }
            }
            Stage::Locked { file, problem } => {
                face::Handover::Locked { file: shown(file), problem: problem.as_ref().map(build::problem) }
            }
            Stage::Found { handover, differs } => {
                face::Handover::Found { content: content(handover, differs) }
            }
            Stage::Taken { content } => face::Handover::Taken { content: content.clone() },
            Stage::Refused { problem } => face::Handover::Refused { problem: build::problem(problem) },
        })
    }

    fn start(
        &mut self,
        base: &mut Base,
        work: impl Future<Output = Result<HandingEnd, Problem>> + Send + 'static,
    ) {
        let number = base.next_number();
        self.number = number;
        let work = async move { ForPerson::HandingDone(number, work.await).into() };
        base.start_or(work, move |problem| ForPerson::HandingDone(number, Err(problem)).into());
    }
}

async fn make(
    ports: &Ports,
    file: PathBuf,
    order: MakeOrder,
    passphrase: Secret,
) -> Result<HandingEnd, Problem> {
    let MakeOrder { network, with_secret, reply, from, .. } = order;
    // The dialog of the system asks before it names a file that is there.
    let make = Make { network, with_secret, reply, from: from.clone(), passphrase, replace: true };
    handover::make(ports, &file, make).await?;
    Ok(HandingEnd::Made { file, network, secret: with_secret, reply, from })
}

async fn save(ports: &Ports, file: PathBuf, outgoing: Outgoing) -> Result<HandingEnd, Problem> {
    let text = replies::text_of(ports, &outgoing).await?.ok_or_else(not_understood)?;
    handover::write(ports.files.as_ref(), &file, text.expose().as_bytes(), true)?;
    Ok(HandingEnd::Saved)
}

fn waiting(base: &Base, network: Network, user_id: &str) -> Result<Outgoing, Problem> {
    let mut waiting = base.records.to_send.iter();
    let found = waiting.find(|one| one.network == network && one.user_id == user_id);
    found.cloned().ok_or_else(not_understood)
}

fn content(handover: &Handover, differs: &[Difference]) -> HandedOver {
    HandedOver {
        network: handover.network,
        app_id: handover.app_id.clone(),
        return_address: handover.return_address.clone(),
        permissions: handover.permissions.clone(),
        secret: handover.secret.is_some(),
        reply: handover.reply_to.is_some(),
        from: handover.from.clone(),
        differs: differs.to_vec(),
    }
}

/// A client's name in small letters, with one dash between its words.
fn part_of_name(client: &str) -> String {
    let words = client.split(|letter: char| !letter.is_alphanumeric() && letter != '.' && letter != '_');
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-").trim_matches(['.', '-']).to_owned()
}

/// A name as a part of a file's name on every system.
fn file_name(name: &str) -> String {
    let kept = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let name: String = name.chars().map(|letter| if kept(letter) { letter } else { '-' }).collect();
    let name = name.trim_matches(['.', '-']);
    if name.is_empty() { "account".to_owned() } else { name.to_owned() }
}
