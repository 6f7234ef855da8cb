//! The names of a problem's facts, each in one place: the texts, the ledger and the window read them as they are spelled
//! here.

/// The name of a fact, as the texts of a card use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactName {
    /// The address of the page, or the path of the folder, that did not open.
    Address,
    /// The ID of the Meta app that the problem is about.
    App,
    /// Where a new token is made instead of by a log-in: in Meta's Business settings, which is the page of this name.
    Business,
    /// How many accounts need the Meta app that was to be removed. Only that problem has it.
    Count,
    /// The day a token ended or will end.
    Date,
    /// The error text of the system or a library, for "Show details"; never Meta's text.
    Detail,
    /// The label of the field on Meta's page that fixes a set-up mistake.
    Field,
    /// The path of the file or folder that could not be used.
    File,
    /// The folder that practice keeps to.
    Folder,
    /// What a file is that is no settings file: a [`crate::places`] form in data.
    Form,
    /// How many hours ago a token was made that is too young to be extended.
    Hours,
    /// The variable, or the line number, within a file.
    Line,
    /// The account, as people write it (`@jam.and.toast`).
    Name,
    /// For how many minutes Meta wants no calls.
    Minutes,
    /// The network's brand, e.g. "Threads".
    Network,
    /// The number of a line of a file, counted from 1, where `line` is its name.
    Number,
    /// The account or network that was found in place of the expected one.
    Other,
    /// The page of Meta's site that fixes a set-up mistake; for Facebook, the name of a Page.
    Page,
    /// Meta's id of the Facebook Page that a new log-in must give access to.
    PageId,
    /// The Facebook Pages that a log-in gave access to, as a list for people.
    Pages,
    /// The permission that is missing.
    Permission,
    /// The permissions of a token, as a list for people.
    Permissions,
    /// The path of a place that missed the new token.
    Place,
    /// How many places the account has; absent where it has none or where that is not known.
    Places,
    /// The port of the return address that another program listens on.
    Port,
    /// The program or host whose answer it is, where it is not Meta's.
    Program,
    /// Why a place did not get the token: a [`crate::places::Reason`] in data.
    Reason,
    /// The address that Meta's log-in returns to.
    ReturnAddress,
    /// What Meta says to people about the error, in Meta's words.
    Said,
    /// When the next try is made or makes sense.
    Time,
    /// For how many seconds we waited for another process. Only [`super::Problem::is_busy`] problems have it.
    Waited,
    /// Which case of the card's sentence applies: a [`super::Case`].
    Why,
}

impl FactName {
    /// The spelling in the texts, in the ledger and in the window.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::App => "app",
            Self::Business => "business",
            Self::Count => "count",
            Self::Date => "date",
            Self::Detail => "detail",
            Self::Field => "field",
            Self::File => "file",
            Self::Folder => "folder",
            Self::Form => "form",
            Self::Hours => "hours",
            Self::Line => "line",
            Self::Name => "name",
            Self::Minutes => "minutes",
            Self::Network => "network",
            Self::Number => "number",
            Self::Other => "other",
            Self::Page => "page",
            Self::PageId => "page_id",
            Self::Pages => "pages",
            Self::Permission => "permission",
            Self::Permissions => "permissions",
            Self::Place => "place",
            Self::Places => "places",
            Self::Port => "port",
            Self::Program => "program",
            Self::Reason => "reason",
            Self::ReturnAddress => "return_address",
            Self::Said => "said",
            Self::Time => "time",
            Self::Waited => "waited",
            Self::Why => "why",
        }
    }
}
