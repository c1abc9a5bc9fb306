//! How much the signs of a sentence tell together.

use std::ops::Range;

use super::denied::denial;
use super::setting::{Setting, is_predicate};
use super::usual::Usual;
use super::words::number;
use super::{ABSENT, FOUGHT, Scored, genre};
use crate::facets::extract::challenges::cues::{Hit, Sign};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;

/// How much the second, third and further signs of trouble add.
const SHARES: [f32; 4] = [1.0, 0.5, 0.3, 0.15];

/// How much more a general word of bad tidings says of what is so.
const PREDICATE: f32 = 1.45;

/// Words within which stands what is done something to.
const HINDERED: usize = 4;

/// Words within which a success is told to get less.
const LESSENED: usize = 6;

/// Where the sum of words of success stands.
const GAIN: usize = 5;

/// The most that signs say which do not name trouble, by the places of their sums.
const MOST: [f32; 9] = [1.4, 0.9, 0.4, 0.5, 1.0, 0.7, 0.3, 1.0, 0.4];

/// Says how much each cue of a sentence tells, and what they tell together; the room for the
/// weights of trouble is used again.
pub(super) fn weigh(sentence: &mut Scored<'_>, usual: &Usual, fought: f32, trouble: &mut Vec<f32>) {
    trouble.clear();
    let mut sums = [0.0_f32; 9];
    // Where the last word ends for what is done to something.
    let mut deed = None;
    // Where the last word of success ends, and what it takes away.
    let mut gained: Option<(usize, f32)> = None;
    for weighed in &mut sentence.hits {
        let sign = weighed.hit.cue.sign;
        let share = match weighed.setting {
            Setting::Plain => 1.0,
            Setting::Fought if usual.is_theme(&sentence.clause, &weighed.hit) => FOUGHT,
            Setting::Fought => fought,
            Setting::Absent | Setting::Spared => ABSENT,
        };
        weighed.weight = share * weighed.hit.cue.weight;
        if sign == Sign::Valence && usual.is_tiding(&sentence.clause, &weighed.hit) {
            weighed.weight *= 0.4;
        }
        if weighed.setting == Setting::Plain && says_more(&sentence.clause, &weighed.hit) {
            weighed.weight *= PREDICATE;
        }
        let weight = weighed.weight;
        let start = weighed.hit.words.start;
        let end = weighed.hit.words.end;
        let denied = if sign == Sign::Negation {
            denial(&sentence.clause, &weighed.hit.words)
        } else {
            1.0
        };
        if weighed.setting == Setting::Plain {
            // "Never stops improving" denies nothing.
            if denied > 0.0 && turns_success(&sentence.clause, &weighed.hit) {
                deed = Some(end);
            }
            // "Support for it is waning": nobody gains by what gets less.
            if matches!(sign, Sign::Verb | Sign::Decline)
                && let Some((success, gain)) = gained
                && ends_gain(&sentence.clause, success, &weighed.hit.words)
            {
                add(&mut sums, GAIN, -gain);
                gained = None;
            }
        }
        // "Hindered progress in trade": nobody gains by what is hindered.
        let is_hindered = deed.is_some_and(|end| {
            start < end + HINDERED && (end..=start).all(|at| sentence.clause.gap(at) == Gap::None)
        });
        match sign {
            Sign::Noun | Sign::Verb | Sign::Turn | Sign::Critic | Sign::Valence => {
                trouble.push(weight);
            }
            // "Do not open the lid".
            Sign::Negation if start == 0 && genre::is_forbidding(&sentence.clause) => {}
            Sign::Negation => add(&mut sums, 0, weight * denied),
            // A turn counts where it opens the sentence or a clause.
            Sign::Contrast => {
                let at = weighed.hit.words.start;
                let opens = at < 2 || sentence.clause.gap(at) != Gap::None;
                add(&mut sums, 1, if opens { weight } else { weight * 0.4 });
            }
            // "In May".
            Sign::Hedge if start > 0 && sentence.clause.printed(start) == "May" => {}
            Sign::Hedge => add(&mut sums, 2, weight),
            Sign::Need => add(&mut sums, 3, weight),
            Sign::Decline => add(&mut sums, 4, weight),
            Sign::Gain if is_hindered => {}
            Sign::Gain => {
                add(&mut sums, GAIN, weight);
                gained = Some((end, weight));
            }
            Sign::Part => add(&mut sums, 6, weight),
            Sign::Advice => add(&mut sums, 7, weight),
            Sign::Command if weighed.hit.words.start == 0 => add(&mut sums, 7, weight),
            Sign::Degree => add(&mut sums, 8, weight),
            Sign::Command | Sign::Neutral => {}
        }
    }
    trouble.sort_by(|a, b| b.total_cmp(a));
    let shares = SHARES.into_iter().chain(std::iter::repeat(0.1));
    let trouble: f32 = trouble
        .iter()
        .zip(shares)
        .map(|(weight, share)| weight * share)
        .sum();
    // Only now: what a success that gets less gives back was not cut before.
    for (sum, most) in sums.iter_mut().zip(MOST) {
        *sum = sum.clamp(-most, most);
    }
    // How bad: only if something is.
    if let Some(degree) = sums.last_mut()
        && trouble < 0.5
    {
        *degree = 0.0;
    }
    sentence.gain = -sums.get(GAIN).copied().unwrap_or_default();
    let own = trouble + sums.iter().sum::<f32>();
    sentence.own = if own > 0.0 {
        own * sentence.counts
    } else {
        own
    };
}

/// Whether it is said of something that it is bad or less, or how much less.
fn says_more(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let start = hit.words.start;
    if hit.cue.sign == Sign::Decline {
        !is_more_or_short(clause.folded(start))
            && (is_predicate(clause, start) || is_measured(clause, hit.words.end))
    } else {
        hit.cue.sign == Sign::Valence && is_predicate(clause, start)
    }
}

/// Whether success behind a sign is hindered or denied, and so none: "do not work together",
/// "an obstacle to progress".
fn turns_success(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let sign = hit.cue.sign;
    sign == Sign::Verb
        || sign == Sign::Noun && clause.folded(hit.words.end) == "to"
        || sign == Sign::Negation && clause.folded(hit.words.start) != "only"
}

/// Whether a verb tells that there is less of the success before it: "growth slowed in
/// May", but not "support slowed the decay".
fn ends_gain(clause: &Clause<'_>, gained: usize, verb: &Range<usize>) -> bool {
    verb.start < gained + LESSENED
        && (gained..=verb.start).all(|at| clause.gap(at) == Gap::None)
        && (clause.gap(verb.end) != Gap::None
            || matches!(
                clause.kind(verb.end),
                Kind::Preposition | Kind::Conjunction | Kind::Adverb
            ))
}

/// Whether a word tells of more, or of a size, which may well be as it should.
fn is_more_or_short(word: &str) -> bool {
    matches!(
        word,
        "doubled"
            | "doubling"
            | "tripled"
            | "soaring"
            | "longer"
            | "small"
            | "smaller"
            | "short"
            | "shorter"
            | "little"
    )
}

/// Whether behind a verb of less it is told how much: "fell by 12 per cent".
fn is_measured(clause: &Clause<'_>, end: usize) -> bool {
    matches!(clause.folded(end), "by" | "from" | "to")
        && clause.gap(end) == Gap::None
        && (clause
            .folded(end + 1)
            .starts_with(|c: char| c.is_ascii_digit())
            || number(clause.folded(end + 1)).is_some())
}

fn add(sums: &mut [f32; 9], at: usize, weight: f32) {
    if let Some(sum) = sums.get_mut(at) {
        *sum += weight;
    }
}
