//! The names of people.

use super::date::is_month_or_weekday;
use super::{OPENING_WORDS, tidy};

/// Lower-case words inside names.
pub(super) const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "von", "y", "zu",
];

/// Capitalised words that begin a sentence and no name.
const NO_NAMES: &[&str] = &[
    "a", "all", "an", "and", "as", "at", "but", "each", "for", "he", "her", "his", "if", "in",
    "it", "its", "no", "on", "one", "our", "she", "so", "some", "such", "that", "the", "their",
    "there", "these", "they", "this", "those", "to", "we", "what", "when", "who", "with",
];

/// Words that a name of two or three words in a credit does not hold: those of
/// bodies, of kinds of texts and of places.
const NO_PEOPLE: &[&str] = &[
    "agency",
    "analysis",
    "association",
    "authority",
    "bank",
    "board",
    "brief",
    "briefing",
    "bulletin",
    "center",
    "centre",
    "college",
    "commentary",
    "commission",
    "committee",
    "council",
    "department",
    "east",
    "edition",
    "essay",
    "foundation",
    "group",
    "institute",
    "institution",
    "issue",
    "journal",
    "letter",
    "magazine",
    "middle",
    "ministry",
    "network",
    "new",
    "news",
    "newsletter",
    "north",
    "note",
    "office",
    "opinion",
    "paper",
    "policy",
    "press",
    "programme",
    "program",
    "project",
    "reading",
    "release",
    "remarks",
    "report",
    "research",
    "review",
    "series",
    "service",
    "society",
    "south",
    "speech",
    "statement",
    "studies",
    "study",
    "summary",
    "survey",
    "team",
    "times",
    "union",
    "united",
    "university",
    "update",
    "volume",
    "west",
    "working",
];

/// Those of them that people are called too.
const SURNAMES: &[&str] = &["east", "north", "press", "south", "west"];

/// Whether a text names more than one, as the row of the authors below a title.
pub(in super::super) fn joins(text: &str) -> bool {
    text.contains(" and ") || text.contains(" & ")
}

/// A text that is nothing but the names of people.
pub(in super::super) fn names(text: &str) -> Option<String> {
    let line = tidy(text, OPENING_WORDS)?;
    let (name, rest) = people(&line)?;
    let is_person = name
        .split(' ')
        .all(|word| !NO_PEOPLE.contains(&word.to_lowercase().as_str()));
    (rest.is_empty() && is_person).then_some(name)
}

/// The names of one or more people at the start of `text`, and what follows.
pub(super) fn people(text: &str) -> Option<(String, &str)> {
    let joins = |word: &str| word.eq_ignore_ascii_case("and") || word == "&";
    let several = text.split(' ').any(joins);
    let (mut end, mut at, mut person, mut joined) = (0, 0, 0, false);
    for word in text.split_inclusive(' ') {
        let start = at;
        at += word.len();
        let word = word.trim_end();
        let core = word.trim_end_matches([',', ';', ':', ')']);
        let initial = core
            .strip_suffix('.')
            .filter(|stem| stem.chars().count() <= 4 && at < text.len());
        let bare = initial.unwrap_or_else(|| core.trim_end_matches('.'));
        let lower = bare.to_lowercase();
        if joins(core) {
            if person < 2 || joined {
                break;
            }
            (person, joined) = (0, true);
            continue;
        }
        let inside = PARTICLES.contains(&bare) && person > 0;
        let is_name = bare.starts_with(char::is_uppercase)
            && bare
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
            && !(person == 0 && NO_NAMES.contains(&lower.as_str()));
        // "By Ann Lee Tuesday, 5 June", "By Ann Lee Policy Brief"
        let ends = person >= 2
            && (bare.len() > 4 && is_month_or_weekday(bare)
                || NO_PEOPLE.contains(&lower.as_str()) && !SURNAMES.contains(&lower.as_str()));
        if !(is_name || inside) || person >= 5 || ends {
            break;
        }
        person += usize::from(is_name);
        joined = false;
        if person >= 2 && is_name {
            end = start + core.len();
            if initial.is_none() {
                end -= core.len() - bare.len();
            }
        }
        if word.len() > core.len() || (initial.is_none() && bare.len() < core.len()) {
            // A comma separates two of several people.
            if several && word.ends_with(',') && person >= 2 {
                person = 0;
                continue;
            }
            break;
        }
    }
    let name = text.get(..end).filter(|name| !name.is_empty())?;
    Some((name.to_owned(), text.get(end..)?.trim_start()))
}
