//! Lenses that go on from others.

use std::collections::HashSet;

use super::{Lens, LensError, schema};

/// Most lenses that are laid below one, which also ends a circle.
const MOST: usize = 32;

/// A lens laid over those that it goes on from; `known` gives one by its name.
///
/// What the lens says of a facet goes before what those below say, and so does an
/// entry of the same name in files; all else is added.
///
/// # Errors
///
/// A lens below that is not known or goes on from this one, with its place in the
/// file.
pub fn layered<'a>(
    lens: &Lens,
    known: &dyn Fn(&str) -> Option<&'a Lens>,
) -> Result<Lens, LensError> {
    let mut left = MOST;
    laid(lens, known, &mut left)
}

fn laid<'a>(
    lens: &Lens,
    known: &dyn Fn(&str) -> Option<&'a Lens>,
    left: &mut usize,
) -> Result<Lens, LensError> {
    let mut below: Option<Lens> = None;
    for extended in &lens.extends {
        if *left == 0 || extended.name == lens.name {
            return Err(extended.circular.clone());
        }
        *left -= 1;
        let Some(base) = known(&extended.name) else {
            return Err(extended.unknown.clone());
        };
        let base = laid(base, known, left).map_err(|_| extended.circular.clone())?;
        below = Some(match below {
            Some(lower) => over(lower, &base),
            None => base,
        });
    }
    Ok(match below {
        Some(below) => over(below, lens),
        None => lens.clone(),
    })
}

/// A lens over the one below it.
fn over(below: Lens, lens: &Lens) -> Lens {
    let mut facets = below.facets;
    let mut numbers: Vec<usize> = Vec::new();
    for facet in &lens.facets {
        let at = facets
            .iter()
            .position(|known| known.facet.id == facet.facet.id);
        let Some(known) = at.and_then(|at| facets.get_mut(at)) else {
            numbers.push(facets.len());
            facets.push(facet.clone());
            continue;
        };
        numbers.push(at.unwrap_or_default());
        let (head, finding) = (facet.head.clone(), &facet.finding);
        known.head.title = head.title.or(known.head.title.take());
        known.head.singular = head.singular.or(known.head.singular.take());
        known.head.sigil = head.sigil.or(known.head.sigil);
        known.head.glyph = head.glyph.or(known.head.glyph.take());
        known.head.hollow = head.hollow.or(known.head.hollow.take());
        known.head.ascii = head.ascii.or(known.head.ascii.take());
        known.head.count = head.count.or(known.head.count);
        known.head.key = head.key.or(known.head.key);
        known.head.hue = head.hue.or(known.head.hue);
        let mut kinds = head.kinds;
        let of_known = std::mem::take(&mut known.head.kinds);
        let is_new = |kind: &super::Kind| kinds.iter().all(|own| own.id != kind.id);
        let more: Vec<_> = of_known.into_iter().filter(is_new).collect();
        kinds.extend(more);
        known.head.kinds = kinds;
        if finding.discovery.is_some() {
            known.finding.discovery.clone_from(&finding.discovery);
        }
        let (limits, of_known) = (finding.limits, &mut known.finding.limits);
        of_known.threshold = limits.threshold.or(of_known.threshold);
        of_known.most = limits.most.or(of_known.most);
    }
    let mut entries = Vec::new();
    for entry in &lens.entries {
        let facet = numbers.get(entry.facet).copied().unwrap_or_default();
        entries.push(super::LensEntry {
            facet,
            ..entry.clone()
        });
    }
    let owned: HashSet<(usize, String)> = (entries.iter())
        .flat_map(|entry| {
            let names = entry.names.iter();
            names.map(|name| (entry.facet, name.phrase.folded()))
        })
        .collect();
    for mut entry in below.entries {
        let is_same = |new: &super::LensEntry| new.facet == entry.facet && new.id == entry.id;
        if entries.iter().take(lens.entries.len()).any(is_same) {
            continue;
        }
        let is_free =
            |name: &super::LensName| !owned.contains(&(entry.facet, name.phrase.folded()));
        entry.names.retain(is_free);
        if !entry.names.is_empty() || entry.names_evidence() {
            entries.push(entry);
        }
    }
    schema::complete(&mut facets);
    let mut notes = below.notes;
    notes.extend(lens.notes.iter().cloned());
    Lens {
        facets,
        entries,
        notes,
        ..lens.clone()
    }
}
