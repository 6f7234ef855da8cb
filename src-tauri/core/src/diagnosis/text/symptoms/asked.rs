//! The words of people who ask on the way to a token, each as [`super::Said::has`] seeks it. English and Russian.

/// A letter may tell of a token's end: its name does not make the sentence another service's.
pub const LETTERS: &[&str] = &["mail ", "email", "e mail", "почт"];
/// What else has a password, a code or an end.
pub const ACCESS_ELSEWHERE: &[&str] = &[
    "wifi",
    "wi fi",
    "passport",
    "milk",
    "subscription",
    "domain",
    "hosting",
    "licen",
    "antivirus",
    "вайфа",
    "паспорт",
    "подписк",
    "домен",
    "хостинг",
    "лиценз",
    "антивирус",
    "молок",
    "годности",
    "аренд",
    "домофон",
    "госуслуг",
];

pub const INVITES: &[&str] = &["invit", "приглашени"];

/// The browser's own words for our page.
pub const UNSAFE: &[&str] = &[
    "connection is not secure",
    "connection isn't secure",
    "connection not secure",
    "connection not private",
    "potential security risk",
    "security risk ahead",
    "connection is not safe",
    "подключение не защищен",
    "соединение не защищен",
    "подключение не безопасн",
    "соединение не безопасн",
    "подключение небезопасн",
    "соединение небезопасн",
    "подключение к сайту не защищен",
    "незащищенное соединение",
    "незащищенное подключение",
    "вероятная угроза безопасности",
];
pub const BROWSERS: &[&str] =
    &["browser", "chrome", "firefox", "safari", "браузер", "хром ", "сафари", "локалхост", "localhost"];
pub const SCARES: &[&str] = &[
    "warn",
    "scar",
    "not secure",
    "not safe",
    "unsafe",
    "insecure",
    "danger",
    "пуга",
    "предупрежд",
    "опасн",
    "небезопасн",
    "не безопасн",
    "не защищен",
    "ругается",
];

pub const PASSWORDS: &[&str] = &["password", "парол"];
pub const FORGOTTEN: &[&str] = &[
    "forgot",
    "don't remember",
    "dont remember",
    "can't remember",
    "cant remember",
    "don't know",
    "dont know",
    "lost ",
    "wrong",
    "not accept",
    "doesn't accept",
    "забыл",
    "не помн",
    "не знаю",
    "потерял",
    "не подходит",
    "неверн",
    "не принима",
];
pub const CODES: &[&str] = &["code ", "codes ", "sms ", "код ", "кода ", "смс "];
pub const IDENTITY: &[&str] =
    &["identity", "it's me", "its me", "who i am", "личност", "это я ", "что это вы "];
pub const CHECKED: &[&str] =
    &["confirm", "verif", "prove", "check", "подтверд", "подтвержд", "провер", "доказ"];

pub const IN_ENGLISH: &[&str] =
    &["in english", "only english", "foreign language", "по английски", "на английском", "английск"];
pub const STRANGE: &[&str] =
    &["understand", "everything", "all of it", "can't read", "cant read", "понима", "понят", "все "];

pub const TERMS: &[&str] = &["token", "access", "term ", "срок", "токен", "доступ"];
pub const ENDS: &[&str] = &[
    "expire",
    "expiring",
    "ends ",
    "ending ",
    "ran out",
    "runs out",
    "run out",
    "is over",
    "истек",
    "кончается",
    "кончился",
    "закончил",
    "заканчива",
    "кончится",
    "вышел ",
    "просроч",
];

pub const TOKENS: &[&str] = &["token", "токен"];
pub const SOUGHT: &[&str] = &[
    "where",
    "what is",
    "what's a",
    "what are",
    "how do i get",
    "how can i get",
    "how to get",
    "don't understand",
    "dont understand",
    "don't have",
    "dont have",
    "have no",
    "где ",
    "откуда",
    "что такое",
    "что это",
    "что за ",
    "как получить",
    "как взять",
    "как сделать",
    "не понима",
    "нет токена",
    "нету токена",
];
