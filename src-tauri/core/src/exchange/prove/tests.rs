use std::collections::HashMap;

use async_trait::async_trait;
use chrono::TimeDelta;

use super::*;
use crate::account::sample::{self, now};
use crate::account::{Account, Linked};
use crate::moment::Moment;
use crate::ports::{Cause, CodeAnswer, MetaError, OwnPage, TokenAnswer};

#[tokio::test]
async fn a_refused_token_is_dropped_only_where_the_old_one_works() {
    let meta = Says::about(&[("new", refused(460)), ("old", Ok(ours()))]);
    assert!(matches!(proved(&meta, None).await, Proof::Refused(problem) if problem.code == Code::Password));

    let meta = Says::about(&[("new", refused(460)), ("old", refused(463))]);
    assert!(matches!(proved(&meta, None).await, Proof::Undecided(_, Class::Dead)));
}

#[tokio::test]
async fn silence_about_the_old_token_is_not_its_death() {
    for (trouble, class) in [
        (Trouble::NoConnection(Cause::Other), Class::Offline),
        (Trouble::TimedOut, Class::Transient),
        (Trouble::Unreadable { http_status: 503 }, Class::Transient),
        (error(4, None), Class::Transient),
        (error(10, None), Class::Permission),
        (error(987_654, None), Class::Unknown),
    ] {
        let meta = Says::about(&[("new", refused(460)), ("old", Err(trouble.clone()))]);
        let proof = proved(&meta, None).await;
        assert!(
            matches!(&proof, Proof::Undecided(problem, found) if *found == class && problem.code != Code::Password),
            "{trouble:?}"
        );
    }
}

#[tokio::test]
async fn a_token_that_ends_earlier_is_kept_beside_one_that_is_dead() {
    let earlier = Some(end() - DATE_TOLERANCE - TimeDelta::seconds(1));
    let meta = Says::about(&[("new", Ok(ours())), ("old", Ok(ours()))]);
    assert!(matches!(proved(&meta, earlier).await, Proof::Refused(problem) if problem.code == Code::Earlier));

    let meta = Says::about(&[("new", Ok(ours())), ("old", refused(467))]);
    assert!(matches!(
        proved(&meta, earlier).await,
        Proof::Undecided(problem, Class::Dead) if problem.code == Code::Earlier
    ));
}

#[tokio::test]
async fn an_hour_earlier_is_the_same_date() {
    let meta = Says::about(&[("new", Ok(ours())), ("old", Ok(ours()))]);
    assert!(matches!(proved(&meta, Some(end() - DATE_TOLERANCE)).await, Proof::Good(_)));
}

#[tokio::test]
async fn a_token_of_somebody_else_is_dropped_whatever_the_old_one_does() {
    let other = Profile { user_id: "17841400000000002".to_owned(), name: "other".to_owned() };
    let meta = Says::about(&[("new", Ok(other)), ("old", refused(463))]);
    assert!(matches!(proved(&meta, None).await, Proof::Refused(problem) if problem.code == Code::NotYours));
}

#[tokio::test]
async fn only_known_words_of_me_are_a_death() {
    let life = async |trouble: Trouble| {
        let meta = Says::about(&[("old", Err(trouble))]);
        second_look::confirm(&meta, Network::Instagram, &Secret::new("old"), None).await
    };
    assert!(matches!(life(error(190, Some(463))).await, MeSays::Dead(_)));
    // Instagram says it of accounts without an accepted invite, of personal ones and of old tokens.
    let unsupported = MetaError {
        code: Some(100),
        kind: Some("IGApiException".to_owned()),
        message: "Unsupported request - method type: get".to_owned(),
        ..MetaError::default()
    };
    assert!(matches!(life(Trouble::Refused(Box::new(unsupported))).await, MeSays::Unclear(_)));
    for trouble in [
        error(10, None),
        error(368, None),
        error(2500, None),
        error(987_654, None),
        Trouble::NoConnection(Cause::Other),
    ] {
        assert!(matches!(life(trouble.clone()).await, MeSays::Unclear(_)), "{trouble:?}");
    }
}

#[tokio::test]
async fn a_settings_file_whose_old_token_tells_nothing_has_nothing_to_compare_with() {
    let candidate = Candidate { user_id: None, ..candidate() };
    let other = Profile { user_id: "17841400000000002".to_owned(), name: "other".to_owned() };
    let new = stored("new", None);

    let meta = Says::about(&[("new", Ok(other.clone())), ("old", Ok(ours()))]);
    let proof = prove(&meta, &candidate, &new, None, None, now()).await;
    assert!(matches!(proof, Proof::Refused(problem) if problem.code == Code::NotYours));

    let meta = Says::about(&[("new", Ok(other)), ("old", refused(463))]);
    assert!(matches!(prove(&meta, &candidate, &new, None, None, now()).await, Proof::Good(_)));
}

#[tokio::test]
async fn a_token_that_lost_a_permission_is_refused_where_the_old_permissions_are_known() {
    let meta = Says::about(&[("new", Ok(ours())), ("old", Ok(ours()))]);
    let named = Some(vec!["instagram_business_basic".to_owned()]);
    let granted = Some(vec!["instagram_business_basic".to_owned(), "instagram_manage_comments".to_owned()]);

    let had_more = Candidate { granted, ..candidate() };
    let proof = prove(&meta, &had_more, &stored("new", None), named.clone(), None, now()).await;
    assert!(matches!(proof, Proof::Refused(problem) if problem.code == Code::Permission));

    let proof = prove(&meta, &candidate(), &stored("new", None), named, None, now()).await;
    assert!(matches!(proof, Proof::Good(_)));
}

async fn proved(meta: &Says, new_end: Option<Moment>) -> Proof {
    prove(meta, &candidate(), &stored("new", new_end), None, None, now()).await
}

fn stored(token: &str, expires_at: Option<Moment>) -> Stored {
    Stored { token: Secret::new(token), obtained_at: None, expires_at }
}

fn ours() -> Profile {
    Profile { user_id: "17841400000000001".to_owned(), name: "jam.and.toast".to_owned() }
}

fn refused(subcode: i64) -> Result<Profile, Trouble> {
    Err(error(190, Some(subcode)))
}

fn error(code: i64, subcode: Option<i64>) -> Trouble {
    Trouble::Refused(Box::new(MetaError { code: Some(code), subcode, ..MetaError::default() }))
}

fn end() -> Moment {
    now() + TimeDelta::days(50)
}

fn candidate() -> Candidate {
    let (network, user_id) = (Network::Instagram, ours().user_id);
    let account = Account { network, user_id, ..sample::ends_in(TimeDelta::days(50)) };
    Candidate::of(&account, &stored("old", Some(end())))
}

/// A Meta that is asked whose a token is, and nothing else.
struct Says(HashMap<String, Result<Profile, Trouble>>);

impl Says {
    fn about(answers: &[(&str, Result<Profile, Trouble>)]) -> Self {
        Self(answers.iter().map(|(token, answer)| ((*token).to_owned(), answer.clone())).collect())
    }
}

#[async_trait]
impl Meta for Says {
    async fn me(&self, _: Network, token: &Secret, _: Option<&AppKeys>) -> Result<Profile, Trouble> {
        self.0[token.expose()].clone()
    }

    async fn exchange_code(&self, _: &AppKeys, _: &Secret, _: &str) -> Result<CodeAnswer, Trouble> {
        unreachable!()
    }

    async fn exchange_token(&self, _: &AppKeys, _: &Secret) -> Result<TokenAnswer, Trouble> {
        unreachable!()
    }

    async fn extend_system_user(&self, _: &AppKeys, _: &Secret) -> Result<TokenAnswer, Trouble> {
        unreachable!()
    }

    async fn revoke(&self, _: &AppKeys, _: &Secret, _: &Secret) -> Result<(), Trouble> {
        unreachable!()
    }

    async fn refresh(&self, _: Network, _: &Secret) -> Result<TokenAnswer, Trouble> {
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

    async fn inspect(&self, _: Network, _: &Secret, _: &Secret) -> Result<Inspection, Trouble> {
        unreachable!()
    }
}
