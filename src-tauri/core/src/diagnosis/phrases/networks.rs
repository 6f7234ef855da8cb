//! Words that belong to one network. Who answered stands in the host; then in the type of the error; then in codes and
//! names that only one network has.

use crate::network::Network;

use Network::{Facebook, Instagram, Threads};

/// The lists in the order of what they prove.
pub const OF_ONE_NETWORK: [&[(&str, Network)]; 3] = [HOSTS, TYPES, NAMES];

const HOSTS: &[(&str, Network)] = &[
    ("graph.threads.", Threads),
    ("threads.net/", Threads),
    ("threads.com/", Threads),
    ("graph.instagram.com", Instagram),
    ("api.instagram.com", Instagram),
    ("instagram.com/oauth", Instagram),
    ("www.instagram.com/api/", Instagram),
    ("i.instagram.com", Instagram),
    ("graph.facebook.com", Facebook),
    ("dialog/oauth", Facebook),
];

const TYPES: &[(&str, Network)] = &[("thapiexception", Threads), ("igapiexception", Instagram)];

const NAMES: &[(&str, Network)] = &[
    ("th__application", Threads),
    ("th_exchange_token", Threads),
    ("th_refresh_token", Threads),
    ("threads_basic", Threads),
    ("threads_content_publish", Threads),
    ("not accepted the invite to test", Threads),
    ("1349026", Threads),
    ("1349168", Threads),
    ("1349187", Threads),
    ("1349245", Threads),
    ("4476002", Threads),
    ("invalid platform app", Instagram),
    ("insufficient developer role", Instagram),
    ("ig_exchange_token", Instagram),
    ("ig_refresh_token", Instagram),
    ("instagram_business_", Instagram),
    ("calls to this instagram account", Instagram),
    ("the instagram account is restricted", Instagram),
    ("facebook login is currently", Facebook),
    ("log in to www.facebook.com", Facebook),
    ("fb_exchange_token", Facebook),
    ("calls to this page account", Facebook),
    ("1349048", Facebook),
    ("1349126", Facebook),
    ("1349220", Facebook),
    ("facebook ©", Facebook),
    ("© facebook", Facebook),
];
