//! Puts the names of one bearer together and ranks the bearers.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::bearer::{Bearer, Words, give, is_plain};
use super::classify::rule;
use super::initials::link_initials;
use super::letters::part_from_unsupported;
use super::namesakes::give_to_persons;
use super::nicknames::{link_nicknames, link_offices};
use super::shortened::link_parts;
use super::slips::link_slips;
use super::{Key, Seen, key_of};
use crate::facets::extract::{Found, Place};
use crate::facets::hash::Seeded;
use crate::facets::lexicon::{ActorKind, gazetteer, is_first_name};
use crate::facets::token::tokens;
use crate::text::{BlockId, BlockKind, Clean, Document};

/// Least certainty of an actor that is shown.
const SHOWN: f32 = 0.5;
/// Most actors that are shown.
const MOST: usize = 400;

/// Somebody who is shown.
struct Ranked<'r, 'a> {
    /// How much the article is about them.
    salience: f32,
    /// How sure it is that this is an actor.
    certainty: f32,
    bearer: &'r Bearer<'a>,
}

/// The actors, most important first.
pub(super) fn rank(document: &Document, seen: Vec<(Key, Seen<'_>)>) -> Vec<Found> {
    let mut bearers = gathered(seen);
    part_joint_names(&mut bearers);
    link_known(&mut bearers);
    link_offices(&mut bearers);
    link_initials(&mut bearers);
    part_from_unsupported(document, &mut bearers);
    give_to_persons(document, &mut bearers);
    link_short_forms(&mut bearers);
    link_parts(&mut bearers);
    link_slips(&mut bearers);
    link_nicknames(document, &mut bearers);
    let headings = headings(document);
    let lead = lead(document);
    let guesses = Guesses::of(&bearers);
    let mut ranked: Vec<Ranked<'_, '_>> = (bearers.iter())
        .filter(|bearer| !bearer.seen.is_empty())
        .map(|bearer| (bearer.certainty(), bearer))
        .filter(|(certainty, _)| *certainty >= SHOWN)
        .map(|(certainty, bearer)| Ranked {
            salience: bearer.salience(certainty, &headings, lead),
            certainty,
            bearer,
        })
        .collect();
    ranked.sort_by(|one, other| {
        let order = other.salience.partial_cmp(&one.salience);
        (order.unwrap_or(Ordering::Equal))
            .then_with(|| one.bearer.place().cmp(&other.bearer.place()))
    });
    ranked.truncate(MOST);
    (ranked.iter())
        .map(|ranked| found(ranked.bearer, ranked.certainty, guesses))
        .collect()
}

/// What was seen, by whose name it is; in the order of first mention.
fn gathered<'a>(seen: Vec<(Key, Seen<'a>)>) -> Vec<Bearer<'a>> {
    let (numbers, counts) = numbered(&seen);
    let mut bearers: Vec<Bearer<'a>> = Vec::with_capacity(counts.len());
    for ((key, one), at) in seen.into_iter().zip(numbers) {
        if at == bearers.len() {
            bearers.push(Bearer {
                words: words_of(&key),
                key,
                kind: None,
                seen: Vec::with_capacity(counts.get(at).copied().unwrap_or_default()),
            });
        }
        if let Some(bearer) = bearers.get_mut(at) {
            bearer.kind = bearer.kind.or(one.kind);
            bearer.seen.push(one);
        }
    }
    bearers
}

/// The number of the bearer of each name, in the order of first mention, and how often
/// each bearer is named.
fn numbered(seen: &[(Key, Seen<'_>)]) -> (Vec<usize>, Vec<usize>) {
    // Most are named twice or more.
    let room = seen.len() / 2;
    let mut known: HashMap<&Key, usize, Seeded> =
        HashMap::with_capacity_and_hasher(room, Seeded::default());
    let mut counts = Vec::with_capacity(room);
    let numbers = seen.iter().map(|(key, _)| {
        let number = *known.entry(key).or_insert(counts.len());
        match counts.get_mut(number) {
            Some(count) => *count += 1,
            None => counts.push(1),
        }
        number
    });
    (numbers.collect(), counts)
}

/// Lets a name go that two others make with a hyphen, both of whom are named
/// apart from it too: "the Roe-Torvik exchange".
fn part_joint_names(bearers: &mut [Bearer<'_>]) {
    let names = bearers.iter().map(|bearer| match &bearer.key {
        Key::Name(name) => (name.as_str(), bearer),
        Key::Known(_) => ("", bearer),
    });
    let pairs: Vec<(usize, &str, &str)> = (names.clone().enumerate())
        .filter_map(|(at, (name, _))| {
            let (one, other) = name.split_once('-')?;
            Some((at, one, other))
        })
        .collect();
    // Few articles have any.
    if pairs.is_empty() {
        return;
    }
    let last: HashSet<&str, Seeded> = names
        .filter(|(name, _)| !name.is_empty() && !name.contains('-'))
        .filter_map(|(_, bearer)| bearer.words.last())
        .collect();
    let joint: Vec<usize> = (pairs.into_iter())
        .filter(|(_, one, other)| last.contains(one) && last.contains(other))
        .map(|(at, ..)| at)
        .collect();
    for at in joint {
        clear(bearers, at);
    }
}

/// Gives a name to somebody of the gazetteer who is called the same, but for capitals:
/// "baltic fisheries board" beside "Baltic Fisheries Board".
fn link_known(bearers: &mut [Bearer<'_>]) {
    let all = || bearers.iter().enumerate();
    let known: HashMap<&Words, usize, Seeded> = all()
        .filter(|(_, bearer)| matches!(bearer.key, Key::Known(_)))
        .map(|(at, bearer)| (&bearer.words, at))
        .collect();
    let same: Vec<(usize, usize)> = all()
        .filter(|(_, bearer)| matches!(bearer.key, Key::Name(_)))
        .filter_map(|(at, bearer)| Some((at, *known.get(&bearer.words)?)))
        .collect();
    for (at, to) in same {
        if let Some(bearer) = bearers.get_mut(at) {
            let seen = std::mem::take(&mut bearer.seen);
            give(bearers, to, seen);
        }
    }
}

fn words_of(key: &Key) -> Words {
    match key {
        Key::Known(id) => Words::of(gazetteer().known(*id).map_or("", |known| known.name())),
        Key::Name(name) => Words::of(name),
    }
}

/// Gives "the Commission" to the body with that word in its name that was named
/// last before, or else to the only one.
fn link_short_forms(bearers: &mut [Bearer<'_>]) {
    let is_short = |bearer: &Bearer<'_>| bearer.seen.iter().all(|seen| seen.rule == rule::SHORT.0);
    for at in 0..bearers.len() {
        let Some(bearer) = bearers.get(at).filter(|bearer| is_short(bearer)) else {
            continue;
        };
        let Some(head) = bearer.words.first().filter(|_| bearer.words.len() == 1) else {
            continue;
        };
        let fits = |other: &Bearer<'_>| {
            other.words.len() > 1
                && other.words.has(head)
                && other.kind.is_some_and(ActorKind::is_body)
                && !is_short(other)
        };
        let named: Vec<usize> = (0..bearers.len())
            .filter(|other| bearers.get(*other).is_some_and(fits))
            .collect();
        let Some(first) = named.first().copied() else {
            // A body that is never named in full is none.
            clear(bearers, at);
            continue;
        };
        let all = bearers
            .get_mut(at)
            .map(|bearer| std::mem::take(&mut bearer.seen));
        for seen in all.unwrap_or_default() {
            let before = |other: usize| {
                let seen_there = bearers.get(other).map_or(&[][..], |other| &other.seen);
                let end = seen_there.partition_point(|one| one.span < seen.span);
                end.checked_sub(1)
                    .and_then(|last| seen_there.get(last))
                    .map(|one| one.span)
            };
            let last = named
                .iter()
                .copied()
                .filter_map(|other| Some((before(other)?, other)))
                .max();
            let of = last.map_or(first, |(_, other)| other);
            give(bearers, of, vec![seen]);
        }
    }
}

fn clear(bearers: &mut [Bearer<'_>], at: usize) {
    if let Some(bearer) = bearers.get_mut(at) {
        bearer.seen.clear();
    }
}

/// Title and headings as one text.
fn headings(document: &Document) -> String {
    let mut all = document
        .meta
        .title
        .as_deref()
        .unwrap_or_default()
        .to_owned();
    for (at, block) in document.blocks().iter().enumerate() {
        if block.kind == BlockKind::Heading && all.len() < 16 << 10 {
            all.push('\n');
            all.push_str(document.block_text(BlockId::at(at)));
        }
    }
    all
}

/// Fewest letters of the paragraph that opens an article, and no line of its own.
const LEAD: usize = 80;

/// The paragraph that opens the article.
fn lead(document: &Document) -> Option<BlockId> {
    let is_lead = |at: &BlockId| {
        (document.block(*at)).is_some_and(|block| block.kind == BlockKind::Paragraph)
            && document.block_text(*at).len() >= LEAD
    };
    (0..document.blocks().len()).map(BlockId::at).find(is_lead)
}

/// Fewest firms of an article on firms, and how many others there may be for each of them.
const FIRMS: (usize, usize) = (1, 12);

/// What the kinds of those who are known let one guess of others.
#[derive(Debug, Clone, Copy)]
struct Guesses {
    /// Whether so many are firms that one more word with a capital, which does something, may
    /// be another; elsewhere it is as well a place or a thing.
    firms: bool,
    /// Whether any is a state or a body, so that letters may be another, and no code.
    bodies: bool,
}

impl Guesses {
    fn of(bearers: &[Bearer<'_>]) -> Self {
        let (mut all, mut firms, mut bodies) = (0, 0, 0);
        for bearer in bearers.iter().filter(|bearer| !bearer.seen.is_empty()) {
            all += 1;
            match bearer.kind {
                Some(ActorKind::Company) => firms += 1,
                Some(ActorKind::Person) | None => {}
                Some(_) => bodies += 1,
            }
        }
        Self {
            firms: firms >= FIRMS.0 && all <= firms * (FIRMS.1 + 1),
            bodies: bodies > 0,
        }
    }

    /// Whether to show a kind that nothing tells but the shape of the name.
    fn allow(self, kind: ActorKind) -> bool {
        match kind {
            ActorKind::Company => self.firms,
            ActorKind::Organisation => self.bodies,
            ActorKind::State
            | ActorKind::Bloc
            | ActorKind::Institution
            | ActorKind::Group
            | ActorKind::Person => true,
        }
    }
}

fn found(bearer: &Bearer<'_>, certainty: f32, guesses: Guesses) -> Found {
    let label = match &bearer.key {
        Key::Known(id) => {
            let name = gazetteer().known(*id).map_or("", |known| known.name());
            spelled_otherwise(bearer, name).unwrap_or(name)
        }
        Key::Name(key) => own_name(bearer, key),
    };
    let kind = kind_of(bearer).filter(|kind| bearer.kind.is_some() || guesses.allow(*kind));
    Found {
        label: Clean::line(label),
        kind: kind.map(|kind| Clean::line(kind.name())),
        is_weak: false,
        is_told: false,
        places: bearer
            .seen
            .iter()
            .map(|seen| Place {
                span: seen.span,
                sentence: seen.sentence,
                rule: seen.rule,
                score: seen
                    .score
                    .max(certainty.min(seen.score + seen.support))
                    .clamp(0.0, 1.0),
            })
            .collect(),
    }
}

/// The kind of somebody, as it is told or else as it is for the most part.
pub(super) fn kind_of(bearer: &Bearer<'_>) -> Option<ActorKind> {
    bearer.kind.or_else(|| usual_kind(bearer))
}

/// What a name is for the most part where nothing tells its kind: two or three
/// foreign words a person, a given name as well, one other that acts a firm, an acronym or
/// other words an organisation. One word of which nothing speaks may be anything.
fn usual_kind(bearer: &Bearer<'_>) -> Option<ActorKind> {
    let best = bearer
        .seen
        .iter()
        .max_by(|one, other| one.score.total_cmp(&other.score))?;
    // "Ms Torvik", who is named in full elsewhere.
    if best.kind == Some(ActorKind::Person) {
        return best.kind;
    }
    let has_acronym = || tokens(best.text).any(|token| token.is_acronym());
    if best.rule == rule::NAME.0 && !has_acronym() {
        Some(ActorKind::Person)
    } else if is_code(bearer) {
        // "18F", "K9": like an acronym.
        Some(ActorKind::Organisation)
    } else if best.rule == rule::SINGLE.0 && is_first_name(best.text) {
        Some(ActorKind::Person)
    } else if best.rule == rule::SINGLE.0 {
        let acts = bearer.seen.iter().any(|seen| seen.support > 0.1);
        acts.then_some(ActorKind::Company)
    } else if best.rule == rule::MIXED.0 && !has_acronym() {
        Some(ActorKind::Company)
    } else {
        Some(ActorKind::Organisation)
    }
}

/// Whether a name is one word of capitals and digits.
fn is_code(bearer: &Bearer<'_>) -> bool {
    let name = bearer.seen.first().map_or("", |seen| seen.text);
    name.len() <= 5
        && name.contains(|c: char| c.is_ascii_digit())
        && name.contains(char::is_uppercase)
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// The name as the article prints it first, without short forms and slips.
fn own_name<'a>(bearer: &Bearer<'a>, key: &str) -> &'a str {
    let mut forms = bearer.seen.iter().map(|seen| seen.text);
    let is_own = |form: &&str| {
        if is_plain(form) {
            form.eq_ignore_ascii_case(key)
        } else {
            key_of(&tokens(form).collect::<Vec<_>>()) == bearer.key
        }
    };
    let own = forms.clone().find(is_own);
    own.or_else(|| forms.next()).unwrap_or_default()
}

/// How many letters two spellings of a family name begin with.
const SPELLED: usize = 4;

/// The full name of a person as the article spells it, if that is another way than the known
/// one: "Volodymyr Zelenskyy".
fn spelled_otherwise<'a>(bearer: &Bearer<'a>, known: &str) -> Option<&'a str> {
    if bearer.kind != Some(ActorKind::Person) {
        return None;
    }
    let (given, family) = known.rsplit_once(' ')?;
    let begins = family.get(..SPELLED)?;
    let mut forms = bearer.seen.iter().map(|seen| seen.text);
    let is_whole = |form: &&str| {
        form.strip_suffix(family)
            .is_some_and(|rest| rest.ends_with(' '))
    };
    if forms.clone().any(|form| is_whole(&form)) {
        return None;
    }
    forms.find(|form| {
        (form.rsplit_once(' '))
            .is_some_and(|(own, other)| own == given && other.starts_with(begins))
    })
}
