//! What Meta may answer, and every case that the answers make together.

use super::*;
use crate::ports::{Cause, MetaError};

/// Walks every refusal × word of `me` × age × network.
pub(super) fn each_case(look: impl Fn(&Trouble, Option<&MeSays>, Age, &Verdict)) {
    let said = troubles().into_iter().step_by(5).map(|trouble| {
        match diagnosis::diagnose(&trouble, Step::Call).class {
            Class::Dead | Class::Paste => MeSays::Dead(trouble),
            _ => MeSays::Unclear(trouble),
        }
    });
    let words: Vec<Option<MeSays>> = [None, Some(MeSays::Works)].into_iter().chain(said.map(Some)).collect();
    for network in Network::ALL {
        for refusal in troubles() {
            for me in &words {
                for age in [Enough, PerhapsTooYoung] {
                    for kind in [TokenKind::Long, TokenKind::Unknown] {
                        let verdict = verdict(network, kind, &refusal, me.as_ref(), age);
                        look(&refusal, me.as_ref(), age, &verdict);
                    }
                }
            }
        }
    }
}

/// Every code with a meaning of its own, with words and subcodes that change it, as a refusal and inside of HTTP 200;
/// and every trouble that is no refusal.
pub(super) fn troubles() -> Vec<Trouble> {
    const CODES: [i64; 20] =
        [1, 2, 3, 4, 10, 17, 100, 101, 102, 104, 190, 191, 200, 341, 368, 400, 452, 506, 2500, 987_654];
    const SUBCODES: [i64; 13] = [1, 10, 458, 459, 460, 463, 464, 467, 490, 492, 493, 36_009, 2_207_051];
    const WORDS: [&str; 6] = [
        "",
        "Unsupported request - method type: get",
        "Session has expired on Wednesday",
        "Cannot parse access token",
        "Error validating client secret.",
        "An unknown error has occurred.",
    ];
    let mut troubles = vec![Trouble::NoConnection(Cause::Other), Trouble::TimedOut];
    troubles.extend([200, 403, 429, 502].map(|http_status| Trouble::Unreadable { http_status }));
    for http_status in [200, 400] {
        for code in CODES {
            troubles.extend(WORDS.map(|words| said(code, None, words, http_status)));
        }
        for code in [100, 190] {
            troubles.extend(SUBCODES.map(|subcode| said(code, Some(subcode), "", http_status)));
        }
    }
    troubles
}

pub(super) fn short(verdict: &Verdict) -> Short {
    (verdict.outcome(), verdict.clone().into_problem().code)
}

pub(super) fn said(code: i64, subcode: Option<i64>, message: &str, http_status: u16) -> Trouble {
    Trouble::Refused(Box::new(MetaError {
        http_status: Some(http_status),
        code: Some(code),
        subcode,
        message: message.to_owned(),
        ..MetaError::default()
    }))
}

pub(super) fn expired() -> Trouble {
    said(190, Some(463), "Error validating access token: Session has expired.", 400)
}

pub(super) fn logged_out() -> Trouble {
    said(190, Some(467), "Error validating access token: This may be because the user logged out.", 400)
}

pub(super) fn cannot_parse() -> Trouble {
    said(190, None, "Invalid OAuth access token - Cannot parse access token", 400)
}

pub(super) fn not_good() -> Trouble {
    said(190, None, "Error validating access token: A short-lived access token cannot be refreshed.", 400)
}

pub(super) fn odd_death() -> Trouble {
    said(190, Some(493), "", 400)
}

pub(super) fn unknown() -> Trouble {
    said(987_654, None, "", 400)
}

pub(super) fn our_fault() -> Trouble {
    said(2500, None, "Unknown path components: /refresh_access_token", 400)
}

pub(super) fn permission() -> Trouble {
    said(10, None, "Application does not have permission for this action", 400)
}

pub(super) fn slow_down() -> Trouble {
    said(4, None, "Application request limit reached", 400)
}

pub(super) fn works() -> MeSays {
    MeSays::Works
}

pub(super) fn dead() -> MeSays {
    MeSays::Dead(expired())
}

pub(super) fn no_token() -> MeSays {
    MeSays::Dead(said(190, None, "Cannot parse access token", 400))
}

pub(super) fn no_connection() -> MeSays {
    MeSays::Unclear(Trouble::NoConnection(Cause::Other))
}

pub(super) fn no_permission() -> MeSays {
    MeSays::Unclear(permission())
}

pub(super) fn odd_path() -> MeSays {
    MeSays::Unclear(our_fault())
}
