//! The ledger of a disk that cannot be written, read into memory: reading needs no writing.
//!
//! SQLite makes a file beside the ledger even to read it (`-shm`), and where it is told not to (`immutable=1`) it leaves
//! out the write-ahead log, which has the newest facts of a program that runs or was killed. So we add the log to the
//! file's pages ourselves; its format is fixed (sqlite.org/fileformat2.html, section 4, "The Write-Ahead Log"). Held by
//! `what_is_only_in_the_write_ahead_log_is_read_as_well`.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The magic number of a log whose checksums are made of little-endian words; with its last bit set, of big-endian ones.
const MAGIC: u32 = 0x377f_0682;

/// How often the files are read again where another program emptied the log meanwhile. It does so a few times an hour.
const TRIES: usize = 5;

/// A connection to what file and log hold at present; nothing that is written to it reaches the disk.
///
/// # Errors
///
/// The files cannot be read, or they hold no ledger.
pub fn open(path: &Path) -> rusqlite::Result<Connection> {
    let image = image(path).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", image.as_slice(), image.len(), false)?;
    Ok(connection)
}

/// The pages of file and log together. A program that writes meanwhile only adds to its log, and moves pages that are in
/// the log to the file; so the log is read last, and both again where the log was begun anew in between.
fn image(path: &Path) -> io::Result<Vec<u8>> {
    let log = log_of(path);
    for _ in 0..TRIES {
        let before = read_if_any(&log)?;
        let pages = read(path)?;
        let after = read_if_any(&log)?;
        if before.get(..HEADER) == after.get(..HEADER) {
            return finished(with_log(pages, &after));
        }
    }
    Err(io::Error::other("the ledger is written all the time"))
}

/// The bytes in the form of a file without a log, as SQLite wants them in memory (bytes 18 and 19, "file format
/// versions").
fn finished(mut pages: Vec<u8>) -> io::Result<Vec<u8>> {
    let versions = pages.get_mut(18..20).ok_or_else(|| io::Error::from(ErrorKind::UnexpectedEof))?;
    versions.fill(1);
    Ok(pages)
}

fn log_of(path: &Path) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn read_if_any(path: &Path) -> io::Result<Vec<u8>> {
    match read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// The bytes of a plain file: a pipe in its place would be waited for without an end.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other(format!("{} is no plain file", path.display())));
    }
    fs::read(path)
}

/// The pages with every whole transaction of the log in them. A frame that does not fit ends the log: it is a remainder
/// of an earlier one, or half written.
fn with_log(mut pages: Vec<u8>, log: &[u8]) -> Vec<u8> {
    let Some((page_size, frames)) = frames(log) else { return pages };
    let last_commit = frames.iter().rposition(|frame| frame.pages_after > 0);
    let Some(end) = last_commit.and_then(|last| frames.get(..=last)) else { return pages };
    for frame in end {
        let start = (frame.page - 1).saturating_mul(page_size);
        let stop = start.saturating_add(page_size);
        if pages.len() < stop {
            pages.resize(stop, 0);
        }
        if let Some(room) = pages.get_mut(start..stop) {
            room.copy_from_slice(frame.content);
        }
    }
    if let Some(last) = end.last() {
        pages.truncate(last.pages_after.saturating_mul(page_size));
    }
    pages
}

/// One page as the log has it.
struct Frame<'a> {
    /// Its number, from 1.
    page: usize,
    /// How many pages the ledger has after this transaction; 0 where the transaction goes on.
    pages_after: usize,
    content: &'a [u8],
}

/// The size of a page, and the sound frames from the beginning of the log on; None for what is no log.
fn frames(log: &[u8]) -> Option<(usize, Vec<Frame<'_>>)> {
    /// The largest page and file that SQLite makes (section 1.3.2 and "Limits").
    const LARGEST_PAGE: usize = 65536;
    const MOST_PAGES: usize = 1 << 20;
    let header = log.get(..HEADER)?;
    let magic = word(header, 0)?;
    if magic & !1 != MAGIC {
        return None;
    }
    let checksum = Checksum { big_endian: magic & 1 == 1 };
    let page_size = usize::try_from(word(header, 8)?).ok()?;
    if !page_size.is_power_of_two() || !(512..=LARGEST_PAGE).contains(&page_size) {
        return None;
    }
    let mut sum = checksum.after((0, 0), header.get(..24)?);
    if sum != (word(header, 24)?, word(header, 28)?) {
        return None;
    }
    let mut frames = Vec::new();
    for bytes in log.get(HEADER..)?.chunks_exact(FRAME_HEADER + page_size) {
        let (head, content) = bytes.split_at(FRAME_HEADER);
        sum = checksum.after(checksum.after(sum, head.get(..8)?), content);
        let is_of_this_log = head.get(8..16)? == header.get(16..24)?;
        let number = |at| usize::try_from(word(head, at)?).ok();
        let (page, pages_after) = (number(0)?, number(4)?);
        let is_sound = is_of_this_log && sum == (word(head, 16)?, word(head, 20)?);
        if !is_sound || !(1..=MOST_PAGES).contains(&page) || pages_after > MOST_PAGES {
            break;
        }
        frames.push(Frame { page, pages_after, content });
    }
    Some((page_size, frames))
}

/// The big-endian number at this place.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// SQLite's checksum (section 4.2), which goes on from frame to frame.
#[derive(Clone, Copy)]
struct Checksum {
    big_endian: bool,
}

impl Checksum {
    fn after(self, (mut one, mut two): (u32, u32), bytes: &[u8]) -> (u32, u32) {
        let word = |bytes: &[u8]| {
            let bytes: [u8; 4] = bytes.try_into().unwrap_or_default();
            if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
        };
        for pair in bytes.chunks_exact(8) {
            let (first, second) = pair.split_at(4);
            one = one.wrapping_add(word(first)).wrapping_add(two);
            two = two.wrapping_add(word(second)).wrapping_add(one);
        }
        (one, two)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_only_in_the_write_ahead_log_is_read_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        let writer = writer(&path);
        write(&writer, 0..40);
        writer.pragma_update(None, "wal_checkpoint", "TRUNCATE").unwrap();
        write(&writer, 40..300);
        assert!(fs::metadata(log_of(&path)).unwrap().len() > 0);

        assert_eq!(rows(&open(&path).unwrap()), 300);
        drop(writer);
        assert_eq!(rows(&open(&path).unwrap()), 300, "and without a log");
    }

    #[test]
    fn a_transaction_that_was_cut_off_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        let writer = writer(&path);
        write(&writer, 0..10);
        let whole = fs::read(log_of(&path)).unwrap();
        write(&writer, 10..200);
        let longer = fs::read(log_of(&path)).unwrap();
        let copy = folder.path().join("copy");
        fs::copy(&path, &copy).unwrap();
        for end in [whole.len(), whole.len() + 1000, longer.len() - 1] {
            fs::write(log_of(&copy), &longer[..end]).unwrap();
            assert_eq!(rows(&open(&copy).unwrap()), 10, "{end} of {}", longer.len());
        }
        fs::write(log_of(&copy), &longer).unwrap();
        assert_eq!(rows(&open(&copy).unwrap()), 200);
    }

    #[test]
    fn what_is_no_ledger_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        assert!(open(&path).is_err());
        fs::write(&path, "").unwrap();
        assert!(open(&path).is_err());
    }

    proptest! {
        #[test]
        fn no_log_makes_it_panic(noise in proptest::collection::vec(any::<u8>(), 0..2000), at in 0_usize..60, byte: u8) {
            let _ = with_log(vec![0; 1024], &noise);
            let mut log = sound_log();
            if let Some(place) = log.get_mut(at) { *place = byte; }
            let _ = with_log(Vec::new(), &log);
        }
    }

    /// A log of one page, with true checksums.
    fn sound_log() -> Vec<u8> {
        let mut log: Vec<u8> =
            [MAGIC, 3_007_000, 512, 0, 1, 2].iter().flat_map(|word| word.to_be_bytes()).collect();
        let checksum = Checksum { big_endian: false };
        let sum = checksum.after((0, 0), &log);
        log.extend([sum.0, sum.1].iter().flat_map(|word| word.to_be_bytes()));
        let head: Vec<u8> = [1_u32, 1].iter().flat_map(|word| word.to_be_bytes()).collect();
        let content = [7; 512];
        let sum = checksum.after(checksum.after(sum, &head), &content);
        log.extend(head);
        log.extend([1, 2, sum.0, sum.1].iter().flat_map(|word: &u32| word.to_be_bytes()));
        log.extend(content);
        assert_eq!(with_log(Vec::new(), &log), content);
        log
    }

    fn writer(path: &Path) -> Connection {
        let writer = Connection::open(path).unwrap();
        writer.pragma_update(None, "journal_mode", "WAL").unwrap();
        writer.execute("CREATE TABLE rows (text TEXT)", []).unwrap();
        writer
    }

    fn write(writer: &Connection, rows: std::ops::Range<usize>) {
        let all = writer.unchecked_transaction().unwrap();
        for row in rows {
            all.execute("INSERT INTO rows VALUES (?1)", [format!("{row:>500}")]).unwrap();
        }
        all.commit().unwrap();
    }

    fn rows(connection: &Connection) -> i64 {
        connection.query_row("SELECT count(*) FROM rows", [], |row| row.get(0)).unwrap()
    }
}
