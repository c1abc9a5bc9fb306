//! What words of a page carry, and how its rows end.

use super::*;
use crate::text::Span;

#[test]
fn links_keep_their_words_and_addresses() {
    let (document, _) = parse(
        "<h1>Rope</h1><p>It was  <a href='https://a.example/1?x&amp;y'>found\n <b>at sea</b></a>, \
         and <a href='#n'>noted</a> or <a href='/page'>sold</a> by <a \
         href='javascript:go()'>the</a> crew of the ship that had found it there.</p>",
    );
    let all = Span::new(BlockId(0), 0..document.block_text(BlockId(0)).len());
    let links: Vec<_> = (document.links_over(all).iter())
        .map(|link| (document.slice(link.span), link.address.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            ("found at sea", "https://a.example/1?x&y"),
            ("sold", "/page")
        ]
    );
}

#[test]
fn what_a_page_strikes_out_is_shown_struck() {
    let (document, _) = parse(
        "<p>It <s>rises</s> <del>jumps</del> <strike>grows</strike> <span \
         style='text-decoration: line-through red'>climbs <b>on</b></span> falls.</p>",
    );
    assert_eq!(
        document.block_text(BlockId(0)),
        "It rises jumps grows climbs on falls."
    );
    let struck: Vec<_> = (document.emphasis_over(Span::new(BlockId(0), 0..99)).iter())
        .filter(|known| known.emphasis.is_struck)
        .map(|known| document.slice(known.span))
        .collect();
    let words: Vec<_> = struck
        .iter()
        .flat_map(|text| text.split_whitespace())
        .collect();
    assert_eq!(words, ["rises", "jumps", "grows", "climbs", "on"]);
}

/// The rows of the first block as they were ended.
fn ended(page: &str) -> Vec<String> {
    let (document, _) = parse(page);
    let text = document.block_text(BlockId(0));
    let ends = document.breaks_in(Span::new(BlockId(0), 0..text.len()));
    let mut from = 0;
    let rows = ends.map(|end| end as usize).chain([text.len()]).map(|end| {
        let row = text[from..end].to_owned();
        from = end + 1;
        row
    });
    rows.collect()
}

#[test]
fn rows_end_where_a_page_ends_them() {
    let verse = [
        "The tide comes in,",
        "the tide goes out,",
        "and nobody asks it why.",
    ];
    assert_eq!(ended(&format!("<p>{}</p>", verse.join("<br>\n"))), verse);
    let address = [
        "The Office of the Harbour Master of the Northern Ports",
        "Quay 4",
        "Oslo",
    ];
    assert_eq!(ended(&format!("<p>{}</p>", address.join("<br/>"))), address);
}

#[test]
fn rows_that_are_merely_full_are_one_paragraph() {
    let rows = [
        "The harbour was closed to all ships for the length of the winter, and",
        "those that lay at its quays were taken to the yards of the next town,",
        "where nobody had room for so many of them, nor the ropes to hold them",
        "in a storm.",
    ];
    assert_eq!(
        ended(&format!("<p>{}</p>", rows.join("<br>\n"))),
        [rows.join(" ")]
    );
}

#[test]
fn blocks_know_the_points_and_quotations_around_them() {
    let (document, _) = parse(
        "<blockquote>A<blockquote>B</blockquote><ul><li>C<p>D</p></ul></blockquote><ol><li>E\
         <blockquote>F<ul><li>G<p>H</p></li></ul></blockquote><pre>I</pre></ol><dl><dd>J<p>K</dl><p>L",
    );
    let found: Vec<_> = (0..document.blocks().len())
        .map(BlockId::at)
        .map(|id| {
            let within = document.within(id);
            let within = [within.points, within.outer, within.inner];
            (document.block_text(id), within)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("A", [0, 0, 1]),
            ("B", [0, 0, 2]),
            ("C", [0, 1, 0]),
            ("D", [1, 1, 0]),
            ("E", [0, 0, 0]),
            ("F", [1, 0, 1]),
            ("G", [0, 0, 1]),
            ("H", [2, 0, 0]),
            ("I", [1, 0, 0]),
            ("J", [0, 0, 0]),
            ("K", [1, 0, 0]),
            ("L", [0, 0, 0]),
        ]
    );
}

#[test]
fn a_list_of_which_no_point_is_shown_sets_nothing_in() {
    let piece = |text: &str| {
        let mut piece = Piece::heading(1, text, 0);
        piece.form = Form::PARAGRAPH;
        piece.marks.within.points = 1;
        piece
    };
    let mut draft = Draft::new(crate::text::Meta::default(), Extent::Whole);
    push_all(&mut draft, vec![piece("One."), piece("Two.")]);
    let document = draft.finish();
    assert_eq!(document.within(BlockId(1)).points, 0);
}

#[test]
fn addresses_are_completed_where_the_page_tells_how() {
    for (head, address) in [
        ("", "b.html"),
        (
            "<base href='https://a.example/x/y'>",
            "https://a.example/x/b.html",
        ),
        (
            "<link rel=canonical href='https://a.example/z/'>",
            "https://a.example/z/b.html",
        ),
        (
            "<base href='/w/'><link rel=canonical href='https://a.example/z/'>",
            "https://a.example/w/b.html",
        ),
    ] {
        let page = format!("<head>{head}</head><p>See <a href='b.html'>the other</a> page.");
        let (document, _) = parse(&page);
        let [link] = document.links_over(Span::new(BlockId(0), 0..99)) else {
            panic!("{page}");
        };
        assert_eq!(link.address.as_str(), address);
        assert!(!link.is_absolute());
    }
}

#[test]
fn where_a_title_leads_is_known() {
    let page = "<title>x</title><base href='https://a.example/x/'>\
        <h1><a href='b.html'>The Sea</a></h1><p>It is salt, and has been so for long.";
    let (document, _) = parse(page);
    let meta = &document.meta;
    assert_eq!(meta.title.as_deref(), Some("The Sea"));
    let address = meta.title_address.as_deref();
    assert_eq!(address, Some("https://a.example/x/b.html"));
}

#[test]
fn addresses_are_completed_once_that_of_the_page_is_known() {
    for (base, address) in [
        ("w/", "https://a.example/z/w/b.html"),
        ("//c.example/v/", "https://c.example/v/b.html"),
        ("https://d.example/", "https://d.example/b.html"),
        ("/v/?next=https://c.example/", "https://a.example/v/b.html"),
        ("mailto:a@c.example", "https://a.example/z/b.html"),
    ] {
        let page = format!("<base href='{base}'><p>See <a href='b.html'>the other</a> page.");
        let (mut document, _) = parse(&page);
        document.complete_links("https://a.example/z/");
        let links = document.links_over(Span::new(BlockId(0), 0..99));
        let addresses: Vec<_> = links.iter().map(|link| link.address.as_str()).collect();
        assert_eq!(addresses, [address]);
    }
}

#[test]
fn cells_of_a_table_keep_what_their_words_carry() {
    let (document, _) = parse(
        "<p>As told.<table><tr><th>a<th>b<tr><td>x<br>y<td><s>z</s> <a href='https://c1.example'>c 1</a></table>",
    );
    assert_eq!(document.block_text(BlockId(1)), "a │ b\nx y │ z c 1");
    let all = Span::new(BlockId(1), 0..99);
    let words = (document.links_over(all).iter()).map(|link| link.span);
    let struck = document.emphasis_over(all).iter().map(|known| known.span);
    let found: Vec<_> = words
        .chain(struck)
        .map(|span| document.slice(span))
        .collect();
    assert_eq!(found, ["c 1", "z"]);
}

#[test]
fn a_heading_that_begins_a_point_has_its_number() {
    let page = "<h1>Boats</h1><p>Before them.</p><ol start=4><li>Hulls.<li><h3>\n<a \
                href='https://a.example'>Oars</a> of ash</h3><p>Text.</p></ol><ul><li><h3>Ropes</h3>\
                <p>Text.</p></ul>";
    let (document, _) = parse(page);
    assert_eq!(
        rows(&document),
        [
            "p Before them.",
            "4. Hulls.",
            "# 5. Oars of ash",
            "p Text.",
            "# Ropes",
            "* Text."
        ]
    );
    let all = Span::new(BlockId(2), 0..99);
    let words = (document.links_over(all).iter()).map(|link| document.slice(link.span));
    assert_eq!(words.collect::<Vec<_>>(), ["Oars"]);
}
