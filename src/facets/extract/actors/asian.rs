//! Chinese and Korean names, whose parts are words or places elsewhere.

use crate::facets::lexicon::{Cues, is_word_in_any_case};
use crate::facets::token::Token;

/// What Chinese syllables end in.
const ENDS: [&str; 32] = [
    "a", "o", "e", "i", "u", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "ia",
    "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "ue",
];

/// "Ryu Sung-ho", "Ping Zhou".
pub(super) fn is_person(name: &[Token<'_>]) -> bool {
    is_chinese_name(name)
        || is_southern_name(name)
        || matches!(name, [family, _, hyphen, last] if hyphen.is("-")
            && last.is_glued
            && family.cues().any(Cues::KOREAN_FAMILY))
}

/// "Lim Jock Hoi": a family name and two others.
fn is_southern_name(name: &[Token<'_>]) -> bool {
    let [family, one, other] = name else {
        return false;
    };
    let is_part = |token: &Token<'_>| {
        let is_other = Cues::BODY | Cues::PLACE | Cues::EVENT | Cues::FUNCTION | Cues::COMPANY;
        token.is_capital()
            && !token.is_glued
            && !token.is_acronym()
            && token.text.len() < 7
            && !token.cues().any(is_other)
    };
    let is_word = |token: &Token<'_>| is_word_in_any_case(token.text);
    let families = Cues::SOUTHERN_FAMILY | Cues::CHINESE_FAMILY | Cues::KOREAN_FAMILY;
    family.cues().any(families)
        && is_part(one)
        && is_part(other)
        && !(is_word(one) && is_word(other))
        && !is_word(family)
}

/// "Gao Xirong", "Ping Zhou": a family name beside a given name of one or two syllables.
fn is_chinese_name(name: &[Token<'_>]) -> bool {
    let [one, other] = name else {
        return false;
    };
    let is_part = |token: &Token<'_>| {
        let other = Cues::BODY | Cues::PLACE | Cues::EVENT | Cues::FUNCTION;
        !token.is_glued && !token.is_acronym() && !token.cues().any(other) && is_pinyin(token.text)
    };
    let is_word = |token: &Token<'_>| is_word_in_any_case(token.text);
    // Of the two only what comes first may be a word: "Long Yun", "Ping Zhou".
    (one.cues() | other.cues()).any(Cues::CHINESE_FAMILY)
        && is_part(one)
        && is_part(other)
        && !is_word(other)
}

/// Whether a word is made of one or two Chinese syllables, as they are written in
/// Latin letters.
fn is_pinyin(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    (2..=12).contains(&lower.len())
        && (1..=lower.len().min(6)).any(|end| {
            let (one, rest) = (lower.get(..end), lower.get(end..));
            one.is_some_and(is_syllable)
                && rest.is_some_and(|rest| rest.is_empty() || is_syllable(rest))
        })
}

fn is_syllable(text: &str) -> bool {
    let begins = ["zh", "ch", "sh"]
        .iter()
        .find_map(|two| text.strip_prefix(two));
    let end = begins.unwrap_or_else(|| {
        text.strip_prefix(|c: char| "bpmfdtnlgkhjqxrzcsyw".contains(c))
            .unwrap_or(text)
    });
    ENDS.contains(&end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    #[test]
    fn a_family_name_before_two_syllables_makes_a_korean_name() {
        let is = |text: &str| is_person(&tokens(text).collect::<Vec<_>>());
        assert!(is("Ryu Sung-ho"));
        for name in ["Torvik Sung-ho", "Ryu Sung - ho", "Ryu Sung", "Ryu-ho"] {
            assert!(!is(name), "{name}");
        }
    }

    #[test]
    fn a_family_name_beside_syllables_makes_a_chinese_name() {
        let is = |text: &str| is_chinese_name(&tokens(text).collect::<Vec<_>>());
        for name in [
            "Gao Xirong",
            "Ping Zhou",
            "Zhu Menghe",
            "Li Xiaoming",
            "Wang Yu",
        ] {
            assert!(is(name), "{name}");
        }
        for name in [
            "Li Torvik",
            "Song Contest",
            "Gao Region",
            "Xi",
            "Long March",
            "Tan Line",
        ] {
            assert!(!is(name), "{name}");
        }
    }
}
