//! The lens for articles that no other is for, made without reading its file: an
//! article of a page takes the rules less time than the file would.

use super::schema::{Finding, complete};
use super::{CountBy, Facet, Head, Kind, Lens, LensFacet};
use crate::facets::extract::Discovery;
use crate::facets::{Briefing, Provenance, within_bounds};
use crate::text::{Clean, Document};

/// A facet as the file has it.
struct Row {
    /// Id, title, and singular.
    names: [&'static str; 3],
    sigil: char,
    /// Sign, hollow sign and sign of ASCII.
    signs: [&'static str; 3],
    count: CountBy,
    /// Kinds with their titles.
    kinds: &'static [[&'static str; 2]],
    discovery: Discovery,
}

const NAME: &str = "general";
const TITLE: &str = "Analyses of policy and business";
const FACETS: [Row; 3] = [
    Row {
        names: ["actors", "Actors", "actor"],
        sigil: '@',
        signs: ["●", "◦", "*"],
        count: CountBy::Mentions,
        kinds: &[
            ["state", "States"],
            ["bloc", "Blocs"],
            ["organisation", "Organisations"],
            ["institution", "Institutions"],
            ["company", "Companies"],
            ["group", "Groups"],
            ["person", "People"],
        ],
        discovery: Discovery::Actors,
    },
    Row {
        names: ["areas", "Areas", "area"],
        sigil: '=',
        signs: ["◆", "⋄", "#"],
        count: CountBy::Evidence,
        kinds: &[],
        discovery: Discovery::Areas,
    },
    Row {
        names: ["challenges", "Challenges", "challenge"],
        sigil: '%',
        signs: ["▲", "▵", "^"],
        count: CountBy::Evidence,
        kinds: &[],
        discovery: Discovery::Sentences(None),
    },
];

/// The facets that [`extract`] will fill, still without entries: what is shown
/// until it is done.
pub fn awaited() -> Briefing {
    Lens::general().awaited()
}

/// Finds the facets of an article by rules.
pub fn extract(document: &Document) -> Briefing {
    within_bounds(document, |document| Briefing {
        provenance: Provenance::Rules,
        ..Lens::general().bind(document).briefing
    })
}

/// What reading `assets/lenses/general.toml` gives.
pub(super) fn lens() -> Lens {
    let mut facets = FACETS.map(|row| {
        let [id, title, singular] = row.names.map(Clean::line);
        let [glyph, hollow, ascii] = row.signs.map(Clean::line);
        LensFacet {
            is_left_empty: false,
            head: Head {
                title: Some(title),
                singular: Some(singular),
                sigil: Some(row.sigil),
                glyph: Some(glyph),
                hollow: Some(hollow),
                ascii: Some(ascii),
                count: Some(row.count),
                key: None,
                hue: None,
                kinds: (row.kinds.iter())
                    .map(|[id, title]| Kind {
                        id: Clean::line(id),
                        title: Some(Clean::line(title)),
                        hue: None,
                    })
                    .collect(),
            },
            finding: Finding {
                discovery: Some(row.discovery),
                ..Finding::default()
            },
            facet: Facet::empty(&id),
        }
    });
    complete(&mut facets);
    Lens {
        name: Clean::line(NAME),
        title: Clean::line(TITLE),
        facets: facets.into(),
        ..Lens::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_its_file_says() {
        let read = Lens::parse(include_str!("../../../assets/lenses/general.toml"));
        assert_eq!(format!("{:#?}", read.unwrap()), format!("{:#?}", lens()));
    }
}
