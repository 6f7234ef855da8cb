//! Which program serves a practice folder, and which may delete it: real processes that start together, are killed, and
//! come after others.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sixty_practice::Network;
use sixty_tests::sandbox::{I, Sandbox, SignIn, T, built, run, text};
use url::Url;

/// How long the next program may take to serve: it looks every 50 ms, a busy computer needs longer.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn of_two_programs_that_start_at_once_one_serves_and_the_other_follows_it() {
    let sandbox = Sandbox::bare_with_vault_file();

    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| sign_in(&sandbox, T, &[]));
        let second = scope.spawn(|| sign_in(&sandbox, I, &[]));
        (first.join().unwrap(), second.join().unwrap())
    });

    assert_eq!(first.address.port(), second.address.port());
    assert_eq!(announced(&sandbox).port(), first.address.port());
    for mut program in [first, second] {
        // When the first ends, the other takes over its address: that is waited for, as a browser would try again.
        answering(&announced(&sandbox));
        let back = program.allow("corner.bakery");
        program.paste(&back);
        program.end().ended(0);
    }
}

#[test]
fn when_the_serving_program_is_killed_the_next_serves_at_the_same_address_with_the_same_clock_and_state() {
    let sandbox = Sandbox::bare_with_vault_file();
    let mut first = sign_in(&sandbox, T, &["--now", "2027-01-01T10:00:00Z"]);
    let address = announced(&sandbox);
    pull(&address, "fault", &json!({"user": "harbor.spa", "endpoint": "me", "error": "i-190-460-refresh"}));
    pull(&address, "clock", &json!({"advance": 24 * 3600}));
    let mut second = sign_in(&sandbox, I, &[]);
    let before = answering(&address);

    first.kill();
    drop(first.end());

    let after = answering(&address);
    assert!(text(&after, "now").starts_with("2027-01-02T10:"), "{after}");
    for kept in ["people", "switches", "faults", "tokens", "codes"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    let third = sign_in(&sandbox, T, &[]);
    assert_eq!((third.address.port(), announced(&sandbox)), (address.port(), address.clone()));
    assert!(text(&practise(&sandbox, &["status"]), "now").starts_with("2027-01-02T10:"));
    let back = second.allow("corner.bakery");
    second.paste(&back);
    second.end().ended(0);
    assert!(text(&answering(&address), "now").starts_with("2027-01-02T10:"), "the third serves in its turn");
}

#[test]
fn a_following_program_that_is_killed_is_missed_by_no_other() {
    let sandbox = Sandbox::bare_with_vault_file();
    let mut first = sign_in(&sandbox, T, &[]);
    let mut second = sign_in(&sandbox, I, &[]);

    second.kill();
    drop(second.end());

    assert_eq!(announced(&sandbox).port(), first.address.port());
    let back = first.allow("corner.bakery");
    first.paste(&back);
    first.end().ended(0);
}

#[test]
fn a_program_goes_on_in_the_folder_that_another_was_refused_to_leave() {
    let sandbox = Sandbox::bare_with_vault_file();
    let mut other = sign_in(&sandbox, T, &[]);

    let refused = leave(&sandbox);

    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("practicing"), "{}", refused.stderr);
    let back = other.allow("corner.bakery");
    other.paste(&back);
    other.end().ended(0);
    assert_eq!(practise(&sandbox, &["status"])["accounts"].as_array().unwrap().len(), 1);
    assert_eq!(leave(&sandbox).code, 0);
    assert!(!sandbox.data_dir().join("practice").exists());
}

#[test]
fn a_program_that_is_killed_keeps_no_other_from_leaving() {
    let sandbox = Sandbox::bare_with_vault_file();
    let mut other = sign_in(&sandbox, T, &[]);
    other.kill();
    drop(other.end());

    assert_eq!(leave(&sandbox).code, 0);

    assert!(!sandbox.data_dir().join("practice").exists());
}

#[test]
fn a_deletion_that_was_interrupted_after_any_file_is_finished_by_the_next_program() {
    let sandbox = Sandbox::bare_with_vault_file();
    let folder = sandbox.data_dir().join("practice");
    for gone in [&[][..], &["meta.json"], &["meta.json", "meta.lock", "install"]] {
        let mut program = sign_in(&sandbox, T, &[]);
        let back = program.allow("corner.bakery");
        program.paste(&back);
        program.end().ended(0);
        std::fs::write(folder.join("in-use"), "deleted").unwrap();
        for file in gone {
            std::fs::remove_file(folder.join(file)).unwrap_or_default();
        }

        let status = practise(&sandbox, &["status"]);

        assert_eq!(status["accounts"], json!([]), "{gone:?}");
        assert_eq!(std::fs::read_to_string(folder.join("in-use")).unwrap(), "", "{gone:?}");
    }
}

fn sign_in(sandbox: &Sandbox, network: Network, shared: &[&str]) -> SignIn {
    let mut command = sandbox.command_in_practice();
    command.args(shared);
    SignIn::of(command, network, &["--no-listen"])
}

fn practise(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    run(sandbox.command_in_practice().arg("--json").args(arguments), "").ended(0)
}

/// What the window does when a person leaves practice.
fn leave(sandbox: &Sandbox) -> sixty_tests::sandbox::Answer {
    run(Command::new(built("practicing")).arg("leave").arg(sandbox.data_dir()).arg("file"), "")
}

/// The address in the folder, where the serving program says that it answers.
fn announced(sandbox: &Sandbox) -> Url {
    let file = sandbox.data_dir().join("practice/meta-address");
    Url::parse(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// The pretend Meta's state, as soon as a program answers at this address.
fn answering(address: &Url) -> Value {
    let since = Instant::now();
    loop {
        match call(client().get(address.join("practice/state").unwrap())) {
            Ok(state) => return state,
            Err(error) => assert!(since.elapsed() < PATIENCE, "no program answers at {address}: {error}"),
        }
    }
}

fn pull(address: &Url, lever: &str, order: &Value) {
    call(client().post(address.join(&format!("practice/{lever}")).unwrap()).json(order)).unwrap();
}

fn call(request: reqwest::RequestBuilder) -> reqwest::Result<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { request.send().await?.error_for_status()?.json().await })
}

fn client() -> reqwest::Client {
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap()
}
