//! The links of the focused or selected sentences.

use ratatui::buffer::Buffer;

use crate::app::layout::{SheetAreas, share};
use crate::app::list::ListCursor;
use crate::app::overlay::{LinkHere, MOST_LINKS};
use crate::text::width::width;
use crate::ui::theme::Role;
use crate::ui::{Scene, list_sheet, selected_row};

/// Column of the words.
const WORDS: u16 = 2;
/// Cells between words and address.
const GAP: u16 = 3;

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    (links, list): (&[LinkHere], ListCursor),
    areas: SheetAreas,
    buffer: &mut Buffer,
) {
    let theme = scene.theme;
    let bright = theme.style(Role::Bright);
    let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
    let more = if links.len() < MOST_LINKS { "" } else { "+" };
    let count = format!("{}{more}", links.len());
    let named = ("Links here", count.as_str(), "copy the address");
    let mut canvas = list_sheet(scene, areas, buffer, named);
    let area = canvas.area();
    let widest = links.iter().map(|link| width(&link.words)).max();
    let widest = u16::try_from(widest.unwrap_or(0)).unwrap_or(u16::MAX);
    // The addresses are what is copied: the words give way to them.
    let longest = links.iter().map(|link| width(&link.address)).max();
    let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(u16::MAX);
    let left = area.width.saturating_sub(WORDS + GAP + longest + 1);
    let least = share(area.width, 1, 4);
    let words = widest.min(share(area.width, 2, 5)).min(left.max(least));
    let address_at = if words > 0 {
        WORDS + words + GAP
    } else {
        WORDS
    };
    let room = usize::from(area.width.saturating_sub(address_at + 1));
    let rows = links.iter().enumerate().skip(list.top);
    for ((number, link), line) in rows.zip(areas.body_rows()) {
        let is_chosen = number == list.selected;
        if is_chosen {
            selected_row(scene, &mut canvas, line);
        }
        let (style, beside) = if is_chosen {
            (bright, text)
        } else {
            (text, muted)
        };
        canvas.fit((WORDS, line), &link.words, words.into(), style);
        canvas.fit((address_at, line), &link.address, room, beside);
    }
}
