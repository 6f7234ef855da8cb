//! A pretend Meta: the token addresses of Threads, Instagram and Facebook, strict and with a time of its own.
//!
//! The answer to `https://HOST/PATH` is at `/HOST/PATH`. A call that breaks a rule is refused in Meta's own error shape
//! and recorded; where Meta's behaviour is not documented a switch chooses it; errors and bad connections come on order.
//! A person makes Meta apps of their own on its developer pages, and only what is set up there works. Beside it GitHub and
//! Vercel take what a new token is delivered to.

// Each group uses only itself and the groups above it.

// Facts: time, networks, people, apps, tokens, addresses, the words and the frame of the pages, and what an app may order.
mod addresses;
mod apps;
mod error;
mod given;
mod happening;
mod moment;
mod network;
mod page;
mod people;
mod random;
mod switches;
mod token;
mod words;

// Memory: what was handed out, asked and set to go wrong, and the shapes of Meta's errors.
mod faults;
mod known_app;
mod log;
mod parameters;
mod refusal;
mod state;

// Answers: one call or order against the memory.
mod dashboard;
mod developer;
mod events;
mod meta;
mod others;
mod pretend_meta;

// Serving: sockets, HTTP, and which program serves a folder.
mod handle;
mod levers;
mod line;
mod origin;
mod response;
mod serve_lock;
mod server;

pub use addresses::Endpoint;
pub use dashboard::{Lifetime, TokenOrder};
pub use error::PracticeError;
pub use given::Given;
pub use handle::{NotReturned, Practice};
pub use happening::{HappenOrder, Happening};
pub use log::{Log, Row, Violation};
pub use moment::{Clock, Moment};
pub use network::{APP_SECRET, Network};
pub use people::SYSTEM_USER;
pub use pretend_meta::PretendMeta;
pub use refusal::Body;
pub use serve_lock::{ServeLock, announced_address};
pub use server::serve;
pub use switches::{
    FacebookExchange, Ids, List, OldToken, PageTokens, Refreshed, Shape, SwitchOrder, Switches,
};
