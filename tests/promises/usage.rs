//! What can be typed, and what never ends up where others read it.

use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};

use sixty_adapters::ledger::SqliteLedger;
use sixty_core::account::Account;
use sixty_core::ports::Ledger as _;
use sixty_tests::sandbox::{Sandbox, T, run, spawn, text};

#[test]
fn wrong_usage_ends_with_2_and_leaves_stdout_empty_also_for_a_program() {
    let sandbox = Sandbox::with_vault_file();
    let misuses: [&[&str]; 16] = [
        &[],
        &["app"],
        &["nonsense"],
        &["status", "extra"],
        &["extend", "--all", "corner.bakery"],
        &["extend", "nobody"],
        &["get"],
        &["set", "quiet"],
        &["set", "quiet", "20-99"],
        &["connect", "--network", "myspace"],
        &["connect", "--network", "threads", "--wait", "0"],
        &["import", "--env-file", ".env", "--name", "Shop"],
        &["app", "set", "--network", "facebook", "--id", "1", "--forget-secret"],
        &["app", "remove", "1"],
        &["places", "remove", "00000000"],
        &["diagnose"],
    ];
    for misuse in misuses {
        for json in [&["--json"][..], &[]] {
            let answer = run(sandbox.command().args(json).args(misuse), "");

            assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{misuse:?}: {}", answer.stderr);
            assert!(!answer.stderr.is_empty(), "{misuse:?}");
        }
    }
}

#[test]
fn options_for_every_command_stand_before_or_after_it() {
    let sandbox = Sandbox::with_vault_file();
    let url = sandbox.practice.base.as_str();
    let folder = sandbox.path("other");
    let folder = folder.to_str().unwrap();
    let shared = ["--json", "--data-dir", folder, "--practice-url", url, "--now", "2026-11-20T10:00:00Z"];

    for arguments in [[&shared[..], &["status"]].concat(), [&["status"], &shared[..]].concat()] {
        let answer = run(Command::new(sixty_tests::sandbox::built("sixty")).args(arguments), "").ended(0);
        assert!(text(&answer, "now").starts_with("2026-11-20T10:00:0"), "{answer}");
    }
}

#[test]
fn a_practice_address_is_written_as_one_of_this_computer() {
    let sandbox = Sandbox::with_vault_file();
    let meta = |url: &str| {
        let mut command = sandbox.command_against(&sixty_tests::sandbox::built("sixty"), url);
        run(command.args(["--json", "status"]), "").code
    };
    for here in ["http://localhost:9", "http://127.0.0.1:9/", "http://127.5.6.7:9", "http://[::1]:9"] {
        assert_eq!(meta(here), 0, "{here}");
    }
    for elsewhere in [
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://127.0.0.1@example.com",
        "http://me@127.0.0.1:9",
        "http://127.1:9",
        "http://2130706433:9",
        "http://0x7f.0.0.1:9",
        "http://[0:0:0:0:0:0:0:1]:9",
        "http://[::ffff:127.0.0.1]:9",
        "http://0.0.0.0:9",
        "http://localhost.:9",
        "http://127.0.0.1:9/?to=x",
        "ftp://127.0.0.1",
        "127.0.0.1:9",
    ] {
        assert_eq!(meta(elsewhere), 2, "{elsewhere}");
    }
}

#[test]
fn a_clock_is_moved_in_practice_alone_and_by_a_whole_moment() {
    let sandbox = Sandbox::with_vault_file();
    let folder = sandbox.data_dir();
    let real = |arguments: &[&str]| {
        let mut command = Command::new(sixty_tests::sandbox::built("sixty"));
        run(command.arg("--data-dir").arg(&folder).args(arguments), "").code
    };
    assert_eq!(real(&["--now", "2026-11-20T10:00:00Z", "status"]), 2);
    for no_moment in ["yesterday", "2026-11-20", "2026-11-20T10:00:00"] {
        assert_eq!(real(&["--practice", "--now", no_moment, "status"]), 2, "{no_moment}");
    }
}

#[test]
fn a_clock_takes_every_moment_of_rfc_3339_and_nothing_else() {
    let sandbox = Sandbox::bare_with_vault_file();
    let url = sandbox.practice.base.to_string();
    let at = |moment: &str| {
        let mut command = Command::new(sixty_tests::sandbox::built("sixty"));
        command.args(["--json", "--data-dir"]).arg(sandbox.path("at"));
        run(command.args(["--practice-url", &url, &format!("--now={moment}"), "status"]), "")
    };
    for (moment, now) in [
        ("2026-11-20T10:00:00Z", "2026-11-20T10:00:0"),
        ("2026-11-20t10:00:00z", "2026-11-20T10:00:0"),
        ("2026-11-20T10:00:00.999999999Z", "2026-11-20T10:00:0"),
        ("2026-11-20T10:00:00+05:30", "2026-11-20T04:30:0"),
        ("2026-11-20T10:00:00-12:00", "2026-11-20T22:00:0"),
        ("1969-12-31T23:59:00Z", "1969-12-31T23:59:0"),
        ("2026-12-31T23:59:60Z", ""),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:0"),
        ("0000-01-01T00:00:00+14:00", "0000-01-01T00:00:0"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59Z"),
    ] {
        let told = text(&at(moment).ended(0), "now").to_owned();
        assert!(told.starts_with(now) && told.len() == "2026-11-20T10:00:00Z".len(), "{moment}: {told}");
    }
    for no_moment in [
        "",
        "now",
        "1795168800",
        " 2026-11-20T10:00:00Z",
        "2026-11-20T10:00Z",
        "2026-02-30T00:00:00Z",
        "2026-11-20T24:00:00Z",
        "2026-11-20T10:00:00+24:00",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
    ] {
        let answer = at(no_moment);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{no_moment}");
    }
}

#[test]
fn a_secret_in_the_arguments_is_refused_and_not_repeated() {
    let sandbox = Sandbox::with_vault_file();
    let token = format!("THAA{}", "x".repeat(80));
    let secret = "fedcba9876543210fedcba9876543210";
    let with_token = format!("--name={token}");
    let misuses: [&[&str]; 4] =
        [&["import", &token], &["get", &token], &["import", &with_token], &["app", "set", secret]];
    for misuse in misuses {
        let answer = sandbox.sixty(misuse);

        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
        assert!(answer.stderr.contains("standard input"), "{}", answer.stderr);
        assert!(!answer.stderr.contains(&token) && !answer.stderr.contains(secret), "{}", answer.stderr);
    }
}

#[test]
fn wrong_usage_repeats_no_word_that_was_typed() {
    let sandbox = Sandbox::with_vault_file();
    let token = format!("THAA{}", "q7X".repeat(30));
    let key = "fedcba9876543210fedcba9876543210";
    let dressed = [
        format!("\"{token}\""),
        format!("Bearer {token}"),
        format!("TOKEN='{token}'"),
        format!("https://graph.threads.net/me?access_token={token}&x=1"),
        format!("<{token}>"),
        format!("{token},"),
        format!("({key})"),
        format!("secret:{key}"),
        format!("a passphrase of mine {key}"),
    ];
    for word in &dressed {
        for before in [
            &[][..],
            &["import"],
            &["status"],
            &["connect", "--network"],
            &["extend", "--within"],
            &["app", "remove"],
            &["places", "send"],
            &["disconnect", "--undo"],
            &["get"],
            &["set", "quiet"],
            &["set"],
        ] {
            let last: &[&str] = if before == ["set"] { &["x"] } else { &[] };
            let typed: Vec<&str> =
                before.iter().copied().chain([word.as_str()]).chain(last.iter().copied()).collect();
            let answer = sandbox.sixty_in_words(&typed);

            assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{typed:?}");
            let said = &answer.stderr;
            assert!(!said.contains(&token) && !said.contains(key), "{typed:?}: {said}");
        }
    }
}

#[test]
fn numbers_without_bounds_are_wrong_usage_and_end_at_once() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let huge =
        ["9223372036854775807", "9223372036854775808", "18446744073709551615", "99999999999999999999999"];
    for number in huge {
        for words in [
            &["extend", "--within", number][..],
            &["extend", "--dry-run", "--within", number],
            &["env", ".env", "--within", number],
            &["status", "--vault-wait", number],
            &["connect", "--network", "threads", "--wait", number],
            &["set", "remind-at", number],
            &["set", "quiet", number],
            &["--practice-url", "http://127.0.0.1:99999", "status"],
            &["app", "set", "--network", "threads", "--id", "1", "--return-url", "https://localhost:99999/"],
        ] {
            let answer = sandbox.sixty_in_words(words);
            assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{words:?}: {}", answer.stderr);
        }
    }
}

#[test]
fn names_and_labels_never_steer_a_terminal_or_a_program() {
    let sandbox = Sandbox::with_vault_file();
    let id = text(&sandbox.connected(T, "corner.bakery"), "id").to_owned();
    let ledger = SqliteLedger::open(&sandbox.data_dir().join("practice")).unwrap();
    let account = ledger.account(&id).unwrap().unwrap();
    let steering = "corner\u{1b}[31m\u{9b}2J\u{202e}.bak\u{2028}ery\u{7f}\nroot";
    let renamed = Account { name: steering.into(), label: Some(steering.into()), ..account };
    ledger.keep(&renamed, None, &[], None).unwrap();
    let steers = |text: &str| text.lines().any(|line| line.contains(sixty_core::plain::is_steering));

    for words in [&["status"][..], &["extend"], &["check"], &["get", "nobody"], &["disconnect", &id]] {
        for json in [&[][..], &["--json"]] {
            let answer = run(sandbox.command().args(json).args(words), "");
            assert!(!steers(&answer.stdout) && !steers(&answer.stderr), "{words:?}: {:?}", answer.stdout);
            assert!(answer.stdout.lines().count() <= 2, "{words:?}: {}", answer.stdout);
        }
        ledger.keep(&renamed, None, &[], None).unwrap();
    }
    let status = sandbox.sixty(&["status"]).ended(0);
    assert_eq!(status["accounts"][0]["label"], steering, "a program gets the very name");
    assert!(sandbox.sixty_in_words(&["status"]).stdout.contains("\\u{1b}[31m"));
    let token = sandbox.token(T, "harbor.spa");
    let long = "a".repeat(101);
    for label in ["a\u{1b}[31mb", "two\nlines", "\u{202e}turned", " ", "", &long] {
        let answer = run(sandbox.command().args(["import", "--name", label]), &token);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{label:?}: {}", answer.stderr);
    }
}

#[test]
fn a_refusal_is_json_as_well() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");

    let problem = sandbox.sixty(&["app", "remove", T.app_id()]).ended(1)["problem"].clone();

    assert_eq!(text(&problem, "code"), "e.appNeeded");
    assert!(text(&problem, "message").contains(T.app_id()), "{problem}");
    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"].as_array().unwrap().len(), 3);
}

#[test]
fn an_answer_that_the_disk_has_no_room_for_was_not_given() {
    let sandbox = Sandbox::with_vault_file();
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());

    for arguments in [&["--json", "status"][..], &["status"], &["completions", "bash"]] {
        let ended = sandbox.command().args(arguments).stdout(full()).stderr(Stdio::null()).status();
        assert_eq!(ended.unwrap().code(), Some(1), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_went_away_ends_nothing() {
    let sandbox = Sandbox::with_vault_file();
    for arguments in [&["--json", "app", "list"][..], &["completions", "bash"], &["--help"]] {
        let mut program = spawn(sandbox.command().args(arguments));
        drop((program.stdin.take(), program.stdout.take(), program.stderr.take()));
        assert_eq!(program.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn standard_input_is_read_to_its_end_whatever_is_in_it() {
    let sandbox = Sandbox::with_vault_file();
    for (arguments, code) in [(&["diagnose"][..], 0), (&["import"], 3)] {
        let mut program = spawn(sandbox.command().arg("--json").args(arguments));
        let mut stdin = program.stdin.take().unwrap();

        let written = stdin.write_all(&vec![0xff; 5 << 20]);

        assert!(written.is_ok(), "{arguments:?}: {written:?}");
        drop(stdin);
        assert_eq!(program.wait_with_output().unwrap().status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn one_trailing_line_break_does_not_belong_to_a_secret_and_nothing_is_no_secret() {
    let sandbox = Sandbox::with_vault_file();
    let set = ["app", "set", "--network", "threads", "--id", "1000000001"];
    let secret = "0123456789abcdef0123456789abcdef";
    for (stdin, code) in [
        (secret.to_owned(), 0),
        (format!("{secret}\n"), 0),
        (format!("{secret}\r\n"), 0),
        (String::new(), 2),
        ("\n".to_owned(), 2),
        (secret[..31].to_owned(), 2),
    ] {
        assert_eq!(sandbox.sixty_with(&set, &stdin).code, code, "{stdin:?}");
    }
}

#[test]
fn an_id_and_a_secret_that_changed_places_and_one_id_for_two_networks_are_said() {
    let sandbox = Sandbox::with_vault_file();
    let secret = "0123456789abcdef0123456789abcdef";
    let set = |network: &str, id: &str, stdin: &str| {
        run(sandbox.command().args(["app", "set", "--network", network, "--id", id]), stdin)
    };

    let swapped = set("threads", secret, "1000000001");
    assert!(swapped.code == 2 && swapped.stderr.contains("That's an app secret"), "{}", swapped.stderr);
    let number = set("threads", "1000000001", "1000000001");
    assert!(number.code == 2 && number.stderr.contains("That's an app ID"), "{}", number.stderr);
    let cut = set("threads", "1000000001", &secret[..20]);
    assert!(cut.code == 2 && cut.stderr.contains("20 characters"), "{}", cut.stderr);

    assert_eq!(set("facebook", "1000000077", secret).code, 0);
    let same = set("threads", "1000000077", secret);
    assert!(same.code == 0 && same.stderr.contains("Threads app ID"), "{}", same.stderr);
}
