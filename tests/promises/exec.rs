//! What `sixty exec` promises: a program gets the token in one variable, and is otherwise as if it ran without us.

use std::io::{BufRead, BufReader, Write};

use sixty_tests::sandbox::{Sandbox, T, are_elsewhere, spawn, text};

use super::hardship::send;

#[test]
fn a_program_finds_the_token_in_the_variable_that_was_named() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let token = text(&sandbox.sixty(&["get", "corner.bakery"]).ended(0), "token").to_owned();

    for more in [&[][..], &["--json"]] {
        let said = sandbox.sixty_in_words(&[more, &exec("MY_TOKEN"), &printing("MY_TOKEN")].concat());

        // The shell of Windows prints the name before it.
        let value = said.stdout.trim_end().trim_start_matches("MY_TOKEN=");
        assert_eq!((said.code, value), (0, token.as_str()), "{}", said.stderr);
    }
}

#[test]
fn the_exit_code_is_that_of_the_program() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");

    for code in ["0", "3", "42", "255"] {
        let said = sandbox.sixty(&[&exec("T")[..], &ending_with(code)].concat());

        assert_eq!(said.code.to_string(), code, "{}", said.stderr);
    }
}

#[test]
fn the_program_reads_our_input_gets_our_signals_and_has_the_token_in_no_argument() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let token = text(&sandbox.sixty(&["get", "corner.bakery"]).ended(0), "token").to_owned();
    let script = "trap 'exit 9' USR1; read line; echo $line; while :; do read line; done";
    let mut program = spawn(sandbox.command().args(exec("T")).args(["sh", "-c", script]));
    let mut stdin = program.stdin.take().unwrap();
    let mut stdout = BufReader::new(program.stdout.take().unwrap());

    writeln!(stdin, "heard").unwrap();
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let arguments = std::fs::read(format!("/proc/{}/cmdline", program.id())).unwrap();
    send("-USR1", program.id());
    // A shell that looks at its signals between two lines has another line to read; one that looks at once is gone.
    drop(writeln!(stdin));

    assert_eq!(line, "heard\n");
    assert_eq!(program.wait().unwrap().code(), Some(9));
    assert!(!String::from_utf8_lossy(&arguments).contains(&token));
}

#[test]
fn with_a_dead_token_no_program_is_started() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(61);
    let made = sandbox.path("made");

    let command = [&exec("T")[..], &["touch", made.to_str().unwrap()]].concat();
    let problem = sandbox.sixty(&command).ended(3)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.expired");
    assert!(!made.exists());
}

#[test]
fn what_cannot_be_run_is_said_with_the_exit_codes_of_a_shell() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let no_program = sandbox.file("notes.txt", "no program");
    let no_program = no_program.to_str().unwrap();
    for (words, code, says) in [
        (
            &["exec", "corner.bakery", "--as", "T", "--", "no-such-program"][..],
            127,
            "no program no-such-program",
        ),
        (&["exec", "corner.bakery", "--as", "T", "--", no_program], 126, "could not be started"),
        (&["exec", "corner.bakery", "--as", "MY-TOKEN", "--", "true"], 2, "can't be the name of a variable"),
        (&["exec", "corner.bakery", "--as", "", "--", "true"], 2, "can't be the name of a variable"),
        (&["exec", "corner.bakery", "--as", "T"], 2, "sixty exec"),
        (&["exec", "corner.bakery", "--", "true"], 2, "--as"),
        (&["exec", "nobody", "--as", "T", "--", "true"], 2, "corner.bakery"),
    ] {
        let said = sandbox.sixty(words);

        assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{words:?}: {}", said.stderr);
        assert!(said.stderr.contains(says), "{words:?}: {}", said.stderr);
    }
}

/// The words before those of the program.
fn exec(variable: &str) -> [&str; 5] {
    ["exec", "corner.bakery", "--as", variable, "--"]
}

fn printing(variable: &str) -> Vec<&str> {
    if are_elsewhere() { vec!["cmd", "/c", "set", variable] } else { vec!["printenv", variable] }
}

fn ending_with(code: &str) -> Vec<&str> {
    if are_elsewhere() { vec!["cmd", "/c", "exit", code] } else { vec!["sh", "-c", "exit $0", code] }
}
