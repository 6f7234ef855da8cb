//! A form that a person fills with the token: its name and its page, as they are typed.

use url::Url;

use super::Target;
use crate::hide;
use crate::plain;

/// The most bytes of a link that are kept.
const LONGEST_LINK: usize = 2_000;

/// Why what was typed makes no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The name is empty.
    Nameless,
    /// The link is no `https` address, or there is a secret in it.
    Link,
}

/// The place of this name and link. A token that was typed as the name is masked, because names are shown and kept in
/// the open.
///
/// # Errors
///
/// The name is empty, or the link is not one to open.
pub fn target(name: &str, link: Option<&str>) -> Result<Target, Unfit> {
    let name = plain::name(name.trim());
    if name.is_empty() {
        return Err(Unfit::Nameless);
    }
    let name = hide::hidden(&name).unwrap_or(name);
    let link = match link.map(str::trim).filter(|link| !link.is_empty()) {
        Some(link) => Some(page(link).ok_or(Unfit::Link)?),
        None => None,
    };
    Ok(Target::ByHand { name, link })
}

/// Whether two names mean the same form of an account.
pub fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The address of a page that may be opened: a browser would run other schemes as programs or files, and an address
/// with a password in it is a secret. Where `https://` was left out, as browsers show it, it is added.
fn page(link: &str) -> Option<String> {
    if link.len() > LONGEST_LINK || hide::hidden(link).is_some() {
        return None;
    }
    let whole = if is_bare(link) { format!("https://{link}") } else { link.to_owned() };
    let url = Url::parse(&whole).ok().filter(|url| url.scheme() == "https" && url.has_host())?;
    (url.username().is_empty() && url.password().is_none()).then(|| url.into())
}

/// Whether an address begins with the name of a computer: with a dot in it, and at most a port behind it.
fn is_bare(link: &str) -> bool {
    let (host, rest) = link.split_at(link.find([':', '/', '?', '#']).unwrap_or(link.len()));
    let is_name = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let has_port = || rest[1..].starts_with(|next: char| next.is_ascii_digit());
    is_name && !host.contains(['@', ' ']) && (!rest.starts_with(':') || has_port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_a_name_and_at_most_a_page_that_a_browser_opens() {
        let link = |link| match target("Wix", Some(link)) {
            Ok(Target::ByHand { link, .. }) => Ok(link),
            Ok(_) => unreachable!("a form is no file"),
            Err(unfit) => Err(unfit),
        };
        assert_eq!(link(" https://example.com/a?b=c "), Ok(Some("https://example.com/a?b=c".to_owned())));
        assert_eq!(link("  "), Ok(None));
        for (typed, page) in [
            ("www.cornerbakery.example/wp-admin", "https://www.cornerbakery.example/wp-admin"),
            ("example.com", "https://example.com/"),
            ("shop.example:8443/a?b#c", "https://shop.example:8443/a?b#c"),
            ("example.com?next=https://other.example", "https://example.com/?next=https://other.example"),
        ] {
            assert_eq!(link(typed), Ok(Some(page.to_owned())), "{typed}");
        }
        for strange in [
            "http://example.com/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "wordpress",
            "mailto:me@example.com",
            "me@example.com",
            "me:word@example.com",
            "example.com:word@other.example",
            "https://",
            "https://me:word@example.com/",
            &format!("https://example.com/?access_token=IGAA{}", "x9".repeat(60)),
            &format!("https://example.com/{}", "a".repeat(3_000)),
        ] {
            assert_eq!(link(strange), Err(Unfit::Link), "{strange}");
        }
        assert_eq!(target(" \n ", None), Err(Unfit::Nameless));
    }

    #[test]
    fn a_token_that_was_typed_as_the_name_is_not_kept() {
        let token = format!("IGAA{}", "x9".repeat(60));
        let Ok(form) = target(&token, None) else { panic!("a mask is a name") };
        assert!(!form.place().contains(&token[..40]), "{}", form.place());
    }
}
