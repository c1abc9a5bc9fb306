//! What the search panel shows without hits: how to ask, or what to ask instead.

use ratatui::style::Modifier;

use super::{PLACED, TEXT};
use crate::app::layout::SheetAreas;
use crate::app::panes::search::{Counts, Found, Instead, LEAST_ROWS, Search};
use crate::facets::Briefing;
use crate::search::{Lacking, Remark, Scope};
use crate::text::width::width;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::{Scene, selected_row};

/// Columns from which the parts of offers stand below each other.
const ALIGNED: u16 = 80;

/// How words are written in a query, for the empty panel.
const WORDS: [(&str, &str); 5] = [
    (
        "word word",
        "all of the words, in any order, in one sentence",
    ),
    ("\"phrase\"", "these words in this order"),
    ("'word", "the very word, no variants"),
    ("!word", "without this word"),
    ("^word", "at the start"),
];
/// Most facets whose signs are named there.
const MOST_SIGNS: usize = 3;

// The panel opens with room for them, and for three filters.
const _: () = assert!(WORDS.len() + 3 <= LEAST_ROWS);

/// How queries are written, with the filters that this lens has.
fn forms(briefing: &Briefing) -> Vec<(String, String)> {
    let words = WORDS.iter();
    let mut forms: Vec<_> = words
        .map(|(form, words)| ((*form).to_owned(), (*words).to_owned()))
        .collect();
    let signed = briefing.facets.iter();
    let signed: Vec<_> = signed
        .filter_map(|facet| Some((facet.sigil?, &*facet.singular)))
        .take(MOST_SIGNS)
        .collect();
    if !signed.is_empty() {
        let signs: Vec<String> = signed
            .iter()
            .map(|(sign, _)| format!("{sign}name"))
            .collect();
        let of: Vec<String> = signed.iter().map(|(_, singular)| one(singular)).collect();
        forms.push((signs.join(" "), format!("sentences of {}", of.join(", "))));
    }
    if let Some(facet) = briefing.facets.first() {
        let words = if signed.is_empty() {
            format!("sentences of {}", one(&facet.singular))
        } else {
            "the same, with the facet in words".to_owned()
        };
        forms.push((format!("{}:name", facet.singular), words));
    }
    forms.push(("in:section".to_owned(), "within a section".to_owned()));
    forms
}

/// One of a kind, with its article.
fn one(singular: &str) -> String {
    let is_vowel = |first: char| "aeiouAEIOU".contains(first);
    let article = if singular.starts_with(is_vowel) {
        "an"
    } else {
        "a"
    };
    format!("{article} {singular}")
}

/// How to write a query, while nothing is typed.
pub(super) fn language(scene: Scene<'_>, canvas: &mut Canvas<'_>, areas: SheetAreas) {
    let theme = scene.theme;
    let columns = usize::from(canvas.area().width);
    let start = if columns < usize::from(PLACED) {
        1
    } else {
        TEXT
    };
    let forms = forms(&scene.model.briefing);
    let widest = forms.iter().map(|(form, _)| width(form)).max();
    let column = start + 2 + u16::try_from(widest.unwrap_or(0)).unwrap_or(0);
    let forms = forms.iter().zip(areas.body_rows());
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
        let is_left_out = word.starts_with('!');
        let lacking = lacking((word, *counts), briefing);
        if counts.total() == 0 && (lacking.is_some() || !is_left_out) {
            canvas.text(3, line, theme.glyphs.cross, theme.style(Role::Error));
        }
        canvas.fit((TEXT, line), word, 24, text);
        let words = match lacking {
            Some(lacking) => format!("no such {}", lacking.what()),
            None if is_left_out && counts.total() > 0 => {
                format!("{} left out", counted(*counts, found.question.scope))
            }
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

/// What a part of a query that nothing answers asks to look in, if it is a filter.
fn lacking((part, counts): (&str, Counts), briefing: &Briefing) -> Option<Lacking> {
    if counts.total() > 0 {
        return None;
    }
    Lacking::of(part, briefing)
}

/// Why there is no hit.
fn why(found: &Found, briefing: &Briefing) -> String {
    let mut parts = found.words.iter();
    if let Some(lacking) = parts.find_map(|(part, counts)| lacking((part, *counts), briefing)) {
        return lacking.told(briefing);
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
        Some(Remark::NotWithin) if found.words.iter().any(|(part, _)| part.starts_with('!')) => {
            return "Every word occurs, but nothing here holds them without what is left out."
                .to_owned();
        }
        Some(Remark::NotWithin) if found.question.scope == Scope::All => {
            return "Every word occurs, but not where the filters look.".to_owned();
        }
        Some(
            Remark::NotWithin
            | Remark::NotTogether
            | Remark::PhraseWithTypo(_)
            | Remark::AsksNothing,
        )
        | None => {}
    }
    let nothing = match found.question.scope {
        Scope::All => "Nothing in this article",
        Scope::Text => "No sentence",
        Scope::Sections => "No heading",
        Scope::Entries => "No entry",
    };
    let words = match found
        .words
        .iter()
        .filter(|(part, _)| !part.starts_with('!'))
        .count()
    {
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
