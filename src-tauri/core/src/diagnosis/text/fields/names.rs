//! The names of Meta's fields, as Meta and as programs write them.

/// A field of Meta's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Code,
    Subcode,
    Kind,
    Message,
    /// `err="…"` of a log, which may stand beside the program's own message.
    Err,
    Title,
    UserMessage,
    Transient,
    Trace,
    Valid,
    ExpiresAt,
    Scopes,
}

/// The field of a name, however its words are joined.
pub fn key_of(name: &str) -> Option<Key> {
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let owner = OWNERS.iter().find(|owner| name.starts_with(*owner));
    let own = owner.map_or(name.as_str(), |owner| &name[owner.len()..]);
    Some(match own {
        "code" | "errorcode" | "errcode" => Key::Code,
        "subcode" | "errorsubcode" | "errsubcode" | "suberrorcode" | "subcodeerror" => Key::Subcode,
        "err" | "error" => Key::Err,
        "type" | "errortype" => Key::Kind,
        "message" | "errormessage" | "errormsg" | "msg" => Key::Message,
        "errorusertitle" | "usertitle" => Key::Title,
        "errorusermsg" | "errorusermessage" | "usermsg" => Key::UserMessage,
        "istransient" => Key::Transient,
        "fbtraceid" | "traceid" => Key::Trace,
        "isvalid" => Key::Valid,
        "expiresat" => Key::ExpiresAt,
        "scopes" => Key::Scopes,
        _ => return None,
    })
}

/// How programs begin the names of Meta's fields in their logs: `graph_code`, `meta_subcode`.
const OWNERS: [&str; 6] = ["graph", "meta", "facebook", "fb", "instagram", "threads"];
