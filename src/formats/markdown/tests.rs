use super::*;
use crate::text::{BlockId, SectionId, Span};
use crate::text::{BlockKind, PointNumber, Within};

mod forms;
mod marks;
mod rows;

fn whole(text: &str) -> Document {
    parse(text, Extent::Whole, &Halt::default())
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

#[test]
fn an_only_first_heading_of_the_highest_rank_is_the_title() {
    let document = whole(
        "# On *harbours*\n\nText.\n\n## Quays\n\nText.\n\nCranes\n------\n\n### Ropes {#r}\nText.\n",
    );
    assert_eq!(document.meta.title.as_deref(), Some("On harbours"));
    assert_eq!(
        headings(&document),
        [(1, "Quays"), (1, "Cranes"), (2, "Ropes")]
    );
    assert_eq!(document.block_text(BlockId(0)), "Text.");
}

#[test]
fn headings_that_are_no_title_stay() {
    let document = whole("# Quays\n\nText.\n\n# Cranes\n\nText.\n");
    assert_eq!(
        (document.meta.title.as_deref(), headings(&document)),
        (None, vec![(1, "Quays"), (1, "Cranes")])
    );
    let document = whole("Text.\n\n# Quays\n\nText.\n");
    assert_eq!(
        (document.meta.title.as_deref(), headings(&document)),
        (None, vec![(1, "Quays")])
    );
    let document = whole("---\ntitle: Harbours\n---\n# Quays\n\nText.\n");
    assert_eq!(
        (document.meta.title.as_deref(), headings(&document)),
        (Some("Harbours"), vec![(1, "Quays")])
    );
    let document = whole("---\ntitle: Quays\n---\n# Quays\n\nText.\n\n# Cranes\nText.");
    assert_eq!(
        (document.meta.title.as_deref(), headings(&document)),
        (Some("Quays"), vec![(1, "Cranes")])
    );
}

#[test]
fn front_matter_is_told_and_not_shown() {
    let document = whole(
        "---\ntitle: Harbours\nauthor: Ann Lee\ndate: 2024-03-14\nsource: https://example.org\n---\n\nText.\n",
    );
    let meta = &document.meta;
    let told = [&meta.title, &meta.author, &meta.date, &meta.source]
        .map(|field| field.as_deref().unwrap());
    assert_eq!(
        told,
        ["Harbours", "Ann Lee", "2024-03-14", "https://example.org"]
    );
    assert_eq!(texts(&document), [(BlockKind::Paragraph, "Text.")]);
}

#[test]
fn the_label_of_a_footnote_stays_within_it() {
    let of = |text: &str| -> Vec<String> {
        let document = whole(text);
        texts(&document)
            .into_iter()
            .map(|(_, text)| text.to_owned())
            .collect()
    };
    assert_eq!(
        of("Text.[^1]\n\n[^1]:\n\nNext paragraph here."),
        ["Text.[1]", "Next paragraph here."]
    );
    assert_eq!(
        of("Text.[^1]\n\n[^1]: ```\n    code\n    ```\n\nNext."),
        ["Text.[1]", "[1] code", "Next."]
    );
    assert_eq!(
        of("Text.[^1]\n\n[^1]: One.\n\n    Two.\n\nNext."),
        ["Text.[1]", "[1] One.", "Two.", "Next."]
    );
}

#[test]
fn markup_is_dropped_and_its_text_stays() {
    let document = whole(
        "A **bold** [link](http://x \"t\") and ![a quay](q.png), `code`,<br>~~old~~ <b>new</b>\nrow&amp;.\n\n<div>kept</div>\n\nNote[^1].\n\n[^1]: Explained.\n",
    );
    assert_eq!(
        texts(&document),
        [
            (
                BlockKind::Paragraph,
                "A bold link and a quay, code, old new row&."
            ),
            (BlockKind::Paragraph, "kept"),
            (BlockKind::Paragraph, "Note[1]."),
            (BlockKind::Paragraph, "[1] Explained."),
        ]
    );
}

#[test]
fn blocks_keep_their_form() {
    let document = whole(
        "- One\n  1. Two\n  2. Three\n\n     More of three.\n- [x] Four\n\n> Said.\n\n```rust\nfn a() {\n    b\n}\n```\n\n| Ship | Tons |\n|---|--:|\n| Ann | 5 |\n| Longer name | 70 |\n\n***\n\nEnd.\n",
    );
    let point = |depth, number: Option<u32>| BlockKind::ListItem {
        depth,
        number: number.map(PointNumber::of),
    };
    assert_eq!(
        texts(&document),
        [
            (point(0, None), "One"),
            (point(1, Some(1)), "Two"),
            (point(1, Some(2)), "Three"),
            (BlockKind::Paragraph, "More of three."),
            (point(0, None), "[x] Four"),
            (BlockKind::Quotation, "Said."),
            (BlockKind::Code, "fn a() {\n    b\n}"),
            (BlockKind::Table, "Ship │ Tons\nAnn │ 5\nLonger name │ 70"),
            (BlockKind::Break, ""),
            (BlockKind::Paragraph, "End."),
        ]
    );
}

#[test]
fn the_last_line_names_the_author_of_the_source() {
    let document = whole(
        "# Harbours\n\nText of it.\n\n---\n\n*Written after an article by Ann Lee, director of studies in Oslo.*\n",
    );
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(document.paragraphs(), 1);
    assert_eq!(document.blocks().last().unwrap().kind, BlockKind::Byline);
}

#[test]
fn text_that_is_no_markdown_is_not_taken_for_it() {
    for (text, is_markdown) in [
        ("## Part\n\nText", true),
        ("Text\n\n# Part\nText", true),
        ("Text\n#hash and # more\n", false),
        ("# # # #\n", false),
        ("Row\n# comment in a row", false),
        ("", false),
    ] {
        assert_eq!(looks_like_markdown(text), is_markdown, "{text:?}");
    }
}

#[test]
fn nesting_without_end_and_floods_of_markup_are_read() {
    let list: String = (0..2000)
        .flat_map(|depth| [" ".repeat(2 * depth), "- point\n".to_owned()])
        .collect();
    for text in [
        "> ".repeat(100_000) + "deep",
        "- ".repeat(100_000) + "deep",
        list,
        "[".repeat(100_000) + "\n" + &"](".repeat(50_000),
        "*a **b ".repeat(50_000),
        "**a: **b ".repeat(200_000),
        "[^a".repeat(30_000),
        "<a ".repeat(50_000),
        (1..1500).map(|n| "`".repeat(n) + " x ").collect(),
        format!(
            "|{}\n|{}\n{}",
            "h|".repeat(5000),
            "-|".repeat(5000),
            "|x\n".repeat(5000)
        ),
        (0..20_000)
            .flat_map(|n| ["[r".to_owned(), n.to_string(), "]: http://e/\n".to_owned()])
            .collect::<String>()
            + &"[r1] ".repeat(2000),
    ] {
        let time = std::time::Instant::now();
        let document = whole(&text);
        let head: String = text.chars().take(20).collect();
        assert!(time.elapsed().as_secs() < 20, "{head:?}");
        assert!(document.len() < text.len() * 40 + (1 << 20), "{head:?}");
    }
}

#[test]
fn more_signs_than_an_article_has_are_read_as_plain_text() {
    let document = whole(&("# Title\n\nText.\n\n".to_owned() + &"[".repeat(MOST_SIGNS)));
    assert_eq!(document.meta.title, None);
    assert_eq!(document.block_text(BlockId(0)), "# Title");
}

#[test]
fn lines_in_bold_type_are_headings() {
    let document = whole(
        "**Harbours**\n\n**By Ann Lee**\n\nText.\n\n**Quays and piers**\n\nText.\n\n**They all agreed.**\n\n**Cranes:**\n\nText.\n",
    );
    assert_eq!(document.meta.title.as_deref(), Some("Harbours"));
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(
        headings(&document),
        [(1, "Quays and piers"), (1, "Cranes:")]
    );
    // Below headings of another kind they are minor ones.
    let document = whole("# A\n\n## B\n\n**C**\n\nText.\n\n**D**\n\nText.\n\n## E\n\nText.\n");
    assert_eq!(
        headings(&document),
        [(1, "B"), (2, "C"), (2, "D"), (1, "E")]
    );
    let document = whole("# A\n\n## B\n\nText.\n\n**Who pays**\n\nText.\n");
    assert_eq!(headings(&document), [(1, "B"), (2, "Who pays")]);
    let document = whole("# A\n\n## B\n\n**Note**\n\nText.\n\n- **C**\n- **D**\n");
    assert_eq!(headings(&document), [(1, "B")]);
}

#[test]
fn labels_in_bold_type_are_headings_where_there_are_no_others() {
    let text = "First text.\n\n**Quays:** They are long.\n\n**Cranes: **They are high.\nAnd old.\n\n**Ropes**: None.\n";
    let document = whole(text);
    let found = texts(&document);
    use BlockKind::{Heading, Paragraph};
    assert_eq!(
        found,
        [
            (Paragraph, "First text."),
            (Heading, "Quays"),
            (Paragraph, "They are long."),
            (Heading, "Cranes"),
            (Paragraph, "They are high. And old."),
            (Heading, "Ropes"),
            (Paragraph, "None."),
        ]
    );
    let document = whole(&format!("{text}\n## Part\n\nText.\n"));
    assert_eq!(headings(&document), [(1, "Part")]);
    assert_eq!(
        document.block_text(BlockId(2)),
        "Cranes: They are high. And old."
    );
    let document = whole("Text.\n\n**Note:** One label is none.\n");
    assert_eq!(headings(&document), []);
}

#[test]
fn captions_are_no_headings() {
    let text = "A first word.\n\n**Figure 1**: The quays by night.\n\n**Figure 2**: By day.\n";
    assert_eq!(headings(&whole(text)), []);
    let text = "A first word.\n\n**Figures**: They rose.\n\n**Boats**: They left.\n";
    assert_eq!(headings(&whole(text)), [(1, "Figures"), (1, "Boats")]);
}

#[test]
fn signs_between_parts_are_no_paragraphs() {
    let document = whole("Text.\n\n\\###\n\nMore.\n\n###\n\n\\* \\* \\*\n");
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Paragraph, "Text."),
            (BlockKind::Break, ""),
            (BlockKind::Paragraph, "More."),
        ]
    );
}

#[test]
fn tags_of_templates_are_not_shown() {
    let document = whole(
        "{% include head.html %}\n\n# Harbours {#top}\n\nSee [the list]({{ \"/a b\" | url }}) of {{ count }} ports.\n{{< figure src=\"q.png\" >}}\n\n```\n{{ kept }}\n```\n\nUse `{{ kept }}`.{:.note}\n\n{% endif %}\n",
    );
    assert_eq!(document.meta.title.as_deref(), Some("Harbours"));
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Paragraph, "See the list of ports."),
            (BlockKind::Code, "{{ kept }}"),
            (BlockKind::Paragraph, "Use {{ kept }}."),
        ]
    );
}

#[test]
fn rows_of_any_blanks_separate_paragraphs() {
    let document = whole("One.\n\u{a0}\nTwo.\n\u{2003}\u{a0} \nThree.\n");
    assert_eq!(document.paragraphs(), 3);
}

#[test]
fn badges_are_no_paragraph() {
    let document = whole(
        "[![build](b.svg)](http://b) [![docs](d.svg)](http://d)\n\n[![A quay](q.png)](http://q) with ships\n\n![A crane](c.png)\n",
    );
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Paragraph, "A quay with ships"),
            (BlockKind::Paragraph, "A crane"),
        ]
    );
}

#[test]
fn fields_of_a_letter_name_title_author_and_date() {
    let document = whole(
        "From: Ann Lee <ann@example.org>\nDate: 3 May 2023\n**Subject:** On harbours\n\nText.\n",
    );
    let meta = &document.meta;
    assert_eq!(meta.title.as_deref(), Some("On harbours"));
    assert_eq!(meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(meta.date.as_deref(), Some("3 May 2023"));
    assert_eq!(document.paragraphs(), 1);
}

#[test]
fn notes_may_stand_below_the_author() {
    let document = whole(
        "# Harbours\n\nText[^1][^2].\n\n*Ann Lee is a lecturer in Oslo.*\n\n[^1]: One.\n[^2]: Two.\n",
    );
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
}

#[test]
fn the_kind_of_a_release_is_not_its_title() {
    let document = whole(
        "**FOR IMMEDIATE RELEASE**\n\n**May 3, 2023**\n\n**Statement on harbours**\n\nText.\n\n**Quays**\n\nText.\n",
    );
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Statement on harbours")
    );
    assert_eq!(document.meta.date.as_deref(), Some("May 3, 2023"));
    assert_eq!(headings(&document), [(1, "Quays")]);
    assert_eq!(document.paragraphs(), 2);
}

#[test]
fn links_keep_their_words_and_addresses() {
    let document = whole(
        "A [pact *on*\nfish](https://a.example \"Pact\") and <https://b.example> or [one](here.md).\n\n\
         - **Label.** See [that][1].\n\n[1]: mailto:desk@a.example\n",
    );
    let links: Vec<_> = (0..2)
        .flat_map(|at| document.links_over(Span::new(BlockId(at), 0..999)))
        .map(|link| (document.slice(link.span), link.address.as_str()))
        .collect();
    let expected = [
        ("pact on fish", "https://a.example"),
        ("https://b.example", "https://b.example"),
        ("one", "here.md"),
        ("that", "mailto:desk@a.example"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn blocks_of_html_show_their_text() {
    let document = whole(
        "# On locks\n\n<p align=\"center\"><img src=a.png></p>\n\nText.\n\n<details>\n<summary>How</summary>\n\
         <p>We <a href='https://a.example'>counted</a> them &amp; left.</p>\n<script>go()</script>\n</details>\n\n\
         <!-- a remark -->\n\n## Gates\n\n<h4>Oak</h4>\n<ul><li>Old {{ tag }}one</li></ul>\n\n> <div>Said.</div>\n",
    );
    let point = BlockKind::ListItem {
        depth: 0,
        number: None,
    };
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Paragraph, "Text."),
            (BlockKind::Paragraph, "How"),
            (BlockKind::Paragraph, "We counted them & left."),
            (BlockKind::Heading, "Gates"),
            (BlockKind::Heading, "Oak"),
            (point, "Old one"),
            (BlockKind::Quotation, "Said."),
        ]
    );
    assert_eq!(headings(&document), [(1, "Gates"), (3, "Oak")]);
    let links = document.links_over(Span::new(BlockId(2), 0..99));
    assert_eq!(links.len(), 1);
}

#[test]
fn a_last_line_in_bold_type_heads_nothing() {
    let document = whole("**One**\n\nText.\n\n**Two**\n\nText.\n\n**END**\n");
    assert_eq!(headings(&document), [(1, "Two")]);
    assert_eq!(
        texts(&document).last(),
        Some(&(BlockKind::Paragraph, "END"))
    );
}

#[test]
fn a_page_of_nothing_but_tags_shows_them() {
    let document = whole("---\ntitle: News\n---\n{{ page.lead }}\n\n{% include story.html %}\n");
    assert_eq!(document.meta.title.as_deref(), Some("News"));
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Paragraph, "{{ page.lead }}"),
            (BlockKind::Paragraph, "{% include story.html %}")
        ]
    );
    assert!(whole("<!-- {{ hidden }} -->\n").is_empty());
}

#[test]
fn rows_end_where_their_author_ended_them() {
    let document = whole("Roses are red,  \nviolets blue,\\\nand so\non.<br>\nThe end.");
    assert_eq!(
        texts(&document),
        [(
            BlockKind::Paragraph,
            "Roses are red, violets blue, and so on. The end."
        )]
    );
    let all = Span::new(BlockId(0), 0..99);
    let ends: Vec<u32> = document.breaks_in(all).collect();
    assert_eq!(ends, [14, 28, 39]);
    assert_eq!(document.breaks_in(Span::new(BlockId(0), 15..39)).count(), 1);
}

#[test]
fn blocks_know_the_points_and_quotations_around_them() {
    let text = "- One\n\n  More of one.\n\n  ```\n  code\n  ```\n\n  > Said.\n\n\
                - Two\n\n> A\n>\n> > B\n>\n> - C\n>\n>   D\n\nEnd.";
    let document = whole(text);
    let within = |points, outer, inner| Within {
        points,
        outer,
        inner,
    };
    let found = |document: &Document| -> Vec<(String, Within)> {
        let ids = (0..document.blocks().len()).map(BlockId::at);
        ids.map(|id| (document.block_text(id).to_owned(), document.within(id)))
            .collect()
    };
    let told = |text: &str, within| (text.to_owned(), within);
    assert_eq!(
        found(&document),
        [
            told("One", within(0, 0, 0)),
            told("More of one.", within(1, 0, 0)),
            told("code", within(1, 0, 0)),
            told("Said.", within(1, 0, 1)),
            told("Two", within(0, 0, 0)),
            told("A", within(0, 0, 1)),
            told("B", within(0, 0, 2)),
            told("C", within(0, 1, 0)),
            told("D", within(1, 1, 0)),
            told("End.", within(0, 0, 0)),
        ]
    );
    let document = whole("- a\n\n  > q\n  >\n  > - b\n  >\n  >   c\n  >\n  >   # H\n\nEnd.");
    assert_eq!(
        found(&document),
        [
            told("a", within(0, 0, 0)),
            told("q", within(1, 0, 1)),
            told("b", within(0, 0, 1)),
            told("c", within(2, 0, 0)),
            told("H", within(2, 0, 0)),
            told("End.", within(0, 0, 0)),
        ]
    );
}
