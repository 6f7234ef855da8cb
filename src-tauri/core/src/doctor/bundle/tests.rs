use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::account::sample::{ends_in, now};
use crate::doctor::sample::{texts, well};
use crate::doctor::{Facts, PlaceFacts, checks};
use crate::places::sample::last_given;
use crate::places::{Reason, Target};
use crate::ports::{DataFolder, LedgerState, PortState, VaultTrouble};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::text::Language;

#[test]
fn whoever_helps_is_told_no_name_and_no_file() {
    let place = PlaceFacts {
        place: "/srv/.env".into(),
        line: Some("TOKEN".into()),
        obstacle: Some(Reason::KeyTwice),
    };
    let refused = Problem::new(Code::ReadOnly, Action::FixSetup)
        .because(Case::IsLink)
        .with_text(FactName::File, "/home/mara/data");
    let facts = Facts {
        places: Some(vec![place]),
        without_token: vec!["@corner.bakery".into()],
        folder: DataFolder::Refused(Box::new(refused)),
        ..well()
    };
    let told = bundle(
        &support(&checks(&facts), &[], &[], &Settings::default(), &[], &[]),
        &texts(Language::English),
    );
    for own in ["/srv", "TOKEN", "corner.bakery", "/home/mara"] {
        assert!(!told.contains(own), "{own}: {told}");
    }
    assert!(told.contains("places: wrong: … has the line … twice."), "{told}");
}

#[test]
fn states_are_told_by_the_number_of_the_account() {
    let account = Account { user_id: "17841405793187218".into(), ..ends_in(TimeDelta::days(20)) };
    let history =
        HistoryLine { at: now(), account: None, event: "extended".into(), facts: serde_json::json!({}) };
    let settings = Settings { folded_clients: vec!["Corner Bakery".into()], ..Settings::default() };
    let (accounts, places) = ([account], [last_given("mark", None)]);
    let log = ["at=2026 area=meta what=refresh kind=tls".to_owned()];

    let damaged = VaultTrouble::Refused("the vault file of threads/17841405793187218 is damaged".into());
    let found = checks(&Facts { vault: Err(damaged), ..well() });
    let told = bundle(
        &support(&found, &accounts, &places, &settings, &[vec![history]], &log),
        &texts(Language::English),
    );

    for line in [
        "account 1 (threads)\n    status: good\n    kind: profile, token: long, auto_extend: true",
        "    place 1 (env_file): current\n",
        "auto_extend: true\n",
        "    2026-11-20T10:00:00Z extended\n",
        "area=meta what=refresh kind=tls\n",
    ] {
        assert!(told.contains(line), "{line:?} is not in {told}");
    }
    for own in ["corner.bakery", "17841405793187218", "Corner Bakery", "/srv"] {
        assert!(!told.contains(own), "{own}");
    }
}

proptest! {
    #[test]
    fn no_token_of_any_network_is_in_the_text(
        token in "(EAA|IGAA|THAA|IGQV)[A-Za-z0-9]{60,180}",
        secret in "[0-9a-f]{32}",
        words in "\\PC{0,20}",
    ) {
        let tainted = format!("{words}{token}");
        let account = Account {
            name: tainted.clone(),
            label: Some(tainted.clone()),
            client: Some(tainted.clone()),
            problem: Some(Problem::new(Code::PlaceMissed, Action::None).with_text(FactName::Detail, tainted.as_str())),
            ..ends_in(TimeDelta::days(20))
        };
        let target = Target::EnvFile { path: format!("/srv/{token}").into(), key: token.clone(), user_id_key: None };
        let place = Place { target, ..last_given("mark", Some(Reason::Moved)) };
        let event = HistoryLine { at: now(), account: None, event: token.clone(), facts: serde_json::json!({}) };
        let facts = Facts {
            vault: Err(VaultTrouble::Refused(tainted.clone())),
            ledger: LedgerState::Damaged(tainted.clone()),
            ports: vec![(16060, PortState::Taken(Some(tainted.clone())))],
            without_token: vec![tainted.clone()],
            ..well()
        };
        let log = [format!("access_token={token}"), format!("client_secret={secret}"), tainted.clone()];
        let settings = Settings { folded_clients: vec![token.clone()], theme: token.clone(), ..Settings::default() };
        let (accounts, places, found) = ([account], [place], checks(&facts));
        for language in Language::ALL {
            let told =
                bundle(&support(&found, &accounts, &places, &settings, &[vec![event.clone()]], &log), &texts(language));
            prop_assert!(!told.contains(&token[4..24]), "{}", told);
            prop_assert!(!told.contains(&secret), "{}", told);
        }
    }
}

fn support<'a>(
    checks: &'a [Check],
    accounts: &'a [Account],
    places: &'a [Place],
    settings: &'a Settings,
    history: &'a [Vec<HistoryLine>],
    log: &'a [String],
) -> Support<'a> {
    static SYSTEM: std::sync::LazyLock<System> = std::sync::LazyLock::new(System::default);
    Support { at: now(), system: &SYSTEM, profile: "real", checks, accounts, places, settings, history, log }
}
