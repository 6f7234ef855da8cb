//! Hands a Meta app over in a sealed file, and takes one.
//!
//! * make: app → secret, where it was chosen → key for a reply, where it was asked for → sealed → file
//! * take: file → opened → shown → app kept → for whom its tokens are
//!
//! The key is kept before the file is there, so that no reply comes for which there is no key. A secret that is kept is
//! replaced only where the person said so.
//!
//! Ends in: `e.noApp`, `x.needsSecret`, `x.paste`, `x.readOnly`, and whatever vault, ledger and files say of themselves.

use std::path::Path;

use super::{apps, replies};
use crate::account::App;
use crate::handover::{self, Difference, Handover};
use crate::network::Network;
use crate::ports::{EntryName, FileTrouble, Files, Ports};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::sealed;
use crate::secret::Secret;

/// The choices for a file that hands an app over.
pub struct Make {
    pub network: Network,
    /// Whether the app secret goes with it.
    pub with_secret: bool,
    /// Whether the other side seals the token that it connects to a key of ours.
    pub reply: bool,
    /// The maker's name, as the other side is shown it.
    pub from: Option<String>,
    pub passphrase: Secret,
    /// Whether the person said that a file of that name is replaced.
    pub replace: bool,
}

/// Writes a file with the network's Meta app.
///
/// # Errors
///
/// `e.noApp` without an app, `x.needsSecret` where the secret was chosen and is not kept, `x.readOnly` for the file.
pub async fn make(ports: &Ports, file: &Path, make: Make) -> Result<Handover, Problem> {
    let app = ports.ledger.apps()?.into_iter().find(|app| app.network == make.network && app.default);
    let none = || Problem::new(Code::NoApp, Action::FixSetup).of_network(make.network);
    let app = app.ok_or_else(none)?;
    if !make.replace {
        is_free(ports.files.as_ref(), file)?;
    }
    let secret = if make.with_secret { Some(secret_of(ports, &app).await?) } else { None };
    let mut handover = Handover { from: make.from, ..Handover::of(&app, secret)? };
    if make.reply {
        handover.reply_to = Some(replies::new_key(ports, app.network, &app.id).await?);
    }
    let (text, passphrase) = (handover.text(), make.passphrase);
    let sealed = aside(move || sealed::with_passphrase(&text, &passphrase)).await?.map_err(broken)?;
    write(ports.files.as_ref(), file, sealed.as_bytes(), make.replace)?;
    Ok(handover)
}

/// Writes a file for a person to take along. `replace`: the person said that a file of that name is replaced.
///
/// # Errors
///
/// `x.readOnly` where a file is there that is not to be replaced, its folder is absent, or it cannot be written.
pub fn write(files: &dyn Files, file: &Path, content: &[u8], replace: bool) -> Result<(), Problem> {
    let written = match files.create(file, content) {
        Err(FileTrouble::Changed) if replace => files.edit(file, &mut |_| Some(content.to_vec())),
        written => written,
    };
    written.map_err(|trouble| of_written(trouble, file))
}

/// Opens a file that hands an app over. Nothing is kept yet.
///
/// # Errors
///
/// `x.paste` where the passphrase or the file is not right, `x.readOnly` where the file cannot be read.
pub async fn open(ports: &Ports, file: &Path, passphrase: Secret) -> Result<Handover, Problem> {
    let content = ports.files.read(file).map_err(|trouble| match trouble {
        FileTrouble::TooLarge => handover::not_opened(sealed::NotOpened::Strange),
        trouble => of_file(trouble, file),
    })?;
    read(content, passphrase).await
}

/// The same with the content of the file.
///
/// # Errors
///
/// `x.paste` where the passphrase or the file is not right.
pub async fn read(content: Vec<u8>, passphrase: Secret) -> Result<Handover, Problem> {
    let strange = || handover::not_opened(sealed::NotOpened::Strange);
    if content.len() > sealed::LONGEST {
        return Err(strange());
    }
    let text = String::from_utf8(content).map_err(|_| strange())?;
    let sealed = sealed::sealed_in(&text).into_iter().next().ok_or_else(strange)?;
    let opened = aside(move || sealed::open_with_passphrase(&sealed, &passphrase, sealed::LONGEST)).await?;
    Handover::read(&opened.map_err(handover::not_opened)?)
}

/// What a handed over app is beside the one that is kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// There is no app of this ID here.
    New,
    /// It is here already, as the file has it.
    Same,
    /// It is here with other values.
    Differs(Vec<Difference>),
}

/// Compares a handed over app with what is kept here.
///
/// # Errors
///
/// The vault or the ledger cannot be read.
pub async fn beside(ports: &Ports, handover: &Handover) -> Result<Beside, Problem> {
    let Some(kept) = apps::find(ports, handover.network, &handover.app_id)? else { return Ok(Beside::New) };
    let secret = match handover.secret {
        Some(_) => ports.vault.read(&EntryName::app(kept.network, &kept.id)).await?,
        None => None,
    };
    let differences = handover.differences(&kept, secret.as_ref());
    Ok(if differences.is_empty() { Beside::Same } else { Beside::Differs(differences) })
}

/// Keeps a handed over app. `replace`: the person said that the file's values take the place of other ones.
///
/// # Errors
///
/// `x.paste` where the app is kept with other values and they are not to be replaced; otherwise the problem of the vault
/// or the ledger.
pub async fn take(ports: &Ports, handover: &Handover, replace: bool) -> Result<(App, Beside), Problem> {
    let beside = beside(ports, handover).await?;
    if let (Beside::Differs(_), false) = (&beside, replace) {
        return Err(Problem::new(Code::Paste, Action::FixSetup)
            .because(Case::HandoverDiffers)
            .of_network(handover.network)
            .with_text(FactName::App, &handover.app_id));
    }
    let known = apps::find(ports, handover.network, &handover.app_id)?;
    let app = handover.app(known.as_ref(), ports.clock.now());
    let app = apps::keep(ports, app, handover.secret.as_ref()).await?;
    let to = handover.reply_to.clone().map(|key| replies::ReplyTo {
        network: app.network,
        app_id: app.id.clone(),
        key,
        from: handover.from.clone(),
    });
    // Whoever uses an app for themselves goes on to do so: only an app that came this way is for somebody else.
    if beside == Beside::New || to.is_some() {
        replies::set_reply_to(ports, (app.network, &app.id), to).await?;
    }
    Ok((app, beside))
}

async fn secret_of(ports: &Ports, app: &App) -> Result<Secret, Problem> {
    let secret = ports.vault.read(&EntryName::app(app.network, &app.id)).await?;
    secret.ok_or_else(|| Problem::new(Code::NeedsSecret, Action::FixSetup).of_network(app.network))
}

/// Checks that no file is at this path, before anybody types a passphrase or waits for it.
///
/// # Errors
///
/// `x.readOnly` with the case that a file is there.
pub fn is_free(files: &dyn Files, file: &Path) -> Result<(), Problem> {
    match files.read(file) {
        Err(FileTrouble::Gone) => Ok(()),
        _ => Err(of_file(FileTrouble::Changed, file)),
    }
}

/// A file that was to be made and is there already is [`FileTrouble::Changed`] to the port.
pub(super) fn of_file(trouble: FileTrouble, file: &Path) -> Problem {
    let problem = match trouble {
        FileTrouble::Changed => Problem::new(Code::ReadOnly, Action::CheckPaste).because(Case::IsThere),
        trouble => Problem::from(trouble),
    };
    problem.with_text(FactName::File, file.display().to_string())
}

/// The problem of a file that was to be written: it is absent where its folder is.
pub(super) fn of_written(trouble: FileTrouble, file: &Path) -> Problem {
    let is_absent = trouble == FileTrouble::Gone;
    let problem = of_file(trouble, file);
    if is_absent { problem.because(Case::NoFolder) } else { problem }
}

/// Runs what takes the processor for a while on a thread that may.
pub(super) async fn aside<T: Send + 'static>(act: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(act).await.map_err(broken)
}

pub(super) fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::new(Code::OurFault, Action::Report).with_text(FactName::Detail, error.to_string())
}
