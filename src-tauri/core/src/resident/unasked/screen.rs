//! The notifications that are on the screen. Each has a task of its own that passes the person's answer to the inbox, and
//! changes the notification or takes it back when it is told to.

use std::collections::BTreeMap;

use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::ports::{Notification, Shown};
use crate::reminders::Digest;
use crate::reminders::wording::Button;
use crate::resident::base::Base;
use crate::resident::message::Message;

/// The notifications on the screen, by number.
#[derive(Default)]
pub struct Screen {
    shown: BTreeMap<u64, OnScreen>,
    /// One task for each notification.
    attending: JoinSet<()>,
}

/// A notification on the screen.
pub struct OnScreen {
    /// The reminder that it shows; None after the person's answer, and for a notification about extends.
    pub digest: Option<Digest>,
    /// What its buttons do, in their order.
    pub buttons: Vec<Button>,
    orders: mpsc::UnboundedSender<Order>,
}

/// Orders to the task that attends to a notification.
enum Order {
    /// Say this in its place.
    Change(Notification),
    /// Remove it from the screen.
    TakeBack,
    /// Leave it on the screen, without its buttons.
    LetBe,
}

impl Screen {
    /// Starts a task that attends to a notification that was just shown.
    pub fn attend(
        &mut self,
        base: &mut Base,
        shown: Box<dyn Shown>,
        digest: Option<Digest>,
        buttons: Vec<Button>,
    ) {
        let number = base.next_number();
        let (orders, ordered) = mpsc::unbounded_channel();
        while self.attending.try_join_next().is_some() {}
        self.attending.spawn(attend(shown, ordered, number, base.sender.clone()));
        self.shown.insert(number, OnScreen { digest, buttons, orders });
    }

    /// The notification with this number, if it was not removed.
    pub fn get_mut(&mut self, number: u64) -> Option<&mut OnScreen> {
        self.shown.get_mut(&number)
    }

    /// Removes a notification from the screen.
    pub fn take_back(&mut self, number: u64) {
        if let Some(on_screen) = self.shown.remove(&number) {
            // An error means that it has already disappeared.
            drop(on_screen.orders.send(Order::TakeBack));
        }
    }

    /// Removes every reminder whose digest matches.
    pub fn take_back_where(&mut self, is_meant: impl Fn(&Digest) -> bool) {
        let is_meant = |on_screen: &OnScreen| on_screen.digest.as_ref().is_some_and(&is_meant);
        let numbers: Vec<u64> =
            self.shown.iter().filter(|(_, shown)| is_meant(shown)).map(|(number, _)| *number).collect();
        numbers.into_iter().for_each(|number| self.take_back(number));
    }

    /// Keeps of each reminder what `rest_of` leaves of its digest: a reminder of which nothing is left is removed, and one
    /// of which something is gone says the rest, as `worded` puts it.
    pub fn keep(
        &mut self,
        rest_of: impl Fn(&Digest) -> Digest,
        worded: impl Fn(&Digest) -> (Notification, Vec<Button>),
    ) {
        let mut over = Vec::new();
        for (number, on_screen) in &mut self.shown {
            let Some(digest) = &on_screen.digest else { continue };
            let rest = rest_of(digest);
            if rest.0.is_empty() {
                over.push(*number);
            } else if rest.0.len() < digest.0.len() {
                let (notification, buttons) = worded(&rest);
                (on_screen.digest, on_screen.buttons) = (Some(rest), buttons);
                // An error means that it has already disappeared.
                drop(on_screen.orders.send(Order::Change(notification)));
            }
        }
        over.into_iter().for_each(|number| self.take_back(number));
    }

    /// Stops attending to all notifications: real reminders stay on the screen, those of practice are removed.
    pub async fn leave(self, is_practice: bool) {
        for on_screen in self.shown.into_values() {
            let order = if is_practice { Order::TakeBack } else { Order::LetBe };
            drop(on_screen.orders.send(order));
        }
        self.attending.join_all().await;
    }
}

/// Attends to one notification until it is removed or left. It stops listening after the first answer.
async fn attend(
    mut shown: Box<dyn Shown>,
    mut orders: mpsc::UnboundedReceiver<Order>,
    number: u64,
    inbox: mpsc::UnboundedSender<Message>,
) {
    let mut answered = false;
    loop {
        tokio::select! {
            order = orders.recv() => match order {
                Some(Order::Change(notification)) => shown.change(&notification).await,
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
