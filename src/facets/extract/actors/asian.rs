//! Chinese and Korean names, whose parts are words or places elsewhere.

use crate::facets::lexicon::{Cues, is_word_in_any_case};
use crate::facets::token::Token;

/// Words that most of their bearers have as a Chinese family name.
const CHINESE: [&str; 100] = [
    "Bai", "Cai", "Cao", "Chai", "Chang", "Chen", "Cheng", "Cui", "Dai", "Deng", "Ding", "Dong",
    "Du", "Duan", "Fan", "Fang", "Feng", "Fu", "Gao", "Gong", "Gu", "Guo", "Han", "Hao", "He",
    "Hou", "Hu", "Huang", "Ji", "Jia", "Jiang", "Jin", "Kang", "Kong", "Lai", "Lei", "Li", "Liang",
    "Liao", "Lin", "Liu", "Long", "Lou", "Lu", "Luo", "Lyu", "Lü", "Ma", "Mao", "Meng", "Niu",
    "Pan", "Peng", "Qi", "Qian", "Qiao", "Qin", "Qiu", "Ren", "Shao", "Shen", "Shi", "Song", "Su",
    "Sun", "Tan", "Tang", "Tian", "Wan", "Wang", "Wei", "Wen", "Wu", "Xi", "Xia", "Xiang", "Xiao",
    "Xie", "Xing", "Xiong", "Xu", "Xue", "Yan", "Yang", "Yao", "Ye", "Yi", "Yin", "Yu", "Yuan",
    "Zeng", "Zhang", "Zhao", "Zheng", "Zhong", "Zhou", "Zhu", "Zhuang", "Zou", "Zuo",
];

/// Family names of most Koreans.
const KOREAN: [&str; 49] = [
    "Ahn", "Bae", "Baek", "Ban", "Cha", "Chang", "Cho", "Choe", "Choi", "Chun", "Chung", "Ha",
    "Han", "Heo", "Hong", "Hwang", "Jang", "Jeon", "Jeong", "Joo", "Jung", "Kang", "Kim", "Ko",
    "Koh", "Kwon", "Lee", "Lim", "Min", "Moon", "Na", "Nam", "Noh", "Oh", "Pak", "Park", "Ri",
    "Roh", "Ryu", "Seo", "Shin", "Sohn", "Son", "Song", "Sung", "Woo", "Yang", "Yoon", "Yun",
];

/// Family names of Chinese of the south, as they are written there, and of Vietnamese.
const SOUTHERN: [&str; 34] = [
    "Bui", "Chan", "Cheung", "Chiang", "Chua", "Dang", "Dinh", "Duong", "Goh", "Ho", "Hoang",
    "Hsieh", "Hsu", "Koh", "Kwok", "Lau", "Leung", "Ly", "Ng", "Ngo", "Nguyen", "Ong", "Pham",
    "Phan", "Teo", "Tran", "Truong", "Tsai", "Tsang", "Vo", "Vu", "Vuong", "Wong", "Yeung",
];

/// What Chinese syllables end in.
const ENDS: [&str; 32] = [
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao",
    "ie", "in", "ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui",
    "un", "uo",
];

fn is_chinese_family(word: &str) -> bool {
    CHINESE.binary_search(&word).is_ok()
}

/// Whether many Koreans have the family name.
pub(super) fn is_korean_family(word: &str) -> bool {
    KOREAN.binary_search(&word).is_ok()
}

/// "Ryu Sung-ho", "Ping Zhou".
pub(super) fn is_person(name: &[Token<'_>]) -> bool {
    is_chinese_name(name)
        || is_southern_name(name)
        || matches!(name, [family, _, hyphen, last] if hyphen.is("-")
            && last.is_glued
            && is_korean_family(family.text))
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
    let is_family = SOUTHERN.binary_search(&family.text).is_ok()
        || is_chinese_family(family.text)
        || is_korean_family(family.text);
    is_family
        && is_part(one)
        && is_part(other)
        && !(is_word(one) && is_word(other))
        && !is_word(family)
}

/// "Gao Xiqing", "Ping Zhou": a family name beside a given name of one or two syllables.
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
    (is_chinese_family(one.text) || is_chinese_family(other.text))
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
    ENDS.binary_search(&end).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    #[test]
    fn a_family_name_beside_syllables_makes_a_chinese_name() {
        let is = |text: &str| is_chinese_name(&tokens(text).collect::<Vec<_>>());
        for name in [
            "Gao Xiqing",
            "Ping Zhou",
            "Zhu Min",
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
