use super::*;
use crate::facets::token::tokens;

fn found(text: &str) -> Vec<(String, String)> {
    let all: Vec<_> = tokens(text).collect();
    // Sentences without such a token are not even read.
    assert!(all.iter().any(Token::may_define) || definitions(&all).is_empty());
    let slice = |range: Range<usize>| {
        let part = &all[range];
        text[part[0].start()..part[part.len() - 1].end()].to_owned()
    };
    definitions(&all)
        .into_iter()
        .map(|definition| (slice(definition.long), slice(definition.short)))
        .collect()
}

fn pair(long: &str, short: &str) -> Vec<(String, String)> {
    vec![(long.to_owned(), short.to_owned())]
}

#[test]
fn a_number_may_be_a_figure_and_one_of_two_short_forms_too() {
    let long = "Three Fisheries Board".to_owned();
    assert_eq!(
        found("the Three Fisheries Board (3FB) met"),
        pair(&long, "3FB")
    );
    assert_eq!(
        found("the Three Fisheries Board (3FB or TFB) met").first(),
        pair(&long, "3FB").first()
    );
}

#[test]
fn letters_before_a_long_form_may_have_another_order_but_are_the_same() {
    let long = "Harbour Board of Torvik";
    assert_eq!(
        found("the TBH (Harbour Board of Torvik) met"),
        pair(long, "TBH")
    );
    assert_eq!(found("the TBB (Harbour Board of Torvik) met"), []);
}

#[test]
fn long_forms_are_found_before_and_after() {
    assert_eq!(found(") or Baltic Fisheries Board met"), []);
    assert_eq!(
        found("talks with the Baltic Fisheries Board (BFB) failed"),
        pair("Baltic Fisheries Board", "BFB")
    );
    assert_eq!(
        found("the BFB (Baltic Fisheries Board) met"),
        pair("Baltic Fisheries Board", "BFB")
    );
    assert_eq!(
        found("the Global Clean Rivers Initiative (CRI) grew"),
        pair("Global Clean Rivers Initiative", "CRI")
    );
    assert_eq!(
        found("the Polar Water Union (Danish: Polarvandunionen; PWU / UEP) met"),
        pair("Polar Water Union", "PWU")
    );
    assert_eq!(
        found("the Office of Sea Tides (OST) met"),
        pair("Office of Sea Tides", "OST")
    );
    assert_eq!(
        found("the Torvik University and the Harbour Board for Ice (HBI) met"),
        pair("Harbour Board for Ice", "HBI")
    );
    assert_eq!(
        found("the Torvik University and the Board for Old Ice (SOBO) met"),
        pair("Board for Old Ice", "SOBO")
    );
    assert_eq!(
        found("eight regional water centres (RWCs) opened"),
        pair("regional water centres", "RWCs")
    );
    assert_eq!(
        found("the Polar Water Union’s (PWU) ships"),
        pair("Polar Water Union", "PWU")
    );
    assert_eq!(
        found("the Ministry of Roads and Harbours (MinRaH) said"),
        pair("Ministry of Roads and Harbours", "MinRaH")
    );
    assert_eq!(
        found("the Polar Centres for Ice Research (Polar Ice) agreed"),
        pair("Polar Centres for Ice Research", "Polar Ice")
    );
    assert_eq!(
        found("the Emergency Team of Torvik (ET-TO) met"),
        pair("Emergency Team of Torvik", "ET-TO")
    );
    assert_eq!(
        found("the Torvik Party of Ploughmen or PP-T, which met"),
        pair("Torvik Party of Ploughmen", "PP-T")
    );
    assert_eq!(
        found("the Torvik Railways (Torviks Jernbaner og Vognverk) met"),
        pair("Torvik Railways", "Torviks Jernbaner og Vognverk")
    );
    assert_eq!(
        found("the Torvik Railways (in Danish: Torviks Jernbaner og Vognverk; founded) met"),
        pair("Torvik Railways", "Torviks Jernbaner og Vognverk")
    );
    assert_eq!(
        found("the Torvik Harbour Union (Arabic: Ittihad al-Torvik) met"),
        pair("Torvik Harbour Union", "Ittihad al-Torvik")
    );
    assert_eq!(
        found("the Torvik Harbour Union or UTH, which met"),
        pair("Torvik Harbour Union", "UTH")
    );
    assert_eq!(
        found("the Ministry of Ice and the Torvik Harbour Union or UTH, met"),
        pair("Torvik Harbour Union", "UTH")
    );
}

#[test]
fn a_translation_is_another_name() {
    let both = found("the Glomma Havnlag (GH), or Northern Port Coalition, met");
    assert_eq!(
        both,
        [
            ("Glomma Havnlag".to_owned(), "GH".to_owned()),
            (
                "Glomma Havnlag".to_owned(),
                "Northern Port Coalition".to_owned()
            )
        ]
    );
}

#[test]
fn other_brackets_define_nothing() {
    for text in [
        "France (Paris) agreed",
        "it grew (GDP rose) fast",
        "in Oslo (2019)",
        "Joe Roe (United States) spoke",
        "the Polar Union (a club of states) met",
        "the Polar Union (Odda Torvik Halden) met",
        "the Polar Union or UNESCO, which met",
        "the Polar Union or NGOs, which met",
        "the Polar Commission or QVT, whoever pays",
        "The Ministry of Ice or TQO, which tests, met",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_long_form_may_hold_a_plural_that_owns() {
    for name in ["Polar Ministers’ Council", "Polar Ministers' Council"] {
        let text = format!("the {name} on Ice (POMCOI) met");
        let expected = (format!("{name} on Ice"), "POMCOI".to_owned());
        assert_eq!(found(&text), [expected], "{text}");
    }
}
