//! The language and time zone of the person who runs the program.

use std::sync::Arc;

use sixty_adapters::clock::SystemClock;
use sixty_core::ports::Clock as _;
use sixty_core::text::{Language, Texts, Zone};

/// The language that `LC_ALL`, `LC_MESSAGES` or `LANG` names, in that order (POSIX locale), or else that of the system:
/// Windows, and macOS for a program that was started by a click, set none of them.
pub fn language() -> Language {
    let value = |name: &str| std::env::var(name).ok();
    let (all, messages, lang) = (value("LC_ALL"), value("LC_MESSAGES"), value("LANG"));
    let lang = lang.filter(|lang| !lang.is_empty()).or_else(of_the_system);
    Language::from_env_values(all.as_deref(), messages.as_deref(), lang.as_deref())
}

#[cfg(target_os = "linux")]
fn of_the_system() -> Option<String> {
    None
}

#[cfg(not(target_os = "linux"))]
fn of_the_system() -> Option<String> {
    sys_locale::get_locale()
}

/// The computer's time zone, or the one that `TZ` names.
pub fn zone() -> Zone {
    Arc::new(|moment| SystemClock.offset(moment))
}

/// The program's texts in that language and time zone.
pub fn texts() -> Texts {
    Texts::new(language(), zone())
}
