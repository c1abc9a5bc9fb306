use super::*;
use crate::text::{BlockId, SectionId};

mod forms;
mod marks;
mod sections;
mod tables;
mod teasers;

fn parse(text: &str) -> (Document, bool) {
    super::parse(text, &Halt::default())
}

/// The blocks of a page, each in a row: its kind and its first words.
fn rows(document: &Document) -> Vec<String> {
    let mut rows = Vec::new();
    for (at, block) in document.blocks().iter().enumerate() {
        let sign = match block.kind {
            BlockKind::Heading => {
                let level = document
                    .section(document.section_at(BlockId::at(at)))
                    .unwrap()
                    .level;
                "#".repeat(level.into())
            }
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Byline => "by".to_owned(),
            BlockKind::ListItem { depth, number } => {
                let number = number.map_or("*".to_owned(), |number| format!("{number}."));
                "  ".repeat(depth.into()) + &number
            }
            BlockKind::Quotation => ">".to_owned(),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Table => "table".to_owned(),
            BlockKind::Break => "---".to_owned(),
        };
        let text = document.block_text(BlockId::at(at));
        let words: Vec<&str> = text.split(' ').take(4).collect();
        rows.push(format!("{sign} {}", words.join(" ")));
    }
    rows
}

fn told(document: &Document) -> [String; 4] {
    let meta = &document.meta;
    [&meta.title, &meta.author, &meta.date, &meta.source]
        .map(|field| field.as_deref().unwrap_or_default().to_owned())
}

fn texts(page: &str) -> Vec<String> {
    let (document, _) = parse(page);
    (0..document.blocks().len())
        .map(|at| document.block_text(BlockId::at(at)).to_owned())
        .collect()
}

#[test]
fn a_news_page_is_left_with_its_article() {
    let (document, _) = parse(include_str!("pages/news.html"));
    assert_eq!(
        told(&document),
        [
            "Ports agree on shared pilots",
            "Rosa Lind",
            "9 February 2024",
            "The Harbour Gazette, https://gazette.example/2024/ports-pilots"
        ]
    );
    assert_eq!(
        rows(&document),
        [
            "p Three harbours will train",
            "p The ports of Velm,",
            "p “We have trained the",
            "# Who pays",
            "p Each port gives four",
            "table Port │ Pilots │",
            "p The smallest of the",
            "# What comes next",
            "p Parliaments must still agree.",
            "> A pilot who knows",
            "p The school would take",
        ]
    );
}

#[test]
fn a_page_of_an_encyclopedia_is_left_with_its_text() {
    let (document, _) = parse(include_str!("pages/wiki.html"));
    assert_eq!(
        document.meta.title.as_deref(),
        Some("Sound Crossing Authority")
    );
    assert_eq!(
        rows(&document),
        [
            "p The Sound Crossing Authority",
            "# History",
            "p Until the war each",
            "## The treaty of 1961",
            "p The treaty was signed",
            "# Members",
            "p Four states founded the",
            "* Velm",
            "* Tarn",
            "* Oske",
            "* Rill",
            "# Finances",
            "p Fees of ships pay",
            "table Year │ Budget\n2010 │",
        ]
    );
    assert_eq!(
        document.block_text(BlockId(0)),
        "The Sound Crossing Authority (SCA) is a body of four states that runs the ferries and lights of the sound. It was founded in 1961 and has its seat in Velm."
    );
    assert!(
        document
            .block_text(BlockId(2))
            .contains("own boats. A storm")
    );
}

#[test]
fn bold_paragraphs_are_the_headings_of_a_government_page() {
    let (document, _) = parse(include_str!("pages/government.html"));
    assert_eq!(
        told(&document),
        [
            "Speech on coastal shipping",
            "Ministry of Transport",
            "20 November 2019",
            ""
        ]
    );
    assert_eq!(
        rows(&document),
        [
            "by 20 November 2019 |",
            "p Thank you for the",
            "# Where we stand today",
            "p Ninety ports serve the",
            "# Working with our neighbours",
            "p Three agreements have been",
            "* Charts are free for",
            "* Crews may train in",
            "# Obstacles",
            "p Fees differ from port",
            "p We ask every port",
            "p Let me end with",
        ]
    );
}

#[test]
fn a_blog_is_read_without_its_comments() {
    let (document, _) = parse(include_str!("pages/blog.html"));
    assert_eq!(
        told(&document),
        [
            "Why I stopped counting lighthouses",
            "Jon Ek",
            "May 3, 2023",
            ""
        ]
    );
    assert_eq!(
        rows(&document),
        [
            "p For ten years I",
            "p The list had begun",
            "# The trouble with ticking",
            "p Whoever ticks boxes looks",
            "code lights = 412\nvillages =",
            "p That is how I",
            "1. Find the tower on",
            "2. Drive there by the",
            "3. Take a picture –",
            "# What I do now",
            "p I walk. If there",
            "p Write to me if",
        ]
    );
}

#[test]
fn an_old_page_of_layout_tables_and_breaks_is_read() {
    let (document, _) = parse(include_str!("pages/bare.html"));
    assert_eq!(
        told(&document),
        [
            "The Ice Service of the Northern Ports",
            "Marit Solberg",
            "",
            ""
        ]
    );
    assert_eq!(
        rows(&document),
        [
            "by By Marit Solberg",
            "p In a hard winter",
            "p Its five ships belong",
            "# HOW THE SERVICE WORKS",
            "p Each morning the captains",
            "p A ship that waits",
            "# WHAT STANDS IN ITS",
            "p The ships are old,",
            "> We break ice with",
            "p Milder winters do not",
        ]
    );
}

const LONG: &str = "The keepers of the light have left, and the lamp now turns by itself. Nobody on the island knows how to mend it.";

#[test]
fn what_holds_most_of_the_text_is_no_furniture_whatever_its_name() {
    let page = format!(
        "<body><div class=sidebar-comments><p>{LONG}<p>{LONG}</div><div class=comments><p>{LONG}</div>"
    );
    assert_eq!(texts(&page), [LONG, LONG]);
}

#[test]
fn an_id_made_of_a_heading_does_not_hide_its_section() {
    let page = format!(
        "<h2 id=social-policy>Social policy</h2><section id=comments-on-trade><p>{LONG}</section><p>{LONG}<p>{LONG}"
    );
    assert_eq!(
        texts(&page),
        ["Social policy", LONG, LONG, LONG].split_first().unwrap().1
    );
    assert_eq!(parse(&page).0.meta.title.as_deref(), Some("Social policy"));
}

#[test]
fn bare_titles_are_headings_only_where_there_are_no_others() {
    let bare = format!("<p>{LONG}<p>Work at the harbour<p>{LONG}<p>{LONG}<p>{LONG}");
    let (document, _) = parse(&bare);
    assert_eq!(document.heading(SectionId(1)), Some("Work at the harbour"));
    let (document, _) = parse(&format!("<h2>One</h2>{bare}<h2>Two</h2><p>{LONG}"));
    assert_eq!(document.sections().len(), 2);
}

#[test]
fn a_bold_row_over_a_paragraph_is_its_heading() {
    let page = format!(
        "<title>Release</title><h2>Joint statement</h2><p>Oslo, 5 June 2021</p><p><strong>Background</strong><br>{LONG}</p><p><b>Bold and over.</b><br>{LONG}</p>"
    );
    let (document, _) = parse(&page);
    assert_eq!(told(&document), ["Joint statement", "", "5 June 2021", ""]);
    assert_eq!(
        rows(&document),
        [
            "by Oslo, 5 June 2021",
            "# Background",
            "p The keepers of the",
            "p Bold and over. The"
        ]
    );
}

#[test]
fn the_first_of_several_headings_is_no_title() {
    let page = format!(
        "<title>Lights of the sound</title><h2>One</h2><p>{LONG}</p><h2>Two</h2><p>{LONG}</p>"
    );
    let (document, _) = parse(&page);
    assert_eq!(document.meta.title.as_deref(), Some("Lights of the sound"));
    assert_eq!(document.sections().len(), 2);
}

#[test]
fn broken_nesting_is_read_as_browsers_do() {
    let page = format!(
        "<div><b><p>Bold.</b> {LONG}</p><p>{LONG}<table><tr><td>a<td>b<tr><td>c<td>d</table>x</p><li>one<li>two</div></div></td>"
    );
    assert_eq!(
        texts(&page),
        [
            &format!("Bold. {LONG}"),
            LONG,
            "a │ b\nc │ d",
            "x",
            "one",
            "two"
        ]
    );
}

#[test]
fn two_breaks_end_a_paragraph_and_one_does_not() {
    assert_eq!(
        texts("<div>One row<br>and another.<br> &nbsp;<br>The next.<br><br><br>Last.</div>"),
        ["One row and another.", "The next.", "Last."]
    );
}

#[test]
fn nothing_hidden_is_text() {
    let page = format!(
        "<p>{LONG}<p hidden>a<p style='display: none'>b<script>c</script><style>d</style><p aria-hidden=true>e<template>f</template><!-- h -->"
    );
    assert_eq!(texts(&page), [LONG]);
}

#[test]
fn references_to_characters_reach_the_boundary_as_characters() {
    let (document, _) = parse("<p>A&#27;]0;x&#155;B &lt;b&gt; &mdash; &nosuch; &#xD800;");
    assert_eq!(
        document.block_text(BlockId(0)),
        "A␛]0;x›B <b> — &nosuch; \u{fffd}"
    );
}

#[test]
fn a_page_of_any_depth_is_read_in_time() {
    for unit in [
        "<div>",
        "<b>",
        "<blockquote>",
        "<ul><li>",
        "<table><tr><td>",
        "<a href=x>",
        "<p>",
        "<h1>",
        "</p>",
        "<font size=7><i>",
    ] {
        let page = format!("{}Text of the page.", unit.repeat(100_000));
        let begun = std::time::Instant::now();
        let (document, _) = parse(&page);
        assert!(
            begun.elapsed().as_secs() < 20,
            "{unit}: {:?}",
            begun.elapsed()
        );
        let text = (0..document.blocks().len())
            .any(|at| document.block_text(BlockId::at(at)).contains("Text"));
        assert!(text || document.meta.title.is_some(), "{unit}");
    }
}

#[test]
fn pages_in_old_encodings_are_decoded() {
    let decoded = |bytes: &[u8]| {
        let parsed = read(bytes.to_vec(), Extent::Whole, &Halt::default()).unwrap();
        (
            parsed.document.block_text(BlockId(0)).to_owned(),
            parsed.encoding.name(),
        )
    };
    let text = "Привет, это статья о портах.";
    let (koi8, _, _) = encoding_rs::KOI8_R.encode(text);
    let told = [b"<meta charset='koi8-r'><p>".as_slice(), &koi8].concat();
    assert_eq!(decoded(&told), (text.to_owned(), "KOI8-R"));
    let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let guessed = [b"<html><p>".as_slice(), &cyrillic].concat();
    assert_eq!(decoded(&guessed), (text.to_owned(), "windows-1251"));
    assert_eq!(
        decoded("<meta charset=koi8-r><p>naïve".as_bytes()),
        ("naïve".to_owned(), "UTF-8")
    );
    assert_eq!(
        decoded(b"<html><p>caf\xe9"),
        ("café".to_owned(), "windows-1252")
    );
}

#[test]
fn a_page_is_known_by_its_beginning() {
    for page in [
        "<!DOCTYPE html><p>a",
        "\u{feff}\n <!-- saved --> <HTML lang=en>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>",
        "<title>a</title>",
    ] {
        assert!(looks_like_html(page), "{page}");
    }
    for page in [
        "",
        "<p>a",
        "<?xml version='1.0'?><feed>",
        "# A",
        "<!-- never closed",
        "<headline>",
    ] {
        assert!(!looks_like_html(page), "{page}");
    }
}

#[test]
fn what_is_left_out_of_a_page_is_kept_beside_it() {
    let (document, _) = parse(include_str!("pages/news.html"));
    let left_out: Vec<&str> = document.left_out().iter().map(|text| &**text).collect();
    assert!(!left_out.is_empty());
    let shown = rows(&document).len();
    for at in 0..shown {
        let text = document.block_text(BlockId::at(at));
        assert!(!left_out.contains(&text), "{text}");
    }
    let page = format!(
        "<h1>A</h1><p>{LONG}</p><nav>{}</nav>",
        "<p>Menu</p>".repeat(99_999)
    );
    let (document, _) = parse(&page);
    let kept: usize = document.left_out().iter().map(|text| text.len()).sum();
    assert!(kept <= 64 << 10, "{kept}");
    assert_eq!(document.left_out().last().map(|text| &**text), Some("…"));
}

#[test]
fn things_side_by_side_are_words_of_their_own() {
    let page = |row: &str| format!("<h1>Rope</h1><p>{row}</p><p>{LONG}</p>");
    for (row, text) in [
        (
            "Found by <span>Ann Ek</span><span>Updated</span> with care here.",
            "Found by Ann Ek Updated with care here.",
        ),
        (
            "In <a href='/a'>2024</a><a href='/b'>2025</a> it was found at sea, they say.",
            "In 2024 2025 it was found at sea, they say.",
        ),
        (
            "<span>O</span><span>nce</span> it was found at sea.",
            "Once it was found at sea.",
        ),
        (
            "<span>1</span><span>000</span> ropes were found.",
            "1000 ropes were found.",
        ),
        (
            "<span>Rope</span><span>s</span> were <i>un</i><b>Found</b>.",
            "Ropes were unFound.",
        ),
    ] {
        assert_eq!(texts(&page(row))[0], text);
    }
}

#[test]
fn what_stands_below_the_title_is_no_section() {
    let page = |first: &str| {
        parse(&format!(
            "<title>Rope - by Ann Lee</title><h1>Rope</h1>{first}<p>{LONG}</p><h2>Found</h2><p>{LONG}</p>"
        ))
        .0
    };
    for first in [
        "<h2 class='post-subtitle'>At sea</h2>",
        "<h3>Why nobody wants a rope that was found at sea</h3>",
    ] {
        let document = page(first);
        assert_eq!(document.sections().len(), 2, "{first}");
        assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    }
    let headings = |document: Document| {
        let all = (0..document.sections().len()).map(SectionId::at);
        all.filter(|id| document.heading(*id).is_some()).count()
    };
    assert_eq!(
        headings(page("<h3>Why nobody wants a rope that was found</h3>")),
        1
    );
    assert_eq!(
        headings(page("<h2>Why nobody wants a rope that was found</h2>")),
        2
    );
    assert_eq!(headings(page("<h3>Aground</h3>")), 2);
}

#[test]
fn one_link_around_many_blocks_takes_no_room() {
    let address = format!("https://a.example/{}", "x".repeat(1900));
    let blocks = "<p>It was found at sea.</p>".repeat(20_000);
    let page = format!("<a href='{address}'>{blocks}</a>");
    let kept: usize = (fragment(&page).iter())
        .flat_map(|piece| &piece.marks.links)
        .map(|link| link.address.len())
        .sum();
    assert!(
        kept > 1 << 20 && kept <= (4 << 20) + address.len(),
        "{kept}"
    );
}
