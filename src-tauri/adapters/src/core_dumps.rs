//! A program that crashes leaves no picture of its memory: tokens, an app secret and the `state` of a log-in are in it.

/// From here on the system writes no core file of this process.
///
/// The limit is one byte and not none. Linux hands a core to a program of its own whatever the limit is, where one is
/// set (apport, systemd-coredump), and only a limit of one keeps it from doing so; a file needs more room in any case
/// (core(5), `fs/coredump.c`). The switch that makes a process "not dumpable" would give its folder in `/proc` to root as
/// well, and by that folder other programs of the desktop find out who calls them.
///
/// Where it fails there was no room for a core before either.
pub fn forbid() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let least = if cfg!(target_os = "linux") { 1 } else { 0 };
        let maximum = getrlimit(Resource::Core).maximum;
        let current = maximum.map_or(least, |maximum| maximum.min(least));
        setrlimit(Resource::Core, Rlimit { current: Some(current), maximum }).unwrap_or_default();
    }
}
