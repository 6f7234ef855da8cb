use crate::data_dir::{DataDir, DataDirTrouble, private};

use super::*;

#[test]
fn a_new_folder_is_for_us_and_the_system_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("sixty");
    DataDir::open(&path).unwrap();
    assert_eq!(written_by_others(&path).unwrap(), None);
    assert!(!is_readable_by_others(&path, &facts(&path)));
    assert!(is_ours(&path, &facts(&path)));
}

#[test]
fn a_folder_that_others_may_write_is_refused() {
    let home = tempfile::tempdir().unwrap();
    allow_everybody(home.path(), "FA");
    let refused = DataDirTrouble::OthersWrite(home.path().display().to_string());
    assert_eq!(DataDir::open(home.path()), Err(refused));
    assert!(!home.path().join("install").exists());
}

#[test]
fn a_file_that_others_may_read_is_told_from_one_of_ours_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("passphrase");
    fs::write(&path, "correct horse").unwrap();
    keep_others_out(&path).unwrap();
    assert!(!is_readable_by_others(&path, &facts(&path)));
    allow_everybody(&path, "FR");
    assert!(is_readable_by_others(&path, &facts(&path)));
}

#[test]
fn a_file_lets_in_whom_the_other_lets_in() {
    let home = tempfile::tempdir().unwrap();
    let (old, new) = (home.path().join("old"), home.path().join("new"));
    for (rights, readable) in [("FR", true), ("", false)] {
        fs::write(&old, "").unwrap();
        fs::write(&new, "").unwrap();
        keep_others_out(&new).unwrap();
        if rights.is_empty() {
            keep_others_out(&old).unwrap()
        } else {
            allow_everybody(&old, rights)
        }
        let_in_as(&new, &old).unwrap();
        assert_eq!(is_readable_by_others(&new, &facts(&new)), readable);
    }
}

#[test]
fn a_file_whose_rights_are_not_told_counts_as_open_to_all_and_as_nobodys() {
    let absent = Path::new("C:\\there is no such file");
    let any = facts(Path::new("C:\\"));
    assert!(is_readable_by_others(absent, &any));
    assert!(!is_ours(absent, &any));
    assert!(private::text(absent).is_err());
}

fn facts(path: &Path) -> Metadata {
    fs::metadata(path).unwrap()
}

/// Gives everybody these rights ("ACE Strings": FA is all, FR is reading).
fn allow_everybody(path: &Path, rights: &str) {
    let own = own_name().unwrap();
    let security: LocalBox<SecurityDescriptor> =
        format!("D:P(A;;FA;;;{own})(A;;{rights};;;WD)").parse().unwrap();
    set(path, &security, SecurityInformation::Dacl | SecurityInformation::ProtectedDacl).unwrap();
}
