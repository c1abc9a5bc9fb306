//! The program `briefing`.

fn main() {}
