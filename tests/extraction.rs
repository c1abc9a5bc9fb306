//! How well rules find the actors of articles that were annotated by hand.
//!
//! The articles are in `fixtures/extract`, each with a JSON file of its actors:
//! every string that stands for one, and `optional` where two readers might
//! differ. The annotations were made before the rules saw the articles.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use briefing::facets::{Briefing, extract};
use serde_json::Value;

/// Precision, recall and what was wrong of one article.
struct Score {
    precision: f64,
    recall: f64,
    wrong: Vec<String>,
}

impl Score {
    fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 {
            2.0 * self.precision * self.recall / sum
        } else {
            0.0
        }
    }
}

#[test]
fn actors_are_found_in_articles_of_different_fields() {
    let scores = scores();
    assert!(scores.len() >= 5);
    let mean = |of: fn(&Score) -> f64| {
        let sum: f64 = scores.values().map(of).sum();
        sum / f64::from(u32::try_from(scores.len()).unwrap())
    };
    let told: Vec<String> = scores
        .iter()
        .map(|(name, score)| format!("{name} {:.3}: {}", score.f1(), score.wrong.join(", ")))
        .collect();
    let told = told.join("\n");
    assert!(mean(|score| score.precision) >= 0.95, "{told}");
    assert!(mean(|score| score.recall) >= 0.90, "{told}");
    for (name, score) in &scores {
        assert!(score.f1() >= 0.85, "{name}\n{told}");
    }
}

fn scores() -> HashMap<String, Score> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/extract");
    let mut scores = HashMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let format = match path.extension().and_then(|ending| ending.to_str()) {
            Some("txt") => "plain",
            Some("md") => "markdown",
            _ => continue,
        };
        let text = std::fs::read_to_string(&path).unwrap();
        let gold = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let gold: Value = serde_json::from_str(&gold).unwrap();
        let briefing = extract(&support::read(&text, format));
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        scores.insert(name, score(&briefing, gold["actors"].as_array().unwrap()));
    }
    scores
}

/// Each found actor may stand for one of the annotated ones, by any string that
/// both have; optional ones count neither way.
fn score(briefing: &Briefing, gold: &[Value]) -> Score {
    let plain = |text: &str| text.replace('’', "'").to_lowercase();
    let surfaces: Vec<HashSet<String>> = gold
        .iter()
        .map(|actor| {
            let strings = actor["surface"].as_array().unwrap().iter();
            strings.map(|text| plain(text.as_str().unwrap())).collect()
        })
        .collect();
    let is_optional = |at: usize| gold[at]["optional"] == Value::Bool(true);
    let actors = briefing
        .facets
        .iter()
        .find(|facet| facet.id.as_str() == "actors");
    let mut taken = HashSet::new();
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for id in &actors.unwrap().entries {
        let entry = briefing.entry(*id).unwrap();
        let forms: HashSet<String> = entry
            .aliases
            .iter()
            .map(|alias| plain(&alias.form))
            .collect();
        let fits = |at: &usize| !surfaces[*at].is_disjoint(&forms);
        let free = (0..gold.len()).find(|at| fits(at) && !taken.contains(at) && !is_optional(*at));
        match free.or_else(|| (0..gold.len()).find(|at| fits(at) && is_optional(*at))) {
            Some(at) if is_optional(at) => {}
            Some(at) => {
                taken.insert(at);
                right += 1;
                all += 1;
            }
            None => {
                all += 1;
                wrong.push(format!("+{}", entry.label));
            }
        }
    }
    let wanted: Vec<usize> = (0..gold.len()).filter(|at| !is_optional(*at)).collect();
    let missed = wanted.iter().filter(|at| !taken.contains(*at));
    wrong.extend(missed.map(|at| format!("-{}", gold[*at]["name"].as_str().unwrap())));
    Score {
        precision: f64::from(right) / f64::from(all),
        recall: f64::from(right) / f64::from(u32::try_from(wanted.len()).unwrap()),
        wrong,
    }
}
