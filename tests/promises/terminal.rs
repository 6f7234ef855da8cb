//! What a person at a terminal sees.

use std::io::{Read, Write};
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use sixty_tests::sandbox::{Sandbox, SignIn, T, spawn};

#[test]
fn ctrl_c_ends_every_question_with_130_and_typing_is_seen_again() {
    let sandbox = Sandbox::with_vault_file();
    let set = ["app", "set", "--network", "threads", "--id", "1000000001"];
    for (arguments, asked) in [
        (&["import"][..], "Paste the token"),
        (&set, "Paste the app secret"),
        (&["diagnose"], "Paste the error text"),
        (&["connect", "--network", "threads", "--no-browser", "--no-listen"], "paste it here"),
    ] {
        let mut terminal = Terminal::open(&sandbox.command(), arguments);
        terminal.until(asked);

        terminal.types("\x03");

        let seen = terminal.until("ended");
        assert!(seen.contains("with 130"), "{arguments:?}: {seen}");
        assert!(terminal.until("echo").contains(" echo "), "{arguments:?}: typing stays hidden");
    }
}

#[test]
fn ctrl_c_ends_the_question_whether_it_is_the_right_account() {
    let sandbox = Sandbox::with_vault_file();
    let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen", "--expect", "corner.bakery"]);
    let back = sandbox.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();
    let code = url::Url::parse(&back).unwrap();
    let code = code.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();
    sign_in.paste(&code);
    sandbox.wait_for_call("/me");

    sign_in.interrupt();

    assert_eq!(sign_in.end().code, 130);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn a_person_at_a_terminal_says_whether_a_pasted_address_brought_the_right_account() {
    let sandbox = Sandbox::with_vault_file();
    for (answer, code, kept) in [("n", 3, 0), ("y", 0, 1)] {
        let words = ["connect", "--network", "threads", "--no-browser", "--no-listen"];
        let mut terminal = Terminal::open(&sandbox.command(), &words);
        let seen = terminal.until("paste it here");
        let address = seen.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        let back = sandbox.practice.allow(T, &address.parse().unwrap(), "jam.and.toast").unwrap();
        terminal.types(&format!("{back}\n"));
        terminal.until("Is @jam.and.toast the right account?");

        terminal.types(&format!("{answer}\n"));

        assert!(terminal.until("ended").contains(&format!("with {code}")), "{answer}");
        assert_eq!(sandbox.accounts().len(), kept, "{answer}");
    }
}

#[test]
fn a_person_at_a_terminal_types_a_new_passphrase_twice_and_sees_a_backup_before_it_is_restored() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = sandbox.path("all.sixty").display().to_string();
    for (again, code) in [("blue river eight", 2), ("blue river seven", 0)] {
        let mut terminal = Terminal::open(&sandbox.command(), &["backup", &file]);
        terminal.until("A new passphrase");
        terminal.types("blue river seven\n");
        terminal.until("once more");
        terminal.types(&format!("{again}\n"));
        let seen = terminal.until("ended");
        assert!(seen.contains(&format!("with {code}")) && !seen.contains("blue river"), "{seen}");
    }
    let new = sandbox.path("new");
    sandbox.move_to(new);
    for (answer, code, kept) in [("n", 3, 0), ("y", 0, 1)] {
        let mut terminal = Terminal::open(&sandbox.command(), &["restore", &file]);
        terminal.until("The passphrase of the file");
        terminal.types("blue river seven\n");
        let seen = terminal.until("Bring this back?");
        assert!(seen.contains("@corner.bakery: would come back"), "{seen}");
        assert!(sandbox.accounts().is_empty(), "{answer}");

        terminal.types(&format!("{answer}\n"));

        assert!(terminal.until("ended").contains(&format!("with {code}")), "{answer}");
        assert_eq!(sandbox.accounts().len(), kept, "{answer}");
    }
}

#[test]
fn what_takes_more_than_a_second_is_told_on_a_terminal_and_nowhere_else() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let slowly = || sandbox.practice.fault("*", "*", Some("slow"), Some(1)).unwrap();

    slowly();
    let mut terminal = Terminal::open(&sandbox.command(), &["check"]);
    assert!(terminal.until("works").contains("Asking Meta"));

    slowly();
    let answer = sandbox.sixty_in_words(&["check"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
}

#[test]
fn colours_are_for_terminals_that_have_them() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let seen = |variables: &[(&str, &str)]| {
        let mut command = sandbox.command();
        command.env("TERM", "xterm").env_remove("NO_COLOR").envs(variables.iter().copied());
        Terminal::open(&command, &["status"]).until("ended")
    };

    assert!(seen(&[]).contains("\x1b[32m"));
    assert!(!seen(&[("TERM", "dumb")]).contains('\x1b'));
    assert!(!seen(&[("NO_COLOR", "1")]).contains('\x1b'));
    assert!(!sandbox.sixty_in_words(&["status"]).stdout.contains('\x1b'));
}

#[test]
fn a_token_is_shown_on_a_terminal_only_when_that_is_meant() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");

    let refused = Terminal::open(&sandbox.command(), &["get", "corner.bakery"]).until("ended");
    let meant = Terminal::open(&sandbox.command(), &["get", "corner.bakery", "--reveal"]).until("ended");

    assert!(refused.contains("with 2") && !refused.contains("THAA"), "{refused}");
    assert!(meant.contains("with 0") && meant.contains("THAA"), "{meant}");
}

#[test]
fn what_whoever_helps_is_given_is_shown_before_it_is_saved() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");

    let seen = Terminal::open(&sandbox.command(), &["doctor", "--bundle", "found.txt"]).until("ended");

    let saved = seen.find("What was found is in found.txt").unwrap();
    for shown in ["# Sixty: what was found on this computer", "account 1 (threads)", "area=meta"] {
        assert!(seen.find(shown).unwrap() < saved, "{shown}: {seen}");
        assert!(sandbox.read("found.txt").contains(shown), "{shown}");
    }
    assert!(seen.contains("with 0"), "{seen}");
}

/// A program in a terminal of its own (util-linux's `script`). After it a line tells its exit code, and one whether
/// what is typed is seen.
struct Terminal {
    script: Child,
    seen: Receiver<Vec<u8>>,
    screen: String,
}

impl Terminal {
    fn open(command: &Command, arguments: &[&str]) -> Self {
        let quoted = |text: &std::ffi::OsStr| format!("'{}'", text.to_str().unwrap());
        let words: Vec<String> = std::iter::once(command.get_program())
            .chain(command.get_args())
            .chain(arguments.iter().map(std::ffi::OsStr::new))
            .map(quoted)
            .collect();
        let line = format!("trap : INT; {}; echo ended with $?; stty -a", words.join(" "));
        let mut script = Command::new("script");
        script.args(["--quiet", "--flush", "--command", &line, "/dev/null"]);
        script.env("SHELL", "/bin/sh").current_dir(command.get_current_dir().unwrap());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => script.env(name, value),
                None => script.env_remove(name),
            };
        }
        let mut script = spawn(&mut script);
        let mut stdout = script.stdout.take().unwrap();
        let (sender, seen) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = stdout.read(&mut bytes) {
                drop(sender.send(bytes[..count].to_vec()));
            }
        });
        Self { script, seen, screen: String::new() }
    }

    fn types(&mut self, keys: &str) {
        self.script.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// What is seen since the last time, up to the end of the line with these words.
    fn until(&mut self, words: &str) -> String {
        loop {
            if let Some(start) = self.screen.find(words)
                && let Some(end) = self.screen[start..].find('\n').or_else(|| {
                    // A question has no end of its line.
                    (!words.contains("ended") && !words.contains("echo")).then_some(words.len())
                })
            {
                return self.screen.drain(..start + end).collect();
            }
            let more = self.seen.recv_timeout(Duration::from_secs(30));
            assert!(more.is_ok(), "no {words} in {:?}", self.screen);
            self.screen.push_str(&String::from_utf8_lossy(&more.unwrap()));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        drop(self.script.kill());
        drop(self.script.wait());
    }
}
