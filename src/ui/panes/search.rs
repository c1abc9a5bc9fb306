//! The search panel over the lower part of the screen.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use super::facets::facet_sign;
use crate::app::Origin;
use crate::app::panes::outline;
use crate::app::panes::search::{Instead, ResultRow, SCOPES, Search};
use crate::search::{Hit, Note, Target};
use crate::text::width::width;
use crate::typeset::excerpt;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, input, selected_row, sheet};

/// Column of labels, headings and sentences.
const TEXT: u16 = 5;
/// Columns from which a row says where its hit stands.
const PLACED: u16 = 60;

/// How queries are written, for the empty panel.
const LANGUAGE: [(&str, &str); 8] = [
    (
        "word word",
        "all of the words, in any order, in one sentence",
    ),
    ("\"phrase\"", "these words in this order"),
    ("'word", "the very word, no variants"),
    ("!word", "without this word"),
    ("^word", "at the start"),
    (
        "@name =name %name",
        "sentences of an actor, an area, a challenge",
    ),
    ("actor:name", "the same, with the facet in words"),
    ("in:section", "within a section"),
];

pub(in crate::ui) fn draw(
    scene: Scene<'_>,
    search: &Search,
    origin: &Origin,
    buffer: &mut Buffer,
) -> Position {
    // The panel keeps its height, so that nothing jumps while typing.
    let mut canvas = sheet(scene, scene.model.sheet_rows(), buffer);
    let cursor = head(scene, &mut canvas, search);
    let height = canvas.area().height.saturating_sub(3);
    if search.found.query.is_empty() {
        language(scene, &mut canvas, height);
    } else if search.found.answer.hits.is_empty() {
        nothing(scene, &mut canvas, search, height);
    } else {
        for (row, line) in search
            .rows()
            .iter()
            .skip(search.cursor.top)
            .zip(2..2 + height)
        {
            result(scene, &mut canvas, line, search, *row);
        }
    }
    foot(scene, &mut canvas, search, origin);
    cursor
}

/// The input line with scopes and what was read how.
fn head(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search) -> Position {
    let Scene { theme, .. } = scene;
    let columns = canvas.area().width;
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let scopes: Vec<(String, bool)> = SCOPES
        .iter()
        .zip(search.found.counts)
        .map(|((scope, name), count)| (format!("{name} {count}"), *scope == search.scope))
        .collect();
    let needed: usize = scopes.iter().map(|(words, _)| width(words) + 3).sum();
    let said = said(scene, search);
    let said_room = if columns >= 100 { 30 } else { 0 };
    let mut at = columns.saturating_sub(u16::try_from(needed).unwrap_or(0) + said_room);
    if at >= 24 {
        let input_room = at.saturating_sub(4);
        let cursor = input(scene, canvas, ("/", &search.line), input_room);
        for (words, is_shown) in scopes {
            let (name, count) = words.split_once(' ').unwrap_or((&words, ""));
            let style = if is_shown {
                bright.add_modifier(Modifier::UNDERLINED)
            } else {
                muted
            };
            let end = canvas.text(at, 0, name, style);
            at = canvas.text(end + 1, 0, count, if is_shown { bright } else { muted }) + 3;
        }
        if said_room > 0 {
            tell(scene, canvas, 0, &said, columns.saturating_sub(at + 1));
        } else {
            tell(scene, canvas, 1, &said, columns.saturating_sub(2));
        }
        return cursor;
    }
    tell(scene, canvas, 1, &said, columns.saturating_sub(2));
    let scope = scopes.iter().find(|(_, shown)| *shown);
    let words = scope.map_or("", |(words, _)| words.as_str());
    let start = canvas.text_before(columns.saturating_sub(1), 0, words, muted);
    input(scene, canvas, ("/", &search.line), start.saturating_sub(4))
}

/// What the answer needs said: words read as others, a tier, a fallback.
fn said(scene: Scene<'_>, search: &Search) -> String {
    let answer = &search.found.answer;
    if search.exact_only {
        return "exact words only".to_owned();
    }
    if search.is_pending && scene.model.index.is_none() {
        return "indexing …".to_owned();
    }
    for note in &answer.notes {
        if let Note::PhraseWithTypo(phrase) = note {
            return format!("~ no such phrase; one typo allowed: {phrase}");
        }
    }
    let readings: Vec<String> = answer
        .readings
        .iter()
        .filter(|reading| reading.word != reading.read_as)
        .map(|reading| format!("{} read as {}", reading.word, reading.read_as))
        .collect();
    match (readings.is_empty(), answer.tier) {
        (false, _) => format!("~ {}", readings.join(", ")),
        (true, Some(tier)) => tier.word().to_owned(),
        (true, None) => String::new(),
    }
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
            canvas.text(end + 1, line, &count.to_string(), theme.style(Role::Muted));
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
                Target::Section(_) | Target::Sentence(_) => {
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
    let sign = facet_sign(scene, facet);
    canvas.text(3, line, sign, theme.style(Role::Facet(facet)));
    let right = right_column(canvas.area().width);
    let base = theme.style(if is_chosen { Role::Bright } else { Role::Text });
    let room = usize::from(right.saturating_sub(TEXT + 3));
    let label = canvas.cut(&entry.label, room);
    let end = canvas.styled(TEXT, line, &label, |at| found(scene, base, hit, at));
    if let Some(name) = &hit.name {
        let room = usize::from(right.saturating_sub(end + 6));
        let name = canvas.cut(&format!("also {name}"), room);
        canvas.text(end + 2, line, &name, theme.style(Role::Muted));
    }
    let singular = model
        .briefing
        .facet(entry.facet)
        .map_or("", |facet| facet.singular.as_str());
    let count = entry.evidence.len();
    let plural = if count == 1 { "" } else { "s" };
    let found = if count == 0 {
        "not in this text".to_owned()
    } else {
        format!("{count} sentence{plural}")
    };
    right_side(scene, canvas, line, hit, singular, &found);
}

/// Where the right side of the rows begins.
fn right_column(columns: u16) -> u16 {
    if columns < PLACED {
        columns.saturating_sub(1)
    } else {
        columns * 3 / 4
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
        .and_then(|block| document.block(block)?.paragraph)
        .map(|number| format!("{} {number}", theme.glyphs.paragraph))
        .unwrap_or_default();
    let section = section.map_or("section", |id| outline::title(document, id));
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
    if !hit.forgiving.is_empty() || hit.tier.is_forgiving() {
        canvas.text(start.saturating_sub(1), line, "~", tilde(scene));
    }
    if columns < PLACED {
        return;
    }
    let muted = theme.style(Role::Muted);
    let end = canvas.text_before(columns.saturating_sub(1), line, place, muted);
    let room = end.saturating_sub(start + 3);
    let words = canvas.cut(words, room.into());
    canvas.text(start + 1, line, &words, muted);
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

/// How to write a query, while nothing is typed.
fn language(scene: Scene<'_>, canvas: &mut Canvas<'_>, height: u16) {
    let theme = scene.theme;
    let widest = LANGUAGE.iter().map(|(form, _)| width(form)).max();
    let column = 7 + u16::try_from(widest.unwrap_or(0)).unwrap_or(0);
    let forms = LANGUAGE.iter().zip(2..2 + height);
    for ((form, words), line) in forms {
        canvas.text(TEXT, line, form, theme.style(Role::Bright));
        canvas.text(column, line, words, theme.style(Role::Muted));
    }
}

/// What is absent, and what may be asked instead.
fn nothing(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search, height: u16) {
    let theme = scene.theme;
    let (text, muted) = (theme.style(Role::Text), theme.style(Role::Muted));
    let found = &search.found;
    let last = 2 + height;
    let words = match found.words.len() {
        0 | 1 => "Nothing in this article holds this word.",
        2 => "Nothing in this article holds both words.",
        _ => "Nothing in this article holds all of these words.",
    };
    canvas.text(1, 2, words, text);
    let mut line = 4;
    let widest = found.words.iter().map(|(word, _)| width(word)).max();
    let column = 6 + u16::try_from(widest.unwrap_or(0).min(24)).unwrap_or(0);
    for (word, counts) in &found.words {
        if line >= last {
            return;
        }
        let is_absent = *counts == (0, 0);
        if is_absent {
            canvas.text(3, line, theme.glyphs.cross, theme.style(Role::Error));
        }
        canvas.fit((TEXT, line), word, 24, text);
        canvas.text(column + 2, line, &counted(*counts), muted);
        line += 1;
    }
    if found.instead.is_empty() || line + 1 >= last {
        return;
    }
    let title = muted.add_modifier(Modifier::BOLD);
    canvas.text(1, line + 1, "Instead", title);
    for ((at, instead), line) in found.instead.iter().enumerate().zip(line + 2..last) {
        if at == search.cursor.selected {
            selected_row(scene, canvas, line);
        }
        offer(scene, canvas, line, instead);
    }
}

fn offer(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, instead: &Instead) {
    let theme = scene.theme;
    let muted = theme.style(Role::Muted);
    let end = canvas.text(TEXT, line, &instead.query, theme.style(Role::Bright));
    let end = canvas.text(end.max(22) + 2, line, &counted(instead.counts), muted);
    canvas.text(end.max(50) + 2, line, &instead.why, muted);
}

fn counted((sentences, entries): (usize, usize)) -> String {
    let some = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {more}")),
    };
    let parts: Vec<String> = [
        some(sentences, "sentence", "sentences"),
        some(entries, "entry", "entries"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        "no sentence, no entry".to_owned()
    } else {
        parts.join(", ")
    }
}

fn foot(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search, origin: &Origin) {
    let Scene { model, theme, .. } = scene;
    let row = canvas.area().height.saturating_sub(1);
    let end = canvas.area().width.saturating_sub(1);
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let total = search.choosable();
    let counter = match (
        search.found.answer.hits.len(),
        search.found.query.is_empty(),
    ) {
        (_, true) => String::new(),
        (0, false) => "no hits".to_owned(),
        _ => format!("{}/{total}", search.cursor.selected + 1),
    };
    let start = canvas.text_before(end, row, &counter, bright);
    let back = origin
        .reader
        .focus()
        .and_then(|id| model.document.sentence(id))
        .map(|here| model.document.paragraph_reached(here.block))
        .map_or("back".to_owned(), |paragraph| {
            format!("back to {} {paragraph}", theme.glyphs.paragraph)
        });
    let accept = match search.chosen().map(|hit| hit.target) {
        Some(Target::Entry(_)) => "open its card",
        Some(Target::Sentence(_) | Target::Section(_)) => "keep as hit list",
        None if search.chosen_instead().is_some() => "search this instead",
        None => "close",
    };
    let exact = if search.exact_only {
        "typos too"
    } else {
        "exact only"
    };
    let hints = [
        ("Enter", accept),
        ("Esc", back.as_str()),
        (
            "Down Up",
            if search.found.query.is_empty() {
                "former queries"
            } else {
                "choose"
            },
        ),
        ("Tab", "scope"),
        ("Ctrl-t", exact),
    ];
    let mut at = 1;
    for (keys, words) in hints {
        let needed = u16::try_from(width(keys) + width(words) + 1).unwrap_or(u16::MAX);
        if at + needed + 2 > start {
            break;
        }
        at = canvas.text(at, row, keys, bright);
        at = canvas.text(at + 1, row, words, muted) + 3;
    }
}
