//! The files of a practice folder that a person works with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder with the sample files, inside of a practice folder.
pub fn samples(folder: &Path) -> PathBuf {
    folder.join("samples")
}

/// The sample file that a person meets first.
pub fn first_file(folder: &Path) -> PathBuf {
    samples(folder).join("shop.env")
}

/// Moves a file to another folder of practice, as a person does who tidies up. A file outside of practice stays.
///
/// # Errors
///
/// When the file is not there, is outside of practice, or cannot be moved.
pub fn move_away(folder: &Path, file: &Path) -> io::Result<()> {
    let (folder, file) = (folder.canonicalize()?, file.canonicalize()?);
    let name = file.file_name().filter(|_| file.starts_with(&folder));
    let name = name.ok_or_else(|| io::Error::other("the file is not one of practice"))?;
    let moved = folder.join("moved");
    fs::create_dir_all(&moved)?;
    fs::rename(&file, moved.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_practice_moves_and_no_other() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (ours, theirs) = (folder.path().join("shop.env"), outside.path().join("shop.env"));
        fs::write(&ours, "A=1").unwrap();
        fs::write(&theirs, "A=2").unwrap();

        move_away(folder.path(), &ours).unwrap();

        assert!(!ours.exists());
        assert_eq!(fs::read_to_string(folder.path().join("moved/shop.env")).unwrap(), "A=1");
        assert!(move_away(folder.path(), &theirs).is_err());
        assert!(theirs.exists());
    }
}
