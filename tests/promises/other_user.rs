//! Another user of the computer, who may write where the program works. Becoming that user takes root.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sixty_tests::processes::may_become_another_user;
use sixty_tests::sandbox::{Sandbox, T, text};

/// A user that no system has.
const STRANGER: u32 = 61_234;

#[test]
fn a_link_that_comes_and_goes_gives_nothing_away() {
    let Some(sandbox) = with_stranger() else { return };
    let secret = sandbox.path("secret");
    let site = sandbox.path("site");
    std::fs::create_dir(&site).unwrap();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.file("site/.env", format!("TOKEN={token}\n"));
    for path in [&site, &site.join(".env")] {
        chown(path, Some(STRANGER), Some(STRANGER)).unwrap();
    }
    std::fs::set_permissions(&site, std::fs::Permissions::from_mode(0o777)).unwrap();
    sandbox.file("secret", "nobody's business\n");
    let swaps = [
        "ln -s ../secret .env.sixty-new; rm -f .env.sixty-new; : > .env.sixty-new; ln -sf ../secret .env.sixty-new",
        "ln -s ../secret .env.sixty-draft; rm -f .env.sixty-draft; : > .env.sixty-draft; ln -sf ../secret .env.sixty-draft",
    ];
    for swap in swaps {
        let mut stranger = Stranger::does(&site, swap);
        for _ in 0..20 {
            sandbox.pass_days(25);
            let answer = sandbox.sixty(&["env", "site/.env"]);
            assert!([0, 1, 3].contains(&answer.code), "{} {}", answer.code, answer.stderr);

            let facts = std::fs::metadata(&secret).unwrap();
            assert_eq!((facts.uid(), facts.gid(), facts.mode() & 0o777), (0, 0, 0o600));
            assert_eq!(sandbox.read("secret"), "nobody's business\n");
            let content = sandbox.read("site/.env");
            assert!(content.starts_with("TOKEN=THAA") && content.lines().count() == 1, "{content}");
        }
        stranger.end();
    }
}

#[test]
fn a_planted_new_file_is_said_and_never_put_in_place() {
    let Some(sandbox) = with_stranger() else { return };
    let token = sandbox.token(T, "corner.bakery");
    let file = sandbox.file(".env", format!("TOKEN={token}\n"));
    let planted = sandbox.file(".env.sixty-new", format!("TOKEN={token}x\nEVIL=1\n"));
    chown(&planted, Some(STRANGER), Some(STRANGER)).unwrap();
    sandbox.pass_days(40);
    let before = sandbox.practice.log().requests.len();

    let answer = sandbox.sixty(&["env", ".env"]);

    assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.readOnly");
    assert!(answer.stderr.contains(".env.sixty-new isn't from us"), "{}", answer.stderr);
    assert_eq!(std::fs::read_to_string(file).unwrap(), format!("TOKEN={token}\n"));
    assert_eq!(std::fs::metadata(&planted).unwrap().uid(), STRANGER, "it was not given away");
    assert_eq!(sandbox.practice.log().requests.len(), before, "Meta was not asked");
}

#[test]
fn nobody_else_reads_a_private_file_while_it_is_written() {
    let Some(sandbox) = with_stranger() else { return };
    let site = sandbox.path("site");
    std::fs::create_dir(&site).unwrap();
    let file = sandbox.file("site/.env", "TOKEN=\n");
    sandbox.sixty_with(&["import"], &sandbox.token(T, "corner.bakery")).ended(0);
    let place = [
        "places",
        "add",
        "--account",
        "corner.bakery",
        "--env-file",
        file.to_str().unwrap(),
        "--key",
        "TOKEN",
    ];
    let place = sandbox.sixty(&place).ended(0)["places"][0].clone();
    let mut stranger = Stranger::does(&site, "cat .env* 2>/dev/null");
    for _ in 0..15 {
        sandbox.sixty(&["places", "send", text(&place, "id")]).ended(0);
        sandbox.file("site/.env", "TOKEN=\n");
    }
    assert_eq!(stranger.end(), "");
}

#[test]
fn a_folder_that_strangers_may_write_is_locked_by_them_in_vain() {
    let Some(sandbox) = with_stranger() else { return };
    let site = sandbox.path("site");
    std::fs::create_dir(&site).unwrap();
    std::fs::set_permissions(&site, std::fs::Permissions::from_mode(0o755)).unwrap();
    sandbox.file("site/.env", format!("TOKEN={}\n", sandbox.token(T, "corner.bakery")));
    sandbox.pass_days(40);
    let mut stranger = Stranger::does(&site, "exec flock --no-fork . sleep 300");
    let folder = std::fs::File::open(&site).unwrap();
    while folder.try_lock().is_ok() {
        folder.unlock().unwrap();
        std::thread::yield_now();
    }

    let answer = sandbox.sixty(&["env", "site/.env"]).ended(0);

    assert_eq!(text(&answer, "outcome"), "extended");
    assert!(folder.try_lock().is_err(), "it was held all the time");
    stranger.end();
}

/// Another user in a loop of shell commands.
struct Stranger(Child);

impl Stranger {
    fn does(folder: &Path, commands: &str) -> Self {
        let user = STRANGER.to_string();
        let mut program = Command::new("setpriv");
        program.args(["--reuid", &user, "--regid", &user, "--clear-groups", "--pdeathsig", "KILL"]);
        program.args(["sh", "-c", &format!("echo begun >&2; while :; do {commands}; done")]);
        program.current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = program.spawn().unwrap();
        let mut said = [0; 6];
        std::io::Read::read_exact(program.stderr.as_mut().unwrap(), &mut said).unwrap();
        Self(program)
    }

    /// Ends the loop; what it wrote on stdout.
    fn end(&mut self) -> String {
        self.0.kill().unwrap();
        let mut said = String::new();
        std::io::Read::read_to_string(self.0.stdout.as_mut().unwrap(), &mut said).unwrap();
        self.0.wait().unwrap();
        said
    }
}

/// A sandbox whose folder another user may enter; None, with the reason, where that user cannot be had.
fn with_stranger() -> Option<Sandbox> {
    if !may_become_another_user() {
        return None;
    }
    let sandbox = Sandbox::with_vault_file();
    std::fs::set_permissions(sandbox.path("."), std::fs::Permissions::from_mode(0o711)).unwrap();
    Some(sandbox)
}
