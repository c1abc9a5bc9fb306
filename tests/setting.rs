//! How the text is set, seen on the screen: its measure, its form, and the
//! focused sentence that keeps its row.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use briefing::app::Background;
use briefing::app::key::MouseKind;
use briefing::app::panes::reader::Placement;
use briefing::facets::Briefing;
use briefing::text::SentenceId;
use briefing::ui::theme::{Depth, Theme, UNICODE};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use support::{Harness, read};

/// Row of the pane on which the focused sentence begins.
fn row(app: &Harness) -> Option<u16> {
    app.model.reader.row_in_view(app.model.here()?)
}

#[test]
fn the_focused_sentence_keeps_its_row_through_every_change() {
    for (columns, rows) in [(120, 36), (100, 30), (60, 20)] {
        let mut app = Harness::bundled(columns, rows);
        let count = app.model.document.sentences().len();
        // Near the ends the text cannot be moved as far.
        for at in (count / 4..count * 3 / 4).step_by(3) {
            let document = app.model.document.clone();
            let sentence = SentenceId::at(at);
            app.model
                .reader
                .focus_on(&document, sentence, Placement::Third);
            app.press("zz");
            let before = row(&app).expect("in view");
            for keys in ["zj", "+", "zj", "zh", "-", "-", "zj", "-", "zj", "zh", "="] {
                app.press(keys);
                assert_eq!(app.model.reader.focus(), Some(sentence));
                assert_eq!(
                    row(&app),
                    Some(before),
                    "{keys} at {at} of {columns}x{rows}"
                );
            }
        }
    }
}

#[test]
fn justified_text_fills_its_measure_and_turns_back() {
    let mut app = Harness::bundled(120, 36);
    let ragged = app.rows();
    app.press("zj");
    assert!(app.footer().contains("Justified and hyphenated"));
    let areas = app.model.areas();
    let column = usize::from(areas.text.x + areas.text_indent + areas.measure) - 1;
    let full = |rows: &[String]| {
        let at_end = rows.iter().filter(|row| {
            row.chars().nth(column).is_some_and(|c| c != ' ')
                && row.chars().nth(column + 1) == Some(' ')
        });
        at_end.count()
    };
    let justified = app.rows();
    assert!(full(&justified) > 20 && full(&justified) > 3 * full(&ragged));
    app.press("zj");
    assert!(app.footer().contains("Rows are ragged"));
    assert_eq!(app.rows()[..35], ragged[..35]);
}

#[test]
fn words_are_divided_in_english_only() {
    // The texts have no hyphen of their own.
    let hyphens = |app: &Harness| {
        let rows = app.model.reader.view().iter();
        let ends = |id| app.model.document.block_text(id);
        rows.filter(|row| row.row.shown(ends(row.id.block)).ends_with('-'))
            .count()
    };
    let english =
        "The cooperation of the governments and the understanding of the neighbours. ".repeat(20);
    let mut app = Harness::plain(&english, 40, 20);
    assert_eq!(hyphens(&app), 0);
    app.press("zh");
    assert!(app.footer().contains("Hyphenated"), "{}", app.footer());
    assert!(hyphens(&app) > 0);
    app.press("zh");
    assert_eq!(hyphens(&app), 0);
    app.press("zjzh");
    assert!(app.footer().contains("always"), "{}", app.footer());
    let german =
        "Die Zusammenarbeit der Regierungen mit den Nachbarn und den anderen Staaten. ".repeat(20);
    let mut app = Harness::plain(&german, 40, 20);
    app.press("zh");
    assert!(app.footer().contains("Only English"), "{}", app.footer());
    app.press("zj");
    assert!(app.footer().contains("not hyphenated"), "{}", app.footer());
    assert_eq!(hyphens(&app), 0);
}

#[test]
fn the_pointer_finds_what_is_drawn_in_stretched_rows() {
    let mut app = Harness::bundled(120, 36);
    app.press("zj");
    let areas = app.model.areas();
    let mut checked = 0;
    for line in 0..areas.text.height {
        let row = app.model.reader.view()[usize::from(line)].clone();
        let Some(span) = row.span() else { continue };
        let text = app.model.document.block_text(span.block).to_owned();
        for cell in row.row.cells(&text) {
            let Some(sentence) = app.model.document.sentence_at(span.block, cell.at) else {
                continue;
            };
            let column = (areas.text.x + areas.text_indent)
                .checked_add_signed(cell.column)
                .unwrap();
            for inside in 0..cell.columns {
                app.point(MouseKind::Press, column + inside, areas.text.y + line);
                if app.model.reader.view()[usize::from(line)] == row {
                    assert_eq!(app.model.reader.focus(), Some(sentence));
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn the_focused_sentence_keeps_its_row_through_every_layout() {
    for (columns, rows) in [(120, 36), (100, 30), (160, 45)] {
        let mut app = Harness::bundled(columns, rows);
        let count = app.model.document.sentences().len();
        for at in (count / 4..count * 3 / 4).step_by(5) {
            let document = app.model.document.clone();
            let sentence = SentenceId::at(at);
            app.model
                .reader
                .focus_on(&document, sentence, Placement::Third);
            app.press("zz");
            let before = row(&app).expect("in view");
            let check = |app: &Harness, what: &str| {
                assert_eq!(app.model.reader.focus(), Some(sentence), "{what}");
                let now = row(app);
                assert_eq!(now, Some(before), "{what} at {at} of {columns}x{rows}");
            };
            for keys in [
                "t",
                "f",
                "t",
                "f",
                "zn",
                "zn",
                "z>",
                "3z<lt>",
                "z=",
                "gfz>",
                "gr",
                "z=",
                "zn",
                "t",
                "t",
                "zd",
                "zd",
                "zg",
                "zg",
                "zg",
                "ztj<Enter>",
                "?",
                "<Esc>",
                "gf",
                "gr",
                "go",
                "gr",
            ] {
                app.press(keys);
                check(&app, keys);
            }
            for wide in [columns + 30, columns - 15, 80, 60, 40, 79, columns] {
                app.resize(wide, rows);
                check(&app, &wide.to_string());
            }
            for rows in [rows - 4, rows + 9, rows] {
                app.resize(columns, rows);
                check(&app, &rows.to_string());
            }
            // A lower screen does not have the row; it comes back with it.
            app.resize(columns, 12).resize(50, 7).resize(columns, rows);
            check(&app, "a low screen between");
        }
    }
}

#[test]
fn a_break_is_seen_between_two_blank_rows() {
    let mut app = Harness::plain("One.\n\n***\n\nTwo.\n\n***\n\n# Three\n\nFour.", 80, 24);
    let text: Vec<String> = (app.rows().iter())
        .filter_map(|row| row.split('│').nth(1).map(|text| text.trim().to_owned()))
        .skip(1)
        .take(9)
        .collect();
    let sign = "*   *   *";
    assert_eq!(text, ["", sign, "", "Two.", "", sign, "", "Three", ""]);
    // Rows go on over it, in both directions.
    app.resize(40, 10);
    let before = app.rows();
    app.press("jjjjj");
    assert_ne!(app.rows(), before);
    app.press("kkkkk");
    // But for the focus.
    let words = |rows: &[String]| -> Vec<String> {
        let words = rows[2..8]
            .iter()
            .map(|row| row.replace(['▌', '┃', '│'], ""));
        words.map(|row| row.trim().to_owned()).collect()
    };
    assert_eq!(words(&app.rows()), words(&before));
}

/// The letters of the text that have a modifier, run by run.
fn with(buffer: &Buffer, modifier: Modifier) -> Vec<String> {
    let area = buffer.area;
    let mut runs: Vec<String> = Vec::new();
    // Below the header and above the footer.
    for y in 2..area.height - 2 {
        let mut goes_on = false;
        for x in 0..area.width {
            let has = buffer[(x, y)].modifier.contains(modifier);
            match runs.last_mut().filter(|_| goes_on && has) {
                Some(run) => run.push_str(buffer[(x, y)].symbol()),
                None if has => runs.push(buffer[(x, y)].symbol().to_owned()),
                None => {}
            }
            goes_on = has;
        }
    }
    runs
}

#[test]
fn emphasis_is_shown_in_every_theme() {
    let markdown = "A *light* word, a **firm** one and ***both***, `code` and [a *link*](https://a.example).\n\n\
        > All of this is *quoted* here.\n\nPlain words follow, as many as stand above them, so that most is plain.\n";
    let html = "<p>A <em>light</em> word, a <b>firm</b> one and <strong><i>both</i></strong>, \
        <code>code</code> and <a href='https://a.example'>a <cite>link</cite></a>.</p>\
        <blockquote><p>All of this is <span style='font-style: italic'>quoted</span> here.</p></blockquote>\
        <p><b style='font-weight: normal'>Plain words follow</b>, as many as stand above them, so that most is plain.</p>";
    for (format, text) in [("markdown", markdown), ("html", html)] {
        let document = read(text, format);
        let app = Harness::new(document, Briefing::default(), 50, 20);
        for depth in [Depth::True, Depth::Ansi, Depth::Mono] {
            let theme = Theme::new(Background::Dark, depth, &UNICODE);
            let buffer = app.drawn_in(&theme);
            assert_eq!(with(&buffer, Modifier::BOLD), ["firm", "both"], "{format}");
            let mut italic = vec!["light", "both"];
            // It has a ground of its own where there is one.
            italic.extend((depth != Depth::True).then_some("code"));
            // Among italics, what is emphasised stands upright.
            italic.extend(["link", "All of this is ", " here."]);
            assert_eq!(with(&buffer, Modifier::ITALIC), italic, "{format}");
        }
    }
    // Code has a ground of its own in the focused sentence, and outside of it.
    let document = read(
        "Some `code` here. And `more` there.\n\nPlain words and more of them.\n",
        "markdown",
    );
    let app = Harness::new(document, Briefing::default(), 50, 20);
    let (buffer, _) = app.drawn();
    let row: Vec<_> = (0..50).map(|x| &buffer[(x, 2)]).collect();
    let text: String = row.iter().map(|cell| cell.symbol()).collect();
    let ground = |words: &str| {
        let (before, _) = text.split_once(words).expect("the words");
        row[before.chars().count()].bg
    };
    let grounds = ["code", "Some", "more", "And"].map(ground);
    for (at, one) in grounds.iter().enumerate() {
        assert!(!grounds[..at].contains(one), "{grounds:?}");
    }
    // Of a text that is bold throughout nothing is.
    let document = read("<p><b>All of it is bold, and so is this.</b></p>", "html");
    let app = Harness::new(document, Briefing::default(), 50, 20);
    assert!(with(&app.drawn().0, Modifier::BOLD).is_empty());
}
