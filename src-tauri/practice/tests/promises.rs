//! What the pretend Meta promises, over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "promises/accounts.rs"]
mod accounts;
#[path = "promises/authorize.rs"]
mod authorize;
#[path = "promises/calls.rs"]
mod calls;
#[path = "promises/clauses.rs"]
mod clauses;
#[path = "promises/code.rs"]
mod code;
#[path = "promises/dashboard.rs"]
mod dashboard;
#[path = "promises/desk.rs"]
mod desk;
#[path = "promises/developer.rs"]
mod developer;
#[path = "promises/developer_all.rs"]
mod developer_all;
#[path = "promises/developer_login.rs"]
mod developer_login;
#[path = "promises/ended_features.rs"]
mod ended_features;
#[path = "promises/exchange.rs"]
mod exchange;
#[path = "promises/faults.rs"]
mod faults;
#[path = "promises/happening.rs"]
mod happening;
#[path = "promises/inspect.rs"]
mod inspect;
#[path = "promises/levers.rs"]
mod levers;
#[path = "promises/lifetimes.rs"]
mod lifetimes;
#[path = "promises/line.rs"]
mod line;
#[path = "promises/log.rs"]
mod log;
#[path = "promises/me.rs"]
mod me;
#[path = "promises/memory.rs"]
mod memory;
#[path = "promises/program.rs"]
mod program;
#[path = "promises/rate.rs"]
mod rate;
#[path = "promises/refresh.rs"]
mod refresh;
#[path = "promises/switches.rs"]
mod switches;
#[path = "promises/system_user.rs"]
mod system_user;
#[path = "promises/test_meta.rs"]
mod test_meta;
