//! All words of a text, for what begins with none of them as it is typed.

use std::collections::HashMap;

use super::asking::Asking;
use super::places::{Found, InText, of_words};
use super::plan::Plan;
use super::store::Store;
use super::{Crew, collect, language_of, parts};
use crate::facets::Briefing;
use crate::search::answer::missing;
use crate::search::find::{Places, find_in};
use crate::search::index::SearchIndex;
use crate::search::matcher::Matcher;
use crate::search::query::AtomKind;
use crate::search::rank::Wanted;
use crate::search::slot::slots;
use crate::search::{Answer, Remark, Scope, Target};
use crate::text::span::offset;
use crate::text::word::{fold, words};
use crate::text::{BlockId, Document};

/// Most words of a text that one word of a query is taken for.
const MOST_READINGS: usize = 200;

/// Parts of a text whose words are listed before they are put together.
const AT_ONCE: usize = 16;

/// A word that stands in more than an eighth of the parts of a text is taken to stand in
/// all of them: to leave out the others would save little, and to list them much memory.
const SHARE: usize = 8;
/// So many parts are listed of any text.
const FEW: usize = 8;

/// Stands for all parts.
const EVERYWHERE: u16 = u16::MAX;

/// All words of a document, each once with the parts of the text that hold it, and the
/// entries of a briefing.
#[derive(Debug, Clone)]
pub struct Dictionary {
    /// Which words there are, without places.
    pub(super) words: SearchIndex,
    /// Where the parts of each word end among all, by the number of the word.
    ends: Vec<u32>,
    parts: Vec<u16>,
    /// How many parts were listed: all, unless the document was left meanwhile.
    listed: usize,
}

impl Dictionary {
    /// Lists the words of a document, and of the entries of `briefing`.
    pub fn of(document: &Document, briefing: &Briefing, crew: &dyn Crew) -> Self {
        let (all, listed) = list(document, crew);
        let mut sorted: Vec<(&str, &str)> = all
            .iter()
            .map(|(folded, listed)| (folded.as_str(), listed.shown))
            .collect();
        sorted.sort_unstable();
        let language = language_of(document);
        let words = SearchIndex::of_words(document, briefing, language, sorted.into_iter());
        let (mut ends, mut parts) = (Vec::with_capacity(words.words.len()), Vec::new());
        for word in &words.words {
            // Of words of entries only no part holds any.
            match all.get(&word.folded).map(|listed| listed.parts.as_slice()) {
                Some([]) => parts.push(EVERYWHERE),
                Some(listed) => parts.extend(listed),
                None => {}
            }
            ends.push(offset(parts.len()));
        }
        parts.shrink_to_fit();
        Self {
            words,
            ends,
            parts,
            listed,
        }
    }

    /// Which of `count` parts of the text hold a word that a plan looks for.
    pub(super) fn holding(&self, plan: &Plan, count: usize) -> Vec<bool> {
        let mut holding = vec![false; count];
        // What was not looked at may hold anything.
        if let Some(rest) = holding.get_mut(self.listed..) {
            rest.fill(true);
        }
        for word in plan.words_in(&self.words) {
            let end = |word: u32| self.ends.get(word as usize).map_or(0, |end| *end as usize);
            let first = word.checked_sub(1).map_or(0, end);
            for part in self.parts.get(first..end(word)).unwrap_or_default() {
                match holding.get_mut(*part as usize) {
                    Some(place) => *place = true,
                    None => holding.fill(true),
                }
            }
        }
        holding
    }
}

/// A word of the text.
struct Listed<'a> {
    /// How the text prints it.
    shown: &'a str,
    /// The parts that hold it, in order; none for all.
    parts: Vec<u16>,
}

impl Listed<'_> {
    /// Adds a part behind the others, of which there are at most so many.
    fn stands_in(&mut self, part: u16, most: usize) {
        // Nothing is looked up for what is common.
        match self.parts.len() {
            0 => {}
            count if count < most => self.parts.push(part),
            _ => self.parts = Vec::new(),
        }
    }
}

/// The words of a document, and of how many of its parts they are.
fn list<'a>(document: &'a Document, crew: &dyn Crew) -> (HashMap<String, Listed<'a>>, usize) {
    let ranges = parts(document);
    let most = (ranges.len() / SHARE).max(FEW);
    let mut all: HashMap<String, Listed> = HashMap::new();
    for first in (0..ranges.len()).step_by(AT_ONCE) {
        let left = ranges.len() - first;
        let found = collect(crew, left.min(AT_ONCE), &|number| {
            let mut known: HashMap<String, &str> = HashMap::new();
            let blocks = ranges.get(first + number).cloned().unwrap_or_default();
            for block in blocks.take_while(|_| !document.halt().is_asked()) {
                let text = document.block_text(BlockId::at(block));
                for range in words(text) {
                    see(&mut known, text.get(range).unwrap_or_default());
                }
            }
            known
        });
        if document.halt().is_asked() {
            return (all, first);
        }
        for (part, known) in (first..).zip(found) {
            // Offsets of 32 bits end before parts of 16.
            let part = u16::try_from(part).unwrap_or(EVERYWHERE);
            for (folded, shown) in known {
                if let Some(listed) = all.get_mut(&folded) {
                    prefer_low(&mut listed.shown, shown);
                    listed.stands_in(part, most);
                } else {
                    let parts = vec![part];
                    all.insert(folded, Listed { shown, parts });
                }
            }
        }
    }
    (all, ranges.len())
}

/// Adds a word as it is printed.
fn see<'a>(known: &mut HashMap<String, &'a str>, shown: &'a str) {
    let is_plain = shown.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_plain && let Some(known) = known.get_mut(shown) {
        *known = shown;
        return;
    }
    let folded = fold(shown);
    match known.get_mut(&folded) {
        Some(known) => prefer_low(known, shown),
        None => {
            known.insert(folded, shown);
        }
    }
}

/// A word is printed in lower case where it is anywhere.
fn prefer_low<'a>(known: &mut &'a str, shown: &'a str) {
    if known.starts_with(char::is_uppercase) && !shown.starts_with(char::is_uppercase) {
        *known = shown;
    }
}

impl Asking<'_> {
    /// The answer with words in all readings that the dictionary has for them; what
    /// is not there is told.
    pub(super) fn answer_by(&self, dictionary: &Dictionary) -> Answer {
        let dictionary = &dictionary.words;
        let (query, options) = (self.scan.query, self.scan.options);
        let mut slots = slots(query.atoms.iter(), dictionary, 2);
        let scope = options.scope;
        let allowed: Vec<bool> = (dictionary.units.iter())
            .map(|unit| match unit.target {
                Target::Entry(_) => matches!(scope, Scope::All | Scope::Entries),
                Target::Title => matches!(scope, Scope::All | Scope::Sections),
                Target::Section(_) | Target::Sentence(_) => scope != Scope::Entries,
            })
            .collect();
        let mut matcher = Matcher::new(dictionary, &allowed);
        let mut places = InWords {
            asking: self,
            dictionary,
            store: Store::default(),
            found: Found::default(),
        };
        // Words in a row are nowhere written otherwise than a scan would find.
        if !self.is_in_rows() {
            let exact_only = options.exact_only;
            let wanted = find_in(&mut places, &mut matcher, &mut slots, exact_only);
            let InWords { store, found, .. } = &places;
            if found.is_any() {
                return self.told(store, dictionary, (&wanted, &slots), found);
            }
        }
        let mut answer = missing(dictionary, query, &slots, options, false);
        // A dictionary does not know what stands in a row, or where.
        let mut positive = query.atoms.iter().filter(|atom| !atom.is_negated);
        let is_one = positive.clone().count() == 1;
        let leading = positive.find_map(|atom| match &atom.kind {
            AtomKind::Word(word) if word.at_start => Some(word.shown.clone()),
            AtomKind::Word(_)
            | AtomKind::Phrase { .. }
            | AtomKind::Facet { .. }
            | AtomKind::Section { .. } => None,
        });
        for remark in &mut answer.remarks {
            match (&remark, &leading) {
                (_, Some(word)) if is_one => *remark = Remark::NotAtStart(word.clone()),
                (Remark::NoPhrase(_), _) if !is_one => *remark = Remark::NotTogether,
                _ => {}
            }
        }
        answer
    }
}

/// Units that hold words which the dictionary has.
struct InWords<'a> {
    asking: &'a Asking<'a>,
    dictionary: &'a SearchIndex,
    store: Store,
    found: Found,
}

impl Places for InWords<'_> {
    fn keep(&mut self, wanted: &[Wanted]) -> bool {
        let mut sought = Vec::new();
        for wanted in wanted.iter().filter(|wanted| wanted.is_required) {
            let mut words: Vec<_> = of_words(self.dictionary, &wanted.occurrences).collect();
            words.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
            sought.extend(words.into_iter().take(MOST_READINGS).map(|(word, _)| word));
        }
        let scan = self.asking.scan;
        let excluded = scan.query.atoms.iter().filter(|atom| atom.is_negated);
        let excluded: Vec<_> = excluded.cloned().collect();
        let plan = Plan::of_words(sought, Plan::of(&excluded, self.asking.language, false));
        self.store = Store::default();
        scan.fill(&mut self.store, &plan, &mut |_| {});
        let excluded = self.asking.excluded(&self.store, self.dictionary);
        let mut places = InText::new(self.asking, &self.store, self.dictionary, excluded);
        let is_found = places.keep(wanted);
        self.found = places.found;
        is_found
    }
}
