//! Runs what is asked for: one inbox, one match. It never awaits an effect: it starts it, and the outcome comes back
//! through the inbox.

use tokio::sync::mpsc;

use crate::account::Account;
use crate::journeys::check::{self, Checked};
use crate::journeys::extend::{self, Extended};
use crate::ports::Ports;
use crate::schedule;
use crate::turns::{self, Turns};

/// What is wanted.
pub enum Intent {
    /// Extend these.
    Extend(Vec<Account>, extend::Ask),
    /// Check these.
    Check(Vec<Account>),
}

/// What came of it.
pub enum Event {
    /// One account's extend ended.
    Extended(Box<Extended>),
    /// One account's check ended.
    Checked(Box<Checked>),
    /// Nothing is left to do.
    Idle,
}

/// Owns what waits and what runs.
pub struct Controller {
    ports: Ports,
    inbox: mpsc::UnboundedReceiver<Message>,
    sender: mpsc::UnboundedSender<Message>,
    events: mpsc::UnboundedSender<Event>,
    turns: Turns<Job>,
}

/// Asks a controller.
#[derive(Clone)]
pub struct Desk(mpsc::UnboundedSender<Message>);

impl Desk {
    /// Hands an intent in. Lost when the controller has ended.
    pub fn ask(&self, intent: Intent) {
        drop(self.0.send(Message::Intent(intent)));
    }
}

impl Controller {
    /// A controller over these ports, the way to ask it, and what it says.
    pub fn new(ports: Ports) -> (Self, Desk, mpsc::UnboundedReceiver<Event>) {
        let (sender, inbox) = mpsc::unbounded_channel();
        let (events, said) = mpsc::unbounded_channel();
        let desk = Desk(sender.clone());
        let controller = Self { ports, inbox, sender, events, turns: Turns::default() };
        (controller, desk, said)
    }

    /// Runs until nobody listens any more.
    pub async fn run(mut self) {
        while let Some(message) = self.inbox.recv().await {
            match message {
                Message::Intent(Intent::Extend(mut accounts, ask)) => {
                    accounts.sort_by_key(schedule::turn);
                    accounts.into_iter().for_each(|account| self.turns.add(Job::Extend(account, ask)));
                }
                Message::Intent(Intent::Check(accounts)) => {
                    accounts.into_iter().for_each(|account| self.turns.add(Job::Check(account)));
                }
                Message::Done(id, event) => {
                    drop(self.turns.done(&id));
                    self.say(event);
                }
            }
            self.start_what_can();
            if self.turns.is_idle() {
                self.say(Event::Idle);
            }
            if self.events.is_closed() {
                return;
            }
        }
    }

    fn start_what_can(&mut self) {
        while let Some(job) = self.turns.next() {
            let (ports, sender) = (self.ports.clone(), self.sender.clone());
            tokio::spawn(async move {
                let id = turns::Job::account(&job).to_owned();
                let event = match job {
                    Job::Extend(account, ask) => {
                        Event::Extended(Box::new(extend::extend(&ports, &account, ask).await))
                    }
                    Job::Check(account) => Event::Checked(Box::new(check::check(&ports, &account).await)),
                };
                drop(sender.send(Message::Done(id, event)));
            });
        }
    }

    fn say(&self, event: Event) {
        drop(self.events.send(event));
    }
}

enum Message {
    Intent(Intent),
    Done(String, Event),
}

#[derive(Clone)]
enum Job {
    Extend(Account, extend::Ask),
    Check(Account),
}

impl turns::Job for Job {
    fn account(&self) -> &str {
        match self {
            Self::Extend(account, _) | Self::Check(account) => &account.id,
        }
    }

    fn asks_meta(&self) -> bool {
        true
    }
}
