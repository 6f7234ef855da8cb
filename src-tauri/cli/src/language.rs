//! The language and time zone of whoever runs the program.

use std::sync::Arc;

use sixty_adapters::clock::SystemClock;
use sixty_core::ports::Clock as _;
use sixty_core::text::{Language, Texts};

/// By LC_ALL, LC_MESSAGES, LANG; dates in the computer's time zone (TZ).
pub fn texts() -> Texts {
    let value = |name: &str| std::env::var(name).ok();
    let (all, messages, lang) = (value("LC_ALL"), value("LC_MESSAGES"), value("LANG"));
    let language = Language::from_env_values(all.as_deref(), messages.as_deref(), lang.as_deref());
    Texts::new(language, Arc::new(|moment| SystemClock.offset(moment)))
}
