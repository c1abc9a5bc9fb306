//! What keys and the pointer do, seen on the screen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;

use briefing::app::action::{Action, BoxAction, PaneAction, SheetAction};
use briefing::app::effect::{Effect, Exit};
use briefing::app::key::{Key, MouseKind};
use briefing::app::keymap::{BINDINGS, Context};
use briefing::app::layout::{Pane, Size};
use briefing::app::panes::palette::Palette;
use briefing::app::status::StatusKind;
use briefing::app::{Background, Msg, Part, Subject};
use briefing::facets::Briefing;
use briefing::search::SearchIndex;
use briefing::text::{Clean, Document};
use proptest::prelude::*;
use support::Harness;

#[test]
fn sentences_paragraphs_and_sections_with_counts() {
    let mut app = Harness::bundled(120, 36);
    assert!(app.sentence().starts_with("For decades"));
    app.press(")");
    assert!(app.sentence().starts_with("The lasting menace"));
    app.press("2)(");
    assert!(app.sentence().starts_with("Lately"));
    app.press("}");
    assert!(app.sentence().starts_with("Behind the change"));
    app.press("{");
    assert!(app.sentence().starts_with("For decades"));
    app.press("2]");
    assert_eq!(app.section(), Some("Key drivers of engagement"));
    app.press("[");
    assert_eq!(app.section(), Some("Historical context and evolution"));
    app.press("9]");
    assert_eq!(app.section(), Some("Challenges ahead"));
    app.press("]");
    assert!(app.footer().contains("No section after this one"));
}

#[test]
fn rows_pages_ends_and_percents() {
    let mut app = Harness::bundled(120, 36);
    let first = app.rows();
    app.press("j");
    let text = |row: &str| row.chars().skip(27).take(55).collect::<String>();
    assert_eq!(text(&app.rows()[10]), text(&first[11]));
    app.press("k");
    assert_eq!(text(&app.rows()[10]), text(&first[10]));
    assert!(app.sentence().starts_with("The lasting"));
    app.press("k");
    assert_eq!(app.rows(), first);
    app.press("<Space>");
    let page = app.rows();
    assert_ne!(page, first);
    app.press("b");
    let texts = |rows: &[String]| rows[2..30].iter().map(|row| text(row)).collect::<Vec<_>>();
    assert_eq!(texts(&app.rows()), texts(&first));
    app.press("d<PageDown><C-u><PageUp><C-d><C-b><C-f>u");
    app.press("G");
    assert!(app.sentence().starts_with("Written after an article"));
    assert!(app.shows("¶ 28/28"));
    app.press("gg");
    assert!(app.sentence().starts_with("For decades"));
    app.press("11G");
    assert!(app.shows("¶ 11/28"));
    app.press("50%");
    assert!(app.section().is_some());
    app.press("<lt>").press(">").press("<Home>").press("<End>");
    assert!(app.sentence().starts_with("Written after"));
    app.press("%");
    assert!(app.footer().contains("A number goes before %"));
}

#[test]
fn jumps_and_marks_lead_back() {
    let mut app = Harness::bundled(100, 30);
    app.press("ma3]mb");
    let there = app.sentence().to_owned();
    app.press("'a");
    assert!(app.sentence().starts_with("For decades"));
    app.press("''");
    assert_eq!(app.sentence(), there);
    app.press("`a");
    app.press("H");
    assert_eq!(app.sentence(), there);
    app.press("L");
    assert!(app.sentence().starts_with("For decades"));
    app.press("'z");
    assert!(app.footer().contains("No mark z"));
    app.press("m1");
    assert!(app.footer().contains("named by a letter"));
}

#[test]
fn panes_take_the_focus_and_go() {
    let mut app = Harness::bundled(120, 36);
    assert_eq!(app.model.focus, Pane::Text);
    for (keys, pane) in [
        ("<Tab>", Pane::Facets),
        ("<Tab>", Pane::Outline),
        ("<S-Tab>", Pane::Facets),
        ("h", Pane::Text),
        ("h", Pane::Outline),
        ("gr", Pane::Text),
        ("gf", Pane::Facets),
        ("go", Pane::Outline),
        ("<Esc>", Pane::Text),
        ("l", Pane::Facets),
    ] {
        app.press(keys);
        assert_eq!(app.model.focus, pane, "{keys}");
    }
    app.press("f");
    assert!(!app.shows("Actors 19"));
    assert_eq!(app.model.focus, Pane::Text);
    app.press("ft");
    assert!(app.shows("Actors 19") && !app.shows("Sections"));
    app.press("tzn");
    assert!(!app.shows("Actors 19") && !app.shows("Sections"));
    app.press("zn");
    assert!(app.shows("Actors 19") && app.shows("Sections"));
}

#[test]
fn the_outline_leads_to_sections() {
    let mut app = Harness::bundled(120, 36);
    app.press("hjj<Enter>");
    assert_eq!(app.section(), Some("Key drivers of engagement"));
    assert_eq!(app.model.focus, Pane::Text);
    app.press("hjo");
    assert_eq!(app.section(), Some("Key areas of cooperation"));
    assert_eq!(app.model.focus, Pane::Outline);
    app.press("l");
    assert_eq!(app.model.focus, Pane::Text);
}

#[test]
fn nested_sections_fold() {
    let text = "# One\n\nA.\n\n## Inner\n\nB.\n\n# Two\n\nC.";
    let mut app = Harness::plain(text, 120, 30);
    app.press("h");
    assert!(app.shows("Inner"));
    app.press("h");
    assert!(
        !app.rows()[3..]
            .iter()
            .any(|row| row.starts_with("     Inner"))
    );
    app.press("l");
    assert!(app.shows("Inner"));
    app.press("jp");
    assert!(
        app.shows("▌▸ One") || app.shows("▌  One"),
        "{}",
        app.screen()
    );
    app.press("zM");
    app.press("zR");
    assert!(app.shows("Inner"));
}

#[test]
fn an_actor_s_evidence_is_two_keys_away() {
    let mut app = Harness::bundled(120, 36);
    app.press("ljjjj");
    assert!(app.footer().contains("China 5  n N"), "{}", app.footer());
    app.press("<Enter>");
    assert!(app.shows("h back to the list") && app.shows("Evidence  1/5"));
    assert!(app.sentence().starts_with("China is building up"));
    app.press("j");
    assert!(app.sentence().contains("that China is steering"));
    assert!(app.footer().contains("China 2/5"));
    app.press("<Enter>n");
    assert_eq!(app.model.focus, Pane::Text);
    assert!(app.footer().contains("China 3/5"));
    app.press("9n");
    assert!(app.footer().contains("Past the last hit"));
    app.press("N");
    assert!(app.footer().contains("China 1/5"), "{}", app.footer());
    app.press("<Esc>");
    assert!(!app.footer().contains("n N"));
    app.press("n");
    assert!(app.footer().contains("No hits to walk"));
}

#[test]
fn cards_open_and_close_and_show_context() {
    let mut app = Harness::bundled(120, 36);
    app.press("ll");
    assert!(app.shows("Named") && app.shows("Together with"));
    app.press("c");
    assert!(app.model.facets.card.is_some_and(|card| card.context));
    app.press("h");
    assert!(app.shows("by mentions"));
    app.press("s");
    assert!(app.shows("by first use"));
    app.press("s");
    assert!(app.shows("A to Z"));
    app.press("]");
    assert!(app.shows("◆ Cybersecurity") || app.shows("⋄ Cybersecurity"));
    app.press("[[");
    assert!(app.shows("Divided"));
    app.press("o");
    assert_eq!(app.model.focus, Pane::Facets);
    assert!(app.footer().contains("1/"), "{}", app.footer());
}

#[test]
fn a_sentence_lists_its_entries() {
    let mut app = Harness::bundled(120, 36);
    app.press(")K");
    assert!(app.shows("In this sentence") && app.shows("North Korea"));
    app.press("j<Enter>");
    assert!(app.model.facets.card.is_some());
    assert!(app.sentence().starts_with("The lasting menace"));
    let mut app = Harness::plain("No entries here.", 100, 30);
    app.press("K");
    assert!(app.footer().contains("No entry has this sentence"));
}

#[test]
fn the_links_of_a_sentence_are_listed_and_their_addresses_copied() {
    let text = "A [rope](https://a.example/rope) and [a *net*](net.html), see \
                https://b.example/sea.\n\nNothing here.";
    let mut app = Harness::plain(text, 80, 24);
    // Who finds no entries there is told of them.
    assert!(app.footer().contains("g x links here"), "{}", app.footer());
    app.press("<Enter>");
    assert!(
        app.footer().contains("g x lists its links"),
        "{}",
        app.footer()
    );
    app.press("gx");
    for row in [
        "Links here  3",
        "rope    https://a.example/rope",
        "a net   net.html",
    ] {
        assert!(app.shows(row), "{row}: {}", app.screen());
    }
    app.press("<Enter>");
    assert_eq!(app.copied(), "https://a.example/rope");
    assert!(app.model.overlay.is_none());
    app.press("gxjjj<Enter>");
    assert_eq!(app.copied(), "https://b.example/sea");
    app.press(")gx");
    assert!(app.footer().contains("No link in this sentence"));
    app.press("v(gx");
    assert!(app.shows("Links here  3"));
}

#[test]
fn links_of_a_heading_are_listed_with_the_sentence_below_it() {
    let text = "# [Title](title.html)\n\nOpening.\n\n## The [sea](https://a.example/sea)\n\n\
                ### [Tides](tides.html)\n\nA [rope](rope.html) here. Another.\n\nMore.";
    let mut app = Harness::new(support::read(text, "markdown"), Briefing::default(), 80, 40);
    app.press("gx");
    assert!(app.footer().contains("No link in this sentence"));
    app.press("]gx");
    for row in [
        "Links here  3",
        "sea     https://a.example/sea",
        "Tides   tides.html",
    ] {
        assert!(app.shows(row), "{row}: {}", app.screen());
    }
    app.press("<Esc>i");
    for row in ["Title leads to  title.html", "Tides: tides.html"] {
        assert!(app.shows(row), "{}", app.screen());
    }
    app.press("<Esc>)gx");
    assert!(app.footer().contains("No link in this sentence"));
    app.press("}gx");
    assert!(app.footer().contains("No link in this sentence"));
}

#[test]
fn an_address_in_code_is_no_link() {
    let text = "Ask `https://a.example/?q=TERM` or https://b.example there.";
    let mut app = Harness::new(support::read(text, "markdown"), Briefing::default(), 80, 24);
    app.press("gx");
    assert!(app.shows("Links here  1"), "{}", app.screen());
    app.press("<Enter>");
    assert_eq!(app.copied(), "https://b.example");
}

#[test]
fn copying_gives_the_sentence_and_its_source() {
    let mut app = Harness::bundled(100, 30);
    app.press("3]y");
    assert!(app.copied().starts_with("What South Korea and NATO do"));
    app.press("Y");
    let copied = app.copied();
    assert!(copied.starts_with("“What") && copied.contains("Lakhvinder Singh"));
    assert!(
        copied.contains("section “Key areas of cooperation”, ¶ 14"),
        "{copied}"
    );
    app.press("v)");
    assert!(
        app.footer().contains("y copy the sentences"),
        "{}",
        app.footer()
    );
    app.press("y");
    assert!(app.copied().contains("common programme"));
    app.press("hy");
    assert!(app.copied().starts_with("Key areas of cooperation\n\nWhat"));
    app.press("gfy");
    assert!(app.copied().starts_with("South Korea (state)"));
    app.press("<Enter>y");
    let evidence = app.sentence().to_owned();
    assert_eq!(app.copied(), evidence);
    app.press("Y");
    assert!(app.copied().starts_with(&format!("“{evidence}”")));
    assert!(
        app.copied()
            .contains("(Lakhvinder Singh, “South Korea and NATO")
    );
}

#[test]
fn enter_on_a_hit_goes_there_and_back_returns() {
    let mut app = Harness::bundled(100, 30);
    app.press("/piracy");
    assert!(app.shows("Sentences 1"), "{}", app.screen());
    app.press("<Down><Enter>");
    assert!(app.sentence().contains("act against piracy"));
    assert!(app.footer().contains("piracy 1/1"));
    app.press("<C-o>");
    assert_eq!(app.section(), None);
}

#[test]
fn searching_previews_and_escape_returns() {
    let mut app = Harness::bundled(120, 36);
    let before = app.rows();
    app.press("/gulf of aden");
    assert!(app.shows("All 1") && app.sentence().contains("Gulf of Aden"));
    app.press("<Esc>");
    assert_eq!(app.rows(), before);
    app.press("/");
    assert!(app.shows("\"phrase\""));
    app.press("<Up>");
    assert!(!app.shows("gulf"));
    app.press("cyber<Tab>");
    assert!(app.shows("Text 7"), "{}", app.screen());
    app.press("<S-Tab><C-t>");
    assert!(app.shows("exact words only"));
    app.press("<C-t><Enter>");
    app.press("/<Up>");
    assert!(app.shows("/ cyber"));
    app.press("<Down>");
    assert!(!app.shows("/ cyber"));
}

#[test]
fn enter_may_come_before_the_answer() {
    let mut app = Harness::beginning(100, 30);
    // Nothing of it in the start.
    app.press("/aden<Enter>");
    assert!(app.shows("/ aden"));
    app.load();
    assert!(app.footer().contains("aden 1/"), "{}", app.footer());
    assert!(!app.shows("/ aden"));
}

#[test]
fn what_is_shown_can_be_kept_while_more_is_being_read() {
    let mut app = Harness::beginning(120, 36);
    app.press("/cyber");
    assert!(app.shows("reading the rest"));
    app.press("<Enter>");
    let count = |app: &Harness| app.model.hits.as_ref().unwrap().hits.len();
    let before = count(&app);
    assert!(before > 0 && app.model.overlay.is_none());
    app.load();
    let mut whole = Harness::bundled(120, 36);
    whole.press("/cyber<Enter>");
    assert!(count(&app) > before);
    assert_eq!(count(&app), count(&whole));
}

#[test]
fn a_query_is_answered_before_there_is_an_index() {
    let mut app = Harness::bundled(100, 30);
    let index = app.model.index.take();
    app.model.is_indexing = true;
    app.press("/piracy");
    assert!(app.shows("Sentences 1"), "{}", app.screen());
    let before = app.screen();
    let document = app.model.document.clone();
    app.tell(Msg::Indexed(document, index.expect("an index")));
    assert_eq!(app.screen(), before);
    app.press("<Esc>/pirracy");
    assert!(app.shows("pirracy read as piracy"), "{}", app.screen());
}

#[test]
fn an_empty_answer_offers_what_is_there() {
    let mut app = Harness::bundled(120, 36);
    app.press("/nato parliament");
    assert!(app.shows("Nothing in this article holds both words."));
    assert!(app.shows("✗ parliament") && app.shows("Instead"));
    app.press("<Enter>");
    assert!(app.shows("/ nato") && app.shows("Sentences"));
}

#[test]
fn sheets_are_as_high_as_their_content_and_the_search_panel_never_shrinks() {
    let mut app = Harness::bundled(120, 36);
    let height = |app: &Harness| app.model.sheet().unwrap().area.height;
    app.press(":");
    assert_eq!(height(&app), 24);
    app.press("copy");
    // Rule, input, blank row, two commands, blank row, hints.
    assert_eq!(height(&app), 7);
    app.press("qqq");
    assert!(height(&app) == 6 && app.shows("No command is called so"));
    app.press("<Esc>/");
    assert_eq!(height(&app), 14);
    app.tell(Msg::Paste(Clean::line("cybr secur")));
    assert_eq!(height(&app), 14);
    // Three entries and six sentences, two titles and a blank row.
    app.press("<C-u>");
    app.tell(Msg::Paste(Clean::line("defence")));
    assert_eq!(height(&app), 17);
    app.press("xyz");
    assert_eq!(height(&app), 17);
    app.press("<C-u>nato");
    assert_eq!(height(&app), 24);
    app.press("<C-u>");
    assert_eq!(height(&app), 24);
    app.press("<Esc>/");
    assert_eq!(height(&app), 14);
}

#[test]
fn the_previewed_hit_stays_above_a_panel_that_grows() {
    let mut app = Harness::bundled(120, 36);
    for query in ["piracy", "afghanistan", "seoul", "nato", "the"] {
        app.press("G/").press(query);
        let top = app.model.sheet().unwrap().area.y;
        let rows = app.rows();
        let above = rows.iter().take(top.into());
        // The bar of the focused sentence, left of the text.
        let bars = above.filter(|row| row.contains("│ ▌")).count();
        assert!(bars > 0, "{query}: {}", app.screen());
        app.press("<Esc>");
    }
    // The end of the text stands at the bottom again once the panel is closed.
    app.press("G))))");
    let words: Vec<&str> = app.sentence().split(' ').take(5).collect();
    let words = words.join(" ");
    app.press("gg/").tell(Msg::Paste(Clean::line(&words)));
    let place = app.model.sheet().unwrap().area.y;
    assert!(app.rows().iter().position(|row| row.contains("│ ▌")) < Some(place.into()));
    app.press("<Enter>");
    let rows = app.model.areas().text.height;
    assert_eq!(app.model.reader.view().len(), usize::from(rows));
}

#[test]
fn a_word_of_the_sentence_can_be_searched() {
    let mut app = Harness::bundled(120, 36);
    app.press("*");
    assert!(app.footer().starts_with(" * "));
    app.press("h");
    app.press("l<Enter>");
    assert!(app.shows("Enter keep as hit list") || app.shows("Enter open its card"));
    app.press("<Esc>*<Esc>");
    assert!(app.footer().contains("sentence"));
}

#[test]
fn the_palette_does_what_it_says() {
    let mut app = Harness::bundled(120, 36);
    app.press(":dim");
    assert!(app.shows("Dim all but this paragraph"), "{}", app.screen());
    app.press("<Enter>");
    assert!(app.model.dim);
    app.press(":sort<Enter>");
    assert_eq!(app.model.focus, Pane::Facets);
    app.press(":xyzzy");
    assert!(app.shows("No command is called so"));
    app.press("<Esc>");
    assert!(!app.shows("commands called"));
}

#[test]
fn a_number_in_the_palette_is_a_place() {
    let mut app = Harness::bundled(120, 36);
    app.press(":11");
    assert!(app.shows("Go to paragraph 11"), "{}", app.screen());
    app.press("<Enter>");
    assert!(app.shows("¶ 11/28") && app.model.overlay.is_none());
    // From a list as well.
    app.press("go:3<Enter>");
    assert!(app.shows("¶ 3/28"));
    app.press(":100%");
    assert!(app.shows("Go to 100 %"), "{}", app.screen());
    app.press("<Enter>");
    assert!(app.shows("100 %"), "{}", app.screen());
}

#[test]
fn lists_are_filtered() {
    let mut app = Harness::bundled(120, 36);
    app.press("l&kor");
    assert!(app.footer().contains("2 of 19"), "{}", app.footer());
    app.press("<Enter>j");
    assert!(app.footer().contains("North Korea"), "{}", app.footer());
    app.press("&<Esc>");
    assert!(app.shows("China"));
    app.press("gohh&drivers");
    assert!(app.footer().contains("1 of 6"));
    app.press("<Enter><Enter>");
    assert_eq!(app.section(), Some("Key drivers of engagement"));
}

#[test]
fn an_entry_that_the_text_lacks_is_told_and_stays_searchable() {
    let text = support::ARTICLE.replace("President Yoon and his", "The president and his");
    let document = support::read(&text, "markdown");
    let lens = briefing::facets::lens::Lens::parse(support::LENS).unwrap();
    let briefing = lens.bind(&document).briefing;
    let mut app = Harness::new(document, briefing, 120, 36);
    assert!(
        app.footer()
            .contains("1 entry of the lens is not in this text")
    );
    assert!(app.shows("Actors 18"));
    app.press("/yoon");
    assert!(app.shows("President Yoon") && app.shows("not in this text"));
    app.press("<Enter>");
    assert!(
        app.footer()
            .contains("President Yoon: not found in this text")
    );
}

#[test]
fn help_tells_the_keys_of_the_pane() {
    let mut app = Harness::bundled(120, 36);
    app.press("?");
    assert!(app.shows("Help") && app.shows("reading the text"));
    app.press("<Tab>");
    assert!(app.shows("the facets"));
    app.press("q");
    assert!(!app.shows("the facets"));
    app.press("<F1>jkdu").press("<Space>bgg").press("G<Esc>");
    app.press("i");
    assert!(app.shows("This article") && app.shows("lens “South Korea and NATO”"));
}

#[test]
fn sheets_scroll_to_their_last_row_and_no_further() {
    for (keys, last) in [("?", "not as written"), ("i", "Facets")] {
        let mut app = Harness::bundled(60, 14);
        app.press(keys);
        assert!(!app.shows(last), "{}", app.screen());
        app.press("G");
        assert!(app.shows(last), "{}", app.screen());
        let end = app.rows();
        app.press("9jd<Space>");
        assert_eq!(app.rows(), end);
        app.press("k");
        assert_ne!(app.rows(), end, "one row back is one row back");
    }
}

#[test]
fn the_choice_in_the_palette_stays_in_view_and_in_the_list() {
    let mut app = Harness::bundled(80, 24);
    app.press(":copy");
    for _ in 0..40 {
        app.press("<Down>");
        let chosen = app.rows().iter().filter(|row| row.starts_with('▌')).count();
        assert_eq!(chosen, 1, "{}", app.screen());
    }
    app.press("<C-u>");
    for _ in 0..20 {
        app.press("<PageDown>");
        assert!(app.rows()[10..].iter().any(|row| row.starts_with('▌')));
    }
}

#[test]
fn the_look_changes_and_returns() {
    let mut app = Harness::bundled(160, 45);
    let measure = app.model.areas().measure;
    app.press("2-");
    assert_eq!(app.model.areas().measure, measure - 4);
    app.press("+=");
    assert_eq!(app.model.areas().measure, measure);
    app.press("zzzdzdzgzgzgzm");
    assert!(!app.model.mouse);
    assert!(
        app.effects
            .iter()
            .any(|effect| matches!(effect, Effect::Mouse(false)))
    );
}

#[test]
fn programs_end_and_stop_by_key() {
    let mut app = Harness::bundled(80, 24);
    app.press("<C-z><C-l>q");
    assert!(matches!(
        app.effects[..],
        [Effect::Suspend, Effect::Redraw, Effect::Exit(Exit::Quit)]
    ));
    let mut app = Harness::bundled(80, 24);
    app.press("<C-c>");
    assert!(matches!(app.effects[..], [Effect::Exit(Exit::Interrupted)]));
    let mut app = Harness::bundled(80, 24);
    app.press("/q<C-c>");
    assert!(app.effects.is_empty());
}

#[test]
fn an_interrupt_ends_the_program_from_anywhere_but_an_input_line() {
    for keys in [
        "?",
        "i",
        ")K",
        "*",
        "m",
        "'",
        "g",
        "12",
        "go",
        "gf<Enter>",
        "v",
    ] {
        let mut app = Harness::bundled(80, 24);
        app.press(keys).press("<C-c>");
        assert!(
            matches!(app.effects[..], [Effect::Exit(Exit::Interrupted)]),
            "{keys}: {:?}",
            app.effects
        );
    }
    for keys in ["/", ":", "go&"] {
        let mut app = Harness::bundled(80, 24);
        app.press(keys).press("<C-c>");
        assert!(
            app.effects.is_empty() && app.model.overlay.is_none(),
            "{keys}"
        );
    }
}

#[test]
fn a_paste_is_text_in_a_box_and_nothing_elsewhere() {
    let mut app = Harness::bundled(80, 24);
    app.tell(Msg::Paste(Clean::line("qqq")));
    assert!(app.effects.is_empty());
    app.press("/");
    app.tell(Msg::Paste(Clean::line("cyber\nthreats")));
    assert!(app.shows("/ cyber threats"));
}

#[test]
fn the_pointer_focuses_chooses_and_selects() {
    let mut app = Harness::bundled(120, 36);
    let row = |app: &Harness, text: &str| -> u16 {
        let at = app.rows().iter().position(|row| row.contains(text));
        u16::try_from(at.expect("a row")).unwrap()
    };
    let at = row(&app, "Challenges");
    assert!(at > 0);
    let drivers = row(&app, "Key drivers");
    app.point(MouseKind::Press, 5, drivers);
    assert_eq!(app.section(), Some("Key drivers of engagement"));
    let china = row(&app, "China   ");
    app.point(MouseKind::Press, 90, china);
    assert!(app.footer().contains("China 5"));
    app.point(MouseKind::Press, 90, china);
    assert!(app.shows("back to the list"));
    app.press("<Esc><Esc>gg");
    let first = row(&app, "For decades");
    app.point(MouseKind::Press, 40, first);
    app.point(MouseKind::Drag, 40, first + 4);
    app.press("y");
    assert!(app.copied().starts_with("For decades"), "{}", app.copied());
    let before = app.rows();
    app.point(MouseKind::WheelDown, 40, 10);
    assert_ne!(app.rows(), before);
    app.point(MouseKind::WheelUp, 40, 10);
    app.point(MouseKind::Press, 100, 2);
    assert!(app.shows("by evidence") || app.shows("by mentions"));
}

#[test]
fn a_resize_keeps_the_focused_sentence_on_the_screen() {
    let mut app = Harness::bundled(120, 36);
    app.press("15G)");
    let sentence = app.sentence().to_owned();
    let start: String = sentence.chars().take(12).collect();
    for (columns, rows) in [
        (80, 24),
        (60, 20),
        (40, 12),
        (30, 8),
        (160, 45),
        (0, 0),
        (120, 36),
    ] {
        app.resize(columns, rows);
        assert_eq!(app.sentence(), sentence);
        if columns > 0 {
            assert!(app.shows(&start), "{columns}x{rows}\n{}", app.screen());
        }
    }
}

#[test]
fn the_tallest_and_the_widest_terminal_are_drawn() {
    for (columns, rows) in [(24, 33_000), (120, 4000), (8000, 12)] {
        let mut app = Harness::bundled(columns, rows);
        for keys in ["", "l<Enter>", "/defence", "<Esc>:", "<Esc>?", "<Esc>grK"] {
            app.press(keys);
            assert!(!app.rows().is_empty());
        }
    }
    let mut app = Harness::bundled(80, 24);
    app.resize(u16::MAX, u16::MAX)
        .press("jdl<Enter><Esc>/a<Esc>?j");
}

#[test]
fn every_binding_is_pressed_and_every_one_does_something() {
    for binding in BINDINGS {
        for chord in binding.shown() {
            let mut app = ready_for(binding.context, binding.action);
            let before = state(&app);
            for name in chord.split(' ') {
                let key = Key::named(name).expect("a key");
                app.tell(Msg::Key(key));
            }
            let said = app.model.status.as_ref();
            assert!(
                before != state(&app)
                    && said.is_none_or(|status| status.kind != StatusKind::Refused),
                "{chord} in {} does nothing: {said:?}",
                binding.context.name()
            );
        }
    }
}

/// The program where an action of a context has something to do.
fn ready_for(context: Context, action: Action) -> Harness {
    use Action::{Box, Move, Pane, Program, Sheet};
    const NESTED: &str = "# One\n\nA.\n\n## Inner\n\nB.\n\n# Two\n\nC.";
    let mut app = match (context, action) {
        (Context::Outline, Pane(PaneAction::Fold | PaneAction::Unfold | PaneAction::Parent))
        | (_, Pane(PaneAction::FoldAll | PaneAction::UnfoldAll)) => Harness::plain(NESTED, 120, 36),
        (_, Pane(PaneAction::LeftOut)) => {
            let page = "<h1>Rope</h1><nav>Menu</nav><p>It was found at sea. Nobody knew by whom.</p>\
                        <p>It was sold.</p>";
            Harness::new(support::read(page, "html"), Briefing::default(), 120, 36)
        }
        (_, Pane(PaneAction::LinksHere)) => {
            Harness::plain("A [rope](https://a.example/rope).\n\nB.", 120, 36)
        }
        // Help must be longer than its sheet.
        (Context::Sheet, Move(_)) => Harness::bundled(60, 16),
        _ => Harness::bundled(120, 36),
    };
    // The evidence of an entry is the hit list; the text stands in its middle,
    // with a mark, and with places to go back and forward to.
    app.press(if action == PaneAction::LinksHere.action() {
        ""
    } else if app.model.briefing.facets.is_empty() {
        "}"
    } else {
        "gfjjgr3]mx4]H"
    });
    let keys = match (context, action) {
        (Context::All, Pane(PaneAction::FocusText))
        | (Context::Outline, Pane(PaneAction::Parent)) => "go",
        (Context::All, Pane(PaneAction::DefaultWidth | PaneAction::Wider)) => "4-",
        (Context::All, Pane(PaneAction::DefaultPanes)) => "z>",
        (Context::All, Pane(PaneAction::UnfoldAll)) => "zM",
        (Context::All, Pane(PaneAction::Percent)) => "80",
        (Context::All, Pane(PaneAction::Undo)) => "gfAgr",
        (Context::All | Context::Text, _) => "",
        (Context::Outline, Pane(PaneAction::Unfold)) => "gokkh",
        (Context::Outline, Pane(PaneAction::Fold)) => "gokk",
        (Context::Outline, Pane(PaneAction::ShowSection)) => "goj",
        (Context::Outline, _) => "go",
        (Context::Facets, Pane(PaneAction::Context | PaneAction::CloseCard))
        | (Context::Card, _) => "gf<Enter>",
        (Context::Facets, _) => "gf",
        (Context::Why, Pane(PaneAction::Undo)) => "gfAW",
        (Context::Why, _) => "gfW",
        (Context::Box, Box(BoxAction::LineEnd)) => "/security<Left>",
        (Context::Box, Box(BoxAction::Down | BoxAction::PageDown)) => "/security",
        (Context::Box, _) => "/security<Down><PageDown>",
        (Context::Sheet, Move(motion)) if motion.direction() > 0 => "?",
        (Context::Sheet, Move(_)) => "?G",
        (Context::Sheet, Sheet(SheetAction::NextWord)) => "*hhhhh",
        (Context::Sheet, Sheet(SheetAction::PreviousWord)) => "*ll",
        (Context::Sheet, Sheet(SheetAction::Open)) => "*",
        (
            Context::Sheet,
            Sheet(SheetAction::Close | SheetAction::NextPane | SheetAction::PreviousPane)
            | Program(_)
            | Pane(_)
            | Box(_),
        ) => "?",
    };
    app.press(keys);
    app
}

/// All that a key may change: the screen, what is pending, the input line with
/// its cursor, what was asked of the terminal.
fn state(app: &Harness) -> (String, String, String, usize) {
    let pending = format!("{:?}", app.model.pending);
    let overlay = format!("{:?}", app.model.overlay);
    (app.styled(), pending, overlay, app.effects.len())
}

#[test]
fn every_action_has_a_key() {
    for action in Action::ALL {
        assert!(
            BINDINGS.iter().any(|binding| binding.action == *action),
            "{action:?}"
        );
    }
}

#[test]
fn all_that_a_pane_does_stands_in_the_palette() {
    let app = Harness::bundled(120, 36);
    let commands = Palette::default().commands(app.model.focus);
    for action in Action::ALL {
        let is_listed = commands.iter().any(|known| known.binding.action == *action);
        let is_of_panes = match action {
            Action::Move(_) | Action::Program(_) | Action::Pane(_) => true,
            Action::Box(_) | Action::Sheet(_) => false,
        };
        assert_eq!(is_listed, is_of_panes, "{action:?}");
    }
}

#[test]
fn the_palette_names_every_command_once_and_what_fingers_know_last() {
    let mut app = Harness::bundled(120, 36);
    for (pane, first) in [
        ("gr", "List the entries in this sentence"),
        ("go", "Search sections"),
        ("gf", "Open the card of the entry"),
    ] {
        app.press(pane);
        let commands = Palette::default().commands(app.model.focus);
        assert!(commands[0].binding.help.starts_with(first), "{pane}");
        for (at, command) in commands.iter().enumerate() {
            let again = commands[..at]
                .iter()
                .any(|known| known.binding.action == command.binding.action);
            assert!(!again, "{}", command.binding.help);
        }
        let keys = |help: &str| {
            let command = commands.iter().find(|known| known.binding.help == help);
            command.expect(help).keys.join(" ")
        };
        // Those of a pane and those of all.
        assert_eq!(keys("Go to the sections"), "h Left g o");
        assert_eq!(keys("List the entries in this sentence"), "K Enter");
        let place = |help: &str| commands.iter().position(|known| known.binding.help == help);
        assert!(place("Search sections, entries and sentences") < place("One row down"));
    }
}

/// What may happen in a random run.
#[derive(Debug, Clone)]
enum Step {
    Keys(usize),
    Size(u16, u16),
    Mouse(MouseKind, u16, u16),
    Paste(&'static str),
    Load(usize),
    Failed(Subject),
    Background(Background),
    Found(u64),
    Indexed,
    Tick,
}

fn steps() -> impl Strategy<Value = Step> {
    let kinds = [
        MouseKind::Press,
        MouseKind::Drag,
        MouseKind::Release,
        MouseKind::WheelUp,
        MouseKind::WheelDown,
    ];
    let edges = [
        0,
        1,
        4,
        5,
        9,
        10,
        19,
        20,
        39,
        40,
        79,
        80,
        116,
        4000,
        33_000,
        u16::MAX,
    ];
    let subjects = [
        Subject::Load,
        Subject::Index,
        Subject::Search,
        Subject::Other,
    ];
    let pastes = ["", "sea\n\u{1b}[2J", "\u{202e}王 e\u{301}", "!\"^@actor:"];
    let grounds = [Background::Dark, Background::Light];
    prop_oneof![
        40 => (0..KEYS.len()).prop_map(Step::Keys),
        3 => (0..200u16, 0..60u16).prop_map(|(columns, rows)| Step::Size(columns, rows)),
        1 => (prop::sample::select(edges.to_vec()), prop::sample::select(edges.to_vec()))
            .prop_map(|(columns, rows)| Step::Size(columns, rows)),
        6 => (prop::sample::select(kinds.to_vec()), 0..130u16, 0..50u16)
            .prop_map(|(kind, column, row)| Step::Mouse(kind, column, row)),
        1 => prop::sample::select(pastes.to_vec()).prop_map(Step::Paste),
        2 => (0..4usize).prop_map(Step::Load),
        1 => prop::sample::select(subjects.to_vec()).prop_map(Step::Failed),
        1 => prop::sample::select(grounds.to_vec()).prop_map(Step::Background),
        1 => (0..20u64).prop_map(Step::Found),
        1 => Just(Step::Indexed),
        2 => Just(Step::Tick),
    ]
}

/// A short article, more of it, another one, and nothing.
fn readings() -> Vec<(Arc<Document>, Arc<Briefing>)> {
    let upto = |heading: &str| support::ARTICLE.split_once(heading).unwrap().0;
    let texts = [
        upto("## Historical"),
        upto("## Key drivers"),
        "# Another\n\n## Text\n\n- of NATO\n- and China\n\n> quoted",
        "",
    ];
    let read = |text: &str| {
        let document = if text.is_empty() {
            Document::default()
        } else {
            support::read(text, "markdown")
        };
        let briefing = Arc::new(support::bind(&document));
        (Arc::new(document), briefing)
    };
    texts.map(read).into()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_happens_at_any_size_makes_it_panic(
        from in 0..4usize,
        is_partial: bool,
        steps in prop::collection::vec(steps(), 1..120),
    ) {
        let readings = readings();
        let (document, briefing) = readings[from].clone();
        let part = if is_partial { Part::Loading } else { Part::Whole };
        let mut app = Harness::opened(document, briefing, (100, 30), part);
        let old = app.model.document.clone();
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Keys(at) => {
                    app.press(KEYS[at]);
                }
                Step::Size(columns, rows) => {
                    app.resize(columns, rows);
                }
                Step::Mouse(kind, column, row) => {
                    app.point(kind, column, row);
                }
                Step::Paste(text) => app.tell(Msg::Paste(Clean::line(text))),
                Step::Load(at) => {
                    let (document, briefing) = readings[at].clone();
                    app.tell(Msg::Loaded(document, briefing));
                }
                Step::Failed(subject) => app.tell(Msg::Failed(subject, Clean::line("it failed"))),
                Step::Background(ground) => app.tell(Msg::Background(ground)),
                Step::Found(generation) => app.tell(Msg::Found(generation, Box::default())),
                Step::Indexed => {
                    let index = SearchIndex::build(&old, &Briefing::default());
                    app.tell(Msg::Indexed(old.clone(), Arc::new(index)));
                }
                Step::Tick => app.tell(Msg::Tick),
            }
            let Size { columns, rows } = app.model.size;
            if number % 3 == 0 && u32::from(columns) * u32::from(rows) < 12_000 {
                app.drawn();
            }
        }
        app.resize(90, 28).drawn();
    }
}

const KEYS: &[&str] = &[
    "j",
    "k",
    "d",
    "u",
    "<Space>",
    "b",
    "gg",
    "G",
    "7",
    "0",
    "%",
    "<Tab>",
    "<S-Tab>",
    "h",
    "l",
    "t",
    "f",
    "/",
    "n",
    "N",
    "<Esc>",
    "H",
    "L",
    "m",
    "'",
    "a",
    "y",
    "Y",
    ":",
    "?",
    "i",
    "+",
    "-",
    "=",
    "g",
    "z",
    "n",
    "M",
    "R",
    ")",
    "(",
    "}",
    "{",
    "]",
    "[",
    "v",
    "K",
    "*",
    "<Enter>",
    "o",
    "p",
    "&",
    "c",
    "s",
    "<Up>",
    "<Down>",
    "<Left>",
    "<Right>",
    "<Backspace>",
    "<C-t>",
    "<C-u>",
    "<C-w>",
    "e",
    "x",
    "<Home>",
    "<End>",
    "<PageUp>",
    "<PageDown>",
    "<F1>",
    "<C-y>",
    "z>",
    "z<lt>",
];

fn quits(app: &Harness) -> bool {
    let mut effects = app.effects.iter();
    effects.any(|effect| matches!(effect, Effect::Exit(Exit::Quit)))
}

#[test]
fn q_closes_a_card_and_quits_from_its_list() {
    for (columns, rows) in [(120, 36), (60, 20)] {
        let mut app = Harness::bundled(columns, rows);
        app.press("gf<Enter>q");
        assert!(app.model.facets.card.is_none());
        assert!(!quits(&app), "{columns}");
        app.press("q");
        assert!(quits(&app));
        // From the text beside a card, and by its name, it quits.
        let mut app = Harness::bundled(columns, rows);
        app.press("gf<Enter>gr");
        app.press("q");
        assert!(quits(&app));
        let mut app = Harness::bundled(columns, rows);
        app.press("gf<Enter>:quit<Enter>");
        assert!(quits(&app), "{}", app.screen());
    }
}

#[test]
fn the_text_gets_the_keys_where_no_other_pane_is_seen() {
    let mut app = Harness::bundled(60, 20);
    app.press("f");
    assert_eq!(app.model.focus, Pane::Facets);
    app.resize(39, 9);
    assert_eq!(app.model.focus, Pane::Text);
    let before = app.rows();
    app.press("j");
    assert_ne!(app.rows(), before);
    // A filter that is being typed is ended first.
    let mut app = Harness::bundled(60, 20);
    app.press("f&ch");
    app.resize(39, 9).press("<Esc>");
    assert_eq!(app.model.focus, Pane::Text);
}

#[test]
fn a_paragraph_that_is_not_there_is_told() {
    let mut app = Harness::bundled(120, 36);
    let last = app.model.document.paragraphs();
    let before = app.rows();
    app.press(&format!("{}G", last + 1));
    assert!(app.footer().contains(&format!("{last} is the last")));
    assert_eq!(app.rows()[2..34], before[2..34]);
    app.press(":999<Enter>");
    assert!(app.footer().contains(&format!("{last} is the last")));
    app.press("<Esc>:0");
    assert!(!app.screen().contains("Go to paragraph"));
    app.press("<Esc>:0%");
    assert!(app.screen().contains("Go to 0 %"));
}

#[test]
fn help_of_a_card_has_the_keys_of_the_card() {
    let mut app = Harness::bundled(160, 60);
    let has_row = |app: &Harness, row: &str| {
        let rows = app.rows().into_iter();
        let mut rows = rows.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "));
        rows.any(|known| known.contains(row))
    };
    app.press("gf?");
    assert!(has_row(&app, "q quit") && app.shows("the facets"));
    app.press("<Esc><Enter>?");
    assert!(app.shows("the card of an entry"));
    assert!(has_row(&app, "q close") && !has_row(&app, "q quit"));
    app.press("<Tab>");
    assert!(has_row(&app, "q quit") && app.shows("the sections"));
}

#[test]
fn links_are_listed_in_the_order_of_the_text_up_to_a_most() {
    let text = "At https://b.example/sea?ID=7 and [a net](net.html).";
    let mut app = Harness::plain(text, 80, 24);
    app.press("gx<Enter>");
    assert_eq!(app.copied(), "https://b.example/sea?ID=7");
    app.press("gx");
    assert!(app.shows("Links here  2"), "{}", app.screen());
    app.press("j<Enter>");
    assert_eq!(app.copied(), "net.html");
    let sentence = |number| format!("A [rope](https://a.example/{number}) here. ");
    let text = (0..1500).map(sentence).collect::<Vec<_>>().concat();
    let mut app = Harness::plain(&text, 80, 24);
    app.press("v").press("Ggx");
    assert!(app.shows("Links here  1000+"), "{}", app.screen());
    app.press("G<Enter>");
    assert_eq!(app.copied(), "https://a.example/999");
}

#[test]
fn marks_without_a_word_are_told_how_to_ask() {
    let mut app = Harness::bundled(120, 36);
    app.press("/");
    let empty = app.rows();
    let of_sheet = |rows: &[String]| rows[24..34].to_vec();
    for marks in ["\"", "!", "^", "'", "^'", "?!"] {
        app.press(marks);
        assert!(!app.shows("Nothing in this article") && !app.shows("no hits"));
        assert!(
            app.shows("all of the words, in any order"),
            "{}",
            app.screen()
        );
        assert_eq!(of_sheet(&app.rows()), of_sheet(&empty));
        app.press("<C-u>");
    }
}

#[test]
fn undoing_leaves_no_hits_that_nobody_asked_for() {
    let mut app = Harness::bundled(120, 36);
    app.press("gf");
    let facets = |app: &Harness| {
        let rows = app.rows();
        rows[..35].join("\n")
    };
    let before = facets(&app);
    app.press("r<C-u>").press("nato").press("<Enter>");
    assert!(app.shows("NATO is there already; Enter merges with it"));
    app.press("<Enter>");
    assert!(app.footer().contains("Merged South Korea into NATO"));
    assert!(!app.footer().contains("1/"), "{}", app.footer());
    app.press("U");
    assert_eq!(facets(&app), before);
    assert!(app.model.hits_shown().is_none());
    // Whoever has chosen an entry sees where it is.
    app.press("j");
    assert!(app.model.hits_shown().is_some());
    app.press("X").press("U");
    assert!(app.footer().contains("Undone"));
    assert_eq!(app.model.hits_shown().unwrap().label.as_str(), "NATO");
}

#[test]
fn a_name_of_another_entry_is_noticed() {
    let mut app = Harness::bundled(120, 36);
    app.press("gf4j");
    app.press("r<C-u>").press("seoul").press("<Enter>");
    let told = "seoul is a name of South Korea; Enter merges with it";
    assert!(app.shows(told), "{}", app.screen());
    app.press("<Enter>");
    assert!(app.footer().contains("Merged China into South Korea"));
}

#[test]
fn help_of_a_sheet_tells_its_keys_and_goes_back_to_it() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfW");
    let why = app.screen();
    app.press("?");
    assert!(app.shows("why an entry is here"), "{}", app.screen());
    assert!(app.shows("accept") && !app.shows("word") && !app.shows("keys of the pane before"));
    app.press("<Esc>");
    assert_eq!(app.screen(), why);
    app.press("<Esc>");
    assert!(app.model.overlay.is_none());

    let mut app = Harness::plain(
        "A [rope](https://a.example/rope) and [a net](b.html).",
        80,
        24,
    );
    app.press("gxj");
    let links = app.screen();
    app.press("?");
    assert!(
        app.shows("Help   this list") && !app.shows("word"),
        "{}",
        app.screen()
    );
    app.press("?");
    assert_eq!(app.screen(), links);
    app.press("?<Esc><Enter>");
    assert_eq!(app.copied(), "b.html");
}
