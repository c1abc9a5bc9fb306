//! What an article names in passing, and labels that are none.

use super::*;

#[test]
fn one_word_in_one_sentence_makes_no_area() {
    let none: [&str; 0] = [];
    for text in [
        "The old towns have many veterans.",
        "A start-up accelerator that both towns back has brought two firms.",
        "The harvest was parcelled out to both towns, which help each other.",
    ] {
        assert_eq!(labels(&[text]), none, "{text}");
    }
    let text = "The towns support veterans.";
    assert_eq!(labels(&[text]), ["Veterans"]);
    let text = "The towns back a veterans programme.";
    assert_eq!(labels(&[text]), ["Veterans"]);
    let text = "The old towns have many veterans. They back old veterans too.";
    assert_eq!(labels(&[text]), ["Veterans"]);
}

#[test]
fn whose_it_is_is_no_part_of_a_field() {
    let text = "They agreed to support the city’s network. They support women’s groups.";
    let found = labels(&[text]);
    assert!(!found.contains(&"City’s network".to_owned()), "{found:?}");
}

#[test]
fn which_of_several_it_is_is_no_label() {
    let text = [
        "Option 1: Night ferries. Both towns pay for two boats that run until dawn.",
        "Option 2: Bell ringing. Pupils of both schools learn from the same master.",
    ];
    assert_eq!(labels(&text), ["Night ferries", "Bell ringing"]);
}

#[test]
fn a_short_sentence_of_what_was_done_is_no_label() {
    let text = [
        "Night ferries. Both towns pay for two boats that run until dawn.",
        "Bell ringing. Pupils of both schools learn from the same master.",
        "Trust between towns improved. The old master took calls from all of them.",
    ];
    assert_eq!(labels(&text), ["Night ferries", "Bell ringing"]);
}
