//! Bodies by the words around them, and what only looks like one.

use super::*;

#[test]
fn fields_that_are_joined_are_no_firm() {
    holds("Norway sells Travel & Tourism.", &["Norway"]);
    holds(
        "She is Professor of Design & Creative Technology in Norway.",
        &["Norway"],
    );
    holds("Norway held a long Q & A.", &["Norway"]);
    holds("Then Keller & Energy sold it.", &["Keller & Energy"]);
    holds("Then Stone & Travel Ltd sold it.", &["Stone & Travel Ltd"]);
}

#[test]
fn what_is_counted_or_taught_does_not_act() {
    holds("Norway did well on Parameter I of it.", &["Norway"]);
    holds("Norway feared Torvangism and Pan-Torvangism.", &["Norway"]);
    holds("Norway read brief HkE4 on it.", &["Norway"]);
    holds(
        "Norway took a Sunk QV. Most QVs and a QV are dear.",
        &["Norway"],
    );
    holds("Norway sued Skyhald, Inc., for it.", &["Norway"]);
    holds("All CFO Act agencies of Norway agreed.", &["Norway"]);
    holds("Norway kept the Roe Corollary.", &["Norway"]);
}

#[test]
fn an_office_is_called_after_who_holds_it() {
    let text = "The Biden administration asked Norway.";
    holds(text, &["Biden administration", "Norway"]);
    assert_eq!(
        kind_of(text, "Biden administration").as_deref(),
        Some("institution")
    );
    let text = "The Biden administration asked Norway. President Joe Biden left.";
    assert_eq!(found(text).len(), 2);
    assert!(found(text).contains(&("Joe Biden".to_owned(), 2)));
}

#[test]
fn a_part_of_the_world_within_a_name_is_no_end_of_it() {
    holds(
        "So Skald Arctic Ferries, the shipping firm, asked Norway.",
        &["Norway", "Skald Arctic Ferries"],
    );
    holds(
        "The Council for Peace in Southern Africa and the Torvang Council for Peace met in Africa.",
        &[
            "Council for Peace in Southern Africa",
            "Torvang Council for Peace",
        ],
    );
    holds(
        "The Council for Peace in Norway met.",
        &["Council for Peace", "Norway"],
    );
}

#[test]
fn waters_and_sides_have_names_of_states() {
    holds(
        "Norway fishes in the Pacific and Indian Oceans.",
        &["Norway"],
    );
    holds("Norway works in East and South Africa.", &["Norway"]);
    holds(
        "Then Norway and South Africa met.",
        &["Norway", "South Africa"],
    );
    holds(
        "Norway met Pacific and Indian ministers.",
        &["India", "Norway"],
    );
    holds(
        "By the Danish-language letters Norway is meant.",
        &["Norway"],
    );
    holds(
        "By the Danish word and the Polish translation Norway is meant.",
        &["Norway"],
    );
}

#[test]
fn reports_and_meetings_are_those_of_bodies() {
    holds(
        "The Report of the Torvang Peace Committee pleased Norway.",
        &["Norway", "Torvang Peace Committee"],
    );
    holds("The Treaty of the Torvang Sea pleased Norway.", &["Norway"]);
    holds(
        "The leader of the National Assembly of Norway Anna Torvang left.",
        &["Anna Torvang", "National Assembly of Norway"],
    );
    holds(
        "With the World Bank Clean Harbours Project Norway built it.",
        &["Norway", "World Bank"],
    );
    holds("Norway signed the Jordan Compact.", &["Jordan", "Norway"]);
}

#[test]
fn a_new_body_of_several_words_has_an_article_of_many() {
    holds(
        "Norway has established a Harbour Safety Coordinating Council.",
        &["Harbour Safety Coordinating Council", "Norway"],
    );
    holds(
        "Norway has visited a Harbour Safety Coordinating Council.",
        &["Norway"],
    );
    holds("Norway has created a Help Office.", &["Norway"]);
}

#[test]
fn what_stands_beside_a_name_tells_that_it_acts() {
    holds(
        "They met on behalf of the Joint Partnership on Herring in Norway.",
        &["Joint Partnership on Herring", "Norway"],
    );
    holds(
        "They study at Torvang and other Norwegian universities.",
        &["Norway", "Torvang"],
    );
    holds(
        "They swim at Torvang and other Norwegian beaches.",
        &["Norway"],
    );
    let text = "Norway asked. Torvangair and its predecessors have flown there.";
    assert_eq!(kind_of(text, "Torvangair").as_deref(), Some("company"));
    holds(
        "Norway asked. Torvangdal and its meadows are green.",
        &["Norway"],
    );
    let text = "Norway asked. TQO has said so. TQO has denied it. TQO has left. It is in TQO. \
                The TQO programme ended.";
    holds(text, &["Norway", "TQO"]);
    let text = "Norway asked. TQO is read. It is in TQO. The TQO programme ended.";
    holds(text, &["Norway"]);
}

#[test]
fn letters_come_from_names_in_other_languages() {
    holds(
        "TBH (Harbour Board of Torvang) asked Norway. Later TBH left.",
        &["Harbour Board of Torvang", "Norway"],
    );
    holds(
        "The “Torvang Harbour Board” (THB) asked Norway. Later THB left.",
        &["Norway", "Torvang Harbour Board"],
    );
    holds(
        "The Harbour Union of Torvang (Danish acronym TQX) asked Norway. Later TQX left.",
        &["Harbour Union of Torvang", "Norway"],
    );
    holds(
        "The Harbour Union of Torvang (HUT founded in 1920) asked Norway. Later HUT left.",
        &["Harbour Union of Torvang", "Norway"],
    );
    holds(
        "Norway left the pact (by the acronym TITH from Tratado Interamericano de Torvang y Hald). \
         Later TITH ended.",
        &["Norway"],
    );
    holds(
        "The Torvang Harbour Union (THU; Danish: Torvangs Havne Samling, TVS; Spanish: Unido \
         Torvango de las Haldas, UTH) asked Norway.",
        &["Norway", "Torvang Harbour Union"],
    );
    holds(
        "In Torvang, Hospital Odda Haldren and Fundacion Essvik del Norte met.",
        &["Fundacion Essvik del Norte", "Hospital Odda Haldren"],
    );
}

#[test]
fn what_a_known_body_has_is_not_the_body() {
    holds(
        "It needs the International Monetary Fund’s Extended Relief Facility.",
        &["International Monetary Fund"],
    );
    holds(
        "Then President Ole arap Torvang spoke.",
        &["Ole arap Torvang"],
    );
}

#[test]
fn the_letters_of_an_office_may_be_those_of_its_field() {
    holds(
        "The Department of Harbours and Urban Quays (HUQ) asked Norway. Later HUQ left.",
        &["Department of Harbours and Urban Quays", "Norway"],
    );
    holds(
        "Norway teaches Harbours and Urban Quays (HUQ). Later HUQ ended.",
        &["Norway"],
    );
}

#[test]
fn parts_of_bodies_are_named_with_them() {
    holds(
        "The Support Branch of the Torvang Harbour Board asked Norway.",
        &["Norway", "Torvang Harbour Board"],
    );
    let text = "Norway asked NHS Labs. Then NHS Data left.";
    assert!(names(text).contains(&"NHS Labs".to_owned()));
    assert!(!names(text).contains(&"NHS Data".to_owned()));
    holds(
        "The Torvang Quay Bulletin (TQB), a division of the Harbour Board, asked Norway. So TQB said.",
        &["Harbour Board", "Norway", "Torvang Quay Bulletin"],
    );
    holds(
        "The Torvang Quay Bulletin (TQB), a division of duties, pleased Norway. So TQB said.",
        &["Norway"],
    );
}

#[test]
fn adjectives_that_also_open_sentences_begin_names() {
    holds(
        "Then the Just Harbours Forum and the Small Boats Union met Norway.",
        &["Just Harbours Forum", "Norway", "Small Boats Union"],
    );
    holds("Just Norway left. Old Norway stayed.", &["Norway"]);
    holds("In Norway a Multi-Party rule held.", &["Norway"]);
}

#[test]
fn who_does_something_stands_before_what_was_done() {
    holds("Norway met a QTN-funded team.", &["Norway", "QTN"]);
    holds("Norway met a QTN-related team.", &["Norway"]);
    holds(
        "Norway paid. According to Wright, it did.",
        &["Norway", "Wright"],
    );
    holds("Norway paid according to Weight.", &["Norway"]);
    holds(
        "The pipe from Oslo through Essvik to Torvang was laid by Norway.",
        &["Norway"],
    );
    holds(
        "Posts were paid for by HaldMark East Africa and Norway.",
        &["HaldMark East Africa", "Norway"],
    );
}
