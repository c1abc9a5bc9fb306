//! What must be so whatever the input was.

use std::time::{Duration, Instant};

use briefing::formats::{self, Extent};
use briefing::text::Document;

/// Does work that must take time in proportion to the input: so long at most for any,
/// and so long more for each kilobyte. Instrumented builds are slow, so what is found
/// here grows faster than its input.
pub fn in_time<T>(input: usize, work: impl FnOnce() -> T) -> T {
    const LEAST: Duration = Duration::from_secs(3);
    const PER_KILOBYTE: Duration = Duration::from_millis(20);
    let begun = Instant::now();
    let done = work();
    let most = LEAST + PER_KILOBYTE * u32::try_from(input / 1024).unwrap_or(u32::MAX);
    let took = begun.elapsed();
    assert!(took < most, "{input} bytes took {took:?}");
    done
}

/// A control, an override of direction, or what nobody sees: told by itself, not by the
/// rules of the program.
pub fn is_dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Fails if a document holds anything that no document may.
pub fn check(document: &Document) {
    for (at, block) in document.blocks().iter().enumerate() {
        let text = document.block_text(briefing::text::BlockId::at(at));
        assert!(!text.contains(|c| c != '\n' && is_dangerous(c)), "{text:?}");
        assert!(document.section(document.section_at(briefing::text::BlockId::at(at))).is_some());
    }
    for span in document.sentences() {
        assert!(!document.slice(*span).trim().is_empty());
    }
    let meta = &document.meta;
    for field in [
        &meta.title,
        &meta.author,
        &meta.date,
        &meta.source,
        &meta.language,
    ] {
        assert!(
            !field.as_deref().unwrap_or_default().contains(is_dangerous),
            "{field:?}"
        );
    }
}

/// Reads bytes as a format, the start of them and all of them.
pub fn read(format: &str, bytes: &[u8]) {
    let format = formats::named(format).expect("a format");
    let whole = in_time(bytes.len(), || {
        formats::read(bytes.to_vec(), None, Some(format), Extent::Whole)
    });
    if let Ok(reading) = whole {
        check(&reading.document);
    }
    let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
    if let Ok(reading) = formats::read(half.to_vec(), None, Some(format), Extent::Start) {
        check(&reading.document);
    }
}
