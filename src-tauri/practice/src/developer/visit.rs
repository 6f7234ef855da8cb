//! One visit of a page: the pretend Meta's memory, and what the browser sent.

use crate::apps::MetaApp;
use crate::meta::{Call, Reply};
use crate::moment::Moment;
use crate::parameters::Parameters;
use crate::state::State;

/// A page that is asked for, or a form that is sent.
pub struct Visit<'a> {
    /// Everything that the pretend Meta remembers.
    pub state: &'a mut State,
    /// The time of the visit.
    pub now: Moment,
    query: Parameters,
    form: Option<Parameters>,
}

/// A line above the page's content.
#[derive(Debug, Default)]
pub enum Notice {
    /// There is nothing to say.
    #[default]
    Nothing,
    /// What was asked for is done.
    Done(&'static str),
    /// What was asked for is not done, and why.
    Refused(String),
}

/// What a page says after the browser was sent on to it, by the word in its address. No other text of an address is
/// ever shown.
const SAID: [(&str, &str); 9] = [
    ("created", "Your app has been created."),
    ("saved", "Changes saved."),
    ("added", "Added. It is ready for testing."),
    ("use-case", "Use case added."),
    ("invited", "Invitation sent. It counts once that account has accepted it."),
    ("withdrawn", "Removed."),
    ("accepted", "You accepted the invitation."),
    ("declined", "You declined the invitation."),
    ("switched", "You are logged in as another account now."),
];

impl<'a> Visit<'a> {
    /// The visit that a call makes.
    pub fn new(state: &'a mut State, call: &Call, now: Moment) -> Self {
        let form = (call.method == "POST").then(|| Parameters::read(&call.form));
        Self { state, now, query: Parameters::read(&call.query), form }
    }

    /// The value of the button that was pressed, up to a colon; empty where a page is only asked for.
    pub fn pressed(&self) -> &str {
        self.button().split(':').next().unwrap_or_default()
    }

    /// What the value of the pressed button is about: the part behind the colon.
    pub fn about(&self) -> &str {
        self.button().split_once(':').map_or("", |(_, about)| about)
    }

    /// Enter sends a form without a button in some browsers; then a page only looks at what was typed.
    fn button(&self) -> &str {
        self.form.as_ref().map_or("", |form| form.get("do").unwrap_or("look"))
    }

    /// The text of a field of the form, without the spaces around it.
    pub fn typed(&self, name: &str) -> &str {
        self.form.as_ref().map_or("", |form| form.text(name)).trim()
    }

    /// Every value of a field that the form may hold several times.
    pub fn ticked<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> {
        self.form.iter().flat_map(move |form| form.all(name))
    }

    /// A parameter of the page's address.
    pub fn asked(&self, name: &str) -> &str {
        self.query.text(name)
    }

    /// What the page says because of its address.
    pub fn notice(&self) -> Notice {
        let word = self.query.text("said");
        SAID.iter().find(|(key, _)| *key == word).map_or(Notice::Nothing, |(_, said)| Notice::Done(said))
    }

    /// The app of a page that exists only for apps that exist.
    pub fn app(&self, id: &str) -> Option<&MetaApp> {
        self.state.developer.app(id)
    }
}

/// Sends the browser on to a page, which then says this word of [`SAID`]: so a reload does nothing again.
pub fn on_to(path: &str, said: &str) -> Reply {
    let joint = if path.contains('?') { '&' } else { '?' };
    Reply::redirect(format!("{path}{joint}said={said}"))
}
