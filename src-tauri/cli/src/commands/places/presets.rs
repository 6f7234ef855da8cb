//! Commands that are known by a name: which there are, and the place that one of them becomes.

use std::collections::BTreeMap;

use serde::Serialize;
use sixty_core::places::Target;
use sixty_core::places::presets::{self, Kind, Need, Preset, Unfilled};
use sixty_core::text::Value;

use super::outside::Misuse;
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

#[derive(Serialize)]
struct Presets {
    presets: Vec<PresetView>,
}

#[derive(Serialize)]
struct PresetView {
    name: &'static str,
    program: &'static str,
    kind: &'static str,
    parameters: Vec<ParameterView>,
    page: &'static str,
}

#[derive(Serialize)]
struct ParameterView {
    name: &'static str,
    required: bool,
    default: Option<&'static str>,
}

/// Lists the commands, with what each is told by `--set`.
pub(super) fn list(session: &Session<'_>) -> Ended {
    for preset in presets::all().iter().filter(|_| !session.voice.is_json()) {
        let parameters: Vec<String> = preset.parameters.iter().map(shown).collect();
        let key = if preset.kind == Kind::Send { "cli-preset-sends" } else { "cli-preset-restarts" };
        let kind = session.voice.texts.say(key, &[("program", Value::Text(preset.program()))]);
        session.voice.line(format!("{:<18} {}  {kind}", preset.name, parameters.join(" ")).trim_end());
    }
    session.voice.answer(&Presets { presets: presets::all().iter().map(view).collect() });
    Ok(Exit::Done)
}

/// The place of a preset with these values.
pub(super) fn target(name: &str, set: &[String]) -> Result<Target, Misuse> {
    let preset =
        presets::named(name).ok_or_else(|| Misuse::naming("cli-preset-unknown", without_secret(name)))?;
    if preset.kind == Kind::Restart {
        return Err(Misuse::naming("cli-preset-restart-only", preset.name));
    }
    let mut values = BTreeMap::new();
    for pair in set {
        let (name, value) =
            pair.split_once('=').ok_or_else(|| Misuse::naming("cli-preset-set", without_secret(pair)))?;
        values.insert(name.to_owned(), value.to_owned());
    }
    let filled = preset.fill(&values).map_err(|unfilled| match unfilled {
        Unfilled::Missing(name) => Misuse::naming("cli-preset-missing", name),
        Unfilled::Unknown(name) => Misuse::naming("cli-preset-no-such", without_secret(&name)),
        Unfilled::Unfit(name) => Misuse::naming("cli-preset-unfit", name),
    })?;
    Ok(Target::Command { words: filled.argv, reads: filled.stdin })
}

fn view(preset: &Preset) -> PresetView {
    let parameter = |parameter: &presets::Parameter| ParameterView {
        name: parameter.name,
        required: parameter.need == Need::Required,
        default: match parameter.need {
            Need::Default(value) => Some(value),
            Need::Required | Need::Optional => None,
        },
    };
    PresetView {
        name: preset.name,
        program: preset.program(),
        kind: if preset.kind == Kind::Send { "send" } else { "restart" },
        parameters: preset.parameters.iter().map(parameter).collect(),
        page: preset.page,
    }
}

/// A parameter as help shows options: what may be left out is in brackets.
fn shown(parameter: &presets::Parameter) -> String {
    match parameter.need {
        Need::Required => format!("{}=…", parameter.name),
        Need::Default(value) => format!("[{}={value}]", parameter.name),
        Need::Optional => format!("[{}=…]", parameter.name),
    }
}
