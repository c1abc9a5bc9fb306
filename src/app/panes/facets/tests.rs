//! Labels and tabs find their room.

use super::*;
use crate::facets::lens::Lens;
use crate::text::{BlockKind, DocumentBuilder};

fn briefing(labels: &[&str]) -> Briefing {
    let mut builder = DocumentBuilder::new();
    let mut lens = "[lens]\nname = \"t\"\ntitle = \"T\"\nversion = 1\n[[facet]]\n\
        id = \"areas\"\ntitle = \"Areas\"\nsingular = \"area\"\nglyph = \"◆\"\n\
        count = \"evidence\"\n"
        .to_owned();
    for (at, label) in labels.iter().enumerate() {
        let text = format!("Phrase{at} stands here.");
        builder.block(BlockKind::Paragraph, &text, 0..0);
        let entry = format!(
            "[[facet.entry]]\nid = \"e{at}\"\nlabel = \"{label}\"\nevidence = [\"Phrase{at}\"]\n"
        );
        lens.push_str(&entry);
    }
    Lens::parse(&lens).unwrap().bind(&builder.finish()).briefing
}

fn shown(rows: &[FacetRow]) -> Vec<(&str, bool)> {
    rows.iter()
        .map(|row| (row.label.as_str(), row.closes))
        .collect()
}

#[test]
fn long_labels_stand_in_full_while_all_entries_have_the_rows() {
    let briefing = briefing(&["Energy", "Threats from the north and the region"]);
    let facets = Facets::default();
    let rows = facets.rows(&briefing, 35, 4);
    assert_eq!(
        shown(&rows),
        [
            ("Energy", false),
            ("", true),
            ("Threats from the north and", false),
            ("the region", true)
        ]
    );
    assert!(rows.iter().all(|row| row.count_end == 34));
    assert_eq!(
        shown(&facets.rows(&briefing, 35, 3)),
        [
            ("Energy", true),
            ("Threats from the", false),
            ("north and the region", true)
        ]
    );
    let rows = facets.rows(&briefing, 35, 2);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.opens && row.closes));
    assert_eq!(facets.rows_wanted(&briefing, 35), [4, 3]);
}

#[test]
fn tabs_keep_off_the_margins() {
    let briefing = briefing(&["One"]);
    for columns in 0..40 {
        let tabs = Facets::default().tabs(&briefing, columns);
        let end = tabs.last().map_or(0, |tab| tab.columns.end);
        assert!(end < columns.max(9), "{columns}");
    }
}

#[test]
fn weak_entries_are_marked_and_last_in_every_order() {
    let mut briefing = briefing(&["Air", "Bees", "Coal"]);
    briefing.entries[0].is_weak = true;
    let mut facets = Facets::default();
    for sort in [Sort::Count, Sort::FirstUse, Sort::Label] {
        facets.sort = sort;
        let rows = facets.rows(&briefing, 35, 9);
        assert_eq!(
            shown(&rows),
            [("Bees", true), ("Coal", true), ("Air ?", true)]
        );
    }
}
