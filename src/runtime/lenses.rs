//! Lens files: those of the reader, and writing one.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file that is not there yet.
///
/// # Errors
///
/// Those of the file system; a file that is there is never replaced.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}
