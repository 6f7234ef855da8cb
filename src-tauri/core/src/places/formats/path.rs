//! Addresses as text: JSON pointers, and keys joined by dots.

/// The steps of a JSON pointer (RFC 6901).
pub(super) fn of_pointer(at: &str) -> Option<Vec<String>> {
    if at.is_empty() {
        return Some(Vec::new());
    }
    at.strip_prefix('/')?.split('/').map(unescaped).collect()
}

/// The JSON pointer with these steps.
pub(super) fn pointer(path: &[String]) -> String {
    path.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

/// The steps of keys joined by dots: a key may stand in `"`, and a backslash takes the meaning from what follows it.
pub(super) fn of_dotted(at: &str) -> Option<Vec<String>> {
    let mut path = vec![String::new()];
    let mut in_quotes = false;
    let mut letters = at.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => path.last_mut()?.push(letters.next()?),
            '"' => in_quotes = !in_quotes,
            '.' if !in_quotes => path.push(String::new()),
            _ => path.last_mut()?.push(letter),
        }
    }
    (!in_quotes).then_some(path)
}

/// The keys joined by dots.
pub(super) fn dotted(path: &[String]) -> String {
    let steps: Vec<String> = path
        .iter()
        .map(|step| {
            let is_plain = !step.is_empty() && !step.contains(['.', '"', '\\']);
            if is_plain { step.clone() } else { quoted(step) }
        })
        .collect();
    steps.join(".")
}

/// A step in quotes.
pub(super) fn quoted(step: &str) -> String {
    format!("\"{}\"", step.replace('\\', "\\\\").replace('"', "\\\""))
}

fn unescaped(step: &str) -> Option<String> {
    let is_right = step.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    is_right.then(|| step.replace("~1", "/").replace("~0", "~"))
}
