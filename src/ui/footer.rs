//! The footer: the keys that matter, or a message, or what is pending.

use ratatui::buffer::Buffer;

use super::Scene;
use super::canvas::Canvas;
use super::theme::Role;
use crate::app::keymap;
use crate::app::status::{Status, StatusKind};
use crate::text::width::{shortened, width};

pub(super) fn draw(scene: Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let mut canvas = Canvas::new(buffer, areas.footer);
    canvas.clear(theme.style(Role::Text));
    let end = areas.footer.width.saturating_sub(1);
    if let Some(status) = &model.status {
        message(scene, status, &mut canvas, end);
    } else if model.pending.is_empty() {
        hints(scene, &mut canvas, end);
    } else {
        pending(scene, &mut canvas);
    }
}

fn message(scene: Scene<'_>, status: &Status, canvas: &mut Canvas<'_>, end: u16) {
    let theme = scene.theme;
    let (sign, role) = match status.kind {
        StatusKind::Done => (theme.glyphs.check, Role::Done),
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

/// Keys with their words, as many as fit; the last, help, stays.
fn hints(scene: Scene<'_>, canvas: &mut Canvas<'_>, end: u16) {
    let theme = scene.theme;
    let mut hints = keymap::hints(&scene.model.contexts());
    let Some((_, last_keys, last_words)) = hints.pop() else {
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
    for (_, keys, words) in &hints {
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
    let words = if model.pending.letter.is_some() {
        "then a letter for the mark"
    } else if keys.is_empty() {
        "then a motion: j row   ) sentence   ] section   G paragraph   % percent"
    } else {
        "and then one of its keys"
    };
    let letter = match model.pending.letter {
        Some(crate::app::pending::Letter::SetMark) => "m",
        Some(crate::app::pending::Letter::GoToMark) => "'",
        None => "",
    };
    let at = canvas.text(
        1,
        0,
        &format!("{count}{keys}{letter}"),
        theme.style(Role::Bright),
    );
    canvas.text(at + 2, 0, words, theme.style(Role::Muted));
}
