use super::*;
use crate::ports::{Cause, Mistake};

#[test]
fn every_code_has_its_cause_and_action() {
    let table: &[(i64, Option<i64>, Code, Action)] = &[
        (190, Some(463), Code::Expired, Action::Reconnect),
        (190, Some(460), Code::Password, Action::Reconnect),
        (190, Some(458), Code::Removed, Action::Reconnect),
        (190, Some(459), Code::Checkpoint, Action::OpenMeta),
        (190, Some(464), Code::Checkpoint, Action::OpenMeta),
        (190, Some(467), Code::Password, Action::Reconnect),
        (190, Some(492), Code::Password, Action::Reconnect),
        (190, Some(493), Code::Password, Action::Reconnect),
        (102, None, Code::Password, Action::Reconnect),
        (452, None, Code::Password, Action::Reconnect),
        (10, None, Code::Unknown, Action::Report),
        (200, None, Code::Unknown, Action::Report),
        (299, None, Code::Unknown, Action::Report),
        (283, None, Code::Permission, Action::ReconnectWithPermission),
        (3, None, Code::UseCase, Action::FixSetup),
        (100, Some(36007), Code::CodeOld, Action::RetryLogin),
        (100, Some(36008), Code::ReturnAddress, Action::FixSetup),
        (100, Some(36009), Code::CodeUsed, Action::RetryLogin),
        (101, None, Code::WrongAppId, Action::FixSetup),
        (104, None, Code::Unknown, Action::Report),
        (191, None, Code::ReturnAddress, Action::FixSetup),
        (1, None, Code::MetaDown, Action::RetryLater),
        (2, None, Code::MetaDown, Action::RetryLater),
        (4, None, Code::SlowDown, Action::Wait),
        (17, None, Code::SlowDown, Action::Wait),
        (613, None, Code::SlowDown, Action::Wait),
        (80_001, None, Code::SlowDown, Action::Wait),
        (80_014, None, Code::SlowDown, Action::Wait),
        (368, None, Code::Limited, Action::OpenMeta),
        (341, None, Code::SlowDown, Action::Wait),
        (100, Some(2_207_051), Code::Limited, Action::OpenMeta),
        (100, Some(10), Code::Permission, Action::ReconnectWithPermission),
        (190, Some(490), Code::Checkpoint, Action::OpenMeta),
        (2500, None, Code::OurFault, Action::Report),
        (1_349_245, None, Code::Tester, Action::FixSetup),
        (1_349_168, None, Code::ReturnAddress, Action::FixSetup),
        (1_349_187, None, Code::ReturnAddress, Action::FixSetup),
        (4_476_002, None, Code::WrongAppId, Action::FixSetup),
        (987_654, None, Code::Unknown, Action::Report),
    ];
    for (code, subcode, expected, action) in table {
        let found = diagnose_error(&error(*code, *subcode, "in any language"), Step::Call);
        assert_eq!((found.code, found.action), (*expected, *action), "{code}/{subcode:?}");
    }
}

#[test]
fn how_far_a_refusal_ends_a_token_is_told_by_its_cause() {
    for (code, subcode, words, ended) in [
        (190, Some(463), "", Ended::Certainly),
        (190, Some(460), "", Ended::Certainly),
        (190, None, "This Page access token belongs to a Page that is not accessible.", Ended::Certainly),
        (190, None, "The token provided is invalid.", Ended::Perhaps),
        (190, None, "Cannot parse access token", Ended::Perhaps),
        (102, None, "", Ended::Perhaps),
        (190, Some(490), "", Ended::No),
        (10, None, "", Ended::No),
        (200, None, "API access deactivated.", Ended::No),
        (25, Some(2_207_050), "", Ended::No),
        (2, None, "", Ended::No),
    ] {
        assert_eq!(
            diagnose_error(&error(code, subcode, words), Step::Call).ended(),
            ended,
            "{code}/{subcode:?}"
        );
    }
    let passing = MetaError { transient: true, ..error(190, Some(463), "Session has expired") };
    assert_eq!(diagnose_error(&passing, Step::Call).ended(), Ended::No, "Meta says itself that it passes");
}

#[test]
fn http_500_does_not_make_a_missing_permission_a_hiccup() {
    let refused = MetaError { http_status: Some(500), ..error(10, None, "no permission") };
    assert_eq!(diagnose_error(&refused, Step::Refresh).class, Class::Permission);
    assert!(!is_hiccup(&Trouble::Refused(Box::new(refused))));
}

#[test]
fn a_hiccup_never_kills_a_token() {
    let hiccups = [
        Trouble::NoConnection(Cause::Dns),
        Trouble::NoConnection(Cause::Tls),
        Trouble::TimedOut,
        Trouble::Unreadable { http_status: 502 },
        Trouble::Unreadable { http_status: 200 },
        Trouble::Refused(Box::new(error(2, None, ""))),
        Trouble::Refused(Box::new(error(4, None, ""))),
        Trouble::Refused(Box::new(MetaError { transient: true, ..MetaError::default() })),
    ];
    for trouble in hiccups {
        let found = diagnose(&trouble, Step::Refresh);
        assert!(matches!(found.class, Class::Offline | Class::Transient), "{trouble:?}");
    }
}

#[test]
fn our_own_mistake_is_told_as_ours_and_is_not_tried_again() {
    let ours = Trouble::Ours(Mistake::NoSuchCall);

    let found = diagnose(&ours, Step::Refresh);

    assert_eq!((found.code, found.action), (Code::OurFault, Action::Report));
    assert!(!is_hiccup(&ours) && found.token == TokenState::Unknown, "it says nothing about the token");
}

#[test]
fn a_person_reads_one_sentence_for_every_cause_of_no_connection_but_the_one_that_they_can_mend() {
    for cause in [Cause::Dns, Cause::Refused, Cause::Tls, Cause::Proxy, Cause::Reset, Cause::Other] {
        assert_eq!(diagnose(&Trouble::NoConnection(cause), Step::Call), causes::OFFLINE);
    }
    let without_list = diagnose(&Trouble::NoConnection(Cause::NoRoots), Step::Call);
    assert_eq!((without_list.code, without_list.case), (Code::Offline, Some(Case::NoRoots)));
}

#[test]
fn a_limit_is_waited_for_and_not_asked_again_at_once() {
    for code in [4, 17, 32, 613, 80_000, 80_014] {
        let limited = MetaError { transient: true, http_status: Some(403), ..error(code, None, "") };
        assert!(!is_hiccup(&Trouble::Refused(Box::new(limited))), "{code}");
    }
    assert!(!is_hiccup(&Trouble::Unreadable { http_status: 429 }));
}

#[test]
fn a_refused_code_is_told_apart_by_its_words_where_meta_gives_no_code() {
    let cases = [
        ("Matching code was not found or was already used", Code::CodeUsed),
        ("Error validating client secret.", Code::SecretWrong),
        (
            "Error validating verification code. Please make sure your redirect_uri is identical",
            Code::ReturnAddress,
        ),
    ];
    for (message, expected) in cases {
        let flat = MetaError { message: message.to_owned(), http_status: Some(400), ..MetaError::default() };
        assert_eq!(diagnose_error(&flat, Step::CodeExchange).code, expected, "{message}");
    }
}

#[test]
fn a_refusal_of_the_apps_own_token_means_the_secret_and_shows_what_meta_sent() {
    let refused = Trouble::Refused(Box::new(error(190, None, "Invalid OAuth access token signature.")));
    let problem = problem(&refused, Step::Inspection, Network::Facebook);
    assert_eq!((problem.code, problem.action), (Code::SecretWrong, Action::FixSetup));
    assert_eq!(problem.meta.and_then(|meta| meta.code), Some(190));
}

fn error(code: i64, subcode: Option<i64>, message: &str) -> MetaError {
    MetaError {
        code: Some(code),
        subcode,
        message: message.to_owned(),
        http_status: Some(400),
        ..MetaError::default()
    }
}
