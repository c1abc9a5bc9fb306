//! Roles instead of colours: what a thing means decides how it looks.
//!
//! The colours of a role are data, one file a theme (`assets/themes`). Its other
//! channel (weight, underline, a glyph) is the program's own and no theme's, so
//! that nothing is lost without colours.

mod colour;
mod file;
mod glyphs;

use ratatui::style::{Color, Modifier, Style};

use crate::app::Background;
use crate::facets::{Facet, Hue};
use crate::text::Flaw;

use file::{Ink, Shade, Shades};

pub use glyphs::{ASCII, Glyphs, UNICODE};

/// Colours that the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// None: weight, underline and reverse only.
    Mono,
    /// The 16 of the terminal's own palette.
    Ansi,
    /// The 256 of xterm.
    Indexed,
    /// Any.
    #[default]
    True,
}

/// A theme that the program brings along.
#[derive(Debug)]
pub struct Bundled {
    /// The name it is asked for by.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    text: &'static str,
}

const DARK: &str = include_str!("../../assets/themes/dark.toml");
const LIGHT: &str = include_str!("../../assets/themes/light.toml");

/// The themes that the program brings along; the first two are what the
/// background of the terminal decides between.
pub const BUNDLED: [Bundled; 6] = [
    Bundled {
        name: "dark",
        about: "cool greys on slate",
        text: DARK,
    },
    Bundled {
        name: "light",
        about: "ink on paper",
        text: LIGHT,
    },
    Bundled {
        name: "night",
        about: "dark, dim and warm",
        text: include_str!("../../assets/themes/night.toml"),
    },
    Bundled {
        name: "sepia",
        about: "light, brown ink on yellowed paper",
        text: include_str!("../../assets/themes/sepia.toml"),
    },
    Bundled {
        name: "contrast",
        about: "white on black, high contrast",
        text: include_str!("../../assets/themes/contrast.toml"),
    },
    Bundled {
        name: "mono",
        about: "no colours: weight, underline, reverse",
        text: include_str!("../../assets/themes/mono.toml"),
    },
];

/// The text of a bundled theme.
pub fn bundled(name: &str) -> Option<&'static str> {
    let found = BUNDLED.iter().find(|theme| theme.name == name)?;
    Some(found.text)
}

/// What a piece of text or ground means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Title, headings, selected label, keys.
    Bright,
    /// Labels, counts, what is not in the focused sentence.
    Muted,
    /// Rules and tracks of bars.
    Rule,
    /// A facet by its number.
    Facet(u16),
    /// A kind of entries that has a hue of its own.
    Kind(Hue),
    /// The bar of an entry that is not selected.
    FacetDim(u16),
    /// Notes.
    Note,
    /// Letters that were found, and `~`.
    Hit,
    /// Words that carry a link.
    Link,
    /// What a machine reads or writes, among words.
    Code,
    /// The same in the focused sentence.
    FocusedCode,
    /// Something was done.
    Done,
    /// Something failed.
    Error,
    /// Ground of the focused sentence.
    OnFocus,
    /// Ground of the selected row.
    OnSelected,
    /// Ground of the column of the reading position.
    OnHere,
    /// A hit in the text.
    OnHit,
    /// The current hit in the text.
    OnCurrent,
    /// Ground of a sheet.
    OnSheet,
}

/// Inks of the hues, in the order of [`Hue`].
const HUES: [Ink; 6] = [
    Ink::Actor,
    Ink::Area,
    Ink::Challenge,
    Ink::Further,
    Ink::Note,
    Ink::Hit,
];
/// Hues that facets get which ask for none; further ones begin with the first
/// again. The others are those of notes and hits.
const USUAL: [Hue; 4] = [Hue::Blue, Hue::Green, Hue::Red, Hue::Cyan];
/// Facets whose hue is decided one by one; no lens has more.
const FACETS: usize = 32;
/// How far the bar of an entry that is not selected lies towards the ground, in
/// percent.
const DIMMED: u32 = 45;

/// How roles look on one terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    shades: Option<Shades>,
    depth: Depth,
    dimmed: [Option<Color>; HUES.len()],
    facets: [Hue; FACETS],
    paints: bool,
    /// The signs to draw with.
    pub glyphs: &'static Glyphs,
}

impl Theme {
    /// The theme for a background and the colours that can be shown.
    pub fn new(background: Background, depth: Depth, glyphs: &'static Glyphs) -> Self {
        let text = match background {
            Background::Dark => DARK,
            Background::Light => LIGHT,
        };
        // A test reads all that are bundled; at worst there would be no colours.
        let shades = file::parse(text, &bundled).unwrap_or_default();
        Self::of(shades, depth, glyphs)
    }

    /// The theme of a file, for the colours that can be shown.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, and where.
    pub fn read(text: &str, depth: Depth, glyphs: &'static Glyphs) -> Result<Self, Flaw> {
        let shades = file::parse(text, &bundled)?;
        Ok(Self::of(shades, depth, glyphs))
    }

    /// The same theme with a ground of its own, for terminals of another
    /// brightness.
    #[must_use]
    pub fn painted(self) -> Self {
        Self {
            paints: true,
            ..self
        }
    }

    fn of(shades: Option<Shades>, depth: Depth, glyphs: &'static Glyphs) -> Self {
        let mut theme = Self {
            shades: shades.filter(|_| depth != Depth::Mono),
            depth,
            dimmed: [None; HUES.len()],
            facets: hues(&[]),
            paints: false,
            glyphs,
        };
        theme.dimmed = HUES.map(|hue| theme.towards_ground(hue));
        theme
    }

    /// The same theme for the facets of an article, which may ask for hues.
    #[must_use]
    pub fn for_facets(self, facets: &[Facet]) -> Self {
        Self {
            facets: hues(facets),
            ..self
        }
    }

    fn hue(&self, facet: u16) -> Hue {
        let number = usize::from(facet) % FACETS;
        self.facets.get(number).copied().unwrap_or(Hue::Blue)
    }

    /// Text and ground of the whole screen, where the theme paints them and has
    /// a ground for this terminal.
    pub fn ground(&self) -> Option<Style> {
        let ground = self.colour(Ink::Ground).filter(|_| self.paints)?;
        Some(self.style(Role::Text).bg(ground))
    }

    /// Whether there are no colours.
    pub fn is_mono(&self) -> bool {
        self.shades.is_none()
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        if self.is_mono() {
            return mono(role);
        }
        let style = Style::new();
        let bold = Modifier::BOLD;
        match role {
            Role::Text => self.front(Ink::Text),
            Role::Bright => self.front(Ink::Bright).add_modifier(bold),
            Role::Muted => self.front(Ink::Muted),
            Role::Rule => self.front(Ink::Rule),
            Role::Facet(number) => self.front(ink(self.hue(number))),
            Role::Kind(hue) => self.front(ink(hue)),
            Role::FacetDim(number) => {
                let colour = self.dimmed.get(self.hue(number) as usize);
                let colour = colour.copied().flatten();
                colour.map_or(style, |colour| style.fg(colour))
            }
            Role::Note => self.front(Ink::Note),
            Role::Hit => self.front(Ink::Hit).add_modifier(Modifier::UNDERLINED),
            Role::Link => style.add_modifier(Modifier::UNDERLINED),
            Role::Code => self.on(Ink::OnHere, style.add_modifier(Modifier::ITALIC)),
            Role::FocusedCode => self.on(Ink::OnSelected, style),
            Role::Done => self.front(Ink::Done),
            Role::Error => self.front(Ink::Error).add_modifier(bold),
            Role::OnFocus => self.on(Ink::OnFocus, style),
            Role::OnSelected => self.on(Ink::OnSelected, style.add_modifier(Modifier::REVERSED)),
            Role::OnHere => self.on(Ink::OnHere, style),
            // No ground of the 256 colours is of its hue and dark enough.
            Role::OnHit if self.depth == Depth::Indexed => {
                let line = style.add_modifier(Modifier::UNDERLINED);
                self.on(Ink::OnHit, style).patch(line)
            }
            Role::OnHit => self.on(Ink::OnHit, style.add_modifier(Modifier::UNDERLINED)),
            Role::OnCurrent => {
                let black = self.colour(Ink::Black).unwrap_or(Color::Black);
                self.on(Ink::OnCurrent, style).fg(black).add_modifier(bold)
            }
            Role::OnSheet => self.on(Ink::OnSheet, style),
        }
    }

    /// A mention of the selected entry: its facet's hue, bold and underlined.
    pub fn mention(&self, facet: u16) -> Style {
        self.style(Role::Facet(facet))
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    fn shade(&self, ink: Ink) -> Shade {
        self.shades.map(|all| all.of(ink)).unwrap_or_default()
    }

    fn colour(&self, ink: Ink) -> Option<Color> {
        let Shade { rgb, indexed, ansi } = self.shade(ink);
        match self.depth {
            Depth::True => rgb.map(colour::Rgb::colour),
            Depth::Indexed => indexed.map(Color::Indexed),
            Depth::Ansi => ansi.map(Color::Indexed),
            Depth::Mono => None,
        }
    }

    /// Letters; the terminal's own colour where it has none for them, so that
    /// nothing is left of what stood there.
    fn front(&self, ink: Ink) -> Style {
        Style::new().fg(self.colour(ink).unwrap_or(Color::Reset))
    }

    /// A ground; where the terminal has no colour for it, `instead`.
    fn on(&self, ink: Ink, instead: Style) -> Style {
        self.colour(ink)
            .map_or(instead, |colour| Style::new().bg(colour))
    }

    /// A hue mixed into the ground, or as it is where colours cannot be mixed.
    fn towards_ground(&self, ink: Ink) -> Option<Color> {
        match (self.shade(ink).rgb, self.shade(Ink::Ground).rgb) {
            (Some(hue), Some(ground)) if matches!(self.depth, Depth::True | Depth::Indexed) => {
                let mixed = hue.mixed(ground, DIMMED);
                Some(if self.depth == Depth::True {
                    mixed.colour()
                } else {
                    Color::Indexed(mixed.nearest_indexed())
                })
            }
            _ => self.colour(ink),
        }
    }
}

fn ink(hue: Hue) -> Ink {
    HUES.get(hue as usize).copied().unwrap_or(Ink::Actor)
}

/// The hues of facets: the one that each asks for, else the next of the usual ones
/// that none asks for, as long as there are any.
fn hues(facets: &[Facet]) -> [Hue; FACETS] {
    let asked: Vec<Hue> = facets.iter().filter_map(|facet| facet.hue).collect();
    let is_free = |hue: &Hue| asked.is_empty() || !asked.contains(hue);
    let free: Vec<Hue> = USUAL.into_iter().filter(is_free).collect();
    let others = if free.is_empty() {
        USUAL.to_vec()
    } else {
        free
    };
    let mut others = others.into_iter().cycle();
    let mut all = [Hue::Blue; FACETS];
    for (number, hue) in all.iter_mut().enumerate() {
        let asked = facets.get(number).and_then(|facet| facet.hue);
        *hue = asked.or_else(|| others.next()).unwrap_or(Hue::Blue);
    }
    all
}

fn mono(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Bright | Role::Error => style.add_modifier(Modifier::BOLD),
        Role::Hit | Role::Link => style.add_modifier(Modifier::UNDERLINED),
        // Not as a link beside it.
        Role::OnHit => style.add_modifier(Modifier::UNDERLINED | Modifier::ITALIC),
        Role::OnSelected | Role::OnCurrent => style.add_modifier(Modifier::REVERSED),
        Role::Code => style.add_modifier(Modifier::ITALIC),
        Role::Text
        | Role::Note
        | Role::Muted
        | Role::Rule
        | Role::Facet(_)
        | Role::Kind(_)
        | Role::FacetDim(_)
        | Role::Done
        | Role::FocusedCode
        | Role::OnFocus
        | Role::OnHere
        | Role::OnSheet => style,
    }
}

#[cfg(test)]
mod tests;
