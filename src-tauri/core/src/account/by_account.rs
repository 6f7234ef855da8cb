//! Rows sorted by their account.

use std::collections::BTreeMap;

/// Rows by the account that they are about, so that each account finds its own without looking at those of the others:
/// with a thousand accounts that would be a million looks.
#[derive(Debug, Clone)]
pub struct ByAccount<'a, T>(BTreeMap<&'a str, Vec<&'a T>>);

impl<'a, T> ByAccount<'a, T> {
    /// Sorts the rows; each account's keep their order. `account` gives a row's account; a row without one is left out.
    pub fn sorted(rows: &'a [T], account: impl Fn(&'a T) -> Option<&'a str>) -> Self {
        let mut by_account: BTreeMap<&str, Vec<&T>> = BTreeMap::new();
        for row in rows {
            if let Some(account) = account(row) {
                by_account.entry(account).or_default().push(row);
            }
        }
        Self(by_account)
    }

    /// The rows of the account with this id.
    pub fn of(&self, id: &str) -> &[&'a T] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}
