//! The whole main job on a real desktop with a virtual screen: the steps that `make run` shows without a display.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

use std::fs;
use std::path::Path;

use sixty_tests::running::until_seen;
use sixty_tests::tour;

#[test]
fn from_the_first_run_to_an_unlocked_keychain_everything_is_done_with_clicks_and_nothing_is_left_behind() {
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pictures/e2e");

    let home = tour::walk(&pictures, &mut |line| println!("{line}")).unwrap();

    until_seen("the end of all processes", || Ok(living_in(&home)), Vec::is_empty).unwrap();
    assert!(!home.exists(), "{} is left", home.display());
    assert!(fs::read_dir(&pictures).unwrap().count() > 10, "pictures in {}", pictures.display());
}

/// The processes that were started with this home folder.
fn living_in(home: &Path) -> Vec<String> {
    let home = format!("HOME={}\0", home.display());
    let processes = fs::read_dir("/proc").unwrap().map(|entry| entry.unwrap().path());
    let ours = processes.filter(|process| {
        // A process that has just ended has no environment.
        fs::read(process.join("environ")).is_ok_and(|all| String::from_utf8_lossy(&all).contains(&home))
    });
    ours.map(|process| fs::read_to_string(process.join("comm")).unwrap_or_default()).collect()
}
