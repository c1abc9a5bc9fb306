//! How areas are told apart, taken together and named.

use super::labels;

#[test]
fn a_field_of_its_own_is_no_part() {
    let text = "They agreed to strengthen security. They discussed energy security.";
    assert_eq!(labels(&[text]), ["Security", "Energy security"]);
}

#[test]
fn what_stands_beside_a_word_is_another_area() {
    let text = "They cooperate in areas such as space exploration and the space station. \
        They built the space station.";
    assert_eq!(labels(&[text]), ["Space station", "Space"]);
}

#[test]
fn a_field_that_is_not_named_is_called_by_its_word() {
    let text = "They share energy and support it. They plan to sell energy. They rely on energy and use it. \
        They share energy and support it. They plan to sell energy.";
    assert_eq!(labels(&[text]), ["Energy"]);
    let text = "They support procurement.";
    assert_eq!(labels(&[text]), ["Procurement"]);
    let text = "They support exchange of strategic and technical information.";
    assert_eq!(labels(&[text]), ["Information sharing"]);
}

#[test]
fn partners_are_no_field() {
    let text = "They engage with private sector partners and support private sector partners.";
    assert_eq!(labels(&[text]), ["Public-private partnerships"]);
}

#[test]
fn behind_joint_stands_a_noun() {
    let text = "They issued their joint statement following the talks.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "It is for multilateral political and other plans.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn half_a_word_is_no_part() {
    let text = "They focus on next-generation bell technology.";
    assert_eq!(labels(&[text]), ["Bell technology"]);
    let text =
        "They support leading-edge bell technology. They agreed on leading-edge bell technology.";
    assert_eq!(labels(&[text]), ["Bell technology"]);
}

#[test]
fn whoever_works_is_no_theme() {
    let text = "The bell unionists met. The bell unionists agreed.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_list_of_fields_may_be_followed_by_where() {
    let text = "They rely on trade, culture and tourism in both towns.";
    assert_eq!(labels(&[text]), ["Tourism", "Culture", "Trade"]);
}

#[test]
fn what_is_done_jointly_must_say_what_it_is() {
    let text = "The songs go back to the cooperative response to a loss.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn words_of_an_address_are_no_field() {
    let text = "The towns cooperate in trade; see https://ports.example/fisheries and \
                www.example.org/sea-rescue/ferry-tickets for the joint work.";
    assert_eq!(labels(&[text]), ["Trade"]);
}

#[test]
fn points_below_a_heading_for_fields_are_areas() {
    let text = [
        "The two towns have had a council since spring.",
        "# Fields of work",
        "- Bell rope care (BRC)",
        "- Kites and string",
        "# Boats",
        "- Grey paint and masts",
    ];
    let found = labels(&text);
    assert_eq!(found, ["Bell rope care", "Kites and string"]);
}

#[test]
fn what_an_article_comes_back_to_is_more_than_its_field() {
    let text = [
        "Each winter both towns agree on catch limits.",
        "The catch limits follow advice.",
        "They support the fish markets of both towns and train fishermen.",
        "They work together on the catch limits of the bay.",
    ];
    assert!(labels(&text).contains(&"Catch limits".to_owned()));
    // "Fisheries management" is no more than fisheries.
    let text = text.map(|text| text.replace("catch limits", "fisheries management"));
    let text = [0, 1, 2, 3].map(|at: usize| &*text[at]);
    assert!(!labels(&text).contains(&"Fisheries management".to_owned()));
}

#[test]
fn half_of_what_a_hyphen_joins_is_not_joint() {
    let text = "They agreed on joint bell-based music.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_label_that_tells_a_deed_is_about_its_object() {
    let text = [
        "Supporting secure and quiet bell towers: Both towns pay for two masons.",
        "Investing in night ferries: Pupils of both schools cross the bay.",
    ];
    assert_eq!(
        labels(&text),
        ["Night ferries", "Secure and quiet bell towers"]
    );
}

#[test]
fn headings_of_joint_work_are_areas() {
    let text = [
        "# Collaboration with the bell makers",
        "The town lends its yard to the bell makers.",
        "# Cooperation on kites",
        "Both towns fly kites on the same day.",
        "# Weather",
        "It rained.",
    ];
    assert_eq!(
        labels(&text),
        ["Collaboration with the bell makers", "Cooperation on kites"]
    );
}

#[test]
fn labels_before_paragraphs_take_no_place_from_each_other() {
    let text: Vec<String> = (0..12)
        .map(|at| format!("K{at} ferries: Both towns pay for boats."))
        .collect();
    let text: Vec<&str> = text.iter().map(String::as_str).collect();
    assert_eq!(labels(&text).len(), 12);
}

#[test]
fn what_is_told_together_by_a_shared_word_is_one_area() {
    let text = "They agreed to support data flows by joint data transfers. They expand data transfers. \
        They agreed to support data flows and data transfers.";
    assert_eq!(labels(&[text]), ["Data flows"]);
    // What is listed is told apart, and so is what other sentences tell of.
    let text =
        "They cooperate in areas such as energy efficiency, bell ringing and renewable energy.";
    assert_eq!(
        labels(&[text]),
        ["Renewable energy", "Energy efficiency", "Bell ringing"]
    );
    let text = "They support renewable energy. They expand renewable energy. They agreed to support \
        energy efficiency and renewable energy. They expand energy efficiency. They support energy efficiency.";
    assert_eq!(labels(&[text]).len(), 2);
}
