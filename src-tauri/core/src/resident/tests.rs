//! Promises of the resident, over ports in memory.

mod bench;
mod handing;
mod hostile;
mod leaving;
mod login;
mod page_choice;
mod page_owner;
mod pasting;
mod places;
mod reminding;
mod snapshots;
mod together;
mod unasked;
