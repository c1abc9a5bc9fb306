//! The entries of the facets as text and tables; lenses and what they miss.

use std::fmt::Write as _;

use super::export::{EntryJson, entry_json, facet_markdown, place_words, told_reason};
use crate::app::key::Key;
use crate::app::keymap::{self, Context, Resolved};
use crate::facets::lens::{Bound, Lens};
use crate::facets::{Briefing, Facet};
use crate::text::width::width;
use crate::text::{Document, number_of};
use crate::typeset::listed_rows_of;

/// Facets that were asked for, each with at most so many entries.
pub fn asked(briefing: &Briefing, id: Option<&str>, limit: Option<usize>) -> Vec<Facet> {
    let wanted = briefing
        .facets
        .iter()
        .filter(|facet| id.is_none_or(|id| facet.id.as_str() == id));
    wanted
        .map(|facet| {
            let mut facet = facet.clone();
            facet.entries.truncate(limit.unwrap_or(usize::MAX));
            facet
        })
        .collect()
}

/// Entries with their counts and evidence, to be read at `columns`; nothing is
/// wider, but for a sign that is wider than a row.
pub fn text(document: &Document, briefing: &Briefing, facets: &[Facet], columns: usize) -> String {
    let mut out = String::new();
    for facet in facets {
        if !out.is_empty() {
            out.push('\n');
        }
        let title = format!("{} {}", facet.title, facet.entries.len());
        set(&mut out, &title, "", columns);
        for id in &facet.entries {
            let Some(entry) = briefing.entry(*id) else {
                continue;
            };
            let count = briefing.count(*id);
            let head = format!("{}   {count}   {}", entry.label, briefing.described(entry));
            let head = head.trim_end();
            out.push('\n');
            set(&mut out, head, &format!("{} ", facet.glyph), columns);
            for sentence in &entry.evidence {
                let place = place_words(document, *sentence);
                if !place.is_empty() {
                    set(&mut out, &place, "    ", columns);
                }
                for row in document.sentence_text(*sentence).split('\n') {
                    set(&mut out, row, "      ", columns);
                }
            }
        }
    }
    out
}

/// Sets a text in rows of `columns`; `mark` stands before the first row, and the
/// others begin below its end.
fn set(out: &mut String, text: &str, mark: &str, columns: usize) {
    let indent = width(mark);
    for (at, row) in listed_rows_of(text, columns.saturating_sub(indent))
        .into_iter()
        .enumerate()
    {
        let text = text.get(row).unwrap_or_default();
        let _ = if at == 0 {
            writeln!(out, "{mark}{text}")
        } else {
            writeln!(out, "{:indent$}{text}", "")
        };
    }
}

/// One JSON object for each entry, with its facet.
pub fn objects<'a>(
    document: &'a Document,
    briefing: &'a Briefing,
    facets: &'a [Facet],
) -> Vec<EntryJson<'a>> {
    let each = facets.iter().flat_map(|facet| {
        let entries = facet.entries.iter();
        let entries = entries.filter_map(|id| entry_json(document, briefing, *id));
        entries.map(|mut entry| {
            entry.facet = Some(facet.id.as_str());
            entry
        })
    });
    each.collect()
}

/// One row for each piece of evidence, as CSV (RFC 4180).
pub fn csv(document: &Document, briefing: &Briefing, facets: &[Facet]) -> String {
    let mut out = String::from("facet,entry,kind,count,section,paragraph,evidence,rule,score\r\n");
    for facet in facets {
        for (id, entry) in facet
            .entries
            .iter()
            .filter_map(|id| Some((id, briefing.entry(*id)?)))
        {
            for (at, sentence) in entry.evidence.iter().enumerate() {
                let place = document.place_of(*sentence);
                let (rule, score) = told_reason(entry.reasons.get(at).copied());
                let fields = [
                    facet.id.to_string(),
                    entry.label.to_string(),
                    entry.kind.as_deref().unwrap_or_default().to_owned(),
                    briefing.count(*id).to_string(),
                    place.section.unwrap_or_default().to_owned(),
                    place
                        .paragraph
                        .map(|number| number.to_string())
                        .unwrap_or_default(),
                    document.sentence_text(*sentence).to_owned(),
                    rule.to_owned(),
                    score.to_string(),
                ];
                let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
                out.push_str(&fields.join(","));
                out.push_str("\r\n");
            }
        }
    }
    out
}

/// A field of CSV. What a spreadsheet would take for a formula gets an
/// apostrophe before it, for the text may come from anywhere; the signs are
/// those of OWASP's page on CSV injection, wide forms included. Who needs the
/// letters as they are printed takes JSON.
fn quoted(field: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let guard = if field.starts_with(formula) { "'" } else { "" };
    if guard.is_empty() && !field.contains([',', '"', '\n', '\r']) {
        field.to_owned()
    } else {
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    }
}

/// The facets as chapters of a Markdown text.
pub fn markdown(document: &Document, briefing: &Briefing, facets: &[Facet]) -> String {
    let mut out = String::new();
    for facet in facets {
        facet_markdown(&mut out, document, briefing, facet);
    }
    out.trim_start().to_owned()
}

/// The lenses that are known, a row each: name, title, facets and entries, and
/// where each comes from.
pub fn lenses(known: &[(&Lens, String)]) -> String {
    let widest = |text: fn(&Lens) -> &str| {
        let widths = known.iter().map(|(lens, _)| width(text(lens)));
        widths.max().unwrap_or_default()
    };
    let names = widest(|lens| &lens.name);
    let titles = widest(|lens| &lens.title);
    let mut out = String::new();
    for (lens, origin) in known {
        let (facets, entries) = lens.counts();
        let _ = writeln!(
            out,
            "{}   {}   {}, {entries} {}   {origin}",
            padded(&lens.name, names),
            padded(&lens.title, titles),
            number_of(facets, "facet"),
            if entries == 1 { "entry" } else { "entries" },
        );
    }
    out
}

fn padded(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// Whether a letter means something where facets are listed.
fn is_taken(letter: char) -> bool {
    let chord = Key::parse_all(letter.encode_utf8(&mut [0; 4]));
    keymap::resolve(&chord, &[Context::All, Context::Facets]) != Resolved::Unbound
}

/// How much of a lens an article has, and a row for each thing that it has not.
pub fn check(lens: &Lens, bound: &Bound) -> String {
    let (_, entries) = lens.counts();
    let supported = bound.supported();
    let mut out = if bound.is_of_field {
        // Most of them it does not name.
        format!("{}: {supported} entries found\n", lens.name)
    } else {
        let name = &lens.name;
        format!("{name}: {supported} of {entries} entries have evidence\n")
    };
    for finding in &bound.findings {
        let _ = writeln!(out, "  {finding}");
    }
    for facet in &bound.briefing.facets {
        if let Some(key) = facet.key.filter(|key| is_taken(*key)) {
            let title = &facet.title;
            let _ = writeln!(out, "  {title}: the key {key} means something else there");
        }
    }
    out
}

#[cfg(test)]
mod tests;
