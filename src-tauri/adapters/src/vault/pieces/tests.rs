use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use sixty_core::network::Network;

use super::*;

const LONGEST: usize = 64;

#[tokio::test]
async fn a_short_entry_is_kept_as_it_is() {
    let vault = in_pieces();
    vault.write(&name(), &Secret::new("short")).await.unwrap();
    assert_eq!(vault.vault.names().await.unwrap().unwrap(), [name()]);
    assert_eq!(content(&vault).await.as_deref(), Some("short"));
}

#[tokio::test]
async fn a_long_entry_comes_back_whole_and_is_one_name() {
    let vault = in_pieces();
    vault.write(&name(), &Secret::new(long('a'))).await.unwrap();
    assert_eq!(content(&vault).await, Some(long('a')));
    assert_eq!(vault.names().await.unwrap().unwrap(), [name()]);
}

#[tokio::test]
async fn what_replaces_a_long_entry_leaves_no_piece_of_it() {
    let vault = in_pieces();
    for next in [long('a'), long('b'), "short".to_owned(), long('c')] {
        vault.write(&name(), &Secret::new(next.clone())).await.unwrap();
        let pieces = if next.len() > LONGEST { next.len().div_ceil(LONGEST) } else { 0 };
        assert_eq!(vault.vault.names().await.unwrap().unwrap().len(), pieces + 1);
        assert_eq!(content(&vault).await, Some(next));
    }
}

#[tokio::test]
async fn a_deleted_entry_leaves_nothing_not_even_what_was_cut_off() {
    let vault = in_pieces();
    vault.write(&name(), &Secret::new(long('a'))).await.unwrap();
    vault.vault.ends_after(2);
    vault.write(&name(), &Secret::new(long('b'))).await.unwrap_err();
    vault.vault.ends_after(usize::MAX);
    vault.delete(&name()).await.unwrap();
    assert_eq!(vault.vault.names().await.unwrap().unwrap(), []);
}

#[tokio::test]
async fn a_write_that_is_cut_off_leaves_the_old_content_or_the_new_one() {
    for calls in 0..20 {
        let vault = in_pieces();
        vault.write(&name(), &Secret::new(long('a'))).await.unwrap();
        vault.vault.ends_after(calls);
        let written = vault.write(&name(), &Secret::new(long('b'))).await;
        vault.vault.ends_after(usize::MAX);
        let expected = if written.is_ok() { long('b') } else { long('a') };
        assert_eq!(content(&vault).await, Some(expected), "after {calls} calls");
    }
}

#[tokio::test]
async fn an_entry_that_lost_a_piece_is_damaged_and_not_absent() {
    let vault = in_pieces();
    vault.write(&name(), &Secret::new(long('a'))).await.unwrap();
    let names = vault.vault.names().await.unwrap().unwrap();
    let piece = names.iter().find(|name| whose(name).is_some()).unwrap();
    vault.vault.delete(piece).await.unwrap();
    assert_eq!(vault.read(&name()).await.err(), Some(VaultTrouble::Damaged));
}

proptest! {
    #[test]
    fn every_text_comes_back(text in "\\PC{0,300}") {
        let pieces = cut(&text, LONGEST);
        prop_assert_eq!(pieces.concat(), text);
        prop_assert!(pieces.iter().all(|piece| piece.len() <= LONGEST && !piece.is_empty()));
    }
}

fn in_pieces() -> InPieces<Short> {
    InPieces::new(Short::default(), LONGEST)
}

fn name() -> EntryName {
    EntryName::account(Network::Threads, "1784")
}

fn long(letter: char) -> String {
    letter.to_string().repeat(3 * LONGEST + 1)
}

async fn content(vault: &InPieces<Short>) -> Option<String> {
    vault.read(&name()).await.unwrap().map(|content| content.expose().to_owned())
}

/// A vault that takes short entries alone, and whose program may end after some changes.
struct Short {
    entries: Mutex<BTreeMap<EntryName, Secret>>,
    changes_left: AtomicUsize,
}

impl Default for Short {
    fn default() -> Self {
        Self { entries: Mutex::default(), changes_left: AtomicUsize::new(usize::MAX) }
    }
}

impl Short {
    fn ends_after(&self, changes: usize) {
        self.changes_left.store(changes, Ordering::SeqCst);
    }

    fn change(&self) -> Result<(), VaultTrouble> {
        match self.changes_left.load(Ordering::SeqCst) {
            0 => Err(VaultTrouble::Locked),
            left => {
                self.ends_after(left - 1);
                Ok(())
            }
        }
    }
}

#[async_trait]
impl Vault for Short {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        Ok(self.entries.lock().unwrap().get(name).cloned())
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        assert!(content.expose().len() <= LONGEST, "longer than this vault takes");
        self.change()?;
        self.entries.lock().unwrap().insert(name.clone(), content.clone());
        Ok(())
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        self.change()?;
        self.entries.lock().unwrap().remove(name);
        Ok(())
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        Ok(Some(self.entries.lock().unwrap().keys().cloned().collect()))
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        Ok(false)
    }
}
