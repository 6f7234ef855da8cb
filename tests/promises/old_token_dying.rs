//! The power fails after every arrow of switching off an old token.

use sixty_tests::ENDS_OLD_OF;
use sixty_tests::sandbox::{F, Sandbox, run, text};

use super::dying::{dying, walk};

#[test]
fn after_every_arrow_of_switching_off_the_old_token_the_new_one_works_and_the_next_run_ends_it() {
    let forgotten = walk(|arrow| {
        let sandbox = Sandbox::with_own_keyring();
        let account = sandbox.connected(F, "Mara Lind");
        sandbox.pass_days(35);
        sandbox.sixty(&["extend"]).ended(0);
        let before = sandbox.entry(&account);
        assert_ne!(before["previous"]["token"], before["current"]["token"]);
        let id = text(&account, "id");

        let answer = run(dying(&sandbox, arrow).env(ENDS_OLD_OF, id), "");
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

        let left = sandbox.entry(&account);
        assert_eq!(left["current"]["token"], before["current"]["token"], "{arrow}");
        assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true, "{arrow}");
        assert_eq!(run(dying(&sandbox, 0).env(ENDS_OLD_OF, id), "").code, 0, "{arrow}");
        let after = sandbox.entry(&account);
        assert_eq!(after["current"]["token"], before["current"]["token"], "{arrow}");
        assert!(after["previous"].is_null(), "{arrow}");
        assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true, "{arrow}");
        Some(left["previous"].is_null())
    });
    assert!(forgotten.len() >= 10 && forgotten.is_sorted(), "{forgotten:?}");
    assert!(forgotten.contains(&true) && forgotten.contains(&false), "{forgotten:?}");
}
