//! One row of a longer text that keeps what was found in it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::width::width;

/// Words on either side of the first place found that are looked at.
const REACH: usize = 200;
/// Columns of a gap: an ellipsis between blanks.
const GAP: usize = 3;

/// The parts of `text` to show in one row of `columns`: every one of the
/// `kept` ranges, in order, with as many of the words around them as fit.
///
/// A gap lies between two parts, before the first that does not begin the text
/// and behind the last that does not end it.
pub fn excerpt(text: &str, kept: &[Range<usize>], columns: usize) -> Vec<Range<usize>> {
    if width(text) <= columns {
        return std::iter::once(0..text.len()).collect();
    }
    let words = words_around(text, kept.first().map_or(0, |range| range.start));
    let mut shown: Vec<bool> = words
        .iter()
        .map(|word| {
            kept.iter()
                .any(|k| k.start < word.end && word.start < k.end)
        })
        .collect();
    if !shown.contains(&true)
        && let Some(first) = shown.first_mut()
    {
        *first = true;
    }
    // Words join on the right first, for what follows says more than what led there.
    loop {
        let mut grown = false;
        for right in [true, true, false] {
            let candidates: Vec<usize> = (0..words.len())
                .filter(|at| {
                    let neighbour = if right {
                        at.checked_sub(1)
                    } else {
                        Some(at + 1)
                    };
                    !shown.get(*at).copied().unwrap_or(true)
                        && neighbour
                            .and_then(|n| shown.get(n))
                            .copied()
                            .unwrap_or(false)
                })
                .collect();
            for at in candidates {
                if let Some(word) = shown.get_mut(at) {
                    *word = true;
                }
                if columns_of(text, &parts(&words, &shown)) > columns {
                    if let Some(word) = shown.get_mut(at) {
                        *word = false;
                    }
                } else {
                    grown = true;
                }
            }
        }
        if !grown {
            return parts(&words, &shown);
        }
    }
}

/// Words by their blanks, those near byte `at` only.
fn words_around(text: &str, at: usize) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = text.split_word_bound_indices().fold(
        Vec::new(),
        |mut words: Vec<Range<usize>>, (start, part)| {
            if part.trim().is_empty() {
                return words;
            }
            match words.last_mut().filter(|last| last.end == start) {
                Some(last) => last.end = start + part.len(),
                None => words.push(start..start + part.len()),
            }
            words
        },
    );
    let near = words.partition_point(|word| word.end <= at);
    words
        .into_iter()
        .skip(near.saturating_sub(REACH))
        .take(2 * REACH)
        .collect()
}

fn parts(words: &[Range<usize>], shown: &[bool]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (word, shown) in words.iter().zip(shown) {
        match parts.last_mut().filter(|_| *shown && joins) {
            Some(last) => last.end = word.end,
            None if *shown => parts.push(word.clone()),
            None => {}
        }
        joins = *shown;
    }
    parts
}

fn columns_of(text: &str, parts: &[Range<usize>]) -> usize {
    let cut_start = parts.first().is_some_and(|part| part.start > 0);
    let cut_end = parts.last().is_some_and(|part| part.end < text.len());
    let shown: usize = parts
        .iter()
        .map(|part| width(text.get(part.clone()).unwrap_or_default()))
        .sum();
    shown
        + GAP * parts.len().saturating_sub(1)
        + if cut_start { GAP - 1 } else { 0 }
        + if cut_end { GAP - 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, kept: &[&str], columns: usize) -> String {
        let kept: Vec<_> = kept
            .iter()
            .map(|word| {
                let start = text.find(word).expect("the word is in the text");
                start..start + word.len()
            })
            .collect();
        let parts = excerpt(text, &kept, columns);
        let mut row = String::new();
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                row.push_str(" … ");
            } else if part.start > 0 {
                row.push_str("… ");
            }
            row.push_str(&text[part.clone()]);
        }
        if parts.last().is_some_and(|part| part.end < text.len()) {
            row.push_str(" …");
        }
        assert!(width(&row) <= columns, "{row}");
        row
    }

    const TEXT: &str = "Patrols along the coast were agreed in spring, although nobody could say \
                        who would pay for the fuel that they need.";

    #[test]
    fn what_fits_is_whole() {
        assert_eq!(shown("Short text.", &["text"], 20), "Short text.");
    }

    #[test]
    fn every_kept_word_stays_and_the_words_between_give_way() {
        assert_eq!(
            shown(TEXT, &["coast", "fuel"], 40),
            "… coast were agreed … fuel that they …"
        );
        assert_eq!(
            shown(TEXT, &["Patrols"], 30),
            "Patrols along the coast were …"
        );
    }

    #[test]
    fn without_a_place_it_is_the_start() {
        assert_eq!(shown(TEXT, &[], 20), "Patrols along the …");
        assert_eq!(excerpt("", &[], 0).len(), 1);
    }
}
