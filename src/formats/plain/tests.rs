use super::*;
use crate::text::{BlockId, SectionId};
use proptest::prelude::*;

fn whole(text: &str) -> Document {
    parse(text, Extent::Whole)
}

fn headings(document: &Document) -> Vec<(u8, &str)> {
    (0..document.sections().len())
        .map(SectionId::at)
        .filter_map(|id| Some((document.section(id)?.level, document.heading(id)?)))
        .collect()
}

fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    (0..document.blocks().len())
        .map(BlockId::at)
        .filter_map(|id| Some((document.block(id)?.kind, document.block_text(id))))
        .collect()
}

const PROSE: &str = "The two ministers met in the harbour and agreed on a list of steps, which their staff will turn into a plan before the winter begins in earnest.";

#[test]
fn bare_short_rows_before_text_are_headings() {
    let document = whole(&format!(
        "{PROSE}\nEarlier years\n{PROSE}\n{PROSE}\nWhat comes next?\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [(1, "Earlier years"), (1, "What comes next?")]
    );
    assert_eq!(document.meta.title, None);
    assert_eq!(document.paragraphs(), 4);
    assert_eq!(document.heading(SectionId(0)), None);
}

#[test]
fn sentences_labels_and_names_in_a_row_are_no_headings() {
    for row in [
        "They left.",
        "As follows:",
        "lower case start",
        "“Never again”",
        "It ended. Nobody knew",
        "A long row that goes on and on with far too many words for any heading in a text",
    ] {
        let document = whole(&format!("{PROSE}\n\n{row}\n\n{PROSE}\n"));
        assert_eq!(headings(&document), [], "{row}");
    }
    let document = whole(&format!("{PROSE}\nNorway\nSweden\nFinland\n{PROSE}\n"));
    assert_eq!(headings(&document), []);
    let document = whole(&format!("{PROSE}\nA last bare row\n"));
    assert_eq!(headings(&document), []);
}

#[test]
fn capitals_stand_above_other_headings_and_numbers_count() {
    let document = whole(&format!(
        "{PROSE}\n\nPART ONE\n\nThe port\n\n{PROSE}\n\nThe ships\n\n{PROSE}\n\nPART TWO\n\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (1, "PART ONE"),
            (2, "The port"),
            (2, "The ships"),
            (1, "PART TWO")
        ]
    );
    let document = whole(&format!(
        "{PROSE}\n\n1. The port\n\n{PROSE}\n\n1.1 Its quays\n\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [(1, "1. The port"), (2, "1.1 Its quays")]
    );
}

#[test]
fn underlined_rows_are_headings() {
    let document = whole(&format!(
        "Harbours\n========\n\n{PROSE}\n\nQuays\n-----\n{PROSE}\n\n***\n{PROSE}"
    ));
    assert_eq!(document.meta.title.as_deref(), Some("Harbours"));
    assert_eq!(headings(&document), [(2, "Quays")]);
    assert_eq!(document.blocks()[3].kind, BlockKind::Break);
}

#[test]
fn a_title_stands_before_everything() {
    let document = whole(&format!(
        "HARBOURS OF THE NORTH\nBy Ann Lee and Bob Clerk\n14 March 2024\n\n{PROSE}\n\nTHE START\n{PROSE}\n"
    ));
    let meta = &document.meta;
    assert_eq!(meta.title.as_deref(), Some("HARBOURS OF THE NORTH"));
    assert_eq!(meta.author.as_deref(), Some("Ann Lee and Bob Clerk"));
    assert_eq!(meta.date.as_deref(), Some("14 March 2024"));
    assert_eq!(headings(&document), [(1, "THE START")]);
    let kinds: Vec<_> = texts(&document).iter().map(|(kind, _)| *kind).collect();
    use BlockKind::{Byline, Heading, Paragraph};
    assert_eq!(kinds, [Byline, Byline, Paragraph, Heading, Paragraph]);
    let document = whole(&format!("Introduction\n{PROSE}\nThe start\n{PROSE}\n"));
    assert_eq!(document.meta.title, None);
    assert_eq!(headings(&document), [(1, "Introduction"), (1, "The start")]);
}

#[test]
fn text_wrapped_by_hand_is_joined() {
    let text = "The two ministers met in the harbour and agreed on a list of long-\nterm steps, which their staff will turn into a plan before the\nwinter begins.\n\nThe port\nA second paragraph stands here and is wrapped at the same width,\nas one would expect.\n  A third one is told apart by its indented first row, which was\ncommon in print.\n";
    let document = whole(text);
    assert_eq!(headings(&document), [(1, "The port")]);
    assert_eq!(document.paragraphs(), 3);
    assert_eq!(
        document.block_text(BlockId(0)),
        "The two ministers met in the harbour and agreed on a list of long-term steps, which their staff will turn into a plan before the winter begins."
    );
}

#[test]
fn all_ends_of_rows_are_alike() {
    let unix = format!("Title of it\n\n{PROSE}\n\nThe port\n{PROSE}\n");
    for end in ["\r\n", "\r"] {
        let other = whole(&unix.replace('\n', end));
        assert_eq!(texts(&other), texts(&whole(&unix)));
    }
}

#[test]
fn points_of_lists_keep_number_and_depth() {
    let document = whole(&format!(
        "{PROSE}\n- Salmon.\n  - Farmed salmon, mostly.\n- Cod.\n{PROSE}\n1. Norway\n2. Sweden\n{PROSE}\n"
    ));
    let points: Vec<_> = texts(&document)
        .into_iter()
        .filter(|(kind, _)| *kind != BlockKind::Paragraph)
        .collect();
    let point = |depth, number| BlockKind::ListItem { depth, number };
    assert_eq!(
        points,
        [
            (point(0, None), "Salmon."),
            (point(1, None), "Farmed salmon, mostly."),
            (point(0, None), "Cod."),
            (point(0, Some(1)), "Norway"),
            (point(0, Some(2)), "Sweden"),
        ]
    );
}

#[test]
fn the_last_line_may_name_the_author() {
    let document = whole(&format!(
        "{PROSE}\nThe port\n{PROSE}\nAnn Lee is director of studies at the Harbour Institute.\n"
    ));
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(document.paragraphs(), 2);
    assert_eq!(document.blocks().last().unwrap().kind, BlockKind::Byline);
    let document = whole(&format!(
        "Ann Lee came. {PROSE}\nAnn Lee is director of studies at the Harbour Institute.\n"
    ));
    assert_eq!(document.meta.author, None);
    assert_eq!(document.paragraphs(), 2);
}

#[test]
fn a_long_run_of_rows_is_read_in_linear_time() {
    let text = "a row that is neither long nor short but goes on and on so\n".repeat(100_000);
    assert!(whole(&text).words() > 1_000_000);
    let text = "Name\n".repeat(200_000);
    assert!(whole(&text).words() > 190_000);
}

proptest! {
    #[test]
    fn no_word_is_lost_or_doubled(
        rows in prop::collection::vec(
            prop_oneof![
                Just(String::new()), "[A-Z][a-z]{1,8}( [a-z]{1,9}){0,6}", "[A-Z]{3,9}( [A-Z]{3,9}){0,3}",
                "[A-Z][a-z]{1,8}( [a-z]{1,9}){5,40}[.]", "( {2})?[-*] [a-z]{2,9}( [a-z]{1,9}){0,9}[.]?",
                "By [A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", Just("----".to_owned()), "[a-z]{2,9}-",
            ],
            1..40,
        ),
    ) {
        let text = rows.join("\n");
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
        };
        let document = whole(&text);
        let mut found = words(document.meta.title.as_deref().unwrap_or_default());
        for (_, text) in texts(&document) {
            found.extend(words(text));
        }
        prop_assert_eq!(found, words(&text));
    }
}
