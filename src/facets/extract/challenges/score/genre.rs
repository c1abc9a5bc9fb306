//! Texts that narrate or instruct, which are full of bad tidings and tell of few challenges.
//!
//! A story tells what befalls persons, sentence by sentence, and a manual what to do and
//! what else may happen. What reports or analyses has words for persons in a third of its
//! sentences at most, a story in more than half; the former opens hardly any sentence with a
//! command, a manual a quarter. It is asked section by section, of the whole where a section
//! is short, and not at all where hardly any sentence is so.

use super::Scored;
use crate::facets::extract::challenges::cues::Sign;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::text::Document;

/// Fewest sentences by which a section is known.
const LEAST: usize = 6;
/// Words of a sentence among which the persons stand that it is about.
const OPENING: usize = 12;
/// What is left of trouble that is narrated of persons, and of what is told between that.
const BEFALLEN: f32 = 0.5;
const NARRATED: f32 = 0.7;
/// What is left of it where a text instructs, and of what it says to do or that may be.
const INSTRUCTED: f32 = 0.6;
const COMMANDED: f32 = 0.2;

/// How a sentence tells what it tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Of persons, by a word for one of them.
    Personal,
    /// It says what to do.
    Commanding,
    /// It speaks to its reader.
    Addressing,
    Plain,
}

/// Of how many sentences each manner is.
#[derive(Default)]
struct Shares {
    all: usize,
    personal: usize,
    commanding: usize,
    addressing: usize,
}

impl Shares {
    fn of(manners: &[Manner]) -> Self {
        let count = |manner| manners.iter().filter(|one| **one == manner).count();
        Self {
            all: manners.len(),
            personal: count(Manner::Personal),
            commanding: count(Manner::Commanding),
            addressing: count(Manner::Addressing),
        }
    }

    /// Whether a story is told.
    fn narrates(&self) -> bool {
        self.personal * 9 > self.all * 4
    }

    /// Whether it is told what to do.
    fn instructs(&self) -> bool {
        self.commanding * 8 > self.all && (self.commanding + self.addressing) * 4 > self.all
    }
}

/// Notes what part of what each sentence tells counts as trouble.
pub(super) fn read(document: &Document, scored: &mut [Scored<'_>]) {
    if scored.len() < LEAST {
        return;
    }
    let manners: Vec<Manner> = scored.iter().map(manner).collect();
    let whole = Shares::of(&manners);
    if whole.personal * 9 <= whole.all && whole.commanding * 16 <= whole.all {
        return;
    }
    let mut start = 0;
    while let Some(first) = scored.get(start) {
        let section = document.section_at(first.block);
        let length = (scored.iter().skip(start))
            .take_while(|one| document.section_at(one.block) == section)
            .count()
            .max(1);
        let end = start + length;
        let shares = if length < LEAST {
            None
        } else {
            manners.get(start..end).map(Shares::of)
        };
        let shares = shares.as_ref().unwrap_or(&whole);
        let section = scored.get(start..end).unwrap_or_default();
        let narrates = shares.narrates() && !reckons(section);
        let section = scored.get_mut(start..end).unwrap_or_default().iter_mut();
        for (sentence, manner) in section.zip(manners.get(start..).unwrap_or_default()) {
            if narrates {
                let is_personal = *manner == Manner::Personal;
                sentence.counts = if is_personal { BEFALLEN } else { NARRATED };
            } else if shares.instructs() {
                let is_told = *manner == Manner::Plain && !is_conditional(&sentence.clause);
                sentence.counts = if is_told { INSTRUCTED } else { COMMANDED };
            }
        }
        start = end;
    }
}

/// Whether figures stand in one of eight sentences: so it is where somebody is portrayed, and
/// hardly ever in a story.
fn reckons(section: &[Scored<'_>]) -> bool {
    let has_figures =
        |sentence: &&Scored<'_>| (sentence.clause.text().bytes()).any(|byte| byte.is_ascii_digit());
    section.iter().filter(has_figures).count() * 8 >= section.len()
}

/// Whether a sentence opens with what may be the case.
fn is_conditional(clause: &Clause<'_>) -> bool {
    matches!(
        clause.folded(0),
        "if" | "when" | "unless" | "to" | "before" | "once"
    )
}

fn manner(sentence: &Scored<'_>) -> Manner {
    let clause = &sentence.clause;
    let is_command = || {
        let first = sentence.hits.first().map(|weighed| &weighed.hit);
        first.is_some_and(|hit| hit.words.start == 0 && hit.cue.sign == Sign::Command)
    };
    if is_forbidding(clause) || is_bidding(clause) || is_command() {
        return Manner::Commanding;
    }
    let mut addresses = false;
    for at in 0..clause.words().len().min(OPENING) {
        if !matches!(clause.kind(at), Kind::Pronoun | Kind::Determiner) {
            continue;
        }
        match clause.folded(at) {
            "he" | "she" | "him" | "her" | "his" if !is_quoting(clause) => {
                return Manner::Personal;
            }
            "i" | "me" | "my" if is_past(clause) && !is_quoting(clause) => return Manner::Personal,
            "you" | "your" => addresses = true,
            _ => {}
        }
    }
    if addresses {
        Manner::Addressing
    } else {
        Manner::Plain
    }
}

/// Whether a sentence says what not to do: "do not open the lid", "never lift it".
pub(super) fn is_forbidding(clause: &Clause<'_>) -> bool {
    let next = match (clause.folded(0), clause.folded(1)) {
        ("do", "not") => 2,
        ("dont" | "never", _) => 1,
        _ => return false,
    };
    clause.gap(next) == Gap::None
        && matches!(clause.kind(next), Kind::Content | Kind::Verb)
        // "Never has it", "never before".
        && !clause.is(Class::Helping, next)
}

/// Whether a sentence opens with a verb and its object: "turn the valve".
fn is_bidding(clause: &Clause<'_>) -> bool {
    let verb = clause.folded(0);
    clause.kind(1) == Kind::Determiner
        && matches!(
            clause.folded(1),
            "the" | "a" | "an" | "your" | "all" | "each"
        )
        && clause.gap(1) == Gap::None
        && matches!(clause.kind(0), Kind::Content | Kind::Verb)
        && !clause.is(Class::Helping, 0)
        && !["s", "ed", "ing"].iter().any(|end| verb.ends_with(end))
}

/// Whether somebody is quoted: who speaks of persons is none who narrates.
fn is_quoting(clause: &Clause<'_>) -> bool {
    clause.text().contains(['"', '“', '”'])
}

/// Whether something is told that was.
fn is_past(clause: &Clause<'_>) -> bool {
    (0..clause.words().len()).any(|at| {
        let word = clause.folded(at);
        matches!(word, "was" | "were" | "had" | "did") || word.len() > 4 && word.ends_with("ed")
    })
}

#[cfg(test)]
mod tests {
    use crate::facets::extract::challenges::{read, tests::document};

    /// How many sentences of a text are of challenge.
    fn count(paragraphs: &[&str]) -> usize {
        let document = document(paragraphs);
        let scored = read(&document);
        (scored.iter().filter(|sentence| sentence.is_challenge())).count()
    }

    const STORY: [&str; 7] = [
        "She had lost her ring in the lake.",
        "He could not see the boat.",
        "He was afraid of the dark.",
        "She took his hand and they ran.",
        "He never spoke of it.",
        "They came to the mill at noon.",
        "She had refused to give up.",
    ];

    #[test]
    fn what_befalls_persons_in_a_story_is_no_challenge() {
        assert_eq!(count(&[&STORY.join(" ")]), 0);
        // The same is told of boats.
        let told = STORY.map(|sentence| {
            let told = sentence
                .replace("She ", "The boat ")
                .replace("He ", "The crew ");
            told.replace("her ", "a ").replace("his ", "a ")
        });
        assert!(count(&[&told.join(" ")]) > 3);
    }

    #[test]
    fn what_a_story_tells_strongly_remains() {
        let critics = "Critics complained that the lack of subtitles had ruined the second half.";
        assert_eq!(count(&[&STORY.join(" "), critics]), 1);
    }

    #[test]
    fn what_a_manual_forbids_is_no_challenge() {
        let manual = [
            "Turn the valve until the pump stops.",
            "Do not open the lid.",
            "If the fuse is broken, replace it.",
            "Never lift the pump by its hose.",
            "If you cannot turn the valve, do not force it.",
            "Press the red button.",
            "The first pumps suffered from faulty seals, and a shortage of parts delays repairs.",
        ];
        assert_eq!(count(&[&manual.join(" ")]), 1);
        let plain = "The fuse is broken and cannot be replaced.";
        assert_eq!(count(&[plain]), 1);
        assert_eq!(count(&["Do not open the lid."]), 0);
    }
}
