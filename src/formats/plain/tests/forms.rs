//! Forms in which reports, memoranda and papers come as plain text.

use super::*;

#[test]
fn blanks_that_do_not_break_are_counted_as_others() {
    let document = whole(
        "    The two ministers met in the harbour and agreed on a list of\n\
         \u{a0}\u{a0}\u{a0} steps, which their staff will turn into a plan before the\n    \
         winter begins in earnest.\n",
    );
    assert_eq!(document.paragraphs(), 1);
}

#[test]
fn numbered_headings_follow_points_that_are_set_in() {
    let rows = "The Board has drawn up this plan for the harbour and asks the Council\n   \
                to agree to it before the summer, so that the work may begin.";
    let document = whole(&format!(
        "Plan of the Harbour\n\n1. Aims\n\n   {rows}\n\n2. Bodies\n\n    1. Nothing in this plan \
         binds the Council beyond the year in\n       which it is agreed.\n    2. The Board may \
         meet where it likes, at any time, and it must\n       say so.\n    3. Members leave when \
         they like.\n\n3. Members\n\n3.1. Powers\n\n   {rows}\n\n   A member of the Board may\n    \
         1. call a meeting at any time, and say what it is to be about;\n    2. ask for \
         papers.\n\nA. Order of business\n\nA.1. Motions\n\n   {rows}\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (1, "1. Aims"),
            (1, "2. Bodies"),
            (1, "3. Members"),
            (2, "3.1. Powers"),
            (2, "A. Order of business"),
            (3, "A.1. Motions"),
        ]
    );
}

#[test]
fn headings_may_say_what_they_count() {
    let document = whole(&format!(
        "A Short History of the Port\n\nContents\n\n1. Beginnings\n    1.1. The quay\n2. Trade\n\n\
         Chapter 1. Beginnings\n\n{PROSE}\n\n1.1. The quay\n\n{PROSE}\n\nChapter 2. Trade\n\n\
         2.1. Timber\n\n{PROSE}\n\nCHAPTER 3. WAR\n\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (1, "Chapter 1. Beginnings"),
            (2, "1.1. The quay"),
            (1, "Chapter 2. Trade"),
            (2, "2.1. Timber"),
            (1, "CHAPTER 3. WAR"),
        ]
    );
}

#[test]
fn a_title_may_have_any_rule_below_it_that_no_section_has() {
    let text = |title: &str, section: &str| {
        format!("The Port\n{title}\n\n{PROSE}\n\nThe quay\n{section}\n\n{PROSE}\n")
    };
    for (title, section) in [("--------", "~~~~~~~~"), ("========", "--------")] {
        let document = whole(&text(title, section));
        assert_eq!(document.meta.title.as_deref(), Some("The Port"), "{title}");
        assert_eq!(headings(&document), [(1, "The quay")], "{title}");
    }
    let document = whole(&text("--------", "--------"));
    assert_eq!(document.meta.title, None);
}

#[test]
fn above_the_number_of_a_paper_stands_who_publishes_it() {
    let document = whole(&format!(
        "HARBOUR OBSERVATORY\n\nWorking Paper No. 14\n\nHow Small Ports Live Beside Large Ones\n\n\
         Ann Lee and Bob Clerk\n\nMarch 2022\n\nSUMMARY\n\n{PROSE}\n"
    ));
    assert_eq!(
        document.meta.title.as_deref(),
        Some("How Small Ports Live Beside Large Ones")
    );
    assert_eq!(
        document.meta.author.as_deref(),
        Some("Ann Lee and Bob Clerk")
    );
    assert_eq!(headings(&document), [(1, "SUMMARY")]);
}

#[test]
fn a_title_may_take_two_rows() {
    let text = "Ports and Their Neighbours:\nWhat the Islands Show";
    let document = whole(&format!(
        "{text}\n\nAnn Lee and Bob Clerk\n\nMarch 2022\n\nSUMMARY\n\nThe two ministers met in the \
         harbour and agreed on a list of\nsteps, which their staff will turn into a plan before \
         the\nwinter begins in earnest.\n"
    ));
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Ports and Their Neighbours: What the Islands Show")
    );
}

#[test]
fn rows_with_a_colon_head_a_text_that_has_no_other_headings() {
    let text = |rows: [&str; 3]| {
        let parts = rows.map(|row| format!("{row}\n\n{PROSE}\n\n{PROSE}\n\n"));
        whole(&parts.concat())
    };
    let document = text(["Introduction:", "Gains of the port:", "Losses:"]);
    assert_eq!(
        headings(&document),
        [
            (1, "Introduction:"),
            (1, "Gains of the port:"),
            (1, "Losses:")
        ]
    );
    let document = text(["Introduction", "The minister said:", "As she put it:"]);
    assert_eq!(headings(&document), [(1, "Introduction")]);
    let document = text(["They agreed.", "The minister said:", "As she put it:"]);
    assert_eq!(headings(&document), []);
}

#[test]
fn a_date_may_stand_between_the_kind_of_text_and_the_title() {
    let document = whole(&format!(
        "Policy Brief\n\nAug 02, 2024\n\nMending the Northern Harbours\n\n{PROSE}\n\n{PROSE}\n"
    ));
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Mending the Northern Harbours")
    );
    assert_eq!(document.meta.author, None);
    assert_eq!(document.meta.date.as_deref(), Some("Aug 02, 2024"));
}

#[test]
fn a_chapter_may_have_its_name_in_the_next_row() {
    let document = whole(&format!(
        "THE PORT\n\nCHAPTER I\n\nOF QUAYS\n\n{PROSE}\n\nCHAPTER II\n\nOF SHIPS\n\n{PROSE}\n"
    ));
    let names: Vec<&str> = headings(&document)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(names, ["CHAPTER I", "OF QUAYS", "CHAPTER II", "OF SHIPS"]);
}

#[test]
fn headings_may_stand_between_signs() {
    let document = whole(&format!(
        "{PROSE}\n\n\n== History ==\n{PROSE}\n\n=== The first quay ===\n\n{PROSE}\n\n== Trade ==\n{PROSE}\n"
    ));
    assert_eq!(
        headings(&document),
        [(1, "History"), (2, "The first quay"), (1, "Trade")]
    );
    assert_eq!(document.paragraphs(), 4);
}

#[test]
fn fields_before_the_text_are_no_headings() {
    let document = whole(&format!(
        "Title: The quay\nAuthor: Ann Lee\nDate: 2023-11-30\nTags: sea, ships\n\n{PROSE}\n\n{PROSE}\n"
    ));
    assert_eq!(document.meta.title.as_deref(), Some("The quay"));
    assert_eq!(headings(&document), []);
    let document = whole(&format!("BRIEFING NOTE\n\nThe quay at night\n\n{PROSE}\n"));
    assert_eq!(document.meta.title.as_deref(), Some("The quay at night"));
}

#[test]
fn contacts_and_signatures_are_no_headings() {
    for row in [
        "Ann Lee / Bob Clerk\n\nHarbour Institute, Oslo, Norw.",
        "Press Office\n\nann.lee@example.org",
        "Press Office\n\n+47 22 33 44 55",
        "Ann Lee\n\nAnn Lee writes of ports and of whoever lives by them.",
    ] {
        let document = whole(&format!(
            "{PROSE}\n\n{PROSE}\n\nThe port\n\n{PROSE}\n\n{row}\n\nOslo\n"
        ));
        assert_eq!(headings(&document), [(1, "The port")], "{row}");
    }
    let document = whole(&format!(
        "{PROSE}\n\n{PROSE}\n\nThe port\n\nThey left.\n\nANNEX\n\nHarbour Institute, Oslo.\n\n\
         Staff\n\nAnn Lee, Director.\n\nOld Sources\n\nLee, Ann. Quays of the North. Oslo, 1999.\n"
    ));
    assert_eq!(
        headings(&document),
        [
            (2, "The port"),
            (1, "ANNEX"),
            (2, "Staff"),
            (2, "Old Sources")
        ]
    );
}

#[test]
fn a_letter_does_not_begin_with_its_title() {
    let letter = format!("Dear Mr Clerk,\n\n{PROSE}\n\n{PROSE}\n");
    let document = whole(&format!("Ann Lee\nLong Quay 12, Oslo.\n\n{letter}"));
    assert_eq!(document.meta.title, None);
    let document = whole(&format!("To Mr Clerk\nOslo, 3 May 2024\n\n{letter}"));
    assert_eq!(document.meta.title.as_deref(), Some("To Mr Clerk"));
}
