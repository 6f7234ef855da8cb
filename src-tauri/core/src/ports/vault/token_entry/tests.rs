use std::collections::BTreeMap;
use std::sync::Mutex;

use async_trait::async_trait;

use super::*;
use crate::network::Network;

#[tokio::test]
async fn what_is_written_is_read_back_with_all_three_tokens() {
    let vault = Shelf::default();
    let tokens = three_tokens(180);

    tokens.write(&vault, &account()).await.unwrap();
    let back = Tokens::read(&vault, &name()).await.unwrap().unwrap();

    assert_same(&back, &tokens);
    assert_eq!(vault.names(), ["threads/17840000000000001"], "a small entry is one write");
}

#[tokio::test]
async fn an_entry_too_long_for_windows_is_kept_in_parts() {
    let vault = Shelf::default();
    let tokens = three_tokens(1_200);

    tokens.write(&vault, &account()).await.unwrap();
    let back = Tokens::read(&vault, &name()).await.unwrap().unwrap();

    assert_same(&back, &tokens);
    assert!(vault.longest() <= 2_560, "every part fits Windows");
}

#[tokio::test]
async fn the_format_is_the_one_that_was_promised() {
    let vault = Shelf::default();
    Tokens::first(stored("THAAexample", 1)).write(&vault, &account()).await.unwrap();

    let content = vault.read(&name()).await.unwrap().unwrap();
    assert_eq!(
        content.expose(),
        concat!(
            r#"{"v":1,"current":{"token":"THAAexample","obtained_at":"1970-01-01T00:00:01Z","expires_at":null},"#,
            r#""name":"threads/17840000000000001","about":{"id":"00000001","name":"corner.bakery","#,
            r#""kind":"profile","auto_extend":true,"connected_at":"2026-09-21T10:00:00Z"}}"#,
        )
    );
}

#[tokio::test]
async fn an_entry_of_an_older_version_is_read() {
    let vault = Shelf::default();
    let old = r#"{"v":1,"current":{"token":"THAAexample","obtained_at":null,"expires_at":null}}"#;
    vault.write(&name(), &Secret::new(old)).await.unwrap();

    let (tokens, about) = Tokens::read_whole(&vault, &name()).await.unwrap().unwrap();

    assert_eq!((tokens.current.token.expose(), about), ("THAAexample", None));
}

#[tokio::test]
async fn an_entry_under_another_name_is_no_token_of_that_account() {
    let vault = Shelf::default();
    for length in [180, 1_200] {
        three_tokens(length).write(&vault, &account()).await.unwrap();
        let other = EntryName::account(Network::Threads, "17840000000000002");
        let content = vault.read(&name()).await.unwrap().unwrap();
        vault.write(&other, &content).await.unwrap();

        assert!(Tokens::read(&vault, &other).await.unwrap().is_none());
        assert!(Tokens::read(&vault, &name()).await.unwrap().is_some());
    }
    // The parts of a long entry are entries too.
    let next = vault.read(&name().part("next")).await.unwrap().unwrap();
    vault.write(&name().part("previous"), &next).await.unwrap();
    assert!(Tokens::read(&vault, &name()).await.unwrap().unwrap().previous.is_none());
}

#[tokio::test]
async fn what_stands_under_a_name_and_is_no_entry_of_it_is_put_aside() {
    let vault = Shelf::default();
    vault.write(&name(), &Secret::new("damaged")).await.unwrap();
    Tokens::put_aside(&vault, &name()).await.unwrap();
    Tokens::first(stored("THAAexample", 1)).write(&vault, &account()).await.unwrap();

    let aside = vault.read(&name().part("aside")).await.unwrap().unwrap();
    assert_eq!(aside.expose(), "damaged");
}

#[test]
fn a_listed_name_says_whose_entry_it_is() {
    for (name, account, app) in [
        ("threads/1784", Some((Network::Threads, "1784")), None),
        ("facebook/1", Some((Network::Facebook, "1")), None),
        ("threads/1784/next", None, None),
        ("app/threads/1029", None, Some((Network::Threads, "1029"))),
        ("probe/77", None, None),
        ("threads/", None, None),
        ("", None, None),
    ] {
        let name = EntryName::listed(name);
        assert_eq!((name.account_of(), name.app_of()), (account, app), "{name:?}");
    }
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

fn account() -> Account {
    let user_id = "17840000000000001".to_owned();
    let left = chrono::TimeDelta::days(0);
    Account { user_id, ..crate::account::sample::ends_in(left) }
}

fn assert_same(one: &Tokens, two: &Tokens) {
    let plain = |tokens: &Tokens| serde_json::to_string(&tokens.entry(&name(), None)).unwrap();
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

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        Ok(None)
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        Ok(false)
    }
}
