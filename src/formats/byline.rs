//! The lines that name title, author and date.
//!
//! Conservative: a paragraph that is wrongly taken for one would lose its
//! number, so a sentence of the article must not pass. Only short blocks before
//! the running text and the very last block are asked.

mod date;
mod people;

use memchr::memchr2;

use crate::text::bytes::successions;

pub(super) use date::date;
use people::{PARTICLES, people};
pub(super) use people::{joins, names};

/// Most bytes of a block before the running text: what the start of a document
/// tells must not change once more of it is known.
const OPENING_BYTES: usize = 1 << 10;
/// Most words of a line before the running text.
const OPENING_WORDS: usize = 25;
/// Most words of a line after it.
const CLOSING_WORDS: usize = 60;
/// Most words between "is" and the author's occupation.
const ROLE_WITHIN: usize = 8;

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

/// Fields of a letter, memorandum or cover sheet, and what each tells.
const FIELDS: &[(&str, Field)] = &[
    ("from", Field::Author),
    ("author", Field::Author),
    ("authors", Field::Author),
    ("by", Field::Author),
    ("prepared by", Field::Author),
    ("speaker", Field::Author),
    ("written by", Field::Author),
    ("date", Field::Date),
    ("dated", Field::Date),
    ("issued", Field::Date),
    ("last updated", Field::Date),
    ("publication date", Field::Date),
    ("published", Field::Date),
    ("sent", Field::Date),
    ("re", Field::Title),
    ("subject", Field::Title),
    ("title", Field::Title),
    ("attn", Field::Other),
    ("bcc", Field::Other),
    ("categories", Field::Other),
    ("category", Field::Other),
    ("cc", Field::Other),
    ("classification", Field::Other),
    ("contact", Field::Other),
    ("content-transfer-encoding", Field::Other),
    ("content-type", Field::Other),
    ("delivered-to", Field::Other),
    ("distribution", Field::Other),
    ("in-reply-to", Field::Other),
    ("keywords", Field::Other),
    ("list-id", Field::Other),
    ("message-id", Field::Other),
    ("mime-version", Field::Other),
    ("ref", Field::Other),
    ("reference", Field::Other),
    ("references", Field::Other),
    ("reply-to", Field::Other),
    ("return-path", Field::Other),
    ("tags", Field::Other),
    ("to", Field::Other),
    ("topics", Field::Other),
    ("url", Field::Other),
    ("user-agent", Field::Other),
    ("venue", Field::Other),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Author,
    Date,
    Other,
}

/// What a line tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Credit {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

impl Credit {
    pub(super) fn of(author: Option<String>, date: Option<String>) -> Self {
        Self {
            title: None,
            author,
            date,
        }
    }
}

/// What a block before the running text tells, if it tells nothing else: one
/// credit, or one in each row.
pub(super) fn opening(text: &str) -> Option<Credit> {
    if text.len() > OPENING_BYTES {
        return None;
    }
    // The row below an author is no part of the name.
    let rows = memchr2(b'\n', b'\r', text.as_bytes()).and_then(|_| opening_rows(text));
    rows.or_else(|| opening_line(text))
}

fn opening_rows(text: &str) -> Option<Credit> {
    let mut all = Credit::default();
    for row in text
        .split(['\n', '\r'])
        .filter(|row| !row.trim().is_empty())
    {
        let credit = opening_line(row)?;
        all.title = all.title.or(credit.title);
        all.author = all.author.or(credit.author);
        all.date = all.date.or(credit.date);
    }
    (all != Credit::default()).then_some(all)
}

fn opening_line(text: &str) -> Option<Credit> {
    let line = tidy(text, OPENING_WORDS)?;
    if let Some(date) = date(&line) {
        return Some(Credit::of(None, Some(date)));
    }
    if let Some(credit) = field(text.trim()) {
        return Some(credit);
    }
    if let Some(author) = by(&line) {
        // "By Ann Lee, 5 June 2023", "Posted by Ann Lee on 5 June 2023"
        let behind = |sign: &'static str| {
            let mut places = line.match_indices(sign);
            places.find_map(|(at, _)| date(line.get(at + sign.len()..)?))
        };
        return Some(Credit::of(Some(author), behind(" on ").or(behind(", "))));
    }
    // "By Ann Lee | 14 March 2024 | 5 min read", in any order.
    let mut parts: Vec<&str> = line.split(['|', '·', '•', '—']).map(str::trim).collect();
    if parts.len() == 1
        && let Some((at, _)) = line.match_indices(", ").find(|(at, sign)| {
            line.get(at + sign.len()..)
                .is_some_and(|rest| date(rest).is_some())
        })
    {
        let (before, after) = line.split_at_checked(at)?;
        parts = vec![before, after.trim_start_matches([',', ' '])];
    }
    let date = parts.iter().find_map(|part| date(part));
    let others: Vec<&&str> = parts
        .iter()
        .filter(|part| self::date(part).is_none() && !is_reading_time(part))
        .collect();
    let author = others.iter().find_map(|part| by(part)).or_else(|| {
        let mut people = others.iter().filter_map(|part| names(part));
        let author = people.next().filter(|_| date.is_some())?;
        people.next().is_none().then_some(author)
    });
    let is_short = others.iter().all(|part| author.is_some() || is_label(part));
    (parts.len() > 1 && (date.is_some() || author.is_some()) && is_short).then_some(Credit {
        title: None,
        author,
        date,
    })
}

/// "5 min read", "Reading time: 4 minutes".
fn is_reading_time(part: &str) -> bool {
    let words = part.split_whitespace();
    words.clone().count() <= 5
        && words.clone().any(|word| word.parse::<u16>().is_ok())
        && words.clone().any(|word| {
            without_prefix(word, "min")
                .is_some_and(|rest| matches!(rest, "" | "." | "ute" | "utes" | "s"))
        })
}

/// Place or kind of text beside a date: up to five words that begin high.
fn is_label(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    (1..=5).contains(&words.len())
        && !part.ends_with(['.', '?', '!', ':'])
        && words.iter().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&')
                || PARTICLES.contains(word)
                || matches!(*word, "of" | "and" | "the" | "for" | "no.")
        })
}

/// "FROM: Ann Lee, Director", "Subject: The port".
fn field(line: &str) -> Option<Credit> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim_matches(['*', '_', ' ']).to_lowercase();
    let (_, field) = FIELDS.iter().find(|(name, _)| *name == label)?;
    let value = value.trim_matches(['*', '_', ' ', '\t']);
    if value.is_empty() || value.contains('\n') || value.ends_with('.') {
        return None;
    }
    let mut credit = Credit::default();
    match field {
        Field::Title => credit.title = Some(value.to_owned()),
        Field::Date => credit.date = Some(date(value)?),
        Field::Author => {
            let person = people(value).filter(|(_, rest)| {
                rest.is_empty() || rest.starts_with([',', '(', '<', ';', '-', '–'])
            });
            let name = value.split('<').next().unwrap_or(value);
            let words = name.split_whitespace().filter(|word| !word.contains('@'));
            let name = words.collect::<Vec<_>>().join(" ");
            credit.author = person
                .map(|(name, _)| name)
                .or_else(|| (!name.is_empty()).then_some(name));
        }
        Field::Other => {}
    }
    Some(credit)
}

/// Whether a text among the last ones tells neither author nor anything of the
/// article's matter: rights, and who is not responsible.
pub(super) fn is_imprint(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "all rights reserved",
        "copyright",
        "disclaimer",
        "the opinions expressed",
        "the views",
        "this article does not necessarily",
        "©",
    ];
    let text = text.trim_start();
    tidy(text, CLOSING_WORDS).is_some()
        && BEGINNINGS
            .iter()
            .any(|beginning| without_prefix(text, beginning).is_some())
}

/// What one of the last blocks of an article tells of its author or date;
/// `known` says whether the running text holds a name.
pub(super) fn closing(text: &str, known: impl Fn(&str) -> bool) -> Option<Credit> {
    let line = tidy(text, CLOSING_WORDS)?;
    // Whoever signs may add place and date.
    if let Some(credit) = opening_line(&line).filter(|credit| credit.date.is_some()) {
        return Some(credit);
    }
    let signed = text.trim_start().starts_with(['—', '–', '-']);
    let author = (by(&line).or_else(|| after(&line)))
        .or_else(|| signed.then(|| names(&line)).flatten())
        .map(|author| Credit::of(Some(author), None));
    author.or_else(|| the_author(&line)).or_else(|| {
        let author = biography(&line).filter(|name| !known(name))?;
        Some(Credit::of(Some(author), None))
    })
}

/// One row with single spaces, without what sets it apart; none if it is empty
/// or has too many words.
fn tidy(text: &str, most: usize) -> Option<String> {
    // Most of what is asked is running text, in which words begin behind blanks.
    let begins = |byte, next: u8| (byte == b' ') & next.is_ascii_graphic();
    if successions(text.as_bytes(), begins) > most {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().take(most + 1).collect();
    if words.len() > most {
        return None;
    }
    let line = words.join(" ");
    let line = line.trim_matches(['_', '*', '(', ')', '[', ']', '—', '–', '-', ' ']);
    (!line.is_empty()).then(|| line.to_owned())
}

/// "By Ann Lee", "Written by Ann Lee, of the Gazette", "Author: Ann Lee".
fn by(line: &str) -> Option<String> {
    let plain = ["by ", "posted by ", "submitted by "]
        .iter()
        .find_map(|prefix| without_prefix(line, prefix));
    let spoken = spoken(line);
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
    let (name, rest) = people(plain.or(said).or(spoken)?)?;
    let rest = rest.trim_end_matches('.');
    // "By Thursday Evening the ships had left" is a sentence.
    let is_line = rest.is_empty()
        || (!line.ends_with('.')
            && (rest.starts_with([',', '(', ';'])
                || date(rest).is_some()
                || is_label(rest)
                || without_prefix(rest, "on ").is_some_and(|day| date(day).is_some())
                || ["in ", "for ", "of ", "at "].iter().any(|word| {
                    without_prefix(rest, word).is_some_and(|place| {
                        place.split(' ').count() <= 6 && place.starts_with(char::is_uppercase)
                    })
                })));
    (said.is_some() || is_line).then_some(name)
}

/// What follows "Remarks by".
fn spoken(line: &str) -> Option<&str> {
    const SPOKEN: [&str; 6] = [
        "address by ",
        "keynote by ",
        "lecture by ",
        "remarks by ",
        "speech by ",
        "statement by ",
    ];
    SPOKEN
        .iter()
        .find_map(|prefix| without_prefix(line, prefix))
}

/// Whether a line that names who speaks may be the title as well.
pub(super) fn may_be_title(text: &str) -> bool {
    opening(text).is_none() || spoken(text.trim()).is_some()
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

/// "The author is …", "The writers teach …", "About the author: Ann Lee is …",
/// with the author where one is named.
fn the_author(line: &str) -> Option<Credit> {
    const ABOUT: [&str; 2] = ["about the authors", "about the author"];
    const SUBJECTS: [&str; 4] = ["the author ", "the authors ", "the writer ", "the writers "];
    let about = |prefix: &&str| without_prefix(line, prefix);
    if let Some(rest) = ABOUT.iter().find_map(about) {
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        return Some(Credit::of(biography(rest), None));
    }
    SUBJECTS
        .iter()
        .any(|prefix| about(prefix).is_some())
        .then(Credit::default)
}

/// "Ann Lee is director of studies at the Institute": name, then an occupation;
/// or "Ann Lee teaches history in Oslo".
fn biography(line: &str) -> Option<String> {
    const WORKS: &[&str] = &[
        "directs",
        "edits",
        "researches",
        "studies",
        "teaches",
        "writes",
    ];
    let (name, rest) = people(line)?;
    let mut words = rest.split_whitespace();
    let first = if rest.starts_with([',', '(']) {
        // What is put in behind the name: "(Oslo)", ", a geographer,".
        let inside = words.by_ref().take(ROLE_WITHIN);
        inside
            .skip_while(|word| !word.ends_with([',', ')']) || word.len() == 1)
            .nth(1)?
    } else {
        words.next()?
    };
    if WORKS.contains(&first) {
        return names(&name);
    }
    let is = matches!(first, "is" | "was" | "are" | "were");
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

/// `text` after `prefix`, which is ASCII in lower case; case does not matter.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests;
