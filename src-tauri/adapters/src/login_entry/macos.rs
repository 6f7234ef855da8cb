//! Not told: macOS answers the app bundle alone.

use std::io;

pub fn is_on() -> io::Result<bool> {
    Err(io::ErrorKind::Unsupported.into())
}

pub fn remove() -> io::Result<()> {
    Ok(())
}
