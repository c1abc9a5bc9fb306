//! The keys of movement go where they say, in every pane and with counts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use briefing::app::layout::Pane;
use briefing::app::panes::reader::ViewRow;
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
    let mut at = 0;
    for step in 0..steps(0).len() {
        // A page is what is in view: some labels take two rows.
        let left = usize::from(app.model.areas().facets.x);
        let has_sign = |row: &&str| row.chars().skip(left).any(|c| matches!(c, '●' | '◦'));
        let screen = app.screen();
        let page = screen.lines().filter(has_sign).count();
        assert!((6..=9).contains(&page), "{page}");
        let (keys, by) = steps(i64::try_from(page).unwrap())[step];
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

/// Sections of many sentences, so that every place can stand on every row.
fn sections() -> String {
    let sentences = |section: usize| {
        let all = (0..40).map(|at| {
            let words = "of the harbour and its ships ".repeat(1 + (at + section) % 4);
            format!("Sentence {at} of section {section} speaks {words}in spring.")
        });
        let all: Vec<String> = all.collect();
        all.chunks(5).map(|part| part.join(" ")).collect::<Vec<_>>()
    };
    let parts = (0..6).map(|at| format!("# Section {at}\n\n{}", sentences(at).join("\n\n")));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// Row of the pane on which the focused sentence begins, and of its heading.
fn rows_of_focus(app: &Harness) -> (i64, Option<i64>) {
    let model = &app.model;
    let row = model.reader.row_in_view(model.here().unwrap()).unwrap();
    let heading = model.section().and_then(|id| {
        let section = model.document.section(id)?;
        let opens = model.document.sentence_from(section.heading?) == model.reader.focus();
        let place = briefing::text::Span::new(section.heading?, 0..1);
        opens.then(|| model.reader.row_in_view(place).expect("its heading").into())
    });
    (row.into(), heading)
}

/// The target of a jump stands at one third, or stood well in view before.
fn check_jump(app: &mut Harness, keys: &str) {
    let height = i64::from(app.model.areas().text.height);
    let before = top(app);
    app.press(keys);
    let (row, heading) = rows_of_focus(app);
    let (lowest, what) = match heading {
        Some(_) => (height * 2 / 3, "its section follows"),
        None => (height - 1 - height.min(24) / 8, "it is off the edge"),
    };
    let is_well = heading.unwrap_or(row) >= (height / 8).min(3) && row <= lowest;
    let is_unmoved = top(app) == before && is_well;
    assert!(
        row == height / 3 || is_unmoved,
        "{keys}: row {row} of {height}, {what}\n{}",
        app.screen()
    );
}

#[test]
fn targets_of_jumps_stand_at_one_third() {
    for (columns, rows) in [(120, 36), (80, 24), (100, 50)] {
        let mut app = Harness::plain(&sections(), columns, rows);
        for keys in [
            "20G", "]", "]", "[", "15G", "m", "40%", "60%", "H", "H", "L",
        ] {
            if keys == "m" {
                app.press("ma");
            } else {
                check_jump(&mut app, keys);
            }
        }
        app.press("30%");
        check_jump(&mut app, "'a");
        for keys in ["goj<Enter>", "gojo", "gokko"] {
            check_jump(&mut app, keys);
        }
        app.press("gr10G/section 3 21<Enter>");
        for _ in 0..4 {
            check_jump(&mut app, "n");
        }
        check_jump(&mut app, "N");
    }
    let mut app = Harness::bundled(120, 24);
    app.press("gfjjjj<Enter>");
    let height = i64::from(app.model.areas().text.height);
    for _ in 0..4 {
        let before = top(&app);
        app.press("j");
        let (row, _) = rows_of_focus(&app);
        assert!(
            row == height / 3 || top(&app) == before,
            "{row}\n{}",
            app.screen()
        );
    }
}

#[test]
fn a_long_target_is_shown_as_a_whole_where_it_fits() {
    let long = "It went on for many words that nobody had thought of before then, ".repeat(10);
    let text = format!("{}\n\n{long}and stopped.\n\n{}", sections(), sections());
    let mut app = Harness::plain(&text, 80, 24);
    app.press("48G").press("49G");
    let model = &app.model;
    let here = model.here().unwrap();
    assert!(
        app.sentence().starts_with("It went on"),
        "{}",
        app.sentence()
    );
    let first = usize::from(model.reader.row_in_view(here).expect("its start"));
    let last = model.reader.view().last().and_then(ViewRow::span).unwrap();
    assert!(
        first < 6 && (last.block, last.end) >= (here.block, here.end),
        "{}",
        app.screen()
    );
}

#[test]
fn page_turns_keep_the_focus_on_a_whole_sentence_near_by() {
    for (columns, rows) in [(120, 36), (80, 24), (60, 14)] {
        let mut app = Harness::plain(&sections(), columns, rows);
        for (keys, is_down) in [
            ("<Space>", true),
            ("<C-d>", true),
            ("b", false),
            ("<C-u>", false),
        ] {
            app.press("50%zz");
            for _ in 0..30 {
                let (before, at) = (app.model.reader.focus().unwrap(), top(&app));
                app.press(keys);
                let focus = app.model.reader.focus().unwrap();
                if top(&app) == at {
                    // At an end the focus goes there.
                    let last = u32::try_from(app.model.document.sentences().len()).unwrap() - 1;
                    assert_eq!(focus.0, if is_down { last } else { 0 });
                    break;
                }
                let whole = |id: briefing::text::SentenceId| {
                    let span = app.model.document.sentence(id).unwrap();
                    let view = app.model.reader.view().iter().filter_map(ViewRow::span);
                    let shown: u32 = view
                        .filter(|row| row.block == span.block)
                        .map(|row| {
                            row.end
                                .min(span.end)
                                .saturating_sub(row.start.max(span.start))
                        })
                        .sum();
                    // Rows leave out the space at their ends.
                    shown + 5 >= span.end - span.start
                        && app.model.reader.row_in_view(span).is_some()
                };
                assert!(whole(focus), "{keys}\n{}", app.screen());
                assert!(if is_down {
                    focus >= before
                } else {
                    focus <= before
                });
                // None between the former focus and this one is whole in view.
                let between = before.0.min(focus.0) + 1..before.0.max(focus.0);
                for id in between.map(briefing::text::SentenceId) {
                    assert!(
                        !whole(id) || id == focus,
                        "{keys}: {id:?}\n{}",
                        app.screen()
                    );
                }
            }
        }
    }
}
