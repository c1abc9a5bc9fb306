//! What is remembered of an article is there again: the place, what was read,
//! marks and jumps, whatever has become of the text meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;

use briefing::app::address::Address;
use briefing::app::anchor::{Anchor, Change};
use briefing::app::effect::Effect;
use briefing::app::kept::Kept;
use briefing::app::panes::library::Known;
use briefing::app::{Arrival, Msg, Opened, Part, Reread, Start, Subject};
use briefing::facets::Briefing;
use briefing::text::{Clean, SentenceId};
use support::{ARTICLE, Harness, bind, read};

/// What would be remembered, by way of the file.
fn kept(app: &Harness) -> Kept {
    let kept = app.model.keepsake().expect("a whole article").kept();
    Kept::from_object(&kept.to_object()).unwrap()
}

/// The same article, opened again after it was edited.
fn reopened(app: &Harness, text: &str, start: Start) -> Harness {
    let document = read(text, "markdown");
    // What an edit takes from the lens is told too, but not here.
    let briefing = if text == ARTICLE {
        bind(&document)
    } else {
        Briefing::default()
    };
    let mut again = Harness::new(document, briefing, 120, 36);
    again.model.resume(kept(app), start);
    again
}

/// Row of the screen on which the focused sentence begins.
fn row(app: &Harness) -> usize {
    let start: String = app.sentence().chars().take(24).collect();
    let rows = app.rows();
    let found = rows.iter().position(|row| row.contains(&start));
    found.unwrap_or_else(|| panic!("{start}\n{}", app.screen()))
}

#[test]
fn the_sentence_stands_on_its_row_again() {
    let mut app = Harness::bundled(120, 36);
    app.press("]]]}}jjj");
    let again = reopened(&app, ARTICLE, Start::Resumed);
    assert_eq!(again.sentence(), app.sentence());
    assert_eq!(row(&again), row(&app));
    assert!(
        again
            .footer()
            .contains("Where you stopped; g g goes to the start")
    );
    // At another size it is in view.
    let mut narrow = again;
    narrow.resize(60, 14);
    row(&narrow);
}

#[test]
fn at_the_start_nothing_is_said() {
    let app = Harness::bundled(120, 36);
    let again = reopened(&app, ARTICLE, Start::Resumed);
    assert_eq!(again.screen(), app.screen());
}

#[test]
fn read_sentences_marks_jumps_and_the_entry_are_there_again() {
    let mut app = Harness::bundled(120, 36);
    app.press("ma]]mb}").press("<Tab>jj<Enter>");
    let chosen = app.model.facets.selected.unwrap();
    let mut again = reopened(&app, ARTICLE, Start::Resumed);
    for id in (0..app.model.document.sentences().len()).map(SentenceId::at) {
        assert_eq!(again.model.reader.is_read(id), app.model.reader.is_read(id));
    }
    assert_eq!(again.model.facets.selected, Some(chosen));
    assert_eq!(again.model.facets.tab, app.model.facets.tab);
    let places = app.model.jumps.places();
    assert!(places.len() > 1);
    assert_eq!(again.model.jumps.places(), places);
    assert_eq!(again.model.jumps.behind(), app.model.jumps.behind());
    again.press("'a");
    let first = again.sentence().to_owned();
    assert!(first.starts_with("For decades South Korea"), "{first}");
    again.press("'b");
    assert_eq!(again.section(), Some("Key drivers of engagement"));
    // And once more nothing is lost.
    assert_eq!(kept(&again).marks.keys().collect::<String>(), "ab");
}

#[test]
fn from_the_start_the_former_place_is_a_key_away() {
    let mut app = Harness::bundled(120, 36);
    app.press("]]]");
    let mut again = reopened(&app, ARTICLE, Start::Top);
    assert_eq!(again.model.reader.focus(), Some(SentenceId(0)));
    again.press("''");
    assert_eq!(again.sentence(), app.sentence());
}

#[test]
fn after_an_edit_the_same_sentence_is_found_and_a_similar_one_is_told() {
    let mut app = Harness::bundled(120, 36);
    app.press("]]]}ma");
    let sentence = app.sentence().to_owned();
    let (head, tail) = ARTICLE.split_once("\n## ").unwrap();
    let longer = format!("{head}\nA paragraph that is new. It has two sentences.\n\n## {tail}");
    let again = reopened(&app, &longer, Start::Resumed);
    assert_eq!(again.sentence(), sentence);

    let word = sentence.split(' ').find(|word| word.len() > 5).unwrap();
    let other = format!("{word}-like");
    let edited = ARTICLE.replace(&sentence, &sentence.replacen(word, &other, 1));
    assert_ne!(edited, ARTICLE);
    let mut again = reopened(&app, &edited, Start::Resumed);
    assert!(again.sentence().contains(&other), "{}", again.sentence());
    let footer = again.footer();
    assert!(
        footer.contains("a similar sentence has the focus"),
        "{footer}"
    );
    again.press("gg'a");
    assert!(again.sentence().contains(&other));
}

#[test]
fn a_mark_whose_sentence_is_gone_is_kept_and_told() {
    let mut app = Harness::bundled(120, 36);
    app.press("]]]}ma");
    let sentence = app.sentence().to_owned();
    let cut = ARTICLE.replace(&sentence, "Words that nobody would take for it.");
    let mut again = reopened(&app, &cut, Start::Resumed);
    let footer = again.footer();
    assert!(
        footer.contains("the sentence where you stopped is gone"),
        "{footer}"
    );
    assert!(
        footer.contains("the sentences of these marks are gone: a"),
        "{footer}"
    );
    again.press("'a");
    assert!(again.footer().contains("The sentence of mark a is gone"));
    // It comes back with its sentence.
    let mut restored = reopened(&again, ARTICLE, Start::Resumed);
    restored.press("'a");
    assert_eq!(restored.sentence(), sentence);
}

#[test]
fn a_long_article_resumes_when_its_rest_came() {
    let mut app = Harness::bundled(120, 36);
    app.press("G").press("ma");
    let mut again = Harness::beginning(120, 36);
    again.model.resume(kept(&app), Start::Resumed);
    assert_eq!(again.model.reader.focus(), Some(SentenceId(0)));
    // Less than the whole must not replace what is remembered.
    assert!(again.model.keepsake().is_none());
    again.load();
    assert_eq!(again.sentence(), app.sentence());
    assert!(again.model.marks.contains_key(&'a'));
    // Who has begun to read stays there.
    let mut moved = Harness::beginning(120, 36);
    moved.model.resume(kept(&app), Start::Resumed);
    moved.press(")");
    let here = moved.sentence().to_owned();
    moved.load();
    assert_eq!(moved.sentence(), here);
    moved.press("''");
    assert_eq!(moved.sentence(), app.sentence());
}

#[test]
fn a_place_in_the_first_part_is_there_at_once() {
    let mut app = Harness::bundled(120, 36);
    app.press("}}");
    let mut again = Harness::beginning(120, 36);
    again.model.resume(kept(&app), Start::Resumed);
    assert_eq!(again.sentence(), app.sentence());
    again.load();
    assert_eq!(again.sentence(), app.sentence());
    assert!(
        !again
            .model
            .jumps
            .places()
            .iter()
            .any(|place| Some(*place) == again.model.here())
    );
}

#[test]
fn what_a_search_previews_is_not_remembered() {
    let mut app = Harness::bundled(120, 36);
    app.press("}").press("/piracy");
    let place = kept(&app).place.unwrap();
    app.press("<Esc>");
    assert!(app.sentence().starts_with(&place.sentence.quote));
}

/// Another reading of the article, as the runtime makes it.
fn reread(app: &Harness, text: &str) -> Msg {
    let document = Arc::new(read(text, "markdown"));
    Msg::Reread(Box::new(Reread {
        change: Change::between(&app.model.document, &document),
        briefing: Arc::new(bind(&document)),
        document,
        opened: app.model.opened.clone(),
    }))
}

#[test]
fn reading_again_keeps_the_place_and_says_what_has_changed() {
    let mut app = Harness::bundled(120, 36);
    app.press("R");
    assert!(matches!(app.effects.last(), Some(Effect::Reload)));
    app.press("]]]}jj");
    let (sentence, at) = (app.sentence().to_owned(), row(&app));
    let unchanged = reread(&app, ARTICLE);
    app.tell(unchanged);
    assert!(app.footer().contains("nothing has changed"));
    let (head, tail) = ARTICLE.split_once("\n## ").unwrap();
    let longer = format!("{head}\nA paragraph that is new.\n\n## {tail}");
    let changed = reread(&app, &longer);
    app.tell(changed);
    assert_eq!((app.sentence(), row(&app)), (&*sentence, at));
    assert!(app.footer().contains("1 sentence new"), "{}", app.footer());
    let cut = ARTICLE.replace(&sentence, "Words that nobody would take for it.");
    let changed = reread(&app, &cut);
    app.tell(changed);
    let footer = app.footer();
    assert!(footer.contains("the focused sentence is gone"), "{footer}");
    row(&app);
}

#[test]
fn a_file_that_is_followed_is_shown_as_such() {
    let mut app = Harness::bundled(120, 36);
    app.press("F");
    assert!(matches!(app.effects.last(), Some(Effect::Follow(true))));
    app.tell(Msg::Following(true));
    assert!(
        app.rows()[0].contains("following the file"),
        "{}",
        app.screen()
    );
    app.press("F");
    assert!(matches!(app.effects.last(), Some(Effect::Follow(false))));
    app.tell(Msg::Following(false));
    assert!(!app.shows("following the file"));
    // What cannot be read leaves the text.
    let why = Clean::line("a.md: no such file; the text is as it was");
    app.tell(Msg::Failed(Subject::Other, why));
    assert!(app.shows("For decades") && app.footer().contains("no such file"));
}

#[test]
fn marks_in_capitals_belong_to_no_article() {
    let mut app = Harness::bundled(120, 36);
    app.press("}mA");
    let Some(Effect::SetMark('A', anchor)) = app.effects.last().cloned() else {
        panic!("{:?}", app.effects.last());
    };
    assert!(app.sentence().starts_with(&anchor.quote));
    assert!(kept(&app).marks.is_empty());
    app.press("gg'A");
    assert!(matches!(app.effects.last(), Some(Effect::GoToMark('A'))));
    app.tell(Msg::GoTo(anchor.clone()));
    assert!(app.sentence().starts_with(&anchor.quote));
    app.press("''");
    assert_eq!(app.model.reader.focus(), Some(SentenceId(0)));
}

fn known(title: &str, place: &str) -> Known {
    Known {
        title: Clean::line(title),
        place: Clean::line(place),
        read: Some(40),
        when: Clean::line("2 days ago"),
        address: Address::new(place),
    }
}

#[test]
fn another_article_is_opened_from_the_palette() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut app = Harness::bundled(columns, rows);
        app.press(":open anoth<Enter>");
        assert!(
            matches!(app.effects.last(), Some(Effect::List)),
            "{}",
            app.screen()
        );
        assert!(app.shows("Looking for articles"));
        app.tell(Msg::Listed(vec![
            known("Harbours of the north", "/texts/north.md"),
            known("On ferries", "/texts/ferries.txt"),
        ]));
        assert!(app.shows("Harbours of the north"));
        if columns >= 80 {
            assert!(app.shows("/texts/north.md") && app.shows("40 % read, 2 days ago"));
        }
        app.press("ferr");
        assert!(!app.shows("Harbours of the north") && app.shows("1 article"));
        app.press("<Enter>");
        let wanted = Address::new("/texts/ferries.txt");
        assert!(matches!(app.effects.last(), Some(Effect::Open(address)) if *address == wanted));
        assert!(app.model.overlay.is_none());
    }
}

#[test]
fn a_path_can_be_typed_and_nothing_opens_nothing() {
    let mut app = Harness::bundled(80, 24);
    app.press("gl").tell(Msg::Listed(Vec::new()));
    assert!(app.shows("No article was opened before"));
    app.press("<Enter>");
    assert!(matches!(app.effects.last(), Some(Effect::List)));
    app.press("~/texts/a.md");
    assert!(
        app.shows("Enter takes it for the path of a file"),
        "{}",
        app.screen()
    );
    app.press("<Enter>");
    let wanted = Address::new("~/texts/a.md");
    assert!(matches!(app.effects.last(), Some(Effect::Open(address)) if *address == wanted));
}

#[test]
fn another_article_takes_the_place_of_all_that_belonged_to_the_first() {
    let mut app = Harness::bundled(120, 36);
    app.press("]]ma").press("/piracy<Enter>").press("-");
    let measure = app.model.prefs.measure;
    let text = "# Ferries\n\nThe ferry leaves at nine. It is never late.\n\nNobody knows why.";
    let document = Arc::new(read(text, "markdown"));
    let anchor = Anchor::of(&document, SentenceId(2));
    app.tell(Msg::Arrived(Box::new(Arrival {
        document,
        briefing: Arc::new(Briefing::default()),
        opened: Opened {
            name: Clean::line("ferries.md"),
            part: Part::Whole,
            ..Opened::default()
        },
        kept: Kept::default(),
        start: Start::At(Box::new(anchor)),
        told: Some(Clean::line("a word about it")),
    })));
    assert_eq!(app.sentence(), "Nobody knows why.");
    assert!(app.shows("The ferry leaves at nine.") && app.shows("a word about it"));
    assert!(app.model.hits.is_none() && app.model.marks.is_empty());
    assert!(app.model.index.is_some());
    assert_eq!(app.model.prefs.measure, measure);
    app.press("'a");
    assert!(app.footer().contains("No mark a"));
}
