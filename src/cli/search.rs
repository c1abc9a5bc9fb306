//! Answers of `briefing search`, as JSON and as text, and the queries of a file.

mod json;
mod searcher;

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use serde_json::{Map, Value};

use super::arguments::{Article, SearchFormat};
use super::output::{notice, pretty, rows, say};
use super::{NOTHING, read_text, source_of};
use crate::facets::Briefing;
use crate::runtime::source::{self, Source};
use crate::search::{Answer, HitGroup, Lacking, Options, Remark, Target, parts};
use crate::text::word::words;
use crate::text::{Block, Clean, Document};

pub use json::answer_json;
use searcher::Searcher;

/// Answers one query, or all queries of a file.
pub(super) fn run(
    query: Option<String>,
    article: &Article,
    queries: Option<&Path>,
    format: Option<SearchFormat>,
    options: &Options,
) -> anyhow::Result<u8> {
    let mut article = article.clone();
    let many = match queries {
        Some(file) => {
            if article.file.is_some() {
                anyhow::bail!("beside --queries there is no QUERY, only FILE");
            }
            // Without a query of its own, the first argument is the article.
            article.file = query.clone().map(Into::into);
            Some(read_queries(file)?)
        }
        None => None,
    };
    let takes_stdin = queries.is_some_and(|file| file.as_os_str() == OsStr::new("-"));
    let source = match source_of(&article) {
        // Standard input holds the queries already.
        Source::Stdin if takes_stdin && article.file.is_none() => Source::Bundled,
        source @ (Source::Bundled | Source::Path(_) | Source::Url(_) | Source::Stdin) => source,
    };
    let document = read_text(&source, &article)?;
    let mut searcher = Searcher::new(document, &article, options)?;
    if searcher.leaves_out_entries() {
        let name = source.name();
        notice(&format!(
            "{name}: a long text, so its text and headings are searched, not its entries; \
             --scope entries does that"
        ));
    }
    if let Some(queries) = many {
        let mut found = false;
        let mut out = String::new();
        for row in queries {
            let answer = searcher.answer(&row.query);
            let (document, briefing) = (&searcher.document, &searcher.briefing);
            found |= !answer.hits.is_empty();
            if format == Some(SearchFormat::Text) {
                let _ = writeln!(out, "> {}", Clean::line(&row.query));
                out.push_str(&answer_text(&row.query, &answer, document, briefing));
                out.push('\n');
            } else {
                let json = answer_json(&row.query, &answer, document, briefing);
                let json = serde_json::to_value(json)?;
                let json = row.complete(json);
                out.push_str(&serde_json::to_string(&json)?);
                out.push('\n');
            }
        }
        say(&out)?;
        return Ok(if found { 0 } else { NOTHING });
    }
    let query = query.unwrap_or_default();
    let answer = searcher.answer(&query);
    if let [remark @ Remark::AsksNothing] = answer.remarks.as_slice() {
        anyhow::bail!("{}", remark_text(remark));
    }
    let (document, briefing) = (&searcher.document, &searcher.briefing);
    let text = match format.unwrap_or(SearchFormat::Text) {
        SearchFormat::Text => answer_text(&query, &answer, document, briefing),
        SearchFormat::Json => pretty(&answer_json(&query, &answer, document, briefing))?,
        SearchFormat::Jsonl => rows(&answer_json(&query, &answer, document, briefing).hits)?,
    };
    say(&text)?;
    Ok(if answer.hits.is_empty() { NOTHING } else { 0 })
}

/// Reads the queries of a file.
fn read_queries(file: &Path) -> anyhow::Result<Vec<QueryRow>> {
    let text = source::read_small(file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut queries = Vec::new();
    for (at, row) in text.lines().enumerate() {
        match QueryRow::parse(row) {
            Ok(row) => queries.extend(row),
            Err(reason) => {
                let name = if file.as_os_str() == "-" {
                    Source::Stdin.name()
                } else {
                    Source::Path(file.to_owned()).name()
                };
                anyhow::bail!("{name}:{}: {reason}", at + 1);
            }
        }
    }
    Ok(queries)
}

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
    /// blank row is no query; what begins like an object and is none, or has
    /// no query, is an error, for nobody means to search for it.
    pub fn parse(row: &str) -> Result<Option<Self>, String> {
        let row = row.trim();
        if row.is_empty() {
            return Ok(None);
        }
        let object = row.strip_prefix('{').map(str::trim_start);
        if !object.is_some_and(|rest| rest.starts_with(['"', '}'])) {
            return Ok(Some(Self {
                query: row.to_owned(),
                keys: Map::new(),
            }));
        }
        let mut keys: Map<String, Value> = serde_json::from_str(row)
            .map_err(|error| format!("broken JSON in column {}", error.column()))?;
        match keys.remove("query") {
            Some(Value::String(query)) => Ok(Some(Self { query, keys })),
            Some(_) => Err("`query` must be a string".to_owned()),
            None => Err("an object needs `query`".to_owned()),
        }
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
        let lacking = lacking(query, answer, briefing);
        for filter in &lacking {
            let _ = writeln!(out, "{}", Clean::line(&filter.told(briefing)));
        }
        // Not "is not in the article": it may stand outside the scope.
        let is_filter = |word: &str| lacking.iter().any(|filter| names(filter, word));
        for absent in answer
            .absent
            .iter()
            .filter(|absent| !is_filter(&absent.word))
        {
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

/// Filters of a query that name what the article lacks.
fn lacking(query: &str, answer: &Answer, briefing: &Briefing) -> Vec<Lacking> {
    let is_absent = |word: &str| answer.absent.iter().any(|absent| absent.word == word);
    let parts = parts(query)
        .into_iter()
        .filter(|part| !part.starts_with('!'));
    let filters = parts.filter_map(|part| Lacking::of(part, briefing));
    filters
        .filter(|filter| {
            let mut named = words(filter.name()).filter_map(|word| filter.name().get(word));
            !filter.name().is_empty() && named.all(is_absent)
        })
        .collect()
}

/// Whether a word of the query is one of those that a filter names something by.
fn names(filter: &Lacking, word: &str) -> bool {
    let name = filter.name();
    words(name).any(|known| name.get(known) == Some(word))
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
            Target::Title => Self {
                kind: "title",
                text: document.meta.title.as_deref().unwrap_or_default(),
                section: None,
                paragraph: None,
            },
            Target::Section(id) => Self {
                kind: "section",
                text: document.heading(id).unwrap_or_default(),
                section: document.heading(id),
                paragraph: document.section(id).and_then(|section| {
                    let blocks = section.blocks.start as usize..section.blocks.end as usize;
                    let blocks = document.blocks().get(blocks)?;
                    blocks.iter().find_map(Block::paragraph)
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
        Remark::NoPhrase(phrase) => {
            let phrase = Clean::line(phrase);
            format!("every word occurs, but the phrase \"{phrase}\" does not")
        }
        Remark::NotAtStart(word) => {
            let word = Clean::line(word);
            format!("\"{word}\" occurs, but nothing begins with it")
        }
        Remark::NotWithin => {
            "every word occurs, but nothing within scope, filters and exclusions holds all of them"
                .to_owned()
        }
        Remark::OnlyExcludes => "a word to look for is needed beside !".to_owned(),
        Remark::AsksNothing => "a word to look for is needed".to_owned(),
        Remark::NotTogether => "every word occurs, but nothing holds all of them".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
            json!(answer_json(query, &answer, &document, &briefing)),
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
        let parsed = |row: &str| QueryRow::parse(row).unwrap();
        assert_eq!(parsed("  "), None);
        assert_eq!(parsed(" two words ").unwrap().query, "two words");
        assert_eq!(parsed("{broken").unwrap().query, "{broken");
        assert_eq!(parsed("[\"a\"]").unwrap().query, "[\"a\"]");
        let row = parsed(r#"{"query": "port", "id": 7, "hits": 1}"#).unwrap();
        assert_eq!(row.query, "port");
        let complete = row.complete(json!({"query": "port", "hits": []}));
        assert_eq!(complete, json!({"id": 7, "hits": [], "query": "port"}));
        for (row, told) in [
            (r#"{"query": 3}"#, "`query` must be a string"),
            (r#"{"id": 1}"#, "an object needs `query`"),
            ("{}", "an object needs `query`"),
            (r#"{ "query": "port""#, "broken JSON in column 17"),
        ] {
            assert_eq!(QueryRow::parse(row), Err(told.to_owned()));
        }
    }
}
