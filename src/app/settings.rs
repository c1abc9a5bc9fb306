//! What is remembered from one run to the next, whatever article is read.

use serde::{Deserialize, Serialize};

use super::layout::MEASURE;
use super::msg::Background;
use crate::text::Clean;

/// What the reader chose, and what was found out about the terminal. A field
/// that is not there was never chosen; keys of the file that are no field here
/// stay in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What the terminal told of its background last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    /// The theme that was picked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Clean>,
    /// Widest text column, in cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<u16>,
    /// Whether lines are justified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justify: Option<bool>,
    /// Whether words are hyphenated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hyphenate: Option<bool>,
    /// Width of the outline beside the text, in cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline_width: Option<u16>,
    /// Width of the facets beside the text, in cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets_width: Option<u16>,
    /// What the configuration said when these were chosen.
    pub configured: Configured,
}

/// What a configuration says of things that can be changed inside too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Configured {
    /// The name of a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Clean>,
    /// Widest text column, in cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<u16>,
}

impl Settings {
    /// Takes the configuration as it is now. Of what was chosen inside and what
    /// was written there, the newer counts.
    #[must_use]
    pub fn under(mut self, configured: Configured) -> Self {
        if self.configured.theme != configured.theme {
            self.theme = None;
        }
        if self.configured.measure != configured.measure {
            self.measure = None;
        }
        self.configured = configured;
        self
    }

    /// The theme by name, where one was chosen or configured.
    pub fn theme(&self) -> Option<&Clean> {
        self.theme.as_ref().or(self.configured.theme.as_ref())
    }

    /// Widest text column, in cells.
    pub fn measure(&self) -> u16 {
        self.measure.unwrap_or(self.usual_measure())
    }

    /// Widest text column where none was chosen, in cells.
    pub fn usual_measure(&self) -> u16 {
        self.configured.measure.unwrap_or(MEASURE)
    }

    /// Whether nothing that the reader chose differs.
    pub fn is_same_choice(&self, other: &Self) -> bool {
        let of_other = Self {
            background: self.background,
            ..other.clone()
        };
        *self == of_other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(name: &str) -> Configured {
        Configured {
            theme: Some(Clean::line(name)),
            ..Configured::default()
        }
    }

    #[test]
    fn the_newer_of_choice_and_configuration_counts() {
        let name = |settings: &Settings| settings.theme().map(ToString::to_string);
        let mut settings = Settings::default().under(theme("sepia"));
        assert_eq!(name(&settings).as_deref(), Some("sepia"));
        settings.theme = Some(Clean::line("night"));
        let settings = settings.under(theme("sepia"));
        assert_eq!(name(&settings).as_deref(), Some("night"));
        let settings = settings.under(theme("light"));
        assert_eq!(name(&settings).as_deref(), Some("light"));
        let settings = settings.under(Configured::default());
        assert_eq!(name(&settings), None);
        assert_eq!(settings.measure(), MEASURE);
    }

    #[test]
    fn what_the_terminal_told_is_no_choice() {
        let settings = Settings::default();
        let mut other = settings.clone();
        other.background = Some(Background::Light);
        assert!(settings.is_same_choice(&other));
        other.measure = Some(60);
        assert!(!settings.is_same_choice(&other));
    }
}
