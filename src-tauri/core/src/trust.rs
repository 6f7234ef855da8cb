//! Which browsers accept our certificate, and for which addresses they are asked to.

use url::{Host, Url};

use crate::account::App;
use crate::moment::Moment;
use crate::network::Network;
use crate::ports::{Address, Store};
use crate::problem::{Action, Case, Code, Problem};

/// What is known of one store.
#[derive(Debug, Clone)]
pub struct StoreState {
    pub store: Store,
    /// Whether it trusts the certificate that is now used.
    pub trusted: bool,
    /// Why it could not be read or changed.
    pub problem: Option<Problem>,
}

/// What is known of all browsers of this user.
#[derive(Debug, Clone)]
pub struct Trusted {
    /// Whether the person wants it: a renewed certificate is then given to the browsers by itself.
    pub on: bool,
    /// When the certificate ends that is now used; None where there is none.
    pub end: Option<Moment>,
    pub stores: Vec<StoreState>,
}

impl Trusted {
    /// Whether there is a store, and every one of them trusts the certificate that is now used.
    pub fn everywhere(&self) -> bool {
        !self.stores.is_empty() && self.stores.iter().all(|state| state.trusted)
    }

    /// When the trust ends; None where nothing trusts the certificate.
    pub fn until(&self) -> Option<Moment> {
        self.end.filter(|_| self.stores.iter().any(|state| state.trusted))
    }

    /// What kept a store from being read or changed, and that there is no browser where one is wanted. What a person has to
    /// do comes before what may pass by itself.
    pub fn hindrance(&self) -> Option<Problem> {
        if self.on && self.stores.is_empty() {
            return Some(Problem::new(Code::Trust, Action::FixSetup).because(Case::NoBrowser));
        }
        let problems = || self.stores.iter().filter_map(|state| state.problem.as_ref());
        problems().find(|problem| problem.action == Action::FixSetup).or_else(|| problems().next()).cloned()
    }
}

/// The addresses of our listener at which a browser may meet the certificate: those of the Meta apps, and the usual one
/// of a network without an app. A name that leads here only by a line in the hosts file is left out, because the
/// certificate that is trusted is not for it.
pub fn addresses(apps: &[App]) -> Vec<Address> {
    let mut addresses = Vec::new();
    for network in Network::ALL {
        let own: Vec<&str> =
            apps.iter().filter(|app| app.network == network).map(|app| app.return_address.as_str()).collect();
        let usual = [network.facts().return_address.as_str()];
        let meant = if own.is_empty() { usual.as_slice() } else { own.as_slice() };
        for address in meant.iter().filter_map(|address| of_this_computer(address)) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
    }
    addresses
}

fn of_this_computer(address: &str) -> Option<Address> {
    let url = Url::parse(address).ok().filter(|url| url.scheme() == "https")?;
    let is_here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => ip == std::net::Ipv4Addr::LOCALHOST,
        Host::Ipv6(ip) => ip == std::net::Ipv6Addr::LOCALHOST,
    };
    let host = url.host_str().filter(|_| is_here)?.to_owned();
    Some(Address { host, port: url.port_or_known_default()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::sample::now;
    use crate::ports::{StoreKind, TrustTrouble};

    #[test]
    fn it_is_everywhere_where_every_store_trusts_it() {
        assert!(known(&[Ok(true), Ok(true)]).everywhere());
        assert!(!known(&[Ok(true), Ok(false)]).everywhere());
        assert!(!known(&[]).everywhere(), "without a browser no warning is stopped");
    }

    #[test]
    fn the_end_is_told_where_something_trusts_it() {
        assert_eq!(known(&[Ok(false), Ok(true)]).until(), Some(now()));
        assert_eq!(known(&[Ok(false)]).until(), None);
    }

    #[test]
    fn what_a_person_has_to_do_is_told_first() {
        let stopped = known(&[Ok(true), Err(TrustTrouble::InUse), Err(TrustTrouble::NoProgram)]);
        assert_eq!(stopped.hindrance().unwrap().case(), Some(Case::NoCertutil));
        assert_eq!(known(&[]).hindrance().unwrap().case(), Some(Case::NoBrowser));
        assert_eq!(known(&[Ok(false)]).hindrance(), None);
    }

    #[test]
    fn a_network_without_an_app_has_its_usual_address() {
        assert_eq!(addresses(&[]), [at("localhost", 16060)]);
    }

    #[test]
    fn every_address_of_an_app_counts_once_and_only_where_it_is_this_computers_own_over_https() {
        let apps = [
            app(Network::Threads, "https://localhost:18000/"),
            app(Network::Threads, "https://127.0.0.1:18001/back"),
            app(Network::Instagram, "https://localhost:18000/other"),
            app(Network::Instagram, "https://threads-sample.meta:18002/"),
            app(Network::Instagram, "https://[::1]:18003/"),
            app(Network::Facebook, "http://localhost:18004/"),
        ];
        let wanted = [at("localhost", 18000), at("127.0.0.1", 18001), at("[::1]", 18003)];
        assert_eq!(addresses(&apps), wanted);
    }

    fn at(host: &str, port: u16) -> Address {
        Address { host: host.to_owned(), port }
    }

    fn app(network: Network, return_address: &str) -> App {
        App { return_address: return_address.to_owned(), ..App::usual(network, "1029", true, now()) }
    }

    fn known(stores: &[Result<bool, TrustTrouble>]) -> Trusted {
        let store = Store { kind: StoreKind::Database, browsers: Vec::new(), place: "/nssdb".into() };
        let state = |found: &Result<bool, TrustTrouble>| StoreState {
            store: store.clone(),
            trusted: found == &Ok(true),
            problem: found.clone().err().map(|trouble| trouble.of(&store)),
        };
        Trusted { on: true, end: Some(now()), stores: stores.iter().map(state).collect() }
    }
}
