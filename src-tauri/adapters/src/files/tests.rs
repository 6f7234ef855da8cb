#![cfg(unix)]

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::PathBuf;
use std::process::Command;

use super::standing::LARGEST;
use super::*;

const OLD: &[u8] = b"K=old\r\n";
const NEW: &[u8] = b"K=new\r\n";

/// Both ways in which a file gets another content: replaced at once, and by a new file beside it.
const WAYS: [fn(&Path); 2] = [
    |path| replace(path, OLD, NEW).unwrap(),
    |path| {
        let mut new = LocalFiles.open_beside(path, Duration::ZERO).unwrap();
        new.write(NEW).unwrap();
        assert!(new.put_in_place(&mut to(NEW)).unwrap());
    },
];

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
    assert_eq!(LocalFiles.read(&folder.path().join("none")), Err(FileTrouble::Gone));
}

#[test]
fn a_full_disk_keeps_the_old_file_and_leaves_nothing_beside_it() {
    on_a_small_disk("a_full_disk_keeps_the_old_file_and_leaves_nothing_beside_it", |disk| {
        let path = disk.join(".env");
        fs::write(&path, OLD).unwrap();
        let large = vec![b'x'; 200_000];
        assert_eq!(replace(&path, OLD, &large), Err(FileTrouble::DiskFull));
        assert_eq!(fs::read(&path).unwrap(), OLD);
        assert_eq!(names(disk), [".env"]);
    });
}

#[test]
fn a_full_disk_is_known_before_meta_is_asked() {
    on_a_small_disk("a_full_disk_is_known_before_meta_is_asked", |disk| {
        let path = disk.join(".env");
        fs::write(&path, OLD).unwrap();
        fill(&disk.join("others"));
        assert_eq!(LocalFiles.open_beside(&path, Duration::ZERO).err(), Some(FileTrouble::DiskFull));
        assert_eq!(fs::read(&path).unwrap(), OLD);
        assert_eq!(names(disk), [".env", "others"]);
    });
}

#[test]
fn a_disk_that_fills_up_while_meta_answers_still_has_room_for_the_answer() {
    on_a_small_disk("a_disk_that_fills_up_while_meta_answers_still_has_room_for_the_answer", |disk| {
        let path = disk.join(".env");
        fs::write(&path, OLD).unwrap();
        let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
        fill(&disk.join("others"));
        let longer = [OLD, &[b'x'; 2000]].concat();
        new.write(NEW).unwrap();
        assert!(new.put_in_place(&mut to(&longer)).unwrap());
        assert_eq!(fs::read(&path).unwrap(), longer);
        assert_eq!(names(disk), [".env", "others"]);
    });
}

#[test]
fn an_answer_left_by_a_crash_waits_where_a_full_disk_has_no_room_to_put_it_in_place() {
    on_a_small_disk(
        "an_answer_left_by_a_crash_waits_where_a_full_disk_has_no_room_to_put_it_in_place",
        |disk| {
            let path = disk.join(".env");
            fs::write(&path, OLD).unwrap();
            fs::write(disk.join(".env.sixty-new"), NEW).unwrap();
            fill(&disk.join("others"));
            let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
            assert_eq!(new.leftover().unwrap().as_deref(), Some(NEW));
            assert_eq!(new.put_in_place(&mut to(NEW)), Err(FileTrouble::DiskFull));
            assert_eq!(fs::read(&path).unwrap(), OLD);
            assert_eq!(names(disk), [".env", ".env.sixty-new", "others"]);
        },
    );
}

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

/// A change to this content, whatever stands there.
fn to(new: &[u8]) -> impl FnMut(&[u8]) -> Option<Vec<u8>> + '_ {
    |_| Some(new.to_vec())
}

/// Puts `new` in place of `old`, as one who has looked at the file before.
fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble> {
    let mut found_other = false;
    LocalFiles.edit(path, &mut |now| {
        found_other = now != old;
        (!found_other).then(|| new.to_vec())
    })?;
    if found_other { Err(FileTrouble::Changed) } else { Ok(()) }
}

/// Runs `promise` over 64 kB of memory that fills up like a disk. Mounting needs a mount namespace, so the test of this
/// name is started again inside of one; its mount ends with it.
fn on_a_small_disk(test: &str, promise: fn(&Path)) {
    if let Some(disk) = std::env::var_os("SIXTY_SMALL_DISK") {
        return promise(Path::new(&disk));
    }
    let folder = tempfile::tempdir().unwrap();
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let ran = Command::new("unshare")
        .args([if is_root { "-m" } else { "-Urm" }, "sh", "-c"])
        .arg(r#"mount -t tmpfs -o size=64k tmpfs "$SIXTY_SMALL_DISK" && exec "$@""#)
        .arg("sh")
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &format!("files::tests::{test}")])
        .env("SIXTY_SMALL_DISK", folder.path())
        .output()
        .unwrap();
    let [told, complained] = [&ran.stdout, &ran.stderr].map(|text| String::from_utf8_lossy(text));
    assert!(
        ran.status.success() && told.contains("1 passed"),
        "{told}{complained}\nMounting takes root, or a kernel that gives everybody namespaces of their own."
    );
}

/// Leaves no room on the disk of this path.
fn fill(path: &Path) {
    let mut file = File::create(path).unwrap();
    while file.write_all(&[0; 1024]).is_ok() {}
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

fn file_with(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".env");
    fs::write(&path, content).unwrap();
    (folder, path)
}

fn mode_of(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
