//! Connects an account: browser, code, first token, 60-day token, `me`, comparison, vault, ledger, places. On Facebook
//! the person's Pages may take the person's place: list, choice, proof, and the rest for each of them.
//!
//! Ends in: `e.denied`, `e.timeout`, `e.wrongAccount`, `e.returnAddr`, `e.noPages`, `e.noApp`, `x.needsSecret`,
//! `x.notYours`, whatever Meta's refusals are diagnosed as, and whatever vault and ledger say of themselves.

mod finish;
mod page_choice;
mod shown;
mod waiting;

use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::mpsc;

use super::arrive::Kept;
use super::{Progress, Tell, recover};
use crate::account::{Account, App};
use crate::diagnosis::setup;
use crate::network::Network;
use crate::ports::{AppKeys, Ports};
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;
use crate::sign_in::{self, Asking, SignIn};
use crate::terms;
use finish::LogIn;
pub use page_choice::{PageOffer, PageWish};
pub use shown::Pages;
use waiting::Person;

/// What a log-in is asked for.
pub struct Ask {
    /// The Meta app to log in with.
    pub app: App,
    /// Who must come back.
    pub expect: Option<Expect>,
    /// Facebook: the Pages that are wanted; None: the person, or the Page that is expected.
    pub pages: Option<PageWish>,
    /// Whether to open a listener.
    pub listen: bool,
    /// Whether to open the browser.
    pub open_browser: bool,
    /// How long to wait for the person.
    pub wait: Duration,
    /// Whether an address may be pasted after that.
    pub paste_late: bool,
}

/// Who must come back.
pub enum Expect {
    /// An account that is kept.
    Account(Box<Account>),
    /// A name that is not kept yet.
    Name(String),
}

/// What a person says while the log-in waits.
pub enum Word {
    /// A typed or pasted line, also as the answer to "Is this right?".
    Text(Secret),
    /// The ids of the Pages that are wanted, after [`Progress::PagesToChoose`].
    Pages(Vec<String>),
    /// Wait so much longer.
    WaitMore(Duration),
    /// The person does not want to wait any longer.
    GiveUp,
}

/// Where a person's words come from.
pub type Words = mpsc::Receiver<Word>;

/// The accounts that a log-in brought.
pub struct Connected {
    /// Its account, or the first of them.
    pub first: Kept,
    /// The other Pages that were chosen.
    pub others: Vec<Kept>,
    /// Chosen Pages that could not be kept.
    pub left_out: Vec<LeftOut>,
}

/// A Page that was chosen and could not be kept.
pub struct LeftOut {
    /// The Page's name, as Facebook shows it.
    pub name: String,
    /// Why the Page could not be kept.
    pub problem: Problem,
}

/// A code of Meta's is good for an hour at the longest (Instagram's; the others say less).
const LATE: TimeDelta = TimeDelta::hours(1);

/// How long the door stays open for the browser to fetch the outcome.
const LINGER: Duration = Duration::from_secs(3);

/// The Meta app to log in with: the app that the account came with, else the network's default.
///
/// # Errors
///
/// `e.noApp` where the network has no app.
pub fn app_for(apps: &[App], network: Network, expect: Option<&Expect>) -> Result<App, Problem> {
    let own = match expect {
        Some(Expect::Account(account)) => account.app_id.as_ref(),
        _ => None,
    };
    let of_network = || apps.iter().filter(|app| app.network == network);
    let app = of_network().find(|app| Some(&app.id) == own).or_else(|| of_network().find(|app| app.default));
    app.cloned().ok_or_else(|| Problem::new(Code::NoApp, Action::FixSetup).of_network(network))
}

/// Runs one log-in to its end. Nothing is kept before it is proved, so a log-in that was cut off is started again.
///
/// # Errors
///
/// Why no account was kept.
pub async fn connect(
    ports: &Ports,
    ask: Ask,
    pages: Pages,
    words: &mut Words,
    tell: Tell<'_>,
) -> Result<Connected, Problem> {
    recover::complete_arrivals(ports).await?;
    let keys = keys(ports, &ask.app).await?;
    let wanted = wanted(&ask);
    let sign_in = SignIn::new(&ask.app, &asking(ports, &ask, &wanted)?).map_err(|error| {
        Problem::new(Code::ReturnAddress, Action::FixSetup).with_text(FactName::Detail, error.to_string())
    })?;

    let door = waiting::open_door(ports, &ask, &sign_in, &pages, tell).await;
    tell(Progress::Open(sign_in.address.clone()));
    if ask.open_browser && door.is_some() && !ports.browser.open(&sign_in.address).await {
        tell(Progress::NoBrowser);
    }
    let end = ports.clock.now() + waiting::span(ask.wait);
    let mut person = Person { words, end, tell, door, question: pages.question.clone() };
    let mut came_back = waiting::wait(ports, &ask, &sign_in, &mut person).await;
    if let Err(problem) = &came_back
        && problem.code == Code::TimedOut
        && ask.paste_late
    {
        tell(Progress::TimedOut);
        leave(&mut person, &pages, &Err(problem.clone())).await;
        person.end = ports.clock.now() + LATE;
        came_back = waiting::wait(ports, &ask, &sign_in, &mut person).await;
        person.end = ports.clock.now() + waiting::span(ask.wait);
    }
    let outcome = match came_back {
        Ok(came_back) => {
            tell(Progress::CameBack);
            LogIn { ports, ask: &ask, keys, wanted }.finish(came_back, &mut person).await
        }
        Err(problem) => Err(problem),
    };
    leave(&mut person, &pages, &outcome).await;
    outcome
}

/// Closes the door behind a browser that sees how it ended.
async fn leave(person: &mut Person<'_>, pages: &Pages, outcome: &Result<Connected, Problem>) {
    if let Some(door) = person.door.take() {
        door.show(pages.for_outcome(outcome));
        door.close(LINGER).await;
    }
}

fn asking(ports: &Ports, ask: &Ask, wanted: &[String]) -> Result<Asking, Problem> {
    let expected = match &ask.expect {
        Some(Expect::Account(account)) => Some(account.as_ref()),
        _ => None,
    };
    let occasion = sign_in::occasion(&ask.app, expected, &ports.ledger.accounts()?, ports.clock.now());
    Ok(Asking { permissions: wanted.to_vec(), occasion, graph: terms::graph_version(ports.ledger.as_ref()) })
}

/// A reconnect asks for what the account had and what the app asks for, each by the name that Meta takes today.
fn wanted(ask: &Ask) -> Vec<String> {
    let had = match &ask.expect {
        Some(Expect::Account(account)) => account.permissions.wanted.as_slice(),
        _ => &[],
    };
    let names = &ask.app.network.facts().permissions;
    let mut wanted: Vec<String> = Vec::new();
    for permission in ask.app.permissions.iter().chain(had) {
        let name = names.called_now(permission);
        if !wanted.iter().any(|wanted| wanted == name) {
            wanted.push(name.to_owned());
        }
    }
    wanted
}

/// Reading the secret first also shows that the vault is open, before a person is sent to the browser.
async fn keys(ports: &Ports, app: &App) -> Result<AppKeys, Problem> {
    super::keys::of_app(ports, app)
        .await?
        .ok_or_else(|| Problem::new(Code::NeedsSecret, Action::FixSetup).of_network(app.network))
}

/// Names the expected account and the network in a problem that does not.
fn named(problem: Problem, ask: &Ask) -> Problem {
    let network = ask.app.network;
    let name = ask.expect.as_ref().map(|expect| match expect {
        Expect::Account(account) => network.handle(&account.name),
        Expect::Name(name) => network.handle(name),
    });
    let problem = problem.of_network(network).with_text(FactName::ReturnAddress, &ask.app.return_address);
    let problem = setup::with_field(problem, network);
    match name {
        Some(name) => problem.with_text(FactName::Name, name),
        None => problem,
    }
}
