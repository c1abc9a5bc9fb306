//! The schema of lens files.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::signs;
use super::{CountBy, Lens, LensEntry, LensError, LensFacet, LensNote, Phrase};
use crate::text::Clean;
use crate::text::width::width;

/// The version of the schema that is read.
const VERSION: i64 = 1;
/// Most facets of a lens: each has a tab, and every sentence is read for each.
const MOST_FACETS: usize = 32;

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
    hollow: Option<Spanned<String>>,
    ascii: Option<Spanned<String>>,
    #[serde(default)]
    count: CountBy,
    #[serde(default)]
    kinds: Vec<Spanned<String>>,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    label: Spanned<String>,
    kind: Option<Spanned<String>>,
    summary: Option<Spanned<String>>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    #[serde(default)]
    evidence: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    at: Spanned<Places>,
    text: Spanned<String>,
}

/// Where a note belongs: one phrase, or several of which any will do.
enum Places {
    One(String),
    Several(Vec<Spanned<String>>),
}

// By hand, for an untagged enum would lose where each phrase stands.
impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlacesVisitor)
    }
}

struct PlacesVisitor;

impl<'de> Visitor<'de> for PlacesVisitor {
    type Value = Places;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a phrase or a list of phrases")
    }

    fn visit_str<E>(self, phrase: &str) -> Result<Places, E> {
        Ok(Places::One(phrase.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut phrases: A) -> Result<Places, A::Error> {
        let mut several = Vec::new();
        while let Some(phrase) = phrases.next_element()? {
            several.push(phrase);
        }
        Ok(Places::Several(several))
    }
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

    /// A text that must fill one column.
    fn sign(&self, value: &Spanned<String>, what: &str) -> Result<Clean, LensError> {
        let sign = self.text(value, what)?;
        if width(&sign) != 1 {
            return Err(self.at(value, &format!("{what} is not one column wide")));
        }
        Ok(sign)
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
        if lens.facets.len() >= MOST_FACETS {
            let reason = format!("more than {MOST_FACETS} facets");
            return Err(source.at(&facet.id, &reason));
        }
        let known = read_facet(&source, facet, id)?;
        if let (Some(c), Some(sigil)) = (known.sigil, &facet.sigil)
            && !sigils.insert(c)
        {
            return Err(source.at(sigil, &format!("sigil {c} belongs to another facet")));
        }
        if let Some(ascii) = &facet.ascii
            && lens.facets.iter().any(|other| other.ascii == known.ascii)
        {
            let reason = format!("sign {} belongs to another facet", known.ascii);
            return Err(source.at(ascii, &reason));
        }
        lens.facets.push(known);
        read_entries(&source, facet, &mut lens)?;
    }
    give_signs(&mut lens.facets);
    for note in &file.note {
        lens.notes.push(read_note(&source, note)?);
    }
    Ok(lens)
}

fn read_facet(source: &Source<'_>, facet: &Facet, id: Clean) -> Result<LensFacet, LensError> {
    let sigil = facet.sigil.as_ref();
    let sigil = sigil
        .map(|value| {
            let reason = "a sigil is one sign that is no letter, digit, blank or one of ! ' ^ \" :";
            read_sigil(value.get_ref()).ok_or_else(|| source.at(value, reason))
        })
        .transpose()?;
    let glyph = source.sign(&facet.glyph, "glyph")?;
    let hollow = facet.hollow.as_ref();
    let hollow = hollow
        .map(|value| source.sign(value, "hollow"))
        .transpose()?
        .unwrap_or_else(|| Clean::line(signs::hollow_of(&glyph)));
    // Given out below where the lens names none.
    let ascii = facet.ascii.as_ref();
    let ascii = ascii
        .map(|value| match source.sign(value, "ascii")? {
            sign if sign.is_ascii() => Ok(sign),
            _ => Err(source.at(value, "a sign of ASCII is one printable character of it")),
        })
        .transpose()?
        .unwrap_or_default();
    Ok(LensFacet {
        id,
        title: source.text(&facet.title, "title")?,
        singular: source.text(&facet.singular, "singular")?,
        sigil,
        glyph,
        hollow,
        ascii,
        count: facet.count,
    })
}

/// Gives each facet without a sign of ASCII one that no other has.
fn give_signs(facets: &mut [LensFacet]) {
    let mut taken: HashSet<String> = facets.iter().map(|facet| facet.ascii.to_string()).collect();
    for facet in facets.iter_mut().filter(|facet| facet.ascii.is_empty()) {
        let sign = signs::free_ascii(&facet.glyph, |sign| taken.contains(sign));
        facet.ascii = Clean::line(sign);
        taken.insert(sign.to_owned());
    }
}

/// A sign that can be seen and that the query language leaves free.
fn read_sigil(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return None;
    };
    let is_shown = *Clean::line(text) == *text && width(text) == 1;
    let is_free = !c.is_alphanumeric() && !c.is_whitespace() && !"!'^\":".contains(c);
    (is_shown && is_free).then_some(c)
}

fn read_note(source: &Source<'_>, note: &Note) -> Result<LensNote, LensError> {
    let at = match note.at.get_ref() {
        Places::One(phrase) => {
            let phrase = Spanned::new(note.at.span(), phrase.clone());
            vec![source.phrase(&phrase, "place")?]
        }
        Places::Several(phrases) => phrases
            .iter()
            .map(|phrase| source.phrase(phrase, "place"))
            .collect::<Result<_, _>>()?,
    };
    if at.is_empty() {
        return Err(source.at(&note.at, "a note needs a phrase"));
    }
    Ok(LensNote {
        at,
        text: source.text(&note.text, "text")?,
    })
}

/// The kind of an entry, one of those that its facet lists.
fn read_kind(
    source: &Source<'_>,
    kind: &Spanned<String>,
    kinds: &[Clean],
) -> Result<Clean, LensError> {
    let read = source.text(kind, "kind")?;
    if kinds.contains(&read) {
        return Ok(read);
    }
    let reason = if kinds.is_empty() {
        format!("kind {read} is not listed, the facet has no kinds")
    } else {
        let listed: Vec<&str> = kinds.iter().map(Clean::as_str).collect();
        format!("kind {read} is not one of {}", listed.join(", "))
    };
    Err(source.at(kind, &reason))
}

fn read_entries(source: &Source<'_>, facet: &Facet, lens: &mut Lens) -> Result<(), LensError> {
    let number = lens.facets.len() - 1;
    let kinds: Result<Vec<_>, _> = facet
        .kinds
        .iter()
        .map(|kind| source.text(kind, "kind"))
        .collect();
    let kinds = kinds?;
    let mut ids = HashSet::new();
    let mut owners: HashMap<String, Clean> = HashMap::new();
    for entry in &facet.entry {
        let id = source.text(&entry.id, "id")?;
        if !ids.insert(id.clone()) {
            return Err(source.at(&entry.id, &format!("entry {id} is there twice")));
        }
        let kind = entry.kind.as_ref();
        let kind = kind
            .map(|kind| read_kind(source, kind, &kinds))
            .transpose()?;
        let summary = entry.summary.as_ref();
        let summary = summary
            .map(|summary| source.text(summary, "summary"))
            .transpose()?;
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
            kind,
            summary,
            names,
            evidence: evidence?,
        });
    }
    Ok(())
}
