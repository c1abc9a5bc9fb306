//! What words carry.

use super::*;

#[test]
fn what_is_struck_out_is_known() {
    let document = whole("It ~~rises~~ falls, as all of it does when nobody looks.");
    let all = Span::new(BlockId(0), 0..99);
    let struck: Vec<_> = (document.emphasis_over(all).iter())
        .map(|known| (document.slice(known.span), known.emphasis.is_struck))
        .collect();
    assert_eq!(struck, [("rises", true)]);
    let document = whole("It <s>rises</s> or <DEL>soars falls.\n\nNo more.");
    let struck: Vec<_> = (0..2)
        .flat_map(|at| document.emphasis_over(Span::new(BlockId(at), 0..99)))
        .map(|known| document.slice(known.span).trim())
        .collect();
    assert_eq!(struck, ["rises", "soars falls."]);
    let document = whole("~~The ferry runs daily.~~\n\n## A ~~short~~ *walk*\n\nClosed.");
    let struck: Vec<_> = (0..3)
        .flat_map(|at| document.emphasis_over(Span::new(BlockId(at), 0..99)))
        .map(|known| document.slice(known.span))
        .collect();
    assert_eq!(struck, ["The ferry runs daily.", "short"]);
}

#[test]
fn where_a_title_leads_is_known() {
    let document = whole("# The [Sea](https://a.example)\n\nIt is salt.");
    let meta = &document.meta;
    assert_eq!(meta.title.as_deref(), Some("The Sea"));
    assert_eq!(meta.title_address.as_deref(), Some("https://a.example"));
}

#[test]
fn cells_of_a_table_keep_what_their_words_carry() {
    let document = whole("| a | b |\n| - | - |\n| x<br>y | ~~z~~ [c1](https://c1.example) |\n");
    let [(kind, text)] = texts(&document)[..] else {
        panic!();
    };
    assert_eq!((kind, text), (BlockKind::Table, "a │ b\nx y │ z c1"));
    let all = Span::new(BlockId(0), 0..99);
    let words = (document.links_over(all).iter()).map(|link| link.span);
    let struck = document.emphasis_over(all).iter().map(|known| known.span);
    let found: Vec<_> = words
        .chain(struck)
        .map(|span| document.slice(span))
        .collect();
    assert_eq!(found, ["c1", "z"]);
}

#[test]
fn a_heading_that_begins_a_point_has_its_number() {
    let document = whole(
        "1. One.\n\n2. ### On [oars](oars.html)\n\n   Text.\n\n   More.\n\n3. ## 3. Sails\n\n   Text.\n\n\
         - ## Ropes\n\n  Text.\n",
    );
    let point = |number: Option<u32>| BlockKind::ListItem {
        depth: 0,
        number: number.map(PointNumber::of),
    };
    assert_eq!(
        texts(&document),
        [
            (point(Some(1)), "One."),
            (BlockKind::Heading, "2. On oars"),
            (BlockKind::Paragraph, "Text."),
            (BlockKind::Paragraph, "More."),
            (BlockKind::Heading, "3. Sails"),
            (BlockKind::Paragraph, "Text."),
            (BlockKind::Heading, "Ropes"),
            (point(None), "Text."),
        ]
    );
    assert_eq!(document.within(BlockId(2)).points, 1);
    let links = document.links_over(Span::new(BlockId(1), 0..99));
    let words = links.iter().map(|link| document.slice(link.span));
    assert_eq!(words.collect::<Vec<_>>(), ["oars"]);
}
