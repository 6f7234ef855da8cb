//! The cases of a card, each in one place: the texts, the ledger and the window read them as they are spelled here.

use serde::Serialize;

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
    /// The computer has no certificates by which a far one could be told.
    NoRoots = "no_roots",
    /// The file does not exist.
    Gone = "gone",
    /// Another program holds the file so that it cannot be replaced.
    InUse = "in_use",
    /// The file was changed between reading and writing.
    Changed = "changed",
    /// The file is a device or a socket.
    NotSettings = "not_settings",
    /// The file is a pipe, through which another program hands out what it keeps.
    Pipe = "pipe",
    /// The path leads to a folder, or a folder was to be opened.
    Folder = "folder",
    /// A page was to be opened in the browser.
    Page = "page",
    /// The file is larger than settings are.
    TooLarge = "too_large",
    /// The file may not be read.
    NotReadable = "not_readable",
    /// Somebody else made a file of the name that is ours.
    NotOurs = "not_ours",
    /// The folder in which the file would be made does not exist.
    NoFolder = "no_folder",
    /// The folder belongs to another user.
    AnotherUsers = "another_users",
    /// The folder is a link.
    IsLink = "is_link",
    /// Other users may write into the folder.
    OthersWrite = "others_write",
    /// The line changed while Meta was asked; the new token is kept beside the file.
    KeptBeside = "kept_beside",
    /// The new token has a character that no settings file can hold; it is kept beside the file.
    NotPlain = "not_plain",
    /// The file for the dates holds something else.
    NotMetadata = "not_metadata",
    /// The token is in its place, and the file with its dates could not be written.
    NotNoted = "not_noted",
    /// The file is written in another language.
    Form = "form",
    /// A line of the file is no NAME=value.
    Stray = "stray",
    /// The file is a script, to whose end no line can be added.
    Script = "script",
    /// A quote of the line is never closed.
    OpenQuote = "open_quote",
    /// A backslash stands at the end of the line.
    Backslash = "backslash",
    /// Words stand behind the closing quote.
    BehindQuote = "behind_quote",
    /// A `#` touches the value.
    Touching = "touching",
    /// Words stand behind the token.
    Words = "words",
    /// The token is part of an address.
    InAddress = "in_address",
    /// The token has an invisible mark in it.
    Invisible = "invisible",
    /// The word of a header stands before the token.
    HeaderWord = "header_word",
    /// The line says where the token is kept.
    Reference = "reference",
    /// The line has no value.
    EmptyLine = "empty_line",
    /// Something else stands around the token.
    Around = "around",
    /// Practice uses its own folder only, and the file is outside of it.
    Practice = "practice",
    /// The pretend Meta or the folder of practice does not work.
    PracticeBroken = "practice_broken",
    /// The pretend Meta runs elsewhere, so that its time and its events are not ours to set.
    PretendElsewhere = "pretend_elsewhere",
    /// The password vault runs and has no keyring.
    NoKeyring = "no_keyring",
    /// The system asks for the password of the vault, and nobody has answered.
    Asking = "asking",
    /// The password vault runs, and this program may not use it.
    Denied = "denied",
    /// The password vault has none of the entries that were kept.
    NoneOfOurs = "none_of_ours",
    /// One entry of the password vault is there and cannot be used.
    OneEntry = "one_entry",
    /// The passphrase does not open the vault's file.
    WrongPassphrase = "wrong_passphrase",
    /// The passphrase cannot be read.
    NoPassphrase = "no_passphrase",
    /// Another program still uses the practice folder that was to be deleted.
    Practicing = "practicing",
    /// Another program of ours works on the folder.
    Running = "running",
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
    /// The person was asked about the account or its Pages and did not answer in time.
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
    /// A person sent the token to a place, or looked at it, and the place cannot take it.
    NotSent = "not_sent",
    /// The program that uses the token has to be started again.
    Restart = "restart",
    /// The person logged out, or Meta had trouble of its own.
    LoggedOut = "logged_out",
    /// A program or a person ended the token by a call.
    EndedByCall = "ended_by_call",
    /// The Page is gone, not public, or the person lost the role on it.
    PageClosed = "page_closed",
    /// The person who was written to wrote too long ago.
    Window = "window",
    /// The person who was written to cannot be reached.
    Recipient = "recipient",
    /// The Page or account may not send messages for now.
    Sending = "sending",
    /// The owner does not let programs read messages.
    MessageSwitch = "message_switch",
    /// Page and Instagram account are not linked.
    NotLinked = "not_linked",
    /// The account is held back until its owner does something at Meta.
    AccountHeld = "account_held",
    /// The person switched off apps in the privacy settings.
    OptedOut = "opted_out",
    /// The day's number of posts is reached.
    DayLimit = "day_limit",
    /// The same was posted before.
    Duplicate = "duplicate",
    /// The picture or video cannot be used.
    Media = "media",
    /// Meta called the token good, and the end that it told is over.
    WorkedThen = "worked_then",
    /// The words of the post.
    Caption = "caption",
    /// The link in the post.
    Link = "link",
    /// A value that a program sent with its question.
    AskedFor = "asked_for",
    /// The proof that is made of the app secret and the token.
    ProofWrong = "proof_wrong",
    /// The Meta app's own token is wanted.
    TokenOfApp = "token_of_app",
    /// The picture or video is not ready yet.
    NotReady = "not_ready",
    /// The app is not live, or Meta has not approved it for this.
    NotLive = "not_live",
    /// The account whose token gave the Page's does not name the Page any more.
    NotNamed = "not_named",
    /// The system user has no Page.
    SystemUser = "system_user",
    /// New Pages do not have this any more.
    NewPages = "new_pages",
    /// The app uses Facebook Login for Business, which wants a business permission.
    BusinessLogin = "business_login",
    /// The other program asks for a permission that Meta has ended.
    RetiredPermission = "retired_permission",
    /// The other program asks for a permission that Meta does not know.
    StrangePermission = "strange_permission",
    /// A person's token was used where the Page's own is wanted.
    PageToken = "page_token",
    /// Another token was used where a person's is wanted.
    PersonToken = "person_token",
    /// The token of another Page is wanted.
    OtherPage = "other_page",
    /// Meta paused the app's calls.
    Paused = "paused",
    /// Meta put the app to sleep because it was not used.
    Asleep = "asleep",
    /// Meta does not let the app act for this person.
    Behalf = "behalf",
    /// An admin of the Page has to log in.
    PageAdmin = "page_admin",
    /// Meta refused one thing, and a missing permission is one of several possible causes.
    Refused = "refused",
    /// No token came along with the call.
    NoToken = "no_token",
    /// Another program asked Meta in a way that Meta does not know.
    AskedWrongly = "asked_wrongly",
    /// The answer is that of another program, not of Meta.
    OtherProgram = "other_program",
    /// A tool reads the website without a token.
    Website = "website",
    /// The text is an HTTP status alone.
    Status = "status",
    /// Meta says that the token works, and when it ends.
    Works = "works",
    /// Meta says that the token works and has no end.
    WorksEndless = "works_endless",
    /// An ID of another kind is wanted.
    WrongId = "wrong_id",
    /// The ID is a person's where a Page's is wanted.
    PersonId = "person_id",
    /// The ID is a Page's where another kind is wanted.
    PageNumber = "page_number",
    /// The Meta app was deleted.
    Deleted = "deleted",
    /// The app is in development, and the person has no role in it.
    NoRole = "no_role",
    /// The invite is not accepted, or the account is a personal one.
    OrPersonal = "or_personal",
    /// The session of the log-in ended, or boxes of the Meta app are empty.
    Session = "session",
    /// A network was asked with the token of another one.
    AskedElsewhere = "asked_elsewhere",
    /// Another program could not reach Meta.
    Elsewhere = "elsewhere",
    /// Meta's log-in page says no.
    LogInPage = "log_in_page",
    /// A token that is kept here cannot be read by Meta.
    Kept = "kept",
    /// It may be so; Meta does not say.
    MayBe = "may_be",
    /// A newer version of this program wrote it.
    Newer = "newer",
    /// A newer version of this program works with what this one has open.
    Updated = "updated",
    /// The clocks of this computer and of Meta differ.
    Differs = "differs",
    /// The clock of this computer is ahead of Meta's.
    Ahead = "ahead",
    /// The clock of this computer is behind Meta's.
    Behind = "behind",
    /// The clock of this computer shows another day than Meta's.
    AnotherDay = "another_day",
    /// The list of accounts was lost and made anew from the vault.
    FoundAgain = "found_again",
    /// The list of accounts was lost, and the vault has no account.
    NoneFound = "none_found",
    /// The list of accounts was lost, and the vault cannot list what it holds.
    NotListed = "not_listed",
    /// The end of a pasted address is missing.
    AddressCut = "address_cut",
    /// A mail program put an address of its own in the place of ours.
    AddressChanged = "address_changed",
    /// Two tokens were pasted in one text.
    TwoTokens = "two_tokens",
    /// The code of a log-in was pasted where a token was wanted.
    LogInCode = "log_in_code",
    /// The name of a line was pasted, with nothing behind it.
    NoValue = "no_value",
    /// The pasted text says where a token is kept, and has none in it.
    KeptElsewhere = "kept_elsewhere",
    /// The middle of the pasted token is hidden by dots or stars.
    Masked = "masked",
    /// An address without a token was pasted.
    Address = "address",
    /// A word of a template stands in the token's place.
    Placeholder = "placeholder",
    /// The token of another service was pasted.
    OtherService = "other_service",
    /// The token was broken over two lines of the file.
    OverLines = "over_lines",
    /// The file is called `.env` and is written in another language.
    EnvForm = "env_form",
    /// The line has a colon where a settings file has `=`.
    Colon = "colon",
    /// The line begins with the dash of a list.
    Dash = "dash",
    /// The line has a token and no name.
    Nameless = "nameless",
    /// No line has the name that was asked for.
    NoLine = "no_line",
    /// The name that was asked for is behind a `#`.
    BehindMark = "behind_mark",
    /// The name of a line has other small and capital letters than the name that was asked for.
    OtherCase = "other_case",
    /// The name that was asked for is in a line that is no `NAME=value`.
    InLine = "in_line",
    /// A token of Instagram's first interface, which was closed in 2020.
    FirstKind = "first_kind",
    /// The program that changes the certificates of browsers is not installed.
    NoCertutil = "no_certutil",
    /// The browser's store of certificates has a password of its own.
    OwnPassword = "own_password",
    /// There is no browser whose certificates we can change.
    NoBrowser = "no_browser",
    /// The person stopped the program.
    Stopped = "stopped",
    /// The passphrase of a sealed file is another one.
    Passphrase = "passphrase",
    /// The new passphrase of a file is too short.
    PassphraseShort = "passphrase_short",
    /// A sealed text is for a key that is not, or no longer, kept here.
    OtherKey = "other_key",
    /// A part of a sealed text is missing or was changed.
    SealedCut = "sealed_cut",
    /// The text was not sealed by this program, or for something else.
    SealedStrange = "sealed_strange",
    /// A newer version of this program sealed it.
    SealedNewer = "sealed_newer",
    /// The file sets up an app that returns to another computer.
    HandoverAway = "handover_away",
    /// A value in a file that this program sealed cannot be right.
    HandoverDamaged = "handover_damaged",
    /// The app of the file is kept here with other values.
    HandoverDiffers = "handover_differs",
    /// The passphrase of a backup is another one.
    BackupPassphrase = "backup_passphrase",
    /// The file is no backup.
    BackupStrange = "backup_strange",
    /// A part of a backup is missing or was changed.
    BackupCut = "backup_cut",
    /// A value in a backup cannot be right.
    BackupDamaged = "backup_damaged",
    /// The file is larger than any backup that is taken.
    BackupLarge = "backup_large",
    /// A backup of practice was to be restored among real accounts.
    BackupPractice = "backup_practice",
    /// A backup of real accounts was to be restored in practice.
    BackupReal = "backup_real",
    /// The file sets up a Meta app, and a backup was wanted.
    IsHandover = "is_handover",
    /// The file is a backup, and one that sets up a Meta app was wanted.
    IsBackup = "is_backup",
    /// There is a file of that name, which is not written over.
    IsThere = "is_there",
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
