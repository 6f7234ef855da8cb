//! Permissions in words: their names as Meta writes them, and the word "permission" in the languages that Meta answers
//! in.

use super::phrases::plain;

/// The beginnings of permission names ("Permissions Reference"). The names themselves change several times a year.
const FAMILIES: [&str; 4] = ["threads_", "instagram_", "pages_", "whatsapp_business_"];

/// The words that follow such a beginning. A field or a variable of the same family has another one.
const SECOND: [&str; 19] = [
    "basic",
    "content",
    "manage",
    "read",
    "keyword",
    "delete",
    "location",
    "profile",
    "share",
    "business",
    "graph",
    "branded",
    "shopping",
    "show",
    "messaging",
    "user",
    "utility",
    "management",
    "public",
];

/// Permissions of no such family.
const ALONE: [&str; 8] = [
    "business_management",
    "ads_management",
    "ads_read",
    "leads_retrieval",
    "catalog_management",
    "read_insights",
    "publish_video",
    "page_events",
];

/// Permissions that Meta has ended: Instagram Basic Display (December 2024), the first names of Instagram's permissions
/// (January 2025), and Facebook's old ones.
const RETIRED: [&str; 9] = [
    "user_profile",
    "user_media",
    "business_basic",
    "business_content_publish",
    "business_manage_messages",
    "business_manage_comments",
    "publish_actions",
    "manage_pages",
    "publish_pages",
];

/// The word "permission" or its stem.
const WORDS: [&str; 20] = [
    "permission",
    "разрешени",
    "berechtigung",
    "permiso",
    "permiss",
    "autorisation",
    "autorizzazion",
    "autorizaci",
    "toestemming",
    "machtiging",
    "uprawnie",
    "zezwol",
    "izin",
    "izni",
    "дозв",
    "behörighet",
    "tilladelse",
    "許可",
    "权限",
    "권한",
];

/// The permissions that a text names, in its order, each once.
pub fn named_in(text: &str) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    let lower = text.to_lowercase();
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    for word in lower.split(|letter: char| !is_of_name(letter)).filter(|word| is_name(word)) {
        if named.iter().all(|known| known != word) {
            named.push(word.to_owned());
        }
    }
    named
}

/// The first retired permission that a text names.
pub fn retired_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    lower
        .split(|letter: char| !is_of_name(letter))
        .find_map(|word| RETIRED.into_iter().find(|retired| *retired == word))
}

/// Whether words ask for a permission: by its name, or by the word in one of many languages.
pub fn asks_for_one(message: &str) -> bool {
    let plain = plain(message);
    WORDS.iter().any(|word| plain.contains(word)) || !named_in(message).is_empty()
}

/// Whether words name a permission and say that it is needed.
pub fn asked_for_in(message: &str) -> bool {
    let plain = plain(message);
    let is_needed = [
        "requir",
        "missing",
        "need",
        "grant",
        "lack",
        "without",
        "not have",
        "не хватает",
        "нужн",
        "требует",
    ];
    !named_in(message).is_empty() && is_needed.iter().any(|word| plain.contains(word))
}

/// Whether a message says nothing but that there is an error: numbers, and words for "error" and "code".
pub fn is_bare(message: &str) -> bool {
    const EMPTY: [&str; 19] = [
        "error",
        "errors",
        "code",
        "subcode",
        "error_code",
        "exception",
        "oauthexception",
        "graphmethodexception",
        "igapiexception",
        "thapiexception",
        "facebookapiexception",
        "graph",
        "meta",
        "fehler",
        "код",
        "ошибка",
        "ошибки",
        "codigo",
        "código",
    ];
    let plain = plain(message);
    plain
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .all(|word| EMPTY.contains(&word))
}

fn is_name(word: &str) -> bool {
    if ALONE.contains(&word) {
        return true;
    }
    let rest = FAMILIES.iter().find_map(|family| word.strip_prefix(family));
    let Some(rest) = rest else { return false };
    let is_field = ["_id", "token", "_account", "_user"].iter().any(|end| rest.ends_with(end));
    !is_field && SECOND.contains(&rest.split('_').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_is_known_by_its_name_and_a_field_is_none() {
        let text = "This endpoint requires the 'pages_read_engagement' permission, not instagram_business_account. \
                    THREADS_ACCESS_TOKEN, page_id, (Pages_Read_Engagement), threads_basic.";
        assert_eq!(named_in(text), ["pages_read_engagement", "threads_basic"]);
        assert_eq!(retired_in("Invalid scope: user_profile"), Some("user_profile"));
        assert_eq!(retired_in("Invalid scope: []"), None);
    }

    #[test]
    fn a_permission_is_asked_for_in_many_languages() {
        for asking in [
            "Die Anwendung hat nicht die Berechtigung für diese Aktion",
            "La aplicación no tiene permiso para esta acción",
            "Приложению не предоставлено разрешение на это действие",
            "L'application n'a pas l'autorisation nécessaire",
            "needs pages_manage_posts",
        ] {
            assert!(asks_for_one(asking), "{asking}");
        }
        assert!(!asks_for_one("This Page is closed today"));
    }

    #[test]
    fn numbers_and_the_word_for_error_say_nothing() {
        assert!(is_bare("(#10)") && is_bare("Error code: 200") && is_bare(""));
        assert!(!is_bare("(#200) no") && !is_bare("Нельзя"));
    }
}
