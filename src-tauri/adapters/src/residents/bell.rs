//! How a program that stays notices a request at once without looking for it over and over: a look every few seconds keeps
//! a processor from its deep sleep, all day long.
//!
//! On Linux the system tells it by inotify(7). Elsewhere, and where a system has no watch left to give, it looks.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

/// How often a program looks that the system does not tell.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Rings when a file in a folder is written to.
pub struct Bell {
    #[cfg(target_os = "linux")]
    watch: Option<watch::Watch>,
}

impl Bell {
    /// Hears every ring in this folder from now on.
    pub fn of(folder: &Path) -> Self {
        #[cfg(not(target_os = "linux"))]
        let _ = folder;
        Self {
            #[cfg(target_os = "linux")]
            watch: watch::Watch::new(folder).ok(),
        }
    }

    /// Returns after a ring. It may return without one, so the caller looks what is the matter.
    pub async fn rung(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(watch) = &mut self.watch {
            match watch.next().await {
                Some(()) => return,
                None => self.watch = None,
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Rings, by a write to a file of the folder that changes nothing. Where programs look, there is nobody to ring for.
///
/// # Errors
/// The file cannot be written to.
pub fn ring(file: &File) -> io::Result<()> {
    if cfg!(target_os = "linux") { file.set_len(0) } else { Ok(()) }
}

#[cfg(target_os = "linux")]
mod watch {
    use std::io;
    use std::os::fd::OwnedFd;
    use std::path::Path;
    use std::thread;

    use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
    use rustix::io::{read, retry_on_intr};
    use tokio::sync::mpsc::error::TrySendError;
    use tokio::sync::mpsc::{Receiver, Sender, channel};

    /// Room for some events with the longest file name each.
    const BUFFER: usize = 1_024;

    /// What the thread needs that waits for the system: little more than the buffer.
    const STACK: usize = 64 * 1_024;

    pub struct Watch(Receiver<()>);

    impl Watch {
        pub fn new(folder: &Path) -> io::Result<Self> {
            let inotify = init(CreateFlags::CLOEXEC)?;
            add_watch(&inotify, folder, WatchFlags::MODIFY)?;
            let (rings, heard) = channel(1);
            // It sleeps in the system, where an asynchronous read would need code that the compiler cannot check.
            thread::Builder::new().stack_size(STACK).spawn(move || listen(&inotify, &rings))?;
            Ok(Self(heard))
        }

        /// Returns after one ring or more; None where no more will be heard.
        pub async fn next(&mut self) -> Option<()> {
            self.0.recv().await
        }
    }

    fn listen(inotify: &OwnedFd, rings: &Sender<()>) {
        let mut events = [0; BUFFER];
        while retry_on_intr(|| read(inotify, &mut events)).is_ok() {
            // A ring that was not heard yet stands for this one too.
            if matches!(rings.try_send(()), Err(TrySendError::Closed(()))) {
                return;
            }
        }
    }
}
