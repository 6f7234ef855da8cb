//! The options that window and command line share.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The variable of the environment that names the file with the passphrase of a vault file.
pub const PASSPHRASE_FILE: &str = "SIXTY_PASSPHRASE_FILE";

/// The longest wait for an unlock prompt, in seconds: a day. More would pass the end of some clocks.
const LONGEST_VAULT_WAIT: u64 = 24 * 3600;

/// Which profile to run in, and where it keeps its tokens.
#[derive(Args, Clone)]
#[group(skip)]
pub struct Options {
    /// Where ledger, settings, locks and certificate live
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Practise with the built-in pretend Meta
    #[arg(long, global = true)]
    pub practice: bool,
    /// Practise against a pretend Meta that runs on this computer
    #[arg(long, global = true, value_name = "URL")]
    pub practice_url: Option<String>,
    /// Practice only: what the clock says at the start
    #[arg(long, global = true, value_name = "RFC3339")]
    pub now: Option<String>,
    /// Where tokens are kept
    #[arg(long, global = true, value_enum, default_value = "keychain")]
    pub vault: VaultKind,
    /// How long an unlock prompt may take
    #[arg(long, global = true, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(..=LONGEST_VAULT_WAIT))]
    pub vault_wait: Option<u64>,
}

/// Where tokens are kept.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
pub enum VaultKind {
    /// The password vault of this computer
    Keychain,
    /// A file sealed with the passphrase in SIXTY_PASSPHRASE_FILE
    File,
}

impl Options {
    /// The same as arguments of a command line, for a program that starts elsewhere and later. The clock of practice is
    /// left out.
    ///
    /// # Errors
    /// This program's folder cannot be told, to which the data folder is relative.
    pub fn arguments(&self) -> io::Result<Vec<String>> {
        let mut arguments = Vec::new();
        if let Some(folder) = &self.data_dir {
            arguments.extend([
                "--data-dir".to_owned(),
                std::path::absolute(folder)?.to_string_lossy().into_owned(),
            ]);
        }
        if self.practice {
            arguments.push("--practice".to_owned());
        }
        if let Some(url) = &self.practice_url {
            arguments.extend(["--practice-url".to_owned(), url.clone()]);
        }
        if self.vault == VaultKind::File {
            arguments.extend(["--vault".to_owned(), "file".to_owned()]);
        }
        if let Some(seconds) = self.vault_wait {
            arguments.extend(["--vault-wait".to_owned(), seconds.to_string()]);
        }
        Ok(arguments)
    }
}
