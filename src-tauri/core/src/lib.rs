//! The core of Sixty: it decides. No socket, file, keychain or clock is touched here; see [`ports`].
//!
//! The modules are storeys, listed from the ground up: a module uses its own storey and the storeys below it, never one
//! above, and no two modules use each other (held by tests/rules/storeys.rs).

// Ground: moments, secrets, problems as facts, and the networks as data. It knows no account.
pub mod base64_text;
pub mod disguise;
pub mod encoding;
pub mod hide;
pub mod moment;
pub mod network;
pub mod plain;
pub mod problem;
pub mod sealed;
pub mod secret;
pub mod steady;

// Facts: accounts, their tokens, the places that use them, what a person set, and the texts. Nothing is decided yet.
pub mod account;
pub mod client_list;
pub mod history;
pub mod places;
pub mod settings;
pub mod text;
pub mod token_shape;
pub mod tokens;

// Ports: what the core asks of the outside world, one file a port, each with its trouble and the problem it becomes.
pub mod ports;

// Rules: pure decisions over facts: what an answer means, what is due, what a person is reminded of.
pub mod absence;
pub mod backup;
pub mod client_message;
pub mod diagnosis;
pub mod doctor;
pub mod export;
pub mod forecast;
pub mod handover;
pub mod leaving;
pub mod old_ways;
pub mod policy;
pub mod reminders;
pub mod schedule;
pub mod setup;
pub mod sign_in;
pub mod terms;
pub mod trust;

// Exchange: the one decision about a token: whether and how it is extended, whether the new one is proved, which may go.
pub mod exchange;

// Journeys: the ways of a token, each an async function over the ports that may be cut off after any line.
pub mod journeys;

// Faces: what people see, as values: the window's snapshot and intents, the tray.
pub mod face;
pub mod tray;

// Resident: the heart of the desktop program: one inbox, one match, what one window has open, and the keeper.
pub mod resident;

/// The project's page, from which the program comes.
pub const PROJECT_PAGE: &str = env!("CARGO_PKG_REPOSITORY");
