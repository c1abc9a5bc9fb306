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
