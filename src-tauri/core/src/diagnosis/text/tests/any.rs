//! Any text at all may be pasted.

use proptest::prelude::*;

use super::super::*;
use super::told::account;

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&String::from_utf8_lossy(&bytes), &[]);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        read(&text, &[account("aaaaaaaa", Network::Threads, "1", "x", "2026-11-18T16:00:00Z")]);
    }

    #[test]
    fn pieces_of_bodies_and_dates_make_no_panic(pieces in proptest::collection::vec(piece(), 0..12)) {
        read(&pieces.concat(), &[]);
    }

    #[test]
    fn a_token_in_any_text_is_in_nothing_that_comes_out(
        before in "\\PC{0,60}",
        token in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,180}",
        after in "\\PC{0,60}",
    ) {
        let reading = read(&format!("{before}{token}{after}"), &[]);
        let out = format!("{:?} {}", reading.problem(), reading.text);
        prop_assert!(reading.hid_secret && !out.contains(&token[4..24]), "{out}");
    }
}

fn piece() -> impl Strategy<Value = String> {
    let known = [
        "{\"error\":",
        "{",
        "}",
        "\"code\":190",
        "\\\"",
        "&quot;",
        "(#",
        "190",
        "/",
        "463",
        "-Feb-",
        "14",
        "18:00:00 PST",
        "expires_at\"",
        "access_token=",
        "Bearer ",
        "?error=",
        "EAA",
        "|",
        "%7C",
        "é",
        "\u{2019}",
        "subcode ",
        "@",
    ];
    prop_oneof![proptest::sample::select(known.to_vec()).prop_map(str::to_owned), "\\PC{0,6}"]
}
