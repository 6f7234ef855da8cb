//! What leaves the program for a person's calendar and sheets: dates and states of accounts, and no secret. Pure.

mod calendar;
mod happened;
mod report;
mod table;

pub use calendar::{Reminding, calendar};
pub use happened::happened;
pub use report::{report, report_file};
