mod within;

use proptest::prelude::*;

use super::*;
use crate::formats::{self, Extent};
use crate::text::width::cells;
use crate::text::{DocumentBuilder, PointNumber};

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
        Just(BlockKind::Table),
        (0..4u8).prop_map(|depth| BlockKind::ListItem {
            depth,
            number: None
        }),
    ];
    let text = prop_oneof![
        "([a-zA-Z,.’—-]{1,14} ){1,60}",
        "([a-z]{1,4}|漢字|é|👩‍👩‍👧|  |\n){1,80}",
        "[a-z]{100,300}",
        "(([a-z]{1,9} ){0,9}│( [0-9]{1,4} │)?( [a-z]{1,9}){0,30}\n){1,8}",
        "“?(the |of |and |cooperation |government’s, |understanding |NATO |counter-terrorism ){1,40}",
    ];
    prop::collection::vec((kind, text), 1..5)
}

fn forms() -> impl Strategy<Value = Form> {
    any::<[bool; 3]>().prop_map(|[justified, hyphenated, hanging]| Form {
        justified,
        hyphenated,
        hanging,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_and_no_row_is_too_wide(blocks in blocks(), measure in 2..200u16, form in forms()) {
        let document = document(&blocks);
        let mut typesetting = Typesetting::new(measure);
        typesetting.set_form(form);
        let mut seen: Vec<String> = vec![String::new(); document.blocks().len()];
        for (id, row) in all_rows(&mut typesetting, &document) {
            if row.kind != RowKind::Text { continue }
            let text = document.block_text(id.block);
            let mut end = i16::MIN;
            let signs = row.cells(text).count() - usize::from(row.hyphen);
            for (at, cell) in row.cells(text).enumerate() {
                prop_assert!(cell.column >= end.max(-1), "{:?} at {measure}", row.shown(text));
                prop_assert!(cell.column >= 0 || form.hanging);
                end = cell.column + columns(cell.columns.into());
                if at < signs && !cell.cluster.trim().is_empty() {
                    seen[id.block.index()].push_str(cell.cluster);
                }
                prop_assert!(cell.cluster != " " || cell.columns < 3);
            }
            prop_assert!(end <= columns(measure.max(2).into()), "{:?} at {measure}", row.shown(text));
        }
        for (at, seen) in seen.iter().enumerate() {
            let whole = document.block_text(BlockId::at(at));
            let whole: String = cells(whole).map(|(_, cluster, _)| cluster).filter(|c| !c.trim().is_empty()).collect();
            if document.blocks()[at].kind == BlockKind::Table {
                // Columns stand beside each other, with blanks between them.
                let letters = |text: &str| {
                    let mut letters: Vec<char> = text.chars().filter(|c| *c != '│').collect();
                    letters.sort_unstable();
                    letters
                };
                prop_assert_eq!(letters(seen), letters(&whole));
            } else {
                prop_assert_eq!(seen, &whole);
            }
        }
    }

    #[test]
    fn a_span_leads_to_its_row_and_back(blocks in blocks(), measure in 2..120u16, form in forms()) {
        let document = document(&blocks);
        let mut typesetting = Typesetting::new(measure);
        typesetting.set_form(form);
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

/// A row with one long word may be shorter than half, but none is too wide.
#[test]
fn a_wide_gap_is_no_reason_to_leave_the_measure() {
    for measure in 60..160 {
        for last in 50..measure {
            let first = measure - last;
            let text = format!("{} {}", "a".repeat(first.into()), "b".repeat(last.into()));
            let document = document(&[(BlockKind::Paragraph, text)]);
            let mut typesetting = Typesetting::new(measure);
            let rows = all_rows(&mut typesetting, &document);
            let ends = rows.iter().filter_map(|(id, row)| {
                let cell = row.cells(document.block_text(id.block)).last()?;
                Some(cell.column + columns(cell.columns.into()))
            });
            assert!(
                ends.max() <= Some(columns(measure.into())),
                "{first} + {last}"
            );
        }
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

/// An article of the tests or the bundled one.
fn article(text: &str, format: &str) -> Document {
    let format = formats::named(format);
    formats::read(text.as_bytes().to_vec(), None, format, Extent::Whole)
        .expect("a readable article")
        .document
}

fn articles() -> [Document; 3] {
    [
        article(include_str!("../../assets/article.md"), "markdown"),
        article(include_str!("../../tests/fixtures/markdown.md"), "markdown"),
        article(include_str!("../../tests/fixtures/plain.txt"), "plain"),
    ]
}

const JUSTIFIED: Form = Form {
    justified: true,
    hyphenated: true,
    hanging: true,
};

/// What became of the rows of running text that do not end their block.
#[derive(Debug, Default)]
struct Tally {
    stretched: usize,
    ragged: usize,
    hyphens: usize,
    /// Most hyphens in successive rows.
    ladder: usize,
    /// Stretched rows by their widest gap in cells.
    gaps: [usize; 4],
    /// Blocks whose last row of several holds a single word below 8 cells.
    lone: usize,
    words: Vec<String>,
}

fn tally(document: &Document, measure: u16, form: Form) -> Tally {
    let mut typesetting = Typesetting::new(measure);
    typesetting.set_form(form);
    let mut tally = Tally::default();
    let mut ladder = 0;
    let rows = all_rows(&mut typesetting, document);
    for ((id, row), (after, next)) in rows.iter().zip(rows.iter().skip(1)) {
        let kind = document.block(id.block).expect("a block").kind;
        if id.block != after.block
            || row.kind != RowKind::Text
            || next.kind != RowKind::Text
            || !block::is_running(kind)
        {
            continue;
        }
        let text = document.block_text(id.block);
        let end = next.shown(text);
        let ends = next.bytes.end as usize == text.len();
        tally.lone += usize::from(ends && !end.contains(' ') && end.chars().count() < 8);
        let cells: Vec<_> = row.cells(text).collect();
        let last = cells.last().expect("a cell");
        if last.column + columns(last.columns.into()) == columns(measure.into()) {
            tally.stretched += 1;
            let gaps = cells.iter().filter(|cell| cell.cluster == " ");
            let widest = gaps
                .map(|cell| usize::from(cell.columns))
                .max()
                .unwrap_or(0);
            tally.gaps[widest.min(3)] += 1;
        } else {
            tally.ragged += 1;
        }
        ladder = if row.hyphen { ladder + 1 } else { 0 };
        tally.ladder = tally.ladder.max(ladder);
        if row.hyphen {
            tally.hyphens += 1;
            let cut = row.bytes.end as usize;
            let before = text[..cut].rsplit(' ').next().unwrap();
            let behind = text[cut..].split(' ').next().unwrap();
            tally.words.push(format!("{before}-{behind}"));
        }
    }
    tally
}

#[test]
fn justified_rows_have_no_wide_gaps_and_few_stay_ragged() {
    for document in articles() {
        for measure in [36, 46, 56, 66, 68, 80] {
            let found = tally(&document, measure, JUSTIFIED);
            assert_eq!(found.gaps[3], 0, "{measure}: {found:?}");
            // Of a hundred rows that could be, so many are not.
            let most = match measure {
                ..46 => 20,
                46..56 => 5,
                _ => 2,
            };
            let all = found.stretched + found.ragged;
            assert!(found.ragged <= 1 + all * most / 100, "{measure}: {found:?}");
            assert!(found.ladder <= 2, "{measure}: {found:?}");
            assert!(found.hyphens * 100 <= all * 12, "{measure}: {found:?}");
        }
    }
}

#[test]
fn no_word_ends_a_paragraph_alone_where_two_can() {
    for document in articles() {
        for measure in [46, 56, 66, 68, 80] {
            for form in [JUSTIFIED, Form::default()] {
                let found = tally(&document, measure, form);
                assert_eq!(found.lone, 0, "{measure}: {found:?}");
            }
        }
    }
}

#[test]
fn ragged_text_is_divided_only_when_asked() {
    let [document, ..] = articles();
    let divided = |hyphenated| {
        let form = Form {
            hyphenated,
            ..Form::default()
        };
        tally(&document, 46, form).hyphens
    };
    assert_eq!(divided(false), 0);
    assert!(divided(true) > 0);
}

#[test]
fn a_quotation_mark_that_opens_a_paragraph_hangs_outside() {
    let text = "“We keep the harbour open,” they said of the winter and of the ice.";
    let document = document(&[
        (BlockKind::Paragraph, text.to_owned()),
        (BlockKind::Quotation, text.to_owned()),
    ]);
    for form in [
        JUSTIFIED,
        Form {
            hanging: true,
            ..Form::default()
        },
    ] {
        let mut typesetting = Typesetting::new(24);
        typesetting.set_form(form);
        let first: Vec<i16> = all_rows(&mut typesetting, &document)
            .iter()
            .filter(|(_, row)| row.kind == RowKind::Text)
            .map(|(_, row)| row.cells(text).next().unwrap().column)
            .collect();
        assert_eq!(first.first(), Some(&-1));
        // Only there: a quotation has its rule in the cell before.
        assert!(first[1..].iter().all(|column| *column >= 0), "{first:?}");
        assert_eq!(first.last(), Some(&2));
    }
}

#[test]
fn the_points_of_a_list_begin_in_one_column() {
    let point = |depth, number: Option<u32>| {
        let number = number.map(PointNumber::of);
        let kind = BlockKind::ListItem { depth, number };
        (kind, "A point of the list.".to_owned())
    };
    let mut blocks = vec![point(0, None), point(1, None)];
    blocks.extend((1..=12).map(|number| point(0, Some(number))));
    blocks.insert(5, point(1, None));
    let document = document(&blocks);
    let mut typesetting = Typesetting::new(40);
    let indents: Vec<u16> = all_rows(&mut typesetting, &document)
        .iter()
        .map(|(_, row)| row.indent)
        .collect();
    assert_eq!(indents[..2], [3, 6]);
    assert_eq!(indents[2..5], [4, 4, 4]);
    assert_eq!(indents[5], 6);
    assert!(
        indents[6..].iter().all(|indent| *indent == 4),
        "{indents:?}"
    );
}

#[test]
fn lists_of_two_kinds_are_apart() {
    let point = |depth, number: Option<u32>| {
        let number = number.map(PointNumber::of);
        BlockKind::ListItem { depth, number }
    };
    assert!(block::is_apart(point(0, None), point(0, Some(1))));
    assert!(block::is_apart(point(1, Some(3)), point(1, None)));
    assert!(!block::is_apart(point(0, Some(3)), point(1, None)));
    assert!(!block::is_apart(point(1, None), point(0, Some(4))));
    assert!(!block::is_apart(point(0, None), point(0, None)));
}
