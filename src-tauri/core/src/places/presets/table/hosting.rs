//! Services that run programs, and keep the values that those read when they start.

use super::super::Allowed::{File, Name, Path, Variable};
use super::super::Form::{Json, NameValue, Plain};
use super::super::Kind::Send;
use super::super::Need::{Default, Optional, Required};
use super::super::{Preset, Systems};
use super::of;

pub(super) const GITHUB: Preset = Preset {
    name: "github",
    kind: Send,
    parameters: &[
        of("name", Required, Variable),
        of("repository", Required, Path),
        of("environment", Optional, Name),
    ],
    groups: &[&["gh", "secret", "set", "{name}", "--repo", "{repository}"], &["--env", "{environment}"]],
    form: Plain,
    check: &["gh", "auth", "status"],
    least_version: None,
    systems: Systems::All,
    page: "https://cli.github.com/manual/gh_secret_set",
};

pub(super) const VERCEL: Preset = Preset {
    name: "vercel",
    kind: Send,
    parameters: &[
        of("name", Required, Variable),
        of("environment", Default("production"), Name),
        // The folder that was linked with the project.
        of("folder", Required, File),
    ],
    // Without --force a variable that is there already is an error.
    groups: &[&["vercel", "env", "add", "{name}", "{environment}", "--force", "--cwd", "{folder}"]],
    form: Plain,
    check: &["vercel", "whoami"],
    least_version: None,
    systems: Systems::All,
    page: "https://vercel.com/docs/cli/env",
};

pub(super) const CLOUDFLARE: Preset = Preset {
    name: "cloudflare",
    kind: Send,
    // The worker of an environment has a name of its own, `bakery-staging`. One that is not there is made, and is empty.
    parameters: &[of("name", Required, Variable), of("worker", Required, Name)],
    groups: &[&["wrangler", "secret", "put", "{name}", "--name", "{worker}"]],
    form: Plain,
    // `whoami` alone succeeds without a log-in.
    check: &["wrangler", "whoami", "--json"],
    least_version: None,
    systems: Systems::All,
    page: "https://developers.cloudflare.com/workers/wrangler/commands/#secret-put",
};

pub(super) const FLY: Preset = Preset {
    name: "fly",
    kind: Send,
    parameters: &[of("name", Required, Variable), of("app", Required, Name)],
    groups: &[&["fly", "secrets", "import", "--app", "{app}"]],
    form: NameValue("{name}"),
    check: &["fly", "auth", "whoami"],
    least_version: Some("0.0.147"),
    systems: Systems::All,
    page: "https://fly.io/docs/flyctl/secrets-import/",
};

pub(super) const SUPABASE: Preset = Preset {
    name: "supabase",
    kind: Send,
    parameters: &[of("name", Required, Variable), of("project", Required, Name)],
    groups: &[&["supabase", "secrets", "set", "--env-file", "/dev/stdin", "--project-ref", "{project}"]],
    form: NameValue("{name}"),
    check: &["supabase", "projects", "list"],
    least_version: None,
    systems: Systems::Unix,
    page: "https://supabase.com/docs/reference/cli/supabase-secrets-set",
};

pub(super) const NETLIFY: Preset = Preset {
    // No other command of netlify reads a value. This one takes the variable away and sets it anew: for all contexts, and
    // no longer marked as a secret.
    name: "netlify",
    kind: Send,
    parameters: &[of("name", Required, Variable), of("site", Required, Name)],
    // Without --site and outside of a linked folder it does nothing and succeeds.
    groups: &[&["netlify", "env:import", "/dev/stdin", "--site", "{site}"]],
    form: NameValue("{name}"),
    check: &["netlify", "api", "getCurrentUser"],
    least_version: None,
    systems: Systems::Unix,
    page: "https://cli.netlify.com/commands/env/#envimport",
};

pub(super) const HEROKU: Preset = Preset {
    // `heroku config:set` takes a value among its words alone. This command is of a plugin that Heroku makes; it answers
    // with all variables of the app.
    name: "heroku",
    kind: Send,
    parameters: &[of("name", Required, Variable), of("app", Required, Name)],
    groups: &[&["heroku", "api", "PATCH", "/apps/{app}/config-vars"]],
    form: Json(&["{name}"]),
    check: &["heroku", "api", "GET", "/account"],
    least_version: None,
    systems: Systems::All,
    page: "https://github.com/heroku/heroku-api-plugin",
};

pub(super) const RAILWAY: Preset = Preset {
    name: "railway",
    kind: Send,
    parameters: &[
        of("name", Required, Variable),
        of("project", Required, Name),
        of("environment", Default("production"), Name),
        of("service", Required, Name),
    ],
    groups: &[
        &["railway", "variable", "set", "{name}", "--stdin", "--project", "{project}"],
        &["--environment", "{environment}", "--service", "{service}"],
    ],
    form: Plain,
    check: &["railway", "whoami"],
    // --project is of this version.
    least_version: Some("4.57.4"),
    systems: Systems::All,
    page: "https://docs.railway.com/cli/variable",
};
