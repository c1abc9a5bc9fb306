//! The card of an entry, over the list of its facet.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::action::PaneAction;
use crate::app::keymap;
use crate::app::layout::{Pane, share};
use crate::app::panes::card::{Card, CardRow, extent};
use crate::app::panes::outline;
use crate::facets::{Entry, EntryId, all_sentences};
use crate::text::SentenceId;
use crate::text::width::{shortened, width};
use crate::typeset::excerpt;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, signs};

/// Column of the values behind the words Named, Found, Where.
const VALUES: u16 = 11;
/// Column of the text of evidence.
const EVIDENCE: u16 = 7;

pub(super) fn draw(scene: Scene<'_>, card: &Card, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
    } = scene;
    let Some(entry) = model.briefing.entry(card.entry) else {
        return;
    };
    let mut canvas = Canvas::new(buffer, areas.facets);
    head(scene, &mut canvas, entry);
    let columns = usize::from(areas.facets.width);
    let height = usize::from(areas.facets.height);
    let rows = card.rows(&model.document, &model.briefing, (columns, height));
    for (row, line) in rows.iter().skip(card.top).zip(1..areas.facets.height) {
        let is_chosen = row.evidence() == Some(card.chosen);
        if is_chosen {
            let focused = model.focus == Pane::Facets;
            if focused {
                canvas.shade(0, line, areas.facets.width, theme.style(Role::OnSelected));
            }
            canvas.text(
                0,
                line,
                theme.glyphs.bar,
                theme.style(Role::Facet(entry.facet.0)),
            );
        }
        draw_row(scene, &mut canvas, line, row, card);
    }
}

fn head(scene: Scene<'_>, canvas: &mut Canvas<'_>, entry: &Entry) {
    let theme = scene.theme;
    let columns = canvas.area().width;
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let sign = signs::filled(scene, entry.facet.0);
    canvas.text(1, 0, sign, theme.style(Role::Facet(entry.facet.0)));
    let kind = entry.kind.as_deref().unwrap_or_default();
    let hint = if columns >= 50 {
        "back to the list"
    } else {
        "back"
    };
    let hint_room = u16::try_from(width(hint) + 3).unwrap_or(0);
    let room = columns.saturating_sub(hint_room + 6);
    let label = shortened(&entry.label, room.into(), theme.glyphs.ellipsis);
    let end = canvas.text(3, 0, &label, bright);
    if end + 3 + u16::try_from(width(kind)).unwrap_or(0) + 2 < columns.saturating_sub(hint_room) {
        canvas.text(end + 3, 0, kind, muted);
    }
    let start = canvas.text_before(columns.saturating_sub(1), 0, hint, muted);
    let key = keymap::key_of(PaneAction::CloseCard);
    canvas.text_before(start.saturating_sub(1), 0, &key, bright);
}

fn draw_row(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, row: &CardRow, card: &Card) {
    let Scene { model, theme, .. } = scene;
    let Some(entry) = model.briefing.entry(card.entry) else {
        return;
    };
    let (text, muted, bright) = (
        theme.style(Role::Text),
        theme.style(Role::Muted),
        theme.style(Role::Bright),
    );
    match row {
        CardRow::Blank => {}
        CardRow::Summary(words) => {
            canvas.text(1, line, words, text);
        }
        CardRow::Note(words) => {
            canvas.text(1, line, words, theme.style(Role::Note));
        }
        CardRow::Names => {
            canvas.text(1, line, "Named", muted);
            let mut at = VALUES;
            for alias in entry.names_found() {
                let count = alias.count.to_string();
                let needed = width(&alias.form) + width(&count) + 1;
                if usize::from(at) + needed >= usize::from(canvas.area().width) {
                    canvas.text(at, line, theme.glyphs.ellipsis, muted);
                    break;
                }
                at = canvas.text(at, line, &alias.form, text);
                at = canvas.text(at + 1, line, &count, muted) + 3;
            }
        }
        CardRow::Extent => {
            canvas.text(1, line, "Found", muted);
            let words = extent(&model.document, &model.briefing, card.entry);
            let room = canvas.area().width.saturating_sub(VALUES + 1);
            canvas.text(VALUES, line, &shortened(&words, room.into(), "…"), text);
        }
        CardRow::Bar => {
            canvas.text(1, line, "Where", muted);
            let cells = canvas.area().width.saturating_sub(VALUES + 2);
            let bar =
                model
                    .briefing
                    .dispersion(card.entry, all_sentences(&model.document), cells.into());
            let style = theme.style(Role::Facet(entry.facet.0));
            for (column, count) in (VALUES..).zip(bar) {
                canvas.height(column, line, count, style, theme);
            }
        }
        CardRow::CompanionsTitle => {
            canvas.text(1, line, "Together with", muted);
        }
        CardRow::Companions(same, other) => {
            let width = canvas.area().width;
            let middle = share(width, 11, 20);
            companion(scene, canvas, (1, middle, line), *same, true);
            companion(scene, canvas, (middle, width, line), *other, false);
        }
        CardRow::Companion(id, shared) => {
            let width = canvas.area().width;
            companion(scene, canvas, (1, width, line), Some((*id, *shared)), false);
        }
        CardRow::EvidenceTitle => {
            let end = canvas.text(1, line, "Evidence", muted);
            let place = format!("{}/{}", card.chosen + 1, entry.evidence.len());
            canvas.text(end + 2, line, &place, bright);
            let start = canvas.text_before(
                canvas.area().width.saturating_sub(1),
                line,
                "context",
                muted,
            );
            let key = keymap::key_of(PaneAction::Context);
            canvas.text_before(start.saturating_sub(1), line, &key, bright);
        }
        CardRow::Section(section) => {
            let room = canvas.area().width.saturating_sub(2);
            let title = outline::title(&model.document, *section);
            let title = shortened(title, room.into(), theme.glyphs.ellipsis);
            canvas.text(1, line, &title, muted.add_modifier(Modifier::ITALIC));
        }
        CardRow::Evidence(_, sentence) => evidence(scene, canvas, line, entry, *sentence),
        CardRow::Context(at, sentence, bytes, opens) => {
            if *opens {
                place(scene, canvas, line, *sentence);
            }
            let supports = entry.evidence.get(*at) == Some(sentence);
            let whole = model.document.sentence_text(*sentence);
            let base = if supports { text } else { muted };
            let style = |offset: usize| mention_style(scene, entry, *sentence, offset, base);
            let shown = whole.get(bytes.clone()).unwrap_or_default();
            canvas.styled(EVIDENCE, line, shown, |offset| style(bytes.start + offset));
        }
    }
}

fn place(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, sentence: SentenceId) {
    if let Some(paragraph) = scene.model.document.place_of(sentence).paragraph {
        let sign = scene.theme.glyphs.paragraph;
        canvas.text(
            1,
            line,
            &format!("{sign} {paragraph}"),
            scene.theme.style(Role::Muted),
        );
    }
}

/// One piece of evidence in one row, its mentions kept.
fn evidence(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    entry: &Entry,
    sentence: SentenceId,
) {
    let Scene { model, theme, .. } = scene;
    place(scene, canvas, line, sentence);
    let Some(span) = model.document.sentence(sentence) else {
        return;
    };
    let whole = model.document.sentence_text(sentence);
    let kept: Vec<_> = entry
        .mentions_in(sentence.0..sentence.0 + 1)
        .iter()
        .filter(|mention| span.contains(mention.span))
        .map(|mention| {
            let start = mention.span.bytes().start - span.bytes().start;
            start..start + mention.span.bytes().len()
        })
        .take(1)
        .collect();
    let room = canvas.area().width.saturating_sub(EVIDENCE + 1);
    let parts = excerpt(whole, &kept, room.into());
    let ellipsis = (theme.glyphs.ellipsis, theme.style(Role::Muted));
    let base = theme.style(Role::Text);
    canvas.excerpt(EVIDENCE, line, whole, &parts, ellipsis, |offset| {
        mention_style(scene, entry, sentence, offset, base)
    });
}

fn mention_style(
    scene: Scene<'_>,
    entry: &Entry,
    sentence: SentenceId,
    offset: usize,
    base: Style,
) -> Style {
    let Some(span) = scene.model.document.sentence(sentence) else {
        return base;
    };
    let at = span.start + u32::try_from(offset).unwrap_or(0);
    let is_mention = entry
        .mentions_in(sentence.0..sentence.0 + 1)
        .iter()
        .any(|mention| mention.span.holds(span.block, at));
    if is_mention {
        base.patch(scene.theme.mention(entry.facet.0))
    } else {
        base
    }
}

/// Another entry with the sentences that it shares; those of the same facet
/// with a bar, those of another with their sign.
fn companion(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (column, end, line): (u16, u16, u16),
    shared: Option<(EntryId, u32)>,
    is_same: bool,
) {
    let Scene { model, theme, .. } = scene;
    let Some((entry, shared)) = shared.and_then(|(id, n)| Some((model.briefing.entry(id)?, n)))
    else {
        return;
    };
    let mut at = column;
    if !is_same {
        let sign = signs::filled(scene, entry.facet.0);
        at = canvas.text(at, line, sign, theme.style(Role::Facet(entry.facet.0))) + 1;
    }
    let bar: u16 = if is_same { 7 } else { 1 };
    let count_at = end.saturating_sub(bar + 1);
    let room = count_at.saturating_sub(at + 4);
    let label = shortened(&entry.label, room.into(), theme.glyphs.ellipsis);
    canvas.text(at, line, &label, theme.style(Role::Text));
    canvas.text_before(count_at, line, &shared.to_string(), theme.style(Role::Text));
    if is_same {
        let most = shared.min(6);
        signs::shared_bar(
            scene,
            canvas,
            (usize::from(count_at) + 1, line),
            most,
            entry.facet.0,
        );
    }
}
