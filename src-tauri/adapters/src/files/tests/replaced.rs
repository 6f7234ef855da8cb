//! A file that gets another content, and what of it stays.

use super::*;

#[test]
fn a_file_keeps_its_mode() {
    for way in WAYS {
        for mode in [0o600, 0o640, 0o644, 0o664] {
            let (_folder, path) = file_with(OLD);
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            way(&path);
            assert_eq!(fs::read(&path).unwrap(), NEW);
            assert_eq!(mode_of(&path), mode);
        }
    }
}

#[test]
fn a_file_keeps_its_owner() {
    for way in WAYS {
        let (_folder, path) = file_with(OLD);
        let facts = fs::metadata(&path).unwrap();
        // Only root may give a file away.
        let owner = if facts.uid() == 0 { (1234, 2345) } else { (facts.uid(), facts.gid()) };
        chown(&path, Some(owner.0), Some(owner.1)).unwrap();
        way(&path);
        let facts = fs::metadata(&path).unwrap();
        assert_eq!((facts.uid(), facts.gid()), owner);
    }
}

#[test]
fn files_of_one_folder_are_replaced_one_after_another() {
    let (_folder, path) = file_with(b"0");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..25 {
                    count_up(&path);
                }
            });
        }
    });
    assert_eq!(fs::read(&path).unwrap(), b"100");
}

#[test]
fn a_link_stays_a_link_and_its_target_is_replaced() {
    for way in WAYS {
        let (folder, path) = file_with(OLD);
        fs::create_dir(folder.path().join("links")).unwrap();
        let [outer, inner] = ["links/outer", "links/inner"].map(|name| folder.path().join(name));
        symlink("../.env", &inner).unwrap();
        symlink(&inner, &outer).unwrap();

        way(&outer);

        assert_eq!(fs::read_link(&outer).unwrap(), inner);
        assert_eq!(fs::read_link(&inner).unwrap(), Path::new("../.env"));
        assert_eq!(fs::read(&path).unwrap(), NEW);
        assert_eq!(names(folder.path()), [".env", "links"]);
        assert_eq!(names(&folder.path().join("links")), ["inner", "outer"]);
    }
}

#[test]
fn a_link_to_nothing_is_said_and_stays() {
    let (folder, _path) = file_with(OLD);
    let link = folder.path().join("link");
    symlink("gone", &link).unwrap();
    assert_eq!(replace(&link, OLD, NEW), Err(FileTrouble::Gone));
    assert_eq!(LocalFiles.open_beside(&link, Duration::ZERO).err(), Some(FileTrouble::Gone));
    assert_eq!(names(folder.path()), [".env", "link"]);
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let (_folder, path) = file_with(b"K=theirs");
    assert_eq!(replace(&path, OLD, NEW), Err(FileTrouble::Changed));
    assert_eq!(fs::read(&path).unwrap(), b"K=theirs");
}

#[test]
fn a_file_or_folder_without_a_write_bit_is_left_alone_even_by_root() {
    let (folder, path) = file_with(OLD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(replace(&path, OLD, NEW), Err(FileTrouble::NotWritable));

    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let replaced = replace(&path, OLD, NEW).err();
    let opened = LocalFiles.open_beside(&path, Duration::ZERO).err();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!([replaced, opened], [Some(FileTrouble::NotWritable), Some(FileTrouble::NotWritable)]);
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn what_is_no_settings_file_is_said() {
    let (folder, path) = file_with(&vec![b'x'; LARGEST as usize]);
    assert_eq!(LocalFiles.read(&path), Err(FileTrouble::TooLarge));
    assert_eq!(LocalFiles.read(folder.path()), Err(FileTrouble::Folder));
    assert_eq!(LocalFiles.read(Path::new("/")), Err(FileTrouble::Folder));
    assert_eq!(LocalFiles.read(Path::new("/dev/null")), Err(FileTrouble::NotAFile));
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(LocalFiles.read(&pipe), Err(FileTrouble::Pipe));
    assert_eq!(LocalFiles.read(&folder.path().join("none")), Err(FileTrouble::Gone));
}

/// Adds one to the number in a file, as often as it takes beside others who do the same.
fn count_up(path: &Path) {
    loop {
        let old = fs::read(path).unwrap();
        let number: u32 = std::str::from_utf8(&old).unwrap().parse().unwrap();
        match replace(path, &old, (number + 1).to_string().as_bytes()) {
            Ok(()) => return,
            Err(FileTrouble::Changed) => {}
            Err(trouble) => panic!("{trouble}"),
        }
    }
}
