//! The whole main job on a real desktop that nobody sees: the steps that `make run` shows without a display.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

use std::path::Path;

use sixty_tests::tour;

#[test]
fn from_the_first_run_to_an_unlocked_keychain_everything_is_done_with_clicks() {
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pictures/e2e");

    tour::walk(&pictures, &mut |line| println!("{line}")).unwrap();
}
