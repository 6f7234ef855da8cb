use std::collections::BTreeMap;
use std::sync::Mutex;

use async_trait::async_trait;

use super::*;
use crate::network::Network;

#[tokio::test]
async fn what_is_written_is_read_back_with_all_three_tokens() {
    let vault = Shelf::default();
    let tokens = three_tokens(180);

    tokens.write(&vault, &name()).await.unwrap();
    let back = Tokens::read(&vault, &name()).await.unwrap().unwrap();

    assert_same(&back, &tokens);
    assert_eq!(vault.names(), ["threads/17840000000000001"], "a small entry is one write");
}

#[tokio::test]
async fn an_entry_too_long_for_windows_is_kept_in_parts() {
    let vault = Shelf::default();
    let tokens = three_tokens(1_200);

    tokens.write(&vault, &name()).await.unwrap();
    let back = Tokens::read(&vault, &name()).await.unwrap().unwrap();

    assert_same(&back, &tokens);
    assert!(vault.longest() <= 2_560, "every part fits Windows");
}

#[tokio::test]
async fn the_format_is_the_one_that_was_promised() {
    let vault = Shelf::default();
    Tokens::first(stored("THAAexample", 1)).write(&vault, &name()).await.unwrap();

    let content = vault.read(&name()).await.unwrap().unwrap();
    assert_eq!(
        content.expose(),
        r#"{"v":1,"current":{"token":"THAAexample","obtained_at":"1970-01-01T00:00:01Z","expires_at":null}}"#
    );
}

#[test]
fn the_same_string_again_keeps_the_previous_token() {
    let tokens = three_tokens(100);
    let again = Stored { token: tokens.current.token.clone(), ..stored("x", 9) };

    let replaced = tokens.clone().replaced_by(again);

    assert!(replaced.previous.unwrap().token.same_as(&tokens.previous.unwrap().token));
    assert!(replaced.next.is_none());
}

#[tokio::test]
async fn a_damaged_entry_is_said_without_quoting_it() {
    let vault = Shelf::default();
    vault.write(&name(), &Secret::new(r#"{"v":1,"current":"THAAsecret"#)).await.unwrap();

    let Err(trouble) = Tokens::read(&vault, &name()).await else { panic!("it is damaged") };
    assert!(!trouble.to_string().contains("THAA"));
}

fn three_tokens(length: usize) -> Tokens {
    let token = |letter: char| stored(&format!("THAA{}", letter.to_string().repeat(length)), 5);
    Tokens { current: token('c'), next: Some(token('n')), previous: Some(token('p')) }
}

fn stored(token: &str, second: i64) -> Stored {
    Stored { token: Secret::new(token), obtained_at: Moment::from_timestamp(second, 0), expires_at: None }
}

fn name() -> EntryName {
    EntryName::account(Network::Threads, "17840000000000001")
}

fn assert_same(one: &Tokens, two: &Tokens) {
    let plain = |tokens: &Tokens| serde_json::to_string(&tokens.entry()).unwrap();
    assert_eq!(plain(one), plain(two));
}

#[derive(Default)]
struct Shelf(Mutex<BTreeMap<String, String>>);

impl Shelf {
    fn names(&self) -> Vec<String> {
        self.0.lock().unwrap().keys().cloned().collect()
    }

    fn longest(&self) -> usize {
        self.0.lock().unwrap().values().map(String::len).max().unwrap_or(0)
    }
}

#[async_trait]
impl Vault for Shelf {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        Ok(self.0.lock().unwrap().get(name.as_str()).map(Secret::new))
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        self.0.lock().unwrap().insert(name.as_str().to_owned(), content.expose().to_owned());
        Ok(())
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        self.0.lock().unwrap().remove(name.as_str());
        Ok(())
    }
}
