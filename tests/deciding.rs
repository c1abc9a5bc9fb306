//! What the reader decides about entries, seen on the screen and kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;

use briefing::app::kept::Kept;
use briefing::app::layout::Size;
use briefing::app::{Model, Opened, Start};
use briefing::facets::extract;
use briefing::facets::lens::Lens;
use support::{Harness, bundled};

/// Labels of the entries in the facet that is shown.
fn listed(app: &Harness) -> Vec<String> {
    let entries = app.model.facets.entries(&app.model.briefing);
    let label = |id| app.model.briefing.entry(id).unwrap().label.to_string();
    entries.iter().copied().map(label).collect()
}

#[test]
fn an_entry_is_accepted_and_that_is_undone() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfA");
    let first = listed(&app)[0].clone();
    assert!(
        app.footer()
            .contains(&format!("Accepted {first}; U undoes it"))
    );
    assert!(app.shows(&format!("{first} ✓")));
    app.press("A");
    assert!(app.footer().contains("is accepted already"));
    app.press("U");
    assert!(app.footer().contains(&format!("Undone: accepting {first}")));
    assert!(!app.shows(&format!("{first} ✓")));
    app.press("U");
    assert!(app.footer().contains("Nothing to undo"));
}

#[test]
fn a_rejected_entry_is_gone_and_the_cursor_stays_in_its_row() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfj");
    let before = listed(&app);
    app.press("X");
    let after = listed(&app);
    assert!(!after.contains(&before[1]));
    assert_eq!(after.len() + 1, before.len());
    assert_eq!(app.model.facets.cursor().selected, 1);
    assert!(app.model.index.is_some(), "the index follows");
    app.press("U");
    assert_eq!(listed(&app), before);
    assert_eq!(app.model.facets.cursor().selected, 1);
}

#[test]
fn evidence_is_rejected_in_the_card() {
    let mut app = Harness::bundled(120, 36);
    app.press("gf<Enter>");
    let card = app.model.facets.card.unwrap();
    let count = |app: &Harness| app.model.briefing.entry(card.entry).unwrap().evidence.len();
    let before = count(&app);
    app.press("jX");
    assert!(app.footer().contains("Rejected as evidence of"));
    assert_eq!(count(&app), before - 1);
    assert!(app.model.facets.card.is_some());
    app.press("UU");
    assert_eq!(count(&app), before);
}

#[test]
fn an_entry_is_renamed() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfr<C-u>");
    app.press("The<Space>South<Enter>");
    assert_eq!(listed(&app)[0], "The South");
    assert!(app.footer().contains("to The South; U undoes it"));
    app.press("r<C-u>");
    app.press("…<Enter>");
    assert!(app.footer().contains("A name needs a word"));
    app.press("<Esc>rX<Esc>");
    assert_eq!(listed(&app)[0], "The South");
    app.press("r<Enter>");
    assert!(app.footer().contains("The name is the same"));
}

#[test]
fn entries_are_merged_and_forms_split_off_from_the_palette() {
    let mut app = Harness::bundled(120, 36);
    let before = listed(&app);
    app.press("gf:merge<Enter>");
    assert!(app.shows(&format!("merge {} into", before[0])));
    app.press("<Down><Enter>");
    assert!(app.footer().contains(&format!("Merged {} into", before[0])));
    assert_eq!(listed(&app).len() + 1, before.len());
    app.press("U");
    assert_eq!(listed(&app), before);

    app.press(":split<Enter><Down><Enter>");
    assert!(app.footer().contains("Split "));
    assert_eq!(listed(&app).len(), before.len() + 1);
    app.press("UU");
    assert_eq!(listed(&app), before);
}

#[test]
fn why_says_rule_and_score_in_words() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfW");
    assert!(app.shows("the lens names it"));
    assert!(app.shows("sure, 100 of 100"));
    assert!(app.shows("nothing yet; A accepts the entry, X rejects it"));
    app.press("<Esc><Enter>W");
    assert!(app.shows("Why this is evidence of"));
    assert!(app.shows("X rejects this evidence"));
    app.press("<Esc>AW");
    assert!(app.shows("Decided"));
    assert!(app.shows("accepted"));

    let (document, _) = bundled();
    let briefing = extract(&document);
    for entry in &briefing.entries {
        for reason in &entry.reasons {
            assert!(reason.explained().is_some(), "{reason:?}");
        }
    }
    let mut app = Harness::new(document, briefing, 120, 36);
    app.press("gfW");
    assert!(app.shows("it is named in the gazetteer"));
}

#[test]
fn reasons_lead_to_a_decision() {
    let mut app = Harness::bundled(120, 36);
    let before = listed(&app);
    app.press("gfWA");
    assert!(app.model.overlay.is_none());
    assert!(app.footer().contains("Accepted"), "{}", app.footer());
    app.press("WU");
    assert!(app.footer().contains("Undone"), "{}", app.footer());
    app.press("WX");
    assert_eq!(listed(&app).len() + 1, before.len());
    // What decides about nothing leaves the sheet as it is.
    app.press("Ws");
    assert!(app.model.overlay.is_some());
    assert!(app.shows("s does nothing here"), "{}", app.screen());
}

#[test]
fn decisions_are_kept_and_taken_up_again() {
    let mut app = Harness::bundled(120, 36);
    app.press("gfjXkA");
    let after = listed(&app);
    let object = app.model.keepsake().unwrap().kept().to_object();
    let kept = Kept::from_object(&object).unwrap();
    assert_eq!(kept.decisions.len(), 2);

    let (document, briefing) = bundled();
    let size = Size {
        columns: 120,
        rows: 36,
    };
    let opened = Opened::default();
    let mut model = Model::new(Arc::new(document), Arc::new(briefing), opened, size);
    model.resume(kept, Start::Top);
    app.model = model;
    assert_eq!(listed(&app), after);
    app.press("gf");
    assert!(app.shows(" ✓"));
    app.press("UU");
    assert_eq!(listed(&app).len(), after.len() + 1);
}

#[test]
fn the_focused_sentence_is_added_to_the_evidence_of_an_entry() {
    let mut app = Harness::bundled(120, 36);
    let sentence = app.sentence().to_owned();
    let count = |app: &Harness| {
        let mut entries = app.model.briefing.entries.iter();
        let entry = entries.find(|entry| entry.label.as_str() == "Peacekeeping");
        entry.unwrap().evidence.len()
    };
    let before = count(&app);
    app.press("A");
    assert!(app.shows("this sentence is evidence of"));
    app.press("peacek<Enter>");
    assert!(
        app.footer()
            .contains("Added to the evidence of Peacekeeping; U undoes it"),
        "{}",
        app.footer()
    );
    assert_eq!(count(&app), before + 1);
    let shown = app.model.facets.selected.unwrap();
    let entry = app.model.briefing.entry(shown).unwrap();
    let here = app.model.reader.focus().unwrap();
    let at = entry.evidence.binary_search(&here).unwrap();
    assert_eq!(app.model.document.sentence_text(here), sentence);
    assert_eq!(entry.reasons[at].rule, "reader");
    // It is not offered again.
    app.press("Apeacek");
    assert!(app.shows("None is called so"));
    app.press("<Esc>U");
    assert!(
        app.footer()
            .contains("Undone: adding evidence to Peacekeeping")
    );
    assert_eq!(count(&app), before);
}

#[test]
fn the_name_of_another_entry_leads_to_a_merge() {
    let mut app = Harness::bundled(120, 36);
    let before = listed(&app).len();
    app.press("gfjjjjr<C-u>japan<Enter>");
    assert!(
        app.shows("Japan is there already; Enter merges with it"),
        "{}",
        app.screen()
    );
    app.press("<Esc>");
    assert_eq!(listed(&app).len(), before);
    app.press("r<C-u>japan<Enter><Enter>");
    assert!(
        app.footer().contains("Merged China into Japan"),
        "{}",
        app.footer()
    );
    assert_eq!(listed(&app).len(), before - 1);
    // Its own name in other letters is a name.
    app.press("Ur<C-u>CHINA<Enter>");
    assert!(
        app.footer().contains("Renamed China to CHINA"),
        "{}",
        app.footer()
    );
}

#[test]
fn a_letter_of_the_lens_leads_to_its_facet() {
    let lens = "lens = { name = 'n', version = 1 }\n\
        [[facet]]\nid = 'ports'\nkey = 'e'\nentry = [{ label = 'Harbour' }]\n\
        [[facet]]\nid = 'woes'\nkey = 's'\nentry = [{ label = 'Silt' }]\n\
        [[facet]]\nid = 'boats'\nkey = 'B'\nentry = [{ label = 'Ferry' }]\n";
    let document = support::read("The harbour has silt. A ferry waits.", "plain");
    let briefing = Lens::parse(lens).unwrap().bind(&document).briefing;
    let mut app = Harness::new(document, briefing, 120, 36);
    app.press("gfB");
    assert_eq!(app.model.facets.tab, 2);
    app.press("e");
    assert_eq!(app.model.facets.tab, 0);
    // What the program means by a letter goes first.
    app.press("s");
    assert_eq!(app.model.facets.tab, 0);
    app.press("grB");
    assert_eq!(app.model.facets.tab, 0, "only in the pane");
}

#[test]
fn the_reasons_of_an_entry_have_help() {
    let mut app = Harness::bundled(100, 30);
    app.press("gfW");
    assert!(app.shows("? help"), "{}", app.screen());
    app.press("?");
    for words in ["why an entry is here", "accept", "reject"] {
        assert!(app.shows(words), "{words}: {}", app.screen());
    }
    app.press("?<Esc>");
    assert!(app.model.overlay.is_none());
}
