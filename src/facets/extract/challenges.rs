//! Challenges: sentences that tell what stands in the way.
//!
//! Each sentence is scored by signs of several kinds ([`cues::Sign`]), all of
//! them lists of phrases, by what stands around a sign, and by the place of the
//! sentence; see [`score`]. What is over a threshold is named ([`label`]), and
//! what tells of one trouble is one entry ([`group`]).
//!
//! What signs bring that need no word of trouble: F1 over sentences, the mean of
//! eight articles of other authors, of the nineteen `areas-*` of
//! `tests/fixtures/extract` and of two articles with few words of trouble, each
//! sign added alone to nouns, verbs, turns of phrase and general bad tidings.
//!
//! | added | eight | nineteen | two |
//! |---|---|---|---|
//! | nothing | .754 | .721 | .382 |
//! | what was to be done and is not ("has not") | .754 | .726 | .450 |
//! | nobody, nothing, never | .754 | .733 | .464 |
//! | somebody leaves or stops | .754 | .738 | .406 |
//! | only a share is reached | .754 | .746 | .432 |
//! | several turns against what was said | .772 | .721 | .382 |
//! | advice, which counts against | .766 | .720 | .382 |
//! | more weight of the sentences beside it | .755 | .724 | .376 |
//! | a threshold of 0.8 in place of 1 | .770 | .753 | .479 |
//! | all of these, with a threshold of 0.85 | .781 | .784 | .568 |
//! | 1,282 words of bad tidings in place of 787, harm that is spared | .827 | .787 | .657 |
//!
//! Later signs were each added alone to all of these: how many sentences each brings,
//! right and wrong, on the same articles and on four more (`challenges-*`).
//!
//! | added | eight | nineteen | two | four |
//! |---|---|---|---|---|
//! | what is not done, at 0.8, and cannot be, at 0.9, in place of 0.6 | 0/0 | 4/0 | 0/0 | 1/0 |
//! | needs that are not met ("short of", "unfunded") | 0/0 | 1/0 | 0/0 | 1/0 |
//! | headings that tell of what failed ("fell short") | 0/0 | 1/0 | 0/0 | 4/0 |
//!
//! All three together: F1 .827, .811, .666 and .740 after .827, .789, .666 and .658.
//! Left out, since they brought little or as much wrong as right:
//!
//! | tried | eight | nineteen | two | four |
//! |---|---|---|---|---|
//! | conditions ("unless", "or else", "otherwise") | 0/0 | 0/0 | 0/0 | 0/0 |
//! | what may come ("may not", "could mean", "would cost") | 0/0 | 0/1 | 0/0 | 0/0 |
//! | "may", "could", "unless" at 0.4 in place of 0.3 | 0/2 | 0/0 | 0/0 | 1/0 |
//! | what is admitted or conceded | 0/0 | 0/0 | 0/0 | 0/0 |
//! | what somebody doubts or fears, or calls it | 0/0 | 1/1 | 1/0 | 0/0 |
//! | what would be needed ("will need", "would have to") | 0/0 | 0/2 | 0/0 | 1/0 |
//! | any "no", at 0.5 | 0/0 | 1/4 | 3/0 | 1/0 |
//! | any "than" | 0/0 | 1/2 | 1/1 | 1/1 |
//!
//! The place of a sentence, and what follows a turn, were measured alone too: F1 on the
//! eight, the nineteen and all six `challenges-*`. No place told more than the words, so
//! none of these counts.
//!
//! | added | eight | nineteen | six |
//! |---|---|---|---|
//! | nothing | .827 | .788 | .715 |
//! | 0.15 for the last sentence of a paragraph | .813 | .786 | .716 |
//! | 0.15 for the first paragraph of a section | .720 | .773 | .722 |
//! | 0.15 for the last paragraph of a section | .742 | .768 | .719 |
//! | 0.2 for the first paragraph of the article | .825 | .782 | .715 |
//! | 0.2 for the last paragraph of the article | .828 | .788 | .720 |
//! | 0.35 for the sentence after one that "however" or "but" opens | .827 | .788 | .715 |
//! | 0.4 for trouble behind ", but" in its sentence | .827 | .788 | .715 |
//! | 0.15 more for a sentence that a turn opens | .821 | .788 | .715 |
//!
//! Words did: about 200 turns of phrase, verbs and nouns of trouble and 53 words of bad
//! tidings that none of these articles asked for gave .830, .794 and .715; words of less
//! within a name ("Small Island States") that count no more, .835 on the eight; what is
//! said to be bad ("was a disaster") at 1.45 times its weight, .806 on the nineteen. All
//! together: .839, .806 and .710.
//!
//! What is told by form and what is none were added later, each alone to what stands above;
//! F1 on the eight, the nineteen and the six, "–" where nothing changed.
//!
//! | added | eight | nineteen | six |
//! |---|---|---|---|
//! | more than is good ("too steep") | – | .810 | – |
//! | nobody of a kind does ("no clerk has") | – | .809 | – |
//! | a price or cost that rises | – | – | .715 |
//! | words by classes of meaning that no list had | – | .809 | .730 |
//!
//! and to these, which gave .833, .816 and .737:
//!
//! | added | eight | nineteen | six |
//! |---|---|---|---|
//! | what takes or waits long | – | .818 | .745 |
//! | which of several is none ("the smaller towns") | .832 | .818 | .747 |
//! | less of what is bad is none | .836 | – | .742 |
//! | what is bad of nobody is none | – | – | .742 |
//! | all of these | .845 | .825 | .768 |
//! | and a denial says more of what something does, less of what it is | .845 | .822 | .783 |
//!
//! "There was no clerk", a small share ("just three per cent"), words within names, work
//! on a trouble ("the drought insurance scheme") and points of lists that were announced
//! brought nothing there, but right sentences elsewhere. A sentence between two of trouble
//! that says nothing of it is as often none, so it still needs words of its own.
//!
//! On 73 articles that readers marked without having seen the program, each change to all
//! before it; skill is F1 above that of returning every sentence, scaled.
//!
//! | changed | F1 | skill |
//! |---|---|---|
//! | nothing | .766 | .573 |
//! | what the words must say, 0.62 in place of 0.5, 0.2 under headings in place of -0.1; none for the first sentence of a paragraph; points that name trouble | .787 | .609 |
//! | denials by what follows, parts of words, names | .808 | .638 |
//! | words and turns by classes of meaning | .835 | .696 |
//! | what is said to be less; success that is denied or gets less; 0.4 in place of 0.3 for what is fought | .840 | .708 |
//!
//! All of these were chosen with those articles in view, most of all the words, so articles
//! that nobody looked at will gain less. A logistic regression over the signs, tested on
//! articles that it had not seen, reached .783 and .599 where the rules had .762 and .571,
//! and after the words .828 and .682 where they had .831 and .686. The rules were fitted to
//! what they were tested on and it was not, so that says only that little is left to gain by
//! other weights.

mod cues;
mod group;
mod label;
mod score;

use super::prose::Prose;
use super::{Found, Place};
#[cfg(test)]
use crate::facets::phrase::Lowered;
use crate::facets::phrase::Token;
use crate::text::{BlockKind, Document, SentenceId, Span};
use cues::Sign;
pub(in crate::facets) use cues::{Beside, Cues, VALENCE};
use group::Groups;
pub(super) use label::capitalised;
use label::{Label, Naming};
pub(super) use score::Scored;

/// The sentences of running text with how much they tell of trouble by some cues.
pub(super) fn read_with<'a>(
    document: &Document,
    prose: &'a Prose<'a>,
    cues: &'a Cues,
) -> Vec<Scored<'a>> {
    score::all(document, prose, cues)
}

/// The same by the cues of the program.
#[cfg(test)]
pub(super) fn read(document: &Document) -> Vec<Scored<'_>> {
    static NONE: Lowered = Lowered::none();
    // What is read stays as long as the document, wherever a test has that from.
    let prose = Box::leak(Box::new(Prose::of(document, &NONE)));
    read_with(document, prose, Cues::bundled())
}

/// How much more what stands under a heading is about trouble, by its words.
pub(super) fn prior(heading: &[Token<'_>]) -> f32 {
    Cues::bundled().prior(heading)
}

/// Finds them, most important first; a sentence counts from a score on.
pub(super) fn find(
    document: &Document,
    scored: &[Scored<'_>],
    threshold: Option<f32>,
) -> Vec<Found> {
    let threshold = threshold.unwrap_or(score::THRESHOLD);
    let told: Vec<(&Scored<'_>, Place)> = (scored.iter())
        .filter(|sentence| sentence.reaches(threshold))
        // Without any sign it tells nothing, whatever stands around it.
        .filter(|sentence| !sentence.hits.is_empty() && !announces(document, sentence))
        .filter_map(|sentence| Some((sentence, place(document, sentence)?)))
        .collect();
    let mut groups = Groups::with_room(told.len());
    for told in told.chunks(NAMED) {
        if document.halt().is_asked() {
            return Vec::new();
        }
        // In passes, so that the code of each stays in the cache.
        let named: Vec<Naming<'_>> = (told.iter())
            .map(|(sentence, _)| Naming::of(sentence))
            .collect();
        let labels: Vec<Label> = named.into_iter().map(Naming::label).collect();
        for ((sentence, place), label) in told.iter().zip(labels) {
            groups.add(document, sentence, *place, label);
        }
    }
    groups.into_found()
}

/// How many sentences are named together.
const NAMED: usize = 128;

/// Whether a sentence only says that a list follows: "they face the following
/// challenges:".
fn announces(document: &Document, sentence: &Scored<'_>) -> bool {
    let is_listed = || {
        let next = document.sentence(SentenceId::at(sentence.id.index() + 1));
        let block = next.and_then(|span| document.block(span.block));
        block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }))
    };
    sentence.clause.text().trim_end().ends_with(':')
        && is_listed()
        && sentence.hits.iter().all(|weighed| {
            let mut words = weighed.hit.words.clone();
            weighed.weight <= 0.0
                || is_headword(sentence.clause.folded(words.start))
                || words.any(|at| is_facing(sentence.clause.folded(at)))
        })
}

/// Whether a word tells that somebody meets with what is named elsewhere.
fn is_facing(word: &str) -> bool {
    matches!(word, "face" | "faces" | "faced" | "facing")
}

/// Whether a word names trouble in general, and none.
fn is_headword(word: &str) -> bool {
    word.len() > 3
        && [
            "challenge",
            "problem",
            "difficult",
            "risk",
            "concern",
            "obstacle",
            "barrier",
            "issue",
            "hurdle",
            "constraint",
            "drawback",
            "shortcoming",
            "limitation",
        ]
        .iter()
        .any(|opens| word.starts_with(opens))
}

/// Score at which nothing can be surer.
const FULL: f32 = 3.0;

fn place(document: &Document, sentence: &Scored<'_>) -> Option<Place> {
    let span = document.sentence(sentence.id)?;
    let strongest = sentence.strongest();
    let words = strongest.map(|weighed| sentence.clause.bytes(&weighed.hit.words));
    let bytes = words.unwrap_or(0..sentence.clause.text().len());
    let start = span.bytes().start;
    Some(Place {
        span: Span::new(span.block, start + bytes.start..start + bytes.end),
        sentence: sentence.id,
        rule: strongest.map_or("place in the text", |weighed| rule(weighed.hit.cue.sign)),
        score: (sentence.score() / FULL).clamp(0.0, 1.0),
    })
}

fn rule(sign: Sign) -> &'static str {
    match sign {
        Sign::Noun => "names trouble",
        Sign::Verb => "tells of trouble",
        Sign::Turn => "turn of phrase",
        Sign::Critic => "criticism",
        Sign::Valence => "bad tidings",
        Sign::Negation => "denial",
        Sign::Contrast => "contrast",
        Sign::Hedge => "uncertainty",
        Sign::Need => "need",
        Sign::Decline => "decline",
        Sign::Degree => "degree",
        Sign::Part => "share",
        Sign::Advice | Sign::Command => "advice",
        Sign::Gain | Sign::Neutral => "gain",
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Document, DocumentBuilder};

    const POINT: BlockKind = BlockKind::ListItem {
        depth: 0,
        number: None,
    };

    /// A document of paragraphs, and of points behind `- `.
    pub(super) fn document(paragraphs: &[&str]) -> Document {
        let mut builder = DocumentBuilder::new();
        for text in paragraphs {
            let (kind, text) = match text.strip_prefix("- ") {
                Some(point) => (POINT, point),
                None => (BlockKind::Paragraph, *text),
            };
            builder.block(kind, text, 0..0);
        }
        builder.finish()
    }
}
