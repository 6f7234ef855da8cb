//! Connects an account: browser, code, first token, 60-day token, `me`, comparison, vault, ledger, places. On
//! Facebook the person's Pages may take the person's place: list, choice, proof, and the rest for each of them.
//!
//! We read the app secret before the browser opens, so that a locked vault is known before a person has done any
//! work. Held by `with_a_locked_or_missing_keychain_nobody_is_sent_to_the_browser` (`tests/promises/connect.rs`).
//!
//! After the wait the door closes, but an address may still be pasted for an hour, because a code of Meta's lives
//! that long. Held by `an_address_that_is_pasted_after_the_wait_connects_all_the_same` and
//! `an_hour_after_the_wait_no_address_is_taken_any_more` (`resident/tests/login.rs`).
//!
//! A pasted address may be somebody else's: whoever is led to paste it would connect a stranger's account and later
//! write its token into a place. So the person says whether a new account is theirs before it is kept. Until then its
//! token is in memory alone: vault and ledger never hold an account that nobody confirmed, a program that is cut off at
//! the question leaves nothing behind, and the same log-in can be done again. Held by
//! `a_pasted_address_of_a_new_account_is_asked_about_and_no_stores_nothing` and
//! `whoever_is_cut_off_at_the_question_finds_nothing_kept` (`resident/tests/login.rs`).
//!
//! Where the app was handed over by a person who wants the token, it is sealed to their key in place of being kept.
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

use super::arrive::KeptAccount;
use super::replies::{self, Outgoing, ReplyTo};
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

/// The choices for one log-in.
pub struct Ask {
    /// The Meta app to log in with.
    pub app: App,
    /// The account that must log in; None for any.
    pub expect: Option<Expect>,
    /// Facebook: the Pages to connect; None for the person, or for the Page that is expected.
    pub pages: Option<PageWish>,
    /// Whether to open a listener.
    pub listen: bool,
    /// Whether to open the browser.
    pub open_browser: bool,
    /// How long to wait for the person.
    pub wait: Duration,
    /// Whether an address may still be pasted after the wait.
    pub paste_late: bool,
    /// Whether there is a person to ask about a new account that a pasted address brought; a script answers nothing.
    pub asks_whose: bool,
}

/// The account that must log in.
pub enum Expect {
    /// An account that is kept already.
    Account(Box<Account>),
    /// The name of an account that is not kept yet.
    Name(String),
}

/// Input of a person while the log-in waits.
pub enum Word {
    /// A typed or pasted line, also as the answer to "Is this right?".
    Text(Secret),
    /// The ids of the Pages to connect, in reply to [`Progress::PagesToChoose`].
    Pages(Vec<String>),
    /// The person waits this much longer.
    WaitMore(Duration),
    /// The person cancels the log-in.
    GiveUp,
}

/// The channel that a person's input arrives on.
pub type Words = mpsc::Receiver<Word>;

/// The accounts that a log-in added or renewed.
pub struct Connected {
    /// The account of the log-in, or the first of several.
    pub first: KeptAccount,
    /// The other Pages that were chosen.
    pub others: Vec<KeptAccount>,
    /// Chosen Pages that could not be kept.
    pub left_out: Vec<LeftOut>,
    /// Where the Meta app's tokens are for somebody else: the sealed tokens that wait to be sent. None of the accounts is
    /// kept here then.
    pub to_send: Vec<Outgoing>,
}

impl Connected {
    /// Every account of the log-in, the first one first.
    pub fn all(&self) -> impl Iterator<Item = &KeptAccount> {
        [&self.first].into_iter().chain(&self.others)
    }
}

/// A Page that was chosen and could not be kept.
pub struct LeftOut {
    /// The Page's name, as Facebook shows it.
    pub name: String,
    /// Why the Page could not be kept.
    pub problem: Problem,
}

/// How long a code of Meta's works at most: an hour, by Instagram's documentation; the others name less.
const LATE: TimeDelta = TimeDelta::hours(1);

/// How long the listener stays open so that the browser can load the last page.
const LINGER: Duration = Duration::from_secs(3);

/// The Meta app to log in with: the app that made the account's token, otherwise the network's default.
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

/// Runs one log-in to its end. No account is kept before its token is proved, so an interrupted log-in is simply
/// started again.
///
/// # Errors
///
/// The reason why no account was kept.
pub async fn connect(
    ports: &Ports,
    ask: Ask,
    pages: Pages,
    words: &mut Words,
    tell: Tell<'_>,
) -> Result<Connected, Problem> {
    recover::complete_arrivals(ports).await?;
    let keys = keys(ports, &ask.app).await?;
    let reply_to = reply_to(ports, &ask)?;
    let wanted = wanted(&ask);
    let sign_in = SignIn::new(&ask.app, &asking(ports, &ask, &wanted)?).map_err(|error| {
        Problem::new(Code::ReturnAddress, Action::FixSetup).with_text(FactName::Detail, error.to_string())
    })?;

    let door = waiting::open_door(ports, &ask, &sign_in, &pages, tell).await;
    let entrance = door.as_ref().map(|door| door.entrance());
    tell(Progress::Open { address: sign_in.address.clone(), entrance: entrance.clone() });
    if let Some(entrance) = entrance.filter(|_| ask.open_browser)
        && !ports.browser.open(&entrance).await
    {
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
            LogIn { ports, ask: &ask, keys, wanted, reply_to }.finish(came_back, &mut person).await
        }
        Err(problem) => Err(problem),
    };
    leave(&mut person, &pages, &outcome).await;
    outcome
}

/// For whom the token of this log-in is. An account that is kept here stays this person's own.
fn reply_to(ports: &Ports, ask: &Ask) -> Result<Option<ReplyTo>, Problem> {
    match ask.expect {
        Some(Expect::Account(_)) => Ok(None),
        _ => Ok(replies::meant_for(ports, &ask.app)?),
    }
}

/// Shows the browser how the log-in ended, and closes the listener.
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

/// The permissions to ask for: those of the account that is reconnected and those of the app, by Meta's present names.
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

/// Reads the app secret. Doing this first also shows that the vault is open, before a person is sent to the browser.
async fn keys(ports: &Ports, app: &App) -> Result<AppKeys, Problem> {
    super::keys::of_app(ports, app)
        .await?
        .ok_or_else(|| Problem::new(Code::NeedsSecret, Action::FixSetup).of_network(app.network))
}

/// Adds the expected account and the network to a problem that does not name them. Where Meta turns a log-in away because
/// of who logged in, that may be another account than the expected one, and none is named.
fn named(problem: Problem, ask: &Ask) -> Problem {
    let network = ask.app.network;
    let name = ask.expect.as_ref().map(|expect| match expect {
        Expect::Account(account) => network.handle(&account.name),
        Expect::Name(name) => network.handle(name),
    });
    let problem = problem.of_network(network).with_text(FactName::ReturnAddress, &ask.app.return_address);
    let problem = setup::with_field(problem, network);
    match name.filter(|_| problem.code != Code::Tester) {
        Some(name) => problem.with_text(FactName::Name, name),
        None => problem,
    }
}
