//! Files that are no backup of ours, or that do not open: nothing of them is taken.

use super::*;

#[test]
fn a_wrong_or_missing_passphrase_changes_nothing() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = file(&sandbox);
    for short in ["", "  \n", "seven77"] {
        let answer = sandbox.sixty_with(&["backup", &file], short);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{short:?}: {}", answer.stderr);
        assert!(!sandbox.path("all.sixty").exists());
    }
    backup(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);

    let wrong = sandbox.sixty_with(&["restore", &file], "blue river eight");
    let none = sandbox.sixty_with(&["restore", &file], "");

    assert_eq!(title(&wrong), "That isn't the passphrase");
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(sandbox.accounts().is_empty());
}

#[test]
fn a_file_that_is_no_whole_backup_is_told_for_what_it_is() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = file(&sandbox);
    backup(&sandbox, &[]).ended(0);
    let whole = sandbox.read("all.sixty");
    let handed = sandbox.path("app.sixty").display().to_string();
    sandbox.sixty_with(&["handover", "make", &handed, "--network", "threads"], PHRASE).ended(0);
    at_a_new_computer(&mut sandbox);

    let as_app = sandbox.sixty_with(&["handover", "take", &file], PHRASE);
    let app = sandbox.sixty_with(&["restore", &handed], PHRASE);
    let of = |content: &[u8]| {
        sandbox.file("all.sixty", content);
        restore(&sandbox, &["--dry-run"])
    };

    assert_eq!(title(&as_app), "This is a backup");
    assert_eq!(title(&app), "This file sets up a Meta app");
    assert_eq!(title(&of(&whole.as_bytes()[..whole.len() / 2])), "A part of this backup is missing");
    assert_eq!(title(&of(b"")), "This isn't a backup");
    assert_eq!(title(&of(b"\x00\xff\xfe nonsense")), "This isn't a backup");
    let huge = std::fs::File::create(sandbox.path("all.sixty")).unwrap();
    huge.set_len(1 << 36).unwrap();
    assert_eq!(title(&restore(&sandbox, &[])), "That's too large for a backup");
    std::fs::remove_file(sandbox.path("all.sixty")).unwrap();
    assert_eq!(why(&restore(&sandbox, &[]), 1).0, "x.readOnly");
    std::fs::create_dir(sandbox.path("all.sixty")).unwrap();
    assert_eq!(why(&restore(&sandbox, &[]), 1).0, "x.readOnly");
    assert!(sandbox.accounts().is_empty());
}

#[test]
fn whatever_byte_is_changed_nothing_of_it_is_taken() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    backup(&sandbox, &[]).ended(0);
    let whole = sandbox.read("all.sixty").into_bytes();
    at_a_new_computer(&mut sandbox);

    for step in 0..12 {
        let mut changed = whole.clone();
        // Bytes of its text: the two lines around it say only that it is one.
        let at = 40 + (changed.len() - 80) * step / 12;
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        sandbox.file("all.sixty", &changed);

        title(&restore(&sandbox, &[]));
    }

    assert!(sandbox.accounts().is_empty());
    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"], json!([]));
}

#[test]
fn a_strangers_file_reaches_nothing_outside_and_says_where_its_app_leads() {
    let mut sandbox = Sandbox::bare_with_vault_file();
    let account = |id: &str, user: &str| {
        json!({
            "id": id, "network": "threads", "user_id": user, "name": "friend\u{1b}[2J", "kind": "profile",
            "auto_extend": true, "connected_at": "2026-10-01T10:00:00Z", "token_kind": "endless",
            "current": {"token": "THAAmadeUp", "expires_at": "2039-01-01T00:00:00Z"},
        })
    };
    let made = |accounts: Value, practice: bool| {
        let content = json!({
            "sixty": "backup", "v": 1, "made_at": sandbox.now(), "practice": practice, "accounts": accounts,
            "apps": [{
                "network": "threads", "id": "666", "return_address": "https://thief.example/",
                "permissions": ["threads_basic"], "default": true,
            }],
            "places": [], "settings": {"theme": "<script>", "rebuild": "due"},
        });
        let text = Secret::new(content.to_string());
        let sealed = sealed::with_passphrase(&text, &Secret::new(PHRASE)).unwrap();
        sandbox.file("all.sixty", sealed);
        restore(&sandbox, &[])
    };

    assert_eq!(title(&made(json!([account("../../x", "1")]), true)), "Something in this backup isn't right");
    assert_eq!(
        title(&made(json!([account("0000000a", "1/next")]), true)),
        "Something in this backup isn't right"
    );
    assert_eq!(title(&made(json!([account("0000000a", "1")]), false)), "This is a backup of real accounts");
    let taken = made(json!([account("0000000a", "1")]), true);

    assert!(taken.code == 0 && taken.stderr.contains("https://thief.example/"), "{}", taken.stderr);
    assert!(!taken.stdout.contains('\u{1b}') && !taken.stderr.contains('\u{1b}'), "{}", taken.stderr);
    let kept = sandbox.accounts().remove(0);
    assert_eq!((&kept["expires_at"], &kept["token_kind"]), (&Value::Null, &json!("unknown")));
    let extended = sandbox.sixty(&["extend"]);
    assert_eq!(extended.code, 3, "Meta does not know its token: {}", extended.stdout);
    at_a_new_computer(&mut sandbox);
    assert!(sandbox.accounts().is_empty());
}
