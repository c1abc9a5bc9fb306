//! Theme files: each role with its colours, in TOML.
//!
//! Reading one is strict: a misspelt role would silently look like another. The
//! roles are named as in `assets/themes/dark.toml`; a theme without `[colours]`
//! has none, and one with `from` takes from a bundled theme what it leaves out.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::colour::Rgb;
use crate::text::Flaw;

/// What gets a colour of its own; the order is that of [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Ground,
    Text,
    Bright,
    Muted,
    Rule,
    Actor,
    Area,
    Challenge,
    Further,
    Note,
    Hit,
    Done,
    Error,
    Black,
    OnFocus,
    OnSelected,
    OnHere,
    OnHit,
    OnCurrent,
    OnSheet,
}

/// Number of inks.
pub(super) const INKS: usize = 20;

/// Names of the inks in theme files.
pub(super) const NAMES: [&str; INKS] = [
    "bg", "fg", "bright", "muted", "rule", "actor", "area", "chall", "further", "note", "hit",
    "ok", "error", "black", "@focus", "@sel", "@here", "@hit", "@cur", "@sheet",
];

/// Hues, which the 16 colours of a terminal have too.
const HUES: [Ink; 10] = [
    Ink::Actor,
    Ink::Area,
    Ink::Challenge,
    Ink::Further,
    Ink::Note,
    Ink::Hit,
    Ink::Done,
    Ink::Error,
    Ink::OnCurrent,
    Ink::Black,
];

/// One ink for every sort of terminal; none is the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shade {
    pub(super) rgb: Option<Rgb>,
    pub(super) indexed: Option<u8>,
    pub(super) ansi: Option<u8>,
}

/// The shades of a theme, by [`Ink`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shades([Shade; INKS]);

impl Shades {
    pub(super) fn of(&self, ink: Ink) -> Shade {
        self.0.get(ink as usize).copied().unwrap_or_default()
    }
}

/// How a colour is written in a file: what is left out is found from the rest.
type Written = (Option<Rgb>, Option<Option<u8>>, Option<Option<u8>>);

/// Reads a theme file; none for a theme without colours. `bundled` finds the
/// text of a theme that may be taken from.
pub(super) fn parse(
    text: &str,
    bundled: &dyn Fn(&str) -> Option<&'static str>,
) -> Result<Option<Shades>, Flaw> {
    let file = DeTable::parse(text).map_err(|error| Flaw::in_toml(text, &error))?;
    let at = |place: usize, reason: &str| Err(Flaw::new(text, place, reason));
    let mut written: [Option<Written>; INKS] = [None; INKS];
    let mut base = None;
    let mut colours = None;
    for (key, value) in file.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("from", DeValue::String(name)) => match bundled(name) {
                Some(text) => base = parse(text, &|_| None)?,
                None => return at(value.span().start, "no theme of this name is built in"),
            },
            ("from", _) => return at(value.span().start, "must be the name of a theme"),
            ("colours", DeValue::Table(table)) => colours = Some((key.span().start, table)),
            ("colours", _) => return at(value.span().start, "must be a table of roles"),
            (other, _) => return at(key.span().start, &format!("unknown key {other}")),
        }
    }
    let Some((start, table)) = colours else {
        return Ok(base);
    };
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let number = NAMES.iter().position(|known| *known == name);
        match number.and_then(|number| written.get_mut(number)) {
            Some(slot) => *slot = Some(read(text, value)?),
            None => return at(key.span().start, &format!("unknown role {name}")),
        }
    }
    // What the hues are derived for.
    let ground = written.first().and_then(|ground| ground.as_ref()?.0);
    let ground = ground.or(base.and_then(|base| base.of(Ink::Ground).rgb));
    let mut shades = base.unwrap_or(Shades([Shade::default(); INKS]));
    let all = shades.0.iter_mut().zip(written).zip(NAMES).enumerate();
    for (number, ((shade, written), name)) in all {
        match written {
            Some(written) => *shade = complete(number, written, ground),
            None if base.is_some() => {}
            None => return at(start, &format!("the role {name} has no colour")),
        }
    }
    Ok(Some(shades))
}

/// Finds for the other sorts of terminals what is not written.
fn complete(number: usize, (rgb, indexed, ansi): Written, ground: Option<Rgb>) -> Shade {
    let is_hue = HUES.iter().any(|hue| *hue as usize == number);
    let derived = || match rgb {
        Some(_) if number == Ink::Black as usize => Some(0),
        Some(rgb) if is_hue => Some(rgb.nearest_ansi(ground.unwrap_or(Rgb([0; 3])))),
        // Of the others the terminal's own are right, whatever they are.
        Some(_) | None => None,
    };
    Shade {
        rgb,
        indexed: indexed.unwrap_or_else(|| rgb.map(Rgb::nearest_indexed)),
        ansi: ansi.unwrap_or_else(derived),
    }
}

/// Reads a colour, or a list of up to three: RGB, of 256, of 16.
fn read(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Written, Flaw> {
    let DeValue::Array(list) = value.get_ref() else {
        return Ok((rgb(text, value)?, None, None));
    };
    let mut items = list.iter();
    let Some(first) = items.next() else {
        return Err(Flaw::new(text, value.span().start, "has no colour"));
    };
    let first = rgb(text, first)?;
    let mut next = |below| items.next().map(|item| number(text, item, below));
    let written = (first, next(256).transpose()?, next(16).transpose()?);
    match items.next() {
        Some(more) => Err(Flaw::new(
            text,
            more.span().start,
            "has more than three colours",
        )),
        None => Ok(written),
    }
}

fn rgb(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Option<Rgb>, Flaw> {
    let word = value.get_ref().as_str().unwrap_or_default();
    if word == "default" {
        return Ok(None);
    }
    let reason = "must be \"#rrggbb\" or \"default\"";
    let rgb = Rgb::parse(word).ok_or_else(|| Flaw::new(text, value.span().start, reason))?;
    Ok(Some(rgb))
}

fn number(text: &str, value: &Spanned<DeValue<'_>>, below: u16) -> Result<Option<u8>, Flaw> {
    if value.get_ref().as_str() == Some("default") {
        return Ok(None);
    }
    let number = value.get_ref().as_integer().and_then(|number| {
        u8::from_str_radix(number.as_str(), number.radix())
            .ok()
            .filter(|number| u16::from(*number) < below)
    });
    number.map(Some).ok_or_else(|| {
        let reason = format!("must be a number below {below} or \"default\"");
        Flaw::new(text, value.span().start, &reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &str) -> Option<&'static str> {
        None
    }

    fn flaw(text: &str) -> String {
        let bundled = |name: &str| (name == "dark").then_some(super::super::DARK);
        parse(text, &bundled).unwrap_err().to_string()
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, told) in [
            ("[colours", "1:9: "),
            ("colors = 1", "1:1: unknown key colors"),
            (
                "[colours]\nbg = \"#000000\"\n",
                "1:2: the role fg has no colour",
            ),
            (
                "from = \"dark\"\n[colours]\nfgg = \"#000000\"",
                "3:1: unknown role fgg",
            ),
            ("from = \"dark\"\n[colours]\nfg = 3", "3:6: must be"),
            ("from = \"dark\"\n[colours]\nfg = \"red\"", "3:6: must be"),
            ("from = \"dark\"\n[colours]\nfg = []", "3:6: has no colour"),
            (
                "from = \"dark\"\n[colours]\nfg = [\"#000000\", 256]",
                "3:18: must be a number below 256",
            ),
            (
                "from = \"dark\"\n[colours]\nfg = [\"#000000\", 2, 16]",
                "3:21: must be a number below 16",
            ),
            (
                "from = \"dark\"\n[colours]\nfg = [\"#000000\", 2, 1, 1]",
                "3:24: has more than three",
            ),
            ("from = \"dusk\"", "1:8: no theme of this name"),
            ("from = 1", "1:8: must be the name"),
            ("colours = 1", "1:11: must be a table"),
        ] {
            let flaw = flaw(text);
            assert!(flaw.starts_with(told), "{text:?}: {flaw}");
        }
    }

    #[test]
    fn what_is_left_out_is_found() {
        let bundled = |name: &str| (name == "dark").then_some(super::super::DARK);
        let text = "from = \"dark\"\n[colours]\nactor = \"#5f87af\"\nfg = [\"#d0d0d0\", 252]\nbg = \"default\"";
        let shades = parse(text, &bundled).unwrap().unwrap();
        let dark = parse(super::super::DARK, &none).unwrap().unwrap();
        let actor = shades.of(Ink::Actor);
        assert_eq!((actor.indexed, actor.ansi), (Some(67), Some(12)));
        assert_eq!(shades.of(Ink::Text).ansi, None);
        assert_eq!(shades.of(Ink::Ground), Shade::default());
        assert_eq!(shades.of(Ink::Area), dark.of(Ink::Area));
        assert_eq!(parse("", &none), Ok(None));
    }
}
