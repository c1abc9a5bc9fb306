//! Words that several rules of form go by.

/// Numbers in words, with what they count.
const NUMBERS: [(&str, u32); 22] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("several", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
];

/// How much a number in words counts.
pub(super) fn number_in_words(word: &str) -> Option<u32> {
    (NUMBERS.iter())
        .find(|(name, _)| *name == word)
        .map(|(_, count)| *count)
}

/// How much a number counts, in words or in digits.
pub(super) fn number(word: &str) -> Option<u32> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match word.get(..digits) {
        Some(digits) if !digits.is_empty() => Some(digits.parse().unwrap_or(u32::MAX)),
        _ => number_in_words(word),
    }
}
