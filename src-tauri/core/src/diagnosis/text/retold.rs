//! Meta's answers in the words of other tools: planners of posts, plugins, mails. Each tool says it in its own words, so
//! a cause is recognised by what the words speak of. English and Russian, and the words for a professional account in
//! some more languages.

use super::{signs, strangers};
use crate::diagnosis::causes::{NO_CAUSE, NOT_LINKED, PAGE_ADMIN, PERMISSION, PERSONAL, TURNED_OFF};
use crate::diagnosis::{Finding, permissions};

/// The cause that a retold text means. `plain`: the text as phrases are sought in it.
pub fn cause(text: &str, plain: &str) -> Option<Finding> {
    let speaks_of = Subject::of(text, plain);
    professional(plain, speaks_of)
        .or_else(|| admin(plain, speaks_of))
        .or_else(|| permission(text, plain, speaks_of))
        .or_else(|| password(plain, speaks_of))
        .or_else(|| ended(plain, speaks_of))
}

/// The subject of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Instagram,
    /// A planner that posts to Meta's networks, and no other service.
    Planner,
    Meta,
    Unnamed,
    /// Another service.
    Other,
}

impl Subject {
    fn of(text: &str, plain: &str) -> Self {
        if has(plain, &["instagram", "инстаграм"]) {
            Self::Instagram
        } else if signs::names_meta(text) {
            Self::Meta
        } else if has(plain, &PLANNERS) && strangers::mentioned(text).is_none() {
            Self::Planner
        } else if strangers::mentioned(text).is_some() || strangers::host(text).is_some() {
            Self::Other
        } else {
            Self::Unnamed
        }
    }

    fn is_metas(self) -> bool {
        matches!(self, Self::Instagram | Self::Planner | Self::Meta)
    }
}

/// Planners of posts, which say nothing else than what the networks say.
const PLANNERS: [&str; 18] = [
    "smmplanner",
    "postmypost",
    "amplifr",
    "livedune",
    "onlypult",
    "novapress",
    "smmbox",
    "kuku.io",
    "hootsuite",
    "metricool",
    "publer",
    "socialbee",
    "planoly",
    "sprout social",
    "loomly",
    "agorapulse",
    "sendible",
    "crowdfire",
];

fn has(plain: &str, words: &[&str]) -> bool {
    words.iter().any(|word| plain.contains(word))
}

/// No professional account, or none that is linked to a Page.
fn professional(plain: &str, subject: Subject) -> Option<Finding> {
    /// Kinds of accounts that other services have too.
    const KINDS: [&str; 18] = [
        "business account",
        "business profile",
        "creator profile",
        "professional profile",
        "instagram business",
        "personal account",
        "personal instagram",
        "unternehmenskonto",
        "бизнес-аккаунт",
        "бизнес аккаунт",
        "бизнес-профил",
        "бизнес профил",
        "типа «бизнес»",
        "типа бизнес",
        "личный аккаунт",
        "личного аккаунта",
        "личный профил",
        "профиль компании",
    ];
    /// Kinds of accounts that Instagram alone has.
    const OWN: [&str; 14] = [
        "instagram profesional",
        "instagram profissional",
        "creator account",
        "professional account",
        "business or creator",
        "professional instagram",
        "professionelles",
        "cuenta profesional",
        "compte professionnel",
        "account professionale",
        "conta profissional",
        "профессиональн",
        "аккаунт автора",
        "авторский аккаунт",
    ];
    const LINKS: [&str; 17] = [
        "linked to a facebook page",
        "connected to a facebook page",
        "link it to the page",
        "linked to a page",
        "connected to a page",
        "hangs on a facebook page",
        "facebook-seite verknüpf",
        "vinculada a una página",
        "связан со страницей",
        "связана со страницей",
        "связаны со страницей",
        "свяжите со страницей",
        "привязан к странице",
        "привязана к странице",
        "привязана страница",
        "подключен к странице",
        "связанной страницы",
    ];
    const LACKS: [&str; 33] = [
        " no ",
        "nenhuma ",
        "ninguna ",
        "aucun ",
        "nessun ",
        "not ",
        "n't",
        "only ",
        "must ",
        "need",
        "requires",
        "switch to",
        "convert",
        "kein",
        "nur ",
        "muss ",
        "debe",
        "necesita",
        "solo ",
        " pas ",
        "doit",
        "deve",
        " не ",
        "нет ",
        "нужен",
        "нужна",
        "нужно",
        "только",
        "требуется",
        "должен",
        "переключите",
        "переведите",
        "смените",
    ];
    let has_kind = match subject {
        Subject::Other => false,
        Subject::Instagram | Subject::Planner => has(plain, &KINDS) || has(plain, &OWN),
        Subject::Meta | Subject::Unnamed => {
            has(plain, &OWN) || has(plain, &["личный аккаунт", "личного аккаунта"])
        }
    };
    if !has(plain, &LACKS) {
        return None;
    }
    let is_linked = subject.is_metas() && has(plain, &LINKS);
    match (has_kind, is_linked) {
        (true, _) => Some(PERSONAL),
        (false, true) => Some(NOT_LINKED),
        _ => None,
    }
}

/// The person has no rights on the Page.
fn admin(plain: &str, subject: Subject) -> Option<Finding> {
    const ADMIN: [&str; 7] = [
        "admin access",
        "admin rights",
        "admin permission",
        "not an admin",
        "not admin",
        "page admin",
        "администратор",
    ];
    const LACKS: [&str; 16] = [
        "don't have",
        "do not have",
        "doesn't have",
        "not an admin",
        "not admin",
        "need",
        "must",
        "lack",
        "нет ",
        "не явля",
        "нужны",
        "нужен",
        "должн",
        "не администратор",
        "недостаточно",
        "требу",
    ];
    let is_of_page = has(plain, &["page", "страниц"]);
    (subject.is_metas() && is_of_page && has(plain, &ADMIN) && has(plain, &LACKS)).then_some(PAGE_ADMIN)
}

/// A permission by its name and that it is missing, or that permissions are missing for one of Meta's networks.
fn permission(text: &str, plain: &str, subject: Subject) -> Option<Finding> {
    const MISSING: [&str; 19] = [
        "missing permission",
        "insufficient permission",
        "not enough permission",
        "lacks permission",
        "lacks the permission",
        "permissions are missing",
        "permission is missing",
        "not have permission",
        "нет прав",
        "недостаточно прав",
        "не хватает прав",
        "нет разрешени",
        "недостаточно разрешений",
        "не хватает разрешени",
        "не выдан",
        "не предоставлен",
        "отсутствуют права",
        "отсутствует разрешени",
        "отсутствуют разрешени",
    ];
    let is_named = permissions::asked_for_in(text);
    (is_named || subject.is_metas() && has(plain, &MISSING)).then_some(PERMISSION)
}

/// A changed password of one of Meta's networks.
fn password(plain: &str, subject: Subject) -> Option<Finding> {
    const CHANGED: [&str; 17] = [
        "password was changed",
        "password has been changed",
        "password changed",
        "change of password",
        "password change",
        "пароль был изменен",
        "пароль изменен",
        "пароля изменен",
        "смена пароля",
        "смены пароля",
        "сменили пароль",
        "изменили пароль",
        "поменяли пароль",
        "поменял пароль",
        "пароль сменил",
        "пароль поменя",
        "пароль изменил",
    ];
    let is_told = has(plain, &CHANGED) || has(plain, &["пароль"]) && has(plain, &["изменен", "сменен"]);
    (subject.is_metas() && is_told).then_some(TURNED_OFF)
}

/// A token or a connection of one of Meta's networks that a tool calls ended.
fn ended(plain: &str, subject: Subject) -> Option<Finding> {
    const WHAT: [&str; 19] = [
        "channel",
        "profile",
        "аккаунт",
        "token",
        "connection",
        "access",
        "authoriz",
        "authoris",
        "login",
        "session",
        "токен",
        "ключ",
        "подключени",
        "соединени",
        "маркер",
        "доступ",
        "авторизаци",
        "сесси",
        "вход ",
    ];
    const ENDED: [&str; 31] = [
        "needs to be refreshed",
        "needs to be reauthor",
        "needs to be reconnected",
        "must be reconnected",
        "need to reconnect",
        "needs reconnecting",
        "нужно переподключить",
        "expired",
        "no longer valid",
        "is not valid",
        "is invalid",
        "invalid token",
        "was lost",
        "has been lost",
        "was disconnected",
        "is broken",
        "has been revoked",
        "was revoked",
        "abgelaufen",
        "истек",
        "недействит",
        "не действ",
        "устарел",
        "слетел",
        "утерян",
        "потерян",
        "отозван",
        "просроч",
        "перестал",
        "больше не работает",
        "сброшен",
    ];
    let is_of_meta = subject.is_metas() && strangers::host(plain).is_none();
    (is_of_meta && has(plain, &WHAT) && has(plain, &ENDED)).then_some(NO_CAUSE)
}
