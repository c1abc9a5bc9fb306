//! Noun phrases that end where their nouns do.

use super::assert_labels;

#[test]
fn a_noun_may_end_like_a_participle() {
    assert_labels(&[(
        "The keepers and the millers of Lund have often raised objections about deep seabed \
         cables across the bay of the eels.",
        "Objections about deep seabed cables",
    )]);
}

#[test]
fn a_phrase_does_not_end_before_the_rest_of_its_noun() {
    assert_labels(&[(
        "There are disputes with the owners of the river boats that the town had sold by auction \
         to the mills in the north.",
        "Disputes with the owners of the river boats that the town…",
    )]);
}

#[test]
fn what_somebody_does_is_no_part_of_the_phrase() {
    assert_labels(&[
        (
            "They bought rope for keepers who present high flood risks to others in the valley and \
             on the coast of the north.",
            "High flood risks to others in the valley",
        ),
        // Such risks may be present.
        (
            "They bought rope for the keepers of the lock because of the present flood risks to \
             others in the valley.",
            "Present flood risks to others in the valley",
        ),
    ]);
}
