use super::*;
use crate::facets::decisions::{Decision, Verdict, decided};
use crate::facets::extract;
use crate::text::{BlockKind, DocumentBuilder};

fn document(paragraphs: &[&str]) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some(Clean::line("Ferries \"of\" the \\ north"));
    for paragraph in paragraphs {
        builder.block(BlockKind::Paragraph, paragraph, 0..0);
    }
    builder.finish()
}

const TEXT: [&str; 4] = [
    "The European Union and Norway agreed to work together on maritime security. Norway's \
     Ministry of Transport (MoT) said that the lack of pilots threatens the ferries.",
    "The MoT and the European Commission plan joint search and rescue exercises. The EU pays \
     half of the bill, although critics fear that the money will not last.",
    "Ferry crews went on strike. A shortage of fuel made the crisis worse, and \
     the strike delays the exercises.",
    "Norway waits. Nobody knows who pays for the lack of pilots.",
];

/// Facet, label, count and evidence of all shown entries.
fn shown(briefing: &Briefing) -> Vec<(String, String, u32, Vec<u32>)> {
    let all = briefing.facets.iter().flat_map(|facet| {
        let entries = facet.entries.iter();
        entries.map(move |id| (facet, *id))
    });
    all.map(|(facet, id)| {
        let entry = briefing.entry(id).unwrap();
        let evidence = entry.evidence.iter().map(|id| id.0).collect();
        let count = match facet.count {
            CountBy::Mentions => briefing.count(id),
            CountBy::Evidence => 0,
        };
        (
            facet.id.to_string(),
            entry.label.to_string(),
            count,
            evidence,
        )
    })
    .collect()
}

#[test]
fn a_written_lens_finds_the_same_entries_and_evidence() {
    let document = document(&TEXT);
    let found = extract(&document);
    assert!(found.facets.iter().all(|facet| !facet.entries.is_empty()));
    let written = written(&document, &found);
    assert_eq!(written.inexact, []);
    let lens = Lens::parse(&written.text).unwrap_or_else(|e| panic!("{e}\n{}", written.text));
    assert_eq!(lens.title.as_str(), "Ferries \"of\" the \\ north");
    let bound = lens.bind(&document);
    assert!(!bound.has_failure(), "{:?}", bound.findings);
    assert_eq!(shown(&bound.briefing), shown(&found));
}

#[test]
fn decisions_are_part_of_it() {
    let document = document(&TEXT);
    let found = extract(&document);
    let id_of = |label: &str| {
        let at = found
            .entries
            .iter()
            .position(|entry| &*entry.label == label);
        EntryId(u32::try_from(at.unwrap_or_else(|| panic!("{label}"))).unwrap())
    };
    let decide =
        |label, verdict| Decision::about(&document, &found, id_of(label), verdict).unwrap();
    let union = &found.entry(id_of("European Union")).unwrap().id;
    let decisions = [
        decide("European Commission", Verdict::Merge(union.clone())),
        decide(
            "Norway",
            Verdict::RejectEvidence("Norway waits.".to_owned()),
        ),
        decide("Norway", Verdict::Rename(Clean::line("The *fjords*"))),
    ];
    let briefing = decided(&document, &found, &decisions);
    assert_ne!(shown(&briefing), shown(&found));
    let written = written(&document, &briefing);
    assert_eq!(written.inexact, []);
    let lens = Lens::parse(&written.text).unwrap();
    let again = lens.bind(&document).briefing;
    let pairs = |briefing: &Briefing| -> Vec<_> {
        let shown = shown(briefing).into_iter();
        shown
            .map(|(facet, label, _, evidence)| (facet, label, evidence))
            .collect()
    };
    assert_eq!(pairs(&again), pairs(&briefing));
    // A lens of a lens is the same.
    let twice = super::written(&document, &again);
    let third = Lens::parse(&twice.text).unwrap().bind(&document).briefing;
    assert_eq!(pairs(&third), pairs(&briefing));
}

#[test]
fn phrases_stand_in_the_evidence_only_and_what_cannot_be_told_apart_is_said() {
    let document = document(&[
        "Rain fell. It was wet. It was cold.",
        "It was wet. Snow fell.",
    ]);
    let lens = "[lens]\nname = \"n\"\nversion = 1\n[[facet]]\nid = \"woes\"\ncount = \"evidence\"\n\
                [[facet.entry]]\nlabel = \"Weather\"\nevidence = [\"rain\", \"snow\"]\n\
                [[facet.entry]]\nlabel = \"Wet\"\nevidence = [\"was wet\"]\n";
    let mut briefing = Lens::parse(lens).unwrap().bind(&document).briefing;
    let sentences = Sentences::new(&document);
    assert_eq!(sentences.phrases(&briefing.entries[0]), ["Rain", "Snow"]);
    assert_eq!(sentences.phrases(&briefing.entries[1]), ["wet"]);
    // One of two sentences with the same words.
    briefing.entries[1].evidence.truncate(1);
    assert!(sentences.phrases(&briefing.entries[1]).is_empty());
    assert_eq!(written(&document, &briefing).inexact, [Clean::line("Wet")]);
}

#[test]
fn entries_that_are_called_the_same_stay_two() {
    let document = document(&["Rain fell. Snow fell. The weather is bad. Weather passes."]);
    for count in ["evidence", "mentions"] {
        let lens = format!(
            "[lens]\nname = \"n\"\nversion = 1\n[[facet]]\nid = \"woes\"\ncount = \"{count}\"\n\
             [[facet.entry]]\nlabel = \"Weather\"\nevidence = [\"rain\", \"is bad\"]\n\
             [[facet.entry]]\nid = \"worse\"\nlabel = \"weather\"\nevidence = [\"snow\", \"passes\", \"is bad\"]\n"
        );
        let briefing = Lens::parse(&lens).unwrap().bind(&document).briefing;
        let text = written(&document, &briefing).text;
        let again = Lens::parse(&text).unwrap().bind(&document).briefing;
        assert_eq!(shown(&again), shown(&briefing), "{text}");
        let labels: Vec<&str> = (again.entries.iter())
            .map(|entry| entry.label.as_str())
            .collect();
        assert_eq!(labels, ["Weather", "weather"]);
        assert_eq!(again.entries[1].id.as_str(), "weather-2");
        // Each has the name in the sentence that both have.
        for entry in &again.entries {
            assert!(
                entry
                    .aliases
                    .iter()
                    .any(|alias| alias.form.as_str() == "weather")
            );
        }
    }
}

#[test]
fn kinds_colours_and_wholes_are_written_too() {
    let document = document(&["The Harbour Union and its Pilots met."]);
    let lens = "[lens]\nname = \"n\"\nversion = 1\n[[facet]]\nid = \"actors\"\nkey = \"e\"\n\
                colour = \"yellow\"\nkinds = [{ id = \"body\", title = \"Bodies\", colour = \"red\" }]\n\
                [[facet.entry]]\nlabel = \"Harbour Union\"\nkind = \"body\"\n\
                [[facet.entry]]\nlabel = \"Pilots\"\nparent = \"harbour-union\"\n";
    let briefing = Lens::parse(lens).unwrap().bind(&document).briefing;
    let text = written(&document, &briefing).text;
    let again = Lens::parse(&text).unwrap().bind(&document).briefing;
    let parents = |briefing: &Briefing| -> Vec<String> {
        let all = briefing.entries.iter();
        all.map(|entry| briefing.described(entry)).collect()
    };
    assert_eq!(parents(&again), ["body", "part of Harbour Union"]);
    assert_eq!(again.facets, briefing.facets);
}
