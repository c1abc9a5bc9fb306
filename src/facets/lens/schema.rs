//! The schema of lens files.

mod field;
mod head;

use std::collections::{HashMap, HashSet};

pub(super) use field::Finding;

use super::signs;
use super::table::{Field, Table, Text, nearest, parse as parse_table, quoted};
use super::{Facet, Lens, LensEntry, LensError, LensFacet, LensName, LensNote, Phrase};
use crate::text::Clean;
use crate::text::word::terms;
use head::Seen;

/// The version of the schema that is read.
const VERSION: i64 = 1;
/// Most facets of a lens: each has a tab, and every sentence is read for each.
const MOST_FACETS: usize = 32;
/// Sign of a facet that names none.
const GLYPH: &str = "■";
pub(super) fn parse(text: &str) -> Result<Lens, LensError> {
    let parsed = parse_table(text)?;
    let mut file = Table::whole(text, &parsed);
    let head = file.field("lens");
    let facets = file.tables("facet", "a facet")?;
    let notes = file.tables("note", "a note")?;
    let Some(head) = head else {
        file.end()?;
        return Err(super::table::Source(text).error(0, "there is no table [lens]"));
    };
    file.end()?;
    let mut lens = read_head(&head)?;
    let mut seen = Seen::default();
    for facet in facets {
        read_facet(facet, &mut lens, &mut seen)?;
    }
    complete(&mut lens.facets);
    for note in notes {
        lens.notes.push(read_note(note)?);
    }
    Ok(lens)
}

fn read_head(field: &Field<'_>) -> Result<Lens, LensError> {
    let Some(mut head) = field.table("[lens]") else {
        return Err(field.error("`lens` must be a table"));
    };
    let name = head.required("name")?.clean;
    let title = head.text("title")?;
    match head.field("version") {
        Some(version) if version.number()? != VERSION => {
            let reason = format!("version {VERSION} is the only one known");
            return Err(version.error(&reason));
        }
        Some(_) => {}
        None => return Err(head.error("[lens] needs `version`")),
    }
    // For the rules of field lenses; a lens of phrases says nothing by it.
    head.text("language")?;
    let detection = field::read_detection(&mut head)?;
    let extends = field::read_extends(&mut head)?;
    head.end()?;
    Ok(Lens {
        title: title.map_or_else(|| name.clone(), |title| title.clean),
        name,
        facets: Vec::new(),
        entries: Vec::new(),
        notes: Vec::new(),
        detection,
        extends,
    })
}

fn read_facet(mut facet: Table<'_>, lens: &mut Lens, seen: &mut Seen) -> Result<(), LensError> {
    let id = facet.required("id")?;
    if !seen.ids.insert(id.clean.clone()) {
        return Err(id.error(&format!("facet {} is there twice", quoted(&id.clean))));
    }
    if lens.facets.len() >= MOST_FACETS {
        return Err(id.error(&format!("more than {MOST_FACETS} facets")));
    }
    let head = head::read_head(&mut facet, seen)?;
    let kinds: Vec<Clean> = head.kinds.iter().map(|kind| kind.id.clone()).collect();
    let finding = field::read_finding(&mut facet, &id)?;
    let is_left_empty = facet.field("entry").is_some();
    let entries = facet.tables("entry", "an entry")?;
    facet.end()?;
    lens.facets.push(LensFacet {
        head,
        finding,
        is_left_empty: is_left_empty && entries.is_empty(),
        facet: Facet::empty(&id.clean),
    });
    read_entries(entries, &kinds, lens)
}

/// A title from an id: "adverse-effects" gives "Adverse effects".
fn titled(id: &str) -> Clean {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    Clean::line(&first.chain(letters).collect::<String>())
}

/// One member of what an English plural names; the plural where it has no
/// ending of one.
fn one_of(plural: &str) -> Clean {
    let one = if let Some(stem) = plural.strip_suffix("ies") {
        format!("{stem}y")
    } else if plural.ends_with("ss") {
        plural.to_owned()
    } else {
        plural.strip_suffix('s').unwrap_or(plural).to_owned()
    };
    Clean::line(&one.replace(['-', '_'], " "))
}

/// Makes the facets of a lens of what it says of them: what it leaves out is
/// supplied, and each gets a sign of ASCII that no other has.
pub(super) fn complete(facets: &mut [LensFacet]) {
    let (mut sigils, mut keys) = (HashSet::new(), HashSet::new());
    let mut taken: HashSet<String> = HashSet::new();
    for LensFacet { head, facet, .. } in facets.iter_mut() {
        let id = &facet.id;
        let glyph = head.glyph.clone().unwrap_or_else(|| Clean::line(GLYPH));
        let hollow = head.hollow.clone();
        let ascii = head
            .ascii
            .clone()
            .filter(|sign| taken.insert(sign.to_string()));
        *facet = Facet {
            title: head.title.clone().unwrap_or_else(|| titled(id)),
            singular: head.singular.clone().unwrap_or_else(|| one_of(id)),
            // Two lenses that were laid over each other may name one twice.
            sigil: head.sigil.filter(|sigil| sigils.insert(*sigil)),
            hollow: hollow.unwrap_or_else(|| Clean::line(signs::hollow_of(&glyph))),
            glyph,
            ascii: ascii.unwrap_or_default(),
            count: head.count.unwrap_or_default(),
            key: head.key.filter(|key| keys.insert(*key)),
            hue: head.hue,
            kinds: head.kinds.clone(),
            id: id.clone(),
            entries: Vec::new(),
        };
    }
    for LensFacet { facet, .. } in facets.iter_mut().filter(|one| one.facet.ascii.is_empty()) {
        let sign = signs::free_ascii(&facet.glyph, |sign| taken.contains(sign));
        facet.ascii = Clean::line(sign);
        taken.insert(sign.to_owned());
    }
}

fn not_one_of(what: &str, word: &str, known: &[&str]) -> String {
    let told = quoted(word);
    if let Some(nearest) = nearest(word, known) {
        return format!("unknown {what} {told}; did you mean {nearest}?");
    }
    format!("{what} {told} is not one of {}", quoted(&known.join(", ")))
}

fn read_note(mut note: Table<'_>) -> Result<LensNote, LensError> {
    let Some(field) = note.field("at") else {
        return Err(note.error("a note needs `at`"));
    };
    let places = field.members("a phrase or a list of phrases", true)?;
    if places.is_empty() {
        return Err(field.error("a note needs a phrase"));
    }
    let at = places
        .iter()
        .map(|place| read_phrase(&place.text()?))
        .collect::<Result<_, _>>()?;
    let text = note.required("text")?.clean;
    note.end()?;
    Ok(LensNote { at, text })
}

fn read_phrase(text: &Text<'_>) -> Result<(Clean, Phrase), LensError> {
    match Phrase::parse(&text.clean) {
        Ok(phrase) => Ok((text.clean.clone(), phrase)),
        Err(error) => Err(text.error(&format!("“{}” {error}", quoted(&text.clean)))),
    }
}

/// The entries of one facet, and what may be there only once in it.
struct Entries<'a> {
    facet: usize,
    kinds: &'a [Clean],
    ids: HashSet<Clean>,
    /// Ids of entries by the folded form of their names.
    owners: HashMap<String, Clean>,
    /// How many patterns were read.
    patterns: usize,
}

fn read_entries(tables: Vec<Table<'_>>, kinds: &[Clean], lens: &mut Lens) -> Result<(), LensError> {
    let mut entries = Entries {
        facet: lens.facets.len() - 1,
        kinds,
        ids: HashSet::new(),
        owners: HashMap::new(),
        patterns: 0,
    };
    let first = lens.entries.len();
    let mut parents = Vec::new();
    for mut table in tables {
        parents.push(table.text("parent")?);
        lens.entries.push(entries.read(table)?);
    }
    let of_facet = lens.entries.get_mut(first..).unwrap_or_default();
    for (entry, parent) in of_facet.iter_mut().zip(&parents) {
        let Some(parent) = parent else { continue };
        // It may be one of a lens that this one goes on from.
        if !entries.ids.contains(&parent.clean) && lens.extends.is_empty() {
            let name = quoted(&parent.clean);
            return Err(parent.error(&format!("parent {name} is no entry of this facet")));
        }
        entry.parent = Some(parent.clean.clone());
    }
    let above = |id: &Clean| {
        of_facet
            .iter()
            .find(|entry| entry.id == *id)?
            .parent
            .as_ref()
    };
    for (entry, parent) in of_facet.iter().zip(&parents) {
        // One more step than there are entries goes round.
        let mut line = std::iter::successors(entry.parent.as_ref(), |id| above(id));
        if let Some(parent) = parent
            && line.nth(of_facet.len()).is_some()
        {
            return Err(parent.error("parents go round in a circle"));
        }
    }
    Ok(())
}

impl LensName {
    fn new(text: &Text<'_>, phrase: Phrase) -> Self {
        Self {
            text: text.clean.clone(),
            phrase,
            may_be_a_place: false,
        }
    }
}

impl Entries<'_> {
    fn read(&mut self, mut table: Table<'_>) -> Result<LensEntry, LensError> {
        let id = table.text("id")?;
        let label = table.required("label")?;
        // From the label, for a lens that refers to it nowhere.
        let place = id.as_ref().unwrap_or(&label);
        let id = id.as_ref().map_or_else(
            || Clean::line(&terms(&label.clean).join("-")),
            |id| id.clean.clone(),
        );
        let kind = table
            .text("kind")?
            .map(|kind| self.kind(&kind))
            .transpose()?;
        let summary = table.text("summary")?.map(|summary| summary.clean);
        let aliases = table.texts("aliases")?;
        let acronym = table.text("acronym")?;
        let place_aliases = table.texts("place_aliases")?;
        let evidence = table.texts("evidence")?;
        let patterns = field::read_patterns(&mut table, "patterns", &mut self.patterns)?;
        let matches = field::read_patterns(&mut table, "match", &mut self.patterns)?;
        let exclude = field::read_patterns(&mut table, "exclude", &mut self.patterns)?;
        let near = table.texts("require_near")?;
        let stem = table.field("stem").map(|stem| stem.truth()).transpose()?;
        let weak = table.field("weak").map(|weak| weak.truth()).transpose()?;
        table.end()?;
        let names_evidence = !evidence.is_empty() || !matches.is_empty();
        // No ending is left open by a label, whatever signs it has.
        let without_star = label.clean.replace('*', " ");
        let Ok(phrase) = Phrase::parse(&without_star) else {
            return Err(label.error("`label` has no word"));
        };
        if !self.ids.insert(id.clone()) {
            return Err(place.error(&format!("entry {} is there twice", quoted(&id))));
        }
        let mut names = Vec::new();
        if names_evidence && self.owners.contains_key(&phrase.folded()) {
            // Called like another one, and told from it by its evidence.
            names.push(LensName::new(&label, phrase));
        } else {
            self.own(&mut names, &id, &label, phrase)?;
        }
        for alias in &aliases {
            let (_, phrase) = read_phrase(alias)?;
            if !self.own(&mut names, &id, alias, phrase)? {
                let name = quoted(&alias.clean);
                return Err(alias.error(&format!("name {name} is there twice")));
            }
        }
        if let Some(acronym) = acronym {
            let (_, phrase) = read_phrase(&acronym)?;
            self.own(&mut names, &id, &acronym, phrase)?;
        }
        for alias in &place_aliases {
            let (_, phrase) = read_phrase(alias)?;
            self.own(&mut names, &id, alias, phrase.clone())?;
            let same = |name: &&mut LensName| name.phrase.folded() == phrase.folded();
            if let Some(name) = names.iter_mut().find(same) {
                name.may_be_a_place = true;
            }
        }
        let mut evidence: Vec<_> = evidence.iter().map(read_phrase).collect::<Result<_, _>>()?;
        if stem == Some(true) {
            let of_names = names.iter_mut().map(|name| &mut name.phrase);
            let phrases = of_names.chain(evidence.iter_mut().map(|(_, phrase)| phrase));
            phrases.for_each(Phrase::inflect);
        }
        Ok(LensEntry {
            facet: self.facet,
            id,
            label: label.clean,
            kind,
            parent: None,
            summary,
            names,
            evidence,
            patterns,
            matches,
            exclude,
            is_weak: weak == Some(true),
            near: (near.iter())
                .map(|text| Ok(read_phrase(text)?.1))
                .collect::<Result<_, LensError>>()?,
        })
    }

    /// Adds a name to those of an entry, unless the entry has it; whether it
    /// was added. Another entry's name is an error.
    fn own(
        &mut self,
        names: &mut Vec<LensName>,
        id: &Clean,
        text: &Text<'_>,
        phrase: Phrase,
    ) -> Result<bool, LensError> {
        let folded = phrase.folded();
        match self.owners.get(&folded) {
            Some(owner) if owner == id => return Ok(false),
            Some(owner) => {
                let (name, owner) = (quoted(&text.clean), quoted(owner));
                let reason = format!("name {name} belongs to entry {owner} already");
                return Err(text.error(&reason));
            }
            None => self.owners.insert(folded, id.clone()),
        };
        names.push(LensName::new(text, phrase));
        Ok(true)
    }

    /// The kind of an entry, one of those that its facet lists.
    fn kind(&self, kind: &Text<'_>) -> Result<Clean, LensError> {
        if self.kinds.contains(&kind.clean) {
            return Ok(kind.clean.clone());
        }
        let known: Vec<&str> = self.kinds.iter().map(Clean::as_str).collect();
        let reason = if known.is_empty() {
            let name = quoted(&kind.clean);
            format!("kind {name} is not listed, the facet has no kinds")
        } else {
            not_one_of("kind", &kind.clean, &known)
        };
        Err(kind.error(&reason))
    }
}
