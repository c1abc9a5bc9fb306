//! Somebody with all that was seen of them.

use compact_str::CompactString;

use super::{Key, Seen};
use crate::facets::lexicon::{ActorKind, push_small};
use crate::facets::token::parts;
use crate::text::bytes::count;
use crate::text::{BlockId, Span};

/// Most names that one is compared with.
pub(super) const COMPARED: usize = 300;

/// What it counts that the opening of an article names somebody.
const LEAD: f32 = 0.6;

/// How many times as often as for a thing a name must stand for somebody to be none.
const RARE: usize = 4;
/// What words around a name speak for it where they tell that it acts.
const ACTS: f32 = 0.1;

/// Above this they tell what it does or is, and so often must they tell that of letters.
const DOES: f32 = 0.14;
const OFTEN: usize = 3;

/// The score of rules that take a name for that of a body.
const SURE: f32 = 0.6;

/// How often one is doubled up to two, three and so on, as far as it counts that
/// somebody is named again. To ask for it is all that the program would need a
/// library of mathematics for, which has to be found and bound at each start.
const DOUBLED: [f32; 5] = [0.0, 1.0, 1.584_962_5, 2.0, 2.321_928];

/// Somebody with all that was seen of them.
#[derive(Debug)]
pub(super) struct Bearer<'a> {
    pub key: Key,
    pub kind: Option<ActorKind>,
    /// Words of the name in lower case.
    pub words: Words,
    pub seen: Vec<Seen<'a>>,
}

/// Whether a name is nothing but words of ASCII with one blank between, as most are: such
/// a one in small letters is its own key.
pub(super) fn is_plain(name: &str) -> bool {
    let mut before = b' ';
    let are_plain = name.bytes().all(|byte| {
        let before = std::mem::replace(&mut before, byte);
        byte.is_ascii_alphanumeric() || byte == b' ' && before != b' '
    });
    are_plain && before != b' '
}

/// The words of a name in one text, each with a blank behind it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Words {
    text: CompactString,
    count: usize,
}

impl Words {
    /// The words of a name, which become those of lower case.
    pub(super) fn of(name: &str) -> Self {
        let mut words = Self {
            text: CompactString::with_capacity(name.len() + 1),
            count: 0,
        };
        if is_plain(name) {
            push_small(&mut words.text, name);
            words.text.push(' ');
            words.count = count(name.as_bytes(), |byte| byte == b' ') + 1;
            return words;
        }
        for word in parts(name) {
            push_small(&mut words.text, word);
            words.text.push(' ');
            words.count += 1;
        }
        words
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Each of them.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.text.split_terminator(' ')
    }

    /// The first of them.
    pub(super) fn first(&self) -> Option<&str> {
        self.iter().next()
    }

    /// The last of them.
    pub(super) fn last(&self) -> Option<&str> {
        self.iter().next_back()
    }

    /// The words behind so many.
    pub(super) fn behind(&self, count: usize) -> impl Iterator<Item = &str> {
        self.iter().skip(count)
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.iter().any(|own| own == word)
    }

    /// Whether they begin with others.
    pub(super) fn starts_with(&self, others: &Self) -> bool {
        self.text.starts_with(&*others.text)
    }

    /// Whether they end with others.
    pub(super) fn ends_with(&self, others: &Self) -> bool {
        let rest = self.text.strip_suffix(&*others.text);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    }

    /// All of them, with blanks between.
    pub(super) fn text(&self) -> &str {
        self.text.trim_end_matches(' ')
    }
}

impl Bearer<'_> {
    /// How sure it is that this is an actor.
    pub(super) fn certainty(&self) -> f32 {
        let best = |of: fn(&Seen<'_>) -> f32| self.seen.iter().map(of).fold(f32::MIN, f32::max);
        let support = best(|seen| seen.support);
        let worst = self
            .seen
            .iter()
            .map(|seen| seen.support)
            .fold(f32::MAX, f32::min);
        let against = self.seen.iter().filter(|seen| seen.support < 0.0).count();
        // A name that is told as a place or a thing is none of an actor; but of one who acts
        // and is named all over, "the Torvik database" is a thing among others.
        // Letters are as well a code, and several words a place, if nothing tells more.
        let may_be_firm = || {
            let mut texts = self.seen.iter().map(|seen| seen.text);
            let is_code = !texts.any(|text| text.contains(char::is_lowercase));
            !is_code && (self.words.len() == 1 || best(|seen| seen.score) >= SURE)
        };
        let is_rare = against * RARE < self.seen.len() && support >= ACTS && may_be_firm();
        // Letters that do more than is done with them: "TQO has said", "the TQO programme".
        let acts =
            |seen: &&Seen<'_>| seen.support > DOES && !seen.text.contains(char::is_lowercase);
        let is_rare = is_rare || {
            let acting = self.seen.iter().filter(acts).count();
            acting >= OFTEN && against < acting
        };
        let support = if worst < 0.0 && !is_rare {
            worst.min(support)
        } else {
            support
        };
        let again = (self.seen.len().checked_sub(1))
            .and_then(|at| DOUBLED.get(at))
            .map_or(0.15, |doubled| 0.06 * doubled);
        (best(|seen| seen.score) + support.clamp(-0.3, 0.35) + again).clamp(0.0, 1.0)
    }

    /// How much the article is about them, given how certain it is that they act.
    pub(super) fn salience(&self, certainty: f32, headings: &str, lead: Option<BlockId>) -> f32 {
        let count = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
        let sections = (self.seen).chunk_by(|one, next| one.section == next.section);
        let subjects = self.seen.iter().filter(|seen| seen.is_subject).count();
        let mut before = None;
        let in_heading = self.seen.iter().take(50).any(|seen| {
            // Most are named in the same way again.
            before.replace(seen.text) != Some(seen.text) && headings.contains(seen.text)
        });
        let in_lead = (self.place()).is_some_and(|place| Some(place.block) <= lead);
        let weight = count(self.seen.len())
            + 2.0 * count(sections.count())
            + 0.5 * count(subjects)
            + if in_heading { 2.0 } else { 0.0 }
            // Of those who are named once the article tells of the first in its opening.
            + if in_lead { LEAD } else { 0.0 };
        weight * certainty
    }

    /// Where they are named first.
    pub(super) fn place(&self) -> Option<Span> {
        self.seen.first().map(|seen| seen.span)
    }
}

/// Adds what was seen to a bearer, in reading order.
pub(super) fn give<'a>(bearers: &mut [Bearer<'a>], to: usize, seen: Vec<Seen<'a>>) {
    if let Some(bearer) = bearers.get_mut(to) {
        bearer.seen.extend(seen);
        bearer.seen.sort_by_key(|seen| seen.span);
    }
}

#[cfg(test)]
mod tests {
    use super::{DOUBLED, Words};

    #[test]
    fn names_are_compared_by_whole_words() {
        let name = Words::of("Harbour Board of Torvik");
        assert_eq!(name.len(), 4);
        assert_eq!(
            (name.first(), name.last()),
            (Some("harbour"), Some("torvik"))
        );
        assert_eq!(name.text(), "harbour board of torvik");
        assert!(name.behind(2).eq(["of", "torvik"]) && name.behind(4).next().is_none());
        assert!(name.has("board") && !name.has("boar"));
        for (part, begins, ends) in [
            ("Harbour Board", true, false),
            ("of Torvik", false, true),
            ("Harbour Boar", false, false),
            ("vik", false, false),
            ("Harbour Board of Torvik", true, true),
        ] {
            let part = Words::of(part);
            assert_eq!(
                (name.starts_with(&part), name.ends_with(&part)),
                (begins, ends)
            );
        }
    }

    #[test]
    fn what_is_doubled_is_told_by_logarithms() {
        for (number, doubled) in (1_u16..).zip(DOUBLED) {
            assert_eq!(doubled.to_bits(), f32::from(number).log2().to_bits());
        }
    }
}
