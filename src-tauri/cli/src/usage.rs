//! Help, and what is said of wrong usage, in the person's language: clap knows what is wrong, the texts how it is said.
//!
//! No sentence repeats a word of the command line that clap did not expect there: it may be a secret with quotes or a
//! name around it, and jobs keep what they print in logs. Held by
//! `wrong_usage_repeats_no_word_that_was_typed` (`tests/promises/usage.rs`).

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory};
use sixty_core::text::{Texts, Value};

use crate::args::Cli;

/// The name of the program.
const PROGRAM_NAME: &str = "sixty";

/// The key of the program's own help; those of its commands go on from it.
const PROGRAM: &str = "cli-help-sixty";

/// The key of the options that every command has.
const SHARED: &str = "cli-help-shared";

/// The command that shows the help of another. Every group of commands has it.
const HELP: &str = "help";

/// The key of its own help, which is the same in every group.
const OF_HELP: &str = "cli-help-sixty-help";

/// The words behind it.
const HELP_ON: &str = "command";

/// Where the options of every command stand in the help of one: behind its own, of which none has as many.
const BEHIND: usize = 100;

/// Where help and version stand.
const LAST: usize = 200;

/// The command line, with its help in the language of these texts.
pub fn command(texts: &Texts) -> Command {
    // clap's own two flags have English texts that cannot be reached.
    let flag = |id: &'static str, short: char, action: ArgAction| {
        let help = texts.attribute(SHARED, id, &[]);
        Arg::new(id).long(id).short(short).action(action).help(help).display_order(LAST)
    };
    worded(Cli::command(), PROGRAM, texts)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version))
}

/// The command line `sixty app set --help` where `sixty help app set` or `sixty app help set` was typed.
pub fn help_asked(matches: &ArgMatches) -> Option<Vec<String>> {
    let mut words = vec![PROGRAM_NAME.to_owned()];
    let mut at = matches;
    while let Some((name, below)) = at.subcommand() {
        if name == HELP {
            words.extend(below.get_many::<String>(HELP_ON).into_iter().flatten().cloned());
            words.push("--help".to_owned());
            return Some(words);
        }
        words.push(name.to_owned());
        at = below;
    }
    None
}

/// What is wrong with a command line, how the command is used, and where to read more.
pub fn misuse(error: &clap::Error, arguments: &[OsString], texts: &Texts) -> String {
    let mut whole = command(texts);
    whole.build();
    let command = meant(&whole, arguments);
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim().trim_start_matches("Usage:").trim_start();
    let heading = texts.say("cli-help-heading", &[]);
    let more = texts.say("cli-misuse-more", &[("command", Value::Text(name))]);
    format!("{}\n\n{heading} {usage}\n{more}", sentence(error, name, texts))
}

/// The command that these words name, as far as they name one.
fn meant<'a>(whole: &'a Command, arguments: &[OsString]) -> &'a Command {
    let deeper = |command: &'a Command, word: &OsString| command.find_subcommand(word).unwrap_or(command);
    arguments.iter().skip(1).fold(whole, deeper)
}

fn worded(command: Command, key: &str, texts: &Texts) -> Command {
    let options = if key == PROGRAM { SHARED } else { key };
    let mut shared = BEHIND;
    let command = command.about(texts.say(key, &[])).mut_args(|arg| {
        shared += 1;
        let arg = if options == SHARED { arg.display_order(shared) } else { arg };
        let help = texts.attribute(options, arg.get_id().as_str(), &[]);
        // clap would name default and choices in English; the texts name them.
        let takes_values = arg.get_action().takes_values();
        let arg = arg.help(help);
        if takes_values { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
    });
    // clap's own has English texts that cannot be reached.
    let command = if command.has_subcommands() { command.subcommand(help()) } else { command };
    let command = command.mut_subcommands(|below| match below.get_name() {
        HELP => worded(below, OF_HELP, texts),
        name => {
            let key = format!("{key}-{name}");
            worded(below, &key, texts)
        }
    });
    let template = template(&command, texts);
    let command = command.help_template(template);
    // Words that clap cannot list: the settings, and how an account of a backup ends.
    if ["cli-help-sixty-set", "cli-help-sixty-restore"].contains(&key) {
        command.after_help(texts.attribute(key, "after", &[]))
    } else {
        command
    }
}

fn help() -> Command {
    Command::new(HELP).arg(Arg::new(HELP_ON).num_args(0..))
}

/// clap's own arrangement with the headings of these texts.
fn template(command: &Command, texts: &Texts) -> String {
    let styles = command.get_styles();
    let (title, usage) = (styles.get_header(), styles.get_usage());
    let heading = texts.say("cli-help-heading", &[]);
    let parts = [
        (command.has_subcommands(), "cli-help-commands", "{subcommands}"),
        (command.get_positionals().next().is_some(), "cli-help-arguments", "{positionals}"),
        (true, "cli-help-options", "{options}"),
    ];
    let mut template = format!("{{about-with-newline}}\n{usage}{heading}{usage:#} {{usage}}");
    for (_, key, part) in parts.iter().filter(|(is_there, ..)| *is_there) {
        template.push_str(&format!("\n\n{title}{}{title:#}\n{part}", texts.say(key, &[])));
    }
    template.push_str("{after-help}");
    template
}

/// What is wrong, in one sentence. `command`: the words that name the command.
fn sentence(error: &clap::Error, command: &str, texts: &Texts) -> String {
    let (asked, first) = (strings(error, ContextKind::InvalidArg), string(error, ContextKind::InvalidArg));
    let option = Value::Text(name_of(first));
    // The likeliest comes last.
    let likely = |kind| strings(error, kind).last().copied();
    match error.kind() {
        ErrorKind::InvalidValue if string(error, ContextKind::InvalidValue).is_empty() => {
            texts.say("cli-misuse-no-value", &[("option", option)])
        }
        ErrorKind::InvalidValue => {
            let values = strings(error, ContextKind::ValidValue).join(", ");
            texts.say("cli-misuse-value-of", &[("option", option), ("values", Value::Text(&values))])
        }
        ErrorKind::ValueValidation => texts.say(wrong_value(name_of(first), command), &[("option", option)]),
        ErrorKind::UnknownArgument if !first.starts_with('-') => texts.say("cli-misuse-unknown-word", &[]),
        ErrorKind::UnknownArgument => match likely(ContextKind::SuggestedArg) {
            Some(like) => texts.say("cli-misuse-unknown-option-like", &[("option", Value::Text(like))]),
            None => texts.say("cli-misuse-unknown-option", &[]),
        },
        ErrorKind::MissingSubcommand => {
            let commands = strings(error, ContextKind::ValidSubcommand).join(", ");
            texts.say("cli-misuse-no-command", &[("values", Value::Text(&commands))])
        }
        ErrorKind::InvalidSubcommand => match likely(ContextKind::SuggestedSubcommand) {
            Some(like) => texts.say("cli-misuse-unknown-command-like", &[("command", Value::Text(like))]),
            None => texts.say("cli-misuse-unknown-command", &[]),
        },
        ErrorKind::ArgumentConflict => {
            let other = strings(error, ContextKind::PriorArg);
            let other = name_of(other.first().copied().unwrap_or_default());
            if other == name_of(first) || other.is_empty() {
                texts.say("cli-misuse-twice", &[("option", option)])
            } else {
                texts.say("cli-misuse-together", &[("option", option), ("other", Value::Text(other))])
            }
        }
        ErrorKind::MissingRequiredArgument => {
            texts.say("cli-misuse-missing", &[("options", Value::Text(&asked.join(", ")))])
        }
        ErrorKind::InvalidUtf8 => texts.say("cli-misuse-not-text", &[]),
        _ => texts.say("cli-misuse-wrong", &[]),
    }
}

/// The key of the sentence that tells what an option takes.
fn wrong_value(option: &str, command: &str) -> &'static str {
    match (option, command) {
        ("--network", _) => "cli-misuse-network",
        ("--within", _) => "cli-misuse-days",
        ("--wait", "sixty connect") => "cli-misuse-wait",
        ("--wait", _) => "cli-misuse-seconds",
        ("--vault-wait", _) => "cli-misuse-vault_wait",
        _ => "cli-misuse-value",
    }
}

/// The name alone of what clap calls `--within <DAYS>`.
fn name_of(option: &str) -> &str {
    option.split([' ', '=']).next().unwrap_or_default()
}

fn string(error: &clap::Error, kind: ContextKind) -> &str {
    strings(error, kind).first().copied().unwrap_or_default()
}

/// What clap tells of this kind; only for kinds that it takes from our own definitions.
fn strings(error: &clap::Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod manual;
#[cfg(test)]
mod tests;
