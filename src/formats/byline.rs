//! The lines that name author and date.
//!
//! Conservative: a paragraph that is wrongly taken for one would lose its
//! number, so a sentence of the article must not pass. Only short blocks before
//! the running text and the very last block are asked.

/// Most words of a line before the running text.
const OPENING_WORDS: usize = 25;
/// Most words of a line after it.
const CLOSING_WORDS: usize = 60;
/// Most words between "is" and the author's occupation.
const ROLE_WITHIN: usize = 8;

/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "von", "y", "zu",
];

/// Capitalised words that begin a sentence and no name.
const NO_NAMES: &[&str] = &[
    "a", "all", "an", "and", "as", "at", "but", "each", "for", "he", "her", "his", "if", "in",
    "it", "its", "no", "on", "one", "our", "she", "so", "some", "such", "that", "the", "their",
    "there", "these", "they", "this", "those", "to", "we", "what", "when", "who", "with",
];

/// What people are who write articles; not what states or organisations are.
const ROLES: &[&str] = &[
    "adviser",
    "advisor",
    "ambassador",
    "analyst",
    "associate",
    "author",
    "chancellor",
    "columnist",
    "commentator",
    "consultant",
    "contributor",
    "coordinator",
    "correspondent",
    "dean",
    "diplomat",
    "director",
    "doctor",
    "economist",
    "editor",
    "engineer",
    "executive",
    "expert",
    "fellow",
    "founder",
    "graduate",
    "historian",
    "intern",
    "journalist",
    "lawyer",
    "lecturer",
    "manager",
    "novelist",
    "officer",
    "philosopher",
    "physician",
    "politician",
    "professor",
    "reporter",
    "researcher",
    "scholar",
    "scientist",
    "secretary",
    "sociologist",
    "specialist",
    "strategist",
    "student",
    "teacher",
    "writer",
];

/// What a line tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Credit {
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

/// What a block before the running text tells, if it tells nothing else.
pub(super) fn opening(text: &str) -> Option<Credit> {
    let line = tidy(text, OPENING_WORDS)?;
    let (credited, date) = match line.split_once(['|', '·', '•']) {
        Some((before, after)) if date(after).is_some() => (before.trim(), date(after)),
        Some((before, after)) if date(before).is_some() => (after.trim(), date(before)),
        _ => (line.as_str(), None),
    };
    if let Some(date) = self::date(&line) {
        return Some(Credit {
            author: None,
            date: Some(date),
        });
    }
    by(credited).map(|author| Credit {
        author: Some(author),
        date,
    })
}

/// What the last block of an article tells of its author; `known` says whether
/// the running text holds a name.
pub(super) fn closing(text: &str, known: impl Fn(&str) -> bool) -> Option<Credit> {
    let line = tidy(text, CLOSING_WORDS)?;
    let author = by(&line).or_else(|| after(&line)).map(Some).or_else(|| {
        the_author(&line)
            .then_some(None)
            .or_else(|| biography(&line).filter(|name| !known(name)).map(Some))
    })?;
    Some(Credit { author, date: None })
}

/// A date as written, if the text is nothing but one.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = ["published", "updated", "posted", "date"]
        .iter()
        .find_map(|word| without_prefix(text, word))
        .unwrap_or(text)
        .trim_start_matches([':', ' ']);
    let rest = without_prefix(rest, "on ")
        .unwrap_or(rest)
        .trim_end_matches('.');
    let (mut years, mut others, mut whole) = (0, 0, 0);
    for word in rest.split_whitespace() {
        let word = word.trim_matches(',');
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
    let told = (whole == 1 && years + others == 0)
        || (whole == 0 && years == 1 && (1..=3).contains(&others));
    told.then(|| rest.to_owned())
}

/// One row with single spaces, without what sets it apart; none if it is empty
/// or has too many words.
fn tidy(text: &str, most: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(most + 1).collect();
    let line = words.join(" ");
    let line = line.trim_matches(['_', '*', '(', ')', '[', ']', '—', '–', '-', ' ']);
    (words.len() <= most && !line.is_empty()).then(|| line.to_owned())
}

/// "By Ann Lee", "Written by Ann Lee, of the Gazette", "Author: Ann Lee".
fn by(line: &str) -> Option<String> {
    let plain = without_prefix(line, "by ");
    let said = [
        "written by ",
        "words by ",
        "story by ",
        "author: ",
        "authors: ",
        "by: ",
    ]
    .iter()
    .find_map(|prefix| without_prefix(line, prefix));
    let (name, rest) = people(plain.or(said)?)?;
    let rest = rest.trim_end_matches('.');
    // "By Thursday Evening the ships had left" is a sentence.
    let is_line = rest.is_empty() || (rest.starts_with([',', '(', ';']) && !line.ends_with('.'));
    (said.is_some() || is_line).then_some(name)
}

/// "Written after an article by Ann Lee", "This essay was adapted from a talk by
/// Ann Lee".
fn after(line: &str) -> Option<String> {
    const MADE: &[&str] = &[
        "written",
        "adapted",
        "abridged",
        "based",
        "condensed",
        "translated",
        "republished",
    ];
    const TEXTS: &[&str] = &[
        "article",
        "commentary",
        "essay",
        "paper",
        "piece",
        "report",
        "speech",
        "study",
        "talk",
        "text",
    ];
    let lower = line.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(' ').take(6).collect();
    let tells = match words.as_slice() {
        ["this", text, "is" | "was", verb, ..] => TEXTS.contains(text) && MADE.contains(verb),
        [verb, rest @ ..] => MADE.contains(verb) && rest.iter().any(|word| TEXTS.contains(word)),
        [] => false,
    };
    if !tells {
        return None;
    }
    lower
        .match_indices(" by ")
        .find_map(|(at, by)| people(line.get(at + by.len()..)?))
        .map(|(name, _)| name)
}

/// "The author is …", "The writers teach …".
fn the_author(line: &str) -> bool {
    [
        "the author ",
        "the authors ",
        "the writer ",
        "the writers ",
        "about the author",
    ]
    .iter()
    .any(|prefix| without_prefix(line, prefix).is_some())
}

/// "Ann Lee is director of studies at the Institute": name, then an occupation.
fn biography(line: &str) -> Option<String> {
    let (name, rest) = people(line)?;
    let mut words = rest.split_whitespace();
    let is = matches!(words.next()?, "is" | "was" | "are" | "were");
    let has_role = words.take(ROLE_WITHIN).any(|word| {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        word.split('-').any(|part| {
            ROLES.contains(&part)
                || part
                    .strip_suffix('s')
                    .is_some_and(|one| ROLES.contains(&one))
        })
    });
    (is && has_role).then_some(name)
}

/// The names of one or more people at the start of `text`, and what follows.
fn people(text: &str) -> Option<(String, &str)> {
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
        if !(is_name || inside) || person >= 5 {
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

/// `text` after `prefix`, which is ASCII in lower case; case does not matter.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
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

fn is_month_or_weekday(word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn author(text: &str) -> Option<String> {
        closing(text, |_| false).map(|credit| credit.author.unwrap_or_default())
    }

    #[test]
    fn an_opening_line_names_author_and_date() {
        for (line, author, date) in [
            ("By Ann Lee", Some("Ann Lee"), None),
            (
                "BY ANN LEE AND BOB O’HARA",
                Some("ANN LEE AND BOB O’HARA"),
                None,
            ),
            (
                "by Ann Lee, Bob Clerk and Cy van der Berg",
                Some("Ann Lee, Bob Clerk and Cy van der Berg"),
                None,
            ),
            ("By J. R. Hart, senior editor", Some("J. R. Hart"), None),
            (
                "By Ann Lee | 14 March 2024",
                Some("Ann Lee"),
                Some("14 March 2024"),
            ),
            (
                "Published: March 14th, 2024",
                None,
                Some("March 14th, 2024"),
            ),
            ("2024-03-14", None, Some("2024-03-14")),
        ] {
            let credit = opening(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (credit.author.as_deref(), credit.date.as_deref()),
                (author, date),
                "{line}"
            );
        }
    }

    #[test]
    fn an_opening_sentence_is_no_credit() {
        for line in [
            "By Thursday Evening the ships had left.",
            "By the numbers",
            "By South Korea, the plan was accepted.",
            "In May 2024 the talks began",
            "March for Peace",
            "2024",
            "1984 2001",
        ] {
            assert_eq!(opening(line), None, "{line}");
        }
    }

    #[test]
    fn a_closing_line_names_the_author() {
        for (line, name) in [
            (
                "Ann Lee is director of studies at the Harbour Institute in Oslo.",
                "Ann Lee",
            ),
            (
                "*Dr. Ann B. Lee is a non-resident senior fellow with the Council.*",
                "Dr. Ann B. Lee",
            ),
            (
                "Ann Lee and Bob Clerk are researchers at the Institute.",
                "Ann Lee and Bob Clerk",
            ),
            (
                "Written after an article by Ann Lee, who directs studies in Oslo.",
                "Ann Lee",
            ),
            (
                "This essay was adapted from a talk held by Ann Lee in Oslo.",
                "Ann Lee",
            ),
            ("By Ann Lee.", "Ann Lee"),
            ("The author teaches history in Oslo.", ""),
        ] {
            assert_eq!(author(line).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn a_closing_sentence_is_no_credit() {
        for line in [
            "South Korea is a partner of the alliance in the region.",
            "The committee is led by a director from Oslo.",
            "This article was right about the risks posed by South Korea.",
            "Based on growth alone, the region is carried by South Korea.",
            "Ann Lee was in Oslo.",
            "Written rules are kept by New Zealand.",
        ] {
            assert_eq!(author(line), None, "{line}");
        }
        let known = closing("Ann Lee is director of the port.", |name| name == "Ann Lee");
        assert_eq!(known, None);
    }
}
