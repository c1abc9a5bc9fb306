//! Queries that limit to an entry, a facet or a section.

use super::*;

#[test]
fn a_facet_limits_to_an_entry_and_its_evidence() {
    let sample = Sample::new();
    assert_eq!(sample.found("@pila"), ["Harbour pilots", "2"]);
    assert_eq!(sample.found("actor:\"north pier\""), ["North Pier", "3"]);
    assert_eq!(
        sample.ask("@north-pier").hits[1].matched,
        std::slice::from_ref(&(39..49))
    );
    assert_eq!(sample.found("@friends"), ["Friends of the North Pier"]);
    assert_eq!(sample.found("@north captain"), ["3"]);
    assert_eq!(sample.found("@north storms"), Vec::<String>::new());
    assert_eq!(
        sample.found("pier !@north-pier"),
        ["Friends of the North Pier"]
    );
    let answer = sample.ask("@zzzz");
    assert_eq!(answer.absent[0].word, "zzzz");
}

#[test]
fn a_section_limits_to_what_stands_in_it() {
    let sample = Sample::new();
    assert_eq!(sample.found("in:key"), ["Key closures", "4", "5"]);
    assert_eq!(sample.found("in:closures sea"), ["4"]);
    assert_eq!(sample.found("in:crossings sea"), Vec::<String>::new());
    // While the heading is being typed.
    assert_eq!(sample.found("in:"), ["Crossings today", "Key closures"]);
    assert_eq!(sample.found("in: sea"), sample.found("sea"));
    assert_eq!(sample.found("pilots in:crossings"), ["Harbour pilots", "2"]);
}

#[test]
fn the_opening_goes_by_that_name() {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, "The tide turned.", 0..0);
    builder.heading(1, "Later", 0..0);
    builder.block(BlockKind::Paragraph, "It turned again.", 0..0);
    let document = builder.finish();
    let briefing = Briefing::default();
    let index = SearchIndex::build(&document, &briefing);
    let query = Query::parse("in:opening", &briefing);
    let answer = search(&index, &document, &briefing, &query, &Options::default());
    let targets: Vec<Target> = answer.hits.iter().map(|hit| hit.target).collect();
    assert_eq!(targets, [Target::Sentence(SentenceId(0))]);
}

#[test]
fn a_section_comes_before_the_entries_in_it() {
    let sample = Sample::new();
    let found = sample.found("in:crossings");
    assert_eq!(found.first().map(String::as_str), Some("Crossings today"));
    assert_eq!(found.last().map(String::as_str), Some("North Pier"));
}

#[test]
fn a_filter_says_which_word_it_read_otherwise() {
    let sample = Sample::new();
    for (query, word, read_as) in [
        ("@nroth", "nroth", "North"),
        ("in:crossigns", "crossigns", "Crossings"),
        ("captain in:crossigns", "crossigns", "Crossings"),
    ] {
        let answer = sample.ask(query);
        assert_eq!(answer.tier, Some(Tier::Typo), "{query}");
        let reading = Interpretation {
            word: word.into(),
            read_as: read_as.into(),
            tier: Tier::Typo,
        };
        assert_eq!(answer.interpretations, [reading], "{query}");
    }
    let named = sample.ask("@nroth-pier");
    assert!(named.hits.iter().all(|hit| hit.forgiving == hit.matched));
}
