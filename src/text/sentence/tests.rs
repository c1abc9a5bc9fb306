use super::*;
use proptest::prelude::*;

fn cut(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
fn plain_sentences_are_cut_at_their_ends() {
    assert_eq!(
        cut("One went. Two came!  Three? “Four.” Five"),
        ["One went.", "Two came!", "Three?", "“Four.”", "Five"]
    );
}

#[test]
fn abbreviations_and_initials_do_not_end_a_sentence() {
    for whole in [
        "Dr. Smith met Gen. J. F. Kelly in St. Paul.",
        "It cost 2.4 per cent, i.e. Rather more than Mr. Yoon said.",
        "The U.S. Navy and the U.K. Treasury agreed.",
        "See Fig. 3 and No. 7 of the list.",
        "“Why?” he asked.",
        "He came on Jan. 5 by train.",
    ] {
        assert_eq!(cut(whole), [whole]);
    }
}

#[test]
fn no_sentence_ends_within_an_address() {
    for whole in [
        "See https://a.example/b?ID=7&Q!X for the table.",
        "See (www.a.example/?2024) there.",
        "At <ftp://a.example/?A=1?B=2>.",
        "See https://a.example/é?A=1&B=2!Q there.",
    ] {
        assert_eq!(cut(whole), [whole]);
    }
    assert_eq!(
        cut("See https://a.example/b? Ask here!No."),
        ["See https://a.example/b?", "Ask here!", "No."]
    );
    assert_eq!(
        cut("資料はhttps://a.example/b。次の文。"),
        ["資料はhttps://a.example/b。", "次の文。"]
    );
}

#[test]
fn an_acronym_may_end_a_sentence() {
    assert_eq!(
        cut("It left the U.S. The rest stayed."),
        ["It left the U.S.", "The rest stayed."]
    );
    assert_eq!(
        cut("They said no. Then they left."),
        ["They said no.", "Then they left."]
    );
}

#[test]
fn a_list_number_belongs_to_its_sentence() {
    assert_eq!(
        cut("1. The first rule holds. The second too."),
        ["1. The first rule holds.", "The second too."]
    );
}

#[test]
fn what_has_no_end_mark_is_cut_between_words() {
    let data = "ten bytes ".repeat(2_000);
    let found = cut(&data);
    assert!(found.len() > 1 && found.iter().all(|piece| piece.len() <= LONGEST));
    assert_eq!(found.join(" "), data.trim());
    let unbroken = "é".repeat(LONGEST);
    assert_eq!(cut(&unbroken).concat(), unbroken);
    assert_eq!(cut(&unbroken).len(), 2);
}

/// Hard cases of our own; "|" stands where a sentence must end.
const HARD: &[&str] = &[
    // Abbreviations before names and numbers.
    "Dr. Lee met Prof. Chen and Gen. Park. |They spoke for an hour.",
    "Sen. Ruiz, Rep. Cole and Gov. Hart signed it. |No one else did.",
    "The Rt. Hon. Ann Shaw opened the port.",
    "See pp. 12-14, vol. 3 and fig. 7. |The rest is missing.",
    "Cf. Art. 5 of the treaty. |It binds all of them.",
    "It rose by approx. 4 per cent vs. 3 per cent before.",
    "St. Lucia and Ft. Worth were twinned in 1990.",
    "Messrs. Dean and Fox left. |Mrs. Dean stayed.",
    "Lt. Col. Ira Webb and Maj. Sue Tan wrote the report.",
    "He sailed on the U.S.S. Grant in May.",
    "Nos. 4 and 5 were dropped, but No. 6 stayed.",
    "Sec. 3 says so. |Para. 4 does not.",
    "Many goods, e.g. Norwegian salmon, are chilled, i.e. Kept cold.",
    "The Hon. member for Kent rose. |She sat down again.",
    // Abbreviations that may end a sentence.
    "The firm is Halden Inc. |It sells nets.",
    "Halden Inc. sells nets, and Moss Ltd. buys them.",
    "They trade fish, oil, nets, etc. |Prices vary.",
    "They trade fish, nets, etc. but no oil.",
    "It opens at 9 a.m. |The crew arrives at 8 a.m. sharp.",
    "By 5 p.m. Friday the port was shut.",
    "She was born on Jan. 5, 1950. |He was born in Feb. 1951.",
    "John Moss Jr. took over. |His father, John Moss Sr. of Oslo, had left.",
    "She holds a Ph.D. |Her brother does not.",
    "She holds a Ph.D. in law from Oslo.",
    "It was founded by the Moss Bros. Company in 1910.",
    "The plant, est. 1921, belongs to Moss & Co. and its heirs.",
    // Initials and acronyms with dots.
    "J. R. Hart and W. E. B. Moss agreed. |They signed.",
    "The U.S. Navy left the U.K. in June. |The U.N. Security Council met.",
    "It left the U.S. |The rest stayed.",
    "Goods come from the U.S. and the E.U. alike.",
    "Washington, D.C. |That was the place.",
    "In Washington, D.C. they met again.",
    "They chose plan B. |It failed.",
    "George W. Bush spoke. |Then the U.S. delegation left.",
    "The A.U. Commission was asked. |It said nothing.",
    "Vitamin C. |That is what they lacked.",
    // Numbers.
    "Growth was 2.4 per cent. |It had been 3.1 per cent.",
    "Version 2.0 came out at 10.30 on 3.5.2023. |Nobody noticed.",
    "It cost $3.5 million. |That was cheap.",
    "1. The first rule holds. |The second does too.",
    "In 1999. |2000 was better.",
    "Trade fell by .5 per cent. |It rose again.",
    "The score was 3. |5 was needed.",
    "He left the city. |12 states signed, and 3 did not.",
    "It is due by Eq. 4 and Tab. 2 of the paper.",
    "It fell in 2009. |“300 ships lay idle,” he said.",
    "He loved art. |It moved him.",
    "Lee et al. |The first of many, c. 1900.",
    "Lee et al. 2019 found more.",
    // Quotation marks and brackets.
    "“We lost.” |“You won,” she said.",
    "“Why now?” he asked. |No one knew.",
    "He said, “It is over.” |She disagreed.",
    "\"Stop!\" she cried. |They did not.",
    "‘It works.’ |That is all they said.",
    "(The port was shut.) |It opened in May.",
    "The port was shut (it froze in Jan. 1963). |Ships waited.",
    "“The plan failed.” |(The minister denied it.) |Talks went on.",
    "It ended there.” |Then he left.",
    "He asked, “Who pays?” |Nobody answered.",
    "They called it “Plan A.” |It was the only plan.",
    "The court ruled.[12] |The state appealed.[13]",
    "The court ruled.¹ |The state appealed.",
    "The court ruled.12 |The state appealed.",
    // Ellipses and other marks.
    "He waited ... and then he left.",
    "He waited… |Then he left.",
    "He waited. . . . |Then he left.",
    "“Well … yes,” he said. |She nodded.",
    "What?! |They never said so.",
    "Yahoo! and Google merged their maps.",
    "Will it hold? |Will it last? |We shall see!",
    "They want one thing: Peace. |Nothing else counts.",
    "It failed; the rest is known. |See www.example.org for more.",
    "Node.js and the .NET tools are used. |Both are old.",
    "Write to a.lee@example.org. |She answers.",
    "The file is at https://example.org/a.b?c=d. |Read it.",
    // Other languages.
    "¿Quién paga? |¡Nadie paga! |El puerto cerró.",
    "条約は署名された。|港は閉じた。|だれも来ない？|来た！",
    "会议结束了。|代表们离开了。",
    "Le port a fermé. |« Pourquoi ? » demanda-t-il.",
    "Der Hafen schloss am 3. Mai 1963. |Er blieb zu.",
    "Порт закрыли. |Корабли ждали.",
    "أغلق الميناء. |هل فتح؟ |نعم.",
];

#[test]
fn hard_cases_are_cut_as_people_would() {
    let mut wrong = Vec::new();
    for case in HARD {
        let wanted: Vec<&str> = case.split('|').map(str::trim).collect();
        let text = case.replace('|', "");
        let found = cut(&text);
        if found != wanted {
            wrong.push(format!("{found:?}"));
        }
    }
    let right = HARD.len() - wrong.len();
    assert!(HARD.len() >= 60);
    assert!(
        right * 100 >= HARD.len() * 90,
        "{right} of {}\n{}",
        HARD.len(),
        wrong.join("\n")
    );
}

/// Twice the signs take about twice the time, not four times.
#[test]
fn a_flood_of_brackets_takes_time_in_proportion() {
    use std::time::{Duration, Instant};
    let took = |sign: &str, count: usize| {
        let text = format!("One α. Two.{} three.", sign.repeat(count));
        let fastest = (0..3).map(|_| {
            let begun = Instant::now();
            assert!(!sentences(&text).is_empty());
            begun.elapsed()
        });
        fastest.min().unwrap_or_default()
    };
    for sign in ["(", "\"", "[", "’", "⟨", "(\u{301}"] {
        let (few, many) = (took(sign, 2_000), took(sign, 20_000));
        assert!(
            many < few * 40 + Duration::from_millis(20),
            "{sign}: {few:?}, then {many:?}"
        );
    }
    let text = format!("Sea. {} End.", "(".repeat(450));
    let cut: Vec<_> = sentences(&text)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert!(cut.concat().len() >= text.len() - 4, "{cut:?}");
}

#[test]
fn no_abbreviation_is_longer_than_the_words_that_are_asked_about() {
    let lists = [BEFORE_NAMES, BEFORE_NUMBERS, ANYWHERE, WITHIN_NAMES];
    for known in lists.into_iter().flatten() {
        assert!(known.len() <= LONGEST_ABBREVIATION, "{known}");
    }
}

#[test]
fn no_abbreviation_is_in_two_lists() {
    let lists = [BEFORE_NAMES, BEFORE_NUMBERS, ANYWHERE, WITHIN_NAMES];
    let count: usize = lists.iter().map(|list| list.len()).sum();
    assert_eq!(KINDS.len(), count);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_one_sentence_at_a_glance_is_so_by_the_rules(text in "[a-cA-C1 .!?\u{b}\n\"(-]{0,4}[a-c ]{0,70}[a-cA-C1 .!?…)]{0,2}") {
        if is_one(&text) {
            let all = 0..text.len();
            prop_assert_eq!(by_rules(&text), vec![all]);
        }
    }
}
