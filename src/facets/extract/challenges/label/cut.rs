//! Where a clause may be cut that is too long for a label.

use std::cell::Cell;
use std::ops::Range;

use super::borders::{closes, is_good_cut, is_set, is_torn, is_which, opens_time};
use super::form::is_plural;
use super::verb::{has_subject, is_finite, main_verb};
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::{Class, Kind};
use crate::facets::extract::sets::WordSet;

/// Most letters of a clause that is shown whole.
pub(super) const WHOLE: usize = 56;
/// Letters up to which a longer one is cut at the best place.
const CUT: usize = 52;
/// Letters up to which no thought is torn.
const ROOM: usize = 60;
/// Letters up to which it is cut at all before its end.
const FAR: usize = 70;
/// Letters up to which a thought is told to its end rather than torn.
const LAST: usize = 83;
/// Words that are looked at: a label has fewer, and a sentence may be endless.
const MOST: usize = 60;

/// Most words of a subject that is a label by itself.
const PHRASE: usize = 10;

/// Words of a clause that are shown.
pub(super) struct Shown {
    pub text: String,
    /// Where they end.
    pub end: usize,
    /// Whether a thought is torn there.
    pub torn: bool,
}

/// The words, whole if there is room; else cut behind the cue, if that can be. Some that
/// stand before the verb may be left out in any case.
pub(super) fn shown(
    clause: &Clause<'_>,
    words: Range<usize>,
    cue: &Range<usize>,
    without: Option<Range<usize>>,
) -> Shown {
    let text = clause.slice(&words);
    if without.is_none() && text.chars().nth(WHOLE).is_none() {
        return Shown {
            text: text.to_owned(),
            end: words.end,
            torn: false,
        };
    }
    let without = without.or_else(|| conceded(clause, &words, cue.start));
    let whole = words;
    let words = whole.start..whole.end.min(whole.start + MOST);
    let (verb, aside) = without.map_or_else(
        || main_verb(clause, &words),
        |without| (Some(without.end), Some(without)),
    );
    // "Contracts infringe on rights": a verb that no list knows, but a cue.
    let is_verb = words.start < cue.start
        && words.contains(&cue.start)
        && aside.is_none()
        && verb.is_none_or(|verb| cue.start < verb)
        && clause.gap(cue.start) == Gap::None
        && is_plural(clause.folded(cue.start - 1))
        && !is_plural(clause.folded(cue.start))
        && matches!(clause.kind(cue.end), Kind::Preposition | Kind::Determiner)
        && clause.folded(cue.end) != "of";
    let verb = if is_verb { Some(cue.start) } else { verb };
    let has_cue = words.contains(&cue.start);
    let cue = if has_cue {
        cue.start.max(cue.end.saturating_sub(1)).min(words.end - 1)
    } else {
        words.start
    };
    let full = Cutting {
        clause,
        aside: aside.clone().unwrap_or(words.end..words.end),
        words,
        verb,
        cue,
        wide: text.len() - text.chars().count(),
        known: Cell::default(),
    };
    let short = || match (aside, verb) {
        (None, Some(verb)) => full.without_where(verb),
        _ => None,
    };
    let (cutting, end) = (full.whole().map(|end| (full.clone(), end)))
        .or_else(|| {
            short()
                .and_then(|short| Some((short.whole()?, short)))
                .map(|(end, short)| (short, end))
        })
        .or_else(|| full.far().map(|end| (full.clone(), end)))
        .or_else(|| full.shortest())
        .or_else(|| full.last().map(|end| (full.clone(), end)))
        .or_else(|| {
            full.subject()
                .filter(|_| has_cue)
                .map(|end| (full.clone(), end))
        })
        .unwrap_or_else(|| (full.clone(), full.torn()));
    let is_whole = end == whole.end
        || has_cue && end > cue && is_which(clause, end)
        || has_cue && full.subject() == Some(end)
        || cutting.is_good(end) && !is_torn(clause, end) && !is_set(clause.folded(whole.start));
    let mark = if is_whole { "" } else { "…" };
    Shown {
        text: format!("{}{mark}", cutting.text(end)),
        end,
        torn: !is_whole,
    }
}

/// What is granted before "but" and the trouble, which a label can do without: "is [cheap
/// to build but] slow".
fn conceded(clause: &Clause<'_>, words: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let is_open = |at: usize| clause.gap(at) == Gap::None;
    let but = (words.start + 2..cue.min(words.end))
        .rev()
        .take_while(|at| is_open(*at + 1))
        .find(|at| clause.folded(*at) == "but" && is_open(*at))?;
    let verb = (words.start + 1..but)
        .rev()
        .find(|at| is_finite(clause, *at))?;
    // "Works but costs": another verb, which has the same subject.
    let is_said = !is_finite(clause, but + 1)
        && !has_subject(clause, but + 1, words.end)
        && (verb + 1..=but).all(is_open)
        && but > verb + 1;
    is_said.then_some(verb + 1..but + 1)
}

/// A clause that is to be cut.
#[derive(Clone)]
struct Cutting<'c, 'a> {
    clause: &'c Clause<'a>,
    words: Range<usize>,
    verb: Option<usize>,
    /// What is left out within; empty at the end if nothing is.
    aside: Range<usize>,
    /// What it must tell.
    cue: usize,
    /// Bytes of the words beyond one for each letter, or more.
    wide: usize,
    /// Of which ends behind the first word it was asked whether they are good behind
    /// the cue, and which are.
    known: Cell<[u64; 2]>,
}

impl Cutting<'_, '_> {
    /// The words before an end.
    fn text(&self, end: usize) -> String {
        let head = (self.clause).slice(&(self.words.start..end.min(self.aside.start)));
        if self.aside.end < end {
            format!("{head} {}", self.clause.slice(&(self.aside.end..end)))
        } else {
            head.to_owned()
        }
    }

    fn fits(&self, end: usize, most: usize) -> bool {
        let skipped = if self.aside.end < end {
            self.clause.slice(&self.aside).chars().count() + 1
        } else {
            0
        };
        let room = most + skipped + 1;
        let words = self.words.start..end;
        let length = self.clause.bytes(&words).len();
        // They are counted only where that may decide.
        length < room
            || length.saturating_sub(self.wide) <= room
                && self.clause.slice(&words).chars().count() <= room
    }

    /// The furthest end up to so many letters.
    fn furthest(&self, most: usize, is_end: impl Fn(usize) -> bool) -> Option<usize> {
        // Behind these even the narrowest letters have no room.
        let first = self.clause.bytes(&(self.words.start..self.words.start + 1));
        let skipped = self.clause.bytes(&self.aside).len();
        let room = first.start + most + skipped + 2 + self.wide;
        let words = self.clause.words();
        let near = words.partition_point(|word| word.bytes().end <= room);
        let mut ends = (self.words.start + 3..self.words.end.min(near + 1)).rev();
        ends.find(|end| self.fits(*end, most) && is_end(*end))
    }

    fn is_good(&self, end: usize) -> bool {
        is_good_cut(self.clause, end, self.verb, false)
    }

    /// Whether an end is behind the cue and tears no thought. The same ends are asked
    /// for with less room and with more.
    fn ends_well(&self, end: usize) -> bool {
        let bit = 1_u64.unbounded_shl(u32::try_from(end - self.words.start).unwrap_or(u32::MAX));
        let [asked, good] = self.known.get();
        if asked & bit != 0 {
            return good & bit != 0;
        }
        let is_good = end > self.cue && !is_torn(self.clause, end) && self.is_good(end);
        let found = if is_good { good | bit } else { good };
        self.known.set([asked | bit, found]);
        is_good
    }

    /// An end behind the cue where no thought is torn.
    fn whole(&self) -> Option<usize> {
        let is_end = |end| self.ends_well(end);
        self.furthest(CUT, is_end)
            .or_else(|| {
                let is_all = self.words.len() < MOST && self.fits(self.words.end, ROOM);
                is_all.then_some(self.words.end)
            })
            .or_else(|| self.furthest(ROOM, is_end))
    }

    /// The same further on.
    fn far(&self) -> Option<usize> {
        let is_end = |end| self.ends_well(end);
        self.furthest(FAR, is_end).or_else(|| {
            let is_all = self.words.len() < MOST && self.fits(self.words.end, FAR);
            is_all.then_some(self.words.end)
        })
    }

    /// The same as far as a label may go at all.
    fn last(&self) -> Option<usize> {
        let is_all = self.words.len() < MOST && self.fits(self.words.end, LAST);
        is_all
            .then_some(self.words.end)
            .or_else(|| self.furthest(LAST, |end| self.ends_well(end)))
    }

    /// The end of a subject that names the trouble itself: "the weak krone and the high
    /// price of salt | left the town".
    fn subject(&self) -> Option<usize> {
        let Self { clause, verb, .. } = *self;
        let verb = verb.filter(|verb| self.cue < *verb && *verb <= self.aside.start)?;
        let is_phrase = (self.words.start + 3..self.words.start + PHRASE).contains(&verb)
            && !clause.folded(self.words.start).ends_with("ing")
            && super::is_noun(clause, verb - 1)
            && clause.gap(verb) == Gap::None
            && !matches!(
                clause.kind(self.words.start),
                Kind::Preposition | Kind::Conjunction | Kind::Pronoun
            )
            && (self.words.start + 1..verb).all(|at| clause.gap(at) != Gap::Mark);
        (is_phrase && self.fits(verb, LAST)).then_some(verb)
    }

    /// The same of a subject of which only the noun is told: "the plan [to mend the locks
    /// of the old canal] was turned down".
    fn shortest(&self) -> Option<(Self, usize)> {
        let Self { clause, verb, .. } = *self;
        let verb = verb.filter(|verb| *verb <= self.cue)?;
        // "With both locks at work the town may": a place, and no subject.
        if clause.kind(self.words.start) == Kind::Preposition {
            return None;
        }
        let is_lead = |at: &usize| {
            let leads = clause.kind(*at) == Kind::Preposition
                || clause.kind(*at) == Kind::Content
                    && clause.folded(*at).ends_with("ed")
                    && clause.kind(*at + 1) == Kind::Preposition;
            leads
                && super::is_noun(clause, *at - 1)
                && clause.gap(*at) == Gap::None
                && !is_share(clause, *at - 1)
                && !is_both(clause, *at, verb)
        };
        let leads = (self.words.start + 1..verb.min(self.aside.start))
            .rev()
            .filter(is_lead);
        // What the verb is said of stands before the first of them.
        let goes_on =
            |at: usize| matches!(clause.folded(at), "that" | "which" | "who" | "and" | "or");
        leads
            .filter(|lead| !(self.words.start..*lead).any(goes_on))
            .map(|lead| Self {
                aside: lead..verb,
                ..self.clone()
            })
            .find_map(|short| Some((short.clone(), short.whole().or_else(|| short.far())?)))
    }

    /// An end where more was to come.
    fn torn(&self) -> usize {
        let Self { clause, verb, .. } = *self;
        let told = |end: usize| end > self.cue && self.is_good(end);
        // Behind what is done, if not at its end.
        let is_noun = |end: usize| super::is_noun(clause, end - 1) && closes(clause, end);
        let is_done = |end: usize| {
            verb.is_some_and(|verb| end > verb + 1)
                && is_noun(end)
                && !(clause.is_nominal(end) && clause.gap(end) == Gap::None)
        };
        let is_border = |end: usize| {
            is_noun(end)
                && (clause.gap(end) != Gap::None
                    || matches!(clause.kind(end), Kind::Preposition | Kind::Conjunction))
        };
        self.furthest(FAR, |end| is_which(clause, end) && told(end))
            .or_else(|| self.furthest(ROOM, told))
            .or_else(|| {
                let is_all = self.words.len() < MOST && self.fits(self.words.end, FAR);
                is_all.then_some(self.words.end)
            })
            .or_else(|| self.furthest(FAR, told))
            .or_else(|| self.furthest(CUT, |end| self.is_good(end)))
            .or_else(|| self.furthest(FAR, |end| is_good_cut(clause, end, verb, true)))
            .or_else(|| self.furthest(FAR, is_done))
            .or_else(|| self.furthest(CUT, is_border))
            .or_else(|| self.furthest(CUT, is_noun))
            .or_else(|| self.furthest(CUT, |end| closes(clause, end)))
            .unwrap_or(self.words.end)
    }

    /// The same without where or with whom a long subject is: "mills [on the coast] have
    /// closed".
    fn without_where(&self, verb: usize) -> Option<Self> {
        let clause = self.clause;
        if clause.kind(self.words.start) == Kind::Preposition {
            return None;
        }
        let start = (self.words.start + 1..verb).find(|at| {
            clause.kind(*at) == Kind::Preposition
                && !matches!(
                    clause.folded(*at),
                    "of" | "to" | "for" | "than" | "as" | "per"
                )
        })?;
        let is_subject = super::is_noun(clause, start - 1)
            && (start..=verb).all(|at| {
                clause.gap(at) == Gap::None || clause.gap(at) == Gap::Possessive && at < verb
            });
        // "Share" may be a noun.
        let helps =
            clause.is(Class::Helping, verb) || matches!(clause.folded(verb), "remain" | "remains");
        (is_subject && helps && !is_both(clause, start, verb)).then(|| Self {
            aside: start..verb,
            ..self.clone()
        })
    }
}

/// Whether a verb is said of what stands before a word and of something behind it: "the rise
/// | in fees and scores of closures are".
fn is_both(clause: &Clause<'_>, at: usize, verb: usize) -> bool {
    (at..verb).any(|at| clause.folded(at) == "and")
        && matches!(clause.folded(verb), "are" | "were" | "have")
        && !is_plural(clause.folded(at - 1))
}

/// Whether a word before "of" tells only how much of what follows.
fn is_share(clause: &Clause<'_>, at: usize) -> bool {
    clause.folded(at + 1) == "of"
        && (clause.kind(at) != Kind::Content
            || matches!(
                clause.folded(at),
                "number"
                    | "lot"
                    | "majority"
                    | "part"
                    | "share"
                    | "half"
                    | "third"
                    | "quarter"
                    | "series"
                    | "kind"
                    | "sort"
                    | "rest"
                    | "handful"
                    | "variety"
                    | "range"
                    | "set"
                    | "host"
                    | "array"
                    | "wave"
                    | "group"
                    | "mix"
                    | "raft"
                    | "string"
                    | "lack"
                    | "type"
                    | "form"
                    | "level"
            ))
}

/// The words of a cue with what completes them, up to the end of a phrase.
pub(super) fn around(clause: &Clause<'_>, cue: &Range<usize>) -> Option<String> {
    let mut start = cue.start;
    if clause.is_nominal(start) {
        start = clause.start_of(start);
        // "Planning attacks", "to fuel fears": what is done is no part of the name.
        let is_deed = clause.folded(start).ends_with("ing")
            || start > 0
                && clause.folded(start - 1) == "to"
                && !super::is_adjective(clause.folded(start));
        start += usize::from(start < cue.start && is_deed);
    } else if start > 0
        && clause.kind(start) == Kind::Preposition
        && clause.gap(start) == Gap::None
        && super::is_noun(clause, start - 1)
    {
        // "With some islands at risk": what is.
        start = clause.start_of(start - 1);
    }
    let count = clause.words().len().min(start + AROUND);
    let stop = (start + 1..count)
        .find(|at| {
            matches!(clause.gap(*at), Gap::Comma | Gap::Mark)
                || opens_time(clause.folded(*at))
                || *at > cue.end && clause.folded(*at) == "due"
                || *at > cue.end && matches!(clause.folded(*at), "that" | "which" | "who" | "where")
                // "Fears and to keep the peace": another deed.
                || *at >= cue.end
                    && matches!(clause.folded(*at), "and" | "or" | "but")
                    && (clause.folded(*at + 1) == "to" || clause.kind(*at + 1) == Kind::Verb)
        })
        .unwrap_or(count);
    let ends = (start + 2..=stop).rev().filter(|end| {
        let text = clause.slice(&(start..*end));
        *end > cue.end
            && text.chars().nth(CUT).is_none()
            // "Make the delay worse": what it becomes.
            && !WordSet::Compared.has(clause.folded(*end - 1))
            && (super::is_noun(clause, *end - 1) || clause.folded(*end) == "due")
            && !clause
                .folded(*end - 1)
                .starts_with(|c: char| c.is_ascii_digit())
            && closes(clause, *end)
            && (clause.folded(*end) == "due"
                || !(clause.is_nominal(*end) && clause.gap(*end) == Gap::None))
    });
    let whole = |end: &usize| *end == stop || !is_torn(clause, *end);
    (ends.clone().find(whole).or_else(|| ends.clone().next()))
        .map(|end| clause.slice(&(start..end)).to_owned())
}

/// Most words around a cue.
const AROUND: usize = 14;
