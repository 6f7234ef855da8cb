use std::fs;
use std::sync::Barrier;
use std::thread;

use super::*;

#[test]
fn an_absent_folder_is_made_with_its_parents_for_us_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("share").join("sixty");
    DataDir::open(&path).unwrap();
    #[cfg(unix)]
    {
        assert_eq!((mode(&home.path().join("share")), mode(&path)), (0o700, 0o700));
        assert_eq!(mode(&path.join("install")), 0o600);
    }
    assert!(path.join("install").is_file());
}

#[test]
fn an_installation_keeps_its_name() {
    let home = tempfile::tempdir().unwrap();
    let first = DataDir::open(home.path()).unwrap();
    assert_eq!(DataDir::open(home.path()).unwrap(), first);
    assert_eq!(first.install().len(), 8);
}

#[test]
fn two_installations_have_two_names() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (DataDir::open(one.path()).unwrap(), DataDir::open(two.path()).unwrap());
    assert_ne!(one.install(), two.install());
}

#[test]
fn whoever_opens_a_new_folder_at_the_same_time_agrees_on_its_name() {
    const AT_ONCE: usize = 8;
    for _ in 0..20 {
        let home = tempfile::tempdir().unwrap();
        let (path, start) = (home.path().join("new"), Barrier::new(AT_ONCE));
        let names: Vec<String> = thread::scope(|scope| {
            let open = || {
                start.wait();
                DataDir::open(&path).unwrap().install().to_owned()
            };
            let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
        assert_eq!(fs::read_dir(&path).unwrap().count(), 1, "no draft is left behind");
    }
}

#[test]
fn a_lost_or_damaged_name_is_found_again_in_its_copy() {
    for damaged in [None, Some(""), Some("1234567"), Some("123456789"), Some("../../ab"), Some("ABCDEF01")] {
        let home = tempfile::tempdir().unwrap();
        let name = DataDir::open(home.path()).unwrap().install().to_owned();
        fs::write(home.path().join("copy"), &name).unwrap();
        let file = home.path().join("install");
        match damaged {
            Some(damaged) => fs::write(&file, damaged).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }

        let copy: CopyOfName = |folder| fs::read_to_string(folder.join("copy")).ok();
        assert_eq!(DataDir::open_with(home.path(), copy).unwrap().install(), name, "{damaged:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), format!("{name}\n"));
    }
}

#[test]
fn a_damaged_name_without_a_copy_is_kept_beside_the_new_one() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("install"), "xyzxyzxy").unwrap();

    let name = DataDir::open(home.path()).unwrap().install().to_owned();

    assert_eq!(name.len(), 8);
    assert_eq!(DataDir::open(home.path()).unwrap().install(), name);
    assert_eq!(fs::read_to_string(home.path().join("install.damaged")).unwrap(), "xyzxyzxy");
}

#[test]
fn a_file_in_its_place_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("sixty");
    fs::write(&path, "").unwrap();
    assert!(matches!(DataDir::open(&path), Err(DataDirTrouble::Other(_))));
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_however_it_is_written() {
    let home = tempfile::tempdir().unwrap();
    let (real, link) = (home.path().join("real"), home.path().join("link"));
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    for written in [link.clone(), link.join(""), link.join(".")] {
        assert_eq!(DataDir::open(&written), Err(DataDirTrouble::IsLink), "{}", written.display());
    }
    assert_eq!(fs::read_dir(&real).unwrap().count(), 0, "nothing was written through the link");
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_refused_and_its_target_not_made() {
    let home = tempfile::tempdir().unwrap();
    let (nowhere, link) = (home.path().join("nowhere"), home.path().join("link"));
    std::os::unix::fs::symlink(&nowhere, &link).unwrap();
    assert_eq!(DataDir::open(&link), Err(DataDirTrouble::IsLink));
    assert!(!nowhere.exists());
}

#[cfg(unix)]
#[test]
fn a_folder_of_another_user_is_refused() {
    let home = tempfile::tempdir().unwrap();
    // Only root can give a folder to another user; other users take a folder of root's.
    let foreign = match std::os::unix::fs::chown(home.path(), Some(65534), None) {
        Ok(()) => home.path(),
        Err(_) => Path::new("/usr"),
    };
    assert_eq!(DataDir::open(foreign), Err(DataDirTrouble::NotOurs));
    assert!(!foreign.join("install").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_may_write_is_refused_and_so_is_one_below_it() {
    let home = tempfile::tempdir().unwrap();
    for loose in [0o777, 0o775, 0o770, 0o703] {
        let (above, path) = (home.path().join("above"), home.path().join("above").join("sixty"));
        fs::create_dir_all(&path).unwrap();
        set_mode(&path, loose);
        let refused = DataDirTrouble::OthersWrite(fs::canonicalize(&path).unwrap().display().to_string());
        assert_eq!(DataDir::open(&path), Err(refused), "{loose:o}");
        assert!(!path.join("install").exists());

        set_mode(&path, 0o700);
        set_mode(&above, 0o777);
        let refused = DataDirTrouble::OthersWrite(fs::canonicalize(&above).unwrap().display().to_string());
        assert_eq!(DataDir::open(&path), Err(refused));
        set_mode(&above, 0o1777);
        assert!(DataDir::open(&path).is_ok(), "in a folder like /tmp nobody touches what is another's");
        fs::remove_dir_all(&above).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_of_ours_makes_nobody_wait() {
    let home = tempfile::tempdir().unwrap();
    let pipe = home.path().join("install");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(DataDir::open(home.path()), Err(DataDirTrouble::Other(_))));
}

#[test]
fn a_disk_that_is_full_or_read_only_is_told_apart() {
    let told = |kind: io::ErrorKind| DataDirTrouble::from(io::Error::from(kind));
    assert_eq!(told(io::ErrorKind::StorageFull), DataDirTrouble::DiskFull);
    assert_eq!(told(io::ErrorKind::QuotaExceeded), DataDirTrouble::DiskFull);
    assert_eq!(told(io::ErrorKind::ReadOnlyFilesystem), DataDirTrouble::ReadOnly);
    assert_eq!(told(io::ErrorKind::PermissionDenied), DataDirTrouble::ReadOnly);
}

/// A folder of the kernel's own tree, in which not even root can make a file.
#[cfg(target_os = "linux")]
#[test]
fn a_place_where_nothing_can_be_made_is_read_only() {
    let outcome = DataDir::open(Path::new("/sys/sixty"));
    assert_eq!(outcome, Err(DataDirTrouble::ReadOnly));
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().unwrap().permissions().mode() & 0o777
}
