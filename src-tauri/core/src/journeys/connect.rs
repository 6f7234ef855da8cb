//! Connects an account: browser, code, first token, 60-day token, `me`, comparison, vault, ledger, places.

mod pages;

use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::mpsc;

use super::arrive::{self, Arrival, Kept, Origin};
use super::{Progress, Tell, overdue, prove, settle};
use crate::account::{Account, App, SecretKeeping};
use crate::connect::{Returned, SignIn};
use crate::diagnosis::{self, Step};
use crate::network::Network;
use crate::ports::{AppKeys, Door, DoorTrouble, EntryName, Moment, Ports, TokenAnswer, Trouble};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::tokens::Stored;
pub use pages::Pages;

/// What is wanted.
pub struct Ask {
    /// The Meta app to log in with.
    pub app: App,
    /// Who must come back.
    pub expect: Option<Expect>,
    /// Whether to open a listener.
    pub listen: bool,
    /// Whether to open the browser.
    pub open_browser: bool,
    /// How long to wait for the person.
    pub wait: Duration,
}

/// Who must come back.
pub enum Expect {
    /// An account that is kept.
    Account(Box<Account>),
    /// A name that is not kept yet.
    Name(String),
}

/// What a person says while we wait.
pub enum Word {
    /// Typed or pasted; the answer to "Is this right?" comes the same way.
    Text(Secret),
    /// Wait so much longer.
    WaitMore(Duration),
    /// Stop waiting.
    GiveUp,
}

/// Where a person's words come from.
pub type Words = mpsc::Receiver<Word>;

/// How long the door stays for the browser to fetch the outcome.
const LINGER: Duration = Duration::from_secs(3);

/// The Meta app to log in with: the one that the account came with, else the network's default.
pub fn app_for(apps: &[App], network: Network, expect: Option<&Expect>) -> Result<App, Problem> {
    let own = match expect {
        Some(Expect::Account(account)) => account.app_id.as_ref(),
        _ => None,
    };
    let of_network = || apps.iter().filter(|app| app.network == network);
    let app = of_network().find(|app| Some(&app.id) == own).or_else(|| of_network().find(|app| app.default));
    app.cloned()
        .ok_or_else(|| Problem::new(Code::NoApp, Action::FixSetup).with_text("network", network.brand()))
}

/// Runs one attempt to its end.
pub async fn connect(
    ports: &Ports,
    ask: Ask,
    pages: Pages,
    words: &mut Words,
    tell: Tell<'_>,
) -> Result<Kept, Problem> {
    settle::complete_arrivals(ports).await?;
    let keys = keys(ports, &ask.app).await?;
    let wanted = wanted(&ask);
    let sign_in = SignIn::new(&ask.app, &wanted).map_err(|error| {
        Problem::new(Code::ReturnAddress, Action::FixSetup).with_text("detail", error.to_string())
    })?;

    let mut door = open_door(ports, &ask, &sign_in, &pages, tell).await;
    tell(Progress::Open(sign_in.address.clone()));
    if ask.open_browser && door.is_some() && !ports.desk.open_address(&sign_in.address).await {
        tell(Progress::NoBrowser);
    }
    let mut person = Person { words, end: ports.clock.now() + span(ask.wait), tell };
    let outcome = match wait(ports, &ask, &sign_in, &mut door, &mut person).await {
        Ok(code) => {
            tell(Progress::CameBack);
            finish(ports, &ask, &keys, code, wanted, &mut person).await
        }
        Err(problem) => Err(problem),
    };
    if let Some(door) = door {
        door.show(pages.for_outcome(&outcome));
        door.close(LINGER).await;
    }
    outcome
}

/// A reconnect asks for what the account had and what the app asks for.
fn wanted(ask: &Ask) -> Vec<String> {
    let mut wanted = ask.app.permissions.clone();
    if let Some(Expect::Account(account)) = &ask.expect {
        for permission in &account.permissions.wanted {
            if !wanted.contains(permission) {
                wanted.push(permission.clone());
            }
        }
    }
    wanted
}

/// Reading the secret first also shows that the vault is open, before a person is sent to the browser.
async fn keys(ports: &Ports, app: &App) -> Result<AppKeys, Problem> {
    match ports.vault.read(&EntryName::app(app.network, &app.id)).await? {
        Some(secret) => Ok(AppKeys { network: app.network, id: app.id.clone(), secret }),
        None => {
            Err(Problem::new(Code::NeedsSecret, Action::FixSetup).with_text("network", app.network.brand()))
        }
    }
}

async fn open_door(
    ports: &Ports,
    ask: &Ask,
    sign_in: &SignIn,
    pages: &Pages,
    tell: Tell<'_>,
) -> Option<Box<dyn Door>> {
    if !ask.listen {
        return None;
    }
    let opened = ports
        .doorway
        .open(&sign_in.return_address, &sign_in.state, pages.waiting.clone(), pages.stale.clone())
        .await;
    match opened {
        Ok(door) => return Some(door),
        Err(DoorTrouble::Busy(port)) => tell(Progress::PortBusy(port)),
        Err(DoorTrouble::Elsewhere) => {}
        Err(DoorTrouble::Failed(why)) => {
            tell(Progress::NoDoor(Problem::new(Code::PortBusy, Action::CheckPaste).with_text("detail", why)));
        }
    }
    None
}

/// Waits for the browser or a paste, whichever comes first. What does not belong here is said and waited past.
async fn wait(
    ports: &Ports,
    ask: &Ask,
    sign_in: &SignIn,
    door: &mut Option<Box<dyn Door>>,
    person: &mut Person<'_>,
) -> Result<CameBack, Problem> {
    let mut listening = true;
    loop {
        let text = tokio::select! {
            // Whoever came in the last moment came in time.
            biased;
            address = came_back(door) => address,
            word = person.words.recv(), if listening => match word {
                Some(Word::Text(text)) => text,
                Some(Word::WaitMore(wait)) => { person.end += span(wait); continue }
                Some(Word::GiveUp) => return Err(named(Problem::new(Code::Denied, Action::RetryLogin), ask)),
                None => { listening = false; continue }
            },
            () = ports.clock.until(person.end) => return Err(Problem::new(Code::TimedOut, Action::RetryLogin)),
        };
        if text.expose().trim().is_empty() {
            continue;
        }
        match sign_in.read(text.expose()) {
            Returned::Code(code) => return Ok(CameBack { code, bare: false }),
            // Without `state` nothing ties it to this attempt but the account that must come back.
            Returned::BareCode(code) if ask.expect.is_some() => return Ok(CameBack { code, bare: true }),
            Returned::BareCode(_) => (person.tell)(Progress::NotThis(
                Problem::new(Code::NotAddress, Action::CheckPaste)
                    .with_text("return_address", sign_in.return_address.as_str()),
            )),
            Returned::Over(problem) => return Err(named(problem, ask)),
            Returned::NotThis(problem) => (person.tell)(Progress::NotThis(problem)),
        }
    }
}

async fn came_back(door: &mut Option<Box<dyn Door>>) -> Secret {
    match door {
        Some(door) => door.came_back().await,
        None => std::future::pending().await,
    }
}

fn span(wait: Duration) -> TimeDelta {
    TimeDelta::from_std(wait).unwrap_or(TimeDelta::minutes(20))
}

/// Who is asked, and how long.
struct Person<'a> {
    words: &'a mut Words,
    end: Moment,
    tell: Tell<'a>,
}

/// What came back.
struct CameBack {
    code: Secret,
    /// Without `state`.
    bare: bool,
}

/// From the code to the account. The code is good for one use, so it is traded once.
async fn finish(
    ports: &Ports,
    ask: &Ask,
    keys: &AppKeys,
    CameBack { code, bare }: CameBack,
    wanted: Vec<String>,
    person: &mut Person<'_>,
) -> Result<Kept, Problem> {
    let mut stretch = ports.steady.stretch().await;
    let network = ask.app.network;
    let trouble = |trouble: Trouble, step| named(diagnosis::problem(&trouble, step, network), ask);
    let first = ports.meta.exchange_code(keys, &code, &ask.app.return_address).await;
    let first = first.map_err(|error| trouble(error, Step::CodeExchange))?;
    let long = ports.meta.exchange_token(keys, &first.token).await;
    let long: TokenAnswer = long.map_err(|error| trouble(error, Step::TokenExchange))?;
    let permissions = long.permissions.or(first.permissions);
    let told = prove::ask(ports.meta.as_ref(), network, &long.token, permissions, Some(keys)).await;
    let told = told.map_err(|error| trouble(error, Step::Call))?;
    if let Some(problem) = not_expected(ask, network, &told.profile) {
        return Err(problem);
    }
    if bare {
        // A person may think for long: the program may be told to end meanwhile.
        drop(stretch);
        is_right(ports, network.handle(&told.profile.name), person)
            .await
            .map_err(|found| named(found, ask))?;
        stretch = ports.steady.stretch().await;
    }
    let expires_at = prove::end_of(long.expires_at, told.inspection.as_ref());
    let token = Stored { token: long.token, obtained_at: Some(long.answered_at), expires_at };
    let app_id = Some(ask.app.id.clone());
    let arrival = Arrival { network, token, told, app_id, wanted, label: None, origin: Origin::Connected };
    let kept = arrive::keep(ports, arrival).await?;
    if ask.app.secret == SecretKeeping::Once {
        overdue::forget_secret(ports, &ask.app).await?;
    }
    drop(stretch);
    Ok(kept)
}

/// Lets the person say whether this is the account. No answer is no.
async fn is_right(ports: &Ports, name: String, person: &mut Person<'_>) -> Result<(), Problem> {
    const YES: [&str; 4] = ["y", "yes", "д", "да"];
    (person.tell)(Progress::IsThisRight(name.clone()));
    let (code, why) = loop {
        let word = tokio::select! {
            word = person.words.recv() => word,
            () = ports.clock.until(person.end) => None,
        };
        match word {
            Some(Word::Text(answer)) if YES.contains(&answer.expose().trim().to_lowercase().as_str()) => {
                return Ok(());
            }
            Some(Word::Text(_) | Word::GiveUp) => break (Code::WrongAccount, "said_no"),
            Some(Word::WaitMore(wait)) => person.end += span(wait),
            None => break (Code::TimedOut, "no_answer"),
        }
    };
    Err(Problem::new(code, Action::RetryLogin).with_text("name", name).with_text("why", why))
}

/// Another account than was expected: nothing is stored, nothing overwritten.
fn not_expected(ask: &Ask, network: Network, profile: &crate::ports::Profile) -> Option<Problem> {
    let (is_expected, expected) = match ask.expect.as_ref()? {
        Expect::Account(account) => {
            (account.network == network && account.user_id == profile.user_id, account.name.clone())
        }
        Expect::Name(name) => (name.to_lowercase() == profile.name.to_lowercase(), name.clone()),
    };
    (!is_expected).then(|| {
        Problem::new(Code::WrongAccount, Action::RetryLogin)
            .with_text("name", network.handle(&expected))
            .with_text("other", network.handle(&profile.name))
            .with_text("network", network.brand())
    })
}

/// Names the expected account and the network in a problem that does not.
fn named(problem: Problem, ask: &Ask) -> Problem {
    let network = ask.app.network;
    let name = ask.expect.as_ref().map(|expect| match expect {
        Expect::Account(account) => network.handle(&account.name),
        Expect::Name(name) => network.handle(name),
    });
    let problem =
        problem.with_text("network", network.brand()).with_text("return_address", &ask.app.return_address);
    let problem = diagnosis::setup::with_field(problem, network);
    match name {
        Some(name) => problem.with_text("name", name),
        None => problem,
    }
}
