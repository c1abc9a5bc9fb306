use super::*;
use crate::text::{BlockKind, DocumentBuilder};

/// A paragraph of short sentences.
fn paragraph(sentences: usize) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.heading(1, "Before", 0..0);
    builder.block(BlockKind::Paragraph, "It was short.", 0..0);
    let long = "They went to sea in spring. ".repeat(sentences);
    builder.block(BlockKind::Paragraph, &long, 0..0);
    builder.block(BlockKind::Paragraph, "It was short again.", 0..0);
    builder.finish()
}

fn reader(document: &Document) -> Reader {
    let mut reader = Reader::default();
    reader.resize(document, (60, Form::default()), 20);
    reader.replace(document, ReaderPlace::default(), |_| None);
    reader
}

#[test]
fn a_row_down_at_the_end_of_a_long_paragraph_sets_only_what_is_near() {
    let document = paragraph(100_000);
    let mut reader = reader(&document);
    let near_end = document.sentences().len() - 200;
    reader.focus_on(&document, SentenceId::at(near_end), Placement::Middle);
    reader.typesetting.clear();
    for _ in 0..20 {
        reader.scroll(&document, 1);
    }
    let set = reader.typesetting.pieces_set();
    assert!(set <= 4, "{set} pieces set");
}

#[test]
fn what_left_the_top_by_scrolling_is_read() {
    let document = paragraph(300);
    let mut reader = reader(&document);
    for by in [1, 7, 30, 2] {
        let all = 0..document.sentences().len();
        let before: Vec<bool> = all.map(|at| reader.is_read(SentenceId::at(at))).collect();
        let (from, rows) = (reader.top, reader.view.clone());
        reader.scroll(&document, by);
        for (at, before) in before.into_iter().enumerate() {
            let sentence = SentenceId::at(at);
            let (_, last) = reader.rows_of(&document, sentence).unwrap();
            let passed = from <= last && last < reader.top;
            let is_read = before || passed || reader.focus == Some(sentence);
            assert_eq!(
                reader.is_read(sentence),
                is_read,
                "{at} after {by} {rows:?}"
            );
        }
    }
    // Jumping over it does not count.
    reader.focus_on(&document, SentenceId(250), Placement::Third);
    assert!(!reader.is_read(SentenceId(200)));
}

/// Sections of a few rows each, some with a heading right below another.
fn sections(nested: bool) -> Document {
    let mut builder = DocumentBuilder::new();
    for number in 0..60 {
        builder.heading(1, "A heading of a section", 0..0);
        if nested && number % 4 == 0 {
            builder.heading(2, "A heading below it that takes two rows", 0..0);
        }
        let text = "They went to sea in the spring of the year. ".repeat(1 + number % 7);
        builder.block(BlockKind::Paragraph, &text, 0..0);
    }
    builder.finish()
}

/// Whether the last row with text in view is of a heading.
fn ends_in_heading(document: &Document, reader: &Reader) -> bool {
    let mut rows = reader.view.iter().rev();
    let last = rows.find(|row| row.row.kind != RowKind::Blank).unwrap();
    document.block(last.id.block).unwrap().kind == BlockKind::Heading
}

#[test]
fn pages_keep_headings_with_their_text_and_leave_nothing_out() {
    for (nested, height) in [false, true]
        .into_iter()
        .flat_map(|n| (9..30).map(move |h| (n, h)))
    {
        let document = sections(nested);
        let mut reader = Reader::default();
        reader.resize(&document, (36, Form::default()), height);
        reader.replace(&document, ReaderPlace::default(), |_| None);
        for by in [1, -1] {
            loop {
                let before = reader.view.clone();
                reader.scroll_pages(&document, by);
                let (mut upper, mut lower) = (&before, &reader.view);
                if upper[0] == lower[0] {
                    break;
                }
                if by < 0 {
                    (upper, lower) = (lower, upper);
                }
                let mut next = reader.typesetting.next(&document, upper.last().unwrap().id);
                while let Some(id) = next.filter(|id| *id < lower[0].id) {
                    let row = reader.typesetting.row(&document, id).unwrap();
                    assert_eq!(row.kind, RowKind::Blank, "{by} in {height}");
                    next = reader.typesetting.next(&document, id);
                }
                if by > 0 || !nested {
                    assert!(!ends_in_heading(&document, &reader), "{by} in {height}");
                }
            }
        }
    }
}

#[test]
fn a_text_that_begins_with_a_heading_shows_it() {
    let document = sections(false);
    let mut reader = Reader::default();
    // The screen is known only later.
    reader.replace(&document, ReaderPlace::default(), |_| None);
    reader.resize(&document, (36, Form::default()), 20);
    assert_eq!(reader.top, RowId::default());
    assert_eq!(reader.focus(), Some(SentenceId(0)));
}

#[test]
fn jumps_keep_headings_with_their_text() {
    let document = sections(true);
    let mut reader = reader(&document);
    for at in (0..document.sentences().len()).rev().step_by(7) {
        let placement = [Placement::Third, Placement::Middle][at % 2];
        reader.focus_on(&document, SentenceId::at(at), placement);
        assert!(!ends_in_heading(&document, &reader), "{at}");
        let focus = document.sentence(SentenceId::at(at)).unwrap();
        assert!(reader.row_in_view(focus).is_some());
    }
}
