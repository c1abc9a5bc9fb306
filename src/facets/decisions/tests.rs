use super::*;
use crate::facets::lens::Lens;
use crate::text::{BlockKind, DocumentBuilder};

const LENS: &str = r#"
lens = { name = "ports", version = 1 }

[[facet]]
id = "actors"
entry = [
    { label = "Harbour Union", aliases = ["HU", "Pilots"] },
    { label = "Coast Guard" },
    { label = "Nobody" },
]

[[facet]]
id = "areas"
count = "evidence"
entry = [{ label = "Fees", evidence = ["pay*"] }]
"#;

const TEXT: &str = "The Harbour Union pays. Pilots of the HU and the Coast Guard wait. \
                    Pilots pay. The Coast Guard pays.";

fn document(text: &str) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, text, 0..0);
    builder.finish()
}

/// Labels of the shown entries of all facets, with the numbers of their evidence.
fn shown(text: &str, decisions: &[Decision]) -> Vec<String> {
    let document = document(text);
    let found = Lens::parse(LENS).unwrap().bind(&document).briefing;
    let briefing = decided(&document, &found, decisions);
    let shown = briefing.facets.iter().flat_map(|facet| &facet.entries);
    shown
        .map(|id| {
            let entry = briefing.entry(*id).unwrap();
            let numbers: Vec<_> = entry.evidence.iter().map(|id| id.0.to_string()).collect();
            let forms: Vec<&str> = entry.aliases.iter().map(|a| a.form.as_str()).collect();
            assert!(entry.reasons.is_empty() || entry.reasons.len() == entry.evidence.len());
            let sign = if entry.is_accepted { "+" } else { "" };
            format!(
                "{sign}{}: {}: {}",
                entry.label,
                numbers.join(" "),
                forms.join(", ")
            )
        })
        .collect()
}

fn about(entry: &str, verdict: Verdict) -> Decision {
    let facet = if entry == "fees" { "areas" } else { "actors" };
    Decision {
        facet: Clean::line(facet),
        entry: Clean::line(entry),
        sentence: String::new(),
        verdict,
    }
}

#[test]
fn an_entry_is_accepted_rejected_and_renamed() {
    let guard = |verdict| about("coast-guard", verdict);
    assert_eq!(
        shown(TEXT, &[]),
        [
            "Harbour Union: 0 1 2: Pilots, Harbour Union, HU",
            "Coast Guard: 1 3: Coast Guard",
            "Fees: 0 2 3: pays, pay",
        ]
    );
    assert_eq!(
        shown(
            TEXT,
            &[
                guard(Verdict::Accept),
                guard(Verdict::Rename(Clean::line("Guard")))
            ]
        )[1],
        "+Guard: 1 3: Coast Guard"
    );
    let all = shown(TEXT, &[guard(Verdict::Reject), guard(Verdict::Accept)]);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|row| !row.contains("Guard:")));
}

#[test]
fn evidence_is_rejected_and_an_entry_without_any_goes() {
    let less = |text: &str| about("coast-guard", Verdict::RejectEvidence(text.to_owned()));
    let first = less("Pilots of the HU and the Coast Guard wait.");
    assert_eq!(
        shown(TEXT, std::slice::from_ref(&first))[1],
        "Coast Guard: 3: Coast Guard"
    );
    assert_eq!(
        shown(TEXT, &[first, less("The Coast Guard pays.")]).len(),
        2
    );
    assert_eq!(shown(TEXT, &[less("Not there.")]), shown(TEXT, &[]));
}

#[test]
fn entries_are_merged_and_forms_split_off() {
    let merge = about("coast-guard", Verdict::Merge(Clean::line("harbour-union")));
    assert_eq!(
        shown(TEXT, std::slice::from_ref(&merge))[0],
        "Harbour Union: 0 1 2 3: Pilots, Coast Guard, Harbour Union, HU"
    );
    let split = about("harbour-union", Verdict::Split(Clean::line("pilots")));
    assert_eq!(
        shown(TEXT, std::slice::from_ref(&split))[..3],
        [
            "Harbour Union: 0 1: Harbour Union, HU",
            "+pilots: 1 2: Pilots",
            "Coast Guard: 1 3: Coast Guard",
        ]
    );
    // One thing after the other: what was split off is merged elsewhere.
    let onward = about("pilots", Verdict::Merge(Clean::line("coast-guard")));
    assert_eq!(
        shown(TEXT, &[split, onward])[1],
        "+Coast Guard: 1 2 3: Pilots, Coast Guard"
    );
    // What cannot be is not done.
    for verdict in [
        Verdict::Merge(Clean::line("coast-guard")),
        Verdict::Merge(Clean::line("fees")),
        Verdict::Split(Clean::line("Coast Guard")),
        Verdict::Split(Clean::line("HU")),
    ] {
        assert_eq!(
            shown(TEXT, &[about("coast-guard", verdict)]),
            shown(TEXT, &[])
        );
    }
}

#[test]
fn decisions_hold_in_another_edition_and_under_other_names() {
    let document = document(TEXT);
    let found = Lens::parse(LENS).unwrap().bind(&document).briefing;
    let decide = |id, verdict| Decision::about(&document, &found, EntryId(id), verdict).unwrap();
    let later = "It was new. The Coast Guard pays.";
    let gone = decide(0, Verdict::Reject);
    let accepted = decide(1, Verdict::Accept);
    let decisions = [gone, accepted];
    assert_eq!(shown(later, &decisions)[0], "+Coast Guard: 1: Coast Guard");
    // By what it is called, and by its sentence alone.
    let mut renamed = decide(1, Verdict::Accept);
    renamed.entry = Clean::line("COAST guard");
    assert!(shown(TEXT, &[renamed.clone()])[1].starts_with("+Coast Guard"));
    renamed.entry = Clean::line("Somebody");
    assert_eq!(shown(TEXT, &[renamed.clone()]), shown(TEXT, &[]));
    renamed.sentence = "The Coast Guard pays.".to_owned();
    assert!(shown(TEXT, &[renamed])[1].starts_with("+Coast Guard"));
    let elsewhere = Decision {
        facet: Clean::line("ships"),
        ..about("coast-guard", Verdict::Reject)
    };
    assert_eq!(shown(TEXT, &[elsewhere]), shown(TEXT, &[]));
}

#[test]
fn decisions_are_kept_as_json() {
    let decisions = [
        about("a", Verdict::Accept),
        about("a", Verdict::RejectEvidence("It is.".to_owned())),
        about("a", Verdict::Merge(Clean::line("b"))),
    ];
    let json = serde_json::to_string(&decisions).unwrap();
    assert!(json.contains(r#""verdict":"accept""#), "{json}");
    assert!(
        json.contains(r#""verdict":{"reject-evidence":"It is."}"#),
        "{json}"
    );
    let read: Vec<Decision> = serde_json::from_str(&json).unwrap();
    assert_eq!(read, decisions);
}

#[test]
fn a_sentence_is_added_to_the_evidence() {
    let added = about(
        "coast-guard",
        Verdict::AddEvidence("Pilots pay.".to_owned()),
    );
    let all = shown(TEXT, std::slice::from_ref(&added));
    assert!(
        all.contains(&"Coast Guard: 1 2 3: Coast Guard".to_owned()),
        "{all:?}"
    );
    // Where the article has it no more, nothing is added; nor is it twice.
    let other = TEXT.replace("Pilots pay.", "Pilots left.");
    assert_eq!(
        shown(&other, std::slice::from_ref(&added)),
        shown(&other, &[])
    );
    assert_eq!(shown(TEXT, &[added.clone(), added.clone()]), all);
    // It can be taken out again, and a lens that is written has it.
    let rejected = about(
        "coast-guard",
        Verdict::RejectEvidence("Pilots pay.".to_owned()),
    );
    assert_eq!(shown(TEXT, &[added.clone(), rejected]), shown(TEXT, &[]));
    let document = document(TEXT);
    let found = Lens::parse(LENS).unwrap().bind(&document).briefing;
    let briefing = decided(&document, &found, &[added]);
    let written = crate::facets::lens::written(&document, &briefing);
    assert_eq!(written.inexact, [] as [Clean; 0]);
    let again = Lens::parse(&written.text).unwrap().bind(&document).briefing;
    let evidence = |briefing: &Briefing| -> Vec<SentenceId> {
        let mut all = briefing.entries.iter();
        let entry = all.find(|entry| entry.label.as_str() == "Coast Guard");
        entry.unwrap().evidence.to_vec()
    };
    assert_eq!(evidence(&again), evidence(&briefing));
}
