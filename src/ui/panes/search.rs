//! The search panel over the lower part of the screen.

mod nothing;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::action::BoxAction;
use crate::app::keymap::{self, Context};
use crate::app::layout::{SheetAreas, share};
use crate::app::panes::outline;
use crate::app::panes::search::{ResultRow, SCOPES, ScopesShown, Search};
use crate::app::{OpenSearch, Origin};
use crate::search::{Hit, Target};
use crate::text::number_of;
use crate::text::width::{fitting, width};
use crate::typeset::excerpt;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, input, selected_row, sheet, signs};

/// Column of labels, headings and sentences.
const TEXT: u16 = 5;
/// Columns from which a row says where its hit stands.
const PLACED: u16 = 60;

/// Fewest cells of a section's name, or of what else is cut there.
const LEAST_PLACE: usize = 6;

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    OpenSearch { search, origin }: &OpenSearch,
    areas: SheetAreas,
    buffer: &mut Buffer,
) -> Position {
    let mut canvas = sheet(scene, areas, buffer);
    let cursor = head(scene, &mut canvas, search);
    if search.found.asks_nothing() {
        nothing::language(scene, &mut canvas, areas);
    } else if search.found.answer.hits.is_empty() {
        nothing::draw(scene, &mut canvas, search, areas);
    } else {
        for (row, line) in search
            .rows()
            .iter()
            .skip(search.cursor.top)
            .zip(areas.body_rows())
        {
            result(scene, &mut canvas, line, search, *row);
        }
    }
    foot(scene, &mut canvas, search, origin);
    cursor
}

/// The input line with scopes and what was read how.
fn head(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search) -> Position {
    let columns = canvas.area().width;
    let (said, _) = scene.model.said(search);
    match scene.model.scopes_shown(search) {
        Some(shown) if shown.row == 0 => {
            let cursor = input(
                scene,
                canvas,
                ("/", &search.line),
                shown.column.saturating_sub(4),
            );
            let end = scopes(scene, canvas, search, &shown);
            let room = usize::from(columns.saturating_sub(end + 4));
            // What is too long for its place has the row below.
            let row = u16::from(width(&said) > room);
            tell(scene, canvas, row, &said, columns.saturating_sub(2));
            return cursor;
        }
        Some(shown) => {
            scopes(scene, canvas, search, &shown);
            let room = columns.saturating_sub(4);
            return input(scene, canvas, ("/", &search.line), room);
        }
        None => {}
    }
    tell(scene, canvas, 1, &said, columns.saturating_sub(2));
    let mut shown = SCOPES.iter().zip(search.found.counts);
    let words = shown
        .find(|((scope, _), _)| *scope == search.scope)
        .map(|((_, name), count)| format!("{name} {}", search.found.counted(count)));
    let end = columns.saturating_sub(1);
    let muted = scene.theme.style(Role::Muted);
    let start = canvas.text_before(end, 0, &words.unwrap_or_default(), muted);
    input(scene, canvas, ("/", &search.line), start.saturating_sub(4))
}

/// All scopes with their counts; returns the column after them.
fn scopes(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search, shown: &ScopesShown) -> u16 {
    let theme = scene.theme;
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let mut end = shown.column;
    let cells = shown.cells(search);
    for (((scope, name), count), columns) in SCOPES.iter().zip(search.found.counts).zip(cells) {
        let (name_style, count_style) = if *scope == search.scope {
            (bright.add_modifier(Modifier::UNDERLINED), bright)
        } else {
            (muted, muted)
        };
        let (name, _) = fitting(name, shown.letters);
        end = canvas.text(columns.start, shown.row, name, name_style);
        let count = search.found.counted(count);
        end = canvas.text(end + 1, shown.row, &count, count_style);
    }
    end
}

fn tell(scene: Scene<'_>, canvas: &mut Canvas<'_>, row: u16, said: &str, room: u16) {
    let theme = scene.theme;
    let words = canvas.cut(said, room.into());
    let end = canvas.area().width.saturating_sub(1);
    let start = canvas.text_before(end, row, &words, theme.style(Role::Muted));
    if words.starts_with('~') {
        canvas.text(start, row, "~", tilde(scene));
    }
}

fn tilde(scene: Scene<'_>) -> Style {
    scene
        .theme
        .style(Role::Hit)
        .remove_modifier(Modifier::UNDERLINED)
}

fn result(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, search: &Search, row: ResultRow) {
    let theme = scene.theme;
    match row {
        ResultRow::Blank => {}
        ResultRow::Title(group, count) => {
            let title = theme.style(Role::Muted).add_modifier(Modifier::BOLD);
            let end = canvas.text(1, line, group.title(), title);
            canvas.text(
                end + 1,
                line,
                &search.found.counted(count),
                theme.style(Role::Muted),
            );
        }
        ResultRow::Hit(number, at) => {
            let Some(hit) = search.found.answer.hits.get(number) else {
                return;
            };
            let is_chosen = at == search.cursor.selected;
            if is_chosen {
                selected_row(scene, canvas, line);
            }
            match hit.target {
                Target::Entry(id) => entry(scene, canvas, line, hit, id, is_chosen),
                Target::Section(_) | Target::Sentence(_) | Target::Title => {
                    unit(scene, canvas, line, hit, is_chosen);
                }
            }
        }
    }
}

/// A row with an entry: its sign, its label, how much of it there is.
fn entry(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    hit: &Hit,
    id: crate::facets::EntryId,
    is_chosen: bool,
) {
    let Scene { model, theme, .. } = scene;
    let Some(entry) = model.briefing.entry(id) else {
        return;
    };
    let facet = entry.facet.0;
    let sign = signs::filled(scene, facet);
    canvas.text(3, line, sign, theme.style(Role::Facet(facet)));
    let right = right_column(canvas.area().width);
    let base = theme.style(if is_chosen { Role::Bright } else { Role::Text });
    let room = usize::from(right.saturating_sub(TEXT + 3));
    let label = canvas.cut(&entry.label, room);
    let end = canvas.styled(TEXT, line, &label, |at| found(scene, base, hit, at));
    if let Some(name) = &hit.name {
        let room = usize::from(right.saturating_sub(end + 4));
        let words = format!("also {name}");
        canvas.fit((end + 2, line), &words, room, theme.style(Role::Muted));
    }
    let singular = model
        .briefing
        .facet(entry.facet)
        .map_or("", |facet| facet.singular.as_str());
    let count = entry.evidence.len();
    let found = if count == 0 {
        "not in this text".to_owned()
    } else {
        number_of(count, "sentence")
    };
    right_side(scene, canvas, line, hit, singular, &found);
}

/// Where the right side of the rows begins.
fn right_column(columns: u16) -> u16 {
    if columns < PLACED {
        columns.saturating_sub(1)
    } else {
        share(columns, 3, 4)
    }
}

/// A row with a heading or a sentence.
fn unit(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, hit: &Hit, is_chosen: bool) {
    let Scene { model, theme, .. } = scene;
    let document = &model.document;
    let (text, section, block) = match hit.target {
        Target::Sentence(id) => (
            document.sentence_text(id),
            document.section_of(id),
            document.sentence(id).map(|span| span.block),
        ),
        Target::Section(id) => (document.heading(id).unwrap_or_default(), None, None),
        Target::Title => (
            document.meta.title.as_deref().unwrap_or_default(),
            None,
            None,
        ),
        Target::Entry(_) => return,
    };
    let base = theme.style(if is_chosen { Role::Bright } else { Role::Text });
    let base = base.remove_modifier(Modifier::BOLD);
    let room = right_column(canvas.area().width).saturating_sub(TEXT + 2);
    let parts: Vec<Range<usize>> = excerpt(text, &hit.matched, room.into());
    canvas.excerpt((TEXT, line), text, &parts, room, |at| {
        found(scene, base, hit, at)
    });
    let paragraph = block
        .and_then(|block| document.block(block)?.paragraph())
        .map(|number| format!("{} {number}", theme.glyphs.paragraph))
        .unwrap_or_default();
    let kind = match hit.target {
        Target::Title => "title",
        Target::Section(_) | Target::Sentence(_) | Target::Entry(_) => "section",
    };
    let section = section.map_or(kind, |id| outline::title(document, id));
    right_side(scene, canvas, line, hit, section, &paragraph);
}

/// Kind or section at the left of the right side, place at its end; before both
/// a mark where the hit does not show the words as typed.
fn right_side(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    hit: &Hit,
    words: &str,
    place: &str,
) {
    let theme = scene.theme;
    let columns = canvas.area().width;
    let start = right_column(columns);
    if hit.tier.is_forgiving() {
        canvas.text(start.saturating_sub(1), line, "~", tilde(scene));
    }
    if columns < PLACED {
        return;
    }
    let muted = theme.style(Role::Muted);
    let end = canvas.text_before(columns.saturating_sub(1), line, place, muted);
    let room = end.saturating_sub(start + 3);
    let room = usize::from(room);
    if room >= LEAST_PLACE || width(words) <= room {
        canvas.fit((start + 1, line), words, room, muted);
    }
}

/// The style of a byte of a hit: what was found is marked.
fn found(scene: Scene<'_>, base: Style, hit: &Hit, at: usize) -> Style {
    let is_found = hit.matched.iter().any(|bytes| bytes.contains(&at));
    if is_found {
        base.patch(scene.theme.style(Role::Hit))
    } else {
        base
    }
}

fn foot(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search, origin: &Origin) {
    let Scene { model, theme, .. } = scene;
    let row = canvas.area().height.saturating_sub(1);
    let end = canvas.area().width.saturating_sub(1);
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let total = search.choosable();
    let counter = match (search.found.answer.hits.len(), search.found.asks_nothing()) {
        (_, true) => String::new(),
        (0, false) => "no hits".to_owned(),
        _ => format!("{}/{total}", search.cursor.selected + 1),
    };
    let start = canvas.text_before(end, row, &counter, bright);
    let back = origin
        .place
        .focus
        .map(|here| model.document.paragraph_reached(here.block))
        .map_or("back".to_owned(), |paragraph| {
            format!("back to {} {paragraph}", theme.glyphs.paragraph)
        });
    let accept = match search.chosen() {
        Some(_) => Some("keep as hit list"),
        None if search.chosen_instead().is_some() => Some("search this instead"),
        None => search.line.text().is_empty().then_some("close"),
    };
    let exact = if search.exact_only {
        "typos too"
    } else {
        "exact only"
    };
    let accept = accept.map(|words| (keymap::key_of(BoxAction::Accept), words));
    let turn = [BoxAction::Down, BoxAction::Up];
    let turn = if search.found.asks_nothing() {
        (!model.queries.is_empty()).then_some((&turn[1..], "former queries"))
    } else {
        (total > 1).then_some((&turn[..], "choose"))
    };
    let turn = turn.map(|(actions, words)| (keymap::keys_of(actions, &[Context::Box]), words));
    let back = (keymap::key_of(BoxAction::Cancel), back.as_str());
    let other = [
        (keymap::key_of(BoxAction::NextScope), "scope"),
        (keymap::key_of(BoxAction::ExactOnly), exact),
    ];
    let hints = accept.into_iter().chain([back]).chain(turn).chain(other);
    let mut at = 1;
    for (keys, words) in hints {
        let needed = u16::try_from(width(&keys) + width(words) + 1).unwrap_or(u16::MAX);
        if at + needed + 2 > start {
            break;
        }
        at = canvas.text(at, row, &keys, bright);
        at = canvas.text(at + 1, row, words, muted) + 3;
    }
}
