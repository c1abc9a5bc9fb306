//! The footer: the keys that matter, or a message, or what is pending.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::canvas::Canvas;
use super::theme::Role;
use super::{Scene, hint_row, input_before};
use crate::app::action::{BoxAction, Motion, PaneAction, SheetAction};
use crate::app::hints::{self, Hint};
use crate::app::keymap::{self, Context};
use crate::app::layout::{Arrangement, Pane};
use crate::app::line::InputLine;
use crate::app::pending::{Ahead, Letter};
use crate::app::status::{FIRST, Status, StatusKind};
use crate::app::{DictionaryState, Model, Part};
use crate::facets::Provenance;

/// Columns from which the counter of hits has a name, and the filter its keys.
const NAMED_COUNTER: u16 = 64;
/// Bytes of text from which it is told what is still being done to it: what is done
/// to less takes no longer than a third of a second.
const NOTICED: usize = 512 << 10;
/// Cells beside a name for what Enter does, the search and the help, where they leave it
/// enough to tell it by.
const BESIDE_NAME: usize = 36;
const ENOUGH: usize = 20;
/// Fewest cells of its name.
const LEAST_NAME: usize = 8;

pub(super) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let mut canvas = Canvas::new(theme, buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
    let is_narrow = areas.arrangement == Arrangement::One;
    let keys = hints::hints(model, is_narrow);
    // What stands at the left is not told again at the right.
    let is_told = model.status.is_none() && model.pending.is_empty();
    let cut_name = is_told.then(|| hints::cut_name(model)).flatten();
    let end = counter(scene, &mut canvas, &keys, cut_name);
    if let Some(status) = &model.status {
        message(scene, status, &mut canvas, end);
    } else if model.pending.is_empty() {
        let mut at = 1;
        if let Some(name) = cut_name {
            let room = usize::from(end).saturating_sub(hints::LEAST + hints::GAP + 1);
            // However long it is, it does not drive out what Enter does.
            let columns = usize::from(areas.footer.width);
            let room = room.min(columns * 9 / 16);
            let beside = columns.saturating_sub(BESIDE_NAME);
            let room = if beside >= ENOUGH {
                room.min(beside)
            } else {
                room
            };
            at = canvas.fit((1, 0), name, room, theme.style(Role::Text));
            at += u16::try_from(hints::GAP).unwrap_or(0);
        }
        let room = usize::from(end.saturating_sub(at));
        let mut hints = hints::fitted(keys, room);
        hints::name_entries(&mut hints, model, room, theme.glyphs.ellipsis);
        let hints: Vec<_> = hints.iter().map(Hint::shown).collect();
        hint_row(scene, &mut canvas, (at, 0), &hints);
    } else {
        pending(scene, &mut canvas, end);
    }
}

/// The place in the hit list, at the right, with its name unless that was `told`;
/// returns where the cells before it end. The name is cut before hints that stay give way.
fn counter(scene: Scene<'_>, canvas: &mut Canvas<'_>, keys: &[Hint], told: Option<&str>) -> u16 {
    let Scene { model, theme, .. } = scene;
    let columns = canvas.area().width;
    let mut start = columns.saturating_sub(1);
    let Some(hits) = scene.hits else {
        let words = progress(model).filter(|_| columns >= NAMED_COUNTER);
        return words.map_or(start, |words| {
            let end = canvas.text_before(start, 0, words, theme.style(Role::Muted));
            end.saturating_sub(u16::try_from(hints::GAP).unwrap_or(0))
        });
    };
    let count = hits.hits.len();
    let numbers = match hits.current {
        Some(current) => format!("{}/{count}", current + 1),
        None => count.to_string(),
    };
    let is_named = columns >= NAMED_COUNTER;
    if is_named {
        let walk = [PaneAction::NextHit, PaneAction::PreviousHit];
        let keys = keymap::keys_of(&walk, &[Context::All]);
        start = canvas.text_before(start, 0, &keys, theme.style(Role::Muted));
        start = start.saturating_sub(2);
    }
    start = canvas.text_before(start, 0, &numbers, theme.style(Role::Bright));
    if is_named && told != Some(hits.label.as_str()) {
        let style = match hits.entry().and_then(|id| model.briefing.entry(id)) {
            Some(entry) => theme.style(Role::Facet(entry.facet.0)),
            None => theme.style(Role::Hit).remove_modifier(Modifier::UNDERLINED),
        };
        let lasting = hints::cells(&hints::lasting(keys)) + hints::GAP;
        let room = usize::from(start).saturating_sub(lasting + 2);
        let room = room.clamp(LEAST_NAME, usize::from(columns / 5));
        let label = canvas.cut(&hits.label, room);
        start = canvas.text_before(start.saturating_sub(1), 0, &label, style);
    }
    start.saturating_sub(u16::try_from(hints::GAP).unwrap_or(0))
}

/// What is still being done to the article, where it takes longer than a moment.
fn progress(model: &Model) -> Option<&'static str> {
    if model.opened.part == Part::Loading {
        return Some(match model.ahead {
            Some(Ahead::End) => "reading on to the end …",
            Some(Ahead::Paragraph(_) | Ahead::Percent(_)) => "reading on to there …",
            None => "reading the rest …",
        });
    }
    let is_noticed = model.document.len() > NOTICED;
    let is_listing = matches!(model.dictionary, DictionaryState::Awaited);
    if is_noticed && model.briefing.provenance == Provenance::Awaited {
        Some("finding entries …")
    } else if is_noticed && (model.is_indexing || is_listing) {
        Some("preparing the search …")
    } else {
        None
    }
}

/// The message at the foot of a sheet, which covers the footer.
pub(super) fn told(scene: Scene<'_>, foot: Rect, buffer: &mut Buffer) {
    if let Some(status) = &scene.model.status {
        let mut canvas = Canvas::new(scene.theme, buffer, foot);
        canvas.clear(scene.theme.style(Role::OnSheet));
        message(scene, status, &mut canvas, foot.width.saturating_sub(1));
    }
}

fn message(scene: Scene<'_>, status: &Status, canvas: &mut Canvas<'_>, end: u16) {
    let theme = scene.theme;
    let (sign, role) = match status.kind {
        StatusKind::Done => (theme.glyphs.check, Role::Done),
        StatusKind::Wrapped => (theme.glyphs.wrapped, Role::Text),
        StatusKind::Welcome | StatusKind::Refused => ("", Role::Text),
        StatusKind::Warning => ("!", Role::Hit),
        StatusKind::Error => (theme.glyphs.cross, Role::Error),
    };
    let mut at = 1;
    if !sign.is_empty() {
        at = canvas.text(at, 0, sign, theme.style(role)) + 1;
    }
    let room = usize::from(end.saturating_sub(at));
    let shown = canvas.cut(&status.text, room);
    let keys = match status.kind {
        StatusKind::Welcome => FIRST
            .map(|key| format!(" {} ", keymap::key_of(key)))
            .to_vec(),
        StatusKind::Done
        | StatusKind::Wrapped
        | StatusKind::Refused
        | StatusKind::Warning
        | StatusKind::Error => Vec::new(),
    };
    let found = |key: &String| shown.find(key).map(|at| at..at + key.len());
    let keys: Vec<_> = keys.iter().filter_map(found).collect();
    let (text, bright) = (theme.style(Role::Text), theme.style(Role::Bright));
    canvas.styled(at, 0, &shown, |at| {
        let is_key = keys.iter().any(|key| key.contains(&at));
        if is_key { bright } else { text }
    });
}

fn pending(scene: Scene<'_>, canvas: &mut Canvas<'_>, end: u16) {
    let Scene { model, theme, .. } = scene;
    let keys: String = model
        .pending
        .chord
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ");
    let count = model
        .pending
        .count
        .map(|count| count.to_string())
        .unwrap_or_default();
    let motions = counted_motions(model.contexts());
    let words = if model.pending.letter.is_some() {
        "then a letter for the mark"
    } else if keys.is_empty() {
        motions.as_str()
    } else {
        "and then one of its keys"
    };
    let letter = match model.pending.letter {
        Some(Letter::SetMark) => keymap::key_of(PaneAction::SetMark),
        Some(Letter::GoToMark) => keymap::key_of(PaneAction::GoToMark),
        None => String::new(),
    };
    let at = canvas.text(
        1,
        0,
        &format!("{count}{keys}{letter}"),
        theme.style(Role::Bright),
    );
    let room = usize::from(end.saturating_sub(at + 2));
    canvas.fit((at + 2, 0), words, room, theme.style(Role::Muted));
}

/// What a count may go before, in the given contexts.
fn counted_motions(contexts: &[Context]) -> String {
    let motions = [
        (Motion::Down.action(), "row"),
        (PaneAction::NextSentence.action(), "sentence"),
        (PaneAction::NextSection.action(), "section"),
        (Motion::Bottom.action(), "paragraph"),
        (PaneAction::Percent.action(), "percent"),
    ];
    let known = motions.into_iter().filter_map(|(action, what)| {
        let keys = keymap::keys_of(&[action], contexts);
        (!keys.is_empty()).then(|| format!("{keys} {what}"))
    });
    let known: Vec<String> = known.collect();
    format!("then a motion: {}", known.join("   "))
}

/// The filter of the focused list, in place of the hints.
pub(super) fn filter(scene: Scene<'_>, line: &InputLine, buffer: &mut Buffer) -> Position {
    let model = scene.model;
    let (shown, all) = match model.focus {
        Pane::Outline => (
            model.outline.visible(&model.document).len(),
            model.document.sections().len(),
        ),
        Pane::Facets | Pane::Text => (
            model.facets.entries(&model.briefing).len(),
            model
                .briefing
                .facet(model.facets.facet())
                .map_or(0, |facet| facet.entries.len()),
        ),
    };
    let counts = format!("{shown} of {all}");
    asked(scene, ("&", line), ("keep", "show all"), &counts, buffer)
}

/// Another name for an entry, in place of the hints.
pub(super) fn rename(scene: Scene<'_>, line: &InputLine, buffer: &mut Buffer) -> Position {
    let sign = keymap::key_of(PaneAction::Rename);
    asked(scene, (&sign, line), ("rename", "cancel"), "", buffer)
}

/// A line to type in, then how much it finds, then what the two keys that end it
/// do, or a message.
fn asked(
    scene: Scene<'_>,
    input_line: (&str, &InputLine),
    (accept, cancel): (&str, &str),
    counts: &str,
    buffer: &mut Buffer,
) -> Position {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let mut canvas = Canvas::new(theme, buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
    let hints = match &model.status {
        Some(status) => status.text.to_string(),
        None if areas.footer.width < NAMED_COUNTER => String::new(),
        None => format!(
            "{} {accept}   {} {cancel}",
            keymap::key_of(BoxAction::Accept),
            keymap::key_of(BoxAction::Cancel)
        ),
    };
    let known: Vec<&str> = [counts, &hints]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    input_before(scene, &mut canvas, input_line, &known.join("   "))
}

/// How to choose a word of the sentence.
pub(super) fn word(scene: Scene<'_>, at: usize, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let mut canvas = Canvas::new(theme, buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
    let words = model.words_here();
    let word = words.get(at).map_or("", |span| model.document.slice(*span));
    let column = canvas.text(1, 0, "*", theme.style(Role::Bright)) + 1;
    let room = usize::from(areas.footer.width / 2);
    let column = canvas.fit((column, 0), word, room, theme.style(Role::Text)) + 3;
    if let Some(status) = &model.status {
        let room = usize::from(areas.footer.width.saturating_sub(column + 1));
        canvas.fit((column, 0), &status.text, room, theme.style(Role::Text));
        return;
    }
    let turn = [SheetAction::PreviousWord, SheetAction::NextWord];
    let hints = [
        (keymap::keys_of(&turn, &[Context::Sheet]), "choose a word"),
        (keymap::key_of(SheetAction::Open), "search it"),
        (keymap::key_of(SheetAction::Close), "close"),
    ];
    hint_row(scene, &mut canvas, (column, 0), &hints);
}
