//! Counts this process's threads and files, so it has a program of its own.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use sixty_adapters::clock::SystemClock;
use sixty_adapters::doorway::LoopbackDoorway;
use sixty_core::ports::{Awaited, DoorPages, Doorway, Mood, Page};
use sixty_core::secret::Secret;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use url::Url;

#[tokio::test]
async fn after_many_broken_visits_and_a_close_no_thread_file_or_port_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let doorway = LoopbackDoorway::new(folder.path().to_owned(), Arc::new(SystemClock));
    // The runtime starts its own helpers once.
    visit(&doorway, 3).await;
    let before = (count("task"), count("fd"));

    for _ in 0..5 {
        visit(&doorway, 40).await;
    }

    for _ in 0..200 {
        if count("task") <= before.0 && count("fd") <= before.1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("threads {} (before {}), files {} (before {})", count("task"), before.0, count("fd"), before.1);
}

async fn visit(doorway: &LoopbackDoorway, callers: usize) {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = Url::parse(&format!("https://localhost:{port}/")).unwrap();
    let state = Secret::new("state");
    let awaited = Awaited { return_address: &address, state: &state, log_in: &address };
    let pages = DoorPages { waiting: page(), stale: page(), strange: page() };
    let door = doorway.open(awaited, pages).await.unwrap();
    let mut silent = Vec::new();
    for caller in 0..callers {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let sent: &[u8] =
            [b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".as_slice(), b"\x16\x03\x01", b"GET"][caller % 3];
        drop(stream.write_all(sent).await);
        silent.push(stream);
    }
    door.close(Duration::ZERO).await;
    assert!(TcpListener::bind(("127.0.0.1", port)).is_ok(), "the port is free at once");
}

fn page() -> Page {
    Page { language: "en".into(), mood: Mood::Done, title: "Done".into(), body: String::new() }
}

fn count(what: &str) -> usize {
    std::fs::read_dir(format!("/proc/self/{what}")).unwrap().count()
}
