//! Stores of secrets, from which programs fetch them.

use super::super::Allowed::{Name, Path};
use super::super::Form::{Json, Plain};
use super::super::Kind::Send;
use super::super::Need::{Default, Optional, Required};
use super::super::{Parameter, Preset, Systems};
use super::of;

pub(super) const KUBERNETES: Preset = Preset {
    name: "kubernetes",
    kind: Send,
    parameters: &[
        of("secret", Required, Name),
        of("key", Required, Name),
        of("namespace", Optional, Name),
        of("context", Optional, Path),
    ],
    // A patch leaves the other keys of the secret alone. `kubectl apply` would keep a second copy of the token in an
    // annotation.
    groups: &[
        &["kubectl", "patch", "secret", "{secret}", "--type", "merge", "--patch-file", "/dev/stdin"],
        &["--namespace", "{namespace}"],
        &["--context", "{context}"],
    ],
    form: Json(&["stringData", "{key}"]),
    check: &["kubectl", "auth", "can-i", "patch", "secrets"],
    least_version: None,
    systems: Systems::Unix,
    page: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_patch/",
};

pub(super) const GOOGLE_CLOUD: Preset = Preset {
    name: "google-cloud",
    kind: Send,
    parameters: &[of("secret", Required, Name), of("project", Optional, Path)],
    groups: &[
        &["gcloud", "secrets", "versions", "add", "{secret}", "--data-file=-", "--quiet"],
        &["--project", "{project}"],
    ],
    form: Plain,
    check: &["gcloud", "auth", "print-access-token", "--format=none"],
    least_version: None,
    systems: Systems::All,
    page: "https://cloud.google.com/sdk/gcloud/reference/secrets/versions/add",
};

pub(super) const AWS: Preset = Preset {
    name: "aws",
    kind: Send,
    parameters: &[of("secret", Required, Path), of("region", Optional, Name), of("profile", Optional, Name)],
    groups: &[
        &["aws", "secretsmanager", "put-secret-value", "--secret-id", "{secret}"],
        &["--secret-string", "file:///dev/stdin"],
        &["--region", "{region}"],
        &["--profile", "{profile}"],
    ],
    form: Plain,
    check: AWS_CHECK,
    least_version: None,
    systems: Systems::Unix,
    page: "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html",
};

pub(super) const AWS_PARAMETER: Preset = Preset {
    name: "aws-parameter",
    kind: Send,
    parameters: &[
        of("parameter", Required, Path),
        of("region", Optional, Name),
        of("profile", Optional, Name),
    ],
    groups: &[
        &["aws", "ssm", "put-parameter", "--name", "{parameter}", "--type", "SecureString", "--overwrite"],
        &["--value", "file:///dev/stdin"],
        &["--region", "{region}"],
        &["--profile", "{profile}"],
    ],
    form: Plain,
    check: AWS_CHECK,
    least_version: None,
    systems: Systems::Unix,
    page: "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html",
};

const AWS_CHECK: &[&str] = &["aws", "sts", "get-caller-identity"];

pub(super) const OPENBAO: Preset = Preset {
    // It replaces the whole secret, with all its keys.
    name: "openbao",
    kind: Send,
    parameters: KEY_VALUE,
    groups: &[&["bao", "kv", "put", "-mount={mount}", "{path}", "{key}=-"]],
    form: Plain,
    check: BAO_CHECK,
    least_version: None,
    systems: Systems::All,
    page: "https://openbao.org/docs/commands/kv/put",
};

pub(super) const OPENBAO_PATCH: Preset = Preset {
    // It leaves the other keys alone, and needs a secret that is there, in a store of version 2.
    name: "openbao-patch",
    groups: &[&["bao", "kv", "patch", "-mount={mount}", "{path}", "{key}=-"]],
    page: "https://openbao.org/docs/commands/kv/patch",
    ..OPENBAO
};

pub(super) const VAULT: Preset = Preset {
    name: "vault",
    groups: &[&["vault", "kv", "put", "-mount={mount}", "{path}", "{key}=-"]],
    check: VAULT_CHECK,
    // -mount is of this version.
    least_version: Some("1.11"),
    page: "https://developer.hashicorp.com/vault/docs/commands/kv/put",
    ..OPENBAO
};

pub(super) const VAULT_PATCH: Preset = Preset {
    name: "vault-patch",
    groups: &[&["vault", "kv", "patch", "-mount={mount}", "{path}", "{key}=-"]],
    page: "https://developer.hashicorp.com/vault/docs/commands/kv/patch",
    ..VAULT
};

const KEY_VALUE: &[Parameter] =
    &[of("path", Required, Path), of("key", Required, Name), of("mount", Default("secret"), Path)];

/// What the log-in may do with a path that every one has. `token lookup` would print the log-in itself.
const BAO_CHECK: &[&str] = &["bao", "token", "capabilities", "cubbyhole/sixty"];
const VAULT_CHECK: &[&str] = &["vault", "token", "capabilities", "cubbyhole/sixty"];
