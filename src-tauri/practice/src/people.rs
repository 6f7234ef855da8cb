//! The pretend people and their Pages. Every id is above 2^53, as Meta's real ones are.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::network::Network;

/// A person who can log in and allow the app.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Person {
    /// The network of the account.
    pub network: Network,
    /// The username; on Facebook the person's name.
    pub name: String,
    /// The id that `me` answers with: `id` on Threads and Facebook, `user_id` on Instagram.
    pub id: String,
    /// The id in the answer to a code exchange; on Instagram it differs from `id`.
    pub scoped_id: String,
    /// Whether the person has accepted the invitation to test the app.
    pub tester: bool,
    /// Whether the person may inspect every token of the app (Facebook).
    pub developer: bool,
    /// Whether it is a system user of a business: nobody logs in as it, and its tokens are made in Business settings
    /// (Facebook).
    #[serde(default)]
    pub system: bool,
    /// Whether Meta refuses the person's tokens until they log in at facebook.com (190/459).
    pub checkpoint: bool,
    /// Whether it is a professional account, the only kind that Instagram's API serves.
    #[serde(default = "yes")]
    pub professional: bool,
    /// The permissions that the person has taken back.
    pub declined: BTreeSet<String>,
    /// The Pages that the person runs or has run (Facebook).
    pub pages: Vec<Page>,
    /// The ids of the Pages that the person does not run any more.
    #[serde(default)]
    pub lost_pages: BTreeSet<String>,
}

impl Person {
    /// Whether `text` means this person: the name with or without `@` in any case, or an id.
    pub fn is_called(&self, text: &str) -> bool {
        let name = text.strip_prefix('@').unwrap_or(text);
        self.name.eq_ignore_ascii_case(name) || self.id == text || self.scoped_id == text
    }

    /// The Pages that the person runs at present.
    pub fn own_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| !self.lost_pages.contains(&page.id))
    }
}

/// A Facebook Page, which has an account and a token of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page {
    /// The id, above 2^53.
    pub id: String,
    /// The name that people see.
    pub name: String,
    /// The linked Instagram account: id and username.
    pub instagram: Option<(String, String)>,
}

impl Page {
    /// Whether `text` means this Page: its name in any case, or its id.
    pub fn is_called(&self, text: &str) -> bool {
        self.name.eq_ignore_ascii_case(text) || self.id == text
    }
}

/// The system user of the business that clients share their Pages with.
pub const SYSTEM_USER: &str = "Lind Studio Publisher";

/// All people of a pretend Meta that was never used.
pub fn everybody() -> Vec<Person> {
    let mut people = vec![
        person(Network::Threads, "corner.bakery", "25212345678901201", "25212345678901201"),
        person(Network::Threads, "jam.and.toast", "25212345678901202", "25212345678901202"),
        person(Network::Threads, "harbor.spa", "25212345678901203", "25212345678901203"),
        person(Network::Threads, "paper.and.pine", "25212345678901204", "25212345678901204"),
        person(Network::Threads, "not.a.tester", "25212345678901209", "25212345678901209"),
        person(Network::Instagram, "corner.bakery", "17841405793181201", "27640875392271201"),
        person(Network::Instagram, "jam.and.toast", "17841405793181202", "27640875392271202"),
        person(Network::Instagram, "harbor.spa", "17841405793181203", "27640875392271203"),
        person(Network::Instagram, "tiny.dog.walks", "17841405793181204", "27640875392271204"),
        person(Network::Instagram, "paper.and.pine", "17841405793181205", "27640875392271205"),
        person(Network::Instagram, "not.a.tester", "17841405793181209", "27640875392271209"),
        person(Network::Instagram, "mara.private", "17841405793181210", "27640875392271210"),
        person(Network::Facebook, "Mara Lind", "10226543210987201", "10226543210987201"),
        person(Network::Facebook, "Jonas Weber", "10226543210987202", "10226543210987202"),
        person(Network::Facebook, "Nora Quill", "10226543210987203", "10226543210987203"),
        person(Network::Facebook, SYSTEM_USER, "10226543210987291", "10226543210987291"),
    ];
    for person in &mut people {
        person.tester = person.name != "not.a.tester";
        person.professional = person.name != "mara.private";
        person.developer = person.name == "Mara Lind";
        person.system = person.name == SYSTEM_USER;
        person.pages = match person.name.as_str() {
            // Two clients share their Pages with the business as with a partner.
            "Mara Lind" | SYSTEM_USER => vec![bakery(), spa()],
            "Nora Quill" => many_pages(),
            _ => Vec::new(),
        };
    }
    people
}

fn person(network: Network, name: &str, id: &str, scoped_id: &str) -> Person {
    Person {
        network,
        name: name.to_owned(),
        id: id.to_owned(),
        scoped_id: scoped_id.to_owned(),
        tester: true,
        developer: false,
        system: false,
        checkpoint: false,
        professional: true,
        declined: BTreeSet::new(),
        pages: Vec::new(),
        lost_pages: BTreeSet::new(),
    }
}

/// What a state file says that was written before accounts could be personal.
fn yes() -> bool {
    true
}

fn bakery() -> Page {
    let instagram = ("17841405793181201".to_owned(), "corner.bakery".to_owned());
    page("61550123456789301", "Corner Bakery", Some(instagram))
}

fn spa() -> Page {
    page("61550123456789302", "Harbor Spa", None)
}

/// More Pages than one answer of `me/accounts` holds: 26 bookshops, two of which share a name, and the spa that Mara Lind
/// runs as well.
fn many_pages() -> Vec<Page> {
    let shop =
        |number: u32| page(&format!("615501234567894{number:02}"), &format!("Quill Books {number}"), None);
    let mut pages: Vec<Page> = (1..=24).map(shop).collect();
    pages.extend([25, 26].map(|number| Page { name: "Quill Books Pier".to_owned(), ..shop(number) }));
    pages.push(spa());
    pages
}

fn page(id: &str, name: &str, instagram: Option<(String, String)>) -> Page {
    Page { id: id.to_owned(), name: name.to_owned(), instagram }
}
