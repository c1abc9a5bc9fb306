//! Fields that an article sets before its paragraphs: "Training. Nurses learn …".

use std::collections::BTreeMap;
use std::ops::Range;

use super::area::Area;
use super::reading::{Reading, Way};
use super::taxonomy::{Field, Taxonomy};
use crate::facets::extract::challenges::{self, stems};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind, WordKinds, stem};
use crate::facets::phrase::tokens;
use crate::text::word::fold;
use crate::text::{Document, SectionId};

/// Most words of a label before a paragraph.
const LONGEST: usize = 6;
/// How many paragraphs must have one for it to be the way of the article.
const LEAST: usize = 2;
/// Most sentences of a section that a heading may be the label of.
const SHORT: usize = 8;

/// A label with the sentences that it stands before.
struct Labelled {
    label: String,
    /// Numbers of the readings.
    readings: Range<usize>,
    /// The words of the label in the first of them; none for a heading.
    words: Range<usize>,
}

/// Areas by the labels that stand before paragraphs and short sections.
///
/// A label that names a field of the taxonomy becomes its label; the others are
/// areas of their own.
pub(super) fn areas(
    document: &Document,
    readings: &[Reading<'_>],
    taxonomy: &Taxonomy,
    fields: &mut BTreeMap<Field, Area>,
) -> Vec<Area> {
    let mut labelled = before_paragraphs(document, readings);
    labelled.extend(headings(document, readings, taxonomy));
    (labelled.iter())
        .map(|labelled| area(document, readings, taxonomy, fields, labelled))
        .collect()
}

fn before_paragraphs(document: &Document, readings: &[Reading<'_>]) -> Vec<Labelled> {
    let block_of = |reading: &Reading<'_>| document.sentence(reading.id()).map(|span| span.block);
    let mut labelled = Vec::new();
    let mut first = 0;
    for paragraph in readings.chunk_by(|a, b| block_of(a) == block_of(b)) {
        let whole = first..first + paragraph.len();
        first = whole.end;
        let Some(opening) = paragraph.first() else {
            continue;
        };
        if let Some(words) = label(opening.clause(), paragraph.len() == 1) {
            labelled.push(Labelled {
                label: plain(opening.clause().slice(&words)),
                readings: whole,
                words,
            });
        }
    }
    if labelled.len() < LEAST {
        labelled.clear();
    }
    labelled
}

/// The headings of short sections, if so many of them name fields that the
/// others may be taken for fields too.
fn headings(document: &Document, readings: &[Reading<'_>], taxonomy: &Taxonomy) -> Vec<Labelled> {
    let mut labelled = Vec::new();
    let mut known = 0;
    for (number, section) in document.sections().iter().enumerate() {
        let Some(heading) = section.heading else {
            continue;
        };
        let clause = Clause::new(document.block_text(heading));
        let sentences = document.sentences_in(SectionId::at(number));
        let at = |sentence| readings.partition_point(|reading| reading.id().0 < sentence);
        let held = at(sentences.start)..at(sentences.end);
        let Some(words) = plain_words(&clause, clause.words().len(), true) else {
            continue;
        };
        let is_short = words.len() < LONGEST && (1..=SHORT).contains(&held.len());
        if !is_short || challenges::prior(clause.words()) != 0.0 {
            continue;
        }
        let last = clause.folded(words.end - 1);
        let names = taxonomy.places(clause.words()).0;
        let is_known = names.iter().any(|(_, sense)| sense.is_name)
            || words.len() > 1 && WordKinds::bundled().is(Class::Field, last);
        known += usize::from(is_known);
        labelled.push(Labelled {
            label: plain(clause.slice(&words)),
            readings: held,
            words: 0..0,
        });
    }
    if known < LEAST || known * 2 < labelled.len() {
        labelled.clear();
    }
    labelled
}

fn area(
    document: &Document,
    readings: &[Reading<'_>],
    taxonomy: &Taxonomy,
    fields: &mut BTreeMap<Field, Area>,
    labelled: &Labelled,
) -> Area {
    let words = tokens(&labelled.label);
    let named = (taxonomy.places(&words).0.into_iter())
        .filter(|(found, sense)| sense.is_name || found.len() == words.len())
        .max_by_key(|(words, _)| words.len())
        .and_then(|(_, sense)| fields.remove(&sense.field));
    // "Cables" is short for "submarine cables".
    let is_short = named.as_ref().is_some_and(|field| {
        let (own, usual) = (stems(&labelled.label), stems(&field.label));
        own.len() < usual.len() && own.is_subset(&usual)
    });
    let label = match &named {
        Some(field) if is_short => field.label.clone(),
        _ => labelled.label.clone(),
    };
    let mut area = Area::new(&label);
    area.is_named = true;
    area.bonus = 1.5;
    if let Some(mut field) = named {
        // The label is narrower than the field: only what names it too.
        let head = label.rsplit(' ').next().map(fold).unwrap_or_default();
        let head = stem(&head);
        field.places.retain(|id, _| {
            let at = readings.partition_point(|reading| reading.id() < *id);
            readings.get(at).is_some_and(|reading| {
                let words = reading.clause().words().iter();
                words
                    .map(|word| stem(word.folded()))
                    .any(|word| word == head)
            })
        });
        area.take(field);
    }
    let held = readings.get(labelled.readings.clone()).unwrap_or_default();
    for (number, reading) in held.iter().enumerate() {
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

/// The words of a label that opens a sentence, or is one.
fn label(clause: &Clause<'_>, is_alone: bool) -> Option<Range<usize>> {
    let text = clause.text();
    let count = clause.words().len();
    let whole = count <= LONGEST && text.ends_with('.') && !is_alone;
    let end = if whole {
        count
    } else {
        let colon = text.find(": ")?;
        (0..count.min(LONGEST + 4)).find(|at| clause.bytes(&(*at..at + 1)).start > colon)?
    };
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
    });
    (is_plain
        && !words.is_empty()
        && words.len() <= LONGEST
        && matches!(clause.kind(0), Kind::Content | Kind::Verb))
    .then_some(words)
}

/// A label in the letters of running text.
pub(super) fn plain(label: &str) -> String {
    let mut words = Vec::new();
    for (number, word) in label.split(' ').enumerate() {
        let is_title = word.chars().skip(1).all(|c| !c.is_uppercase());
        if number > 0 && is_title {
            words.push(word.to_lowercase());
        } else {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}
