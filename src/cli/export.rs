//! What is known of an article, as data and as a Markdown briefing.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

use super::markdown::{escaped, linked};
use super::print;
use crate::facets::{Briefing, Entry, EntryId, Facet, Provenance, Reason};
use crate::text::{Clean, Document, SentenceId};

/// An article as JSON. Here and below, the fields stand in the order of their names.
#[derive(Serialize)]
pub struct ArticleJson<'a> {
    author: Option<&'a Clean>,
    date: Option<&'a Clean>,
    facets: BTreeMap<&'a str, Vec<EntryJson<'a>>>,
    notes: Vec<PlaceJson<'a>>,
    outline: Vec<Value>,
    source: Option<&'a Clean>,
    title: Option<&'a Clean>,
    words: u32,
}

/// An entry that is shown, as JSON; `name` and `label` are the same.
#[derive(Serialize)]
pub struct EntryJson<'a> {
    count: u32,
    evidence: Vec<PlaceJson<'a>>,
    /// Told where entries of all facets stand in one list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facet: Option<&'a str>,
    id: &'a Clean,
    kind: Option<&'a Clean>,
    label: &'a Clean,
    lens: Option<&'a Clean>,
    mentions: Vec<&'a Clean>,
    name: &'a Clean,
    parent: Option<&'a Clean>,
    rule: &'static str,
    score: f64,
    summary: Option<&'a Clean>,
    weak: bool,
}

/// A sentence and why it is told, as JSON: a note on it, or the rule that found it.
#[derive(Serialize)]
struct PlaceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a Clean>,
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    section: Option<&'a str>,
    text: &'a str,
}

impl<'a> PlaceJson<'a> {
    fn of(document: &'a Document, sentence: SentenceId) -> Self {
        let place = document.place_of(sentence);
        Self {
            note: None,
            paragraph: place.paragraph,
            rule: None,
            score: None,
            section: place.section,
            text: document.sentence_text(sentence),
        }
    }
}

/// Title, author, date, outline, facets with evidence and notes, as JSON.
///
/// The opening's section is null; paragraphs count from 1 without headings.
pub fn json<'a>(document: &'a Document, briefing: &'a Briefing) -> ArticleJson<'a> {
    let notes = briefing.notes.iter().map(|note| PlaceJson {
        note: Some(&note.text),
        ..PlaceJson::of(document, note.sentence)
    });
    let meta = &document.meta;
    ArticleJson {
        author: meta.author.as_ref(),
        date: meta.date.as_ref(),
        facets: facets_json(document, briefing, &briefing.facets),
        notes: notes.collect(),
        outline: print::outline_json(document, usize::MAX),
        source: meta.source.as_ref(),
        title: meta.title.as_ref(),
        words: document.words(),
    }
}

/// The entries that are shown by the names of their facets, as JSON.
pub fn facets_json<'a>(
    document: &'a Document,
    briefing: &'a Briefing,
    facets: &'a [Facet],
) -> BTreeMap<&'a str, Vec<EntryJson<'a>>> {
    let all = facets.iter().map(|facet| {
        let entries = facet.entries.iter();
        let entries = entries.filter_map(|id| entry_json(document, briefing, *id));
        (facet.id.as_str(), entries.collect())
    });
    all.collect()
}

/// The forms that name an entry or its evidence; of those that differ in case only the
/// first, which is the commonest.
fn forms(entry: &Entry) -> Vec<&Clean> {
    let mut known = HashSet::new();
    let forms = entry.aliases.iter().map(|alias| &alias.form);
    forms
        .filter(|form| known.insert(form.to_lowercase()))
        .collect()
}

/// An entry that is shown, as JSON.
pub fn entry_json<'a>(
    document: &'a Document,
    briefing: &'a Briefing,
    id: EntryId,
) -> Option<EntryJson<'a>> {
    let entry = briefing.entry(id)?;
    let evidence = entry.evidence.iter().enumerate().map(|(at, sentence)| {
        let (rule, score) = told_reason(entry.reasons.get(at).copied());
        PlaceJson {
            rule: Some(rule),
            score: Some(score),
            ..PlaceJson::of(document, *sentence)
        }
    });
    let (rule, score) = told_reason(entry.reason());
    let lens = match &briefing.provenance {
        Provenance::Lens(title) => Some(title),
        Provenance::Nothing | Provenance::Rules | Provenance::Awaited | Provenance::Deferred => {
            None
        }
    };
    Some(EntryJson {
        count: briefing.count(id),
        evidence: evidence.collect(),
        facet: None,
        id: &entry.id,
        kind: entry.kind.as_ref(),
        label: &entry.label,
        lens,
        mentions: forms(entry),
        name: &entry.label,
        parent: briefing.parent_of(entry).map(|(_, parent)| &parent.id),
        rule,
        score,
        summary: entry.summary.as_ref(),
        weak: entry.is_weak,
    })
}

/// The rule that found something and how sure it is, from 0 to 1; what a lens
/// names is by the rule "lens", and sure.
pub(super) fn told_reason(reason: Option<Reason>) -> (&'static str, f64) {
    let Reason { rule, certainty } = reason.unwrap_or(Reason::LENS);
    (rule, f64::from(certainty) / 100.0)
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
