//! What the word before a number says of it, in many languages.

use super::super::fields::{floor, is_metas_kind};
use super::super::signs;
use super::Is;

/// `190, OAuthException`: some tools write the type of Meta's error behind its code.
pub(super) fn is_before_a_type(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ',', ';', ':', '-', '(', '/']);
    let word = rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    is_metas_kind(word)
}

/// The meaning of a number, by the word before it. The word for "code" is known in several languages.
pub(super) fn name(text: &str, start: usize) -> Is {
    const CODE: [&str; 16] = [
        "code",
        "код",
        "кода",
        "коду",
        "ошибки",
        "código",
        "codigo",
        "codice",
        "kod",
        "kodu",
        "kode",
        "コード",
        "代码",
        "代碼",
        "코드",
        "кодом",
    ];
    const ERROR: [&str; 13] = [
        "exception",
        "error",
        "fehler",
        "ошибка",
        "ошибку",
        "erreur",
        "erro",
        "errore",
        "błąd",
        "hata",
        "fout",
        "помилка",
        "エラー",
    ];
    const SUBCODE: [&str; 14] = [
        "subcode",
        "sub-code",
        "субкод",
        "подкод",
        "subcódigo",
        "subcodigo",
        "untercode",
        "unterfehlercode",
        "sous-code",
        "sottocodice",
        "subkod",
        "podkod",
        "サブコード",
        "子代码",
    ];
    /// Two words for "error code".
    const CODES: [&str; 12] = [
        "code d'erreur",
        "code erreur",
        "código de error",
        "codigo de error",
        "codice di errore",
        "codice errore",
        "código de erro",
        "codigo de erro",
        "kod błędu",
        "код помилки",
        "código do erro",
        "code de l'erreur",
    ];
    if let Some(before) = text[..start].strip_suffix("(#") {
        return if signs::is_notation(text, before.len()) { Is::Code } else { Is::Numbered };
    }
    let lead = text[..start].trim_end();
    let separators: &[char] = &[' ', ':', '=', '"', '\'', '#', '(', '[', ']', '\t', '>', '\\', '-', '№'];
    let lead = lead.trim_end_matches(separators);
    let lead = lead
        .strip_suffix("(int")
        .or_else(|| lead.strip_suffix("int"))
        .unwrap_or(lead)
        .trim_end_matches(separators);
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    let letters = lead.char_indices().rev().take(24).take_while(|(_, letter)| is_letter(*letter));
    let start = letters.last().map_or(lead.len(), |(at, _)| at);
    let word = lead[start..].to_lowercase();
    let two = lead[floor(lead, lead.len().saturating_sub(40))..].to_lowercase();
    if CODES.iter().any(|code| two.ends_with(code)) || is_metas_kind(&word) {
        return Is::Code;
    }
    if SUBCODE.iter().any(|sub| word.ends_with(sub)) {
        return Is::Subcode;
    }
    if ERROR.iter().any(|error| word.ends_with(error)) || is_number_of_error(&word, &two) {
        return Is::Error;
    }
    let Some(rest) = CODE.iter().find_map(|code| word.strip_suffix(code)) else { return Is::Unnamed };
    let rest = rest.trim_end_matches(['_', '-']);
    const OF_META: [&str; 16] = [
        "", "error", "err", "erreur", "fehler", "fout", "fel", "fejl", "feil", "hata", "fb", "graph", "meta",
        "oauth", "facebook", "api",
    ];
    let is_metas = OF_META.contains(&rest);
    let is_others = || {
        let before = lead[..start].trim_end_matches(separators);
        rest.is_empty() && OTHERS.iter().any(|other| ends_with(before, other))
    };
    if is_metas && !is_others() { Is::Code } else { Is::Unnamed }
}

/// `ошибка номер 368`, `error number 190`.
fn is_number_of_error(word: &str, lead: &str) -> bool {
    const NUMBER: [&str; 6] = ["number", "номер", "nummer", "numéro", "número", "numero"];
    const ERROR: [&str; 5] = ["error", "ошибк", "fehler", "erreur", "errore"];
    NUMBER.contains(&word) && ERROR.iter().any(|error| lead.contains(error))
}

fn ends_with(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Words that show that a code belongs to another program than Meta.
const OTHERS: [&str; 14] = [
    "status",
    "http",
    "exit",
    "exited with",
    "return",
    "response",
    "country",
    "zip",
    "postal",
    "area",
    "dial",
    "bar",
    "verification",
    "process",
];
