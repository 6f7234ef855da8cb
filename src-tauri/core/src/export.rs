//! What leaves the program for a person's calendar and sheets: dates and states of accounts, and no secret. Pure.

mod calendar;
mod report;

pub use calendar::{Reminding, calendar};
pub use report::report;
