//! The core of Sixty: it decides. No socket, file, keychain or clock is touched here; see [`ports`].

pub mod account;
pub mod network;
pub mod places;
pub mod ports;
pub mod problem;
pub mod secret;
