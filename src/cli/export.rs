//! What is known of an article, as data and as a Markdown briefing.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::markdown::{escaped, linked};
use super::print;
use crate::facets::{Briefing, Entry, EntryId, Facet, Provenance, Reason};
use crate::text::{Document, SentenceId};

/// Title, author, date, outline, facets with evidence and notes, as JSON.
///
/// The opening's section is null; paragraphs count from 1 without headings.
pub fn json(document: &Document, briefing: &Briefing) -> Value {
    let mut facets = Map::new();
    for facet in &briefing.facets {
        let entries: Vec<Value> = facet
            .entries
            .iter()
            .filter_map(|id| entry_json(document, briefing, *id))
            .collect();
        facets.insert(facet.id.to_string(), Value::Array(entries));
    }
    let notes: Vec<Value> = briefing
        .notes
        .iter()
        .map(|note| {
            let mut place = evidence_json(document, note.sentence);
            if let Some(place) = place.as_object_mut() {
                place.insert("note".to_owned(), json!(note.text));
            }
            place
        })
        .collect();
    json!({
        "title": document.meta.title,
        "author": document.meta.author,
        "date": document.meta.date,
        "source": document.meta.source,
        "words": document.words(),
        "notes": notes,
        "outline": print::outline_json(document, usize::MAX),
        "facets": facets,
    })
}

/// An entry that is shown, as JSON; `name` and `label` are the same.
pub fn entry_json(document: &Document, briefing: &Briefing, id: EntryId) -> Option<Value> {
    let entry = briefing.entry(id)?;
    let evidence: Vec<Value> = entry
        .evidence
        .iter()
        .enumerate()
        .map(|(at, sentence)| {
            let mut place = evidence_json(document, *sentence);
            if let Some(place) = place.as_object_mut() {
                let (rule, score) = reason_json(entry.reasons.get(at).copied());
                place.insert("rule".to_owned(), rule);
                place.insert("score".to_owned(), score);
            }
            place
        })
        .collect();
    let (rule, score) = reason_json(entry.reason());
    let lens = match &briefing.provenance {
        Provenance::Lens(title) => Some(title),
        Provenance::Nothing | Provenance::Rules | Provenance::Awaited | Provenance::Deferred => {
            None
        }
    };
    let mentions: Vec<_> = entry.aliases.iter().map(|alias| &alias.form).collect();
    Some(json!({
        "id": entry.id,
        "name": entry.label,
        "label": entry.label,
        "kind": entry.kind,
        "parent": briefing.parent_of(entry).map(|(_, parent)| &parent.id),
        "summary": entry.summary,
        "count": briefing.count(id),
        "mentions": mentions,
        "lens": lens,
        "rule": rule,
        "score": score,
        "weak": entry.is_weak,
        "evidence": evidence,
    }))
}

/// The rule that found something and how sure it is, from 0 to 1; what a lens
/// names is by the rule "lens", and sure.
pub(super) fn told_reason(reason: Option<Reason>) -> (&'static str, f64) {
    let Reason { rule, certainty } = reason.unwrap_or(Reason::LENS);
    (rule, f64::from(certainty) / 100.0)
}

fn reason_json(reason: Option<Reason>) -> (Value, Value) {
    let (rule, score) = told_reason(reason);
    (json!(rule), json!(score))
}

fn evidence_json(document: &Document, sentence: SentenceId) -> Value {
    let place = document.place_of(sentence);
    json!({
        "section": place.section,
        "paragraph": place.paragraph,
        "text": document.sentence_text(sentence),
    })
}

/// Where a sentence stands, in words: "Challenges ahead, ¶ 27".
pub(super) fn place_words(document: &Document, sentence: SentenceId) -> String {
    let place = document.place_of(sentence);
    let paragraph = place.paragraph.map(|number| format!("¶ {number}"));
    let section = place.section.map(str::to_owned);
    let parts: Vec<String> = section.into_iter().chain(paragraph).collect();
    parts.join(", ")
}

/// The same as a Markdown briefing.
pub fn markdown(document: &Document, briefing: &Briefing) -> String {
    let mut out = String::new();
    let title = document.meta.title.as_deref().unwrap_or("Untitled article");
    let _ = writeln!(out, "# {}", escaped(title));
    let known = [
        &document.meta.author,
        &document.meta.date,
        &document.meta.source,
    ];
    let known: Vec<String> = known
        .iter()
        .filter_map(|value| value.as_deref().map(escaped))
        .collect();
    if !known.is_empty() {
        let _ = writeln!(out, "\n{}", known.join("; "));
    }
    let outline = print::outline_markdown(document, usize::MAX);
    if !outline.is_empty() {
        let _ = write!(out, "\n## Outline\n\n{outline}");
    }
    for facet in &briefing.facets {
        facet_markdown(&mut out, document, briefing, facet);
    }
    if !briefing.notes.is_empty() {
        out.push_str("\n## Editor’s notes\n");
        for note in &briefing.notes {
            let quoted = sentence(document, note.sentence);
            let _ = write!(
                out,
                "\n> “{}”{}\n\n{}\n",
                quoted,
                place_markdown(document, note.sentence),
                escaped(&note.text)
            );
        }
    }
    out
}

/// A facet as a chapter of a Markdown briefing.
pub(super) fn facet_markdown(
    out: &mut String,
    document: &Document,
    briefing: &Briefing,
    facet: &Facet,
) {
    let _ = writeln!(out, "\n## {}", escaped(&facet.title));
    for id in &facet.entries {
        if let Some(entry) = briefing.entry(*id) {
            entry_markdown(out, document, briefing, entry, briefing.count(*id));
        }
    }
}

fn entry_markdown(
    out: &mut String,
    document: &Document,
    briefing: &Briefing,
    entry: &Entry,
    count: u32,
) {
    let described = briefing.described(entry);
    let described = if described.is_empty() {
        described
    } else {
        format!(", {}", escaped(&described))
    };
    let _ = writeln!(
        out,
        "\n### {} ({count}{described})\n",
        escaped(&entry.label)
    );
    if let Some(summary) = &entry.summary {
        let _ = writeln!(out, "{}\n", escaped(summary));
    }
    for id in &entry.evidence {
        let _ = writeln!(
            out,
            "- “{}”{}",
            sentence(document, *id),
            place_markdown(document, *id)
        );
    }
}

/// A sentence with its links.
fn sentence(document: &Document, id: SentenceId) -> String {
    document
        .sentence(id)
        .map(|span| linked(document, span))
        .unwrap_or_default()
}

/// Where a sentence stands, after it; nothing for the author's line of an
/// article without sections.
fn place_markdown(document: &Document, sentence: SentenceId) -> String {
    let place = place_words(document, sentence);
    if place.is_empty() {
        place
    } else {
        format!(" ({})", escaped(&place))
    }
}

#[cfg(test)]
pub(super) mod tests;
