//! How areas are told apart, taken together and named.

use super::labels;

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
