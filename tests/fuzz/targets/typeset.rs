//! Any text at any measure is set into rows that fit, that hold all of it, and that are
//! the same forwards and backwards.
#![no_main]

use briefing::formats::{self, Extent};
use briefing::typeset::{Typesetting, rows_of};
use briefing_fuzz::in_time;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let measure = u16::from(*first % 100);
    let text = String::from_utf8_lossy(rest);
    for range in rows_of(&text, usize::from(measure)) {
        assert!(text.get(range).is_some());
    }
    let format = formats::named(if first % 2 == 0 { "markdown" } else { "plain" });
    let Ok(reading) = formats::read(rest.to_vec(), None, format, Extent::Whole) else {
        return;
    };
    let document = reading.document;
    if document.is_empty() {
        return;
    }
    let mut typesetting = Typesetting::new(measure);
    let mut ids = Vec::new();
    in_time(rest.len(), || {
        let mut next = Some(typesetting.first());
        while let Some(id) = next {
            let Some(row) = typesetting.row(&document, id) else {
                break;
            };
            let text = document.block_text(id.block);
            // The first sign may hang before the column.
            let last = row.cells(text).last();
            let end = last.map_or(0, |cell| i32::from(cell.column) + i32::from(cell.columns));
            assert!(
                end <= i32::from(measure.max(2)),
                "{end} of {measure}: {:?}",
                row.shown(text)
            );
            ids.push(id);
            next = typesetting.next(&document, id);
        }
    });
    let mut back = vec![typesetting.last(&document)];
    while let Some(id) = back
        .last()
        .and_then(|id| typesetting.previous(&document, *id))
    {
        back.push(id);
    }
    back.reverse();
    assert_eq!(ids, back);
});
