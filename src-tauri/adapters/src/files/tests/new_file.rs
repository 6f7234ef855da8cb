//! The new file that stands beside a file until it takes its place, and what is left of one.

use super::*;

#[test]
fn the_new_file_stands_beside_the_target_of_a_link_and_is_ours_alone() {
    let (folder, path) = file_with(OLD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let links = tempfile::tempdir().unwrap();
    let link = links.path().join("link");
    symlink(&path, &link).unwrap();

    let mut new = LocalFiles.open_beside(&link, Duration::ZERO).unwrap();
    new.write(NEW).unwrap();

    assert_eq!(names(folder.path()), [".env", ".env.sixty-new"]);
    assert_eq!(mode_of(&folder.path().join(".env.sixty-new")), 0o600);
    assert_eq!(names(links.path()), ["link"]);
    assert!(new.put_in_place(&mut to(NEW)).unwrap());
    assert_eq!((mode_of(&path), names(folder.path())), (0o644, vec![".env".to_owned()]));
}

#[test]
fn what_others_wrote_meanwhile_is_what_is_changed() {
    let (folder, path) = file_with(OLD);
    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    new.write(NEW).unwrap();
    fs::write(&path, [OLD, b"THEIRS=1"].concat()).unwrap();
    assert!(new.put_in_place(&mut |now| Some([now, b"|OURS=1"].concat())).unwrap());
    assert_eq!(fs::read(&path).unwrap(), [OLD, b"THEIRS=1|OURS=1"].concat());
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn a_refused_change_keeps_the_answer_and_the_file() {
    let (folder, path) = file_with(OLD);
    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    new.write(NEW).unwrap();
    assert!(!new.put_in_place(&mut |_| None).unwrap());
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(names(folder.path()), [".env", ".env.sixty-new"]);
}

#[test]
fn a_file_that_was_deleted_meanwhile_does_not_come_back() {
    let (folder, path) = file_with(OLD);
    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    new.write(NEW).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(new.put_in_place(&mut to(NEW)), Err(FileTrouble::Gone));
    assert_eq!(names(folder.path()), [".env.sixty-new"]);
}

#[test]
fn what_an_earlier_run_left_is_never_written_over() {
    let (folder, path) = file_with(OLD);
    fs::write(folder.path().join(".env.sixty-new"), NEW).unwrap();
    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert!(new.write(OLD).is_err());
    assert_eq!(fs::read(folder.path().join(".env.sixty-new")).unwrap(), NEW);
}

#[test]
fn the_draft_of_a_killed_run_is_swept_by_the_next() {
    for way in WAYS {
        let (folder, path) = file_with(OLD);
        fs::write(folder.path().join(".env.sixty-draft"), b"K=secret").unwrap();
        way(&path);
        assert_eq!(names(folder.path()), [".env"]);
        assert_eq!(fs::read(&path).unwrap(), NEW);
    }
}

#[test]
fn an_answer_that_was_not_proved_stays_and_an_empty_file_goes() {
    let (folder, path) = file_with(OLD);
    drop(LocalFiles.open_beside(&path, Duration::ZERO).unwrap());
    assert_eq!(names(folder.path()), [".env"]);

    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert_eq!(new.leftover().unwrap(), None);
    new.write(NEW).unwrap();
    drop(new);

    let mut again = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert_eq!(again.leftover().unwrap().as_deref(), Some(NEW));
    again.discard().unwrap();
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn of_two_at_once_one_holds_the_new_file_and_the_other_is_told() {
    let (_folder, path) = file_with(OLD);
    let held = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert_eq!(LocalFiles.open_beside(&path, Duration::ZERO).err(), Some(FileTrouble::InUse));
    drop(held);
    LocalFiles.open_beside(&path, Duration::ZERO).unwrap().discard().unwrap();
}

#[test]
fn what_others_put_in_the_place_of_the_new_file_is_neither_followed_nor_changed() {
    let secret = tempfile::tempdir().unwrap();
    let secret = secret.path().join("secret");
    let traps: [fn(&Path, &Path); 4] = [
        |secret, trap| symlink(secret, trap).unwrap(),
        |secret, trap| fs::hard_link(secret, trap).unwrap(),
        |_, trap| fs::create_dir(trap).unwrap(),
        |_, trap| assert!(Command::new("mkfifo").arg(trap).status().unwrap().success()),
    ];
    for set in traps {
        let (folder, path) = file_with(OLD);
        fs::create_dir_all(secret.parent().unwrap()).unwrap();
        fs::write(&secret, NEW).unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        let trap = folder.path().join(".env.sixty-new");
        set(&secret, &trap);
        let refused = LocalFiles.open_beside(&path, Duration::ZERO).err();
        assert_eq!(refused, Some(FileTrouble::NotOurs(trap.display().to_string())));
        assert_eq!((fs::read(&secret).unwrap().as_slice(), mode_of(&secret)), (NEW, 0o600));
        assert_eq!(fs::read(&path).unwrap(), OLD);
    }
}
