use proptest::prelude::*;

use super::*;

/// A value for each parameter of any preset.
const VALUES: [(&str, &str); 20] = [
    ("app", "bakery"),
    ("context", "admin@bakery"),
    ("environment", "staging"),
    ("file", "/srv/bakery/compose.yaml"),
    ("folder", "/home/ann/bakery site"),
    ("key", "TOKEN"),
    ("mount", "kv"),
    ("name", "IG_TOKEN"),
    ("namespace", "web"),
    ("parameter", "/bakery/instagram"),
    ("path", "bakery/instagram"),
    ("profile", "bakery"),
    ("project", "bakery-1"),
    ("region", "eu-west-1"),
    ("repository", "ann/bakery"),
    ("secret", "bakery-instagram"),
    ("service", "web"),
    ("site", "corner-bakery"),
    ("unit", "bakery@1.service"),
    ("worker", "bakery"),
];

fn values(preset: &Preset, wanted: impl Fn(&Parameter) -> bool) -> BTreeMap<String, String> {
    let wanted = preset.parameters.iter().filter(|parameter| wanted(parameter));
    let value = |name: &str| VALUES.iter().find(|(of, _)| *of == name).unwrap().1.to_owned();
    wanted.map(|parameter| (parameter.name.to_owned(), value(parameter.name))).collect()
}

fn is_required(parameter: &Parameter) -> bool {
    parameter.need == Need::Required
}

fn token() -> Secret {
    Secret::new("IGAAmadeUpForTheTests0123")
}

/// A preset as a person would see it run: its words, and what it reads.
fn run(preset: &Preset, wanted: impl Fn(&Parameter) -> bool) -> String {
    let filled = preset.fill(&values(preset, wanted)).unwrap();
    let stdin = filled.stdin.bytes(&token()).expose().replace(token().expose(), "TOKEN");
    format!("{} < {stdin:?}", crate::places::command::shown(&filled.argv))
}

#[test]
fn the_names_are_promises() {
    let listed: Vec<String> = all()
        .iter()
        .map(|preset| {
            let parameters = preset.parameters.iter().map(|parameter| match parameter.need {
                Need::Required => format!(" {}", parameter.name),
                Need::Default(value) => format!(" {}={value}", parameter.name),
                Need::Optional => format!(" [{}]", parameter.name),
            });
            format!("{}{}", preset.name, parameters.collect::<String>())
        })
        .collect();
    assert_eq!(
        listed,
        [
            "github name repository [environment]",
            "vercel name environment=production folder",
            "cloudflare name worker",
            "fly name app",
            "supabase name project",
            "netlify name site",
            "heroku name app",
            "railway name project environment=production service",
            "kubernetes secret key [namespace] [context]",
            "google-cloud secret [project]",
            "aws secret [region] [profile]",
            "aws-parameter parameter [region] [profile]",
            "openbao path key mount=secret",
            "openbao-patch path key mount=secret",
            "vault path key mount=secret",
            "vault-patch path key mount=secret",
            "docker-compose file [service]",
            "systemd unit",
            "pm2 app",
        ]
    );
    for preset in all() {
        assert_eq!(named(preset.name).unwrap().name, preset.name);
    }
    assert!(named("gh").is_none());
}

#[test]
fn a_preset_with_all_its_parameters_is_this_command() {
    let ran: Vec<String> = all().iter().map(|preset| run(preset, |_| true)).collect();
    assert_eq!(
        ran,
        [
            r#"gh secret set IG_TOKEN --repo ann/bakery --env staging < "TOKEN""#,
            r#"vercel env add IG_TOKEN staging --force --cwd '/home/ann/bakery site' < "TOKEN""#,
            r#"wrangler secret put IG_TOKEN --name bakery < "TOKEN""#,
            r#"fly secrets import --app bakery < "IG_TOKEN=TOKEN\n""#,
            r#"supabase secrets set --env-file /dev/stdin --project-ref bakery-1 < "IG_TOKEN=TOKEN\n""#,
            r#"netlify env:import /dev/stdin --site corner-bakery < "IG_TOKEN=TOKEN\n""#,
            r#"heroku api PATCH /apps/bakery/config-vars < "{\"IG_TOKEN\":\"TOKEN\"}""#,
            r#"railway variable set IG_TOKEN --stdin --project bakery-1 --environment staging --service web < "TOKEN""#,
            r#"kubectl patch secret bakery-instagram --type merge --patch-file /dev/stdin --namespace web --context admin@bakery < "{\"stringData\":{\"TOKEN\":\"TOKEN\"}}""#,
            r#"gcloud secrets versions add bakery-instagram --data-file=- --quiet --project bakery-1 < "TOKEN""#,
            r#"aws secretsmanager put-secret-value --secret-id bakery-instagram --secret-string file:///dev/stdin --region eu-west-1 --profile bakery < "TOKEN""#,
            r#"aws ssm put-parameter --name /bakery/instagram --type SecureString --overwrite --value file:///dev/stdin --region eu-west-1 --profile bakery < "TOKEN""#,
            r#"bao kv put -mount=kv bakery/instagram TOKEN=- < "TOKEN""#,
            r#"bao kv patch -mount=kv bakery/instagram TOKEN=- < "TOKEN""#,
            r#"vault kv put -mount=kv bakery/instagram TOKEN=- < "TOKEN""#,
            r#"vault kv patch -mount=kv bakery/instagram TOKEN=- < "TOKEN""#,
            r#"docker compose --file /srv/bakery/compose.yaml up --detach web < """#,
            r#"systemctl --user restart bakery@1.service < """#,
            r#"pm2 restart bakery < """#,
        ]
    );
}

#[test]
fn what_may_be_left_out_takes_its_option_with_it() {
    let ran = |name: &str| run(named(name).unwrap(), is_required);
    for (name, expected) in [
        ("github", r#"gh secret set IG_TOKEN --repo ann/bakery < "TOKEN""#),
        ("vercel", r#"vercel env add IG_TOKEN production --force --cwd '/home/ann/bakery site' < "TOKEN""#),
        (
            "aws",
            r#"aws secretsmanager put-secret-value --secret-id bakery-instagram --secret-string file:///dev/stdin < "TOKEN""#,
        ),
        ("openbao", r#"bao kv put -mount=secret bakery/instagram TOKEN=- < "TOKEN""#),
        ("docker-compose", r#"docker compose --file /srv/bakery/compose.yaml up --detach < """#),
    ] {
        assert_eq!(ran(name), expected);
    }
}

#[test]
fn a_preset_says_which_parameter_it_cannot_use() {
    let preset = named("github").unwrap();
    let mut given = values(preset, is_required);
    given.remove("repository");
    assert_eq!(preset.fill(&given), Err(Unfilled::Missing("repository")));
    given.insert("repository".to_owned(), "ann/../../bakery".to_owned());
    assert_eq!(preset.fill(&given), Err(Unfilled::Unfit("repository")));
    given.insert("repo".to_owned(), "ann/bakery".to_owned());
    assert_eq!(preset.fill(&given), Err(Unfilled::Unknown("repo".to_owned())));
}

#[test]
fn no_value_can_become_an_option_a_file_or_a_second_line() {
    for odd in
        ["", "-", "--body=x", "-n", "@file", "a b", "a\nb", "a\0", "a\u{1b}[31m", "a$b", "{name}", "a;b"]
    {
        for kind in [Allowed::Variable, Allowed::Name, Allowed::Path] {
            assert!(!kind.fits(odd), "{kind:?}: {odd:?}");
        }
    }
    for odd in
        ["", "-", "compose.yaml", "--file", "../compose.yaml", "/srv/a\nb", "/srv/\0", "C:compose.yaml"]
    {
        assert!(!Allowed::File.fits(odd), "{odd:?}");
    }
    for path in ["/srv/corner bakery/compose.yaml", r"C:\Users\Ann\compose.yaml", "d:/compose.yaml"] {
        assert!(Allowed::File.fits(path), "{path:?}");
    }
    for path in ["..", "../a", "a/../b", "/.."] {
        assert!(!Allowed::Path.fits(path), "{path:?}");
    }
    assert!(!Allowed::Variable.fits("1A") && !Allowed::Variable.fits("A-B") && !Allowed::Variable.fits("É"));
    assert!(Allowed::Path.fits("arn:aws:secretsmanager:eu-west-1:123456789012:secret:bakery/ig-AbCdEf"));
    assert!(!Allowed::Path.fits(&"a".repeat(LONGEST + 1)));
}

#[test]
fn what_may_not_be_changed_in_an_entry_stays() {
    for preset in all() {
        let uses_stdin_by_path = preset.groups.concat().iter().any(|word| word.contains("/dev/stdin"));
        assert_eq!(uses_stdin_by_path, preset.systems == Systems::Unix, "{}", preset.name);
        assert_eq!(preset.kind == Kind::Restart, matches!(preset.form, Form::Nothing), "{}", preset.name);
        assert_eq!(preset.check.first(), Some(&preset.program()), "{}", preset.name);
        assert!(preset.page.starts_with("https://"), "{}", preset.name);
        for parameter in preset.parameters {
            if let Need::Default(value) = parameter.need {
                assert!(parameter.allowed.fits(value), "{} {}", preset.name, parameter.name);
            }
        }
    }
}

#[test]
fn a_token_with_quotes_in_it_stays_one_json_text() {
    let stdin = Stdin::Json { path: vec!["stringData".to_owned(), "TOKEN".to_owned()] };
    let odd = Secret::new("a\"b\\c");
    let read: Value = serde_json::from_str(stdin.bytes(&odd).expose()).unwrap();
    assert_eq!(read["stringData"]["TOKEN"], odd.expose());
}

proptest! {
    #[test]
    fn no_fill_shows_the_token_to_other_programs(index in 0..all().len(), token in "[A-Za-z0-9]{30,60}") {
        let preset = &all()[index];
        let filled = preset.fill(&values(preset, |_| true)).unwrap();
        let token = Secret::new(token);
        let read = filled.stdin.bytes(&token);
        prop_assert!(filled.argv.iter().all(|word| !token.has_piece_in(word)));
        prop_assert_eq!(read.expose().contains(token.expose()), preset.kind == Kind::Send);
    }

    #[test]
    fn a_value_that_fits_is_in_the_command_as_it_is(value in "\\PC{0,20}|[-@/._a-z]{0,6}", index in 0..all().len()) {
        let preset = &all()[index];
        for parameter in preset.parameters {
            let mut given = values(preset, |_| true);
            given.insert(parameter.name.to_owned(), value.clone());
            let Ok(filled) = preset.fill(&given) else { continue };
            prop_assert!(!value.starts_with(['-', '@']) && !value.contains(char::is_control));
            let stdin = filled.stdin.bytes(&token());
            prop_assert!(filled.argv.iter().any(|word| word.contains(&value)) || stdin.expose().contains(&value));
        }
    }
}
