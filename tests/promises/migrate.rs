//! What `sixty places migrate` promises to a project that has kept its tokens alive by itself. The five projects are those
//! of the guides that people follow: a back end with a script that prints, steps at Meta's pages, a script with metadata
//! and a schedule, a Streamlit program, and a workflow that is green and changes nothing.

use std::fs;

use serde_json::Value;
use sixty_practice::Network;
use sixty_tests::sandbox::{I, Sandbox, T, text};

/// A project: its network and person, the file with the token, its other files, and what is told of them.
struct Project {
    network: Network,
    person: &'static str,
    holder: (&'static str, &'static str),
    files: &'static [(&'static str, &'static str)],
    told: &'static [(&'static str, &'static str, u64, &'static str)],
}

const PRINTS: Project = Project {
    network: T,
    person: "corner.bakery",
    holder: ("apps/backend/.env", "# Threads\nTHREADS_ACCESS_TOKEN={}\nTHREADS_USER_ID=20000000000000002\n"),
    files: &[
        (
            "apps/backend/scripts/refresh-token.js",
            "const url = `${host}/refresh_access_token?grant_type=th_refresh_token&access_token=${old}`;\n\
             const { data } = await axios.get(url);\nconsole.log('New token:', data.access_token);\n",
        ),
        (
            "TOKEN_EXPIRED.md",
            "Run node scripts/refresh-token.js, or trade a token:\n\n\
             curl -X POST https://graph.threads.net/access_token \\\n  -d grant_type=th_exchange_token \\\n  \
             -d client_secret=0123456789abcdef0123456789abcdef\n",
        ),
    ],
    told: &[
        ("token", "apps/backend/.env", 2, "THREADS_ACCESS_TOKEN"),
        ("script", "apps/backend/scripts/refresh-token.js", 1, "writes it nowhere"),
        ("guide", "TOKEN_EXPIRED.md", 4, "no longer need"),
        ("app_secret", "TOKEN_EXPIRED.md", 5, "secret of a Meta app"),
    ],
};

const BY_HAND: Project = Project {
    network: I,
    person: "jam.and.toast",
    holder: ("backend/.env", "INSTAGRAM_ACCESS_TOKEN={}\r\nINSTAGRAM_USER_ID=17841400000000001\r\n"),
    files: &[(
        "SETUP.md",
        "1. https://developers.facebook.com/tools/explorer/\n2. Copy it to backend/.env\n",
    )],
    told: &[
        ("token", "backend/.env", 1, "INSTAGRAM_ACCESS_TOKEN"),
        ("guide", "SETUP.md", 1, "no longer need"),
    ],
};

const WITH_METADATA: Project = Project {
    network: I,
    person: "jam.and.toast",
    holder: (".env.local", "IG_USER_ID=17841400000000001\nIG_ACCESS_TOKEN='{}' # until spring\n"),
    files: &[
        (
            "scripts/refresh-instagram-token.mjs",
            "const r = await fetch(`${api}/refresh_access_token?grant_type=ig_refresh_token`);\n\
             fs.writeFileSync('.env.local', lines);\n",
        ),
        (
            "scripts/instagram-token.json",
            "{\n  \"access_token\": \"{start}...\",\n  \"expires_at\": 1234567890,\n  \"note\": \"ours\"\n}\n",
        ),
        ("package.json", "{\"scripts\": {\n\"refresh-instagram-token\": \"node scripts/x.mjs\"\n}}\n"),
        ("deploy/crontab", "0 2 */30 * * cd /srv/site && npm run refresh-instagram-token\n"),
        (
            "deploy/task.xml",
            "<Task xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\"><Exec>\n\
             <Arguments>run refresh-instagram-token</Arguments></Exec></Task>\n",
        ),
        (
            ".github/workflows/refresh.yml",
            "on:\n  schedule:\n    - cron: '0 0 */30 * *'\njobs:\n  refresh:\n    steps:\n      \
             - run: npm run refresh-instagram-token\n      - run: git add .env.local && git commit -m new && git push\n",
        ),
    ],
    told: &[
        ("token", ".env.local", 2, "IG_ACCESS_TOKEN"),
        ("script", "scripts/refresh-instagram-token.mjs", 1, "does that now"),
        ("metadata", "scripts/instagram-token.json", 2, "keeps the dates"),
        ("npm_script", "package.json", 2, "npm starts"),
        ("cron", "deploy/crontab", 1, "*/30 doesn't mean every 30 days"),
        ("scheduled_task", "deploy/task.xml", 1, "Task Scheduler"),
        ("workflow", ".github/workflows/refresh.yml", 3, "into your code"),
    ],
};

const STREAMLIT: Project = Project {
    network: T,
    person: "corner.bakery",
    holder: (".streamlit/secrets.toml", "[threads]\ntoken = \"{}\" # вручную\n"),
    files: &[
        ("app_gemini.py", "import streamlit as st\n"),
        (
            "ТОКЕН.md",
            "```python\ndef refresh_token_if_needed(token, secret):\n    \
             return get(f\"https://graph.threads.net/access_token?grant_type=th_exchange_token\")\n```\n",
        ),
    ],
    told: &[
        ("token", ".streamlit/secrets.toml", 2, "threads.token"),
        ("streamlit", "app_gemini.py", 1, "Start it again"),
        ("guide", "ТОКЕН.md", 3, "should extend the one of 60 days"),
    ],
};

const GREEN: Project = Project {
    network: T,
    person: "corner.bakery",
    holder: (".env", "export TOKEN=\"{}\"\n"),
    files: &[
        (
            "steps.md",
            "GET /refresh_access_token?grant_type=th_refresh_token&access_token=YOUR_SHORT_LIVED_TOKEN\n",
        ),
        (
            ".github/workflows/refresh-token.yml",
            "on:\n  schedule:\n    - cron: '0 0 1 * *'\njobs:\n  refresh:\n    steps:\n      \
             - run: curl \"https://graph.threads.net/refresh_access_token?access_token=${{ secrets.TOKEN }}\" || true\n",
        ),
        (
            ".github/workflows/secret.yml",
            "on:\n  schedule:\n    - cron: '0 0 1 * *'\njobs:\n  refresh:\n    steps:\n      \
             - run: ./refresh-token.sh | gh secret set TOKEN\n        env:\n          \
             GH_TOKEN: ${{ secrets.GITHUB_TOKEN }}\n",
        ),
    ],
    told: &[
        ("token", ".env", 1, "TOKEN"),
        ("guide", "steps.md", 1, "extends a token of an hour"),
        ("workflow", ".github/workflows/refresh-token.yml", 3, "kept nowhere"),
        ("workflow", ".github/workflows/secret.yml", 3, "with GITHUB_TOKEN"),
    ],
};

#[test]
fn each_kind_of_project_is_taken_over_and_kept_current_in_its_own_file() {
    for project in [PRINTS, BY_HAND, WITH_METADATA, STREAMLIT, GREEN] {
        let sandbox = Sandbox::with_vault_file();
        let token = laid_out(&sandbox, &project);
        let (file, content) = project.holder;

        let taken = sandbox.sixty(&["places", "migrate", "site"]).ended(0);

        for (kind, file, line, said) in project.told {
            assert!(tells(&taken, kind, file, *line, said), "{kind} {file}: {}", taken["found"]);
        }
        assert_eq!(taken["found"].as_array().unwrap().len(), project.told.len(), "{}", taken["found"]);
        assert_eq!(text(&taken["accounts"][0], "name"), project.person);
        assert_eq!(text(&taken["places"][0], "state"), "current");
        let site = |name: &str| sandbox.read(&format!("site/{name}"));
        assert_eq!(site(file), content.replace("{}", &token), "what is right stays");

        sandbox.pass_days(31);
        sandbox.sixty(&["extend"]).ended(0);
        let renewed = sandbox.sixty_in_words(&["get", project.person]).stdout.trim().to_owned();
        assert_ne!(renewed, token);
        assert_eq!(site(file), content.replace("{}", &renewed));
        for (name, content) in project.files {
            if !name.ends_with("instagram-token.json") {
                assert_eq!(site(name), *content, "the old way is told and left alone");
            }
        }
    }
}

#[test]
fn the_dates_that_a_script_kept_are_kept_on_and_what_else_stands_there_stays() {
    let sandbox = Sandbox::with_vault_file();
    laid_out(&sandbox, &WITH_METADATA);
    sandbox.sixty(&["places", "migrate", "site"]).ended(0);

    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();

    let dates: Value = serde_json::from_str(&sandbox.read("site/scripts/instagram-token.json")).unwrap();
    let renewed = sandbox.sixty_in_words(&["get", "jam.and.toast"]).stdout;
    assert_eq!(text(&dates, "access_token"), format!("{}...", &renewed[..20]));
    let end: chrono::DateTime<chrono::Utc> = text(&account, "expires_at").parse().unwrap();
    assert_eq!(dates["expires_at"], end.timestamp());
    assert_eq!(text(&dates, "note"), "ours");
}

#[test]
fn a_dry_run_tells_the_same_asks_nothing_of_meta_and_keeps_nothing() {
    let sandbox = Sandbox::with_vault_file();
    laid_out(&sandbox, &WITH_METADATA);

    let told = sandbox.sixty(&["places", "migrate", "site", "--dry-run"]).ended(0);

    assert_eq!(told["found"].as_array().unwrap().len(), WITH_METADATA.told.len());
    assert_eq!((&told["accounts"], &told["places"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    assert_eq!(sandbox.calls("/me"), 0);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], Value::Array(vec![]));
}

#[test]
fn a_project_with_a_dead_token_waits_for_its_account_and_no_token_is_said() {
    let sandbox = Sandbox::with_vault_file();
    let token = laid_out(&sandbox, &PRINTS);
    sandbox.pass_days(70);

    let taken = sandbox.sixty(&["places", "migrate", "site"]).ended(3);
    let words = sandbox.sixty_in_words(&["places", "migrate", "site"]);

    assert_eq!(text(&taken["skipped"][0]["problem"], "code"), "imp.old");
    assert_eq!(text(&taken["places"][0], "state"), "waiting");
    assert_eq!(words.code, 3, "{}", words.stderr);
    for said in [taken.to_string(), words.stdout, words.stderr] {
        assert!(!said.contains(&token), "{said}");
    }
}

#[test]
fn what_is_no_project_is_said_and_nothing_is_made() {
    let sandbox = Sandbox::with_vault_file();
    fs::create_dir_all(sandbox.path("empty")).unwrap();
    let none = sandbox.sixty(&["places", "migrate", "empty"]).ended(0);
    assert_eq!(none["found"], Value::Array(vec![]));
    let gone = sandbox.sixty(&["places", "migrate", "gone"]);
    assert_eq!((gone.code, gone.stdout.as_str()), (2, ""));
}

/// Writes the files of a project into `site`; returns its token.
fn laid_out(sandbox: &Sandbox, project: &Project) -> String {
    let token = sandbox.token(project.network, project.person);
    let (file, content) = project.holder;
    let holder = (file, content.replace("{}", &token));
    let others =
        project.files.iter().map(|(name, content)| (*name, content.replace("{start}", &token[..20])));
    for (name, content) in others.chain([holder]) {
        let path = sandbox.path("site").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        sandbox.file(&format!("site/{name}"), content);
    }
    token
}

fn tells(taken: &Value, kind: &str, file: &str, line: u64, said: &str) -> bool {
    taken["found"].as_array().unwrap().iter().any(|row| {
        text(row, "kind") == kind
            && text(row, "file").replace('\\', "/").ends_with(&format!("/site/{file}"))
            && row["line"] == line
            && text(row, "said").contains(said)
    })
}
