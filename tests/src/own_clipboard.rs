//! A clipboard in memory, for a window in a browser: a run without a display has none.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use sixty_core::ports::Clipboard;
use sixty_core::secret::Secret;

#[derive(Default)]
pub struct OwnClipboard(Mutex<Option<Secret>>);

impl OwnClipboard {
    fn with<T>(&self, act: impl FnOnce(&mut Option<Secret>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Clipboard for OwnClipboard {
    async fn read(&self) -> Option<Secret> {
        self.with(|text| text.clone())
    }

    async fn write(&self, text: &Secret) -> bool {
        self.with(|kept| *kept = Some(text.clone()));
        true
    }

    async fn clear(&self, ours: &Secret) {
        self.with(|kept| drop(kept.take_if(|text| text.same_as(ours))));
    }
}
