//! Any text becomes clean, stays so, and stands in cells as it is.
#![no_main]

use briefing::text::Clean;
use briefing::text::clean::{clean_row, in_cell};
use briefing::text::width::cells;
use briefing_fuzz::is_dangerous;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let raw = String::from_utf8_lossy(bytes);
    let text = Clean::text(&raw);
    assert!(!text.contains(|c| c != '\n' && is_dangerous(c)), "{text:?}");
    for clean in [Clean::line(&raw), Clean::name(&raw)] {
        assert!(!clean.contains(is_dangerous), "{clean:?}");
        assert_eq!(Clean::line(&clean), clean);
    }
    assert_eq!(Clean::text(&text), text);
    assert!(!clean_row(&raw).contains(is_dangerous));
    for (_, cluster, _) in cells(&raw) {
        assert!(!in_cell(cluster).contains(is_dangerous), "{cluster:?}");
    }
    for (_, cluster, _) in text.lines().flat_map(cells) {
        assert_eq!(in_cell(cluster), cluster);
    }
});
