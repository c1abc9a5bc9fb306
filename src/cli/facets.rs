//! The entries of the facets as text and tables; lenses and what they miss.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::export::{Place, entry_json, facet_markdown};
use crate::facets::lens::Lens;
use crate::facets::{Briefing, Facet};
use crate::text::Document;
use crate::typeset::rows_of;

/// Columns of the text form.
const COLUMNS: usize = 80;

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

/// Entries with their counts and evidence, to be read.
pub fn text(document: &Document, briefing: &Briefing, facets: &[Facet]) -> String {
    let mut out = String::new();
    for facet in facets {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{} {}", facet.title, facet.entries.len());
        for id in &facet.entries {
            let Some(entry) = briefing.entry(*id) else {
                continue;
            };
            let kind = entry.kind.as_deref().map(|kind| format!("   {kind}"));
            let _ = writeln!(
                out,
                "\n{} {}   {}{}",
                facet.glyph,
                entry.label,
                briefing.count(*id),
                kind.unwrap_or_default()
            );
            for sentence in &entry.evidence {
                let place = Place::of(document, *sentence).words();
                let _ = writeln!(out, "    {place}");
                let text = document.sentence_text(*sentence);
                for row in rows_of(text, COLUMNS - 6) {
                    let _ = writeln!(out, "      {}", text.get(row).unwrap_or_default());
                }
            }
        }
    }
    out
}

/// Entries by facet as one JSON object.
pub fn object(document: &Document, briefing: &Briefing, facets: &[Facet]) -> Value {
    let mut all = Map::new();
    for facet in facets {
        let entries = facet.entries.iter();
        let entries = entries.filter_map(|id| entry_json(document, briefing, *id));
        all.insert(facet.id.to_string(), Value::Array(entries.collect()));
    }
    Value::Object(all)
}

/// One JSON object for each entry, with its facet.
pub fn objects(document: &Document, briefing: &Briefing, facets: &[Facet]) -> Vec<Value> {
    let mut all = Vec::new();
    for facet in facets {
        for id in &facet.entries {
            if let Some(Value::Object(mut entry)) = entry_json(document, briefing, *id) {
                entry.insert("facet".to_owned(), json!(facet.id));
                all.push(Value::Object(entry));
            }
        }
    }
    all
}

/// One row for each piece of evidence, as CSV (RFC 4180).
pub fn csv(document: &Document, briefing: &Briefing, facets: &[Facet]) -> String {
    let mut out = String::from("facet,entry,kind,count,section,paragraph,evidence\r\n");
    for facet in facets {
        for (id, entry) in facet
            .entries
            .iter()
            .filter_map(|id| Some((id, briefing.entry(*id)?)))
        {
            for sentence in &entry.evidence {
                let place = Place::of(document, *sentence);
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
/// apostrophe before it, for the text may come from anywhere.
fn quoted(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t']) {
        "'"
    } else {
        ""
    };
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

/// The lenses that are known, a row each: name, title, facets, entries.
pub fn lenses(known: &[Lens]) -> String {
    let mut out = String::new();
    for lens in known {
        let (facets, entries) = lens.counts();
        let _ = writeln!(
            out,
            "{}   {}   {facets} facets, {entries} entries",
            lens.name, lens.title
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_and_no_formula_gets_through() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
