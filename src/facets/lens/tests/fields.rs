//! Lenses of a whole field.

use super::super::*;
use super::small;
use crate::facets::{Briefing, extract};
use crate::text::{BlockKind, DocumentBuilder};

fn document(paragraphs: &[&str]) -> Document {
    let mut builder = DocumentBuilder::new();
    for (number, text) in paragraphs.iter().enumerate() {
        builder.heading(1, &format!("Part {number}"), 0..0);
        builder.block(BlockKind::Paragraph, text, 0..0);
    }
    builder.finish()
}

/// Labels with the numbers of their evidence and the surest rule of each, by facet.
fn shown(briefing: &Briefing) -> Vec<String> {
    let all = briefing.facets.iter().flat_map(|facet| &facet.entries);
    all.map(|id| {
        let entry = briefing.entry(*id).expect("an entry");
        assert_eq!(entry.reasons.len(), entry.evidence.len(), "{}", entry.label);
        let evidence: Vec<_> = (entry.evidence.iter().zip(&entry.reasons))
            .map(|(id, reason)| format!("{} {}", id.0, reason.rule))
            .collect();
        format!("{}: {}", entry.label, evidence.join(", "))
    })
    .collect()
}

fn find(lens: &str, document: &Document) -> Vec<String> {
    let lens = Lens::parse(lens).unwrap_or_else(|error| panic!("{error}"));
    assert!(lens.is_field());
    shown(&lens.bind(document).briefing)
}

const COURT: [&str; 2] = [
    "Georgia relied on § 12 and on section 14. The Georgia Aquarium is no party. \
     In Tbilisi the court agreed.",
    "Georgia was silent. A ferry left for Section 9. The ruling was split.",
];

#[test]
fn patterns_name_and_exclude_and_near_words_decide() {
    let document = document(&COURT);
    let statutes = "patterns = ['(?i)section \\d+', '§ ?\\d+']\nexclude = ['ferry']";
    assert_eq!(
        find(&small("", statutes), &document),
        ["Harbour Union: 0 pattern"]
    );
    let state = "aliases = [\"Georgia\"]\nrequire_near = [\"Tbilisi\"]\nexclude = ['Georgia (Tech|Aquarium)']";
    assert_eq!(
        find(&small("", state), &document),
        ["Harbour Union: 0 lens"]
    );
    let label = "match = ['(?i)ruling was', 'silent']";
    assert_eq!(
        find(&small("", label), &document),
        ["Harbour Union: 3 pattern, 5 pattern"]
    );
}

#[test]
fn overlapping_matches_of_names_and_patterns_are_one_mention() {
    let document = document(&["The Harbour Union pays, and the Union waits."]);
    let text = small("", "patterns = ['Union', 'Harbour Union pays']");
    let briefing = Lens::parse(&text).expect("a lens").bind(&document).briefing;
    let mentions = briefing.entries[0].mentions.iter();
    let texts: Vec<&str> = mentions.map(|m| document.slice(m.span)).collect();
    assert_eq!(texts, ["Harbour Union pays", "Union"]);
}

#[test]
fn what_is_not_in_the_article_is_not_lost() {
    let lens = Lens::parse(&small("", "patterns = ['zzz']")).expect("a lens");
    let bound = lens.bind(&document(&COURT));
    assert!(bound.briefing.entries.is_empty());
    assert_eq!(bound.briefing.lost_entries(), None);
    let huge = Lens::parse(&small("", "patterns = ['(\\w{200}){200}']")).expect("a lens");
    let told: Vec<String> = huge
        .bind(&document(&COURT))
        .findings
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(told[0].ends_with("is too large"), "{told:?}");
}

const POLICY: [&str; 2] = [
    "The European Union and Norway cooperate in maritime security. The lack of \
     pilots threatens the ferries of Norway.",
    "Ferries and joint exercises were discussed by Norway and the European Commission. \
     A shortage of fuel is an obstacle to the exercises.",
];

#[test]
fn the_built_in_rules_are_a_lens() {
    let document = document(&POLICY);
    let text = include_str!("../../../../assets/lenses/general.toml");
    let lens = Lens::parse(text).expect("a lens");
    let (by_lens, by_rules) = (lens.bind(&document).briefing, extract(&document));
    assert_eq!(by_lens.facets, by_rules.facets);
    assert_eq!(by_lens.entries, by_rules.entries);
    assert!(
        by_rules
            .facets
            .iter()
            .all(|facet| !facet.entries.is_empty())
    );
    assert_eq!(lens.awaited().facets.len(), 3);
}

#[test]
fn what_is_found_belongs_to_what_the_lens_names() {
    let document = document(&POLICY);
    let lens = "[lens]\nname = \"n\"\nversion = 1\n[[facet]]\nid = \"actors\"\n\
                mode = \"entries+discover\"\nmax = 1\n[[facet.entry]]\nlabel = \"The Ferries\"\n\
                aliases = [\"ferries\"]\n[[facet.entry]]\nlabel = \"Kingdom\"\naliases = [\"Norway\"]\n";
    // The most important of those that are found has a name of one that is named.
    assert_eq!(
        find(lens, &document),
        [
            "Kingdom: 0 lens, 1 lens, 2 lens",
            "The Ferries: 1 lens, 2 lens"
        ]
    );
    let all = lens.replace("max = 1\n", "");
    let found = find(&all, &document);
    assert!(
        found.contains(&"European Union: 0 known name".to_owned()),
        "{found:?}"
    );
    assert_eq!(found[0], "Kingdom: 0 lens, 1 lens, 2 lens");
}

#[test]
fn sentences_are_scored_by_the_cues_of_the_lens() {
    let lens = "[lens]\nname = \"n\"\nversion = 1\n[[facet]]\nid = \"delays\"\n\
                mode = \"sentences\"\ncount = \"evidence\"\n\
                [facet.cues]\nnouns = { weight = 1.5, words = [\"lateness\", \"wait*\"] }\n\
                negate = [\"shorten*\"]\n\
                [[facet.entry]]\nlabel = \"Fog\"\nmatch = ['(?i)in fog']\n";
    let document = document(&[
        "The lateness of trains was noted. Nothing else happened here. New \
         signals shorten the wait.",
        "Long waits are usual. Long waits in fog are worse. Danger and failure and crisis.",
    ]);
    assert_eq!(
        find(lens, &document),
        [
            "Fog: 4 pattern",
            "Long waits are usual: 3 names trouble",
            "The lateness of trains was noted: 0 names trouble",
        ]
    );
    let none = lens.replace("count", "threshold = 9\ncount");
    assert_eq!(find(&none, &document), ["Fog: 4 pattern"]);
}

#[test]
fn a_lens_is_laid_over_another() {
    let base = Lens::parse(
        "[lens]\nname = \"base\"\nversion = 1\n[[facet]]\nid = \"actors\"\ntitle = \"Who\"\n\
         sigil = \"@\"\n[[facet.entry]]\nlabel = \"Norway\"\naliases = [\"Oslo\", \"fuel\"]\n\
         [[facet.entry]]\nlabel = \"Ferries\"\n",
    );
    let base = base.expect("a lens");
    let lens = Lens::parse(
        "[lens]\nname = \"top\"\nversion = 1\nextends = [\"base\"]\n[[facet]]\nid = \"things\"\n\
         sigil = \"@\"\n[[facet.entry]]\nlabel = \"Pilots\"\n[[facet]]\nid = \"actors\"\n\
         singular = \"someone\"\n[[facet.entry]]\nid = \"ferries\"\nlabel = \"Boats\"\n\
         aliases = [\"exercises\"]\n[[facet.entry]]\nlabel = \"Fuel\"\n",
    );
    let lens = lens.expect("a lens");
    let known = |name: &str| [&base, &lens].into_iter().find(|lens| &*lens.name == name);
    let laid = layered(&lens, &known).expect("a lens");
    let briefing = laid.bind(&document(&POLICY)).briefing;
    let facets: Vec<_> = briefing
        .facets
        .iter()
        .map(|f| (&*f.title, &*f.singular, f.sigil))
        .collect();
    assert_eq!(
        facets,
        [("Who", "someone", Some('@')), ("Things", "thing", None)]
    );
    assert_eq!(
        shown(&briefing),
        [
            "Norway: 0 lens, 1 lens, 2 lens",
            "Boats: 2 lens, 3 lens",
            "Fuel: 3 lens",
            "Pilots: 1 lens",
        ]
    );
    let nobody = layered(&lens, &|_| None).expect_err("an error");
    assert_eq!(nobody.to_string(), "4:12: no lens base");
    let itself = layered(&lens, &|_| Some(&lens)).expect_err("an error");
    assert!(
        itself
            .to_string()
            .starts_with("4:12: base goes on from this lens")
    );
}

#[test]
fn the_lens_of_a_field_is_detected_by_its_signs() {
    let with = |detect: &str| {
        let text = small("", "").replace("version = 1", &format!("version = 1\ndetect = {detect}"));
        Lens::parse(&text).expect("a lens")
    };
    let lenses = [
        with("{ any = ['court*'], min_hits = 2 }"),
        with("{ any = ['georgia', 'ruling'], min_hits = 3 }"),
        with("{ any = ['georgia', 'ruling', 'silent'], min_hits = 3 }"),
    ];
    let court = document(&COURT);
    let found = detect(&lenses, &court).expect("a lens");
    assert!(
        std::ptr::eq(found, &raw const lenses[1]),
        "the first of equal ones"
    );
    assert!(detect(&lenses[..1], &court).is_none());
    assert!(detect(&lenses, &document(&POLICY)).is_none());
    assert!(choose(&lenses, &court).is_none(), "not by its entries");
}

#[test]
fn patterns_stand_among_signs_and_cues() {
    let lens = "lens = { name = \"n\", version = 1, detect = { any = [\"defen[cs]e\", \"arms\"], min_hits = 3 } }";
    let lens = Lens::parse(lens).unwrap();
    let signs = |text: &str| lens.signs(&document(&[text]));
    assert_eq!(signs("Defense pays. A defence. Arms."), Some(3));
    assert_eq!(signs("Defense pays. A defendant. Arms."), None);

    let cues = "mode = 'sentences'\ncount = 'evidence'\n[facet.cues]\n\
                phrases = { weight = 1.5, patterns = ['cannot be (entirely )?dismissed'] }\n\
                nouns = ['leak*']\n\
                negate = { weight = -1.1, patterns = ['(stop|fight)\\w* .{0,20}leak'] }";
    let lens = format!("lens = {{ name = 'n', version = 1 }}\n[[facet]]\nid = 'woes'\n{cues}");
    let document = document(&[
        "A leak was found. Crews stopped the big leak. A flood cannot be entirely dismissed.",
    ]);
    let lens = Lens::parse(&lens).unwrap_or_else(|error| panic!("{error}"));
    let briefing = lens.bind(&document).briefing;
    let told: Vec<u32> = (briefing.facets[0].entries.iter())
        .flat_map(|id| briefing.entry(*id).unwrap().evidence.iter().map(|id| id.0))
        .collect();
    assert_eq!(told, [2, 0]);
}

#[test]
fn words_of_bad_tidings_may_ask_for_cues() {
    let of = |rest: &str| {
        let lens = format!(
            "lens = {{ name = 'n', version = 1 }}\n[[facet]]\nid = 'woes'\nmode = 'sentences'\n\
             threshold = 0.5\n[facet.cues]\nnouns = ['leak*']\nvalence = {rest}"
        );
        let lens = Lens::parse(&lens).unwrap_or_else(|error| panic!("{error}"));
        let document = document(&["A leak was found. The disaster was grim."]);
        lens.bind(&document).briefing.facets[0].entries.len()
    };
    assert_eq!(of("false"), 1);
    assert_eq!(of("true"), 2);
    assert_eq!(of("{ weight = 1.0, min_cue_sentences = 1 }"), 2);
    assert_eq!(of("{ weight = 1.0, min_cue_sentences = 2 }"), 1);
    assert_eq!(of("{ weight = 0.1 }"), 1);
}

#[test]
fn a_parent_may_be_an_entry_of_the_lens_below() {
    let base = Lens::parse(&small("", "")).unwrap();
    let over = |parent: &str| {
        let text = format!(
            "lens = {{ name = 'o', version = 1, extends = ['n'] }}\n[[facet]]\nid = '{}'\n\
             entry = [{{ label = 'Pilots', parent = '{parent}' }}]",
            base.facets[0].facet.id
        );
        let lens = Lens::parse(&text).unwrap();
        let lens = layered(&lens, &|_| Some(&base)).unwrap();
        let bound = lens.bind(&document(&["The Harbour Union and its Pilots met."]));
        let told: Vec<String> = bound.findings.iter().map(ToString::to_string).collect();
        let entries = bound.briefing.entries.iter();
        let parts: Vec<String> = entries
            .map(|entry| bound.briefing.described(entry))
            .collect();
        (parts.join("/"), told.join("/"))
    };
    let (parts, told) = over("harbour-union");
    assert_eq!(
        (parts.as_str(), told.as_str()),
        ("part of Harbour Union/", "")
    );
    let (parts, told) = over("nobody");
    assert_eq!(parts, "/");
    assert_eq!(told, "Pilots: its parent nobody is no entry of the lens");
}

#[test]
fn inflected_forms_are_found_where_the_lens_asks_for_them() {
    let document = document(&["Piracies rose. A patrol left. Patrolling helps. Police came."]);
    let entry = |rest: &str| {
        let text = small(
            "",
            &format!("aliases = ['piracy', 'policy', 'patrolled']\n{rest}"),
        );
        let bound = Lens::parse(&text).unwrap().bind(&document).briefing;
        let entry = bound.entries.first().map(|entry| entry.mentions.len());
        entry.unwrap_or_default()
    };
    assert_eq!(entry("stem = true"), 3);
    assert_eq!(entry("stem = false"), 0);
}
