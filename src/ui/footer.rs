//! The footer: the keys that matter, or a message, or what is pending.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::canvas::Canvas;
use super::theme::Role;
use super::{Scene, hint_row, input};
use crate::app::action::{Action, BoxAction, Motion, PaneAction, SheetAction};
use crate::app::keymap::{self, Context};
use crate::app::layout::{Arrangement, Pane};
use crate::app::line::InputLine;
use crate::app::pending::Letter;
use crate::app::status::{Status, StatusKind};
use crate::text::width::{shortened, width};

/// Columns from which the counter of hits has a name.
const NAMED_COUNTER: u16 = 64;

pub(super) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let mut canvas = Canvas::new(buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
    let end = counter(scene, &mut canvas);
    if let Some(status) = &model.status {
        message(scene, status, &mut canvas, end);
    } else if model.pending.is_empty() {
        hints(scene, &mut canvas, end);
    } else {
        pending(scene, &mut canvas);
    }
}

/// The place in the hit list, at the right; returns where it begins.
fn counter(scene: Scene<'_>, canvas: &mut Canvas<'_>) -> u16 {
    let Scene { model, theme, .. } = scene;
    let end = canvas.area().width.saturating_sub(1);
    let Some(hits) = &model.hits else {
        return end;
    };
    let count = hits.hits.len();
    let numbers = match hits.current {
        Some(current) => format!("{}/{count}", current + 1),
        None => count.to_string(),
    };
    let walk = [PaneAction::NextHit, PaneAction::PreviousHit];
    let keys = keymap::keys_of(&walk, &[Context::All]);
    let mut start = canvas.text_before(end, 0, &keys, theme.style(Role::Muted));
    start = canvas.text_before(
        start.saturating_sub(2),
        0,
        &numbers,
        theme.style(Role::Bright),
    );
    if canvas.area().width >= NAMED_COUNTER {
        let style = match hits.entry().and_then(|id| model.briefing.entry(id)) {
            Some(entry) => theme.style(Role::Facet(entry.facet.0)),
            None => theme.style(Role::Hit),
        };
        let room = usize::from(canvas.area().width / 5);
        let label = shortened(&hits.label, room, theme.glyphs.ellipsis);
        start = canvas.text_before(start.saturating_sub(1), 0, &label, style);
    }
    start.saturating_sub(2)
}

fn message(scene: Scene<'_>, status: &Status, canvas: &mut Canvas<'_>, end: u16) {
    let theme = scene.theme;
    let (sign, role) = match status.kind {
        StatusKind::Done => (theme.glyphs.check, Role::Done),
        StatusKind::Wrapped => (theme.glyphs.wrapped, Role::Text),
        StatusKind::Refused => ("", Role::Text),
        StatusKind::Warning => ("!", Role::Hit),
        StatusKind::Error => (theme.glyphs.cross, Role::Error),
    };
    let mut at = 1;
    if !sign.is_empty() {
        at = canvas.text(at, 0, sign, theme.style(role)) + 1;
    }
    let room = usize::from(end.saturating_sub(at));
    canvas.text(
        at,
        0,
        &shortened(&status.text, room, theme.glyphs.ellipsis),
        theme.style(Role::Text),
    );
}

/// Keys with their words, for what has the focus.
fn all_hints(scene: Scene<'_>) -> Vec<(String, &'static str)> {
    let model = scene.model;
    let contexts = model.contexts();
    let in_card = model.focus == Pane::Facets && model.facets.card.is_some();
    let special: &[(&[Action], _)] = if model.selection.is_some() {
        &[
            (
                &[
                    PaneAction::NextSentence.action(),
                    PaneAction::PreviousSentence.action(),
                ],
                "more, fewer",
            ),
            (&[PaneAction::Copy.action()], "copy the sentences"),
            (&[PaneAction::CopyCited.action()], "copy with source"),
            (&[PaneAction::Select.action()], "stop selecting"),
        ]
    } else if in_card {
        &[
            (&[Motion::Down.action(), Motion::Up.action()], "evidence"),
            (&[PaneAction::OpenEntry.action()], "read there"),
            (&[PaneAction::CloseCard.action()], "list"),
            (&[PaneAction::Context.action()], "context"),
            (&[PaneAction::CopyCited.action()], "copy with source"),
            (&[PaneAction::Help.action()], "help"),
        ]
    } else {
        &[]
    };
    if !special.is_empty() {
        return special
            .iter()
            .map(|(actions, words)| (keymap::keys_of(actions, &contexts), *words))
            .collect();
    }
    keymap::hints(&contexts, scene.areas.arrangement == Arrangement::One)
}

/// Keys with their words, as many as fit; the last, help, stays.
fn hints(scene: Scene<'_>, canvas: &mut Canvas<'_>, end: u16) {
    let theme = scene.theme;
    let mut hints = all_hints(scene);
    let Some((last_keys, last_words)) = hints.pop() else {
        return;
    };
    let needed =
        |keys: &str, words: &str| u16::try_from(width(keys) + width(words) + 1).unwrap_or(u16::MAX);
    let reserved = needed(&last_keys, last_words);
    let mut at = 1;
    let mut put = |at: u16, keys: &str, words: &str| {
        let after = canvas.text(at, 0, keys, theme.style(Role::Bright));
        canvas.text(after + 1, 0, words, theme.style(Role::Muted)) + 3
    };
    for (keys, words) in &hints {
        if at + needed(keys, words) + 3 + reserved > end {
            break;
        }
        at = put(at, keys, words);
    }
    if at + reserved <= end {
        put(at, &last_keys, last_words);
    }
}

fn pending(scene: Scene<'_>, canvas: &mut Canvas<'_>) {
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
    let motions = counted_motions(&model.contexts());
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
    canvas.text(at + 2, 0, words, theme.style(Role::Muted));
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
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let mut canvas = Canvas::new(buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
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
    let muted = theme.style(Role::Muted);
    let end = areas.footer.width.saturating_sub(1);
    let hints = format!(
        "{} keep   {} show all",
        keymap::key_of(BoxAction::Accept),
        keymap::key_of(BoxAction::Cancel)
    );
    let start = canvas.text_before(end, 0, &hints, muted);
    let counts = format!("{shown} of {all}");
    let start = canvas.text_before(start.saturating_sub(3), 0, &counts, muted);
    input(scene, &mut canvas, ("&", line), start.saturating_sub(5))
}

/// How to choose a word of the sentence.
pub(super) fn word(scene: Scene<'_>, at: usize, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let mut canvas = Canvas::new(buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
    let words = model.words_here();
    let word = words.get(at).map_or("", |span| model.document.slice(*span));
    let column = canvas.text(1, 0, "*", theme.style(Role::Bright)) + 1;
    let column = canvas.text(column, 0, word, theme.style(Role::Text)) + 3;
    let turn = [SheetAction::PreviousWord, SheetAction::NextWord];
    let hints = [
        (keymap::keys_of(&turn, &[Context::Sheet]), "choose a word"),
        (keymap::key_of(SheetAction::Open), "search it"),
        (keymap::key_of(SheetAction::Close), "close"),
    ];
    hint_row(scene, &mut canvas, (column, 0), &hints);
}
