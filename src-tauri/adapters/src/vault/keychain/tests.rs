use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use keyring_core::CredentialStore;
use sixty_core::network::Network;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::super::line::LONGEST;
use super::super::memory;
use super::super::session::OpenStore;
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
async fn a_prompt_that_nobody_answers_is_told_after_the_wait() {
    let (keychain, _prompt) = keychain_behind_a_prompt();
    let begin = Instant::now();
    assert_eq!(keychain.read(&name()).await.err(), Some(VaultTrouble::Asking));
    assert_eq!(begin.elapsed(), WAIT);
}

#[tokio::test]
async fn while_the_prompt_stands_further_calls_are_answered_at_once() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let given_up = write_until_the_prompt_stands(&keychain, &prompt).await;
    tokio::time::pause();
    assert_eq!(given_up.await.unwrap(), Err(VaultTrouble::Asking));

    let begin = Instant::now();
    for _ in 0..2 * LONGEST {
        assert_eq!(keychain.read(&name()).await.err(), Some(VaultTrouble::Asking));
    }
    assert!(begin.elapsed().is_zero());
}

#[tokio::test]
async fn once_the_prompt_is_answered_calls_work_again() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let given_up = write_until_the_prompt_stands(&keychain, &prompt).await;
    tokio::time::pause();
    assert_eq!(given_up.await.unwrap(), Err(VaultTrouble::Asking));

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
    assert_eq!((given_up.0.unwrap(), given_up.1), (Err(VaultTrouble::Asking), Err(VaultTrouble::Asking)));

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
    let keychain = over(Arc::new(open), WAIT, asking);
    assert!(matches!(keychain.read(&name()).await, Err(VaultTrouble::Refused(_))));
    assert!(keychain.read(&name()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_keychain_that_needs_no_prompt_works_without_any_wait() {
    let store = memory::Store::new();
    let open = move || Ok(Arc::clone(&store) as Arc<CredentialStore>);
    let keychain = over(Arc::new(open), Duration::ZERO, asking);
    assert!(keychain.read(&name()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_keychain_that_does_not_answer_at_all_is_not_said_to_ask() {
    let (_answer, answered) = channel::<()>();
    let answered = Mutex::new(answered);
    let open = move || {
        held(&answered).recv().ok();
        Err(keyring::Error::NoDefaultStore)
    };
    let keychain = over(Arc::new(open), Duration::ZERO, || Ok(Seen::unsure(false)));
    tokio::time::pause();
    assert!(matches!(keychain.read(&name()).await, Err(VaultTrouble::Refused(_))));
    assert_eq!(keychain.look().await, Ok(Sight::Unsure));
}

#[tokio::test]
async fn a_thread_that_waits_for_an_asker_that_is_gone_is_replaced() {
    static OPENED: AtomicUsize = AtomicUsize::new(0);
    static IS_GONE: AtomicBool = AtomicBool::new(false);
    let (_answer, answered) = channel::<()>();
    let (answered, store) = (Mutex::new(answered), memory::Store::new());
    let open = move || {
        if OPENED.fetch_add(1, Ordering::SeqCst) == 0 {
            held(&answered).recv().ok();
        }
        Ok(Arc::clone(&store) as Arc<CredentialStore>)
    };
    let look = || if IS_GONE.load(Ordering::SeqCst) { Err(VaultTrouble::Missing) } else { asking() };
    let keychain = Arc::new(over(Arc::new(open), WAIT, look));
    let asked = Arc::clone(&keychain);
    let asked = tokio::spawn(async move { asked.read(&name()).await.err() });
    while OPENED.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    assert_eq!(asked.await.unwrap(), Some(VaultTrouble::Asking));
    assert_eq!(keychain.look().await, Ok(Sight::Asking));

    IS_GONE.store(true, Ordering::SeqCst);
    tokio::time::resume();
    assert_eq!(keychain.look().await, Err(VaultTrouble::Missing));
    assert!(keychain.read(&name()).await.unwrap().is_none(), "another thread asks");
}

#[tokio::test]
async fn what_a_person_answered_late_shows_in_a_look() {
    let (keychain, prompt) = keychain_behind_a_prompt();
    let given_up = write_until_the_prompt_stands(&keychain, &prompt).await;
    tokio::time::pause();
    given_up.await.unwrap().unwrap_err();
    assert_eq!(keychain.look().await, Ok(Sight::Asking));

    answer(&keychain, &prompt).await;
    assert_eq!(keychain.look().await, Ok(Sight::Open));
    assert!(keychain.read(&name()).await.unwrap().is_none(), "the write was not made any more");
}

struct Prompt {
    shown: Receiver<()>,
    answer: Sender<()>,
}

/// A keychain whose first call shows a prompt, and blocks until it is answered.
fn keychain_behind_a_prompt() -> (Arc<Keychain>, Prompt) {
    let ((show, shown), (answer, answered)) = (channel(), channel());
    let store = memory::Store::new();
    let answered = Mutex::new(answered);
    let open = move || {
        show.send(()).ok();
        held(&answered).recv().ok();
        Ok(Arc::clone(&store) as Arc<CredentialStore>)
    };
    (Arc::new(over(Arc::new(open), WAIT, asking)), Prompt { shown, answer })
}

fn over(open: OpenStore, wait: Duration, look: fn() -> Result<Seen, VaultTrouble>) -> Keychain {
    let session = Session::new("sixty", "0badcafe", open);
    Keychain::over(session, Box::new(move || Box::pin(async move { look() })), wait)
}

/// What shows of a keychain that may ask.
fn asking() -> Result<Seen, VaultTrouble> {
    Ok(Seen::unsure(true))
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
    while held(&keychain.line).hangs().is_some() {
        tokio::task::yield_now().await;
    }
}

fn name() -> EntryName {
    EntryName::account(Network::Threads, "1784")
}
