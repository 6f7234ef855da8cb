//! Connects an account through the browser.

mod place;

use std::time::Duration;

use sixty_adapters::meta::{PretendAddress, placed};
use sixty_core::account::Account;
use sixty_core::journeys::Progress;
use sixty_core::journeys::connect::{self, Ask, Expect, PageWish, Pages, Word, Words};
use sixty_core::network::Network;
use sixty_core::text::Value;
use tokio::sync::mpsc;

use super::import;
use crate::args::Connect;
use crate::choose;
use crate::exit::Exit;
use crate::input;
use crate::session::{Ended, Session};
use crate::voice::Voice;

pub async fn run(session: &Session<'_>, command: Connect) -> Ended {
    if let Some(misuse) = misuse(session, &command) {
        return Ok(misuse);
    }
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let expect = match &command.expect {
        Some(name) => match expected(session, &accounts, name, command.network) {
            Ok(expect) => Some(expect),
            Err(misuse) => return Ok(misuse),
        },
        None => None,
    };
    let waiting = match &command.for_place {
        Some(id) => match place::named(&ports, command.network, id)? {
            Some(place) => Some(place),
            None => return Ok(no_such_place(session, &command, id)),
        },
        None => None,
    };
    let apps = ports.ledger.apps()?;
    let app = connect::app_for(&apps, command.network, expect.as_ref())?;
    let pretend = session.profile.pretend_meta().await?;
    let ask = Ask {
        app,
        expect,
        pages: pages_of(&command.page),
        listen: !command.no_listen,
        open_browser: !command.no_browser,
        wait: Duration::from_secs(command.wait),
        paste_late: false,
        asks_whose: input::has_person(),
    };
    let tell = |progress| say(session.voice, pretend.as_ref(), command.no_browser, progress);
    let mut lines = pasted_lines();
    let shown = Pages::new(&session.voice.texts);
    let mut connected = connect::connect(&ports, ask, shown, &mut lines, &tell).await?;
    // Only the person knows which of several Pages a waiting place is for; `places add` lets them say so.
    if connected.others.is_empty() && connected.to_send.is_empty() {
        connected.first = place::give(&ports, session.voice, connected.first, waiting, &mut lines).await?;
    }
    import::tell_of_log_in(session, &ports, connected).await
}

/// How the command ends when its options contradict each other in a way that clap cannot check.
fn misuse(session: &Session<'_>, command: &Connect) -> Option<Exit> {
    let is_whole_list = pages_of(&command.page) == Some(PageWish::All);
    if !command.page.is_empty() && command.network != Network::Facebook {
        let brand = [("network", Value::Text(command.network.brand()))];
        return Some(session.voice.misused("cli-connect-page-facebook", &brand));
    }
    let several = command.page.len() > 1 || is_whole_list;
    (several && command.for_place.is_some()).then(|| session.voice.misused("cli-connect-page-one-place", &[]))
}

fn pages_of(pages: &[String]) -> Option<PageWish> {
    match pages {
        [] => None,
        _ if pages.iter().any(|page| page == "all") => Some(PageWish::All),
        _ => Some(PageWish::Named(pages.to_vec())),
    }
}

fn no_such_place(session: &Session<'_>, command: &Connect, id: &str) -> Exit {
    let values = [("place", Value::Text(id)), ("network", Value::Text(command.network.brand()))];
    session.voice.misused("cli-connect-place-unknown", &values)
}

/// The account that must come back: one that is kept, or else a name to compare with the account that came back.
///
/// # Errors
/// Several accounts of the network are called so, or the name is that of another network; that has been said.
fn expected(
    session: &Session<'_>,
    accounts: &[Account],
    name: &str,
    network: Network,
) -> Result<Expect, Exit> {
    let of_network: Vec<Account> =
        accounts.iter().filter(|account| account.network == network).cloned().collect();
    match choose::account(&of_network, name) {
        Ok(account) => return Ok(Expect::Account(Box::new(account))),
        Err(choose::Unclear::Several(_)) => {
            return Err(session.one(&of_network, name).err().unwrap_or(Exit::Usage));
        }
        Err(choose::Unclear::Unknown) => {}
    }
    let by_id = accounts.iter().find(|account| account.id == name).map(|account| account.network);
    let (named, bare) = match choose::with_network(name) {
        Some((named, bare)) => (Some(named), bare),
        None => (by_id, name),
    };
    match named.filter(|named| *named != network) {
        Some(other) => {
            let values = [("network", Value::Text(network.brand())), ("other", Value::Text(other.brand()))];
            Err(session.voice.misused("cli-connect-expect-network", &values))
        }
        None => Ok(Expect::Name(bare.strip_prefix('@').unwrap_or(bare).to_owned())),
    }
}

/// The lines of stdin, as a person pastes them. They are read on a thread of their own, because a read that never
/// returns would keep the async runtime from ending.
fn pasted_lines() -> Words {
    let (sender, pasted) = mpsc::channel(16);
    std::thread::spawn(move || {
        let mut stdin = std::io::stdin().lock();
        while let Some(line) = input::line(&mut stdin) {
            if sender.blocking_send(Word::Text(line)).is_err() {
                return;
            }
        }
    });
    pasted
}

fn say(voice: &Voice, pretend: Option<&PretendAddress>, no_browser: bool, progress: Progress) {
    match progress {
        Progress::Open { address, .. } => {
            voice.is_asking_now(true);
            let address = placed(&address, pretend);
            match (no_browser, voice.is_json()) {
                (true, true) => voice.raw(&serde_json::json!({ "open": address }).to_string()),
                (true, false) => voice.raw(address.as_str()),
                (false, _) => {
                    voice.hint("cli-connect-open", &[]);
                    voice.aside(address.as_str());
                }
            }
            voice.hint("cli-connect-paste", &[]);
        }
        Progress::PortBusy(port) => {
            voice.hint("cli-connect-port-busy", &[("port", Value::Number(port.into()))])
        }
        Progress::NoDoor(problem) | Progress::NotThis(problem) => voice.explain(&problem),
        Progress::NoBrowser => voice.hint("cli-connect-no-browser", &[]),
        Progress::CameBack => {
            voice.is_asking_now(false);
            voice.hint("cli-connect-came-back", &[]);
        }
        Progress::IsThisRight(name) => {
            voice.is_asking_now(true);
            voice.hint("cli-connect-is-this-right", &[("name", Value::Text(&name))])
        }
        // This command names its Pages beforehand, and it takes no paste after its time is over.
        Progress::PagesToChoose(_) | Progress::TimedOut => {}
    }
}
