use super::*;

#[test]
fn what_is_no_settings_file_is_called_by_its_language() {
    let table = [
        ("docker-compose.yml", "a=1\n", Some(Form::Compose)),
        ("stack.yml", "a: 1\n", Some(Form::Yaml)),
        ("deploy.yml", "on: push\njobs:\n  a:\n", Some(Form::Actions)),
        ("bot.yaml", "apiVersion: apps/v1\nkind: Deployment\n", Some(Form::Kubernetes)),
        ("compose", "services:\n  a:\n    environment:\n      - K=1\n", Some(Form::Compose)),
        ("secret", "apiVersion: v1\nkind: Secret\ndata:\n  TOKEN: VEhBQQ==\n", Some(Form::KubernetesSecret)),
        (".env", "services:\n  a: 1\n", Some(Form::Compose)),
        (".env", "threads:\n  token: 1\n", Some(Form::Yaml)),
        ("vars", "TOKEN: 1\n", Some(Form::Yaml)),
        ("credentials.json", "{", Some(Form::Json)),
        ("config", "{\"a\": 1}", Some(Form::Json)),
        (".env", "{\"a\": 1}", Some(Form::Json)),
        ("wp-config.php", "", Some(Form::Php)),
        ("wp-config", "<?php\ndefine('K', '1');\n", Some(Form::Php)),
        ("index.html", "", Some(Form::Html)),
        ("page", "<!doctype html>\n<p>", Some(Form::Html)),
        ("settings_local.py", "K = \"1\"\n", Some(Form::Python)),
        ("settings", "import os\nK = 1\n", Some(Form::Python)),
        ("run", "#!/usr/bin/env python3\nK = 1\n", Some(Form::Python)),
        ("config.rb", "", Some(Form::Ruby)),
        ("app", "const K = '1';\n", Some(Form::JavaScript)),
        ("start.ps1", "", Some(Form::PowerShell)),
        ("start", "$env:K = \"1\"\n", Some(Form::PowerShell)),
        ("vars", "set -gx K 1\n", Some(Form::Fish)),
        ("main.tf", "", Some(Form::Terraform)),
        ("bot.service", "[Service]\nEnvironment=K=1\n", Some(Form::Systemd)),
        ("bot", "[Service]\nEnvironment=K=1\n", Some(Form::Systemd)),
        ("settings.ini", "[a]\nK=1\n", Some(Form::Ini)),
        ("start", "@echo off\nset K=1\n", Some(Form::Batch)),
        ("Dockerfile", "ENV K=1\n", Some(Form::Dockerfile)),
    ];
    for (name, text, form) in table {
        assert_eq!(of(name, text), form, "{name}: {text}");
    }
}

#[test]
fn settings_files_and_scripts_stay_what_they_are() {
    for (name, text) in [
        (".env", "K=1\n"),
        (".env", "TOKEN: 1\nID: 2\n"),
        (".env", "  - TOKEN=1\n  - ID=2\n"),
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
