//! Chinese and Korean names, whose parts are words or places elsewhere.

use crate::facets::lexicon::{Cues, is_word_in_any_case};
use crate::facets::token::Token;

/// Words that most of their bearers have as a Chinese family name.
const CHINESE: &str = "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo \
    Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng \
    Lü Lyu Su Lu Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao \
    Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Lei \
    Qian Yin Yi Chang Qiao Lai Gong Wen Xi Lou Chai Niu Qi Ji Xiang Xing Zhuang Zuo";

/// Family names of most Koreans.
const KOREAN: &str = "Kim Lee Park Choi Jung Jeong Chung Kang Cho Yoon Yun Jang Chang Lim Han Oh Seo \
    Shin Kwon Hwang Ahn Song Ryu Hong Moon Bae Baek Noh Roh Ban Sohn Son Nam Yang Ko Koh Woo Min \
    Jeon Ri Pak Choe Ha Heo Sung Cha Joo Na Chun";

/// Family names of Chinese of the south, as they are written there, and of Vietnamese.
const SOUTHERN: &str = "Goh Ng Ong Koh Teo Chua Wong Chan Lau Cheung Leung Ho Kwok Yeung Tsai Chiang \
    Hsieh Hsu Tsang Nguyen Tran Pham Hoang Phan Vu Vo Dang Bui Ngo Duong Ly Dinh Truong Vuong";

/// What Chinese syllables end in.
const ENDS: &str = "a o e i u ai ei ao ou an en ang eng ong er ia ie iao iu ian in iang ing iong ua uo \
    uai ui uan un uang ue";

fn is_chinese_family(word: &str) -> bool {
    CHINESE.split(' ').any(|family| family == word)
}

/// Whether many Koreans have the family name.
pub(super) fn is_korean_family(word: &str) -> bool {
    KOREAN.split(' ').any(|family| family == word)
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
    is_part(one)
        && is_part(other)
        && !(is_word(one) && is_word(other))
        && !is_word(family)
        && (SOUTHERN.split(' ').any(|name| family.is(name))
            || is_chinese_family(family.text)
            || is_korean_family(family.text))
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
    is_part(one)
        && is_part(other)
        && !is_word(other)
        && (is_chinese_family(one.text) || is_chinese_family(other.text))
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
    ENDS.split(' ').any(|own| own == end)
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
