//! How much a sentence speaks of trouble.

mod announced;
mod construction;
mod denied;
mod genre;
mod over;
mod place;
mod senses;
mod setting;
mod usual;
mod weigh;
mod words;

use std::ops::Range;

use super::cues::{Cues, Hit, Parts, Sign, Told};
use crate::facets::extract::address;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::prose::Prose;
use crate::text::{BlockId, Document, SentenceId};
use place::place;
use setting::{SPARED, Setting, is_less, is_nobodys, setting};
use usual::Usual;
use weigh::weigh;

/// Score from which a sentence is one of challenge.
pub(super) const THRESHOLD: f32 = 0.85;
/// How much of it the words of the sentence must say: more than a single turn or need,
/// which says little even beside trouble.
const OWN: f32 = 0.62;
/// The same under a heading that speaks of trouble, where one such word is enough.
const OWN_HEADED: f32 = 0.2;
/// The same in a list of troubles that was announced.
const OWN_ANNOUNCED: f32 = -0.1;
/// What the words of a sentence say that is troubled by itself.
const TROUBLED: f32 = 1.0;

/// A sentence with what was found in it.
pub(in crate::facets::extract) struct Scored<'a> {
    pub id: SentenceId,
    /// The block that it stands in.
    pub block: BlockId,
    pub clause: Clause<'a>,
    pub hits: Vec<Weighed<'a>>,
    /// What its own words say.
    pub own: f32,
    /// What words of success took away from that.
    gain: f32,
    /// What part of that counts where its text narrates or instructs.
    counts: f32,
    /// What its place adds.
    pub place: f32,
    /// What its own words must say where it stands.
    asks: f32,
}

impl<'a> Scored<'a> {
    /// Whether it is shown as one of challenge: its own words must say so at
    /// least in part.
    pub(in crate::facets::extract) fn is_challenge(&self) -> bool {
        self.reaches(THRESHOLD)
    }

    /// The same for another threshold.
    pub(super) fn reaches(&self, threshold: f32) -> bool {
        self.score() >= threshold && self.own >= self.asks * threshold / THRESHOLD
    }

    /// Whether its own words tell of trouble, wherever it stands.
    pub(in crate::facets::extract) fn is_troubled(&self) -> bool {
        self.own >= TROUBLED
    }

    /// Whether a word names or tells trouble that nothing is done against.
    pub(in crate::facets::extract) fn is_trouble_at(&self, at: usize) -> bool {
        (self.hits.iter())
            .filter(|hit| hit.hit.words.contains(&at))
            .any(|hit| is_trouble(hit.hit.cue.sign) && hit.weight > FOUGHT)
    }

    /// Its own words and its place together.
    pub(super) fn score(&self) -> f32 {
        self.own + self.place
    }

    /// The hit that says most of trouble.
    pub(super) fn strongest(&self) -> Option<&Weighed<'a>> {
        let mut best: Option<&Weighed<'a>> = None;
        for hit in self.hits.iter().filter(|hit| is_trouble(hit.hit.cue.sign)) {
            if best.is_none_or(|best| hit.weight > best.weight) {
                best = Some(hit);
            }
        }
        best
    }

    /// Whether only general signs speak.
    pub(super) fn is_weak(&self) -> bool {
        (self.hits.iter()).all(|hit| !is_plain(hit.hit.cue.sign) || hit.weight < 0.8)
    }
}

/// A cue in its sentence.
pub(in crate::facets::extract) struct Weighed<'a> {
    pub hit: Hit<'a>,
    /// Its weight after what stands around it.
    pub weight: f32,
    setting: Setting,
}

/// Whether a sign names trouble, whatever else the sentence says.
fn is_trouble(sign: Sign) -> bool {
    is_plain(sign) || sign == Sign::Valence
}

/// Whether a sign is one that was written down for challenges.
fn is_plain(sign: Sign) -> bool {
    matches!(sign, Sign::Noun | Sign::Verb | Sign::Turn | Sign::Critic)
}

/// Scores all sentences of running text.
///
/// An article that hardly tells of any presents what its effort is against as its
/// challenges; there they count in full, but for what the effort as a whole is against,
/// unless there is nothing else.
pub(super) fn all<'a>(
    document: &Document,
    prose: &'a Prose<'a>,
    cues: &'a Cues,
) -> Vec<Scored<'a>> {
    let parts = cues.parts();
    let mut scored: Vec<Scored<'a>> = Vec::with_capacity(prose.len());
    let mut told = Told::default();
    for (place, clause) in prose.iter() {
        if document.halt().is_asked() {
            break;
        }
        scored.push(read(clause, &parts, place, &mut told));
    }
    if document.halt().is_asked() {
        return Vec::new();
    }
    let is_cued = |one: &&Scored<'_>| one.hits.iter().any(|hit| is_plain(hit.hit.cue.sign));
    if scored
        .iter()
        .filter(is_cued)
        .take(cues.valence_from())
        .count()
        < cues.valence_from()
    {
        for sentence in &mut scored {
            sentence
                .hits
                .retain(|hit| hit.hit.cue.sign != Sign::Valence);
        }
    }
    genre::read(document, &mut scored);
    let mut usual = Usual::of(&scored);
    let mut trouble = Vec::new();
    for sentence in &mut scored {
        weigh(sentence, &usual, FOUGHT, &mut trouble);
    }
    place(document, &parts, &mut scored);
    let told = scored.iter().filter(|one| one.is_challenge()).count();
    if told * RARE >= scored.len() || scored.len() < SOME {
        return scored;
    }
    let is_alone = told * FEW < scored.len();
    if !is_alone {
        usual.read_fight(&scored);
    }
    for sentence in &mut scored {
        weigh(sentence, &usual, 1.0, &mut trouble);
    }
    place(document, &parts, &mut scored);
    if is_alone {
        for sentence in &mut scored {
            // Nor does it matter there that somebody gains.
            sentence.place += sentence.gain + ALONE;
        }
    }
    scored
}

/// What is left of trouble that something is done against.
const FOUGHT: f32 = 0.4;
/// What is left of trouble that is not there.
const ABSENT: f32 = 0.15;
/// What counts more where hardly any trouble is told.
const ALONE: f32 = 0.1;
/// One challenge in so many sentences is next to none.
const FEW: usize = 15;
/// One challenge in so many sentences is few.
const RARE: usize = 8;
/// Sentences from which the number of challenges tells something.
const SOME: usize = 12;

fn read<'a>(
    clause: Clause<'a>,
    cues: &Parts<'a>,
    (id, block): (SentenceId, BlockId),
    told: &mut Told<'a>,
) -> Scored<'a> {
    cues.find(clause.text(), clause.words(), told);
    let Told { hits, against, .. } = told;
    hits.retain(|hit| !address::has_words(&clause, &hit.words));
    let built = construction::find(&clause, hits);
    if !built.is_empty() {
        hits.extend(built);
        hits.sort_by_key(|hit| hit.words.start);
    }
    let endings = endings(&clause, hits);
    let weighed = |hit: &Hit<'a>| Weighed {
        setting: setting(&clause, hit, hits, against),
        weight: hit.cue.weight,
        hit: hit.clone(),
    };
    let mut hits: Vec<Weighed<'a>> = hits.iter().map(weighed).collect();
    bury(&mut hits, &endings);
    sink(&clause, &mut hits);
    // "None of the towns is at risk".
    for at in 1..hits.len() {
        let (before, rest) = hits.split_at_mut(at);
        if let (Some(none), Some(bad)) = (before.last_mut(), rest.first_mut())
            && is_nobodys(&clause, &none.hit, &bad.hit)
        {
            none.setting = Setting::Spared;
            bad.setting = Setting::Spared;
        }
    }
    // "Never needs to worry": nor is it bad that it is not so.
    for at in 1..hits.len() {
        let spared = (hits.get(at)).filter(|weighed| weighed.setting == Setting::Spared);
        let Some(words) = spared.map(|weighed| weighed.hit.words.clone()) else {
            continue;
        };
        let start = words.start;
        // "Does not suffer from a lack of".
        let behind = hits.iter_mut().skip(at + 1);
        for next in behind.take_while(|next| next.hit.words.start < words.end + SPARED) {
            let first = next.hit.words.start;
            if (words.end..=first).all(|word| clause.gap(word) == Gap::None) {
                next.setting = Setting::Spared;
            }
        }
        for before in hits.iter_mut().take(at).rev().take(SPARED) {
            if before.hit.cue.sign == Sign::Negation && before.hit.words.start + SPARED >= start {
                before.setting = Setting::Spared;
            }
        }
    }
    Scored {
        id,
        block,
        clause,
        hits,
        own: 0.0,
        gain: 0.0,
        counts: 1.0,
        place: 0.0,
        asks: OWN,
    }
}

/// Marks what tells that there is less of a trouble, or none of it, as none either:
/// "spoilage fell to its lowest level", "less pain", "no longer crashes".
fn sink(clause: &Clause<'_>, hits: &mut [Weighed<'_>]) {
    for at in 1..hits.len() {
        let (before, rest) = hits.split_at_mut(at);
        let (Some(last), Some((next, behind))) = (before.last_mut(), rest.split_first_mut()) else {
            continue;
        };
        let is_trouble = |weighed: &Weighed<'_>| {
            weighed.setting == Setting::Absent && is_trouble(weighed.hit.cue.sign)
        };
        let falls = matches!(next.hit.cue.sign, Sign::Decline | Sign::Verb)
            && is_less(clause, next.hit.words.start);
        if is_trouble(last) && falls {
            next.setting = Setting::Absent;
            let end = next.hit.words.end;
            let low = behind.first_mut().filter(|low| {
                low.hit.cue.sign == Sign::Decline
                    && low.hit.words.start < end + SPARED
                    && (end..=low.hit.words.start).all(|at| clause.gap(at) == Gap::None)
            });
            if let Some(low) = low {
                low.setting = Setting::Absent;
            }
        } else if is_trouble(next)
            && next.hit.words.start == last.hit.words.end
            && matches!(
                clause.folded(last.hit.words.end - 1),
                "less" | "fewer" | "longer" | "lower" | "reduced" | "lessened" | "lessening"
            )
            && clause.gap(next.hit.words.start) == Gap::None
        {
            last.setting = Setting::Absent;
        }
    }
}

/// Each cue with the words by which its trouble is over, if some are.
fn endings(clause: &Clause<'_>, hits: &[Hit<'_>]) -> Vec<(usize, Range<usize>)> {
    let may_be_over = |hit: &Hit<'_>| may_be_over(hit.cue.sign);
    if !hits.iter().any(may_be_over) || !over::may_tell(clause) {
        return Vec::new();
    }
    (hits.iter().enumerate())
        .filter(|(_, hit)| may_be_over(hit))
        .filter_map(|(at, hit)| Some((at, over::ending(clause, hit, hits)?)))
        .collect()
}

/// Whether a sign tells of what may be over.
fn may_be_over(sign: Sign) -> bool {
    is_trouble(sign) || sign == Sign::Decline
}

/// Marks the trouble that is over, and the words that tell so: "scrapped" is none where
/// it is a bad tax.
fn bury(hits: &mut [Weighed<'_>], endings: &[(usize, Range<usize>)]) {
    for (at, ending) in endings {
        if let Some(weighed) = hits.get_mut(*at) {
            weighed.setting = Setting::Absent;
        }
        for weighed in hits.iter_mut() {
            let words = &weighed.hit.words;
            let is_of_it = words.start < ending.end && ending.start < words.end;
            if is_of_it && may_be_over(weighed.hit.cue.sign) {
                weighed.setting = Setting::Absent;
            }
        }
    }
}

#[cfg(test)]
mod tests;
