//! The walk from nothing to a Meta app of one's own: what each stage asks of a person, and how far a person has come.
//!
//! Order, pages and Meta's own labels are data ([`Guide`]), because Meta moves its pages; every sentence is a key of the
//! texts. The progress is kept in the ledger's settings after each field, so that a person may stop anywhere. It never
//! holds a secret.

mod app_page;
mod guide;
mod handout;
mod progress;

pub use app_page::{AppPage, read_app_page};
pub use guide::{GUIDE_DATA, Walk, address_of, guide};
pub use handout::{Handout, handout};
pub use progress::{Change, Kept, Progress, Stage, Whose};

/// The key of the setting that holds the progress.
pub const KEPT: &str = "setup";
