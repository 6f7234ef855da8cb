use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use keyring_core::api::CredentialStoreApi;
use keyring_core::mock;
use sixty_core::network::Network;

use super::super::memory;
use super::*;

#[cfg(target_os = "linux")]
const DISMISSED: &str = "SS error: prompt dismissed";
#[cfg(target_os = "linux")]
const DENIED: &str = "zbus error: org.freedesktop.DBus.Error.AccessDenied: Rejected send message";
const NO_COLLECTION: &str = "SS error: result not returned from SS API";
const NO_SESSION: &str = "zbus error: org.freedesktop.Secret.Error.NoSession: The session does not exist";

#[test]
fn what_was_written_is_read_until_it_is_deleted() {
    let (mut session, _) = session(&store());
    write(&mut session, "first").unwrap();
    write(&mut session, "second").unwrap();
    assert_eq!(read(&mut session), Ok(Some("second".to_owned())));

    delete(&mut session).unwrap();
    assert_eq!(read(&mut session), Ok(None));
    delete(&mut session).unwrap();
}

#[test]
fn an_entry_carries_the_installation_in_its_name() {
    let store = store();
    let (mut session, _) = session(&store);
    write(&mut session, "content").unwrap();
    assert_eq!(entry(&store, "0badcafe/threads/1784").get_secret().unwrap(), b"content");
}

#[test]
fn a_lost_session_is_made_anew_and_the_call_made_again_once() {
    let store = store();
    let (mut session, opened) = session(&store);
    write(&mut session, "content").unwrap();

    fail_next(&store, "0badcafe/threads/1784", Error::PlatformFailure(io_error(NO_SESSION)));
    assert_eq!(read(&mut session), Ok(Some("content".to_owned())));
    assert_eq!(opened.load(Ordering::SeqCst), 2);
}

#[test]
fn a_vault_that_is_gone_is_missing_and_is_found_again_when_it_is_back() {
    let (store, opened) = (store(), Arc::new(AtomicUsize::new(0)));
    let (back, count) = (Arc::clone(&store), Arc::clone(&opened));
    let open = move || match count.fetch_add(1, Ordering::SeqCst) {
        0 => Err(Error::PlatformFailure(io_error("no secret service provider or dbus session found"))),
        _ => Ok(Arc::clone(&back) as Arc<CredentialStore>),
    };
    let mut session = Session::new("sixty", "0badcafe", Arc::new(open));
    assert_eq!(read(&mut session), Err(VaultTrouble::Missing));
    assert_eq!(read(&mut session), Ok(None));
}

#[cfg(target_os = "linux")]
#[test]
fn a_dismissed_prompt_is_a_locked_vault_and_is_not_shown_a_second_time() {
    for error in [Error::NoStorageAccess(io_error(DISMISSED)), Error::PlatformFailure(io_error(DISMISSED))] {
        let store = store();
        let (mut session, opened) = session(&store);
        write(&mut session, "content").unwrap();
        fail_next(&store, "0badcafe/threads/1784", error);
        assert_eq!(read(&mut session), Err(VaultTrouble::Locked));
        assert_eq!(opened.load(Ordering::SeqCst), 1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_entry_is_not_believed_of_a_vault_that_keeps_nothing() {
    let store = store();
    let (mut session, _) = session(&store);
    fail_next(&store, &probe(), Error::NoStorageAccess(io_error(NO_COLLECTION)));
    assert_eq!(read(&mut session), Err(VaultTrouble::NoKeyring));

    fail_next(&store, &probe(), Error::NoStorageAccess(io_error(NO_COLLECTION)));
    assert_eq!(delete(&mut session), Err(VaultTrouble::NoKeyring));
}

#[cfg(target_os = "linux")]
#[test]
fn no_entry_is_not_believed_of_a_locked_vault() {
    let store = store();
    let (mut session, _) = session(&store);
    fail_next(&store, &probe(), Error::NoStorageAccess(io_error(DISMISSED)));
    assert_eq!(read(&mut session), Err(VaultTrouble::Locked));
}

#[test]
fn a_vault_that_has_just_answered_is_not_probed() {
    let store = store();
    let (mut session, _) = session(&store);
    write(&mut session, "content").unwrap();
    fail_next(&store, &probe(), Error::NoStorageAccess(io_error(NO_COLLECTION)));
    let other = EntryName::account(Network::Facebook, "1");
    assert!(matches!(session.carry_out(&Order::Read(other), &|| true), Ok(None)));
}

#[cfg(target_os = "linux")]
#[test]
fn health_ends_with_the_first_trouble_and_with_time() {
    let store = store();
    let (mut session, _) = session(&store);
    assert_eq!(read(&mut session), Ok(None));
    fail_next(&store, "0badcafe/threads/1784", Error::NoStorageAccess(io_error(DISMISSED)));
    assert_eq!(read(&mut session), Err(VaultTrouble::Locked));
    fail_next(&store, &probe(), Error::NoStorageAccess(io_error(NO_COLLECTION)));
    assert_eq!(read(&mut session), Err(VaultTrouble::NoKeyring), "probed after trouble");

    assert_eq!(read(&mut session), Ok(None));
    session.healthy_at = Instant::now().checked_sub(TRUST);
    fail_next(&store, &probe(), Error::NoStorageAccess(io_error(NO_COLLECTION)));
    assert_eq!(read(&mut session), Err(VaultTrouble::NoKeyring), "probed after a while");
}

#[test]
fn a_lost_call_that_nobody_waits_for_is_not_made_again_because_it_would_open_another_prompt() {
    let store = store();
    let (mut session, opened) = session(&store);
    write(&mut session, "content").unwrap();
    fail_next(&store, "0badcafe/threads/1784", Error::PlatformFailure(io_error(NO_SESSION)));
    assert!(session.carry_out(&Order::Read(name()), &|| false).is_err());
    assert_eq!(opened.load(Ordering::SeqCst), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_bus_that_keeps_the_program_out_is_no_missing_vault() {
    let denied = || Error::PlatformFailure(io_error(DENIED));
    let mut session = Session::new("sixty", "0badcafe", Arc::new(move || Err(denied())));
    assert_eq!(read(&mut session), Err(VaultTrouble::Denied));

    let store = store();
    let (mut session, opened) = super::tests::session(&store);
    fail_next(&store, "0badcafe/threads/1784", denied());
    assert_eq!(read(&mut session), Err(VaultTrouble::Denied));
    assert_eq!(opened.load(Ordering::SeqCst), 1, "another connection is kept out as well");
}

#[test]
fn a_probe_leaves_nothing_behind() {
    let store = store();
    let (mut session, _) = session(&store);
    assert_eq!(read(&mut session), Ok(None));
    assert!(matches!(entry(&store, &probe()).get_secret(), Err(Error::NoEntry)));
}

#[test]
fn a_change_that_nobody_waits_for_any_more_is_not_made() {
    let store = store();
    let (mut session, _) = session(&store);
    write(&mut session, "content").unwrap();
    for order in [Order::Write(name(), Secret::new("other")), Order::Delete(name())] {
        assert_eq!(session.carry_out(&order, &|| false).map(drop), Err(VaultTrouble::Asking));
    }
    assert_eq!(read(&mut session), Ok(Some("content".to_owned())));
}

#[test]
fn copies_with_the_same_content_count_as_one() {
    let store = store();
    let (mut session, _) = session(&store);
    fail_next(&store, "0badcafe/threads/1784", Error::Ambiguous(copies(&store, ["content", "content"])));
    assert_eq!(read(&mut session), Ok(Some("content".to_owned())));
}

#[test]
fn copies_that_differ_are_unclear_and_left_as_they_are() {
    let store = store();
    let (mut session, _) = session(&store);
    fail_next(
        &store,
        "0badcafe/threads/1784",
        Error::Ambiguous(copies(&store, ["content-one", "content-two"])),
    );
    let Err(VaultTrouble::Unclear(reason)) = read(&mut session) else { panic!("not unclear") };
    assert!(!reason.contains("content-"), "{reason}");
    assert_eq!(entry(&store, "copy 0").get_secret().unwrap(), b"content-one");
    assert_eq!(entry(&store, "copy 1").get_secret().unwrap(), b"content-two");
}

#[test]
fn content_never_gets_into_a_refusal() {
    let store = store();
    let (mut session, _) = session(&store);
    let errors = [
        Error::BadEncoding(b"THAAsecret".to_vec()),
        Error::BadDataFormat(b"THAAsecret".to_vec(), io_error("not that THAAsecret")),
    ];
    for error in errors {
        fail_next(&store, "0badcafe/threads/1784", error);
        let Err(VaultTrouble::Unclear(reason)) = read(&mut session) else { panic!("not unclear") };
        assert!(!reason.contains("THAAsecret"), "{reason}");
    }
    entry(&store, "0badcafe/threads/1784").set_secret(b"\xFFTHAAsecret").unwrap();
    let Err(VaultTrouble::Unclear(reason)) = read(&mut session) else { panic!("not unclear") };
    assert!(!reason.contains("THAAsecret"), "{reason}");
}

fn store() -> Arc<memory::Store> {
    memory::Store::new()
}

/// A session over `store`, and how often it was opened.
fn session(store: &Arc<memory::Store>) -> (Session, Arc<AtomicUsize>) {
    let (store, opened) = (Arc::clone(store), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&opened);
    let open = move || {
        count.fetch_add(1, Ordering::SeqCst);
        Ok(Arc::clone(&store) as Arc<CredentialStore>)
    };
    (Session::new("sixty", "0badcafe", Arc::new(open)), opened)
}

fn name() -> EntryName {
    EntryName::account(Network::Threads, "1784")
}

fn probe() -> String {
    format!("0badcafe/probe/{}", std::process::id())
}

fn read(session: &mut Session) -> Result<Option<String>, VaultTrouble> {
    session
        .carry_out(&Order::Read(name()), &|| true)
        .map(|found| found.map(|secret| secret.expose().to_owned()))
}

fn write(session: &mut Session, content: &str) -> Result<(), VaultTrouble> {
    session.carry_out(&Order::Write(name(), Secret::new(content)), &|| true).map(drop)
}

fn delete(session: &mut Session) -> Result<(), VaultTrouble> {
    session.carry_out(&Order::Delete(name()), &|| true).map(drop)
}

fn entry(store: &Arc<memory::Store>, user: &str) -> keyring_core::Entry {
    store.build("sixty", user, None).unwrap()
}

fn copies(store: &Arc<memory::Store>, contents: [&str; 2]) -> Vec<keyring_core::Entry> {
    let copy = |(number, content): (usize, &str)| {
        let copy = entry(store, &format!("copy {number}"));
        copy.set_secret(content.as_bytes()).unwrap();
        copy
    };
    contents.into_iter().enumerate().map(copy).collect()
}

fn fail_next(store: &Arc<memory::Store>, user: &str, error: Error) {
    entry(store, user).as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

fn io_error(text: &str) -> Box<io::Error> {
    Box::new(io::Error::other(text.to_owned()))
}
