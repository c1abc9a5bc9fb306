//! Clauses that are quoted from their beginning.

use super::assert_labels;

#[test]
fn a_clause_that_fits_is_quoted_whole() {
    assert_labels(&[
        (
            "The flood destroyed the mayor's three boats in the harbour.",
            "The flood destroyed the mayor's three boats in the harbour",
        ),
        (
            "In March a barge was lost near the lock.",
            "In March a barge was lost near the lock",
        ),
        (
            "The problem threatens the harvest of the valley.",
            "The problem threatens the harvest of the valley",
        ),
        (
            "The council must navigate local divisions with care.",
            "The council must navigate local divisions with care",
        ),
        (
            "The debt burdens small towns have taken on are growing.",
            "The debt burdens small towns have taken on are growing",
        ),
        (
            "The harbour office does not have sufficient funds for pilots.",
            "The harbour office does not have sufficient funds for pilots",
        ),
        // Its sign belongs to the last word.
        (
            "The worries of Lund might differ from the mayor's.",
            "The worries of Lund might differ from the mayor's",
        ),
    ]);
}

#[test]
fn a_clause_is_quoted_with_what_hangs_on_it() {
    assert_labels(&[
        (
            "A barge was lost because neither of the keepers saw the alarm.",
            "A barge was lost because neither of the keepers saw the alarm",
        ),
        (
            "Leases may harm the trade, even if that isn't the aim of Lund.",
            "Leases may harm the trade, even if that isn't the aim of Lund",
        ),
        // Who says it may go.
        (
            "The bridge in Lund, and most other bridges, can't be mended, Ekberg said.",
            "The bridge in Lund, and most other bridges, can't be mended",
        ),
        (
            "The keepers of the “Old Lock” ferry in Lund fear the flood.",
            "The keepers of the Old Lock ferry in Lund fear the flood",
        ),
    ]);
}

#[test]
fn a_clause_that_is_too_long_is_cut_between_phrases_and_says_so() {
    assert_labels(&[
        (
            "The ferry could not carry all of the lorries after the wedding of the two owners in the spring of that year.",
            "The ferry could not carry all of the lorries…",
        ),
        (
            "Lawsuits have divided the towns over closer ties with the port, particularly in the years after the war.",
            "Lawsuits have divided the towns over closer ties with the port…",
        ),
        (
            "Mills have been lost in the north, and can be strong rivals of the mills of the far shore of the lake.",
            "Mills have been lost in the north, and can be strong rivals…",
        ),
        (
            "The bank, the only lender of the mill, refused to extend the loan without a new review of all of its debts.",
            "The bank … refused to extend the loan without a new review…",
        ),
    ]);
}

#[test]
fn what_stands_aside_goes_if_there_is_no_room_for_the_trouble() {
    assert_labels(&[(
        "The demand of the towns for help in building the new locks of the canal in the upper valley skyrocketed.",
        "The demand of the towns … skyrocketed",
    )]);
}

#[test]
fn a_noun_phrase_is_told_where_its_borders_are_certain() {
    assert_labels(&[
        (
            "A lack of common tolls between towns limits what mills sell.",
            "A lack of common tolls between towns limits what mills sell",
        ),
        (
            "The lack of trained pilots is one of the gravest of the many obstacles to the new lease of the old lock.",
            "Lack of trained pilots",
        ),
        (
            "The closer ties have raised concerns in Lund, Ystad and Moss.",
            "The closer ties have raised concerns in Lund, Ystad and Moss",
        ),
    ]);
}

#[test]
fn what_is_done_behind_a_comma_is_told_where_the_clause_points() {
    assert_labels(&[(
        "These three mills have already begun to renew the many leases of their quays on the lower lake, \
         further complicating the talks of the towns.",
        "Complicating the talks of the towns",
    )]);
}

#[test]
fn a_cue_that_leads_on_to_a_clause_is_told_by_that() {
    assert_labels(&[(
        "This lease came at a time when coal is increasingly diverted to the ports.",
        "Coal is increasingly diverted to the ports",
    )]);
}
