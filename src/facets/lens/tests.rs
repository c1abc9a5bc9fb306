use std::fmt::Write as _;

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
fn mistakes_are_told_with_their_place() {
    let error = |from: &str, to: &str| {
        assert!(LENS.contains(from), "{from}");
        let broken = LENS.replacen(from, to, 1);
        Lens::parse(&broken).expect_err("an error").to_string()
    };
    assert!(error("version = 1", "version = 2").starts_with("5:11: version 1"));
    assert!(error("count = ", "counts = ").starts_with("34:1: unknown field `counts`"));
    assert!(error("label = \"Nobody\"", "label = 7").starts_with("27:9: invalid type"));
    assert_eq!(
        error("label = \"Coast Guard\"", "label = \"hu\""),
        "23:9: name hu belongs to entry union already"
    );
    assert_eq!(
        error("id = \"coast\"", "id = \"union\""),
        "22:6: entry union is there twice"
    );
    assert_eq!(
        error("kind = \"body\"", "kind = \"club\""),
        "18:8: kind club is not one of state, body"
    );
    assert!(error("\"patrol*\"", "\"…\"").ends_with("evidence has no word"));
    assert!(error("sigil = \"@\"", "sigil = \"!\"").contains("a sigil is one sign"));
    // What no terminal shows, or shows in two columns, is no sign.
    for hidden in ["\u{202e}", "\u{200b}", "\u{301}", "＝", "", "@@", "a", " "] {
        let told = error("sigil = \"@\"", &format!("sigil = \"{hidden}\""));
        assert!(told.starts_with("11:9: a sigil is"), "{told}");
    }
    assert_eq!(
        error("glyph = \"◆\"", "glyph = \"◆\"\nsigil = \"@\""),
        "34:9: sigil @ belongs to another facet"
    );
    assert_eq!(
        error("id = \"areas\"", "id = \"actors\""),
        "30:6: facet actors is there twice"
    );
    assert_eq!(
        error("label = \"Safety at sea\"", "label = \" \""),
        "38:9: name is empty"
    );
    assert_eq!(
        error("id = \"safety\"", "kind = \"field\"\nid = \"safety\""),
        "37:8: kind field is not listed, the facet has no kinds"
    );
    assert_eq!(
        error("label = \"Nobody\"", "label = \"Nobody\"\nsummary = \"\""),
        "28:11: summary is empty"
    );
    assert!(error("glyph = \"◆\"", "glyph = \"◆◆\"").ends_with("glyph is not one column wide"));
    assert!(error("glyph = \"◆\"", "glyph = \"◆\"\nascii = \"é\"").contains("a sign of ASCII is"));
    assert_eq!(
        error(
            "glyph = \"●\"",
            "ascii = \"o\"\nglyph = \"●\"\n[[facet]]\nid = \"x\"\ntitle = \"X\"\nsingular = \"x\"\nglyph = \"x\"\nascii = \"o\""
        ),
        "19:9: sign o belongs to another facet"
    );
    assert!(error("version = 1", "version =").starts_with("5:"));
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
        ("\"…\"", "42:6: place has no word"),
        ("[\"a\", \"…\"]", "42:12: place has no word"),
    ] {
        assert_eq!(with(places).expect_err("an error").to_string(), told);
    }
    let told = with("7").expect_err("an error").to_string();
    assert!(told.starts_with("42:6: invalid type: integer"), "{told}");
    assert!(told.ends_with("a phrase or a list of phrases"), "{told}");
}

#[test]
fn a_lens_has_no_more_facets_than_a_panel_has_tabs() {
    let mut lens = "lens = { name = \"n\", title = \"t\", version = 1 }\n".to_owned();
    let mut facet = |number: usize| {
        let rest = "title = \"T\"\nsingular = \"s\"\nglyph = \"o\"";
        let _ = writeln!(lens, "[[facet]]\nid = \"{number}\"\n{rest}");
        Lens::parse(&lens)
    };
    for number in 1..=32 {
        let lens = facet(number).expect("a lens");
        assert_eq!(lens.counts(), (number, 0));
        let mut ascii: Vec<_> = lens.facets.iter().map(|facet| &facet.ascii).collect();
        ascii.sort();
        ascii.dedup();
        assert_eq!(ascii.len(), number);
    }
    assert!(facet(33).is_err_and(|error| error.reason.starts_with("more than 32")));
}

#[test]
fn an_error_is_one_row_whatever_the_file_holds() {
    let error = Lens::parse("[lens]\nname = \"a\u{7}").expect_err("an error");
    assert!(!error.to_string().contains(['\n', '\u{7}']));
}
