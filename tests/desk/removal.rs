//! Removing everything, from the window of the real profile with its keychain.

use std::fs;

use sixty_tests::desktop::Desktop;
use sixty_tests::running::until_seen;
use sixty_tests::sandbox::{built, run};
use sixty_tests::words::{button, say};

#[test]
fn everything_is_removed_from_settings_after_one_question() {
    let desktop = Desktop::bare_with_keychain();
    keep_an_app(&desktop);
    let install = fs::read_to_string(desktop.sandbox.data_dir().join("install")).unwrap();
    assert_eq!(desktop.entries("sixty", install.trim()), 1);
    let program = desktop.start_real_for_driver();
    let page = desktop.page_of(&program);
    page.value("location.hash = '/settings'").unwrap();

    page.press(&button(&say("data-remove"))).unwrap();
    page.press(&button(&say("remove-go"))).unwrap();

    let folder = desktop.sandbox.data_dir().to_owned();
    until_seen("the end of the folder", || Ok(folder.exists()), |exists| !exists).unwrap();
    assert_eq!(program.end(), 0);
    assert_eq!(desktop.entries("sixty", install.trim()), 0);
}

fn keep_an_app(desktop: &Desktop) {
    let mut set = desktop.sandbox.on_bus(built("sixty"));
    set.arg("--data-dir").arg(desktop.sandbox.data_dir());
    set.args(["app", "set", "--network", "threads", "--id", "123456789012345"]);
    let kept = run(&mut set, "0123456789abcdef0123456789abcdef");
    assert_eq!(kept.code, 0, "{}", kept.stderr);
}
