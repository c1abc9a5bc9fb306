//! Labels that have room for the subject, the verb and the trouble of a clause.

use super::assert_labels;

#[test]
fn what_describes_a_subject_is_left_out_before_its_verb() {
    assert_labels(&[
        (
            "The town's plan of linking the toll of each barge to the height of the river and the number of keepers has failed.",
            "The town's plan … has failed",
        ),
        (
            "The barges that carry coal for the mills along the upper river are at risk of losing their berths.",
            "The barges … are at risk of losing their berths",
        ),
        (
            "Both old and new keepers in the smaller harbours of the coast and the islands face ruin.",
            "Both old and new keepers … face ruin",
        ),
        // The verb of another clause, and one that does not go with the noun.
        (
            "The flood that drowned the fields is rising faster than the keepers of the lock can work.",
            "The flood that drowned the fields is rising faster…",
        ),
        // A noun that says nothing without what it is of.
        (
            "The number of barges without a berth in the northern harbours is a problem for the town and for its mills.",
            "The number of barges without a berth … is a problem…",
        ),
    ]);
}

#[test]
fn what_stands_before_but_is_left_out_if_the_trouble_is_behind() {
    assert_labels(&[
        (
            "The new ferry was praised by the harbour office and the millers but cannot carry lorries at low water.",
            "The new ferry … cannot carry lorries at low water",
        ),
        (
            "The ferry failed but was mended.",
            "The ferry failed but was mended",
        ),
    ]);
}

#[test]
fn what_only_says_when_is_left_out_first() {
    assert_labels(&[
        (
            "In 2019 Lund Harbour failed to mend the gates of the old lock, which had been closed for years.",
            "Lund Harbour failed to mend the gates of the old lock…",
        ),
        (
            "In 2019 Lund failed to mend the lock.",
            "In 2019 Lund failed to mend the lock",
        ),
        // What it depends on stays.
        (
            "Without new gates the ferries of Lund will fail to reach the islands in the winter of that year.",
            "Without new gates the ferries of Lund will fail to reach…",
        ),
    ]);
}

#[test]
fn a_phrase_is_told_to_its_end_if_little_is_wanting() {
    assert_labels(&[
        (
            "The town has failed to mend the gates of the North Harbour Lock since the flood of that year.",
            "The town has failed to mend the gates of the North Harbour Lock…",
        ),
        (
            "These locks are often closed by ice (which comes in March) and by debt.",
            "Locks are often closed by ice and by debt",
        ),
    ]);
}

#[test]
fn a_cut_leaves_no_word_that_leads_on() {
    assert_labels(&[
        (
            "The keepers cannot say how the town will pay for cross-river ferries after the flood.",
            "The keepers cannot say how the town will pay for cross-river ferries…",
        ),
        (
            "The trouble is that even though the town has many locks of its own, the ferries have none.",
            "The ferries have none",
        ),
        (
            "The mill by the river is losing money, and in 2019 and 2020 its owner sold two of the barges that it had.",
            "The mill by the river is losing money…",
        ),
    ]);
}

#[test]
fn one_thing_has_an_article() {
    assert_labels(&[
        ("This lock is too narrow.", "The lock is too narrow"),
        ("These locks are too narrow.", "Locks are too narrow"),
        (
            "Its last owner abandoned it.",
            "The last owner abandoned it",
        ),
        (
            "We have put a ban on barges.",
            "We have put a ban on barges",
        ),
    ]);
}

#[test]
fn the_main_clause_names_what_is_not_conceded() {
    assert_labels(&[
        (
            "While bad weather is usual on the coast, the keepers suffer from a lack of rope.",
            "The keepers suffer from a lack of rope",
        ),
        (
            "While not all locks are threatened by ice, the risk is high.",
            "Not all locks are threatened by ice",
        ),
    ]);
}

#[test]
fn a_number_is_not_torn() {
    assert_labels(&[
        (
            "Debt estimated at 25+ percent has ruined the town.",
            "Debt estimated at 25+ percent has ruined the town",
        ),
        (
            "The 1988–98 flood destroyed the lock.",
            "The 1988–98 flood destroyed the lock",
        ),
        (
            "As many as 20 mills were lost.",
            "As many as 20 mills were lost",
        ),
    ]);
}

#[test]
fn who_says_it_is_left_out_without_that() {
    assert_labels(&[
        (
            "Critics argue seabed dredging will destroy the lock.",
            "Seabed dredging will destroy the lock",
        ),
        (
            "The office maintains the mill is a threat.",
            "The mill is a threat",
        ),
        // Who fails to do it does not say it.
        (
            "The town failed to ensure that the keepers mend the lock.",
            "The town failed to ensure that the keepers mend the lock",
        ),
        (
            "The reported losses are a burden for the town.",
            "The reported losses are a burden for the town",
        ),
    ]);
}
