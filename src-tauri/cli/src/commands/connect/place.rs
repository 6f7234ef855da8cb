//! Gives the token of a new log-in to a place that waits for an account of its network.

use sixty_core::journeys::arrive::KeptAccount;
use sixty_core::journeys::connect::{Word, Words};
use sixty_core::journeys::waiting;
use sixty_core::network::Network;
use sixty_core::places::Place;
use sixty_core::ports::Ports;
use sixty_core::problem::Problem;
use sixty_core::text::Value;

use crate::input;
use crate::voice::Voice;

/// The place of this id, where it waits for an account of this network.
///
/// # Errors
/// The ledger cannot be read.
pub fn named(ports: &Ports, network: Network, id: &str) -> Result<Option<Place>, Problem> {
    Ok(waiting::of_network(ports, network)?.into_iter().find(|place| place.id == id))
}

/// Gives the token to the place that was named, or else to the one that a person chooses at the terminal.
///
/// # Errors
/// The ledger or the vault cannot be used. A file that cannot be written is no error: the place's receipt says so.
pub async fn give(
    ports: &Ports,
    voice: &Voice,
    mut kept: KeptAccount,
    named: Option<Place>,
    answers: &mut Words,
) -> Result<KeptAccount, Problem> {
    let chosen = match named {
        Some(place) => Some(place),
        None => offer(ports, voice, &kept, answers).await?,
    };
    if let Some(place) = chosen {
        let handle = kept.account.network.handle(&kept.account.name);
        let id = place.id.clone();
        let (line, file) = line_and_file(&place);
        kept.places = waiting::adopt(ports, &kept.account, place).await?;
        let is_there = |place: &Place| place.last.as_ref().is_some_and(|last| last.reason.is_none());
        if kept.places.iter().any(|place| place.id == id && is_there(place)) {
            let values =
                [("line", Value::Text(&line)), ("file", Value::Text(&file)), ("name", Value::Text(&handle))];
            voice.hint("cli-connect-place-done", &values);
        }
    }
    Ok(kept)
}

/// The places that a person may choose from.
struct Offered {
    waiting: Vec<Place>,
    /// Whether they fit the account; otherwise the person is asked again with both names.
    is_fitting: bool,
}

/// The waiting places that fit the account; where none does, all of its network.
fn offered(ports: &Ports, kept: &KeptAccount) -> Result<Offered, Problem> {
    let waiting = waiting::of_network(ports, kept.account.network)?;
    let mut fitting = Vec::new();
    for place in &waiting {
        if waiting::fits_by_ledger(ports, place, &kept.account)? {
            fitting.push(place.clone());
        }
    }
    let is_fitting = !fitting.is_empty();
    Ok(Offered { waiting: if is_fitting { fitting } else { waiting }, is_fitting })
}

/// Whether the person means this line for this account, although nothing shows that it is the account's.
async fn is_meant(voice: &Voice, kept: &KeptAccount, place: &Place, answers: &mut Words) -> bool {
    const YES: [&str; 4] = ["y", "yes", "д", "да"];
    let handle = kept.account.network.handle(&kept.account.name);
    let (line, file) = line_and_file(place);
    let values = [("line", Value::Text(&line)), ("file", Value::Text(&file)), ("name", Value::Text(&handle))];
    voice.hint("cli-connect-place-sure", &values);
    loop {
        match answers.recv().await {
            Some(Word::Text(answer)) => {
                return YES.contains(&answer.expose().trim().to_lowercase().as_str());
            }
            Some(_) => {}
            None => return false,
        }
    }
}

async fn offer(
    ports: &Ports,
    voice: &Voice,
    kept: &KeptAccount,
    answers: &mut Words,
) -> Result<Option<Place>, Problem> {
    let network = kept.account.network;
    let Offered { mut waiting, is_fitting } = offered(ports, kept)?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let brand = ("network", Value::Text(network.brand()));
    let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    voice.hint("cli-connect-place-waiting", &[("count", Value::Number(count)), brand]);
    for (index, place) in waiting.iter().enumerate() {
        let (line, file) = line_and_file(place);
        let number = (index + 1).to_string();
        let values =
            [("number", Value::Text(&number)), ("line", Value::Text(&line)), ("file", Value::Text(&file))];
        voice.hint("cli-connect-place-row", &values);
    }
    let can_answer = !voice.is_json() && input::has_person();
    if can_answer && let Some(index) = voice.asks(choose(voice, kept, waiting.len(), answers)).await {
        let place = waiting.swap_remove(index);
        if is_fitting || voice.asks(is_meant(voice, kept, &place, answers)).await {
            return Ok(Some(place));
        }
        waiting.push(place);
    }
    if can_answer {
        voice.hint("cli-connect-place-left", &[]);
    }
    for place in &waiting {
        let values = [("network", Value::Text(network.key())), ("place", Value::Text(&place.id))];
        voice.hint("cli-connect-place-later", &values);
    }
    Ok(None)
}

/// The index of the place whose number a person types; None after an empty line or the end of stdin.
async fn choose(voice: &Voice, kept: &KeptAccount, count: usize, answers: &mut Words) -> Option<usize> {
    let handle = kept.account.network.handle(&kept.account.name);
    voice.hint("cli-connect-place-ask", &[("name", Value::Text(&handle))]);
    loop {
        let Word::Text(answer) = answers.recv().await? else { continue };
        let answer = answer.expose().trim().to_owned();
        if answer.is_empty() {
            return None;
        }
        match answer.parse::<usize>() {
            Ok(number @ 1..) if number <= count => return Some(number - 1),
            _ => voice.hint("cli-connect-place-no-number", &[("number", Value::Text(&answer))]),
        }
    }
}

fn line_and_file(place: &Place) -> (String, String) {
    let line = place.target.line();
    line.map(|line| (line.key.to_owned(), line.path.display().to_string())).unwrap_or_default()
}
