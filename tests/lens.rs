//! The bundled lens on the bundled article.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::{Duration, Instant};

use briefing::facets::lens::{self, Lens};
use briefing::text::{BlockKind, DocumentBuilder};
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

/// A hundred thousand mentions take a second or two without optimization; work
/// that grows with their square would take half a minute and more.
#[test]
fn a_text_that_repeats_itself_is_bound_in_linear_time() {
    const REPEATED: usize = 100_000;
    let lens = r#"
        lens = { name = "ships", title = "Ships", version = 1 }
        [[facet]]
        id = "things"
        title = "Things"
        singular = "thing"
        glyph = "o"
        entry = [
            { id = "port", label = "port" },
            { id = "lifting", label = "lifting", evidence = ["crane*"] },
            { id = "ship", label = "ship", evidence = ["came in"] },
        ]
    "#;
    let lens = Lens::parse(lens).expect("a lens");
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Code, &"port ".repeat(REPEATED), 0..0);
    builder.block(BlockKind::Code, &"crane ".repeat(REPEATED), 0..0);
    let sentences = "The ship came in. ".repeat(REPEATED);
    builder.block(BlockKind::Paragraph, &sentences, 0..0);
    let document = builder.finish();
    let started = Instant::now();
    let briefing = lens.bind(&document).briefing;
    let taken = started.elapsed();
    for entry in &briefing.entries {
        assert_eq!(entry.mentions.len(), REPEATED, "{}", entry.label);
    }
    assert!(taken < Duration::from_secs(15), "{taken:?}");
}
