//! Where the engine is plugged into the shell.

mod live;

use std::sync::Arc;

use sixty_core::problem::Problem;

use crate::engine::{Engine, Wishes};
use crate::options::Options;

/// Starts the engine; called once, inside the runtime. It must be short, because there is no window yet to show that it
/// takes long.
///
/// # Errors
///
/// The problem of options that contradict each other, or of a profile whose ledger cannot be opened.
pub async fn start(options: &Options) -> Result<(Arc<dyn Engine>, Wishes), Problem> {
    let (live, wishes) = live::Live::start(options.profile.clone()).await?;
    Ok((live, wishes))
}
