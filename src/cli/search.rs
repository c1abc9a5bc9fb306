//! Answers of `briefing search`, as JSON and as text, and the queries of a file.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::facets::Briefing;
use crate::search::{Answer, Hit, HitGroup, Remark, Target};
use crate::text::{Clean, Document};

/// One row of a file of queries.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryRow {
    /// The query.
    pub query: String,
    /// Further keys of the row, to be copied into the answer.
    pub keys: Map<String, Value>,
}

impl QueryRow {
    /// Reads a row: a JSON object with a string `query`, else plain text. A
    /// blank row is no query.
    pub fn parse(row: &str) -> Option<Self> {
        let row = row.trim();
        if row.is_empty() {
            return None;
        }
        if row.starts_with('{')
            && let Ok(Value::Object(mut keys)) = serde_json::from_str(row)
            && let Some(Value::String(query)) = keys.remove("query")
        {
            return Some(Self { query, keys });
        }
        Some(Self {
            query: row.to_owned(),
            keys: Map::new(),
        })
    }

    /// Copies the row's further keys into its answer, whose own keys stay.
    pub fn complete(self, answer: Value) -> Value {
        let mut all = self.keys;
        if let Value::Object(own) = answer {
            all.extend(own);
        }
        Value::Object(all)
    }
}

/// An answer as JSON. Offsets in `matched` and `forgiving` count characters of
/// `text`; `section` is null in the opening and for entries.
pub fn answer_json(
    query: &str,
    answer: &Answer,
    document: &Document,
    briefing: &Briefing,
) -> Value {
    let hits: Vec<Value> = answer
        .hits
        .iter()
        .map(|hit| hit_json(hit, document, briefing))
        .collect();
    let readings: Vec<Value> = answer
        .interpretations
        .iter()
        .map(|word| json!({"word": word.word, "read_as": word.read_as, "tier": word.tier.word()}))
        .collect();
    let absent: Vec<Value> = answer
        .absent
        .iter()
        .map(|absent| match &absent.nearest {
            Some((word, distance)) => {
                json!({"word": absent.word, "nearest": word, "distance": distance})
            }
            None => json!({"word": absent.word, "nearest": null, "distance": null}),
        })
        .collect();
    let groups: Vec<Value> = answer
        .groups
        .iter()
        .map(|(group, count)| json!({"group": group_name(*group, briefing), "count": count}))
        .collect();
    json!({
        "query": query,
        "tier": answer.tier.map(crate::search::Tier::word),
        "total": answer.total(),
        "groups": groups,
        "hits": hits,
        "readings": readings,
        "absent": absent,
        "remarks": answer.remarks.iter().map(remark_text).collect::<Vec<_>>(),
    })
}

/// An answer as text: a row for each hit, matched words in brackets, with a
/// tilde where the word differs from the query's.
pub fn answer_text(
    query: &str,
    answer: &Answer,
    document: &Document,
    briefing: &Briefing,
) -> String {
    let mut out = String::new();
    for remark in &answer.remarks {
        let _ = writeln!(out, "{}", remark_text(remark));
    }
    if answer.hits.is_empty() {
        let _ = writeln!(out, "nothing found for {}", Clean::line(query));
        // Not "is not in the article": it may stand outside the scope.
        for absent in &answer.absent {
            let _ = write!(out, "\"{}\" has no hit", Clean::line(&absent.word));
            let _ = match &absent.nearest {
                Some((word, 1)) => {
                    writeln!(out, "; nearest word: \"{word}\" (1 letter differs)")
                }
                Some((word, distance)) => writeln!(
                    out,
                    "; nearest word: \"{word}\" ({distance} letters differ)"
                ),
                None => writeln!(out),
            };
        }
    }
    for hit in &answer.hits {
        let place = Place::of(hit.target, document, briefing);
        let _ = write!(out, "{:<10} ", place.kind);
        if let Some(paragraph) = place.paragraph {
            let _ = write!(out, "¶{paragraph} ");
        }
        out.push_str(&with_marks(place.text, &hit.matched, &hit.forgiving));
        if let Some(name) = &hit.name {
            let _ = write!(out, " ({name})");
        }
        let _ = writeln!(out, "  {}", hit.tier.word());
    }
    out
}

/// What an answer shows of a target.
struct Place<'a> {
    kind: &'a str,
    text: &'a str,
    section: Option<&'a str>,
    paragraph: Option<u32>,
}

impl<'a> Place<'a> {
    fn of(target: Target, document: &'a Document, briefing: &'a Briefing) -> Self {
        match target {
            Target::Section(id) => Self {
                kind: "section",
                text: document.heading(id).unwrap_or_default(),
                section: document.heading(id),
                paragraph: document.section(id).and_then(|section| {
                    let blocks = section.blocks.start as usize..section.blocks.end as usize;
                    let blocks = document.blocks().get(blocks)?;
                    blocks.iter().find_map(|block| block.paragraph)
                }),
            },
            Target::Sentence(id) => {
                let place = document.place_of(id);
                Self {
                    kind: "sentence",
                    text: document.sentence_text(id),
                    section: place.section,
                    paragraph: place.paragraph,
                }
            }
            Target::Entry(id) => {
                let entry = briefing.entry(id);
                let facet = entry.and_then(|entry| briefing.facet(entry.facet));
                Self {
                    kind: facet.map_or("entry", |facet| facet.singular.as_str()),
                    text: entry.map_or("", |entry| entry.label.as_str()),
                    section: None,
                    paragraph: None,
                }
            }
        }
    }
}

fn hit_json(hit: &Hit, document: &Document, briefing: &Briefing) -> Value {
    let place = Place::of(hit.target, document, briefing);
    json!({
        "kind": place.kind,
        "text": place.text,
        "section": place.section,
        "paragraph": place.paragraph,
        "tier": hit.tier.word(),
        "score": (f64::from(hit.score) * 100.0).round() / 100.0,
        "matched": in_characters(place.text, &hit.matched),
        "forgiving": in_characters(place.text, &hit.forgiving),
        "name": hit.name,
    })
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

fn with_marks(text: &str, matched: &[Range<usize>], forgiving: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len() + 4 * matched.len());
    let mut at = 0;
    for range in matched {
        let (Some(before), Some(word)) = (text.get(at..range.start), text.get(range.clone()))
        else {
            continue;
        };
        out.push_str(before);
        out.push_str(if forgiving.contains(range) { "[~" } else { "[" });
        out.push_str(word);
        out.push(']');
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn group_name(group: HitGroup, briefing: &Briefing) -> &str {
    match group {
        HitGroup::Sections => "sections",
        HitGroup::Sentences => "sentences",
        HitGroup::Facet(id) => briefing
            .facet(id)
            .map_or("entries", |facet| facet.id.as_str()),
    }
}

fn remark_text(remark: &Remark) -> String {
    match remark {
        Remark::PhraseWithTypo(phrase) => {
            let phrase = Clean::line(phrase);
            format!("no \"{phrase}\"; shown with one letter changed")
        }
        Remark::NotTogether => "every word occurs, but nothing holds all of them".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Options, Query, SearchIndex, search};
    use crate::text::{BlockKind, DocumentBuilder};

    fn article() -> (Document, Briefing, SearchIndex) {
        let mut builder = DocumentBuilder::new();
        builder.block(BlockKind::Paragraph, "Élan moved the défense budget.", 0..0);
        builder.heading(1, "Costs of the harbour", 0..0);
        builder.block(BlockKind::Paragraph, "Nobody paid for the harbour.", 0..0);
        let (document, briefing) = (builder.finish(), Briefing::default());
        let index = SearchIndex::build(&document, &briefing);
        (document, briefing, index)
    }

    fn answer(query: &str) -> (Value, String) {
        let (document, briefing, index) = article();
        let parsed = Query::parse(query, &briefing);
        let answer = search(&index, &document, &briefing, &parsed, &Options::default());
        (
            answer_json(query, &answer, &document, &briefing),
            answer_text(query, &answer, &document, &briefing),
        )
    }

    #[test]
    fn offsets_count_characters_and_the_openings_section_is_null() {
        let (json, text) = answer("defence");
        let hit = &json["hits"][0];
        assert_eq!(hit["matched"], json!([[15, 22]]));
        assert_eq!(hit["forgiving"], json!([[15, 22]]));
        assert_eq!(hit["section"], Value::Null);
        assert_eq!(hit["paragraph"], 1);
        assert_eq!(hit["tier"], "variant");
        assert_eq!(json["readings"][0]["read_as"], "défense");
        assert!(text.contains("the [~défense] budget"), "{text}");
    }

    #[test]
    fn a_heading_and_its_sentence_name_the_section() {
        let (json, text) = answer("harbour");
        assert_eq!(json["hits"][0]["kind"], "section");
        assert_eq!(json["hits"][1]["section"], "Costs of the harbour");
        assert_eq!(json["hits"][1]["paragraph"], 2);
        assert_eq!(json["groups"][0], json!({"group": "sections", "count": 1}));
        assert!(text.contains("¶2 Nobody paid for the [harbour]."), "{text}");
    }

    #[test]
    fn an_empty_answer_names_the_nearest_word() {
        let (json, text) = answer("buddgit harbour");
        assert_eq!(json["hits"], json!([]));
        assert_eq!(
            json["absent"],
            json!([{"word": "buddgit", "nearest": "budget", "distance": 2}])
        );
        assert!(text.contains("nearest word: \"budget\" (2 letters differ)"));
    }

    #[test]
    fn rows_of_queries_are_text_or_json_with_further_keys() {
        assert_eq!(QueryRow::parse("  "), None);
        assert_eq!(QueryRow::parse(" two words ").unwrap().query, "two words");
        assert_eq!(QueryRow::parse("{broken").unwrap().query, "{broken");
        let row = QueryRow::parse(r#"{"query": "port", "id": 7, "hits": 1}"#).unwrap();
        assert_eq!(row.query, "port");
        let complete = row.complete(json!({"query": "port", "hits": []}));
        assert_eq!(complete, json!({"id": 7, "hits": [], "query": "port"}));
    }
}
