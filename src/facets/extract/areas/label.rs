//! Labels in the letters of running text.

/// A label in the letters of running text.
pub(super) fn plain(label: &str) -> String {
    let mut words = Vec::new();
    for (number, word) in label.split(' ').enumerate() {
        let is_title = word.chars().skip(1).all(|c| !c.is_uppercase());
        if number > 0 && is_title {
            words.push(word.to_lowercase());
        } else {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
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
