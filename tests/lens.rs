//! The bundled lens on the bundled article.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use briefing::facets::lens::{self, Lens};
use briefing::text::BlockKind;
use support::{ARTICLE, LENS, read};

#[test]
fn every_entry_has_evidence_and_a_summary() {
    let document = read(ARTICLE, "markdown");
    let bound = Lens::parse(LENS).expect("a lens").bind(&document);
    assert!(!bound.has_failure(), "{:?}", bound.findings);
    let briefing = &bound.briefing;
    let counts: Vec<usize> = briefing.facets.iter().map(|f| f.entries.len()).collect();
    assert_eq!(counts, [19, 10, 10]);
    for entry in &briefing.entries {
        assert!(entry.summary.is_some(), "{}", entry.label);
        assert!(!entry.evidence.is_empty(), "{}", entry.label);
        for mention in &entry.mentions {
            let sentence = document.sentence(mention.sentence).expect("a sentence");
            assert!(sentence.contains(mention.span), "{}", entry.label);
            assert!(!document.slice(mention.span).is_empty());
            assert!(entry.is_supported_by(mention.sentence), "{}", entry.label);
        }
    }
}

#[test]
fn the_lens_is_chosen_by_itself_and_only_where_it_fits() {
    let lenses = [Lens::parse(LENS).expect("a lens")];
    assert!(lens::choose(&lenses, &read(ARTICLE, "markdown")).is_some());
    let other = "South Korea and NATO hold talks on cybersecurity and maritime security.";
    assert!(lens::choose(&lenses, &read(other, "plain")).is_none());
}

#[test]
fn the_note_stands_on_the_summit() {
    let document = read(ARTICLE, "markdown");
    let briefing = Lens::parse(LENS).expect("a lens").bind(&document).briefing;
    let [note] = &briefing.notes[..] else {
        panic!("one note");
    };
    assert!(
        document
            .sentence_text(note.sentence)
            .contains("summit in Washington")
    );
    assert!(note.text.contains("Vilnius"));
}

#[test]
fn the_article_has_its_parts() {
    let document = read(ARTICLE, "markdown");
    let headings: Vec<_> = (0..document.sections().len())
        .map(|at| document.heading(briefing::text::SectionId::at(at)))
        .collect();
    assert_eq!(
        headings,
        [
            None,
            Some("Historical context and evolution"),
            Some("Key drivers of engagement"),
            Some("Key areas of cooperation"),
            Some("Impacts on regional security dynamics"),
            Some("Challenges ahead"),
        ]
    );
    assert!(document.meta.title.is_some() && document.meta.source.is_some());
    assert_eq!(document.meta.author.as_deref(), Some("Lakhvinder Singh"));
    let last = document.blocks().last().expect("a block");
    assert_eq!(last.kind, BlockKind::Byline);
    assert!(
        (1400..=1900).contains(&document.words()),
        "{}",
        document.words()
    );
}
