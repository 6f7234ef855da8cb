//! The levers of a pretend Meta, pulled over its own addresses, above all its clock.

use std::time::Duration;

use reqwest::RequestBuilder;
use sixty_core::moment::Moment;

use super::client;
use super::headers::date_of;
use super::pretend::PretendAddress;

/// How long to wait for the clock: a program on this computer answers at once or not at all.
const ANSWER_HERE: Duration = Duration::from_secs(2);

/// The time of a pretend Meta's clock; None when it does not answer.
pub async fn time_at(pretend: &PretendAddress) -> Option<Moment> {
    let url = pretend.own("practice/state")?;
    time_in(client::of_this_computer(client::CALL_LIMIT).ok()?.get(url)).await
}

/// Moves a pretend Meta's clock ahead; None when it does not answer.
pub async fn advance_time_at(pretend: &PretendAddress, seconds: u32) -> Option<Moment> {
    let url = pretend.own("practice/clock")?;
    let order = serde_json::json!({ "advance": seconds }).to_string();
    time_in(client::of_this_computer(client::CALL_LIMIT).ok()?.post(url).body(order)).await
}

/// Pulls a lever of a pretend Meta and returns what it answers, which may be a token; None when it does not answer, or
/// refuses.
pub async fn pull_lever_at(
    pretend: &PretendAddress,
    lever: &str,
    order: &serde_json::Value,
) -> Option<serde_json::Value> {
    let url = pretend.own(&format!("practice/{lever}"))?;
    answer_to(client::of_this_computer(client::CALL_LIMIT).ok()?.post(url).body(order.to_string())).await
}

/// What a pretend Meta tells of its state; None when it does not answer.
pub async fn state_at(pretend: &PretendAddress) -> Option<serde_json::Value> {
    answer_to(client::of_this_computer(client::CALL_LIMIT).ok()?.get(pretend.own("practice/state")?)).await
}

async fn answer_to(order: RequestBuilder) -> Option<serde_json::Value> {
    let answer = order.timeout(ANSWER_HERE).send().await.ok()?;
    if answer.status().is_success() { serde_json::from_slice(&answer.bytes().await.ok()?).ok() } else { None }
}

async fn time_in(order: RequestBuilder) -> Option<Moment> {
    let answer = order.timeout(ANSWER_HERE).send().await.ok()?;
    if answer.status().is_success() { date_of(answer.headers()) } else { None }
}
