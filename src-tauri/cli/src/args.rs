//! The command line as clap reads it. What its help says is in the texts (`usage.ftl`), by the names that are here.

mod places;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::RangedI64ValueParser;
use clap::{ArgGroup, Args, Parser, Subcommand};
use sixty_core::network::Network;
use sixty_profile::Options;

pub use places::{InFile, PlaceAdd, PlacesCommand};

/// Keeps Instagram, Threads and Facebook access tokens alive.
#[derive(Parser)]
#[command(
    name = "sixty",
    bin_name = "sixty",
    version,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// Answer with one JSON object on one line
    #[arg(long, global = true)]
    pub json: bool,
    #[command(flatten)]
    pub shared: Options,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Meta apps: set one up, list them, remove one
    #[command(subcommand)]
    App(AppCommand),
    /// Add an account from a token (standard input), or those of a .env file or a list of clients
    Import(Import),
    /// Connect an account through the browser
    Connect(Connect),
    /// Every account, its dates and what it needs
    Status,
    /// Extend tokens now
    Extend(Extend),
    /// Ask Meta whether tokens still work
    Check { account: Vec<String> },
    /// Print an account's token
    Get(Get),
    /// Run a program with an account's token in a variable
    Exec(Exec),
    /// Serve coding agents on standard input and output (Model Context Protocol)
    Mcp,
    /// Extend the token in one .env file, with nothing but that file
    Env(Env),
    /// The places that use a token
    #[command(subcommand)]
    Places(PlacesCommand),
    /// Set up another person's Sixty with a sealed file
    #[command(subcommand)]
    Handover(HandoverCommand),
    /// Explain an error text, body or address (standard input)
    Diagnose,
    /// Change a setting
    #[command(override_usage = "sixty set [OPTIONS] [ACCOUNT] <KEY> <VALUE>")]
    Set {
        /// The account, the key and the value
        #[arg(num_args = 2..=3, required = true, value_name = "WORD")]
        words: Vec<String>,
    },
    /// Say what needs a person, once, as a notification and on standard error
    Remind(Remind),
    /// Stay, and do what the program does in the background
    Keep {
        /// Let the system run it, from log-in on
        #[arg(long)]
        install: bool,
        /// Take that back
        #[arg(long, conflicts_with = "install")]
        remove: bool,
        /// End the one that runs, for a program that is about to replace it
        #[arg(long, hide = true, conflicts_with_all = ["install", "remove"])]
        end: bool,
    },
    /// Tell what expires if this computer stays off
    Forecast(Forecast),
    /// Write the dates of all accounts into a calendar, or their states into a table
    Export(Export),
    /// Save accounts with their tokens, Meta apps, places and settings in one sealed file
    Backup(Backup),
    /// Bring back what is in a backup
    Restore(Restore),
    /// Check what is needed on this computer, with one line and one remedy each
    Doctor(Doctor),
    /// Stop keeping an account; undo within 30 days
    Disconnect {
        /// Take it back
        #[arg(long)]
        undo: bool,
        account: String,
    },
    /// Let this user's browsers accept our own certificate for localhost
    #[command(subcommand)]
    Trust(TrustCommand),
    /// Delete every account, token, app secret and setting from this computer
    RemoveEverything {
        /// It can't be undone
        #[arg(long, required = true)]
        really: bool,
    },
    /// Print a completion script
    Completions { shell: clap_complete::Shell },
}

#[derive(Subcommand)]
pub enum AppCommand {
    /// Keep a Meta app; its secret comes on standard input
    Set(AppSet),
    /// List the Meta apps
    List,
    /// Remove a Meta app
    Remove { id: String },
}

#[derive(Subcommand)]
pub enum TrustCommand {
    /// Stop the browsers' warning
    On,
    /// Take that back
    Off,
    /// Tell which browsers accept it
    Status,
}

#[derive(Args)]
pub struct AppSet {
    #[arg(long, value_parser = network)]
    pub network: Network,
    /// The app ID
    #[arg(long)]
    pub id: String,
    /// The return address that is registered with Meta
    #[arg(long, value_name = "URL")]
    pub return_url: Option<String>,
    /// What connecting asks for, by Meta's names, with commas
    #[arg(long, value_name = "LIST")]
    pub permissions: Option<String>,
    /// Facebook Login for Business: the configuration that replaces permissions
    #[arg(long, value_name = "ID")]
    pub config_id: Option<String>,
    /// Delete the secret after the first 60-day token, 24 hours at most
    #[arg(long)]
    pub forget_secret: bool,
}

#[derive(Args)]
pub struct Import {
    /// auto, threads, instagram or facebook
    #[arg(long, default_value = "auto", value_parser = network_or_auto)]
    pub network: NetworkChoice,
    /// Your own name for the account
    #[arg(long, value_name = "LABEL", conflicts_with_all = ["env_file", "csv"])]
    pub name: Option<String>,
    /// Find tokens in this file and keep it as their place
    #[arg(long, value_name = "FILE")]
    pub env_file: Option<PathBuf>,
    /// Add the accounts of a list of clients; - reads it from standard input
    #[arg(long, value_name = "FILE", conflicts_with = "env_file")]
    pub csv: Option<PathBuf>,
    /// Practice only: touch a file outside of the practice folder
    #[arg(long)]
    pub really: bool,
    /// The line in that file
    #[arg(long, requires = "env_file", conflicts_with = "csv")]
    pub key: Option<String>,
}

#[derive(Args)]
pub struct Connect {
    #[arg(long, value_parser = network)]
    pub network: Network,
    /// Who must come back
    #[arg(long, value_name = "NAME")]
    pub expect: Option<String>,
    /// Facebook: keep this Page instead of the person; may be given several times
    #[arg(long, value_name = "ID|NAME|all")]
    pub page: Vec<String>,
    /// Give the token to this waiting place
    #[arg(long, value_name = "ID")]
    pub for_place: Option<String>,
    /// Print the address and open no browser
    #[arg(long)]
    pub no_browser: bool,
    /// Open no port; paste the address
    #[arg(long)]
    pub no_listen: bool,
    /// How long to wait for the browser
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, default_value_t = 1200, value_parser = clap::value_parser!(u64).range(1..=1200))]
    pub wait: u64,
}

#[derive(Args)]
pub struct Extend {
    pub account: Vec<String>,
    /// Every account
    #[arg(long, conflicts_with = "account")]
    pub all: bool,
    /// Only with fewer days left, or an unknown date
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true, value_parser = days())]
    pub within: Option<i64>,
    /// Tell and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Args)]
pub struct Remind {
    /// Tell and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How long to wait for an answer to the notification
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, default_value_t = 60)]
    pub wait: u64,
}

#[derive(Args)]
pub struct Forecast {
    /// Until this day; 90 days from now where nothing is given
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

#[derive(Args)]
#[command(group = ArgGroup::new("kind").required(true).args(["ics", "csv"]))]
pub struct Export {
    /// The calendar; - is standard output
    #[arg(long, value_name = "FILE")]
    pub ics: Option<PathBuf>,
    /// The table; - is standard output
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
}

#[derive(Args)]
pub struct Backup {
    /// The new file
    pub file: PathBuf,
    /// Replace a file of that name
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub struct Restore {
    /// The backup
    pub file: PathBuf,
    /// Tell and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Args)]
pub struct Doctor {
    /// Write what was found, with the log, for whoever helps; - is standard output
    #[arg(long, value_name = "FILE")]
    pub bundle: Option<PathBuf>,
}

#[derive(Args)]
pub struct Get {
    pub account: String,
    /// Print it although this is a terminal
    #[arg(long)]
    pub reveal: bool,
}

#[derive(Args)]
pub struct Exec {
    pub account: String,
    /// The variable that holds the token
    #[arg(long = "as", value_name = "NAME")]
    pub variable: String,
    /// The program and its arguments
    #[arg(last = true, required = true, value_name = "CMD")]
    pub command: Vec<OsString>,
}

#[derive(Args)]
pub struct Env {
    pub file: PathBuf,
    #[arg(long)]
    pub key: Option<String>,
    #[arg(long, value_parser = network)]
    pub network: Option<Network>,
    /// Extend with fewer days left than this
    #[arg(
        long,
        value_name = "DAYS",
        allow_negative_numbers = true,
        default_value_t = sixty_core::policy::EXTEND_AT_DAYS_LEFT,
        value_parser = days()
    )]
    pub within: i64,
    /// Keep the dates in this JSON file
    #[arg(long, value_name = "FILE")]
    pub metadata: Option<PathBuf>,
    /// Practice only: touch a file outside of the practice folder
    #[arg(long)]
    pub really: bool,
    /// Facebook: the app ID; its secret is in FB_APP_SECRET
    #[arg(long, value_name = "ID")]
    pub app_id: Option<String>,
    /// Tell and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Subcommand)]
pub enum HandoverCommand {
    /// Seal a Meta app in a new file; the passphrase comes on standard input
    Make(HandoverMake),
    /// Take the Meta app of a sealed file
    Take(HandoverTake),
    /// Show the sealed tokens that wait to be sent
    Reply(HandoverReply),
}

#[derive(Args)]
pub struct HandoverMake {
    /// The new file
    pub file: PathBuf,
    #[arg(long, value_parser = network)]
    pub network: Network,
    /// Put the app secret in as well
    #[arg(long)]
    pub with_secret: bool,
    /// Let the other side seal its token for you
    #[arg(long)]
    pub reply: bool,
    /// Your name, as the other side sees it
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
}

#[derive(Args)]
pub struct HandoverTake {
    /// The sealed file
    pub file: PathBuf,
    /// Put its values in the place of other ones
    #[arg(long)]
    pub replace: bool,
}

#[derive(Args)]
pub struct HandoverReply {
    /// Forget them, because they were sent
    #[arg(long)]
    pub sent: bool,
}

/// The network of a token; None where the prefix of the token decides.
#[derive(Clone, Copy)]
pub struct NetworkChoice(pub Option<Network>);

/// Days left: a hundred years at most, so that every sum of a moment and days is a moment.
fn days() -> RangedI64ValueParser<i64> {
    clap::value_parser!(i64).range(0..=36_500)
}

fn network(text: &str) -> Result<Network, String> {
    text.parse().map_err(|()| "one of threads, instagram, facebook".to_owned())
}

fn network_or_auto(text: &str) -> Result<NetworkChoice, String> {
    if text == "auto" {
        Ok(NetworkChoice(None))
    } else {
        network(text).map(|network| NetworkChoice(Some(network)))
    }
}
