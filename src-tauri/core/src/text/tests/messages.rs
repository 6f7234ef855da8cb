//! Every message in every language: the same shape, and whole whatever is known.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::places::form::Form;
use crate::problem::{Action, Case, Code};

#[test]
fn every_file_is_read_without_an_error() {
    for language in Language::ALL {
        for file in language.files() {
            assert!(FluentResource::try_new(file.to_owned()).is_ok(), "{}: {file}", language.tag());
        }
    }
}

#[test]
fn no_message_is_written_twice() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for file in language.files() {
            for key in file.lines().filter_map(key_of) {
                assert!(seen.insert(key.to_owned()), "{key} in {}", language.tag());
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_parts_and_variables() {
    let (english, russian) = (shape(Language::English), shape(Language::Russian));
    assert!(english.keys().eq(russian.keys()), "{:?}", different_keys(&english, &russian));
    // Which parts of a day are written is each language's own.
    for (message, variables) in english.iter().filter(|(message, _)| !message.ends_with("-pattern")) {
        assert_eq!(variables, &russian[message], "{message}");
    }
}

#[test]
fn every_number_is_a_plural_in_both_languages() {
    let number = |line: &str| {
        ["$count", "$hours", "$diff", "$waited", "$days", "$minutes"].iter().any(|name| line.contains(name))
    };
    for language in Language::ALL {
        let lines: Vec<&str> = language.files().into_iter().flat_map(str::lines).collect();
        let chosen_by = |line: &&&str| number(line) && line.contains("->");
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| chosen_by(line)) {
            let forms: Vec<&str> = lines[at + 1..]
                .iter()
                .map(|line| line.trim())
                .take_while(|line| !line.starts_with('}'))
                .filter_map(|line| line.strip_prefix('*').unwrap_or(line).strip_prefix('['))
                .filter_map(|line| line.split(']').next())
                .filter(|form| form.parse::<u8>().is_err())
                .collect();
            let wanted = if language == Language::Russian {
                vec!["one", "few", "other"]
            } else {
                vec!["one", "other"]
            };
            assert_eq!(forms, wanted, "{line}");
        }
    }
}

#[test]
fn every_message_is_whole_whatever_is_known() {
    for language in Language::ALL {
        let texts = texts(language);
        for (message, variables) in shape(language) {
            for values in combinations(&variables) {
                let said = strict(&texts, &message, &values);
                assert!(is_whole(&said), "{message} in {} with {values:?}: {said:?}", language.tag());
            }
        }
    }
}

#[test]
fn every_form_of_a_file_is_called_by_its_name_and_has_a_next_step() {
    let problem = |form: Form, case| {
        Problem::new(Code::ImportNone, Action::CheckPaste)
            .because(case)
            .with_text(FactName::Form, form.key())
            .with_text(FactName::File, "/srv/bot")
            .with_text(FactName::Number, "4")
    };
    for language in Language::ALL {
        let texts = texts(language);
        let unnamed = texts.card(&problem(Form::Json, Case::Form).with_text(FactName::Form, "unknown"));
        let mut titles = BTreeSet::new();
        for form in Form::ALL {
            let card = texts.card(&problem(*form, Case::Form));
            assert!(is_whole(&card.title) && is_whole(&card.body), "{form:?}: {} {}", card.title, card.body);
            assert!(card.title != unnamed.title && titles.insert(card.title), "{form:?} has no name");
            assert!(
                card.body.contains('4') && card.body.contains(".env") || *form == Form::Actions,
                "{form:?}"
            );
            assert!(is_whole(&texts.card(&problem(*form, Case::EnvForm)).title));
        }
    }
}

/// Every sentence of a message that some knowledge leads to.
pub(super) fn all_said(language: Language) -> BTreeSet<(String, String)> {
    let systems = SYSTEMS.map(|system| on(system, language));
    let mut said = BTreeSet::new();
    for (message, variables) in shape(language) {
        for values in combinations(&variables) {
            said.extend(systems.iter().map(|texts| (message.clone(), strict(texts, &message, &values))));
        }
    }
    said
}

/// What a text may ask about the system, for each of them: a sentence for another system than this one is read, too.
const SYSTEMS: [&str; 3] = [
    "-system = Linux\n    .kind = linux\n",
    "-system = macOS\n    .kind = macos\n",
    "-system = Windows\n    .kind = windows\n",
];

fn on(system: &str, language: Language) -> Texts {
    let mut texts = texts(language);
    texts.bundle.add_resource_overriding(FluentResource::try_new(system.to_owned()).unwrap());
    texts
}

type Values = BTreeMap<String, Sample>;

#[derive(Debug, Clone, Copy)]
enum Sample {
    Text(&'static str),
    Number(i64),
    Unknown,
}

/// The message, or a panic over anything that Fluent had to make up.
fn strict(texts: &Texts, message: &str, values: &Values) -> String {
    let values: Vec<(&str, Value<'_>)> = values
        .iter()
        .filter_map(|(name, sample)| match sample {
            Sample::Text(text) => Some((name.as_str(), Value::Text(text))),
            Sample::Number(number) => Some((name.as_str(), Value::Number(*number))),
            Sample::Unknown => None,
        })
        .collect();
    let (key, part) = message.split_once('.').map_or((message, None), |(key, part)| (key, Some(part)));
    let found = texts.bundle.get_message(key).unwrap();
    let pattern = match part {
        Some(part) => found.get_attribute(part).unwrap().value(),
        None => found.value().unwrap(),
    };
    let mut errors = Vec::new();
    let arguments = texts.arguments(&values);
    let said = texts.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    assert!(errors.is_empty(), "{message} with {:?}: {errors:?}", values.len());
    said
}

fn is_whole(said: &str) -> bool {
    // The name of a file may begin with a full stop.
    let said = said.replace(" .env", " env");
    let holes = ["{", "}", "$", "  ", " .", " ,", " :", "..", ",.", "\n", "()", "\"\"", "«»"];
    !said.is_empty() && said.trim() == said && !holes.iter().any(|hole| said.contains(hole))
}

/// Every choice of values for these variables. What has a `has_…` beside it may be unknown.
fn combinations(variables: &BTreeSet<String>) -> Vec<Values> {
    let mut all = vec![Values::new()];
    for name in variables.iter().filter(|name| !name.starts_with("has_")) {
        let may_be_unknown = variables.contains(&format!("has_{name}")) || name == "network";
        let mut samples = samples(name);
        if may_be_unknown {
            samples.push(Sample::Unknown);
        }
        all = all
            .into_iter()
            .flat_map(|values| {
                samples.iter().map(move |sample| {
                    let mut values = values.clone();
                    values.insert(name.clone(), *sample);
                    values
                })
            })
            .collect();
    }
    all.retain(|values| !is_without_line(values));
    all
}

/// Whether a fact is not known that each problem of this case has, because it is about it: such a problem is never made.
fn is_without_line(values: &Values) -> bool {
    let Some(Sample::Text(why)) = values.get("why") else { return false };
    let is_unknown = |name: &FactName| matches!(values.get(name.as_str()), Some(Sample::Unknown));
    let case = Case::ALL.iter().find(|case| case.as_str() == *why);
    case.is_some_and(|case| always_known(*case).iter().any(is_unknown))
}

fn always_known(case: Case) -> &'static [FactName] {
    match case {
        Case::NotSent => &[FactName::Place, FactName::Line, FactName::Reason],
        Case::KeptBeside | Case::NotPlain => &[FactName::File, FactName::Line, FactName::Place],
        Case::Stray
        | Case::Script
        | Case::Unclear
        | Case::Twice
        | Case::OpenQuote
        | Case::Backslash
        | Case::BehindQuote
        | Case::Touching
        | Case::Words
        | Case::InAddress
        | Case::Invisible
        | Case::HeaderWord
        | Case::Reference
        | Case::EmptyLine
        | Case::OverLines
        | Case::Around => &[FactName::File, FactName::Line, FactName::Number],
        Case::WorkedThen => &[FactName::Date],
        Case::BehindMark | Case::InLine => &[FactName::File, FactName::Line, FactName::Number],
        Case::OtherCase => &[FactName::File, FactName::Line, FactName::Number, FactName::Other],
        Case::Colon | Case::Dash | Case::Nameless => &[FactName::File, FactName::Number],
        Case::HandoverAway => &[FactName::ReturnAddress],
        Case::NoLine => &[FactName::File, FactName::Line],
        Case::Ahead | Case::Behind => &[FactName::Minutes],
        Case::Form
        | Case::EnvForm
        | Case::IsThere
        | Case::NotText
        | Case::NoFolder
        | Case::AnotherUsers
        | Case::IsLink
        | Case::OthersWrite => &[FactName::File],
        _ => &[],
    }
}

fn samples(name: &str) -> Vec<Sample> {
    match name {
        "count" | "hours" | "waited" | "days" | "minutes" => [0, 1, 2, 5, 21].map(Sample::Number).to_vec(),
        "total" => vec![Sample::Number(43)],
        "month" => (1..=12).map(Sample::Number).collect(),
        "half" => vec![Sample::Text("am"), Sample::Text("pm")],
        "network" | "other" => ["Threads", "Instagram", "Facebook"].map(Sample::Text).to_vec(),
        "permission" => ["threads_basic", "user_media", "ads_read"].map(Sample::Text).to_vec(),
        "why" => whys().map(Sample::Text).collect(),
        "date" => vec![Sample::Text("Nov 29, 2026")],
        "time" => vec![Sample::Text("Nov 29, 2026 at 4:10 PM")],
        "name" => vec![Sample::Text("@jam.and.toast")],
        "place" | "file" => vec![Sample::Text("/home/jam/site/.env")],
        "reason" => vec![Sample::Text("No internet")],
        "title" => vec![Sample::Text("@jam.and.toast has expired")],
        "line" | "key" => vec![Sample::Text("THREADS_ACCESS_TOKEN")],
        "return_address" => vec![Sample::Text("https://localhost:16060/")],
        "page" => vec![Sample::Text("App settings > Basic")],
        "form" => vec![Sample::Text("compose"), Sample::Text("json")],
        "number" => vec![Sample::Number(21)],
        "field" => vec![Sample::Text("App secret")],
        _ => vec![Sample::Text("sample")],
    }
}

/// The cases that cards have, and one that none has.
fn whys() -> impl Iterator<Item = &'static str> {
    // Whatever is about a folder in use names that folder.
    let cases = Case::ALL.iter().filter(|case| !matches!(case, Case::Practicing | Case::Running));
    std::iter::once("").chain(cases.map(|case| case.as_str()))
}

fn different_keys<T>(one: &BTreeMap<String, T>, other: &BTreeMap<String, T>) -> Vec<String> {
    let keys = |map: &BTreeMap<String, T>| map.keys().cloned().collect::<BTreeSet<_>>();
    keys(one).symmetric_difference(&keys(other)).cloned().collect()
}

/// Messages and their parts as `key` or `key.part`, with the variables of each, also of the messages they name.
fn shape(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut shape: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut key, mut message) = (String::new(), String::new());
    let lines = language.files().into_iter().flat_map(str::lines);
    let mut is_term = false;
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        // A term is said within messages alone, and its parts never.
        is_term = if line.starts_with(' ') { is_term } else { line.starts_with('-') };
        if is_term {
            continue;
        }
        if let Some(found) = key_of(line) {
            key = found.to_owned();
            message.clone_from(&key);
            // A message without a value of its own has parts alone.
            if line.trim_end().ends_with('=') {
                continue;
            }
        } else if let Some(part) = line.trim().strip_prefix('.').and_then(|part| part.split(" =").next()) {
            message = format!("{key}.{part}");
        }
        let variables = shape.entry(message.clone()).or_default();
        variables.extend(words_after(line, "$"));
        named.entry(message.clone()).or_default().extend(words_after(line, "{ "));
    }
    for _ in 0..2 {
        for (message, others) in &named {
            let inherited: Vec<String> =
                others.iter().filter_map(|other| shape.get(other)).flatten().cloned().collect();
            shape.entry(message.clone()).or_default().extend(inherited);
        }
    }
    shape
}

fn key_of(line: &str) -> Option<&str> {
    line.starts_with(|letter: char| letter.is_ascii_lowercase()).then(|| line.split(" =").next())?
}

/// The names that follow a mark, e.g. a variable after `$`.
fn words_after(line: &str, mark: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    let words = line.split(mark).skip(1);
    let word = |text: &str| text.chars().take_while(|letter| is_part(*letter)).collect::<String>();
    words.map(word).filter(|word| !word.is_empty()).collect()
}
