//! Headings and paragraphs that Markdown does not see.

use super::*;

const TEXT: &str = "The board met in the hall of the town and spoke for hours about the quay, \
                    the cranes and the sheds that stand by the water. It did not vote. It never does.";

#[test]
fn headings_may_have_no_blank_behind_their_signs() {
    let document = whole(&format!(
        "# Harbours\n\n##Quays\n\n{TEXT}\n\n###**Long quays** \n\n{TEXT}\n\n##Cranes ##\n{TEXT}\n\n\
         ##quays\n\n"
    ));
    assert_eq!(document.meta.title.as_deref(), Some("Harbours"));
    assert_eq!(
        headings(&document),
        [(1, "Quays"), (2, "Long quays"), (1, "Cranes"), (1, "quays")]
    );
    assert_eq!(document.paragraphs(), 3);
}

#[test]
fn other_signs_begin_no_heading() {
    for text in [
        "#quays",
        "\\##Quays",
        "`##Quays`",
        "- ##Quays",
        "> ##Quays",
        "##1",
        "    ##Quays",
    ] {
        let document = whole(&format!("{TEXT}\n\n{text}\n\n{TEXT}\n"));
        assert_eq!(headings(&document), [], "{text}");
    }
}

#[test]
fn ways_to_the_top_are_not_shown() {
    let document = whole(&format!(
        "# Harbours\n\nReturn to top\n\n{TEXT}\n\n[Top](#harbours)\n\n<p align=\"right\">(<a \
         href=\"#x\">back to top</a>)</p>\n\n[Top](https://top.example)\n"
    ));
    let shown: Vec<&str> = texts(&document).into_iter().map(|(_, text)| text).collect();
    assert_eq!(shown, [TEXT, "Top"]);
}

#[test]
fn rows_may_be_paragraphs_with_headings_between() {
    let text = format!(
        "Ann Lee of the Port News\n{TEXT}\n{TEXT}\nWhat they want\n{TEXT}\n*Who* [pays](http://p)\n{TEXT}\nWho signs\n{TEXT}"
    );
    let document = whole(&format!(
        "# Harbours\n\n{text}\n\n> {}\n",
        text.replace('\n', "\n> ")
    ));
    assert_eq!(
        headings(&document),
        [(1, "What they want"), (1, "Who signs")]
    );
    assert_eq!(document.block_text(BlockId(4)), TEXT);
    let first = document.block(BlockId(0)).unwrap();
    assert_eq!(document.block_text(BlockId(0)), "Ann Lee of the Port News");
    assert_eq!(first.kind, BlockKind::Paragraph);
    let last = texts(&document).pop().unwrap();
    assert!(last.0 == BlockKind::Quotation && last.1.contains("Who signs"));
    // Where headings are marked, bare rows are none.
    let document = whole(&format!("# Harbours\n\n## Quays\n\n{text}\n"));
    assert_eq!(headings(&document), [(1, "Quays")]);
}

#[test]
fn the_last_row_may_name_the_author() {
    let document = whole(&format!(
        "# Harbours\n\n{TEXT}\n{TEXT}\nAnn Lee is a lecturer in Oslo.\n"
    ));
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
}

#[test]
fn rows_that_go_on_are_one_paragraph() {
    let wrapped = "The board met in the hall of the town and spoke for\nhours about the quay. It did not\nvote. It never does, and nobody asks it to.";
    let sentences = TEXT.replace(". ", ".\n");
    for text in [wrapped, &sentences] {
        assert_eq!(
            whole(&format!("# Harbours\n\n{text}\n")).paragraphs(),
            1,
            "{text}"
        );
    }
}

#[test]
fn bare_rows_head_an_article_that_marks_no_headings() {
    let parts = |rows: [&str; 3]| {
        let parts = rows.map(|row| format!("{row}\n\n{TEXT}\n\n"));
        whole(&format!("# Harbours\n\n{TEXT}\n\n{}", parts.concat()))
    };
    let document = parts(["What they want", "A crane at Moss, 1931", "Who pays"]);
    assert_eq!(
        headings(&document),
        [(1, "What they want"), (1, "Who pays")]
    );
    // One may be anything, and what stands before all text is about it.
    let document = parts(["What they want", "They left.", "and so on"]);
    assert_eq!(headings(&document), []);
    let document = whole(&format!(
        "# Harbours\n\nHome\n\nPorts\n\nQuays of Moss\n\n{TEXT}\n"
    ));
    assert_eq!(headings(&document), []);
    let document = parts([
        "Norway\n\nSweden\n\nFinland",
        "Ann Lee\n\nAnn Lee writes of ports, and of quays.",
        "Who pays",
    ]);
    assert_eq!(headings(&document), []);
}

#[test]
fn bare_rows_stand_beside_a_bare_overview() {
    let article = |first: &str, others: usize| {
        let marked = format!("### Part\n\n{TEXT}\n\n").repeat(others);
        whole(&format!(
            "# Harbours\n\n{first}\n\n{TEXT}\n\nQuays of the North\n\n{TEXT}\n\n**Cranes**\n\n{TEXT}\n\n\
             **Sheds**\n\n{TEXT}\n\nA shed by night\n\n{TEXT}\n\n{marked}"
        ))
    };
    assert_eq!(
        headings(&article("Overview", 1)),
        [
            (1, "Overview"),
            (1, "Quays of the North"),
            (2, "Cranes"),
            (2, "Sheds"),
            (1, "Part")
        ]
    );
    for document in [article("The quays", 1), article("Overview", 3)] {
        assert!(
            headings(&document)
                .iter()
                .all(|(_, name)| *name != "Quays of the North")
        );
    }
}

#[test]
fn the_title_may_be_a_heading_of_any_level() {
    let title = |text: &str| whole(text).meta.title;
    for text in [
        // Nothing below it.
        format!("### Harbours\n\n### Quays\n\n{TEXT}\n\n### Cranes\n\n{TEXT}\n"),
        format!("# Harbours\n# Quays\n\n{TEXT}\n\n# Cranes of the northern coast\n\n{TEXT}\n"),
        // All others below it.
        format!("## Harbours\n\n{TEXT}\n\n### Quays\n\n{TEXT}\n"),
        format!("## Harbours\n\n#### by Ann Lee\n\n{TEXT}\n"),
        // The name of the page.
        format!(
            "---\npermalink: /x/harbours.html\n---\n## Harbours\n\n{TEXT}\n\n## Quays\n\n{TEXT}\n"
        ),
        format!("---\ntitle: Harbours\n---\n## Harbours\n\n{TEXT}\n\n## Quays\n\n{TEXT}\n"),
    ] {
        assert_eq!(title(&text).as_deref(), Some("Harbours"), "{text}");
        assert!(
            headings(&whole(&text))
                .iter()
                .all(|(_, name)| *name != "Harbours")
        );
    }
    for text in [
        format!("## Overview\n\n## Quays\n\n{TEXT}\n"),
        format!("## Quays\n\n{TEXT}\n\n## Cranes\n\n{TEXT}\n"),
        format!("## Quays\n\n### Long\n\n{TEXT}\n\n## Cranes\n\n### High\n\n{TEXT}\n"),
        format!("## Unreleased\n\n## 1.2.0\n\n{TEXT}\n"),
        format!("# Part One\n\n# Quays\n\n{TEXT}\n\n# Cranes\n\n{TEXT}\n"),
        format!("{TEXT}\n\n## Quays\n\n### Cranes\n\n{TEXT}\n"),
        format!("## Quays\n\n{}", format!("{TEXT}\n\n").repeat(100)),
    ] {
        assert_eq!(title(&text), None, "{text}");
    }
}

#[test]
fn a_heading_that_names_the_author_heads_nothing() {
    let document = whole(&format!(
        "# Harbours\n\n### By Ann Lee\n\n## By land and sea\n\n{TEXT}\n"
    ));
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(headings(&document), [(1, "By land and sea")]);
}
