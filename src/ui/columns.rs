//! Keys with their words in columns: how they are drawn.

use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::theme::Role;
use super::{Scene, signs};
use crate::app::columns::{Columns, Row, Sign};

/// Draws the rows of each column from number `top` on, `height` of them, from
/// row `line`.
pub(super) fn draw(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    columns: &Columns,
    (line, height): (u16, u16),
    top: usize,
) {
    let theme = scene.theme;
    let (text, bright) = (theme.style(Role::Text), theme.style(Role::Bright));
    let title_style = theme.style(Role::Muted).add_modifier(Modifier::BOLD);
    let end = usize::from(canvas.area().width).saturating_sub(1);
    let mut put = |(column, y): (usize, u16), words: &str, style: Style| {
        let at = u16::try_from(column).unwrap_or(u16::MAX);
        canvas.fit((at, y), words, end.saturating_sub(column), style);
    };
    for (keys_at, words_at, rows) in columns.placed() {
        for (row, y) in rows.iter().skip(top).zip(line..line + height) {
            match row {
                Row::Blank => {}
                Row::Title(title) => put((keys_at, y), title, title_style),
                Row::Keys(keys, words) => {
                    put((keys_at, y), keys, bright);
                    put((words_at, y), words, text);
                }
                Row::Sign(sign, words) => {
                    let (sign, style) = shown(scene, *sign);
                    put((keys_at, y), &sign, style);
                    put((words_at, y), words, text);
                }
            }
        }
    }
}

/// A sign as this terminal shows it, with its style.
fn shown(scene: Scene<'_>, sign: Sign) -> (String, Style) {
    let theme = scene.theme;
    let glyphs = theme.glyphs;
    let (sign, role) = match sign {
        Sign::Facet(facet) => {
            let (filled, hollow) = (signs::filled(scene, facet.0), signs::hollow(scene, facet.0));
            return (
                format!("{filled} {hollow}"),
                theme.style(Role::Facet(facet.0)),
            );
        }
        Sign::Note => (glyphs.note, Role::Note),
        Sign::Here => (glyphs.here, Role::Bright),
        Sign::Read => (glyphs.check, Role::Muted),
        Sign::Forgiving => ("~", Role::Hit),
        Sign::Weak => (signs::WEAK, Role::Bright),
    };
    let style = theme.style(role).remove_modifier(Modifier::UNDERLINED);
    (sign.to_owned(), style)
}
