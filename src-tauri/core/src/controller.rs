//! Runs what is asked for: one inbox, one match. It never awaits an effect: it starts it, and the outcome comes back
//! through the inbox.

use std::collections::VecDeque;

use tokio::sync::mpsc;

use crate::account::Account;
use crate::journeys::Progress;
use crate::journeys::check::{self, Checked};
use crate::journeys::extend::{self, Extended};
use crate::ports::Ports;
use crate::schedule;

/// Accounts that Meta is asked about at the same time.
const AT_A_TIME: usize = 4;

/// What is wanted.
pub enum Intent {
    /// Extend these.
    Extend(Vec<Account>, extend::Ask),
    /// Check these.
    Check(Vec<Account>),
}

/// What came of it.
pub enum Event {
    /// Word of what is going on.
    Progress(Progress),
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
    waiting: VecDeque<Job>,
    running: usize,
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
        let controller = Self { ports, inbox, sender, events, waiting: VecDeque::new(), running: 0 };
        (controller, desk, said)
    }

    /// Runs until nobody listens any more.
    pub async fn run(mut self) {
        while let Some(message) = self.inbox.recv().await {
            match message {
                Message::Intent(Intent::Extend(mut accounts, ask)) => {
                    accounts.sort_by_key(schedule::turn);
                    accounts
                        .into_iter()
                        .for_each(|account| self.waiting.push_back(Job::Extend(account, ask)));
                }
                Message::Intent(Intent::Check(accounts)) => {
                    accounts.into_iter().for_each(|account| self.waiting.push_back(Job::Check(account)));
                }
                Message::Done(event) => {
                    self.running -= 1;
                    self.say(event);
                }
            }
            self.start_what_can();
            if self.running == 0 {
                self.say(Event::Idle);
            }
            if self.events.is_closed() {
                return;
            }
        }
    }

    fn start_what_can(&mut self) {
        while self.running < AT_A_TIME {
            let Some(job) = self.waiting.pop_front() else { return };
            self.running += 1;
            let (ports, sender, events) = (self.ports.clone(), self.sender.clone(), self.events.clone());
            tokio::spawn(async move {
                let tell = |progress| drop(events.send(Event::Progress(progress)));
                let event = match job {
                    Job::Extend(account, ask) => {
                        Event::Extended(Box::new(extend::extend(&ports, &account, ask, &tell).await))
                    }
                    Job::Check(account) => {
                        Event::Checked(Box::new(check::check(&ports, &account, &tell).await))
                    }
                };
                drop(sender.send(Message::Done(event)));
            });
        }
    }

    fn say(&self, event: Event) {
        drop(self.events.send(event));
    }
}

enum Message {
    Intent(Intent),
    Done(Event),
}

enum Job {
    Extend(Account, extend::Ask),
    Check(Account),
}
