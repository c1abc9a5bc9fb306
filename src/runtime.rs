//! Terminal, threads, files: everything impure.
pub mod source;
