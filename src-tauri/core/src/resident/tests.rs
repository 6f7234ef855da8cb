use super::*;

mod leaving;
mod login;
mod pasting;
mod reminders;
mod snapshots;
mod stage;
mod unasked;
