//! Command line.

pub mod search;
