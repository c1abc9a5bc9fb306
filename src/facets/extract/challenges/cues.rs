//! The signs of trouble, as data.

use std::ops::Range;
use std::sync::LazyLock;

use crate::facets::extract::lists::{lists, rows};
use crate::facets::pattern::Pattern;
use crate::facets::phrase::{Phrase, PhraseError, Phrases, Token};

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
    /// How bad it is, which says nothing alone: "severe".
    Degree,
    /// Joint effort and success: "improve".
    Gain,
    /// Sounds like trouble and is none: "risk assessment".
    Neutral,
}

/// A cue without its words.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::facets) struct Cue {
    /// What it says.
    pub sign: Sign,
    /// How much.
    pub weight: f32,
    /// The noun by which an entry is named, if the cue itself is none.
    pub noun: Option<Box<str>>,
}

/// A place of a cue in a sentence.
#[derive(Debug, Clone)]
pub(in crate::facets) struct Hit<'c> {
    /// The words it covers.
    pub words: Range<usize>,
    /// The cue.
    pub cue: &'c Cue,
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
    known: Vec<Cue>,
    /// Number of the cue, or none for what is done against trouble.
    phrases: Phrases<Option<usize>>,
    /// The same for patterns.
    patterns: Vec<(Pattern, Option<usize>)>,
    headings: Phrases<f32>,
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

impl Cues {
    /// The cues of the program.
    pub(in crate::facets) fn bundled() -> &'static Self {
        static CUES: LazyLock<Cues> = LazyLock::new(|| {
            // A test reads them too, so nothing is lost here.
            Cues::read(
                include_str!("../../../../assets/lexicon/challenge-cues.txt"),
                include_str!("../../../../assets/lexicon/valence.txt"),
            )
            .unwrap_or_else(|_| Cues::none())
        });
        &CUES
    }

    /// Reads cues: lists of phrases, one a row, under a heading with their sign
    /// and weight, and words of general valence.
    pub(in crate::facets) fn read(text: &str, valence: &str) -> Result<Self, CueError> {
        let mut cues = Vec::new();
        let mut phrases = Vec::new();
        let mut headings = Vec::new();
        for list in lists(text) {
            let sign = match list.name {
                "mitigation" => {
                    for row in list.rows {
                        phrases.push((parsed(row)?, None));
                    }
                    continue;
                }
                "heading" | "calm" => {
                    for row in list.rows {
                        headings.push((parsed(row)?, list.weight));
                    }
                    continue;
                }
                other => sign_of(other)?,
            };
            for row in list.rows {
                let (words, noun) = match row.split_once("->") {
                    Some((words, noun)) => (words, Some(noun.trim().into())),
                    None => (row, None),
                };
                phrases.push((parsed(words)?, Some(cues.len())));
                cues.push(Cue {
                    sign,
                    weight: list.weight,
                    noun,
                });
            }
        }
        let general = cues.len();
        cues.push(Cue {
            sign: Sign::Valence,
            weight: VALENCE,
            noun: None,
        });
        for word in rows(valence).flat_map(str::split_whitespace) {
            phrases.push((parsed(word)?, Some(general)));
        }
        Ok(Self {
            known: cues,
            phrases: Phrases::new(phrases),
            patterns: Vec::new(),
            headings: Phrases::new(headings),
            valence_from: 0,
        })
    }

    /// The cues of a lens: lists of phrases, and what it has beside them.
    pub(in crate::facets) fn of_lens(text: &str, beside: Beside) -> Result<Self, CueError> {
        let words = include_str!("../../../../assets/lexicon/valence.txt");
        let words = beside.valence.map_or("", |_| words);
        let mut cues = Self::read(text, words)?;
        let general = cues.known.iter_mut().find(|cue| cue.sign == Sign::Valence);
        if let (Some(general), Some(weight)) = (general, beside.valence) {
            general.weight = weight;
        }
        cues.valence_from = beside.valence_from;
        for (list, weight, pattern) in beside.patterns {
            // What is done against trouble is no cue of it.
            let number = if list == "mitigation" {
                None
            } else {
                cues.known.push(Cue {
                    sign: sign_of(list)?,
                    weight,
                    noun: None,
                });
                Some(cues.known.len() - 1)
            };
            cues.patterns.push((pattern, number));
        }
        Ok(cues)
    }

    /// Sentences with cues from which words of general valence count.
    pub(super) fn valence_from(&self) -> usize {
        self.valence_from
    }

    fn none() -> Self {
        Self {
            known: Vec::new(),
            phrases: Phrases::new(Vec::new()),
            patterns: Vec::new(),
            headings: Phrases::new(Vec::new()),
            valence_from: 0,
        }
    }

    /// The cues in a sentence, in order, of those that overlap the longest and
    /// of one word in several lists the heaviest; and where something is done
    /// against trouble.
    pub(super) fn find(
        &self,
        text: &str,
        words: &[Token<'_>],
    ) -> (Vec<Hit<'_>>, Vec<Range<usize>>) {
        let (mut places, mut against) = (Vec::new(), Vec::new());
        self.phrases
            .each_place(words, |covered, number| match number {
                Some(number) => places.push((covered, number)),
                None => against.push(covered),
            });
        for (pattern, number) in &self.patterns {
            for bytes in pattern.find(text) {
                let first = words.partition_point(|word| word.bytes().end <= bytes.start);
                let end = words.partition_point(|word| word.bytes().start < bytes.end);
                match number {
                    _ if first >= end => {}
                    Some(number) => places.push((first..end, *number)),
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
            longer_first.then_with(|| self.rank(*other).total_cmp(&self.rank(*one)))
        });
        let mut end = 0;
        places.retain(|(covered, _)| {
            let is_free = covered.start >= end;
            if is_free {
                end = covered.end;
            }
            is_free
        });
        let hits = (places.into_iter()).filter_map(|(words, number)| {
            let cue = self.known.get(number)?;
            Some(Hit { words, cue })
        });
        (hits.collect(), against)
    }

    /// By which one cue is kept of those for the same words.
    fn rank(&self, number: usize) -> f32 {
        self.known.get(number).map_or(0.0, |cue| {
            if cue.sign == Sign::Neutral {
                f32::INFINITY
            } else {
                cue.weight
            }
        })
    }

    /// How much more a sentence under a heading is about trouble.
    pub(super) fn prior(&self, heading: &[Token<'_>]) -> f32 {
        let (mut best, mut worst) = (0.0_f32, 0.0_f32);
        self.headings.each_place(heading, |_, weight| {
            best = best.max(weight);
            worst = worst.min(weight);
        });
        // Words of trouble decide: "limits of cooperation".
        if best > 0.0 { best } else { worst }
    }
}

/// Weight of a word of general valence.
pub(in crate::facets) const VALENCE: f32 = 0.6;

/// What the cues of a list say.
fn sign_of(list: &str) -> Result<Sign, CueError> {
    Ok(match list {
        "noun" => Sign::Noun,
        "verb" => Sign::Verb,
        "turn" => Sign::Turn,
        "critic" => Sign::Critic,
        "negation" => Sign::Negation,
        "contrast" => Sign::Contrast,
        "hedge" => Sign::Hedge,
        "need" => Sign::Need,
        "decline" => Sign::Decline,
        "degree" => Sign::Degree,
        "gain" => Sign::Gain,
        "neutral" => Sign::Neutral,
        other => return Err(CueError::UnknownList(other.to_owned())),
    })
}

fn parsed(row: &str) -> Result<Phrase, CueError> {
    Phrase::parse(row).map_err(|error| CueError::BadPhrase(row.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::phrase::tokens;

    #[test]
    fn the_bundled_cues_are_read() {
        let cues = Cues::bundled();
        assert!(cues.known.len() > 500, "{}", cues.known.len());
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
        let words = tokens("The roof leaked on a wet day");
        let hits: Vec<_> = (own.find("", &words).0.into_iter())
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
        ] {
            assert_eq!(cues.find("", &tokens(own)).0.len(), 1, "{own}");
            assert!(cues.find("", &tokens(other)).0.is_empty(), "{other}");
        }
        for (own, other) in [("A broken deal", "The broker"), ("Divided", "Dividends")] {
            assert!(cues.prior(&tokens(own)) > 0.0, "{own}");
            assert!(cues.prior(&tokens(other)) <= 0.0, "{other}");
        }
    }

    #[test]
    fn the_longest_cue_counts_once() {
        let cues = Cues::bundled();
        let words = tokens("The lack of money is a risk");
        let hits = cues.find("", &words).0;
        assert_eq!(hits.len(), 2);
        assert_eq!(hits[0].words, 1..3);
        assert_eq!(hits[0].cue.sign, Sign::Turn);
    }
}
