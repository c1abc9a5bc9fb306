//! A document takes the place of another: what is kept, what is made anew, and
//! what remains usable when it does not come.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;

use briefing::app::effect::{Effect, Job};
use briefing::app::layout::{Pane, Size};
use briefing::app::{Model, Msg, Opened, Part, Subject, update};
use briefing::facets::{Briefing, Provenance, awaited, extract, within_bounds};
use briefing::text::{Clean, Document, SentenceId};
use support::Harness;

#[test]
fn the_rest_of_the_article_leaves_the_reader_where_they_are() {
    let mut app = Harness::beginning(120, 36);
    app.press("}}j");
    let (sentence, rows) = (app.sentence().to_owned(), app.rows());
    let read = |app: &Harness| -> Vec<bool> {
        (0..20)
            .map(|id| app.model.reader.is_read(SentenceId(id)))
            .collect()
    };
    let was_read = read(&app);
    app.load();
    assert_eq!(app.sentence(), sentence);
    assert_eq!(
        app.rows()[4..30]
            .iter()
            .map(|row| text(row))
            .collect::<Vec<_>>(),
        rows[4..30].iter().map(|row| text(row)).collect::<Vec<_>>()
    );
    assert_eq!(read(&app), was_read);
    assert!(
        app.shows("Challenges") && app.shows("¶ 3/28"),
        "{}",
        app.screen()
    );
    app.press("G");
    assert!(app.sentence().starts_with("Written after"));
}

/// The text column of a row at 120 columns.
fn text(row: &str) -> String {
    row.chars().skip(27).take(55).collect()
}

#[test]
fn what_came_during_a_search_can_be_read_after_it() {
    let mut app = Harness::beginning(120, 36);
    app.press("/cyber").load().press("<Esc>");
    app.press("G");
    assert!(app.model.reader.is_read(app.model.reader.focus().unwrap()));
}

#[test]
fn a_query_typed_while_the_article_loads_is_answered() {
    let mut app = Harness::beginning(120, 36);
    app.press("/piracy");
    assert!(
        app.shows("exact only") && app.shows("reading the rest"),
        "{}",
        app.screen()
    );
    app.load();
    assert!(app.shows("Sentences 1"), "{}", app.screen());
    app.press("<Esc>");
    assert!(app.sentence().starts_with("For decades"));
}

#[test]
fn a_query_typed_while_a_long_article_loads_is_answered() {
    let mut app = Harness::beginning(100, 30);
    app.press("/piracy");
    // Few words, for they are what takes time.
    let filler = format!("{}\n\n", "x".repeat(4096)).repeat(1024);
    let long = format!("{}\n\n{filler}", support::ARTICLE);
    let document = support::read(&long, "markdown");
    let briefing = support::bind(&document);
    assert!(document.len() > 4 << 20);
    app.replace(document, briefing);
    assert!(app.shows("Sentences 1"), "{}", app.screen());
}

#[test]
fn enter_pressed_while_the_article_loads_opens_the_best_hit() {
    let mut app = Harness::beginning(100, 30);
    app.press("/gulf of aden<Enter>");
    app.load();
    assert!(app.sentence().contains("Gulf of Aden"), "{}", app.screen());
}

#[test]
fn the_evidence_of_an_open_card_grows_with_the_article() {
    let mut app = Harness::beginning(120, 36);
    app.press("gf<Enter>j");
    let entry = app.model.facets.card.unwrap().entry;
    let sentence = app.sentence().to_owned();
    let before = app.model.hits.as_ref().unwrap().hits.len();
    app.load();
    let hits = app.model.hits.as_ref().unwrap();
    assert_eq!(app.model.facets.card.unwrap().entry, entry);
    assert!(hits.hits.len() > before);
    let evidence = &app.model.briefing.entry(entry).unwrap().evidence;
    assert_eq!(hits.hits.len(), evidence.len());
    assert_eq!(app.sentence(), sentence);
    let at = app.model.facets.card.unwrap().chosen;
    assert_eq!(app.model.document.sentence_text(evidence[at]), sentence);
    assert_eq!(hits.current, Some(at));
    assert!(app.shows(&format!("Evidence  {}/{}", at + 1, evidence.len())));
}

/// The bundled article with a paragraph before all others, and one sentence
/// less: as if it had been edited.
fn edited() -> String {
    let (head, text) = support::ARTICLE.split_once("\n\n").unwrap();
    let text = text.replace("NATO has kept its eye on it as well. ", "");
    format!("{head}\n\nA new paragraph of ours. It has two sentences.\n\n{text}")
}

#[test]
fn an_edited_article_keeps_every_place_by_its_words() {
    let mut app = Harness::bundled(120, 36);
    app.press("11Gma").press("3]mb").press("15Gv))");
    let sentence = app.sentence().to_owned();
    let anchor = app.model.selection.unwrap();
    let anchor = app.model.document.sentence_text(anchor).to_owned();
    let read = app.model.reader.percent_read();
    let document = support::read(&edited(), "markdown");
    let briefing = support::bind(&document);
    app.replace(document, briefing);
    assert_eq!(app.sentence(), sentence);
    let words = |app: &Harness, id| app.model.document.sentence_text(id).to_owned();
    assert_eq!(words(&app, app.model.selection.unwrap()), anchor);
    assert!(app.model.reader.percent_read().abs_diff(read) <= 1);
    app.press("<Esc>'a");
    assert!(app.shows("¶ 12/29"), "{}", app.screen());
    app.press("'b");
    assert_eq!(app.section(), Some("Challenges ahead"));
    app.press("H");
    assert!(app.shows("¶ 12/29"));
}

#[test]
fn the_hits_of_a_query_are_found_anew() {
    let mut app = Harness::bundled(120, 36);
    app.press("/peacekeeping<Down><Enter>");
    let sentence = app.sentence().to_owned();
    let before = app.model.hits.clone().unwrap();
    let more = format!("{}\n\nPeacekeeping once more.", edited());
    let document = support::read(&more, "markdown");
    let briefing = support::bind(&document);
    app.replace(document, briefing);
    let after = app.model.hits.clone().unwrap();
    assert_eq!(after.hits.len(), before.hits.len() + 1);
    assert_eq!(
        (after.current, &after.label),
        (before.current, &before.label)
    );
    for hit in &after.hits {
        let words = app.model.document.slice(hit.matched[0]).to_lowercase();
        assert!(words.starts_with("peacekeep"), "{words}");
    }
    assert_eq!(app.sentence(), sentence);
}

#[test]
fn folded_sections_stay_folded_and_the_chosen_one_chosen() {
    let text = "# One\n\nA.\n\n## Inner\n\nB.\n\n# Two\n\nC.\n\n# Three\n\nD.";
    let mut app = Harness::plain(text, 120, 30);
    app.press("gozMjj");
    let more = format!("# Zero\n\nNew.\n\n{text}");
    app.replace(support::read(&more, "markdown"), Briefing::default());
    assert_eq!(app.model.focus, Pane::Outline);
    let shown = app.model.outline.visible(&app.model.document);
    assert_eq!(shown.len(), 4, "{}", app.screen());
    let chosen = app.model.outline.selected(&app.model.document).unwrap();
    assert_eq!(app.model.document.heading(chosen), Some("Three"));
}

#[test]
fn entries_are_known_by_name_when_another_lens_fits() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfjjj");
    let chosen = app.model.facets.selected.unwrap();
    let label = app.model.briefing.entry(chosen).unwrap().label.clone();
    let (document, mut briefing) = support::bundled();
    briefing.entries.rotate_right(1);
    for facet in &mut briefing.facets {
        for id in &mut facet.entries {
            id.0 = (id.0 + 1) % u32::try_from(briefing.entries.len()).unwrap();
        }
    }
    app.replace(document, briefing);
    let now = app.model.facets.selected.unwrap();
    assert_ne!(now, chosen);
    assert_eq!(app.model.briefing.entry(now).unwrap().label, label);
    assert_eq!(app.model.facets.at_cursor(&app.model.briefing), Some(now));
    app.replace(
        support::read("Nothing of it.", "markdown"),
        Briefing::default(),
    );
    assert!(app.model.facets.selected.is_none() && app.model.hits.is_none());
    assert_eq!(app.model.focus, Pane::Text);
}

#[test]
fn a_load_that_fails_leaves_the_start_usable() {
    let mut app = Harness::beginning(120, 36);
    app.press("/cooperative");
    assert!(app.shows("exact only") && app.shows("reading the rest"));
    app.tell(Msg::Failed(
        Subject::Load,
        Clean::line("article.md: is not UTF-8"),
    ));
    assert!(app.shows("Entries 1"), "{}", app.screen());
    app.press("<Esc>");
    assert!(app.shows("only the start was read"), "{}", app.screen());
    app.press("i");
    assert!(app.shows("only the start was read"), "{}", app.screen());
    app.press("<Esc>/aden");
    assert!(
        app.shows("Nothing in this article holds this word"),
        "{}",
        app.screen()
    );
}

#[test]
fn a_load_that_fails_says_why() {
    let mut app = Harness::beginning(80, 24);
    app.tell(Msg::Failed(
        Subject::Load,
        Clean::line("article.md: is not UTF-8"),
    ));
    assert!(
        app.footer()
            .contains("article.md: is not UTF-8; only the start was read")
    );
    app.press("j");
    assert!(!app.footer().contains("UTF-8"));
}

#[test]
fn a_failure_concerns_only_its_subject() {
    let mut app = Harness::bundled(120, 36);
    let index = app.model.index.take();
    app.model.is_indexing = true;
    app.press("/piracy");
    app.tell(Msg::Failed(Subject::Other, Clean::line("Cannot copy it")));
    assert!(app.model.is_indexing && app.shows("Cannot copy it"));
    app.tell(Msg::Failed(
        Subject::Index,
        Clean::line("Something went wrong"),
    ));
    assert!(!app.model.is_indexing && app.shows("Something went wrong"));
    // The next letter asks for the index again.
    app.press("<Backspace>");
    assert!(app.shows("Maritime security"), "{}", app.screen());
    assert!(index.is_some());
}

#[test]
fn answers_of_a_former_document_are_dropped() {
    let mut app = Harness::bundled(120, 36);
    let (document, index) = (app.model.document.clone(), app.model.index.clone().unwrap());
    app.replace(
        support::read("Another text.", "markdown"),
        Briefing::default(),
    );
    app.model.index = None;
    app.tell(Msg::Indexed(document, index));
    assert!(app.model.index.is_none());
    app.tell(Msg::Found(1, Box::default()));
    assert!(app.model.hits.is_none() && app.model.overlay.is_none());
}

/// An article without a lens as it is opened, before any work is done for it.
fn without_lens(part: Part) -> Model {
    let text = "# One\n\nFrance and Japan met. They agreed.";
    let size = Size {
        columns: 120,
        rows: 36,
    };
    let opened = Opened {
        part,
        ..Opened::default()
    };
    let document = Arc::new(support::read(text, "markdown"));
    Model::new(document, Arc::new(awaited()), opened, size)
}

#[test]
fn facets_are_found_after_the_first_frame_and_indexed_once() {
    let mut model = without_lens(Part::Whole);
    assert_eq!(model.briefing.provenance, Provenance::Awaited);
    assert!(!model.areas().facets.is_empty());
    let effects = model.first_effects();
    let [Effect::Compute(Job::Extract(document))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let found = Arc::new(extract(document));
    let stale = Msg::Extracted(Arc::new((**document).clone()), found.clone());
    assert!(update(&mut model, stale).is_empty());
    assert_eq!(model.briefing.provenance, Provenance::Awaited);
    let effects = update(&mut model, Msg::Extracted(document.clone(), found));
    assert!(matches!(
        effects.as_slice(),
        [Effect::Compute(Job::Index(..))]
    ));
    assert_eq!(model.briefing.provenance, Provenance::Rules);
}

#[test]
fn facets_of_a_start_are_not_found_unless_it_is_all_that_comes() {
    let mut model = without_lens(Part::Loading);
    assert!(matches!(model.first_effects().as_slice(), [Effect::Load]));
    let failed = Msg::Failed(Subject::Load, Clean::line("broken"));
    assert!(matches!(
        update(&mut model, failed).as_slice(),
        [Effect::Compute(Job::Extract(_))]
    ));
}

#[test]
fn where_finding_facets_fails_the_text_remains_and_can_be_searched() {
    let mut model = without_lens(Part::Whole);
    model.first_effects();
    let failed = Msg::Failed(Subject::Facets, Clean::line("broken"));
    let effects = update(&mut model, failed);
    assert!(matches!(
        effects.as_slice(),
        [Effect::Compute(Job::Index(..))]
    ));
    assert_eq!(model.briefing.provenance, Provenance::Nothing);
    assert!(model.areas().facets.is_empty());
    assert!(model.status.unwrap().text.contains("broken"));
}

#[test]
fn who_went_to_the_end_of_a_start_is_at_the_end_of_the_article() {
    let mut app = Harness::beginning(120, 36);
    assert!(app.shows("reading the rest …"), "{}", app.screen());
    assert!(
        app.shows("¶ 1/…") && !app.shows("min left"),
        "{}",
        app.screen()
    );
    app.press("G");
    assert!(app.shows("reading on to the end …"), "{}", app.screen());
    app.load();
    assert!(app.shows("min left"), "{}", app.screen());
    assert!(!app.shows("reading on"), "{}", app.screen());
    assert!(app.sentence().starts_with("Written after"));
    app.press("<C-o>");
    assert_eq!(app.section(), None);
    let mut app = Harness::beginning(120, 36);
    app.press("20G").load();
    assert!(app.shows("¶ 20/28"), "{}", app.screen());
    let mut app = Harness::beginning(120, 36);
    app.press("50%").load();
    let focus = app.model.reader.focus().unwrap();
    assert_eq!(focus.index(), app.model.document.sentences().len() / 2);
    // Whoever went on from there stays there.
    let mut app = Harness::beginning(120, 36);
    app.press("20G(").load();
    assert!(!app.shows("¶ 20/28"), "{}", app.screen());
}

/// An article with so many bytes of few words behind it.
fn long(bytes: usize) -> Arc<Document> {
    let filler = format!("{}\n\n", "x".repeat(4094)).repeat(bytes / 4096);
    let text = format!("# One\n\nFrance and Japan met. They lack ships.\n\n{filler}");
    Arc::new(support::read(&text, "plain"))
}

#[test]
fn facets_of_a_long_text_are_found_when_their_pane_has_the_focus() {
    let mut app = Harness::opened(long(5 << 20), Arc::new(awaited()), (120, 36), Part::Whole);
    assert_eq!(app.model.briefing.provenance, Provenance::Deferred);
    assert!(app.shows("In a long text entries"), "{}", app.screen());
    assert!(app.shows("Actors …"), "{}", app.screen());
    app.press("i");
    assert!(
        app.shows("once their pane has the focus"),
        "{}",
        app.screen()
    );
    app.press("<Esc>");
    app.model.focus = Pane::Facets;
    let effects = update(&mut app.model, Msg::Tick);
    assert!(matches!(
        effects.as_slice(),
        [Effect::Compute(Job::Extract(_))]
    ));
    assert!(app.shows("Finding entries"), "{}", app.screen());
    assert!(app.shows("finding entries …"), "{}", app.screen());
    assert!(
        update(&mut app.model, Msg::Tick).is_empty(),
        "asked for once"
    );
}

#[test]
fn of_a_text_beyond_the_bounds_the_entries_say_how_much_they_are_from() {
    let document = long(10 << 20);
    let briefing = within_bounds(&document, |start| {
        assert!(
            (7 << 20..=8 << 20).contains(&start.len()),
            "{}",
            start.len()
        );
        // The words alone: the rest says nothing.
        let words = start.beginning(1000);
        assert!(words.len() < 1000);
        extract(&words)
    });
    let percent = briefing.percent.unwrap();
    assert!((78..=80).contains(&percent), "{percent}");
    let mut app = Harness::opened(document, Arc::new(briefing), (120, 36), Part::Whole);
    assert!(app.shows("Japan"), "{}", app.screen());
    assert!(
        app.shows(&format!("by mentions, {percent} % read")),
        "{}",
        app.screen()
    );
    app.press("i");
    assert!(
        app.shows(&format!("the first {percent} % of the text")),
        "{}",
        app.screen()
    );
}
