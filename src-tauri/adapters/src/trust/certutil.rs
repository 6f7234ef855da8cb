//! Mozilla's `certutil`, which reads and writes NSS databases.

use std::path::{Path, PathBuf};

use sixty_core::ports::TrustTrouble;

use super::program::{Ended, run};

/// Where systems put it. It is found here and not by PATH, which others may have a hand in.
const PLACES: [&str; 4] = [
    "/usr/bin/certutil",
    "/usr/local/bin/certutil",
    "/usr/sbin/certutil",
    "/run/current-system/sw/bin/certutil",
];

/// One database, and the program for it.
pub struct Database<'a> {
    program: PathBuf,
    folder: &'a Path,
}

impl<'a> Database<'a> {
    /// The database in this folder, which need not be there.
    ///
    /// # Errors
    ///
    /// [`TrustTrouble::NoProgram`].
    pub fn at(folder: &'a Path) -> Result<Self, TrustTrouble> {
        let program = PLACES.iter().map(Path::new).find(|path| path.is_file());
        let program = program.ok_or(TrustTrouble::NoProgram)?.to_owned();
        Ok(Self { program, folder })
    }

    /// Makes the database, without a password.
    ///
    /// # Errors
    ///
    /// The folder takes no file.
    pub async fn make(&self) -> Result<(), TrustTrouble> {
        done(self.call(&["-N", "--empty-password"], &[]).await?)
    }

    /// The names of its certificates, each with what it is trusted for.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub async fn names(&self) -> Result<Vec<(String, String)>, TrustTrouble> {
        let ended = self.call(&["-L"], &[]).await?;
        let list = String::from_utf8_lossy(&ended.stdout).into_owned();
        done(ended)?;
        Ok(list.lines().filter_map(named).collect())
    }

    /// The certificate with this name, in DER.
    ///
    /// # Errors
    ///
    /// The database cannot be read, or has no such name.
    pub async fn certificate(&self, name: &str) -> Result<Vec<u8>, TrustTrouble> {
        let mut ended = self.call(&["-L", "-n", name, "-r"], &[]).await?;
        let der = std::mem::take(&mut ended.stdout);
        done(ended).map(|()| der)
    }

    /// Adds the certificate under this name as a trusted peer: itself, for its own names.
    ///
    /// # Errors
    ///
    /// The database has a password, is held by another program, or may not be written.
    pub async fn add_peer(&self, name: &str, der: &[u8]) -> Result<(), TrustTrouble> {
        done(self.call(&["-A", "-n", name, "-t", "P,,", "-f", "/dev/null"], der).await?)
    }

    /// Removes the certificate with this name.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or has no such name.
    pub async fn remove(&self, name: &str) -> Result<(), TrustTrouble> {
        done(self.call(&["-D", "-n", name, "-f", "/dev/null"], &[]).await?)
    }

    async fn call(&self, arguments: &[&str], stdin: &[u8]) -> Result<Ended, TrustTrouble> {
        let folder = self.folder.to_str().ok_or_else(|| TrustTrouble::Refused("no UTF-8 path".to_owned()))?;
        let database = format!("sql:{folder}");
        let arguments: Vec<&str> = arguments.iter().copied().chain(["-d", &database]).collect();
        run(&self.program, &arguments, stdin).await
    }
}

/// A line of the list: a name, which may have spaces in it, and three lists of letters with commas between them.
fn named(line: &str) -> Option<(String, String)> {
    let (name, trust) = line.trim_end().rsplit_once(char::is_whitespace)?;
    let is_trust = trust.matches(',').count() == 2
        && trust.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ',')
        && trust != "SSL,S/MIME,JAR/XPI";
    is_trust.then(|| (name.trim_end().to_owned(), trust.to_owned()))
}

fn done(ended: Ended) -> Result<(), TrustTrouble> {
    if ended.succeeded {
        return Ok(());
    }
    // The empty password was tried.
    if ended.stderr.contains("SEC_ERROR_BAD_PASSWORD") {
        return Err(TrustTrouble::OwnPassword);
    }
    // NSS says the same of a database that another program writes and of a damaged one.
    let in_use = ["SEC_ERROR_BAD_DATABASE", "SEC_ERROR_PKCS11_GENERAL_ERROR", "SEC_ERROR_LOCKED_PASSWORD"];
    if in_use.iter().any(|word| ended.stderr.contains(word)) {
        return Err(TrustTrouble::InUse);
    }
    Err(TrustTrouble::Refused(ended.stderr))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_by_its_last_column() {
        let list = "\nCertificate Nickname                                         Trust Attributes\n\
                    \x20                                                            SSL,S/MIME,JAR/XPI\n\n\
                    Sixty localhost 3f2a                                         P,,  \n\
                    My company, Inc.                                             CT,C,C\n\
                    A key without trust                                          u,u,u\n";
        let read: Vec<_> = list.lines().filter_map(named).collect();
        let wanted = [
            ("Sixty localhost 3f2a", "P,,"),
            ("My company, Inc.", "CT,C,C"),
            ("A key without trust", "u,u,u"),
        ];
        assert_eq!(read, wanted.map(|(name, trust)| (name.to_owned(), trust.to_owned())));
    }
}
