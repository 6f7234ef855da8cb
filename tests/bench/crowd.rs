//! Many accounts that were made up, straight into ledger and keychain.

use std::fmt::Write as _;
use std::path::Path;

use chrono::{SubsecRound as _, TimeDelta};
use sixty_adapters::ledger::SqliteLedger;
use sixty_adapters::vault::VaultFile;
use sixty_core::account::{Account, HistoryLine, Permissions, TokenFacts, TokenKind};
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::places::{Handling, Place, Target};
use sixty_core::ports::Ledger as _;
use sixty_core::secret::Secret;
use sixty_core::tokens::{Stored, Tokens};
use sixty_tests::sandbox::{Sandbox, run};
use tokio::runtime::Runtime;

/// The user ID of account 0; each later account has the next one.
pub const FIRST_USER_ID: usize = 35_212_345_678_900_000;

/// The letters of a token before the number of its account.
pub const BEGINNING: &str = "THAAmadeup";

/// Puts so many accounts into the ledger, and returns them.
pub fn in_ledger(sandbox: &Sandbox, count: usize) -> Vec<Account> {
    let ledger = SqliteLedger::open(&sandbox.data_dir().join("practice")).expect("a ledger");
    // Whole seconds, as Meta's dates have: a vault keeps more of a moment than the ledger.
    let accounts = accounts_at(count, sandbox.now().trunc_subsecs(0));
    for account in &accounts {
        ledger.keep(account, None, &[], None).expect("room");
    }
    accounts
}

/// Puts their tokens into the keychain, as this installation names them.
pub fn in_keychain(sandbox: &Sandbox, count: usize) {
    let install = std::fs::read_to_string(sandbox.data_dir().join("practice/install")).expect("install");
    let probe = Path::new(env!("CARGO_BIN_EXE_vault_probe"));
    let mut orders = String::new();
    for number in 0..count {
        let token = token(number);
        let entry = format!(
            r#"{{"v":1,"current":{{"token":"{token}","obtained_at":null,"expires_at":null}},"previous":{{"token":"{token}","obtained_at":null,"expires_at":null}}}}"#
        );
        writeln!(orders, "write {} {entry}", user_id(number)).expect("a String takes it");
    }
    let mut command = sandbox.on_bus(probe);
    let answer = run(command.args(["sixty-practice", install.trim(), "60000"]), &orders);
    let kept = answer.stdout.lines().filter(|line| line.ends_with(" done")).count();
    assert_eq!(kept, count, "{}", answer.stdout);
}

/// Puts the tokens of these accounts, which were made in this order, into the vault file.
pub fn in_vault_file(sandbox: &Sandbox, accounts: &[Account], runtime: &Runtime) {
    let folder = sandbox.data_dir().join("practice/vault");
    let vault = VaultFile::new(&folder, Some(sandbox.path("passphrase")));
    for (number, account) in accounts.iter().enumerate() {
        let token = Stored {
            token: Secret::new(token(number)),
            obtained_at: account.token.obtained_at,
            expires_at: account.token.expires_at,
        };
        runtime.block_on(Tokens::first(token).write(&vault, account)).expect("a vault");
    }
}

/// So many accounts, kept nowhere.
pub fn accounts(count: usize) -> Vec<Account> {
    accounts_at(count, Moment::UNIX_EPOCH)
}

/// So many accounts as they are at this moment, kept nowhere.
fn accounts_at(count: usize, now: Moment) -> Vec<Account> {
    (0..count).map(|number| account(number, now)).collect()
}

/// A line of such an account's history.
pub fn line(account: &Account, now: Moment) -> HistoryLine {
    let facts = serde_json::json!({ "mark": account.token.fingerprint });
    HistoryLine { at: now, account: Some(account.id.clone()), event: "delivered".to_owned(), facts }
}

/// A line of a settings file as such an account's place, kept nowhere.
pub fn place(account: &str, file: &Path, key: String, number: usize, added_at: Moment) -> Place {
    Place {
        id: format!("{number:08x}"),
        account: Some(account.to_owned()),
        waits_for: None,
        target: Target::EnvFile { path: file.to_owned(), key, user_id_key: None },
        added_at,
        handling: Handling::default(),
        last: None,
        formers: 0,
    }
}

fn account(number: usize, now: Moment) -> Account {
    let token = TokenFacts {
        kind: TokenKind::Long,
        obtained_at: Some(now - TimeDelta::days(20)),
        expires_at: Some(now + TimeDelta::days(40)),
        login_required_by: None,
        fingerprint: Secret::new(token(number)).fingerprint(),
    };
    let (id, name) = (format!("{number:08x}"), format!("made.up.{number}"));
    let connected_at = now - TimeDelta::days(20);
    let permissions: Vec<String> = vec!["threads_basic".into(), "threads_content_publish".into()];
    Account {
        permissions: Permissions { granted: Some(permissions.clone()), wanted: permissions },
        checked_at: Some(now),
        version: 1,
        ..Account::new(id, Network::Threads, user_id(number), name, token, connected_at)
    }
}

fn user_id(number: usize) -> String {
    (FIRST_USER_ID + number).to_string()
}

/// The token of the account with this number, as long as Meta's.
pub fn token(number: usize) -> String {
    format!("{BEGINNING}{number:0>190}")
}
