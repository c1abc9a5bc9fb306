//! The pointer does what the keys do: it rolls, focuses, chooses, opens, selects
//! and moves rules.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm
)]

mod support;

use briefing::app::effect::Effect;
use briefing::app::key::MouseKind::{Drag, Press, Release, WheelDown, WheelUp};
use briefing::app::layout::Pane;
use briefing::app::{InputBox, Overlay, Sheet};
use support::Harness;

/// Sixty short sections, so that every list is longer than its pane.
fn long_article() -> Harness {
    let parts: Vec<String> = (0..60)
        .map(|number| format!("# Part {number}\n\nSentence {number} has words. And one more."))
        .collect();
    Harness::plain(&parts.join("\n\n"), 120, 30)
}

/// The first cell of the first row that holds some words.
fn cell(app: &Harness, words: &str) -> (u16, u16) {
    let rows = app.rows();
    // Below the header, which may speak of the same.
    let row = rows.iter().skip(2).position(|row| row.contains(words));
    let row = row.map(|row| row + 2);
    let row = row.unwrap_or_else(|| panic!("no {words}\n{}", app.screen()));
    let before = &rows[row][..rows[row].find(words).unwrap()];
    let column = before.chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

fn click(app: &mut Harness, words: &str) {
    let (column, row) = cell(app, words);
    app.point(Press, column, row).point(Release, column, row);
}

#[test]
fn the_wheel_rolls_what_is_under_the_pointer_and_chooses_nothing() {
    let mut app = long_article();
    let (focus, sentence) = (app.model.focus, app.sentence().to_owned());
    assert!(app.shows("Part 0") && !app.shows(" Part 28"));
    for _ in 0..4 {
        app.point(WheelDown, 5, 10);
    }
    assert!(app.shows(" Part 28"), "{}", app.screen());
    assert_eq!((app.model.focus, app.sentence()), (focus, &*sentence));
    // To the end and no further; back to the top.
    for _ in 0..40 {
        app.point(WheelDown, 5, 10);
    }
    assert!(app.rows()[26].contains("Part 59"), "{}", app.screen());
    for _ in 0..40 {
        app.point(WheelUp, 5, 10);
    }
    assert!(app.rows()[4].contains("Part 0"), "{}", app.screen());
    // What the reader does shows where the reader is again.
    for _ in 0..10 {
        app.point(WheelDown, 5, 10);
    }
    app.press("]");
    assert!(app.shows("▸ Part 1 "), "{}", app.screen());

    let mut app = Harness::bundled(80, 24);
    assert!(app.shows("South Korea   36"));
    for _ in 0..9 {
        app.point(WheelDown, 5, 15);
    }
    assert!(!app.shows("South Korea   36"), "{}", app.screen());
    assert_eq!(app.model.facets.selected, None);

    let mut app = Harness::bundled(80, 24);
    app.press("l<Enter>");
    let (card, sentence) = (app.model.facets.card, app.sentence().to_owned());
    // The head stays.
    assert!(app.shows("Named") && app.shows("▌¶"));
    app.point(WheelDown, 5, 15).point(WheelDown, 5, 15);
    assert!(app.shows("Named") && !app.shows("▌¶"), "{}", app.screen());
    let now = app.model.facets.card.unwrap();
    assert_eq!(now.chosen, card.unwrap().chosen);
    assert_eq!(app.sentence(), sentence);
    app.press("j");
    assert!(app.shows("▌¶"), "{}", app.screen());
}

#[test]
fn the_wheel_rolls_sheets() {
    let mut app = Harness::bundled(80, 24);
    for (keys, first) in [
        (":", "List the entries"),
        ("<Esc>/the", "Sentences"),
        ("<Esc>)K", "In this sentence"),
    ] {
        app.press(keys);
        let before = app.rows();
        assert!(app.shows(first), "{keys}\n{}", app.screen());
        app.point(WheelDown, 40, 18);
        let rolls = app.rows() != before;
        assert!(rolls || keys.ends_with('K'), "{keys}\n{}", app.screen());
        app.point(WheelUp, 40, 18);
        assert_eq!(app.rows(), before, "{keys}");
    }
    let mut app = Harness::bundled(60, 16);
    app.press("?");
    let before = app.rows();
    app.point(WheelDown, 40, 12);
    assert_ne!(app.rows(), before);
    app.point(WheelUp, 40, 12);
    assert_eq!(app.rows(), before);
}

#[test]
fn a_second_click_opens_what_the_first_one_chose() {
    let mut app = Harness::bundled(120, 36);
    let (column, row) = cell(&app, "Key drivers");
    app.point(Press, column, row).point(Release, column, row);
    assert_eq!(app.section(), Some("Key drivers of engagement"));
    assert_eq!(app.model.focus, Pane::Outline);
    app.point(Press, column, row).point(Release, column, row);
    assert_eq!(app.model.focus, Pane::Text);
    click(&mut app, "China   ");
    assert!(app.footer().contains("China 5"));
    assert!(app.model.facets.card.is_none());
    // Another key between is no second click.
    app.press("n");
    click(&mut app, "China   ");
    assert!(app.model.facets.card.is_none());
    click(&mut app, "China   ");
    assert!(app.shows("back to the list"));
    let evidence = |app: &Harness, at: usize| {
        let marks = app.rows();
        let mut rows = (0u16..)
            .zip(&marks)
            .filter(|(_, row)| row.chars().skip(66).collect::<String>().contains(" ¶ "));
        rows.nth(at).map(|(row, _)| row).unwrap()
    };
    let last = evidence(&app, 4);
    app.point(Press, 90, last).point(Release, 90, last);
    let card = app.model.facets.card.unwrap();
    assert_eq!((card.chosen, app.model.focus), (4, Pane::Facets));
    app.point(Press, 90, last).point(Release, 90, last);
    assert_eq!(app.model.focus, Pane::Text, "{}", app.screen());
}

#[test]
fn a_card_leads_to_the_cards_of_others() {
    for (columns, rows) in [(120, 36), (80, 24)] {
        let mut app = Harness::bundled(columns, rows);
        app.press("gf<Enter>gg");
        let entry = |app: &Harness| {
            let card = app.model.facets.card.expect("a card");
            app.model
                .briefing
                .entry(card.entry)
                .unwrap()
                .label
                .to_string()
        };
        assert_eq!(entry(&app), "South Korea");
        if rows < 30 {
            // There is room for them below the evidence only.
            assert!(!app.shows("Together with"));
            for _ in 0..40 {
                app.point(WheelDown, 5, 15);
            }
            app.point(WheelUp, 5, 15);
        }
        let (column, row) = cell(&app, "Together with");
        app.point(Press, column, row);
        assert_eq!(entry(&app), "South Korea");
        app.point(Press, column + 2, row + 1);
        assert_eq!(entry(&app), "NATO", "{}", app.screen());
        // The head leads back to the list.
        let areas = app.model.areas();
        app.point(Press, areas.facets.x + 5, areas.facets.y);
        assert!(app.model.facets.card.is_none());
    }
    let mut app = Harness::bundled(120, 36);
    app.press("gf<Enter>gg");
    let (_, row) = cell(&app, "Together with");
    let facets = app.model.areas().facets;
    app.point(Press, facets.right() - 6, row + 1);
    let card = app.model.facets.card.unwrap();
    let facet = app.model.briefing.entry(card.entry).unwrap().facet;
    assert_ne!(facet.0, 0, "{}", app.screen());
}

#[test]
fn rows_of_overlays_are_chosen_and_opened() {
    let mut app = Harness::bundled(120, 36);
    app.press("/nato");
    let hit = |app: &Harness| {
        let rows = app.rows();
        let listed = &rows[..rows.len() - 1];
        listed.iter().rposition(|row| row.contains("¶")).unwrap()
    };
    let row = u16::try_from(hit(&app)).unwrap();
    app.point(Press, 30, row);
    let Some(Overlay::Box(InputBox::Search(open))) = &app.model.overlay else {
        panic!("{}", app.screen());
    };
    assert!(open.search.cursor.selected > 0);
    let previewed = app.sentence().to_owned();
    app.point(Press, 30, row);
    assert!(app.model.overlay.is_none());
    assert_eq!(app.sentence(), previewed);
    assert!(app.footer().contains("nato"));

    app.press("/nato parliament");
    click(&mut app, "leave out");
    assert!(!app.shows("Sentences"));
    click(&mut app, "leave out");
    assert!(app.shows("Sentences"), "{}", app.screen());

    app.press("<Esc>:dim");
    click(&mut app, "Dim all");
    click(&mut app, "Dim all");
    assert!(app.model.dim && app.model.overlay.is_none());

    app.press("gg)K");
    for _ in 0..2 {
        let row = app
            .rows()
            .iter()
            .rposition(|row| row.contains("North Korea  "));
        app.point(Press, 8, u16::try_from(row.unwrap()).unwrap());
    }
    assert!(app.model.facets.card.is_some(), "{}", app.screen());

    app.press("zt");
    click(&mut app, "sepia");
    assert_eq!(app.model.themes.name(), "sepia");
    click(&mut app, "sepia");
    assert!(app.model.overlay.is_none());
    assert_eq!(app.model.settings.theme().unwrap().as_str(), "sepia");

    app.press("<Esc>grgg*");
    click(&mut app, "decades");
    assert!(app.footer().starts_with(" * decades"), "{}", app.footer());
    click(&mut app, "decades");
    assert!(app.shows("/ decades"), "{}", app.screen());
}

#[test]
fn scopes_of_the_search_are_chosen() {
    for columns in [160, 120, 80, 60, 44] {
        let mut app = Harness::bundled(columns, 30);
        app.press("/nato");
        for scope in ["Sect", "Text", "All ", "Entr"] {
            let before = app.footer();
            // In the head of the panel, not in the panes above it.
            let head = cell(&app, "/ nato").1;
            let found = (head..=head + 1).find_map(|row| {
                let text = &app.rows()[usize::from(row)];
                let before = &text[..text.find(scope)?];
                Some((u16::try_from(before.chars().count()).unwrap(), row))
            });
            let (column, row) = found.unwrap_or_else(|| panic!("{}", app.screen()));
            app.point(Press, column, row);
            let Some(Overlay::Box(InputBox::Search(open))) = &app.model.overlay else {
                panic!("{}", app.screen());
            };
            let name = format!("{:?}", open.search.scope);
            assert!(
                name.starts_with(scope.trim()),
                "{scope} is not {name}\n{}",
                app.screen()
            );
            assert_ne!(app.footer(), before);
        }
        app.point(Press, 2, cell(&app, "/ nato").1);
        assert!(app.shows("/ nato"));
    }
}

#[test]
fn a_click_beside_an_overlay_closes_it_and_throws_nothing_away() {
    let mut app = Harness::bundled(120, 36);
    for keys in ["?", "i", ")K", "zt", ":", "/", "*"] {
        app.press(keys);
        assert!(app.model.overlay.is_some(), "{keys}");
        let themes = app.model.themes.chosen;
        app.point(Press, 40, 0).point(Release, 40, 0);
        assert!(app.model.overlay.is_none(), "{keys}");
        assert_eq!(app.model.themes.chosen, themes);
    }
    app.press("/piracy");
    app.point(Press, 5, 4).point(Release, 5, 4);
    assert!(app.shows("/ piracy"), "what was typed stays");
    app.point(Press, 40, 5).point(Release, 40, 5);
    assert!(app.sentence().contains("piracy"));
    assert!(app.footer().contains("piracy 1/1"), "{}", app.footer());
    // A filter is kept, and the click chooses.
    let mut app = Harness::bundled(120, 36);
    app.press("l&kor");
    click(&mut app, "North Korea  ");
    assert!(app.model.overlay.is_none());
    assert_eq!(app.model.facets.filter(), "kor");
    assert!(app.footer().contains("North Korea"), "{}", app.footer());
    // A menu goes, and nothing else happens.
    app.press("<Esc>grg");
    let before = app.model.reader.focus();
    app.point(Press, 5, 8);
    assert!(app.model.pending.is_empty());
    assert_eq!(app.model.reader.focus(), before);
}

#[test]
fn dragging_selects_whole_sentences_and_rolls_at_the_edges() {
    let mut app = Harness::bundled(100, 24);
    app.press("8G");
    let text = app.model.areas().text;
    let column = text.x + 10;
    app.point(Press, column, text.y + 6);
    let from = app.model.reader.focus().unwrap();
    // No row moves under the pointer.
    let view = app.model.reader.view().to_vec();
    app.point(Drag, column, text.y + 9);
    assert_eq!(app.model.reader.view(), view);
    let selected = app.model.selected_sentences().unwrap();
    assert_eq!(selected.start, from.0);
    assert!(selected.len() > 1 && app.model.selection == Some(from));
    // They are seen: on one ground, with the bar beside them.
    let (buffer, _) = app.drawn();
    let grounds = [text.y + 6, text.y + 9].map(|row| buffer[(column, row)].bg);
    assert_eq!(grounds[0], grounds[1]);
    assert_ne!(grounds[0], buffer[(column, text.y + 1)].bg);
    let bar = text.x + app.model.areas().text_indent - 3;
    assert_eq!(buffer[(bar, text.y + 9)].symbol(), "▌");
    for _ in 0..6 {
        app.point(Drag, column, text.bottom());
    }
    assert_ne!(app.model.reader.view(), view);
    assert!(app.model.selected_sentences().unwrap().len() > selected.len());
    app.point(Release, column, text.bottom());
    let last = app.model.reader.focus().unwrap();
    app.press("y");
    let document = &app.model.document;
    assert!(app.copied().starts_with(document.sentence_text(from)));
    assert!(app.copied().ends_with(document.sentence_text(last)));
    // Upwards from below, and back again.
    app.point(Press, column, text.y + 8);
    let from = app.model.reader.focus().unwrap();
    for _ in 0..4 {
        app.point(Drag, column, 0);
    }
    let selected = app.model.selected_sentences().unwrap();
    assert!(selected.end == from.0 + 1 && selected.len() > 2);
    app.point(Drag, column, text.y + 12);
    app.point(Release, column, text.y + 12);
    assert!(app.model.selection.is_some());
    // A press outside the text begins no selection in it.
    app.press("<Esc>");
    app.point(Press, 3, 4).point(Drag, column, text.y + 5);
    assert_eq!(app.model.selection, None);
}

#[test]
fn the_scroll_bar_and_the_map_lead_to_parts_of_the_text() {
    let mut app = Harness::bundled(80, 24);
    let areas = app.model.areas();
    let scroll = areas.scroll;
    app.point(Press, scroll.x, scroll.bottom() - 1);
    assert_eq!(app.section(), Some("Challenges ahead"));
    app.point(Drag, scroll.x, scroll.y + scroll.height / 2);
    assert_eq!(app.section(), Some("Key areas of cooperation"));
    app.point(Release, scroll.x, scroll.y).press("H");
    assert!(app.sentence().starts_with("For decades"));
    app.point(
        Press,
        areas.text.x + areas.text.width / 2,
        areas.bottom_rule.y,
    );
    assert_eq!(app.section(), Some("Key areas of cooperation"));
    // Between two panes a click on the bar moves nothing else.
    let mut app = Harness::bundled(120, 36);
    let scroll = app.model.areas().scroll;
    let row = scroll.bottom() - 1;
    app.point(Press, scroll.x, row)
        .point(Release, scroll.x, row);
    assert_eq!(app.section(), Some("Challenges ahead"));
    assert_eq!(app.model.areas().scroll, scroll);
}

#[test]
fn rules_between_panes_are_dragged_and_remembered() {
    let mut app = Harness::bundled(120, 36);
    let sentence = app.sentence().to_owned();
    let rule = app.model.areas().left_rule.x;
    app.point(Press, rule, 10);
    app.point(Drag, rule + 5, 10).point(Release, rule + 5, 10);
    assert_eq!(app.model.areas().left_rule.x, rule + 5);
    let scroll = app.model.areas().scroll.x;
    app.point(Press, scroll, 10);
    app.point(Drag, scroll - 6, 10)
        .point(Release, scroll - 6, 10);
    assert_eq!(app.model.areas().scroll.x, scroll - 6);
    assert_eq!(app.model.areas().facets.width, 41);
    assert_eq!(app.sentence(), sentence);
    // The text keeps its least width, and panes theirs.
    app.point(Press, scroll - 6, 10).point(Drag, 0, 10);
    assert!(app.model.areas().text.width >= 40);
    app.point(Drag, 119, 10).point(Release, 119, 10);
    assert_eq!(app.model.areas().facets.width, 24);
    assert!(app.shows("South Korea"));
    let saved = app.effects.iter().rev().find_map(|effect| match effect {
        Effect::Save(settings) => Some(settings.clone()),
        _ => None,
    });
    let saved = saved.expect("something to remember");
    let mut next = Harness::bundled(120, 36);
    next.model.begin_with(saved.clone(), None);
    assert_eq!(next.model.areas(), app.model.areas());
    // A narrow terminal forgets no wish.
    next.resize(90, 24)
        .press("z>")
        .resize(50, 20)
        .resize(120, 36);
    assert_eq!(next.model.areas(), app.model.areas());
}

#[test]
fn panes_are_widened_by_keys() {
    for (columns, rows, keys) in [
        (120, 36, "go"),
        (120, 36, "gf"),
        (90, 24, "go"),
        (90, 24, "gf"),
    ] {
        let mut app = Harness::bundled(columns, rows);
        app.press(keys);
        let width = |app: &Harness| app.model.areas().area(app.model.focus).width;
        let before = width(&app);
        app.press("z>");
        assert_eq!(width(&app), before + 2, "{keys} at {columns}");
        app.press("2z<lt>");
        assert_eq!(width(&app), before - 2);
        app.press("z=");
        assert_eq!(width(&app), before);
        app.press("z=");
        assert!(app.footer().contains("as they were"), "{}", app.footer());
        app.press("99z<lt>z<lt>");
        assert!(app.footer().contains("narrow"), "{}", app.footer());
        app.press("99z>z>");
        assert!(app.footer().contains("wide"), "{}", app.footer());
        assert!(app.model.areas().text.width >= 40, "{}", app.screen());
    }
    let mut app = Harness::bundled(120, 36);
    let before = app.model.areas().text.width;
    app.press("z>");
    assert_eq!(app.model.areas().text.width, before + 4);
    app.resize(60, 20).press("z>");
    assert!(app.footer().contains("No pane"), "{}", app.footer());
}

#[test]
fn the_mouse_is_released_and_taken_back() {
    let mut app = Harness::bundled(100, 30);
    app.press("zm");
    assert!(matches!(app.effects[..], [Effect::Mouse(false)]));
    assert!(app.footer().contains("left to the terminal"));
    app.press("zm");
    assert!(matches!(app.effects[..], [_, Effect::Mouse(true)]));
}

#[test]
fn the_sheet_of_entries_is_not_changed_from_beside() {
    let mut app = Harness::bundled(120, 36);
    app.press(")K");
    let before = app.rows();
    app.point(WheelDown, 40, 4);
    assert_eq!(app.rows(), before);
    assert!(matches!(
        app.model.overlay,
        Some(Overlay::Sheet(Sheet::EntriesHere(_)))
    ));
}

#[test]
fn two_clicks_on_one_spot_choose_one_entry() {
    let mut last_rows = 0;
    for (columns, rows) in (14..24).map(|rows| (120, rows)) {
        for row in 4..rows - 2 {
            let mut app = Harness::bundled(columns, rows);
            app.press("gf]]");
            let facets = app.model.areas().facets;
            let column = facets.x + 4;
            if row < facets.y + 2 || row >= facets.bottom() {
                continue;
            }
            app.point(Press, column, row).point(Release, column, row);
            let Some(chosen) = app.model.facets.selected else {
                continue;
            };
            app.point(Press, column, row).point(Release, column, row);
            assert_eq!(
                app.model.facets.selected,
                Some(chosen),
                "{columns}x{rows}, {row}"
            );
            last_rows += 1;
        }
    }
    assert!(last_rows > 10);
}
