//! What is known of the selected entry, below the list of its facet.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::card::{evidence, evidence_part};
use crate::app::list::{ListCursor, told_of_others};
use crate::app::panes::card::{counted, evidence_column};
use crate::app::panes::facets::{BEFORE, bar_start, count_end};
use crate::facets::{Entry, EntryId};
use crate::text::width::width;
use crate::typeset::rows_of;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, signs};

/// Other entries that leave room for the evidence.
const COMPANIONS: u16 = 4;
/// Rows of a list besides its own: the blank one before it and that of its title.
const OF_LIST: u16 = 2;
/// Fewest rows of evidence for which it is listed below the other entries.
const LEAST_EVIDENCE: u16 = 3;
/// Rows of evidence for which other entries give way, so that it is told in full.
const IN_FULL: u16 = 6;

pub(super) fn draw(scene: Scene<'_>, area: Rect, id: EntryId, buffer: &mut Buffer) {
    let Scene { model, theme, .. } = scene;
    let Some(entry) = model.briefing.entry(id) else {
        return;
    };
    let mut canvas = Canvas::new(theme, buffer, area);
    canvas.clear(theme.style(Role::Text));
    let columns = usize::from(area.width).saturating_sub(2);
    let (text, muted) = (theme.style(Role::Text), theme.style(Role::Muted));
    let mut line = title(scene, &mut canvas, entry, columns);
    if let Some(summary) = &entry.summary {
        for row in rows_of(summary, columns) {
            canvas.text(1, line, summary.get(row).unwrap_or_default(), text);
            line += 1;
        }
    }
    line += 1;
    let summed = (model.facets).summed(&model.document, &model.briefing, id);
    let found = if entry.evidence.is_empty() {
        "not in this text".to_owned()
    } else {
        let counted = counted(&model.briefing, id);
        format!("{counted} {}", summed.spread)
    };
    let found = canvas.cut(&found, columns);
    let is_digit = |at: usize| found.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let quiet = |at| if is_digit(at) { text } else { muted };
    canvas.styled(1, line, &found, quiet);
    line = names(scene, &mut canvas, entry, (line + 1, columns));
    let left = area.height.saturating_sub(line);
    let together = &summed.together;
    let beside = beside_evidence(scene, (entry, together), (area.width, left));
    let listed = beside.unwrap_or(left);
    let wanted = u16::try_from(together.len()).unwrap_or(u16::MAX);
    let wanted = wanted.min(beside.unwrap_or(COMPANIONS));
    if wanted > 0 && left > wanted + 1 {
        line += 1;
    }
    line = companions(scene, &mut canvas, line, together, listed);
    if beside.is_some() {
        list(scene, &mut canvas, line + 1, id, entry);
    }
}

/// How many other entries stand above the evidence in `left` rows; none where the rows do
/// not hold it. Those that share one sentence give way to the first piece of it.
fn beside_evidence(
    scene: Scene<'_>,
    (entry, together): (&Entry, &[(EntryId, u32)]),
    (columns, left): (u16, u16),
) -> Option<u16> {
    let document = &scene.model.document;
    let first = document.sentence_text(*entry.evidence.first()?);
    let columns = usize::from(columns).saturating_sub(evidence_column(document) + 1);
    let others = u16::try_from(entry.evidence.len() - 1).unwrap_or(u16::MAX);
    // A long one is not set: it has no more rows than these.
    let rows = match u16::try_from(width(first).div_ceil(columns.max(1))) {
        Ok(least) if least <= IN_FULL => u16::try_from(rows_of(first, columns).len()).ok(),
        Ok(_) | Err(_) => None,
    };
    // Where there are many, none is told in full.
    let in_full = match others {
        0..LEAST_EVIDENCE => rows.unwrap_or(IN_FULL).saturating_add(others).min(IN_FULL),
        _ => LEAST_EVIDENCE,
    };
    let most = together.iter().take(COMPANIONS.into());
    let lasting = most.clone().filter(|(_, shared)| *shared > 1).count();
    let most = u16::try_from(most.count()).unwrap_or(COMPANIONS);
    let lasting = u16::try_from(lasting).unwrap_or(COMPANIONS);
    let above = |count: u16| if count > 0 { count + OF_LIST } else { 0 };
    [in_full, LEAST_EVIDENCE].into_iter().find_map(|rows| {
        let mut counts = (lasting..=most).rev();
        counts.find(|count| left >= above(*count) + OF_LIST + rows)
    })
}

/// Most rows of a label.
const TITLE_ROWS: usize = 3;

/// The label, in a few rows where it needs them, and the kind, which has a row of its own
/// where it does not fit behind the label; returns the row below.
fn title(scene: Scene<'_>, canvas: &mut Canvas<'_>, entry: &Entry, columns: usize) -> u16 {
    let theme = scene.theme;
    let bright = theme.style(Role::Bright);
    let kind = &scene.model.briefing.described(entry);
    let rows = rows_of(&entry.label, columns);
    let mut line = 0;
    let mut end = 1;
    for (at, row) in rows.iter().take(TITLE_ROWS).enumerate() {
        let is_cut = at + 1 == TITLE_ROWS && rows.len() > TITLE_ROWS;
        let shown = row.start..if is_cut { entry.label.len() } else { row.end };
        let label = canvas.cut(entry.label.get(shown).unwrap_or_default(), columns);
        end = canvas.text(1, line, &label, bright);
        line += 1;
    }
    let muted = theme.style(Role::Muted);
    if usize::from(end) + 2 + width(kind) <= columns {
        canvas.text(end + 3, line.saturating_sub(1), kind, muted);
    } else if !kind.is_empty() {
        canvas.fit((1, line), kind, columns, muted);
        line += 1;
    }
    line
}

/// The names that the text uses, with their counts; returns the row below.
fn names(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    entry: &Entry,
    (top, columns): (u16, usize),
) -> u16 {
    let theme = scene.theme;
    let mut words = "as ".to_owned();
    let mut quiet: Vec<Range<usize>> = std::iter::once(0..words.len()).collect();
    let mut names = 0;
    let found = entry.names_found();
    for (form, count) in &found {
        if names > 0 {
            words.push_str(", ");
        }
        words.push_str(form);
        let from = words.len();
        words.push(' ');
        words.push_str(&count.to_string());
        quiet.push(from..words.len() + 2);
        names += 1;
    }
    if names < 2 && found.iter().all(|(form, _)| *form == entry.label.as_str()) {
        return top;
    }
    let (text, muted) = (theme.style(Role::Text), theme.style(Role::Muted));
    let mut line = top;
    for row in rows_of(&words, columns) {
        let start = row.start;
        canvas.styled(1, line, words.get(row).unwrap_or_default(), |at| {
            let is_quiet = quiet.iter().any(|bytes| bytes.contains(&(start + at)));
            if is_quiet { muted } else { text }
        });
        line += 1;
    }
    line
}

/// Entries found in the same sentences, with bars, in up to `most` rows; returns
/// the row below.
fn companions(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    top: u16,
    together: &[(EntryId, u32)],
    most: u16,
) -> u16 {
    let Scene { model, theme, .. } = scene;
    let room = canvas.area().height.saturating_sub(top + 1).min(most);
    if together.is_empty() || room == 0 {
        return top;
    }
    let text = theme.style(Role::Text);
    canvas.text(1, top, "Together with", theme.style(Role::Muted));
    let columns = usize::from(canvas.area().width);
    let end = u16::try_from(count_end(columns)).unwrap_or(u16::MAX);
    let bar = u16::try_from(bar_start(columns)).unwrap_or(u16::MAX);
    let longest = together.first().map_or(0, |(_, shared)| *shared);
    let mut line = top + 1;
    for (other, shared) in together.iter().take(room.into()) {
        let Some(entry) = model.briefing.entry(*other) else {
            continue;
        };
        signs::entry(scene, canvas, (1, line), entry, true);
        let room_before = |end: u16| usize::from(end).saturating_sub(BEFORE + 4);
        let has_bar = width(entry.label_within(room_before(end))) <= room_before(end);
        // The bar gives way to a label that would be cut.
        let end = if has_bar {
            end
        } else {
            canvas.area().width.saturating_sub(1)
        };
        let room = room_before(end);
        canvas.fit((3, line), entry.label_within(room), room, text);
        canvas.text_before(end, line, &shared.to_string(), text);
        if has_bar {
            let room = canvas.area().width.saturating_sub(bar + 1);
            let shares = (*shared, longest);
            signs::shared_bar(scene, canvas, (bar, line, room), shares, entry.facet.0);
        }
        line += 1;
    }
    line
}

/// The evidence, the place in the hit list in view.
fn list(scene: Scene<'_>, canvas: &mut Canvas<'_>, top: u16, id: EntryId, entry: &Entry) {
    let Scene { model, theme, .. } = scene;
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let hits = model.hits.as_ref().filter(|hits| hits.entry() == Some(id));
    let here = model.reader.focus();
    let chosen = hits
        .and_then(|hits| hits.current)
        .or_else(|| entry.evidence.iter().position(|known| Some(*known) == here));
    let all = entry.evidence.len();
    let place = match chosen {
        Some(at) => format!("{}/{all}", at + 1),
        None => all.to_string(),
    };
    let end = canvas.text(1, top, "Evidence", muted);
    canvas.text(end + 2, top, &place, bright);
    let mut room = usize::from(canvas.area().height.saturating_sub(top + 1));
    // The last row says how many there are besides.
    let is_all = all <= room;
    room = room.saturating_sub(usize::from(!is_all));
    let mut cursor = ListCursor::at(chosen.unwrap_or(0));
    cursor.follow(all, room);
    if !is_all {
        let line = canvas.area().height.saturating_sub(1);
        let below = all.saturating_sub(cursor.top + room);
        canvas.text(1, line, &told_of_others(cursor.top, below), muted);
    }
    let listed = entry
        .evidence
        .iter()
        .enumerate()
        .skip(cursor.top)
        .take(room);
    let columns = usize::from(canvas.area().width);
    let columns = columns.saturating_sub(evidence_column(&model.document) + 1);
    let free = room.saturating_sub(all);
    let article = (&*model.document, &*model.briefing);
    let in_full = model.facets.in_full(article, id, (columns, free));
    let mut line = top + 1;
    let mark = |canvas: &mut Canvas<'_>, line, at| {
        if chosen == Some(at) {
            let style = theme.style(Role::Facet(entry.facet.0));
            canvas.text(0, line, theme.glyphs.bar, style);
        }
    };
    for (at, sentence) in listed {
        let rows = in_full.get(at).map_or(&[][..], Vec::as_slice);
        if rows.len() < 2 {
            mark(canvas, line, at);
            evidence(scene, canvas, line, entry, *sentence);
            line += 1;
        }
        for piece in rows.iter().filter(|_| rows.len() > 1) {
            mark(canvas, line, at);
            evidence_part(scene, canvas, line, entry, (*sentence, piece));
            line += 1;
        }
    }
}
