//! Labels in the letters of running text.

use std::borrow::Cow;

use compact_str::CompactString;

use super::proper::is_known_name;
use crate::facets::lexicon::push_small;

/// A label in the letters of running text.
pub(super) fn plain<'a>(label: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let label = label.into();
    // Most have no capital but that of the first word.
    let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if label.bytes().skip(1).all(is_small) {
        return label;
    }
    let mut plain = CompactString::with_capacity(label.len());
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
    Cow::Owned(plain.into())
}

/// A name as it stands within a sentence: with a small first letter, but for
/// short forms.
pub(super) fn in_text<'a>(name: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let name = name.into();
    let mut chars = name.chars();
    let (first, next) = (chars.next(), chars.clone().next());
    match (first, next) {
        (Some(first), Some(next)) if !first.is_lowercase() && next.is_lowercase() => {
            let mut small = String::with_capacity(name.len());
            small.extend(first.to_lowercase());
            small.push_str(chars.as_str());
            Cow::Owned(small)
        }
        _ => name,
    }
}
