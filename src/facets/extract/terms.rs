//! Terms: noun phrases behind the cues of a lens, and those with one of its heads.
//!
//! "Treated with A, B and C" gives three terms where "treated with" is a cue,
//! "ice therapy" one where "therapy" is a head. What is called the same but for
//! number is one entry.

use std::collections::HashMap;
use std::ops::Range;

use super::clause::{Clause, Clauses, Gap};
use super::lists::{Kind, stem};
use super::{Found, Place};
use crate::facets::phrase::{Phrase, Phrases, tokens};
use crate::text::{BlockKind, Clean, Document, SentenceId, Span};

/// Score of an entry from which it is shown, where a lens says nothing else.
const THRESHOLD: f32 = 1.0;
/// What a term behind a cue counts, and one with a head.
const WORTH: [f32; 2] = [1.0, 0.6];
/// Most words of a term.
const LONGEST: usize = 5;
/// Most terms of one enumeration.
const LISTED: usize = 12;
/// Most entries, where a lens says nothing else.
const MOST: usize = 24;

/// What a term is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// It stands behind.
    Before,
    /// It is its last word.
    Head,
    /// It is no term, or opens none.
    Not,
}

/// The words that terms are known by.
#[derive(Debug)]
pub(in crate::facets) struct TermCues(Phrases<Cue>);

impl TermCues {
    /// Cues behind which terms stand, last words of terms, and words that are none.
    pub(in crate::facets) fn new(
        cues: Vec<Phrase>,
        heads: Vec<Phrase>,
        never: Vec<Phrase>,
    ) -> Self {
        let of = |phrases: Vec<Phrase>, cue| phrases.into_iter().map(move |p| (p, cue));
        let all = of(cues, Cue::Before)
            .chain(of(heads, Cue::Head))
            .chain(of(never, Cue::Not));
        Self(Phrases::new(all))
    }
}

#[derive(Default)]
struct Term {
    forms: HashMap<String, usize>,
    score: f32,
    places: Vec<Place>,
}

/// Finds them, most important first.
pub(super) fn find(document: &Document, cues: &TermCues, threshold: Option<f32>) -> Vec<Found> {
    let mut terms: HashMap<Vec<String>, Term> = HashMap::new();
    for (id, span) in sentences(document) {
        let clauses = Clauses::of([document.slice(span)]);
        let clause = clauses.first();
        for (words, worth) in in_clause(&clause, cues) {
            let stems: Vec<String> = (words.clone())
                .map(|at| stem(clause.folded(at)).to_owned())
                .collect();
            let term = terms.entry(stems).or_default();
            term.score += worth;
            let form = clause.slice(&words).to_owned();
            *term.forms.entry(form).or_default() += 1;
            let score = if worth < 1.0 { 0.5 } else { 0.7 };
            term.places
                .push(place((id, span), &clause.bytes(&words), ("cue", score)));
        }
    }
    let threshold = threshold.unwrap_or(THRESHOLD);
    let mut terms: Vec<Term> = terms.into_values().collect();
    terms.retain(|term| term.score >= threshold);
    // By place where they count the same, so that the order is always one.
    terms.sort_by_key(|term| term.places.first().map(|place| place.span));
    terms.sort_by(|a, b| b.score.total_cmp(&a.score));
    terms.truncate(MOST);
    add_named(document, &mut terms);
    (terms.into_iter())
        .map(|term| {
            let best = term.forms.iter().max_by(|(a, one), (b, other)| {
                let by_count = one.cmp(other);
                // Of equal ones the one that does not open a sentence.
                by_count.then_with(|| a.cmp(b))
            });
            let label = best.map_or("", |(form, _)| form.as_str());
            Found {
                label: Clean::owned(super::challenges::capitalised(label)),
                kind: None,
                is_weak: false,
                is_told: false,
                places: term.places,
            }
        })
        .collect()
}

/// The sentences of running text.
fn sentences(document: &Document) -> impl Iterator<Item = (SentenceId, Span)> {
    let all = (0..document.sentences().len()).map(SentenceId::at);
    all.take_while(|_| !document.halt().is_asked())
        .filter_map(|id| Some((id, document.sentence(id)?)))
        .filter(|(_, span)| {
            document.block(span.block).is_some_and(|block| {
                matches!(
                    block.kind,
                    BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation
                )
            })
        })
}

fn place(
    (sentence, span): (SentenceId, Span),
    bytes: &Range<usize>,
    (rule, score): (&'static str, f32),
) -> Place {
    let start = span.bytes().start;
    Place {
        span: Span::new(span.block, start + bytes.start..start + bytes.end),
        sentence,
        rule,
        score,
    }
}

/// Adds the places where terms stand without a cue.
fn add_named(document: &Document, terms: &mut [Term]) {
    let forms = terms.iter().enumerate().flat_map(|(number, term)| {
        let mut forms: Vec<&String> = term.forms.keys().collect();
        forms.sort_unstable();
        let phrases = forms
            .into_iter()
            .filter_map(|form| Phrase::parse(form).ok());
        phrases
            .map(move |phrase| (phrase, number))
            .collect::<Vec<_>>()
    });
    let forms = Phrases::new(forms);
    let mut more: Vec<Vec<Place>> = vec![Vec::new(); terms.len()];
    for (id, span) in sentences(document) {
        let words = tokens(document.slice(span));
        for (bytes, number) in forms.find_longest(&words).kept {
            let new = place((id, span), &bytes, ("named", 0.5));
            let known = terms.get(number).map_or(&[][..], |term| &term.places);
            let at = known.partition_point(|known| known.span < new.span);
            let beside = known.get(at.saturating_sub(1)..(at + 1).min(known.len()));
            let is_known = beside.unwrap_or_default().iter().any(|known| {
                known.span.block == new.span.block
                    && known.span.start < new.span.end
                    && new.span.start < known.span.end
            });
            if let Some(more) = more.get_mut(number).filter(|_| !is_known) {
                more.push(new);
            }
        }
    }
    for (term, more) in terms.iter_mut().zip(more) {
        term.places.extend(more);
        term.places.sort_by_key(|place| place.span);
    }
}

/// The terms of a sentence with what each counts, in order, without overlaps.
fn in_clause(clause: &Clause<'_>, cues: &TermCues) -> Vec<(Range<usize>, f32)> {
    let places = cues.0.places(clause.words());
    let never: Vec<Range<usize>> = (places.iter())
        .filter(|(_, cue)| *cue == Cue::Not)
        .map(|(words, _)| words.clone())
        .collect();
    let [behind, with_head] = WORTH;
    let mut found: Vec<(Range<usize>, f32)> = Vec::new();
    for (words, cue) in &places {
        match cue {
            Cue::Before => {
                let listed = enumerated(clause, words.end);
                found.extend(listed.into_iter().map(|words| (words, behind)));
            }
            Cue::Head => {
                let start = clause.start_of(words.start);
                let head = trimmed(clause, start..words.end);
                // One word says nothing alone.
                if head.len() > words.len() || head.len() > 1 {
                    found.push((head, with_head));
                }
            }
            Cue::Not => {}
        }
    }
    let is_term = |words: &Range<usize>| {
        let is_never = never
            .iter()
            .any(|n| n.start <= words.start && n.end >= words.end);
        let letters = clause.slice(words).chars().filter(|c| c.is_alphabetic());
        !words.is_empty() && !is_never && letters.take(3).count() > 2
    };
    found.retain(|(words, _)| is_term(words));
    found.sort_by(|(a, one), (b, other)| {
        let order = a.start.cmp(&b.start).then(b.end.cmp(&a.end));
        order.then_with(|| other.total_cmp(one))
    });
    let mut end = 0;
    found.retain(|(words, _)| {
        let is_free = words.start >= end;
        if is_free {
            end = words.end;
        }
        is_free
    });
    found
}

/// The noun phrases of an enumeration that begins with a word.
fn enumerated(clause: &Clause<'_>, from: usize) -> Vec<Range<usize>> {
    let mut terms = Vec::new();
    let mut at = from;
    while terms.len() < LISTED && at < clause.words().len() {
        if at == from && clause.gap(at) != Gap::None {
            break;
        }
        let end = phrase_end(clause, at);
        let words = trimmed(clause, at..end);
        if words.is_empty() {
            break;
        }
        terms.push(words);
        // On to the next one.
        let and = matches!(clause.folded(end), "and" | "or" | "plus");
        at = match (clause.gap(end), and) {
            (Gap::Comma | Gap::None, true) => end + 1,
            (Gap::Comma, false) => end,
            (Gap::None | Gap::Possessive | Gap::Mark, _) => break,
        };
    }
    terms
}

/// Words for how often something is done, which belong to no term.
const OFTEN: [&str; 6] = ["once", "twice", "thrice", "daily", "weekly", "monthly"];

/// Where a noun phrase without complements ends.
fn phrase_end(clause: &Clause<'_>, from: usize) -> usize {
    let mut end = from;
    while end < from + LONGEST + 2
        && (end == from || clause.gap(end) == Gap::None)
        && !OFTEN.contains(&clause.folded(end))
        && (clause.is_nominal(end) || end == from && clause.kind(end) == Kind::Determiner)
    {
        end += 1;
    }
    end
}

/// Without articles and numbers, and no longer than a term is.
fn trimmed(clause: &Clause<'_>, words: Range<usize>) -> Range<usize> {
    let mut words = clause.trimmed(&words);
    while !words.is_empty()
        && (clause.folded(words.start)).starts_with(|c: char| c.is_ascii_digit())
    {
        words.start += 1;
    }
    words.start = words.start.max(words.end.saturating_sub(LONGEST));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues() -> TermCues {
        let all = |texts: &[&str]| -> Vec<Phrase> {
            let parsed = texts.iter().map(|text| Phrase::parse(text));
            parsed.collect::<Result<_, _>>().expect("phrases")
        };
        TermCues::new(all(&["fed with"]), all(&["meal*"]), all(&["nothing"]))
    }

    fn found(text: &str) -> Vec<String> {
        let clauses = Clauses::of([text]);
        let clause = clauses.first();
        let terms = in_clause(&clause, &cues()).into_iter();
        terms
            .map(|(words, _)| clause.slice(&words).to_owned())
            .collect()
    }

    #[test]
    fn terms_stand_behind_cues_and_in_lists() {
        for (text, terms) in [
            (
                "They were fed with fresh oats, the hay and barley.",
                vec!["fresh oats", "hay", "barley"],
            ),
            ("Horses fed with oats ran faster.", vec!["oats"]),
            ("Those fed with nothing left.", vec![]),
            ("They were fed with oats twice a day.", vec!["oats"]),
            (
                "A warm meal was given, and the meal was good.",
                vec!["warm meal"],
            ),
            ("It was fed with 20 oat meals or so.", vec!["oat meals"]),
        ] {
            assert_eq!(found(text), terms, "{text}");
        }
    }

    #[test]
    fn what_is_called_the_same_is_one_entry() {
        let mut builder = crate::text::DocumentBuilder::new();
        let text = "Some were fed with pellets. Others had been fed with hay. \
                    A pony fed with pellet is calm. Pellets keep. A warm meal helps.";
        builder.block(BlockKind::Paragraph, text, 0..0);
        let document = builder.finish();
        let found = find(&document, &cues(), None);
        let labels: Vec<&str> = found.iter().map(|found| found.label.as_str()).collect();
        assert_eq!(labels, ["Pellets", "Hay"]);
        let rules: Vec<_> = found[0].places.iter().map(|place| place.rule).collect();
        assert_eq!(rules, ["cue", "cue", "named"]);
        let all = find(&document, &cues(), Some(0.5));
        assert_eq!(all.len(), 3);
    }
}
