//! Forms in which articles come as Markdown.

use super::*;

#[test]
fn a_note_may_stand_above_the_title() {
    let document = whole("> *Taken from the archive.*\n\n# The quay\n\n## A crane\n\nIt lifts.\n");
    assert_eq!(document.meta.title.as_deref(), Some("The quay"));
    assert_eq!(headings(&document), [(1, "A crane")]);
}

#[test]
fn a_heading_is_called_without_the_sign_of_its_note() {
    let document =
        whole("# The quay[^1]\n\n## A crane[^2]\n\nIt lifts[^1].\n\n[^1]: One.\n[^2]: Two.\n");
    assert_eq!(document.meta.title.as_deref(), Some("The quay"));
    assert_eq!(headings(&document), [(1, "A crane")]);
}

#[test]
fn several_names_below_the_title_are_the_authors() {
    let document =
        whole("# The quay\n\nAnn Lee and Bob Clerk\n\nSchool of Harbours\n\nIt was long.\n");
    assert_eq!(
        document.meta.author.as_deref(),
        Some("Ann Lee and Bob Clerk")
    );
    let document = whole("# The quay\n\nThey met.\n\nAnn Lee and Bob Clerk\n\nIt was long.\n");
    assert_eq!(document.meta.author, None);
}

#[test]
fn the_longest_of_the_highest_headings_is_the_title_if_it_comes_first() {
    let document = whole("# The quays of the north\n\nLong.\n\n# Cranes\n\nTall.\n");
    assert_eq!(
        document.meta.title.as_deref(),
        Some("The quays of the north")
    );
    assert_eq!(headings(&document), [(1, "Cranes")]);
    let document = whole("# Quays\n\nLong.\n\n# The cranes of the north\n\nTall.\n");
    assert_eq!(document.meta.title, None);
    for opening in ["Preface of the second edition", "Summary: what we found"] {
        let document = whole(&format!(
            "# {opening}\n\nLong.\n\n# Quays\n\n# Cranes\n\nTall.\n"
        ));
        assert_eq!(document.meta.title, None);
        assert_eq!(headings(&document).first(), Some(&(1, opening)));
    }
    let document = whole("# Introduction to the quays\n\nLong.\n\n## Cranes\n\nTall.\n");
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Introduction to the quays")
    );
}

#[test]
fn a_list_of_contents_is_no_text() {
    let document = whole(
        "# The quay\n\n- [A crane](#a-crane)\n  - [Its rope](#its-rope)\n\n\
         ## A crane\n\nIt lifts.\n\n### Its rope\n\nIt is long.\n",
    );
    assert_eq!(headings(&document), [(1, "A crane"), (2, "Its rope")]);
    assert_eq!(document.block_text(BlockId(1)), "It lifts.");
}

#[test]
fn stars_of_bold_type_may_stand_beside_blanks() {
    let document = whole(
        "Long ago.\n\n**HOLDING THE QUAYS, THE CRANES AND\nTHE SHIPS**  \n  \nThey hold.\n\n\
         **Mending the quays, and\nall the ships **\n\n- The Alliance**: **it mends.\n- Tar**, \
         **and rope.\n\n**  \nSELLING THE SHIPS AND\nTHE ROPE**  \n  \nThey sell 2 ** 3 ** 4.\n",
    );
    assert_eq!(
        headings(&document),
        [
            (1, "HOLDING THE QUAYS, THE CRANES AND THE SHIPS"),
            (1, "Mending the quays, and all the ships"),
            (1, "SELLING THE SHIPS AND THE ROPE"),
        ]
    );
    let texts: Vec<&str> = texts(&document).into_iter().map(|(_, text)| text).collect();
    assert!(texts.contains(&"The Alliance: it mends."), "{texts:?}");
    assert!(texts.contains(&"Tar, and rope."), "{texts:?}");
    assert!(texts.contains(&"They sell 2 ** 3 ** 4."), "{texts:?}");
}

#[test]
fn many_blanks_make_no_code_of_a_text() {
    let document = whole(
        "1.        The two ministers of the\nharbour met.\n\n     By the sea they agreed on\n\
         a plan.\n\n2.       They left.\n",
    );
    let texts: Vec<&str> = texts(&document).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        [
            "The two ministers of the harbour met.",
            "By the sea they agreed on a plan.",
            "They left."
        ]
    );
}

#[test]
fn bold_type_may_be_tags_or_several_in_a_row() {
    let document = whole(
        "Long ago.\n\n<strong>A quay</strong>\n\nIt holds.\n\n**Two** **cranes**\n\nIt lifts.\n",
    );
    assert_eq!(headings(&document), [(1, "A quay"), (1, "Two cranes")]);
}

#[test]
fn headings_may_be_written_as_a_page_has_them() {
    let document = whole(
        "<h1 align=\"center\">The quay</h1>\n\nLong ago.\n\n<h2>A crane</h2>\n\nIt lifts.\n\n\
         <h3>Its rope</h3>\n\nIt is long.\n",
    );
    assert_eq!(document.meta.title.as_deref(), Some("The quay"));
    assert_eq!(headings(&document), [(1, "A crane"), (2, "Its rope")]);
    let document = whole("Long ago.\n\n<p><strong>A quay</strong></p>\n\nIt holds.\n");
    assert_eq!(headings(&document), [(1, "A quay")]);
}

#[test]
fn code_about_contents_keeps_its_rows() {
    let code = "[TOC]\n\n- [A crane](#a-crane)\n- [Its rope](#its-rope)";
    let document = whole(&format!(
        "# The quay\n\n```\n{code}\n```\n\n## A crane\n\nIt lifts.\n"
    ));
    assert_eq!(texts(&document)[0], (BlockKind::Code, code));
}

#[test]
fn bold_type_may_stand_behind_many_blanks() {
    let document = whole(
        "# Harbours\n\nText.\n\n1.      **(Draft)** The quay\n2.      **\"Old\" quay** and crane\n\n\
         -      [Ships](https://example.org) and _ropes_\n\nEnd.\n\n     **(Late)** By the sea\nthe quay stands.\n",
    );
    let shown: Vec<&str> = texts(&document).iter().map(|(_, text)| *text).collect();
    assert_eq!(
        shown,
        [
            "Text.",
            "(Draft) The quay",
            "\"Old\" quay and crane",
            "Ships and ropes",
            "End.",
            "(Late) By the sea the quay stands.",
        ]
    );
}
