//! The commands, a file each, and which of them a command line means.

mod app;
mod check;
mod completions;
mod connect;
mod diagnose;
mod disconnect;
mod env;
mod extend;
mod get;
mod import;
mod places;
mod remind;
mod set;
mod status;

use crate::args::{AppCommand, Command, PlacesCommand};
use crate::exit::Exit;
use crate::voice::Voice;
use sixty_profile::Profile;

/// What every command has at hand.
pub struct Session<'a> {
    pub setting: Profile,
    pub voice: &'a Voice,
    pub wrap: Wrap,
}

impl Session<'_> {
    /// Ledger, vault and the rest.
    pub async fn ports(&self) -> Result<Ports, Problem> {
        let ports = self.ports_for_looking().await?;
        self.setting.set_built_in_apps(&ports).await?;
        Ok(ports)
    }

    /// The same for a command that reads the ledger and leaves the vault alone.
    pub async fn ports_for_looking(&self) -> Result<Ports, Problem> {
        Ok((self.wrap)(self.setting.ports().await?))
    }

    /// Accounts that are kept, after a run that was cut off was put in order.
    pub async fn accounts(&self, ports: &Ports) -> Result<Vec<Account>, Problem> {
        settle::complete_arrivals(ports).await?;
        overdue::delete(ports).await?;
        let accounts = ports.ledger.accounts()?;
        Ok(accounts.into_iter().filter(|account| account.disconnected_at.is_none()).collect())
    }

    /// Says why the line of `key` in a settings file cannot be read or written, and what helps.
    pub fn refuse_line(&self, path: &Path, key: &str, trouble: &KeyTrouble) -> Ended {
        let file = path.display().to_string();
        let refused = Problem::new(Code::ReadOnly, Action::FixSetup).with_text("file", &file);
        let line = match trouble {
            KeyTrouble::Unclear(line) => *line as i64,
            _ => 0,
        };
        let values = [("file", Value::Text(&file)), ("key", Value::Text(key)), ("line", Value::Number(line))];
        match trouble {
            KeyTrouble::Missing => Ok(self.voice.misused("cli-line-missing", &values)),
            KeyTrouble::Twice(_) => Ok(self.voice.misused("cli-line-twice", &values)),
            KeyTrouble::Unclear(_) => {
                self.voice.hint("cli-line-unclear", &values);
                Err(refused)
            }
            KeyTrouble::NotText => {
                self.voice.hint("cli-line-not-text", &values);
                Err(refused)
            }
            KeyTrouble::NotPlain => Err(Problem::new(Code::OurFault, Action::Report)),
        }
    }

    /// The accounts of these names, or how it ends when one is not clear. All without names.
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

    /// The account of this name, or how it ends.
    pub fn one(&self, accounts: &[Account], name: &str) -> Result<Account, Exit> {
        choose::account(accounts, name).map_err(|unclear| {
            let (key, listed) = match &unclear {
                Unclear::Nobody if accounts.is_empty() => ("cli-account-none-at-all", accounts),
                Unclear::Nobody => ("cli-account-none", accounts),
                Unclear::Several(several) => ("cli-account-several", several.as_slice()),
            };
            self.voice.hint(key, &[("name", Value::Text(name))]);
            for account in listed {
                self.voice.aside(&format!("  {}:{}  {}", account.network, account.name, account.id));
            }
            Exit::Usage
        })
    }
}

/// Runs a command to its end.
pub async fn run(session: &Session<'_>, command: Command) -> Exit {
    let ended = match command {
        Command::App(AppCommand::Set(set)) => app::set(session, set).await,
        Command::App(AppCommand::List) => app::list(session).await,
        Command::App(AppCommand::Remove { id }) => app::remove(session, &id).await,
        Command::Import(import) => import::run(session, import).await,
        Command::Connect(connect) => connect::run(session, connect).await,
        Command::Status => status::run(session).await,
        Command::Extend(extend) => extend::run(session, extend).await,
        Command::Check { account } => check::run(session, &account).await,
        Command::Get(get) => get::run(session, get).await,
        Command::Env(env) => env::run(session, env).await,
        Command::Places(PlacesCommand::List) => places::list(session).await,
        Command::Places(PlacesCommand::Add(add)) => places::add(session, add).await,
        Command::Places(PlacesCommand::Send { id }) => places::send(session, id.as_deref()).await,
        Command::Places(PlacesCommand::Remove { id }) => places::remove(session, &id).await,
        Command::Diagnose => diagnose::run(session).await,
        Command::Set { words } => set::run(session, &words).await,
        Command::Remind(remind) => remind::run(session, remind).await,
        Command::Disconnect { undo: false, account } => disconnect::run(session, &account).await,
        Command::Disconnect { undo: true, account } => disconnect::undo(session, &account).await,
        Command::Completions { shell } => completions::run(session, shell),
    };
    match ended {
        Ok(exit) => exit,
        Err(problem) => session.voice.fail(&problem),
    }
}
