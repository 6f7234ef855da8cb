//! What holds for any text whatever.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn a_whole_address_connects_in_any_surrounding(
        before in "([^=&?#_]{0,30}[ \n\"'(<\\[\u{201c}\u{ab}])?",
        after in "([ \n\"')>\\]\u{201d}\u{bb}.,;][^=&?#]{0,30})?",
        code in "AQ[A-Za-z0-9_-]{30,180}",
        fragment in "(#_|#_=_)?",
    ) {
        let sign_in = sign_in();
        let state = sign_in.state.expose();
        let pasted = format!("{before}https://localhost:16060/?code={code}&state={state}{fragment}{after}");
        let Returned::Code(found) = sign_in.read(&pasted) else { panic!("not understood: {pasted}") };
        prop_assert_eq!(found.expose(), code);
    }

    #[test]
    fn no_text_connects_with_another_state(
        pieces in proptest::collection::vec(piece(), 0..14),
        state in "[A-Za-z0-9_-]{22}",
    ) {
        let pasted = pieces.concat().replace("<STATE>", &state);
        prop_assert!(!matches!(sign_in().read(&pasted), Returned::Code(_)), "{pasted}");
    }

    #[test]
    fn a_hostile_text_is_read_to_its_end(pieces in proptest::collection::vec(piece(), 0..14), times in 1_usize..40) {
        sign_in().read(&pieces.concat().repeat(times));
    }

    #[test]
    fn nothing_that_is_pasted_makes_it_panic_or_passes_for_a_code(pasted in "\\PC{0,120}") {
        prop_assert!(!matches!(sign_in().read(&pasted), Returned::Code(_)));
    }
}

fn piece() -> impl Strategy<Value = String> {
    let known = [
        "https://localhost:16060/?",
        "?",
        "&",
        "code=AQBx12",
        "state=",
        "state=<STATE>",
        "error=access_denied",
        "error_code=1349048",
        "%26state%3D<STATE>",
        "&amp;",
        "\n",
        " ",
        "#_",
        "\u{200b}",
        "\\",
        "=\n",
        "=3D",
        "_",
        "aHR0cHM6",
        "https://urldefense.proofpoint.com/v2/url?u=",
        "\u{201c}",
        "(",
        ")",
        ".",
    ];
    prop_oneof![proptest::sample::select(known.to_vec()).prop_map(str::to_owned), "\\PC{0,6}"]
}
