//! A lens is read or refused in one row; one that is read binds to an article in time.
#![no_main]

use std::sync::OnceLock;

use briefing::facets::lens::Lens;
use briefing::formats::{self, Extent};
use briefing::text::Document;
use briefing_fuzz::{in_time, is_dangerous};

const ARTICLE: &str = "# The sea\n\nNATO and the Republic of Korea agreed in 2023 to share 12 % of the \
    costs. Norway's Ministry of Transport (MoT) fears a lack of pilots.\n\n- China\n- a b c\n";

fn article() -> &'static Document {
    static DOCUMENT: OnceLock<Document> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let format = formats::named("markdown");
        let reading = formats::read(ARTICLE.into(), None, format, Extent::Whole);
        reading.expect("an article").document
    })
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match in_time(text.len(), || Lens::parse(text)) {
        Ok(lens) => {
            let bound = in_time(text.len() * 4, || lens.bind(article()));
            for entry in &bound.briefing.entries {
                assert!(!entry.label.is_empty() && !entry.label.contains(is_dangerous));
            }
        }
        Err(error) => assert!(!error.to_string().contains(is_dangerous)),
    }
});
