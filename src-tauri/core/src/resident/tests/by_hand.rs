//! Forms that a person fills: marked as done, and the mark taken back.

use super::bench::*;
use crate::face::{Intent, Snapshot};

/// The page of the form that [`with_a_form`] adds.
pub const FORM: &str = "https://shop.example/wp-admin";

#[tokio::test(start_paused = true)]
async fn a_mark_that_is_taken_back_lets_the_place_wait_again() {
    let running = with_a_form().await;
    let place = running.handle.snapshot().accounts[0].places[0].id.clone();
    running.ask(Intent::ConfirmPlace { place: place.clone() });
    running.until(|snapshot| state(snapshot) == "current").await;

    running.ask(Intent::UndoConfirmPlace { place: place.clone() });
    running.until(|snapshot| state(snapshot) == "waiting").await;

    running.ask(Intent::ConfirmPlace { place });
    running.until(|snapshot| state(snapshot) == "current").await;
}

/// One account with a form into which its token is pasted.
pub async fn with_a_form() -> Running {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let (account, name, link) = (id(0), "WordPress".to_owned(), Some(FORM.to_owned()));
    running.ask(Intent::AddByHand { account, name, link });
    running.until(|snapshot| !snapshot.accounts[0].places.is_empty()).await;
    running
}

fn state(snapshot: &Snapshot) -> &str {
    &snapshot.accounts[0].places[0].state
}
