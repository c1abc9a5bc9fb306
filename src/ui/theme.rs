//! Roles instead of colours: what a thing means decides how it looks.
//!
//! Every role has a second channel besides its colour (weight, underline, a
//! glyph), so that nothing is lost without colours.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Background;

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
    /// The bar of an entry that is not selected.
    FacetDim(u16),
    /// Notes.
    Note,
    /// Letters that were found, and `~`.
    Hit,
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

/// One role's colours: dark and light, each as RGB, of 256 and of 16.
struct Shade {
    dark: (u32, u8, Option<u8>),
    light: (u32, u8, Option<u8>),
}

const fn shade(dark: (u32, u8, Option<u8>), light: (u32, u8, Option<u8>)) -> Shade {
    Shade { dark, light }
}

const FACETS: [Shade; 3] = [
    shade((0x008a_b9f5, 111, Some(12)), (0x001d_5cab, 25, Some(4))),
    shade((0x007f_cfa6, 115, Some(10)), (0x0017_704a, 22, Some(2))),
    shade((0x00f2_a27c, 216, Some(9)), (0x00a8_440f, 88, Some(1))),
];
const OTHER_FACET: Shade = shade((0x0070_c8d0, 80, Some(14)), (0x0007_6a76, 24, Some(6)));

/// How roles look on one terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    depth: Depth,
    light: bool,
    paints: bool,
    /// The signs to draw with.
    pub glyphs: &'static Glyphs,
}

impl Theme {
    /// The theme for a background and the colours that can be shown.
    pub fn new(background: Background, depth: Depth, glyphs: &'static Glyphs) -> Self {
        Self {
            depth,
            light: background == Background::Light,
            paints: false,
            glyphs,
        }
    }

    /// The same theme with a ground of its own, for terminals of another
    /// brightness.
    #[must_use]
    pub fn painted(self) -> Self {
        Self {
            paints: self.depth != Depth::Mono && self.depth != Depth::Ansi,
            ..self
        }
    }

    /// Text and ground of the whole screen, where the theme paints them.
    pub fn ground(&self) -> Option<Style> {
        let ground = self.colour(&shade((0x0017_191d, 234, None), (0x00fb_faf6, 231, None)))?;
        self.paints.then(|| self.style(Role::Text).bg(ground))
    }

    /// Whether there are no colours.
    pub fn is_mono(&self) -> bool {
        self.depth == Depth::Mono
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        if self.depth == Depth::Mono {
            return mono(role);
        }
        let style = Style::new();
        let bold = Modifier::BOLD;
        match role {
            Role::Text => self.front(&shade((0x00cf_d3d8, 252, None), (0x002b_2e33, 236, None))),
            Role::Bright => self
                .front(&shade((0x00f3_f5f7, 255, None), (0x000f_1114, 233, None)))
                .add_modifier(bold),
            Role::Muted => self.front(&shade((0x00a0_a8b3, 248, None), (0x0056_5d67, 240, None))),
            Role::Rule => self.front(&shade(
                (0x003b_414a, 238, Some(8)),
                (0x00c9_ccd0, 252, Some(7)),
            )),
            Role::Facet(number) => self.front(facet(number)),
            Role::FacetDim(number) => self.dimmed(facet(number)),
            Role::Note => self.front(&shade(
                (0x00c9_a6ee, 183, Some(13)),
                (0x006f_3ca6, 91, Some(5)),
            )),
            Role::Hit => self
                .front(&shade(
                    (0x00f2_d68a, 222, Some(11)),
                    (0x007a_5200, 58, Some(3)),
                ))
                .add_modifier(Modifier::UNDERLINED),
            Role::Done => self.front(&shade(
                (0x008f_ce95, 114, Some(10)),
                (0x001f_7a3a, 22, Some(2)),
            )),
            Role::Error => self
                .front(&shade(
                    (0x00f0_8a8a, 210, Some(9)),
                    (0x00b3_261e, 160, Some(1)),
                ))
                .add_modifier(bold),
            Role::OnFocus => self.on(
                &shade((0x0024_2b35, 236, None), (0x00e8_eef6, 255, None)),
                style,
            ),
            Role::OnSelected => self.on(
                &shade((0x002e_3844, 237, None), (0x00d8_e3f0, 253, None)),
                style.add_modifier(Modifier::REVERSED),
            ),
            Role::OnHere => self.on(
                &shade((0x0023_272d, 235, None), (0x00ef_ede6, 255, None)),
                style,
            ),
            Role::OnHit => self.on(
                &shade((0x004d_4220, 58, None), (0x00fd_ebb0, 229, None)),
                style.add_modifier(Modifier::UNDERLINED),
            ),
            Role::OnCurrent => self
                .on(
                    &shade((0x00f0_cb60, 221, Some(11)), (0x00f2_b705, 214, Some(3))),
                    style,
                )
                .fg(Color::Black)
                .add_modifier(bold),
            Role::OnSheet => self.on(
                &shade((0x001d_2025, 235, None), (0x00f3_f1eb, 255, None)),
                style,
            ),
        }
    }

    /// A mention of the selected entry: its facet's hue, bold and underlined.
    pub fn mention(&self, facet: u16) -> Style {
        self.style(Role::Facet(facet))
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    fn pick(&self, shade: &Shade) -> (u32, u8, Option<u8>) {
        if self.light { shade.light } else { shade.dark }
    }

    fn colour(&self, shade: &Shade) -> Option<Color> {
        let (rgb, indexed, ansi) = self.pick(shade);
        match self.depth {
            Depth::True => Some(from_rgb(rgb)),
            Depth::Indexed => Some(Color::Indexed(indexed)),
            Depth::Ansi => ansi.map(Color::Indexed),
            Depth::Mono => None,
        }
    }

    fn front(&self, shade: &Shade) -> Style {
        self.colour(shade)
            .map_or_else(Style::new, |colour| Style::new().fg(colour))
    }

    /// A ground; where the terminal has no colour for it, `instead`.
    fn on(&self, shade: &Shade, instead: Style) -> Style {
        self.colour(shade)
            .map_or(instead, |colour| Style::new().bg(colour))
    }

    /// The hue 45 % towards the background.
    fn dimmed(&self, shade: &Shade) -> Style {
        if self.depth == Depth::Ansi {
            return self.front(shade);
        }
        let ground = if self.light { 0x00fb_faf6 } else { 0x0017_191d };
        let mixed = mix(self.pick(shade).0, ground, 45);
        let colour = if self.depth == Depth::True {
            from_rgb(mixed)
        } else {
            Color::Indexed(nearest_indexed(mixed))
        };
        Style::new().fg(colour)
    }
}

fn facet(number: u16) -> &'static Shade {
    FACETS.get(usize::from(number)).unwrap_or(&OTHER_FACET)
}

fn mono(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Bright | Role::Error => style.add_modifier(Modifier::BOLD),
        Role::Hit | Role::OnHit => style.add_modifier(Modifier::UNDERLINED),
        Role::OnSelected | Role::OnCurrent => style.add_modifier(Modifier::REVERSED),
        Role::Text
        | Role::Note
        | Role::Muted
        | Role::Rule
        | Role::Facet(_)
        | Role::FacetDim(_)
        | Role::Done
        | Role::OnFocus
        | Role::OnHere
        | Role::OnSheet => style,
    }
}

fn channels(rgb: u32) -> [u8; 3] {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue]
}

fn from_rgb(rgb: u32) -> Color {
    let [red, green, blue] = channels(rgb);
    Color::Rgb(red, green, blue)
}

/// `percent` of the way from one colour to another.
fn mix(from: u32, to: u32, percent: u32) -> u32 {
    channels(from)
        .into_iter()
        .zip(channels(to))
        .fold(0, |mixed, (a, b)| {
            (mixed << 8) | ((u32::from(a) * (100 - percent) + u32::from(b) * percent) / 100)
        })
}

/// The nearest of the 6x6x6 colours and 24 greys of xterm's 256.
fn nearest_indexed(rgb: u32) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let wanted = channels(rgb);
    let distance = |of: [u8; 3]| -> u32 {
        of.into_iter()
            .zip(wanted)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
            .sum()
    };
    let cube = (0..216u8).map(|n| {
        let level = |at: u8| LEVELS.get(usize::from(at)).copied().unwrap_or_default();
        (16 + n, [level(n / 36), level(n / 6 % 6), level(n % 6)])
    });
    let greys = (0..24u8).map(|n| (232 + n, [8 + n * 10; 3]));
    cube.chain(greys)
        .min_by_key(|(_, colour)| distance(*colour))
        .map_or(7, |(index, _)| index)
}

/// The signs that the screens are drawn with.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Hollow sign of all facets, where only ASCII can be drawn; else each has its
    /// own.
    pub ascii_hollow: Option<&'static str>,
    /// A note.
    pub note: &'static str,
    /// Read; done.
    pub check: &'static str,
    /// Absent; failed.
    pub cross: &'static str,
    /// The current section.
    pub current: &'static str,
    /// You are here.
    pub here: &'static str,
    /// Selected row, focused sentence.
    pub bar: &'static str,
    /// Rules: horizontal, heavy horizontal, vertical, heavy vertical.
    pub rules: [&'static str; 4],
    /// Joints: ┬ ┴ ├ ┤ ┥ ┫.
    pub joints: [&'static str; 6],
    /// Heights of a bar: none, 1, 2, 3, 4, 5 and more.
    pub heights: [&'static str; 6],
    /// Cut.
    pub ellipsis: &'static str,
    /// Paragraph.
    pub paragraph: &'static str,
    /// Point of a list.
    pub point: &'static str,
    /// A break between parts.
    pub asterism: &'static str,
    /// Wrapped around the end.
    pub wrapped: &'static str,
}

/// Signs for terminals that show Unicode.
pub const UNICODE: Glyphs = Glyphs {
    ascii_hollow: None,
    note: "✎",
    check: "✓",
    cross: "✗",
    current: "▸",
    here: "▾",
    bar: "▌",
    rules: ["─", "━", "│", "┃"],
    joints: ["┬", "┴", "├", "┤", "┥", "┫"],
    heights: ["▁", "▃", "▅", "▆", "▇", "█"],
    ellipsis: "…",
    paragraph: "¶",
    point: "•",
    asterism: "*   *   *",
    wrapped: "↓",
};

/// Plain signs.
pub const ASCII: Glyphs = Glyphs {
    ascii_hollow: Some("."),
    note: "%",
    check: "x",
    cross: "X",
    current: ">",
    here: "v",
    bar: ">",
    rules: ["-", "=", "|", "|"],
    joints: ["+", "+", "+", "+", "<", "<"],
    heights: [".", "1", "2", "3", "4", "5"],
    ellipsis: "+",
    paragraph: "P",
    point: "-",
    asterism: "*   *   *",
    wrapped: "v",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_no_role_has_one() {
        let theme = Theme::new(Background::Dark, Depth::Mono, &UNICODE);
        for role in [
            Role::Text,
            Role::Facet(0),
            Role::OnFocus,
            Role::OnCurrent,
            Role::Hit,
            Role::OnSelected,
        ] {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn mixing_and_nearest_colours() {
        assert_eq!(mix(0x00ff_0000, 0, 50), 0x007f_0000);
        assert_eq!(nearest_indexed(0x00ff_ffff), 231);
        assert_eq!(nearest_indexed(0x005f_87af), 67);
    }
}
