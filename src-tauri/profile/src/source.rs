//! The Meta that the options choose, and the time that they set.

use chrono::{DateTime, Utc};
use sixty_core::moment::Moment;
use sixty_core::problem::{Action, Code, FactName, Problem};
use url::{Host, Url};

use crate::options::Options;

/// The Meta that a program talks to.
pub enum Source {
    /// Meta's own servers, for real tokens.
    Real,
    /// The pretend Meta that the programs in the practice folder serve themselves.
    BuiltIn,
    /// A pretend Meta at another address of this computer.
    Elsewhere(Url),
}

/// Options that contradict each other; the text's key says how.
pub struct Misuse(pub &'static str);

impl Misuse {
    /// The same as a problem, for the window, which has no command line to point to.
    pub fn problem(&self) -> Problem {
        Problem::new(Code::Unknown, Action::Report).with_text(FactName::Detail, self.0)
    }
}

impl Source {
    /// The Meta that the options choose.
    ///
    /// # Errors
    ///
    /// [`Misuse`] for an address that is not one of this computer.
    pub fn of(options: &Options) -> Result<Self, Misuse> {
        match (&options.practice_url, options.practice) {
            (Some(url), _) => loopback(url).map(Self::Elsewhere).ok_or(Misuse("cli-usage-practice-url")),
            (None, true) => Ok(Self::BuiltIn),
            (None, false) => Ok(Self::Real),
        }
    }
}

/// The time that the options set the clock of practice to; None leaves it at this computer's.
///
/// # Errors
///
/// [`Misuse`] for the real Meta, whose time cannot be set, and for a text that is not a time.
pub fn start(options: &Options) -> Result<Option<Moment>, Misuse> {
    match &options.now {
        None => Ok(None),
        Some(_) if !options.practice && options.practice_url.is_none() => {
            Err(Misuse("cli-usage-now-practice"))
        }
        Some(now) => moment(now).map(Some).ok_or(Misuse("cli-usage-bad-time")),
    }
}

/// Reads a time in RFC 3339.
fn moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.with_timezone(&Utc))
}

/// An address of this computer, written as `localhost`, `127.x.x.x` or `[::1]`. A name that has to be looked up, or a
/// number that only some programs read as such an address, is refused.
fn loopback(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let is_here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let (_, written) = text.split_once("://")?;
    let rest = written.get(..host.len()).filter(|start| start.eq_ignore_ascii_case(host));
    let is_written_so =
        rest.is_some() && matches!(written.as_bytes().get(host.len()), None | Some(b':' | b'/'));
    (is_here && is_written_so && url.query().is_none() && url.fragment().is_none()).then_some(url)
}
