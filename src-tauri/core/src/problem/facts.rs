//! The words that a problem's facts are called by, each in one place: the texts, the ledger and the window read them
//! as they are spelled here.

use serde::Serialize;

/// The name of a fact, as the texts of a card use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactName {
    /// The ID of the Meta app that the problem is about.
    App,
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
    /// How many hours ago a token was made that is too young to be extended.
    Hours,
    /// The variable, or the line number, within a file.
    Line,
    /// The account, as people write it (`@jam.and.toast`).
    Name,
    /// The network's brand, e.g. "Threads".
    Network,
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
    /// The path of a place that missed the new token.
    Place,
    /// The port of the return address that another program listens on.
    Port,
    /// The address that Meta's log-in returns to.
    ReturnAddress,
    /// When the next try is made or makes sense.
    Time,
    /// For how many seconds we waited for another process. Only [`super::Problem::is_busy`] problems have it.
    Waited,
    /// Which case of the card's sentence applies: a [`Case`].
    Why,
}

impl FactName {
    /// The spelling in the texts, in the ledger and in the window.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Count => "count",
            Self::Date => "date",
            Self::Detail => "detail",
            Self::Field => "field",
            Self::File => "file",
            Self::Hours => "hours",
            Self::Line => "line",
            Self::Name => "name",
            Self::Network => "network",
            Self::Other => "other",
            Self::Page => "page",
            Self::PageId => "page_id",
            Self::Pages => "pages",
            Self::Permission => "permission",
            Self::Place => "place",
            Self::Port => "port",
            Self::ReturnAddress => "return_address",
            Self::Time => "time",
            Self::Waited => "waited",
            Self::Why => "why",
        }
    }
}

macro_rules! cases {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// The case of a card that a problem is: one code may have several, each with a sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum Case { $($(#[$doc])* #[serde(rename = $word)] $name,)* }

        impl Case {
            /// Every case; a test holds the spelling of each against its own.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The spelling in the texts, in the ledger and in the window.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

cases! {
    /// The file does not exist.
    Gone = "gone",
    /// Another program holds the file so that it cannot be replaced.
    InUse = "in_use",
    /// The file was changed between reading and writing.
    Changed = "changed",
    /// The file is a folder, a device or larger than settings are.
    NotSettings = "not_settings",
    /// Practice uses its own folder only, and the file is outside of it.
    Practice = "practice",
    /// Another program still uses the practice folder that was to be deleted.
    Practicing = "practicing",
    /// The line of the file already holds something else.
    Taken = "taken",
    /// Only a part of the file's name was given.
    Part = "part",
    /// The file is not UTF-8 text.
    NotText = "not_text",
    /// Node and python-dotenv read a line of the file differently.
    Unclear = "unclear",
    /// The file sets the same variable twice.
    Twice = "twice",
    /// The name of the line cannot be a variable's name.
    VariableName = "name",
    /// The person said that this is not the account.
    SaidNo = "said_no",
    /// The person was asked whether this is the account and did not answer in time.
    NoAnswer = "no_answer",
    /// The log-in gave access to no Page of the name that was asked for.
    UnknownPage = "unknown",
    /// The log-in gave access to several Pages of the name that was asked for.
    SeveralPages = "several",
    /// The token was logged out, or refused without a reason.
    NotGood = "not_good",
    /// The app was not used for 90 days.
    Unused = "unused",
    /// The person lost the role on the Page.
    PageRole = "page_role",
    /// The token was made by another app.
    OtherApp = "other_app",
    /// Meta wants something from the person first.
    Held = "held",
    /// A user ID was pasted where a token was wanted.
    UserId = "user_id",
    /// The pasted text has no token in it.
    OtherText = "other_text",
    /// A number was pasted: an app ID or a user ID.
    Number = "number",
    /// A signed identity token was pasted, which gives no access.
    IdToken = "id_token",
    /// The return address begins with `http:` where Meta wants `https:`.
    Http = "http",
    /// The return address was typed on Meta's page and never picked from the suggestions.
    Chip = "chip",
    /// The app's list of domains lacks the return address's.
    Domain = "domain",
    /// Instagram says the same of a wrong secret and of a wrong return address.
    OrSecret = "or_secret",
    /// No app ID was sent.
    Empty = "empty",
    /// Meta does not know the app ID.
    Strange = "strange",
    /// The app secret belongs to another app than the token.
    OfOther = "of_other",
    /// The app demands that its calls are signed with the app secret.
    Proof = "proof",
    /// The app lacks the product or use case for the call.
    NoProduct = "no_product",
    /// We asked for permissions that Meta does not have.
    Permissions = "permissions",
    /// Meta lets people do it by hand, but no program.
    ByHand = "by_hand",
    /// The program that uses the token has to be started again.
    Restart = "restart",
    /// It may be so; Meta does not say.
    MayBe = "may_be",
    /// A newer version of this program wrote it.
    Newer = "newer",
    /// The clocks of this computer and of Meta differ.
    Differs = "differs",
    /// The list of accounts was lost and made anew from the vault.
    FoundAgain = "found_again",
    /// The list of accounts was lost, and the vault cannot list what it holds.
    NotListed = "not_listed",
}

impl Case {
    /// The case of this spelling.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|case| case.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_found_by_its_own_spelling() {
        for case in Case::ALL {
            assert_eq!(Case::named(case.as_str()), Some(*case));
        }
        assert_eq!(Case::named("something else"), None);
    }
}
