//! What a resident does for its window: it hears the person, and sends the faces what they show.
//!
//! It is reached through pointers, so that the command line, whose resident has no window, is linked without it: 0.4 MB of
//! program.

use std::time::Duration;

use super::message::ForPerson;
use super::outside::Wish;
use super::state::State;
use super::{LOOK_EVERY, LOOK_EVERY_UNSEEN, view};

/// The window's part in a resident.
pub struct Window {
    /// Does what a person asked for, or passes on what became of it.
    pub hear: fn(&mut State, ForPerson),
    /// Sends the faces a change, if it makes a visible difference.
    pub publish: fn(&mut State),
    /// How often ledger and schedule are looked at while it is not open.
    pub look_every: Duration,
}

impl Window {
    /// A window that may be opened at any time.
    pub const ANY: Self = Self { hear, publish, look_every: LOOK_EVERY };

    /// No window, ever.
    pub const NONE: Self = Self { hear: |_, _| {}, publish: |_| {}, look_every: LOOK_EVERY_UNSEEN };
}

fn hear(state: &mut State, message: ForPerson) {
    let State { base, person, .. } = state;
    match message {
        ForPerson::Host(facts) => state.host_is(facts),
        ForPerson::Intent(intent) => state.intend(intent),
        ForPerson::File { path, account } => person.open_file(base, path, account),
        ForPerson::Backup(path) => person.backups.open(base, path),
        ForPerson::SaveTo(path) => person.save_to(base, path),
        ForPerson::TextSaved(path) => {
            person.set_up.handout_saved(path.clone());
            person.activity.text_saved(path);
        }
        ForPerson::TableMade(made) => person.activity.table_made(base, made),
        ForPerson::MayRemoveEverything => base.wish(Wish::RemoveEverything),
        ForPerson::HandingDone(number, outcome) => {
            base.problem = person.handing.ended(number, outcome).or(base.problem.take());
            base.refresh();
        }
        ForPerson::BackupDone(number, outcome) => {
            person.backups.ended(number, outcome);
            base.refresh();
        }
        ForPerson::Exported(what, file) => person.exports.saved(what, file),
        ForPerson::CheckedUp(number, outcome) => person.check_ups.ended(base, number, outcome),
        ForPerson::BundleSaved(file) => person.check_ups.bundle_saved(file),
        ForPerson::FileRead(number, outcome) => person.new_place.file_read(number, outcome),
        ForPerson::Progress(number, progress) => person.log_in.progressed(base, number, progress),
        ForPerson::AttemptOver(number, outcome) => state.attempt_over(number, &outcome),
        ForPerson::NoBrowser(number) => person.log_in.no_browser(number),
        ForPerson::Clipboard(into, text) => person.take(base, into, text),
        ForPerson::LookedAtClipboard(number, text) => person.log_in.clipboard_has(number, text.as_ref()),
        ForPerson::FileLooked(number, path, outcome) => state.file_looked(number, path, &outcome),
        ForPerson::Imported(number, outcome) => state.imported(number, &outcome),
        ForPerson::AppDone(outcome) => state.app_done(outcome),
        ForPerson::Copied(token) => person.copied.is_on_clipboard(base, token),
        ForPerson::Happened(going_on, at) => state.happened(going_on, at),
        ForPerson::Guarded(outcome) => person.guarding.ended(base, outcome),
        ForPerson::Trusted(number, outcome) => person.trust.ended(base, number, *outcome),
    }
}

fn publish(state: &mut State) {
    let State { base, person, keeper, faces } = state;
    person.outcomes.drop_stale(&base.records.accounts);
    person.guarding.look_if_due(base);
    faces.publish(view::snapshot(base, person, keeper), base.host.window_open);
}
