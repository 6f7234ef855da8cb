//! The keychain adapter as a process of its own: a test chooses its bus by its environment and talks to it by lines.
//!
//! `vault_probe SERVICE INSTALL WAIT_MILLISECONDS`, then a line an order: `read ID`, `write ID CONTENT`, `delete ID`. An ID
//! is that of an account of Threads, or the whole name of an entry.
//! Each is answered by a line: the microseconds it took, then `none`, `some CONTENT`, `done`, what a look showed, or the word
//! of the trouble, with its reason where it has one. The process ends with its stdin.

use std::io::{Write, stdin, stdout};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use sixty_adapters::vault::keychain;
use sixty_core::network::Network;
use sixty_core::ports::{EntryName, Vault, VaultTrouble};
use sixty_core::secret::Secret;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [service, install, wait] = &arguments[..] else {
        bail!("vault_probe SERVICE INSTALL WAIT_MILLISECONDS")
    };
    let vault = keychain(service, install, Duration::from_millis(wait.parse()?));
    for line in stdin().lines() {
        let line = line?;
        let begin = Instant::now();
        let answer = carry_out(vault.as_ref(), &line).await?;
        writeln!(stdout(), "{} {answer}", begin.elapsed().as_micros())?;
    }
    Ok(())
}

async fn carry_out(vault: &dyn Vault, line: &str) -> Result<String> {
    let mut words = line.splitn(3, ' ');
    let verb = words.next().unwrap_or_default();
    let id = words.next().context("an ID is missing")?;
    let name =
        if id.contains('/') { EntryName::listed(id) } else { EntryName::account(Network::Threads, id) };
    let outcome = match verb {
        "read" => vault.read(&name).await.map(|found| match found {
            Some(content) => format!("some {}", content.expose()),
            None => "none".to_owned(),
        }),
        "write" => {
            let content = Secret::new(words.next().context("the content is missing")?);
            vault.write(&name, &content).await.map(|()| "done".to_owned())
        }
        "look" => vault.look().await.map(|sight| format!("{sight:?}").to_lowercase()),
        "names" => vault.names().await.map(|names| format!("{} names", names.unwrap_or_default().len())),
        "again" => {
            vault.ask_again();
            Ok("done".to_owned())
        }
        "delete" => vault.delete(&name).await.map(|()| "done".to_owned()),
        _ => bail!("read, write, delete, look, names or again"),
    };
    Ok(outcome.unwrap_or_else(|trouble| match trouble {
        VaultTrouble::Refused(ref reason) | VaultTrouble::Unclear(ref reason) => {
            format!("{} {reason}", trouble.word())
        }
        trouble => trouble.word().to_owned(),
    }))
}
