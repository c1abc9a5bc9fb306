//! Writing what is known of an article as a lens of it.
//!
//! Names find their sentences by themselves where they find exactly the evidence
//! of their entry; elsewhere the lens names phrases of a few words, each of which
//! stands in no sentence that is not evidence.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::Lens;
use crate::facets::phrase::{Phrase, Phrases, Token, tokens};
use crate::facets::{Briefing, CountBy, Entry, EntryId, Facet, Hue, Kind};
use crate::text::word::terms;
use crate::text::{Clean, Document, SentenceId, Span};

/// Most words of a phrase, before the whole sentence is taken.
const LONGEST: usize = 10;
/// Places in a sentence where a phrase of each length is tried.
const TRIED: usize = 40;

/// A lens in its file format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub text: String,
    /// Labels of entries that it finds with other evidence than they have: a
    /// sentence of theirs stands in the article again where it is no evidence.
    pub inexact: Vec<Clean>,
}

/// Writes the shown entries of a briefing as an article lens, which finds the same
/// entries, as sure, with the same evidence in the article.
pub fn written(document: &Document, briefing: &Briefing) -> Written {
    let sentences = Sentences::new(document);
    let entries = named(briefing);
    // Once with names alone, to see where they are enough.
    let bare = file(document, briefing, &sentences, &entries, |_| false);
    let wrong = differing(document, briefing, &entries, &bare);
    let text = file(document, briefing, &sentences, &entries, |id| {
        wrong.contains(&id)
    });
    let wrong = differing(document, briefing, &entries, &text);
    let labels = (entries.iter()).filter(|named| wrong.contains(&named.id));
    Written {
        inexact: labels.map(|named| named.label.clone()).collect(),
        text,
    }
}

/// An entry with a name in files that no other entry of its facet has.
struct Named {
    id: EntryId,
    facet: usize,
    name: String,
    label: Clean,
    /// Another entry is called the same, so this one names its evidence.
    is_namesake: bool,
    aliases: Vec<Clean>,
}

fn folded(name: &str) -> Option<String> {
    // A label leaves no ending open, whatever signs it has.
    let phrase = Phrase::parse(&name.replace('*', " ")).ok()?;
    Some(phrase.folded())
}

fn named(briefing: &Briefing) -> Vec<Named> {
    let mut all = Vec::new();
    for (number, facet) in briefing.facets.iter().enumerate() {
        let (mut names, mut ids) = (HashSet::new(), HashSet::new());
        let first = all.len();
        for id in &facet.entries {
            let Some(entry) = briefing.entry(*id) else {
                continue;
            };
            // A label needs a word, and every entry a name in files of its own.
            let label = match folded(&entry.label) {
                Some(_) => entry.label.clone(),
                None => Clean::line(&format!("{} {}", entry.label, id.0)),
            };
            let stem = terms(&label).join("-");
            let mut name = stem.clone();
            let mut again = 1;
            while !ids.insert(name.clone()) {
                again += 1;
                name = format!("{stem}-{again}");
            }
            all.push(Named {
                id: *id,
                facet: number,
                name,
                is_namesake: folded(&label).is_some_and(|name| !names.insert(name)),
                label,
                aliases: Vec::new(),
            });
        }
        if facet.count == CountBy::Evidence {
            // Their forms are words of evidence, not names.
            continue;
        }
        for named in all.iter_mut().skip(first) {
            let Some(entry) = briefing.entry(named.id) else {
                continue;
            };
            let forms = entry.aliases.iter().map(|alias| &alias.form);
            for form in forms {
                if !form.contains('*') && folded(form).is_some_and(|name| names.insert(name)) {
                    named.aliases.push(form.clone());
                }
            }
        }
    }
    all
}

/// Entries whose evidence the lens finds otherwise.
fn differing(
    document: &Document,
    briefing: &Briefing,
    entries: &[Named],
    text: &str,
) -> HashSet<EntryId> {
    let Ok(lens) = Lens::parse(text) else {
        return entries.iter().map(|named| named.id).collect();
    };
    let bound = lens.bind(document).briefing;
    let ids = entries.iter().zip(&bound.entries).filter(|(named, found)| {
        briefing.entry(named.id).map(|entry| &entry.evidence) != Some(&found.evidence)
    });
    ids.map(|(named, _)| named.id).collect()
}

fn file(
    document: &Document,
    briefing: &Briefing,
    sentences: &Sentences<'_>,
    entries: &[Named],
    needs_phrases: impl Fn(EntryId) -> bool,
) -> String {
    let title = document.meta.title.as_deref().unwrap_or("Article");
    let mut name = terms(title).join("-");
    if name.is_empty() {
        name.push_str("article");
    }
    let mut out = String::from("[lens]\n");
    row(&mut out, "name", &name);
    row(&mut out, "title", title);
    out.push_str("version = 1\n");
    for (number, facet) in briefing.facets.iter().enumerate() {
        let of_facet: Vec<&Named> = entries.iter().filter(|e| e.facet == number).collect();
        let known = of_facet.iter().filter_map(|named| briefing.entry(named.id));
        head(&mut out, facet, known);
        if of_facet.is_empty() {
            out.push_str("entry = []\n");
        }
        for named in &of_facet {
            let Some(entry) = briefing.entry(named.id) else {
                continue;
            };
            out.push_str("\n[[facet.entry]]\n");
            row(&mut out, "id", &named.name);
            row(&mut out, "label", &named.label);
            if let Some(kind) = &entry.kind {
                row(&mut out, "kind", kind);
            }
            let parent = briefing.parent_of(entry).and_then(|(id, _)| {
                let parent = of_facet.iter().find(|named| named.id == id)?;
                Some(&parent.name)
            });
            if let Some(parent) = parent {
                row(&mut out, "parent", parent);
            }
            if let Some(summary) = &entry.summary {
                row(&mut out, "summary", summary);
            }
            if entry.is_weak {
                out.push_str("weak = true\n");
            }
            list(&mut out, "aliases", named.aliases.iter().map(Clean::as_str));
            if facet.count == CountBy::Evidence || named.is_namesake || needs_phrases(named.id) {
                list(&mut out, "evidence", sentences.phrases(entry).iter());
            }
        }
    }
    for note in &briefing.notes {
        if let Some((phrase, _)) = sentences.phrase(note.sentence, &[note.sentence], &(0..0)) {
            out.push_str("\n[[note]]\n");
            row(&mut out, "at", &phrase);
            row(&mut out, "text", &note.text);
        }
    }
    out
}

fn head<'a>(out: &mut String, facet: &Facet, entries: impl Iterator<Item = &'a Entry>) {
    out.push_str("\n[[facet]]\n");
    row(out, "id", &facet.id);
    row(out, "title", &facet.title);
    row(out, "singular", &facet.singular);
    if let Some(sigil) = facet.sigil {
        row(out, "sigil", sigil.encode_utf8(&mut [0; 4]));
    }
    row(out, "glyph", &facet.glyph);
    row(out, "hollow", &facet.hollow);
    row(out, "ascii", &facet.ascii);
    let count = match facet.count {
        CountBy::Mentions => "mentions",
        CountBy::Evidence => "evidence",
    };
    row(out, "count", count);
    if let Some(key) = facet.key {
        row(out, "key", key.encode_utf8(&mut [0; 4]));
    }
    if let Some(hue) = facet.hue {
        row(out, "colour", hue.name());
    }
    let mut used: Vec<&Clean> = Vec::new();
    for kind in entries.filter_map(|entry| entry.kind.as_ref()) {
        if !used.contains(&kind) {
            used.push(kind);
        }
    }
    // In the order of the lens; those that it does not list are last.
    let place = |id: &&Clean| facet.kinds.iter().position(|kind| kind.id == **id);
    used.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    let kinds = used.iter().map(|id| {
        let kind = place(id).and_then(|at| facet.kinds.get(at));
        kind_row(id, kind)
    });
    array(out, "kinds", &kinds.collect::<Vec<_>>());
}

/// A kind as a member of the list of kinds.
fn kind_row(id: &str, kind: Option<&Kind>) -> String {
    let title = kind.and_then(|kind| kind.title.as_deref());
    let hue = kind.and_then(|kind| kind.hue).map(Hue::name);
    if title.is_none() && hue.is_none() {
        return quoted(id);
    }
    let rows = [("id", Some(id)), ("title", title), ("colour", hue)];
    let rows = rows
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    let rows: Vec<String> = rows
        .map(|(key, value)| format!("{key} = {}", quoted(value)))
        .collect();
    format!("{{ {} }}", rows.join(", "))
}

fn row(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {}", quoted(value));
}

fn list(out: &mut String, key: &str, values: impl Iterator<Item = impl AsRef<str>>) {
    let values: Vec<String> = values.map(|value| quoted(value.as_ref())).collect();
    array(out, key, &values);
}

/// A list of values that are written already.
fn array(out: &mut String, key: &str, values: &[String]) {
    let whole = values.join(", ");
    if values.is_empty() {
    } else if whole.chars().count() < 100 {
        let _ = writeln!(out, "{key} = [{whole}]");
    } else {
        let _ = writeln!(out, "{key} = [\n    {},\n]", values.join(",\n    "));
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The words of all sentences, and where each of them stands.
struct Sentences<'a> {
    document: &'a Document,
    tokens: Vec<Vec<Token<'a>>>,
    places: HashMap<String, Vec<(SentenceId, usize)>>,
}

impl<'a> Sentences<'a> {
    fn new(document: &'a Document) -> Self {
        let all = (0..document.sentences().len()).map(SentenceId::at);
        let tokens: Vec<Vec<Token<'a>>> =
            all.map(|id| tokens(document.sentence_text(id))).collect();
        let mut places: HashMap<String, Vec<(SentenceId, usize)>> = HashMap::new();
        for (number, words) in tokens.iter().enumerate() {
            let id = SentenceId::at(number);
            for (at, word) in words.iter().enumerate() {
                if let Some(known) = places.get_mut(word.folded()) {
                    known.push((id, at));
                } else {
                    places.insert(word.folded().to_owned(), vec![(id, at)]);
                }
            }
        }
        Self {
            document,
            tokens,
            places,
        }
    }

    /// Phrases that together stand in all evidence of an entry and nowhere else,
    /// as far as that can be.
    fn phrases(&self, entry: &Entry) -> Vec<String> {
        let mut phrases: Vec<String> = Vec::new();
        let mut covered: HashSet<SentenceId> = HashSet::new();
        for sentence in &entry.evidence {
            if covered.contains(sentence) {
                continue;
            }
            let mention = entry.mentions_in(sentence.0..sentence.0 + 1).first();
            let at = mention.map_or(0..0, |mention| self.words_of(*sentence, mention.span));
            if let Some((phrase, holders)) = self.phrase(*sentence, &entry.evidence, &at) {
                covered.extend(holders);
                phrases.push(phrase);
            }
        }
        phrases
    }

    /// The numbers of the words of a place in its sentence.
    fn words_of(&self, id: SentenceId, place: Span) -> Range<usize> {
        let Some(sentence) = self.document.sentence(id) else {
            return 0..0;
        };
        let start = sentence.bytes().start;
        let (from, to) = (
            place.bytes().start.saturating_sub(start),
            place.bytes().end.saturating_sub(start),
        );
        let words = self.words(id);
        let first = words.partition_point(|word| word.bytes().end <= from);
        let end = words.partition_point(|word| word.bytes().start < to);
        first..end.max(first)
    }

    fn words(&self, id: SentenceId) -> &[Token<'a>] {
        self.tokens.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The shortest phrase of a sentence that stands in no sentence beside
    /// `evidence`, from the words at a place on, with the sentences that hold it.
    fn phrase(
        &self,
        id: SentenceId,
        evidence: &[SentenceId],
        at: &Range<usize>,
    ) -> Option<(String, Vec<SentenceId>)> {
        let words = self.words(id);
        let least = at.len().max(1);
        let near = (least..=LONGEST.max(least)).flat_map(|length| {
            let first = at.end.max(1).saturating_sub(length);
            (first..=at.start).map(move |start| start..start + length)
        });
        let anywhere = (2..=LONGEST).flat_map(|length| (0..TRIED).map(move |s| s..s + length));
        let whole = std::iter::once(0..words.len());
        near.take(TRIED * LONGEST)
            .chain(anywhere)
            .chain(whole)
            .filter_map(|range| words.get(range))
            .find_map(|phrase| {
                let texts: Vec<&str> = phrase.iter().map(Token::text).collect();
                let text = texts.join(" ");
                let parsed = Phrase::parse(&text).ok()?;
                let all = self.holders(phrase, evidence)?;
                let table = Phrases::new([(parsed, ())]);
                // A phrase in capitals is not found where they are small.
                let holds = |id: &SentenceId| !table.places(self.words(*id)).is_empty();
                let holders: Vec<SentenceId> = all.into_iter().filter(holds).collect();
                holders.contains(&id).then_some((text, holders))
            })
    }

    /// The sentences that hold some words in a row, unless one of them is not
    /// among `within`.
    fn holders(&self, phrase: &[Token<'_>], within: &[SentenceId]) -> Option<Vec<SentenceId>> {
        let postings = |word: &Token<'_>| self.places.get(word.folded()).map_or(0, Vec::len);
        let (rarest, word) = (phrase.iter().enumerate()).min_by_key(|(_, w)| postings(w))?;
        let mut found: Vec<SentenceId> = Vec::new();
        for (id, at) in self.places.get(word.folded())? {
            let Some(start) = at.checked_sub(rarest) else {
                continue;
            };
            let there = self.words(*id).get(start..start + phrase.len());
            let is_same = there.is_some_and(|there| {
                let pairs = there.iter().zip(phrase);
                pairs.into_iter().all(|(a, b)| a.folded() == b.folded())
            });
            if is_same && found.last() != Some(id) {
                within.binary_search(id).ok()?;
                found.push(*id);
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests;
