//! The header: what is read, and where in it the reader is.

use ratatui::buffer::Buffer;

use super::Scene;
use super::canvas::Canvas;
use super::theme::Role;
use crate::app::panes::outline;
use crate::app::{Part, Upkeep};
use crate::text::width::width;

/// Words read in a minute, for the time that is left.
const WORDS_PER_MINUTE: usize = 230;
/// Minutes above which hours are told.
const MOST_MINUTES: usize = 180;
/// Fewest cells of a section's name.
const LEAST_SECTION: usize = 11;
/// The least part of the header that the title keeps before the minutes: one of
/// so many.
const LEAST_TITLE: usize = 3;

pub(super) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let mut canvas = Canvas::new(theme, buffer, areas.header);
    let columns = usize::from(areas.header.width).saturating_sub(2);
    let document = &model.document;
    let title = document
        .meta
        .title
        .as_ref()
        .unwrap_or(&model.opened.name)
        .as_str();
    let (author, role) = match model.opened.part {
        Part::Whole if model.upkeep == Upkeep::Followed => ("following the file", Role::Muted),
        // The footer tells that the rest is being read.
        Part::Whole | Part::Loading => (
            document.meta.author.as_deref().unwrap_or_default(),
            Role::Muted,
        ),
        Part::Start => ("only the start was read", Role::Hit),
    };
    // Without headings there is nothing that an opening would open.
    let mut sections = document.sections().iter();
    let has_headings = sections.any(|section| section.heading.is_some());
    let section = model
        .section()
        .filter(|_| has_headings)
        .map_or("", |section| outline::title(document, section));
    let place = place(scene);
    let minutes = minutes_left(scene);
    let shares = shares(
        columns,
        [title, author, section, &place, &minutes].map(width),
    );

    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let end = canvas.fit((1, 0), title, shares.title, bright);
    if shares.author > 0 {
        canvas.text(end + 3, 0, author, theme.style(role));
    }
    let mut right = areas.header.width.saturating_sub(1);
    if shares.minutes {
        right = canvas
            .text_before(right, 0, &minutes, muted)
            .saturating_sub(2);
    }
    let start = canvas.text_before(right, 0, &place, muted);
    if shares.section > 0 {
        let section = canvas.cut(section, shares.section);
        let text = theme.style(Role::Text);
        canvas.text_before(start.saturating_sub(2), 0, &section, text);
    }
}

/// Cells for the parts of the header; none where a part gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shares {
    title: usize,
    author: usize,
    section: usize,
    minutes: bool,
}

/// What `columns` leave for title, author, section, place and minutes of given
/// widths. The author gives way first, then the section, then the end of the
/// title, then the minutes; the place stays.
fn shares(columns: usize, widths: [usize; 5]) -> Shares {
    let [title, author, section, place, minutes] = widths;
    let with = |width: usize, gap: usize| if width > 0 { width + gap } else { 0 };
    let left = |author: usize, section: usize, has_minutes: bool| {
        let minutes = if has_minutes { minutes + 2 } else { 0 };
        let gap = if section > 0 { 3 } else { 2 };
        columns.checked_sub(gap + with(author, 3) + with(section, 2) + place + minutes)
    };
    // A section takes what a whole title leaves, if that says anything.
    let narrow = left(0, 0, true).map_or(0, |left| left.saturating_sub(title + 3));
    let narrow = if narrow < section.min(LEAST_SECTION) {
        0
    } else {
        narrow.min(section)
    };
    let least = (columns / LEAST_TITLE).min(title);
    [
        (author, section, true, title),
        (0, section, true, title),
        (0, narrow, true, title),
        (0, 0, true, least),
        (0, 0, false, 0),
    ]
    .into_iter()
    .find_map(|(author, section, minutes, least)| {
        let left = left(author, section, minutes)?;
        (left >= least).then_some(Shares {
            title: left.min(title),
            author,
            section,
            minutes,
        })
    })
    .unwrap_or(Shares {
        title: 0,
        author: 0,
        section: 0,
        minutes: false,
    })
}

fn place(scene: Scene<'_>) -> String {
    let document = &scene.model.document;
    let paragraph = scene
        .model
        .here()
        .map_or(0, |here| document.paragraph_reached(here.block));
    let sign = scene.theme.glyphs.paragraph;
    if scene.model.opened.part == Part::Loading {
        // Nobody knows yet of how many.
        return format!("{sign} {paragraph}/{}", scene.theme.glyphs.ellipsis);
    }
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
    if scene.model.opened.part == Part::Loading {
        return String::new();
    }
    let words = scene.model.document.words() as usize;
    let left = words * (100 - percent(scene).min(100)) / 100;
    time_left(left.div_ceil(WORDS_PER_MINUTE))
}

/// Minutes as people tell them: nobody counts a book in minutes.
fn time_left(minutes: usize) -> String {
    if minutes > MOST_MINUTES {
        format!("{} h left", minutes.div_ceil(60))
    } else {
        format!("{minutes} min left")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_times_are_told_in_hours() {
        assert_eq!(time_left(7), "7 min left");
        assert_eq!(time_left(MOST_MINUTES), "180 min left");
        assert_eq!(time_left(MOST_MINUTES + 1), "4 h left");
    }

    #[test]
    fn the_title_is_cut_after_author_and_section_gave_way_and_the_place_never() {
        // Title 52, author 16, section 25, place 13, minutes 10.
        let widths = [52, 16, 25, 13, 10];
        let at = |columns| {
            let shares = shares(columns, widths);
            (shares.title, shares.author, shares.section, shares.minutes)
        };
        assert_eq!(at(140), (52, 16, 25, true));
        assert_eq!(at(126), (52, 16, 25, true));
        assert_eq!(at(125), (52, 0, 25, true));
        assert_eq!(at(107), (52, 0, 25, true));
        assert_eq!(at(106), (52, 0, 24, true));
        assert_eq!(at(93), (52, 0, 11, true));
        assert_eq!(at(92), (52, 0, 0, true));
        assert_eq!(at(78), (51, 0, 0, true));
        assert_eq!(at(58), (31, 0, 0, true));
        assert_eq!(at(38), (23, 0, 0, false));
        assert_eq!(at(10), (0, 0, 0, false));
        let endless = shares(118, [1000, 16, 25, 13, 10]);
        assert_eq!(endless, shares(118, [91, 16, 25, 13, 10]));
    }
}
