//! Finds the person behind a Page where Meta names the Page alone: the token of each kept person lists the Pages that
//! the person manages.
//!
//! Meta is asked when such a Page arrives, and when a person arrives while there is such a Page; never at a check, which
//! would ask for the whole list once for each Page. Where several kept people manage a Page, nothing tells whose log-in
//! its token came from, so none of them is taken. Held by `a_page_that_meta_names_alone_gets_the_person_who_manages_it`
//! and `a_page_of_several_people_gets_none_of_them` (`resident/tests/page_owner.rs`).
//!
//! Ends in: whatever the ledger says of itself. Where Meta or the vault does not answer, the Page stays without a person.

use super::keys;
use crate::account::{Account, Kind};
use crate::network::Network;
use crate::ports::{LedgerTrouble, Ports};
use crate::tokens::Tokens;

/// The kept people of Facebook, each with the Pages that they manage.
pub struct Managers(Vec<(String, Vec<String>)>);

impl Managers {
    /// Asks Meta for the Pages of everyone who is kept: people and system users.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub async fn ask(ports: &Ports) -> Result<Self, LedgerTrouble> {
        let is_asked = |account: &Account| {
            account.network == Network::Facebook && account.kind != Kind::Page && account.is_kept()
        };
        let mut managers = Vec::new();
        for person in ports.ledger.accounts()?.into_iter().filter(is_asked) {
            if let Some(pages) = pages_of(ports, &person).await {
                managers.push((person.user_id, pages));
            }
        }
        Ok(Self(managers))
    }

    /// Meta's id of the one person who manages the Page with this id; None where nobody does, or several do.
    pub fn of(&self, page: &str) -> Option<String> {
        let mut theirs = self.0.iter().filter(|(_, pages)| pages.iter().any(|id| id == page));
        match (theirs.next(), theirs.next()) {
            (Some((person, _)), None) => Some(person.clone()),
            _ => None,
        }
    }
}

async fn pages_of(ports: &Ports, person: &Account) -> Option<Vec<String>> {
    let tokens = Tokens::read(ports.vault.as_ref(), &person.entry()).await.ok()??;
    let keys = keys::of_account(ports, person).await.ok()?;
    let pages = ports.meta.pages(&tokens.current.token, keys.as_ref()).await.ok()?;
    Some(pages.into_iter().map(|page| page.id).collect())
}
