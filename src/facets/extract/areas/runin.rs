//! Fields that an article sets before its paragraphs: "Training. Nurses learn …".

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use memchr::memchr_iter;

use super::area::Area;
use super::compounds;
use super::deed;
use super::label::{in_text, plain};
use super::mention::{Way, is_colon};
use super::numbered::{NUMBERED, is_number_of_several, is_told};
use super::proper::{is_name, without_names};
use super::reading::Reading;
use super::taxonomy::{Cue, Field, Taxonomy};
use crate::facets::extract::challenges;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, stem};
use crate::facets::extract::stems::Stems;
use crate::facets::phrase::{Token as Word, tokens};
use crate::text::word::fold;
use crate::text::{Block, BlockId, BlockKind, Document, SectionId};

/// Most words of a label before a paragraph.
const LONGEST: usize = 6;
/// How many paragraphs must have one for it to be the way of the article.
const LEAST: usize = 2;
/// Most sentences of a section that a heading may be the label of.
const SHORT: usize = 8;

/// Most words of the heading of a step.
const STEP: usize = 16;
/// Most sentences of a section that a step of a guide has.
const LONG: usize = 16;
/// Most different labels that become areas, which are compared with each other.
const MOST: usize = 64;

/// A label with the sentences that it stands before.
struct Labelled<'s> {
    label: Cow<'s, str>,
    /// Numbers of the readings.
    readings: Range<usize>,
    /// The words of the label in the first of them; none for a heading.
    words: Range<usize>,
    /// Whether only those sentences are about it that have its words.
    is_part: bool,
}

/// Areas by the labels that stand before paragraphs and short sections.
///
/// A label that names a field of the taxonomy becomes its label; the others are
/// areas of their own.
pub(super) fn areas<'s>(
    document: &Document,
    headings: &[(SectionId, Clause<'s>)],
    readings: &[Reading<'s>],
    taxonomy: &Taxonomy<'_>,
    fields: &mut BTreeMap<Field, Area<'s>>,
) -> Vec<Area<'s>> {
    let mut labelled = before_paragraphs(readings, taxonomy);
    labelled.extend(before_sections(document, headings, readings, taxonomy));
    labelled.extend(points(document, readings, taxonomy));
    (commonest(labelled).iter())
        .map(|labelled| area(document, readings, taxonomy, fields, labelled))
        .collect()
}

/// Of too many different labels those that stand before most sentences, and of
/// as many the first.
fn commonest(mut labelled: Vec<Labelled<'_>>) -> Vec<Labelled<'_>> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (number, one) in labelled.iter().enumerate() {
        let (count, _) = counts.entry(&one.label).or_insert((0, number));
        *count += one.readings.len();
    }
    if counts.len() <= MOST {
        return labelled;
    }
    let mut ranked: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    ranked.sort_unstable_by_key(|(_, (count, first))| (Reverse(*count), *first));
    ranked.truncate(MOST);
    let kept: HashSet<String> = (ranked.into_iter())
        .map(|(label, _)| label.to_owned())
        .collect();
    labelled.retain(|one| kept.contains(&*one.label));
    labelled
}

fn before_paragraphs<'s>(readings: &[Reading<'s>], taxonomy: &Taxonomy<'_>) -> Vec<Labelled<'s>> {
    let (mut labelled, mut doubtful) = (Vec::new(), Vec::new());
    let mut first = 0;
    for paragraph in readings.chunk_by(|a, b| a.scored.block == b.scored.block) {
        let whole = first..first + paragraph.len();
        first = whole.end;
        let Some(opening) = paragraph.first() else {
            continue;
        };
        let clause = opening.clause();
        let words = label(clause, paragraph.len() == 1);
        let told = words
            .as_ref()
            .map_or_else(|| colon(clause), |words| Some(words.end));
        // "Supporting rural clinics" is about those.
        let words = told.and_then(|end| deed::object(clause, end)).or(words);
        let words = words.and_then(|words| without_names(clause, words, taxonomy));
        // "Missed deadlines. The towns had …": trouble, and no field.
        let is_field = |words: &Range<usize>| {
            !is_empty(opening.clause(), words) && !opening.scored.is_trouble_at(words.end - 1)
        };
        if let Some(words) = words.filter(is_field) {
            doubtful.push(is_doubtful(opening.clause(), &words, taxonomy));
            labelled.push(Labelled {
                label: plain(opening.clause().slice(&words)),
                readings: whole,
                words,
                is_part: false,
            });
        }
    }
    if labelled.len() < LEAST {
        labelled.clear();
    }
    // Where most of them are fields, the others are: "Money" alone is none.
    let unknown = doubtful.iter().filter(|is_doubtful| **is_doubtful).count();
    if unknown * 2 >= doubtful.len() {
        let mut doubtful = doubtful.into_iter();
        labelled.retain(|_| doubtful.next() == Some(false));
    }
    labelled
}

/// The points of a list that is said to be one of fields, by a sentence or by the heading
/// above it: "areas of cooperation:".
fn points<'s>(
    document: &Document,
    readings: &[Reading<'s>],
    taxonomy: &Taxonomy<'_>,
) -> Vec<Labelled<'s>> {
    let mut labelled = Vec::new();
    let mut is_announced = false;
    let mut first = 0;
    for paragraph in readings.chunk_by(|a, b| a.scored.block == b.scored.block) {
        let whole = first..first + paragraph.len();
        first = whole.end;
        let (Some(opening), Some(last)) = (paragraph.first(), paragraph.last()) else {
            continue;
        };
        let block = document.block(opening.scored.block);
        let is_point = |block: &Block| matches!(block.kind, BlockKind::ListItem { .. });
        if !block.is_some_and(is_point) {
            is_announced = announces(last.clause(), taxonomy);
            continue;
        }
        let above = heading_above(document, opening.scored.block);
        if let Some(heading) = above {
            is_announced = names_fields(&tokens(heading), taxonomy);
        }
        let words = opening.clause().end_of(0, LONGEST);
        let words = opening.clause().trimmed(&(0..words));
        if is_announced && !words.is_empty() && !is_empty(opening.clause(), &words) {
            labelled.push(Labelled {
                label: in_text(plain(opening.clause().slice(&words))),
                readings: whole,
                // The point is its own evidence, however short.
                words: 0..0,
                is_part: false,
            });
        }
    }
    labelled
}

/// Whether a sentence ends with a colon behind a word for fields.
fn announces(clause: &Clause<'_>, taxonomy: &Taxonomy) -> bool {
    is_colon(clause, clause.words().len()) && names_fields(clause.words(), taxonomy)
}

/// Whether one of some words is one for fields.
fn names_fields(words: &[Word<'_>], taxonomy: &Taxonomy) -> bool {
    (taxonomy.places(words).1.iter()).any(|(_, cue)| *cue == Cue::Announced)
}

/// The heading right above a block, if one is there.
fn heading_above(document: &Document, block: BlockId) -> Option<&str> {
    let above = BlockId(block.0.checked_sub(1)?);
    let is_heading = matches!(document.block(above)?.kind, BlockKind::Heading);
    is_heading.then(|| document.block_text(above))
}

/// Whether a label tells what a paragraph does and not what it is about:
/// "Summary".
fn is_empty(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    words.len() == 1 && clause.is(Class::Pale, words.start)
}

/// Whether a label may well be no field: a single word that is not known for one, or
/// somebody who speaks, "MINISTER ROE".
fn is_doubtful(clause: &Clause<'_>, words: &Range<usize>, taxonomy: &Taxonomy) -> bool {
    let is_loud = !clause.slice(words).contains(char::is_lowercase);
    let label = tokens(clause.slice(words));
    let is_known = || {
        clause.is(Class::Field, words.end.saturating_sub(1))
            || (taxonomy.places(&label).0.iter()).any(|(_, sense)| sense.is_name)
    };
    (words.len() == 1 || is_loud) && !is_known()
}

/// The headings of short sections, if so many of them name fields that the
/// others may be taken for fields too.
fn before_sections<'s>(
    document: &Document,
    headings: &[(SectionId, Clause<'s>)],
    readings: &[Reading<'_>],
    taxonomy: &Taxonomy<'_>,
) -> Vec<Labelled<'s>> {
    let mut labelled = Vec::new();
    let mut known = 0;
    let mut sure = Vec::new();
    for (section, clause) in headings {
        let sentences = document.sentences_in(*section);
        let at = |sentence| readings.partition_point(|reading| reading.id().0 < sentence);
        let held = at(sentences.start)..at(sentences.end);
        if let Some(words) = deed::joint(clause).filter(|_| held.len() <= LONG) {
            sure.push(Labelled {
                label: plain(clause.slice(&words)),
                readings: held,
                words: 0..0,
                is_part: true,
            });
            continue;
        }
        if challenges::prior(clause.words()) != 0.0 {
            continue;
        }
        if is_numbered(clause) && held.len() <= LONG {
            let told = readings.get(held.clone()).unwrap_or_default();
            sure.extend(object(clause, told).map(|words| Labelled {
                label: in_text(plain(clause.slice(&words))),
                readings: held,
                words: 0..0,
                is_part: true,
            }));
            continue;
        }
        let Some(words) = plain_words(clause, clause.words().len(), true) else {
            continue;
        };
        let is_short = words.len() < LONGEST && (1..=SHORT).contains(&held.len());
        if !is_short || is_empty(clause, &words) {
            continue;
        }
        let names = taxonomy.places(clause.words()).0;
        let is_known = names.iter().any(|(_, sense)| sense.is_name)
            || words.len() > 1 && clause.is(Class::Field, words.end - 1);
        known += usize::from(is_known);
        labelled.push(Labelled {
            label: plain(clause.slice(&words)),
            readings: held,
            words: 0..0,
            is_part: false,
        });
    }
    if known < LEAST || known * 2 < labelled.len() {
        labelled.clear();
    }
    if sure.len() >= LEAST {
        labelled.extend(sure);
    }
    labelled
}

/// Whether a heading is a step of a guide: "3. Pay the fee"; a year is no number.
fn is_numbered(heading: &Clause<'_>) -> bool {
    let number = heading.folded(0);
    number.len() <= 2
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (2..=STEP).contains(&heading.words().len())
}

/// What a step of a guide is about: of the noun phrases in its heading the one
/// whose words come up most in the section below, or the last of those.
fn object(heading: &Clause<'_>, told: &[Reading<'_>]) -> Option<Range<usize>> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let count = heading.words().len();
    let mut at = 1;
    while at < count {
        let end = heading.end_of(at, LONGEST);
        let mut words = heading.trimmed(&(at..end));
        while words.len() > 1 && heading.is(Class::General, words.start) {
            words.start += 1;
        }
        if words.start > 0 && heading.is_part(words.start - 1) {
            words.start -= 1;
        }
        at = end.max(at) + 1;
        let Some(last) = words.end.checked_sub(1).filter(|_| !words.is_empty()) else {
            continue;
        };
        if compounds::is_pale(heading, last) {
            continue;
        }
        let head = stem(heading.folded(last));
        let sentences = told.iter().filter(|reading| has_stem(reading, head));
        let sentences = sentences.count();
        if sentences > 0 && best.as_ref().is_none_or(|(most, _)| sentences >= *most) {
            best = Some((sentences, words));
        }
    }
    best.map(|(_, words)| words)
}

/// Whether a word of a sentence has a stem.
fn has_stem(reading: &Reading<'_>, own: &str) -> bool {
    let mut words = reading.clause().words().iter().map(Word::folded);
    words.any(|word| word.starts_with(own) && stem(word) == own)
}

fn area<'s>(
    document: &Document,
    readings: &[Reading<'s>],
    taxonomy: &Taxonomy,
    fields: &mut BTreeMap<Field, Area<'s>>,
    labelled: &Labelled<'s>,
) -> Area<'s> {
    let words = tokens(&labelled.label);
    let named = (taxonomy.places(&words).0.into_iter())
        .filter(|(found, sense)| {
            // What only belongs to a field that has its own name is beside it.
            let is_own = |field: &Area<'_>| field.is_named;
            sense.is_name
                || found.len() == words.len() && !fields.get(&sense.field).is_some_and(is_own)
        })
        .max_by_key(|(words, _)| words.len())
        .and_then(|(_, sense)| fields.remove(&sense.field));
    // "Cables" is short for "submarine cables".
    let is_short = named.as_ref().is_some_and(|field| {
        let (own, usual) = (Stems::of(&labelled.label), Stems::of(&field.label));
        own.len() < usual.len() && own.is_within(&usual)
    });
    let label = match &named {
        Some(field) if is_short && !labelled.is_part => field.label.clone(),
        _ => labelled.label.clone(),
    };
    let own = Stems::of(&label);
    let mut area = Area::new(label);
    area.is_named = true;
    area.is_labelled = true;
    area.bonus = 1.5;
    if let Some(mut field) = named {
        // The label is narrower than the field: only what names it too.
        let head = area.label.rsplit(' ').next().map(fold).unwrap_or_default();
        let head = stem(&head);
        field.places.keep(|id| {
            let at = readings.partition_point(|reading| reading.id() < id);
            readings
                .get(at)
                .is_some_and(|reading| has_stem(reading, head))
        });
        area.take(field);
    }
    let held = readings.get(labelled.readings.clone()).unwrap_or_default();
    for (number, reading) in held.iter().enumerate() {
        let has_word = || {
            let mut words = reading.clause().words().iter();
            words.any(|word| own.has_word(word.folded()))
        };
        if labelled.is_part && number > 0 && !has_word() {
            continue;
        }
        let whole = 0..reading.clause().words().len();
        let is_label = number == 0 && !labelled.words.is_empty();
        if is_label && labelled.words.len() == whole.len() {
            continue;
        }
        let shown = if is_label {
            labelled.words.clone()
        } else {
            whole
        };
        area.add(document, reading, &shown, Way::Declared, 1.0);
    }
    area
}

/// The first word behind a colon, if a label may stand before it.
fn colon(clause: &Clause<'_>) -> Option<usize> {
    let text = clause.text().as_bytes();
    let colon = memchr_iter(b':', text).find(|at| text.get(at + 1) == Some(&b' '))?;
    (0..clause.words().len().min(LONGEST + 4)).find(|at| clause.bytes(&(*at..at + 1)).start > colon)
}

/// The words of a label that opens a sentence, or is one.
fn label(clause: &Clause<'_>, is_alone: bool) -> Option<Range<usize>> {
    let text = clause.text();
    let count = clause.words().len();
    if is_number_of_several(clause) {
        let words = clause.trimmed(&(NUMBERED..clause.end_of(NUMBERED, LONGEST)));
        return (!words.is_empty()).then_some(words);
    }
    let whole = count <= LONGEST && text.ends_with('.') && !is_alone;
    // "Trust in the towns improved." is told, and no label.
    if whole && count > 2 && is_told(clause.folded(count - 1)) {
        return None;
    }
    let end = if whole { count } else { colon(clause)? };
    plain_words(clause, end, !whole)
}

/// The first words of a clause up to `end`, if they are a label: a shorter form
/// in brackets is no part of it.
fn plain_words(clause: &Clause<'_>, end: usize, may_open: bool) -> Option<Range<usize>> {
    let shown = (1..end)
        .find(|at| clause.gap(*at) == Gap::Mark)
        .unwrap_or(end);
    let words = 0..shown;
    // Verbs make a sentence, but for a first word that may as well be a noun:
    // "Launch services: ...".
    let may_open = may_open && words.len() <= 3;
    let is_plain = words.clone().all(|at| {
        !matches!(clause.kind(at), Kind::Pronoun | Kind::Determiner)
            && (clause.kind(at) != Kind::Verb || at == 0 && may_open)
            && (at > 0 || !clause.folded(at).starts_with(|c: char| c.is_ascii_digit()))
            && !is_year(clause.folded(at))
    });
    (is_plain
        && !words.is_empty()
        && !is_name(clause.slice(&words))
        && words.len() <= LONGEST
        && matches!(clause.kind(0), Kind::Content | Kind::Verb))
    .then_some(words)
}

/// Whether a word is a year: "Newsletter, 12 May 2024" tells when.
fn is_year(folded: &str) -> bool {
    folded.len() == 4 && folded.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::reading::Room;
    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    /// The labels that become areas of an article of such paragraphs.
    fn labels(paragraphs: impl Iterator<Item = String>) -> Vec<String> {
        let mut builder = DocumentBuilder::new();
        for text in paragraphs {
            builder.block(BlockKind::Paragraph, &text, 0..0);
        }
        let document = builder.finish();
        let scored = challenges::read(&document);
        let taxonomy = Taxonomy::bundled();
        let readings: Vec<Reading<'_>> = (scored.iter())
            .map(|sentence| Reading::new(sentence, None, taxonomy, &mut Room::default()))
            .collect();
        let found = areas(&document, &[], &readings, taxonomy, &mut BTreeMap::new());
        (found.into_iter())
            .map(|area| area.label.into_owned())
            .collect()
    }

    #[test]
    fn of_very_many_labels_those_of_most_sentences_are_areas() {
        let last = 3 * MOST - 1;
        let found = labels((0..=last).map(|at| {
            let more = if at == last { " They run late." } else { "" };
            format!("K{at} ferries. Both towns pay for boats.{more}")
        }));
        assert_eq!(found.len(), MOST);
        assert_eq!(found[..2], ["K0 ferries", "K1 ferries"]);
        assert_eq!(found[MOST - 2..], ["K62 ferries", "K191 ferries"]);
    }

    #[test]
    fn a_label_that_comes_again_takes_no_place_from_others() {
        let all = (0..3 * MOST).map(|at| format!("K{} ferries. Both pay.", at % 3));
        assert_eq!(labels(all).len(), 3 * MOST);
    }
}
