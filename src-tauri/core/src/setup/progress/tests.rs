use chrono::TimeZone;
use proptest::prelude::*;

use super::*;

fn now() -> Moment {
    chrono::Utc.with_ymd_and_hms(2026, 11, 29, 14, 10, 0).unwrap()
}

#[test]
fn a_walk_goes_on_where_it_was_left() {
    let walk = Progress::new(Network::Instagram);
    assert_eq!((walk.way, walk.next()), (Way::Quick, Some(Stage::Before)));
    let walk = walk.changed(Change::Done(Stage::Before)).changed(Change::Done(Stage::App));
    assert_eq!(walk.next(), Some(Stage::Invite));
    let walk = walk.changed(Change::Way(Way::Full));
    assert_eq!(walk.next(), Some(Stage::Return));
    let all = walk.stages().into_iter().map(Change::Done);
    let walk = all.fold(walk, Progress::changed);
    assert_eq!(walk.next(), None);
    assert_eq!(walk.changed(Change::NotDone(Stage::Keys)).next(), Some(Stage::Keys));
}

#[test]
fn facebook_has_the_full_way_alone_and_invites_clients_alone() {
    let walk = Progress::new(Network::Facebook).changed(Change::Way(Way::Quick));
    assert_eq!(walk.way, Way::Full);
    assert!(!walk.stages().contains(&Stage::Invite));
    assert!(walk.changed(Change::Whose(Whose::Clients)).stages().contains(&Stage::Invite));
}

#[test]
fn no_secret_is_kept_whatever_field_it_is_typed_into() {
    let secrets = [
        "0123456789abcdef0123456789abcdef".to_owned(),
        format!("IGAA{}", "x".repeat(150)),
        format!("THAA{}", "x".repeat(150)),
        format!("@EAA{}", "x".repeat(150)),
        "1000000001|0123456789abcdef".to_owned(),
    ];
    for secret in secrets {
        let text = Some(secret.clone());
        let entered = [Change::Name(text.clone()), Change::AppId(text.clone()), Change::AppNumber(text)];
        for change in entered {
            let walk = Progress::new(Network::Instagram).changed(change);
            assert!(walk.is_new(), "{secret}");
        }
    }
}

#[test]
fn what_an_older_or_a_newer_program_kept_is_read_as_far_as_it_is_understood() {
    let kept = Kept::read(Some(
        r#"{"network":"orkut","walks":{"threads":{"way":"scenic","done":["before","moon",7],"name":5,
            "app_number":"123456","more":{}},"instagram":"?"}}"#,
    ));
    let threads = kept.walk(Network::Threads);
    assert_eq!((kept.network, threads.way), (None, Way::Quick));
    assert!(threads.is_done(Stage::Before) && threads.name.is_none());
    assert_eq!(threads.app_number.as_deref(), Some("123456"));
    assert!(kept.walk(Network::Instagram).is_new());
    for nonsense in [None, Some(""), Some("[]"), Some("null"), Some("{\"walks\":3}")] {
        assert_eq!(Kept::read(nonsense), Kept::default(), "{nonsense:?}");
    }
}

#[test]
fn the_moment_of_saving_moves_with_what_was_entered_alone() {
    let kept = Kept::default().changed(Network::Threads, Change::Open, now());
    assert_eq!((kept.network, kept.saved_at), (Some(Network::Threads), None));
    let kept = kept.changed(Network::Threads, Change::Done(Stage::Before), now());
    assert_eq!(kept.saved_at, Some(now()));
}

fn any_change() -> impl Strategy<Value = Change> {
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let text = || prop::option::of(prop_oneof!["[0-9]{0,25}", "\\PC{0,30}", "@?[a-z.]{1,20}"]);
    prop_oneof![
        Just(Change::Open),
        prop_oneof![Just(Way::Quick), Just(Way::Full)].prop_map(Change::Way),
        prop_oneof![Just(Whose::Mine), Just(Whose::Clients)].prop_map(Change::Whose),
        any::<bool>().prop_map(Change::Publishes),
        text().prop_map(Change::AppNumber),
        text().prop_map(Change::AppId),
        text().prop_map(Change::Name),
        stage.clone().prop_map(Change::Done),
        stage.prop_map(Change::NotDone),
        Just(Change::Again),
    ]
}

proptest! {
    #[test]
    fn any_changes_in_any_order_leave_a_progress_that_can_be_kept(
        changes in prop::collection::vec((prop::sample::select(Network::ALL.to_vec()), any_change()), 0..30)
    ) {
        let change = |kept: Kept, (network, change)| kept.changed(network, change, now());
        let kept = changes.into_iter().fold(Kept::default(), change);
        prop_assert_eq!(&Kept::read(Some(&kept.to_text())), &kept);
        for walk in kept.walks() {
            let facts = guide().walk(walk.network);
            prop_assert!(facts.ways().contains(&walk.way));
            prop_assert!(walk.done.iter().all(|stage| facts.has(*stage)));
            let is_over = walk.stages().iter().all(|stage| walk.is_done(*stage));
            prop_assert_eq!(walk.next().is_none(), is_over);
            for number in [&walk.app_number, &walk.app_id].into_iter().flatten() {
                prop_assert!(number.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }
    }
}
