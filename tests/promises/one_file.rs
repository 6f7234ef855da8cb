//! One settings file that several programs and a person write at once.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;
use sixty_practice::{OldToken, SwitchOrder};
use sixty_tests::sandbox::{I, Sandbox, T, key, spawn, text};

/// The lines that `env` keeps alive, each with its token's owner.
const LINES: [(&str, &str); 4] = [
    ("ENV_ONE", "corner.bakery"),
    ("ENV_TWO", "jam.and.toast"),
    ("ENV_THREE", "harbor.spa"),
    ("ENV_FOUR", "corner.bakery"),
];

/// The lines that are places, each with its account. Those of each half have a data folder of their own.
const PLACES: [[(&str, &str); 2]; 2] = [
    [("PLACE_ONE", "corner.bakery"), ("PLACE_TWO", "jam.and.toast")],
    [("PLACE_THREE", "harbor.spa"), ("PLACE_FOUR", "jam.and.toast")],
];

#[test]
fn six_programs_and_a_person_edit_one_file_and_nothing_goes_astray() {
    let mut desk = Desk::new();
    let mut notes = 0;
    for round in 0..4 {
        desk.sandbox.pass_days(25);
        let before = notes;
        let answers = desk.all_at_once(&mut notes);

        for answer in &answers[..LINES.len()] {
            assert_eq!(answer["outcome"], "extended", "round {round}: {answer}");
        }
        let content = desk.sandbox.read(".env");
        for note in 0..notes {
            assert!(
                content.contains(&format!("NOTE_{note}=kept\n")),
                "round {round}, edit {note} of {before}..{notes}"
            );
        }
        for folder in 0..PLACES.len() {
            desk.is_delivered(folder, &content);
        }
    }
    assert_eq!(desk.sandbox.rules_broken(), Vec::<String>::new());
    assert_eq!(beside(&desk.sandbox), Vec::<String>::new());
}

#[test]
fn a_kill_leaves_no_copy_that_others_may_read() {
    let mut desk = Desk::new();
    std::fs::set_permissions(desk.sandbox.path(".env"), std::fs::Permissions::from_mode(0o644)).unwrap();
    // A kill between Meta's answer and the write of it loses the answer: the old string must go on working.
    let lives = SwitchOrder { old_token: Some(OldToken::Lives), ..SwitchOrder::default() };
    desk.sandbox.practice.switch(&lives).unwrap();
    for kill in 0..24_u64 {
        desk.sandbox.pass_days(1);
        let mut program =
            if kill % 2 == 0 { spawn(&mut desk.env(LINES[0].0)) } else { spawn(&mut desk.extend(0)) };
        // From before the first call until after the last write, in a debug build.
        std::thread::sleep(Duration::from_millis(20 + 17 * kill));
        program.kill().unwrap();
        program.wait().unwrap();
        for name in beside(&desk.sandbox) {
            // A draft that took the mode of its file is put in its place at once; a kill may hit that very moment.
            if let Ok(facts) = std::fs::metadata(desk.sandbox.path(&name)) {
                assert_eq!(facts.permissions().mode() & 0o777, 0o600, "{name}");
            }
        }
    }
    desk.sandbox.pass_days(2);

    let mut notes = 0;
    let answers = desk.all_at_once(&mut notes);

    for answer in &answers[..LINES.len()] {
        assert!(["extended", "too_new", "unchanged"].contains(&text(answer, "outcome")), "{answer}");
    }
    assert_eq!(beside(&desk.sandbox), Vec::<String>::new());
}

#[test]
fn what_others_write_while_meta_is_asked_is_kept() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.file(".env", format!("TOKEN={token}\nA=1\n"));
    sandbox.pass_days(40);
    let answer = while_meta_is_asked(&sandbox, |file| {
        let content = std::fs::read_to_string(file).unwrap().replace("A=1", "A=2");
        let other = file.with_extension("edited");
        std::fs::write(&other, format!("# new\n{content}B=3\n")).unwrap();
        std::fs::rename(other, file).unwrap();
    });
    assert_eq!(text(&answer, "outcome"), "extended");
    let content = sandbox.read(".env");
    assert!(content.starts_with("# new\nTOKEN=THAA") && content.ends_with("\nA=2\nB=3\n"), "{content}");
    assert!(!content.contains(&token));
}

#[test]
fn a_line_that_changed_or_a_file_that_went_while_meta_was_asked_is_left_and_the_token_kept() {
    let edits: [fn(&Path); 3] = [
        |file| std::fs::write(file, "TOKEN=theirs\n").unwrap(),
        |file| std::fs::write(file, "A=1\n").unwrap(),
        |file| std::fs::remove_file(file).unwrap(),
    ];
    for edit in edits {
        let sandbox = Sandbox::bare();
        let token = sandbox.token(T, "corner.bakery");
        sandbox.file(".env", format!("TOKEN={token}\n"));
        sandbox.pass_days(40);
        let after = sandbox.path("after.env");
        std::fs::write(&after, "").unwrap();
        edit(&after);

        let answer = while_meta_is_asked(&sandbox, edit);

        assert_eq!((text(&answer, "outcome"), &answer["exit"]), ("failed", &Value::from(3)));
        assert!(text(&answer["problem"], "message").contains(".env.sixty-new"), "{answer}");
        assert_eq!(
            std::fs::read(sandbox.path(".env")).ok(),
            std::fs::read(&after).ok(),
            "it stays as they left it"
        );
        let kept = sandbox.read(".env.sixty-new");
        assert!(kept.starts_with("TOKEN=THAA") && !kept.contains(&token));
        // With the line as it was the next run puts the kept token in, and asks for no other.
        sandbox.file(".env", format!("TOKEN={token}\n"));
        let again = sandbox.sixty(&["env", ".env"]).ended(0);
        assert_eq!(text(&again, "outcome"), "extended");
        assert_eq!((sandbox.read(".env"), sandbox.calls("/refresh_access_token")), (kept, 1));
    }
}

#[test]
fn the_token_that_a_killed_run_left_for_one_line_is_put_in_by_a_run_for_another() {
    let sandbox = Sandbox::bare();
    let (one, two) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "corner.bakery"));
    sandbox.file(".env", format!("ONE={one}\nTWO={two}\n"));
    sandbox.pass_days(40);
    sandbox.practice.fault("*", "me", Some("hold"), None).unwrap();
    let mut program = spawn(sandbox.command().args(["--json", "env", ".env", "--key", "ONE"]));
    sandbox.wait_for_call("/me");
    program.kill().unwrap();
    program.wait().unwrap();
    sandbox.practice.fault("*", "*", None, None).unwrap();
    let left = sandbox.read(".env.sixty-new");
    assert!(!left.contains("TWO"), "no copy of the other secrets");

    let answer = sandbox.sixty(&["env", ".env", "--key", "TWO"]).ended(0);

    assert_eq!((text(&answer, "key"), text(&answer, "outcome")), ("TWO", "extended"));
    let content = sandbox.read(".env");
    assert!(content.starts_with(&left) && !content.contains(&one) && !content.contains(&two), "{content}");
    assert_eq!(beside(&sandbox), Vec::<String>::new());
}

/// One file with four lines that `env` keeps alive, and four places of two data folders.
struct Desk {
    sandbox: Sandbox,
    folders: [std::path::PathBuf; 2],
}

impl Desk {
    fn new() -> Self {
        let mut sandbox = Sandbox::with_vault_file();
        let folders = [sandbox.data_dir(), sandbox.path("other")];
        // Meta ends the old string at once: a line that goes back to it is found by the next run.
        let dies = SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() };
        sandbox.practice.switch(&dies).unwrap();
        let mut content = String::from("# shop\nPORT=80\n");
        for (line, person) in LINES {
            content.push_str(&format!("{line}={}\n", sandbox.token(I, person)));
        }
        for (line, _) in PLACES.iter().flatten() {
            content.push_str(&format!("{line}=\n"));
        }
        let file = sandbox.file(".env", content);
        for (folder, places) in folders.iter().zip(PLACES) {
            sandbox.keep_data_in(folder.clone());
            for (line, person) in places {
                let token = sandbox.token(T, person);
                sandbox.sixty_with(&["import", "--network", key(T)], &token).ended(0);
                let file = file.to_str().unwrap();
                let place =
                    ["places", "add", "--account", person, "--env-file", file, "--key", line, "--send"];
                sandbox.sixty(&place).ended(0);
            }
        }
        Self { sandbox, folders }
    }

    fn env(&self, line: &str) -> Command {
        let mut command = self.sandbox.command();
        command.args(["--json", "env", ".env", "--within", "90", "--key", line]);
        command
    }

    fn extend(&mut self, folder: usize) -> Command {
        self.sandbox.keep_data_in(self.folders[folder].clone());
        let mut command = self.sandbox.command();
        command.args(["--json", "extend"]);
        command
    }

    /// Starts six programs at once, while a person adds lines until all have ended; the programs' answers.
    fn all_at_once(&mut self, notes: &mut u32) -> Vec<Value> {
        let mut commands: Vec<Command> = LINES.iter().map(|(line, _)| self.env(line)).collect();
        commands.extend((0..PLACES.len()).map(|folder| self.extend(folder)));
        let file = self.sandbox.path(".env");
        let ended = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !ended.load(Ordering::Relaxed) {
                    let mut file = OpenOptions::new().append(true).open(&file).unwrap();
                    file.write_all(format!("NOTE_{notes}=kept\n").as_bytes()).unwrap();
                    *notes += 1;
                    std::thread::sleep(Duration::from_millis(23));
                }
            });
            let programs: Vec<Child> = commands.iter_mut().map(spawn).collect();
            let answers = programs.into_iter().map(answer_of).collect();
            ended.store(true, Ordering::Relaxed);
            answers
        })
    }

    /// Every place of the folder is current, and what stands in it is the account's token.
    fn is_delivered(&mut self, folder: usize, content: &str) {
        self.sandbox.keep_data_in(self.folders[folder].clone());
        let accounts = self.sandbox.sixty(&["status"]).ended(0)["accounts"].clone();
        for account in accounts.as_array().unwrap() {
            let place = &account["places"][0];
            assert_eq!(place["state"], "current", "{account}");
            let token = text(&self.sandbox.sixty(&["get", text(account, "id")]).ended(0), "token").to_owned();
            let (_, line) = text(place, "where").rsplit_once('#').unwrap();
            assert!(content.contains(&format!("{line}={token}\n")), "{line} is not what the place says");
        }
    }
}

fn answer_of(program: Child) -> Value {
    let output = program.wait_with_output().unwrap();
    let mut answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    answer["exit"] = output.status.code().into();
    answer["stderr"] = String::from_utf8_lossy(&output.stderr).into();
    answer
}

/// Runs `env`, and lets a person edit the file between Meta's answer and its proof.
fn while_meta_is_asked(sandbox: &Sandbox, edit: fn(&Path)) -> Value {
    sandbox.practice.fault("*", "me", Some("slow"), None).unwrap();
    let program = spawn(sandbox.command().args(["--json", "env", ".env"]));
    sandbox.wait_for_call("/me");
    edit(&sandbox.path(".env"));
    let answer = answer_of(program);
    sandbox.practice.fault("*", "*", None, None).unwrap();
    answer
}

/// The files that stand beside `.env` and begin like it.
fn beside(sandbox: &Sandbox) -> Vec<String> {
    let names = std::fs::read_dir(sandbox.path(".")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains(".env") && name != ".env").collect()
}
