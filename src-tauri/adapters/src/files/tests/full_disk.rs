//! A disk that is full, or fills up.

use super::*;

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
        .args(["--exact", &format!("files::tests::full_disk::{test}")])
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
