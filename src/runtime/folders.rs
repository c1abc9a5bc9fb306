//! Where the program's own files are (XDG base directories, on macOS too).

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

/// Name of the program's folder in each of them.
const OURS: &str = "briefing";

/// The folders of the program; none where the environment names no home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folders {
    /// What the reader writes: `config.toml`, `lenses/`, `themes/`.
    pub configuration: Option<PathBuf>,
    /// What the program remembers.
    pub state: Option<PathBuf>,
}

impl Folders {
    /// The folders that the environment names.
    pub fn of_environment() -> Self {
        // Asked of the user database, a home may be one that nobody meant.
        let is_set = |name: &str| {
            std::env::var_os(name).is_some_and(|value| Path::new(&value).is_absolute())
        };
        let Ok(base) = Xdg::new() else {
            return Self::default();
        };
        let ours = |name: &str, folder: Option<PathBuf>| {
            let folder = folder.filter(|_| is_set(name) || is_set("HOME"))?;
            Some(folder.join(OURS))
        };
        Self {
            configuration: ours("XDG_CONFIG_HOME", Some(base.config_dir())),
            state: ours("XDG_STATE_HOME", base.state_dir()),
        }
    }

    /// Where the reader's own lenses are.
    pub fn lenses(&self) -> Option<PathBuf> {
        Some(self.configuration.as_ref()?.join("lenses"))
    }

    /// Where the reader's own themes are.
    pub fn themes(&self) -> Option<PathBuf> {
        Some(self.configuration.as_ref()?.join("themes"))
    }
}
