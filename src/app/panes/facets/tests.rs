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
fn only_long_labels_take_further_rows() {
    let labels = [
        "Energy",
        "Threats from the north and the region",
        "Divided opinion at home",
        "Intergovernmentalisms",
    ];
    let briefing = briefing(&labels);
    let facets = Facets::default();
    let rows = facets.rows(&briefing, 35, 7);
    assert_eq!(
        shown(&rows),
        [
            ("Energy", true),
            ("Threats from the north and the", false),
            ("region", true),
            ("Divided opinion at", false),
            ("home", true),
            ("Intergovernmentalisms", false),
            ("", true),
        ]
    );
    // Counts and bars stand below each other.
    assert!(rows.iter().all(|row| row.count_end == 24));
    assert!(rows.iter().all(|row| row.closes != row.count.is_empty()));
    assert_eq!(facets.rows_wanted(&briefing, 35), 7);
    let rows = facets.rows(&briefing, 35, 5);
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row.opens && row.closes));
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
fn weak_entries_are_last_by_importance_alone_and_leave_room_for_their_mark() {
    let mut briefing = briefing(&["Air", "Bees", "Coal"]);
    briefing.entries[0].is_weak = true;
    let mut facets = Facets::default();
    for sort in [Sort::Count, Sort::FirstUse, Sort::Label, Sort::Kind] {
        facets.sort = sort;
        let rows = facets.rows(&briefing, 35, 9);
        // There is one alphabet, and one text.
        let (at, expected) = match sort {
            Sort::Count | Sort::Kind => (2, ["Bees", "Coal", "Air"]),
            Sort::FirstUse | Sort::Label => (0, ["Air", "Bees", "Coal"]),
        };
        assert_eq!(shown(&rows), expected.map(|label| (label, true)));
        assert_eq!(rows[at].room + 2, rows[1].room);
    }
}

#[test]
fn where_rows_are_scarce_a_bar_gives_way_to_a_second_row() {
    let long = "A mill that no word of any list can shorten, however low its pane is";
    let labels = [
        "Boats without engines",
        "Coal",
        long,
        "Mills along a small river",
    ];
    let briefing = briefing(&labels);
    let laid = |height: usize| {
        let rows = Facets::default().rows(&briefing, 35, height);
        let own = rows
            .iter()
            .filter(|row| row.closes && row.entry != Some(EntryId(2)));
        let of_bars: Vec<bool> = own.map(|row| row.has_bar).collect();
        (rows.len(), of_bars)
    };
    // Eighteen columns before counts with a bar, 28 without.
    assert_eq!(laid(8), (8, vec![true, true, true]));
    assert_eq!(laid(7), (7, vec![true, true, true]));
    assert_eq!(laid(6), (6, vec![true, true, false]));
    assert_eq!(laid(4), (4, vec![false, true, false]));
}

#[test]
fn labels_of_a_long_list_take_two_rows_and_bars_give_way_to_them() {
    let long = "A mill that no word of any list can shorten, however low its pane is";
    let facets = |height: usize, labels: &[&str], at: usize| {
        let briefing = briefing(labels);
        let mut facets = Facets::default();
        facets.put_cursor(at);
        facets.follow(&briefing, 35, height);
        (
            facets.rows(&briefing, 35, height),
            facets.page(&briefing, 35, height),
        )
    };
    let labels = [
        long, "Bees", "Coal", long, "Dams", "Elms", "Fens", "Gas", "Hops",
    ];
    let (rows, page) = facets(8, &labels, 0);
    let cut = "A mill that no word of any list";
    let rest = "can shorten, however low…";
    let expected = [
        (cut, false),
        (rest, true),
        ("Bees", true),
        ("Coal", true),
        (cut, false),
        (rest, true),
        ("Dams", true),
        ("4 more", true),
    ];
    assert_eq!((shown(&rows), page), (expected.to_vec(), 5));
    // Where a label would be cut, the bar gives way to it.
    for row in rows.iter().take(7).filter(|row| row.closes) {
        let is_cut = row.label == rest;
        assert_eq!(
            (row.count_end, row.has_bar),
            if is_cut { (34, false) } else { (24, true) }
        );
        assert_eq!(row.room, if is_cut { 28 } else { 18 });
    }
    // Rows that are free are taken.
    let (rows, _) = facets(12, &[long, &format!("{long} and {long}"), "Coal"], 0);
    assert!(rows.len() > 8 && rows.iter().all(|row| row.has_bar == row.closes));
    // The start of a label rather than an empty row.
    let (rows, page) = facets(6, &labels, 0);
    let start = "A mill that no word of any…";
    assert_eq!((shown(&rows)[4], page), ((start, true), 4));
    // The last entry is in view without an empty row below it.
    let (rows, page) = facets(8, &labels, 8);
    assert_eq!((rows[0].label.as_str(), page), (cut, 6));
    assert_eq!((rows[6].label.as_str(), rows.len()), ("Hops", 8));
    // Where each has a row no entry is hidden by the second row of another.
    let (rows, page) = facets(10, &labels, 0);
    assert_eq!((rows.len(), page), (10, 9));
    assert_eq!(
        shown(&rows)[..3],
        [(cut, false), (rest, true), ("Bees", true)]
    );
    assert_eq!(shown(&rows)[4], (start, true));
    // Little of a low pane is lost to long labels.
    let (rows, _) = facets(5, &labels, 0);
    assert_eq!(shown(&rows)[..2], [(start, true), ("Bees", true)]);
    // Where two rows for each are enough nothing has to say how many more there are.
    let (rows, page) = facets(8, &[long, long, long, "Coal"], 0);
    assert_eq!((rows.len(), page), (7, 4));
}

#[test]
fn parts_stand_below_their_wholes_and_kinds_below_titles() {
    let mut builder = DocumentBuilder::new();
    let text = "Ann met Ann. Ann and the Guard met Bob of the Union. Bob left the Guard.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let lens = "lens = { name = 't', version = 1 }\n[[facet]]\nid = 'actors'\n\
        kinds = [{ id = 'body', title = 'Bodies' }, 'person']\n\
        entry = [\n{ label = 'Ann', kind = 'person' },\n{ label = 'Union', kind = 'body' },\n\
        { label = 'Guard', kind = 'body', parent = 'union' },\n{ label = 'Bob', parent = 'guard' },\n]";
    let briefing = Lens::parse(lens).unwrap().bind(&builder.finish()).briefing;
    let mut facets = Facets::default();
    let labels = |facets: &Facets, height: usize| -> Vec<String> {
        let rows = facets.rows(&briefing, 40, height);
        rows.iter().map(|row| row.label.clone()).collect()
    };
    assert_eq!(labels(&facets, 9), ["Ann", "Union", "  Guard", "    Bob"]);
    facets.set_filter("b");
    assert_eq!(labels(&facets, 9), ["Bob"], "its whole is not listed");
    facets.set_filter("");
    let facet = briefing.facet(FacetId(0));
    for _ in 0..3 {
        facets.sort = facets.sort.next(facet);
    }
    assert_eq!(facets.sort.name(facet.unwrap()), "by kind");
    let all = ["Bodies", "Guard", "Union", "person", "Ann", "Others", "Bob"];
    assert_eq!(labels(&facets, 9), all);
    // The cursor is in view however low the pane is.
    for height in 5..9 {
        for at in 0..4 {
            facets.put_cursor(at);
            facets.follow(&briefing, 40, height);
            let id = facets.at_cursor(&briefing);
            let rows = facets.rows(&briefing, 40, height);
            assert!(rows.len() <= height, "{height}");
            assert!(rows.iter().any(|row| row.entry == id), "{at} in {height}");
        }
    }
    assert_eq!(facets.sort.next(facet), Sort::Count);
    assert_eq!(Sort::Label.next(None), Sort::Count);
}

#[test]
fn an_acronym_stands_for_a_label_that_would_be_cut() {
    let mut builder = DocumentBuilder::new();
    let text = "The Northern Harbour Cooperation Organisation (NHCO) met. Its seat is old.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let lens = "[lens]\nname = \"t\"\nversion = 1\n[[facet]]\nid = \"actors\"\n\
        [[facet.entry]]\nlabel = \"Northern Harbour Cooperation Organisation\"\n\
        aliases = [\"NHCO\", \"Its\"]\n[[facet.entry]]\nid = \"o\"\nlabel = \"seat\"\n";
    let briefing = Lens::parse(lens).unwrap().bind(&builder.finish()).briefing;
    let facets = Facets::default();
    let whole = "Northern Harbour Cooperation Organisation";
    assert_eq!(shown(&facets.rows(&briefing, 80, 2))[0], (whole, true));
    // Not where there are rows for all of it.
    assert_eq!(facets.rows(&briefing, 35, 9).len(), 3);
    assert_eq!(shown(&facets.rows(&briefing, 35, 2))[0], ("NHCO", true));
    let entry = briefing.entry(EntryId(0)).unwrap();
    assert_eq!(entry.label_within(3), whole);
}

#[test]
fn a_to_z_goes_by_what_is_shown() {
    let mut builder = DocumentBuilder::new();
    let text = "The Union of Northern Harbours (ANH) met the Ports and the Bank.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let lens = "[lens]\nname = \"t\"\nversion = 1\n[[facet]]\nid = \"actors\"\n\
        [[facet.entry]]\nlabel = \"Union of Northern Harbours\"\naliases = [\"ANH\"]\n\
        [[facet.entry]]\nid = \"p\"\nlabel = \"Ports\"\n\
        [[facet.entry]]\nid = \"b\"\nlabel = \"Bank\"\n";
    let briefing = Lens::parse(lens).unwrap().bind(&builder.finish()).briefing;
    let mut facets = Facets {
        sort: Sort::Label,
        ..Facets::default()
    };
    let labels = |facets: &Facets, height| -> Vec<String> {
        let rows = facets.rows(&briefing, 20, height);
        rows.iter().map(|row| row.label.clone()).collect()
    };
    // With rows for whole labels by these; the cursor stays on its entry.
    facets.put_cursor(2);
    facets.follow(&briefing, 20, 9);
    assert_eq!(labels(&facets, 9)[..2], ["Bank", "Ports"]);
    facets.follow(&briefing, 20, 3);
    assert_eq!(labels(&facets, 3), ["ANH", "Bank", "Ports"]);
    assert_eq!(facets.at_cursor(&briefing), Some(EntryId(0)));
}

#[test]
fn forms_that_differ_in_case_only_are_one() {
    let mut builder = DocumentBuilder::new();
    let text = "Rope fails. The rope of the sea. A ROPE. No rope. Cord, cord.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let lens = "[lens]\nname = \"t\"\nversion = 1\n[[facet]]\nid = \"things\"\n\
        [[facet.entry]]\nlabel = \"Rope\"\naliases = [\"cord\"]\n";
    let briefing = Lens::parse(lens).unwrap().bind(&builder.finish()).briefing;
    let entry = briefing.entry(EntryId(0)).unwrap();
    let found: Vec<_> = entry.names_found();
    assert_eq!(
        found.iter().map(|(_, count)| *count).collect::<Vec<_>>(),
        [4, 2]
    );
    assert_eq!(found[0].0, "rope");
}
