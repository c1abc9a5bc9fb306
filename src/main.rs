//! The program `briefing`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::cli::main()
}
