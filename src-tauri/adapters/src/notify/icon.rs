//! The picture beside our notifications, as a file: the program that shows them takes a path, and a program that was
//! not installed has no picture among the desktop's icons.

use std::fs;
use std::path::{Path, PathBuf};

use crate::data_dir::private;

const PICTURE: &[u8] = include_bytes!("../../../../icons/128x128.png");

/// The path of our icon in this data folder, which is written there first where it is missing; None where that fails,
/// because a notification without a picture is better than none.
pub fn in_folder(data: &Path) -> Option<PathBuf> {
    let path = data.join("icon.png");
    if !is_written(&path) {
        private::replace(&path, PICTURE).ok()?;
    }
    Some(path)
}

/// Whether the picture is at this path. Only a file is read: a pipe would keep us waiting.
fn is_written(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
        && fs::read(path).is_ok_and(|written| written == PICTURE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_there_and_whole_whatever_was_there_before() {
        let folder = tempfile::tempdir().unwrap();
        for before in [None, Some("half a picture")] {
            before.iter().for_each(|before| fs::write(folder.path().join("icon.png"), before).unwrap());
            assert_eq!(fs::read(in_folder(folder.path()).unwrap()).unwrap(), PICTURE);
        }
    }

    #[test]
    fn a_folder_that_takes_no_file_gives_no_picture() {
        assert_eq!(in_folder(Path::new("/nowhere/at/all")), None);
    }
}
