//! What a lens says of a facet itself: titles, signs, colours and kinds.

use std::collections::HashSet;

use super::not_one_of;
use crate::facets::lens::table::{Table, Text, quoted};
use crate::facets::lens::{CountBy, Head, Hue, Kind, LensError};
use crate::text::Clean;
use crate::text::width::{cells, width};

/// Characters that take a cell, or none, and show nothing in it.
const BLANK: [char; 8] = [
    '\u{ad}', '\u{34f}', '\u{115f}', '\u{1160}', '\u{180e}', '\u{2800}', '\u{3164}', '\u{ffa0}',
];

/// What may not be there twice in a lens.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) ids: HashSet<Clean>,
    sigils: HashSet<char>,
    ascii: HashSet<Clean>,
    keys: HashSet<char>,
}

/// What `[[facet]]` says of how the facet looks and is called.
pub(super) fn read_head(facet: &mut Table<'_>, seen: &mut Seen) -> Result<Head, LensError> {
    let title = facet.text("title")?.map(|title| title.clean);
    let singular = facet.text("singular")?.map(|singular| singular.clean);
    let sigil = facet.text("sigil")?.map(|text| read_sigil(&text, seen));
    let glyph = facet.text("glyph")?;
    let glyph = glyph.map(|text| read_glyph(&text, "a glyph"));
    let hollow = facet.text("hollow")?;
    let hollow = hollow.map(|text| read_glyph(&text, "a hollow glyph"));
    let ascii = facet.text("ascii")?.map(|text| read_ascii(&text, seen));
    let count = facet.text("count")?.map(|text| read_count(&text));
    let key = facet.text("key")?.map(|text| read_key(&text, seen));
    let hue = read_hue(facet)?;
    let kinds = read_kinds(facet)?;
    Ok(Head {
        title,
        singular,
        sigil: sigil.transpose()?,
        glyph: glyph.transpose()?,
        hollow: hollow.transpose()?,
        ascii: ascii.transpose()?,
        count: count.transpose()?,
        key: key.transpose()?,
        hue,
        kinds,
    })
}

fn read_sigil(text: &Text<'_>, seen: &mut Seen) -> Result<char, LensError> {
    let mut chars = text.raw.chars();
    // A sign that can be seen and that the query language leaves free.
    let sigil = match (chars.next(), chars.next()) {
        (Some(c), None) => {
            Some(c).filter(|c| is_one_cell(text) && !c.is_alphanumeric() && !"!'^\":".contains(*c))
        }
        _ => None,
    };
    let reason = "a sigil is one sign that is no letter, digit, blank or one of ! ' ^ \" :";
    let sigil = sigil.ok_or_else(|| text.error(reason))?;
    if !seen.sigils.insert(sigil) {
        return Err(text.error(&format!("sigil {sigil} belongs to another facet")));
    }
    Ok(sigil)
}

fn read_glyph(text: &Text<'_>, what: &str) -> Result<Clean, LensError> {
    if is_one_cell(text) {
        return Ok(text.clean.clone());
    }
    let reason = format!("{what} is one sign that can be seen, one column wide");
    Err(text.error(&reason))
}

fn read_ascii(text: &Text<'_>, seen: &mut Seen) -> Result<Clean, LensError> {
    if !text.raw.is_ascii() || !is_one_cell(text) {
        return Err(text.error("a sign of ASCII is one printable character of it"));
    }
    if !seen.ascii.insert(text.clean.clone()) {
        return Err(text.error(&format!("sign {} belongs to another facet", text.clean)));
    }
    Ok(text.clean.clone())
}

/// Whether a text is one sign that fills one cell of the screen.
fn is_one_cell(text: &Text<'_>) -> bool {
    *text.clean == *text.raw
        && width(text.raw) == 1
        && cells(text.raw).count() == 1
        && !text.raw.starts_with(BLANK)
}

fn read_count(text: &Text<'_>) -> Result<CountBy, LensError> {
    match text.clean.as_str() {
        "mentions" => Ok(CountBy::Mentions),
        "evidence" => Ok(CountBy::Evidence),
        other => Err(text.error(&not_one_of("count", other, &["mentions", "evidence"]))),
    }
}

/// The kinds that entries of a facet may have: ids, or tables with one.
fn read_kinds(facet: &mut Table<'_>) -> Result<Vec<Kind>, LensError> {
    let Some(field) = facet.field("kinds") else {
        return Ok(Vec::new());
    };
    let mut kinds: Vec<Kind> = Vec::new();
    for member in field.members("a list of kinds", false)? {
        let (id, title, hue) = match member.table("a kind") {
            None => (member.text()?, None, None),
            Some(mut kind) => {
                let id = kind.required("id")?;
                let title = kind.text("title")?.map(|title| title.clean);
                let hue = read_hue(&mut kind)?;
                kind.end()?;
                (id, title, hue)
            }
        };
        if kinds.iter().any(|kind| kind.id == id.clean) {
            return Err(id.error(&format!("kind {} is there twice", quoted(&id.clean))));
        }
        let id = id.clean;
        kinds.push(Kind { id, title, hue });
    }
    Ok(kinds)
}

fn read_hue(table: &mut Table<'_>) -> Result<Option<Hue>, LensError> {
    let Some(text) = table.text("colour")? else {
        return Ok(None);
    };
    let word = text.clean.as_str();
    let known = Hue::ALL.iter().find(|(name, _)| *name == word);
    let names = Hue::ALL.map(|(name, _)| name);
    let unknown = || text.error(&not_one_of("colour", word, &names));
    known.map(|(_, hue)| Some(*hue)).ok_or_else(unknown)
}

fn read_key(text: &Text<'_>, seen: &mut Seen) -> Result<char, LensError> {
    let mut letters = text.raw.chars();
    let key = match (letters.next(), letters.next()) {
        (Some(key), None) if key.is_alphabetic() => key,
        // Digits are counts, and signs are easily taken by the program.
        _ => return Err(text.error("a key is one letter")),
    };
    if !seen.keys.insert(key) {
        return Err(text.error(&format!("key {key} belongs to another facet")));
    }
    Ok(key)
}
