//! Texts as people paste them, each with what it must come to.

use super::*;

#[test]
fn the_whole_address_is_understood_in_every_shape_people_paste() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    let shapes = [
        format!("https://localhost:16060/?code=AQBx12&state={state}"),
        format!("https://localhost:16060/?code=AQBx12&state={state}#_"),
        format!("  https://localhost:16060/?state={state}&code=AQBx12#_=_ \r\n"),
        format!("https://localhost:16060/?code=AQB\n  x12&state={state}#_"),
        format!("http://localhost:16060/?code=AQBx12&state={state}"),
        format!("https://localhost:16060?code=AQBx12&state={state}"),
        format!("?code=AQBx12&state={state}#_"),
        format!("code=AQBx12&state={state}"),
    ];
    for shape in shapes {
        let Returned::Code(code) = sign_in.read(&shape) else { panic!("not understood: {shape}") };
        assert_eq!(code.expose(), "AQBx12", "{shape}");
    }
}

#[test]
fn only_the_newest_try_counts() {
    let sign_in = sign_in();
    let own = sign_in.state.expose().to_owned();
    let others = [
        "another".to_owned(),
        SignIn::new(&app(), &asking(&app())).unwrap().state.expose().to_owned(),
        format!("{own}A"),
        format!("{own}-"),
        format!("x{own}"),
        format!("{}%41", own),
        "a&state=b".to_owned(),
    ];
    for state in others {
        for around in [["", ""], ["see: ", " - is that the one?"], ["<", ">"], ["\u{201c}", "\u{201d}."]] {
            let pasted =
                format!("{}https://localhost:16060/?code=AQBx12&state={state}{}", around[0], around[1]);
            assert_eq!(not_this(sign_in.read(&pasted)), Some(Code::OldAttempt), "{pasted}");
        }
    }
}

#[test]
fn our_state_given_twice_is_not_taken() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    let pasted = format!("https://localhost:16060/?code=AQBx12&state={state}&state={state}");
    assert_eq!(not_this(sign_in.read(&pasted)), Some(Code::OldAttempt));
}

#[test]
fn an_address_that_was_cut_is_said_to_be_cut() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    for end in
        ["", "&", "&st", "&state", "&state=", &format!("&state={}", &state[..9]), "&state=...", "\u{2026}"]
    {
        for before in ["https://localhost:16060/?", "localhost:16060/?", "it says https://localhost:16060/?"]
        {
            let pasted = format!("{before}code=AQBx12{end}");
            let Returned::NotThis(problem) = sign_in.read(&pasted) else { panic!("{pasted}") };
            assert_eq!(
                (problem.code, problem.case()),
                (Code::NotAddress, Some(Case::AddressCut)),
                "{pasted}"
            );
        }
    }
}

#[test]
fn what_stands_around_an_address_is_no_part_of_it() {
    let sign_in = sign_in();
    let address = format!("https://localhost:16060/?code=AQBx12&state={}", sign_in.state.expose());
    let encoded: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
    let proofpoint = encoded.replace('-', "-2D").replace('_', "-5F").replace('%', "-");
    let rest = address.strip_prefix("https://localhost:16060/").unwrap();
    let mime = address.replace('=', "=3D");
    let mime = format!("{}=\r\n{}", &mime[..40], &mime[40..]);
    let words = [
        format!("{address}."),
        format!("{address}#_."),
        format!("Corner Bakery <{address}#_>"),
        format!("it ended here: [https://localhost:16060/]({address}#_)"),
        format!("It can't be opened, says the browser; above stands {address} - is that the one?"),
        format!("\u{201c}{address}\u{201d}."),
        format!("\u{ab}{address}\u{bb}, \u{300c}x\u{300d}"),
        format!("\u{201e}{address}\u{201c}"),
        format!("`{address}`"),
        format!("**{address}**"),
        format!("_{address}_"),
        format!("({address})"),
        format!("view-source:{address}"),
        rest.to_owned(),
        format!("/{rest}"),
        address.replace("https://", ""),
        address.replace("localhost", "127.0.0.1"),
        address.replace("https://localhost", "HTTP://LOCALHOST"),
        address.replace('&', "&amp;"),
        address.replace('&', "&#38;").replace('=', "&#61;"),
        address.replace('/', "\\/").replace('&', "\\u0026"),
        format!("{{\"url\": \"{}\"}}", address.replace('&', "\\u0026")),
        encoded.clone(),
        encoded.replace('%', "%25"),
        format!("https://nam02.safelinks.protection.outlook.com/?url={encoded}&data=05%7C01%7C&reserved=0"),
        format!("https://www.google.com/url?q={encoded}&sa=D&ust=1700000000"),
        format!("https://l.facebook.com/l.php?u={encoded}%23_&h=AT0abc"),
        format!("https://urldefense.proofpoint.com/v2/url?u={proofpoint}&d=DwMFaQ&c=x"),
        format!("https://urldefense.com/v3/__{address}*_;Iw!!AbC-d$"),
        format!("https://urldefense.com/v3/__{address}__;!!AbC-d$"),
        format!("https://eu.protection.sophos.com/?d=localhost&u={}&p=m", base64(&address)),
        mime,
        format!("\u{feff}{}\u{200b}{}", &address[..30], &address[30..]),
        format!("> {}\n> {}", &address[..44], &address[44..]),
        format!("{} \\\n  {}", &address[..44], &address[44..]),
        format!("the old one:\nhttps://localhost:16060/?code=AQold&state=earlier\nthe new one:\n{address}"),
        format!("{address}\n{address}"),
    ];
    for pasted in words {
        let Returned::Code(code) = sign_in.read(&pasted) else { panic!("not understood: {pasted}") };
        assert_eq!(code.expose(), "AQBx12", "{pasted}");
    }
}

#[test]
fn a_line_may_be_broken_anywhere() {
    let sign_in = sign_in();
    let address = format!("https://localhost:16060/?code=AQBx12&state={}#_", sign_in.state.expose());
    for at in 1..address.len() {
        for gap in ["\n", "\r\n  ", " "] {
            let pasted = format!("{}{gap}{}", &address[..at], &address[at..]);
            let Returned::Code(code) = sign_in.read(&pasted) else { panic!("not understood: {pasted:?}") };
            assert_eq!(code.expose(), "AQBx12", "{pasted:?}");
        }
    }
}

#[test]
fn a_code_at_the_end_ends_where_the_sentence_goes_on() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    for after in ["", ".", " - is that the one?", "\nThat is all", "#_", "\u{201d}", ")", ", thanks"] {
        let pasted = format!("here: https://localhost:16060/?state={state}&code=AQBx12{after}");
        let Returned::Code(code) = sign_in.read(&pasted) else { panic!("not understood: {pasted}") };
        assert_eq!(code.expose(), "AQBx12", "{pasted}");
    }
    let wrapped = format!("https://localhost:16060/?state={state}&code=AQBx12\nb7XqK2m9\n");
    let Returned::Code(code) = sign_in.read(&wrapped) else { panic!("not understood") };
    assert_eq!(code.expose(), "AQBx12b7XqK2m9");
}

#[test]
fn an_address_that_a_scanner_changed_is_said_to_be_changed() {
    let pasted = "https://protect-eu.mimecast.com/s/AbCdEfGh?domain=localhost";
    let Returned::NotThis(problem) = sign_in().read(pasted) else { panic!("it goes on") };
    assert_eq!((problem.code, problem.case()), (Code::NotAddress, Some(Case::AddressChanged)));
}

#[test]
fn facebooks_own_error_ends_it_in_any_language_with_and_without_a_state() {
    let app = App { network: Network::Facebook, return_address: "http://localhost:16060/".into(), ..app() };
    let sign_in = SignIn::new(&app, &asking(&app)).unwrap();
    let state = format!("&state={}", sign_in.state.expose());
    let russian = "%D0%9D%D0%B5+%D0%B2%D0%BA%D0%BB%D1%8E%D1%87%D1%91%D0%BD";
    for message in [russian, "Can%27t+Load+URL", "", "Can't Load URL: it isn't included"] {
        for before in ["http://localhost:16060/?", "localhost:16060/?", "?", "see <http://localhost:16060/?"]
        {
            for state in ["", &state] {
                let pasted = format!("{before}error_code=1349048&error_message={message}{state}#_=_");
                let Returned::Over(problem) = sign_in.read(&pasted) else { panic!("it is over: {pasted}") };
                assert_eq!(
                    (problem.code, problem.case()),
                    (Code::ReturnAddress, Some(Case::Domain)),
                    "{pasted}"
                );
            }
        }
    }
    let earlier = "http://localhost:16060/?error_code=1349048&state=of-an-earlier-try";
    assert_eq!(not_this(sign_in.read(earlier)), Some(Code::OldAttempt));
}

#[test]
fn a_strangers_address_is_said_and_the_attempt_goes_on() {
    let sign_in = sign_in();
    let state = sign_in.state.expose();
    let strangers = [
        format!("https://example.com/?code=AQBx12&state={state}"),
        format!("https://localhost:16061/?code=AQBx12&state={state}"),
        format!("https://localhost:16060/other?code=AQBx12&state={state}"),
        "https://localhost:16060/".into(),
        "hello".into(),
        String::new(),
    ];
    for pasted in strangers {
        assert_eq!(not_this(sign_in.read(&pasted)), Some(Code::NotAddress), "{pasted}");
    }
}

#[test]
fn cancel_is_denied_and_nothing_else() {
    let sign_in = sign_in();
    let query = "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request";
    let pasted = format!("https://localhost:16060/?{query}&state={}", sign_in.state.expose());
    let Returned::Over(problem) = sign_in.read(&pasted) else { panic!("it is over") };
    assert_eq!((problem.code, problem.action), (Code::Denied, Action::RetryLogin));
}

#[test]
fn metas_error_page_ends_the_attempt_with_its_cause() {
    let page = r#"{"error_message":"Invalid Request: The  user has not accepted the invite to test the app","error_code":1349245}"#;
    let Returned::Over(problem) = sign_in().read(page) else { panic!("it is over") };
    assert_eq!(problem.code, Code::Tester);
}

#[test]
fn a_bare_code_is_only_a_bare_code() {
    let code = "AQ".to_owned() + &"b".repeat(60);
    let Returned::BareCode(bare) = sign_in().read(&format!("{code}#_")) else { panic!("a bare code") };
    assert_eq!(bare.expose(), code);
}

fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |value: u32| char::from(SIGNS[usize::try_from(value & 63).unwrap()]);
    let three = |bytes: &[u8]| {
        let bits = (0..3)
            .fold(0_u32, |bits, at| (bits << 8) | u32::from(bytes.get(at).copied().unwrap_or_default()));
        [18, 12, 6, 0].map(|shift| sign(bits >> shift))[..=bytes.len()].iter().collect::<String>()
    };
    text.as_bytes().chunks(3).map(three).collect()
}

fn not_this(returned: Returned) -> Option<Code> {
    match returned {
        Returned::NotThis(problem) => Some(problem.code),
        _ => None,
    }
}
