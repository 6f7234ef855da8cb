//! The core of Sixty: it decides. No socket, file, keychain or clock is touched here; see [`ports`].

pub mod account;
pub mod api;
pub mod connect;
pub mod controller;
pub mod diagnosis;
pub mod face;
pub mod hide;
pub mod journeys;
pub mod leaving;
pub mod network;
pub mod places;
pub mod policy;
pub mod ports;
pub mod problem;
pub mod reminders;
pub mod resident;
pub mod schedule;
pub mod secret;
pub mod settings;
pub mod steady;
pub mod terms;
pub mod text;
pub mod token_shape;
pub mod tokens;
pub mod tray;
mod turns;
