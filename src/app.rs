//! State and what changes it.
pub mod key;
