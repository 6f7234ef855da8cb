//! The manual page that the packages bring: what help says, of all commands on one page. A page a command would be named
//! `sixty-app`, as the desktop program is.

use std::fs;

use clap::Command;
use clap_mangen::Man;
use sixty_core::text::Language;

use super::tests::texts;
use super::{HELP, command};
use crate::exit::Exit;

/// Where it is kept; `SIXTY_WRITE_MANUAL=1` writes it anew.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../packages/linux/man/sixty.1");

/// What no help says: ends, environment, files and examples.
const AROUND: &str = include_str!("around.1");

#[test]
fn the_manual_names_each_end_of_a_command() {
    for exit in [
        Exit::Done,
        Exit::Broken,
        Exit::Usage,
        Exit::Person,
        Exit::Vault,
        Exit::Later,
        Exit::Stopped,
        Exit::Terminated,
    ] {
        assert!(AROUND.contains(&format!("\\fB{}\\fR", exit.number())), "{exit:?}");
    }
}

#[test]
fn the_manual_says_what_help_says() {
    let mut whole = command(&texts(Language::English));
    whole.build();
    let written = page(&whole);

    if std::env::var_os("SIXTY_WRITE_MANUAL").is_some() {
        fs::write(PAGE, &written).unwrap();
    }

    assert!(
        fs::read_to_string(PAGE).is_ok_and(|kept| kept == written),
        "the command line has changed: run this test with SIXTY_WRITE_MANUAL=1"
    );
}

fn page(whole: &Command) -> String {
    let man = Man::new(whole.clone());
    let mut page = rendered(|to| man.render_title(to));
    page += &rendered(|to| man.render_name_section(to));
    page += ".SH SYNOPSIS\n\\fBsixty\\fR [\\fIoptions\\fR] \\fIcommand\\fR\n";
    page += &rendered(|to| man.render_options_section(to));
    page += ".SH COMMANDS\n";
    for leaf in leaves(whole) {
        page += &part(leaf);
    }
    page += AROUND;
    page + ".SH \"SEE ALSO\"\n\\fBsixty\\-app\\fR(1)\n"
}

/// One command: how it is called, what it does, and the options that only it has.
fn part(command: &Command) -> String {
    let own = command.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
    let man = Man::new(own);
    let name = command.get_bin_name().unwrap_or_default();
    let about = rendered(|to| man.render_description_section(to));
    let usage = rendered(|to| man.render_synopsis_section(to));
    let options = rendered(|to| man.render_options_section(to));
    let more = rendered(|to| man.render_extra_section(to));
    let more =
        if command.get_after_help().is_some() { format!(".PP\n{}", below(&more)) } else { String::new() };
    format!(".SS \"{name}\"\n{}.PP\n{}{}{more}", below(&usage), below(&about), below(&options))
}

/// The commands that do something, in the order of help.
fn leaves(command: &Command) -> Vec<&Command> {
    let mut found = Vec::new();
    for below in command.get_subcommands().filter(|below| below.get_name() != HELP) {
        if below.has_subcommands() { found.extend(leaves(below)) } else { found.push(below) }
    }
    found
}

/// A section without its heading.
fn below(section: &str) -> String {
    section.lines().filter(|line| !line.starts_with(".SH")).map(|line| format!("{line}\n")).collect()
}

fn rendered(render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut page = Vec::new();
    render(&mut page).unwrap();
    String::from_utf8(page).unwrap()
}
