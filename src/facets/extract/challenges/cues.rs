//! The signs of trouble, as data.

mod families;
mod known;

use std::borrow::Cow;
use std::ops::Range;

use crate::facets::extract::lists::{lists, rows};
use crate::facets::packed::{joined, parts};
use crate::facets::pattern::Pattern;
use crate::facets::phrase::{Phrase, PhraseError, Table, Token};
use families::Families;
pub(in crate::facets) use known::Cue;
use known::{Known, Packing};

/// What a cue says of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::facets) enum Sign {
    /// Names trouble: "obstacle".
    Noun,
    /// Tells of trouble: "undermine".
    Verb,
    /// A turn of phrase for it: "cannot be ruled out".
    Turn,
    /// Somebody finds fault: "critics".
    Critic,
    /// A word of bad tidings in general.
    Valence,
    /// Something is not so: "has not".
    Negation,
    /// A turn against what was said: "however".
    Contrast,
    /// Uncertain or conditional: "might".
    Hedge,
    /// Needed and so missing: "requires".
    Need,
    /// Less of something: "fell".
    Decline,
    /// Only a share is reached: "one in three".
    Part,
    /// What to do: "should".
    Advice,
    /// What to do, where it opens a sentence: "use".
    Command,
    /// How bad it is, which says nothing alone: "severe".
    Degree,
    /// Joint effort and success: "improve".
    Gain,
    /// Sounds like trouble and is none: "risk assessment".
    Neutral,
}

impl Sign {
    /// Every sign with the name of its lists, by its number in packed cues.
    const ALL: [(&'static str, Self); 16] = [
        ("noun", Self::Noun),
        ("verb", Self::Verb),
        ("turn", Self::Turn),
        ("critic", Self::Critic),
        ("valence", Self::Valence),
        ("negation", Self::Negation),
        ("contrast", Self::Contrast),
        ("hedge", Self::Hedge),
        ("need", Self::Need),
        ("decline", Self::Decline),
        ("part", Self::Part),
        ("advice", Self::Advice),
        ("command", Self::Command),
        ("degree", Self::Degree),
        ("gain", Self::Gain),
        ("neutral", Self::Neutral),
    ];
}

/// A place of a cue in a sentence.
#[derive(Debug, Clone)]
pub(in crate::facets) struct Hit<'c> {
    /// The words it covers.
    pub words: Range<usize>,
    /// The cue.
    pub cue: Cue<'c>,
}

/// What stands in a sentence. The room that it takes is used again for the next.
#[derive(Default)]
pub(super) struct Told<'c> {
    /// Words with the number of a cue, of which some are hits.
    places: Vec<(Range<usize>, usize)>,
    /// The cues.
    pub(super) hits: Vec<Hit<'c>>,
    /// Where something is done against trouble.
    pub(super) against: Vec<Range<usize>>,
}

/// Why a text is no list of cues.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(in crate::facets) enum CueError {
    /// A list that no sign is known for.
    #[error("unknown list “{0}”")]
    UnknownList(String),
    /// A row that cannot be looked for.
    #[error("“{0}” {1}")]
    BadPhrase(String, PhraseError),
}

/// Everything that finding challenges goes by.
#[derive(Debug)]
pub(in crate::facets) struct Cues {
    packed: Cow<'static, [u8]>,
    /// Patterns with the number of the cue from 1, or 0 for what is done against
    /// trouble.
    patterns: Vec<(Pattern, u32)>,
    /// Sentences with cues from which words of general valence count.
    valence_from: usize,
}

/// What a lens has beside lists of phrases.
#[derive(Debug, Default)]
pub(in crate::facets) struct Beside {
    /// Patterns with the name of their list and their weight.
    pub(in crate::facets) patterns: Vec<(&'static str, f32, Pattern)>,
    /// Weight of the words of general valence, if they count.
    pub(in crate::facets) valence: Option<f32>,
    /// Sentences with cues from which they do.
    pub(in crate::facets) valence_from: usize,
}

/// Cues as they are looked for.
pub(super) struct Parts<'a> {
    known: Known<'a>,
    /// The number of a cue from 1, or 0 for what is done against trouble.
    phrases: Table<'a>,
    /// The bits of a weight.
    headings: Table<'a>,
    /// As [`Cues`] has them.
    patterns: &'a [(Pattern, u32)],
}

impl Cues {
    /// The cues of the program.
    pub(in crate::facets) fn bundled() -> &'static Self {
        static CUES: Cues = Cues {
            packed: Cow::Borrowed(include_bytes!(
                "../../../../assets/lexicon/packed/challenges.bin"
            )),
            patterns: Vec::new(),
            valence_from: 0,
        };
        &CUES
    }

    /// Reads cues: lists of phrases, one a row, under a heading with their sign
    /// and weight, and words of general valence.
    #[cfg(test)]
    pub(in crate::facets) fn read(text: &str, valence: &str) -> Result<Self, CueError> {
        Self::read_with(text, valence, Beside::default())
    }

    /// The same with what a lens has beside lists.
    fn read_with(text: &str, valence: &str, beside: Beside) -> Result<Self, CueError> {
        let mut cues = Packing::default();
        let mut phrases = Vec::new();
        let mut headings = Vec::new();
        let families = Families::read(text);
        for list in lists(text) {
            let sign = match list.name {
                "mitigation" => {
                    for row in list.rows {
                        phrases.push((parsed(row)?, 0));
                    }
                    continue;
                }
                "heading" | "calm" => {
                    for row in list.rows {
                        headings.push((parsed(row)?, list.weight.to_bits()));
                    }
                    continue;
                }
                "family" => continue,
                name => sign_of(name)?,
            };
            for row in list.rows {
                let (words, noun) = match row.split_once("->") {
                    Some((words, noun)) => (words, Some(noun.trim())),
                    None => (row, None),
                };
                let family = families.of(noun.unwrap_or(words));
                phrases.push((parsed(words)?, cues.add(sign, list.weight, noun, family)));
            }
        }
        let mut patterns = Vec::new();
        for (list, weight, pattern) in beside.patterns {
            let number = match list {
                "mitigation" => 0,
                list => cues.add(sign_of(list)?, weight, None, ""),
            };
            patterns.push((pattern, number));
        }
        let general = cues.add(Sign::Valence, beside.valence.unwrap_or(VALENCE), None, "");
        for word in rows(valence).flat_map(str::split_whitespace) {
            phrases.push((parsed(word)?, general));
        }
        let table = |phrases: &[(Phrase, u32)]| {
            Table::pack(phrases.iter().map(|(phrase, number)| (phrase, *number)))
        };
        let [known, names] = cues.packed();
        let packed = joined(&[&known, &names, &table(&phrases), &table(&headings)]);
        Ok(Self {
            packed: Cow::Owned(packed),
            patterns,
            valence_from: beside.valence_from,
        })
    }

    /// Everything that is looked for, to look in many sentences.
    pub(super) fn parts(&self) -> Parts<'_> {
        let [all, names, phrases, headings] = parts(&self.packed);
        Parts {
            known: Known::of(all, names),
            phrases: Table::of(phrases),
            headings: Table::of(headings),
            patterns: &self.patterns,
        }
    }

    /// The cues of a lens: lists of phrases, and what it has beside them.
    pub(in crate::facets) fn of_lens(text: &str, beside: Beside) -> Result<Self, CueError> {
        let valence = include_str!("../../../../assets/lexicon/valence.txt");
        let valence = beside.valence.map_or("", |_| valence);
        Self::read_with(text, valence, beside)
    }

    /// Sentences with cues from which words of general valence count.
    pub(super) fn valence_from(&self) -> usize {
        self.valence_from
    }

    /// How much more a sentence under a heading is about trouble.
    pub(super) fn prior(&self, heading: &[Token<'_>]) -> f32 {
        self.parts().prior(heading)
    }
}

impl<'a> Parts<'a> {
    /// How much more a sentence under a heading is about trouble.
    pub(super) fn prior(&self, heading: &[Token<'_>]) -> f32 {
        let (mut best, mut worst) = (0.0_f32, 0.0_f32);
        self.headings.each_place(heading, |_, weight| {
            let weight = f32::from_bits(weight);
            best = best.max(weight);
            worst = worst.min(weight);
        });
        // Words of trouble decide: "limits of cooperation".
        if best > 0.0 { best } else { worst }
    }

    /// The cues in a sentence, in order, of those that overlap the longest and
    /// of one word in several lists the heaviest; and where something is done
    /// against trouble.
    pub(super) fn find(&self, text: &str, words: &[Token<'_>], found: &mut Told<'a>) {
        let Told {
            places,
            hits,
            against,
        } = found;
        places.clear();
        hits.clear();
        against.clear();
        let known = self.known;
        self.phrases.each_place(words, |covered, number| {
            match (number as usize).checked_sub(1) {
                Some(number) => places.push((covered, number)),
                None => against.push(covered),
            }
        });
        for (pattern, number) in self.patterns {
            for bytes in pattern.find(text) {
                let first = words.partition_point(|word| word.bytes().end <= bytes.start);
                let end = words.partition_point(|word| word.bytes().start < bytes.end);
                match (*number as usize).checked_sub(1) {
                    _ if first >= end => {}
                    Some(number) => places.push((first..end, number)),
                    // The trouble is often the last word of the pattern, and what is done
                    // against it stands before.
                    None => against.push(first..(end - 1).max(first + 1)),
                }
            }
        }
        if !self.patterns.is_empty() {
            against.sort_by_key(|covered| (covered.start, covered.end));
        }
        places.sort_by(|(a, one), (b, other)| {
            let longer_first = a.start.cmp(&b.start).then(b.end.cmp(&a.end));
            longer_first.then_with(|| known.rank(*other).total_cmp(&known.rank(*one)))
        });
        let mut end = 0;
        places.retain(|(covered, _)| {
            let is_free = covered.start >= end;
            if is_free {
                end = covered.end;
            }
            is_free
        });
        hits.extend(places.drain(..).filter_map(|(words, number)| {
            let cue = known.get(number)?;
            Some(Hit { words, cue })
        }));
    }
}

/// Weight of a word of general valence.
pub(in crate::facets) const VALENCE: f32 = 0.6;

/// What the cues of a list say; words of general valence have a file of their own.
fn sign_of(list: &str) -> Result<Sign, CueError> {
    (Sign::ALL.iter())
        .find(|(known, sign)| *known == list && *sign != Sign::Valence)
        .map(|(_, sign)| *sign)
        .ok_or_else(|| CueError::UnknownList(list.to_owned()))
}

fn parsed(row: &str) -> Result<Phrase, CueError> {
    Phrase::parse(row).map_err(|error| CueError::BadPhrase(row.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::packed::tests::is_current;
    use crate::facets::phrase::tokens;

    fn hits<'c>(cues: &'c Cues, text: &str) -> Vec<Hit<'c>> {
        let mut found = Told::default();
        cues.parts().find(text, &tokens(text), &mut found);
        found.hits
    }

    #[test]
    fn the_packed_cues_are_current() {
        let cues = Cues::read(
            include_str!("../../../../assets/lexicon/challenge-cues.txt"),
            include_str!("../../../../assets/lexicon/valence.txt"),
        );
        let cues = cues.map_err(|error| error.to_string()).unwrap();
        is_current("challenges.bin", &cues.packed);
        assert!(cues.parts().known.len() > 500);
    }

    #[test]
    fn a_mistake_is_told() {
        assert_eq!(
            Cues::read("[verbs 1]\nfail", "").err(),
            Some(CueError::UnknownList("verbs".to_owned()))
        );
        let told = Cues::read("[verb]\n*fail", "")
            .err()
            .map(|error| error.to_string());
        assert!(told.is_some_and(|told| told.contains("*fail")));
    }

    #[test]
    fn a_lens_may_bring_its_own_cues() {
        let own = Cues::read("[verb 2]\nleak* -> leak from\n[heading .5]\nholes", "wet").unwrap();
        let hits: Vec<_> = (hits(&own, "The roof leaked on a wet day").into_iter())
            .map(|hit| (hit.words, hit.cue.sign, hit.cue.weight))
            .collect();
        assert_eq!(
            hits,
            [(2..3, Sign::Verb, 2.0), (5..6, Sign::Valence, VALENCE)]
        );
        assert!((own.prior(&tokens("Holes")) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_word_of_another_family_is_no_cue() {
        let cues = Cues::bundled();
        for (own, other) in [
            ("harmed", "harmonised"),
            ("harming", "harmony"),
            ("harmful", "harmless"),
            ("feuds", "feudal"),
            ("impeding", "impedance"),
            ("accuses", "accustoms"),
            ("committed", "committee"),
            ("provides", "provider"),
            ("success", "successor"),
            ("polarised", "polarity"),
            ("flees", "fleet"),
            ("soured", "source"),
            ("worsen", "worship"),
            ("pain", "painter"),
        ] {
            assert_eq!(hits(cues, own).len(), 1, "{own}");
            assert!(hits(cues, other).is_empty(), "{other}");
        }
        for (own, other) in [("A broken deal", "The broker"), ("Divided", "Dividends")] {
            assert!(cues.prior(&tokens(own)) > 0.0, "{own}");
            assert!(cues.prior(&tokens(other)) <= 0.0, "{other}");
        }
    }

    #[test]
    fn the_longest_cue_counts_once() {
        let hits = hits(Cues::bundled(), "The lack of money is a risk");
        assert_eq!(hits.len(), 2);
        assert_eq!(hits[0].words, 1..3);
        assert_eq!(hits[0].cue.sign, Sign::Turn);
    }
}
