//! Tests of tokens.

use super::*;

fn cut(text: &str) -> Vec<&str> {
    tokens(text).map(|token| token.text).collect()
}

#[test]
fn possessives_and_hyphens_stand_alone_and_initials_stay_together() {
    assert_eq!(
        cut("South Korea’s NATO-led (U.S.) plan."),
        [
            "South", "Korea", "’s", "NATO", "-", "led", "(", "U.S.", ")", "plan", "."
        ]
    );
    assert_eq!(
        cut("J. Smith of AT&T left the U.S."),
        ["J", ".", "Smith", "of", "AT&T", "left", "the", "U.S."]
    );
    assert_eq!(cut("Sid'Ahmed’s 1,204.5"), ["Sid'Ahmed", "’s", "1,204.5"]);
    assert_eq!(cut("states’ rights"), ["states", "’", "rights"]);
}

#[test]
fn no_dash_or_quote_is_a_letter() {
    assert!(('\u{2010}'..='\u{2027}').all(|c| !c.is_alphanumeric()));
    assert!(is_alphanumeric('é') && is_alphanumeric('7') && !is_alphanumeric('—'));
}

#[test]
fn tokens_know_where_they_stand() {
    let text = "the  UK–France pact";
    let all: Vec<_> = tokens(text).collect();
    for token in &all {
        assert_eq!(&text[token.start()..token.end()], token.text);
    }
    let glued: Vec<bool> = all.iter().map(|token| token.is_glued).collect();
    assert_eq!(glued, [false, false, true, true, false]);
}

#[test]
fn capitals_and_acronyms_are_told_from_words() {
    let is_capital = |text| tokens(text).next().unwrap().is_capital();
    assert!(
        ["Paris", "G7", "18F", "d’Ivoire", "Élysée"]
            .into_iter()
            .all(is_capital)
    );
    assert!(!["paris", "18", "don’t", "5th"].into_iter().any(is_capital));
    let is_acronym = |text| tokens(text).next().unwrap().is_acronym();
    assert!(
        ["NATO", "NGOs", "AfDB", "U.S.", "MinTIC"]
            .into_iter()
            .all(is_acronym)
    );
    assert!(
        !["Nato", "Paris", "McDonald", "A"]
            .into_iter()
            .any(is_acronym)
    );
}
