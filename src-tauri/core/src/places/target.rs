//! The kinds of places, each with its address.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::formats::Format;
use super::github::Repository;
use super::http::Method;
use super::presets::Stdin;
use super::vercel::Project;

/// The kind of place, with its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Target {
    /// A line in a settings file.
    EnvFile {
        /// The absolute path of the file.
        path: PathBuf,
        /// The name before `=`.
        key: String,
        /// The name of the line that receives the user ID, if there is one.
        user_id_key: Option<String>,
    },
    /// One value of a file in another language.
    File {
        /// What the file is written in.
        format: Format,
        /// The absolute path of the file.
        path: PathBuf,
        /// The address of the value, as [`super::formats`] writes it.
        at: String,
    },
    /// A program that takes the token on its standard input.
    Command {
        /// The program and its arguments.
        words: Vec<String>,
        /// What it reads: the token alone, or in the form that its program wants.
        #[serde(default)]
        reads: Stdin,
    },
    /// An address to which the token is sent.
    Http {
        /// The address: `https`, or `http` on this computer.
        url: String,
        /// How it is called.
        method: Method,
        /// The header with the place's key, where it has one.
        header: Option<String>,
        /// The name of the token in the JSON that is sent.
        field: String,
    },
    /// A secret of GitHub Actions.
    Github {
        /// Where the secret is.
        repository: Repository,
        /// The name of the secret.
        secret: String,
        /// The environment of the repository, where the secret is of one.
        environment: Option<String>,
    },
    /// An environment variable of a project at Vercel.
    Vercel {
        /// Whose variable it is.
        project: Project,
        /// The name of the variable.
        name: String,
        /// The address that builds the project anew.
        deploy_hook: Option<String>,
    },
    /// A form elsewhere, into which a person pastes the token.
    ByHand {
        /// What the person calls it.
        name: String,
        /// The page with the form, an `https` address.
        link: Option<String>,
    },
}

/// A value of a file, as a place names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileLine<'a> {
    /// The absolute path of the file.
    pub path: &'a Path,
    /// The name before `=`, or the address of the value in a file of another language.
    pub key: &'a str,
    /// What the file is written in; None for a settings file (.env).
    pub format: Option<Format>,
    /// The name of the line that receives the user ID, if there is one.
    pub user_id_key: Option<&'a str>,
}

impl Target {
    /// The kind in data.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::EnvFile { .. } => "env_file",
            Self::File { format: Format::Json, .. } => "json_file",
            Self::File { format: Format::Yaml, .. } => "yaml_file",
            Self::File { format: Format::Toml, .. } => "toml_file",
            Self::File { format: Format::Ini, .. } => "ini_file",
            Self::File { format: Format::Php, .. } => "php_file",
            Self::Command { .. } => "command",
            Self::Http { .. } => "http",
            Self::Github { .. } => "github",
            Self::Vercel { .. } => "vercel",
            Self::ByHand { .. } => "by_hand",
        }
    }

    /// The address of the place as a person reads it: path and name of a line, a command, a web address, or the name of a
    /// form.
    pub fn place(&self) -> String {
        match self {
            Self::EnvFile { path, key, .. } => format!("{}#{key}", path.display()),
            Self::File { path, at, .. } => format!("{}#{at}", path.display()),
            Self::Command { words, .. } => super::command::shown(words),
            Self::Http { url, .. } => url.clone(),
            Self::Github { repository, secret, environment: None } => format!("{repository}#{secret}"),
            Self::Github { repository, secret, environment: Some(environment) } => {
                format!("{repository}/{environment}#{secret}")
            }
            Self::Vercel { project, name, .. } => format!("{project}#{name}"),
            Self::ByHand { name, .. } => name.clone(),
        }
    }

    /// The address that only one place has. None for a program, a web address and a form, because the tokens of two
    /// accounts may go to one of them.
    pub fn address(&self) -> Option<String> {
        match self {
            Self::EnvFile { .. } | Self::File { .. } => Some(self.place()),
            Self::Github { .. } => Some(format!("github:{}", self.place())),
            Self::Vercel { .. } => Some(format!("vercel:{}", self.place())),
            Self::Command { .. } | Self::Http { .. } | Self::ByHand { .. } => None,
        }
    }

    /// The value of a file; None for a place that is no file.
    pub fn line(&self) -> Option<FileLine<'_>> {
        match self {
            Self::EnvFile { path, key, user_id_key } => {
                Some(FileLine { path, key, format: None, user_id_key: user_id_key.as_deref() })
            }
            Self::File { format, path, at } => {
                Some(FileLine { path, key: at, format: Some(*format), user_id_key: None })
            }
            _ => None,
        }
    }

    /// Whether only a person can fill it.
    pub fn is_by_hand(&self) -> bool {
        matches!(self, Self::ByHand { .. })
    }

    /// Whether a key of its own opens it.
    pub fn needs_key(&self) -> bool {
        match self {
            Self::Github { .. } | Self::Vercel { .. } => true,
            Self::Http { header, .. } => header.is_some(),
            Self::EnvFile { .. } | Self::File { .. } | Self::Command { .. } | Self::ByHand { .. } => false,
        }
    }

    /// Whether it is this line of this file.
    pub fn is_line(&self, path: &Path, key: &str) -> bool {
        self.line().is_some_and(|line| line.path == path && line.key == key)
    }
}
