//! Areas that are one.

use super::area::Area;
use super::label::in_text;
use super::mention::Way;
use crate::facets::extract::Place;
use crate::text::word::fold;

/// Most words of the labels that two areas have together as one.
const LONGEST: usize = 6;

/// Areas of which the one with fewer sentences shares so many of them are told together:
/// three of five.
const TOGETHER: (usize, usize) = (3, 5);

/// Areas in order; each that is the same as an earlier one is taken into that.
fn taken<'s>(
    areas: Vec<Area<'s>>,
    is_same: impl Fn(&Area<'s>, &Area<'s>) -> bool,
    take: impl Fn(&mut Area<'s>, Area<'s>),
) -> Vec<Area<'s>> {
    let mut kept: Vec<Area<'s>> = Vec::with_capacity(areas.len());
    for area in areas {
        match kept.iter_mut().find(|other| is_same(&area, other)) {
            Some(other) => take(other, area),
            None => kept.push(area),
        }
    }
    kept
}

/// Areas that nearly always come up together as one.
pub(super) fn joined(areas: Vec<Area<'_>>) -> Vec<Area<'_>> {
    let is_same = |area: &Area<'_>, other: &Area<'_>| {
        // No more can be shared than one of them has.
        let (one, two) = (area.places.len(), other.places.len());
        if !area.is_named
            || !other.is_named
            || one.min(two) < 2
            || one.min(two) * 4 < one.max(two) * 3
        {
            return false;
        }
        let shared = (area.places.iter())
            .filter(|place| other.places.has(place.sentence))
            .count();
        let all = area.places.len() + other.places.len() - shared;
        shared > 1 && shared * 4 >= all * 3 && !other.label.contains(" and ")
    };
    taken(areas, is_same, |other, area| {
        let words = |label: &str| label.split(' ').count();
        if !area.label.contains(" and ") && words(&area.label) + words(&other.label) <= LONGEST {
            let second = in_text(&*area.label);
            other.label = format!("{} and {second}", other.label).into();
            other.stems.extend(&area.stems);
        }
        other.take(area);
    })
}

/// An area and one that narrows it, if the other of two does: tourism and "medical
/// tourism".
fn whole_and_part<'a, 's>(
    one: &'a Area<'s>,
    other: &'a Area<'s>,
) -> Option<(&'a Area<'s>, &'a Area<'s>)> {
    let (short, long) = if one.label.len() < other.label.len() {
        (one, other)
    } else {
        (other, one)
    };
    // A field of its own is more than a part: "energy security".
    if long.is_labelled || long.is_touched() {
        return None;
    }
    let (whole, part) = (fold(&short.label), fold(&long.label));
    let before = part.strip_suffix(&*whole)?;
    before.ends_with(' ').then_some((short, long))
}

/// Areas of one name as one.
pub(super) fn merged(areas: Vec<Area<'_>>) -> Vec<Area<'_>> {
    let is_same = |area: &Area<'_>, other: &Area<'_>| {
        let (few, many) = if other.stems.len() <= area.stems.len() {
            (&other.stems, &area.stems)
        } else {
            (&area.stems, &other.stems)
        };
        if few.is_empty() || !few.is_within(many) {
            return false;
        }
        // A single word is in many names: "space" and "space debris"; what stands beside
        // it is another.
        let is_beside = |one: &Place, two: &Place| {
            let (one, two) = (&one.span.bytes(), &two.span.bytes());
            one.end <= two.start || two.end <= one.start
        };
        let shared = (area.places.iter())
            .filter(|one| (other.places.at(one.sentence)).is_some_and(|two| !is_beside(one, two)))
            .count();
        few.len() > 1 || many.len() == 1 || 2 * shared >= area.places.len().min(other.places.len())
    };
    taken(areas, is_same, |other, area| {
        // "Education and training" for "training", if so it is labelled; "bell repair"
        // for what is only touched.
        let is_told_there = || (other.places.iter()).all(|place| area.places.has(place.sentence));
        let is_wider = area.is_labelled
            || !other.is_named && whole_and_part(other, &area).is_some() && is_told_there();
        if is_wider && area.stems.len() > other.stems.len() {
            other.label.clone_from(&area.label);
            other.stems.clone_from(&area.stems);
        }
        other.take(area);
    })
}

/// Areas of one article in order, those that it tells of together and by a word that they
/// share as one: "data transfers" and "data flows". What it lists it tells apart.
pub(super) fn told_together(areas: Vec<Area<'_>>) -> Vec<Area<'_>> {
    taken(areas, are_told_together, Area::take)
}

/// Whether two areas share a word and most sentences of the one that has fewer. A label of
/// its own before a paragraph keeps the later of them apart.
fn are_told_together(area: &Area<'_>, other: &Area<'_>) -> bool {
    if area.is_labelled || !area.stems.shares(&other.stems) {
        return false;
    }
    let least = area.places.len().min(other.places.len());
    let mut shared = 0;
    for place in area.places.iter() {
        let Some(beside) = other.places.at(place.sentence) else {
            continue;
        };
        if [place, beside]
            .iter()
            .all(|one| one.rule == Way::Listed.rule())
        {
            return false;
        }
        shared += 1;
    }
    shared * TOGETHER.1 >= least * TOGETHER.0
}
