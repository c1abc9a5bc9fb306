//! Which units a query may find at all: scope, facets, sections, exclusions.

use std::collections::HashSet;

use super::find::{find, interpretations};
use super::index::SearchIndex;
use super::matcher::{Level, Matcher};
use super::query::{Atom, AtomKind, Query, QueryWord};
use super::slot::slots;
use super::{Interpretation, Options, Scope, Target, Tier};
use crate::facets::{Briefing, EntryId, FacetId};
use crate::text::{Document, SectionId};

/// What the text before the first heading goes by, beside a heading of that name.
const OPENING: &str = "opening";

/// What remains of the units, and what the query's filters stand for.
pub(crate) struct Filter {
    /// Whether each unit may be found.
    pub(crate) allowed: Vec<bool>,
    /// Entries that the query names.
    pub(crate) entries: Vec<EntryId>,
    /// Words of filters that stand for nothing.
    pub(crate) absent: Vec<String>,
    /// Whether the query has any filter besides the scope.
    pub(crate) is_filtered: bool,
    /// Words of filters that were taken for another one.
    pub(crate) interpretations: Vec<Interpretation>,
}

impl Filter {
    /// The widest tier of a forgiven word.
    pub(crate) fn tier(&self) -> Tier {
        let tiers = self.interpretations.iter().map(|word| word.tier);
        tiers.max().unwrap_or_default()
    }
}

/// What the words of a filter stand for.
struct Named<T> {
    ids: T,
    interpretations: Vec<Interpretation>,
}

/// Evaluates everything in a query that is no word to look for.
pub(crate) fn filter(
    index: &SearchIndex,
    document: &Document,
    briefing: &Briefing,
    query: &Query,
    options: &Options,
) -> Filter {
    let mut filter = Filter {
        allowed: index
            .units
            .iter()
            .map(|unit| is_in_scope(unit.target, options.scope))
            .collect(),
        entries: Vec::new(),
        absent: Vec::new(),
        is_filtered: false,
        interpretations: Vec::new(),
    };
    for atom in &query.atoms {
        let chosen = match &atom.kind {
            AtomKind::Word(_) | AtomKind::Phrase { .. } if !atom.is_negated => continue,
            AtomKind::Word(_) | AtomKind::Phrase { .. } => holding(index, atom),
            AtomKind::Facet { facet, name } => {
                let named = entries(index, briefing, *facet, name);
                let entries = named.ids;
                filter.interpretations.extend(named.interpretations);
                note_absent(&mut filter, atom, entries.is_empty(), name);
                let units = around_entries(index, briefing, &entries);
                if !atom.is_negated {
                    filter.entries.extend(entries);
                }
                units
            }
            // What is being typed: all that it may become, or nothing but what stands
            // beside it.
            AtomKind::Section { heading } if heading.is_empty() => {
                let is_alone = query.atoms.len() == 1;
                let units = index.units.iter().map(|unit| unit.target);
                units
                    .map(|target| !is_alone || matches!(target, Target::Section(_)))
                    .collect()
            }
            AtomKind::Section { heading } => {
                let named = sections(index, document, heading);
                let sections = named.ids;
                filter.interpretations.extend(named.interpretations);
                note_absent(&mut filter, atom, sections.is_empty(), heading);
                inside_sections(index, document, briefing, &sections)
            }
        };
        filter.is_filtered |= !atom.is_negated;
        for (allowed, chosen) in filter.allowed.iter_mut().zip(chosen) {
            *allowed &= chosen != atom.is_negated;
        }
    }
    filter
}

fn note_absent(filter: &mut Filter, atom: &Atom, is_absent: bool, words: &[QueryWord]) {
    if is_absent && !atom.is_negated {
        filter
            .absent
            .extend(words.iter().map(|word| word.shown.clone()));
    }
}

fn is_in_scope(target: Target, scope: Scope) -> bool {
    match (scope, target) {
        (Scope::All, _)
        | (Scope::Text, Target::Sentence(_))
        | (Scope::Sections, Target::Section(_) | Target::Title)
        | (Scope::Entries, Target::Entry(_)) => true,
        (Scope::Text | Scope::Sections | Scope::Entries, _) => false,
    }
}

/// Units that hold an excluded word in any inflection or spelling.
fn holding(index: &SearchIndex, atom: &Atom) -> Vec<bool> {
    let positive = Atom {
        is_negated: false,
        kind: atom.kind.clone(),
    };
    let everywhere = vec![true; index.units.len()];
    let mut matcher = Matcher::new(index, &everywhere);
    let mut held = vec![false; index.units.len()];
    for mut slot in slots(std::iter::once(&positive), index, 2) {
        // The other spellings of a phrase are a level of their own.
        let widest = if slot.is_phrase() {
            Level::Prefix
        } else {
            Level::Exact
        };
        for hit in slot.up_to(widest, &mut matcher) {
            let unit = index.unit_of(hit.token);
            if let Some(place) = unit.and_then(|unit| held.get_mut(unit as usize)) {
                *place = true;
            }
        }
    }
    held
}

/// Targets among `allowed` that hold all `words`.
fn named(index: &SearchIndex, words: &[QueryWord], allowed: &[bool]) -> Named<Vec<Target>> {
    let atoms: Vec<Atom> = words
        .iter()
        .map(|word| Atom {
            is_negated: false,
            kind: AtomKind::Word(word.clone()),
        })
        .collect();
    let mut slots = slots(atoms.iter(), index, 1);
    let mut matcher = Matcher::new(index, allowed);
    let found = find(&mut matcher, &mut slots, false);
    let targets = found.placed.iter();
    Named {
        ids: targets
            .filter_map(|placed| Some(index.unit(placed.unit)?.target))
            .collect(),
        interpretations: interpretations(index, &found, &slots),
    }
}

fn entries(
    index: &SearchIndex,
    briefing: &Briefing,
    facet: FacetId,
    name: &[QueryWord],
) -> Named<Vec<EntryId>> {
    let as_typed = |ids| Named {
        ids,
        interpretations: Vec::new(),
    };
    if name.is_empty() {
        return as_typed(briefing.entries_of(facet).map(|(id, _)| id).collect());
    }
    let mut whole = Vec::new();
    let mut allowed = Vec::with_capacity(index.units.len());
    for unit in &index.units {
        let id = match unit.target {
            Target::Entry(id) => Some(id),
            Target::Section(_) | Target::Sentence(_) | Target::Title => None,
        };
        let id = id.filter(|id| briefing.entry(*id).is_some_and(|e| e.facet == facet));
        allowed.push(id.is_some());
        let is_whole = unit.fields.clone().any(|field| is_name(index, field, name));
        whole.extend(id.filter(|_| is_whole));
    }
    // "china" is China alone, not everything with China in its name.
    if !whole.is_empty() {
        return as_typed(whole);
    }
    let named = named(index, name, &allowed);
    let ids = named.ids.into_iter().filter_map(|target| match target {
        Target::Entry(id) => Some(id),
        Target::Section(_) | Target::Sentence(_) | Target::Title => None,
    });
    Named {
        ids: ids.collect(),
        interpretations: named.interpretations,
    }
}

/// Whether a field consists of these very words.
fn is_name(index: &SearchIndex, field: u32, name: &[QueryWord]) -> bool {
    let Some(tokens) = index.field(field).map(|field| field.tokens.clone()) else {
        return false;
    };
    tokens.len() == name.len()
        && tokens.zip(name).all(|(token, word)| {
            index
                .token(token)
                .and_then(|token| index.word(token.word))
                .is_some_and(|known| known.folded == word.folded)
        })
}

fn around_entries(index: &SearchIndex, briefing: &Briefing, entries: &[EntryId]) -> Vec<bool> {
    let evidence: HashSet<_> = entries
        .iter()
        .filter_map(|id| briefing.entry(*id))
        .flat_map(|entry| entry.evidence.iter().copied())
        .collect();
    index
        .units
        .iter()
        .map(|unit| match unit.target {
            Target::Entry(id) => entries.contains(&id),
            Target::Section(_) | Target::Title => false,
            Target::Sentence(id) => evidence.contains(&id),
        })
        .collect()
}

fn sections(
    index: &SearchIndex,
    document: &Document,
    heading: &[QueryWord],
) -> Named<HashSet<SectionId>> {
    if let [word] = heading
        && word.folded == OPENING
        && index.word_of(OPENING).is_none_or(|word| {
            let mut tokens = index.postings(word).iter();
            !tokens.any(|token| index.is_heading(*token))
        })
    {
        let all = document.sections().iter().enumerate();
        return Named {
            ids: all
                .filter(|(_, section)| section.heading.is_none())
                .map(|(at, _)| SectionId::at(at))
                .collect(),
            interpretations: Vec::new(),
        };
    }
    let allowed: Vec<bool> = index
        .units
        .iter()
        .map(|unit| matches!(unit.target, Target::Section(_)))
        .collect();
    let mut found = HashSet::new();
    let named = named(index, heading, &allowed);
    for target in named.ids {
        if let Target::Section(id) = target {
            found.insert(id);
            if let Some(section) = document.section(id) {
                found.extend(section.nested.clone().map(SectionId));
            }
        }
    }
    Named {
        ids: found,
        interpretations: named.interpretations,
    }
}

fn inside_sections(
    index: &SearchIndex,
    document: &Document,
    briefing: &Briefing,
    sections: &HashSet<SectionId>,
) -> Vec<bool> {
    let is_inside = |sentence| {
        document
            .section_of(sentence)
            .is_some_and(|section| sections.contains(&section))
    };
    index
        .units
        .iter()
        .map(|unit| match unit.target {
            Target::Title => false,
            Target::Section(id) => sections.contains(&id),
            Target::Sentence(id) => is_inside(id),
            Target::Entry(id) => briefing
                .entry(id)
                .is_some_and(|entry| entry.evidence.iter().any(|sentence| is_inside(*sentence))),
        })
        .collect()
}
