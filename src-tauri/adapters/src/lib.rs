//! The adapters of Sixty: each acts for one port of the core.

pub mod meta;
