//! The steps as a page for someone else, who makes the Meta app in a person's place. It has no token and no secret.
//!
//! It says what the window says, from the same data and the same sentences: the steps of the chosen way that happen on
//! Meta's pages. What is entered in the window, and the last stage, stay with the person who asks. It is read without
//! that person and without the program, so that it says who asks, for which account and why.

use chrono::{NaiveTime, TimeZone, Utc};

use super::guide::{Copies, Step, address_of, guide, is_of_an_app};
use super::progress::{Progress, Stage};
use crate::account::Way;
use crate::moment::Moment;
use crate::network::Network;
use crate::text::{Texts, Value};

/// What the page says beside the walk.
pub struct Handout<'a> {
    /// The name of the person who asks.
    pub from: Option<&'a str>,
    /// The return address of the app that is to be made.
    pub return_address: &'a str,
    /// The permissions of that app.
    pub permissions: &'a [String],
}

/// The page for the walk as it is now.
pub fn handout(texts: &Texts, walk: &Progress, about: &Handout<'_>) -> String {
    let minutes = guide().walk(walk.network).minutes(walk.way);
    let mut values = values(walk.network, walk.name.as_deref(), minutes);
    values.extend(about.from.map(|from| ("from".to_owned(), Filled::Text(from.to_owned()))));
    let page = Page { texts, walk, about, values };
    let mut parts = vec![page.head()];
    let is_handed = |stage: &Stage| !matches!(stage, Stage::Token | Stage::Try);
    parts.extend(
        walk.stages().into_iter().filter(is_handed).enumerate().map(|(at, stage)| page.stage(at, stage)),
    );
    parts.push(page.foot());
    parts.join("\n\n") + "\n"
}

/// A value for a sentence, kept while the sentence is made.
pub enum Filled {
    Text(String),
    Number(i64),
}

impl Filled {
    /// The value as the texts take it.
    pub fn as_value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(text),
            Self::Number(number) => Value::Number(*number),
        }
    }
}

/// What the sentences of a network's walk may name: Meta's labels, the network, the account and the minutes.
pub fn values(network: Network, name: Option<&str>, minutes: i64) -> Vec<(String, Filled)> {
    let labels = guide().walk(network).labels.iter();
    let mut values: Vec<_> =
        labels.map(|(name, label)| (name.clone(), Filled::Text(label.clone()))).collect();
    values.push(("network".to_owned(), Filled::Text(network.brand().to_owned())));
    values.push(("minutes".to_owned(), Filled::Number(minutes)));
    values.extend(name.map(|name| ("name".to_owned(), Filled::Text(network.handle(name)))));
    values
}

struct Page<'a> {
    texts: &'a Texts,
    walk: &'a Progress,
    about: &'a Handout<'a>,
    values: Vec<(String, Filled)>,
}

impl Page<'_> {
    fn head(&self) -> String {
        let as_of: Moment = Utc.from_utc_datetime(&guide().as_of.and_time(NaiveTime::MIN));
        let checked = self.texts.say("setup-checked", &[("date", Value::Date(as_of))]);
        let keys = ["setup-hand-intro", "setup-hand-why", "setup-hand-login", "setup-hand-words"];
        let said = keys.map(|key| self.say(key));
        [self.say("setup-hand-title"), String::new(), said.join("\n"), checked].join("\n")
    }

    fn stage(&self, at: usize, stage: Stage) -> String {
        let key = stage.key();
        let title = self.say(&format!("setup-stage-{key}"));
        let mut lines = vec![if at == 0 { title } else { format!("{at}. {title}") }];
        let steps = guide().walk(self.walk.network).steps(stage).iter().filter(|step| step.enter.is_none());
        let (owners, helpers): (Vec<&Step>, Vec<&Step>) = steps.partition(|step| step.owner);
        lines.extend(helpers.into_iter().flat_map(|step| self.step(step)));
        if stage != Stage::Before {
            if !owners.is_empty() {
                lines.push(format!("   {}", self.say("setup-hand-account")));
                lines.extend(owners.into_iter().flat_map(|step| self.step(step)));
            }
            let worked = self.say(&format!("setup-worked-{key}"));
            lines.push(format!("   {} {worked}", self.say("setup-worked")));
        }
        lines.join("\n")
    }

    /// A sentence, with the page that it opens and the texts that it copies below it.
    fn step(&self, step: &Step) -> Vec<String> {
        let mut lines = vec![format!("   - {}", self.say(&format!("setup-do-{}", step.say)))];
        let walk = self.walk;
        lines.extend(step.open.as_deref().map(|page| format!("     {}", self.page(page))));
        let copied = match step.copy {
            Some(Copies::ReturnAddress) => vec![self.about.return_address.to_owned()],
            Some(Copies::Permissions) => self.about.permissions.to_vec(),
            Some(Copies::Name) => walk.name.iter().cloned().collect(),
            None => Vec::new(),
        };
        lines.extend(copied.into_iter().map(|text| format!("     {text}")));
        lines
    }

    /// Where a page of Meta's is. The page of an app has no address before the app has its number.
    fn page(&self, page: &str) -> String {
        let network = self.walk.network;
        let name = guide().walk(network).page_name(page).unwrap_or_default();
        let number = self.walk.app_number.as_deref();
        let address = address_of(network, page, number).unwrap_or_default();
        if number.is_some() || !is_of_an_app(network, page) {
            return format!("{name}: {address}");
        }
        self.texts.say("setup-hand-page", &[("address", Value::Text(&address)), ("page", Value::Text(name))])
    }

    fn foot(&self) -> String {
        let quick = ["setup-hand-token"].as_slice();
        let full = ["setup-hand-give", "setup-hand-values", "setup-hand-how", "setup-hand-then"].as_slice();
        let keys = if self.walk.way == Way::Quick { quick } else { full };
        keys.iter().map(|key| self.say(key)).collect::<Vec<_>>().join("\n")
    }

    fn say(&self, key: &str) -> String {
        let values: Vec<_> =
            self.values.iter().map(|(name, value)| (name.as_str(), value.as_value())).collect();
        self.texts.say(key, &values)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::setup::progress::Change;
    use crate::text::Language;

    const ADDRESS: &str = "https://localhost:16060/";

    fn made(language: Language, walk: &Progress) -> String {
        let texts = Texts::new(language, Arc::new(|_| chrono::FixedOffset::east_opt(0).unwrap()));
        let permissions = ["threads_basic".to_owned(), "threads_delete".to_owned()];
        let about = Handout { from: Some("Dana"), return_address: ADDRESS, permissions: &permissions };
        handout(&texts, walk, &about)
    }

    fn full(network: Network) -> Progress {
        Progress::new(network)
            .changed(Change::Way(Way::Full))
            .changed(Change::Name(Some("corner.bakery".to_owned())))
            .changed(Change::AppNumber(Some("1029384756".to_owned())))
    }

    #[test]
    fn a_helper_of_the_full_way_gets_the_address_the_permissions_and_the_two_values_to_hand_over() {
        for language in Language::ALL {
            let text = made(language, &full(Network::Threads));
            for said in [ADDRESS, "threads_basic", "threads_delete", "Threads app ID", "Threads app secret"] {
                assert!(text.contains(said), "{said} is missing:\n{text}");
            }
            assert!(text.contains("developers.facebook.com/apps/1029384756/roles/roles/"), "{text}");
            assert!(text.contains("@corner.bakery"), "{text}");
            let passwords = ["password of your", "пароль вашего"];
            assert!(!passwords.iter().any(|password| text.contains(password)), "{text}");
        }
    }

    #[test]
    fn a_helper_of_the_quick_way_gets_fewer_steps_and_no_token() {
        let text = made(Language::English, &full(Network::Instagram).changed(Change::Way(Way::Quick)));
        assert!(!text.contains(ADDRESS) && !text.contains("Instagram app secret"), "{text}");
        assert!(text.contains("Create app") && text.contains("Instagram Tester"), "{text}");
    }

    #[test]
    fn a_helper_reads_who_asks_for_which_account_and_finds_each_page_before_there_is_an_app() {
        for language in Language::ALL {
            let text = made(language, &full(Network::Instagram).changed(Change::AppNumber(None)));
            assert!(text.contains("Dana") && text.contains("@corner.bakery"), "{text}");
            let pages = text.matches("https://developers.facebook.com/apps/").count();
            assert!(pages >= 5, "{pages}:\n{text}");
        }
    }

    #[test]
    fn nothing_is_said_of_the_window_and_no_key_or_hole_is_left() {
        for language in Language::ALL {
            for network in Network::ALL {
                let text = made(language, &full(network));
                assert!(!text.contains("setup-") && !text.contains('{'), "{text}");
                assert!(text.lines().all(|line| !line.trim_end().ends_with("- ")), "{text}");
            }
        }
    }
}
