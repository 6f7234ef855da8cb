use super::*;

mod login;
mod pasting;
mod places;
mod snapshots;
mod stage;
mod unasked;
