//! Fields and noun phrases as sentences name them, and the ways in which they do.

use std::ops::Range;

use super::taxonomy::{Cue, Field};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// How a field comes up in a sentence; the earlier, the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// In a list of fields, or as that which is worked on: "cooperation in".
    Listed,
    /// Said to be one: "is a key area".
    Declared,
    /// Behind a word of joint effort: "joint".
    Joint,
    /// In a sentence that tells of effort.
    Effort,
    /// Just named.
    Named,
}

impl Way {
    /// What it is worth.
    pub(super) fn weight(self, efforts: usize) -> f32 {
        match self {
            Self::Declared => 1.8,
            Self::Listed => 1.6,
            Self::Joint => 1.4,
            Self::Effort if efforts > 1 => 1.0,
            Self::Effort => 0.8,
            Self::Named => 0.3,
        }
    }

    /// Name of the rule, as a reader may see it.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Listed => "listed as field",
            Self::Declared => "declared as field",
            Self::Joint => "joint effort",
            Self::Effort => "effort for it",
            Self::Named => "named",
        }
    }
}

/// How the words for a field stand in their sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Like a place, "at the ports", or like a cause, "due to".
    Aside,
    /// As all that stands between the marks of a list, or behind the word that leads to
    /// one.
    AsItem,
    /// As what a joint effort is for: "they agreed to expand".
    AsObject,
    /// Among other words.
    Among,
}

/// A field that a sentence names.
pub(super) struct Mentioned {
    pub field: Field,
    pub words: Range<usize>,
    pub is_name: bool,
    pub way: Way,
    pub stands: Stands,
    /// Whether it counts only as an item of a list.
    pub is_for_lists: bool,
    /// Whether the words beside it speak for it: what is done for it right before, or a
    /// programme that it names.
    pub is_meant: bool,
}

impl Mentioned {
    /// Whether it is an item of a list of fields, or all that a joint effort is for.
    pub(super) fn is_listed(&self) -> bool {
        self.way == Way::Listed && self.stands == Stands::AsItem || self.stands == Stands::AsObject
    }
}

/// A noun phrase that may be a field, though no taxonomy has it.
pub(super) struct Term {
    pub words: Range<usize>,
    pub way: Way,
}

/// The words by which a sentence takes up what the one before speaks of.
pub(super) const TAKEN_UP: Range<usize> = 0..2;

/// Whether a sentence lists what the one before speaks of: "These include".
pub(super) fn takes_up(clause: &Clause<'_>) -> bool {
    matches!(clause.folded(0), "these" | "they" | "those")
        && matches!(
            clause.folded(1),
            "include" | "included" | "comprise" | "comprised" | "cover" | "covered" | "span"
        )
}

/// Whether a colon stands before a word, or at the end of the sentence.
pub(super) fn is_colon(clause: &Clause<'_>, at: usize) -> bool {
    let before = clause.bytes(&(at.saturating_sub(1)..at)).end;
    let rest = clause.text().get(before..).unwrap_or_default();
    clause.gap(at) == Gap::Mark && rest.trim_start().starts_with(':')
}

/// Most words between "areas such as" and the last field of the list.
pub(super) const LIST: usize = 24;

/// Most words between a field and what declares it one.
const BEHIND: usize = 8;

/// Whether the words from `from` up to `to` run on as one enumeration.
fn is_one_list(clause: &Clause<'_>, from: usize, to: usize) -> bool {
    to >= from
        && to - from <= LIST
        && (from..to).all(|at| {
            at == from && clause.gap(at) == Gap::Mark
                || clause.gap(at) != Gap::Mark
                    && (clause.kind(at) != Kind::Verb || clause.folded(at).ends_with("ing"))
                    && clause.kind(at) != Kind::Pronoun
                    && !matches!(
                        clause.folded(at),
                        "that" | "which" | "who" | "where" | "with"
                    )
        })
}

pub(super) fn way(
    clause: &Clause<'_>,
    cues: &[(Range<usize>, Cue)],
    words: &Range<usize>,
    efforts: usize,
) -> Way {
    // Those that can reach: the list of a cue has an end, and a cue few words.
    let first = cues.partition_point(|(cue, _)| cue.start + 2 * LIST < words.start);
    let near = cues.get(first..).unwrap_or_default().iter();
    let near = near.take_while(|(cue, _)| cue.start <= words.end + BEHIND);
    let ways = near.filter_map(|(cue_words, cue)| match cue {
        Cue::List => is_one_list(clause, cue_words.end, words.start).then_some(Way::Listed),
        Cue::Subject => {
            let is_before = words.end <= cue_words.start && cue_words.start - words.end <= BEHIND;
            is_before.then_some(Way::Declared)
        }
        Cue::Joint => {
            let is_next = cue_words.end <= words.start
                && words.start - cue_words.end <= 1
                && (cue_words.end..=words.start).all(|at| clause.gap(at) == Gap::None);
            is_next.then_some(Way::Joint)
        }
        Cue::Effort | Cue::Announced | Cue::Cause => None,
    });
    let otherwise = if efforts > 0 { Way::Effort } else { Way::Named };
    ways.min().unwrap_or(otherwise)
}

/// Whether a word is written like the name of a body or a work: with a capital
/// within a sentence.
#[inline]
pub(super) fn is_name_of_somebody(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.printed(at);
    let is_loud = || word.len() > 1 && word.chars().all(char::is_uppercase);
    word.starts_with(char::is_uppercase) && at > 0 && !is_loud()
}
