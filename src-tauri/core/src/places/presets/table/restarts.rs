//! What makes a program read its settings again, after a file of them was written.

use super::super::Allowed::{File, Name};
use super::super::Form::Nothing;
use super::super::Kind::Restart;
use super::super::Need::{Optional, Required};
use super::super::{Preset, Systems};
use super::of;

pub(super) const DOCKER_COMPOSE: Preset = Preset {
    name: "docker-compose",
    kind: Restart,
    parameters: &[of("file", Required, File), of("service", Optional, Name)],
    // `restart` would start the containers again with the values that they were made with.
    groups: &[&["docker", "compose", "--file", "{file}", "up", "--detach"], &["{service}"]],
    form: Nothing,
    check: &["docker", "compose", "ls"],
    least_version: None,
    systems: Systems::All,
    page: "https://docs.docker.com/reference/cli/docker/compose/up/",
};

pub(super) const SYSTEMD: Preset = Preset {
    name: "systemd",
    kind: Restart,
    parameters: &[of("unit", Required, Name)],
    groups: &[&["systemctl", "--user", "restart", "{unit}"]],
    form: Nothing,
    check: &["systemctl", "--user", "show", "--property=Version"],
    least_version: None,
    systems: Systems::Linux,
    page: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
};

pub(super) const PM2: Preset = Preset {
    name: "pm2",
    kind: Restart,
    parameters: &[of("app", Required, Name)],
    // Without --update-env, which would hand the app the environment of Sixty.
    groups: &[&["pm2", "restart", "{app}"]],
    form: Nothing,
    check: &["pm2", "--version"],
    least_version: None,
    systems: Systems::All,
    page: "https://pm2.keymetrics.io/docs/usage/process-management/",
};
