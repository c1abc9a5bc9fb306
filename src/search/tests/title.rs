//! The title among the hits.

use super::*;

#[test]
fn the_title_is_found_behind_what_holds_the_words_as_well() {
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some(Clean::line("Ferries of the quiet Sound"));
    builder.heading(1, "Ferries", 0..0);
    builder.block(
        BlockKind::Paragraph,
        "The ferries of the Sound are old.",
        0..0,
    );
    let document = builder.finish();
    let briefing = Briefing::default();
    let index = SearchIndex::build(&document, &briefing);
    let found = |query: &str, options: &Options| {
        let query = Query::parse(query, &briefing);
        let answer = search(&index, &document, &briefing, &query, options);
        answer.hits.iter().map(|hit| hit.target).collect::<Vec<_>>()
    };
    let (heading, sentence) = (
        Target::Section(SectionId(0)),
        Target::Sentence(SentenceId(0)),
    );
    let all = Options::default();
    assert_eq!(found("ferries", &all), [heading, sentence, Target::Title]);
    assert_eq!(found("quiet", &all), [Target::Title]);
    assert_eq!(found("quiet !ferries", &all), []);
    assert_eq!(found("in:ferries quiet", &all), []);
    assert_eq!(found("in:", &all), [heading]);
    for (scope, is_found) in [
        (Scope::Sections, true),
        (Scope::Text, false),
        (Scope::Entries, false),
    ] {
        let options = Options { scope, ..all };
        assert_eq!(!found("quiet", &options).is_empty(), is_found, "{scope:?}");
    }
}
