//! Kinds of entries, and the hues that a lens may give them and its facets.

use crate::text::Clean;

/// A hue by its name; which shade of it is shown, the theme decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// `blue`
    Blue,
    /// `green`
    Green,
    /// `red`
    Red,
    /// `cyan`
    Cyan,
    /// `magenta`
    Magenta,
    /// `yellow`
    Yellow,
}

impl Hue {
    /// All of them, with their names in files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("blue", Self::Blue),
        ("green", Self::Green),
        ("red", Self::Red),
        ("cyan", Self::Cyan),
        ("magenta", Self::Magenta),
        ("yellow", Self::Yellow),
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, hue)| *hue == self);
        known.map_or("", |(name, _)| name)
    }
}

/// A kind that entries of a facet may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Name in files, and of one entry of the kind: "state".
    pub id: Clean,
    /// What all of the kind are called, above them in a list: "States".
    pub title: Option<Clean>,
    /// Hue of the signs of its entries, instead of the facet's.
    pub hue: Option<Hue>,
}
