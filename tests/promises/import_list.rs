//! A list of clients on the command line: a row an account.

use serde_json::{Value, json};
use sixty_tests::sandbox::{I, Sandbox, T, text};

#[test]
fn a_list_that_excel_saved_in_unicode_adds_each_account_for_its_client_and_no_letter_is_guessed() {
    let sandbox = Sandbox::set();
    let (bakery, jam) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "jam.and.toast"));
    let rows = format!("@corner.bakery;Пекарня на углу;{bakery}\r\njam.and.toast;Варенье и тост;{jam}\r\n");
    let list = format!("Аккаунт;Клиент;Токен\r\n{rows}");
    let file = sandbox.file("clients.csv", windows_1251(&list));
    let import = ["import", "--csv", file.to_str().unwrap()];

    let refused = sandbox.sixty_in_words(&import);
    sandbox.file("clients.csv", utf_16(&list));
    let told = sandbox.sixty_in_words(&import);

    assert_eq!(refused.code, 1, "{}{}", refused.stdout, refused.stderr);
    assert!(refused.stderr.contains("UTF-8"), "{}", refused.stderr);

    assert_eq!(told.code, 0, "{}{}", told.stdout, told.stderr);
    for client in ["Пекарня на углу", "Варенье и тост"] {
        assert!(told.stdout.contains(client), "{}", told.stdout);
    }
    let kept = sandbox.sixty(&["status"]).ended(0)["accounts"].clone();
    assert_eq!((text(&kept[0], "name"), &kept[0]["label"]), ("corner.bakery", &Value::Null));
    assert_eq!(kept[0]["places"], json!([]), "a row is no place");
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
}

#[test]
fn a_list_from_standard_input_answers_as_a_settings_file_does() {
    let sandbox = Sandbox::set();
    let (bakery, spa) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "harbor.spa"));
    let list = format!(
        "handle,client,token\ncorner.bakery,Corner,{bakery}\njam.and.toast,Jam,{spa}\n,Nobody,{}\n,Again,{bakery}\n",
        &bakery[..60]
    );

    let answer = sandbox.sixty_with(&["import", "--csv", "-"], &list).ended(3);

    assert_eq!(answer["accounts"].as_array().unwrap().len(), 1, "an account that stands there twice is one");
    assert_eq!(text(&answer["account"], "name"), "corner.bakery");
    let skipped = |row: usize| {
        let row = &answer["skipped"][row];
        (row["line"].clone(), text(row, "key").to_owned(), text(&row["problem"], "code").to_owned())
    };
    assert_eq!(skipped(0), (json!(3), "jam.and.toast".into(), "e.wrongAccount".into()));
    assert_eq!(skipped(1), (json!(4), String::new(), "imp.cut".into()));
}

#[test]
fn what_is_no_list_is_refused_and_nothing_is_kept() {
    let sandbox = Sandbox::set();
    let list = sandbox.file("words.csv", "some,words\n");
    let list = list.to_str().unwrap();
    let gone = sandbox.path("gone.csv");
    assert_eq!(sandbox.sixty(&["import", "--csv", list]).ended(3)["problem"]["code"], "imp.none");
    let absent = sandbox.sixty(&["import", "--csv", gone.to_str().unwrap()]).ended(1);
    assert_eq!(absent["problem"]["code"], "x.readOnly");
    for wrong in [&["--name", "mine"][..], &["--env-file", list], &["--key", "TOKEN"]] {
        let answer = sandbox.sixty(&[&["import", "--csv", list], wrong].concat());
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{wrong:?}: {}", answer.stderr);
    }
    assert_eq!(sandbox.sixty_with(&["import", "--csv", "-"], "").code, 2);
    let too_long = sandbox.sixty_with(&["import", "--csv", "-"], &"a,b\n".repeat(300_000)).ended(1);
    assert_eq!(too_long["problem"]["code"], "x.readOnly", "no row is left out without a word");
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], json!([]));
}

/// A text as a Russian Excel saves it.
fn windows_1251(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'А'..='я' => u8::try_from(u32::from(letter) - 0x350).unwrap(),
        letter => u8::try_from(letter).unwrap(),
    };
    text.chars().map(byte).collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}
