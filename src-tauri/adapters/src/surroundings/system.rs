//! Names and versions of the system and the desktop, as they give them themselves.

use std::env::consts::{ARCH, OS};
use std::fs;

/// The system with its version, and the kind of processor.
pub(super) fn name() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let parts = [pretty_name(&release).unwrap_or(OS), kernel.trim(), ARCH];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The desktop and the kind of its session; empty without one.
pub(super) fn desktop() -> String {
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let parts = [said("XDG_CURRENT_DESKTOP"), said("XDG_SESSION_TYPE")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The name for people in os-release(5).
fn pretty_name(release: &str) -> Option<&str> {
    let value = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(value.trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_called_as_it_calls_itself() {
        let release = "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n";
        assert_eq!(pretty_name(release), Some("Debian GNU/Linux 13 (trixie)"));
        assert_eq!(pretty_name("ID=debian\n"), None);
        assert!(name().contains(ARCH));
    }
}
