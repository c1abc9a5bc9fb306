//! The numbers before headings and points: "1.2", "IV.", "B)".

/// What a number is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// "2", "1.2".
    Digits,
    /// "IV".
    Roman,
    /// "B".
    Letter,
}

/// The number before a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) style: Style,
    /// Count of its parts: 2 for "1.2".
    pub(super) depth: u8,
    /// Its last part, from 1.
    pub(super) value: u8,
}

impl Number {
    /// The number that `row` begins with, or a Roman one that is all of it.
    pub(super) fn of(row: &str) -> Option<Self> {
        let Some((sign, _)) = row.trim_end().split_once(char::is_whitespace) else {
            // A part without a name: only Roman numbers are not those of pages.
            let value = roman(row.trim_end_matches('.')).filter(|_| row.len() > 1)?;
            return Some(Self {
                style: Style::Roman,
                depth: 1,
                value,
            });
        };
        let bare = sign.trim_end_matches(['.', ')']);
        let ends = bare.len() < sign.len();
        // What most rows begin with.
        if !ends && bare.starts_with(char::is_alphabetic) && !bare.contains('.') {
            return None;
        }
        // "A.1", "II.3": the first part counts sections of another style.
        let style = match bare.split_once('.') {
            Some((part, _)) if roman(part).is_some() => Some(Style::Roman),
            Some((part, _)) if letter(part).is_some() => Some(Style::Letter),
            _ => None,
        };
        let mut depth = u8::from(style.is_some());
        let mut last = None;
        for part in bare.split('.').skip(usize::from(depth)) {
            depth = depth.saturating_add(1);
            last = (part.len() <= 2).then(|| part.parse::<u8>().ok()).flatten();
            if last.is_none() {
                break;
            }
        }
        if let Some(value) = last {
            let number = Self {
                style: style.unwrap_or(Style::Digits),
                depth: depth.min(6),
                value,
            };
            return (depth > 1 || ends).then_some(number);
        }
        if !ends {
            return None;
        }
        let number = |style, value| Self {
            style,
            depth: 1,
            value,
        };
        if let Some(value) = roman(bare) {
            return Some(number(Style::Roman, value));
        }
        letter(bare).map(|value| number(Style::Letter, value))
    }
}

/// Most bytes of a word before a number.
const LABEL: usize = 8;

/// The number of a heading that says what it counts, and the row from its number on:
/// "Chapter 2. The port", "Part IV: The harbour".
pub(super) fn labelled(row: &str) -> Option<(Number, &str)> {
    const LABELS: &[&str] = &["annex", "appendix", "article", "chapter", "part", "section"];
    let (label, rest) = row.split_once(char::is_whitespace)?;
    let is_label = |known: &&str| known.eq_ignore_ascii_case(label);
    if label.len() > LABEL || !LABELS.iter().any(is_label) {
        return None;
    }
    let rest = rest.trim();
    let bare = match rest.split_once(char::is_whitespace) {
        Some((sign, _)) => sign.strip_suffix(['.', ':'])?,
        None => rest.trim_end_matches(['.', ':']),
    };
    let digits = (bare.len() <= 2).then(|| bare.parse().ok()).flatten();
    let (style, value) = (digits.map(|value| (Style::Digits, value)))
        .or_else(|| roman(bare).map(|value| (Style::Roman, value)))
        .or_else(|| letter(bare).map(|value| (Style::Letter, value)))?;
    let depth = 1;
    Some((
        Number {
            style,
            depth,
            value,
        },
        rest,
    ))
}

/// Which number comes next in each style: a letter that comes out of turn is the
/// initial of a name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sequence {
    roman: u8,
    letter: u8,
}

impl Sequence {
    /// The number as its place in the sequence tells; none if it has no place.
    pub(super) fn next(&mut self, number: Number, row: &str) -> Option<Number> {
        let sign = row.split(['.', ')']).next().and_then(letter);
        if number.depth > 1 {
            return Some(number);
        }
        match number.style {
            Style::Digits => Some(number),
            // The ninth letter is no one.
            Style::Roman if self.letter > 1 && sign == Some(self.letter + 1) => {
                self.letter += 1;
                Some(Number {
                    style: Style::Letter,
                    value: self.letter,
                    ..number
                })
            }
            Style::Roman => {
                let fits = number.value == 1 || number.value == self.roman + 1;
                self.letter = 0;
                fits.then(|| self.roman = number.value).map(|()| number)
            }
            Style::Letter => {
                let fits = number.value == 1 || number.value == self.letter + 1;
                fits.then(|| self.letter = number.value).map(|()| number)
            }
        }
    }
}

/// The value of one capital letter, from 1.
fn letter(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(letter - b'A' + 1),
        _ => None,
    }
}

/// The value of a Roman number up to 39; single letters beyond X are letters.
fn roman(text: &str) -> Option<u8> {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    (1..40_u8).find(|value| {
        let tens = TENS.get(usize::from(value / 10)).unwrap_or(&"");
        let ones = ONES.get(usize::from(value % 10)).unwrap_or(&"");
        text.strip_prefix(tens) == Some(ones)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(row: &str) -> Option<(Style, u8, u8)> {
        Number::of(row).map(|number| (number.style, number.depth, number.value))
    }

    #[test]
    fn numbers_of_all_styles_are_read() {
        for (row, wanted) in [
            ("1. The port", Some((Style::Digits, 1, 1))),
            ("2) The port", Some((Style::Digits, 1, 2))),
            ("1.2 The port", Some((Style::Digits, 2, 2))),
            ("3.2.1. The port", Some((Style::Digits, 3, 1))),
            ("IV. The port", Some((Style::Roman, 1, 4))),
            ("XIX) The port", Some((Style::Roman, 1, 19))),
            ("B. The port", Some((Style::Letter, 1, 2))),
            ("A.1. The port", Some((Style::Letter, 2, 1))),
            ("II.3 The port", Some((Style::Roman, 2, 3))),
            ("U.S. ports", None),
            ("IIX. The port", None),
            ("2024 The port", None),
            ("5 steps", None),
            ("IV The port", None),
            ("1.", None),
            ("IV.", Some((Style::Roman, 1, 4))),
            ("I", None),
            ("Mr. Lee", None),
        ] {
            assert_eq!(told(row), wanted, "{row}");
        }
    }

    #[test]
    fn letters_out_of_turn_are_no_numbers() {
        let mut sequence = Sequence::default();
        let mut next = |row: &str| {
            sequence
                .next(Number::of(row).unwrap(), row)
                .map(|number| number.style)
        };
        assert_eq!(next("J. Smith"), None);
        assert_eq!(next("A. One"), Some(Style::Letter));
        assert_eq!(next("C. Lee"), None);
        assert_eq!(next("B. Two"), Some(Style::Letter));
        for row in ["C. T", "D. F", "E. F", "F. S", "G. S", "H. E", "I. N"] {
            assert_eq!(next(row), Some(Style::Letter), "{row}");
        }
        assert_eq!(next("I. Anew"), Some(Style::Roman));
        assert_eq!(next("V. Lee"), None);
        assert_eq!(next("II. Two"), Some(Style::Roman));
    }
}
