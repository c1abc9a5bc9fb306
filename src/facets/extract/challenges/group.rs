//! Sentences that tell of one trouble, under one entry.
//!
//! Two are one where their names are nearly the same; where they are of one kind
//! ("lack", "shortage") and about the same; and where the second goes on about the
//! first: it stands right behind, opens with a word for what stood before and names no
//! trouble of its own.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::cues::Cue;
use super::label::{self, Label, Standing};
use super::{Place, Scored, is_headword};
use crate::facets::extract::Found;
use crate::facets::extract::stems::Stems;
use crate::facets::hash::Seeded;
use crate::text::{BlockId, Clean, Document, SectionId, SentenceId};

/// How many groups a sentence is compared with: those that were met last. What is
/// said again is mostly said again soon, and a long article takes no longer.
const NEAR: usize = 40;

/// Most challenges of an article, however long: nobody reads through more.
const MOST: usize = 400;

/// A word of so many labels of an article, and of this share of them, says
/// nothing alone.
const USUAL: usize = 3;
const USUAL_SHARE: usize = 8;

/// Groups, in the order of their first sentences.
pub(super) struct Groups<'a> {
    all: Vec<Group<'a>>,
    /// How many labels have each stem.
    counts: HashMap<u64, usize, Seeded>,
    labels: usize,
    /// The sentence that came last, its block and the number of its group.
    last: Option<(SentenceId, BlockId, usize)>,
}

struct Group<'a> {
    label: Label,
    /// Those of its label.
    stems: Stems,
    /// Its strongest sign, and how that is printed.
    sign: Option<(Cue<'a>, &'a str)>,
    /// The stems that name the kind of its trouble, once they are asked for.
    heads: OnceCell<Stems>,
    /// The stems of each name of several words in its label, "South China Sea", once they
    /// are asked for.
    names: OnceCell<Vec<Stems>>,
    section: SectionId,
    best: f32,
    is_weak: bool,
    places: Vec<Place>,
}

impl<'a> Groups<'a> {
    /// None yet, with room for those of so many sentences.
    pub(super) fn with_room(sentences: usize) -> Self {
        Self {
            all: Vec::with_capacity(sentences),
            // Labels have about as many stems that no other has.
            counts: HashMap::with_capacity_and_hasher(4 * sentences, Seeded::default()),
            labels: 0,
            last: None,
        }
    }

    /// Takes in a sentence with its name, which comes after all that were.
    pub(super) fn add(
        &mut self,
        document: &Document,
        sentence: &Scored<'a>,
        place: Place,
        label: Label,
    ) {
        let stems = Stems::of(&label.text);
        for stem in stems.iter() {
            *self.counts.entry(stem).or_default() += 1;
        }
        self.labels += 1;
        let block = place.span.block;
        let new = Group {
            sign: (sentence.strongest())
                .map(|weighed| (weighed.hit.cue, sentence.clause.slice(&weighed.hit.words))),
            heads: OnceCell::new(),
            names: OnceCell::new(),
            section: document.section_at(sentence.block),
            label,
            stems,
            best: place.score,
            is_weak: sentence.is_weak(),
            places: vec![place],
        };
        let goes_on = label::goes_on(&sentence.clause);
        let known = self.of(&new, block, goes_on);
        let number = known.unwrap_or(self.all.len());
        if let Some(group) = self.all.get_mut(number) {
            group.join(new);
        } else {
            self.all.push(new);
        }
        self.last = Some((sentence.id, block, number));
    }

    /// The group of the same trouble.
    fn of(&self, new: &Group<'_>, block: BlockId, goes_on: bool) -> Option<usize> {
        let before = self.last.filter(|(last, known, _)| {
            let follows = (new.places.first())
                .is_some_and(|place| place.sentence.index() == last.index() + 1);
            follows && *known == block && goes_on && new.label.standing != Standing::Phrase
        });
        if let Some((_, _, number)) = before {
            return Some(number);
        }
        let near = self.all.iter().enumerate().rev().take(NEAR);
        (near
            .filter(|(_, group)| self.is_same(group, new))
            .map(|(number, _)| number))
        .next()
    }

    fn is_same(&self, a: &Group<'_>, b: &Group<'_>) -> bool {
        if !a.stems.may_share(&b.stems) {
            return false;
        }
        let (few, many) = (
            a.stems.len().min(b.stems.len()),
            a.stems.len().max(b.stems.len()),
        );
        // "Diseases" beside "disease outbreaks": the same in fewer words.
        let is_near = a.section == b.section;
        let is_less =
            |a: &Group<'_>, b: &Group<'_>| is_less_of(&a.label.text, &b.label.text, is_near);
        let is_shorter = few == 1 && many == 2;
        let is_kind = a.is_of_kind(b);
        let is_most = |shared: usize| shared * 5 >= (few + many - shared) * 3;
        let is_much = |shared: usize| is_near && shared > 1 && shared * 3 >= few * 2;
        let shared = a.stems.iter().filter(|stem| b.stems.has(*stem));
        // Names are looked at only where what is shared may be enough with theirs.
        let count = shared.clone().count();
        if !is_most(count) && !is_shorter && !is_much(count) && !is_kind {
            return false;
        }
        let shared =
            shared.filter(|stem| !a.is_of_other_name(b, *stem) && !b.is_of_other_name(a, *stem));
        let count = shared.clone().count();
        if count == 0 {
            return false;
        }
        if is_most(count) || is_shorter && (is_less(a, b) || is_less(b, a)) {
            return true;
        }
        let is_same_word = || a.heads().iter().any(|head| b.heads().has(head));
        if is_much(count) && (is_kind || is_same_word()) {
            return true;
        }
        if !is_kind {
            return false;
        }
        // The word for the kind itself does not count, nor what the article is
        // about as a whole.
        let about = shared.filter(|stem| !a.heads().has(*stem) && !b.heads().has(*stem));
        let (all, rare) = about.fold((0, 0), |(all, rare), stem| {
            let labels = self.counts.get(&stem).copied().unwrap_or_default();
            let is_usual = labels > USUAL && labels * USUAL_SHARE > self.labels;
            (all + 1, rare + usize::from(!is_usual))
        });
        // A quoted clause has words besides those of its trouble: of a long name two may be
        // anything, and one that hardly any other has tells only short ones apart.
        all > 1 && all * 2 >= few || rare > 0 && (is_near && few < 6 || few < 4)
    }

    /// The entries, most important first.
    pub(super) fn into_found(self) -> Vec<Found> {
        let mut groups = self.all;
        groups.sort_by(|a, b| {
            (a.is_weak.cmp(&b.is_weak)).then_with(|| b.rank().total_cmp(&a.rank()))
        });
        (groups.into_iter().take(MOST))
            .map(|group| Found {
                label: Clean::owned(group.label.text),
                kind: None,
                is_weak: group.is_weak,
                is_told: true,
                places: group.places,
            })
            .collect()
    }
}

/// Whether a label is a bare word that tells what another of two words is of. "Delays" are
/// none of "ferry delays" unless they are told nearby, and "crises" are of anything.
fn is_less_of(label: &str, other: &str, is_near: bool) -> bool {
    let word = label.to_lowercase();
    let stem = word.strip_suffix('s').unwrap_or(&word);
    let opens = || other.to_lowercase().starts_with(stem);
    !word.contains([' ', '-']) && !is_headword(&word) && (is_near || opens())
}

/// The names of several words in a label, whose first word has a capital anyway.
fn names(label: &str) -> impl Iterator<Item = &str> {
    let first = label.find(' ').map_or(label.len(), |end| end + 1);
    let rest = label.get(first..).unwrap_or_default();
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    for word in rest.split(' ') {
        let end = at + word.len();
        if is_name(word) {
            match runs.last_mut().filter(|run| run.end + 1 == at) {
                Some(run) => run.end = end,
                None => runs.push(at..end),
            }
        }
        at = end + 1;
    }
    (runs.into_iter())
        .filter_map(move |run| rest.get(run))
        .filter(|name| name.contains(' '))
}

impl Group<'_> {
    /// Whether the strongest signs of both name one kind of trouble.
    fn is_of_kind(&self, other: &Self) -> bool {
        let signs = self.sign.as_ref().zip(other.sign.as_ref());
        signs.is_some_and(|((one, _), (other, _))| one.is_of_family(other))
    }

    fn heads(&self) -> &Stems {
        self.heads.get_or_init(|| {
            self.sign.map_or_else(Stems::default, |(cue, printed)| {
                let mut heads = Stems::of(cue.noun().unwrap_or(printed));
                heads.extend(&Stems::of(cue.family()));
                heads
            })
        })
    }

    fn names(&self) -> &[Stems] {
        (self.names).get_or_init(|| names(&self.label.text).map(Stems::of).collect())
    }

    /// Whether a stem is a part of a name that the other does not have.
    fn is_of_other_name(&self, other: &Self, stem: u64) -> bool {
        let mut names = self.names().iter().filter(|name| name.has(stem));
        names.any(|name| !name.is_within(&other.stems))
    }

    fn join(&mut self, new: Self) {
        // A phrase is no better than a clause that stands alone.
        let stands = |label: &Label| label.standing.min(Standing::Clause);
        let is_better = stands(&new.label) > stands(&self.label)
            || stands(&new.label) == stands(&self.label) && new.best > self.best;
        self.is_weak &= new.is_weak;
        self.places.extend(new.places);
        self.best = self.best.max(new.best);
        if is_better {
            self.label = new.label;
            self.stems = new.stems;
            self.sign = new.sign;
            self.heads = new.heads;
            self.names = new.names;
        }
    }

    /// By how much it says, and how well its name says it.
    fn rank(&self) -> f32 {
        let more: f32 = self.places.iter().map(|place| place.score).sum();
        let name = match self.label.standing {
            Standing::Phrase => 0.1,
            Standing::Clause => 0.0,
            Standing::Cut | Standing::Pointing => -0.2,
        };
        self.best + 0.3 * (more - self.best) + name
    }
}

#[cfg(test)]
mod tests {
    use super::is_less_of;
    use crate::facets::extract::challenges::tests::document;
    use crate::facets::extract::{Found, challenges};

    /// What is found in paragraphs, and in points behind `- `.
    fn found(paragraphs: &[&str]) -> Vec<Found> {
        let document = document(paragraphs);
        challenges::find(&document, &challenges::read(&document), None)
    }

    fn shown(paragraphs: &[&str]) -> Vec<(String, usize)> {
        (found(paragraphs).iter())
            .map(|found| (found.label.to_string(), found.places.len()))
            .collect()
    }

    #[test]
    fn what_announces_a_list_of_troubles_is_none() {
        let points = [
            "- Many quays lack cranes and are in decay.",
            "- Debt has risen.",
        ];
        let told = [
            "The harbour faces the following challenges:",
            points[0],
            points[1],
        ];
        let listed = [
            ("Many quays lack cranes and are in decay".to_owned(), 1),
            ("Debt has risen".to_owned(), 1),
        ];
        assert_eq!(shown(&told), listed);
    }

    #[test]
    fn marks_without_words_are_no_entry() {
        let told = "The lack of trained pilots delays every ship. ! Debt has risen again.";
        assert!(shown(&[told]).iter().all(|(label, _)| !label.is_empty()));
    }

    #[test]
    fn one_kind_of_trouble_about_the_same_is_one_entry() {
        assert_eq!(
            shown(&[
                "The lack of trained pilots delays every ship.",
                "A shortage of pilots has closed the northern lock.",
                "Lawsuits over the new bridge go on.",
            ]),
            [
                ("The lack of trained pilots delays every ship".to_owned(), 2),
                ("Lawsuits over the new bridge go on".to_owned(), 1)
            ]
        );
    }

    #[test]
    fn a_bare_word_is_less_of_what_it_tells() {
        assert!(is_less_of("Diseases", "Disease outbreaks", false));
        assert!(is_less_of("Delays", "Ferry delays", true));
        for (label, other) in [
            ("Delays", "Ferry delays"),
            ("Crises", "Debt crisis"),
            ("Disease outbreaks", "Outbreaks"),
        ] {
            assert!(!is_less_of(label, other, false), "{label}, {other}");
        }
    }

    #[test]
    fn one_kind_of_trouble_about_something_else_is_another() {
        let shown = shown(&[
            "The first crisis was about data.",
            "The second crisis was about money.",
        ]);
        assert_eq!(shown.len(), 2, "{shown:?}");
    }

    #[test]
    fn a_part_of_another_name_is_not_what_it_is_about() {
        let shown = shown(&[
            "There are fears of new tolls in the South Lund Sound.",
            "There are concerns in Lund.",
        ]);
        assert_eq!(shown.len(), 2, "{shown:?}");
    }

    #[test]
    fn what_is_said_of_the_same_matter_is_no_trouble_of_another_kind() {
        let shown = shown(&[
            "The lack of trained pilots delays every ship.",
            "A quarrel over trained pilots has closed the lock.",
        ]);
        assert_eq!(shown.len(), 2, "{shown:?}");
    }

    #[test]
    fn a_sentence_that_goes_on_with_a_trouble_of_its_own_is_another() {
        let shown = shown(&[
            "The pumps on the island have failed twice. They also suffer from a lack of trained \
             keepers.",
        ]);
        assert_eq!(shown.len(), 2, "{shown:?}");
    }

    #[test]
    fn a_sentence_that_goes_on_belongs_to_the_one_before() {
        let shown = shown(&[
            "The pumps on the island have failed twice. They cannot be repaired for want of parts.",
        ]);
        assert_eq!(shown.len(), 1, "{shown:?}");
        assert_eq!(shown[0].1, 2);
        assert!(!shown[0].0.starts_with("They"), "{shown:?}");
    }

    #[test]
    fn what_only_general_words_speak_for_is_weak_and_last() {
        let found = found(&[
            "Nobody has answered the letter of the angry farmers.",
            "The shortage of seed threatens the harvest.",
        ]);
        let weak: Vec<bool> = found.iter().map(|found| found.is_weak).collect();
        assert_eq!(weak, [false, true]);
    }
}
