//! The clipboard port: the clipboard of this desktop.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use sixty_core::ports::Clipboard;
use sixty_core::secret::Secret;

/// One connection for the life of the program: on X11 a text disappears with the connection that offered it.
#[derive(Default)]
pub struct LocalClipboard(Arc<Mutex<Option<arboard::Clipboard>>>);

/// The clipboard of a program without a window, which copies nothing. It keeps what speaks with screens out of that program.
pub struct NoClipboard;

impl LocalClipboard {
    /// Asks the system on a thread that may block: the text belongs to another program, which may be slow to deliver
    /// it. None when there is no clipboard.
    async fn with<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut arboard::Clipboard) -> Option<T> + Send + 'static,
    ) -> Option<T> {
        let clipboard = Arc::clone(&self.0);
        let asked = tokio::task::spawn_blocking(move || {
            let mut clipboard = clipboard.lock().unwrap_or_else(PoisonError::into_inner);
            if clipboard.is_none() {
                *clipboard = arboard::Clipboard::new().ok();
            }
            act(clipboard.as_mut()?)
        });
        asked.await.ok().flatten()
    }
}

#[async_trait]
impl Clipboard for LocalClipboard {
    async fn read(&self) -> Option<Secret> {
        self.with(|clipboard| clipboard.get_text().ok().map(Secret::new)).await
    }

    async fn write(&self, text: &Secret) -> bool {
        let text = text.clone();
        self.with(move |clipboard| write(clipboard, &text).ok()).await.is_some()
    }

    async fn clear(&self, ours: &Secret) {
        let ours = ours.clone();
        self.with(move |clipboard| {
            let is_ours = clipboard.get_text().is_ok_and(|text| Secret::new(text).same_as(&ours));
            if is_ours { clipboard.clear().ok() } else { None }
        })
        .await;
    }
}

#[async_trait]
impl Clipboard for NoClipboard {
    async fn read(&self) -> Option<Secret> {
        None
    }

    async fn write(&self, _: &Secret) -> bool {
        false
    }

    async fn clear(&self, _: &Secret) {}
}

/// Puts the text on the clipboard and asks clipboard managers not to remember it.
///
/// # Errors
/// The system did not take the text.
#[cfg(target_os = "linux")]
fn write(clipboard: &mut arboard::Clipboard, text: &Secret) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    clipboard.set().exclude_from_history().text(text.expose())
}

#[cfg(windows)]
fn write(clipboard: &mut arboard::Clipboard, text: &Secret) -> Result<(), arboard::Error> {
    use arboard::SetExtWindows;
    clipboard.set().exclude_from_history().exclude_from_cloud().text(text.expose())
}

#[cfg(target_os = "macos")]
fn write(clipboard: &mut arboard::Clipboard, text: &Secret) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;
    clipboard.set().exclude_from_history().text(text.expose())
}
