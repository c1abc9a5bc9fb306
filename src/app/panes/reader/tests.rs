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
    reader.resize(document, 60, 20);
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
        let before: Vec<bool> = reader.read.clone();
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
