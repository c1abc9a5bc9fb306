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

#[test]
fn the_way_up_is_no_part_of_headings_and_text() {
    let document = whole(
        "# Ports\n\nReturn to top\n### Quays [Return to top](#ports)\n\nLong.\n\n\
         Back to top\n###Cranes\n\nTall.\n\n####Sheds [Back to top](#ports)\n\nOld.\n",
    );
    assert_eq!(
        headings(&document),
        [(1, "Quays"), (1, "Cranes"), (2, "Sheds")]
    );
    assert!(
        !texts(&document)
            .iter()
            .any(|(_, text)| text.contains(" to top"))
    );
    let document = whole("**Back to top**\nQuays are long.\n\nBack to top\nCranes are tall.\n");
    assert_eq!(headings(&document), []);
    // Where it leads elsewhere it is a name.
    let document = whole("# Ports\n\n## Quays of [Moss](#moss)\n\nLong.\n");
    assert_eq!(headings(&document), [(1, "Quays of Moss")]);
}

#[test]
fn rows_in_bold_type_are_headings_if_their_author_ended_them() {
    let text = "The board met in the hall and spoke about the quay.";
    let document = whole(&format!(
        "{text}\n\n****<u>Who pays</u>****  \n{text}\n\n**What remains**  \n{text}\n\n\
         ***Cranes:*** {text}\n\n**Sheds:** {text}\n"
    ));
    assert_eq!(headings(&document), [(1, "Who pays"), (1, "What remains")]);
    let document = whole(&format!(
        "{text}\n\n**Who pays  \n**  \n{text}\n\n**What remains  \n**  \n{text}\n"
    ));
    assert_eq!(headings(&document), [(1, "Who pays"), (1, "What remains")]);
    let document = whole(&format!(
        "# All\n\n## Ports\n\n{text}\n\n**Note**  \n{text}\n"
    ));
    assert_eq!(headings(&document), [(1, "Ports")]);
    for row in [
        "**Ann Lee**  \nBoard of Ports  \nLong Quay 12\n",
        "**Harbour office**  \nThe office of the board of ports is open.  \nLong Quay 12.\n",
        "**The board**\nmet in the hall of the town and spoke about the quay.\n",
    ] {
        let document = whole(&format!("{text}\n\n{row}\n{row}"));
        assert_eq!(headings(&document), [], "{row}");
    }
}

#[test]
fn a_name_that_the_text_explains_is_the_title_of_what_has_none() {
    let named = |text: &str| whole(text).meta.title.map(|title| title.to_string());
    for (text, title) in [
        (
            "Board in the north\n\nThe **Quay Board** (**QB** ; French: _Quai_) is a board.\n\n## History\n\nOld.\n",
            Some("Quay Board"),
        ),
        (
            "**Quays**\nwere built of wood.\n\n## History\n\nOld.\n",
            Some("Quays"),
        ),
        (
            "# Ports\n\nThe **Quay Board** is old.\n\n## History\n\nOld.\n",
            Some("Ports"),
        ),
        (
            "**Quay Board (QB)** is a board.\n\n## History\n\nOld.\n",
            Some("Quay Board"),
        ),
        (
            "**MOSS** (Quay News) – It met.\n\n## History\n\nOld.\n",
            None,
        ),
        ("**Overview** is short.\n\n## History\n\nOld.\n", None),
        ("The **Quay Board** met.\n\n## History\n\nOld.\n", None),
        ("It says **no** (as ever).\n\n## History\n\nOld.\n", None),
        (
            "## History\n\nThe **Quay Board** is old.\n\n## Sheds\n\nOld.\n",
            None,
        ),
    ] {
        assert_eq!(named(text).as_deref(), title, "{text}");
    }
}

#[test]
fn a_word_that_a_row_cuts_at_its_hyphen_is_whole_again() {
    for (text, read) in [
        (
            "They agree on co-\noperation.",
            "They agree on co-operation.",
        ),
        (
            "The *Inter-\nAmerican* **Quay** Board.",
            "The Inter-American Quay Board.",
        ),
        (
            "In the short-\nand long-term.",
            "In the short- and long-term.",
        ),
        ("They met face-\nto-face.", "They met face-to-face."),
        ("Haupt-\nund Nebenweg.", "Haupt- und Nebenweg."),
        ("Type run-\n`all` here.", "Type run- all here."),
        ("They met -\nand left.", "They met - and left."),
        ("A well-  \nmeant verse.", "A well- meant verse."),
    ] {
        let document = whole(text);
        assert_eq!(texts(&document), [(BlockKind::Paragraph, read)], "{text}");
    }
}
