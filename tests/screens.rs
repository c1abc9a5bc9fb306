//! The screens with their styles at the sizes that matter.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use briefing::app::address::Address;
use briefing::app::panes::library::Known;
use briefing::app::{Background, Msg};
use briefing::facets::lens::Lens;
use briefing::text::Clean;
use briefing::ui::theme::{ASCII, Depth, Theme, UNICODE};
use support::Harness;

macro_rules! snapshot {
    ($name:expr, $styled:expr) => {
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!($name, $styled);
        });
    };
}

/// Sizes of the terminal: the three layouts, the smallest with chrome, and the
/// size that most terminals open with.
const SIZES: [(u16, u16); 5] = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)];

/// A screen: its name, and the keys that lead to it from the bundled article.
const SCREENS: [(&str, &str); 17] = [
    ("first", ""),
    ("entry", "fljjjj"),
    ("card", "fljjjj<Enter>j"),
    ("card-context", "fljjjj<Enter>jc"),
    ("evidence", "fljjjj<Enter>j<Enter>"),
    ("challenges", "))))fl["),
    ("entries-here", ")K"),
    ("search-open", "/"),
    ("search", "/cybr secur<Down>"),
    ("search-empty", "/nato parliament"),
    ("hits", "/defence<Down><Down><Enter>n"),
    ("selecting", "v))))"),
    ("menu", "g"),
    ("help", "?"),
    ("palette", ":copy"),
    ("themes", "ztj"),
    ("information", "i"),
];

/// Two themes and none, in which every screen is kept.
fn themes() -> [Theme; 3] {
    [
        Theme::new(Background::Dark, Depth::True, &UNICODE),
        Theme::new(Background::Light, Depth::True, &UNICODE),
        Theme::new(Background::Dark, Depth::Mono, &UNICODE),
    ]
}

#[test]
fn every_screen_at_every_size_in_two_themes_and_without_colours() {
    for (name, keys) in SCREENS {
        for (columns, rows) in SIZES {
            let mut harness = Harness::bundled(columns, rows);
            harness.press(keys);
            harness.tell(Msg::Tick);
            let name = format!("{name}-{columns}x{rows}");
            snapshot!(name, harness.styled_in(&themes()));
        }
    }
}

#[test]
fn screens_that_hold_little() {
    snapshot!("first-30x8", Harness::bundled(30, 8).styled());
    snapshot!("first-10x3", Harness::bundled(10, 3).styled());
    let mut harness = Harness::bundled(30, 8);
    harness.press("g");
    harness.tell(Msg::Tick);
    snapshot!("menu-30x8", harness.styled());
    harness.press("<Esc>i");
    snapshot!("information-30x8", harness.styled());
}

#[test]
fn articles_that_can_be_opened() {
    let known = |title: &str, place: &str, read: Option<usize>, when: &str| Known {
        title: Clean::line(title),
        place: Clean::line(place),
        read,
        when: Clean::line(when),
        address: Address::new(place),
    };
    for (columns, rows) in SIZES {
        let mut harness = Harness::bundled(columns, rows);
        harness.press("gl");
        harness.tell(Msg::Listed(vec![
            known(
                "Harbours of the north: who owns them, who wants them and what the ice decides",
                "~/reading/harbours/2026/harbours-of-the-north.md",
                Some(64),
                "2 hours ago",
            ),
            known(
                "On ferries",
                "~/reading/ferries.md",
                Some(100),
                "12 days ago",
            ),
            known(
                "minutes.txt",
                "~/docs/harbour-council/minutes.txt",
                None,
                "",
            ),
        ]));
        harness.press("harb");
        let name = format!("articles-{columns}x{rows}");
        snapshot!(name, harness.styled_in(&themes()));
    }
}

#[test]
fn justified_text() {
    let mut harness = Harness::bundled(120, 36);
    harness.press("zj))");
    snapshot!("justified-120x36", harness.styled());
    harness.resize(80, 24);
    snapshot!("justified-80x24", harness.styled());
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

/// Blocks within others, and rows that their author ended.
const WITHIN: &str = "# Ropes

Old ropes are ~~thrown away~~ sold.

- A point of a list that goes on in a paragraph of its own.

  The paragraph stands below its point, and takes more than one row.

  ```
  coil --left
  ```

  | Ship | Tons |
  | - | -: |
  | Ann | 5 |

  > So it was said, at some length, by those who were there.

- Another point.
   1. One within it.

      And its paragraph.

> Quoted words.
>
> > Words quoted within them, which take more than one row of the column.
>
> - A point within the quotation.

Harbour office\\
12 Quay Street\\
Nordvik
";

#[test]
fn blocks_within_blocks() {
    let mut harness = Harness::plain(WITHIN, 80, 40);
    snapshot!("within-80x40", harness.styled());
    harness.resize(40, 40);
    snapshot!("within-40x40", harness.styled());
}

#[test]
fn blocks_in_their_forms() {
    let mut harness = Harness::plain(FORMS, 80, 36);
    snapshot!("forms-80x36", harness.styled());
    harness.press("zj");
    snapshot!("forms-justified-80x36", harness.styled());
}

#[test]
fn wide_screens_list_the_evidence() {
    let mut harness = Harness::bundled(160, 45);
    harness.press("ljjon");
    snapshot!("wide-160x45", harness.styled());
}

#[test]
fn light_mono_and_plain_signs() {
    let mut harness = Harness::bundled(100, 30);
    harness.press("lj");
    harness.theme = Theme::new(Background::Light, Depth::True, &UNICODE);
    snapshot!("light-100x30", harness.styled());
    harness.theme = Theme::new(Background::Dark, Depth::Mono, &UNICODE);
    snapshot!("mono-100x30", harness.styled());
    harness.theme = Theme::new(Background::Dark, Depth::Ansi, &ASCII);
    snapshot!("ascii-100x30", harness.styled());
}

#[test]
fn nothing_to_show() {
    snapshot!(
        "no-headings-80x24",
        Harness::plain("Only one paragraph. It has two sentences.", 80, 24).styled()
    );
    snapshot!("no-facets-120x36", {
        let mut harness = Harness::plain("# One\n\nText.\n\n# Two\n\nMore text.", 120, 36);
        harness.press("f");
        harness.styled()
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
    let mut harness = Harness::new(document, briefing, 120, 36);
    harness.theme = Theme::new(Background::Dark, Depth::Ansi, &ASCII);
    for row in ["# 1   ^ 1   @ 1", "# Harbour", "^ Vessel", "@ Cargo"] {
        assert!(harness.shows(row), "{row} in {}", harness.screen());
    }
    harness.press("?");
    for sign in ["* .", "# .", "^ .", "@ ."] {
        assert!(harness.shows(sign), "{sign} in {}", harness.screen());
    }
}
