use super::*;
use crate::text::{BlockKind, DocumentBuilder};
mod announced;
mod beside;
mod bodies;
mod forms;
mod languages;
mod parts;
mod things;
mod worlds;

/// Actors of a text, a paragraph in each row, with their mentions.
fn found(text: &str) -> Vec<(String, usize)> {
    let document = document(text);
    let all = find(&document).into_iter();
    all.map(|found| (found.label.to_string(), found.places.len()))
        .collect()
}

fn document(text: &str) -> Document {
    let mut builder = DocumentBuilder::new();
    for row in text.lines() {
        builder.block(BlockKind::Paragraph, row, 0..0);
    }
    builder.finish()
}

/// Their names in the order of the alphabet.
fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = found(text).into_iter().map(|(name, _)| name).collect();
    names.sort();
    names
}

fn kind_of(text: &str, name: &str) -> Option<String> {
    let all = find(&document(text));
    let found = all.iter().find(|found| found.label.as_str() == name)?;
    found.kind.as_ref().map(ToString::to_string)
}

#[track_caller]
fn holds(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn hyphens_join_names_or_part_them() {
    holds(
        "The South Korea-NATO talks went on.",
        &["North Atlantic Treaty Organization", "South Korea"],
    );
    holds(
        "The NATO–South Korea talks went on.",
        &["North Atlantic Treaty Organization", "South Korea"],
    );
    holds("Then a US-led coalition left.", &["United States"]);
    holds("Pro-China voices were loud.", &["China"]);
    holds(
        "They met Anna Smith-Jones. Later Smith-Jones left.",
        &["Anna Smith-Jones"],
    );
}

#[test]
fn words_with_other_meanings_need_something_that_speaks_for_a_name() {
    holds("In May the talks failed.", &[]);
    holds("Then Prime Minister May resigned.", &["May"]);
    holds("They polled it. Polish the silver well.", &[]);
    holds("Polish troops moved on.", &["Poland"]);
    holds("Apple grew fast on the tree. An apple fell.", &[]);
    holds("They sued Apple and won.", &["Apple"]);
    holds(
        "So Jordan Peterson spoke. He met Michael Jordan.",
        &["Jordan Peterson", "Michael Jordan"],
    );
    holds("The king of Jordan spoke.", &["Jordan"]);
    holds(
        "Then Chad Smith spoke. He met Georgia Meloni.",
        &["Chad Smith", "Georgia Meloni"],
    );
    holds(
        "In Georgia and Chad, Turkey built roads.",
        &["Chad", "Georgia", "Turkey"],
    );
}

#[test]
fn bodies_are_told_from_venues_and_from_whom_they_belong_to() {
    holds(
        "On Monday the High-Level Coalition on Water met at the King Roe Convention Centre. The \
         Dutch Government’s Department of Canals paid the Bell School of Asia and Pacific Affairs.",
        &[
            "Bell School of Asia and Pacific Affairs",
            "Department of Canals",
            "High-Level Coalition on Water",
            "Netherlands",
        ],
    );
    assert_eq!(
        names("The Amazon floods in May. They live on the Amazon."),
        [""; 0]
    );
    assert_eq!(
        names("The Energy Minister for Climate and Water Jane Roe met PM Doe."),
        ["Doe", "Jane Roe"]
    );
    let union = "The European Union’s (EU) boats sailed. The EU paid. So did the EU.";
    assert_eq!(found(union), [("European Union".to_owned(), 4)]);
}

#[test]
fn acronyms_are_bound_to_their_long_forms_both_ways() {
    for text in [
        "The Baltic Fisheries Board (BFB) met. The BFB agreed.",
        "The BFB (Baltic Fisheries Board) met. Then the BFB agreed.",
        "The Baltic Fisheries Board, or BFB, met. It said so.",
    ] {
        holds(text, &["Baltic Fisheries Board"]);
        assert!(
            found(text).first().is_some_and(|(_, count)| *count >= 2),
            "{text}"
        );
    }
    holds(
        "The Republic of Korea (ROK) and the Democratic People’s Republic of Korea (DPRK) spoke.",
        &["North Korea", "South Korea"],
    );
    holds(
        "Many foreign direct investment (FDI) rules changed. FDI fell.",
        &[],
    );
    holds("It sells Information Technology (IT) kits. IT grows.", &[]);
}

#[test]
fn what_a_document_defines_overrules_what_is_known() {
    holds(
        "The Western Home Organisation (WHO) builds flats. The WHO is small.",
        &["Western Home Organisation"],
    );
}

#[test]
fn capitals_act_unless_they_are_told_as_places() {
    holds(
        "Beijing objected, and Tokyo’s envoy left.",
        &["China", "Japan"],
    );
    holds(
        "The Kremlin and the White House spoke.",
        &["Russia", "White House"],
    );
    for place in [
        "They met in Paris.",
        "They flew from Paris to Rome and Madrid.",
        "The Paris Agreement holds.",
        "The Paris summit failed.",
        "A Paris-based writer spoke.",
        "He opened a shop near Washington.",
    ] {
        holds(place, &[]);
    }
}

#[test]
fn people_keep_particles_titles_and_short_names() {
    assert_eq!(
        found("Ursula von der Leyen spoke. Later Von der Leyen left."),
        [("Ursula von der Leyen".to_owned(), 2)]
    );
    assert_eq!(
        found("President Xi Jinping spoke in public. Then Xi left the hall."),
        [("Xi Jinping".to_owned(), 2)]
    );
    assert_eq!(
        found("Then Mohamed al-Tarawi spoke. Mr. Tarawi left. President Tarawi agreed."),
        [("Mohamed al-Tarawi".to_owned(), 3)]
    );
    holds(
        "Then Russian Foreign Minister Ivan Petrenko spoke.",
        &["Ivan Petrenko", "Russia"],
    );
    holds(
        "Then Secretary of State Jane Holloway spoke.",
        &["Jane Holloway"],
    );
}

#[test]
fn bodies_keep_their_links_and_their_short_forms() {
    holds(
        "The Ministry of Foreign Affairs and Trade agreed with Unicef.",
        &[
            "Ministry of Foreign Affairs and Trade",
            "United Nations Children's Fund",
        ],
    );
    assert_eq!(
        found("The European Commission spoke. Then the Commission acted."),
        [("European Commission".to_owned(), 2)]
    );
    assert_eq!(
        found("The Polar Water Alliance met. Later the Alliance broke up."),
        [("Polar Water Alliance".to_owned(), 2)]
    );
    assert_eq!(
        found("So Torvik Logistics, a firm, grew. Torvik was sold. They bought Torvik."),
        [("Torvik Logistics".to_owned(), 3)]
    );
    holds("The Group of 77 met in Kampala.", &["Group of 77"]);
    holds("They asked the Commission. Nobody else did.", &[]);
    holds(
        "The United Nations Security Council met.",
        &["UN Security Council"],
    );
}

#[test]
fn what_does_not_act_is_no_actor() {
    for text in [
        "The Indo-Pacific and the South China Sea are wide.",
        "The Treaty of Rome and the Northern Shields Exercise passed.",
        "Many Muslims and Europeans live in the Gulf of Aden.",
        "The Clean Harbours Act and the Blue Growth Programme passed.",
        "It met on Monday, 3 April, after Easter.",
        "It cost US$5 and forty Swiss francs.",
        "It fell to Typhoon Marwena.",
    ] {
        holds(text, &[]);
    }
}

#[test]
fn all_capitals_and_title_case_tell_only_known_names() {
    holds(
        "UNITED STATES AND NATO AGREE ON TALKS",
        &["North Atlantic Treaty Organization", "United States"],
    );
    holds("CONTACT US FOR MORE", &[]);
    holds(
        "MODERATOR: We begin now. MODERATOR: So we do. CHAIR: Who speaks first?",
        &[],
    );
    holds("Five Ways Better Ports Help Small Traders", &[]);
    holds("How France Builds Better Ports Without Money", &["France"]);
}

#[test]
fn a_slip_of_the_pen_makes_no_second_actor() {
    holds(
        "The Polar Fisheries Council met. The Polar Fisheries Council spoke. The Polar Fishereis Council left.",
        &["Polar Fisheries Council"],
    );
}

#[test]
fn kinds_follow_the_words() {
    let text = "The Bank of Norrland, the Norrland Dock Union, Torvik Shipping Ltd and France met Jane Holloway.";
    for (name, kind) in [
        ("Bank of Norrland", "institution"),
        ("Norrland Dock Union", "organisation"),
        ("Torvik Shipping Ltd", "company"),
        ("France", "state"),
        ("Jane Holloway", "person"),
    ] {
        assert_eq!(
            kind_of(text, name).as_deref(),
            Some(kind),
            "{:?}",
            names(text)
        );
    }
}

#[test]
fn a_plural_that_opens_a_sentence_is_no_firm() {
    assert_eq!(found("Plovdanners played on the quay."), []);
    assert_eq!(found("Plovdan played on the quay.").len(), 1);
}

#[test]
fn the_most_named_come_first_and_doubtful_capitals_are_left_out() {
    let text = "Norway spoke. Norway left. Sweden spoke with Norway. It was Glomfjell weather.";
    assert_eq!(
        found(text),
        [("Norway".to_owned(), 3), ("Sweden".to_owned(), 1)]
    );
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    for piece in [
        "A of B of ",
        "Bank of ",
        "(AB) ",
        "Jane-",
        "the Board ",
        "’s",
        "Dr. ",
    ] {
        let text = piece.repeat(20_000);
        find(&document(&text));
    }
    let distinct: Vec<String> = (0..4_000)
        .map(|number| format!("Zq{number}ab Vx{number}cd said so. "))
        .collect();
    let distinct = distinct.concat();
    assert!(find(&document(&distinct)).len() <= 400);
}

#[test]
fn each_piece_of_evidence_tells_its_surest_rule() {
    let document = document("Norway met Norway in Oslo. Jane Holloway left.");
    let briefing = crate::facets::extract(&document);
    let entry = |label: &str| {
        let mut all = briefing.entries.iter();
        all.find(|entry| entry.label.as_str() == label).unwrap()
    };
    let norway = entry("Norway");
    assert_eq!((norway.mentions.len(), norway.evidence.len()), (2, 1));
    assert_eq!(norway.reasons.len(), 1);
    assert_eq!(norway.reason().unwrap().certainty, 100);
    assert_eq!(entry("Jane Holloway").reason().unwrap().rule, "first name");
    assert_eq!(briefing.provenance, crate::facets::Provenance::Rules);
}

#[test]
fn contractions_and_days_are_no_names() {
    holds(
        "I’ve seen it. \u{201c}We’re late, and I’m cold,\u{201d} he said. Don’t go.",
        &[],
    );
    holds(
        "The Torvik Savings Bank on Wednesday cut its rate.",
        &["Torvik Savings Bank"],
    );
}

#[test]
fn a_state_is_no_part_of_its_ministry_and_a_quality_nobody() {
    holds("Boat Affordability is access to boats at fair prices.", &[]);
    holds(
        "Yemen's Ministry of Health met the Horsemen's Club.",
        &["Horsemen's Club", "Ministry of Health", "Yemen"],
    );
    holds("The Intel decision came late.", &["Intel"]);
}

#[test]
fn the_body_of_an_organisation_is_one_with_and_without_its_name() {
    holds(
        "The Tidal Commission for Ports spoke. The United Nations Tidal Commission for Ports met.",
        &["United Nations Tidal Commission for Ports"],
    );
    holds(
        "The Ministry of Harbours spoke. The Norwegian Ministry of Harbours met.",
        &["Ministry of Harbours", "Norwegian Ministry of Harbours"],
    );
}

#[test]
fn an_office_of_several_words_is_no_part_of_a_name() {
    for (text, name) in [
        ("Then Chief Inspector Jane Torvik said no.", "Jane Torvik"),
        ("Then Shadow Treasurer Bob Torvik said no.", "Bob Torvik"),
        ("Then Chief Executive Jane Torvik said no.", "Jane Torvik"),
        ("They asked Jane Torvik QC about it.", "Jane Torvik"),
        (
            "The Minister for Rehabilitation Odda Torvik said no.",
            "Odda Torvik",
        ),
    ] {
        holds(text, &[name]);
        assert_eq!(kind_of(text, name).as_deref(), Some("person"), "{text}");
    }
}

#[test]
fn people_whose_names_are_words_are_people() {
    for (text, name) in [
        (
            "It was said by forecaster Dale Lantern in spring.",
            "Dale Lantern",
        ),
        ("The union leader Mark Tiller has said so.", "Mark Tiller"),
        ("The Home Minister, Odda Torvik, said no.", "Odda Torvik"),
        (
            "So said Mark Tiller, an agency chief, on air.",
            "Mark Tiller",
        ),
    ] {
        let found = names(text);
        assert!(found.contains(&name.to_owned()), "{text}: {found:?}");
        assert_eq!(kind_of(text, name).as_deref(), Some("person"), "{text}");
    }
}

#[test]
fn words_within_hyphens_part_no_name() {
    holds(
        "Then Mar-a-Torvik said no. Mar-a-Torvik agreed.",
        &["Mar-a-Torvik"],
    );
}

#[test]
fn places_and_races_with_the_name_of_a_person_do_not_act() {
    holds("They met at the Clara Oval, and at the Clara Hotel.", &[]);
    holds("They won the Clara Yacht Race.", &[]);
}

#[test]
fn a_name_of_two_names_is_none_of_its_own() {
    let text = "Then Alto said no. Brink said yes. Alto wrote. Brink wrote back. \
                The Alto-Brink exchange went on.";
    let found = names(text);
    assert!(!found.iter().any(|name| name.contains('-')), "{found:?}");
}

#[test]
fn a_number_behind_a_name_tells_no_other_person() {
    holds(
        "Pope John Paul II spoke. Later John Paul left, and John Paul II wept.",
        &["John Paul II"],
    );
}

#[test]
fn one_capital_of_which_nothing_speaks_has_no_kind() {
    let text = "Nobody had seen Torvik. Then they saw Torvik again.";
    assert_eq!(kind_of(text, "Torvik"), None);
    let text = "Nokia met Siemens. Then Torvik said no. Later Torvik agreed.";
    assert_eq!(kind_of(text, "Torvik").as_deref(), Some("company"));
}

#[test]
fn explanations_before_a_name_and_deeds_of_firms_speak_for_it() {
    holds(
        "The growers’ union, the Glomlag, objects. Norway waits.",
        &["Glomlag", "Norway"],
    );
    holds(
        "It was bought in January by Torvar of Dubai. Norway waits.",
        &["Norway", "Torvar"],
    );
    // The residents of a place are no body.
    holds(
        "The residents of Glomsund, who live there, object. Norway waits.",
        &["Norway"],
    );
}

#[test]
fn a_state_that_no_list_has_is_one() {
    let text = "The Torvik Republic signed. The Torvik Plant Service reported. Torvik waits.";
    assert_eq!(kind_of(text, "Torvik Republic").as_deref(), Some("state"));
    assert_eq!(
        found(text),
        [
            ("Torvik Republic".to_owned(), 2),
            ("Torvik Plant Service".to_owned(), 1)
        ]
    );
}

#[test]
fn who_is_named_in_full_later_is_not_meant_before() {
    let text = "Norway’s Harbour Agency agreed. The International Harbour Agency (IHA) objects.";
    holds(
        text,
        &["Harbour Agency", "International Harbour Agency", "Norway"],
    );
    let text = "The International Harbour Agency objects. The Harbour Agency left.";
    holds(text, &["International Harbour Agency"]);
}

#[test]
fn in_articles_about_towns_capitals_stand_for_themselves() {
    let towns = "The mayor of the city met the mayors of other cities. The city hall is old. \
                 Paris followed with a council. France paid.";
    assert_eq!(found(towns), [("France".to_owned(), 1)]);
    let states = "The ministers met. The hall is old. Paris followed with a council. France paid.";
    assert_eq!(found(states), [("France".to_owned(), 2)]);
}

#[test]
fn what_is_named_after_a_firm_is_none() {
    holds("They cite the Chevron doctrine.", &[]);
    holds("They planned Operation Tesla.", &[]);
    holds("They asked the General Manager of the boats.", &[]);
}

#[test]
fn a_body_is_told_apart_from_who_leads_it() {
    holds(
        "The Commander of Polar Command met the Institute for Glaciology and Ice Research.",
        &["Institute for Glaciology and Ice Research", "Polar Command"],
    );
    holds("They asked ADM Jane Roe.", &["Jane Roe"]);
}
