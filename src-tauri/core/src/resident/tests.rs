//! Promises of the resident, over ports in memory.

mod leaving;
mod login;
mod page_choice;
mod pasting;
mod places;
mod reminding;
mod snapshots;
mod stage;
mod unasked;
