//! The bundled lens on the bundled article.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::{Duration, Instant};

use briefing::facets::lens::{self, Finding, Lens};
use briefing::text::word::terms;
use briefing::text::{BlockKind, Document, DocumentBuilder, SentenceId};
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

/// The lens names phrases, so another edition is known by what it is about.
#[test]
fn an_edition_in_other_words_is_known_and_a_kindred_article_is_not() {
    let lenses = [Lens::parse(LENS).expect("a lens")];
    let retold = read(include_str!("fixtures/editions/retold.md"), "markdown");
    let (_, bound) = lens::choose(&lenses, &retold).expect("the lens fits");
    let kindred = read(include_str!("fixtures/editions/kindred.md"), "markdown");
    assert!(lens::choose(&lenses, &kindred).is_none());
    let (supported, of) = lenses[0].fit(&kindred);
    // Near enough to be a test of the share that is asked for.
    assert!((15..30).contains(&supported), "{supported} of {of}");
    // No sentence of an edition is one of the article.
    let article = read(ARTICLE, "markdown");
    let known: Vec<Vec<String>> = sentences(&article).map(terms).collect();
    for sentence in sentences(&retold) {
        let words = terms(sentence);
        let longest = known.iter().map(|other| in_common(&words, other)).max();
        assert!(longest < Some(9), "{sentence}");
    }
    assert!(bound.supported() >= 36, "{:?}", bound.findings);
}

fn sentences(document: &Document) -> impl Iterator<Item = &str> {
    (0..document.sentences().len()).map(|at| document.sentence_text(SentenceId::at(at)))
}

/// Most words in a row that two sentences share.
fn in_common(one: &[String], other: &[String]) -> usize {
    (1..=one.len())
        .take_while(|count| {
            one.windows(*count)
                .any(|words| other.windows(*count).any(|others| words == others))
        })
        .count()
}

#[test]
fn names_that_readers_search_by_lead_to_their_entries() {
    let document = read(ARTICLE, "markdown");
    let briefing = Lens::parse(LENS).expect("a lens").bind(&document).briefing;
    for (name, label) in [
        ("ROK", "South Korea"),
        ("Republic of Korea", "South Korea"),
        ("DPRK", "North Korea"),
        ("PRC", "China"),
        ("USA", "United States"),
        ("America", "United States"),
        ("Kremlin", "Russia"),
        ("Tokyo", "Japan"),
        ("Kyiv", "Ukraine"),
    ] {
        let mut entries = briefing.entries.iter();
        let owner = entries.find(|entry| entry.names.iter().any(|known| known.as_str() == name));
        assert_eq!(
            owner.map(|entry| entry.label.as_str()),
            Some(label),
            "{name}"
        );
    }
}

/// A name outside the evidence of its entry is no mention, so each is known.
#[test]
fn what_the_lens_leaves_aside_in_the_article_is_meant_so() {
    let document = read(ARTICLE, "markdown");
    let findings = Lens::parse(LENS).expect("a lens").bind(&document).findings;
    let aside: Vec<String> = findings
        .iter()
        .filter(|finding| matches!(finding, Finding::NameUnsupported(..)))
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        aside,
        [
            // The South China Sea.
            "China: the name “China” stands in 2 sentences that are no evidence",
            // Against plants and pipes: the field is energy.
            "Cybersecurity: the name “cyberattacks” stands in a sentence that is no evidence",
        ]
    );
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
