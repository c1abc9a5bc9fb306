//! The schema of lens files.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::{CountBy, Lens, LensEntry, LensError, LensFacet, LensNote, Phrase};
use crate::text::Clean;
use crate::text::width::width;

/// The version of the schema that is read.
const VERSION: i64 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lens: Head,
    #[serde(default)]
    facet: Vec<Facet>,
    #[serde(default)]
    note: Vec<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: Spanned<String>,
    title: Spanned<String>,
    version: Spanned<i64>,
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "part of the schema; rules that need it come with extraction"
    )]
    language: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facet {
    id: Spanned<String>,
    title: Spanned<String>,
    singular: Spanned<String>,
    sigil: Option<Spanned<String>>,
    glyph: Spanned<String>,
    #[serde(default)]
    count: CountBy,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    label: Spanned<String>,
    kind: Option<Spanned<String>>,
    summary: Option<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    evidence: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    at: Vec<Spanned<String>>,
    text: Spanned<String>,
}

/// Errors with their place in the file.
struct Source<'a>(&'a str);

impl Source<'_> {
    fn error(&self, at: usize, reason: &str) -> LensError {
        let before = self.0.get(..at).unwrap_or(self.0);
        let row_start = before.rfind('\n').map_or(0, |at| at + 1);
        LensError {
            row: before.matches('\n').count() + 1,
            column: before.get(row_start..).unwrap_or_default().chars().count() + 1,
            reason: Clean::line(reason),
        }
    }

    fn at<T>(&self, value: &Spanned<T>, reason: &str) -> LensError {
        self.error(value.span().start, reason)
    }

    /// A text that must not be empty.
    fn text(&self, value: &Spanned<String>, what: &str) -> Result<Clean, LensError> {
        let clean = Clean::line(value.get_ref().trim());
        if clean.is_empty() {
            return Err(self.at(value, &format!("{what} is empty")));
        }
        Ok(clean)
    }

    /// A text that must hold a word.
    fn phrase(&self, value: &Spanned<String>, what: &str) -> Result<(Clean, Phrase), LensError> {
        let clean = self.text(value, what)?;
        match Phrase::parse(&clean) {
            Some(phrase) => Ok((clean, phrase)),
            None => Err(self.at(value, &format!("{what} has no word"))),
        }
    }
}

pub(super) fn parse(text: &str) -> Result<Lens, LensError> {
    let source = Source(text);
    let file: File = toml::from_str(text).map_err(|error| {
        let reason = error.message().lines().collect::<Vec<_>>().join(" ");
        source.error(error.span().map_or(0, |span| span.start), &reason)
    })?;
    if *file.lens.version.get_ref() != VERSION {
        let reason = format!("version {VERSION} is the only one known");
        return Err(source.at(&file.lens.version, &reason));
    }
    let mut lens = Lens {
        name: source.text(&file.lens.name, "name")?,
        title: source.text(&file.lens.title, "title")?,
        facets: Vec::new(),
        entries: Vec::new(),
        notes: Vec::new(),
    };
    let mut ids = HashSet::new();
    let mut sigils = HashSet::new();
    for facet in &file.facet {
        let id = source.text(&facet.id, "id")?;
        if !ids.insert(id.clone()) {
            return Err(source.at(&facet.id, &format!("facet {id} is there twice")));
        }
        let known = read_facet(&source, facet, id)?;
        if let (Some(c), Some(sigil)) = (known.sigil, &facet.sigil)
            && !sigils.insert(c)
        {
            return Err(source.at(sigil, &format!("sigil {c} belongs to another facet")));
        }
        lens.facets.push(known);
        read_entries(&source, facet, &mut lens)?;
    }
    for note in &file.note {
        let at: Result<Vec<_>, _> = note
            .at
            .iter()
            .map(|place| source.phrase(place, "place"))
            .collect();
        lens.notes.push(LensNote {
            at: at?,
            text: source.text(&note.text, "text")?,
        });
    }
    Ok(lens)
}

fn read_facet(source: &Source<'_>, facet: &Facet, id: Clean) -> Result<LensFacet, LensError> {
    let sigil = match &facet.sigil {
        None => None,
        Some(value) => {
            let mut chars = value.get_ref().chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if is_sigil(c) => Some(c),
                _ => {
                    let reason =
                        "a sigil is one sign that is no letter, digit, blank or one of ! ' ^ \" :";
                    return Err(source.at(value, reason));
                }
            }
        }
    };
    let glyph = source.text(&facet.glyph, "glyph")?;
    if width(&glyph) != 1 {
        return Err(source.at(&facet.glyph, "a glyph is one column wide"));
    }
    Ok(LensFacet {
        id,
        title: source.text(&facet.title, "title")?,
        singular: source.text(&facet.singular, "singular")?,
        sigil,
        glyph,
        count: facet.count,
    })
}

/// Signs that the query language leaves free.
fn is_sigil(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && !"!'^\":".contains(c)
}

fn read_entries(source: &Source<'_>, facet: &Facet, lens: &mut Lens) -> Result<(), LensError> {
    let number = lens.facets.len() - 1;
    let mut ids = HashSet::new();
    let mut owners: HashMap<String, Clean> = HashMap::new();
    for entry in &facet.entry {
        let id = source.text(&entry.id, "id")?;
        if !ids.insert(id.clone()) {
            return Err(source.at(&entry.id, &format!("entry {id} is there twice")));
        }
        if let Some(kind) = &entry.kind
            && !facet.kinds.is_empty()
            && !facet.kinds.contains(kind.get_ref())
        {
            let known = facet.kinds.join(", ");
            let reason = format!("kind {} is not one of {known}", kind.get_ref());
            return Err(source.at(kind, &reason));
        }
        let mut names = Vec::new();
        for value in std::iter::once(&entry.label).chain(&entry.aliases) {
            let (name, phrase) = source.phrase(value, "name")?;
            match owners.insert(phrase.folded(), id.clone()) {
                Some(owner) => {
                    let reason = format!("name {name} belongs to entry {owner} already");
                    return Err(source.at(value, &reason));
                }
                None => names.push((name, phrase)),
            }
        }
        let evidence: Result<Vec<_>, _> = entry
            .evidence
            .iter()
            .map(|value| source.phrase(value, "evidence"))
            .collect();
        lens.entries.push(LensEntry {
            facet: number,
            id,
            label: source.text(&entry.label, "label")?,
            kind: entry.kind.as_ref().map(|kind| Clean::line(kind.get_ref())),
            summary: entry.summary.as_deref().map(Clean::line),
            names,
            evidence: evidence?,
        });
    }
    Ok(())
}
