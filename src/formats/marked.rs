//! Text of a block in the making, with what its words carry.

use std::ops::Range;

use crate::text::{BlockKind, Emphasis, Marks, RawEmphasis, RawLink};

/// How often what is around words sets them bold, in italics, and strikes them out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) strong: usize,
    pub(super) stressed: usize,
    pub(super) struck: usize,
}

impl Around {
    /// The emphasis of words there, which may be code.
    pub(super) fn emphasis(self, is_code: bool) -> Emphasis {
        Emphasis {
            is_strong: self.strong > 0,
            is_stressed: self.stressed > 0,
            is_code,
            is_struck: self.struck > 0,
        }
    }
}

/// Fewest characters of the widest of some rows that are as full as they can be, and
/// fewest such rows: of two the first may be a line of its own.
const FILLED: usize = 50;
const FILLED_ROWS: usize = 3;

/// Text with the links and the emphasis on its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) marks: Marks,
    /// Bytes of the text in which the visible characters were counted, and how many
    /// those are: without marks nobody asks for them.
    counted: (usize, usize),
}

impl Marked {
    /// Adds text, which may be the words of a link to `address`.
    pub(super) fn add(&mut self, text: &str, address: Option<&str>, emphasis: Emphasis) {
        let address = address.map(str::trim);
        if address.is_none() && emphasis.is_none() {
            self.text.push_str(text);
            return;
        }
        let start = self.chars();
        self.text.push_str(text);
        let end = self.chars();
        if let Some(address) = address {
            let goes_on = |link: &&mut RawLink| link.chars.end == start && link.address == address;
            if let Some(link) = self.marks.links.last_mut().filter(goes_on) {
                link.chars.end = end;
            } else {
                self.marks.links.extend(RawLink::new(start..end, address));
            }
        }
        if !emphasis.is_none() && start < end {
            let goes_on =
                |known: &&mut RawEmphasis| known.chars.end == start && known.emphasis == emphasis;
            if let Some(known) = self.marks.emphasis.last_mut().filter(goes_on) {
                known.chars.end = end;
            } else {
                let chars = start..end;
                self.marks.emphasis.push(RawEmphasis { chars, emphasis });
            }
        }
    }

    /// Takes the end of the last row back where that cut a word at its hyphen, of which
    /// `next` is the rest: "co-" and "operation".
    pub(super) fn mend_cut(&mut self, next: &str) {
        let row = self.text.strip_suffix('\n');
        if !row.is_some_and(|row| is_cut(row, next)) {
            return;
        }
        let end = self.chars();
        if self.marks.breaks.last() != Some(&end) {
            self.text.pop();
            self.counted.0 = self.counted.0.min(self.text.len());
        }
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        let end = self.chars();
        self.text.push('\n');
        if end > 0 && self.marks.breaks.last() != Some(&end) {
            self.marks.breaks.push(end);
        }
    }

    /// Forgets the ends of rows where rows end only because the next word did not fit: so
    /// an old page has its text in rows of 70 characters, a verse has not.
    pub(super) fn join_filled_rows(&mut self) {
        let mut ends = self.marks.breaks.iter().peekable();
        if ends.len() + 1 < FILLED_ROWS {
            return;
        }
        // Of each row its length, and its first word.
        let mut rows = vec![(0, 0)];
        let mut chars = 0;
        for word in self.text.split_whitespace() {
            while ends.next_if(|end| **end <= chars).is_some() {
                rows.push((0, 0));
            }
            let own = visible(word);
            chars += own;
            if let Some((length, first)) = rows.last_mut() {
                if *length == 0 {
                    *first = own;
                }
                *length += own + usize::from(*length > 0);
            }
        }
        let widest = rows.iter().map(|(length, _)| *length).max().unwrap_or(0);
        let mut both = rows.iter().zip(rows.iter().skip(1));
        if widest >= FILLED && both.all(|(row, next)| row.0 + 1 + next.1 > widest) {
            self.marks.breaks.clear();
        }
    }

    /// Visible characters of the text.
    fn chars(&mut self) -> usize {
        let (bytes, chars) = self.counted;
        let chars = chars + visible(self.text.get(bytes..).unwrap_or_default());
        self.counted = (self.text.len(), chars);
        chars
    }

    /// The characters of each mark.
    fn ranges(marks: &mut Marks) -> impl Iterator<Item = &mut Range<usize>> {
        let links = marks.links.iter_mut().map(|link| &mut link.chars);
        links.chain(marks.emphasis.iter_mut().map(|known| &mut known.chars))
    }

    /// Leaves out marks without words.
    fn drop_empty(&mut self) {
        self.marks.links.retain(|link| !link.chars.is_empty());
        self.marks.emphasis.retain(|known| !known.chars.is_empty());
    }

    /// Puts words before the text.
    pub(super) fn put_before(&mut self, words: &str) {
        self.text.insert_str(0, words);
        self.counted = (0, 0);
        let by = visible(words);
        for chars in Self::ranges(&mut self.marks) {
            *chars = chars.start + by..chars.end + by;
        }
        for end in &mut self.marks.breaks {
            *end += by;
        }
    }

    /// Puts the number of the point that a heading begins before its words, so that the
    /// point has it already.
    pub(super) fn take_number(&mut self, point: &mut Option<BlockKind>) {
        let Some(BlockKind::ListItem {
            number: Some(number),
            ..
        }) = *point
        else {
            return;
        };
        let words = self.text.trim_start();
        if words.is_empty() {
            return;
        }
        let sign = format!("{number}. ");
        if !words.starts_with(sign.trim_end()) {
            self.put_before(&sign);
        }
        *point = None;
    }

    /// Adds another text with what its words carry, but for the ends of its rows.
    pub(super) fn append(&mut self, mut other: Self) {
        let by = self.chars();
        for chars in Self::ranges(&mut other.marks) {
            *chars = chars.start + by..chars.end + by;
        }
        self.text.push_str(&other.text);
        self.marks.links.append(&mut other.marks.links);
        self.marks.emphasis.append(&mut other.marks.emphasis);
    }

    /// Each row as a text of its own.
    pub(super) fn into_rows(self) -> Vec<Self> {
        let mut rows = Vec::new();
        // Where each row begins, in visible characters.
        let mut starts = Vec::new();
        let mut chars = 0;
        for row in self.text.split('\n') {
            starts.push(chars);
            chars += visible(row);
            rows.push(Self {
                text: row.trim().to_owned(),
                ..Self::default()
            });
        }
        let ends = || starts.iter().skip(1).copied().chain([chars]);
        let bounds: Vec<Range<usize>> = starts
            .iter()
            .copied()
            .zip(ends())
            .map(|(start, end)| start..end)
            .collect();
        let split = |marked: &Range<usize>| {
            let first = bounds.partition_point(|row| row.end <= marked.start);
            let (start, end) = (marked.start, marked.end);
            let touched = bounds.iter().enumerate().skip(first);
            touched
                .take_while(move |(_, row)| row.start < end)
                .map(move |(at, row)| {
                    let own = start.max(row.start)..end.min(row.end);
                    (at, own.start - row.start..own.end - row.start)
                })
        };
        for link in &self.marks.links {
            for (at, chars) in split(&link.chars) {
                if let Some(row) = rows.get_mut(at).filter(|_| !chars.is_empty()) {
                    row.marks.links.extend(RawLink::new(chars, &link.address));
                }
            }
        }
        for known in &self.marks.emphasis {
            let emphasis = known.emphasis;
            for (at, chars) in split(&known.chars) {
                if let Some(row) = rows.get_mut(at).filter(|_| !chars.is_empty()) {
                    row.marks.emphasis.push(RawEmphasis { chars, emphasis });
                }
            }
        }
        rows
    }

    /// Whether all of it is set in bold type.
    pub(super) fn is_strong(&self) -> bool {
        let strong = self
            .marks
            .emphasis
            .iter()
            .filter(|known| known.emphasis.is_strong);
        let chars: usize = strong.map(|known| known.chars.len()).sum();
        chars > 0 && chars == visible(&self.text)
    }

    /// Takes the text from byte `at` on out.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let text = self.text.split_off(at);
        self.counted = (0, 0);
        let kept = self.chars();
        let mut rest = Self {
            text,
            marks: self.marks.clone(),
            counted: (0, 0),
        };
        for chars in Self::ranges(&mut rest.marks) {
            *chars = chars.start.saturating_sub(kept)..chars.end.saturating_sub(kept);
        }
        rest.marks.breaks.retain(|end| *end > kept);
        for end in &mut rest.marks.breaks {
            *end -= kept;
        }
        self.marks.breaks.retain(|end| *end < kept);
        rest.drop_empty();
        for chars in Self::ranges(&mut self.marks) {
            chars.end = chars.end.min(kept);
        }
        self.drop_empty();
        rest
    }

    /// Replaces the text by another one, whose words carry nothing that is known.
    pub(super) fn replace(&mut self, text: String) {
        self.clear();
        self.text = text;
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.marks.links.clear();
        self.marks.emphasis.clear();
        self.marks.breaks.clear();
        self.counted = (0, 0);
    }
}

/// Words behind which stands the second part that a first one shares, in several languages.
const JOINING: [&str; 15] = [
    "and", "or", "to", "nor", "but", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "och",
];

/// Whether a row ends with the first part of a word that goes on in the next, and not with
/// one that shares its second part: "short- and long-term".
pub(super) fn is_cut(row: &str, next: &str) -> bool {
    let Some(part) = row.strip_suffix('-') else {
        return false;
    };
    let end = next.find(|c: char| !c.is_alphabetic());
    let (word, rest) = next.split_at(end.unwrap_or(next.len()));
    // "Face-" and "to-face".
    let goes_on = !word.is_empty() && (!JOINING.contains(&word) || rest.starts_with('-'));
    goes_on && part.ends_with(char::is_alphabetic)
}

/// Characters of a text that are no blanks.
pub(super) fn visible(text: &str) -> usize {
    if text.is_ascii() {
        let is_blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
        return text.len() - text.bytes().filter(is_blank).count();
    }
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "https://a.example";
    const PLAIN: Emphasis = Emphasis {
        is_strong: false,
        is_stressed: false,
        is_code: false,
        is_struck: false,
    };
    const STRONG: Emphasis = Emphasis {
        is_strong: true,
        ..PLAIN
    };

    fn ranges(marked: &Marked) -> Vec<(usize, usize)> {
        let chars = marked.marks.links.iter().map(|link| &link.chars);
        chars.map(|chars| (chars.start, chars.end)).collect()
    }

    fn strong(marked: &Marked) -> Vec<(usize, usize)> {
        let chars = marked.marks.emphasis.iter().map(|known| &known.chars);
        chars.map(|chars| (chars.start, chars.end)).collect()
    }

    #[test]
    fn blanks_of_every_kind_are_not_counted() {
        assert_eq!(visible("a b\tc\u{b}d\u{c}e\r\n\u{1c}"), 6);
        assert_eq!(visible("é \u{a0}\u{2003}b\u{b}"), 2);
    }

    #[test]
    fn ends_of_rows_go_with_their_words() {
        let mut marked = Marked::default();
        marked.end_row();
        marked.add("One two", None, PLAIN);
        marked.end_row();
        marked.end_row();
        marked.add("three", None, PLAIN);
        marked.end_row();
        marked.add("four", None, PLAIN);
        assert_eq!(marked.marks.breaks, [6, 11]);
        marked.put_before("[1] ");
        assert_eq!(marked.marks.breaks, [9, 14]);
        let at = marked.text.find("three").unwrap();
        let rest = marked.split_off(at);
        assert_eq!(marked.marks.breaks, Vec::<usize>::new());
        assert_eq!(rest.marks.breaks, [5]);
    }

    #[test]
    fn words_of_one_link_are_one() {
        let mut marked = Marked::default();
        marked.add("See ", None, PLAIN);
        marked.add("the ", Some(A), PLAIN);
        marked.add("bold", Some(A), PLAIN);
        marked.add(" and ", None, PLAIN);
        marked.add("that", Some("#here"), PLAIN);
        assert_eq!(ranges(&marked), [(3, 10)]);
        marked.put_before("[1] ");
        assert_eq!(ranges(&marked), [(6, 13)]);
    }

    #[test]
    fn a_part_takes_its_links_along() {
        let mut marked = Marked::default();
        marked.add("One two ", Some(A), PLAIN);
        marked.add("three ", None, PLAIN);
        marked.add("four", Some("https://b.example"), PLAIN);
        let rest = marked.split_off(4);
        assert_eq!(
            (marked.text.as_str(), ranges(&marked)),
            ("One ", vec![(0, 3)])
        );
        assert_eq!(rest.text, "two three four");
        assert_eq!(ranges(&rest), [(0, 3), (8, 12)]);
    }

    #[test]
    fn emphasis_goes_with_its_words_and_is_one_across_a_link() {
        let mut marked = Marked::default();
        marked.add("It is ", None, PLAIN);
        marked.add("very ", None, STRONG);
        marked.add("well", Some(A), STRONG);
        marked.add(" ", None, STRONG);
        marked.add("so.", None, PLAIN);
        assert_eq!(
            (strong(&marked), ranges(&marked)),
            (vec![(4, 12)], vec![(8, 12)])
        );
        marked.put_before("[1] ");
        assert_eq!(strong(&marked), [(7, 15)]);
        let rest = marked.split_off(14);
        assert_eq!(
            (marked.text.as_str(), strong(&marked)),
            ("[1] It is very", vec![(7, 11)])
        );
        assert_eq!(
            (rest.text.as_str(), strong(&rest)),
            (" well so.", vec![(0, 4)])
        );
    }

    #[test]
    fn rows_take_their_marks_along() {
        let mut marked = Marked::default();
        marked.add("One ", None, PLAIN);
        marked.add("two\nthree", Some(A), STRONG);
        marked.add("\n", None, PLAIN);
        marked.add("four", Some("https://b.example"), PLAIN);
        let rows = marked.into_rows();
        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["One two", "three", "four"]);
        let links: Vec<_> = rows.iter().map(ranges).collect();
        assert_eq!(links, [vec![(3, 6)], vec![(0, 5)], vec![(0, 4)]]);
        let bold: Vec<_> = rows.iter().map(strong).collect();
        assert_eq!(bold, [vec![(3, 6)], vec![(0, 5)], vec![]]);
        let all: Vec<_> = rows.iter().map(Marked::is_strong).collect();
        assert_eq!(all, [false, true, false]);
    }
}
