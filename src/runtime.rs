//! Terminal, threads, files: everything impure.
mod decoder;
pub mod source;
