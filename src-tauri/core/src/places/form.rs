//! Which language a file is written in, where it is no settings file. A line `NAME=value` at the end of such a file breaks
//! it, or is shown to everybody.
//!
//! The name of the file decides where it tells; otherwise what stands in it. A file that is called `.env` counts as one
//! unless its text leaves no doubt.

use serde::de::IgnoredAny;

/// The language of a file, by the name that people know it by.
pub type Form = &'static str;

const JSON: Form = "JSON";
const YAML: Form = "YAML";
const PHP: Form = "PHP";
const PYTHON: Form = "Python";
const JAVASCRIPT: Form = "JavaScript";
const RUBY: Form = "Ruby";
const POWERSHELL: Form = "PowerShell";
const FISH: Form = "fish";
const HTML: Form = "HTML";
const XML: Form = "XML";
const TERRAFORM: Form = "Terraform";
const DOCKERFILE: Form = "Dockerfile";
const BATCH: Form = "Windows batch";
const INI: Form = "INI";
const SYSTEMD: Form = "systemd";

/// The endings of file names, each with its language.
const ENDINGS: &[(&[&str], Form)] = &[
    (&["json", "jsonc", "json5", "ipynb", "webmanifest", "har"], JSON),
    (&["yaml", "yml"], YAML),
    (&["toml"], "TOML"),
    (&["php", "phtml", "php3", "php5", "php7", "php8"], PHP),
    (&["py", "pyw", "pyi"], PYTHON),
    (&["js", "mjs", "cjs", "jsx"], JAVASCRIPT),
    (&["ts", "mts", "cts", "tsx"], "TypeScript"),
    (&["vue", "svelte", "astro"], JAVASCRIPT),
    (&["rb", "rake", "ru", "gemspec"], RUBY),
    (&["ps1", "psm1", "psd1"], POWERSHELL),
    (&["fish"], FISH),
    (&["html", "htm", "xhtml"], HTML),
    (&["xml", "plist", "csproj", "resx"], XML),
    (&["tf", "tfvars", "hcl"], TERRAFORM),
    (&["bat", "cmd"], BATCH),
    (&["service", "timer", "socket"], SYSTEMD),
    (&["go"], "Go"),
    (&["java", "kt", "kts", "gradle"], "Java"),
    (&["cs"], "C#"),
    (&["c", "h", "cpp", "hpp"], "C"),
    (&["rs"], "Rust"),
    (&["swift"], "Swift"),
    (&["dart"], "Dart"),
    (&["lua"], "Lua"),
    (&["pl", "pm"], "Perl"),
    (&["ex", "exs"], "Elixir"),
    (&["nix"], "Nix"),
    (&["css", "scss", "less"], "CSS"),
    (&["sql"], "SQL"),
    (&["csv", "tsv"], "CSV"),
    (&["md", "markdown", "rst"], "Markdown"),
    (&["rtf"], "RTF"),
];

/// The first words of lines that no settings file has, each with its language.
const FIRST_WORDS: &[(&[&str], Form)] = &[
    (&["define('", "define(\"", "define( '", "define( \"", "$_ENV[", "$_SERVER[", "putenv("], PHP),
    (&["import os", "import sys", "from os", "from decouple", "def ", "os.environ"], PYTHON),
    (&["const ", "module.exports", "export default", "export const", "process.env."], JAVASCRIPT),
    (&["ENV[", "require '", "require \""], RUBY),
    (&["resource \"", "variable \"", "provider \"", "terraform {", "locals {"], TERRAFORM),
    (&["FROM ", "ENTRYPOINT ", "WORKDIR "], DOCKERFILE),
    (&["@echo ", "setx ", "REM "], BATCH),
    (&["SetEnv ", "<VirtualHost"], "Apache"),
    (&["fastcgi_param ", "proxy_set_header ", "server {"], "nginx"),
    (&["Environment=", "ExecStart="], SYSTEMD),
];

/// The language of a file; None for a settings file, a script of a shell, and a text of no known language.
pub fn of(name: &str, text: &str) -> Option<Form> {
    let name = name.to_ascii_lowercase();
    by_name(&name)
        .or_else(|| beyond_doubt(text))
        .or_else(|| if is_called_env(&name) || is_script(&name, text) { None } else { by_lines(text) })
}

/// Whether a name says that the file is a settings file: `.env`, `.env.local`, `shop.env`.
pub fn is_called_env(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".env", "env"].contains(&name.as_str()) || name.starts_with(".env.") || name.ends_with(".env")
}

/// Whether it is a script of a POSIX shell, whose lines `NAME=value` may stand between commands.
pub fn is_script(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let by_ending = [".sh", ".bash", ".zsh", ".ksh", ".envrc", ".profile", ".bashrc", ".bash_profile"];
    let by_name = [".zshrc", ".zshenv", ".zprofile", ".bash_login", ".kshrc", "profile", "bashrc"];
    let shell = text.lines().next().is_some_and(|line| {
        line.starts_with("#!")
            && line.trim_end().ends_with("sh")
            && !line.contains("fish")
            && !line.contains("pwsh")
    });
    shell || by_ending.iter().any(|ending| name.ends_with(ending)) || by_name.contains(&name.as_str())
}

fn by_name(name: &str) -> Option<Form> {
    if name.starts_with("dockerfile") || name.ends_with(".dockerfile") || name == "containerfile" {
        return Some(DOCKERFILE);
    }
    let named: &[(&[&str], Form)] = &[
        (&["makefile", "gnumakefile", "justfile"], "Make"),
        (&["gemfile", "rakefile", "procfile", "vagrantfile"], RUBY),
        (&["jenkinsfile"], "Java"),
        (&[".htaccess"], "Apache"),
    ];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    in_table(named, name).or_else(|| in_table(ENDINGS, ending))
}

fn in_table(table: &[(&[&str], Form)], word: &str) -> Option<Form> {
    table.iter().find(|(words, _)| words.contains(&word)).map(|(_, form)| *form)
}

/// The language of a text that cannot be a settings file, whatever it is called.
fn beyond_doubt(text: &str) -> Option<Form> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head = start.get(..64).unwrap_or(start).to_ascii_lowercase();
    if text.contains("<?php") || text.contains("<?=") {
        return Some(PHP);
    }
    if start.starts_with('{') || start.starts_with('[') && serde_json::from_str::<IgnoredAny>(start).is_ok() {
        return Some(JSON);
    }
    if head.starts_with("<?xml") {
        return Some(XML);
    }
    // Two of them are the mark of a merge that met a conflict.
    if head.starts_with('<') && !head.starts_with("<<") {
        return Some(HTML);
    }
    by_interpreter(&head).or_else(|| by_sure_lines(text))
}

/// The language of a script, by its first line.
fn by_interpreter(head: &str) -> Option<Form> {
    const KNOWN: [(&str, Form); 6] = [
        ("python", PYTHON),
        ("node", JAVASCRIPT),
        ("ruby", RUBY),
        ("php", PHP),
        ("fish", FISH),
        ("pwsh", POWERSHELL),
    ];
    let line = head.lines().next().filter(|line| line.starts_with("#!"))?;
    KNOWN.iter().find(|(word, _)| line.contains(*word)).map(|(_, form)| *form)
}

/// The language that lines show which no settings file has.
fn by_sure_lines(text: &str) -> Option<Form> {
    let lines = || text.lines().map(str::trim);
    if lines().any(|line| line.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("$env:"))) {
        return Some(POWERSHELL);
    }
    if lines().any(is_of_fish) {
        return Some(FISH);
    }
    (!lines().any(is_assignment) && is_yaml(text)).then_some(YAML)
}

/// `set -gx NAME value`; a shell's `set -x` has no name behind it.
fn is_of_fish(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("set")
        && words.next().is_some_and(|word| word.starts_with('-') && word.contains('x'))
        && words
            .next()
            .is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
        && words.next().is_some()
}

/// `NAME=value` or `export NAME=value`, without a list's dash before it.
fn is_assignment(line: &str) -> bool {
    let name = line.split_once('=').map_or("", |(name, _)| name);
    let name = name.trim().trim_start_matches("export ").trim();
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// Whether most lines are YAML's: `key: value`, `key:`, `- item`.
fn is_yaml(text: &str) -> bool {
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let is_of_yaml = |line: &&&str| {
        let item = line.strip_prefix("- ").unwrap_or(line);
        let key = item.split_once(": ").map(|(key, _)| key).or_else(|| item.strip_suffix(':'));
        let is_key = key.is_some_and(|key| !key.is_empty() && !key.contains(' '));
        is_key || line.starts_with("- ") || **line == "---"
    };
    !lines.is_empty() && lines.iter().filter(is_of_yaml).count() * 2 > lines.len()
}

/// The language that single lines show.
fn by_lines(text: &str) -> Option<Form> {
    let lines = || text.lines().map(str::trim);
    if is_yaml(text) {
        return Some(YAML);
    }
    let known = FIRST_WORDS
        .iter()
        .find(|(words, _)| lines().any(|line| words.iter().any(|word| line.starts_with(word))));
    if let Some((_, form)) = known {
        return Some(*form);
    }
    let is_batch = |line: &str| {
        let words = line.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("set "));
        words && line.contains('=')
    };
    if lines().any(is_batch) {
        return Some(BATCH);
    }
    lines().any(|line| line.starts_with('[') && line.ends_with(']') && !line.contains('=')).then_some(INI)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_settings_file_is_called_by_its_language() {
        let table = [
            ("docker-compose.yml", "a=1\n", Some("YAML")),
            ("compose", "services:\n  a:\n    environment:\n      - K=1\n", Some("YAML")),
            ("secret", "apiVersion: v1\nkind: Secret\ndata:\n  TOKEN: VEhBQQ==\n", Some("YAML")),
            (".env", "services:\n  a: 1\n", Some("YAML")),
            ("credentials.json", "{", Some("JSON")),
            ("config", "{\"a\": 1}", Some("JSON")),
            (".env", "{\"a\": 1}", Some("JSON")),
            ("wp-config.php", "", Some("PHP")),
            ("wp-config", "<?php\ndefine('K', '1');\n", Some("PHP")),
            ("index.html", "", Some("HTML")),
            ("page", "<!doctype html>\n<p>", Some("HTML")),
            ("settings_local.py", "K = \"1\"\n", Some("Python")),
            ("settings", "import os\nK = 1\n", Some("Python")),
            ("run", "#!/usr/bin/env python3\nK = 1\n", Some("Python")),
            ("config.rb", "", Some("Ruby")),
            ("app", "const K = '1';\n", Some("JavaScript")),
            ("start.ps1", "", Some("PowerShell")),
            ("start", "$env:K = \"1\"\n", Some("PowerShell")),
            ("vars", "set -gx K 1\n", Some("fish")),
            ("main.tf", "", Some("Terraform")),
            ("bot.service", "[Service]\nEnvironment=K=1\n", Some("systemd")),
            ("bot", "[Service]\nEnvironment=K=1\n", Some("systemd")),
            ("settings.ini", "[a]\nK=1\n", Some("INI")),
            ("start", "@echo off\nset K=1\n", Some("Windows batch")),
            ("Dockerfile", "ENV K=1\n", Some("Dockerfile")),
        ];
        for (name, text, form) in table {
            assert_eq!(of(name, text), form, "{name}: {text}");
        }
    }

    #[test]
    fn settings_files_and_scripts_stay_what_they_are() {
        for (name, text) in [
            (".env", "K=1\n"),
            (".env", "[section]\nimport this\nK=1\n"),
            (".env.local", "export K='1' # note: this\n"),
            ("settings", "A=1\n# b: c\nK=\"1\"\n"),
            ("app.properties", "a.b=1\n"),
            ("plain.ini", "K = \"1\"\n"),
            ("start.sh", "#!/bin/sh\nset -x\nexport K=1\nfrom here\n"),
            ("run", "#!/usr/bin/env bash\nset -euo pipefail\nK=1\n"),
            (".envrc", "dotenv\nexport K=1\n"),
            ("empty", ""),
        ] {
            assert_eq!(of(name, text), None, "{name}: {text}");
        }
        assert!(is_script("run", "#!/bin/bash\n") && !is_script("run", "#!/usr/bin/env fish\n"));
        assert!(is_called_env("shop.env") && is_called_env(".env.local") && !is_called_env("environment"));
    }
}
