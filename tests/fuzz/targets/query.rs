//! Any query is read, answered in time, and its hits lie in the article.
#![no_main]

use std::sync::OnceLock;

use briefing::facets::{Briefing, extract};
use briefing::formats::{self, Extent};
use briefing::search::{Options, Query, SearchIndex, search};
use briefing::text::Document;
use briefing_fuzz::in_time;

const ARTICLE: &str = include_str!("../../../assets/article.md");

fn made() -> &'static (Document, Briefing, SearchIndex) {
    static MADE: OnceLock<(Document, Briefing, SearchIndex)> = OnceLock::new();
    MADE.get_or_init(|| {
        let format = formats::named("markdown");
        let reading = formats::read(ARTICLE.into(), None, format, Extent::Whole);
        let document = reading.expect("an article").document;
        let briefing = extract(&document);
        let index = SearchIndex::build(&document, &briefing);
        (document, briefing, index)
    })
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(raw) = std::str::from_utf8(bytes) else {
        return;
    };
    let (document, briefing, index) = made();
    let answer = in_time(raw.len(), || {
        let query = Query::parse(raw, briefing);
        search(index, document, briefing, &query, &Options::default())
    });
    assert_eq!(answer.hits.is_empty(), answer.tier.is_none());
    for hit in &answer.hits {
        assert!(hit.score.is_finite());
        for pair in hit.matched.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{:?}", hit.matched);
        }
    }
});
