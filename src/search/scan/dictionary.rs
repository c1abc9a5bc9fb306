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
use crate::text::word::{fold, words};
use crate::text::{BlockId, Document};

/// Most words of a text that one word of a query is taken for.
const MOST_READINGS: usize = 200;

/// Parts of a text whose words are listed before they are put together.
const AT_ONCE: usize = 16;

/// The words of a document, each once, and the entries of `briefing`: an index
/// that knows what there is and not where.
pub fn dictionary(document: &Document, briefing: &Briefing, crew: &dyn Crew) -> SearchIndex {
    let ranges = parts(document);
    let mut all: HashMap<String, &str> = HashMap::new();
    for ranges in (ranges.chunks(AT_ONCE)).take_while(|_| !document.halt().is_asked()) {
        let found = collect(crew, ranges.len(), &|number| {
            let mut known: HashMap<String, &str> = HashMap::new();
            let blocks = ranges.get(number).cloned().unwrap_or_default();
            for block in blocks.take_while(|_| !document.halt().is_asked()) {
                let text = document.block_text(BlockId::at(block));
                for range in words(text) {
                    see(&mut known, text.get(range).unwrap_or_default());
                }
            }
            known
        });
        for (folded, shown) in found.into_iter().flatten() {
            match all.get_mut(&folded) {
                Some(known) => prefer_low(known, shown),
                None => {
                    all.insert(folded, shown);
                }
            }
        }
    }
    let mut sorted: Vec<(&str, &str)> = all
        .iter()
        .map(|(folded, shown)| (folded.as_str(), *shown))
        .collect();
    sorted.sort_unstable();
    let language = language_of(document);
    SearchIndex::of_words(briefing, language, sorted.into_iter())
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
    pub(super) fn answer_by(&self, dictionary: &SearchIndex) -> Answer {
        let (query, options) = (self.scan.query, self.scan.options);
        let mut slots = slots(query.atoms.iter(), dictionary, 2);
        let scope = options.scope;
        let allowed: Vec<bool> = (dictionary.units.iter())
            .map(|unit| match unit.target {
                Target::Entry(_) => matches!(scope, Scope::All | Scope::Entries),
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
