//! A scan answers as an index does, as far as it reaches.

use std::path::Path;

use super::*;
use crate::formats::{Extent, read};
use crate::search::SearchIndex;
use crate::search::answer::search_up_to;
use crate::search::matcher::Level;
use crate::search::{Hit, Scope, Target, Tier};
use crate::text::word::words;
use crate::text::{BlockKind, DocumentBuilder, SentenceId};

fn document(blocks: &[&str]) -> Document {
    let mut builder = DocumentBuilder::new();
    for block in blocks {
        match block.strip_prefix("# ") {
            Some(heading) => builder.heading(1, heading, 0..0),
            None => builder.block(BlockKind::Paragraph, block, 0..0),
        }
    }
    builder.finish()
}

fn ask(document: &Document, query: &str, options: &Options) -> Option<Answer> {
    let briefing = Briefing::default();
    let query = Query::parse(query, &briefing);
    match run(document, &briefing, &query, options) {
        Scanned::Found(answer, _) => Some(answer),
        Scanned::Nothing(_) => None,
        Scanned::Stopped => panic!("nobody stops it"),
    }
}

fn run(document: &Document, briefing: &Briefing, query: &Query, options: &Options) -> Scanned {
    let scan = Scan {
        document,
        briefing,
        dictionary: None,
        query,
        options,
        crew: &Alone,
    };
    scan.run(None, &mut |_| {})
}

/// Articles of the tests and the one that the program brings along.
fn articles() -> Vec<(String, Document, Briefing)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/fixtures/articles");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.is_file()).collect();
    files.push(root.join("assets/article.md"));
    files.sort();
    files
        .into_iter()
        .filter_map(|path| {
            let bytes = std::fs::read(&path).unwrap();
            let reading = read(bytes, Some(&path), None, Extent::Whole).ok()?;
            let briefing = crate::facets::extract(&reading.document);
            Some((path.display().to_string(), reading.document, briefing))
        })
        .collect()
}

/// Queries about what a document says: words, their beginnings, two of a sentence,
/// in a row, at the start, exact, without another one.
fn queries(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for number in (0..document.sentences().len()).step_by(3) {
        let text = document.sentence_text(SentenceId::at(number));
        let words: Vec<&str> = words(text).map(|range| &text[range]).collect();
        let Some(word) = words.get(number % words.len().max(1)) else {
            continue;
        };
        found.push((*word).to_owned());
        let letters = word.chars().count();
        found.push(word.chars().take(2 + number % letters.max(1)).collect());
        found.push(format!("'{word}"));
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            found.push(format!("{word} {last}"));
            found.push(format!("{word} {first} "));
            found.push(format!("{word} !{last}"));
            found.push(format!("^{first}"));
        }
        if let [.., one, two] = words.as_slice() {
            found.push(format!("\"{one} {two}\""));
            // After a short word only a blank or hyphen is looked for.
            if text.contains(&format!("{one} {two}")) {
                found.push(format!("{one}{two}"));
            }
            found.push(format!("{one} {}", two.chars().take(3).collect::<String>()));
        }
    }
    found
}

#[test]
fn a_scan_finds_what_an_index_finds() {
    let (mut compared, mut with_hits) = (0, 0);
    for (name, document, briefing) in articles() {
        let index = SearchIndex::build(&document, &briefing);
        for (number, raw) in queries(&document).into_iter().enumerate() {
            let query = Query::parse(&raw, &briefing);
            if !can_scan(&query) {
                continue;
            }
            let options = Options {
                scope: [Scope::All, Scope::All, Scope::Text, Scope::Sections][number % 4],
                exact_only: number % 7 == 0,
                limit: usize::MAX,
            };
            let told = search_up_to(
                Level::Prefix,
                &index,
                &document,
                &briefing,
                &query,
                &options,
            );
            // Initials are found by all words of the text only.
            let may_be_initials = |word: &str| {
                let mut letters = word.chars().filter(|c| c.is_alphabetic());
                word.len() <= 8 && letters.all(char::is_uppercase)
            };
            if raw.split(' ').any(may_be_initials)
                || told.hits.iter().any(|hit| hit.tier == Tier::Abbreviation)
            {
                continue;
            }
            let scanned = run(&document, &briefing, &query, &options);
            let hits = match &scanned {
                Scanned::Found(answer, _) => answer.hits.clone(),
                Scanned::Nothing(_) | Scanned::Stopped => Vec::new(),
            };
            let places = |hits: &[Hit]| {
                let text = |hit: &Hit| match hit.target {
                    Target::Sentence(id) => document.sentence_text(id).to_owned(),
                    Target::Title => document.meta.title.as_deref().unwrap().to_owned(),
                    Target::Section(id) => document.heading(id).unwrap().to_owned(),
                    Target::Entry(id) => briefing.entry(id).unwrap().label.to_string(),
                };
                let all = hits.iter();
                all.map(|hit| (text(hit), hit.score, hit.tier))
                    .collect::<Vec<_>>()
            };
            assert_eq!(
                places(&hits),
                places(&told.hits),
                "{name}: {raw} {options:?}"
            );
            assert_eq!(hits, told.hits, "{name}: {raw}");
            if let Scanned::Found(answer, _) = &scanned {
                assert_eq!(answer.groups, told.groups, "{name}: {raw}");
                assert_eq!(answer.tier, told.tier, "{name}: {raw}");
                // How a word is printed where it was not looked for is not known.
                let read = |answer: &Answer| {
                    let all = answer.interpretations.iter();
                    all.map(|one| (one.word.clone(), one.read_as.to_lowercase(), one.tier))
                        .collect::<Vec<_>>()
                };
                assert_eq!(read(answer), read(&told), "{name}: {raw}");
                assert!(!answer.is_partial);
                with_hits += 1;
            }
            compared += 1;
        }
    }
    assert!(
        compared > 400 && with_hits > 300,
        "{with_hits} of {compared}"
    );
}

#[test]
fn words_are_found_as_they_are_folded() {
    let text = document(&[
        "The coöperation of Korea’s U.S. allies didn’t end, said Mr O’Brien of Côte d’Ivoire.",
        "漢字 stands beside snake_case, a:b and 1,204 ships; “quoted” or (bracketed) words.",
    ]);
    let all = Options::default();
    for (query, matched) in [
        ("cooperation", "coöperation"),
        ("korea", "Korea"),
        ("us", "U.S"),
        ("didnt", "didn’t"),
        ("obrien", "O’Brien"),
        ("ivoire", "Ivoire"),
        ("漢", "漢"),
        ("case", "case"),
        ("b", "b"),
        ("1204", "1,204"),
        ("quoted", "quoted"),
        ("bracketed", "bracketed"),
    ] {
        let answer = ask(&text, query, &all).unwrap_or_else(|| panic!("{query}"));
        let hit = &answer.hits[0];
        let Target::Sentence(id) = hit.target else {
            panic!("{query}")
        };
        let shown = &text.sentence_text(id)[hit.matched[0].clone()];
        assert_eq!(shown, matched, "{query}");
    }
    for query in ["operation", "rea", "nake", "c", "120"] {
        let found = ask(&text, query, &all);
        let exact = found.filter(|answer| answer.tier == Some(Tier::Exact));
        assert_eq!(exact, None, "{query}");
    }
}

#[test]
fn a_query_that_goes_on_narrows_what_was_found() {
    let text = document(&[
        "Ports and portals of the port authority.",
        "# A portrait",
        "Cyber security and cyber-security, or cybersecurity in ports.",
        "Nothing of it.",
    ]);
    let briefing = Briefing::default();
    let options = Options::default();
    for typed in [
        "portraits",
        "cybersecurity",
        "port authority",
        "ports !cyber",
        "'port",
    ] {
        let mut former = None;
        for end in (1..=typed.len()).chain((1..typed.len()).rev()) {
            let query = Query::parse(&typed[..end], &briefing);
            if !can_scan(&query) {
                continue;
            }
            let scan = Scan {
                document: &text,
                briefing: &briefing,
                dictionary: None,
                query: &query,
                options: &options,
                crew: &Alone,
            };
            let (answer, known) = match scan.run(former.take(), &mut |_| {}) {
                Scanned::Found(answer, known) => (Some(answer), known),
                Scanned::Nothing(known) => (None, known),
                Scanned::Stopped => panic!("nobody stops it"),
            };
            former = Some(known);
            assert_eq!(
                answer,
                ask(&text, &typed[..end], &options),
                "{}",
                &typed[..end]
            );
        }
    }
}

#[test]
fn a_dictionary_leads_to_what_is_spelt_otherwise() {
    let text = document(&[
        "The harbour master met the delegation of Nordhavn.",
        "# Delegations abroad",
        "Nobody recalibrated the lights.",
    ]);
    let briefing = Briefing::default();
    let words = Dictionary::of(&text, &briefing, &Alone);
    let asked = |query: &str, exact_only: bool| {
        let query = Query::parse(query, &briefing);
        let options = Options {
            exact_only,
            ..Options::default()
        };
        let scan = Scan {
            document: &text,
            briefing: &briefing,
            dictionary: Some(&words),
            query: &query,
            options: &options,
            crew: &Alone,
        };
        match scan.run(None, &mut |_| {}) {
            Scanned::Found(answer, _) => answer,
            Scanned::Nothing(_) | Scanned::Stopped => panic!("{query:?}"),
        }
    };
    let answer = asked("recalibratde lights", false);
    assert_eq!(answer.tier, Some(Tier::Typo));
    assert_eq!(answer.interpretations[0].read_as, "recalibrated");
    assert_eq!(answer.hits[0].target, Target::Sentence(SentenceId(1)));
    assert_eq!(answer.hits[0].forgiving, std::slice::from_ref(&(7..19)));
    let answer = asked("delegatoin", false);
    assert_eq!(answer.total(), 1);
    assert_eq!(asked("delegatoin !lights", false).total(), 1);
    assert_eq!(asked("delegatoin !harbour", false).total(), 0);
    let answer = asked("delegatoin", true);
    assert!(answer.hits.is_empty());
    let answer = asked("zzyzx", false);
    assert!(answer.hits.is_empty() && answer.absent[0].word == "zzyzx");
    let answer = asked("^lights", false);
    let remark = crate::search::Remark::NotAtStart("lights".to_owned());
    assert_eq!((answer.absent, answer.remarks), (Vec::new(), vec![remark]));
    let answer = asked("abroad lights", false);
    assert_eq!(answer.remarks, [crate::search::Remark::NotTogether]);
}

/// Tells what is found each time it may, and stops at a number of looks.
struct Impatient {
    looks: std::sync::atomic::AtomicUsize,
    most: usize,
}

impl Crew for Impatient {
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        Alone.each(count, work);
    }

    fn is_stopped(&self) -> bool {
        let looks = self
            .looks
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        looks >= self.most
    }

    fn is_due(&self) -> bool {
        true
    }
}

#[test]
fn a_long_scan_tells_what_it_found_so_far_and_can_be_stopped() {
    let row = format!(
        "{}harbour.",
        "Nothing is said here of the word. ".repeat(300)
    );
    let rows = vec![row.as_str(); 1000];
    let text = document(&rows);
    let briefing = Briefing::default();
    let query = Query::parse("harbour", &briefing);
    let options = Options {
        limit: 10,
        ..Options::default()
    };
    let go = |most: usize| {
        let crew = Impatient {
            looks: std::sync::atomic::AtomicUsize::new(0),
            most,
        };
        let scan = Scan {
            document: &text,
            briefing: &briefing,
            dictionary: None,
            query: &query,
            options: &options,
            crew: &crew,
        };
        let mut told = Vec::new();
        let scanned = scan.run(None, &mut |answer| told.push(answer.total()));
        (scanned, told)
    };
    let (scanned, told) = go(usize::MAX);
    let Scanned::Found(answer, _) = scanned else {
        panic!("{scanned:?}")
    };
    assert_eq!((answer.total(), answer.hits.len()), (1000, 10));
    assert!(
        !told.is_empty() && told[0] < 1000 && told[0] > 10,
        "{told:?}"
    );
    let (scanned, told) = go(3);
    assert!(
        matches!(scanned, Scanned::Stopped) && told.is_empty(),
        "{scanned:?}"
    );
}

#[test]
fn parts_that_hold_none_of_the_words_are_not_scanned() {
    let filler = "Nobody speaks of the weather here. ".repeat(PART / 35 + 1);
    let text = document(&[
        &filler,
        "Harbours open.",
        &filler,
        "The harbour's co-operation, and fêtes.",
        &filler,
        "Its last words are of harbors.",
    ]);
    let (briefing, options) = (Briefing::default(), Options::default());
    let words = Dictionary::of(&text, &briefing, &Alone);
    let all = parts(&text).len();
    assert_eq!(all, 4);
    for (asked, held) in [
        ("harbour", 3),
        ("fete", 1),
        ("cooperation", 1),
        ("last words", 1),
        ("'harbours", 1),
        ("zebra", 0),
        ("weather !last", 4),
    ] {
        let query = Query::parse(asked, &briefing);
        let plan = Plan::of(&query.atoms, Language::english(), false);
        let holding = words.holding(&plan, all);
        let count = holding.iter().filter(|holds| **holds).count();
        assert_eq!(count, held, "{asked}");
        let scan = |dictionary| Scan {
            document: &text,
            briefing: &briefing,
            dictionary,
            query: &query,
            options: &options,
            crew: &Alone,
        };
        let (with, without) = (scan(Some(&words)), scan(None));
        match (with.run(None, &mut |_| {}), without.run(None, &mut |_| {})) {
            (Scanned::Found(with, _), Scanned::Found(without, _)) => assert_eq!(with, without),
            (Scanned::Found(with, _), Scanned::Nothing(_)) => assert!(with.hits.is_empty()),
            other => panic!("{asked}: {other:?}"),
        }
    }
}
