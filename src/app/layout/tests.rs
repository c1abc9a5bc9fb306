//! Everything stands inside the screen, at any size.

use super::*;

fn areas(columns: u16, rows: u16) -> PaneAreas {
    PaneAreas::new(
        Size { columns, rows },
        LayoutPrefs::default(),
        Shown::default(),
    )
}

#[test]
fn widths_follow_the_grid() {
    let three = areas(120, 36);
    assert_eq!(
        (three.outline.width, three.text.width, three.facets.width),
        (22, 61, 35)
    );
    assert_eq!((three.measure, three.text_indent), (56, 4));
    let wide = areas(160, 45);
    assert_eq!(
        (
            wide.outline.width,
            wide.facets.width,
            wide.measure,
            wide.text_indent
        ),
        (28, 46, 68, 9)
    );
    let two = areas(80, 24);
    assert_eq!(
        (two.outline.width, two.measure, two.text_indent),
        (28, 46, 3)
    );
    let one = areas(60, 20);
    assert_eq!((one.arrangement, one.measure), (Arrangement::One, 55));
}

#[test]
fn sheets_stay_inside_the_screen_and_lose_their_body_first() {
    let sizes = (0..40).chain([100, 1000, 33_000, u16::MAX]);
    for rows in sizes {
        let size = Size { columns: 80, rows };
        for head in [SheetHead::None, SheetHead::Title, SheetHead::Input] {
            for wanted in [0, 1, 5, 40, usize::MAX] {
                let sheet = SheetAreas::new(size, head, wanted);
                let least = match head {
                    SheetHead::None => 0,
                    SheetHead::Title => 1,
                    SheetHead::Input => 2,
                };
                assert_eq!(sheet.area.bottom(), rows);
                let parts = [sheet.rule, sheet.head, sheet.body, sheet.foot];
                let sum: u32 = parts.iter().map(|part| u32::from(part.height)).sum();
                let blank = u32::from(!sheet.is_low);
                assert_eq!(sum + blank, u32::from(sheet.area.height));
                assert!(usize::from(sheet.body.height) <= wanted);
                assert!(sheet.body.is_empty() || sheet.head.height >= least);
                assert!(rows < 5 || sheet.area.y >= 2);
            }
        }
    }
    let sheet = SheetAreas::new(
        Size {
            columns: 80,
            rows: 24,
        },
        SheetHead::Title,
        usize::MAX,
    );
    assert_eq!((sheet.area.height, sheet.body.height), (16, 11));
}

#[test]
fn every_size_is_arranged_inside_the_screen() {
    let large = [500, 1000, 5000, 40_000, u16::MAX];
    for columns in (0..=200).chain(large) {
        for rows in (0..=60).chain(large) {
            for focus in [Pane::Outline, Pane::Text, Pane::Facets] {
                for card in [false, true] {
                    let shown = Shown {
                        focus,
                        card,
                        is_list: !card,
                        outline_rows: 6,
                        facet_entries: 10,
                        facet_rows: 20,
                        facet_longest: 12,
                    };
                    // Wishes from a file may be any.
                    let wish =
                        [None, Some(0), Some(50), Some(u16::MAX)][usize::from(columns ^ rows) % 4];
                    let prefs = LayoutPrefs {
                        widths: Widths {
                            outline: wish,
                            facets: wish,
                            left: wish,
                        },
                        ..LayoutPrefs::default()
                    };
                    let areas = PaneAreas::new(Size { columns, rows }, prefs, shown);
                    let screen = Rect::new(0, 0, columns, rows);
                    for area in [
                        areas.header,
                        areas.top_rule,
                        areas.outline,
                        areas.text,
                        areas.scroll,
                        areas.facets,
                        areas.summary,
                        areas.left_rule,
                        areas.middle_rule,
                        areas.bottom_rule,
                        areas.footer,
                    ] {
                        assert!(
                            area.is_empty() || screen.intersection(area) == area,
                            "{area:?} at {columns}x{rows}"
                        );
                    }
                    assert!(
                        areas.text_indent + areas.measure <= areas.text.width
                            || areas.text.is_empty()
                    );
                }
            }
        }
    }
}
