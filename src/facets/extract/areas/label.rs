//! Labels in the letters of running text.

use super::proper::is_known_name;
use crate::facets::lexicon::push_small;

/// A label in the letters of running text.
pub(super) fn plain(label: &str) -> String {
    // Most have no capital but that of the first word.
    let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if label.bytes().skip(1).all(is_small) {
        return label.to_owned();
    }
    let mut plain = String::with_capacity(label.len());
    for (number, word) in label.split(' ').enumerate() {
        if number > 0 {
            plain.push(' ');
        }
        let is_title = word.chars().skip(1).all(|c| !c.is_uppercase());
        if number > 0 && is_title && !is_known_name(word) {
            push_small(&mut plain, word);
        } else {
            plain.push_str(word);
        }
    }
    plain
}

/// A name as it stands within a sentence: with a small first letter, but for
/// short forms.
pub(super) fn in_text(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        Some(first) if chars.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => name.to_owned(),
    }
}
