//! A Meta app handed over in a sealed file, and a token that comes back sealed: two computers of two people.

use std::path::PathBuf;

use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, Network};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, key, leaks, run, text};

use super::dying::{connect_dying, dying, walk};

const PHRASE: &str = "blue river seven";

/// An agency with its three apps, and the computer of its client beside it.
struct Two {
    sandbox: Sandbox,
    agency: PathBuf,
    client: PathBuf,
}

impl Two {
    fn new() -> Self {
        let sandbox = Sandbox::with_vault_file();
        let (agency, client) = (sandbox.data_dir(), sandbox.path("client"));
        Self { sandbox, agency, client }
    }

    fn at_client(&mut self) -> &Sandbox {
        self.sandbox.move_to(self.client.clone());
        &self.sandbox
    }

    fn at_agency(&mut self) -> &Sandbox {
        self.sandbox.move_to(self.agency.clone());
        &self.sandbox
    }

    fn make(&mut self, network: Network, more: &[&str]) -> Answer {
        let file = self.file();
        let make = ["handover", "make", &file, "--network", key(network)];
        self.at_agency().sixty_with(&[&make[..], more].concat(), PHRASE)
    }

    fn take(&mut self, more: &[&str]) -> Answer {
        let file = self.file();
        self.at_client().sixty_with(&[&["handover", "take", &file][..], more].concat(), PHRASE)
    }

    /// What a disk that was replaced leaves of the client's Sixty: its vault.
    fn forget_ledger_of_client(&self) {
        std::fs::remove_file(self.client.join("practice/ledger.sqlite")).unwrap();
    }

    fn file(&self) -> String {
        self.sandbox.path("agency.sixty").display().to_string()
    }

    /// Hands the app over, and connects the person on the client's computer. Returns the text to send.
    fn reply_of(&mut self, network: Network, person: &str) -> String {
        self.make(network, &["--with-secret", "--reply", "--from", "Harbor Agency"]).ended(0);
        self.take(&[]).ended(0);
        let answer = self.at_client().connect(network, person, &[]).ended(0);
        text(&answer["replies"][0], "text").to_owned()
    }

    /// No token and no app secret is in the open in anything that was written on either computer.
    fn assert_sealed(&self) {
        let mut secrets = self.sandbox.practice.handed_out();
        secrets.push(APP_SECRET.to_owned());
        let found = leaks(self.client.parent().unwrap(), &secrets);
        assert_eq!(found, Vec::<PathBuf>::new());
    }
}

fn accounts(sandbox: &Sandbox) -> Vec<Value> {
    sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap().clone()
}

#[test]
fn a_client_is_set_up_by_a_file_and_connects_for_themselves() {
    let mut two = Two::new();

    let made = two.make(T, &["--with-secret"]).ended(0);
    let taken = two.take(&[]).ended(0);

    assert_eq!((&made["secret"], &made["reply"]), (&json!(true), &json!(false)));
    assert_eq!((text(&taken, "outcome"), text(&taken, "app_id")), ("taken", T.app_id()));
    assert_eq!(taken["from"], Value::Null);
    let account = two.at_client().connected(T, "corner.bakery");
    assert_eq!(text(&account, "app_id"), T.app_id());
    assert!(accounts(two.at_agency()).is_empty(), "it is the client's own");
    two.assert_sealed();
}

#[test]
fn the_file_is_its_owners_alone_and_never_written_over() {
    use std::os::unix::fs::PermissionsExt;
    let mut two = Two::new();
    two.make(T, &[]).ended(0);
    let before = std::fs::read(two.file()).unwrap();

    let again = two.make(T, &[]);

    assert_eq!(std::fs::metadata(two.file()).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(again.code == 1 && again.stderr.contains("is there already"), "{}", again.stderr);
    assert_eq!(std::fs::read(two.file()).unwrap(), before);
}

#[test]
fn without_the_choice_no_secret_leaves_the_computer() {
    let mut two = Two::new();
    let made = two.make(T, &[]);
    assert!(made.stderr.contains("--with-secret"), "{}", made.stderr);

    let taken = two.take(&[]).ended(0);

    assert_eq!(taken["secret"], false);
    let apps = two.at_client().sixty(&["app", "list"]).ended(0);
    assert_eq!(apps["apps"][0]["secret"], "none");
    let refused = two.at_client().sixty(&["connect", "--network", "threads", "--no-browser"]);
    assert_eq!(refused.ended(3)["problem"]["code"], "x.needsSecret");
}

#[test]
fn a_client_connects_and_the_agency_alone_gets_the_token() {
    for network in [T, I, F] {
        let mut two = Two::new();
        let person = if network == F { "Mara Lind" } else { "corner.bakery" };

        let reply = two.reply_of(network, person);

        assert!(accounts(two.at_client()).is_empty(), "nothing is kept there");
        let agency = two.at_agency();
        let kept = agency.sixty_with(&["import"], &reply).ended(0)["account"].clone();
        assert_eq!((text(&kept, "name"), text(&kept, "app_id")), (person, network.app_id()));
        assert_eq!(kept["status"], "good", "{kept}");
        assert_eq!(agency.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        two.assert_sealed();
    }
}

#[test]
fn a_client_may_send_several_pages_in_one_text() {
    let mut two = Two::new();
    two.make(F, &["--with-secret", "--reply"]).ended(0);
    two.take(&[]).ended(0);
    let answer = two.at_client().connect(F, "Mara Lind", &["--page", "all"]).ended(0);
    let texts: Vec<&str> =
        answer["replies"].as_array().unwrap().iter().map(|reply| text(reply, "text")).collect();
    assert_eq!((texts.len(), &answer["accounts"]), (2, &json!([])));

    let kept = two.at_agency().sixty_with(&["import"], &texts.concat()).ended(0);

    let kinds: Vec<&str> =
        kept["accounts"].as_array().unwrap().iter().map(|page| text(page, "kind")).collect();
    assert_eq!(kinds, ["page", "page"]);
}

#[test]
fn the_same_reply_once_more_changes_nothing_and_after_a_day_it_opens_no_more() {
    let mut two = Two::new();
    let reply = two.reply_of(T, "corner.bakery");
    let first = two.at_agency().sixty_with(&["import"], &reply).ended(0);

    let second = two.at_agency().sixty_with(&["import"], &reply).ended(0);

    assert_eq!(first["account"]["id"], second["account"]["id"]);
    assert_eq!(first["account"]["expires_at"], second["account"]["expires_at"]);
    two.sandbox.pass_days(2);
    let late = two.at_agency().sixty_with(&["import"], &reply).ended(3);
    assert_eq!(late["problem"]["code"], "x.paste");
    assert!(text(&late["problem"], "message").contains("another computer"), "{late}");
    assert_eq!(accounts(two.at_agency()).len(), 1);
}

#[test]
fn a_reply_through_a_mail_program_is_read_and_one_for_somebody_else_is_told() {
    let mut two = Two::new();
    let reply = two.reply_of(T, "corner.bakery");
    let quoted: String = reply.lines().map(|line| format!("> {line} \r\n")).collect();
    let cut: String = reply.lines().take(4).map(|line| format!("{line}\n")).collect();
    let title = |answer: Value| text(&answer["problem"], "title").to_owned();

    let elsewhere = two.at_client().sixty_with(&["import"], &reply).ended(3);
    let half = two.at_agency().sixty_with(&["import"], &cut).ended(3);
    let whole = two.at_agency().sixty_with(&["import"], &format!("Here:\n{quoted}\nBye")).ended(0);

    assert_eq!(title(elsewhere), "This wasn't sealed for you");
    assert_eq!(title(half), "A part of it is missing");
    assert_eq!(text(&whole["account"], "name"), "corner.bakery");
}

#[test]
fn a_sealed_token_waits_until_it_was_sent() {
    let mut two = Two::new();
    let reply = two.reply_of(T, "corner.bakery");

    let waiting = two.at_client().sixty(&["handover", "reply"]).ended(0);
    let again = two.at_client().connect(T, "corner.bakery", &[]).ended(0);
    let one = two.at_client().sixty(&["handover", "reply"]).ended(0);
    two.at_client().sixty(&["handover", "reply", "--sent"]).ended(0);
    let none = two.at_client().sixty(&["handover", "reply"]).ended(0);

    let only = &waiting["replies"][0];
    assert_eq!((text(only, "text"), text(only, "name")), (reply.as_str(), "@corner.bakery"));
    assert_eq!(text(only, "from"), "Harbor Agency");
    assert_eq!(one["replies"], again["replies"], "the newer one of the same account alone");
    assert_eq!(none["replies"], json!([]));
}

#[test]
fn after_thirty_days_neither_key_nor_sealed_token_is_kept() {
    let mut two = Two::new();
    let reply = two.reply_of(T, "corner.bakery");
    two.sandbox.pass_days(31);

    let none = two.at_client().sixty(&["handover", "reply"]).ended(0);
    two.at_agency().sixty(&["status"]).ended(0);
    let late = two.at_agency().sixty_with(&["import"], &reply);

    assert_eq!(none["replies"], json!([]));
    assert_eq!(late.ended(3)["problem"]["code"], "x.paste");
    let files = |folder: &PathBuf| -> Vec<String> {
        let vault = std::fs::read_dir(folder.join("practice/vault")).unwrap();
        vault.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(files(&two.client).iter().all(|name| !name.starts_with("reply")), "{:?}", files(&two.client));
    assert!(files(&two.agency).iter().all(|name| !name.starts_with("reply")), "{:?}", files(&two.agency));
}

#[test]
fn a_lost_ledger_loses_neither_the_key_nor_the_sealed_token() {
    let mut two = Two::new();
    let reply = two.reply_of(T, "corner.bakery");
    for folder in [&two.agency, &two.client] {
        for end in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(folder.join(format!("practice/ledger.db{end}"))));
        }
    }

    let waiting = two.at_client().sixty(&["handover", "reply"]).ended(0);
    let kept = two.at_agency().sixty_with(&["import"], &reply).ended(0);

    assert_eq!(waiting["replies"][0]["text"], reply.as_str());
    assert_eq!(text(&kept["account"], "name"), "corner.bakery");
}

#[test]
fn an_app_that_is_kept_with_other_values_is_replaced_only_where_that_was_said() {
    let mut two = Two::new();
    two.make(T, &["--with-secret"]).ended(0);
    let other = "f".repeat(32);
    let set = ["app", "set", "--network", "threads", "--id", T.app_id()];
    two.at_client().sixty_with(&set, &other).ended(0);

    let refused = two.take(&[]);
    let kept = two.at_client().sixty(&["app", "list"]).ended(0)["apps"][0].clone();
    let replaced = two.take(&["--replace"]).ended(0);
    let again = two.take(&[]).ended(0);

    assert_eq!(refused.ended(3)["problem"]["code"], "x.paste");
    assert!(refused.stderr.contains("--replace"), "{}", refused.stderr);
    assert_eq!(text(&kept, "return_url"), "https://localhost:16060/");
    assert_eq!(replaced["outcome"], "replaced");
    assert_eq!(replaced["differs"], json!(["return_address", "secret"]));
    assert_eq!(again["outcome"], "already");
    two.at_client().connected(T, "corner.bakery");
}

#[test]
fn every_other_file_is_refused_with_its_own_sentence() {
    let mut two = Two::new();
    two.make(T, &[]).ended(0);
    let whole = std::fs::read_to_string(two.file()).unwrap();
    let half: String = whole.lines().take(4).map(|line| format!("{line}\n")).collect();
    let mut titles = Vec::new();
    for content in [half.as_str(), "hello", "", &"x".repeat(70_000), "\u{0}\u{1}"] {
        let file = two.sandbox.file("other.sixty", content);
        let take = ["handover", "take", file.to_str().unwrap()];
        let answer = two.at_client().sixty_with(&take, PHRASE).ended(3);
        titles.push(text(&answer["problem"], "title").to_owned());
    }
    let file = two.file();
    let wrong = two.at_client().sixty_with(&["handover", "take", &file], "blue river eight").ended(3);
    let short = two.at_agency().sixty_with(&["handover", "make", "x.sixty", "--network", "threads"], "short");

    let strange = "This isn't a file from Sixty";
    assert_eq!(titles, ["A part of it is missing", strange, strange, strange, strange]);
    assert_eq!(text(&wrong["problem"], "title"), "That isn't the passphrase");
    assert_eq!((short.code, short.stdout.as_str()), (2, ""));
    assert!(two.at_client().sixty(&["app", "list"]).ended(0)["apps"].as_array().unwrap().is_empty());
}

#[test]
fn an_app_that_was_removed_and_set_again_is_the_persons_own() {
    let mut two = Two::new();
    two.reply_of(T, "corner.bakery");
    two.at_client().sixty(&["app", "remove", T.app_id()]).ended(0);
    let address = format!("https://localhost:{}/", two.sandbox.port);
    let set = ["app", "set", "--network", "threads", "--id", T.app_id(), "--return-url", &address];
    two.at_client().sixty_with(&set, APP_SECRET).ended(0);

    let account = two.at_client().connected(T, "corner.bakery");

    assert_eq!(text(&account, "name"), "corner.bakery");
}

#[test]
fn an_app_of_somebody_else_stays_theirs_where_the_list_of_accounts_was_lost() {
    let mut two = Two::new();
    two.reply_of(T, "corner.bakery");
    two.forget_ledger_of_client();
    let set = ["app", "set", "--network", "threads", "--id", T.app_id()];
    let address = format!("https://localhost:{}/", two.sandbox.port);
    two.at_client().sixty_with(&[&set[..], &["--return-url", &address]].concat(), APP_SECRET).ended(0);

    let answer = two.at_client().connect(T, "corner.bakery", &[]).ended(0);

    assert_eq!(text(&answer["replies"][0], "from"), "Harbor Agency");
    assert!(accounts(two.at_client()).is_empty());
}

#[test]
fn after_every_arrow_of_handing_over_the_same_command_or_its_file_works() {
    let files = walk(|arrow| {
        let mut two = Two::new();
        let file = two.file();
        let make = ["--json", "handover", "make", &file, "--network", "threads", "--with-secret", "--reply"];
        let answer = run(dying(&two.sandbox, arrow).args(make), PHRASE);
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

        let is_there = std::path::Path::new(&file).exists();
        if !is_there {
            two.make(T, &["--with-secret", "--reply"]).ended(0);
        }
        let take = ["--json", "handover", "take", &file];
        let taken = run(dying(two.at_client(), arrow).args(take), PHRASE);
        assert!([0, -1].contains(&taken.code), "{arrow}: {}", taken.stderr);
        two.take(&[]).ended(0);
        let answer = two.at_client().connect(T, "corner.bakery", &[]).ended(0);
        let reply = text(&answer["replies"][0], "text").to_owned();
        two.at_agency().sixty_with(&["import"], &reply).ended(0);
        Some(usize::from(is_there))
    });
    assert!(files.len() >= 5 && files.is_sorted(), "once it is there it stays: {files:?}");
}

#[test]
fn after_every_arrow_of_connecting_for_another_the_token_is_sealed_or_connected_anew() {
    let waiting = walk(|arrow| {
        let mut two = Two::new();
        two.make(T, &["--with-secret", "--reply"]).ended(0);
        two.take(&[]).ended(0);

        let answer = connect_dying(two.at_client(), T, "corner.bakery", &[], arrow);
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

        let left = two.at_client().sixty(&["handover", "reply"]).ended(0)["replies"].clone();
        let kept = left[0]["text"].as_str().map(str::to_owned);
        let text = match &kept {
            Some(text) => text.clone(),
            None => {
                let anew = two.at_client().connect(T, "corner.bakery", &[]).ended(0);
                text(&anew["replies"][0], "text").to_owned()
            }
        };
        assert!(accounts(two.at_client()).is_empty(), "{arrow}");
        take_dying(&mut two, &text, arrow);
        two.assert_sealed();
        Some(usize::from(kept.is_some()))
    });
    assert!(waiting.len() >= 15 && waiting.is_sorted(), "once it is sealed it stays: {waiting:?}");
    assert!(waiting.contains(&0) && waiting.contains(&1));
}

/// Takes a reply in a program that ends after this arrow, and then once more.
fn take_dying(two: &mut Two, reply: &str, arrow: u64) {
    let agency = two.at_agency();
    let cut = run(dying(agency, arrow).args(["--json", "import"]), reply);
    assert!([0, -1].contains(&cut.code), "{arrow}: {}", cut.stderr);
    agency.sixty_with(&["import"], reply).ended(0);
    let kept = accounts(agency);
    assert_eq!((kept.len(), text(&kept[0], "name")), (1, "corner.bakery"), "{arrow}");
    assert_eq!(agency.sixty(&["check"]).ended(0)["results"][0]["works"], true, "{arrow}");
}
