//! How an article is found again.

use std::fmt;

/// What the bundled article is called; no path and no URL begins so.
const BUNDLED: &str = "briefing:bundled";

/// Where an article is: an absolute path, a URL, or the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    /// The address that is written so.
    pub fn new(written: &str) -> Self {
        Self(written.to_owned())
    }

    /// The address of the bundled article.
    pub fn bundled() -> Self {
        Self::new(BUNDLED)
    }

    /// Whether it is that of the bundled article.
    pub fn is_bundled(&self) -> bool {
        self.0 == BUNDLED
    }

    /// As it is written. It may hold anything that a path may.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
