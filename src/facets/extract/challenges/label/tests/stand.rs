//! Labels that a reader understands without what stood before.

use super::{assert_labels, label_of};

#[test]
fn a_thought_is_told_to_its_end_if_there_is_room() {
    assert_labels(&[
        (
            "Tolls for the locks are often changed without advance notice.",
            "Tolls for the locks are often changed without advance notice",
        ),
        (
            "There are risks that the mill could stop if it breaks.",
            "Risks that the mill could stop if it breaks",
        ),
        (
            "The lock keepers lack a common approach to set tolls.",
            "The lock keepers lack a common approach to set tolls",
        ),
    ]);
}

#[test]
fn a_clause_with_when_is_told_without_it() {
    assert_labels(&[
        (
            "According to the harbour office, in the years of the war, the trade was slowly failing.",
            "The trade was slowly failing",
        ),
        (
            "Unlike the old mill, the new mill lacks a wheel.",
            "The new mill lacks a wheel",
        ),
        (
            "According to HTB, the authority of the northern ports, the ferries suffer from leaks.",
            "The ferries suffer from leaks",
        ),
    ]);
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
            "Dangers that old mines create",
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
            "The withdrawal from both harbour boards came late",
        ),
    ]);
}

#[test]
fn a_phrase_ends_with_its_thing() {
    assert_labels(&[(
        "They met the new threats in the Indo-Pacific.",
        "New threats in the Indo-Pacific",
    )]);
}

#[test]
fn a_share_keeps_its_sign() {
    assert!(label_of("The mill has lost nearly 20% of its water.").contains("20%"));
}

#[test]
fn what_a_rumour_is_like_is_not_done_to_it() {
    assert_labels(&[
        (
            "Damaging rumours have spread in the port.",
            "Damaging rumours have spread in the port",
        ),
        (
            "The storm is damaging quays.",
            "The storm is damaging quays",
        ),
    ]);
}

#[test]
fn a_name_that_says_little_gives_way_to_the_clause() {
    assert_labels(&[(
        "The ferry line faces serious challenges.",
        "The ferry line faces serious challenges",
    )]);
}

#[test]
fn what_somebody_does_is_told_with_him() {
    assert_labels(&[
        (
            "The chairman, Erik Hall, threatened to leave.",
            "The chairman, Erik Hall, threatened to leave",
        ),
        (
            "Lund has denied all the charges.",
            "Lund has denied all the charges",
        ),
        (
            "The mayor has threatened lawsuits.",
            "The mayor has threatened lawsuits",
        ),
    ]);
}

#[test]
fn those_whom_trouble_hits_are_none() {
    assert_labels(&[(
        "Small mills are often the victims of arson.",
        "Small mills are often the victims of arson",
    )]);
}

#[test]
fn a_phrase_has_all_that_describes_its_noun() {
    assert_labels(&[
        (
            "The talks followed the diplomatic tensions between Bornholm and other members.",
            "Diplomatic tensions between Bornholm and other members",
        ),
        (
            "The clerks work under a constant cloud of suspicion.",
            "The clerks work under a constant cloud of suspicion",
        ),
        (
            "They spoke of the special needs of islands in Article 4.8 of the treaty.",
            "Special needs of islands",
        ),
    ]);
}

#[test]
fn a_subject_of_two_is_not_told_as_one() {
    let label = label_of(
        "The rise in tolls and tens of thousands of additional licensed barges are bound to make the delays worse.",
    );
    assert!(!label.starts_with("The rise are"), "{label}");
}

#[test]
fn what_leads_in_is_no_subject() {
    for (text, torn) in [
        (
            "By the end of the month, two millions, only a third of the required sum, has been promised by the lenders, which hurts.",
            "By the end of the month has",
        ),
        (
            "But now, both mayors and millers in Lund, S.E. are looking at ways to hold towns to account for tolls that hinder the trade.",
            "S.E. are",
        ),
    ] {
        let label = label_of(text);
        assert!(!label.starts_with(torn), "{label}");
    }
}

#[test]
fn a_clause_may_begin_with_an_acronym_or_a_figure() {
    for (text, label) in [
        (
            "The clerk of the harbour told the council on Monday that U.S. mills are running low on coal.",
            "U.S. mills are running low on coal",
        ),
        (
            "The clerk of the harbour told the council on Monday that 2.5 million homes are running low on coal.",
            "2.5 million homes are running low on coal",
        ),
    ] {
        assert_eq!(label_of(text), label);
    }
}

#[test]
fn a_short_clause_is_told_with_its_cause() {
    assert_labels(&[
        (
            "Drought threatens the harvest of the valley.",
            "Drought threatens the harvest of the valley",
        ),
        (
            "Rust endangers the old locks.",
            "Rust endangers the old locks",
        ),
        (
            "Skippers fear that ice could threaten the locks.",
            "Ice could threaten the locks",
        ),
    ]);
}

#[test]
fn what_one_thing_does_to_others_is_no_noun() {
    assert_labels(&[
        (
            "Heavy debt burdens small towns.",
            "Heavy debt burdens small towns",
        ),
        (
            "Rising debt strains public purses.",
            "Rising debt strains public purses",
        ),
    ]);
}

#[test]
fn trouble_names_more_than_what_is_said_of_it() {
    assert_labels(&[(
        "This means overcoming legal, social, and political obstacles that may hinder the \
             work of the two towns in years to come.",
        "Legal, social, and political obstacles",
    )]);
}
