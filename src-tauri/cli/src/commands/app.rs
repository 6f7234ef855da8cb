//! Keeps, lists and removes Meta apps.

use serde::Serialize;
use sixty_core::account::{App, SecretKeeping};
use sixty_core::journeys::apps;
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::problem::{Action, Code, Fact, FactName, Problem};
use sixty_core::text::Value;
use sixty_core::token_shape::{self, Shape};
use url::Url;

use crate::args::AppSet;
use crate::exit::Exit;
use crate::input;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

#[derive(Serialize)]
struct Apps {
    apps: Vec<AppView>,
}

#[derive(Serialize)]
struct AppView {
    network: &'static str,
    id: String,
    return_url: String,
    permissions: Vec<String>,
    secret: SecretKeeping,
    default: bool,
}

pub async fn set(session: &Session<'_>, set: AppSet) -> Ended {
    if let Some(key) = misuse(&set) {
        return Ok(session.voice.misused(key, &[]));
    }
    if let Some((name, instead)) = set.permissions.as_deref().and_then(|list| retired(set.network, list)) {
        let values = [
            ("permission", Value::Text(name)),
            ("instead", Value::Text(instead)),
            ("network", Value::Text(set.network.brand())),
        ];
        return Ok(session.voice.misused("cli-usage-retired", &values));
    }
    if set.permissions.as_deref().is_some_and(|list| names(list).next().is_none()) {
        return Ok(session.voice.misused("cli-usage-no-permissions", &[]));
    }
    let prompt = session.voice.texts.say("cli-ask-secret", &[]);
    let Ok(Some(secret)) = session.voice.asks(input::secret(&prompt)).await else {
        return Ok(session.voice.misused("cli-usage-empty-secret", &[]));
    };
    let Some(secret) = apps::secret_in(&secret) else {
        if token_shape::shape_of(apps::cleaned(&secret).expose()) == Shape::AppId {
            return Ok(session.voice.misused("cli-usage-secret-is-id", &[]));
        }
        let count = i64::try_from(secret.expose().trim().chars().count()).unwrap_or(i64::MAX);
        return Ok(session.voice.misused("cli-usage-secret-shape", &[("count", Value::Number(count))]));
    };
    let ports = session.ports().await?;
    warn_of_same_id(session, &ports.ledger.apps()?, &set);
    let known = apps::find(&ports, set.network, &set.id)?;
    let app = apps::keep(&ports, app_of(&set, known, ports.clock.now()), Some(&secret)).await?;
    session.voice.answer(&Apps { apps: vec![view(&app)] });
    if !session.voice.is_json() {
        let values = [("network", Value::Text(app.network.brand())), ("app", Value::Text(&app.id))];
        session.voice.say("cli-app-set", &values);
        session.voice.line(&app.return_address);
    }
    Ok(Exit::Done)
}

pub async fn list(session: &Session<'_>) -> Ended {
    let ports = session.ports_to_read().await?;
    drop(session.purge(&ports).await);
    let apps = ports.ledger.apps()?;
    if !session.voice.is_json() && apps.is_empty() {
        session.voice.say("cli-app-none", &[]);
    }
    for app in apps.iter().filter(|_| !session.voice.is_json()) {
        let mark = if app.default { "*" } else { " " };
        session.voice.line(&format!(
            "{mark} {:<10} {:<18} {}",
            app.network.brand(),
            app.id,
            app.return_address
        ));
    }
    session.voice.answer(&Apps { apps: apps.iter().map(view).collect() });
    Ok(Exit::Done)
}

pub async fn remove(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports().await?;
    let Some(app) = ports.ledger.apps()?.into_iter().find(|app| app.id == id) else {
        let app = without_secret(id);
        return Ok(session.voice.misused("cli-app-unknown", &[("app", Value::Text(&app))]));
    };
    let count = i64::try_from(apps::needing(&ports, app.network, id)?).unwrap_or(i64::MAX);
    if count > 0 {
        session.voice.fail(
            &Problem::new(Code::AppNeeded, Action::None)
                .of_network(app.network)
                .with_text(FactName::App, id)
                .with(FactName::Count, Fact::Number(count)),
        );
        return Ok(Exit::Broken);
    }
    apps::remove(&ports, app.network, id).await?;
    session.voice.answer(&Apps { apps: ports.ledger.apps()?.iter().map(view).collect() });
    if !session.voice.is_json() {
        session.voice.say("cli-app-removed", &[("app", Value::Text(id))]);
    }
    Ok(Exit::Done)
}

/// A Meta app has one ID for each network, and Meta's page shows Facebook's at its top. The same ID on two networks is
/// most likely that one, pasted twice.
fn warn_of_same_id(session: &Session<'_>, apps: &[App], set: &AppSet) {
    let Some(other) = apps.iter().find(|app| app.id == set.id && app.network != set.network) else { return };
    let values = [
        ("network", Value::Text(set.network.brand())),
        ("other", Value::Text(other.network.brand())),
        ("app", Value::Text(&set.id)),
    ];
    session.voice.hint("cli-app-same-id", &values);
}

fn misuse(set: &AppSet) -> Option<&'static str> {
    match token_shape::shape_of(&set.id) {
        Shape::AppId => {}
        Shape::AppSecret => return Some("cli-usage-id-is-secret"),
        _ => return Some("cli-usage-app-id"),
    }
    if set.forget_secret && set.network == Network::Facebook {
        return Some("cli-usage-forget-facebook");
    }
    if set.config_id.is_some() && set.network != Network::Facebook {
        return Some("cli-usage-config-id");
    }
    let address = set.return_url.as_deref()?;
    match Url::parse(address).ok().filter(may_be_returned_to) {
        Some(url) if url.scheme() == "https" => None,
        Some(url) if url.scheme() == "http" => {
            (set.network != Network::Facebook).then_some("cli-usage-http-return")
        }
        _ => Some("cli-usage-bad-address"),
    }
}

/// Whether a browser can come back to it with the answer of a log-in: a fragment is not allowed (RFC 6749, 3.1.2), and no
/// program listens on port 0.
fn may_be_returned_to(url: &Url) -> bool {
    let has_user = !url.username().is_empty() || url.password().is_some();
    url.has_host() && url.fragment().is_none() && !has_user && url.port() != Some(0)
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ' ']).filter(|name| !name.is_empty())
}

/// A permission of `list` that Meta has retired, and the one to ask for instead. No log-in with a retired one works.
fn retired(network: Network, list: &str) -> Option<(&str, &'static str)> {
    let retired = &network.facts().permissions.retired;
    names(list).find_map(|name| Some((name, retired.get(name)?.as_str())))
}

/// The app as it is to be kept. What is not named stays as it was: a person who gives a new secret names nothing else.
/// An empty configuration ID ends the one before.
fn app_of(set: &AppSet, known: Option<App>, now: Moment) -> App {
    let known = known.unwrap_or_else(|| App::usual(set.network, &set.id, true, now));
    let mut asked: Vec<String> = Vec::new();
    for name in set.permissions.as_deref().map(names).into_iter().flatten() {
        if !asked.iter().any(|other| other == name) {
            asked.push(name.to_owned());
        }
    }
    let config_id = set.config_id.clone().or(known.config_id).filter(|id| !id.is_empty());
    App {
        network: set.network,
        id: set.id.clone(),
        return_address: set.return_url.clone().unwrap_or(known.return_address),
        permissions: if asked.is_empty() { known.permissions } else { asked },
        config_id,
        secret: if set.forget_secret { SecretKeeping::Once } else { SecretKeeping::Kept },
        default: true,
        set_at: now,
    }
}

fn view(app: &App) -> AppView {
    AppView {
        network: app.network.key(),
        id: app.id.clone(),
        return_url: app.return_address.clone(),
        permissions: app.permissions.clone(),
        secret: app.secret,
        default: app.default,
    }
}
