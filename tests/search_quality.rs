//! What search reaches on queries with known answers.
//!
//! The article, entries and queries under `fixtures/search` are our own. With
//! `BRIEFING_SEARCH_CANDIDATES` (a folder of candidate files, one an article),
//! `BRIEFING_SEARCH_QUERIES` and `BRIEFING_SEARCH_RESULTS` set, other queries
//! are answered instead, in the form that a scorer reads.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use briefing::facets::{Briefing, CountBy, Entry, EntryId, Facet, FacetId};
use briefing::search::{Options, Query, SearchIndex, Target, search};
use briefing::text::{BlockKind, Clean, Document, DocumentBuilder};
use serde_json::{Value, json};

/// An article as a list of what can be found in it.
#[derive(serde::Deserialize)]
struct Candidates {
    items: Vec<Candidate>,
}

#[derive(serde::Deserialize)]
struct Candidate {
    kind: String,
    text: String,
    #[serde(default)]
    aliases: Vec<String>,
}

struct Article {
    document: Document,
    briefing: Briefing,
    index: SearchIndex,
}

impl Article {
    fn read(path: &Path) -> Self {
        let raw = std::fs::read_to_string(path).unwrap();
        let candidates: Candidates = serde_json::from_str(&raw).unwrap();
        let mut builder = DocumentBuilder::new();
        let mut briefing = Briefing::default();
        for candidate in &candidates.items {
            match candidate.kind.as_str() {
                "section" => builder.heading(1, &candidate.text, 0..0),
                "sentence" => builder.block(BlockKind::Paragraph, &candidate.text, 0..0),
                kind => add_entry(&mut briefing, kind, candidate),
            }
        }
        let document = builder.finish();
        let index = SearchIndex::build(&document, &briefing);
        Self {
            document,
            briefing,
            index,
        }
    }

    /// Kind and text of all hits, best first.
    fn answer(&self, query: &str) -> Vec<(String, String)> {
        let query = Query::parse(query, &self.briefing);
        let options = Options::default();
        let answer = search(
            &self.index,
            &self.document,
            &self.briefing,
            &query,
            &options,
        );
        let describe = |target| match target {
            Target::Section(id) => ("section", self.document.heading(id).unwrap()),
            Target::Sentence(id) => ("sentence", self.document.sentence_text(id)),
            Target::Entry(id) => {
                let entry = self.briefing.entry(id).unwrap();
                let facet = self.briefing.facet(entry.facet).unwrap();
                (facet.singular.as_str(), entry.label.as_str())
            }
        };
        answer
            .hits
            .iter()
            .map(|hit| describe(hit.target))
            .map(|(kind, text)| (kind.to_owned(), text.to_owned()))
            .collect()
    }
}

fn add_entry(briefing: &mut Briefing, kind: &str, candidate: &Candidate) {
    let known = briefing
        .facets
        .iter()
        .position(|facet| facet.singular.as_str() == kind);
    let facet = known.unwrap_or_else(|| {
        briefing.facets.push(Facet {
            id: Clean::line(&format!("{kind}s")),
            title: Clean::line(&format!("{kind}s")),
            singular: Clean::line(kind),
            sigil: None,
            glyph: Clean::line("●"),
            count: CountBy::Evidence,
            entries: Vec::new(),
        });
        briefing.facets.len() - 1
    });
    let id = EntryId(briefing.entries.len() as u32);
    briefing.facets[facet].entries.push(id);
    let names = std::iter::once(&candidate.text).chain(&candidate.aliases);
    briefing.entries.push(Entry {
        facet: FacetId(facet as u16),
        id: Clean::line(&candidate.text),
        label: Clean::line(&candidate.text),
        kind: None,
        summary: None,
        names: names.map(|name| Clean::line(name)).collect(),
        aliases: Vec::new(),
        mentions: Vec::new(),
        evidence: Vec::new(),
    });
}

fn rows(path: &Path) -> Vec<Value> {
    let raw = std::fs::read_to_string(path).unwrap();
    raw.lines()
        .filter(|row| !row.trim().is_empty())
        .map(|row| serde_json::from_str(row).unwrap())
        .collect()
}

#[test]
fn candidates_of_other_articles_are_answered_for_a_scorer() {
    let path = |name| std::env::var_os(name).map(PathBuf::from);
    let (Some(candidates), Some(queries), Some(results)) = (
        path("BRIEFING_SEARCH_CANDIDATES"),
        path("BRIEFING_SEARCH_QUERIES"),
        path("BRIEFING_SEARCH_RESULTS"),
    ) else {
        return;
    };
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    let mut out = String::new();
    for row in rows(&queries) {
        let name = row["article"].as_str().unwrap();
        let article = articles
            .entry(name.to_owned())
            .or_insert_with(|| Article::read(&candidates.join(format!("{name}.json"))));
        let query = row["query"].as_str().unwrap();
        let found: Vec<Value> = article
            .answer(query)
            .into_iter()
            .map(|(kind, text)| json!({"kind": kind, "text": text}))
            .collect();
        let answer = json!({"id": row["id"], "article": name, "query": query, "results": found});
        out.push_str(&format!("{answer}\n"));
    }
    std::fs::write(results, out).unwrap();
}
