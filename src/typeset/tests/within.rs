//! Blocks within others.

use super::*;

/// Markdown, its blocks with their indents and the columns of their bars.
fn placed(markdown: &str) -> Vec<(String, u16, Vec<u16>)> {
    let format = formats::named("markdown");
    let bytes = markdown.to_owned().into_bytes();
    let read = formats::read(bytes, None, format, Extent::Whole).unwrap();
    let document = read.document;
    (0..document.blocks().len())
        .map(BlockId::at)
        .map(|id| {
            let text = document.block_text(id).to_owned();
            let indent = block::indent_of(&document, id);
            (text, indent, bars(&document, id).collect())
        })
        .collect()
}

#[test]
fn blocks_stand_below_the_text_of_their_point() {
    let own = |text: &str, indent, bars: &[u16]| (text.to_owned(), indent, bars.to_vec());
    assert_eq!(
        placed("- a\n\n  > q\n  >\n  > - b\n  >\n  >   c\n\n  d"),
        [
            own("a", 3, &[]),
            own("q", 5, &[3]),
            own("b", 8, &[3]),
            own("c", 8, &[3]),
            own("d", 3, &[]),
        ]
    );
    let rows: String = (0..40).map(|_| ">      More.\n>\n").collect();
    let text = format!(
        "> 100. One\n>\n>      # Head\n>\n>      | a | b |\n>      | - | - |\n>      | 1 | 2 |\n>\n{rows}"
    );
    let placed = placed(&text);
    assert_eq!(placed.len(), 43);
    assert_eq!(placed[1], own("Head", 7, &[0]));
    assert_eq!(placed[2], own("a │ b\n1 │ 2", 7, &[0]));
    for (text, indent, bars) in &placed[3..] {
        assert_eq!((text.as_str(), *indent, &**bars), ("More.", 7, &[0][..]));
    }
}

#[test]
fn a_table_stands_below_its_point_where_it_fits() {
    let format = formats::named("markdown");
    let text = "- One\n\n  | Ship | Built |\n  | - | - |\n  | Ann | 1900 |\n";
    let bytes = text.to_owned().into_bytes();
    let document = (formats::read(bytes, None, format, Extent::Whole).unwrap()).document;
    let shown = |measure: u16| -> Vec<String> {
        let mut typesetting = Typesetting::new(measure);
        let rows = all_rows(&mut typesetting, &document);
        let rows = rows.iter().filter(|(id, _)| id.block == BlockId(1));
        let text = document.block_text(BlockId(1));
        rows.map(|(_, row)| {
            let shown = match row.kind {
                RowKind::Rule(width) => "-".repeat(width.into()),
                RowKind::Blank | RowKind::Text | RowKind::Annotation(_) => row.shown(text),
            };
            format!("{:1$}{shown}", "", usize::from(row.indent))
        })
        .collect()
    };
    let set_in = ["", "   Ship  Built", "   -----------", "   Ann    1900"];
    assert_eq!(shown(14), set_in);
    assert_eq!(
        shown(10),
        ["", "Ship  Buil", "         t", "----------", "Ann   1900"]
    );
}
