//! The header: what is read, and where in it the reader is.

use ratatui::buffer::Buffer;

use super::Scene;
use super::canvas::Canvas;
use super::theme::Role;
use crate::app::Part;
use crate::app::panes::outline;
use crate::text::width::{shortened, width};

/// Words read in a minute, for the time that is left.
const WORDS_PER_MINUTE: usize = 230;
/// Cells between two parts.
const GAP: usize = 3;
/// Fewest cells of a section's name.
const LEAST_SECTION: usize = 11;

pub(super) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let mut canvas = Canvas::new(buffer, areas.header);
    let columns = usize::from(areas.header.width).saturating_sub(2);
    let ellipsis = theme.glyphs.ellipsis;
    let document = &model.document;
    let title = document
        .meta
        .title
        .as_ref()
        .unwrap_or(&model.opened.name)
        .as_str();
    let (author, role) = match model.opened.part {
        Part::Whole => (
            document.meta.author.as_deref().unwrap_or_default(),
            Role::Muted,
        ),
        // What counts and shares are of comes before who wrote it.
        Part::Loading => ("reading the rest …", Role::Muted),
        Part::Start => ("only the start was read", Role::Hit),
    };
    let section = model
        .section()
        .map_or("", |section| outline::title(document, section));

    let place = place(scene);
    let minutes = minutes_left(scene);
    // What gives way when it is narrow: author, section, minutes, then the title is cut.
    let mut right = format!("{place}  {minutes}");
    if width(title) + GAP + width(&right) > columns {
        right = place;
    }
    let mut room = columns.saturating_sub(width(title) + GAP + width(&right));
    let section = if width(section) + 2 <= room {
        section.to_owned()
    } else if room >= LEAST_SECTION + 2 {
        shortened(section, room - 2, ellipsis)
    } else {
        String::new()
    };
    room = room.saturating_sub(if section.is_empty() {
        0
    } else {
        width(&section) + 2
    });
    let author = if width(author) + GAP <= room {
        author
    } else {
        ""
    };

    let title_room = columns.saturating_sub(width(&right) + 2);
    let muted = theme.style(Role::Muted);
    let mut end = canvas.text(
        1,
        0,
        &shortened(title, title_room, ellipsis),
        theme.style(Role::Bright),
    );
    if !author.is_empty() {
        end = canvas.text(end + 3, 0, author, theme.style(role));
    }
    let start = canvas.text_before(areas.header.width.saturating_sub(1), 0, &right, muted);
    if !section.is_empty() && start > end {
        canvas.text_before(start - 2, 0, &section, theme.style(Role::Text));
    }
}

fn place(scene: Scene<'_>) -> String {
    let document = &scene.model.document;
    let paragraph = scene
        .model
        .here()
        .map_or(0, |here| document.paragraph_reached(here.block));
    let sign = scene.theme.glyphs.paragraph;
    format!(
        "{sign} {paragraph}/{}  {} %",
        document.paragraphs(),
        percent(scene)
    )
}

/// Share of the text before the end of the focused sentence, in percent.
fn percent(scene: Scene<'_>) -> usize {
    let document = &scene.model.document;
    scene.model.here().map_or(0, |here| {
        let first = here.block.0 == 0 && here.start == 0;
        document.part_at(here.block, if first { 0 } else { here.end }, 100)
    })
}

fn minutes_left(scene: Scene<'_>) -> String {
    let words = scene.model.document.words() as usize;
    let left = words * (100 - percent(scene).min(100)) / 100;
    format!("{} min left", left.div_ceil(WORDS_PER_MINUTE))
}
