//! Areas in which actors work together.
//!
//! A taxonomy names fields and the words that belong to them ([`taxonomy`]);
//! cues tell how a sentence speaks of one: in a list of fields, as "a key area",
//! behind "joint", among words of effort, or just so ([`reading`], [`effort`], [`items`]).
//! Noun phrases where fields are told ([`phrases`]), labels that
//! open paragraphs ([`runin`]), compounds that the article comes back to
//! ([`repeats`]) and those whose last word is a kind of work are fields that no
//! taxonomy has. A field counts the more the plainer it is
//! worked on, and less where its sentence tells of trouble; what comes up in
//! every fifth sentence is the subject and counts only where it is worked on.

mod area;
mod compounds;
mod deed;
mod effort;
mod evidence;
mod items;
mod label;
mod mention;
mod merge;
mod numbered;
mod openings;
mod phrases;
mod proper;
mod reading;
mod repeats;
mod runin;
mod taxonomy;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Found;
use super::challenges::{self, Scored};
use super::clause::{Clause, Clauses, Gap};
use super::lists::{Class, Kind};
use super::stems::Stems;
use crate::text::{BlockId, Clean, Document, SectionId};
use area::{Area, object};
use mention::{Mentioned, Stands, Term, Way};
use merge::{joined, merged, told_together};
use reading::{Reading, Room, is_in_name_of_body};
use repeats::{Repeat, Told};
use taxonomy::{Field, Taxonomy};

/// Score from which a field is an area of the article.
const THRESHOLD: f32 = 0.9;
/// Score from which a field that is never named, only touched, is one.
const TOUCHED: f32 = 2.0;
/// Score from which a field is one that is so wide that articles name it in passing: what
/// two sentences are worth that tell of effort for it.
const WIDE: f32 = 2.0;
/// Score from which a word that only belongs to a field is enough for it by itself.
const ALONE: f32 = 2.2;
/// Score from which a field is one that a single word names in a single sentence: what it is
/// worth where that sentence tells of effort.
const PASSING: f32 = 0.85;
/// The first few that are named need less: how many, and how much.
const FIRST: (usize, f32) = (8, 0.29);
/// Fewest areas that are kept if there are so many, and sentences for one more.
const KEPT: (usize, usize) = (8, 16);
/// What it counts that the title names a field.
const TITLE: f32 = 0.7;
/// What a compound counts that no taxonomy has.
const TERM: f32 = 0.5;
/// What each sentence with a compound that recurs counts at least.
const REPEAT: f32 = 0.4;
/// What it counts that a heading has it.
const HEADING: f32 = 0.7;
/// Most fields, and most compounds, that are compared with each other.
const CONSIDERED: usize = 64;
/// Most areas of an article, however long.
const MOST: usize = 16;

/// Finds them, most important first.
pub(super) fn find(document: &Document, scored: &[Scored<'_>]) -> Vec<Found> {
    let taxonomy = Taxonomy::bundled();
    let mut readings: Vec<Reading<'_>> = Vec::with_capacity(scored.len());
    let mut room = Room::default();
    for sentence in scored {
        if document.halt().is_asked() {
            break;
        }
        let reading = Reading::new(sentence, readings.last(), taxonomy, &mut room);
        readings.push(reading);
    }
    if document.halt().is_asked() {
        return Vec::new();
    }
    let title = Clauses::of(document.meta.title.as_deref());
    let title = title.first();
    let headed: Vec<(SectionId, BlockId)> = (document.sections().iter().enumerate())
        .filter_map(|(number, section)| Some((SectionId::at(number), section.heading?)))
        .collect();
    let headings = Clauses::of((headed.iter()).map(|(_, block)| document.block_text(*block)));
    let headings: Vec<(SectionId, Clause<'_>)> = (headed.iter().map(|(section, _)| *section))
        .zip(headings.iter())
        .collect();
    // "Data Security": in a heading a capital makes no name.
    let small: Vec<String> = (headings.iter())
        .map(|(_, heading)| heading.text().to_lowercase())
        .collect();
    let small = Clauses::of(small.iter().map(String::as_str));
    let small: Vec<Clause<'_>> = small.iter().collect();
    let mut repeats = repeats::find(&readings, &title, &small);
    let narrower = narrower(&readings, &mut repeats, taxonomy);
    let mut fields = by_field(document, &title, taxonomy, &readings, &narrower);
    drop_wholes(taxonomy, &mut fields);
    let labelled = runin::areas(document, &headings, &readings, taxonomy, &mut fields);
    let mut areas: Vec<Area<'_>> = fields.into_values().collect();
    areas.retain(|area| !area.places.is_empty() && area.score() >= FIRST.1);
    areas.sort_by(|a, b| b.score().total_cmp(&a.score()));
    areas.truncate(CONSIDERED);
    areas.extend(labelled);
    areas.extend(
        repeats
            .iter()
            .map(|repeat| by_repeat(document, &readings, repeat)),
    );
    areas.extend(by_term(document, &readings));
    areas.iter_mut().for_each(Area::name);
    let mut areas = joined(merged(areas));
    areas.retain(|area| !area.places.is_empty() && (!area.is_wide || area.score() >= WIDE));
    areas.sort_by(|a, b| b.score().total_cmp(&a.score()));
    let most = (KEPT.0 + readings.len() / KEPT.1).min(MOST);
    (told_together(kept(areas, most)).into_iter())
        .map(|area| Found {
            label: Clean::owned(challenges::capitalised(object(&area.label))),
            kind: None,
            is_weak: false,
            is_told: false,
            places: area.places.into_places(),
        })
        .collect()
}

/// The areas that enough speaks for, of areas in order: at most so many but for those with
/// labels of their own.
fn kept(areas: Vec<Area<'_>>, most: usize) -> Vec<Area<'_>> {
    let mut kept: Vec<Area<'_>> = Vec::with_capacity(most);
    for area in areas {
        let (first, least) = if area.is_named {
            (FIRST.1, THRESHOLD)
        } else if area.by_one_word() && area.bonus < TITLE {
            // "Water" stands in many sentences that are not on water management.
            (ALONE, ALONE)
        } else {
            (TOUCHED, TOUCHED)
        };
        let enough = if kept.len() < FIRST.0 { first } else { least };
        // "The drought has cut the output of hydropower".
        let is_hurt = area.worked_on == 0 && area.told < 2 && area.bonus < TITLE;
        // What the article sets before its paragraphs it does not tell in passing.
        let has_room = kept.len() < most || area.is_labelled;
        let is_in_passing = area.is_in_passing() && area.score() < PASSING;
        if !is_in_passing && area.score() >= enough && !is_hurt && has_room {
            kept.push(area);
        }
        if kept.len() >= MOST {
            break;
        }
    }
    kept
}

/// So many named parts of a field tell more than its own name.
const PARTS: usize = 3;

/// Drops fields that are only touched where a part of them is named and counts more:
/// an article on ransomware tells of cyber threats; and those of which several parts
/// are named.
fn drop_wholes(taxonomy: &Taxonomy, fields: &mut BTreeMap<Field, Area<'_>>) {
    let is_less = |whole: Field, part: &Area<'_>| {
        let whole = fields.get(&whole);
        whole.is_some_and(|whole| !whole.is_named && whole.score() <= part.score())
    };
    let mut parts: BTreeMap<Field, usize> = BTreeMap::new();
    let mut wholes: Vec<Field> = Vec::new();
    for (field, part) in fields.iter().filter(|(_, part)| part.is_named) {
        let Some(whole) = taxonomy.whole(*field) else {
            continue;
        };
        let count = parts.entry(whole).or_default();
        *count += 1;
        if *count == PARTS || is_less(whole, part) {
            wholes.push(whole);
        }
    }
    for whole in wholes {
        fields.remove(&whole);
    }
}

/// Fields of the taxonomy.
fn by_field<'s>(
    document: &Document,
    title: &Clause<'_>,
    taxonomy: &Taxonomy<'s>,
    readings: &[Reading<'s>],
    narrower: &BTreeSet<(usize, usize)>,
) -> BTreeMap<Field, Area<'s>> {
    let mut areas: BTreeMap<Field, Area<'s>> = BTreeMap::new();
    let usual = usual_fields(readings);
    // Of each field of a sentence the mention that is worth most.
    let mut best: Vec<(f32, &Mentioned)> = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        for mentioned in &reading.mentioned {
            if narrower.contains(&(number, mentioned.words.start)) {
                continue;
            }
            let share = if mentioned.is_name { 1.0 } else { 0.6 };
            // What the whole article is about comes up without being worked on.
            let is_usual = usual.contains(&mentioned.field) && mentioned.way >= Way::Effort;
            let share = if is_usual { 0.4 * share } else { share };
            let share = if mentioned.stands == Stands::Aside {
                0.5 * share
            } else {
                share
            };
            let worth = share * worth(mentioned.way, reading);
            let known = best
                .iter_mut()
                .find(|(_, one)| one.field == mentioned.field);
            match known {
                Some(known) if worth > known.0 => *known = (worth, mentioned),
                None if worth > 0.0 => best.push((worth, mentioned)),
                Some(_) | None => {}
            }
        }
        for (worth, mentioned) in best.drain(..) {
            let field = mentioned.field;
            let area = areas.entry(field).or_insert_with(|| {
                let mut area = Area::new(taxonomy.label(field));
                area.is_wide = taxonomy.is_wide(field);
                area
            });
            let is_whole = !is_attribute(reading.clause(), &mentioned.words);
            area.is_named |= mentioned.is_name || mentioned.is_listed();
            area.is_wide &= !mentioned.is_listed();
            area.meant += usize::from(mentioned.is_meant);
            if is_whole {
                if mentioned.is_name {
                    area.printed(reading.clause(), &mentioned.words);
                }
                if mentioned.is_listed() {
                    area.listed(reading.clause(), &mentioned.words);
                }
                area.by(reading.clause().slice(&mentioned.words));
            } else if mentioned.is_name {
                area.narrowing(reading.clause(), &mentioned.words);
            }
            area.add(document, reading, &mentioned.words, mentioned.way, worth);
        }
    }
    for (words, sense) in taxonomy.places(title.words()).0 {
        if let Some(area) = areas.get_mut(&sense.field)
            && sense.is_name
            && !(is_sentence(title) && is_in_name_of_body(title, &words))
        {
            area.bonus += TITLE;
        }
    }
    areas
}

/// Whether a title is written as a sentence is, with few capitals, so that several in a row
/// are a name: "Torvik Renewables wins in court".
fn is_sentence(title: &Clause<'_>) -> bool {
    let is_small = |at: &usize| {
        title.kind(*at) == Kind::Content && title.printed(*at).starts_with(char::is_lowercase)
    };
    (0..title.words().len()).filter(is_small).count() > 1
}

/// Whether words that a hyphen joins stand before a noun, and are no name of a field:
/// "low-carbon boats", "public-private partnerships".
fn is_attribute(clause: &Clause<'_>, words: &Range<usize>) -> bool {
    words.len() == 2
        && clause.is_hyphenated(words.end - 1)
        && clause.gap(words.end) == Gap::None
        && clause.is_nominal(words.end)
}

/// Fields that come up in so many sentences that they are the subject.
fn usual_fields(readings: &[Reading<'_>]) -> BTreeSet<Field> {
    // How many sentences have each, and the last of those.
    let mut counts: BTreeMap<Field, (usize, usize)> = BTreeMap::new();
    for (number, reading) in (1..).zip(readings) {
        for one in &reading.mentioned {
            let (count, last) = counts.entry(one.field).or_default();
            if std::mem::replace(last, number) != number {
                *count += 1;
            }
        }
    }
    let least = (readings.len() / 5).max(7);
    counts.retain(|_, (count, _)| *count >= least);
    counts.into_keys().collect()
}

/// What a mention is worth in its sentence: where trouble is told, only what
/// is plainly said to be a field counts in full.
fn worth(way: Way, reading: &Reading<'_>) -> f32 {
    let is_troubled = reading.scored.is_troubled() && way >= Way::Effort;
    let share = if is_troubled { 0.6 } else { 1.0 };
    share * way.weight(reading.efforts)
}

/// In how many sentences a compound stands that is meant, whatever field it names.
const MEANT: usize = 3;

/// Settles to whom the words belong that a compound and a field share: where they
/// name the field ("ransomware attacks"), the compound is dropped; where it is
/// narrower ("staff training"), or they only belong to the field, or the article keeps
/// coming back to them ("catch limits", and not fisheries), they are the compound's.
/// Gives the readings and first words of the latter.
fn narrower(
    readings: &[Reading<'_>],
    repeats: &mut Vec<Repeat<'_>>,
    taxonomy: &Taxonomy,
) -> BTreeSet<(usize, usize)> {
    let mut narrower = BTreeSet::new();
    let named: BTreeSet<Field> = (readings.iter())
        .flat_map(|reading| &reading.mentioned)
        .filter(|one| one.is_name)
        .map(|one| one.field)
        .collect();
    repeats.retain(|repeat| {
        let own = (repeat.count() >= MEANT).then(|| Stems::of(&repeat.label));
        let own = own.filter(|own| own.len() > 1);
        // "Fisheries management" is no more than fisheries.
        let is_meant = |field| {
            (own.as_ref()).is_some_and(|own| !Stems::of(taxonomy.label(field)).is_within(own))
        };
        let is_named_at = |told: &Told| {
            let last = told.words.end - 1;
            let is_work = readings.get(told.reading).is_some_and(|reading| {
                reading.clause().is(Class::Field, last) && !reading.clause().is(Class::Wide, last)
            });
            shared(readings, told).any(|one| {
                if is_meant(one.field) {
                    return false;
                }
                one.is_name
                    && (one.words.start <= told.words.start && told.words.end <= one.words.end
                        || !one.words.contains(&last) && !is_work)
                    // "Cyber attacks" are no field beside cyber defence.
                    || one.words == told.words && named.contains(&one.field)
            })
        };
        // The first place may be only a part of it.
        let first = repeat.places.first();
        let whole = repeat.places.iter().find(|told| told.is_whole);
        let is_named = first.into_iter().chain(whole).any(is_named_at);
        if !is_named {
            for told in &repeat.places {
                let shared = shared(readings, told);
                narrower.extend(shared.map(|one| (told.reading, one.words.start)));
            }
        }
        !is_named
    });
    narrower
}

/// The fields that have words of a compound where it stands.
fn shared<'r>(
    readings: &'r [Reading<'_>],
    told: &'r Told,
) -> impl Iterator<Item = &'r Mentioned> + use<'r> {
    let mentioned = readings.get(told.reading).map(|reading| &reading.mentioned);
    (mentioned.into_iter().flatten())
        .filter(|one| one.words.start < told.words.end && told.words.start < one.words.end)
}

/// A compound that the article comes back to.
fn by_repeat<'s>(document: &Document, readings: &[Reading<'s>], repeat: &Repeat<'s>) -> Area<'s> {
    let mut area = Area::new(repeat.label.clone());
    area.is_named = true;
    area.bonus = if repeat.is_headed { HEADING } else { 0.0 };
    for told in &repeat.places {
        let Some(reading) = readings.get(told.reading) else {
            continue;
        };
        let way = if reading.efforts > 0 {
            Way::Effort
        } else {
            Way::Named
        };
        let worth = (TERM * worth(way, reading)).max(REPEAT);
        area.add(document, reading, &told.words, way, worth);
    }
    area
}

/// Compounds that recur, or that are listed.
fn by_term<'s>(document: &Document, readings: &[Reading<'s>]) -> Vec<Area<'s>> {
    let mut terms: Vec<(&'s str, &Reading<'s>, &Term)> = Vec::new();
    for reading in readings {
        for term in &reading.terms {
            terms.push((reading.clause().slice(&term.words), reading, term));
        }
    }
    terms.sort_by_key(|(label, ..)| *label);
    let worth = |reading, term: &Term| TERM * worth(term.way, reading);
    let mut places: Vec<(f32, &[_])> = (terms.chunk_by(|(one, ..), (other, ..)| one == other))
        .map(|places| {
            let all = places.iter().map(|(_, reading, term)| worth(reading, term));
            (all.sum::<f32>(), places)
        })
        .filter(|(sum, _)| *sum >= FIRST.1)
        .collect();
    // Of those that are worth as much the first by their letters.
    places.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    places.truncate(CONSIDERED);
    (places.into_iter())
        .filter_map(|(_, places)| {
            let (label, ..) = places.first()?;
            let mut area = Area::new(label::plain(*label));
            area.stems = Stems::of(&area.label);
            // A compound has two words that say something; one is enough in a list.
            if area.stems.len() < 2 && label.contains([' ', '-']) {
                return None;
            }
            area.is_named = (places.iter()).any(|(.., term)| term.way <= Way::Joint);
            for (_, reading, term) in places {
                let worth = worth(reading, term);
                area.add(document, reading, &term.words, term.way, worth);
            }
            Some(area)
        })
        .collect()
}

#[cfg(test)]
mod tests;
