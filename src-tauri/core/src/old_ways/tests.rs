use super::*;

fn found(path: &str, text: &str) -> Vec<(Kind, usize, Vec<Fault>)> {
    let found = of(Path::new(path), text.as_bytes());
    found.into_iter().map(|old_way| (old_way.kind, old_way.line, old_way.faults)).collect()
}

#[test]
fn a_script_that_asks_for_a_new_token_is_known_in_every_language() {
    for (path, text) in [
        (
            "refresh.js",
            "fetch(`https://graph.instagram.com/refresh_access_token?x`);\nfs.writeFileSync(f, t)",
        ),
        ("job.py", "requests.get('https://graph.threads.net/refresh_access_token')\nf.write(t)"),
        ("bin/renew", "#!/bin/sh\ncurl \"$HOST/refresh_access_token\" > token.txt\n"),
        ("cron.php", "<?php file_put_contents($f, get('ig_refresh_token'));"),
    ] {
        let [(kind, _, faults)] = &found(path, text)[..] else { panic!("{path}") };
        assert_eq!((*kind, faults.as_slice()), (Kind::Script, [].as_slice()), "{path}");
    }
    assert_eq!(found("shop.js", "const token = refresh();"), []);
}

#[test]
fn a_script_that_only_shows_the_token_or_trades_it_instead_of_extending_it_is_told() {
    let prints =
        "const url = `${host}/refresh_access_token?grant_type=th_refresh_token`;\nconsole.log(token);\n";
    assert_eq!(found("refresh-token.js", prints), [(Kind::Script, 1, vec![Fault::OnlyPrints])]);
    let trades = "def refresh_token_if_needed(token):\n    return get(f'{HOST}/access_token?grant_type=th_exchange_token')\n";
    assert_eq!(
        found("app.py", trades),
        [(Kind::Script, 2, vec![Fault::ExchangesForRefresh, Fault::OnlyPrints])]
    );
}

#[test]
fn a_step_of_thirty_days_is_told_in_cron_in_a_workflow_and_in_a_guide() {
    let cron =
        "MAILTO=a@b.c\n# 0 2 */30 * * npm run refresh-token\n0 2 */30 * * cd /srv && npm run refresh-token\n";
    assert_eq!(found("crontab.txt", cron), [(Kind::Cron, 3, vec![Fault::DayStep])]);
    let each_week = "0 2 * * 1 /srv/renew-token.sh\n";
    assert_eq!(found("crontab", each_week), [(Kind::Cron, 1, vec![])]);
    let each_second_month = "0 2 1 */2 * /srv/renew-token.sh\n";
    assert_eq!(found("crontab", each_second_month), [(Kind::Cron, 1, vec![Fault::TooRare])]);
    let guide = "Call ig_refresh_token:\n```\n- cron: '0 0 */30 * *'  # monthly\n```\n";
    assert_eq!(found("TOKEN.md", guide), [(Kind::Guide, 1, vec![Fault::DayStep])]);
}

#[test]
fn a_workflow_is_told_with_everything_that_is_wrong_with_it() {
    let path = "shop/.github/workflows/refresh-token.yml";
    let head = "on:\n  schedule:\n    - cron: \"0 0 1 * *\"\njobs:\n  a:\n    steps:\n";
    let runs = "      - run: npm run refresh-instagram-token\n";
    let commits = "      - run: git add .env.local && git commit -m x && git push\n";
    let secret = "      - run: gh secret set IG_TOKEN\n        env:\n          GH_TOKEN: ${{ secrets.GITHUB_TOKEN }}\n";
    let quiet = "        continue-on-error: true\n";
    for (steps, faults) in [
        (runs.to_owned(), vec![Fault::ThrownAway, Fault::Sleeps]),
        (format!("{runs}{commits}"), vec![Fault::CommitsToken, Fault::Sleeps]),
        (format!("{runs}{secret}"), vec![Fault::GithubToken, Fault::Sleeps]),
        (format!("{runs}{quiet}{commits}"), vec![Fault::CommitsToken, Fault::Sleeps, Fault::HidesFailure]),
    ] {
        assert_eq!(found(path, &format!("{head}{steps}")), [(Kind::Workflow, 3, faults)], "{steps}");
    }
    assert_eq!(found(path, "on: push\njobs: {}\n"), []);
    assert_eq!(found("refresh-token.yml", &format!("{head}{runs}")), []);
}

#[test]
fn the_rest_of_what_people_have_is_known() {
    let dates = "{\n  \"access_token\": \"IGAAmadeupmadeupmade...\",\n  \"expires_at\": 1790000000\n}\n";
    assert_eq!(found("scripts/instagram-token.json", dates), [(Kind::Metadata, 2, vec![])]);
    let package = "{\n  \"scripts\": {\n    \"dev\": \"next\",\n    \"refresh-ig\": \"node refresh-token.js\"\n  }\n}\n";
    assert_eq!(found("package.json", package), [(Kind::NpmScript, 4, vec![])]);
    let task = "<Task xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n<Actions>\n<Exec>\n<Arguments>run refresh-instagram-token</Arguments>";
    assert_eq!(found("task.xml", task), [(Kind::ScheduledTask, 3, vec![])]);
    let made = "schtasks /create /tn \"Refresh token\" /sc monthly\n";
    assert_eq!(found("setup.bat", made), [(Kind::ScheduledTask, 1, vec![])]);
    assert_eq!(found("app.py", "import streamlit as st\n"), [(Kind::Streamlit, 1, vec![])]);
    let short = "GET /refresh_access_token?access_token=YOUR_SHORT_LIVED_TOKEN\n";
    assert_eq!(found("steps.md", short), [(Kind::Guide, 1, vec![Fault::RefreshesShort])]);
}

#[test]
fn an_app_secret_is_told_where_others_read_it_and_not_where_it_belongs() {
    let line = "client_secret=0123456789abcdef0123456789abcdef\n";
    assert_eq!(found("README.md", line), [(Kind::AppSecret, 1, vec![])]);
    assert_eq!(found("job.py", line), [(Kind::AppSecret, 1, vec![])]);
    assert_eq!(found(".env", line), []);
    assert_eq!(found("README.md", "commit 0123456789abcdef0123456789abcdef\n"), []);
}

proptest::proptest! {
    #[test]
    fn no_file_makes_it_panic(
        name in proptest::sample::select(vec!["a.js", ".github/workflows/a.yml", "crontab", "package.json", "a.md", "a.json"]),
        text in "(\\PC|\n|- cron: '|\\* |refresh_access_token|\"scripts\"|[{}:/\"]){0,40}",
    ) {
        of(Path::new(name), text.as_bytes());
    }
}
