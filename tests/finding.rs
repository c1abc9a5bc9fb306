//! What becomes the hit list, and what is said where nothing was found.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use briefing::app::layout::Pane;
use support::Harness;

#[test]
fn enter_keeps_the_hits_although_an_entry_ranks_first() {
    let mut app = Harness::bundled(120, 36);
    app.press("/cyber");
    assert!(app.shows("Enter keep as hit list"), "{}", app.screen());
    app.press("<Enter>");
    assert_eq!(app.model.focus, Pane::Text);
    assert!(app.model.facets.card.is_none());
    let chosen = app.model.facets.selected.expect("the entry");
    let entry = app.model.briefing.entry(chosen).unwrap();
    let here = app.model.reader.focus().unwrap();
    assert!(entry.evidence.contains(&here));
    assert_eq!(app.model.facets.facet(), entry.facet);
    let hits = app.model.hits.clone().expect("hits");
    assert!(hits.entry().is_none() && hits.hits.len() > 1);
    for _ in 0..hits.hits.len() {
        app.press("n");
        assert!(app.sentence().to_lowercase().contains("cyber") || app.footer().contains("cyber"));
    }
    assert_eq!(app.model.hits.as_ref().unwrap().current, hits.current);
}

#[test]
fn evidence_is_kept_where_only_an_entry_was_found() {
    let mut app = Harness::bundled(120, 36);
    app.press("/asean<Tab><Tab><Tab><Enter>");
    let hits = app.model.hits.clone().expect("hits");
    assert!(hits.entry().is_some() && hits.entry() == app.model.facets.selected);
    assert!(app.sentence().contains("ASEAN"));
    assert_eq!(app.model.focus, Pane::Text);
}

#[test]
fn a_filter_moves_the_choice_and_escape_shows_all() {
    let mut app = Harness::bundled(120, 36);
    app.press("l&kor");
    let chosen = app.model.facets.selected;
    assert!(chosen.is_some() && chosen == app.model.facets.at_cursor(&app.model.briefing));
    app.press("<Enter>");
    assert!(app.footer().contains("Esc show all"), "{}", app.footer());
    app.press("<Esc>");
    assert_eq!(app.model.focus, Pane::Facets);
    assert!(app.shows("China") && !app.footer().contains("show all"));
    assert_eq!(app.model.facets.at_cursor(&app.model.briefing), chosen);
    app.press("<Esc>");
    assert_eq!(app.model.focus, Pane::Text);
    app.press("go&drivers<Enter>");
    assert!(app.footer().contains("Esc show all"), "{}", app.footer());
    app.press("<Esc>");
    assert_eq!(app.model.focus, Pane::Outline);
    assert_eq!(app.model.outline.visible(&app.model.document).len(), 6);
}

#[test]
fn a_phrase_without_hits_offers_its_words() {
    let mut app = Harness::bundled(120, 36);
    app.press("/\"security korea\"");
    assert!(
        app.shows("The phrase \"security korea\" does not occur"),
        "{}",
        app.screen()
    );
    assert!(app.shows("without the quotes") && !app.shows("this word alone"));
    app.press("<Enter>");
    assert!(app.shows("/ security korea") && app.shows("Sentences"));
}

#[test]
fn an_empty_scope_leads_to_all() {
    let mut app = Harness::bundled(120, 36);
    app.press("/cybr secur<Tab><Tab>");
    assert!(
        app.shows("No heading holds both words."),
        "{}",
        app.screen()
    );
    assert!(app.shows("hits in All"));
    app.press("<Enter>");
    assert!(app.shows("/ cybr secur") && app.shows("Sentences"));
    app.press("<C-u>!nato");
    assert!(
        app.shows("A word to look for is needed"),
        "{}",
        app.screen()
    );
}

#[test]
fn an_entry_that_was_found_keeps_the_query_as_hit_list_and_says_where_its_card_is() {
    let mut app = Harness::bundled(120, 36);
    app.press("/japan<Enter>");
    assert!(
        app.footer()
            .contains("Japan is chosen; l Enter opens its card"),
        "{}",
        app.footer()
    );
    app.press(")");
    assert!(app.footer().contains("japan "), "{}", app.footer());
    app.press("l<Enter>");
    assert!(app.shows("● Japan") && app.model.facets.card.is_some());
}

#[test]
fn the_title_is_a_hit_that_leads_to_the_start() {
    let text = "# Ferries of the Sound\n\nIt is quiet.\n\n## Past\n\nThe ferries were loud.";
    let mut app = Harness::plain(text, 120, 36);
    app.press("G/ferries");
    assert!(
        app.shows("Ferries of the Sound") && app.shows("title"),
        "{}",
        app.screen()
    );
    // Its words stand nowhere in the text, so the hits go past it.
    app.press("<Enter>");
    assert!(app.footer().contains("ferries 1/1"), "{}", app.footer());
    assert_eq!(app.sentence(), "The ferries were loud.");
    app.press("/sound<Enter>");
    assert_eq!(app.sentence(), "It is quiet.");
    app.press("/sound<C-y>");
    assert_eq!(app.copied(), "Ferries of the Sound");
}

#[test]
fn choosing_an_entry_leaves_the_hit_list() {
    let mut app = Harness::bundled(120, 36);
    app.press("ljjjj");
    assert!(app.model.hits.is_none() && app.footer().contains("China 5  n N"));
    app.press("n");
    assert!(
        app.model
            .hits
            .as_ref()
            .is_some_and(|hits| hits.entry().is_some())
    );
    let evidence = app.model.hits.clone();
    app.press("j");
    assert_eq!(app.model.hits, evidence);
    app.press("/piracy<Enter>gfj");
    assert!(app.footer().contains("piracy 1/1"), "{}", app.footer());
    app.press("<Enter>");
    assert!(!app.footer().contains("piracy"), "{}", app.footer());
}

#[test]
fn a_filter_that_names_nothing_is_told_as_one() {
    for (query, why, row) in [
        (
            "in:nowhere",
            "No section of this article is called “nowhere”.",
            "no such section",
        ),
        (
            "foo:bar cyber",
            "“foo” is no facet here; there are: actor, area, challenge.",
            "no such facet",
        ),
        (
            "@nobody",
            "No actor of this article is called “nobody”.",
            "no such actor",
        ),
        // What there is, but not here, is not denied.
        (
            "!in:challenges zzzqq",
            "Nothing in this article holds",
            "no sentence, no entry",
        ),
        (
            "!@china zzzqq",
            "Nothing in this article holds",
            "no sentence, no entry",
        ),
        (
            "zzz:",
            "Nothing in this article holds this word.",
            "no sentence, no entry",
        ),
    ] {
        let mut app = Harness::bundled(120, 36);
        app.press("/").press(query);
        assert!(app.shows(why), "{query}\n{}", app.screen());
        assert!(app.shows(row), "{query}\n{}", app.screen());
    }
}

#[test]
fn what_is_left_out_of_an_answer_is_not_called_absent() {
    let mut app = Harness::bundled(120, 36);
    app.press("/reaction !china");
    for words in [
        "Every word occurs, but nothing here holds them without what is left out.",
        "!china     8 sentences, 5 entries left out",
    ] {
        assert!(app.shows(words), "{}", app.screen());
    }
    assert!(!app.shows("✗"), "{}", app.screen());
    app.press("<C-u>zzzqq !qqzzz");
    assert_eq!(app.screen().matches('✗').count(), 1, "{}", app.screen());
}

#[test]
fn what_is_found_as_written_has_no_mark_of_another_spelling() {
    let mut app = Harness::bundled(120, 36);
    app.press("/ccdcoe");
    let rows = app.rows();
    let hits: Vec<&String> = rows
        .iter()
        .filter(|row| row.contains("Centre of Excellence"))
        .collect();
    assert!(hits.len() >= 2);
    let panel = rows
        .iter()
        .position(|row| row.contains("/ ccdcoe"))
        .expect("the panel");
    assert!(
        rows[panel..].iter().all(|row| !row.contains('~')),
        "{}",
        app.screen()
    );
    app.press("<Esc>/ccdceo");
    assert!(app.shows("~"), "{}", app.screen());
}

#[test]
fn a_name_that_the_footer_tells_is_told_once() {
    let mut app = Harness::bundled(80, 24);
    app.press("gf]]jo");
    let footer = app.footer();
    let (name, counted) = footer.split_once("   ").expect(&footer);
    assert!(name.contains("Reactions of China"), "{footer}");
    assert!(
        !counted.contains("Reactions") && counted.contains("/4"),
        "{footer}"
    );
}

#[test]
fn hits_made_anew_hold_the_title_only_where_it_was_chosen() {
    let text = "# Rope\n\nNo word of it. A rope here.\n\nAnother rope there, and more.";
    let document = || support::read(text, "markdown");
    for chooses_title in [true, false] {
        let mut app = Harness::plain(text, 120, 36);
        app.press("/rope");
        // The title comes last.
        if chooses_title {
            app.press("<Down><Down>");
        }
        app.press("<Enter>");
        let places = |app: &Harness| app.model.hits.as_ref().map(|hits| hits.hits.clone());
        let before = places(&app);
        assert_eq!(
            before.as_ref().unwrap().len(),
            if chooses_title { 3 } else { 2 }
        );
        app.replace(document(), briefing::facets::Briefing::default());
        assert!(!app.model.hits.as_ref().unwrap().is_stale);
        assert_eq!(places(&app), before);
    }
}

#[test]
fn the_text_is_previewed_although_another_pane_covered_it() {
    let mut app = Harness::bundled(60, 20);
    app.press("f");
    let before = app.rows();
    app.press("/piracy");
    let hits = app.model.hits.as_ref().expect("a preview");
    assert!(hits.place().is_some());
    let upper = app.rows()[2..9].join("\n");
    assert!(upper.contains("piracy"), "{}", app.screen());
    app.press("<Esc>");
    assert_eq!(app.model.focus, Pane::Facets);
    assert_eq!(app.rows(), before);
}

#[test]
fn what_an_exclusion_does_is_told() {
    let mut app = Harness::bundled(120, 36);
    app.press("/korea !china");
    let (korea, left) = {
        let found = |query: &str| {
            let mut app = Harness::bundled(120, 36);
            app.press(query);
            let open = app.model.overlay.as_ref().unwrap().search().unwrap();
            open.search
                .found
                .answer
                .groups
                .iter()
                .map(|(_, count)| count)
                .sum::<usize>()
        };
        (found("/korea "), found("/korea !china"))
    };
    let words = format!("!china leaves {} out", korea - left);
    assert!(
        korea > left && app.shows(&words),
        "{words}: {}",
        app.screen()
    );

    // A typing error in what is excluded is not passed over.
    let mut app = Harness::bundled(120, 36);
    app.press("/korea !xyzzy");
    assert!(app.shows("!xyzzy leaves nothing out"), "{}", app.screen());

    let mut app = Harness::bundled(120, 36);
    app.press("/korea -china");
    assert!(app.shows("to leave it out: !china"), "{}", app.screen());

    let mut app = Harness::bundled(120, 36);
    app.press("/xyzzy !korea");
    assert!(
        app.shows("holds this word.") && !app.shows("both words"),
        "{}",
        app.screen()
    );
    assert!(app.shows("this word, not left out"), "{}", app.screen());
    app.press("<Enter>");
    assert!(
        app.shows("/ korea") && app.shows("Sentences"),
        "{}",
        app.screen()
    );
}
