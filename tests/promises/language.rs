//! Help, and the language in which all is said.

use sixty_tests::sandbox::{Sandbox, run, text};

#[test]
fn help_version_and_completions_are_there() {
    let sandbox = Sandbox::with_vault_file();
    assert!(sandbox.sixty_in_words(&["--version"]).stdout.starts_with("sixty "));
    for command in ["app", "import", "connect", "status", "extend", "check", "get", "env", "places", "set"] {
        let help = sandbox.sixty_in_words(&[command, "--help"]);
        assert_eq!((help.code, help.stdout.contains("Usage: sixty")), (0, true), "{command}");
    }
    for group in ["app", "places", "handover", "trust"] {
        let flag = sandbox.sixty_in_words(&[group, "--help"]);
        for words in [&[group, "help"][..], &["help", group], &["--json", group, "help"]] {
            let help = sandbox.sixty_in_words(words);
            assert_eq!((help.code, &help.stdout, help.stderr.as_str()), (0, &flag.stdout, ""), "{words:?}");
        }
    }
    let of_set = sandbox.sixty_in_words(&["app", "set", "--help"]).stdout;
    for words in [&["app", "help", "set"][..], &["help", "app", "set"]] {
        assert_eq!(sandbox.sixty_in_words(words).stdout, of_set, "{words:?}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = sandbox.sixty_in_words(&["completions", shell]);
        assert_eq!((script.code, script.stdout.contains("sixty")), (0, true), "{shell}");
    }
}

#[test]
fn help_and_wrong_usage_are_in_the_language_that_was_asked_for() {
    let sandbox = Sandbox::with_vault_file();
    let said = |words: &[&str]| {
        let mut command = sandbox.command();
        let answer = run(command.env("LC_ALL", "ru_RU.UTF-8").args(words), "");
        (answer.code, answer.stdout, answer.stderr)
    };
    let (code, help, nothing) = said(&["extend", "--help"]);
    assert_eq!((code, nothing.as_str()), (0, ""));
    for russian in ["Использование: sixty extend", "Параметры:", "--within <DAYS>", "дней"]
    {
        assert!(help.contains(russian), "{russian}: {help}");
    }
    for english in ["Usage", "Options", "Print help", "default"] {
        assert!(!help.contains(english), "{english}: {help}");
    }
    let (code, stdout, told) = said(&["extend", "--within", "soon"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(told.contains("--within принимает число дней") && !told.contains("Usage"), "{told}");
    let (code, stdout, told) = said(&[]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(told.contains("Скажите, что сделать: app, import, connect, status"), "{told}");
}

#[test]
fn words_are_in_the_language_that_was_asked_for_and_codes_in_none() {
    let sandbox = Sandbox::with_vault_file();
    let said = |variables: &[(&str, &str)]| {
        let mut command = sandbox.command();
        command.env_remove("LANG").envs(variables.iter().copied()).args(["get", "nobody"]);
        run(&mut command, "").stderr
    };
    let is_russian =
        |variables: &[(&str, &str)]| said(variables).contains(|letter| ('а'..='я').contains(&letter));

    assert!(is_russian(&[("LANG", "ru_RU.UTF-8")]));
    assert!(is_russian(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "ru_RU.UTF-8")]));
    assert!(is_russian(&[("LANG", "C"), ("LC_MESSAGES", "C"), ("LC_ALL", "ru_RU.UTF-8")]));
    assert!(is_russian(&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "")]));
    assert!(!is_russian(&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C")]));
    assert!(!is_russian(&[("LANG", "de_DE.UTF-8")]));

    let mut command = sandbox.command();
    command.env("LANG", "ru_RU.UTF-8").args(["--json", "import"]);
    let problem = run(&mut command, "nonsense").ended(3)["problem"].clone();
    assert_eq!((text(&problem, "code"), text(&problem, "action")), ("x.paste", "check_paste"));
}
