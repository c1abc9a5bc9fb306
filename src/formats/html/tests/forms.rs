//! Forms in which sites print their articles.

use super::*;

const PROSE: &str = "The two ministers met in the harbour and agreed on a list of steps, which their staff will turn into a plan.";

fn whole(page: &str) -> Document {
    parse(page).0
}

fn headings(document: &Document) -> Vec<(u8, &str)> {
    (0..document.sections().len())
        .map(SectionId::at)
        .filter_map(|id| Some((document.section(id)?.level, document.heading(id)?)))
        .collect()
}

fn told(document: &Document) -> [Option<&str>; 3] {
    let meta = &document.meta;
    [&meta.title, &meta.author, &meta.date].map(|field| field.as_deref())
}

#[test]
fn front_matter_may_stand_before_a_page() {
    let document = whole(&format!(
        "---\ntitle: \"A quay - and its crane\"\nauthors:\n- ann\n- bob\ndate: '2014-09-04'\n---\n\
         <p>{PROSE}</p><h2>The crane</h2><p>{PROSE}</p>"
    ));
    assert_eq!(
        told(&document),
        [
            Some("A quay - and its crane"),
            Some("ann, bob"),
            Some("2014-09-04")
        ]
    );
    assert_eq!(document.paragraphs(), 2);
}

#[test]
fn the_row_between_title_and_text_names_the_author() {
    let document = whole(&format!(
        "<title>The Review</title><body><div><div class=top><h1>The quay</h1></div><div \
         class=entity_meta>Ann Lee, Sept 27, 2020</div><div class=entity_content><p>{PROSE}</p>\
         <p>{PROSE}</p></div></div>"
    ));
    assert_eq!(
        told(&document),
        [Some("The quay"), Some("Ann Lee"), Some("Sept 27, 2020")]
    );
    let document = whole(&format!(
        "<title>Printable version - The quay</title><body><div class=title1>The quay</div><div \
         class=submitted>Submitted by Ann Lee on Mon, 06/15/2020 - 09:12</div><p>{PROSE}</p><p \
         class=subhead>A crane</p><p>{PROSE}</p><p class=subhead>A ship</p><p>{PROSE}</p>"
    ));
    assert_eq!(told(&document)[..2], [Some("The quay"), Some("Ann Lee")]);
    assert_eq!(headings(&document), [(1, "A crane"), (1, "A ship")]);
}

#[test]
fn a_row_below_the_author_is_no_part_of_the_name() {
    let document = whole(&format!(
        "<body><center><b>The quay</b><br>by Ann Lee and Bob Clerk<br>Policy Brief, 14 May \
         2022</center><p>{PROSE}</p><p>{PROSE}</p>"
    ));
    assert_eq!(told(&document)[1], Some("Ann Lee and Bob Clerk"));
}

#[test]
fn a_box_within_the_text_does_not_head_what_goes_on_below_it() {
    let document = whole(&format!(
        "<title>The quay</title><body><h1>The quay</h1><p>{PROSE}</p><h4>Share</h4><ul><li><a \
         href=a>Mail</a></li><li><a href=b>Print</a></li></ul><p>{PROSE}</p><p>{PROSE}</p>\
         <p>{PROSE}</p>"
    ));
    assert_eq!(headings(&document), []);
    assert_eq!(document.paragraphs(), 4);
}

#[test]
fn an_element_may_be_a_heading_by_its_role() {
    let document = whole(&format!(
        "<title>The quay</title><body><div role=heading aria-level=1>The quay</div><p>{PROSE}</p>\
         <div role=heading>A crane</div><p>{PROSE}</p><div role=heading aria-level=3>Its \
         rope</div><p>{PROSE}</p><p role=heading aria-level=2>A ship</p><p>{PROSE}</p>"
    ));
    assert_eq!(told(&document)[0], Some("The quay"));
    assert_eq!(
        headings(&document),
        [(1, "A crane"), (2, "Its rope"), (1, "A ship")]
    );
}

#[test]
fn of_two_names_in_the_title_of_the_page_the_higher_is_that_of_the_article() {
    let document = whole(&format!(
        "<title>Harbour talks | Ann Lee</title><body><h2>Ann Lee</h2><h1>Harbour \
         talks</h1><p>{PROSE}</p><p>{PROSE}</p>"
    ));
    assert_eq!(told(&document)[0], Some("Harbour talks"));
}

#[test]
fn numbers_of_notes_are_no_words() {
    let document = whole(&format!(
        "<body><h1>The quay</h1><p>{PROSE}<sup>1</sup> It has 40 m<sup>2</sup>, the 3<sup>rd</sup> \
         has less<a href='#footnote-2'>2</a>.</p>"
    ));
    let text = document.block_text(BlockId(0));
    assert!(
        text.ends_with("a plan. It has 40 m2, the 3rd has less."),
        "{text}"
    );
}

#[test]
fn numbers_with_links_may_be_words() {
    for (link, is_shown) in [
        ("told in a <a href='#notes'>12</a>", true),
        ("told in<a href='#notes'>12</a>", true),
        ("told in <a href='#note12'>12</a>", true),
        ("told in<a href='#keynote12'>12</a>", true),
        ("told in<a href='/a#note12'>12</a>", true),
        ("told in<a href='#note12'>12</a>", false),
        ("told in<a href='#fn_12'>12</a>", false),
        ("told in<a href='#endnote-12'>12</a>", false),
        (
            "told in<span id='quay-12-backlink'><a href='q.html#quay-12'>12</a></span>",
            false,
        ),
        (
            "told in<span id='quay-1-backlink'><a href='q.html#quay-12'>12</a></span>",
            true,
        ),
        ("told in<a id='x12-ref' href='q.html#'>12</a>", true),
    ] {
        let document = whole(&format!("<h1>The quay</h1><p>{PROSE} It is {link}.</p>"));
        let text = document.block_text(BlockId(0));
        assert_eq!(text.contains("12"), is_shown, "{link}: {text}");
    }
}
