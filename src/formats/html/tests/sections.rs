//! Headings of sections that lie beside or above their text.

use super::*;

const TEXT: &str = "The board met in the hall of the town and spoke for hours about the quay, \
                    the cranes and the sheds. It did not vote.";

fn whole(text: &str) -> Document {
    parse(text).0
}

fn headings(document: &Document) -> Vec<(u8, &str)> {
    (0..document.sections().len())
        .map(SectionId::at)
        .filter_map(|id| Some((document.section(id)?.level, document.heading(id)?)))
        .collect()
}

fn page(body: &str) -> String {
    format!("<body><main><h1>On harbours</h1><p>{TEXT}</p><p>{TEXT}</p>{body}</main></body>")
}

#[test]
fn a_heading_alone_in_a_box_heads_the_text_beside_it() {
    for (open, close) in [
        ("<aside class=\"col-3\">", "</aside>"),
        ("<header>", "</header>"),
        ("<div class=\"sidebar\">", "</div>"),
    ] {
        let text = page(&format!(
            "<section>{open}<h2>Quays</h2>{close}\n<div><p>{TEXT}</p></div></section>"
        ));
        assert_eq!(headings(&whole(&text)), [(1, "Quays")], "{open}");
    }
}

#[test]
fn other_boxes_are_left_out() {
    for other in [
        format!("<section><aside><h2>Quays</h2><p>See also.</p></aside><p>{TEXT}</p></section>"),
        format!(
            "<section><aside><h2><a href=\"q.html\">Quays</a></h2></aside><p>{TEXT}</p></section>"
        ),
        format!("<section><aside><h2>Related stories</h2></aside></section><p>{TEXT}</p>"),
        format!("<section><p>{TEXT}</p><aside><h2>Quays</h2></aside></section>"),
        format!("<section><p>{TEXT}</p><aside><h2>Quays</h2></aside><p>{TEXT}</p></section>"),
        format!("<section><nav><h2>Quays</h2></nav><p>{TEXT}</p></section>"),
    ] {
        assert_eq!(headings(&whole(&page(&other))), [], "{other}");
    }
    let site = format!(
        "<body><header><h2>The Port News</h2></header><h1>On harbours</h1><p>{TEXT}</p></body>"
    );
    assert_eq!(headings(&whole(&site)), []);
}

#[test]
fn a_heading_that_names_the_author_is_no_section() {
    let text = format!(
        "<h1>On harbours</h1><h4>by Ann Lee</h4><p>{TEXT}</p><h4>By land</h4><p>{TEXT}</p>"
    );
    let document = whole(&text);
    assert_eq!(document.meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(headings(&document), [(1, "By land")]);
}

#[test]
fn a_heading_above_nothing_but_teasers_is_left_out() {
    let teasers = "<div><h2>What else we wrote</h2><a href=\"a.html\"><h3>Salt in the wells</h3></a>\
                   <a href=\"b.html\"><h3>A bridge too low</h3></a></div>";
    let text = page(&format!("<h2>Quays</h2><p>{TEXT}</p>{teasers}"));
    assert_eq!(headings(&whole(&text)), [(1, "Quays")]);
}

#[test]
fn ways_to_the_top_are_left_out() {
    let text = page(
        "<h2>Quays</h2><p>They are long, and so are the cranes of the port.</p><p>Return to top</p>",
    );
    assert!(!texts(&text).contains(&"Return to top".to_owned()));
}
