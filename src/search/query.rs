//! The query language, the same in the box and on the command line.
//!
//! Words in any order, `"phrase"`, `'exact`, `!not`, `^start`, a facet's sigil
//! or name (`@china`, `actor:china`), `in:section`. A query is parsed at every
//! keystroke, so whatever is unfinished has a meaning and nothing is an error.

use crate::facets::{Briefing, FacetId};
use crate::text::Clean;
use crate::text::word::{fold, words};

/// Atoms of a query that are looked at; the rest of a longer one is ignored.
const MOST_ATOMS: usize = 32;
/// Letters of the longest word that may be misspelt or abbreviated.
pub(crate) const LONGEST_WORD: usize = 40;
/// Characters of a query that are looked at.
const LONGEST: usize = 1000;

/// What a reader asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The query as it was typed.
    pub text: Clean,
    pub(crate) atoms: Vec<Atom>,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Atom {
    pub(crate) is_negated: bool,
    pub(crate) kind: AtomKind,
}

/// What one part asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A word.
    Word(QueryWord),
    /// Words in a row.
    Phrase {
        words: Vec<QueryWord>,
        /// Whether the quote was closed.
        is_closed: bool,
        /// Whether the unit must begin with it.
        at_start: bool,
    },
    /// An entry of a facet, and its evidence.
    Facet {
        facet: FacetId,
        name: Vec<QueryWord>,
    },
    /// What stands in a section.
    Section { heading: Vec<QueryWord> },
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct QueryWord {
    /// As typed.
    pub(crate) shown: String,
    /// Folded.
    pub(crate) folded: String,
    /// Only this very word, after folding.
    pub(crate) is_exact: bool,
    /// Only at the beginning of a text.
    pub(crate) at_start: bool,
    /// Whether it is the last word typed, which may go on.
    pub(crate) is_last: bool,
}

impl QueryWord {
    fn new(shown: &str, folded: String) -> Self {
        Self {
            shown: shown.to_owned(),
            folded,
            ..Self::default()
        }
    }

    /// Whether it is up to five capitals: a name, not the short form of a word.
    pub(crate) fn is_acronym(&self) -> bool {
        (2..=5).contains(&self.shown.chars().count()) && self.shown.chars().all(char::is_uppercase)
    }

    /// Its folded letters.
    pub(crate) fn letters(&self) -> Vec<char> {
        self.folded.chars().collect()
    }

    /// Whether it may be misspelt or abbreviated: a number is what it is.
    pub(crate) fn is_forgiven(&self) -> bool {
        self.folded.chars().count() <= LONGEST_WORD && !self.folded.contains(char::is_numeric)
    }

    /// Whether it may be the first letters of several words.
    pub(crate) fn is_initials(&self) -> bool {
        (2..=6).contains(&self.folded.chars().count())
            && self.folded.chars().all(char::is_alphabetic)
    }
}

impl Query {
    /// Reads a query; facets are known by sigil, id, title or singular.
    pub fn parse(raw: &str, briefing: &Briefing) -> Self {
        let text = Clean::line(raw);
        let end = text
            .char_indices()
            .nth(LONGEST)
            .map_or(text.len(), |(at, _)| at);
        let mut atoms = Vec::new();
        let mut rest = text.get(..end).unwrap_or_default();
        while !rest.trim_start().is_empty() && atoms.len() < MOST_ATOMS {
            rest = parse_atom(rest.trim_start(), briefing, &mut atoms);
        }
        atoms.truncate(MOST_ATOMS);
        if let Some(atom) = atoms.last_mut()
            && !text.ends_with(char::is_whitespace)
            && let Some(word) = last_word(&mut atom.kind)
        {
            word.is_last = true;
        }
        Self { text, atoms }
    }

    /// Whether any of its words may be the initials of several.
    pub(crate) fn may_be_initials(&self) -> bool {
        self.atoms.iter().any(|atom| match &atom.kind {
            AtomKind::Word(word) => word.is_initials(),
            AtomKind::Phrase { .. } | AtomKind::Facet { .. } | AtomKind::Section { .. } => false,
        })
    }

    /// Whether there is nothing to look for yet.
    pub fn is_empty(&self) -> bool {
        self.atoms.iter().all(|atom| atom.is_negated)
    }
}

fn last_word(kind: &mut AtomKind) -> Option<&mut QueryWord> {
    match kind {
        AtomKind::Word(word) => Some(word),
        AtomKind::Phrase { words, .. }
        | AtomKind::Facet { name: words, .. }
        | AtomKind::Section { heading: words } => words.last_mut(),
    }
}

/// Reads one atom from the front of `rest` and returns what follows it.
fn parse_atom<'a>(mut rest: &'a str, briefing: &Briefing, atoms: &mut Vec<Atom>) -> &'a str {
    let is_negated = rest.starts_with('!');
    if let Some(tail) = rest.strip_prefix('!') {
        rest = tail;
    }
    let mut at_start = false;
    let mut is_exact = false;
    // In either order: ^'word and '^word.
    for _ in 0..2 {
        if let Some(tail) = rest.strip_prefix('^') {
            (at_start, rest) = (true, tail);
        } else if let Some(tail) = rest.strip_prefix('\'') {
            (is_exact, rest) = (true, tail);
        }
    }
    let mut push = |kind| atoms.push(Atom { is_negated, kind });
    if rest.starts_with(is_quote) {
        let (words, is_closed, tail) = quoted(rest);
        if !words.is_empty() {
            push(AtomKind::Phrase {
                words,
                is_closed,
                at_start,
            });
        }
        return tail;
    }
    if let Some((scope, tail)) = scope(rest, briefing) {
        let (words, _, tail) = if tail.starts_with(is_quote) {
            quoted(tail)
        } else {
            let (word, tail) = cut(tail);
            (query_words(word), true, tail)
        };
        match scope {
            Scoped::Facet(facet) => push(AtomKind::Facet { facet, name: words }),
            // Without a heading nothing is excluded yet.
            Scoped::Section if words.is_empty() && is_negated => {}
            Scoped::Section => push(AtomKind::Section { heading: words }),
        }
        return tail;
    }
    let (word, tail) = cut(rest);
    let mut words = query_words(word);
    if is_exact || (is_negated && words.len() > 1) {
        for word in &mut words {
            word.is_exact = is_exact;
        }
        match words.len() {
            0 => {}
            1 => {
                for mut word in words {
                    word.at_start = at_start;
                    push(AtomKind::Word(word));
                }
            }
            // A hyphenated word stands for its parts in a row.
            _ => push(AtomKind::Phrase {
                words,
                is_closed: true,
                at_start,
            }),
        }
        return tail;
    }
    for (number, mut word) in words.into_iter().enumerate() {
        word.at_start = at_start && number == 0;
        push(AtomKind::Word(word));
    }
    tail
}

/// The parts of a query as typed, divided at spaces outside of quotes.
pub(crate) fn parts(raw: &str) -> Vec<&str> {
    let mut is_open = false;
    raw.split(move |c: char| {
        is_open ^= is_quote(c) || c == '»';
        c.is_whitespace() && !is_open
    })
    .filter(|part| !part.is_empty())
    .collect()
}

/// A query without the marks of its phrases.
pub(crate) fn unquoted(raw: &str) -> String {
    raw.replace(|c| is_quote(c) || c == '»', " ")
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«')
}

/// Up to white space, and the rest.
fn cut(rest: &str) -> (&str, &str) {
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    rest.split_at(end)
}

/// The words between the quote that `rest` begins with and the next one;
/// whether there is a next one; what follows.
fn quoted(rest: &str) -> (Vec<QueryWord>, bool, &str) {
    let inner = rest.trim_start_matches(is_quote);
    let end = inner.find(|c| is_quote(c) || c == '»');
    let (phrase, tail) = inner.split_at(end.unwrap_or(inner.len()));
    let tail = tail.trim_start_matches(|c| is_quote(c) || c == '»');
    (query_words(phrase), end.is_some(), tail)
}

fn query_words(text: &str) -> Vec<QueryWord> {
    words(text)
        .filter_map(|range| text.get(range))
        .map(|word| QueryWord::new(word, fold(word)))
        .collect()
}

enum Scoped {
    Facet(FacetId),
    Section,
}

/// A sigil, or a facet's name or `in` before a colon, and what follows it.
fn scope<'a>(rest: &'a str, briefing: &Briefing) -> Option<(Scoped, &'a str)> {
    let number = |at: usize| u16::try_from(at).ok().map(FacetId);
    let first = rest.chars().next()?;
    let by_sigil = briefing
        .facets
        .iter()
        .position(|facet| facet.sigil == Some(first))
        .filter(|_| !first.is_alphanumeric());
    if let Some(at) = by_sigil {
        let tail = rest.strip_prefix(first).unwrap_or_default();
        return Some((Scoped::Facet(number(at)?), tail));
    }
    let (word, _) = cut(rest);
    let (name, _) = word.split_once(':')?;
    let tail = rest.get(name.len() + 1..)?;
    let name = fold(name);
    if name == "in" {
        return Some((Scoped::Section, tail));
    }
    let at = briefing.facets.iter().position(|facet| {
        [&facet.id, &facet.singular, &facet.title]
            .into_iter()
            .any(|known| fold(known) == name)
    })?;
    Some((Scoped::Facet(number(at)?), tail))
}

/// What a part of a query asks to look in only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// A section, by words of its heading.
    Section(String),
    /// An entry of this facet, by words of its name.
    Entry(FacetId, String),
    /// Something of a facet that no article of this lens has, by the facet's name.
    Unknown(String),
}

impl Filter {
    /// What `part` of a query asks to look in, if it is no word or phrase.
    pub fn of(part: &str, briefing: &Briefing) -> Option<Self> {
        let part = part.trim_start_matches('!');
        let name = |tail: &str| unquoted(tail).trim().to_owned();
        match scope(part, briefing) {
            Some((Scoped::Section, tail)) => Some(Self::Section(name(tail))),
            Some((Scoped::Facet(facet), tail)) => Some(Self::Entry(facet, name(tail))),
            None => {
                let (facet, tail) = part.split_once(':')?;
                let is_name = !facet.is_empty() && facet.chars().all(char::is_alphabetic);
                let is_filter = is_name && tail.starts_with(char::is_alphanumeric);
                is_filter.then(|| Self::Unknown(facet.to_owned()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::{CountBy, Facet};
    use proptest::prelude::*;

    fn briefing() -> Briefing {
        let facet = Facet {
            id: Clean::line("actors"),
            title: Clean::line("Actors"),
            singular: Clean::line("actor"),
            sigil: Some('@'),
            glyph: Clean::line("●"),
            hollow: Clean::line("◦"),
            ascii: Clean::line("*"),
            count: CountBy::Mentions,
            key: None,
            hue: None,
            kinds: Vec::new(),
            entries: Vec::new(),
        };
        Briefing {
            facets: vec![facet],
            ..Briefing::default()
        }
    }

    fn shape(raw: &str) -> Vec<String> {
        let list = |words: &[QueryWord]| {
            let words: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
            words.join(" ")
        };
        Query::parse(raw, &briefing())
            .atoms
            .iter()
            .map(|atom| {
                let not = if atom.is_negated { "!" } else { "" };
                let kind = match &atom.kind {
                    AtomKind::Word(word) => format!(
                        "{}{}{}",
                        if word.at_start { "^" } else { "" },
                        if word.is_exact { "'" } else { "" },
                        word.folded
                    ),
                    AtomKind::Phrase {
                        words,
                        is_closed,
                        at_start,
                    } => format!(
                        "{}\"{}{}",
                        if *at_start { "^" } else { "" },
                        list(words),
                        if *is_closed { "\"" } else { "" }
                    ),
                    AtomKind::Facet { facet, name } => format!("@{}({})", facet.0, list(name)),
                    AtomKind::Section { heading } => format!("in({})", list(heading)),
                };
                format!("{not}{kind}")
            })
            .collect()
    }

    #[test]
    fn every_form_is_read() {
        assert_eq!(
            shape("Sea !port 'Pilot ^key \"open water\" @china actor:\"new land\" in:trade"),
            [
                "sea",
                "!port",
                "'pilot",
                "^key",
                "\"open water\"",
                "@0(china)",
                "@0(new land)",
                "in(trade)"
            ]
        );
        assert_eq!(shape("!@china"), ["!@0(china)"]);
        assert_eq!(shape("^\"open wa"), ["^\"open wa"]);
    }

    #[test]
    fn a_hyphenated_word_is_its_parts() {
        assert_eq!(shape("co-operation"), ["co", "operation"]);
        assert_eq!(shape("'co-operation"), ["\"co operation\""]);
        assert_eq!(shape("!co-operation"), ["!\"co operation\""]);
    }

    #[test]
    fn what_is_unfinished_has_a_meaning() {
        assert_eq!(shape("!"), Vec::<String>::new());
        assert_eq!(shape("\""), Vec::<String>::new());
        assert_eq!(shape("in:"), ["in()"]);
        assert_eq!(shape("!in:"), Vec::<String>::new());
        assert_eq!(shape("@"), ["@0()"]);
        assert_eq!(shape("note: this"), ["note", "this"]);
        assert_eq!(shape("http://a.example"), ["http", "a", "example"]);
    }

    #[test]
    fn the_last_word_may_go_on_until_a_space_follows() {
        let last = |raw: &str| match &Query::parse(raw, &briefing()).atoms.last().unwrap().kind {
            AtomKind::Word(word) => word.is_last,
            AtomKind::Phrase { .. } | AtomKind::Facet { .. } | AtomKind::Section { .. } => false,
        };
        assert!(last("open wat"));
        assert!(!last("open wat "));
    }

    proptest! {
        #[test]
        fn nothing_is_an_error(raw in any::<String>()) {
            let query = Query::parse(&raw, &briefing());
            prop_assert!(query.atoms.len() <= MOST_ATOMS);
        }
    }

    #[test]
    fn filters_are_told_from_words() {
        let of = |part| Filter::of(part, &briefing());
        let name = || "peru".to_owned();
        assert_eq!(of("in:\"peru\""), Some(Filter::Section(name())));
        assert_eq!(of("!in:peru"), Some(Filter::Section(name())));
        for part in ["@peru", "actor:peru", "Actors:peru"] {
            assert_eq!(of(part), Some(Filter::Entry(FacetId(0), name())), "{part}");
        }
        assert_eq!(of("foo:peru"), Some(Filter::Unknown("foo".to_owned())));
        for word in ["peru", "10:30", "https://peru", "peru:", ":peru", "\"a:b\""] {
            assert_eq!(of(word), None, "{word}");
        }
    }
}
