//! Looks after one notification: what a person does with it goes into the inbox, what is ordered is done to it.

use tokio::sync::mpsc;

use super::Message;
use crate::ports::{Notification, Shown};

/// What is done to a notification.
pub enum Order {
    /// It says something else from now on.
    Say(Notification),
    /// It goes.
    TakeBack,
    /// It stays to be read.
    LetBe,
}

/// Until it is ordered away. After an answer nothing more is heard of it, until it says something else.
pub async fn attend(
    mut shown: Box<dyn Shown>,
    mut orders: mpsc::UnboundedReceiver<Order>,
    number: u64,
    inbox: mpsc::UnboundedSender<Message>,
) {
    let mut answered = false;
    loop {
        tokio::select! {
            order = orders.recv() => match order {
                Some(Order::Say(notification)) => answered = shown.change(&notification).await.is_err(),
                Some(Order::TakeBack) => return shown.take_back().await,
                Some(Order::LetBe) | None => return shown.let_be().await,
            },
            answer = shown.answer(), if !answered => {
                answered = true;
                drop(inbox.send(Message::Answered(number, answer)));
            }
        }
    }
}
