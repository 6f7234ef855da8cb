//! What the pretend Meta promises, over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "promises/lifetimes.rs"]
mod lifetimes;
#[path = "promises/stage.rs"]
mod stage;
