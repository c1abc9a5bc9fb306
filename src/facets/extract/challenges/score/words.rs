//! Words that several rules of form go by.

/// Verbs that tell of more, in the forms that are no other word.
pub(super) const ROSE: [&str; 40] = [
    "rose",
    "risen",
    "rise",
    "rises",
    "rising",
    "climb",
    "climbs",
    "climbed",
    "climbing",
    "soar",
    "soars",
    "soared",
    "soaring",
    "doubled",
    "doubles",
    "doubling",
    "tripled",
    "triples",
    "tripling",
    "quadrupled",
    "quadrupling",
    "increase",
    "increases",
    "increased",
    "increasing",
    "jump",
    "jumps",
    "jumped",
    "jumping",
    "surged",
    "surges",
    "surging",
    "spiralled",
    "spiralling",
    "ballooned",
    "ballooning",
    "mounting",
    "escalated",
    "spiked",
    "skyrocketed",
];

/// Verbs that make it more.
pub(super) const RAISE: [&str; 22] = [
    "raise",
    "raises",
    "raised",
    "raising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "drive",
    "drives",
    "drove",
    "driven",
    "driving",
    "push",
    "pushes",
    "pushed",
    "pushing",
    "inflate",
    "inflates",
    "inflated",
    "inflating",
    "adds",
];

/// What it is called if it is more than it should be.
pub(super) const DEAR: [&str; 9] = [
    "higher",
    "soaring",
    "mounting",
    "rising",
    "surging",
    "exorbitant",
    "extra",
    "growing",
    "hidden",
];

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
