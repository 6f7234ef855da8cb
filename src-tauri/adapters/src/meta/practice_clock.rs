//! The clock of a pretend Meta, read and moved over its own addresses.

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

async fn time_in(order: RequestBuilder) -> Option<Moment> {
    let answer = order.timeout(ANSWER_HERE).send().await.ok()?;
    if answer.status().is_success() { date_of(answer.headers()) } else { None }
}
