//! A pretend Meta: the token addresses of Threads, Instagram and Facebook, strict and with a time of its own.
//!
//! Everything that `https://HOST/PATH` answers is at `/HOST/PATH`. What a caller does wrong is refused in Meta's own
//! error shape and recorded; what Meta leaves open is a switch; what may go wrong can be made to go wrong.

mod addresses;
mod dashboard;
mod faults;
mod handle;
mod levers;
mod line;
mod log;
mod meta;
mod network;
mod parameters;
mod people;
mod random;
mod refusal;
mod server;
mod state;
mod switches;
mod tokens;
mod turn;
mod world;

pub use addresses::Endpoint;
pub use dashboard::{Life, TokenOrder};
pub use handle::{NoReturn, Practice};
pub use log::{Log, Row, Violation};
pub use network::{APP_SECRET, Network};
pub use refusal::Body;
pub use server::serve;
pub use state::Moment;
pub use switches::{FacebookExchange, Ids, List, OldToken, Refreshed, Shape, SwitchOrder, Switches};
pub use turn::{Turn, address};
pub use world::{Clock, World, WorldError};
