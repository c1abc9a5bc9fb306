mod fields;
mod mistakes;

use super::*;
use crate::facets::{Briefing, EntryId};
use crate::text::{BlockKind, DocumentBuilder, SentenceId};

const LENS: &str = r#"
[lens]
name = "ports"
title = "Ports"
version = 1

[[facet]]
id = "actors"
title = "Actors"
singular = "actor"
sigil = "@"
glyph = "●"
kinds = ["state", "body"]

[[facet.entry]]
id = "union"
label = "Harbour Union"
kind = "body"
aliases = ["HU", "the Union of Harbours"]

[[facet.entry]]
id = "coast"
label = "Coast Guard"

[[facet.entry]]
id = "nobody"
label = "Nobody"

[[facet]]
id = "areas"
title = "Areas"
singular = "area"
glyph = "◆"
count = "evidence"

[[facet.entry]]
id = "safety"
label = "Safety at sea"
evidence = ["patrol*", "life boats"]

[[note]]
at = ["were begun in 1999", "since 1999"]
text = "The year was 1998."
"#;

fn document() -> Document {
    let mut builder = DocumentBuilder::new();
    builder.heading(1, "Patrols of the HU", 0..0);
    let text = "The Harbour Union pays. The HU and the Coast Guard patrol the coast. \
                Hu is a name. Patrols were begun in 1999.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    builder.finish()
}

fn bound() -> Bound {
    Lens::parse(LENS).expect("a lens").bind(&document())
}

fn entry(briefing: &Briefing, at: u32) -> &super::super::Entry {
    briefing.entry(EntryId(at)).expect("an entry")
}

#[test]
fn names_and_evidence_are_found_in_sentences() {
    let Bound { briefing, .. } = bound();
    let document = document();
    let texts = |at: u32| -> Vec<&str> {
        let mentions = entry(&briefing, at).mentions.iter();
        mentions
            .map(|mention| document.slice(mention.span))
            .collect()
    };
    assert_eq!(texts(0), ["Harbour Union", "HU"]);
    assert_eq!(texts(3), ["patrol", "Patrols"]);
    let evidence =
        |at: u32| -> Vec<u32> { entry(&briefing, at).evidence.iter().map(|s| s.0).collect() };
    assert_eq!(evidence(0), [0, 1]);
    assert_eq!(evidence(3), [1, 3]);
    assert_eq!(briefing.facets[0].entries, [EntryId(0), EntryId(1)]);
    assert_eq!(briefing.notes[0].sentence, SentenceId(3));
}

#[test]
fn a_word_is_what_search_takes_for_one() {
    let mut builder = DocumentBuilder::new();
    let text = "Pilots from Côte d’Ivoire met O’Brien.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let document = builder.finish();
    let lens = LENS
        .replace("\"HU\"", "\"Ivoire\"")
        .replace("Coast Guard", "OBrien");
    let briefing = Lens::parse(&lens).expect("a lens").bind(&document).briefing;
    let mentioned: Vec<&str> = briefing
        .entries
        .iter()
        .flat_map(|entry| &entry.mentions)
        .map(|mention| document.slice(mention.span))
        .collect();
    assert_eq!(mentioned, ["Ivoire", "O’Brien"]);
}

#[test]
fn of_phrases_that_overlap_the_longest_is_the_mention() {
    let lens = LENS.replace(
        r#"["patrol*", "life boats"]"#,
        r#"["patrol", "patrol the coast", "coast. Hu", "the coast"]"#,
    );
    let document = document();
    let briefing = Lens::parse(&lens).expect("a lens").bind(&document).briefing;
    let texts: Vec<&str> = entry(&briefing, 3)
        .mentions
        .iter()
        .map(|mention| document.slice(mention.span))
        .collect();
    // A phrase never goes on in the next sentence.
    assert_eq!(texts, ["the Coast", "patrol the coast"]);
}

#[test]
fn of_two_notes_with_one_text_the_lost_one_is_told() {
    let second = "\n[[note]]\nat = [\"in 1745\"]\ntext = \"The year was 1998.\"\n";
    let lens = format!("{LENS}{second}");
    let bound = Lens::parse(&lens).expect("a lens").bind(&document());
    assert_eq!(bound.briefing.notes.len(), 1);
    let lost = Finding::NoteAbsent(Clean::line("in 1745"));
    assert!(bound.findings.contains(&lost), "{:?}", bound.findings);
}

#[test]
fn a_name_within_a_longer_one_is_not_absent() {
    let lens = LENS.replace(r#"["HU", "#, r#"["HU", "Harbour", "#);
    assert_ne!(lens, LENS);
    let bound = Lens::parse(&lens).expect("a lens").bind(&document());
    assert_eq!(bound.findings.len(), 3, "{:?}", bound.findings);
    let forms = &entry(&bound.briefing, 0).aliases;
    assert!(forms.iter().all(|alias| &*alias.form != "Harbour"));
}

#[test]
fn what_is_absent_is_told() {
    let told: Vec<String> = bound().findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Harbour Union: the name “the Union of Harbours” does not occur",
            "Nobody: no evidence in this article, left out",
            "Safety at sea: the evidence “life boats” does not occur",
        ]
    );
    assert!(bound().has_failure());
    assert_eq!(bound().briefing.entries.len(), 4);
}

#[test]
fn a_lens_is_chosen_when_nine_in_ten_of_its_entries_are_there() {
    let fitting = LENS.replace("Nobody", "pays");
    let lenses = [LENS, &fitting].map(|text| Lens::parse(text).expect("a lens"));
    assert!(choose(&lenses[..1], &document()).is_none());
    let (lens, bound) = choose(&lenses, &document()).expect("it fits");
    assert!(std::ptr::eq(lens, &raw const lenses[1]));
    assert!(!bound.has_failure());
    assert_eq!(lenses[0].fit(&document()), (3, 4));
    assert_eq!(lenses[1].fit(&document()), (4, 4));
    // The first of equal ones, and never one without entries.
    let empty = LENS.split("\n[[facet]]").next().expect("a head");
    let lenses = [empty, &fitting, &fitting].map(|text| Lens::parse(text).expect("a lens"));
    let (lens, _) = choose(&lenses, &document()).expect("it fits");
    assert!(std::ptr::eq(lens, &raw const lenses[1]));
}

#[test]
fn every_facet_has_signs_of_its_own() {
    let signs = |lens: &str| -> Vec<[String; 3]> {
        let briefing = Lens::parse(lens)
            .expect("a lens")
            .bind(&document())
            .briefing;
        briefing
            .facets
            .iter()
            .map(|facet| [&facet.glyph, &facet.hollow, &facet.ascii].map(ToString::to_string))
            .collect()
    };
    assert_eq!(signs(LENS), [["●", "◦", "*"], ["◆", "⋄", "#"]]);
    // What a lens names goes before what is given out.
    let named = "glyph = \"◆\"\nhollow = \"+\"\nascii = \"*\"";
    assert_eq!(
        signs(&LENS.replace("glyph = \"◆\"", named)),
        [["●", "◦", "#"], ["◆", "+", "*"]]
    );
}

#[test]
fn a_note_has_one_phrase_or_several() {
    const PLACES: &str = r#"["were begun in 1999", "since 1999"]"#;
    let with = |places: &str| Lens::parse(&LENS.replace(PLACES, places));
    for places in ["\"begun in 1999\"", "[\"in 1745\", \"begun in 1999\"]"] {
        let briefing = with(places).expect("a lens").bind(&document()).briefing;
        assert_eq!(briefing.notes.len(), 1, "{places}");
        assert_eq!(briefing.notes[0].sentence, SentenceId(3));
    }
    for (places, told) in [
        ("[]", "42:6: a note needs a phrase"),
        ("\"…\"", "42:6: “…” has no word"),
        ("[\"a\", \"…\"]", "42:12: “…” has no word"),
    ] {
        assert_eq!(with(places).expect_err("an error").to_string(), told);
    }
    let told = with("7").expect_err("an error").to_string();
    let wanted = "42:6: `at` must be a phrase or a list of phrases, not an integer";
    assert_eq!(told, wanted);
}

/// A lens of one facet with one entry, each with further rows.
fn small(facet: &str, entry: &str) -> String {
    format!(
        "[lens]\nname = \"n\"\nversion = 1\n[[facet]]\nid = \"port-authorities\"\n{facet}\n\
         [[facet.entry]]\nlabel = \"Harbour Union\"\n{entry}\n"
    )
}

#[test]
fn what_a_lens_leaves_out_is_supplied() {
    let lens = Lens::parse(&small("", "")).expect("a lens");
    assert_eq!(lens.title.as_str(), "n");
    let briefing = lens.bind(&document()).briefing;
    let facet = &briefing.facets[0];
    assert_eq!(facet.title.as_str(), "Port authorities");
    assert_eq!(facet.singular.as_str(), "port authority");
    let signs = [&facet.glyph, &facet.hollow, &facet.ascii];
    assert_eq!(signs.map(Clean::as_str), ["■", "▫", "*"]);
    assert_eq!(entry(&briefing, 0).id.as_str(), "harbour-union");
    // Two labels with one id.
    let twice = small("", "[[facet.entry]]\nlabel = \"Harbour — union\"");
    let told = Lens::parse(&twice).expect_err("an error").to_string();
    assert_eq!(told, "10:9: entry harbour-union is there twice");
}

#[test]
fn the_whole_schema_of_article_lenses_is_read() {
    let lens = Lens::parse(
        r#"
[lens]
name = "Ports"
version = 1
language = "en"

[[facet]]
id = "actors"
key = "a"
colour = "cyan"
mode = "entries+discover"
kinds = [{ id = "state", title = "States", colour = "blue" }, { id = "bloc" }, "person"]

[[facet.entry]]
label = "Harbour Union"
kind = "bloc"
acronym = "HU"
aliases = ["HU"]

[[facet.entry]]
label = "Coast Guard"
kind = "person"
parent = "harbour-union"
stem = true

[[facet]]
id = "areas"
mode = "discover"
"#,
    );
    let bound = lens.expect("a lens").bind(&document());
    assert_eq!(bound.findings, []);
    assert!(!bound.has_failure());
    let facet = &bound.briefing.facets[0];
    assert_eq!((facet.key, facet.hue), (Some('a'), Some(Hue::Cyan)));
    let title = facet.kinds[0].title.as_deref();
    let hues: Vec<_> = facet.kinds.iter().map(|kind| kind.hue).collect();
    assert_eq!(
        (title, hues),
        (Some("States"), vec![Some(Hue::Blue), None, None])
    );
    let mut part = bound.briefing.entries.iter();
    let part = part
        .find(|entry| entry.label.as_str() == "Coast Guard")
        .unwrap();
    assert_eq!(
        bound.briefing.described(part),
        "person, part of Harbour Union"
    );
    let names = entry(&bound.briefing, 0).names.iter();
    assert_eq!(
        names.map(Clean::as_str).collect::<Vec<_>>(),
        ["Harbour Union", "HU"]
    );
    let empty = Lens::parse("lens = { name = \"n\", version = 1 }").expect("a lens");
    assert_eq!(empty.bind(&document()).findings, [Finding::NoFacet]);
}

#[test]
fn a_name_that_may_be_a_place_is_one_after_in_and_the_like() {
    let mut builder = DocumentBuilder::new();
    let text = "Sundby agreed. They met in Sundby, came from SUNDBY and saw Sundby’s harbour.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let document = builder.finish();
    let bind = |rest: &str| {
        let text = small("", &format!("aliases = [\"agreed\"]\n{rest}"));
        Lens::parse(&text).expect("a lens").bind(&document)
    };
    let bound = bind("place_aliases = [\"Sundby\"]");
    assert_eq!(bound.findings, []);
    let starts: Vec<u32> = entry(&bound.briefing, 0)
        .mentions
        .iter()
        .map(|mention| mention.span.start)
        .collect();
    assert_eq!(starts, [0, 7, 60]);
    // It may stand among the aliases too.
    let both = bind("place_aliases = [\"agreed\"]");
    assert_eq!(entry(&both.briefing, 0).mentions.len(), 1);
}

#[test]
fn a_name_outside_the_evidence_is_told() {
    let lens = small(
        "count = \"evidence\"",
        "aliases = [\"HU\", \"Patrols\"]\nevidence = [\"pays\"]",
    );
    let bound = Lens::parse(&lens).expect("a lens").bind(&document());
    let told: Vec<String> = bound.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Harbour Union: the name “HU” stands in a sentence that is no evidence",
            "Harbour Union: the name “Patrols” stands in a sentence that is no evidence",
        ]
    );
    assert!(!bound.has_failure());
}

#[test]
fn a_label_leaves_no_ending_open() {
    let text = small("", "").replace("Harbour Union", "A* search, *said");
    let bound = Lens::parse(&text).expect("a lens").bind(&document());
    assert!(bound.has_failure());
}

/// Nobody counts what a lens hides, so it is shown.
#[test]
fn what_a_label_hides_is_marked() {
    let text = small("", "").replace("Harbour Union", "Harbour\u{200b} Union");
    let briefing = Lens::parse(&text)
        .expect("a lens")
        .bind(&document())
        .briefing;
    let label = briefing.entries.first().map(|entry| entry.label.as_str());
    assert_eq!(label, Some("Harbour\u{fffd} Union"));
}

#[test]
fn what_is_unsure_stays_so_in_a_lens_that_is_written() {
    let mut builder = DocumentBuilder::new();
    builder.block(
        BlockKind::Paragraph,
        "The rope fails. The harbour is old.",
        0..0,
    );
    let document = builder.finish();
    let lens = "[lens]\nname = \"t\"\nversion = 1\n[[facet]]\nid = \"things\"\n\
        [[facet.entry]]\nlabel = \"Harbour\"\n\
        [[facet.entry]]\nlabel = \"Rope\"\nweak = true\n";
    let briefing = Lens::parse(lens).unwrap().bind(&document).briefing;
    let weak = |briefing: &Briefing| -> Vec<bool> {
        briefing.entries.iter().map(|entry| entry.is_weak).collect()
    };
    assert_eq!(weak(&briefing), [false, true]);
    let text = written(&document, &briefing).text;
    let again = Lens::parse(&text).unwrap().bind(&document).briefing;
    assert_eq!(weak(&again), [false, true], "{text}");
}
