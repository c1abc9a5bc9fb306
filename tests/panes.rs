//! What the panes show of an entry, and how it looks where colours are few.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use briefing::app::Background;
use briefing::app::layout::Pane;
use briefing::app::msg::Msg;
use briefing::facets::extract;
use briefing::facets::lens::Lens;
use briefing::ui::theme::{BUNDLED, Depth, Role, Theme, UNICODE, bundled};
use ratatui::style::{Color, Modifier};
use support::{Harness, read};

/// With the sixteen colours of a terminal.
fn in_ansi(keys: &str) -> Harness {
    let mut app = Harness::bundled(100, 30);
    app.theme = Theme::new(Background::Dark, Depth::Ansi, &UNICODE);
    app.press(keys);
    app
}

#[test]
fn a_reversed_row_has_one_ground() {
    let app = in_ansi("lj");
    let (buffer, cursor) = app.drawn();
    let area = app.model.areas().facets;
    let mut signs = 0;
    for x in area.left()..area.right() {
        let cell = &buffer[(x, cursor.at.y)];
        assert!(cell.modifier.contains(Modifier::REVERSED), "column {x}");
        assert_eq!(cell.fg, Color::Reset, "column {x}");
        signs += usize::from(cell.symbol() != " ");
    }
    assert!(signs > 10);
}

#[test]
fn the_rule_of_the_focused_pane_is_not_as_quiet_as_the_others() {
    let app = in_ansi("");
    let (buffer, _) = app.drawn();
    let areas = app.model.areas();
    let rule = |area: ratatui::layout::Rect| buffer[(area.x + 2, areas.top_rule.y)].clone();
    let (focused, other) = (rule(areas.text), rule(areas.outline));
    assert_ne!(focused.fg, other.fg);
    assert!(focused.modifier.contains(Modifier::BOLD));
    // Nor is the place of the reader in the map.
    let here = (areas.text.left()..areas.text.right())
        .map(|x| &buffer[(x, areas.bottom_rule.y)])
        .find(|cell| cell.symbol() == UNICODE.here);
    assert_eq!(here.expect("a place").fg, Color::Reset);
}

#[test]
fn the_scroll_bar_stays_whichever_pane_has_the_focus() {
    for columns in [120, 100, 80] {
        let mut app = Harness::bundled(columns, 30);
        let bar = |app: &Harness| -> String {
            let (buffer, _) = app.drawn();
            let rule = app.model.areas().scroll;
            let rows = rule.top()..rule.bottom();
            rows.map(|y| buffer[(rule.x, y)].symbol()).collect()
        };
        app.press("lj");
        assert_eq!(app.model.focus, Pane::Facets);
        let in_facets = bar(&app);
        assert!(
            in_facets.contains('┃') || in_facets.contains('┫'),
            "{columns}"
        );
        assert!(in_facets.contains('┥'), "{columns}: {in_facets}");
        app.press("gr");
        assert_eq!(bar(&app), in_facets, "{columns}");
    }
    // Where a pane covers the text there is nothing to scroll.
    let mut app = Harness::bundled(60, 20);
    app.press("gfj");
    assert!(!app.rows()[3].ends_with('┃') && !app.rows()[3].ends_with('┥'));
}

#[test]
fn a_card_never_begins_in_the_middle_of_a_sentence() {
    let mut whole = 0;
    for (columns, rows) in [(120, 36), (100, 30), (80, 24)] {
        for down in 0..8 {
            let mut app = Harness::bundled(columns, rows);
            app.press("l").press(&"j".repeat(down)).press("<Enter>");
            let card = app.model.facets.card.expect("a card");
            let entry = app.model.briefing.entry(card.entry).expect("an entry");
            let summary = entry.summary.as_ref().expect("a summary").to_string();
            let words: Vec<&str> = summary.split(' ').collect();
            let begins = app.shows(&words[..2].join(" "));
            let ends = app.shows(words[words.len() - 1]);
            let screen = app.screen();
            // Its end without its start only where all else is in view.
            let more = entry.evidence.len() > 3;
            assert!(begins || !ends || !more, "{screen}");
            whole += usize::from(begins);
            // The first evidence is in view in any case.
            let (buffer, cursor) = app.drawn();
            let area = app.model.areas().facets;
            assert_eq!(buffer[(area.x + 1, cursor.at.y)].symbol(), "¶");
        }
    }
    assert!(whole > 12, "{whole}");
}

#[test]
fn bars_of_shared_sentences_compare() {
    let mut app = Harness::bundled(120, 36);
    let cells = |app: &Harness, label: &str| {
        let rows = app.rows();
        let row = rows.iter().rev().find(|row| row.contains(label));
        row.expect(label).matches('━').count()
    };
    app.press("gf");
    let (most, less) = (cells(&app, " NATO   "), cells(&app, " United States   "));
    assert!(most == 8 && less < most && less > 1, "{most} {less}");
    app.press("<Enter>");
    let (most, less) = (cells(&app, " NATO   "), cells(&app, " United States   "));
    assert!(most == 6 && less < most && less > 1, "{most} {less}");
}

#[test]
fn counts_stand_out_from_the_words_around_them() {
    let app = Harness::bundled(120, 36);
    let (buffer, _) = app.drawn();
    let area = app.model.areas().summary;
    let row = (area.top()..area.bottom()).find(|y| {
        let row = (area.left()..area.right()).map(|x| buffer[(x, *y)].symbol());
        row.collect::<String>().contains(" mentions in ")
    });
    let row = row.expect("a count");
    let of = |wanted: fn(char) -> bool| {
        let cells = (area.left()..area.right()).map(|x| &buffer[(x, row)]);
        let mut found = cells.filter(|cell| cell.symbol().chars().all(wanted));
        found.next().expect("a cell").fg
    };
    assert_ne!(of(|c| c.is_ascii_digit()), of(|c| c.is_ascii_lowercase()));
}

#[test]
fn the_order_of_entries_is_told_where_no_row_shows_it() {
    let mut app = Harness::bundled(80, 24);
    app.press("ls");
    assert_eq!(app.footer().trim(), "✓ Actors by first use");
    app.press("s");
    assert_eq!(app.footer().trim(), "✓ Actors A to Z");
    app.press("j");
    assert!(!app.footer().contains("A to Z"));
    let mut app = Harness::bundled(120, 36);
    app.press("ls");
    assert!(app.shows("by first use") && app.footer().contains("? help"));
}

#[test]
fn a_menu_shows_all_of_its_keys_however_low_the_screen_is() {
    let mut app = Harness::bundled(60, 20);
    app.press("z");
    app.tell(Msg::Tick);
    for words in [
        "Fold all sections",
        "Hyphenate ragged text",
        "Choose a theme",
    ] {
        assert!(app.shows(words), "{words}\n{}", app.screen());
    }
}

#[test]
fn a_card_beside_the_outline_has_its_pane_for_itself() {
    let mut app = Harness::bundled(120, 36);
    app.press("gf<Enter>");
    app.press("go");
    assert!(app.model.facets.card.is_some());
    let areas = app.model.areas();
    assert!(areas.summary.is_empty());
    assert_eq!(areas.facets.height, areas.outline.height);
    // The list has its summary again.
    app.press("gf<Esc>");
    assert!(!app.model.areas().summary.is_empty());
}

#[test]
fn the_summary_tells_by_which_name_and_shows_evidence_where_there_is_room() {
    let text =
        "In March Oslo agreed to pay for it.\n\nNobody else was there, and nothing came of it.\n";
    let document = read(text, "plain");
    let briefing = extract(&document);
    let mut app = Harness::new(document, briefing, 120, 36);
    app.press("gf");
    assert!(app.shows("1 mention"), "{}", app.screen());
    assert!(!app.shows("of 1 sections"));
    assert!(app.shows("as Oslo 1"), "{}", app.screen());
    assert!(app.shows("Evidence  1"), "{}", app.screen());
}

#[test]
fn the_first_facet_with_entries_is_shown() {
    let text = "# Notes\n\nHowever, funding is missing.\n";
    let document = read(text, "markdown");
    let briefing = extract(&document);
    let mut app = Harness::new(document, briefing, 120, 36);
    let shown = app.model.facets.facet();
    let facet = app.model.briefing.facet(shown).unwrap();
    assert_eq!(facet.singular.as_str(), "challenge", "{}", app.screen());
    // What is chosen stays, and counts of one have no plural.
    app.press("gf]");
    assert!(app.shows("None of these in this text"), "{}", app.screen());
    app.press("i");
    assert!(
        app.shows("1 paragraph, 1 sentence, 1 section"),
        "{}",
        app.screen()
    );
}

#[test]
fn free_rows_of_a_card_tell_evidence_in_full() {
    let mut app = Harness::bundled(120, 36);
    app.press("fljjjj<Enter>j");
    assert!(app.shows("¶ 13  Both the United States and NATO are paying"));
    assert!(app.shows("course that China is steering."));
    app.resize(120, 24);
    assert!(!app.shows("¶ 13  Both"), "{}", app.screen());
}

#[test]
fn counts_in_the_outline_keep_clear_of_the_titles() {
    let sentences = "The Rope Council met again in Lisbon. ".repeat(12);
    let text = format!("# Work\n\n## GOC policies on IT and more\n\n{sentences}\n\n## B\n\nNo.\n");
    let document = read(&text, "markdown");
    let found = extract(&document);
    let mut app = Harness::new(document, found, 160, 45);
    app.press("gfo");
    let row = app.rows().into_iter();
    let mut row = row.filter(|row| row.contains("GOC policies") && row.contains("12"));
    let row: String = row.next().unwrap().chars().take(28).collect();
    assert!(row.contains(" 12 "), "{row}");
}

#[test]
fn sections_take_the_rows_that_the_entries_leave_and_say_how_many_are_not_shown() {
    let section = |number| format!("## Part {number}\n\nIt is.\n\n");
    let sections = |count: usize| (0..count).map(section).collect::<Vec<_>>().concat();
    let shown = |count: usize| {
        let document = read(&sections(count), "markdown");
        let found = extract(&document);
        let app = Harness::new(document, found, 80, 24);
        let rows = app.rows().into_iter();
        let left = rows.map(|row| row.chars().take(28).collect::<String>());
        (left.filter(|row| row.contains("Part ")).count(), app)
    };
    let (parts, app) = shown(12);
    assert_eq!(parts, 12, "{}", app.screen());
    assert!(!app.shows(" more "));
    let (parts, mut app) = shown(40);
    let hidden = 40 - parts;
    assert!(parts > 12, "{}", app.screen());
    assert!(app.shows(&format!("{hidden} more")));
    app.press("goG");
    assert!(app.shows("Part 39") && app.shows(&format!("{hidden} before")));
    app.press("gg");
    assert!(app.shows("Part 0") && app.shows(&format!("{hidden} more")));
}

#[test]
fn a_card_tells_a_long_name_whole() {
    let name = "Members from the island state of the long western chain interrupted \
                a shared programme of training at sea and of talks about trade routes";
    let (document, mut briefing) = support::bundled();
    let mut entries = briefing.entries.iter_mut();
    let entry = entries.find(|entry| entry.label.as_str() == "ASEAN");
    entry.unwrap().label = briefing::text::Clean::line(name);
    let mut app = Harness::new(document, briefing, 80, 24);
    app.press("gf&members<Enter><Enter>");
    let rows = app.rows().into_iter();
    let card: Vec<_> = rows
        .map(|row| row.chars().take(30).collect::<String>())
        .collect();
    let card = card.join(" ").replace('│', " ");
    let card = card.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        card.contains("talks about trade routes"),
        "{}",
        app.screen()
    );
}

#[test]
fn bars_of_companions_give_way_to_their_labels() {
    let mut app = Harness::bundled(120, 36);
    app.press("gf<Enter>");
    assert!(app.shows("NATO              15 ━"), "{}", app.screen());
    // Below the list as well.
    app.press("h");
    for _ in 0..19 {
        app.press("j");
        assert!(!app.screen().contains("…   1  ━"), "{}", app.screen());
    }
    app.press("gg]]<Enter>");
    assert!(
        app.shows("Pro-China factions’ u…   1  ●"),
        "{}",
        app.screen()
    );
}

#[test]
fn a_link_shows_without_colours_and_is_not_taken_for_a_hit() {
    let text = "A [rope](https://a.example/rope) and a net.";
    let mut app = Harness::plain(text, 80, 24);
    app.press("/net<Enter>");
    app.press("gg");
    for theme in BUNDLED {
        let theme = Theme::read(bundled(theme.name).unwrap(), Depth::True, &UNICODE).unwrap();
        let buffer = app.drawn_in(&theme);
        let row = buffer.area.rows().find(|row| {
            let cells = row.columns().map(|at| buffer[at.as_position()].symbol());
            cells.collect::<String>().contains("A rope")
        });
        let row = row.expect("the sentence");
        let symbols: Vec<_> = row
            .columns()
            .map(|at| buffer[at.as_position()].clone())
            .collect();
        let line: String = symbols.iter().map(ratatui::buffer::Cell::symbol).collect();
        let cell = |word: &str| {
            let at = line.split(word).next().unwrap().chars().count();
            symbols[at].style()
        };
        assert!(cell("rope").add_modifier.contains(Modifier::UNDERLINED));
        assert!(!cell("and").add_modifier.contains(Modifier::UNDERLINED));
        assert_ne!(cell("rope"), cell("net"));
        assert_ne!(theme.style(Role::Link), theme.style(Role::OnHit));
    }
}

#[test]
fn others_that_share_one_sentence_give_way_to_the_first_piece_of_evidence() {
    let text = "# Rope\n\nHowever, the lack of funding remains a serious challenge for Norway, \
                Sweden, Denmark, Finland and Iceland in the harbours of the far north.\n";
    let document = read(text, "markdown");
    let briefing = extract(&document);
    let mut app = Harness::new(document, briefing, 120, 36);
    app.press("gf");
    while app.model.facets.facet().index() + 1 < app.model.briefing.facets.len() {
        app.press("]");
    }
    let screen = app.screen();
    assert!(app.shows("Evidence  1"), "{screen}");
    assert!(app.shows("the far north."), "{screen}");
}

#[test]
fn a_weak_entry_is_told_as_one_wherever_its_label_ends() {
    for label in [
        "Lack of rope",
        "Lack of any rope in the harbour",
        "Lack of rope for harbour",
    ] {
        let document = read("There is no rope here. Nobody has any.", "markdown");
        let lens = format!(
            "[lens]\nname = 'coast'\ntitle = 'Coast'\nversion = 1\n[[facet]]\nid = 'lacks'\nkinds = ['shortage']\n\
             entry = [{{ label = '{label}', aliases = ['rope'], kind = 'shortage', weak = true }}]\n"
        );
        let briefing = Lens::parse(&lens).unwrap().bind(&document).briefing;
        let mut app = Harness::new(document, briefing, 120, 36);
        app.press("gf");
        assert!(app.shows("shortage, weak"), "{label}: {}", app.screen());
        let entry = app.rows().iter().any(|row| row.contains(" ? "));
        assert!(entry, "{}", app.screen());
        app.press("?");
        assert!(app.shows("weak: unsure entry"), "{}", app.screen());
    }
    let mut app = Harness::bundled(120, 36);
    app.press("?");
    assert!(!app.shows("unsure entry"));
}

#[test]
fn lists_tell_what_is_above_and_below() {
    let mut app = Harness::bundled(80, 24);
    app.press("gf");
    assert!(app.shows(" more") && !app.shows(" before"));
    app.press("12j");
    assert!(app.shows(" before, "), "{}", app.screen());
    app.press("G");
    assert!(
        app.shows(" before") && !app.shows(" before, "),
        "{}",
        app.screen()
    );
}

#[test]
fn a_narrow_pane_names_its_order_and_its_filter() {
    let mut app = Harness::bundled(60, 20);
    app.press("gf");
    assert!(app.rows()[2].ends_with("by mentions"), "{}", app.screen());
    app.press("s&an<Enter>");
    let tabs = app.rows()[2].clone();
    assert!(tabs.contains("& an") && tabs.contains("Actors"), "{tabs}");
    app.press("<Esc>");
    assert!(app.rows()[2].ends_with("by first use"), "{}", app.screen());
}
