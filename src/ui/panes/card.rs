//! The card of an entry, over the list of its facet.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::action::PaneAction;
use crate::app::keymap;
use crate::app::layout::Pane;
use crate::app::panes::card::{
    self, Card, CardRow, Piece, context_column, evidence_column, middle,
};
use crate::app::panes::outline;
use crate::facets::{Entry, EntryId, all_sentences, cell_of};
use crate::text::SentenceId;
use crate::text::width::width;
use crate::typeset::excerpt;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, signs};

/// How the way back is called where there is room.
const LONG_BACK: &str = "back to the list";
/// Column of the values behind the words Named, Found, Where.
const VALUES: u16 = card::VALUES;

pub(super) fn draw(scene: Scene<'_>, card: &Card, buffer: &mut Buffer) {
    let Scene {
        model,
        theme,
        areas,
        ..
    } = scene;
    let Some(entry) = model.briefing.entry(card.entry) else {
        return;
    };
    let mut canvas = Canvas::new(theme, buffer, areas.facets);
    head(scene, &mut canvas, entry);
    let columns = usize::from(areas.facets.width);
    let height = usize::from(areas.facets.height);
    let rows = card.rows(&model.document, &model.briefing, (columns, height));
    let shared = |row: &CardRow| {
        if let CardRow::Companions(Some((_, shared)), _) = row {
            Some(*shared)
        } else {
            None
        }
    };
    // The first of them shares the most. Bars give way to words.
    let most = rows.iter().find_map(shared);
    let most = most.filter(|_| have_room_for_bars(scene, &rows, areas.facets.width));
    let staying = card.staying(&rows, height.saturating_sub(1));
    let (head, rest) = rows.split_at_checked(staying).unwrap_or_default();
    let in_view = head.iter().chain(rest.iter().skip(card.top));
    for (row, line) in in_view.zip(1..areas.facets.height) {
        let is_chosen = row.evidence() == Some(card.chosen);
        if is_chosen {
            let focused = scene.has_focus(Pane::Facets);
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
        draw_row(scene, &mut canvas, line, row, (card, most));
    }
}

fn head(scene: Scene<'_>, canvas: &mut Canvas<'_>, entry: &Entry) {
    let theme = scene.theme;
    let columns = canvas.area().width;
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let sign = signs::filled(scene, entry.facet.0);
    canvas.text(1, 0, sign, theme.style(signs::role_of(scene, entry)));
    let kind = &scene.model.briefing.described(entry);
    let (label, rest) = card::label(entry, columns.into());
    let mut end = canvas.text(3, 0, label, bright);
    if entry.is_accepted {
        end = canvas.text(end + 1, 0, theme.glyphs.check, theme.style(Role::Done));
    }
    let left = usize::from(columns.saturating_sub(end));
    let needed = width(kind) + 8;
    let hint = if left >= width(LONG_BACK) + needed {
        LONG_BACK
    } else {
        "back"
    };
    if rest.is_empty() && left >= width(hint) + needed {
        canvas.text(end + 3, 0, kind, muted);
    }
    let start = canvas.text_before(columns.saturating_sub(1), 0, hint, muted);
    let key = keymap::key_of(PaneAction::CloseCard);
    canvas.text_before(start.saturating_sub(1), 0, &key, bright);
}

fn draw_row(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    row: &CardRow,
    (card, most): (&Card, Option<u32>),
) {
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
        CardRow::Label(words) => {
            let room = canvas.area().width.saturating_sub(4);
            canvas.fit((3, line), words, room.into(), bright);
        }
        CardRow::Summary(words) => {
            canvas.text(1, line, words, text);
        }
        CardRow::Note(words) => {
            let style = theme.style(Role::Note).add_modifier(Modifier::ITALIC);
            let room = canvas.area().width.saturating_sub(2);
            canvas.fit((1, line), words, room.into(), style);
        }
        CardRow::Names(is_first, names) => {
            named(scene, canvas, line, (*is_first, names));
        }
        CardRow::MoreNames(count) => {
            canvas.text(VALUES, line, &format!("{count} more"), muted);
        }
        CardRow::Extent(words, opens) => {
            if *opens {
                canvas.text(1, line, "Found", muted);
            }
            canvas.text(VALUES, line, words, text);
        }
        CardRow::Bar => {
            whereabouts(scene, canvas, line, card.entry, entry);
        }
        CardRow::CompanionsTitle(has_others) => {
            canvas.text(1, line, "Together with", muted);
            if *has_others {
                let middle = middle(canvas.area().width);
                let room = usize::from(canvas.area().width.saturating_sub(middle + 1));
                canvas.fit((middle, line), &other_facets(scene, entry), room, muted);
            }
        }
        CardRow::Companions(same, other) => {
            let width = canvas.area().width;
            let middle = middle(width);
            companion(scene, canvas, (1, middle, line), *same, (false, most));
            companion(scene, canvas, (middle, width, line), *other, (true, None));
        }
        CardRow::Companion(id, shared) => {
            let width = canvas.area().width;
            let shared = Some((*id, *shared));
            companion(scene, canvas, (1, width, line), shared, (true, None));
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
            let title = canvas.cut(title, room.into());
            canvas.text(1, line, &title, muted.add_modifier(Modifier::ITALIC));
        }
        CardRow::Evidence(_, sentence) => evidence(scene, canvas, line, entry, *sentence),
        CardRow::Sentence(_, sentence, piece) => {
            evidence_part(scene, canvas, line, entry, (*sentence, piece));
        }
        CardRow::Context(at, sentence, bytes) => {
            let column = u16::try_from(context_column(&model.document)).unwrap_or(u16::MAX);
            if at.is_some() && bytes.start == 0 {
                place(scene, canvas, line, *sentence);
                let hue = theme.style(Role::Facet(entry.facet.0));
                canvas.text(column - 2, line, signs::filled(scene, entry.facet.0), hue);
            }
            let whole = model.document.sentence_text(*sentence);
            let base = if at.is_some() { text } else { muted };
            let style = |offset: usize| mention_style(scene, entry, *sentence, offset, base);
            let shown = whole.get(bytes.clone()).unwrap_or_default();
            canvas.styled(column, line, shown, |offset| style(bytes.start + offset));
        }
    }
}

/// Some of the names that the text uses, with their counts.
fn named(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    (is_first, names): (bool, &[(String, u32)]),
) {
    let theme = scene.theme;
    let (text, muted) = (theme.style(Role::Text), theme.style(Role::Muted));
    if is_first {
        canvas.text(1, line, "Named", muted);
    }
    let mut at = VALUES;
    for (form, count) in names {
        let count = count.to_string();
        let room = usize::from(canvas.area().width.saturating_sub(at + 2));
        let room = room.saturating_sub(width(&count));
        at = canvas.fit((at, line), form, room, text);
        at = canvas.text(at + 1, line, &count, muted) + card::NAME_GAP;
    }
}

/// The evidence over the whole article, with the place of the reader.
fn whereabouts(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, id: EntryId, entry: &Entry) {
    let Scene { model, theme, .. } = scene;
    let muted = theme.style(Role::Muted);
    canvas.text(1, line, "Where", muted);
    let cells = canvas.area().width.saturating_sub(VALUES + 2);
    let mut bar = vec![0; cells.into()];
    let sentences = all_sentences(&model.document);
    (model.briefing).disperse(id, sentences, &mut bar);
    let style = theme.style(Role::Facet(entry.facet.0));
    for (column, count) in (VALUES..).zip(bar) {
        canvas.height(column, line, count, style);
    }
    let sentences = all_sentences(&model.document);
    let here = model.reader.focus();
    let here = here.and_then(|here| cell_of(here.0, &sentences, cells.into()));
    if let Some(here) = here.and_then(|cell| u16::try_from(cell).ok()) {
        canvas.shade(VALUES + here, line, 1, theme.style(Role::OnHere));
    }
}

/// Titles of the facets that an entry does not belong to: "Areas and challenges".
fn other_facets(scene: Scene<'_>, entry: &Entry) -> String {
    let facets = scene.model.briefing.facets.iter().enumerate();
    let others = facets.filter(|(number, _)| *number != entry.facet.index());
    let titles: Vec<&str> = others.map(|(_, facet)| facet.title.as_str()).collect();
    match titles.as_slice() {
        [first, second] => format!("{first} and {}", second.to_lowercase()),
        titles => titles.join(", "),
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

/// A row of a piece of evidence that is told in several; signs tell where it is cut.
pub(super) fn evidence_part(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    line: u16,
    entry: &Entry,
    (sentence, piece): (SentenceId, &Piece),
) {
    let Scene { model, theme, .. } = scene;
    let mut column = u16::try_from(evidence_column(&model.document)).unwrap_or(u16::MAX);
    if piece.opens {
        place(scene, canvas, line, sentence);
    }
    let base = theme.style(Role::Text);
    let style = |offset: usize| mention_style(scene, entry, sentence, offset, base);
    let whole = model.document.sentence_text(sentence);
    let Range { start, end } = piece.bytes;
    let ellipsis = theme.glyphs.ellipsis;
    if piece.opens && start > 0 {
        column = canvas.text(column, line, ellipsis, base) + 1;
    }
    let shown = whole.get(start..end).unwrap_or_default();
    let is_cut = piece.closes && end < whole.len();
    let shown = if is_cut {
        shown.trim_end_matches([' ', ',', ';', ':'])
    } else {
        shown
    };
    let end = canvas.styled(column, line, shown, |offset| style(start + offset));
    if is_cut {
        canvas.text(end, line, ellipsis, base);
    }
}

/// One piece of evidence in one row, its first mention kept.
pub(super) fn evidence(
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
    let column = u16::try_from(evidence_column(&model.document)).unwrap_or(u16::MAX);
    let room = canvas.area().width.saturating_sub(column + 1);
    let parts = excerpt(whole, &kept, room.into());
    let base = theme.style(Role::Text);
    canvas.excerpt((column, line), whole, &parts, room, |offset| {
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

/// Cells of the bars of companions with the one after them, and of what ends their rows
/// without bars.
const BARS: (u16, u16) = (7, 1);

/// Whether the labels of the same facet are whole beside bars in a card of so many columns.
fn have_room_for_bars(scene: Scene<'_>, rows: &[CardRow], columns: u16) -> bool {
    let room = usize::from(companion_room((1, middle(columns)), true));
    let is_cut = |row: &CardRow| {
        let CardRow::Companions(Some((id, _)), _) = row else {
            return false;
        };
        let entry = scene.model.briefing.entry(*id);
        entry.is_some_and(|entry| width(entry.label_within(room)) > room)
    };
    !rows.iter().any(is_cut)
}

/// Cells for the label of a companion from one column to before another.
fn companion_room((start, end): (u16, u16), has_bar: bool) -> u16 {
    count_end(end, has_bar).saturating_sub(start + 4)
}

/// Column before which the count of a companion ends.
fn count_end(end: u16, has_bar: bool) -> u16 {
    end.saturating_sub(if has_bar { BARS.0 } else { BARS.1 } + 1)
}

/// Another entry with the sentences that it shares; its sign, or a bar where the first
/// shares so many.
fn companion(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (column, end, line): (u16, u16, u16),
    shared: Option<(EntryId, u32)>,
    (has_sign, most): (bool, Option<u32>),
) {
    let Scene { model, theme, .. } = scene;
    let Some((entry, shared)) = shared.and_then(|(id, n)| Some((model.briefing.entry(id)?, n)))
    else {
        return;
    };
    let mut at = column;
    if has_sign {
        let sign = signs::filled(scene, entry.facet.0);
        at = canvas.text(at, line, sign, theme.style(Role::Facet(entry.facet.0))) + 1;
    }
    let room = companion_room((at, end), most.is_some());
    let count_at = count_end(end, most.is_some());
    let label = canvas.cut(entry.label_within(room.into()), room.into());
    canvas.text(at, line, &label, theme.style(Role::Text));
    canvas.text_before(count_at, line, &shared.to_string(), theme.style(Role::Text));
    if let Some(most) = most {
        let place = (count_at + 1, line, BARS.0 - 1);
        signs::shared_bar(scene, canvas, place, (shared, most), entry.facet.0);
    }
}
