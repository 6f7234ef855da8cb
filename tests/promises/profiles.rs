//! Practice, and where everything is kept.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use serde_json::Value;
use sixty_practice::Network;
use sixty_tests::running::until_ok;
use sixty_tests::sandbox::{Answer, I, Sandbox, SignIn, T, built, moment, run, text};

#[test]
fn practice_is_ready_at_once_and_keeps_to_its_folder() {
    let sandbox = Sandbox::bare_with_vault_file();

    let apps = practise(&sandbox, &["app", "list"]).ended(0)["apps"].clone();

    let ids: Vec<&str> = apps.as_array().unwrap().iter().map(|app| text(app, "id")).collect();
    assert_eq!(ids, ["1000000001", "1000000002", "1000000003"]);
    let names: Vec<_> =
        std::fs::read_dir(sandbox.data_dir()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name == "practice" || name == "install"), "{names:?}");
}

#[test]
fn practice_remembers_its_accounts_but_not_its_clock() {
    let sandbox = Sandbox::bare_with_vault_file();
    connected(&sandbox, T, &["--now", "2027-01-01T10:00:00Z"]);

    let later = practise(&sandbox, &["--now", "2027-02-15T10:00:00Z", "extend"]).ended(0);
    let now = practise(&sandbox, &["status"]).ended(0);

    assert_eq!(text(&later["results"][0], "outcome"), "extended");
    assert!(text(&later["results"][0], "expires_at").starts_with("2027-04-1"), "{later}");
    assert!(moment(&now, "now") < "2027-01-01T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    assert_eq!(now["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_second_command_uses_the_meta_and_the_clock_of_the_first_and_takes_over_when_it_ends() {
    let sandbox = Sandbox::bare_with_vault_file();
    let mut first = sign_in(&sandbox, T, &["--now", "2027-01-01T10:00:00Z"]);
    let mut second = sign_in(&sandbox, I, &[]);
    assert_eq!(first.address.port(), second.address.port());
    assert!(text(&practise(&sandbox, &["status"]).ended(0), "now").starts_with("2027-01-01T10:"));

    first.kill();
    drop(first.end());
    let meta = ("127.0.0.1", second.address.port().unwrap());
    until_ok("the pretend Meta of the second command", || Ok(TcpStream::connect(meta)?)).unwrap();
    let back = second.allow("corner.bakery");
    second.paste(&back);

    let account = second.end().ended(0)["account"].clone();
    assert!(text(&account, "obtained_at").starts_with("2027-01-01T10:"), "{account}");
    assert_eq!(practise(&sandbox, &["check"]).ended(0)["results"][0]["works"], true);
}

#[test]
fn an_address_that_nobody_answers_at_is_not_believed() {
    let sandbox = Sandbox::bare_with_vault_file();
    connected(&sandbox, T, &[]);
    let stranger = TcpListener::bind("127.0.0.1:0").unwrap();
    let stale = format!("http://{}/", stranger.local_addr().unwrap());
    std::fs::write(sandbox.data_dir().join("practice/meta-address"), stale).unwrap();

    assert_eq!(practise(&sandbox, &["check"]).ended(0)["results"][0]["works"], true);
}

#[test]
fn many_commands_at_once_share_one_meta() {
    let sandbox = Sandbox::bare_with_vault_file();
    connected(&sandbox, T, &[]);

    let all: Vec<Answer> = std::thread::scope(|scope| {
        let one = || scope.spawn(|| practise(&sandbox, &["check"]));
        let running: Vec<_> = (0..6).map(|_| one()).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });

    for answer in all {
        assert_eq!(answer.ended(0)["results"][0]["works"], true);
    }
}

#[test]
fn the_pretend_meta_alone_serves_the_same_folder() {
    let sandbox = Sandbox::bare_with_vault_file();
    connected(&sandbox, T, &[]);
    let folder = sandbox.data_dir().join("practice");
    let mut alone = Command::new(built("sixty-practice"))
        .args(["--port", "0", "--now", "2027-01-01T10:00:00Z", "--state"])
        .arg(&folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(alone.stdout.take().unwrap()).read_line(&mut line).unwrap();

    let checked = practise(&sandbox, &["check"]);
    let status = practise(&sandbox, &["status"]);
    alone.kill().unwrap();
    alone.wait().unwrap();

    assert_eq!(checked.ended(0)["results"][0]["works"], true);
    let status = status.ended(0);
    assert!(text(&status, "now").starts_with("2027-01-01T10:"), "{status}");
}

#[test]
fn built_in_practice_touches_no_file_outside_of_its_folder_unless_that_is_meant() {
    let sandbox = Sandbox::bare_with_vault_file();
    practise(&sandbox, &["app", "list"]).ended(0);
    let outside = sandbox.file("site.env", "TOKEN=\n");
    let inside = sandbox.data_dir().join("practice/site.env");
    std::fs::write(&inside, "TOKEN=\n").unwrap();
    let link = sandbox.data_dir().join("practice/link.env");
    symlink(&outside, &link).unwrap();
    let (outside, inside, link) =
        (outside.to_str().unwrap(), inside.to_str().unwrap(), link.to_str().unwrap());
    let add = |file| ["places", "add", "--account", "x", "--env-file", file, "--key", "TOKEN"];

    for refused in [
        &["env", outside][..],
        &["env", link],
        &["env", inside, "--metadata", "dates.json"],
        &["import", "--env-file", outside],
        &add(outside),
        &add(link),
    ] {
        let problem = practise(&sandbox, refused).ended(1)["problem"].clone();
        assert!(text(&problem, "title").contains("Practice"), "{refused:?}: {problem}");
    }
    let missing = sandbox.data_dir().join("practice/missing.env");
    let problem = practise(&sandbox, &["env", missing.to_str().unwrap()]).ended(1)["problem"].clone();
    assert!(text(&problem, "title").contains("isn't there"), "{problem}");
    assert_eq!(practise(&sandbox, &["env", outside, "--really"]).code, 2, "it has no token");
    assert_eq!(practise(&sandbox, &["env", inside]).code, 2, "it has no token");
    assert_eq!(sandbox.sixty(&["env", outside]).code, 2, "a pretend Meta elsewhere is no reason to refuse");
}

#[test]
fn status_and_the_list_of_places_need_no_vault() {
    let sandbox = Sandbox::bare_with_vault_file();
    connected(&sandbox, T, &[]);
    std::fs::remove_file(sandbox.path("passphrase")).unwrap();

    assert_eq!(practise(&sandbox, &["status"]).ended(0)["accounts"].as_array().unwrap().len(), 1);
    practise(&sandbox, &["places", "list"]).ended(0);
    assert_eq!(
        text(&practise(&sandbox, &["check"]).ended(4)["results"][0]["problem"], "code"),
        "x.vaultMissing"
    );
}

#[test]
fn localhost_is_this_computer_on_both_of_its_addresses() {
    let sandbox = Sandbox::with_vault_file();
    let account = sandbox.connected(T, "corner.bakery");
    let port = sandbox.practice.base.port().unwrap();

    for port in [port, on_the_other_address(port)] {
        let mut command = sandbox.command_against(&built("sixty"), &format!("http://localhost:{port}"));
        command.env("HTTP_PROXY", "http://127.0.0.1:9").env("http_proxy", "http://127.0.0.1:9");
        let checked = run(command.args(["--json", "check", text(&account, "id")]), "");

        assert_eq!(checked.ended(0)["results"][0]["works"], true);
    }
}

#[test]
fn the_data_folder_is_made_for_us_alone_and_refused_where_others_could_lead_it_elsewhere() {
    let sandbox = Sandbox::bare_with_vault_file();
    practise(&sandbox, &["status"]).ended(0);
    for folder in [sandbox.data_dir(), sandbox.data_dir().join("practice")] {
        assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
    let link = sandbox.path("link");
    symlink(sandbox.data_dir(), &link).unwrap();
    let file = sandbox.file("file", "");

    for folder in [link, file] {
        let mut command = Command::new(built("sixty"));
        command.args(["--json", "--practice", "--data-dir"]).arg(folder).arg("status");
        assert_eq!(run(&mut command, "").ended(1)["schema"], 1);
    }
}

#[test]
fn the_passphrase_file_is_ours_alone_to_read() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let passphrase = sandbox.path("passphrase");
    std::fs::set_permissions(&passphrase, std::fs::Permissions::from_mode(0o640)).unwrap();

    let get = ["get", "corner.bakery"];
    assert_eq!(text(&sandbox.sixty(&get).ended(4)["problem"], "code"), "x.vaultMissing");
    let mut without = sandbox.command();
    without.env_remove("SIXTY_PASSPHRASE_FILE").arg("--json").args(get);
    run(&mut without, "").ended(4);

    std::fs::set_permissions(&passphrase, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(sandbox.sixty(&get).ended(0)["token"].is_string());
}

#[test]
fn a_passphrase_that_systemd_hands_to_a_service_may_have_the_mode_that_systemd_gives_it() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let passphrase = sandbox.path("passphrase");
    let ended = |mode: u32, folder: &std::path::Path| {
        std::fs::set_permissions(&passphrase, std::fs::Permissions::from_mode(mode)).unwrap();
        let mut command = sandbox.command();
        command.env("CREDENTIALS_DIRECTORY", folder).args(["--json", "get", "corner.bakery"]);
        run(&mut command, "").code
    };
    let folder = passphrase.parent().unwrap();

    assert_eq!(ended(0o440, folder), 0);
    assert_eq!(ended(0o400, folder), 0);
    assert_eq!(ended(0o444, folder), 4, "anybody could read it");
    assert_eq!(ended(0o460, folder), 4, "a group could write it");
    assert_eq!(ended(0o440, &folder.join("elsewhere")), 4);
}

/// A port of [::1] alone that leads to this one of 127.0.0.1.
fn on_the_other_address(port: u16) -> u16 {
    let listener = TcpListener::bind("[::1]:0").unwrap();
    let other = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        while let Ok((caller, _)) = listener.accept() {
            let meta = TcpStream::connect(("127.0.0.1", port)).unwrap();
            for (mut from, mut to) in
                [(caller.try_clone().unwrap(), meta.try_clone().unwrap()), (meta, caller)]
            {
                std::thread::spawn(move || std::io::copy(&mut from, &mut to));
            }
        }
    });
    other
}

fn practise(sandbox: &Sandbox, arguments: &[&str]) -> Answer {
    run(sandbox.command_in_practice().arg("--json").args(arguments), "")
}

fn sign_in(sandbox: &Sandbox, network: Network, shared: &[&str]) -> SignIn {
    let mut command = sandbox.command_in_practice();
    command.args(shared);
    SignIn::of(command, network, &["--no-listen"])
}

fn connected(sandbox: &Sandbox, network: Network, shared: &[&str]) -> Value {
    let mut sign_in = sign_in(sandbox, network, shared);
    let back = sign_in.allow("corner.bakery");
    sign_in.paste(&back);
    sign_in.end().ended(0)["account"].clone()
}
