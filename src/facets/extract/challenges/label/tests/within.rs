//! Names by what stands within a sentence, or hangs on it.

use super::{assert_labels, label_of};

#[test]
fn a_cue_that_stands_as_a_noun_names_its_sentence() {
    assert_labels(&[
        (
            "The quarrel between the mayor's office and Lund has not made the task of the clerks any easier.",
            "Quarrel between the mayor's office and Lund",
        ),
        (
            "The storm is likely to fuel fears among the skippers.",
            "The storm is likely to fuel fears among the skippers",
        ),
        (
            "The clerk left early, citing fears about the lock.",
            "The clerk left early, citing fears about the lock",
        ),
    ]);
}

#[test]
fn what_is_feared_is_told_and_not_that_it_is() {
    assert_labels(&[
        (
            "The lawyers warn key parts of the lease remain vague.",
            "Key parts of the lease remain vague",
        ),
        (
            "Now it appears some of those mills may be failing.",
            "Some of those mills may be failing",
        ),
        (
            "The clerk was glad that the vote had been held while the council of Lund was not there.",
            "The council of Lund was not there",
        ),
    ]);
}

#[test]
fn a_label_is_not_torn_within_a_name_or_a_cue() {
    for (text, torn) in [
        (
            "Some of the most highly praised boats on Lund's long list of ferries would be put off for many years or lost.",
            "Lund…",
        ),
        (
            "A common plan for watching over the old lock remains a long way off.",
            "a long way",
        ),
    ] {
        let label = label_of(text);
        assert!(!label.ends_with(torn), "{label}");
    }
}

#[test]
fn a_phrase_ends_before_what_it_does_not_tell() {
    assert_labels(&[
        // Whose?
        (
            "The towns put new threats in their own letters.",
            "The towns put new threats in their own letters",
        ),
    ]);
}

#[test]
fn a_challenge_is_told_behind_its_colon() {
    assert_labels(&[(
        "They now face a new challenge: filling the ponds.",
        "Filling the ponds",
    )]);
}

#[test]
fn what_is_done_is_told_whole() {
    assert_labels(&[(
        "The lock struggles year on year for money.",
        "The lock struggles year on year for money",
    )]);
}

#[test]
fn what_there_is_no_room_for_is_quoted_around_its_trouble() {
    assert_labels(&[
        // A later clause of its own.
        (
            "Copies of the old maps of the upper lakes are sold quite openly at the fair, and \
             the northern courts have never intervened.",
            "The northern courts have never intervened",
        ),
        (
            "The third working group has drafted another protocol on the exchange of papers, \
             under which skippers would lose the right to be heard.",
            "The third working group has drafted another protocol…",
        ),
        // A noun phrase with what is told of it.
        (
            "The fund of nine million crowns that both parliaments set up last May supports \
             all the small farmers who lost their herds.",
            "The fund of nine million crowns that both parliaments…",
        ),
    ]);
}

#[test]
fn what_is_left_out_is_shown() {
    assert_labels(&[
        (
            "The safety certificate for the eastern pier, which holds four hundred people and \
             was built by the town itself, has been withdrawn.",
            "The safety certificate for the eastern pier … has been withdrawn",
        ),
        (
            "Nurses in the service of the two northern provinces have not received their \
             allowance since the spring.",
            "Nurses … have not received their allowance since the spring",
        ),
    ]);
}
