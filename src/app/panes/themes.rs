//! The themes that can be chosen, and the sheet in which they are.

use crate::app::list::ListCursor;
use crate::text::Clean;

/// The name under which the background of the terminal decides.
pub const AUTO: &str = "auto";

/// A theme that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub name: Clean,
    /// What it is, in a few words.
    pub about: Clean,
}

/// The themes that can be chosen, and the one that is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Themes {
    /// All of them, in the order of the sheet.
    pub choices: Vec<Choice>,
    /// Number of the one that the screen shows.
    pub chosen: usize,
}

impl Themes {
    /// Name of the theme that the screen shows.
    pub fn name(&self) -> &str {
        let chosen = self.choices.get(self.chosen);
        chosen.map_or(AUTO, |choice| choice.name.as_str())
    }

    /// Chooses a theme by its name; says whether there is such a one.
    pub fn choose(&mut self, name: &str) -> bool {
        let mut names = self.choices.iter().map(|choice| choice.name.as_str());
        let found = names.position(|known| known == name);
        self.chosen = found.unwrap_or(self.chosen);
        found.is_some()
    }
}

/// The sheet: the screen shows what is selected, until it is kept or left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemePicker {
    /// The selected row and the first row shown.
    pub cursor: ListCursor,
    /// What was chosen before.
    pub former: usize,
}
