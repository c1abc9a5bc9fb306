use proptest::prelude::*;

use super::*;
use crate::text::DocumentBuilder;
use crate::text::width::width;

fn document(blocks: &[(BlockKind, String)]) -> Document {
    let mut builder = DocumentBuilder::new();
    for (kind, text) in blocks {
        if *kind == BlockKind::Heading {
            builder.heading(1, text, 0..0);
        } else {
            builder.block(*kind, text, 0..0);
        }
    }
    builder.finish()
}

fn all_rows(typesetting: &mut Typesetting, document: &Document) -> Vec<(RowId, Row)> {
    let mut rows = Vec::new();
    let mut next = typesetting
        .row(document, RowId::default())
        .map(|_| RowId::default());
    while let Some(id) = next {
        rows.push((
            id,
            typesetting
                .row(document, id)
                .expect("a row that was stepped to"),
        ));
        next = typesetting.next(document, id);
    }
    rows
}

fn blocks() -> impl Strategy<Value = Vec<(BlockKind, String)>> {
    let kind = prop_oneof![
        Just(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        Just(BlockKind::Quotation),
        Just(BlockKind::Code),
        (0..4u8).prop_map(|depth| BlockKind::ListItem {
            depth,
            number: None
        }),
    ];
    let text = prop_oneof![
        "([a-zA-Z,.’—-]{1,14} ){1,60}",
        "([a-z]{1,4}|漢字|é|👩‍👩‍👧|  |\n){1,80}",
        "[a-z]{100,300}",
    ];
    prop::collection::vec((kind, text), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_and_no_row_is_too_wide(blocks in blocks(), measure in 2..200u16) {
        let document = document(&blocks);
        let mut typesetting = Typesetting::new(measure);
        let mut seen: Vec<String> = vec![String::new(); document.blocks().len()];
        for (id, row) in all_rows(&mut typesetting, &document) {
            let Some(span) = typesetting.span(&document, id) else { continue };
            let text = document.slice(span);
            prop_assert!(width(text) + usize::from(row.indent) <= usize::from(measure).max(2), "{text:?} at {measure}");
            seen[id.block.index()].extend(text.chars().filter(|c| !c.is_whitespace()));
        }
        for (at, seen) in seen.iter().enumerate() {
            let whole: String = document.block_text(BlockId::at(at)).chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(seen, &whole);
        }
    }

    #[test]
    fn a_span_leads_to_its_row_and_back(blocks in blocks(), measure in 2..120u16) {
        let document = document(&blocks);
        let mut typesetting = Typesetting::new(measure);
        for (id, _) in all_rows(&mut typesetting, &document) {
            if let Some(span) = typesetting.span(&document, id).filter(|span| !span.is_empty()) {
                prop_assert_eq!(typesetting.locate(&document, span.block, span.start), id);
                prop_assert_eq!(typesetting.locate(&document, span.block, span.end - 1), id);
            }
        }
    }

    #[test]
    fn stepping_back_undoes_stepping_on(blocks in blocks(), measure in 2..120u16) {
        let document = document(&blocks);
        prop_assume!(!document.is_empty());
        let mut typesetting = Typesetting::new(measure);
        let rows = all_rows(&mut typesetting, &document);
        let mut back = vec![typesetting.last(&document)];
        while let Some(id) = typesetting.previous(&document, *back.last().expect("one row")) {
            back.push(id);
        }
        back.reverse();
        prop_assert_eq!(rows.iter().map(|(id, _)| *id).collect::<Vec<_>>(), back);
    }
}

#[test]
fn rows_break_after_dashes_and_slashes() {
    let document = document(&[(
        BlockKind::Paragraph,
        "posture—based deterrence/dialogue".to_owned(),
    )]);
    let mut typesetting = Typesetting::new(12);
    let rows: Vec<_> = all_rows(&mut typesetting, &document)
        .into_iter()
        .filter_map(|(id, _)| typesetting.span(&document, id))
        .map(|span| document.slice(span).to_owned())
        .collect();
    assert_eq!(rows, ["posture—", "based", "deterrence/", "dialogue"]);
}

#[test]
fn blocks_stand_apart_but_points_of_a_list_do_not() {
    let item = BlockKind::ListItem {
        depth: 0,
        number: None,
    };
    let document = document(&[
        (BlockKind::Heading, "Title".to_owned()),
        (BlockKind::Paragraph, "Text.".to_owned()),
        (item, "One".to_owned()),
        (item, "Two".to_owned()),
    ]);
    let mut typesetting = Typesetting::new(40);
    let kinds: Vec<_> = all_rows(&mut typesetting, &document)
        .into_iter()
        .map(|(_, row)| row.kind)
        .collect();
    use RowKind::{Blank, Text};
    assert_eq!(kinds, [Text, Blank, Text, Blank, Text, Text]);
}

#[test]
fn a_remark_stands_below_its_block() {
    let document = document(&[
        (BlockKind::Paragraph, "First.".to_owned()),
        (BlockKind::Paragraph, "Second.".to_owned()),
    ]);
    let mut typesetting = Typesetting::new(40);
    typesetting.annotate(vec![Annotation {
        block: BlockId(0),
        text: Clean::line("A remark."),
    }]);
    let kinds: Vec<_> = all_rows(&mut typesetting, &document)
        .into_iter()
        .map(|(_, row)| row.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            RowKind::Text,
            RowKind::Annotation(0),
            RowKind::Blank,
            RowKind::Text
        ]
    );
    assert_eq!(typesetting.annotation(0), "A remark.");
}

#[test]
fn a_paragraph_of_megabytes_is_set_in_pieces() {
    let document = document(&[(BlockKind::Paragraph, "word and ".repeat(500_000))]);
    let mut typesetting = Typesetting::new(60);
    let middle = typesetting.locate(&document, BlockId(0), 2_000_000);
    let (there, passed) = typesetting.step(&document, middle, 40);
    assert_eq!(passed, 40);
    assert_eq!(
        typesetting.distance(&document, middle, there, 100),
        Some(40)
    );
    assert!(
        typesetting.cache.len() <= 2,
        "{} pieces set",
        typesetting.cache.len()
    );
    typesetting.last(&document);
    assert!(typesetting.cache.len() <= 3);
}
