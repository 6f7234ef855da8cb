//! The app bundle (`Sixty.app`) that this program is a part of. macOS shows notifications and starts at login for a bundle
//! alone, and ends a program without one that asks for notifications.

use std::path::Path;

/// Where this program lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// In a bundle that stays at its place.
    Settled,
    /// In a bundle that was downloaded and never moved. macOS runs a copy of it, whose place is another one at the next
    /// start (App Translocation), so that nothing may remember it.
    Passing,
    /// In no bundle: a program in a terminal.
    None,
}

/// Where this program lies.
pub fn of_this_program() -> Bundle {
    std::env::current_exe().map_or(Bundle::None, |program| of(&program))
}

fn of(program: &Path) -> Bundle {
    let is_inside = program.parent().is_some_and(|folder| {
        let app = folder.parent().and_then(Path::parent);
        folder.ends_with("Contents/MacOS") && app.and_then(Path::extension).is_some_and(|end| end == "app")
    });
    if !is_inside {
        Bundle::None
    } else if program.components().any(|part| part.as_os_str() == "AppTranslocation") {
        Bundle::Passing
    } else {
        Bundle::Settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_told_by_the_programs_path() {
        for (program, bundle) in [
            ("/Applications/Sixty.app/Contents/MacOS/sixty-app", Bundle::Settled),
            ("/Users/jam/Desktop/Sixty.app/Contents/MacOS/sixty", Bundle::Settled),
            (
                "/private/var/folders/x/T/AppTranslocation/1A/d/Sixty.app/Contents/MacOS/sixty-app",
                Bundle::Passing,
            ),
            ("/Users/jam/sixty/target/debug/sixty-app", Bundle::None),
            ("/Contents/MacOS/sixty-app", Bundle::None),
            ("sixty-app", Bundle::None),
        ] {
            assert_eq!(of(Path::new(program)), bundle, "{program}");
        }
    }
}
