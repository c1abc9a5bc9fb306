//! Rows that mean more to their writer than Markdown sees in them: headings without a
//! blank behind their signs, paragraphs without a blank row between, bare headings.

use crate::formats::plain;
use crate::text::sentence::{is_many, sentences};

/// Most signs before a heading, and fewest where no blank follows: one is a hashtag.
const SIGNS: std::ops::RangeInclusive<usize> = 2..=6;
/// Most words of a heading behind such signs, and of one that nothing marks: what is said
/// of a picture is longer.
const HEADING_WORDS: usize = 14;
const BARE_WORDS: usize = 8;
/// Bytes from which a row is as long as a paragraph, whoever wraps his text by hand.
const LONG: usize = 150;
/// Fewest rows of several sentences that make paragraphs of the rows around them.
const PARAGRAPHS: usize = 2;
/// Fewest words of running text.
const TEXT_WORDS: usize = 6;

/// The level of a heading with no blank behind its signs, "##The quay": the first
/// programs that read Markdown took it for one.
pub(super) fn signed(text: &str) -> Option<u8> {
    if !text.starts_with("##") {
        return None;
    }
    let name = text.trim_start_matches('#');
    let level = text.len() - name.len();
    let name = without_signs(name);
    let is_name = name.starts_with(char::is_alphabetic)
        && !name.ends_with(['.', '!', ';', ',', '…'])
        && !name.contains('\n')
        && name.split_whitespace().take(HEADING_WORDS + 1).count() <= HEADING_WORDS
        && sentences(name).len() == 1;
    let level = Some(level).filter(|level| is_name && SIGNS.contains(level));
    level.and_then(|level| u8::try_from(level).ok())
}

/// The level of such a heading right above the other rows of a paragraph, and where it
/// ends.
pub(super) fn signed_row(text: &str) -> Option<(u8, usize)> {
    let (row, rest) = text
        .split_once('\n')
        .filter(|(row, _)| row.starts_with("##"))?;
    // Comments in code have several such rows.
    let name = row.trim_start_matches('#');
    let is_one = name.starts_with(char::is_uppercase) && !rest.contains("##");
    let level = signed(row).filter(|_| is_one)?;
    Some((level, row.len()))
}

/// A heading without the signs that may stand behind it.
pub(super) fn without_signs(name: &str) -> &str {
    name.trim_end().trim_end_matches('#').trim_end()
}

/// Whether the rows of a paragraph are paragraphs: they are as long as such, and more of
/// them have several sentences than one, for some writers set each sentence in a row.
pub(super) fn are_paragraphs(text: &str) -> bool {
    // Nearly all paragraphs have no such rows.
    let is_long = |row: &&str| row.len() >= LONG;
    if text.len() < PARAGRAPHS * LONG
        || !text.contains('\n')
        || text.split('\n').filter(is_long).count() < PARAGRAPHS
    {
        return false;
    }
    let (mut long, mut others) = (0_usize, 0_usize);
    let mut rows = text.split('\n').map(str::trim).peekable();
    while let Some(row) = rows.next() {
        let goes_on = rows
            .peek()
            .is_some_and(|next| next.starts_with(char::is_lowercase));
        if goes_on || row.is_empty() {
            return false;
        }
        if row.len() >= LONG && is_many(row) {
            long += 1;
        } else if !plain::is_bare(row) {
            others += 1;
        }
    }
    long >= PARAGRAPHS && long > others
}

/// Whether a text is running text that a bare row may head.
pub(super) fn is_running(text: &str) -> bool {
    let has_end = text.contains(['.', '!', '?', '…', '。']);
    has_end
        && text.split_whitespace().nth(TEXT_WORDS - 1).is_some()
        && !plain::is_bare(text)
        && !plain::is_address(text)
}

/// Whether a row may be a heading that nothing marks, if running text follows.
pub(super) fn is_bare(row: &str) -> bool {
    // "The quay at Moss, 1931" stands below a picture.
    let year = row.rsplit_once(", ").map(|(_, year)| year);
    plain::is_bare(row)
        && row.split_whitespace().nth(BARE_WORDS).is_none()
        && !year.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a bare row is set as headings are: the longer words have capitals.
pub(super) fn is_set_high(row: &str) -> bool {
    let is_high = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.len() <= 3 || !word.starts_with(char::is_lowercase)
    };
    !row.contains(',') && row.split_whitespace().all(is_high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_without_a_blank_begin_a_heading() {
        for (text, level) in [
            ("##Quays", Some(2)),
            ("###Quays and cranes ###", Some(3)),
            ("##usage", Some(2)),
            ("###Who pays?", Some(3)),
            ("#Quays", None),
            ("##", None),
            ("##1", None),
            ("#######Quays", None),
            ("##Quays are long. They are old too", None),
            ("##They left.", None),
            ("##Quays\n##Cranes", None),
        ] {
            assert_eq!(signed(text), level, "{text}");
        }
        assert_eq!(signed_row("##Quays \nThey are long."), Some((2, 8)));
        for text in ["##quays\nlong", "##Quays\n##Cranes", "Quays\nlong"] {
            assert_eq!(signed_row(text), None, "{text}");
        }
    }

    #[test]
    fn rows_of_several_sentences_are_paragraphs() {
        let one = "The board met in the hall of the town and spoke for hours about the quay, \
                   the cranes, the sheds, the rails and whatever else stands by the water there";
        let many = format!("{one}. It did not vote. It never does.");
        let rows = |rows: &[&str]| are_paragraphs(&rows.join("\n"));
        assert!(rows(&[&many, "Who pays", &many]));
        assert!(rows(&["A short lead.", &many, &many, &many]));
        let sentence = format!("{one}.");
        assert!(
            !rows(&[&sentence, &sentence, &many, &sentence]),
            "a sentence in a row"
        );
        assert!(!rows(&[&many, "goes on in a row", &many]), "wrapped");
        assert!(
            !rows(&[&many, "Quay 1,", "Moss.", "Norw.", &many]),
            "an address"
        );
        assert!(!rows(&["Note", &many]), "one alone");
        assert!(!are_paragraphs(&many));
    }

    #[test]
    fn bare_rows_are_short_and_of_no_picture() {
        for row in ["Who pays", "The Quays of Moss"] {
            assert!(is_bare(row), "{row}");
        }
        for row in [
            "They left.",
            "The quay at Moss, 1931",
            "Workers of the port beside a shed by the sea",
        ] {
            assert!(!is_bare(row), "{row}");
        }
        assert!(is_set_high("The Quays of Moss") && !is_set_high("The quays of Moss"));
        assert!(is_running("The board met, and nobody came to it."));
        for text in [
            "The Quays of Moss",
            "They left.",
            "Board of Ports, Long Quay 12, Oslo.",
        ] {
            assert!(!is_running(text), "{text}");
        }
    }
}
