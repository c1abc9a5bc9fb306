//! Titles in rows, folds, and what is not shown.

use super::*;
use crate::text::width::shortened;
use crate::text::{BlockKind, DocumentBuilder};

fn document() -> Document {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, "Lede.", 0..0);
    for (level, title) in [
        (1, "One"),
        (2, "One a"),
        (2, "One b"),
        (1, "Two, with a title that is long"),
    ] {
        builder.heading(level, title, 0..0);
        builder.block(BlockKind::Paragraph, "Text.", 0..0);
    }
    builder.finish()
}

#[test]
fn folding_hides_what_is_nested() {
    let document = document();
    let mut outline = Outline::default();
    assert_eq!(outline.visible(&document).len(), 5);
    assert!(outline.fold(&document, SectionId(1)));
    assert!(!outline.fold(&document, SectionId(4)));
    assert_eq!(
        outline.visible(&document),
        [SectionId(0), SectionId(1), SectionId(4)]
    );
    outline.select(&document, SectionId(3));
    assert_eq!(outline.selected(&document), Some(SectionId(1)));
    outline.unfold_all();
    assert_eq!(outline.visible(&document).len(), 5);
}

#[test]
fn the_list_is_made_once_and_anew_after_any_change() {
    let document = document();
    let mut outline = Outline::default();
    let made = outline.visible(&document).as_ptr();
    outline.select(&document, SectionId(2));
    assert_eq!(outline.visible(&document).as_ptr(), made);
    outline.set_filter("one a");
    assert_eq!(outline.visible(&document), [SectionId(2)]);
    outline.set_filter("");
    outline.fold_all(&document);
    assert_eq!(outline.visible(&document).len(), 3);
    assert!(outline.unfold(SectionId(1)));
    assert_eq!(outline.visible(&document).len(), 5);
    outline.fold_all(&document);
    assert_eq!(outline.visible(&document).len(), 3);
    outline.refold(|_| None);
    let other = Document::default();
    assert!(outline.visible(&other).is_empty());
}

#[test]
fn titles_wrap_while_there_is_room() {
    let document = document();
    let outline = Outline::default();
    let titles = |height| {
        outline
            .rows(&document, 14, 0, height)
            .into_iter()
            .map(|row| shortened(&row.title, row.room, "…").into_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        titles(20),
        [
            "Opening",
            "",
            "One",
            "",
            "One a",
            "",
            "One b",
            "",
            "Two, with a",
            "title that is",
            "long"
        ]
    );
    assert_eq!(
        titles(8),
        [
            "Opening",
            "One",
            "One a",
            "One b",
            "Two, with a",
            "title that is",
            "long"
        ]
    );
    assert_eq!(
        titles(5),
        ["Opening", "One", "One a", "One b", "Two, with a t…"]
    );
    assert_eq!(titles(2), ["Opening", "One"]);
    assert!(titles(0).is_empty());
}

#[test]
fn a_title_is_cut_only_where_there_is_no_row_for_it() {
    let mut builder = DocumentBuilder::new();
    for title in ["One two three four five six seven eight nine", "Ten"] {
        builder.heading(1, title, 0..0);
        builder.block(BlockKind::Paragraph, "Text.", 0..0);
    }
    let document = builder.finish();
    let outline = Outline::default();
    let titles = |height| {
        let rows = outline.rows(&document, 10, 0, height).into_iter();
        rows.map(|row| shortened(&row.title, row.room, "…").into_owned())
            .collect::<Vec<_>>()
    };
    let whole = ["One two", "three four", "five six", "seven", "eight nine"];
    assert_eq!(titles(9), [&whole[..], &["", "Ten"]].concat());
    // Whole titles come before blank rows.
    assert_eq!(titles(6), [&whole[..], &["Ten"]].concat());
    assert_eq!(titles(5), ["One two", "three four", "five six…", "", "Ten"]);
    assert_eq!(titles(4), ["One two", "three four", "five six…", "Ten"]);
    assert_eq!(titles(3), ["One two t…", "Ten"]);
}

#[test]
fn a_long_word_in_a_narrow_pane_is_cut() {
    let cut = |title, columns| -> Vec<String> {
        let rows = wrap_title(title, columns, (0, 3)).into_iter();
        rows.map(|(row, room, _)| shortened(row, room, "…").into_owned())
            .collect()
    };
    assert_eq!(
        cut("Interoperability now", 6),
        ["Intero", "perabi", "lity…"]
    );
    assert_eq!(cut("abc", 0), [""]);
}

#[test]
fn a_word_takes_the_cells_of_a_bar_rather_than_a_second_row() {
    let wrap = |title| wrap_title(title, 15, (6, 3));
    assert_eq!(wrap("Organisation"), [("Organisation", 9, 6)]);
    assert_eq!(
        wrap("Organisation now"),
        [("Organisation", 9, 6), ("now", 15, 0)]
    );
    assert_eq!(
        wrap("The members now"),
        [("The", 9, 0), ("members now", 15, 0)]
    );
    // Of what has no room anyhow nothing is left out.
    let titles = ["Internationalisierung der", "海上安全合作的新挑战与机遇"];
    for title in titles {
        let rows = wrap(title);
        let shown: Vec<&str> = (rows.iter())
            .map(|(row, room, without_bar)| {
                assert_eq!(
                    (shortened(row, *room, "…").as_ref(), *without_bar),
                    (*row, 0)
                );
                *row
            })
            .collect();
        assert_eq!(shown.concat(), title.replace(' ', ""));
    }
}
