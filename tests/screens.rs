//! The screens with their styles at the sizes that matter.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use briefing::app::Background;
use briefing::facets::lens::Lens;
use briefing::ui::theme::{ASCII, Depth, Theme, UNICODE};
use support::Harness;

macro_rules! snapshot {
    ($name:literal, $harness:expr) => {
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!($name, $harness.styled());
        });
    };
}

#[test]
fn first_screens_at_all_sizes() {
    snapshot!("first-120x36", Harness::bundled(120, 36));
    snapshot!("first-100x30", Harness::bundled(100, 30));
    snapshot!("first-80x24", Harness::bundled(80, 24));
    snapshot!("first-60x20", Harness::bundled(60, 20));
    snapshot!("first-40x12", Harness::bundled(40, 12));
    snapshot!("first-30x8", Harness::bundled(30, 8));
    snapshot!("first-10x3", Harness::bundled(10, 3));
}

#[test]
fn justified_text() {
    let mut harness = Harness::bundled(120, 36);
    harness.press("zj))");
    snapshot!("justified-120x36", harness);
    harness.resize(80, 24);
    snapshot!("justified-80x24", harness);
}

/// Every kind of block that keeps a form of its own.
const FORMS: &str = "# Ferries

“We keep the harbour open,” said the mayor, “and the cooperation of the towns \
matters more than ever.” The others were not so sure of it.

> Somebody else said that the understanding was not sufficient, and that \
nothing would be done until the spring.

8. Eighth point of the list, which takes more than one row of the column.
9. Ninth.
   - Nested point with enough words to go on in the next row.
10. Tenth point of the list, which takes more than one row of the column.

| Ship | Tons | Built in | Remark |
|---|--:|---|---|
| Ann | 5 | Oslo | Small, and kept for the winter when the others are away |
| Longer name | 1,700 | Nordvik | The largest |

```
fn main() {
    let a = 1;
}
```
";

#[test]
fn blocks_in_their_forms() {
    let mut harness = Harness::plain(FORMS, 80, 36);
    snapshot!("forms-80x36", harness);
    harness.press("zj");
    snapshot!("forms-justified-80x36", harness);
}

#[test]
fn evidence_of_an_actor() {
    let mut harness = Harness::bundled(120, 36);
    harness.press("ljjjj");
    snapshot!("entry-120x36", harness);
    harness.press("<Enter>j");
    snapshot!("card-120x36", harness);
    harness.resize(80, 24);
    snapshot!("card-80x24", harness);
    harness.press("c");
    snapshot!("card-context-80x24", harness);
    harness.press("<Enter>");
    snapshot!("evidence-80x24", harness);
}

#[test]
fn challenges_and_the_note() {
    let mut harness = Harness::bundled(120, 36);
    harness.press("))))l[");
    snapshot!("challenges-120x36", harness);
    harness.resize(60, 20);
    snapshot!("challenges-60x20", harness);
    harness.resize(80, 24).press("<Enter>c");
    snapshot!("challenge-context-80x24", harness);
}

#[test]
fn searching() {
    let mut harness = Harness::bundled(120, 36);
    harness.press("/");
    snapshot!("search-open-120x36", harness);
    harness.press("cybr secur<Down>");
    snapshot!("search-120x36", harness);
    harness.press("<C-u>nato parliament");
    snapshot!("search-empty-120x36", harness);
    harness.press("<C-u>defence<Down><Down>").resize(60, 20);
    snapshot!("search-60x20", harness);
    harness.resize(40, 12);
    snapshot!("search-40x12", harness);
    harness.resize(60, 20);
    harness.press("<Enter>").resize(80, 24);
    snapshot!("hits-80x24", harness);
}

#[test]
fn overlays() {
    let mut harness = Harness::bundled(120, 36);
    harness.press("?");
    snapshot!("help-120x36", harness);
    harness.press("<Esc>:copy");
    snapshot!("palette-120x36", harness);
    harness.press("<Esc>g");
    harness.tell(briefing::app::Msg::Tick);
    snapshot!("menu-120x36", harness);
    harness.press("<Esc>)K");
    snapshot!("entries-here-120x36", harness);
    harness.press("<Esc>i");
    snapshot!("information-120x36", harness);
    harness.press("<Esc>?").resize(60, 20);
    snapshot!("help-60x20", harness);
    harness.press("<Esc>g").resize(30, 8);
    harness.tell(briefing::app::Msg::Tick);
    snapshot!("menu-30x8", harness);
    harness.press("<Esc>i");
    snapshot!("information-30x8", harness);
}

#[test]
fn wide_screens_list_the_evidence_and_selections_carry_the_bar() {
    let mut harness = Harness::bundled(160, 45);
    harness.press("ljjon");
    snapshot!("wide-160x45", harness);
    harness.resize(80, 24).press("<Esc>ggv))))");
    snapshot!("selecting-80x24", harness);
}

#[test]
fn overlays_at_80x24_and_without_colours() {
    let mut harness = Harness::bundled(80, 24);
    harness.press(":copy");
    snapshot!("palette-80x24", harness);
    harness.press("<Esc>g");
    harness.tell(briefing::app::Msg::Tick);
    snapshot!("menu-80x24", harness);
    harness.press("<Esc>)K");
    snapshot!("entries-here-80x24", harness);
    harness.press("<Esc>i");
    snapshot!("information-80x24", harness);
    harness.press("<Esc>?");
    snapshot!("help-80x24", harness);
    harness.press("<Esc>ztj");
    snapshot!("themes-80x24", harness);
    harness.press("<Esc>/defence");
    snapshot!("search-80x24", harness);

    harness.theme = Theme::new(Background::Dark, Depth::Mono, &UNICODE);
    snapshot!("search-mono-80x24", harness);
    harness.press("<Esc>:copy");
    snapshot!("palette-mono-80x24", harness);
    harness.press("<Esc>g");
    harness.tell(briefing::app::Msg::Tick);
    snapshot!("menu-mono-80x24", harness);
    harness.press("<Esc>K");
    snapshot!("entries-here-mono-80x24", harness);
    harness.press("<Esc>i");
    snapshot!("information-mono-80x24", harness);
    harness.press("<Esc>l<Enter>");
    snapshot!("card-mono-80x24", harness);
}

#[test]
fn light_mono_and_plain_signs() {
    let mut harness = Harness::bundled(100, 30);
    harness.press("lj");
    harness.theme = Theme::new(Background::Light, Depth::True, &UNICODE);
    snapshot!("light-100x30", harness);
    harness.theme = Theme::new(Background::Dark, Depth::Mono, &UNICODE);
    snapshot!("mono-100x30", harness);
    harness.theme = Theme::new(Background::Dark, Depth::Ansi, &ASCII);
    snapshot!("ascii-100x30", harness);
}

#[test]
fn nothing_to_show() {
    snapshot!(
        "no-headings-80x24",
        Harness::plain("Only one paragraph. It has two sentences.", 80, 24)
    );
    snapshot!("no-facets-120x36", {
        let mut harness = Harness::plain("# One\n\nText.\n\n# Two\n\nMore text.", 120, 36);
        harness.press("f");
        harness
    });
}

#[test]
fn a_fourth_facet_has_signs_of_its_own() {
    let facets = ["Person", "Harbour", "Vessel", "Cargo"].map(|singular| {
        format!(
            "[[facet]]\nid = \"{singular}\"\ntitle = \"{singular}s at sea\"\nsingular = \"{singular}\"\nglyph = \"■\"\n[[facet.entry]]\nid = \"e\"\nlabel = \"{singular}\"\n"
        )
    });
    let lens = format!(
        "[lens]\nname = \"coast\"\ntitle = \"Coast\"\nversion = 1\n{}",
        facets.concat()
    );
    let document = support::read("A person, a harbour, a vessel and a cargo.", "plain");
    let briefing = Lens::parse(&lens).unwrap().bind(&document).briefing;
    let mut harness = Harness::new(document, briefing, 120, 30);
    harness.theme = Theme::new(Background::Dark, Depth::Ansi, &ASCII);
    for row in ["# 1   ^ 1   @ 1", "# Harbour", "^ Vessel", "@ Cargo"] {
        assert!(harness.shows(row), "{row} in {}", harness.screen());
    }
    harness.press("?");
    for sign in ["* .", "# .", "^ .", "@ ."] {
        assert!(harness.shows(sign), "{sign} in {}", harness.screen());
    }
}
