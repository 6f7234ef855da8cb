//! A desktop that shows notifications in memory, and a person who answers them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tokio::sync::mpsc;

use crate::ports::{Answer, NotShown, Notification, Notifier, Shown};

#[derive(Default)]
pub struct MemoryNotifier(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    /// Whether this desktop shows no notifications.
    gone: bool,
    /// Whether this desktop keeps a notification on the screen whose button was pressed.
    keeps: bool,
    /// Every notification that was ever shown.
    said: Vec<Notification>,
    on_screen: BTreeMap<usize, (Notification, mpsc::UnboundedSender<Answer>)>,
}

impl MemoryNotifier {
    pub fn gone(&self, gone: bool) {
        self.0.lock().unwrap().gone = gone;
    }

    /// The titles of all notifications that were ever shown, with the spaces that a person types.
    pub fn titles(&self) -> Vec<String> {
        self.0.lock().unwrap().said.iter().map(|said| said.title.replace('\u{a0}', " ")).collect()
    }

    pub fn last(&self) -> Notification {
        let last = self.0.lock().unwrap().said.last().cloned().unwrap();
        Notification {
            title: last.title.replace('\u{a0}', " "),
            body: last.body.replace('\u{a0}', " "),
            ..last
        }
    }

    /// The notifications that can be seen now.
    pub fn on_screen(&self) -> Vec<Notification> {
        self.0.lock().unwrap().on_screen.values().map(|(said, _)| said.clone()).collect()
    }

    /// Presses a button of the newest notification.
    pub fn press(&self, label: &str) {
        let number = self.last().buttons.iter().position(|button| button == label).unwrap();
        self.answer(Answer::Pressed(number));
    }

    /// Answers the newest notification, which most desktops close with any answer.
    pub fn answer(&self, answer: Answer) {
        let mut inner = self.0.lock().unwrap();
        let newest = inner.on_screen.last_entry().unwrap();
        newest.get().1.send(answer).unwrap();
        if !inner.keeps {
            inner.on_screen.pop_last();
        }
    }

    /// From here on the desktop leaves a notification that was answered, as the specification allows.
    pub fn keeps_what_was_pressed(&self) {
        self.0.lock().unwrap().keeps = true;
    }
}

#[async_trait]
impl Notifier for MemoryNotifier {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        let mut inner = self.0.lock().unwrap();
        if inner.gone {
            return Err(NotShown::NoDesktop);
        }
        let (sender, answers) = mpsc::unbounded_channel();
        let id = inner.said.len();
        inner.said.push(notification.clone());
        inner.on_screen.insert(id, (notification.clone(), sender.clone()));
        Ok(Box::new(OnScreen { desktop: Arc::clone(&self.0), id, sender, answers }))
    }
}

struct OnScreen {
    desktop: Arc<Mutex<Inner>>,
    id: usize,
    sender: mpsc::UnboundedSender<Answer>,
    answers: mpsc::UnboundedReceiver<Answer>,
}

impl OnScreen {
    /// Says something else in this place, if the person has not closed it.
    fn put(&self, notification: &Notification) {
        let mut inner = self.desktop.lock().unwrap();
        if !inner.on_screen.contains_key(&self.id) {
            return;
        }
        inner.on_screen.insert(self.id, (notification.clone(), self.sender.clone()));
    }
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        self.answers.recv().await.unwrap_or(Answer::Closed)
    }

    async fn change(&mut self, notification: &Notification) {
        self.put(notification);
    }

    async fn let_be(self: Box<Self>) {
        let last = self.desktop.lock().unwrap().on_screen.get(&self.id).cloned();
        if let Some((last, _)) = last {
            self.put(&Notification { buttons: Vec::new(), ..last });
        }
    }

    async fn take_back(self: Box<Self>) {
        self.desktop.lock().unwrap().on_screen.remove(&self.id);
    }
}
