//! The keys of movement go where they say, in every pane and with counts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use briefing::app::layout::Pane;
use briefing::typeset::RowId;
use support::Harness;

/// Sixty short sections, so that every list is longer than its pane.
fn long_article() -> String {
    let parts: Vec<String> = (0..60)
        .map(|number| format!("# Part {number}\n\nSentence {number} has words. And one more."))
        .collect();
    parts.join("\n\n")
}

/// The first row in view.
fn top(app: &Harness) -> RowId {
    app.model.reader.view()[0].id
}

#[test]
fn the_text_moves_by_direction_and_count() {
    for (forth, back) in [
        ("j", "k"),
        ("7j", "7k"),
        ("d", "u"),
        ("<C-d>", "<C-u>"),
        ("3d", "3u"),
        ("<Space>", "b"),
        ("2<Space>", "2b"),
        ("2<C-f>", "2<C-b>"),
    ] {
        let mut app = Harness::plain(&long_article(), 120, 36);
        app.press("30G");
        let here = top(&app);
        app.press(forth);
        assert!(top(&app) > here, "{forth} goes on");
        app.press(back);
        assert_eq!(top(&app), here, "{back} goes as far back");
        app.press(back);
        assert!(top(&app) < here, "{back} goes back");
    }
    let mut app = Harness::plain(&long_article(), 120, 36);
    app.press("30G");
    app.press("gg");
    assert_eq!(app.model.reader.focus().map(|id| id.0), Some(0));
    app.press("G");
    assert!(app.sentence().starts_with("And one more"));
    let last = app.model.reader.focus();
    app.press("9j9d9<Space>");
    assert_eq!(app.model.reader.focus(), last);
}

/// Rows by which each key moves the selection of a list with pages of `page`.
fn steps(page: i64) -> Vec<(&'static str, i64)> {
    let half = page / 2;
    vec![
        ("j", 1),
        ("k", -1),
        ("3j", 3),
        ("2k", -2),
        ("d", half),
        ("u", -half),
        ("2<C-d>", 2 * half),
        ("2<C-u>", -2 * half),
        ("<Space>", page),
        ("b", -page),
        ("2<PageDown>", 2 * page),
        ("2<PageUp>", -2 * page),
        ("G", 10_000),
        ("u", -half),
        ("gg", -10_000),
        ("d", half),
    ]
}

#[test]
fn the_outline_moves_by_direction_and_count() {
    let mut app = Harness::plain(&long_article(), 120, 20);
    app.press("go");
    let page = i64::from(app.model.areas().outline.height) - 2;
    let mut at = i64::try_from(app.model.outline.cursor.selected).unwrap();
    for (keys, by) in steps(page) {
        app.press(keys);
        at = (at + by).clamp(0, 59);
        let selected = i64::try_from(app.model.outline.cursor.selected).unwrap();
        assert_eq!(selected, at, "{keys}");
        assert_eq!(app.model.focus, Pane::Outline);
    }
}

#[test]
fn the_entries_move_by_direction_and_count() {
    let mut app = Harness::bundled(120, 14);
    app.press("gf");
    let page = i64::from(app.model.areas().facets.height) - 2;
    let mut at = 0;
    for (keys, by) in steps(page) {
        app.press(keys);
        at = (at + by).clamp(0, 18);
        let selected = i64::try_from(app.model.facets.cursor().selected).unwrap();
        assert_eq!(selected, at, "{keys}");
    }
}

#[test]
fn the_evidence_of_a_card_moves_by_direction_and_count() {
    let mut app = Harness::bundled(120, 14);
    app.press("gf<Enter>");
    let card = |app: &Harness| app.model.facets.card.expect("a card");
    let entry = card(&app).entry;
    let last = app.model.briefing.entry(entry).unwrap().evidence.len() - 1;
    let page = i64::from(app.model.areas().facets.height) - 2;
    let mut at = i64::try_from(card(&app).chosen).unwrap();
    for (keys, by) in steps(page) {
        app.press(keys);
        at = (at + by).clamp(0, i64::try_from(last).unwrap());
        assert_eq!(i64::try_from(card(&app).chosen).unwrap(), at, "{keys}");
    }
}

#[test]
fn a_count_before_g_names_a_paragraph_in_every_pane() {
    let mut app = Harness::bundled(120, 36);
    for pane in ["gr", "go", "gf"] {
        app.press(pane).press("11G");
        assert!(app.shows("¶ 11/28"), "{pane}");
    }
}
