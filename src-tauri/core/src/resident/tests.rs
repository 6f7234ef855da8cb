//! Promises of the resident, over ports in memory.

mod activity;
mod bench;
mod by_hand;
mod clipboard;
mod clock;
mod handing;
mod hostile;
mod import;
mod leaving;
mod login;
mod old_token;
mod opening;
mod page_choice;
mod page_owner;
mod pasting;
mod places;
mod read_anew;
mod rehearsal;
mod reminding;
mod set_up;
mod snapshots;
mod together;
mod trust;
mod unasked;
mod year;
