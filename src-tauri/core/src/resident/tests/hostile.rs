//! A Meta that gives one answer that is not true: it ends no token that works, and hides no dead one for more than a day.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use chrono::TimeDelta;

use super::bench::*;
use crate::account::{Account, Kind, Linked};
use crate::journeys::extend::Ask;
use crate::journeys::{check, deliver, extend};
use crate::moment::Moment;
use crate::network::Network;
use crate::policy;
use crate::ports::{
    AppKeys, Cause, Clock, CodeAnswer, Inspection, Meta, MetaError, OwnPage, Ports, Profile, TokenAnswer,
    Trouble,
};
use crate::secret::Secret;

/// The most calls to Meta of an extend and a check, retries of ours included.
const CALLS: usize = 9;

#[tokio::test]
async fn no_single_answer_of_a_hostile_meta_ends_a_token_that_works() {
    for days_left in [2, 20, 45] {
        for at in 0..CALLS {
            for number in 0..lies().len() {
                let bench = Bench::with_days_left(&[days_left]).await;
                let ports = lied_to(&bench, at, number);
                let said = format!("{days_left} days left, call {at}: {:?}", lies()[number]);

                extend::extend(&ports, &bench.account(0), Ask::default()).await;
                works(&bench, &ports, &said).await;
                check::check(&ports, &bench.account(0)).await;
                works(&bench, &ports, &said).await;
                bench.clock.pass(TimeDelta::hours(2));
                works(&bench, &ports, &said).await;
                for _ in 0..3 {
                    bench.clock.pass(TimeDelta::hours(22));
                    check::check(&ports, &bench.account(0)).await;
                    extend::extend(&ports, &bench.account(0), Ask::default()).await;
                    works(&bench, &ports, &said).await;
                }
                let end = bench.account(0).token.expires_at;
                let far = bench.clock.now() + TimeDelta::days(92);
                assert!(end.is_none_or(|end| end < far), "{said}: {end:?}");
            }
        }
    }
}

#[tokio::test]
async fn no_single_answer_of_a_hostile_meta_hides_a_dead_token_for_more_than_a_day() {
    for at in 0..6 {
        for number in 0..lies().len() {
            let bench = Bench::with_days_left(&[40]).await;
            bench.meta.forget(&bench.token(0).await);
            let ports = lied_to(&bench, at, number);

            // A check a day, as the resident makes them.
            let mut unknown_for = 0;
            for _ in 0..3 {
                check::check(&ports, &bench.account(0)).await;
                let account = bench.account(0);
                let now = bench.clock.now();
                let is_known = policy::is_turned_off(&account) || policy::is_expired(&account, now);
                unknown_for = if is_known { 0 } else { unknown_for + 1 };
                assert!(unknown_for < 2, "call {at}: {:?} {:?}", lies()[number], account.problem);
                bench.clock.pass(TimeDelta::hours(24));
            }
        }
    }
}

/// Asserts that the account's token is handed out, and that Meta takes it.
async fn works(bench: &Bench, ports: &Ports, said: &str) {
    let (account, now) = (bench.account(0), bench.clock.now());
    assert!(!policy::is_turned_off(&account), "{said}: {:?}", account.problem);
    assert!(!policy::is_expired(&account, now), "{said}: {:?} {:?}", account.token, account.problem);
    let tokens = deliver::read_own(ports, &account).await;
    let token = tokens.map_err(|problem| format!("{said}: {problem:?}")).unwrap().current.token;
    assert!(bench.meta.me(account.network, &token, None).await.is_ok(), "{said}: another token is in use");
}

/// An answer that is not true.
#[derive(Debug, Clone)]
enum Lie {
    Fails(Trouble),
    /// The token is somebody else's.
    OfAnother,
    /// The token works, and ends after this time; None for never.
    Ends(Option<TimeDelta>),
    /// The token was made at this time from now.
    Made(TimeDelta),
    /// The token is a Page's.
    OfPage,
    /// Meta's clock differs from ours.
    OtherTime,
    /// A text that is no token of Meta's.
    NoToken,
}

fn lies() -> Vec<Lie> {
    let said = |code, subcode, message: &str, http_status| {
        Lie::Fails(Trouble::Refused(Box::new(MetaError {
            http_status: Some(http_status),
            code: Some(code),
            subcode,
            message: message.to_owned(),
            ..MetaError::default()
        })))
    };
    let mut lies = vec![
        Lie::OfAnother,
        Lie::OfPage,
        Lie::OtherTime,
        Lie::NoToken,
        Lie::Fails(Trouble::NoConnection(Cause::Other)),
        Lie::Fails(Trouble::TimedOut),
    ];
    lies.extend([200, 401, 403, 429, 502].map(|http_status| Lie::Fails(Trouble::Unreadable { http_status })));
    lies.extend(
        [-1, 1, 50, 26 * 60, 60 * 24 * 4_000].map(|minutes| Lie::Ends(Some(TimeDelta::minutes(minutes)))),
    );
    lies.push(Lie::Ends(None));
    lies.extend([-4_000, 4_000].map(|days| Lie::Made(TimeDelta::days(days))));
    for subcode in [458, 459, 460, 463, 464, 467, 490, 492, 493] {
        lies.extend([200, 400].map(|status| said(190, Some(subcode), "", status)));
    }
    for code in [1, 2, 3, 4, 10, 100, 101, 102, 104, 190, 200, 341, 368, 452, 2500, 987_654] {
        lies.push(said(code, None, "", 400));
    }
    for words in [
        "Error validating access token: Session has expired on Wednesday",
        "Invalid OAuth access token - Cannot parse access token",
        "Unsupported request - method type: get",
        "Error validating access token: A short-lived access token cannot be refreshed.",
    ] {
        lies.push(said(190, None, words, 400));
        lies.push(said(100, None, words, 400));
    }
    lies
}

fn lied_to(bench: &Bench, at: usize, number: usize) -> Ports {
    let meta = HostileMeta {
        truth: Arc::clone(&bench.meta),
        clock: Arc::clone(&bench.clock),
        first: bench.account(0),
        calls: AtomicUsize::new(0),
        at,
        lie: lies().swap_remove(number),
    };
    Ports { meta: Arc::new(meta), ..bench.ports() }
}

/// A Meta that tells the truth but for one call.
struct HostileMeta {
    truth: Arc<ScriptedMeta>,
    clock: Arc<MovedClock>,
    /// The account as it was at first.
    first: Account,
    calls: AtomicUsize,
    at: usize,
    lie: Lie,
}

impl HostileMeta {
    /// The lie, where it is this call's turn.
    fn lie(&self) -> Option<&Lie> {
        (self.calls.fetch_add(1, Ordering::SeqCst) == self.at).then_some(&self.lie)
    }

    fn in_a(&self, span: TimeDelta) -> Moment {
        self.clock.now() + span
    }

    fn twisted(&self, answer: TokenAnswer, lie: Option<&Lie>) -> Result<TokenAnswer, Trouble> {
        let answered_at = answer.answered_at;
        Ok(match lie {
            Some(Lie::Fails(trouble)) => return Err(trouble.clone()),
            Some(Lie::Ends(span)) => TokenAnswer { expires_at: span.map(|span| self.in_a(span)), ..answer },
            Some(Lie::OtherTime) => TokenAnswer { expires_at: None, answered_at: None, ..answer },
            Some(Lie::NoToken) => TokenAnswer { token: Secret::new(format!("{MARKER}nothing")), ..answer },
            Some(Lie::OfAnother) => {
                let token = Secret::new(format!("THAA{MARKER}others{}", "o".repeat(140)));
                self.truth.belongs(&token, "17841400000000099", "somebody.else");
                TokenAnswer { token, ..answer }
            }
            Some(Lie::Made(_) | Lie::OfPage) | None => TokenAnswer { answered_at, ..answer },
        })
    }
}

#[async_trait]
impl Meta for HostileMeta {
    async fn me(&self, network: Network, token: &Secret, keys: Option<&AppKeys>) -> Result<Profile, Trouble> {
        match self.lie() {
            Some(Lie::Fails(trouble)) => Err(trouble.clone()),
            Some(Lie::OfAnother) => {
                Ok(Profile { user_id: "17841400000000099".to_owned(), name: "somebody.else".to_owned() })
            }
            // A dead token is said to work.
            Some(Lie::Ends(None)) => {
                Ok(Profile { user_id: self.first.user_id.clone(), name: self.first.name.clone() })
            }
            _ => self.truth.me(network, token, keys).await,
        }
    }

    async fn refresh(&self, network: Network, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let lie = self.lie();
        self.twisted(self.truth.refresh(network, token).await?, lie)
    }

    async fn exchange_token(&self, keys: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let lie = self.lie();
        self.twisted(self.truth.exchange_token(keys, token).await?, lie)
    }

    async fn extend_system_user(&self, keys: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let lie = self.lie();
        self.twisted(self.truth.extend_system_user(keys, token).await?, lie)
    }

    async fn revoke(&self, _: &AppKeys, _: &Secret, _: &Secret) -> Result<(), Trouble> {
        unreachable!()
    }

    async fn inspect(&self, network: Network, token: &Secret, _: &Secret) -> Result<Inspection, Trouble> {
        let lie = self.lie();
        let is_valid = self.truth.me(network, token, None).await.is_ok();
        let is_first = token.fingerprint() == self.first.token.fingerprint;
        let end = if is_first { self.first.token.expires_at } else { Some(self.in_a(TimeDelta::days(60))) };
        let truth = Inspection {
            valid: is_valid,
            kind: None,
            person: None,
            expires_at: end.filter(|_| is_valid),
            endless: false,
            login_required_by: None,
            login_never: false,
            issued_at: None,
            permissions: None,
            error: None,
        };
        Ok(match lie {
            Some(Lie::Fails(trouble)) => return Err(trouble.clone()),
            Some(Lie::Ends(Some(span))) => {
                Inspection { expires_at: Some(self.in_a(*span)), valid: true, ..truth }
            }
            Some(Lie::Ends(None)) => Inspection { expires_at: None, endless: true, valid: true, ..truth },
            Some(Lie::Made(span)) => Inspection { issued_at: Some(self.in_a(*span)), ..truth },
            Some(Lie::OfPage) => Inspection { kind: Some(Kind::Page), ..truth },
            Some(Lie::NoToken) => Inspection { valid: false, expires_at: None, ..truth },
            _ => truth,
        })
    }

    async fn exchange_code(&self, _: &AppKeys, _: &Secret, _: &str) -> Result<CodeAnswer, Trouble> {
        unreachable!()
    }

    async fn permissions(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Vec<String>, Trouble> {
        unreachable!()
    }

    async fn pages(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
        unreachable!()
    }

    async fn linked_instagram(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Option<Linked>, Trouble> {
        unreachable!()
    }
}
