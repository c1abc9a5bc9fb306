//! The part of the schema that field lenses have: how entries are found that the
//! lens does not name, and when it is for an article.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{not_one_of, read_phrase};
use crate::facets::extract::{Beside, Cues, Discovery, Limits, TermCues, VALENCE};
use crate::facets::lens::table::{Field, Table, Text, quoted};
use crate::facets::lens::{Detection, Extended, LensError};
use crate::facets::pattern::Pattern;
use crate::facets::phrase::Phrase;

/// Sentences with a sign of the field that are asked for where a lens says nothing.
const HITS: usize = 5;
/// Most patterns of a lens.
const MOST_PATTERNS: usize = 500;
/// Lists of cues, with the name of the list that they are for the rules, and the
/// weight where a lens says nothing.
const CUES: [(&str, &str, f32); 8] = [
    ("nouns", "noun", 1.0),
    ("verbs", "verb", 1.2),
    ("phrases", "turn", 1.5),
    ("criticism", "critic", 1.2),
    ("degrees", "degree", 0.3),
    ("negate", "mitigation", 1.0),
    ("gains", "gain", -0.35),
    ("neutral", "neutral", 0.0),
];

/// How a facet gets its entries, as far as a lens says it.
#[derive(Debug, Clone, Default)]
pub(in crate::facets::lens) struct Finding {
    /// How those are found that the lens does not name, if it says so.
    pub(in crate::facets::lens) discovery: Option<Discovery>,
    pub(in crate::facets::lens) limits: Limits,
}

impl Finding {
    /// Whether there may be entries that the lens does not name.
    pub(in crate::facets::lens) fn discovers(&self) -> bool {
        !matches!(self.discovery, None | Some(Discovery::Nothing))
    }
}

/// What `[facet]` says of how entries are found.
pub(super) fn read_finding(facet: &mut Table<'_>, id: &Text<'_>) -> Result<Finding, LensError> {
    let mode = facet.field("mode");
    let discover = facet.field("discover");
    let cues = facet.field("cues");
    let threshold = facet.field("threshold");
    let max = facet.field("max");
    let way = match &mode {
        None if discover.is_some() => Some("entries+discover"),
        None if cues.is_some() => Some("sentences"),
        None => None,
        Some(mode) => Some(read_mode(&mode.text()?)?),
    };
    let discovery = match way {
        None => None,
        Some("entries") => Some(Discovery::Nothing),
        Some("sentences") => {
            let cues = cues.as_ref().map(read_cues).transpose()?;
            Some(Discovery::Sentences(cues.map(Arc::new)))
        }
        Some(_) => Some(read_discovery(discover.as_ref(), id)?),
    };
    if let (Some(cues), Some("entries" | "discover" | "entries+discover")) = (&cues, way) {
        return Err(cues.error("cues are for the mode sentences"));
    }
    if let (Some(discover), Some("entries" | "sentences")) = (&discover, way) {
        return Err(discover.error("`discover` is for the modes discover and entries+discover"));
    }
    let max = max.map(|max| match max.number()? {
        most @ 1..=1000 => Ok(usize::try_from(most).unwrap_or(1000)),
        _ => Err(max.error("`max` is a number from 1 to 1000")),
    });
    Ok(Finding {
        discovery,
        limits: Limits {
            threshold: threshold.map(|field| field.decimal()).transpose()?,
            most: max.transpose()?,
        },
    })
}

fn read_mode(text: &Text<'_>) -> Result<&'static str, LensError> {
    const MODES: [&str; 4] = ["entries", "discover", "entries+discover", "sentences"];
    let known = MODES.iter().find(|mode| **mode == text.clean.as_str());
    let unknown = || text.error(&not_one_of("mode", &text.clean, &MODES));
    known.copied().ok_or_else(unknown)
}

/// One of the ways that are built in, or cues for terms; where nothing is said,
/// the way of the facet with that id.
fn read_discovery(discover: Option<&Field<'_>>, id: &Text<'_>) -> Result<Discovery, LensError> {
    const WAYS: [&str; 3] = ["actors", "areas", "challenges"];
    let named = |text: &Text<'_>| match text.clean.as_str() {
        "actors" => Some(Discovery::Actors),
        "areas" => Some(Discovery::Areas),
        "challenges" => Some(Discovery::Sentences(None)),
        _ => None,
    };
    let Some(field) = discover else {
        let reason = "a facet that discovers needs `discover`: what to look for";
        return named(id).ok_or_else(|| id.error(reason));
    };
    if let Some(mut table) = field.table("discover") {
        let mut phrases = |key| -> Result<Vec<Phrase>, LensError> {
            let texts = table.texts(key)?;
            texts.iter().map(|text| Ok(read_phrase(text)?.1)).collect()
        };
        let mut cues = phrases("cues")?;
        cues.extend(phrases("list_cues")?);
        cues.extend(phrases("link_cues")?);
        let heads = phrases("heads")?;
        let never = phrases("never")?;
        let is_empty = cues.is_empty() && heads.is_empty();
        table.end()?;
        if is_empty {
            return Err(field.error("`discover` needs `cues` or `heads`"));
        }
        return Ok(Discovery::Terms(Arc::new(TermCues::new(
            cues, heads, never,
        ))));
    }
    let text = field.text()?;
    named(&text).ok_or_else(|| text.error(&not_one_of("way", &text.clean, &WAYS)))
}

/// Cues of sentences, in the format of the lists that the rules have.
fn read_cues(field: &Field<'_>) -> Result<Cues, LensError> {
    let Some(mut table) = field.table("[facet.cues]") else {
        return Err(field.error("`cues` must be a table"));
    };
    let mut lists = String::new();
    let mut beside = Beside::default();
    for (key, list, weight) in CUES {
        let Some(field) = table.field(key) else {
            continue;
        };
        let (words, patterns, weight) = read_list(&field, weight)?;
        write_list(&mut lists, list, weight, &words);
        let patterns = patterns.into_iter();
        beside
            .patterns
            .extend(patterns.map(|pattern| (list, weight, pattern)));
    }
    if beside.patterns.len() > MOST_PATTERNS {
        return Err(field.error(&format!("more than {MOST_PATTERNS} patterns")));
    }
    if let Some(field) = table.field("headings") {
        let Some(mut of_headings) = field.table("headings") else {
            return Err(field.error("`headings` must be a table"));
        };
        for (words, weight, list, usual) in [
            ("words", "boost", "heading", 0.8),
            ("damp_words", "damp", "calm", -0.35),
        ] {
            let weight = of_headings.field(weight).map(|field| field.decimal());
            let weight = weight.transpose()?.unwrap_or(usual);
            let words = of_headings.texts(words)?;
            write_list(&mut lists, list, weight, &checked(&words)?);
        }
        of_headings.end()?;
    }
    if let Some(field) = table.field("valence") {
        read_valence(&field, &mut beside)?;
    }
    table.end()?;
    Cues::of_lens(&lists, beside).map_err(|error| field.error(&error.to_string()))
}

/// Words of general valence: whether they count, or how much, and in an article with
/// how many sentences that have cues.
fn read_valence(field: &Field<'_>, beside: &mut Beside) -> Result<(), LensError> {
    let Some(mut table) = field.table("valence") else {
        beside.valence = field.truth()?.then_some(VALENCE);
        return Ok(());
    };
    let weight = table.field("weight").map(|field| field.decimal());
    beside.valence = Some(weight.transpose()?.unwrap_or(VALENCE));
    if let Some(least) = table.field("min_cue_sentences") {
        beside.valence_from = usize::try_from(least.number()?)
            .map_err(|_| least.error("a number of sentences is not negative"))?;
    }
    table.end()
}

/// The words and patterns of a list, which may stand alone, and their weight.
fn read_list<'a>(
    field: &Field<'a>,
    usual: f32,
) -> Result<(Vec<String>, Vec<Pattern>, f32), LensError> {
    let (texts, patterns, weight) = if let Some(mut table) = field.table("a list of cues") {
        let (texts, patterns) = (table.texts("words")?, table.texts("patterns")?);
        let weight = table.field("weight").map(|field| field.decimal());
        let weight = weight.transpose()?.unwrap_or(usual);
        table.end()?;
        (texts, patterns, weight)
    } else {
        let members = field.members("a list of words, or a table with one", false)?;
        let texts: Vec<Text<'a>> = members.iter().map(Field::text).collect::<Result<_, _>>()?;
        (texts, Vec::new(), usual)
    };
    let patterns = patterns.iter().map(read_loose);
    Ok((
        checked(&texts)?,
        patterns.collect::<Result<_, _>>()?,
        weight,
    ))
}

/// Phrases; `cue -> noun` gives the noun by which an entry is named.
fn checked(texts: &[Text<'_>]) -> Result<Vec<String>, LensError> {
    let check = |text: &Text<'_>| {
        let (phrase, _) = text.clean.split_once("->").unwrap_or((&text.clean, ""));
        if text.clean.starts_with(['[', '#']) {
            return Err(text.error("a cue begins with a letter"));
        }
        match Phrase::parse(phrase) {
            Ok(_) => Ok(text.clean.to_string()),
            Err(error) => Err(text.error(&format!("“{}” {error}", quoted(&text.clean)))),
        }
    };
    texts.iter().map(check).collect()
}

fn write_list(lists: &mut String, name: &str, weight: f32, words: &[String]) {
    if !words.is_empty() {
        let _ = writeln!(lists, "[{name} {weight}]\n{}", words.join("\n"));
    }
}

/// Whether a text among phrases is a pattern: it has signs that no phrase needs.
fn is_pattern(text: &str) -> bool {
    text.contains(['[', '(', '|', '\\', '?', '+'])
}

/// A pattern that stands among phrases: like for those, case does not decide.
fn read_loose(text: &Text<'_>) -> Result<Pattern, LensError> {
    let loose = format!("(?i){}", text.raw);
    Pattern::parse(&loose).map_err(|error| text.error(&error))
}

/// The patterns under a key of an entry.
pub(super) fn read_patterns(
    entry: &mut Table<'_>,
    key: &'static str,
    count: &mut usize,
) -> Result<Vec<Pattern>, LensError> {
    let texts = entry.texts(key)?;
    let read = |text: &Text<'_>| {
        *count += 1;
        if *count > MOST_PATTERNS {
            return Err(text.error(&format!("more than {MOST_PATTERNS} patterns")));
        }
        Pattern::parse(text.raw).map_err(|error| text.error(&error))
    };
    texts.iter().map(read).collect()
}

/// When a lens is for an article by itself.
pub(super) fn read_detection(head: &mut Table<'_>) -> Result<Option<Detection>, LensError> {
    let Some(field) = head.field("detect") else {
        return Ok(None);
    };
    let Some(mut table) = field.table("detect") else {
        return Err(field.error("`detect` must be a table"));
    };
    let texts = table.texts("any")?;
    let (mut any, mut patterns) = (Vec::new(), Vec::new());
    for text in &texts {
        if is_pattern(text.raw) {
            patterns.push(read_loose(text)?);
        } else {
            any.push(read_phrase(text)?.1);
        }
    }
    let hits = table.field("min_hits").map(|field| field.number());
    let hits = hits
        .transpose()?
        .map(|hits| usize::try_from(hits).unwrap_or(0));
    table.end()?;
    if texts.is_empty() {
        return Err(field.error("`detect` needs a phrase in `any`"));
    }
    Ok(Some(Detection {
        any,
        patterns,
        least: hits.unwrap_or(HITS).max(1),
    }))
}

/// The lenses that a lens goes on from.
pub(super) fn read_extends(head: &mut Table<'_>) -> Result<Vec<Extended>, LensError> {
    let texts = head.texts("extends")?;
    let named = |text: &Text<'_>| Extended {
        name: text.clean.clone(),
        unknown: text.error(&format!("no lens {}", quoted(&text.clean))),
        circular: text.error(&format!(
            "{} goes on from this lens or from one that is not known",
            quoted(&text.clean)
        )),
    };
    Ok(texts.iter().map(named).collect())
}
