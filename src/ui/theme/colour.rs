//! Colours and what a terminal makes of them.

use ratatui::style::Color;

/// Levels of a channel in xterm's cube of 216 colours.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// Numbers of the hues among the 16: red, green, yellow, blue, magenta, cyan.
/// They are told apart by which channels are strong.
const HUES: [(u8, [bool; 3]); 6] = [
    (1, [true, false, false]),
    (2, [false, true, false]),
    (3, [true, true, false]),
    (4, [false, false, true]),
    (5, [true, false, true]),
    (6, [false, true, true]),
];

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) [u8; 3]);

impl Rgb {
    /// Reads `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let is_whole = digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_whole)?;
        let [_, channels @ ..] = number.to_be_bytes();
        Some(Self(channels))
    }

    /// As the terminal takes it.
    pub(super) fn colour(self) -> Color {
        let [red, green, blue] = self.0;
        Color::Rgb(red, green, blue)
    }

    /// `percent` of the way to another colour.
    pub(super) fn mixed(self, to: Self, percent: u32) -> Self {
        let [red, green, blue] = self.0;
        let [other_red, other_green, other_blue] = to.0;
        let mix = |a: u8, b: u8| {
            let sum = u32::from(a) * (100 - percent.min(100)) + u32::from(b) * percent.min(100);
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self([
            mix(red, other_red),
            mix(green, other_green),
            mix(blue, other_blue),
        ])
    }

    /// The nearest of the 6x6x6 colours and 24 greys of xterm's 256; the first
    /// 16 are the reader's own and could be anything.
    pub(super) fn nearest_indexed(self) -> u8 {
        (16..=u8::MAX)
            .min_by_key(|index| self.distance(Self::indexed(*index)))
            .unwrap_or(7)
    }

    /// The hue among the 16 that comes nearest; bright on a dark ground.
    pub(super) fn nearest_ansi(self, ground: Self) -> u8 {
        let [least, .., most] = {
            let mut sorted = self.0;
            sorted.sort_unstable();
            sorted
        };
        let middle = u16::midpoint(least.into(), most.into());
        let strong = self.0.map(|channel| u16::from(channel) > middle);
        let hue = HUES.iter().find(|(_, channels)| *channels == strong);
        let is_dark = ground.0.iter().map(|c| u32::from(*c)).sum::<u32>() < 3 * 128;
        hue.map_or(7, |(number, _)| *number) + if is_dark { 8 } else { 0 }
    }

    /// The colour of a number from 16 on, as xterm has it.
    pub(super) fn indexed(index: u8) -> Self {
        let level = |at: u8| LEVELS.get(usize::from(at)).copied().unwrap_or_default();
        if let 232.. = index {
            return Self([8 + (index - 232) * 10; 3]);
        }
        let at = index.saturating_sub(16);
        Self([level(at / 36), level(at / 6 % 6), level(at % 6)])
    }

    fn distance(self, other: Self) -> u32 {
        let channels = self.0.into_iter().zip(other.0);
        channels.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixing_and_nearest_colours() {
        let rgb = |text| Rgb::parse(text).unwrap();
        assert_eq!(rgb("#ff0000").mixed(rgb("#000000"), 50), rgb("#7f0000"));
        assert_eq!(rgb("#ffffff").nearest_indexed(), 231);
        assert_eq!(rgb("#5f87af").nearest_indexed(), 67);
        assert_eq!(Rgb::indexed(244), rgb("#808080"));
        assert_eq!(rgb("#8ab9f5").nearest_ansi(rgb("#17191d")), 12);
        assert_eq!(rgb("#1d5cab").nearest_ansi(rgb("#fbfaf6")), 4);
        assert_eq!(rgb("#f2a27c").nearest_ansi(rgb("#17191d")), 9);
        assert_eq!(Rgb::parse("#12345"), None);
        assert_eq!(Rgb::parse("#+12345"), None);
    }
}
