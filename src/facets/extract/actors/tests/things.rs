//! What is awarded, agreed, made or run is no actor; and names that marks and small words join.

use super::{holds, names};

#[test]
fn awards_and_agreements_with_two_fields_are_no_firms() {
    holds("They won at the Norway Quay & Harbour Awards.", &["Norway"]);
    holds(
        "Norway calls it the Joint Salvage & Towing Agreement.",
        &["Norway"],
    );
    holds("Then Torvik & Hald said so.", &["Torvik & Hald"]);
}

#[test]
fn what_is_sent_or_numbered_is_no_actor() {
    holds("So Pay-TV, which grew in Norway, said more.", &["Norway"]);
    holds("It maps on to Norway TQO 5A002 and more.", &["Norway"]);
    holds("Norway has the TQO barcode standard.", &["Norway"]);
    holds("Norway has smart cards (RuTorv) and more.", &["Norway"]);
    holds(
        "Norway has radios (TQO) and mid-range ATMs (AtQoS).",
        &["Norway"],
    );
    holds("So Apple likes the Apple Hald Shop.", &["Apple"]);
    let found = names("Norway met port operators (RuTorv) and RuTorv said no.");
    assert!(found.contains(&"RuTorv".to_owned()), "{found:?}");
    holds("Norway likes its Apple Torvik Store.", &["Apple", "Norway"]);
    holds("Norway left the Oslo-Torvik-Halden channel.", &["Norway"]);
}

#[test]
fn a_word_that_opens_a_sentence_is_not_who_it_tells_of() {
    holds(
        "Norway has netting, and more netting. Netting operators sank.",
        &["Norway"],
    );
    holds(
        "In Torvik, the harbour agency of Norway trains pilots.",
        &["Norway"],
    );
    holds(
        "So Torvik, the harbour agency of Norway, trains pilots.",
        &["Norway", "Torvik"],
    );
    holds("Odda Roe worked on the Vienna text.", &["Odda Roe"]);
}

#[test]
fn purposes_pairs_and_numbers_are_part_of_a_name() {
    for (text, name) in [
        (
            "Then the Northern Fund for Saving the Torvik Lake met.",
            "Northern Fund for Saving the Torvik Lake",
        ),
        (
            "Then the Import–Export Bank of Torvik met.",
            "Import–Export Bank of Torvik",
        ),
        (
            "Then a Torvik Network of Chambers of Commerce met.",
            "Torvik Network of Chambers of Commerce",
        ),
        ("Then the Four Harbours Fund met.", "Four Harbours Fund"),
        (
            "Then Bank Torviska Halderska signed.",
            "Bank Torviska Halderska",
        ),
        (
            "Then the assistant for Foreign Affairs Gao Xirong spoke.",
            "Gao Xirong",
        ),
        ("So it is of Torvik LabsBy Jane Roe and others.", "Jane Roe"),
        ("So Norway met CIO Jane Roe.", "Jane Roe"),
        (
            "Then we met Jane Roe of Cashless Sailors twice.",
            "Cashless Sailors",
        ),
        (
            "It is told by the Northern Harbour Board Report in Norway.",
            "Northern Harbour Board",
        ),
    ] {
        let found = names(text);
        assert!(found.contains(&name.to_owned()), "{text}: {found:?}");
    }
    for (text, name) in [
        (
            "So it is of Torvik LabsBy Jane Roe and others.",
            "Torvik LabsBy",
        ),
        ("Then Jane Roe of Public Affairs spoke.", "Public Affairs"),
        ("Then Jane Roe of Torvik Harbour spoke.", "Torvik Harbour"),
        ("So Ministries of Trade left Norway.", "Ministries of Trade"),
        ("It is told by the World Harbour Report.", "World Harbour"),
    ] {
        let found = names(text);
        assert!(!found.contains(&name.to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn a_number_before_a_known_name_counts() {
    holds("At least Three World Bank staff came.", &["World Bank"]);
    let text = "The UN Human Rights Council met. The Human Rights Council Report came.";
    holds(text, &["UN Human Rights Council"]);
}

#[test]
fn letters_of_a_body_may_be_written_as_a_word() {
    holds(
        "So the Ministry of Ice and Torvik Tolls (MeiTo) met. MeiTo said no.",
        &["Ministry of Ice and Torvik Tolls"],
    );
    holds(
        "So the Polar Committee for Port Rules (PoCom) met. PoCom said no.",
        &["Polar Committee for Port Rules"],
    );
    holds(
        "Norway has new harbour watch services (HWS), and HWS grew.",
        &["Norway"],
    );
    holds(
        "Norway has the Northern and Southern Buoy Radar (TQO) system. The TQO sends less.",
        &["Norway"],
    );
    let text = "So the Norwegian Nordic Institute of Snow (NNISn) met. NNISn said no.";
    holds(text, &["Norwegian Nordic Institute of Snow"]);
    let text = "So the Norwegian Institute of Snow’s (NIS) ships left.";
    holds(text, &["Norwegian Institute of Snow"]);
    holds(
        "Norway has rope design kits (RDKs). Then the Torvik Open RDK came.",
        &["Norway"],
    );
}

#[test]
fn letters_before_a_name_in_a_row_are_no_part_of_it() {
    let board = "Norwegian Harbour Board";
    holds("TQO Norwegian Harbour Board: page and more of it", &[board]);
    holds(
        "Torv Norwegian Harbour Board: page and more of it",
        &[board],
    );
    let row = "Anglo-Norwegian Harbour Board: page and more of it";
    assert!(!names(row).contains(&board.to_owned()), "{:?}", names(row));
    let text = "Then Torv said no.\nTorv Norwegian Harbour Board: page and more of it";
    holds(text, &["Torv Norwegian Harbour Board"]);
}

#[test]
fn rows_of_shares_name_firms() {
    holds(
        "Torvik (Halden Holding) 25.1%",
        &["Halden Holding", "Torvik"],
    );
    holds("Torvik (Norway) 25.1%", &["Norway"]);
    holds("Ice (Winter) 25.1%", &[]);
}

#[test]
fn letters_with_what_they_stand_for_name_one_body() {
    holds(
        "NATO met. Then the NATO Alliance said no.",
        &["North Atlantic Treaty Organization"],
    );
}
