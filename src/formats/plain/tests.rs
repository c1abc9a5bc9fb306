mod forms;
mod streaming;

use super::*;
use crate::text::crew::Crew;
use crate::text::{BlockId, SectionId};
use proptest::prelude::*;

fn parse(text: &str, extent: Extent) -> Document {
    super::parse(text, extent, &Halt::default())
}

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
    assert_eq!(headings(&document), [(1, "Quays")]);
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
    let point = |depth, number: Option<u32>| BlockKind::ListItem {
        depth,
        number: number.map(PointNumber::of),
    };
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

#[test]
fn numbers_of_several_styles_rank_by_their_first_place() {
    let document = whole(&format!(
        "{PROSE}\n\nI. The port\n\nA. Its quays\n\n{PROSE}\n\nB. Its cranes\n\n{PROSE}\n\nII. The ships\n\n{PROSE}\n\nC. Lee\n\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (1, "I. The port"),
            (2, "A. Its quays"),
            (2, "B. Its cranes"),
            (1, "II. The ships"),
            (1, "C. Lee"),
        ]
    );
    let document = whole(&format!(
        "{PROSE}\n\nPART ONE\n\n1. The port\n\n{PROSE}\n\nPART TWO\n\n1. The ships\n\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (1, "PART ONE"),
            (2, "1. The port"),
            (1, "PART TWO"),
            (2, "1. The ships")
        ]
    );
}

#[test]
fn a_list_of_contents_holds_no_headings() {
    let document = whole(&format!(
        "Contents\n1. The port ..... 3\n1.1 Its quays ..... 4\n2. The ships ..... 9\n\n1. The port\n{PROSE}\n1.1 Its quays\n{PROSE}\n2. The ships\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (1, "1. The port"),
            (2, "1.1 Its quays"),
            (1, "2. The ships")
        ]
    );
}

#[test]
fn quotations_are_marked_or_set_in() {
    let wrapped = "The two ministers met in the harbour and agreed on a list of long\nsteps, which their staff will turn into a plan before the winter\nbegins in earnest.\n";
    let document = whole(&format!(
        "{wrapped}\n    Words of another, who had been there for a while and had\n    seen it all.\n\n{wrapped}\n> What was written before, and now is cited by another\n> hand.\n\n{wrapped}"
    ));
    let kinds: Vec<_> = texts(&document).iter().map(|(kind, _)| *kind).collect();
    use BlockKind::{Paragraph, Quotation};
    assert_eq!(
        kinds,
        [Paragraph, Quotation, Paragraph, Quotation, Paragraph]
    );
    assert_eq!(
        document.block_text(BlockId(3)),
        "What was written before, and now is cited by another hand."
    );
}

#[test]
fn a_paragraph_goes_on_over_the_page() {
    let document = whole(&format!(
        "{PROSE}\n\nThe two ministers met in the harbour and agreed on a list of long\nsteps, which their staff will turn into a plan before\n\n7\n\u{c}the winter\nbegins in earnest, as it often does in the far north of the land.\n"
    ));
    assert!(
        texts(&document)
            .iter()
            .all(|(_, text)| *text != "7" && !text.contains('\u{c}'))
    );
}

#[test]
fn what_people_say_is_no_heading() {
    let document = whole(&format!(
        "A talk on harbours\n\nCHAIR: Welcome\n\n{PROSE}\n\n(Laughter)\n\n{PROSE}\n\nCHAIR: One more\n\n{PROSE}\n"
    ));
    assert_eq!(headings(&document), []);
    assert_eq!(document.meta.title.as_deref(), Some("A talk on harbours"));
}

#[test]
fn a_name_beside_a_date_is_the_author() {
    let title = "Harbours of the north";
    for rows in [
        "Ann Lee\n3 May 2023",
        "3 May 2023\nAnn Lee and Bob Clerk\nThe start",
    ] {
        let document = whole(&format!("{title}\n{rows}\n{PROSE}\n{PROSE}\n"));
        let author = document.meta.author.as_deref().unwrap_or_default();
        assert!(author.starts_with("Ann Lee"), "{rows}");
        assert_eq!(document.meta.date.as_deref(), Some("3 May 2023"), "{rows}");
        assert_eq!(document.paragraphs(), 2, "{rows}");
    }
    let document = whole(&format!("{title}\nThe Middle East\n3 May 2023\n{PROSE}\n"));
    assert_eq!(document.meta.author, None);
}

#[test]
fn the_last_lines_may_name_author_and_date() {
    let document = whole(&format!(
        "{PROSE}\n{PROSE}\nAnn Lee teaches history in Oslo.\n14 March 2024\n###\n"
    ));
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(document.meta.date.as_deref(), Some("14 March 2024"));
    assert_eq!(document.paragraphs(), 2);
}

#[test]
fn what_stands_about_title_and_credits_is_no_paragraph() {
    let document = whole(&format!(
        "ANALYSIS | PORTS\n\nThe quiet harbour\nHow two towns share it\n\nAnn Lee\nOslo, 3 May 2023\n\nThe start\n\n{PROSE}\n"
    ));
    let meta = &document.meta;
    assert_eq!(meta.title.as_deref(), Some("The quiet harbour"));
    assert_eq!(meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(meta.date.as_deref(), Some("3 May 2023"));
    assert_eq!(headings(&document), [(1, "The start")]);
    assert_eq!(document.paragraphs(), 1);
    let document = whole(&format!("ANALYSIS\n{PROSE}\n{PROSE}\n"));
    assert_eq!(document.meta.title.as_deref(), Some("ANALYSIS"));
}

#[test]
fn underlined_headings_stand_above_bare_ones() {
    let document = whole(&format!(
        "Harbours\n========\n\n1. Quays\n--------\n{PROSE}\n\nRopes\n\n{PROSE}\n\n1.1 Piers\n\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [(1, "1. Quays"), (2, "Ropes"), (2, "1.1 Piers")]
    );
}

#[test]
fn numbered_notes_are_no_headings() {
    let document = whole(&format!(
        "{PROSE}\n\nNotes\n\n1. See the treaty of 1998.\n2. The figures are from the port.\n"
    ));
    assert_eq!(headings(&document), [(1, "Notes")]);
}

#[test]
fn a_heading_may_follow_one_bare_row() {
    let document = whole(&format!(
        "{PROSE}\n\nA ferry at Moss, 2019\n\nWhat changed\n\n{PROSE}\n"
    ));
    assert_eq!(headings(&document), [(1, "What changed")]);
    let document = whole(&format!(
        "{PROSE}\n\nNorway\n\nSweden\n\nFinland\n\n{PROSE}\n"
    ));
    assert_eq!(headings(&document), []);
}

#[test]
fn a_signature_may_stand_above_place_date_and_rights() {
    let document = whole(&format!(
        "{PROSE}\n\n{PROSE}\n\nTomas Vell\nOslo, May 2024\n\nCopyright 2024 The Harbour Review\n"
    ));
    assert_eq!(document.meta.author.as_deref(), Some("Tomas Vell"));
    assert_eq!(document.meta.date.as_deref(), Some("May 2024"));
}

#[test]
fn short_rows_that_stop_within_a_sentence_are_wrapped() {
    let document = whole(
        "From: Ann Lee <ann@lee.example>\nSubject: On quotas\nDate: Tue, 14 Jan 2025 09:12:44 +0100\n\nDear all,\n\n\
         the talks ended last night. Below are my notes, in no special\norder. Corrections are welcome.\n\n\
         On Monday the chair asked for one more round. One refused, since\nit had come without a mandate.\n\n\
         They told me that they will sign in March, when they meet\nagain.\n",
    );
    assert_eq!(document.meta.title.as_deref(), Some("On quotas"));
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    let date = "Tue, 14 Jan 2025 09:12:44 +0100";
    assert_eq!(document.meta.date.as_deref(), Some(date));
    let last = BlockId::at(document.blocks().len() - 1);
    assert_eq!(
        document.block_text(last),
        "They told me that they will sign in March, when they meet again."
    );
    assert!(
        document
            .sections()
            .iter()
            .all(|section| section.heading.is_none())
    );
}

#[test]
fn rows_in_columns_are_no_title_and_no_running_text() {
    let document = whole(
        "Rivers Board                    Ann Lee\nMemo 12                         March 2021\n\n\
         A Method for Counting Locks\n\nLocks are counted by hand in most counties. This takes\na year \
         and is seldom right.\n\nNorth    12    3\nSouth    40    7\n\nThe figures above were found by the \
         new method, which\ntakes a day.\n",
    );
    assert_eq!(
        document.meta.title.as_deref(),
        Some("A Method for Counting Locks")
    );
    let texts: Vec<&str> = (0..document.blocks().len())
        .map(|at| document.block_text(BlockId::at(at)))
        .collect();
    assert!(
        texts.contains(&"North 12 3") && texts.contains(&"South 40 7"),
        "{texts:?}"
    );
}

#[test]
fn the_start_of_an_endless_row_is_shown() {
    let text = format!("A title\n\n{}", "One sentence of it. ".repeat(2000));
    let document = parse(&text[..text.len() / 2], Extent::Start);
    assert_eq!(document.meta.title.as_deref(), Some("A title"));
    let (kind, shown) = texts(&document)[0];
    assert_eq!(kind, BlockKind::Paragraph);
    assert!(shown.starts_with("One sentence") && shown.len() > text.len() / 3);
    let end = "It ends well. ".repeat(9);
    let short = parse(&format!("A title\n\n{end}"), Extent::Start);
    assert!(short.is_empty(), "what is short may be anything yet");
    let marks = parse(&format!("[\n\n{}", "# ".repeat(9000)), Extent::Start);
    assert!(marks.blocks().len() <= 1, "{marks:?}");
}

/// A crew that begins with what comes last.
struct Backwards;

impl Crew for Backwards {
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        (0..count).rev().for_each(work);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_read_in_parts_as_it_is_at_once(rows in prop::collection::vec(
        prop_oneof![
            3 => Just(String::new()),
            3 => Just(PROSE.to_owned()),
            3 => "[A-Z][a-z]{2,8}( [a-z]{2,8}){8,11}",
            2 => "([a-z]{2,8} ){8,11}[a-z]{3}[.,-]",
            2 => "[A-Z][a-z]{2,8}( [A-Za-z]{2,8}){0,3}",
            1 => "[A-Z ]{4,20}",
            1 => "([1-9]|[IVX]{1,2}|[a-c])[.)] [A-Z][a-z]{2,8}",
            1 => "(> |    |- )[A-Z][a-z ]{2,50}\\.?",
            1 => "[0-9]{1,2}|Page [0-9] of 9|- [0-9] -",
            1 => "(===|---|\\*\\*\\*)",
            1 => "Rivers Board    [0-9]",
            1 => "By Ann Lee|[1-9] June 2023|Ann Lee is a writer\\.",
        ], 0..80), ends in prop_oneof![Just("\n"), Just("\r\n")], size in 20..900_usize) {
        let text = rows.join(ends);
        let read = |size, crew: &dyn Crew| {
            let halt = Halt::default();
            let document = super::whole(text.clone(), size, Work { crew, halt: &halt });
            let blocks: Vec<_> = texts(&document).into_iter()
                .map(|(kind, text)| (kind, text.to_owned())).collect();
            (blocks, document.sections().to_vec(), document.meta.clone())
        };
        let at_once = read(usize::MAX / 4, &Alone);
        prop_assert_eq!(&read(size, &Alone), &at_once);
        prop_assert_eq!(&read(size, &Backwards), &at_once);
    }
}
