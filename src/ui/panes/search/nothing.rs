//! What the search panel shows without hits: how to ask, or what to ask instead.

use ratatui::style::Modifier;

use super::{PLACED, TEXT};
use crate::app::layout::SheetAreas;
use crate::app::panes::search::{Counts, Found, Instead, LEAST_ROWS, Search};
use crate::facets::Briefing;
use crate::search::{Filter, Remark, Scope};
use crate::text::width::width;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, selected_row};

/// Columns from which the parts of offers stand below each other.
const ALIGNED: u16 = 80;

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

// The panel opens with room for them.
const _: () = assert!(LANGUAGE.len() <= LEAST_ROWS);

/// How to write a query, while nothing is typed.
pub(super) fn language(scene: Scene<'_>, canvas: &mut Canvas<'_>, areas: SheetAreas) {
    let theme = scene.theme;
    let columns = usize::from(canvas.area().width);
    let start = if columns < usize::from(PLACED) {
        1
    } else {
        TEXT
    };
    let widest = LANGUAGE.iter().map(|(form, _)| width(form)).max();
    let column = start + 2 + u16::try_from(widest.unwrap_or(0)).unwrap_or(0);
    let forms = LANGUAGE.iter().zip(areas.body_rows());
    for ((form, words), line) in forms {
        canvas.text(start, line, form, theme.style(Role::Bright));
        let room = columns.saturating_sub(usize::from(column) + 1);
        canvas.fit((column, line), words, room, theme.style(Role::Muted));
    }
}

/// What is absent, and what may be asked instead.
pub(super) fn draw(scene: Scene<'_>, canvas: &mut Canvas<'_>, search: &Search, areas: SheetAreas) {
    let theme = scene.theme;
    let (text, muted) = (theme.style(Role::Text), theme.style(Role::Muted));
    let found = &search.found;
    let body = areas.body_rows();
    let (top, last) = (body.start, body.end);
    let columns = usize::from(canvas.area().width);
    let briefing = &scene.model.briefing;
    canvas.fit(
        (1, top),
        &why(found, briefing),
        columns.saturating_sub(2),
        text,
    );
    let is_low = areas.is_low;
    let first = if is_low { top + 1 } else { top + 2 };
    let widest = found.words.iter().map(|(word, _)| width(word)).max();
    let column = 6 + u16::try_from(widest.unwrap_or(0).min(24)).unwrap_or(0);
    for ((word, counts), line) in found.words.iter().zip(first..last) {
        let is_absent = counts.total() == 0;
        if is_absent {
            canvas.text(3, line, theme.glyphs.cross, theme.style(Role::Error));
        }
        canvas.fit((TEXT, line), word, 24, text);
        let words = match lacking((word, *counts), briefing) {
            Some(lacking) => format!("no such {}", lacking.what()),
            None => counted(*counts, found.question.scope),
        };
        let room = columns.saturating_sub(usize::from(column) + 3);
        canvas.fit((column + 2, line), &words, room, muted);
    }
    let Some((above, has_title)) = search.rows_before_instead(body.len(), is_low) else {
        return;
    };
    let line = top + u16::try_from(above).unwrap_or(u16::MAX);
    if has_title {
        let title = muted.add_modifier(Modifier::BOLD);
        canvas.text(1, line - 1, "Instead", title);
    }
    for ((at, instead), line) in found.instead.iter().enumerate().zip(line..last) {
        if at == search.cursor.selected {
            selected_row(scene, canvas, line);
        }
        offer(scene, canvas, line, instead);
    }
}

fn offer(scene: Scene<'_>, canvas: &mut Canvas<'_>, line: u16, instead: &Instead) {
    let theme = scene.theme;
    let (bright, muted) = (theme.style(Role::Bright), theme.style(Role::Muted));
    let columns = canvas.area().width;
    // Below each other where there is room for it.
    let after = |end: u16, column: u16| {
        if columns < ALIGNED {
            end + 3
        } else {
            end.max(column) + 2
        }
    };
    let room = |at: u16| usize::from(columns.saturating_sub(at + 1));
    let end = canvas.fit((TEXT, line), &instead.query, room(TEXT), bright);
    let at = after(end, 22);
    let end = canvas.fit(
        (at, line),
        &counted(instead.counts, instead.scope),
        room(at),
        muted,
    );
    let at = after(end, 50);
    canvas.fit((at, line), &instead.why, room(at), muted);
}

/// What a filter of a query names that the article lacks.
enum Lacking {
    /// A section that is called so.
    Section(String),
    /// An entry of a facet with this singular that is called so.
    Entry(String, String),
    /// A facet that is called so.
    Facet(String),
}

impl Lacking {
    fn what(&self) -> &str {
        match self {
            Self::Section(_) => "section",
            Self::Entry(singular, _) => singular,
            Self::Facet(_) => "facet",
        }
    }
}

/// What a part of a query that nothing answers asks to look in, if it is a filter.
fn lacking((part, counts): (&str, Counts), briefing: &Briefing) -> Option<Lacking> {
    if counts.total() > 0 {
        return None;
    }
    Some(match Filter::of(part, briefing)? {
        Filter::Section(name) => Lacking::Section(name),
        Filter::Entry(facet, name) => {
            let singular = briefing.facet(facet)?.singular.to_string();
            Lacking::Entry(singular, name)
        }
        Filter::Unknown(name) => Lacking::Facet(name),
    })
}

/// Why there is no hit.
fn why(found: &Found, briefing: &Briefing) -> String {
    let mut parts = found.words.iter();
    match parts.find_map(|(part, counts)| lacking((part, *counts), briefing)) {
        Some(Lacking::Section(name)) => {
            return format!("No section of this article is called “{name}”.");
        }
        Some(Lacking::Entry(singular, name)) => {
            return format!("No {singular} of this article is called “{name}”.");
        }
        Some(Lacking::Facet(name)) => {
            let known: Vec<&str> = briefing
                .facets
                .iter()
                .map(|facet| &*facet.singular)
                .collect();
            return format!(
                "“{name}” is no facet here; there are: {}.",
                known.join(", ")
            );
        }
        None => {}
    }
    let remark = found.answer.remarks.first();
    match remark {
        Some(Remark::NoPhrase(phrase)) => {
            return format!("The phrase \"{phrase}\" does not occur in this article.");
        }
        Some(Remark::NotAtStart(word)) => {
            return format!("Nothing in this article begins with \"{word}\".");
        }
        Some(Remark::OnlyExcludes) => return "A word to look for is needed as well.".to_owned(),
        Some(Remark::NotWithin) if found.question.scope == Scope::All => {
            return "Every word occurs, but not where the filters look.".to_owned();
        }
        Some(Remark::NotWithin | Remark::NotTogether | Remark::PhraseWithTypo(_)) | None => {}
    }
    let nothing = match found.question.scope {
        Scope::All => "Nothing in this article",
        Scope::Text => "No sentence",
        Scope::Sections => "No heading",
        Scope::Entries => "No entry",
    };
    let words = match found.words.len() {
        0 | 1 => "this word",
        2 => "both words",
        _ => "all of these words",
    };
    format!("{nothing} holds {words}.")
}

fn counted(counts: Counts, scope: Scope) -> String {
    let some = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {more}")),
    };
    // Headings are few, and beside sentences and entries they say little.
    let has_others = counts.sentences + counts.entries > 0;
    let headings = if has_others { 0 } else { counts.headings };
    let parts: Vec<String> = [
        some(counts.sentences, "sentence", "sentences"),
        some(counts.entries, "entry", "entries"),
        some(headings, "heading", "headings"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !parts.is_empty() {
        return parts.join(", ");
    }
    let nothing = match scope {
        Scope::All => "no sentence, no entry",
        Scope::Text => "no sentence",
        Scope::Sections => "no heading",
        Scope::Entries => "no entry",
    };
    nothing.to_owned()
}
