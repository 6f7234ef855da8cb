//! What the commands of `sixty places` take.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

#[derive(Subcommand)]
pub enum PlacesCommand {
    /// List the places
    List,
    /// Add a place that uses an account's token
    Add(Box<PlaceAdd>),
    /// Show what would be written, and write nothing
    Preview { id: String },
    /// Write the newest token now
    Send { id: Option<String> },
    /// Say that you have pasted the token there, or that it is in use
    Confirm { id: String },
    /// Put back what the file held before the last write
    Undo { id: String },
    /// Replace the key that opens a place; it comes on standard input
    Credential { id: String },
    /// Tell how others may come by the files of places
    Guard { id: Option<String> },
    /// Look for copies of your tokens in folders
    Find {
        #[arg(required = true, value_name = "DIR")]
        folder: Vec<PathBuf>,
        /// Make lines of settings files places of their accounts
        #[arg(long)]
        add: bool,
    },
    /// Take over a project that kept its tokens alive by itself
    Migrate {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Only tell what is there; Meta isn't asked
        #[arg(long)]
        dry_run: bool,
        /// Practice only: touch files outside of the practice folder
        #[arg(long)]
        really: bool,
    },
    /// Remove a place; its file stays as it is
    Remove { id: String },
}

#[derive(Args)]
#[command(group = ArgGroup::new("place").required(true).args(KINDS))]
pub struct PlaceAdd {
    #[arg(long, required_unless_present = "list_presets")]
    pub account: Option<String>,
    #[command(flatten)]
    pub file: InFile,
    #[command(flatten)]
    pub program: Program,
    #[command(flatten)]
    pub address: Address,
    #[command(flatten)]
    pub github: Github,
    #[command(flatten)]
    pub vercel: Vercel,
    /// A form that you paste the token into yourself
    #[arg(long, value_name = "NAME")]
    pub by_hand: Option<String>,
    /// The page with that form
    #[arg(long, value_name = "URL", requires = "by_hand", conflicts_with_all = others(&["by_hand"]))]
    pub link: Option<String>,
    /// Run this after writing, so that the token is read anew
    #[arg(long, value_name = "CMD", conflicts_with = "by_hand")]
    pub restart: Option<String>,
    /// An address that answers well once the token is in use
    #[arg(long, value_name = "URL", conflicts_with = "by_hand")]
    pub health: Option<String>,
    /// Practice only: touch a file outside of the practice folder
    #[arg(long)]
    pub really: bool,
    /// Write the token now, not at the next extend
    #[arg(long)]
    pub send: bool,
}

/// The options of which one says what kind of place it is.
const KINDS: [&str; 13] = [
    "env_file",
    "json_file",
    "yaml_file",
    "toml_file",
    "ini_file",
    "php_file",
    "by_hand",
    "command",
    "preset",
    "list_presets",
    "http",
    "github",
    "vercel",
];

/// The kinds beside these: an option of one kind says nothing of another. `requires` does not see that where the other kind
/// is named, because a kind that conflicts with it counts as excused.
fn others(own: &[&str]) -> Vec<&'static str> {
    KINDS.into_iter().filter(|kind| !own.contains(kind)).collect()
}

#[derive(Args)]
pub struct InFile {
    /// A .env file
    #[arg(long, value_name = "FILE", requires = "key")]
    pub env_file: Option<PathBuf>,
    /// The line in it
    #[arg(long, requires = "env_file", conflicts_with_all = others(&["env_file"]))]
    pub key: Option<String>,
    /// The line that takes the user ID
    #[arg(long, value_name = "KEY", requires = "env_file", conflicts_with_all = others(&["env_file"]))]
    pub user_id_key: Option<String>,
    /// A JSON file
    #[arg(long, value_name = "FILE", requires = "pointer")]
    pub json_file: Option<PathBuf>,
    /// The address of the text in it
    #[arg(long, requires = "json_file", conflicts_with_all = others(&["json_file"]))]
    pub pointer: Option<String>,
    /// A YAML file
    #[arg(long, value_name = "FILE", requires = "path")]
    pub yaml_file: Option<PathBuf>,
    /// A TOML file
    #[arg(long, value_name = "FILE", requires = "path")]
    pub toml_file: Option<PathBuf>,
    /// An ini file
    #[arg(long, value_name = "FILE", requires = "path")]
    pub ini_file: Option<PathBuf>,
    /// The address of the value in it
    #[arg(long, conflicts_with_all = others(&["yaml_file", "toml_file", "ini_file"]))]
    pub path: Option<String>,
    /// A PHP file
    #[arg(long, value_name = "FILE", requires = "define")]
    pub php_file: Option<PathBuf>,
    /// The constant in it
    #[arg(long, value_name = "NAME", requires = "php_file", conflicts_with_all = others(&["php_file"]))]
    pub define: Option<String>,
}

#[derive(Args)]
pub struct Program {
    /// A program that takes the token on standard input
    #[arg(long, value_name = "CMD")]
    pub command: Option<String>,
    /// A command that is known by this name
    #[arg(long, value_name = "NAME")]
    pub preset: Option<String>,
    /// A value of that command; may be given several times
    #[arg(long, value_name = "K=V", requires = "preset", conflicts_with_all = others(&["preset"]))]
    pub set: Vec<String>,
    /// List those commands
    #[arg(long)]
    pub list_presets: bool,
}

#[derive(Args)]
pub struct Address {
    /// An address that the token is sent to
    #[arg(long, value_name = "URL")]
    pub http: Option<String>,
    /// POST, PUT or PATCH
    #[arg(long, requires = "http", conflicts_with_all = others(&["http"]))]
    pub method: Option<String>,
    /// The header with a secret, which comes on standard input
    #[arg(long, value_name = "NAME", requires = "http", conflicts_with_all = others(&["http"]))]
    pub header: Option<String>,
    /// The name of the token in the JSON
    #[arg(long, value_name = "NAME", requires = "http", conflicts_with_all = others(&["http"]))]
    pub field: Option<String>,
}

#[derive(Args)]
pub struct Github {
    /// A secret of GitHub Actions; GitHub's key comes on standard input
    #[arg(long, value_name = "OWNER/REPO", requires = "secret")]
    pub github: Option<String>,
    /// The name of the secret
    #[arg(long, value_name = "NAME", requires = "github", conflicts_with_all = others(&["github"]))]
    pub secret: Option<String>,
    /// The environment of the repository
    #[arg(long, value_name = "NAME", requires = "github", conflicts_with_all = others(&["github"]))]
    pub environment: Option<String>,
}

#[derive(Args)]
pub struct Vercel {
    /// A variable of a project at Vercel; Vercel's key comes on standard input
    #[arg(long, value_name = "PROJECT", requires = "name")]
    pub vercel: Option<String>,
    /// The name of the variable
    #[arg(long, requires = "vercel", conflicts_with_all = others(&["vercel"]))]
    pub name: Option<String>,
    /// The team of the project
    #[arg(long, requires = "vercel", conflicts_with_all = others(&["vercel"]))]
    pub team: Option<String>,
    /// The address that builds the project anew
    #[arg(long, value_name = "URL", requires = "vercel", conflicts_with_all = others(&["vercel"]))]
    pub deploy_hook: Option<String>,
}
