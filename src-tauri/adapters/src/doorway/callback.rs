//! Tells the browser that comes back from Meta from every other request. Pure.

use oauth2::CsrfToken;
use sixty_core::secret::Secret;
use url::Url;

/// The return address and the `state` that the browser must return with, and the entrance that it may have come by.
pub struct Expected {
    return_address: Url,
    state: Secret,
    /// The path of the entrance.
    entrance: String,
    /// The value of the cookie that is given there.
    cookie: Secret,
}

/// The name of the cookie. Cookies of localhost belong to all of its ports.
const COOKIE: &str = "sixty";

/// The parts of a request that decide what it is.
pub struct Head<'a> {
    pub method: &'a str,
    /// The path and the query, as in the request line.
    pub target: &'a str,
    /// Names and values; the names are in lower case.
    pub headers: &'a [(String, String)],
}

/// The kind of a request, which decides how it is answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// The browser returned with our `state`.
    CameBack,
    /// The entrance, which leads on to Meta.
    Entrance,
    /// It returned with our `state`, from another browser than the one that came by the entrance.
    Strange,
    /// The right path with another `state`: a link of an earlier log-in.
    Stale,
    /// A request for another path than the return address's.
    Other,
    /// A request that a person's browser never sends; it is answered with an error only.
    Refused,
}

impl Kind {
    /// The word for the log; None for requests that every browser makes beside the page.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::CameBack => Some("came_back"),
            Self::Entrance => Some("entrance"),
            Self::Strange => Some("strange"),
            Self::Stale => Some("stale"),
            Self::Refused => Some("refused"),
            Self::Other => None,
        }
    }
}

impl Expected {
    pub fn new(return_address: &Url, state: Secret) -> Self {
        let random = || CsrfToken::new_random().secret().clone();
        let (entrance, cookie) = (format!("/o/{}", random()), Secret::new(random()));
        Self { return_address: return_address.clone(), state, entrance, cookie }
    }

    /// The path of the entrance.
    pub fn entrance(&self) -> &str {
        &self.entrance
    }

    /// The header that gives the cookie. It is sent along when a page of Meta's leads back (RFC 6265bis, section 5.5,
    /// `Lax`), to no script, and for no longer than a log-in may take.
    pub fn set_cookie(&self) -> Secret {
        let value = self.cookie.expose();
        Secret::new(format!("{COOKIE}={value}; Path=/; Max-Age=7200; HttpOnly; SameSite=Lax"))
    }

    /// The kind of a request. Only a GET navigation to the return address with our `state`, given once, is the
    /// browser's return. Facebook returns with an error of its own without a `state`, too. `entered` tells that a browser
    /// has come by the entrance: then only that one may return.
    pub fn kind_of(&self, head: &Head<'_>, entered: bool) -> Kind {
        if head.method != "GET" || !self.is_for_us(head) {
            return Kind::Refused;
        }
        let (path, query) = head.target.split_once('?').unwrap_or((head.target, ""));
        if path == self.entrance {
            return if is_navigation(head) { Kind::Entrance } else { Kind::Refused };
        }
        if path != self.return_address.path() {
            return Kind::Other;
        }
        if query.is_empty() || !is_navigation(head) {
            return Kind::Refused;
        }
        match self.answer(query) {
            Kind::CameBack if entered && !self.brings_cookie(head) => Kind::Strange,
            kind => kind,
        }
    }

    /// What the parameters of a return address say.
    fn answer(&self, query: &str) -> Kind {
        let values = |key: &str| -> Vec<Secret> {
            let pairs = url::form_urlencoded::parse(query.as_bytes());
            pairs.filter(|(name, _)| name == key).map(|(_, value)| Secret::new(value)).collect()
        };
        let (codes, errors, numbers) = (values("code"), values("error"), values("error_code"));
        let is_number = |number: &Secret| {
            !number.expose().is_empty() && number.expose().bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_one = match (codes.len(), errors.len(), numbers.as_slice()) {
            (1, 0, []) | (0, 1, [] | [_]) => true,
            (0, 0, [number]) => is_number(number),
            _ => false,
        };
        match values("state").as_slice() {
            [state] if is_one && state.same_as(&self.state) => Kind::CameBack,
            [_] if is_one => Kind::Stale,
            [] if codes.is_empty() && is_one && numbers.len() == 1 => Kind::CameBack,
            _ => Kind::Refused,
        }
    }

    fn brings_cookie(&self, head: &Head<'_>) -> bool {
        let cookies = header(head, "cookie").unwrap_or_default();
        let mut values = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('='));
        values.any(|(name, value)| name == COOKIE && Secret::new(value).same_as(&self.cookie))
    }

    /// The whole address that the browser returned to.
    pub fn address(&self, head: &Head<'_>) -> Secret {
        let query = head.target.split_once('?').map_or("", |(_, query)| query);
        let mut address = self.return_address.clone();
        address.set_query(Some(query));
        Secret::new(address)
    }

    /// Whether the request names this computer as its host. A page elsewhere can point its own name at this computer
    /// (DNS rebinding), and must not be answered.
    fn is_for_us(&self, head: &Head<'_>) -> bool {
        let Some(host) = header(head, "host") else { return false };
        let Ok(url) = Url::parse(&format!("http://{host}/")) else { return false };
        let ours = self.return_address.host_str();
        url.host_str()
            .is_some_and(|host| Some(host) == ours || ["localhost", "127.0.0.1", "[::1]"].contains(&host))
    }
}

/// Whether a person opened the address. Browsers say so when they only fetch ahead or load a picture; old browsers send
/// no such header, and are believed.
fn is_navigation(head: &Head<'_>) -> bool {
    let is =
        |name: &str, wanted: &str| header(head, name).is_none_or(|value| value.eq_ignore_ascii_case(wanted));
    let fetches_ahead = ["sec-purpose", "purpose", "x-moz", "x-purpose"]
        .iter()
        .any(|name| header(head, name).is_some_and(|value| value.to_ascii_lowercase().contains("prefetch")));
    !fetches_ahead && is("sec-fetch-dest", "document") && is("sec-fetch-mode", "navigate")
}

fn header<'a>(head: &'a Head<'_>, name: &str) -> Option<&'a str> {
    let mut found = head.headers.iter().filter(|(key, _)| key == name);
    let first = found.next()?;
    // A header that is given twice contradicts itself, so it counts as absent.
    found.next().is_none().then_some(first.1.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: (&str, &str) = ("host", "localhost:16060");

    #[test]
    fn the_browser_comes_back_with_a_code_or_an_error() {
        assert_eq!(kind("GET", "/?code=AQ&state=ours", &[HOST]), Kind::CameBack);
        assert_eq!(kind("GET", "/?error=access_denied&state=ours", &[HOST]), Kind::CameBack);
        let as_browsers_do = [HOST, ("sec-fetch-dest", "document"), ("sec-fetch-mode", "navigate")];
        assert_eq!(kind("GET", "/?state=ours&code=AQ", &as_browsers_do), Kind::CameBack);
    }

    #[test]
    fn whatever_is_no_navigation_does_not_touch_the_attempt() {
        for method in ["HEAD", "OPTIONS", "POST", "PUT", "get"] {
            assert_eq!(kind(method, "/?code=AQ&state=ours", &[HOST]), Kind::Refused, "{method}");
        }
        let ahead = [
            ("sec-purpose", "prefetch;prerender"),
            ("purpose", "prefetch"),
            ("x-moz", "prefetch"),
            ("sec-fetch-dest", "image"),
            ("sec-fetch-mode", "cors"),
        ];
        for header in ahead {
            assert_eq!(kind("GET", "/?code=AQ&state=ours", &[HOST, header]), Kind::Refused, "{header:?}");
        }
    }

    #[test]
    fn a_strangers_state_shows_an_old_link_and_a_missing_or_doubled_one_nothing() {
        assert_eq!(kind("GET", "/?code=AQ&state=theirs", &[HOST]), Kind::Stale);
        for query in [
            "code=AQ",
            "code=AQ&state=ours&state=ours",
            "code=A&code=B&state=ours",
            "state=ours",
            "",
            "code=A&error=b&state=ours",
        ] {
            assert_eq!(kind("GET", &format!("/?{query}"), &[HOST]), Kind::Refused, "{query}");
        }
    }

    #[test]
    fn another_name_for_this_computer_is_refused() {
        for host in ["evil.example", "evil.example:16060", "localhost.evil.example", "", "a b"] {
            assert_eq!(kind("GET", "/?code=AQ&state=ours", &[("host", host)]), Kind::Refused, "{host}");
        }
        assert_eq!(kind("GET", "/?code=AQ&state=ours", &[]), Kind::Refused);
        assert_eq!(kind("GET", "/?code=AQ&state=ours", &[HOST, HOST]), Kind::Refused);
        for host in ["127.0.0.1:16060", "[::1]:16060", "LOCALHOST:16060"] {
            assert_eq!(kind("GET", "/?code=AQ&state=ours", &[("host", host)]), Kind::CameBack, "{host}");
        }
    }

    #[test]
    fn facebooks_own_error_is_a_return_with_our_state_and_without_one() {
        let error = "error_code=1349048&error_message=Can%27t+Load+URL";
        assert_eq!(kind("GET", &format!("/?{error}&state=ours"), &[HOST]), Kind::CameBack);
        assert_eq!(kind("GET", &format!("/?{error}"), &[HOST]), Kind::CameBack);
        assert_eq!(
            kind("GET", &format!("/?error=access_denied&{error}&state=ours"), &[HOST]),
            Kind::CameBack
        );
        assert_eq!(kind("GET", &format!("/?{error}&state=theirs"), &[HOST]), Kind::Stale);
        for query in
            ["error_code=", "error_code=x", "error_code=1&error_code=2", "error=a", "code=A&error_code=1"]
        {
            assert_eq!(kind("GET", &format!("/?{query}"), &[HOST]), Kind::Refused, "{query}");
        }
    }

    #[test]
    fn once_a_browser_came_by_the_entrance_no_other_may_return() {
        let expected = expected();
        let kind = |target: &str, headers: &[(&str, &str)], entered: bool| {
            kind_at(&expected, "GET", target, headers, entered)
        };
        let given = expected.set_cookie();
        let cookie = given.expose().split(';').next().unwrap();
        let back = "/?code=AQ&state=ours";

        assert_eq!(kind(expected.entrance(), &[HOST], false), Kind::Entrance);
        assert_eq!(kind(expected.entrance(), &[HOST, ("sec-purpose", "prefetch")], false), Kind::Refused);
        assert_eq!(kind(back, &[HOST], false), Kind::CameBack);
        assert_eq!(kind(back, &[HOST], true), Kind::Strange);
        for other in ["sixty=", "sixty=guessed", "other=1", ""] {
            assert_eq!(kind(back, &[HOST, ("cookie", other)], true), Kind::Strange, "{other}");
        }
        let several = format!("other=1; {cookie}; sixty=of-another-port");
        for brought in [cookie, &several] {
            assert_eq!(kind(back, &[HOST, ("cookie", brought)], true), Kind::CameBack);
        }
    }

    #[test]
    fn other_paths_are_not_the_return_address() {
        assert_eq!(kind("GET", "/favicon.ico?code=AQ&state=ours", &[HOST]), Kind::Other);
        assert_eq!(kind("GET", "//?code=AQ&state=ours", &[HOST]), Kind::Other);
    }

    fn kind(method: &str, target: &str, headers: &[(&str, &str)]) -> Kind {
        kind_at(&expected(), method, target, headers, false)
    }

    fn kind_at(
        expected: &Expected,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        entered: bool,
    ) -> Kind {
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        expected.kind_of(&Head { method, target, headers: &headers }, entered)
    }

    fn expected() -> Expected {
        let address = Url::parse("https://localhost:16060/").unwrap();
        Expected::new(&address, Secret::new("ours"))
    }
}
