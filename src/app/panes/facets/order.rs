//! The order of a list of entries: by count with parts below their wholes, by
//! first use, by label, or by kind below titles.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::facets::{Briefing, CountBy, Entry, EntryId, Facet, FacetId};
use crate::text::word::fold;

/// Order of the entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The most frequent first; parts stand below their wholes.
    #[default]
    Count,
    /// In the order in which the text first names them.
    FirstUse,
    /// By label.
    Label,
    /// By kind, below the titles that the lens gives; elsewhere as by count.
    Kind,
}

impl Sort {
    /// The next order for a facet; only one whose kinds have titles has them apart.
    #[must_use]
    pub fn next(self, facet: Option<&Facet>) -> Self {
        match self {
            Self::Count => Self::FirstUse,
            Self::FirstUse => Self::Label,
            Self::Label if facet.is_some_and(has_titles) => Self::Kind,
            Self::Label | Self::Kind => Self::Count,
        }
    }

    /// How the order is called in a facet.
    pub fn name(self, facet: &Facet) -> &'static str {
        match self {
            Self::FirstUse => "by first use",
            Self::Label => "A to Z",
            Self::Kind if has_titles(facet) => "by kind",
            Self::Count | Self::Kind => match facet.count {
                CountBy::Mentions => "by mentions",
                CountBy::Evidence => "by evidence",
            },
        }
    }
}

fn has_titles(facet: &Facet) -> bool {
    facet.kinds.iter().any(|kind| kind.title.is_some())
}

/// An entry of a list.
#[derive(Debug)]
pub(super) struct Listed {
    /// The entry.
    pub(super) id: EntryId,
    /// How many entries it stands below, as a part of them.
    pub(super) depth: usize,
    /// The title that stands above it.
    pub(super) title: Option<String>,
}

/// How many titles a list has.
pub(super) fn titles(list: &[Listed]) -> usize {
    list.iter().filter(|listed| listed.title.is_some()).count()
}

/// The entries of a facet whose label holds some folded letters, in order; A to Z goes
/// by what is `shown` of each. Weak ones are last where importance decides, and where the
/// text or the alphabet does they have their place in it.
pub(super) fn list(
    briefing: &Briefing,
    facet: FacetId,
    sort: Sort,
    (filter, shown): (&str, &dyn Fn(EntryId) -> String),
) -> Vec<Listed> {
    let shown_of = shown;
    let mut shown: Vec<(EntryId, &Entry)> = briefing
        .entries_of(facet)
        .filter(|(_, entry)| filter.is_empty() || fold(&entry.label).contains(filter))
        .collect();
    match sort {
        Sort::Count | Sort::Kind => {
            shown.sort_by_key(|(id, entry)| (entry.is_weak, Reverse(briefing.count(*id))));
        }
        Sort::FirstUse => shown.sort_by_key(|(_, entry)| entry.evidence.first().copied()),
        Sort::Label => shown.sort_by_cached_key(|(id, _)| fold(&shown_of(*id))),
    }
    match sort {
        Sort::Kind if briefing.facet(facet).is_some_and(has_titles) => by_kind(briefing, shown),
        Sort::Count | Sort::Kind => below_wholes(&shown),
        Sort::FirstUse | Sort::Label => shown.iter().map(|(id, _)| plain(*id)).collect(),
    }
}

fn plain(id: EntryId) -> Listed {
    Listed {
        id,
        depth: 0,
        title: None,
    }
}

/// Entries in groups by their kinds, in the order of the lens; those without one
/// that it lists are last.
fn by_kind(briefing: &Briefing, mut shown: Vec<(EntryId, &Entry)>) -> Vec<Listed> {
    let place = |entry: &Entry| briefing.kind_of(entry).map_or(usize::MAX, |(at, _)| at);
    shown.sort_by_key(|(_, entry)| place(entry));
    let mut last = None;
    let of_kind = |(id, entry): (EntryId, &Entry)| {
        let here = Some(place(entry));
        let opens = last != here;
        last = here;
        let kind = briefing.kind_of(entry).map(|(_, kind)| kind);
        let title = kind.map_or("Others", |kind| kind.title.as_ref().unwrap_or(&kind.id));
        Listed {
            title: opens.then(|| title.to_owned()),
            ..plain(id)
        }
    };
    shown.into_iter().map(of_kind).collect()
}

/// Entries with their parts, if they are listed, right below them.
fn below_wholes(shown: &[(EntryId, &Entry)]) -> Vec<Listed> {
    let names: HashMap<_, _> = shown.iter().map(|(id, entry)| (&entry.id, *id)).collect();
    let whole = |entry: &Entry| names.get(entry.parent.as_ref()?).copied();
    let mut parts: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
    let mut list = Vec::with_capacity(shown.len());
    let mut waiting: Vec<(EntryId, usize)> = Vec::new();
    for (id, entry) in shown.iter().rev() {
        match whole(entry) {
            Some(whole) => parts.entry(whole).or_default().push(*id),
            None => waiting.push((*id, 0)),
        }
    }
    // A lens has no circles, so all of them are reached.
    while let Some((id, depth)) = waiting.pop() {
        list.push(Listed { depth, ..plain(id) });
        let parts = parts.remove(&id).unwrap_or_default();
        waiting.extend(parts.into_iter().map(|part| (part, depth + 1)));
    }
    list
}
