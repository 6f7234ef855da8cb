//! Where a pretend Meta on this computer is asked in place of the real one.

use url::Url;

/// The address of a pretend Meta: `https://HOST/PATH` is asked for at `URL/HOST/PATH`.
#[derive(Clone)]
pub struct PretendAddress(Url);

impl PretendAddress {
    /// `url` must lead to this computer; the caller has checked it.
    pub fn new(url: Url) -> Self {
        Self(url)
    }

    /// An address of the pretend Meta itself, which the real one does not have.
    pub(super) fn own(&self, path: &str) -> Option<Url> {
        self.0.join(path).ok()
    }

    fn place(&self, address: &Url) -> Url {
        let mut placed = self.0.clone();
        let path = format!(
            "{}/{}{}",
            self.0.path().trim_end_matches('/'),
            address.host_str().unwrap_or_default(),
            address.path()
        );
        placed.set_path(&path);
        placed.set_query(address.query());
        placed
    }
}

/// The address that is really called, or opened in the browser.
pub fn placed(address: &Url, pretend: Option<&PretendAddress>) -> Url {
    pretend.map_or_else(|| address.clone(), |pretend| pretend.place(address))
}
