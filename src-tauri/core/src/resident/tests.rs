//! Promises of the resident, over ports in memory.

mod bench;
mod hostile;
mod leaving;
mod login;
mod page_choice;
mod pasting;
mod places;
mod rehearsal;
mod reminding;
mod snapshots;
mod together;
mod unasked;
