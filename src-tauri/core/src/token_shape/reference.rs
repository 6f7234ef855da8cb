//! The words with which settings and people point to a token that is kept elsewhere: in a vault, in a cloud, in another
//! variable. Pure.

/// The beginnings of values that say where a secret is kept, in small letters: of 1Password, Vault, vals, Bitwarden,
/// Doppler, the clouds, sops, dotenvx, Infisical, Ansible, Kubernetes, CI systems, and of programs that put another
/// variable in. Behind a colon no space may follow, because `secret: …` has the secret behind it.
const STARTS: &[&str] = &[
    "${",
    "$(",
    "{{",
    "<%",
    "%(",
    "%{",
    "`",
    "op://",
    "vault:",
    "hcp-vault:",
    "ref+",
    "bw:",
    "bws:",
    "doppler:",
    "doppler.",
    "akv:",
    "akv@",
    "azurekv:",
    "azkv:",
    "@microsoft.keyvault",
    "keyvault:",
    "arn:aws",
    "awssm:",
    "aws:",
    "asm:",
    "ssm:",
    "resolve:",
    "gcp:",
    "gcpsm:",
    "gsm:",
    "sm://",
    "secret:",
    "secrets:",
    "secretref",
    "secrets.",
    "secretkeyref",
    "configmapkeyref",
    "valuefrom",
    "infisical:",
    "keychain:",
    "keyring:",
    "pass:",
    "lastpass:",
    "keepass:",
    "file:",
    "/run/secrets/",
    "env:",
    "env(",
    "env.",
    "encrypted:",
    "enc[",
    "$ansible_vault",
    "process.env",
    "import.meta.env",
    "deno.env",
    "os.environ",
    "os.getenv",
    "system.getenv",
    "getenv(",
];

/// Whether a value is the name under which a program or a vault keeps a secret.
pub fn is_reference(value: &str) -> bool {
    let value = value.trim();
    let lower = value.to_ascii_lowercase();
    let begins = |start: &&str| {
        let rest = lower.strip_prefix(*start);
        rest.is_some_and(|rest| !(start.ends_with(':') && rest.starts_with(char::is_whitespace)))
    };
    STARTS.iter().any(begins)
        || is_variable(value)
        || is_tagged(value)
        || lower.starts_with("projects/") && lower.contains("/secrets/")
        || lower.contains(".vault.azure.net/")
}

/// Whether a line of a manifest or a workflow says where its value is kept: `valueFrom:`, `secretKeyRef:`.
pub fn is_kept_line(line: &str) -> bool {
    const KEYS: [&str; 6] =
        ["valuefrom", "secretkeyref", "configmapkeyref", "secretref", "fromdatabase", "secretmanager"];
    let line = line.trim().trim_start_matches("- ").to_ascii_lowercase();
    line.split_once(':').is_some_and(|(key, _)| KEYS.contains(&key.trim()))
}

/// `$NAME`, `$env:NAME` or `%NAME%`, which shells put in.
fn is_variable(value: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let of_shell = value.strip_prefix('$').map(|name| {
        let scope = name.get(..4).filter(|scope| scope.eq_ignore_ascii_case("env:"));
        scope.map_or(name, |scope| &name[scope.len()..])
    });
    let of_batch = value.strip_prefix('%').and_then(|name| name.strip_suffix('%'));
    of_shell.is_some_and(is_name) || of_batch.is_some_and(is_name)
}

/// A tag or an anchor of YAML: `!Ref X`, `!secret x`, `&token`.
fn is_tagged(value: &str) -> bool {
    let tag = value
        .strip_prefix(['!', '&'])
        .and_then(|tag| tag.split(char::is_whitespace).next())
        .unwrap_or_default();
    tag.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-/.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_says_where_a_token_is_kept_is_a_reference() {
        for value in [
            "op://shop/instagram/token",
            "vault:secret/data/ig#token",
            "ref+awssecrets://ig",
            "{{ doppler.THREADS_TOKEN }}",
            "{{resolve:secretsmanager:ig:SecretString:token}}",
            "${{ secrets.IG_TOKEN }}",
            "$IG_TOKEN",
            "$env:IG_TOKEN",
            "%IG_TOKEN%",
            "!Ref IgToken",
            "!secret ig_token",
            "&ig",
            "arn:aws:secretsmanager:eu-central-1:1:secret:ig",
            "arn:aws-cn:ssm:cn-north-1:1:parameter/ig",
            "projects/1/secrets/ig/versions/latest",
            "https://shop.vault.azure.net/secrets/ig",
            "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/ig)",
            "ENC[AES256_GCM,data:x]",
            "process.env.IG_TOKEN",
            "secret:ig",
        ] {
            assert!(is_reference(value), "{value}");
        }
        assert!(is_kept_line("  valueFrom:") && is_kept_line("- secretKeyRef: { name: ig, key: token }"));
    }

    #[test]
    fn words_and_values_are_none() {
        for value in
            ["", "hello", "secret: 0123456789abcdef", "file: x", "$", "$5", "!", "token", "100%", "& more"]
        {
            assert!(!is_reference(value), "{value}");
        }
        assert!(!is_kept_line("value: 1") && !is_kept_line("from"));
    }
}
