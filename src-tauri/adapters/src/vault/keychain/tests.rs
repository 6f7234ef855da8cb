use std::sync::mpsc::{Receiver, Sender, channel};

use keyring_core::CredentialStore;
use sixty_core::network::Network;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::super::memory;
use super::*;

const WAIT: Duration = Duration::from_secs(60);

#[tokio::test]
async fn what_was_written_is_read_until_it_is_deleted() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    prompt.answer.send(()).unwrap();
    keychain.write(&name(), &Secret::new("content")).await.unwrap();
    assert_eq!(keychain.read(&name()).await.unwrap().unwrap().expose(), "content");
    keychain.delete(&name()).await.unwrap();
    assert!(keychain.read(&name()).await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_prompt_that_nobody_answers_is_a_locked_vault_after_the_wait() {
    let (keychain, _prompt) = keychain_behind_a_prompt();
    let begin = Instant::now();
    assert_eq!(keychain.read(&name()).await.err(), Some(VaultTrouble::Locked));
    assert_eq!(begin.elapsed(), WAIT);
}

#[tokio::test]
async fn while_the_prompt_stands_further_calls_are_answered_at_once() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let given_up = write_until_the_prompt_stands(&keychain, &prompt).await;
    tokio::time::pause();
    assert_eq!(given_up.await.unwrap(), Err(VaultTrouble::Locked));

    let begin = Instant::now();
    for _ in 0..2 * QUEUE {
        assert_eq!(keychain.read(&name()).await.err(), Some(VaultTrouble::Locked));
    }
    assert!(begin.elapsed().is_zero());
}

#[tokio::test]
async fn once_the_prompt_is_answered_calls_work_again() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let given_up = write_until_the_prompt_stands(&keychain, &prompt).await;
    tokio::time::pause();
    assert_eq!(given_up.await.unwrap(), Err(VaultTrouble::Locked));

    answer(&keychain, &prompt).await;
    keychain.write(&name(), &Secret::new("newer")).await.unwrap();
    assert_eq!(keychain.read(&name()).await.unwrap().unwrap().expose(), "newer");
}

#[tokio::test]
async fn a_write_that_was_given_up_is_not_carried_out_when_the_prompt_is_answered_later() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let at_the_prompt = write_until_the_prompt_stands(&keychain, &prompt).await;
    tokio::time::pause();
    let (queued, content) = (EntryName::app(Network::Threads, "1"), Secret::new("content"));
    let given_up = tokio::join!(at_the_prompt, keychain.write(&queued, &content));
    assert_eq!((given_up.0.unwrap(), given_up.1), (Err(VaultTrouble::Locked), Err(VaultTrouble::Locked)));

    answer(&keychain, &prompt).await;
    assert!(keychain.read(&name()).await.unwrap().is_none());
    assert!(keychain.read(&queued).await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_goes_away_does_not_lock_the_others_out() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let gone = timeout(Duration::from_secs(1), keychain.read(&name())).await;
    assert!(gone.is_err());

    prompt.answer.send(()).unwrap();
    tokio::time::resume();
    assert!(keychain.read(&name()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_panic_in_the_library_costs_its_call_alone() {
    let (first, store) = (AtomicBool::new(true), memory::Store::new());
    let open = move || {
        assert!(!first.swap(false, Ordering::SeqCst), "the library fails at its first call");
        Ok(Arc::clone(&store) as Arc<CredentialStore>)
    };
    let keychain = Keychain::over(Session::new("sixty", "0badcafe", Box::new(open)), WAIT);
    assert!(matches!(keychain.read(&name()).await, Err(VaultTrouble::Refused(_))));
    assert!(keychain.read(&name()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_keychain_that_needs_no_prompt_works_without_any_wait() {
    let store = memory::Store::new();
    let open = move || Ok(Arc::clone(&store) as Arc<CredentialStore>);
    let keychain = Keychain::over(Session::new("sixty", "0badcafe", Box::new(open)), Duration::ZERO);
    assert!(keychain.read(&name()).await.unwrap().is_none());
}

struct Prompt {
    shown: Receiver<()>,
    answer: Sender<()>,
}

/// A keychain whose first call shows a prompt, and blocks until it is answered.
fn keychain_behind_a_prompt() -> (Arc<Keychain>, Prompt) {
    let ((show, shown), (answer, answered)) = (channel(), channel());
    let store = memory::Store::new();
    let open = move || {
        show.send(()).ok();
        answered.recv().ok();
        Ok(Arc::clone(&store) as Arc<CredentialStore>)
    };
    let session = Session::new("sixty", "0badcafe", Box::new(open));
    (Arc::new(Keychain::over(session, WAIT)), Prompt { shown, answer })
}

/// Starts a write and waits for its prompt. The keychain's thread runs in real time, so a test may pause the clock only
/// after this.
async fn write_until_the_prompt_stands(
    keychain: &Arc<Keychain>,
    prompt: &Prompt,
) -> JoinHandle<Result<(), VaultTrouble>> {
    let keychain = Arc::clone(keychain);
    let call = tokio::spawn(async move { keychain.write(&name(), &Secret::new("content")).await });
    while prompt.shown.try_recv().is_err() {
        tokio::task::yield_now().await;
    }
    call
}

/// Answers the prompt and lets the clock run until the thread has noticed.
async fn answer(keychain: &Keychain, prompt: &Prompt) {
    tokio::time::resume();
    prompt.answer.send(()).unwrap();
    while keychain.stuck.load(Ordering::SeqCst) {
        tokio::task::yield_now().await;
    }
}

fn name() -> EntryName {
    EntryName::account(Network::Threads, "1784")
}
