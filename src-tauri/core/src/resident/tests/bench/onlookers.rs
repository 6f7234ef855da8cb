//! Who else can read the files of places.

use std::path::Path;
use std::sync::Mutex;

use async_trait::async_trait;

use crate::places::guard::Seen;
use crate::ports::Onlookers;

/// Whoever else can read files: the same is seen of each.
#[derive(Default)]
pub struct MemoryOnlookers(Mutex<(Seen, usize)>);

impl MemoryOnlookers {
    pub fn see(&self, seen: Seen) {
        self.0.lock().unwrap().0 = seen;
    }

    /// How often a file was looked at.
    pub fn looks(&self) -> usize {
        self.0.lock().unwrap().1
    }
}

#[async_trait]
impl Onlookers for MemoryOnlookers {
    async fn of(&self, _: &Path) -> Seen {
        let mut inner = self.0.lock().unwrap();
        inner.1 += 1;
        inner.0
    }
}
