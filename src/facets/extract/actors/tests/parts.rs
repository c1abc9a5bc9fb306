//! What stands before a name or behind it and is none of it, and names that are part of
//! another.

use super::*;

#[test]
fn a_name_in_another_language_is_the_same_name() {
    holds(
        "The Union of Harbour Towns (Danish: Forening af Torvik Havne), also known as the League \
         of Harbour Towns (Danish: Liga af Torvik Havne), met Norway.",
        &["Norway", "Union of Harbour Towns"],
    );
    holds(
        "The Federation of Gulf Boatmen (Spanish: Confederación de Barqueros del Sahel) met Norway.",
        &["Federation of Gulf Boatmen", "Norway"],
    );
    holds(
        "The Torvang Defence Union (Danish: Unionen af Torvang), also known as NATO, met Norway. \
         So the Torvang Defence Union said.",
        &["North Atlantic Treaty Organization", "Norway"],
    );
    holds(
        "The Harbour Defence Union, also known as the League of Harbour Towns (Danish: Alliance \
         af Torvang), or HDU League (HDU), met Norway. The HDU left.",
        &["Harbour Defence Union", "Norway"],
    );
    // What stands behind a comma is told of it, and a bracket may tell of somebody else.
    holds(
        "The Boatmen’s Union (founder: Odda Torvik) met Norway.",
        &["Boatmen’s Union", "Norway", "Odda Torvik"],
    );
}

#[test]
fn what_somebody_is_stands_before_the_name() {
    holds(
        "Then the NGO Torvik Relief met Norway.",
        &["Norway", "Torvik Relief"],
    );
    let found = names("Then the NGO Forum met Norway, and the NGO Affairs Bureau too.");
    assert!(
        found.contains(&"NGO Affairs Bureau".to_owned()),
        "{found:?}"
    );
}

#[test]
fn where_somebody_is_based_is_no_mention() {
    holds(
        "Then the Norway-based Harbour Institute spoke.",
        &["Harbour Institute"],
    );
    holds("A Norwegian-born pilot met Sweden.", &["Sweden"]);
    holds("A Norway-led fleet left.", &["Norway"]);
    holds("They keep Canada geese.", &[]);
    holds("They sell Norway salmon.", &["Norway"]);
}

#[test]
fn persons_begin_behind_their_offices() {
    holds(
        "Then Norway Ministry of Foreign Affairs Permanent Secretary Odda Torvik and United \
         States Assistant Secretary of State Jane Roe met.",
        &[
            "Jane Roe",
            "Norway Ministry of Foreign Affairs",
            "Odda Torvik",
            "United States",
        ],
    );
    holds(
        "So U.S. Drug Czar Jane P. Torvik said.",
        &["Jane P. Torvik", "United States"],
    );
    holds(
        "So Harbour Economist Jane Torvik said in Norway.",
        &["Jane Torvik", "Norway"],
    );
    let found = names("So the Bureau of State Director Appointments met Norway.");
    assert!(!found.contains(&"Appointments".to_owned()), "{found:?}");
}

#[test]
fn fields_of_a_firm_are_part_of_its_name() {
    holds(
        "They bought it from Airbus Defence and Space, the company.",
        &["Airbus Defence and Space"],
    );
    holds(
        "They bought it from Airbus and Boeing.",
        &["Airbus", "Boeing"],
    );
    holds(
        "They bought it from Airbus Defence and Norway.",
        &["Airbus", "Norway"],
    );
}

#[test]
fn parts_of_lands_that_are_cut_short_do_not_act() {
    for text in [
        "Norway met them in Torvik, Calif., and Halden, Mass., then.",
        "Norway met them in Torvik, N.J., and Halden, Ont., then.",
    ] {
        holds(text, &["Norway"]);
    }
    holds("So Norway and Del Torvik said.", &["Del Torvik", "Norway"]);
}

#[test]
fn addresses_do_not_act() {
    holds("Norway launched HarbourHelp.gov to help.", &["Norway"]);
    holds("Norway likes the pages of Halvik.org there.", &["Norway"]);
    holds(
        &"So Halvik.com said to Norway. ".repeat(5),
        &["Halvik", "Norway"],
    );
    holds("Norway likes E-Government there.", &["Norway"]);
}

#[test]
fn what_is_called_a_programme_is_none_of_the_actors() {
    holds(
        "It is the Harbour Care Fund (HCF) program of the Polar Union. The HCF pays.",
        &["Polar Union"],
    );
    holds(
        "NASA’s Harbour Relief Center application is old.",
        &["National Aeronautics and Space Administration"],
    );
    // A state has bodies with projects of their own.
    holds(
        "Norway’s Harbour Relief Center application is old.",
        &["Harbour Relief Center", "Norway"],
    );
    holds(
        "NASA’s Harbour Relief Center project is old.",
        &[
            "Harbour Relief Center",
            "National Aeronautics and Space Administration",
        ],
    );
    holds(
        "The Harbour Care Fund (HCF) program is old.",
        &["Harbour Care Fund"],
    );
    holds("So Norway met the HLRV Mekong project.", &["Norway"]);
}

#[test]
fn governments_of_parts_of_lands_are_bodies() {
    holds(
        "They asked the Torvang State Government.",
        &["Torvang State Government"],
    );
    holds(
        "They asked the Harbour Secretariat of the State of Torvang.",
        &["Harbour Secretariat of the State of Torvang"],
    );
    holds("They left Rio Grande do Sul and Norway.", &["Norway"]);
    let text = "They asked Norway’s Corporación Torvang.";
    holds(text, &["Corporación Torvang", "Norway"]);
}

#[test]
fn whom_a_place_is_called_after_does_not_act() {
    for text in [
        "Norway paid for Odda Torvang/Halvik International Airport then.",
        "Norway paid for the “Odda Torvang” Bridge then.",
        "Norway paid for Odda Torvang “Halvik” Airport then.",
        "Norway paid for the Great Lakes-St. Torvang watershed then.",
    ] {
        holds(text, &["Norway"]);
    }
    holds(
        "Norway met Odda Torvang “Halvik” Roe/Norin then.",
        &["Norway", "Odda Torvang"],
    );
}

#[test]
fn a_plural_before_a_list_tells_what_all_of_it_is() {
    holds("It groups Entries, Sections and Sentences.", &[]);
    holds(
        "It is owned by the pension funds Halvik, Torvang and Essvik.",
        &["Essvik", "Halvik", "Torvang"],
    );
    holds("It is near the towns Halvik, Torvang and Essvik.", &[]);
}

#[test]
fn a_short_form_may_be_a_word_of_the_name() {
    holds(
        "The Polar Harbour Board’s (Harbour) ships left Norway. Then Harbour paid.",
        &["Norway", "Polar Harbour Board"],
    );
    holds(
        "The Clara Foundation (Clara) left Norway. Then Clara Keller paid.",
        &["Clara Foundation", "Clara Keller", "Norway"],
    );
    let found = names("The Polar Harbour Board (Norway) paid. So Norway left.");
    assert_eq!(found, ["Norway", "Polar Harbour Board"]);
}

#[test]
fn names_with_a_word_for_a_body_may_be_occasions() {
    holds("At the Northern Business Forum, Norway spoke.", &["Norway"]);
    holds(
        "Norway spoke on the sidelines of the Northern Business Forum.",
        &["Norway"],
    );
    holds(
        "Once he worked at the Northern Business Forum of Norway.",
        &["Northern Business Forum of Norway"],
    );
    holds(
        "Then the Northern Business Forum met Norway.",
        &["Northern Business Forum", "Norway"],
    );
    holds(
        "NATO’s Crisis Response Initiative is old.",
        &["North Atlantic Treaty Organization"],
    );
    holds(
        "Confederation of Norway, Sweden and Denmark",
        &["Denmark", "Norway", "Sweden"],
    );
}

#[test]
fn labels_of_items_name_nobody_by_their_capitals() {
    holds(
        "Increasing U.S. Peace Corps Presence and Support for Small Harbour Towns: In May Norway \
         paid.",
        &["Norway", "Peace Corps"],
    );
    holds("Intergovernmental organization", &[]);
    holds("Liberal party", &["Liberal"]);
    holds("From Wikipedia, the free daily of all", &[]);
    holds("From Norway, the ships left.", &["Norway"]);
}

#[test]
fn the_land_before_a_known_body_is_part_of_its_name() {
    holds(
        "So the US National Oceanic and Atmospheric Administration said.",
        &["US National Oceanic and Atmospheric Administration"],
    );
    holds("So US firm Boeing said.", &["Boeing", "United States"]);
}

#[test]
fn fields_end_before_a_body() {
    holds(
        "Jane Roe, Director of Harbour Policy for the Pew Environment Group said",
        &[],
    );
    holds(
        "So Jane Roe, Director of International Policy for the Torvang Environment Group, said.",
        &["Jane Roe", "Torvang Environment Group"],
    );
}

#[test]
fn a_family_name_is_that_of_whom_the_text_names() {
    holds(
        "Then Minister of Defense Salifou Modi came. Modi spoke.",
        &["Salifou Modi"],
    );
    let found = names("Then Odda Modi came. President Modi spoke.");
    assert!(found.contains(&"Narendra Modi".to_owned()), "{found:?}");
    let found = names("Then Narendra Modi came, and Odda Modi. Modi spoke.");
    assert!(found.contains(&"Narendra Modi".to_owned()), "{found:?}");
}
