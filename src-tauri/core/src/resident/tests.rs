//! Promises of the resident, over ports in memory.

mod bench;
mod hostile;
mod leaving;
mod login;
mod page_choice;
mod pasting;
mod places;
mod reminding;
mod set_up;
mod snapshots;
mod together;
mod unasked;
