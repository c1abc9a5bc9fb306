//! What the program says to someone who has just begun, and that no key is dead.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm
)]

mod support;

use briefing::app::action::PaneAction;
use briefing::app::effect::Effect;
use briefing::app::key::{Key, MouseKind};
use briefing::app::keymap::{BINDINGS, Context, Group};
use briefing::app::layout::Pane;
use briefing::app::{Background, Msg};
use briefing::facets::Briefing;
use briefing::text::{Clean, Document};
use briefing::ui::theme::{Depth, Theme, UNICODE};
use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use support::Harness;

#[test]
fn the_help_of_every_pane_fits_a_small_screen() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 36), (160, 45)] {
        for (pane, context) in [
            ("go", Context::Outline),
            ("gr", Context::Text),
            ("gf", Context::Facets),
        ] {
            let mut app = Harness::bundled(columns, rows);
            app.press(pane).press("?");
            let screen = app.screen();
            for binding in BINDINGS {
                if binding.context == context || binding.context == Context::All {
                    assert!(app.shows(binding.brief), "{}\n{screen}", binding.brief);
                }
            }
            for words in ["not as written", "editor’s note", "challenge"] {
                assert!(app.shows(words), "{words}\n{screen}");
            }
            // Nothing is left to scroll to.
            let before = app.rows();
            app.press("j");
            assert_eq!(app.rows(), before);
        }
    }
}

/// A place in which a key may be pressed: an article, keys that lead there.
type Place = (&'static str, fn() -> Harness, &'static str);

fn places() -> Vec<Place> {
    const NESTED: &str = "# One\n\nA.\n\n## Inner\n\nB.\n\n# Two\n\nC.";
    fn bundled() -> Harness {
        Harness::bundled(120, 36)
    }
    fn small() -> Harness {
        Harness::bundled(60, 16)
    }
    fn bare() -> Harness {
        Harness::bundled(30, 8)
    }
    fn nested() -> Harness {
        Harness::plain(NESTED, 100, 30)
    }
    fn plain() -> Harness {
        Harness::plain("Only one paragraph.", 100, 30)
    }
    fn nothing() -> Harness {
        Harness::new(Document::default(), Briefing::default(), 100, 30)
    }
    vec![
        ("at first", bundled, ""),
        ("at the end", bundled, "G"),
        ("in the sections", bundled, "go"),
        ("in the facets", bundled, "gf"),
        ("in a card", bundled, "gf<Enter>"),
        ("in an empty list", bundled, "gf&zzz<Enter>"),
        ("in empty sections", bundled, "go&zzz<Enter>"),
        ("in help", bundled, "?"),
        ("in the information", bundled, "i"),
        ("in the entries of a sentence", bundled, ")K"),
        ("in the themes", bundled, "zt"),
        ("at a word", bundled, "*"),
        ("in the search", bundled, "/"),
        ("without hits", bundled, "/zzzz"),
        ("in the palette", bundled, ":"),
        ("without commands", bundled, ":zzzz"),
        ("in a filter", bundled, "gf&"),
        ("text only", bundled, "zn"),
        ("on a small screen", small, ""),
        ("on a small screen in facets", small, "gf"),
        ("without a frame", bare, ""),
        ("in nested sections", nested, "go"),
        ("in folded sections", nested, "zMgo"),
        ("without sections and facets", plain, ""),
        ("in one section", plain, "go"),
        ("without text", nothing, ""),
    ]
}

/// All that a reader sees, or that a key left to be done.
fn state(app: &Harness) -> (String, String, String, usize) {
    let pending = format!("{:?}", app.model.pending);
    let overlay = format!("{:?}", app.model.overlay);
    (app.styled(), pending, overlay, app.effects.len())
}

#[test]
fn every_key_does_something_or_says_why_not() {
    let mut dead = Vec::new();
    for (place, article, keys) in places() {
        let mut here = article();
        here.press(keys);
        let contexts = here.model.contexts();
        let before = state(&here);
        for binding in BINDINGS {
            // Who moves towards an end sees that it is reached.
            let moves =
                binding.group == Group::Move && binding.action != PaneAction::Percent.into();
            // Some commands only the palette has.
            let has_keys = !binding.keys.is_empty();
            if moves || !has_keys || !contexts.contains(&binding.context) {
                continue;
            }
            let mut app = article();
            app.press(keys);
            for name in binding.shown_first().split(' ') {
                app.tell(Msg::Key(Key::named(name).expect("a key")));
            }
            if state(&app) == before {
                dead.push(format!("{} {place}", binding.shown_first()));
                continue;
            }
            // What is said is seen.
            let said = app.model.status.as_ref();
            if let Some(status) = said {
                let words = status.text.as_str();
                let start: String = words.chars().take(18).collect();
                let is_seen = app.shows(&start) || app.effects.len() > before.3;
                assert!(
                    is_seen,
                    "{} {place}: {words}\n{}",
                    binding.shown_first(),
                    app.screen()
                );
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn a_key_that_is_bound_to_nothing_is_told_and_does_nothing() {
    for (place, article, keys) in places() {
        let mut app = article();
        app.press(keys);
        if app.model.contexts().contains(&Context::Box) {
            continue;
        }
        let is_pane = app.model.overlay.is_none();
        let told = |app: &Harness| app.model.status.as_ref().unwrap().text.to_string();
        let silent = |app: &Harness| {
            let (_, pending, overlay, effects) = state(app);
            (app.sentence().to_owned(), pending, overlay, effects)
        };
        let before = silent(&app);
        for (key, shown) in [
            ("C", "C"),
            (";", ";"),
            ("gQ", "g Q"),
            ("<F9>", "F9"),
            ("<Insert>", "Insert"),
        ] {
            app.press(key);
            assert_eq!(silent(&app), before, "{key} {place}");
            let words = if is_pane {
                format!("{shown} is not bound; ? shows the keys")
            } else {
                format!("{shown} does nothing here; Esc closes")
            };
            assert_eq!(told(&app), words, "{place}");
            let start: String = words.chars().take(14).collect();
            assert!(app.shows(&start), "{key} {place}\n{}", app.screen());
        }
        // What another pane knows leads there.
        if is_pane && app.model.focus == Pane::Text {
            app.press("X");
            let words = "X is a key of the facets; g f goes there";
            assert_eq!(told(&app), words, "{place}");
        }
    }
    // Neither a paste nor the pointer is a key.
    let mut app = Harness::bundled(120, 36);
    app.press("CC");
    app.tell(Msg::Paste(Clean::line("QQQ")));
    app.point(MouseKind::Release, 300, 300);
    assert!(!app.footer().contains('Q'), "{}", app.footer());
}

#[test]
fn someone_new_is_told_the_first_keys_until_one_is_pressed() {
    for (columns, rows) in [(120, 36), (80, 24), (60, 20)] {
        let mut app = Harness::bundled(columns, rows);
        app.model.welcome();
        assert!(
            app.footer().contains("Press ? for the keys"),
            "{}",
            app.footer()
        );
        assert!(app.footer().contains("Tab for"), "{}", app.footer());
        assert!(!app.footer().contains('…') || columns < 80);
        // Its keys look like keys.
        let (buffer, _) = app.drawn();
        let row = buffer.area.height - 1;
        let is_bold = |cell: &&Cell| cell.modifier.contains(Modifier::BOLD);
        let cells = (0..columns).map(|x| &buffer[(x, row)]);
        let bold: Vec<&str> = cells.filter(is_bold).map(Cell::symbol).collect();
        let bold = bold.concat();
        let bold: Vec<&str> = bold.split_whitespace().collect();
        let shown: usize = if columns < 80 { 3 } else { 4 };
        assert_eq!(bold, ["?", "/", "Tab", "q"][..shown]);
        app.press("j");
        assert!(!app.footer().contains("Press"), "{}", app.footer());
        assert!(app.footer().contains("? help"));
        // Told once.
        let saved = app.effects.iter().any(|effect| match effect {
            Effect::Save(settings) => settings.welcomed,
            _ => false,
        });
        assert!(saved);
        // What went wrong comes before it.
        let mut app = Harness::bundled(columns, rows);
        app.model.warn(&Clean::line("something is amiss"));
        app.model.welcome();
        assert!(app.footer().contains("amiss"));
    }
}

#[test]
fn the_footer_names_what_is_under_the_cursor() {
    let mut app = Harness::bundled(120, 36);
    app.press(")");
    let footer = app.footer();
    assert!(
        footer.contains("K South Korea, United States, North Korea"),
        "{footer}"
    );
    assert!(
        footer.contains("] [ section") && footer.contains("? help"),
        "{footer}"
    );
    // The keys stay where they are, whatever is named.
    let before = |footer: &str| {
        footer
            .split(" K ")
            .next()
            .map(str::trim_end)
            .map(str::to_owned)
    };
    let keys = before(&footer);
    let mut unnamed = 0;
    for _ in 0..40 {
        app.press(")");
        assert_eq!(before(&app.footer()), keys, "{}", app.footer());
        // Where there is no entry, nothing is offered.
        let has_entries = !app.model.entries_here().is_empty();
        assert_eq!(app.footer().contains(" K "), has_entries);
        assert!(!app.footer().contains("entries here"), "{}", app.footer());
        unnamed += usize::from(!has_entries);
    }
    assert!(unnamed > 0);
    app.press("gg)");
    app.resize(80, 24);
    let footer = app.footer();
    assert!(footer.contains("? help   K South"), "{footer}");
    // Titles and labels that a list has no room for.
    app.press("goggj");
    assert!(
        app.footer()
            .starts_with(" Historical context and evolution   "),
        "{}",
        app.footer()
    );
    assert!(app.footer().contains("? help"));
    app.press("gg");
    assert!(!app.footer().contains("Opening"), "{}", app.footer());
    app.press("gf");
    let long = |app: &Harness| app.footer().starts_with(" Cooperative Cyber Defence");
    let found = (0..19).any(|_| {
        app.press("j");
        long(&app)
    });
    assert!(found, "{}", app.screen());
    assert!(app.footer().contains("? help"), "{}", app.footer());
}

#[test]
fn only_keys_that_do_something_are_offered() {
    // One section, no headings.
    let mut app = Harness::plain("Only one paragraph.", 120, 36);
    assert!(!app.footer().contains("section"), "{}", app.footer());
    assert!(!app.rows()[0].contains("Opening"));
    app.press("go");
    for words in ["read it", "show it", "fold"] {
        assert!(!app.footer().contains(words), "{}", app.footer());
    }
    // Nothing is nested.
    let mut app = Harness::bundled(120, 36);
    app.press("go");
    assert!(app.footer().contains("read it") && !app.footer().contains("fold"));
    let mut app = Harness::plain("# One\n\nA.\n\n## Inner\n\nB.\n\n# Two\n\nC.", 120, 36);
    app.press("go");
    assert!(app.footer().contains("h l fold"), "{}", app.footer());
    // However long a name is, what Enter does is said beside it.
    let long = format!("# One\n\nA.\n\n# {}\n\nB.", "harbour ".repeat(60));
    let mut app = Harness::plain(&long, 80, 24);
    app.press("goG");
    let footer = app.footer();
    assert!(
        footer.starts_with(" harbour harbour") && footer.contains("Enter read"),
        "{footer}"
    );
}

#[test]
fn a_name_that_is_cut_leaves_room_for_what_enter_does() {
    let text = "# One\n\nA.\n\n# International harbours of the far north and their ice\n\nB.";
    let mut app = Harness::plain(text, 60, 10);
    app.press("t");
    app.press("j");
    assert!(app.footer().contains("Enter read"), "{}", app.screen());
}

#[test]
fn an_empty_list_offers_no_card() {
    let mut app = Harness::bundled(80, 24);
    app.press("l&zzz<Enter>");
    let footer = app.footer();
    assert!(footer.contains("Esc show all"), "{footer}");
    for words in ["card", "evidence", "sort"] {
        assert!(!footer.contains(words), "{footer}");
    }
    app.press("<Enter>");
    assert!(
        app.footer()
            .contains("No entry holds these letters; Esc shows all")
    );
    app.press("<Esc>go&zzz<Enter>");
    assert!(!app.footer().contains("read"), "{}", app.footer());
    app.press("<Enter>");
    assert!(app.footer().contains("No section here"), "{}", app.footer());
    // However little room there is, the way back is called by all its words.
    app.press("<Esc>gf&kor<Enter>");
    for columns in (20..120).rev() {
        app.resize(columns, 24);
        let footer = app.footer();
        assert!(
            !footer.contains("Esc show") || footer.contains("Esc show all"),
            "{footer}"
        );
    }
}

#[test]
fn the_information_tells_file_and_replaced_characters() {
    let mut app = Harness::bundled(80, 24);
    app.press("i");
    assert!(app.shows("markdown, UTF-8") && !app.shows("replaced characters"));
    assert!(!app.shows("File"));
    app.model.opened.path = Clean::line("/home/reader/talks/article.md");
    app.tell(Msg::ReadAs {
        format: "markdown",
        encoding: "UTF-8",
        lossy: true,
    });
    assert!(
        app.shows("UTF-8 with replaced characters"),
        "{}",
        app.screen()
    );
    assert!(app.shows("File") && app.shows("/home/reader/talks/article.md"));
    for label in ["Title", "Author", "Date", "Length", "Facets"] {
        assert!(app.shows(label), "{label}\n{}", app.screen());
    }
}

/// All cells that are underlined.
fn underlined(app: &Harness) -> String {
    let (buffer, _) = app.drawn();
    let cells = buffer.content().iter();
    let lined = cells.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    lined.map(|cell| cell.symbol().to_owned()).collect()
}

#[test]
fn links_of_headings_are_shown_wherever_they_lead() {
    let page = "<h1>On rope</h1><p>It is <a href='old'>old</a>.</p><h2>How it is <a \
                href='made'>made</a></h2><p>Nobody knows, and <a href='all'>all</a> ask.</p>";
    let mut app = Harness::new(support::read(page, "html"), Briefing::default(), 100, 30);
    assert_eq!(underlined(&app), "oldmade");
    app.press(")");
    assert_eq!(underlined(&app), "madeall");
}

#[test]
fn a_page_tells_where_its_links_lead_and_what_was_left_out() {
    let page = "<h1>On rope</h1><nav><a href='/x'>Our menu</a></nav><p>Nobody knew who had \
                <a href='https://rope.example/find'>found the rope</a> on that day.</p><p>It was \
                a long rope, and it <a href='/sales'>was sold</a> before anybody could ask the \
                crew about it.</p>";
    let document = support::read(page, "html");
    let mut app = Harness::new(document, Briefing::default(), 100, 30);
    assert!(!app.shows("Our menu"));
    assert_eq!(underlined(&app), "found the rope");
    // A path within the site is shown only where it can be asked for.
    app.press(")");
    assert_eq!(underlined(&app), "found the ropewas sold");
    app.press("(");
    // A line needs no colour.
    app.theme = Theme::new(Background::Dark, Depth::Mono, &UNICODE);
    assert_eq!(underlined(&app), "found the rope");
    app.press("i");
    assert!(
        app.shows("found the rope: https://rope.example/find"),
        "{}",
        app.screen()
    );
    assert!(
        app.shows("1 block of the page; z r shows it"),
        "{}",
        app.screen()
    );
    app.press("<Esc>)i");
    assert!(!app.shows("https://rope.example/find"));
    app.press("<Esc>zr");
    assert!(app.shows("Our menu") && app.shows("Left out: no part of the article"));

    let mut app = Harness::bundled(100, 30);
    app.press("zr");
    assert!(
        app.footer()
            .contains("Nothing was left out of this article")
    );
}
