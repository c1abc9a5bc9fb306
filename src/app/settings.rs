//! What is remembered from one run to the next, whatever article is read.

use serde::{Deserialize, Serialize};

use super::layout::{LayoutPrefs, MEASURE, Widths};
use super::msg::Background;
use crate::text::Clean;
use crate::typeset::Form;

/// What the reader chose, and what was found out about the terminal. Keys of
/// the file that are no field here stay in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What the terminal told of its background last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    /// Whether the first keys were told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub welcomed: bool,
    /// Widths of the panes beside the text.
    #[serde(skip_serializing_if = "is_usual")]
    pub widths: Widths,
    /// What was chosen inside.
    #[serde(flatten)]
    pub chosen: Choices,
    /// What the configuration said when that was chosen.
    pub configured: Choices,
}

fn is_usual(widths: &Widths) -> bool {
    *widths == Widths::default()
}

/// What can be chosen inside and configured too. What is not there was not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The name of a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Clean>,
    /// Widest text column, in cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<u16>,
    /// Whether rows are stretched to the measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justify: Option<bool>,
    /// Whether words of ragged rows are divided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hyphenate: Option<bool>,
}

impl Settings {
    /// Takes the configuration as it is now. Of what was chosen inside and what
    /// was written there, the newer counts.
    #[must_use]
    pub fn under(mut self, configured: Choices) -> Self {
        let (chosen, before) = (&mut self.chosen, &self.configured);
        if before.theme != configured.theme {
            chosen.theme = None;
        }
        if before.measure != configured.measure {
            chosen.measure = None;
        }
        if before.justify != configured.justify {
            chosen.justify = None;
        }
        if before.hyphenate != configured.hyphenate {
            chosen.hyphenate = None;
        }
        self.configured = configured;
        self
    }

    /// The theme by name, where one was chosen or configured.
    pub fn theme(&self) -> Option<&Clean> {
        self.chosen
            .theme
            .as_ref()
            .or(self.configured.theme.as_ref())
    }

    /// Widest text column, in cells.
    pub fn measure(&self) -> u16 {
        self.chosen.measure.unwrap_or(self.usual_measure())
    }

    /// Widest text column where none was chosen, in cells.
    pub fn usual_measure(&self) -> u16 {
        self.configured.measure.unwrap_or(MEASURE)
    }

    /// How running text is set, where `form` is how it is set by itself.
    pub fn form(&self, form: Form) -> Form {
        let (chosen, configured) = (&self.chosen, &self.configured);
        let justify = chosen.justify.or(configured.justify);
        let hyphenate = chosen.hyphenate.or(configured.hyphenate);
        Form {
            justified: justify.unwrap_or(form.justified),
            hyphenated: hyphenate.unwrap_or(form.hyphenated),
            ..form
        }
    }

    /// Takes what changed in the layout as chosen.
    pub(super) fn choose(&mut self, before: LayoutPrefs, now: LayoutPrefs) {
        if now.widths != before.widths {
            self.widths = now.widths;
        }
        if now.measure != before.measure {
            self.chosen.measure = Some(now.measure);
        }
        if now.form.justified != before.form.justified {
            self.chosen.justify = Some(now.form.justified);
        }
        if now.form.hyphenated != before.form.hyphenated {
            self.chosen.hyphenate = Some(now.form.hyphenated);
        }
    }

    /// Whether nothing that the reader chose differs.
    pub fn is_same_choice(&self, other: &Self) -> bool {
        self.chosen == other.chosen
            && self.configured == other.configured
            && self.widths == other.widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(name: &str) -> Choices {
        Choices {
            theme: Some(Clean::line(name)),
            ..Choices::default()
        }
    }

    #[test]
    fn the_newer_of_choice_and_configuration_counts() {
        let name = |settings: &Settings| settings.theme().map(ToString::to_string);
        let mut settings = Settings::default().under(theme("sepia"));
        assert_eq!(name(&settings).as_deref(), Some("sepia"));
        settings.chosen.theme = Some(Clean::line("night"));
        let settings = settings.under(theme("sepia"));
        assert_eq!(name(&settings).as_deref(), Some("night"));
        let settings = settings.under(theme("light"));
        assert_eq!(name(&settings).as_deref(), Some("light"));
        let settings = settings.under(Choices::default());
        assert_eq!(name(&settings), None);
        assert_eq!(settings.measure(), MEASURE);
    }

    #[test]
    fn what_the_terminal_told_is_no_choice() {
        let settings = Settings::default();
        let mut other = settings.clone();
        other.background = Some(Background::Light);
        assert!(settings.is_same_choice(&other));
        other.chosen.measure = Some(60);
        assert!(!settings.is_same_choice(&other));
    }
}
