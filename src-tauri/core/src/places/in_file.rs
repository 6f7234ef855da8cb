//! The value of a place in the bytes of its file, whatever the file is written in.

use super::FileLine;
use super::env_file::EnvFile;
use super::formats;
use super::key_trouble::KeyTrouble;
use crate::secret::Secret;

/// A value in a file.
pub struct InFile {
    /// The line number, counted from 1.
    pub line: usize,
    /// The value as programs read it.
    pub value: Secret,
}

impl FileLine<'_> {
    /// The value that the file holds.
    ///
    /// # Errors
    ///
    /// [`KeyTrouble`] where it is missing, is there twice, or cannot be read with certainty.
    pub fn found(&self, content: &[u8]) -> Result<InFile, KeyTrouble> {
        if let Some(format) = self.format {
            let found = formats::find(format, content, self.key)?;
            return Ok(InFile { line: found.line, value: found.value });
        }
        let file = EnvFile::read(content)?;
        let entry = file.find(self.key)?;
        Ok(InFile { line: entry.line, value: entry.value.clone() })
    }

    /// The bytes of the file with the token put in, and with the user id if it has a line. None when both are there
    /// already.
    ///
    /// # Errors
    ///
    /// [`KeyTrouble`] where the value is missing, is there twice, or cannot be read or written safely.
    pub fn filled(
        &self,
        content: &[u8],
        token: &Secret,
        user_id: &str,
    ) -> Result<Option<Vec<u8>>, KeyTrouble> {
        let mut edited = match self.format {
            Some(format) => formats::replace(format, content, self.key, token)?,
            None => EnvFile::read(content)?.replace(self.key, token)?,
        };
        if let Some(key) = self.user_id_key {
            edited = EnvFile::read(&edited)?.replace(key, &Secret::new(user_id))?;
        }
        Ok((edited != content).then_some(edited))
    }
}
