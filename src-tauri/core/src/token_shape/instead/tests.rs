use proptest::prelude::*;

use super::*;
use crate::token_shape::clean_paste;

#[test]
fn each_text_that_is_no_token_is_called_by_its_name() {
    let (one, two) = (token("EAA", 1), token("EAA", 2));
    let code = format!("AQ{}", "b7Xq".repeat(30));
    for (text, told) in [
        (format!("{one}___{two}"), Instead::TwoTokens),
        (format!("{one}{two}"), Instead::TwoTokens),
        (format!("{one}\n{two}\n"), Instead::TwoTokens),
        (format!("{one}|{two}"), Instead::TwoTokens),
        (format!("{one}, {}", token("THAA", 1)), Instead::TwoTokens),
        (format!(r#"{{"user":"{one}","page":"{two}"}}"#), Instead::TwoTokens),
        ("3141590021.9f8e7d6.0a1b2c3d4e5f60718293a4b5c6d7e8f9".into(), Instead::FirstKind),
        ("TOKEN=3141590021.9f8e7d6.0a1b2c3d4e5f60718293a4b5c6d7e8f9".into(), Instead::FirstKind),
        (code.clone(), Instead::LogInCode),
        (format!("{code}#_"), Instead::LogInCode),
        (format!("https://localhost:16060/?code={code}&state=abc#_"), Instead::LogInCode),
        ("THREADS_ACCESS_TOKEN=".into(), Instead::NoValue),
        ("export THREADS_ACCESS_TOKEN=\"\"".into(), Instead::NoValue),
        ("\"access_token\": null,".into(), Instead::NoValue),
        ("Authorization: Bearer".into(), Instead::NoValue),
        ("Bearer ".into(), Instead::NoValue),
        ("TOKEN=${{ secrets.THREADS_TOKEN }}".into(), Instead::Reference),
        ("op://Private/Threads/token".into(), Instead::Reference),
        ("$THREADS_TOKEN".into(), Instead::Reference),
        ("%THREADS_TOKEN%".into(), Instead::Reference),
        ("token: !secret threads_token".into(), Instead::Reference),
        ("process.env.THREADS_TOKEN".into(), Instead::Reference),
        ("TOKEN=<YOUR_TOKEN>".into(), Instead::Placeholder),
        ("arn:aws:secretsmanager:eu-west-1:1:secret:threads".into(), Instead::Reference),
        ("- name: TOKEN\n  valueFrom:\n    secretKeyRef:\n      name: ig\n".into(), Instead::Reference),
        ("TOKEN: {{ doppler.THREADS_TOKEN }}".into(), Instead::Reference),
        ("!Ref ThreadsToken".into(), Instead::Reference),
        ("THREADS_TOKEN=xxx".into(), Instead::Placeholder),
        ("<THREADS_TOKEN>".into(), Instead::Placeholder),
        ("IG_ACCESS_TOKEN".into(), Instead::Placeholder),
        ("TOKEN=<THREADS_TOKEN>".into(), Instead::Placeholder),
        ("{your-access-token}".into(), Instead::Placeholder),
        ("THAAxxxxxxxxxxxx".into(), Instead::Placeholder),
        (format!("ghp_{}", "a1Bc".repeat(9)), Instead::OtherService(Some("GitHub"))),
        (format!("Bearer sk-proj-{}", "a1Bc".repeat(20)), Instead::OtherService(Some("OpenAI"))),
        (format!("SQUARE_TOKEN=EAAA{}", "a1Bc".repeat(15)), Instead::OtherService(Some("Square"))),
        ("our token: eyJhbGciOiJI.eyJzdWIi.abc (auth)".into(), Instead::Jwt),
        ("App token: 1000000003|0123456789abcdef0123456789abcdef".into(), Instead::AppToken),
        ("Secret: 0123456789abcdef0123456789abcdef".into(), Instead::AppSecret),
        ("THAA…***".into(), Instead::Masked),
        (format!("{}••••7Qx2", &one[..9]), Instead::Masked),
        (format!("{}...", &one[..60]), Instead::Masked),
        ("TOKEN=••••••••••••".into(), Instead::Masked),
        ("App secret: 0123456789abcdef0123456789abcdef (Basic)".into(), Instead::AppSecret),
        ("https://developers.facebook.com/tools/explorer".into(), Instead::Address),
    ] {
        assert_eq!(instead(&text, &clean_paste(&text)), Some(told), "{text}");
    }
}

#[test]
fn a_token_alone_or_twice_is_a_token() {
    let one = token("THAA", 1);
    for text in [one.clone(), format!("{one}\n{one}"), format!("T={one}"), format!("Bearer {one}.")] {
        assert_eq!(instead(&text, &clean_paste(&text)), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_token_is_taken_for_something_else(token in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,250}") {
        prop_assume!(!may_be_squares(&token));
        prop_assert_eq!(instead(&token, &clean_paste(&token)), None);
    }

    #[test]
    fn two_tokens_are_two_with_any_sign_between_them(
        one in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,180}",
        two in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,180}",
        sign in "[ _,;:|/\n\t-]{1,3}",
    ) {
        prop_assume!(!may_be_squares(&one) && !may_be_squares(&two));
        let pasted = format!("{one}{sign}{two}");
        prop_assert_eq!(instead(&pasted, &clean_paste(&pasted)), Some(Instead::TwoTokens));
    }

    #[test]
    fn nothing_that_is_pasted_makes_it_panic(pasted in "\\PC{0,120}") {
        instead(&pasted, &clean_paste(&pasted));
    }
}

/// By its beginning and its length a string may be a token of Square's.
fn may_be_squares(token: &str) -> bool {
    !matches!(shape_of(token), Shape::Token(_))
}

fn token(beginning: &str, number: usize) -> String {
    format!("{beginning}{}", format!("xY{number}kQ").repeat(30))
}
