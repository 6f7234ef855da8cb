//! Picks the number of a Meta app out of the address of one of its pages, so that every later page can be opened exactly.

use serde::Serialize;
use url::Url;

use super::guide::guide;
use crate::network::Network;
use crate::token_shape::{self, Shape};

/// The host of the pages on which Meta apps are made.
const HOST: &str = "developers.facebook.com";

/// The parameter that names the network on a page of a use case.
const USE_CASE: &str = "use_case_enum";

/// The parameter with the number of the business, which people take for that of the app.
const BUSINESS: &str = "business_id";

/// App numbers have 15 or 16 digits today; Meta promises no length.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=20;

/// The most characters of an address that are read.
const LONGEST: usize = 4_000;

/// What a pasted text is, where the address of an app's page was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AppPage {
    /// A page of this app.
    Found { number: String },
    /// Meta's site for apps, but no page of one app.
    NoNumber,
    /// A page where the app is set up for another network.
    OtherNetwork { network: Network },
    /// A page with the number of a business.
    Business,
    /// A secret, which belongs into another box.
    Secret,
    /// Neither an address nor a number.
    Elsewhere,
    /// There was no text.
    Nothing,
}

/// Reads the pasted text. Digits alone are taken for the number itself.
pub fn read_app_page(text: &str, network: Network) -> AppPage {
    let text = text.trim().trim_matches(['"', '\'', '<', '>']).trim();
    if text.is_empty() {
        return AppPage::Nothing;
    }
    match token_shape::shape_of(text) {
        Shape::AppId if is_number(text) => return AppPage::Found { number: text.to_owned() },
        Shape::Unknown => {}
        Shape::AppId => return AppPage::Elsewhere,
        _ => return AppPage::Secret,
    }
    let Some((host, path, url)) = address(text) else { return AppPage::Elsewhere };
    let parameter = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
    let is_metas_business = host == "facebook.com" || host.ends_with(".facebook.com");
    if host != HOST {
        let is_of_business =
            is_metas_business && (host.starts_with("business.") || parameter(BUSINESS).is_some());
        return if is_of_business { AppPage::Business } else { AppPage::Elsewhere };
    }
    let mut parts = path.iter().skip_while(|part| *part != "apps").skip(1);
    let Some(number) = parts.next().filter(|part| is_number(part)) else {
        return if parameter(BUSINESS).is_some() { AppPage::Business } else { AppPage::NoNumber };
    };
    let other = parameter(USE_CASE).and_then(|use_case| network_of(&use_case)).filter(|of| *of != network);
    match other {
        Some(network) => AppPage::OtherNetwork { network },
        None => AppPage::Found { number: number.clone() },
    }
}

/// The host, the parts of the path, and the whole address. Practice serves Meta's pages from this computer, each below
/// its real host.
fn address(text: &str) -> Option<(String, Vec<String>, Url)> {
    let text = text.get(..LONGEST).unwrap_or(text);
    let url = Url::parse(text).or_else(|_| Url::parse(&format!("https://{text}"))).ok()?;
    if !matches!(url.scheme(), "https" | "http") {
        return None;
    }
    let mut path: Vec<String> = url.path_segments()?.map(str::to_owned).collect();
    let host = match url.host_str()? {
        "localhost" | "127.0.0.1" | "[::1]" if path.first().is_some_and(|first| first == HOST) => {
            path.remove(0)
        }
        host => host.trim_start_matches("www.").to_owned(),
    };
    Some((host, path, url))
}

fn is_number(text: &str) -> bool {
    DIGITS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn network_of(use_case: &str) -> Option<Network> {
    Network::ALL.into_iter().find(|network| guide().walk(*network).use_case == use_case)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::setup::guide::address_of;

    const NUMBER: &str = "1029384756102938";

    fn found() -> AppPage {
        AppPage::Found { number: NUMBER.to_owned() }
    }

    #[test]
    fn every_page_of_the_app_that_the_walk_opens_names_its_number() {
        for network in Network::ALL {
            for page in ["setup", "permissions", "roles", "basic", "advanced"] {
                let Some(address) = address_of(network, page, Some(NUMBER)) else { continue };
                assert_eq!(read_app_page(&format!("  {address}\n"), network), found(), "{address}");
            }
        }
    }

    #[test]
    fn the_number_is_found_however_people_copy_it() {
        let copied = [
            NUMBER.to_owned(),
            format!("developers.facebook.com/apps/{NUMBER}"),
            format!("https://developers.facebook.com/apps/{NUMBER}/dashboard/?business_id=404645956664099"),
            format!("https://www.developers.facebook.com/apps/{NUMBER}/#top"),
            format!("\"https://developers.facebook.com/apps/{NUMBER}/\""),
            format!("http://127.0.0.1:4321/developers.facebook.com/apps/{NUMBER}/dashboard/"),
        ];
        for text in copied {
            assert_eq!(read_app_page(&text, Network::Threads), found(), "{text}");
        }
    }

    #[test]
    fn each_other_thing_is_told_apart() {
        let table = [
            ("", AppPage::Nothing),
            ("https://developers.facebook.com/apps/", AppPage::NoNumber),
            ("https://developers.facebook.com/apps/creation/", AppPage::NoNumber),
            ("https://developers.facebook.com/docs/threads", AppPage::NoNumber),
            ("https://developers.facebook.com/apps/?business_id=404645956664099", AppPage::Business),
            ("https://business.facebook.com/latest/home?business_id=404645956664099", AppPage::Business),
            ("https://example.com/apps/1029384756102938/", AppPage::Elsewhere),
            ("https://developers.facebook.com.example.com/apps/1029384756102938/", AppPage::Elsewhere),
            ("http://127.0.0.1:4321/apps/1029384756102938/", AppPage::Elsewhere),
            ("file:///apps/1029384756102938/", AppPage::Elsewhere),
            ("my app", AppPage::Elsewhere),
            ("12", AppPage::Elsewhere),
            ("0123456789abcdef0123456789abcdef", AppPage::Secret),
        ];
        for (text, expected) in table {
            assert_eq!(read_app_page(text, Network::Instagram), expected, "{text}");
        }
        let threads = address_of(Network::Threads, "setup", Some(NUMBER)).unwrap();
        let other = AppPage::OtherNetwork { network: Network::Threads };
        assert_eq!(read_app_page(&threads, Network::Instagram), other);
    }

    proptest! {
        #[test]
        fn nothing_but_digits_is_ever_taken(text in "\\PC{0,60}", path in "[a-z0-9/]{0,30}") {
            for pasted in [text, format!("https://developers.facebook.com/apps/{path}")] {
                if let AppPage::Found { number } = read_app_page(&pasted, Network::Facebook) {
                    prop_assert!(is_number(&number));
                }
            }
        }
    }
}
