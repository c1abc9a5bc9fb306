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
    clippy::string_slice,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
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
        Self::read_times(path, 1)
    }

    /// The article so many times over: a stand-in for a long one.
    fn read_times(path: &Path, copies: usize) -> Self {
        let raw = std::fs::read_to_string(path).unwrap();
        let candidates: Candidates = serde_json::from_str(&raw).unwrap();
        let mut builder = DocumentBuilder::new();
        let mut briefing = Briefing::default();
        for copy in 0..copies {
            for candidate in &candidates.items {
                match candidate.kind.as_str() {
                    "section" => builder.heading(1, &candidate.text, 0..0),
                    "sentence" => builder.block(BlockKind::Paragraph, &candidate.text, 0..0),
                    kind if copy == 0 => add_entry(&mut briefing, kind, candidate),
                    _ => {}
                }
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
    let id = EntryId(u32::try_from(briefing.entries.len()).unwrap());
    briefing.facets[facet].entries.push(id);
    let names = std::iter::once(&candidate.text).chain(&candidate.aliases);
    briefing.entries.push(Entry {
        facet: FacetId(u16::try_from(facet).unwrap()),
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
        writeln!(out, "{answer}").unwrap();
    }
    std::fs::write(results, out).unwrap();
}

/// Every query of the set typed letter by letter, on its article.
#[test]
#[ignore = "a measurement: run with --release -- --ignored --nocapture"]
fn the_time_of_a_keystroke() {
    let path = |name| std::env::var_os(name).map(PathBuf::from);
    let here = fixtures();
    let candidates = path("BRIEFING_SEARCH_CANDIDATES").unwrap_or_else(|| here.clone());
    let queries = path("BRIEFING_SEARCH_QUERIES").unwrap_or_else(|| here.join("queries.jsonl"));
    let copies: usize =
        std::env::var("BRIEFING_SEARCH_COPIES").map_or(1, |copies| copies.parse().unwrap());
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    let mut times = Vec::new();
    for row in rows(&queries) {
        let name = row["article"].as_str().unwrap_or("delta");
        let article = articles.entry(name.to_owned()).or_insert_with(|| {
            let start = std::time::Instant::now();
            let path = candidates.join(format!("{name}.json"));
            let article = Article::read_times(&path, copies);
            println!("{name}: read and indexed in {:?}", start.elapsed());
            article
        });
        let query = row["query"].as_str().unwrap();
        for (end, letter) in query.char_indices() {
            let typed = &query[..end + letter.len_utf8()];
            let start = std::time::Instant::now();
            let parsed = Query::parse(typed, &article.briefing);
            let (index, document) = (&article.index, &article.document);
            let answer = search(
                index,
                document,
                &article.briefing,
                &parsed,
                &Options::default(),
            );
            times.push((start.elapsed(), answer.total(), typed.to_owned()));
        }
    }
    times.sort_by_key(|(time, ..)| *time);
    let at = |share: f64| &times[((times.len() - 1) as f64 * share) as usize];
    println!("{} keystrokes", times.len());
    for share in [0.5, 0.95, 0.99, 1.0] {
        let (time, hits, typed) = at(share);
        println!("p{:<3} {time:?}  {typed:?} with {hits} hits", share * 100.0);
    }
    assert!(at(0.95).0.as_millis() < if copies == 1 { 1 } else { 16 });
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/search")
}

/// Queries of one class, and what became of them.
#[derive(Default)]
struct Tally {
    queries: u32,
    first: u32,
    misses: Vec<String>,
}

#[test]
fn queries_of_our_own_reach_their_figures() {
    let article = Article::read(&fixtures().join("delta.json"));
    let mut classes: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(&fixtures().join("queries.jsonl")) {
        let query = row["query"].as_str().unwrap();
        let wanted = row["want"].as_array().unwrap();
        let found = article.answer(query);
        let is_found = match found.first() {
            Some((_, text)) => wanted
                .iter()
                .any(|wanted| text.contains(wanted.as_str().unwrap())),
            None => wanted.is_empty(),
        };
        let tally = classes
            .entry(row["class"].as_str().unwrap().to_owned())
            .or_default();
        tally.queries += 1;
        tally.first += u32::from(is_found);
        if !is_found {
            tally.misses.push(format!("{query}: {:?}", found.first()));
        }
    }
    for (class, tally) in &classes {
        println!(
            "{class:20} {:3} of {:3}  {:?}",
            tally.first, tally.queries, tally.misses
        );
    }
    for (class, tally) in &classes {
        // Nine in ten; of fewer than twenty queries one may miss.
        let allowed = (tally.queries / 10).max(1);
        let missed = tally.queries - tally.first;
        assert!(missed <= allowed, "{class}: {:?}", tally.misses);
    }
    let first: u32 = classes.values().map(|tally| tally.first).sum();
    let queries: u32 = classes.values().map(|tally| tally.queries).sum();
    assert!(queries >= 150);
    assert!(
        f64::from(first) >= 0.98 * f64::from(queries),
        "{first} of {queries}"
    );
    assert_eq!(classes["absent"].misses, [""; 0]);
}
