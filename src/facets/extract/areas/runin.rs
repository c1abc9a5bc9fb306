//! Fields that an article sets before its paragraphs: "Training. Nurses learn …".

use std::collections::BTreeMap;
use std::ops::Range;

use super::area::Area;
use super::reading::{Reading, Way};
use super::taxonomy::{Field, Taxonomy};
use crate::facets::extract::challenges::stems;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Kind, stem};
use crate::facets::phrase::tokens;
use crate::text::word::fold;
use crate::text::{BlockId, Document};

/// Most words of a label before a paragraph.
const LONGEST: usize = 6;
/// How many paragraphs must have one for it to be the way of the article.
const LEAST: usize = 2;

/// Areas by the labels that stand before paragraphs.
///
/// A label that names a field of the taxonomy becomes its label; the others are
/// areas of their own.
pub(super) fn areas(
    document: &Document,
    readings: &[Reading<'_>],
    taxonomy: &Taxonomy,
    fields: &mut BTreeMap<Field, Area>,
) -> Vec<Area> {
    let mut labelled: Vec<(BlockId, usize, Range<usize>)> = Vec::new();
    let mut before = None;
    for (number, reading) in readings.iter().enumerate() {
        let Some(block) = document.sentence(reading.id()).map(|span| span.block) else {
            continue;
        };
        if before == Some(block) {
            continue;
        }
        before = Some(block);
        let is_alone = document.sentences_of(block).count() == 1;
        if let Some(words) = label(reading.clause(), is_alone) {
            labelled.push((block, number, words));
        }
    }
    if labelled.len() < LEAST {
        return Vec::new();
    }
    let mut areas = Vec::new();
    for (block, first, words) in labelled {
        let Some(opening) = readings.get(first) else {
            continue;
        };
        let label = plain(opening.clause().slice(&words));
        let named = (taxonomy.places(&tokens(&label)).0.into_iter())
            .filter(|(found, sense)| sense.is_name || found.len() == words.len())
            .max_by_key(|(words, _)| words.len())
            .and_then(|(_, sense)| fields.remove(&sense.field));
        // "Cables" is short for "submarine cables".
        let is_short = named.as_ref().is_some_and(|field| {
            let (own, usual) = (stems(&label), stems(&field.label));
            own.len() < usual.len() && own.is_subset(&usual)
        });
        let label = match &named {
            Some(field) if is_short => field.label.clone(),
            _ => label,
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
                let known = readings.get(at);
                known.is_some_and(|reading| {
                    let words = reading.clause().words().iter();
                    words
                        .map(|word| stem(word.folded()))
                        .any(|word| word == head)
                })
            });
            area.take(field);
        }
        let of_block = readings
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|reading| {
                document
                    .sentence(reading.id())
                    .is_some_and(|span| span.block == block)
            });
        for reading in of_block {
            let is_label = reading.id() == opening.id();
            let whole = 0..reading.clause().words().len();
            if is_label && words.len() == whole.len() {
                continue;
            }
            let shown = if is_label { words.clone() } else { whole };
            area.add(document, reading, &shown, Way::Declared, 1.0);
        }
        areas.push(area);
    }
    areas
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
    // A shorter form in brackets is no part of the label.
    let shown = (1..end)
        .find(|at| clause.gap(*at) == Gap::Mark)
        .unwrap_or(end);
    let words = 0..shown;
    // Verbs make a sentence, but for a first word that may as well be a noun:
    // "Launch services: ...".
    let may_open = !whole && words.len() <= 3;
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
