use super::*;
use crate::facets::phrase::tokens;
use crate::text::{BlockKind, DocumentBuilder};
mod named;
mod parts;
mod passing;

/// Labels of an article of such paragraphs; `#` opens a heading, `-` a point.
fn labels(paragraphs: &[&str]) -> Vec<String> {
    (found(paragraphs).into_iter())
        .map(|found| found.label.to_string())
        .collect()
}

fn found(paragraphs: &[&str]) -> Vec<Found> {
    let mut builder = DocumentBuilder::new();
    for text in paragraphs {
        match text.strip_prefix("# ") {
            Some(heading) => builder.heading(2, heading, 0..0),
            None if text.starts_with("- ") => {
                let point = BlockKind::ListItem {
                    depth: 0,
                    number: None,
                };
                builder.block(point, &text[2..], 0..0);
            }
            None => builder.block(BlockKind::Paragraph, text, 0..0),
        }
    }
    let document = builder.finish();
    find(&document, &challenges::read(&document))
}

#[test]
fn an_area_is_named_in_the_words_of_the_article() {
    let text = "The two clinics agreed to share blood products and to support each other.";
    assert_eq!(labels(&[text]), ["Blood products"]);
}

#[test]
fn an_area_is_named_by_nouns() {
    let text = "They support climate-resilient quays and boats.";
    assert_eq!(labels(&[text]), ["Climate change adaptation"]);
    let text = "Both towns cooperate on public-private partnerships.";
    assert_eq!(labels(&[text]), ["Public-private partnerships"]);
    let text = "They support coordination with cross-border counterparts.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn labels_before_paragraphs_are_areas() {
    let text = [
        "Night ferries. Both towns pay for two boats that run until dawn.",
        "Bell ringing. Pupils of both schools learn from the same master.",
    ];
    assert_eq!(labels(&text), ["Night ferries", "Bell ringing"]);
    // One alone may be a short sentence.
    assert_eq!(labels(&text[1..]), [""; 0]);
}

#[test]
fn fields_are_listed_in_the_sentence_behind_the_one_that_speaks_of_them() {
    let fields = "They include bell ringing, kite design and night watches.";
    let areas = "The two towns have cooperated in several areas.";
    assert_eq!(
        labels(&[&format!("{areas} {fields}")]),
        ["Kite design", "Bell ringing", "Night watches"]
    );
    // A heading parts them.
    assert_eq!(labels(&[areas, "# The rest", fields]), [""; 0]);
    let towns = "The two towns have names for their boats.";
    assert_eq!(labels(&[&format!("{towns} {fields}")]), [""; 0]);
}

#[test]
fn whoever_acts_is_no_field() {
    let text = "The health ministers agreed to support the plan of the ministry of tourism.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "They support the Centre for Tourism and Trade.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "The Minister of Foreign Affairs, Fisheries and Tourism supported the plan.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_long_article_takes_no_longer_for_its_length() {
    let one = "They cooperate in areas such as fisheries and share a common boat yard number";
    let paragraphs: Vec<String> = (0..3000).map(|at| format!("{one} x{at}.")).collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let start = std::time::Instant::now();
    assert!(labels(&paragraphs).len() <= MOST);
    // A second for what takes some hundredths of one.
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn listed_fields_are_areas() {
    let text = "They cooperate in areas such as fisheries, tourism and disaster relief.";
    assert_eq!(labels(&[text]), ["Disaster relief", "Tourism", "Fisheries"]);
}

#[test]
fn a_colon_opens_a_list_of_fields() {
    let text = "The pact has four pillars: bell ropes, the green transition, trade, and migration.";
    assert_eq!(
        labels(&[text]),
        ["Green transition", "Migration", "Trade", "Bell ropes"]
    );
    let points = ["- Bell ropes for both towns,", "- Tower clocks,"];
    let told = [
        "They work together in the following areas:",
        points[0],
        points[1],
    ];
    assert_eq!(labels(&told), ["Bell ropes", "Tower clocks"]);
    let told = ["They met on the following days:", points[0], points[1]];
    assert_eq!(labels(&told), [""; 0]);
}

#[test]
fn words_that_say_nothing_of_a_field_are_none() {
    for text in [
        "They agreed on a joint activity of a cross-border nature.",
        "Notable examples help. They agreed to share notable examples.",
        "Both towns can deliver bell ropes. They agreed that towns can deliver bell ropes.",
    ] {
        let found = labels(&[text]);
        assert!(found.iter().all(|label| label == "Bell ropes"), "{found:?}");
    }
}

#[test]
fn a_compound_that_recurs_is_an_area() {
    let text = "Sixty bell ropes were spliced in Lund. Bell ropes wear out within a year. \
                The towns order bell ropes from one maker.";
    assert_eq!(labels(&[text]), ["Bell ropes"]);
    // Who acts and how long it takes are no fields.
    let text = "Bell companies met in Lund. Many bell companies came late. \
                The spring months were wet. In the spring months nobody rang.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_common_word_of_a_compound_does_not_stand_for_it() {
    let text = "The league pays for dock development. Its towns plan dock development together.";
    for (next, count) in [
        ("These developments have helped it.", 2),
        ("All towns help development.", 2),
        ("All towns mend the docks.", 3),
    ] {
        let found = found(&[text, next]);
        let places: Vec<usize> = found.iter().map(|found| found.places.len()).collect();
        assert_eq!(places, [count], "{next}");
    }
}

#[test]
fn what_recurs_with_nothing_but_trouble_is_no_area() {
    let text = "Bell ropes failed again and hurt a ringer. Bell ropes are a danger and a scandal.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_field_gives_way_to_the_kind_of_it_that_the_article_has() {
    let text = "Nurse training takes a year. The two towns pay for nurse training.";
    assert_eq!(labels(&[text]), ["Nurse training"]);
}

#[test]
fn a_step_of_a_guide_is_named_by_its_object() {
    let text = [
        "# 1. Clean the bell ropes",
        "Dust eats the rope from within.",
        "# 2. Paint your weathercock",
        "A weathercock in red is seen from afar.",
    ];
    assert_eq!(labels(&text), ["Bell ropes", "Weathercock"]);
}

#[test]
fn what_is_touched_in_passing_is_no_area() {
    let text = "They agreed to support the plan, and a teacher came along to help.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_head_shared_by_all_compounds_takes_no_longer() {
    let paragraphs: Vec<String> = (0..4000)
        .map(|at| format!("We run the k{at} training and the k{at} training."))
        .collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let start = std::time::Instant::now();
    assert!(labels(&paragraphs).len() <= MOST);
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn labels_before_all_paragraphs_take_no_longer_for_their_number() {
    let paragraphs: Vec<String> = (0..16_000)
        .map(|at| format!("Ferry k{at} line. Both towns pay for boat k{at}."))
        .collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let start = std::time::Instant::now();
    assert!(labels(&paragraphs).len() <= MOST);
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn single_words_and_speakers_before_paragraphs_are_no_fields() {
    let words = [
        "Money: the towns pay for two boats that run until dawn.",
        "Trust: pupils of both schools learn from the same master.",
    ];
    assert_eq!(labels(&words), [""; 0]);
    let speakers = [
        "MINISTER ROE: The towns pay for two boats.",
        "MODERATOR: Who learns from the same master?",
        "MINISTER ROE: Pupils of both schools do.",
    ];
    assert_eq!(labels(&speakers), [""; 0]);
}

#[test]
fn what_is_worked_on_together_is_an_area() {
    let text = "The two towns cooperate on kite balancing, bell repair and moth control.";
    let found = labels(&[text]);
    for area in ["Kite balancing", "Bell repair", "Moth control"] {
        assert!(found.iter().any(|label| label == area), "{found:?}");
    }
}

#[test]
fn a_common_word_alone_is_no_field_and_a_part_hides_its_whole() {
    let text = "The plant supports the town. The water runs. They agreed to pump the water. \
                The plan is for water. Water helps both.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "Both states agreed to counter ransomware. They work against ransomware together. \
                They support each other against cyber threats and hackers.";
    assert_eq!(labels(&[text]), ["Ransomware"]);
}

#[test]
fn endings_of_cues_do_not_reach_other_families() {
    let efforts = |text: &str| {
        let words = tokens(text);
        let cues = Taxonomy::bundled().places(&words).1;
        cues.iter()
            .filter(|(_, cue)| *cue == taxonomy::Cue::Effort)
            .count()
    };
    for (own, other) in [
        ("committed", "committee"),
        ("invest", "investigation"),
        ("plans", "planet"),
        ("signed", "significant"),
        ("shares", "shareholder"),
        ("funded", "fundamental"),
        ("provides", "providence"),
        ("founded", "foundation"),
        ("counter", "counterfeit"),
    ] {
        assert_eq!((efforts(own), efforts(other)), (1, 0), "{own} {other}");
    }
}

#[test]
fn a_compound_keeps_its_first_word() {
    let text = "They support copper bell ropes of Lund. They fund copper bell ropes. \
                The towns support silk bell ropes. They fund silk bell ropes.";
    let found = labels(&[text]);
    assert_eq!(found, ["Copper bell ropes and silk bell ropes"]);
}

#[test]
fn a_place_before_a_paragraph_is_no_field() {
    let text = [
        "Rhode Island: The ferry runs until dawn.",
        "New Jersey: Pupils learn bell ringing from the same master.",
    ];
    assert_eq!(labels(&text), [""; 0]);
}

#[test]
fn fields_are_listed_whatever_leads_to_the_list() {
    let text = "The pact rests on tourism, trade, the environment and fisheries.";
    assert_eq!(
        labels(&[text]),
        ["Tourism", "Fisheries", "Trade", "Environment"]
    );
    // Two of three must be known by name, and what is no item is none.
    let text = "The pact rests on boats, trade and the environment of the quays.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "The towns work together on security, defence and energy.";
    let found = labels(&[text]);
    for label in ["Security", "Defence", "Energy"] {
        assert!(found.contains(&label.to_owned()), "{found:?}");
    }
}

#[test]
fn adjectives_before_a_noun_for_fields_name_them() {
    let text = "They will deepen cooperation in the cultural and scientific fields.";
    assert_eq!(labels(&[text]), ["Research cooperation", "Culture"]);
    let text = "They seek economic and military ties.";
    assert_eq!(labels(&[text]), ["Defence", "Economic cooperation"]);
    let text = "They seek an economic and cultural capital.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn words_with_other_meanings_name_no_field() {
    for text in [
        "They agreed on the adoption of new rules.",
        "The party works on its positioning before the vote.",
        "They agreed on the construction of a quay.",
        "They support research institutions.",
        "The plan helps the natural migration of fish.",
    ] {
        let found = labels(&[text]);
        for label in [
            "Child care and protection",
            "Satellite navigation",
            "Construction",
            "Research institutions",
            "Migration",
        ] {
            assert!(!found.contains(&label.to_owned()), "{text}: {found:?}");
        }
    }
}

#[test]
fn a_field_in_general_is_none_beside_three_of_its_parts() {
    let whole = "The towns agreed on security cooperation.";
    assert_eq!(labels(&[whole]), ["Security"]);
    let parts = "They work together on counterterrorism, peacekeeping and border security.";
    let found = labels(&[whole, parts]);
    assert!(found.contains(&"Peacekeeping".to_owned()), "{found:?}");
    assert!(
        !found.iter().any(|label| label.starts_with("Security")),
        "{found:?}"
    );
}

#[test]
fn what_is_done_is_no_part_of_a_field() {
    let text = "The towns agreed to buy medical supplies, and to buy medical supplies together.";
    let found = labels(&[text]);
    assert!(
        !found.iter().any(|label| label.contains("Buy")),
        "{found:?}"
    );
}

#[test]
fn a_point_keeps_its_label_beside_the_field_that_it_touches() {
    let told = [
        "The towns want cyber defence. They work together in the following areas:",
        "- Cyber exercises,",
        "- Schooling and training,",
    ];
    let found = labels(&told);
    for label in ["Cyber defence", "Cyber exercises", "Schooling and training"] {
        assert!(found.contains(&label.to_owned()), "{found:?}");
    }
}

#[test]
fn a_mark_parts_fields_and_a_colon_may_come_later() {
    let text = "They cooperate in areas like energy, infrastructure and health.";
    let found = labels(&[text]);
    assert!(
        !found.iter().any(|label| label.contains("nfrastructure,")),
        "{found:?}"
    );
    assert!(found.contains(&"Energy".to_owned()), "{found:?}");
    let text = "Three fields are shared today: archives, bell ropes and night ferries.";
    assert_eq!(labels(&[text]), ["Ferries", "Archives", "Bell ropes"]);
}

#[test]
fn a_list_goes_on_behind_a_long_item() {
    let text =
        "The pact covers electronic billing, cross-border letter post flows, bell rules and tolls.";
    let found = labels(&[text]);
    for label in ["Electronic billing", "Bell rules"] {
        assert!(found.contains(&label.to_owned()), "{found:?}");
    }
    let text = "They agreed on a joint emergency plan.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_word_for_lists_is_a_field_behind_joint() {
    let text = "They agreed on a joint defence.";
    assert_eq!(labels(&[text]), ["Defence"]);
}

#[test]
fn what_something_is_caused_by_is_not_worked_on() {
    for text in [
        "The council agreed to help with damage caused by irrigation, tourism and shipping.",
        "They blamed the loss of the meadows on irrigation, tourism and shipping.",
    ] {
        assert_eq!(labels(&[text]), [""; 0], "{text}");
    }
    let text = "The council agreed to help with irrigation, tourism and shipping.";
    assert_eq!(labels(&[text]), ["Tourism", "Shipping", "Irrigation"]);
}

#[test]
fn a_list_that_ends_in_somebody_lists_who_acts() {
    let text = "The club joins manufacturing, tourism, irrigation and regulatory bodies.";
    assert!(!labels(&[text]).contains(&"Manufacturing".to_owned()));
    let text = "The club joins manufacturing, tourism, irrigation and shipping.";
    assert!(labels(&[text]).contains(&"Manufacturing".to_owned()));
}

#[test]
fn a_plan_says_what_it_is_for() {
    let text = "It has a strategy for environmental protection, tourism and shipping.";
    let found = labels(&[text]);
    for label in ["Environmental protection", "Tourism", "Shipping"] {
        assert!(found.contains(&label.to_owned()), "{found:?}");
    }
    // What is coordinated, and not that it is.
    let text = "The board was founded for coordinating kelp monitoring.";
    assert_eq!(labels(&[text]), ["Kelp monitoring"]);
}

#[test]
fn a_name_that_is_said_to_be_a_programme_tells_its_field() {
    let text = "They set up Skills and Training for Tourism (STT), a two-year programme.";
    assert!(labels(&[text]).contains(&"Tourism".to_owned()));
    let text = "They set up Skills and Training for Tourism (STT), a shop.";
    assert!(!labels(&[text]).contains(&"Tourism".to_owned()));
}

#[test]
fn a_field_that_is_only_hurt_is_none() {
    let text = "The extended drought has crippled hydropower and forced blackouts.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "The drought has crippled the hydropower project and forced blackouts.";
    assert_eq!(labels(&[text]), ["Hydropower"]);
    let text = "The harbour saw a cross-border conflict.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn who_supplies_a_thing_is_not_the_thing() {
    let text = "Suppliers of church bells agreed to work on bell ropes.";
    let found = labels(&[text, "Suppliers of church bells help the towns."]);
    assert!(
        !found.iter().any(|label| label.contains("Suppliers")),
        "{found:?}"
    );
}

#[test]
fn what_a_joint_effort_strengthens_is_an_area() {
    let text = "The two towns agreed to expand rural development and bell safety.";
    assert_eq!(labels(&[text]), ["Rural development", "Bell safety"]);
    // It is one that does it, or narrower than the field.
    let text = "The town expands rural development and sells ropes.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "The two towns agreed to improve the business climate.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn missed_deadlines_before_paragraphs_are_no_fields() {
    let text = [
        "Missed deadlines. The towns had no clerk for a year.",
        "Harbour disputes. Both towns claim the same quay.",
    ];
    assert_eq!(labels(&text), [""; 0]);
}

#[test]
fn management_of_a_field_is_that_field() {
    let text = [
        "The two towns agreed to work together on fisheries.",
        "Fisheries management is in the hands of one office.",
        "The office supports fisheries management in both bays.",
    ];
    assert_eq!(labels(&text), ["Fisheries"]);
}
