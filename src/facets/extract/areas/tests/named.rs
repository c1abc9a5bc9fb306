//! What areas are called, and what is none.

use super::labels;

#[test]
fn the_only_name_of_a_field_is_its_label() {
    let text = "Both towns finance dredging.";
    assert_eq!(labels(&[text]), ["Dredging"]);
    let text = "Both towns finance a fibre-optic cable.";
    assert_eq!(labels(&[text]), ["Fibre-optic cable"]);
    // One thing says too little.
    let text = "Both towns finance a refrigerator.";
    assert_eq!(labels(&[text]), ["Cold storage"]);
}

#[test]
fn a_sentence_may_say_first_what_it_is_on() {
    let text = "On bell repair, a master visited both towns.";
    assert_eq!(labels(&[text]), ["Bell repair"]);
    for text in [
        "On Monday, a master visited both towns.",
        "On closer inspection, a master visited both towns.",
        "On the quay the gulls, both towns say, are fed.",
        "On average, both towns agree.",
    ] {
        assert_eq!(labels(&[text]), [""; 0], "{text}");
    }
}

#[test]
fn what_tells_when_is_no_label() {
    let text = [
        "Newsletter, 12 May 2024. Words and pictures are by the two clerks.",
        "Bells ring 2024. Two towns pay for it.",
    ];
    assert_eq!(labels(&text), [""; 0]);
}

#[test]
fn the_first_word_of_a_name_is_no_field() {
    let text = "Textile Roe supplies both towns.";
    assert_eq!(labels(&[text]), [""; 0]);
    let text = "Textile mills supply both towns. Cheap textiles are made there.";
    assert_eq!(labels(&[text]), ["Textiles"]);
}

#[test]
fn questions_and_options_are_no_fields() {
    let text = [
        "# 1. Bell repair",
        "The repair of bells is paid for by both.",
        "# 2. Kite design",
        "The design of kites is paid for by both.",
        "# 3. Options",
        "There are two options.",
    ];
    assert_eq!(labels(&text), ["Bell repair", "Kite design"]);
}

#[test]
fn a_programme_is_for_what_stands_before_it() {
    let text = "Two mayors speak of the bell repair scheme.";
    assert_eq!(labels(&[text]), ["Bell repair"]);
    let text = "Two mayors speak of a large scheme and of the Roe scheme.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_field_is_called_by_the_longer_name_that_it_mostly_has() {
    let text = "They agreed to strengthen peace and security. They support peace and security.";
    assert_eq!(labels(&[text]), ["Peace and security"]);
    let text = "They support free trade. They agreed on free trade. They expand free trade. They support trade.";
    assert_eq!(labels(&[text]), ["Free trade"]);
    let text =
        "They support free trade. They agreed on trade. They expand trade. They support trade.";
    assert_eq!(labels(&[text]), ["Trade"]);
    let text = "They agreed to strengthen peace and security. They support security policy.";
    assert_eq!(labels(&[text]), ["Security"]);
}
