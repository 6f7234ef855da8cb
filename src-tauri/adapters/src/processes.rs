//! The programs that run on this computer, as Linux shows them below `/proc` (proc(5)). Other systems show no program the
//! environment of another.

use sixty_core::places::uptake::Running;
use sixty_core::ports::Processes;

/// The programs of this computer.
pub struct LocalProcesses;

impl Processes for LocalProcesses {
    #[cfg(target_os = "linux")]
    fn of_user(&self) -> Vec<Running> {
        linux::of_user().unwrap_or_default()
    }

    #[cfg(not(target_os = "linux"))]
    fn of_user(&self) -> Vec<Running> {
        Vec::new()
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use chrono::TimeDelta;
    use procfs::process::{Process, all_processes};
    use procfs::{ProcResult, boot_time_secs, ticks_per_second};
    use sixty_core::moment::{self, Moment};
    use sixty_core::places::uptake::Running;
    use sixty_core::secret::Secret;
    use sixty_core::token_shape::{self, Shape};

    /// A program may end at any moment while it is looked at; then it is left out.
    pub fn of_user() -> ProcResult<Vec<Running>> {
        let (own, booted_at) = (Process::myself()?, booted_at()?);
        let user = own.uid()?;
        let is_meant =
            |process: &Process| process.pid() != own.pid() && process.uid().is_ok_and(|uid| uid == user);
        let processes = all_processes()?.flatten().filter(is_meant);
        Ok(processes.filter_map(|process| running(&process, booted_at).ok()).collect())
    }

    fn running(process: &Process, booted_at: Moment) -> ProcResult<Running> {
        let stat = process.stat()?;
        let after =
            stat.starttime.checked_div(ticks_per_second()).and_then(|seconds| i64::try_from(seconds).ok());
        let after = after.and_then(TimeDelta::try_seconds).unwrap_or_default();
        let values = process.environ()?.into_values();
        let marks = values.filter_map(|value| mark(value.into_string().ok()?)).collect();
        Ok(Running {
            name: stat.comm,
            started_at: moment::after(booted_at, after),
            folder: process.cwd()?,
            marks,
        })
    }

    /// The fingerprint of a value that has the shape of a token.
    fn mark(value: String) -> Option<String> {
        let value = Secret::new(value);
        matches!(token_shape::shape_of(value.expose()), Shape::Token(_)).then(|| value.fingerprint())
    }

    fn booted_at() -> ProcResult<Moment> {
        let seconds = i64::try_from(boot_time_secs()?).unwrap_or_default();
        Ok(Moment::from_timestamp(seconds, 0).unwrap_or_default())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_program_of_ours_is_seen_with_the_mark_of_its_token_and_never_with_the_token() {
        let folder = tempfile::tempdir().unwrap();
        let token = format!("THAA{}", "madeUp7".repeat(20));
        let mut child = Command::new("cat")
            .env("IG_TOKEN", &token)
            .env("OTHER", "x".repeat(100))
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();

        let folder = folder.path().canonicalize().unwrap();
        let found = || LocalProcesses.of_user().into_iter().find(|running| running.folder == folder);
        // Until it has begun, it is a copy of this test.
        let running = loop {
            if let Some(running) = found().filter(|running| running.name == "cat") {
                break running;
            }
        };
        child.kill().unwrap();
        child.wait().unwrap();

        assert_eq!(running.marks, [sixty_core::secret::Secret::new(token.as_str()).fingerprint()]);
        assert!(!format!("{running:?}").contains("madeUp7"));
        assert!(found().is_none());
    }
}
