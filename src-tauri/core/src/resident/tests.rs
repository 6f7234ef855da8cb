use super::*;

mod leaving;
mod login;
mod pasting;
mod snapshots;
mod stage;
mod unasked;
