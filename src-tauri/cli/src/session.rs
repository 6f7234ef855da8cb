//! What every command has at hand: the profile it runs in, how it speaks, and the accounts that its words name.

use std::path::Path;

use sixty_core::account::Account;
use sixty_core::journeys::rebuild::{self, Rebuilt};
use sixty_core::journeys::{purge, recover};
use sixty_core::moment::{self, CLOCKS_AGREE_WITHIN, Moment};
use sixty_core::places::settings::{Elsewhere, TokenLine, Unfit};
use sixty_core::plain;
use sixty_core::ports::Ports;
use sixty_core::problem::{Code, Problem};
use sixty_core::text::Value;
use sixty_profile::Profile;

use crate::choose::{self, Unclear};
use crate::exit::Exit;
use crate::voice::{Voice, without_secret};

/// How a command ends: with an exit code, or with a problem that is still to be told.
pub type Ended = Result<Exit, Problem>;

/// Changes the ports before a command uses them. The program itself changes nothing; tests put themselves between core
/// and adapters with it.
pub type Wrap = fn(Ports) -> Ports;

/// One run of the program.
pub struct Session<'a> {
    pub profile: Profile,
    pub voice: &'a Voice,
    pub wrap: Wrap,
}

impl Session<'_> {
    /// The ports of this run's profile. In practice the built-in Meta apps are set first, and a lost ledger is made anew.
    ///
    /// # Errors
    /// The data folder, the ledger or the practice server cannot be used, an app could not be stored, or the ledger was
    /// lost and the vault does not open.
    pub async fn ports(&self) -> Result<Ports, Problem> {
        let ports = (self.wrap)(self.profile.ports().await?);
        self.profile.set_built_in_apps(&ports).await?;
        self.rebuild_if_lost(&ports).await?;
        Ok(ports)
    }

    /// The same ports for a command that reads: it works also where the disk is full or may not be written.
    ///
    /// # Errors
    /// The data folder, the ledger or the practice server cannot be read, or the ledger was lost and cannot be made anew.
    pub async fn ports_to_read(&self) -> Result<Ports, Problem> {
        let ports = self.ports_as_they_are().await?;
        unless_unwritable(self.profile.set_built_in_apps(&ports).await)?;
        self.rebuild_if_lost(&ports).await?;
        Ok(ports)
    }

    /// The same ports for a command that only reads the ledger: the vault is left alone, so that no prompt appears. Only
    /// where the ledger was lost the vault is asked, because an empty list would be no answer.
    ///
    /// # Errors
    /// As [`Session::ports_to_read`].
    pub async fn ports_for_looking(&self) -> Result<Ports, Problem> {
        let ports = self.ports_as_they_are().await?;
        self.rebuild_if_lost(&ports).await?;
        Ok(ports)
    }

    /// The same ports for a command whose answer does not depend on the accounts: a lost ledger stays as it is.
    ///
    /// # Errors
    /// The data folder, the ledger or the practice server cannot be read.
    pub async fn ports_as_they_are(&self) -> Result<Ports, Problem> {
        Ok((self.wrap)(self.profile.ports_to_read().await?))
    }

    /// The same ports for a command that has nothing to do with the vault.
    ///
    /// # Errors
    /// The data folder, the ledger or the practice server cannot be used.
    pub async fn ports_without_vault(&self) -> Result<Ports, Problem> {
        Ok((self.wrap)(self.profile.ports().await?))
    }

    /// The accounts that are kept. First a run that was cut off is completed, and accounts whose disconnect can no
    /// longer be undone are deleted.
    ///
    /// # Errors
    /// The ledger cannot be read or written, or the vault is locked while something has to be completed.
    pub async fn accounts(&self, ports: &Ports) -> Result<Vec<Account>, Problem> {
        recover::complete_arrivals(ports).await?;
        self.purge(ports).await?;
        kept(ports)
    }

    /// The accounts that are kept, for a command that reads: what cannot be put in order is left as it is where the
    /// disk takes no writes.
    ///
    /// # Errors
    /// The ledger cannot be read, or the vault is locked while something has to be completed.
    pub async fn accounts_to_read(&self, ports: &Ports) -> Result<Vec<Account>, Problem> {
        unless_unwritable(recover::complete_arrivals(ports).await)?;
        unless_unwritable(self.purge(ports).await)?;
        kept(ports)
    }

    /// Deletes accounts whose disconnect can no longer be undone, and whatever else has had its time.
    ///
    /// # Errors
    /// The ledger cannot be written, or the vault is locked while something has to be deleted.
    pub async fn purge(&self, ports: &Ports) -> Result<(), Problem> {
        purge::purge(ports, self.certain_now(ports)).await
    }

    /// The same after Meta was asked, and with the history: only then the time is certain. What fails is deleted next time.
    pub async fn purge_after_asking(&self, ports: &Ports) {
        let Some(now) = self.certain_now(ports) else { return };
        drop(purge::purge(ports, Some(now)).await);
        drop(purge::forget_history(ports, now));
    }

    /// The time, where it is beyond doubt: in practice, or because Meta has just told it.
    fn certain_now(&self, ports: &Ports) -> Option<Moment> {
        let now = ports.clock.now();
        if self.profile.is_practice() {
            return Some(now);
        }
        let ahead = ports.meta.clock_ahead().filter(|ahead| ahead.abs() <= CLOCKS_AGREE_WITHIN)?;
        Some(moment::before(now, ahead))
    }

    /// Makes a lost list of accounts anew, and says on stderr that it was lost and what became of it.
    ///
    /// # Errors
    /// The vault is locked or missing, or the ledger cannot be written. Without the list no command can say which
    /// accounts there are.
    async fn rebuild_if_lost(&self, ports: &Ports) -> Result<(), Problem> {
        match rebuild::if_lost(ports).await {
            Ok(Some(Rebuilt::Accounts(count))) => {
                let count = Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
                self.voice.hint("cli-rebuilt", &[("count", count)]);
            }
            Ok(Some(Rebuilt::NoneFound)) => self.voice.hint("cli-none-found", &[]),
            Ok(Some(Rebuilt::CannotList)) => self.voice.hint("cli-not-rebuilt", &[]),
            Ok(None) => {}
            Err(problem) => {
                if matches!(problem.code, Code::VaultLocked | Code::VaultMissing) {
                    self.voice.hint("cli-rebuild-waits", &[]);
                }
                return Err(problem);
            }
        }
        Ok(())
    }

    /// How a command ends that would do nothing because the accounts are missing: nothing to do would be no answer. What
    /// was lost is on stderr by now. None where there is a list.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn lacks_list(&self, ports: &Ports) -> Result<Option<Exit>, Problem> {
        Ok(rebuild::is_due(ports)?.then(|| self.voice.fail_told(&Rebuilt::NoneFound.problem())))
    }

    /// The accounts that these names mean, each once; every account where no name is given.
    ///
    /// # Errors
    /// A name means no account or several; that has been said, and the command ends with this exit code.
    pub fn chosen(&self, accounts: Vec<Account>, names: &[String]) -> Result<Vec<Account>, Exit> {
        if names.is_empty() {
            return Ok(accounts);
        }
        let mut chosen: Vec<Account> = Vec::new();
        for name in names {
            let account = self.one(&accounts, name)?;
            if chosen.iter().all(|other| other.id != account.id) {
                chosen.push(account);
            }
        }
        Ok(chosen)
    }

    /// The account that this name means.
    ///
    /// # Errors
    /// The name means no account or several; that has been said, and the command ends with this exit code.
    pub fn one(&self, accounts: &[Account], name: &str) -> Result<Account, Exit> {
        choose::account(accounts, name).map_err(|unclear| {
            let (key, listed) = match &unclear {
                Unclear::Unknown if accounts.is_empty() => ("cli-account-none-at-all", accounts),
                Unclear::Unknown => ("cli-account-none", accounts),
                Unclear::Several(several) => ("cli-account-several", several.as_slice()),
            };
            self.voice.hint(key, &[("name", Value::Text(&without_secret(name)))]);
            for account in listed {
                let name = plain::escaped(&account.name);
                self.voice.aside(&format!("  {}:{name}  {}", account.network, account.id));
            }
            Exit::Usage
        })
    }

    /// Says why the line of `key` in the settings file at `path` cannot be used, and what helps.
    ///
    /// # Errors
    /// The line is there and cannot be used as it is; a missing or doubled line is wrong usage instead.
    pub fn refuse_line(&self, path: &Path, key: &str, unfit: Unfit) -> Ended {
        if let Unfit::Other(problem) = unfit {
            return Err(*problem);
        }
        let file = path.display().to_string();
        let mut values = vec![("file", Value::Text(&file)), ("key", Value::Text(key))];
        let number = |line: usize| ("line", Value::Number(i64::try_from(line).unwrap_or(i64::MAX)));
        let (others, in_line);
        let sentence = match &unfit {
            Unfit::Twice(_) => "cli-line-twice",
            Unfit::Missing(Elsewhere::Nowhere | Elsewhere::NotInScript, tokens) if !tokens.is_empty() => {
                others = TokenLine::list(tokens);
                match tokens.as_slice() {
                    [only] => values.extend([
                        number(only.number),
                        ("other", Value::Text(&only.key)),
                        ("network", Value::Text(only.network.brand())),
                    ]),
                    _ => values.push(("other", Value::Text(&others))),
                }
                "cli-line-missing-others"
            }
            Unfit::Missing(Elsewhere::Nowhere, _) | Unfit::Other(_) => "cli-line-missing",
            Unfit::Missing(Elsewhere::NotInScript, _) => "cli-line-not-in-script",
            // These are told in the words of the import, which name the line and its number so.
            Unfit::Missing(Elsewhere::BehindMark(line), _) => {
                in_line = line.to_string();
                values.extend([("line", Value::Text(key)), ("number", Value::Text(&in_line))]);
                "line-behind-mark"
            }
            Unfit::Missing(Elsewhere::OtherCase(line, other), _) => {
                in_line = line.to_string();
                let told = [("number", Value::Text(&in_line)), ("other", Value::Text(other))];
                values.extend(told);
                "line-other-case"
            }
            Unfit::Missing(Elsewhere::InLine(line), _) => {
                in_line = line.to_string();
                values.extend([("line", Value::Text(key)), ("number", Value::Text(&in_line))]);
                "line-in-line"
            }
        };
        Ok(self.voice.misused(sentence, &values))
    }
}

/// The accounts that are kept, as the ledger has them.
///
/// # Errors
/// The ledger cannot be read.
pub fn kept(ports: &Ports) -> Result<Vec<Account>, Problem> {
    Ok(ports.ledger.accounts()?.into_iter().filter(Account::is_kept).collect())
}

/// Lets a problem pass that only says that the disk takes no writes.
fn unless_unwritable(done: Result<(), Problem>) -> Result<(), Problem> {
    done.or_else(|problem| match problem.code {
        Code::DiskFull | Code::ReadOnly => Ok(()),
        _ => Err(problem),
    })
}
