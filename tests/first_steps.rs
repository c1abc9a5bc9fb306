//! Someone who has never seen the program follows what stands on the screen:
//! three keys at most, beside the letters of a word that is searched.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use briefing::app::key::Key;
use briefing::app::layout::Pane;
use support::Harness;

const SIZES: [(u16, u16); 2] = [(120, 36), (80, 24)];

/// Most keys of a first step.
const MOST: usize = 3;

/// Presses keys that the screen tells of when they are pressed; `typed` are the
/// letters of a word, which need no telling.
fn follow(app: &mut Harness, keys: &[(&str, &str)]) {
    assert!(keys.iter().filter(|(key, _)| !key.is_empty()).count() <= MOST);
    for (key, typed) in keys {
        for key in Key::parse_all(key) {
            let shown = key.to_string();
            let rows = app.rows();
            let is_told = |row: &String| row.split_whitespace().any(|word| word == shown);
            assert!(
                rows.last().is_some_and(is_told),
                "nobody tells of {shown}\n{}",
                app.screen()
            );
        }
        app.press(key).press(typed);
    }
}

#[test]
fn a_section_is_reached() {
    for (columns, rows) in SIZES {
        let mut app = Harness::bundled(columns, rows);
        assert!(app.shows("Challenges ahead") || app.shows("Challenges  "));
        follow(&mut app, &[("]", ""), ("]", "")]);
        assert_eq!(app.section(), Some("Key drivers of engagement"));
        assert!(app.shows("Key drivers of engagement"));
    }
}

#[test]
fn the_evidence_of_an_actor_is_reached_in_the_text() {
    for (columns, rows) in SIZES {
        let mut app = Harness::bundled(columns, rows);
        assert!(app.shows("Actors 19") && app.shows("South Korea"));
        follow(&mut app, &[("<Tab>", ""), ("<Enter>", ""), ("<Enter>", "")]);
        assert_eq!(app.model.focus, Pane::Text);
        let entry = app.model.facets.selected.unwrap();
        let entry = app.model.briefing.entry(entry).unwrap();
        assert_eq!(entry.label.as_str(), "South Korea");
        assert!(entry.is_supported_by(app.model.reader.focus().unwrap()));
        let start: String = app.sentence().chars().take(20).collect();
        assert!(app.shows(&start), "{}", app.screen());
    }
}

#[test]
fn a_hit_is_reached() {
    for (columns, rows) in SIZES {
        let mut app = Harness::bundled(columns, rows);
        follow(&mut app, &[("/", "friction"), ("<Enter>", "")]);
        assert!(app.sentence().contains("friction"), "{}", app.screen());
        assert!(app.shows("friction"));
        assert_eq!(app.model.focus, Pane::Text);
    }
}

#[test]
fn help_and_commands_are_reached() {
    for (columns, rows) in SIZES {
        let mut app = Harness::bundled(columns, rows);
        follow(&mut app, &[("?", "")]);
        assert!(app.shows("Help") && app.shows("reading the text"));
    }
    // Narrower screens tell of commands in help only.
    let mut app = Harness::bundled(120, 36);
    follow(&mut app, &[(":", "dim"), ("<Enter>", "")]);
    assert!(app.model.dim);
}
