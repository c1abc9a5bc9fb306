//! Lists of actors and of places, and the lines that tell how to reach somebody.

use super::*;

#[test]
fn a_clause_before_a_colon_announces_whom_a_list_names() {
    let text = "Norway watched. So far 12 lenders and funds have signed: Torvang Trust, Curio \
                Hald, Essvik, Norrby (Jutland) and Hald Medicine.";
    let found = names(text);
    for name in [
        "Torvang Trust",
        "Curio Hald",
        "Essvik",
        "Norrby",
        "Hald Medicine",
    ] {
        assert!(found.contains(&name.to_owned()), "{name} of {found:?}");
    }
    assert_eq!(kind_of(text, "Essvik").as_deref(), Some("company"));
    // For whom something is, and what they use.
    holds(
        "Norway listed five steps for lenders: Torvanging, Essvikking and Hald.",
        &["Norway"],
    );
    holds("Norway sells such things: Torvang, Essvik.", &["Norway"]);
}

#[test]
fn the_rows_of_a_list_are_those_whom_the_row_before_announces() {
    let text = "There are now four insurers in Norway:\nTorvang (TVG);\nEssvik;\nTQN;\nShipping.\n\
                It is far.";
    holds(text, &["Essvik", "Norway", "TQN", "Torvang"]);
    assert_eq!(kind_of(text, "Essvik").as_deref(), Some("company"));
    holds(
        "There are now four fjords in Norway:\nTorvang;\nEssvik.",
        &["Norway"],
    );
}

#[test]
fn who_stands_in_the_row_that_announces_a_list_is_none_of_it() {
    let text = "Anna Roe met three lenders:\nHaldvik;\nEssvik.\nIt is far.";
    assert_eq!(kind_of(text, "Anna Roe").as_deref(), Some("person"));
    assert_eq!(kind_of(text, "Essvik").as_deref(), Some("company"));
    let text = "Norway named the following firms:\nAnna Torvang;\nEssvik.\nIt is far.";
    assert_eq!(kind_of(text, "Anna Torvang").as_deref(), Some("person"));
    assert_eq!(kind_of(text, "Essvik").as_deref(), Some("company"));
}

#[test]
fn a_handle_names_somebody_and_a_mail_address_nobody() {
    holds(
        "Norway asked @Torvang said Essvik@hald.example.",
        &["Norway", "Torvang"],
    );
    holds("Norway asked @TorvangHald and left.", &["Norway"]);
}

#[test]
fn a_list_of_towns_names_no_governments() {
    holds(
        "Norway agreed. Open sites include: Torvang, Cairo, Kampala, London, Essvik, Tel Aviv \
         and Washington, DC.",
        &["Norway"],
    );
    holds("Norway named cities such as Paris and Tokyo.", &["Norway"]);
    holds("In Norway such cities are Paris and Tokyo.", &["Norway"]);
    holds(
        "The partners include: Paris and Tokyo.",
        &["France", "Japan"],
    );
}

#[test]
fn what_is_agreed_on_in_a_town_is_not_its_government() {
    holds("Norway met the Copenhagen criteria.", &["Norway"]);
    holds("Norway broke the Dublin III rules.", &["Norway"]);
    holds("Norway spoke of the ‘Lisbon dilemma’.", &["Norway"]);
    holds("Then the Kremlin rules were told.", &["Russia"]);
    holds("Yesterday Lisbon plans were told.", &["Portugal"]);
}

#[test]
fn lines_that_tell_how_to_reach_somebody_name_bodies_and_persons_only() {
    holds(
        "Jane Roe, Trade Specialist U.S. Embassy, 12 Torvang Hutong Xidal Tel: 12 Fax: 13 Email: x",
        &["Jane Roe", "U.S. Embassy"],
    );
    holds(
        "Anna Roe, U.S. Commercial Service U.S. Consulate General Torvang, Essvik District Fax.: 1",
        &[
            "Anna Roe",
            "U.S. Commercial Service",
            "U.S. Consulate General",
        ],
    );
    // No label.
    holds(
        "They met Torvang Hald in a Tel Aviv hotel.",
        &["Torvang Hald"],
    );
    holds(
        "The Norwegian Consulate General of Torvang opened.",
        &["Norwegian Consulate General of Torvang"],
    );
    holds("Then Army General Roe spoke.", &["Roe"]);
}

#[test]
fn what_ends_in_a_domain_is_an_address_in_capitals_too() {
    holds("Norway moved its forms to TQO.UK today.", &["Norway"]);
    holds(
        "Norway left. UK firms stayed.",
        &["Norway", "United Kingdom"],
    );
}
