//! Files that we make for ourselves.

use super::*;

#[test]
fn a_file_is_made_private_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token.json");
    LocalFiles.create(&path, NEW).unwrap();
    assert_eq!(mode_of(&path), 0o600);
    assert_eq!(LocalFiles.create(&path, OLD), Err(FileTrouble::Changed));
    assert_eq!(fs::read(&path).unwrap(), NEW);
}

#[test]
fn a_file_of_ours_takes_the_place_of_any_other_and_is_private() {
    for old in [&b""[..], OLD, &vec![b'x'; 2 * LARGEST as usize]] {
        let (folder, path) = file_with(old);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let link = folder.path().join("link");
        symlink(&path, &link).unwrap();

        LocalFiles.replace(&link, NEW).unwrap();

        assert_eq!(fs::read(&path).unwrap(), NEW);
        assert!(link.is_symlink() && mode_of(&path) == 0o600);
        assert_eq!(names(folder.path()), [".env", "link"]);
    }
    let folder = tempfile::tempdir().unwrap();
    LocalFiles.replace(&folder.path().join("new"), NEW).unwrap();
    assert_eq!(mode_of(&folder.path().join("new")), 0o600);
}

#[test]
fn what_is_no_file_or_is_read_only_is_not_replaced() {
    let (folder, path) = file_with(OLD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert_eq!(LocalFiles.replace(&path, NEW), Err(FileTrouble::NotWritable));
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(LocalFiles.replace(folder.path(), NEW), Err(FileTrouble::Folder));
    assert_eq!(LocalFiles.replace(Path::new("/dev/null"), NEW), Err(FileTrouble::NotAFile));
    assert_eq!(LocalFiles.replace(&folder.path().join("none/new"), NEW), Err(FileTrouble::Gone));
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn a_long_file_is_read_up_to_a_limit() {
    let long = vec![b'x'; LARGEST as usize + 1];
    let (_folder, path) = file_with(&long);
    assert_eq!(LocalFiles.read_long(&path, long.len()), Ok(long.clone()));
    assert_eq!(LocalFiles.read_long(&path, long.len() - 1), Err(FileTrouble::TooLarge));
}
