//! Addresses, within which no sentence ends.

use std::ops::Range;

use super::is_opening;

/// Most bytes of an address that are looked at before and behind a mark.
const LONGEST_ADDRESS: usize = 2 << 10;

/// The address that was met last. A mark may stand behind each letter of a long word, and
/// each asks whether it is one of an address.
#[derive(Default)]
pub(super) struct Address {
    /// Where the characters that an address may have were looked at.
    seen: Range<usize>,
    /// Where the first address among them begins.
    start: Option<usize>,
}

impl Address {
    /// Whether a byte stands within an address, as that behind `?` in
    /// `www.a.example/b?C=1`.
    pub(super) fn is_at(&mut self, text: &str, at: usize) -> bool {
        if !self.seen.contains(&at) {
            self.look(text, at);
        }
        (self.start).is_some_and(|start| (start..start + LONGEST_ADDRESS).contains(&at))
    }

    fn look(&mut self, text: &str, at: usize) {
        // Text of other scripts needs no blank around an address.
        let is_part = |c: &char| {
            let is_mark = matches!(c, '<' | '>' | '"');
            c.is_ascii_graphic() && !is_mark || ('\u{c0}'..='\u{24f}').contains(c)
        };
        let length = |letters: &mut dyn Iterator<Item = char>| -> usize {
            let letters = letters.take_while(is_part).take(LONGEST_ADDRESS);
            letters.map(char::len_utf8).sum()
        };
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let start = at - length(&mut before.chars().rev());
        let end = at + length(&mut behind.chars());
        let run = text.get(start..end).unwrap_or_default();
        // The byte itself counts as seen, whatever it is.
        self.seen = start..end.max(at + 1);
        self.start = match run.trim_start_matches(is_opening) {
            bare if bare.starts_with("www.") => Some(end - bare.len()),
            _ => run.find("://").map(|found| start + found),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_for_an_address_is_not_looked_at_again() {
        let text = "!a".repeat(3 * LONGEST_ADDRESS);
        let mut address = Address::default();
        let mut looks = 0;
        let mut seen = 0..0;
        for at in (1..text.len()).step_by(2) {
            assert!(!address.is_at(&text, at));
            looks += usize::from(address.seen != seen);
            seen = address.seen.clone();
        }
        assert_eq!(looks, 6);
    }
}
