//! Labels from beside a clause that does not tell the trouble itself.

use super::assert_labels;

#[test]
fn what_points_back_within_a_label_is_left_out() {
    assert_labels(&[
        ("Nobody can live with it.", "Nobody can live with it"),
        (
            "The millers are tired of them.",
            "The millers are tired of them",
        ),
        ("They have come close to ruin twice.", "Close to ruin twice"),
    ]);
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
        "Millers used this feast to again raise awareness of the real risk that the impact of \
         high water poses to the very existence of their mills and to advocate for action to \
         address high water.",
        "Real risk that the impact of high water poses",
    )]);
}
