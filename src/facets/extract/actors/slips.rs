//! Slips of the pen: names that differ by a letter and mean one bearer.

use std::cell::OnceCell;

use super::Key;
use super::bearer::{Bearer, COMPARED, give};

/// Bytes from which a name is long enough to be written in another way, and how many
/// letters may be other ones there.
const LONG: usize = 12;
const STEPS: usize = 3;
/// Most letters of one kind that are counted.
const MOST: i16 = 1000;

/// Gives a name that differs by one letter from another, and stands once, to it.
pub(super) fn link_slips(bearers: &mut [Bearer<'_>]) {
    let is_unknown = |bearer: &Bearer<'_>| {
        matches!(&bearer.key, Key::Name(name) if name.len() >= 6) && !bearer.seen.is_empty()
    };
    // With their names, of which each is compared with all.
    let mut compared: Vec<Compared<'_>> = (bearers.iter().enumerate())
        .filter(|(_, bearer)| is_unknown(bearer))
        .filter_map(|(at, bearer)| match &bearer.key {
            Key::Name(name) => Some(Compared {
                at,
                name,
                times: bearer.seen.len(),
            }),
            Key::Known(_) => None,
        })
        .take(COMPARED)
        .collect();
    let known = OnceCell::new();
    let known = || {
        known.get_or_init(|| {
            (bearers.iter().enumerate().take(COMPARED))
                .filter(|(_, bearer)| matches!(bearer.key, Key::Known(_)))
                .map(|(at, bearer)| (at, bearer.words.text()))
                .filter(|(_, name)| name.len() + STEPS >= LONG)
                .map(|(at, name)| Known::new(at, name))
                .collect::<Vec<_>>()
        })
    };
    let mut given: Vec<(usize, usize)> = Vec::new();
    for number in 0..compared.len() {
        let Some(own) = compared.get(number).filter(|own| own.times == 1) else {
            continue;
        };
        let at = own.at;
        // Who was given away is named no longer.
        let twin = (compared.iter())
            .position(|other| other.times > 0 && other.at != at && is_slip(own.name, other.name));
        let to = match twin.and_then(|twin| compared.get_mut(twin)) {
            Some(twin) => {
                twin.times += 1;
                Some(twin.at)
            }
            None => (bearers.get(at)).and_then(|own| known_twin(own.words.text(), known)),
        };
        if let (Some(to), Some(own)) = (to, compared.get_mut(number)) {
            own.times = 0;
            given.push((at, to));
        }
    }
    for (at, to) in given {
        let seen = bearers
            .get_mut(at)
            .map(|bearer| std::mem::take(&mut bearer.seen));
        give(bearers, to, seen.unwrap_or_default());
    }
}

/// A bearer whose name is compared, and how often they are named.
struct Compared<'a> {
    at: usize,
    name: &'a str,
    times: usize,
}

/// Whether a text becomes the other by one letter more, less or other, or by two
/// beside each other that change places.
fn is_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 || is_other_at_both_ends(one, other) {
        return false;
    }
    let common = |(a, b): &(char, char)| a == b;
    let same = one.chars().zip(other.chars()).take_while(common);
    let begin: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let one = one.get(begin..).unwrap_or_default();
    let other = other.get(begin..).unwrap_or_default();
    let same = (one.chars().rev().zip(other.chars().rev())).take_while(common);
    let end: usize = same.map(|(c, _)| c.len_utf8()).sum();
    // Three letters are as good as more.
    let rest = |text: &str| {
        let mut letters = text.get(..text.len() - end).unwrap_or_default().chars();
        [letters.next(), letters.next(), letters.next()]
    };
    match (rest(one), rest(other)) {
        ([None, ..], [Some(_), None, _]) | ([Some(_), None, _], [_, None, _]) => true,
        ([a, b, None], [c, d, None]) => a == d && b == c && b.is_some(),
        _ => false,
    }
}

/// Whether texts of three letters or more differ in the first and in the last one,
/// as most do: no one step leads from one to the other.
fn is_other_at_both_ends(one: &str, other: &str) -> bool {
    // No letter has more than four bytes.
    let ends = |text: &str| match text.as_bytes() {
        [first, .., last] if text.len() > 8 => Some((*first, *last)),
        _ => None,
    };
    (ends(one).zip(ends(other))).is_some_and(|(one, other)| one.0 != other.0 && one.1 != other.1)
}

/// The name of a bearer with how often it has each letter.
struct Known<'a> {
    at: usize,
    name: &'a str,
    letters: [i16; 32],
}

impl<'a> Known<'a> {
    fn new(at: usize, name: &'a str) -> Self {
        let mut letters = [0_i16; 32];
        for c in name.chars() {
            if let Some(count) = letters.get_mut(c as usize % 32) {
                *count = (*count + 1).min(MOST);
            }
        }
        Self { at, name, letters }
    }

    /// At least so many letters must be changed to get the other name.
    fn least(&self, other: &Known<'_>) -> usize {
        let (mut more, mut less) = (0_i16, 0_i16);
        for (own, theirs) in self.letters.iter().zip(&other.letters) {
            // There are not so many letters that this wraps, and so all are done at once.
            more = own.wrapping_sub(*theirs).max(0).wrapping_add(more);
            less = theirs.wrapping_sub(*own).max(0).wrapping_add(less);
        }
        usize::from(more.max(less).unsigned_abs())
    }
}

/// The known bearer in the document whose name differs by a letter or so.
fn known_twin<'k>(own: &str, known: impl Fn() -> &'k Vec<Known<'k>>) -> Option<usize> {
    if own.len() < LONG {
        return None;
    }
    let own = Known::new(0, own);
    let is_twin = |other: &&Known<'_>| {
        own.name.len().abs_diff(other.name.len()) <= STEPS
            && own.least(other) <= STEPS
            && strsim::damerau_levenshtein(own.name, other.name) <= STEPS
    };
    known().iter().find(is_twin).map(|twin| twin.at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_slip_is_one_step_of_damerau_and_levenshtein(
            one in "[abé]{0,9}",
            other in "[abé]{0,9}",
        ) {
            let steps = strsim::damerau_levenshtein(&one, &other);
            let is_near = one.len().abs_diff(other.len()) <= 1;
            prop_assert_eq!(is_slip(&one, &other), steps == 1 && is_near);
        }

        #[test]
        fn counted_letters_never_ask_for_more_steps_than_it_takes(
            one in "[a-eé]{0,9}",
            other in "[a-eé]{0,9}",
        ) {
            let steps = strsim::damerau_levenshtein(&one, &other);
            let least = Known::new(0, &one).least(&Known::new(0, &other));
            prop_assert!(least <= steps);
        }
    }

    #[test]
    fn the_known_twin_of_a_long_name_differs_by_three_letters_at_most() {
        let all = vec![
            Known::new(3, "harbour board of torvik"),
            Known::new(5, "torvik port authority"),
        ];
        let twin = |name| known_twin(name, || &all);
        assert_eq!(twin("torvik port autority"), Some(5));
        assert_eq!(twin("torvik ports authorities"), None);
        assert_eq!(twin("torvik"), None);
    }
}
