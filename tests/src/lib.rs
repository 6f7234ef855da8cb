//! What the tests of several packages share: real services, started for one test and gone with it.

pub mod dotenv;
pub mod keyring;
