//! What `sixty` promises of programs that run with a token from before.

use std::process::Stdio;

use sixty_tests::sandbox::{Sandbox, T, text};

#[test]
fn a_place_waits_until_no_program_runs_with_the_token_from_before() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "TOKEN=\n");
    let add =
        ["places", "add", "--account", "corner.bakery", "--env-file", ".env", "--key", "TOKEN", "--send"];
    let added = sandbox.sixty(&add).ended(0)["places"][0].clone();
    let token = sandbox.read(".env").trim().trim_start_matches("TOKEN=").to_owned();
    let mut site = std::process::Command::new("cat")
        .env("THREADS_TOKEN", &token)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();

    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    let list = || sandbox.sixty(&["places", "list"]).ended(0)["places"][0].clone();
    let waits = list();
    let said = sandbox.sixty_in_words(&["places", "list"]);
    site.kill().unwrap();
    site.wait().unwrap();
    let done = list();

    assert_eq!(text(&added, "restart"), "none");
    assert_eq!((text(&waits, "state"), text(&waits, "restart")), ("current", "needed"));
    assert!(said.stdout.contains("start it again"), "{}", said.stdout);
    assert!(!format!("{}{}", said.stdout, said.stderr).contains(&token));
    assert_eq!((text(&done, "restart"), text(&done, "receipt")), ("done", "in_force"));
}
