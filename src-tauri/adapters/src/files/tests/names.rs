//! A file that has several names.

use super::*;

#[test]
fn every_name_of_a_file_leads_to_the_new_content() {
    for way in WAYS {
        let (folder, path) = file_with(OLD);
        let other = folder.path().join("other");
        fs::hard_link(&path, &other).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();

        way(&path);

        for name in [&path, &other] {
            assert_eq!(fs::read(name).unwrap(), NEW);
        }
        let facts = fs::metadata(&other).unwrap();
        assert_eq!((facts.nlink(), mode_of(&other)), (2, 0o640));
        assert_eq!(names(folder.path()), [".env", "other"]);
    }
}

#[test]
fn a_write_that_was_cut_off_is_finished_by_whoever_reads_or_writes_next() {
    for next in [|path: &Path| drop(LocalFiles.read(path)), |path: &Path| replace(path, NEW, NEW).unwrap()] {
        let (folder, path) = file_with(b"K=neld\r\n");
        fs::hard_link(&path, folder.path().join("other")).unwrap();
        fs::write(folder.path().join(".env.sixty-whole"), NEW).unwrap();

        next(&path);

        assert_eq!(fs::read(folder.path().join("other")).unwrap(), NEW);
        assert_eq!(names(folder.path()), [".env", "other"]);
    }
}

#[test]
fn what_a_person_wrote_after_a_write_that_was_cut_off_stays() {
    let (folder, path) = file_with(OLD);
    let whole = folder.path().join(".env.sixty-whole");
    fs::write(&whole, NEW).unwrap();
    let an_hour_ago = fs::metadata(&path).unwrap().modified().unwrap() - Duration::from_hours(1);
    File::open(&whole).unwrap().set_modified(an_hour_ago).unwrap();

    assert_eq!(LocalFiles.read(&path).unwrap(), OLD);
    assert_eq!(names(folder.path()), [".env"]);
}

/// Another user could have made one of the names.
#[test]
fn a_second_name_of_anothers_file_gets_nothing() {
    let (folder, path) = file_with(OLD);
    let other = folder.path().join("other");
    fs::hard_link(&path, &other).unwrap();
    // Only root may give a file away.
    if chown(&path, Some(1234), None).is_ok() {
        replace(&path, OLD, NEW).unwrap();
        assert_eq!((fs::read(&path).unwrap(), fs::read(&other).unwrap()), (NEW.to_vec(), OLD.to_vec()));
    }
}
