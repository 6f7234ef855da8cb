use super::*;

mod login;
mod pasting;
mod snapshots;
mod stage;
mod unasked;
