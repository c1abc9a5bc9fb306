//! Which letters people mistake for which.
//!
//! In a short word one letter makes another word more often than a slip: "line"
//! is not a slip for "like". There, a letter counts as mistaken only for one that
//! lies beside it on the keyboard or sounds like it. The first letter of a word
//! is seldom wrong at all (in 1 of 13 misspellings: Pollock and Zamora 1984).

/// Keys beside each letter from a to z; other layouts differ in few of them.
const BESIDE: [&str; 26] = [
    "qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn",
    "jiolm", "kop", "njk", "bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb",
    "qase", "zsdc", "tghu", "asx",
];

/// Letters that sound alike somewhere.
const ALIKE: [&str; 8] = ["aeiouy", "ckqsz", "gj", "mn", "dt", "bp", "fvw", "xs"];

/// How many letters of a word, and of a name, make it long enough that any letter
/// but the first may be wrong.
const ANY_LETTER: [usize; 2] = [8, 6];
/// How many make it long enough that a letter may be mistaken for one that sounds
/// like it.
const BY_SOUND: [usize; 2] = [5, 4];
/// Letters from which the first one may be left out.
const FIRST_LEFT_OUT: usize = 6;

/// Whether `typed` is `meant` with a slip that people make; the words are one
/// edit apart. Names are misspelt more freely than words ("Kyev").
pub(super) fn is_likely(typed: &[char], meant: &[char], is_name: bool) -> bool {
    let from = |[word, name]: [usize; 2]| if is_name { name } else { word };
    let at = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (Some(one), Some(other)) = (typed.get(at), meant.get(at)) else {
        // At the end one letter is missing or too much.
        return true;
    };
    let length = typed.len().min(meant.len());
    let is_swap = typed.get(at + 1) == Some(other) && meant.get(at + 1) == Some(one);
    match typed.len().cmp(&meant.len()) {
        std::cmp::Ordering::Equal if is_swap => true,
        std::cmp::Ordering::Equal => {
            is_beside(*one, *other)
                || (length >= from(BY_SOUND) && sounds_like(*one, *other))
                || (length >= from(ANY_LETTER) && at > 0)
        }
        std::cmp::Ordering::Less => at > 0 || typed.len() >= FIRST_LEFT_OUT,
        std::cmp::Ordering::Greater => at > 0 || is_beside(*one, *other),
    }
}

/// Whether the first letters allow `typed` to be `meant` with two slips.
pub(super) fn begins_alike(typed: &[char], meant: &[char]) -> bool {
    match (typed, meant) {
        ([a, b, ..], [c, d, ..]) => a == c || (a == d && b == c),
        _ => false,
    }
}

fn is_beside(a: char, b: char) -> bool {
    let beside = |a: char, b: char| {
        let at = u32::from(a).checked_sub(u32::from('a'));
        at.and_then(|at| BESIDE.get(at as usize))
            .is_some_and(|keys| keys.contains(b))
    };
    beside(a, b) || beside(b, a)
}

fn sounds_like(a: char, b: char) -> bool {
    ALIKE
        .iter()
        .any(|letters| letters.contains(a) && letters.contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likely(typed: &str, meant: &str) -> bool {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        is_likely(&letters(typed), &letters(meant), false)
    }

    #[test]
    fn slips_of_a_finger_are_likely() {
        for (typed, meant) in [
            ("porr", "port"),
            ("prot", "port"),
            ("pott", "pot"),
            ("prt", "port"),
            ("ahrbour", "harbour"),
            ("arbour", "harbour"),
            ("gharbour", "harbour"),
        ] {
            assert!(likely(typed, meant), "{typed} {meant}");
        }
    }

    #[test]
    fn letters_that_sound_alike_are_mistaken_in_longer_words() {
        assert!(likely("herbour", "harbour"));
        assert!(likely("kaptain", "captain"));
        assert!(!likely("past", "post"));
    }

    #[test]
    fn names_are_misspelt_freely() {
        let (typed, meant) = (['k', 'y', 'e', 'v'], ['k', 'y', 'i', 'v']);
        assert!(is_likely(&typed, &meant, true));
        assert!(!is_likely(&typed, &meant, false));
    }

    #[test]
    fn another_word_is_no_slip() {
        for (typed, meant) in [
            ("line", "like"),
            ("resort", "report"),
            ("giving", "living"),
            ("faction", "action"),
            ("lair", "air"),
            ("air", "lair"),
        ] {
            assert!(!likely(typed, meant), "{typed} {meant}");
        }
        assert!(likely("lighthouxe", "lighthouse"));
    }
}
