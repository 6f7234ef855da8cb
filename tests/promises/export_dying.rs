//! The power fails after every arrow of an export.

use sixty_tests::sandbox::{F, Sandbox, T, run};

use super::dying::{dying, walk};

#[test]
fn after_every_arrow_of_export_the_old_file_or_the_new_one_is_whole() {
    for (kind, name) in [("--ics", "ends.ics"), ("--csv", "report.csv")] {
        let made = walk(|arrow| {
            let sandbox = Sandbox::with_vault_file();
            sandbox.connected(T, "corner.bakery");
            let file = sandbox.path(name);
            let export = ["--json", "export", kind, file.to_str().unwrap()];
            sandbox.sixty(&export[1..]).ended(0);
            let before = sandbox.read(name);
            sandbox.connected(F, "Mara Lind");

            let answer = run(dying(&sandbox, arrow).args(export), "");
            if answer.code == 0 {
                return None;
            }
            assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

            let left = sandbox.read(name);
            sandbox.sixty(&export[1..]).ended(0);
            let after = sandbox.read(name);
            assert!(left == before || left.len() == after.len(), "{arrow}: {left}");
            assert!(after.contains("Mara Lind"), "{arrow}: {after}");
            assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"].as_array().unwrap().len(), 2);
            Some(left != before)
        });
        assert!(made.len() >= 3 && made.is_sorted(), "{kind}: {made:?}");
    }
}
