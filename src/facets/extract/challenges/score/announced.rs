//! Lists of troubles of which a sentence says that they follow.

use super::words::number_in_words;
use super::{Scored, TROUBLED};
use crate::facets::extract::challenges::cues::Sign;
use crate::facets::extract::challenges::is_headword;
use crate::facets::extract::clause::{Clause, Gap};
use crate::text::SectionId;

/// What a sentence says by standing where a trouble was announced.
const ANNOUNCED: f32 = 0.9;
/// Sentences within which the troubles that were announced are told one by one.
const WITHIN: usize = 30;

/// A list of troubles that was announced.
pub(super) struct Announced {
    section: SectionId,
    /// Number of the sentence that says so.
    number: usize,
    /// Whether nothing but points of it stood between.
    is_near: bool,
}

impl Announced {
    /// What is announced behind a sentence of running text: by itself, "it faces three
    /// obstacles", or by one before.
    pub(super) fn after(
        before: Option<Self>,
        sentence: &Scored<'_>,
        section: SectionId,
        number: usize,
    ) -> Option<Self> {
        if announces(sentence) {
            return Some(Self {
                section,
                number,
                is_near: true,
            });
        }
        before.map(|list| Self {
            is_near: false,
            ..list
        })
    }

    /// What a sentence says as a part of the list, if it is one.
    pub(super) fn part(
        &self,
        clause: &Clause<'_>,
        section: SectionId,
        number: usize,
        is_item: bool,
        is_first: bool,
    ) -> Option<f32> {
        let is_within = self.section == section && number <= self.number + WITHIN;
        let is_part = if is_item {
            self.is_near && is_first
        } else {
            opens_part(clause)
        };
        (is_within && is_part).then_some(ANNOUNCED)
    }
}

/// Whether a sentence says that several troubles follow.
fn announces(sentence: &Scored<'_>) -> bool {
    let clause = &sentence.clause;
    let ends_open = clause.text().trim_end().ends_with(':');
    (sentence.hits.iter())
        .filter(|weighed| weighed.hit.cue.sign == Sign::Noun && weighed.weight >= TROUBLED)
        .map(|weighed| weighed.hit.words.start)
        .filter(|at| is_headword(clause.folded(*at)) && clause.folded(*at).ends_with('s'))
        .any(|at| {
            ends_open
                || (at.saturating_sub(4)..at).any(|word| {
                    let word = clause.folded(word);
                    word == "following" || number_in_words(word).is_some()
                })
        })
}

/// Whether a sentence opens one of several things: "second,", "the third is".
fn opens_part(clause: &Clause<'_>) -> bool {
    const ORDINALS: [&str; 10] = [
        "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fifth", "finally",
        "lastly",
    ];
    let opens = usize::from(clause.folded(0) == "the");
    ORDINALS.contains(&clause.folded(opens))
        && (clause.gap(opens + 1) == Gap::Comma
            || opens == 1 && matches!(clause.folded(2), "is" | "was" | "concerns")
            || opens == 1 && is_headword(clause.folded(2)))
}

#[cfg(test)]
mod tests {
    use crate::facets::extract::challenges::{self, tests::document};

    /// The sentences of challenge of paragraphs, and of points behind `- `.
    fn found(paragraphs: &[&str]) -> Vec<String> {
        let document = document(paragraphs);
        let scored = challenges::read(&document);
        (scored.iter().filter(|sentence| sentence.is_challenge()))
            .map(|sentence| sentence.clause.text().to_owned())
            .collect()
    }

    #[test]
    fn points_of_a_list_of_troubles_are_troubles() {
        let points = ["- Engines from the sixties", "- Crews from two unions"];
        let headed = found(&["The line faces these challenges:", points[0], points[1]]);
        assert!(
            headed.contains(&"Engines from the sixties".to_owned()),
            "{headed:?}"
        );
        assert_eq!(headed.len(), 3);
        let plain = found(&["The line has these parts:", points[0], points[1]]);
        assert_eq!(plain, Vec::<String>::new());
    }

    #[test]
    fn what_is_told_one_by_one_belongs_to_the_list() {
        let told = [
            "First, the town owns the quay.",
            "Second, each boat has another engine.",
        ];
        let headed = found(&["Three obstacles remain.", told[0], told[1]]);
        assert!(headed.ends_with(&told.map(str::to_owned)), "{headed:?}");
        let third = found(&["Three difficulties remain.", "The third is money."]);
        assert!(
            third.ends_with(&["The third is money.".to_owned()]),
            "{third:?}"
        );
        assert_eq!(
            found(&["Three boats remain.", told[0], told[1]]),
            Vec::<String>::new()
        );
    }
}
