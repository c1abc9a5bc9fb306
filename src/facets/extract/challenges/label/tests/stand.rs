//! Labels that a reader understands without what stood before.

use super::{assert_labels, label_of};

#[test]
fn a_thought_is_told_to_its_end_if_there_is_room() {
    assert_labels(&[
        (
            "Tolls and papers for the upper locks are often changed without any advance notice.",
            "Tolls and papers for the upper locks are often changed without any advance notice",
        ),
        (
            "There are risks that the mill could stop if the wheel is not mended.",
            "Risks that the mill could stop if the wheel is not mended",
        ),
        (
            "The lock keepers lack a common approach to set tolls.",
            "The lock keepers lack a common approach to set tolls",
        ),
    ]);
}

#[test]
fn a_subject_that_names_no_trouble_is_no_label() {
    let label = label_of(
        "The town council answered by sending out four barges with oats to help the bakers of the \
         upper town get through the worst of the winter months.",
    );
    assert_ne!(label, "The town council");
}

#[test]
fn a_clause_with_when_is_told_without_it() {
    assert_labels(&[
        (
            "When the last keeper openly attacked Lund in May with his crew the tolls of the trade were held in a chest.",
            "The last keeper openly attacked Lund",
        ),
        (
            "According to the harbour office, in the years of the war, the trade was slowly failing.",
            "The trade was slowly failing",
        ),
        (
            "Unlike the old mill, the new mill lacks a wheel.",
            "Lack of a wheel",
        ),
    ]);
}

#[test]
fn a_fact_that_is_the_subject_is_told_itself() {
    assert_labels(&[(
        "That the wall may give way cannot be ruled out.",
        "The wall may give way",
    )]);
}

#[test]
fn what_comes_of_something_is_told_by_its_noun() {
    assert_labels(&[(
        "The mills of the upper valley now ask for a lower toll than in the years before the war, leading to a drop in repairs.",
        "Drop in repairs",
    )]);
}

#[test]
fn a_phrase_tells_whence_trouble_comes() {
    assert_labels(&[
        (
            "They spoke of the dangers that old mines create.",
            "Dangers from old mines",
        ),
        (
            "They spoke of the problems facing the ferry line.",
            "Problems facing the ferry line",
        ),
        (
            "They spoke of risks associated with the new lock.",
            "Risks associated with the new lock",
        ),
        (
            "The withdrawal from both harbour boards came late.",
            "Withdrawal from both harbour boards",
        ),
    ]);
}

#[test]
fn a_phrase_ends_with_its_thing() {
    assert_labels(&[
        (
            "They met the new threats in the Indo-Pacific.",
            "New threats in the Indo-Pacific",
        ),
        (
            "The dangers of the quay and changes in the tide were told.",
            "Dangers of the quay",
        ),
    ]);
}

#[test]
fn a_share_keeps_its_sign() {
    assert!(label_of("The mill has lost nearly 20% of its water.").contains("20%"));
}

#[test]
fn what_a_rumour_is_like_is_not_done_to_it() {
    assert!(!label_of("Damaging rumours have spread in the port.").starts_with("Damage to"));
    assert!(!label_of("They spread damaging rumours in the port.").starts_with("Damage to"));
    assert_labels(&[("The storm is damaging quays.", "Damage to quays")]);
}

#[test]
fn a_name_that_says_little_gives_way_to_the_clause() {
    assert_labels(&[(
        "The ferry line faces serious challenges.",
        "The ferry line faces serious challenges",
    )]);
}
