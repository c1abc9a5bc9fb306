//! The stem that the inflected forms of an English word share.
//!
//! Plurals, the forms of verbs in -s, -ed and -ing, and no more: "piracy" and
//! "piracies" are one word, "patrol" and "patrolling" too, but a "policy" is no
//! "police". What is left is always the beginning of the word.

/// Fewest letters of a stem: shorter ones are shared by words that have nothing to
/// do with each other.
const LEAST: usize = 3;

/// The stem of a folded word, and whether a "y" or its like ends it, by which
/// "policy" is told from "police"; none where it is too short.
pub(super) fn stem(word: &str) -> Option<(&str, bool)> {
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let cut = |ending: &str| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= LEAST && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])).then_some(rest)
    };
    let is_plural = |word: &str| !word.ends_with("ss") && !word.ends_with("us");
    let bare = if let Some(rest) = cut("ing").or_else(|| cut("ed")) {
        undoubled(rest)
    } else if let Some(rest) = cut("es").filter(|rest| sibilant(rest)) {
        rest
    } else if is_plural(word) {
        cut("s").unwrap_or(word)
    } else {
        word
    };
    // "cities", "city"; "save", "saving".
    let soft = ["ie", "i", "y"]
        .iter()
        .find_map(|end| bare.strip_suffix(end));
    let stem = soft.or_else(|| bare.strip_suffix('e')).unwrap_or(bare);
    (stem.len() >= LEAST).then_some((stem, soft.is_some()))
}

/// Whether a plural has -es after it.
fn sibilant(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Without the letter that is doubled before an ending: "shipp", "patroll".
fn undoubled(word: &str) -> &str {
    let mut letters = word.bytes().rev();
    let (last, before) = (letters.next(), letters.next());
    let is_doubled = last == before && !matches!(last, Some(b's' | b'e' | b'o' | b'f' | b'z'));
    // "calling" and "selling" have two of their own.
    let has_own = word.len() <= 4 && word.ends_with("ll");
    if is_doubled && !has_own {
        word.get(..word.len() - 1).unwrap_or(word)
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_have_one_stem() {
        for forms in [
            &["piracy", "piracies"][..],
            &["patrol", "patrols", "patrolled", "patrolling"],
            &["ship", "ships", "shipped", "shipping"],
            &["save", "saves", "saved", "saving"],
            &["branch", "branches"],
            &["house", "houses", "housed", "housing"],
            &["class", "classes"],
            &["call", "calls", "called", "calling"],
        ] {
            let stems: Vec<_> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(Option::is_some), "{forms:?}");
            assert!(stems.windows(2).all(|two| two[0] == two[1]), "{stems:?}");
        }
    }

    #[test]
    fn other_words_keep_apart() {
        for (one, other) in [
            ("policy", "police"),
            ("mission", "miss"),
            ("virus", "viral"),
            ("sing", "s"),
        ] {
            let (one, other) = (stem(one), stem(other));
            assert!(one.is_none() || one != other, "{one:?} {other:?}");
        }
    }
}
