//! Dates as people write them.

use super::without_prefix;

/// What stands before the date of an article.
const SAID: &[&str] = &[
    "first published",
    "last updated",
    "published",
    "updated",
    "posted",
    "dated",
    "date",
    "issued",
    "released",
    "sent",
];

/// A date as written, if the text is nothing but one.
pub(in super::super) fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = SAID
        .iter()
        .find_map(|word| without_prefix(text, word))
        .unwrap_or(text)
        .trim_start_matches([':', ' ']);
    let rest = without_prefix(rest, "on ")
        .unwrap_or(rest)
        .trim_end_matches('.');
    let (mut years, mut others, mut whole) = (0, 0, 0);
    for word in rest.split_whitespace() {
        let word = word.trim_matches([',', ';', '(', ')']);
        if is_filler(word) || is_time(word) || is_zone(word) {
            continue;
        }
        if is_calendar_date(word) {
            whole += 1;
        } else if is_year(word) {
            years += 1;
        } else if is_day(word) || is_month_or_weekday(word) {
            others += 1;
        } else {
            return None;
        }
    }
    // The day of the week may stand beside a date in figures.
    let told = (whole == 1 && years == 0 && others <= 1)
        || (whole == 0 && years == 1 && (1..=3).contains(&others));
    told.then(|| rest.to_owned())
}

/// "de" as in "14 de marzo de 2024", or what stands beside a time of day.
fn is_filler(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "-" | "–"
            | "at"
            | "de"
            | "del"
            | "of"
            | "the"
            | "le"
            | "am"
            | "pm"
            | "a.m"
            | "p.m"
            | "gmt"
            | "utc"
            | "est"
            | "edt"
            | "cet"
    )
}

/// "10:30", "17:30:00-04:00", "10:30am".
fn is_time(word: &str) -> bool {
    word.contains(':')
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '-' | '+' | '.'))
}

/// "+0100", as in the head of a letter.
fn is_zone(word: &str) -> bool {
    word.len() == 5
        && word.starts_with(['+', '-'])
        && word.bytes().skip(1).all(|b| b.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse()
            .is_ok_and(|year: u16| (1400..2200).contains(&year))
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '.');
    let ending = word.get(digits.len()..).unwrap_or_default();
    matches!(ending, "" | "st" | "nd" | "rd" | "th" | ".")
        && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

pub(super) fn is_month_or_weekday(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        // German, French, Spanish, where they differ.
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "janvier",
        "février",
        "mars",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let lower = word.trim_end_matches('.').to_lowercase();
    lower.len() >= 3
        && NAMES
            .iter()
            .any(|name| *name == lower || (name.starts_with(&lower) && lower.len() <= 4))
}

/// "2024-03-14", "14/03/2024", "14.3.2024".
fn is_calendar_date(word: &str) -> bool {
    ['-', '/', '.'].into_iter().any(|sign| {
        let parts: Vec<&str> = word.split(sign).collect();
        matches!(parts.as_slice(), [a, b, c]
            if is_day(b) && ((is_year(a) && is_day(c)) || (is_day(a) && is_year(c))))
    })
}
