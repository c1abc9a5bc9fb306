//! Labels from beside a clause that does not tell the trouble itself.

use super::assert_labels;

#[test]
fn the_cause_is_told_where_the_clause_does_not_tell_it() {
    assert_labels(&[
        (
            "Lund hosted the fair too, although the feast took place in Ystad due to the remote seat, \
             narrow streets and limited quays of Lund.",
            "Remote seat, narrow streets and limited quays of Lund",
        ),
        (
            "Despite their small fleet and their weak nets, the islanders have caught as much as Lund.",
            "Weak nets",
        ),
        (
            "Despite their relatively small economic and political weight, the islanders have caught \
             as much as Lund.",
            "Relatively small economic and political weight",
        ),
    ]);
}

#[test]
fn what_is_asked_is_told_where_who_asks_is_not() {
    assert_labels(&[(
        "They should also be frank about what remains unsolved.",
        "What remains unsolved",
    )]);
}

#[test]
fn what_points_back_within_a_label_is_left_out() {
    assert_labels(&[
        (
            "The mill lost a tenth of them to frost.",
            "The mill lost a tenth to frost",
        ),
        ("Nobody can live with it.", "Nobody can live with it"),
        (
            "The millers are tired of them.",
            "The millers are tired of them",
        ),
        ("They have come close to ruin twice.", "Close to ruin twice"),
        (
            "They are badly vulnerable to its effects, with some mills at risk of becoming useless \
             due to the frost.",
            "Mills at risk of becoming useless",
        ),
    ]);
}

#[test]
fn what_is_granted_before_but_is_left_out() {
    assert_labels(&[(
        "The common ticket of the ferry towns remains technically feasible but politically infeasible.",
        "The common ticket of the ferry towns remains politically infeasible",
    )]);
}

#[test]
fn between_needs_two() {
    assert_labels(&[(
        "Tensions are rising between Lund (the seat of the court), Ystad and the old town, leaving two camps.",
        "Tensions are rising between Lund, Ystad and the old town",
    )]);
}

#[test]
fn trouble_that_is_denied_is_no_phrase() {
    assert_labels(&[(
        "Salt is not a harbour problem.",
        "Salt is not a harbour problem",
    )]);
}

#[test]
fn what_poses_a_threat_may_be_of_something() {
    assert_labels(&[(
        "The keepers told of the threat that the rise of the river poses to the lower town.",
        "Threat from the rise of the river",
    )]);
    // Where the sentence goes on to what is done about it too.
    assert_labels(&[(
        "Millers used this feast to again raise awareness of the real risk that the impact of \
         high water poses to the very existence of their mills and to advocate for action to \
         address high water.",
        "Real risk from the impact of high water",
    )]);
}
