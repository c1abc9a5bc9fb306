//! Sentence segmentation: UAX #29 with a layer that mends it.
//!
//! UAX #29 cuts after abbreviations, initials and dotted acronyms: neighbours are
//! merged. It misses two boundaries only, before a number (its rule SB8 looks
//! past it to the next letter) and behind an ellipsis; these are cut first.

mod address;
mod bounds;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use address::Address;
use bounds::bounds;
use memchr::memchr2_iter;

/// Longest sentence in bytes. Nobody writes such; data without an end mark is cut
/// between words, so that what is done sentence by sentence stays small.
const LONGEST: usize = 8 << 10;

/// Abbreviations that stand before a name or number: never an end.
const BEFORE_NAMES: &[&str] = &[
    "mr", "mrs", "ms", "mme", "messrs", "dr", "prof", "rev", "rt", "hon", "st", "gen", "lt", "col",
    "maj", "capt", "cmdr", "adm", "sgt", "brig", "sen", "rep", "gov", "pres", "amb", "mt", "ft",
    "vs", "v", "cf", "viz", "vol", "vols", "pp", "p", "approx", "ca", "c", "e.g", "i.e", "u.s.s",
    "h.m.s",
];

/// Abbreviations before a number that are words as well: never an end when they
/// begin high or a number follows.
const BEFORE_NUMBERS: &[&str] = &[
    "abs", "art", "arts", "ch", "ed", "eds", "eq", "ext", "fig", "figs", "max", "min", "no", "nos",
    "para", "sec", "tab", "tel", "ver",
];

/// Abbreviations that may end a sentence: an end when a capital follows.
const ANYWHERE: &[&str] = &[
    "etc", "inc", "ltd", "corp", "co", "jr", "sr", "a.m", "p.m", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun", "ph.d", "b.a", "m.a", "est",
];

/// Abbreviations within names: an end only when a word follows that opens
/// sentences.
const WITHIN_NAMES: &[&str] = &["al", "assn", "bros", "dept", "intl", "natl", "univ"];

/// What an abbreviation tells of what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    BeforeNames,
    BeforeNumbers,
    Anywhere,
    WithinNames,
}

/// All abbreviations, each in one list only.
static KINDS: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| {
    let lists = [
        (Kind::BeforeNames, BEFORE_NAMES),
        (Kind::BeforeNumbers, BEFORE_NUMBERS),
        (Kind::Anywhere, ANYWHERE),
        (Kind::WithinNames, WITHIN_NAMES),
    ];
    let all = lists.into_iter();
    all.flat_map(|(kind, list)| list.iter().map(move |word| (*word, kind)))
        .collect()
});

/// What belongs to a time of day before it.
const AFTER_TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "bst",
    "cest",
    "cet",
    "edt",
    "est",
    "gmt",
    "pst",
    "utc",
];

/// German words before the day of a date, "am 3. Mai".
const BEFORE_DAYS: &[&str] = &["am", "bis", "dem", "den", "der", "seit", "vom", "zum"];

const ELLIPSIS: &str = "…";

/// Most bytes of an abbreviation without dots within.
const LONGEST_ABBREVIATION: usize = 6;

/// Words that open a sentence more often than they continue a name.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "even",
    "finally",
    "first",
    "for",
    "from",
    "given",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "indeed",
    "instead",
    "it",
    "its",
    "later",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "no",
    "not",
    "nor",
    "on",
    "one",
    "or",
    "other",
    "our",
    "over",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "today",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "with",
    "without",
    "yet",
    "you",
];

/// The sentences of a block of running text, as byte ranges without the white
/// space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    if is_one(text) {
        let all = 0..text.len();
        return vec![all];
    }
    by_rules(text)
}

/// Tells the sentences of a text one by one: of most short ones there is one.
pub(crate) fn tell_sentences(text: &str, mut tell: impl FnMut(Range<usize>)) {
    if is_one(text) {
        tell(0..text.len());
    } else {
        by_rules(text).into_iter().for_each(tell);
    }
}

/// Whether a text is more than one sentence.
pub(crate) fn is_many(text: &str) -> bool {
    !is_one(text) && by_rules(text).len() > 1
}

fn by_rules(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut address = Address::default();
    for (start, piece) in bounds(text) {
        let mut from = 0;
        for end in missed(piece).chain([piece.len()]) {
            let part = piece.get(from..end).unwrap_or_default();
            let range = start + from..start + from + part.len();
            add(text, &mut found, &mut address, range);
            from = end;
        }
    }
    if found.iter().any(|range| range.len() > LONGEST) {
        found = found
            .into_iter()
            .flat_map(|range| pieces(text, range))
            .collect();
    }
    found
}

/// Whether a text is certain to be one sentence: a short row of ASCII without a mark
/// before its last byte.
fn is_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some((last, before))) = (bytes.first(), bytes.split_last()) else {
        return false;
    };
    let is_shown = |byte: u8| (b' '..=b'~').contains(&byte);
    let is = |mark: u8, byte: u8| byte == mark;
    let is_end = |byte: u8| is(b'.', byte) | is(b'!', byte) | is(b'?', byte);
    let is_plain = |byte: &u8| is_shown(*byte) & !is_end(*byte);
    // All of a chunk at once, without a branch for each; the last two may overlap.
    let are_plain = |chunk: &[u8; 32]| chunk.iter().fold(true, |all, byte| all & is_plain(byte));
    text.len() <= LONGEST
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
        && match before.last_chunk() {
            Some(chunk) => are_plain(chunk) && before.as_chunks().0.iter().all(are_plain),
            None => before.iter().all(is_plain),
        }
}

/// Adds what may be a sentence, or the rest of the one before.
fn add(text: &str, found: &mut Vec<Range<usize>>, address: &mut Address, range: Range<usize>) {
    let piece = text.get(range.clone()).unwrap_or_default();
    let mut start = range.start + (piece.len() - piece.trim_start().len());
    let mut piece = piece.trim();
    if let Some(last) = found.last_mut() {
        let is_joined = last.end == start;
        let tail = tail(piece, is_joined);
        if tail > 0 {
            start += tail;
            last.end = start;
            let rest = piece.get(tail..).unwrap_or_default();
            piece = rest.trim_start();
            start += rest.len() - piece.len();
        }
        let before = text.get(last.clone()).unwrap_or_default();
        // ".NET" behind a blank ends nothing.
        let is_next = is_joined && tail == 0;
        let mut is_whole = || is_next && (before.ends_with(" .") || address.is_at(text, last.end));
        if !piece.is_empty() && (goes_on(before, piece) || is_whole()) {
            last.end = start + piece.len();
            return;
        }
    }
    if !piece.is_empty() {
        found.push(start..start + piece.len());
    }
}

/// The bytes at the start of a piece that belong to the sentence before: the
/// number of a note, or a closing mark behind a blank.
fn tail(piece: &str, is_joined: bool) -> usize {
    let mark = piece
        .chars()
        .next()
        .filter(|c| matches!(c, '»' | '”' | '’' | ')' | ']'));
    if let Some(mark) = mark {
        let rest = piece.get(mark.len_utf8()..).unwrap_or_default();
        let closes = rest.is_empty() || rest.starts_with(char::is_whitespace);
        return if closes { mark.len_utf8() } else { 0 };
    }
    if !is_joined {
        return 0;
    }
    let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = piece.get(digits..).unwrap_or_default();
    if digits > 0 && rest.starts_with(']') {
        return digits + 1;
    }
    let is_raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰'..='⁹' | '†' | '‡');
    piece.len() - piece.trim_start_matches(is_raised).len()
}

/// Where UAX #29 misses the end of a sentence: before a number, and behind an
/// ellipsis that a capital follows.
fn missed(piece: &str) -> impl Iterator<Item = usize> {
    // Of an ellipsis the first byte, which few others have.
    let marks = memchr2_iter(
        b'.',
        ELLIPSIS.as_bytes().first().copied().unwrap_or(b'.'),
        piece.as_bytes(),
    );
    marks.filter_map(move |at| {
        let marked = piece.get(at..)?;
        let mark = if marked.starts_with('.') {
            "."
        } else {
            ELLIPSIS
        };
        marked.starts_with(mark).then_some(())?;
        let after = piece.get(at + mark.len()..)?;
        let rest = after.trim_start_matches(is_closing);
        let next = rest.trim_start();
        let first = next.chars().find(|c| !is_opening(*c))?;
        let word = piece.get(..at)?.chars().next_back()?;
        let ends = match mark {
            "." => first.is_ascii_digit() && word != '.' && !word.is_whitespace(),
            _ => first.is_uppercase() && word.is_alphanumeric(),
        };
        (ends && next.len() < rest.len()).then(|| piece.len() - next.len())
    })
}

/// A sentence in pieces that are no longer than any may be.
fn pieces(text: &str, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = sentence.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..sentence.end)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let most = rest.floor_char_boundary(LONGEST);
        let head = rest.get(..most)?;
        let end = if most == rest.len() {
            most
        } else {
            // Text without any blank is cut between characters.
            let blank = head.rfind(char::is_whitespace);
            blank.unwrap_or(most)
        };
        at = start + end;
        Some(start..start + rest.get(..end)?.trim_end().len())
    })
}

/// Whether `next` continues the sentence that `before` seemed to end.
fn goes_on(before: &str, next: &str) -> bool {
    let Some(first) = next.chars().find(|c| !is_opening(*c)) else {
        return true;
    };
    // A question or exclamation inside a sentence, as in: "Why?" he asked.
    if first.is_lowercase() {
        return true;
    }
    if next.chars().all(|c| !c.is_alphanumeric()) {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else {
        return false;
    };
    let word = stem
        .rsplit(|c: char| c.is_whitespace() || is_opening(c) || matches!(c, '—' | '–' | '-' | '/'))
        .next()
        .unwrap_or_default();
    // Most sentences end with a word that can be none of all that follows.
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_word && word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let lower = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    };
    let kind = KINDS.get(&*lower).copied();
    // "c. 1900", but not "vitamin C."
    if kind == Some(Kind::BeforeNames) && !is_initial(word) {
        return true;
    }
    if kind == Some(Kind::BeforeNumbers) {
        let is_high = word.starts_with(char::is_uppercase) && lower != "no";
        return is_high || first.is_ascii_digit();
    }
    // The number of a list or heading: "1. The first".
    if stem.len() == word.len() && word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() {
        return true;
    }
    let opening = || {
        let opening = next.trim_start_matches(is_opening);
        let end = opening.find(|c: char| !c.is_alphanumeric());
        opening
            .get(..end.unwrap_or(opening.len()))
            .unwrap_or(opening)
            .to_lowercase()
    };
    let starts_anew = || STARTERS.contains(&opening().as_str());
    if kind == Some(Kind::Anywhere) {
        let is_time = matches!(&*lower, "a.m" | "p.m");
        return first.is_ascii_digit() || (is_time && AFTER_TIMES.contains(&opening().as_str()));
    }
    if kind == Some(Kind::WithinNames) {
        return !starts_anew();
    }
    let is_day = word.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    if is_day && first.is_uppercase() {
        let before = stem.get(..stem.len() - word.len()).unwrap_or_default();
        let before = before.split_whitespace().next_back().unwrap_or_default();
        return BEFORE_DAYS.contains(&before);
    }
    if is_initial(word) {
        // "J. Smith", but not "Plan B. The".
        return !starts_anew();
    }
    if is_dotted(word) {
        return !starts_anew();
    }
    false
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{' | '¿' | '¡'
    )
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
}

/// One capital letter, as before a family name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Letters each followed by a dot but the last, as in "U.S" before its final dot.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}

#[cfg(test)]
mod tests;
