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
            "Fears among the skippers",
        ),
        (
            "The clerk left early, citing fears about the lock.",
            "Fears about the lock",
        ),
    ]);
}

#[test]
fn what_is_feared_is_told_and_not_that_it_is() {
    assert_labels(&[
        (
            "Watchers of the port have praised the deal, saying it opens the door for new complaints that some mills carry more of the load than others.",
            "Some mills carry more of the load than others",
        ),
        (
            "The lawyers warn key parts of the lease remain vague.",
            "Key parts of the lease remain vague",
        ),
        (
            "Now it appears some of those mills may be failing.",
            "Some of those mills may be failing",
        ),
        (
            "The new plan has met a serious problem: Lund and Moss, two of its three towns, are pushing back on the new lease.",
            "Lund and Moss are pushing back on the new lease",
        ),
        (
            "The clerk was glad that the vote had been held while the council of Lund was not there.",
            "The council of Lund was not there",
        ),
    ]);
}

#[test]
fn a_long_subject_is_told_by_its_noun() {
    assert_labels(&[
        (
            "The request of the northern towns for a fund that mends the locks of the canal was turned down.",
            "The request of the northern towns was turned down",
        ),
        (
            "The very office charged with guarding the rules of the canal is itself under scrutiny.",
            "The very office is itself under scrutiny",
        ),
        (
            "Most of the boats of the northern towns and of the villages on the far shore have been lost.",
            "Most of the boats have been lost",
        ),
    ]);
}

#[test]
fn a_pronoun_is_told_by_the_subject_before() {
    assert_labels(&[(
        "The mill could grind four thousand sacks of rye in a year, yet it lost a tenth of them to mice.",
        "The mill lost a tenth to mice",
    )]);
}

#[test]
fn what_hangs_on_a_clause_may_be_told_alone() {
    assert_labels(&[(
        "The first four rounds of talks about the lease of the old lock have now ended, raising more questions than answers, and the clerks went home.",
        "Raising more questions than answers",
    )]);
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
fn a_clause_is_told_with_the_noun_that_it_hangs_on() {
    assert_labels(&[(
        "The council of the lower towns has spent much on the new sluices of the harbour, which could strain the old dykes.",
        "The new sluices of the harbour could strain the old dykes",
    )]);
}

#[test]
fn a_phrase_ends_before_what_it_does_not_tell() {
    assert_labels(&[
        // Whose?
        (
            "The towns put new threats in their own letters.",
            "The towns put new threats in their own letters",
        ),
        // And what?
        (
            "Some clerks see a gap between the plan to mend the lock and what the mayor of Lund pays for it.",
            "Some clerks see a gap",
        ),
        (
            "The fund gives large sums to mills, with little control in terms of care.",
            "The fund gives large sums to mills, with little control",
        ),
        (
            "The plan is blind to the overwhelming losses of the mills.",
            "Losses of the mills",
        ),
    ]);
}

#[test]
fn the_verb_of_a_clause_is_no_noun_of_its_subject() {
    assert_labels(&[(
        "Use of some of the funds within their common northern plan was uneven across the two towns.",
        "Use of some of the funds was uneven across the two towns",
    )]);
}

#[test]
fn a_challenge_is_told_behind_its_colon() {
    assert_labels(&[(
        "They now face a new challenge: filling the ponds.",
        "Filling the ponds",
    )]);
}

#[test]
fn what_is_cut_off_where_a_thought_is_whole_is_not_missed() {
    assert_labels(&[
        (
            "A great many questions have been raised as the mayor and the council of the town seek a way out.",
            "A great many questions have been raised",
        ),
        (
            "The new tolls at the lock of the canal don't seem to bring good news for the skippers.",
            "The new tolls at the lock of the canal don't seem to bring good news",
        ),
        (
            "The town of Lund still requires sustained efforts both at the lock and in its mills.",
            "The town of Lund still requires sustained efforts",
        ),
    ]);
}

#[test]
fn what_is_done_is_told_whole() {
    assert_labels(&[
        (
            "The lease gives the other towns more ways to obstruct and delay the mending of the lock when they see fit.",
            "More ways to obstruct and delay the mending of the lock",
        ),
        (
            "Many mills fear being left behind or becoming a trial for tools that nobody has looked at.",
            "Many mills fear being left behind",
        ),
        (
            "The mayor's office signalled it was no longer bound by the lease of the mill.",
            "The mayor's office was no longer bound",
        ),
        (
            "The lock struggles year on year for money.",
            "The lock struggles year on year for money",
        ),
        (
            "They turn a blind eye to a town like Lund that runs a mill of its own on the far shore of the lake.",
            "They turn a blind eye",
        ),
    ]);
}
