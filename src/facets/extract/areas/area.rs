//! An area in the making.

use std::borrow::Cow;
use std::ops::Range;

use super::compounds;
use super::evidence::Evidence;
use super::label::{in_text, plain};
use super::mention::Way;
use super::reading::Reading;
use crate::facets::extract::Place;
use crate::facets::extract::adjectives::is_adjective;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, WordKinds, stem};
use crate::facets::extract::stems::Stems;
use crate::facets::phrase::{Token, tokens};
use crate::text::word::fold;
use crate::text::{Document, Span};

/// Worth from which a sentence is evidence.
const EVIDENCE: f32 = 0.29;
/// Most that a single sentence is worth.
const FULL: f32 = 2.0;

/// How nouns end that name work or a state.
const WORK: [&str; 11] = [
    "ing", "tion", "sion", "ment", "ics", "ity", "age", "sis", "itis", "ance", "ence",
];

/// Whether a word names work or a state: "dredging".
fn is_work(word: &str) -> bool {
    WORK.iter().any(|end| word.ends_with(end))
}

/// Whether words say that something is shared, in place of naming it: "exchange information".
fn tells_of_sharing(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let is_verb = [
        "share",
        "shares",
        "shared",
        "exchange",
        "exchanges",
        "exchanged",
    ];
    is_verb.contains(&first) && !words.contains(" of ")
}

/// Words as they are compared: folded and without the sign of the plural.
fn compared(words: &str) -> String {
    let mut folded = fold(words);
    folded.truncate(folded.trim_end_matches('s').len());
    folded
}

/// Names in order and each once, with how often the article has each.
type Names<'s> = Vec<(Cow<'s, str>, usize)>;

/// The words that made the places of an area.
enum Words<'s> {
    None,
    /// The same everywhere, as they are printed first.
    Only(&'s str),
    Several,
}

/// A field with what speaks for it.
pub(super) struct Area<'s> {
    pub label: Cow<'s, str>,
    /// Those of its label, once it has [its name](Self::name) or somebody asked for them.
    pub stems: Stems,
    /// Whether the article names it, or only touches what belongs to it.
    pub is_named: bool,
    /// Whether its label stands before what the article says of it.
    pub is_labelled: bool,
    /// Whether its field is so wide that articles name it in passing.
    pub is_wide: bool,
    /// In how many sentences it comes up, evidence or not.
    pub told: usize,
    /// In how many of them it is worked on, and not only named where trouble is told.
    pub worked_on: usize,
    /// In how many of them the words beside it speak for it.
    pub meant: usize,
    /// What headings and the like add.
    pub bonus: f32,
    pub places: Evidence,
    /// Worth of every sentence that has it, evidence or not.
    worth: f32,
    words: Words<'s>,
    /// How often its label alone is its name.
    bare: usize,
    /// Where the article prints other names of it; none once its label of several words is
    /// one, for nobody asks for the others then.
    printed: Option<Vec<(&'s Clause<'s>, Range<usize>)>>,
    /// Where its name only narrows a noun.
    narrowing: Vec<(&'s Clause<'s>, Range<usize>)>,
    /// What the article calls it where it lists it.
    item: Option<Cow<'s, str>>,
}

impl<'s> Area<'s> {
    /// An area that nothing speaks for yet.
    pub(super) fn new(label: impl Into<Cow<'s, str>>) -> Self {
        Self {
            label: label.into(),
            stems: Stems::default(),
            is_named: false,
            is_labelled: false,
            is_wide: false,
            told: 0,
            worked_on: 0,
            meant: 0,
            bonus: 0.0,
            places: Evidence::default(),
            worth: 0.0,
            words: Words::None,
            bare: 0,
            printed: Some(Vec::new()),
            narrowing: Vec::new(),
            item: None,
        }
    }

    /// Notes words that made a place of it.
    pub(super) fn by(&mut self, words: &'s str) {
        self.words = match self.words {
            Words::None => Words::Only(words),
            // Most are printed so again.
            Words::Only(known) if known == words || compared(known) == compared(words) => return,
            Words::Only(_) | Words::Several => Words::Several,
        };
    }

    /// The only words that made its places, as they are printed first.
    fn only_words(&self) -> Option<&'s str> {
        match self.words {
            Words::Only(words) => Some(words),
            Words::None | Words::Several => None,
        }
    }

    /// Whether words that belong to a field made its places.
    pub(super) fn is_touched(&self) -> bool {
        !matches!(self.words, Words::None)
    }

    /// The word that alone speaks for it, as it is compared.
    fn only_word(&self) -> Option<String> {
        let word = self.only_words().map(compared);
        word.filter(|word| !word.contains([' ', '-']))
    }

    /// Whether one word alone speaks for it.
    pub(super) fn by_one_word(&self) -> bool {
        self.only_word().is_some()
    }

    /// Whether it comes up in one sentence only, by one word for a thing, and nothing is said
    /// to be done for it together.
    pub(super) fn is_in_passing(&self) -> bool {
        self.told == 1
            && self.meant == 0
            && self.bonus <= 0.0
            && !self.is_labelled
            && self.only_word().is_some_and(|word| !is_work(&word))
            && self
                .places
                .iter()
                .all(|place| place.rule == Way::Effort.rule() || place.rule == Way::Named.rule())
    }

    /// By which areas are ranked.
    pub(super) fn score(&self) -> f32 {
        self.worth + self.bonus
    }

    /// Notes where a sentence has a name of it.
    pub(super) fn printed(&mut self, clause: &'s Clause<'s>, words: &Range<usize>) {
        // So it is with most.
        if clause.slice(words) == self.label {
            self.bare += 1;
            if self.label.contains(' ') {
                self.printed = None;
            }
        } else if let Some(printed) = &mut self.printed {
            printed.push((clause, words.clone()));
        }
    }

    /// Notes where its name only narrows a noun.
    pub(super) fn narrowing(&mut self, clause: &'s Clause<'s>, words: &Range<usize>) {
        self.narrowing.push((clause, words.clone()));
    }

    /// The only name that the article has for the field, if it is one of what is done or of
    /// several things ("dredging"), or the noun that it narrows: "fibre-optic cable". One
    /// thing says too little: "midwife".
    fn only_name(&self, names: &Names<'s>) -> Option<Cow<'s, str>> {
        if names.is_empty() && matches!(self.words, Words::None) {
            let (clause, words) = self.narrowing.first()?;
            let whole = compounds::around(clause, words)?;
            // "Climate-resilient quays and boats".
            if matches!(clause.folded(whole.end), "and" | "or") {
                return None;
            }
            return Some(plain(in_text(clause.slice(&whole))));
        }
        let (name, _) = names.first().filter(|_| self.only_words().is_some())?;
        let is_one = !name.contains([' ', '-']);
        // "Hydrologists" are none of what they do.
        let is_field = is_work(name) || name.ends_with('s') && !compounds::is_people(name);
        (is_one && is_field).then(|| name.clone())
    }

    /// Notes what it is called in a list of fields.
    pub(super) fn listed(&mut self, clause: &Clause<'s>, words: &Range<usize>) {
        let is_noun =
            (words.end.checked_sub(1)).is_some_and(|last| !is_adjective(clause.folded(last)));
        if self.item.is_none() && is_noun {
            self.item = Some(plain(clause.slice(words)));
        }
    }

    /// Its names as the article prints them, or the compounds that they open; the
    /// first letter of a sentence is no capital of its own.
    fn names(&self, of: impl Fn(&Clause<'_>, &Range<usize>) -> Option<Range<usize>>) -> Names<'s> {
        let mut slices: Vec<(&'s str, bool)> = (self.printed.iter().flatten())
            .filter_map(|(clause, words)| {
                let words = of(clause, words)?;
                Some((clause.slice(&words), words.start == 0))
            })
            .collect();
        slices.sort_unstable();
        let mut names: Names<'s> = Vec::with_capacity(slices.len());
        for same in slices.chunk_by(|one, other| one == other) {
            if let Some((name, opens_sentence)) = same.first() {
                let name = plain(*name);
                let name = if *opens_sentence { in_text(name) } else { name };
                names.push((name, same.len()));
            }
        }
        names.sort_unstable();
        names.dedup_by(|(next, more), (name, count)| {
            let is_same = next == name;
            *count += if is_same { *more } else { 0 };
            is_same
        });
        names
    }

    /// Adds what a sentence says.
    pub(super) fn add(
        &mut self,
        document: &Document,
        reading: &Reading<'_>,
        words: &Range<usize>,
        way: Way,
        worth: f32,
    ) {
        self.worth += worth.min(FULL);
        self.told += 1;
        // "The single currency project".
        let is_of_work = reading.clause().is(Class::Programme, words.end)
            && reading.clause().gap(words.end) == Gap::None;
        let is_worked_on =
            way < Way::Effort || reading.efforts > 1 || is_of_work || !reading.scored.is_troubled();
        self.worked_on += usize::from(is_worked_on);
        if worth < EVIDENCE {
            return;
        }
        let Some(sentence) = document.sentence(reading.id()) else {
            return;
        };
        let bytes = reading.clause().bytes(words);
        let start = sentence.bytes().start;
        let place = Place {
            span: Span::new(sentence.block, start + bytes.start..start + bytes.end),
            sentence: reading.id(),
            rule: way.rule(),
            score: (worth / FULL).clamp(0.0, 1.0),
        };
        self.places.add(place);
    }

    /// Takes over what speaks for another area.
    pub(super) fn take(&mut self, other: Self) {
        let worth = &mut self.worth;
        (self.places).take(other.places, |place| *worth += place.score * FULL);
        self.bonus = self.bonus.max(other.bonus);
        self.is_named |= other.is_named;
        self.meant += other.meant;
        self.told += other.told;
        self.worked_on += other.worked_on;
    }

    /// Takes the longer name for its label that the article mostly has: "peace and security"
    /// for "security".
    fn name_whole(&mut self, names: &Names<'s>) {
        let all = self.bare + names.iter().map(|(_, count)| count).sum::<usize>();
        let usual = (names.iter()).find(|(_, count)| *count > 1 && 2 * count > all);
        let Some((name, _)) = usual.filter(|(name, _)| name.contains(' ')) else {
            return;
        };
        let last = name.rsplit(' ').next().unwrap_or_default();
        if !is_adjective(last) {
            self.stems = Stems::of(name);
            self.label.clone_from(name);
        }
    }

    /// Takes the words of the article for its label where the usual label is
    /// in none of them, or mostly in a longer name.
    pub(super) fn name(&mut self) {
        let kinds = WordKinds::bundled();
        if self.stems.is_empty() {
            self.stems = Stems::of(&self.label);
        }
        if self.printed.is_none() {
            return;
        }
        let mut names = self.names(|_, words| Some(words.clone()));
        let is_told_whole = self.label.ends_with(" sharing");
        // "They share information" names nothing.
        names.retain(|(name, _)| !is_told_whole || !tells_of_sharing(name));
        let is_named = (names.iter()).any(|(name, _)| self.stems.is_within(&Stems::of(name)));
        if self.bare > 0 || is_named {
            if self.stems.len() == 1 {
                self.name_whole(&names);
            }
            return;
        }
        // "Energy" for "energy security", if so it is listed; "information" is not shared yet.
        if let Some(item) = self.item.take().filter(|_| !is_told_whole) {
            let usual = tokens(&self.label);
            let is_part = |word: &Token<'_>| {
                let stem = stem(word.folded());
                usual.iter().any(|own| own.folded().starts_with(stem))
            };
            let words = tokens(&item);
            let is_own = names.is_empty();
            if !words.is_empty() && (is_own || words.iter().all(is_part)) {
                self.stems = Stems::of(&item);
                self.label = item;
                return;
            }
        }
        // "Energy" for "energy security", if nothing else is told of it.
        if names.is_empty() && !is_told_whole {
            let word = self.only_words().map(|word| plain(in_text(word)));
            let own = word.as_deref().map(Stems::of);
            if let (Some(word), Some(own)) = (word, own)
                && !own.is_empty()
                && !is_adjective(&word)
                && own.len() < self.stems.len()
                && own.is_within(&self.stems)
            {
                self.label = word;
                self.stems = own;
                return;
            }
        }
        // "Private sector partners" are no field; a union may be one.
        let is_somebody = |word: &str| {
            let classes = kinds.known(word).1;
            classes.any(&[Class::Actor]) && !classes.any(&[Class::Owner])
        };
        let is_noun = |name: &str| {
            let words = tokens(name);
            let [first, last] =
                [words.first(), words.last()].map(|word| word.map_or("", Token::folded));
            words.len() > 1
                && !is_adjective(last)
                && !is_somebody(last)
                && kinds.kind(first) == Kind::Content
                && kinds.kind(last) == Kind::Content
        };
        let commonest = |names: &Names<'s>| {
            let nouns = names.iter().filter(|(name, _)| is_noun(name));
            // Of those that are as common the first.
            nouns.rev().max_by_key(|(_, count)| *count).cloned()
        };
        let name = commonest(&names);
        let most = name.as_ref().map_or(0, |(_, count)| *count);
        // "Greenhouse gas emissions" for "greenhouse gas", if it mostly says so.
        let wider = commonest(&self.names(compounds::around))
            .filter(|(_, count)| *count > 1 && 2 * count > most);
        let only = self.only_name(&names);
        if let Some(name) = wider.or(name).map(|(name, _)| name).or(only) {
            // "Energy" for "energy sector".
            let short = [" sector", " sectors"]
                .iter()
                .find_map(|end| name.strip_suffix(end));
            let is_noun = |name: &&str| {
                let words = tokens(name);
                (words.last()).is_some_and(|last| !is_adjective(last.folded()))
            };
            let short = short.filter(is_noun).map(|short| short.to_owned().into());
            let name = short.unwrap_or(name);
            self.stems = Stems::of(&name);
            self.label = name;
            return;
        }
        // "Procurement" for "public procurement".
        let most = names.iter().max_by_key(|(_, count)| *count);
        if let Some((name, _)) = most {
            let own = Stems::of(name);
            let head = self.label.rsplit(' ').next().unwrap_or_default();
            if own.len() == 1 && own == Stems::of(head) && !is_adjective(name) {
                self.stems = own;
                self.label.clone_from(name);
            }
        }
    }
}

/// A label without the word for what is done to the rest of it: "development of business
/// tourism".
pub(super) fn object(label: &str) -> &str {
    let done = [
        "development",
        "expansion",
        "promotion",
        "improvement",
        "use",
        "establishment",
    ];
    let object = label.split_once(" of ").filter(|(first, object)| {
        let verb = first.rsplit(' ').next().map(fold).unwrap_or_default();
        done.contains(&&*verb) && first.split(' ').count() < 3 && object.contains(' ')
    });
    object.map_or(label, |(_, object)| {
        let rest = object.strip_prefix("existing ");
        rest.filter(|rest| rest.contains(' ')).unwrap_or(object)
    })
}
