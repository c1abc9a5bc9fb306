//! Behaviour of search as a whole, on a small article.

mod filters;
mod title;

use proptest::prelude::*;
use smallvec::SmallVec;

use super::*;
use crate::facets::{Briefing, CountBy, Entry, Facet, Mention};
use crate::text::{BlockKind, Clean, Document, DocumentBuilder, Span};

const SENTENCES: &[&str] = &[
    "The island ferry crosses the Gulf of Marn twice a day.",
    "Its operator set a goal for defense against storms.",
    "Harbour pilots organise the cyber security of the port.",
    "Nimbleness matters, the captain of the North Pier said.",
    "The open sea route was closed in March.",
    "Engineers recalibrated the lights of the lighthouse.",
];

struct Sample {
    document: Document,
    briefing: Briefing,
    index: SearchIndex,
}

impl Sample {
    fn new() -> Self {
        let mut builder = DocumentBuilder::new();
        for (number, sentence) in SENTENCES.iter().enumerate() {
            match number {
                0 => builder.heading(1, "Crossings today", 0..0),
                4 => builder.heading(1, "Key closures", 0..0),
                _ => {}
            }
            builder.block(BlockKind::Paragraph, sentence, 0..0);
        }
        let document = builder.finish();
        let facet = Facet {
            id: Clean::line("actors"),
            title: Clean::line("Actors"),
            singular: Clean::line("actor"),
            sigil: Some('@'),
            glyph: Clean::line("●"),
            hollow: Clean::line("◦"),
            ascii: Clean::line("*"),
            count: CountBy::Mentions,
            key: None,
            hue: None,
            kinds: Vec::new(),
            entries: vec![EntryId(0), EntryId(1), EntryId(2)],
        };
        let block = document.sentence(SentenceId(3)).unwrap().block;
        let entry = |label: &str, names: &[&str], evidence: &[u32]| Entry {
            facet: FacetId(0),
            id: Clean::line(label),
            label: Clean::line(label),
            kind: None,
            parent: None,
            summary: None,
            names: names.iter().map(|name| Clean::line(name)).collect(),
            aliases: SmallVec::new(),
            mentions: evidence
                .iter()
                .filter(|sentence| **sentence == 3)
                .map(|sentence| Mention {
                    span: Span::new(block, 39..49),
                    sentence: SentenceId(*sentence),
                })
                .collect(),
            evidence: evidence.iter().copied().map(SentenceId).collect(),
            reasons: SmallVec::new(),
            is_weak: false,
            is_accepted: false,
        };
        let briefing = Briefing {
            facets: vec![facet],
            entries: vec![
                entry("Harbour pilots", &["Harbour pilots", "PILA"], &[2]),
                entry(
                    "North Pier",
                    &["North Pier", "Oper mole", "Twice a days"],
                    &[3],
                ),
                entry(
                    "Friends of the North Pier",
                    &["Friends of the North Pier"],
                    &[],
                ),
            ],
            ..Briefing::default()
        };
        let index = SearchIndex::build(&document, &briefing);
        Self {
            document,
            briefing,
            index,
        }
    }

    fn ask(&self, query: &str) -> Answer {
        self.ask_with(query, &Options::default())
    }

    fn ask_with(&self, query: &str, options: &Options) -> Answer {
        let query = Query::parse(query, &self.briefing);
        search(&self.index, &self.document, &self.briefing, &query, options)
    }

    fn text(&self, target: Target) -> &str {
        match target {
            Target::Entry(id) => &self.briefing.entry(id).unwrap().label,
            Target::Title => self.document.meta.title.as_deref().unwrap(),
            Target::Section(id) => self.document.heading(id).unwrap(),
            Target::Sentence(id) => self.document.sentence_text(id),
        }
    }

    /// Sentence numbers, labels and headings found, best first.
    fn found(&self, query: &str) -> Vec<String> {
        self.ask(query)
            .hits
            .iter()
            .map(|hit| match hit.target {
                Target::Sentence(id) => id.0.to_string(),
                Target::Entry(_) | Target::Section(_) | Target::Title => {
                    self.text(hit.target).to_owned()
                }
            })
            .collect()
    }

    /// Tier of the best hit and the words that it highlights.
    fn best(&self, query: &str) -> (Tier, Vec<&str>) {
        let answer = self.ask(query);
        let hit = answer
            .hits
            .first()
            .unwrap_or_else(|| panic!("nothing for {query}"));
        let text = self.text(hit.target);
        let words = hit.matched.iter().map(|range| &text[range.clone()]);
        (hit.tier, words.collect())
    }
}

#[test]
fn each_tier_finds_its_word() {
    let sample = Sample::new();
    for (query, tier, words) in [
        ("storms", Tier::Exact, vec!["storms"]),
        ("STORMS", Tier::Exact, vec!["storms"]),
        ("storm", Tier::Variant, vec!["storms"]),
        ("defence", Tier::Variant, vec!["defense"]),
        ("organize", Tier::Variant, vec!["organise"]),
        ("cybersecurity", Tier::Variant, vec!["cyber security"]),
        ("re-calibrated", Tier::Variant, vec!["recalibrated"]),
        ("recalib", Tier::Prefix, vec!["recalib"]),
        ("captian", Tier::Typo, vec!["captain"]),
        ("nimblenses", Tier::Typo, vec!["Nimbleness"]),
        ("enginere", Tier::Typo, vec!["Engineers"]),
        ("cyebrsecurity", Tier::Typo, vec!["cyber security"]),
        ("house", Tier::Prefix, vec!["lighthouse"]),
        ("opsea", Tier::Abbreviation, vec!["open sea"]),
        ("lghths", Tier::Abbreviation, vec!["lighthouse"]),
    ] {
        assert_eq!(sample.best(query), (tier, words), "{query}");
    }
}

#[test]
fn a_part_of_a_word_stands_at_no_accident() {
    let sample = Sample::new();
    assert_eq!(sample.found("calibrated"), ["5"]);
    // In "engineers" and in "recalibrated".
    assert_eq!(sample.found("ginee"), Vec::<String>::new());
    assert_eq!(sample.found("calib"), Vec::<String>::new());
}

#[test]
fn initials_come_before_a_longer_word() {
    let sample = Sample::new();
    let answer = sample.ask("gom");
    assert_eq!(answer.tier, Some(Tier::Abbreviation));
    assert_eq!(sample.best("gom").1, ["Gulf of Marn"]);
    assert_eq!(
        sample.found("np").first().map(String::as_str),
        Some("North Pier")
    );
}

#[test]
fn short_capitals_begin_no_common_word() {
    let sample = Sample::new();
    assert_eq!(sample.found("REC"), Vec::<String>::new());
    assert_eq!(sample.found("rec"), ["5"]);
    assert_eq!(sample.found("HAR"), ["Harbour pilots", "2"]);
}

#[test]
fn every_word_must_stand_in_the_unit() {
    let sample = Sample::new();
    assert_eq!(sample.found("march sea"), ["4"]);
    assert_eq!(sample.found("march storms"), Vec::<String>::new());
    let answer = sample.ask("march storms");
    assert_eq!(answer.remarks, [Remark::NotTogether]);
    assert!(answer.absent.is_empty());
}

#[test]
fn stop_words_are_optional_but_may_be_the_beginning_of_a_word() {
    let sample = Sample::new();
    assert_eq!(sample.found("storms of the sea "), Vec::<String>::new());
    assert_eq!(sample.found("goal of storms"), ["1"]);
    assert_eq!(sample.found("sea r"), ["4"]);
}

#[test]
fn an_absent_word_gives_nothing_and_its_nearest_word() {
    let sample = Sample::new();
    let answer = sample.ask("storks zeppelin");
    assert!(answer.hits.is_empty());
    assert_eq!(answer.absent.len(), 1);
    assert_eq!(answer.absent[0].word, "zeppelin");
    assert_eq!(answer.absent[0].nearest, None);
    let answer = sample.ask("'captian");
    assert_eq!(answer.absent[0].nearest, Some(("captain".into(), 1)));
}

#[test]
fn phrases_hold_their_words_in_a_row_and_fall_back_to_one_typo() {
    let sample = Sample::new();
    assert_eq!(sample.found("\"open sea\""), ["4"]);
    assert_eq!(sample.found("\"sea open\""), Vec::<String>::new());
    assert_eq!(sample.found("\"open sea ro"), ["4"]);
    let answer = sample.ask("\"oepn sea\"");
    assert_eq!(answer.hits.len(), 1);
    assert_eq!(answer.tier, Some(Tier::Typo));
    assert_eq!(answer.remarks, [Remark::PhraseWithTypo("oepn sea".into())]);
    assert!(sample.ask("\"oepn seq rotue\"").hits.is_empty());
}

#[test]
fn a_phrase_is_found_in_another_spelling_joined_or_split() {
    let sample = Sample::new();
    assert_eq!(sample.best("\"cybersecurity\"").1, ["cyber security"]);
    assert_eq!(sample.best("\"light-houses\"").1, ["lighthouse"]);
    assert_eq!(
        sample.best("\"re calibrated the light\""),
        (Tier::Variant, vec!["recalibrated the lights"])
    );
    assert_eq!(sample.found("'light-house"), Vec::<String>::new());
    assert_eq!(sample.found("lights !light-house"), Vec::<String>::new());
}

#[test]
fn a_name_that_the_text_lacks_does_not_hide_other_readings() {
    let sample = Sample::new();
    assert_eq!(sample.found("\"twice a days\""), ["North Pier", "0"]);
    assert_eq!(sample.found("mole"), ["North Pier"]);
    assert_eq!(sample.found("oper "), ["North Pier", "1"]);
}

#[test]
fn exact_excluded_and_leading_words() {
    let sample = Sample::new();
    assert_eq!(sample.found("'storm"), Vec::<String>::new());
    assert_eq!(sample.found("'storms"), ["1"]);
    assert_eq!(
        sample.found("the !day !sea !lights !cybersecurity !captain storms"),
        ["1"]
    );
    assert_eq!(sample.found("captain !nimble"), Vec::<String>::new());
    assert_eq!(sample.found("^key"), ["Key closures"]);
    assert_eq!(sample.found("^closures"), Vec::<String>::new());
    assert_eq!(sample.found("!sea"), Vec::<String>::new());
    let exact = Options {
        exact_only: true,
        ..Options::default()
    };
    assert!(sample.ask_with("storm", &exact).hits.is_empty());
    assert_eq!(sample.ask_with("storms", &exact).hits.len(), 1);
}

#[test]
fn scope_limit_and_groups() {
    let sample = Sample::new();
    let answer = sample.ask_with(
        "pier",
        &Options {
            limit: 1,
            ..Options::default()
        },
    );
    assert_eq!(answer.hits.len(), 1);
    assert_eq!(
        answer.groups,
        [(HitGroup::Facet(FacetId(0)), 2), (HitGroup::Sentences, 1)]
    );
    assert_eq!(answer.total(), 3);
    let text = Options {
        scope: Scope::Text,
        ..Options::default()
    };
    assert_eq!(sample.ask_with("pier", &text).total(), 1);
}

#[test]
fn a_hit_says_which_word_it_read_otherwise() {
    let sample = Sample::new();
    let answer = sample.ask("defence storms");
    let hit = &answer.hits[0];
    assert_eq!(hit.matched.len(), 2);
    assert_eq!(hit.forgiving, hit.matched[..1]);
    assert_eq!(
        answer.interpretations,
        [Interpretation {
            word: "defence".into(),
            read_as: "defense".into(),
            tier: Tier::Variant
        }]
    );
    let through_name = sample.ask("pila");
    assert_eq!(through_name.hits[0].name.as_deref(), Some("PILA"));
}

#[test]
fn a_name_in_capitals_is_not_read_as_a_short_form() {
    let sample = Sample::new();
    assert_eq!(sample.found("CPTN"), Vec::<String>::new());
    assert_eq!(sample.found("cptn"), ["3"]);
}

#[test]
fn labels_are_ranked_by_what_is_typed() {
    let labels = ["Next hit", "Go to section", "Next section", "Copy sentence"];
    let order = |query: &str| -> Vec<usize> {
        rank_labels(query, &labels)
            .into_iter()
            .map(|(at, _)| at)
            .collect()
    };
    assert_eq!(order(""), [0, 1, 2, 3]);
    assert_eq!(order("sec"), [2, 1]);
    assert_eq!(order("next"), [0, 2]);
    assert_eq!(order("n"), [0, 2]);
    assert_eq!(order("ns"), [2]);
    assert_eq!(order("sectoin"), [2, 1]);
    assert_eq!(order("section next"), [2]);
    assert_eq!(order("nothing"), Vec::<usize>::new());
    let (at, matched) = rank_labels("sent", &labels).remove(0);
    assert_eq!((at, matched.first()), (3, Some(&(5..9))));
}

fn any_query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("@north"),
        Just("in:key"),
        Just("\""),
        Just("!"),
        Just("^"),
        Just("'"),
        Just(" "),
        Just("storms"),
        Just("the"),
        Just("gulf of"),
        Just("éß漢"),
        Just("cyber"),
        Just("1.2"),
        Just("actor:"),
    ];
    proptest::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_query_breaks_an_answer(query in prop_oneof![any_query(), any::<String>()]) {
        let sample = Sample::new();
        let answer = sample.ask(&query);
        for hit in &answer.hits {
            let text = sample.text(hit.target);
            for range in &hit.matched {
                prop_assert!(text.get(range.clone()).is_some_and(|word| !word.is_empty()));
            }
            prop_assert!(hit.forgiving.iter().all(|range| hit.matched.contains(range)));
        }
        prop_assert_eq!(answer.total(), answer.hits.len());
    }
}

#[test]
fn a_word_that_begins_nothing_is_not_absent() {
    let sample = Sample::new();
    let asked = |query: &str, exact_only: bool| {
        let query = Query::parse(query, &sample.briefing);
        let options = Options {
            exact_only,
            ..Options::default()
        };
        let Sample {
            document,
            briefing,
            index,
        } = &sample;
        search(index, document, briefing, &query, &options)
    };
    for exact_only in [false, true] {
        let answer = asked("^lighthouse", exact_only);
        assert!(answer.hits.is_empty() && answer.absent.is_empty());
        let remark = Remark::NotAtStart("lighthouse".to_owned());
        assert_eq!(answer.remarks, [remark]);
    }
    assert_eq!(asked("^zzyzx", false).absent.len(), 1);
}
