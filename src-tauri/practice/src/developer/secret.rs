//! An app ID with its app secret, which is hidden until "Show" is pressed.

use super::parts::row_button;
use crate::page::escaped;

/// The two values below Meta's labels. `shows` names the secret to show: each has a name of its own.
pub fn id_and_secret(label: &str, id: &str, secret: &str, name: &str, shows: bool) -> String {
    // Meta's box is narrower than the secret, so that a person who drags over it copies only a part of it.
    let value = if shows { escaped(secret) } else { "•".repeat(8) };
    let act = if shows {
        String::new()
    } else {
        row_button(&format!("show:{name}"), "Show", &format!("{label} secret"))
    };
    format!(
        "<div class=\"field\"><b>{label} ID</b><code id=\"{name}-id\">{id}</code></div>\n\
         <div class=\"field\"><label for=\"{name}-secret\">{label} secret</label>\n\
         <form method=\"post\" class=\"line\"><input class=\"narrow\" id=\"{name}-secret\" type=\"text\" \
         value=\"{value}\" readonly>{act}</form></div>\n"
    )
}
