//! Answers as JSON. The keys of an object are in the order of the alphabet.

use std::ops::Range;

use serde::Serialize;

use super::{Place, group_name, remark_text};
use crate::facets::Briefing;
use crate::runtime::crew::Threads;
use crate::search::{Answer, Hit, Tier};
use crate::text::Document;
use crate::text::crew::collect;

/// Hits that are looked up at a time.
const BATCH: usize = 256;

/// An answer. Offsets in `matched` and `forgiving` of its hits count characters of
/// `text`; `section` is null in the opening and for entries.
#[derive(Debug, Serialize)]
pub struct AnswerJson<'a> {
    absent: Vec<AbsentJson<'a>>,
    groups: Vec<GroupJson<'a>>,
    pub(super) hits: Vec<HitJson<'a>>,
    query: &'a str,
    readings: Vec<ReadingJson<'a>>,
    remarks: Vec<String>,
    tier: Option<&'static str>,
    total: usize,
}

#[derive(Debug, Serialize)]
struct AbsentJson<'a> {
    distance: Option<usize>,
    nearest: Option<&'a str>,
    word: &'a str,
}

#[derive(Debug, Serialize)]
struct GroupJson<'a> {
    count: usize,
    group: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct HitJson<'a> {
    forgiving: Vec<[usize; 2]>,
    kind: &'a str,
    matched: Vec<[usize; 2]>,
    name: Option<&'a str>,
    paragraph: Option<u32>,
    score: f64,
    section: Option<&'a str>,
    text: &'a str,
    tier: &'static str,
}

#[derive(Debug, Serialize)]
struct ReadingJson<'a> {
    read_as: &'a str,
    tier: &'static str,
    word: &'a str,
}

/// An answer to a query as JSON.
pub fn answer_json<'a>(
    query: &'a str,
    answer: &'a Answer,
    document: &'a Document,
    briefing: &'a Briefing,
) -> AnswerJson<'a> {
    let absent = answer.absent.iter().map(|absent| {
        let nearest = absent.nearest.as_ref();
        AbsentJson {
            distance: nearest.map(|(_, distance)| *distance),
            nearest: nearest.map(|(word, _)| word.as_str()),
            word: &absent.word,
        }
    });
    let groups = answer.groups.iter().map(|(group, count)| GroupJson {
        count: *count,
        group: group_name(*group, briefing),
    });
    let batches = answer.hits.len().div_ceil(BATCH);
    let hits = collect(&Threads::default(), batches, &|batch| {
        let hits = answer.hits.iter().skip(batch * BATCH).take(BATCH);
        let hits = hits.map(|hit| hit_json(hit, document, briefing));
        hits.collect::<Vec<HitJson<'a>>>()
    });
    let readings = answer.interpretations.iter().map(|word| ReadingJson {
        read_as: &word.read_as,
        tier: word.tier.word(),
        word: &word.word,
    });
    AnswerJson {
        absent: absent.collect(),
        groups: groups.collect(),
        hits: hits.into_iter().flatten().collect(),
        query,
        readings: readings.collect(),
        remarks: answer.remarks.iter().map(remark_text).collect(),
        tier: answer.tier.map(Tier::word),
        total: answer.total(),
    }
}

fn hit_json<'a>(hit: &'a Hit, document: &'a Document, briefing: &'a Briefing) -> HitJson<'a> {
    let place = Place::of(hit.target, document, briefing);
    HitJson {
        forgiving: in_characters(place.text, &hit.forgiving),
        kind: place.kind,
        matched: in_characters(place.text, &hit.matched),
        name: hit.name.as_deref(),
        paragraph: place.paragraph,
        score: (f64::from(hit.score) * 100.0).round() / 100.0,
        section: place.section,
        text: place.text,
        tier: hit.tier.word(),
    }
}

/// Byte ranges as character offsets. Ranges are in order, so the text is
/// walked once.
fn in_characters(text: &str, ranges: &[Range<usize>]) -> Vec<[usize; 2]> {
    let mut bytes = 0;
    let mut characters = 0;
    let mut upto = |at: usize| {
        characters += text.get(bytes..at).map_or(0, |part| part.chars().count());
        bytes = at.max(bytes);
        characters
    };
    ranges
        .iter()
        .map(|range| {
            let start = upto(range.start);
            [start, upto(range.end)]
        })
        .collect()
}
