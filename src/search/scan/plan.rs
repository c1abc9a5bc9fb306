//! What a scan looks for: the beginnings of all words that a query may mean.

use memchr::memmem::Finder;

use crate::search::index::SearchIndex;
use crate::search::query::{Atom, AtomKind, QueryWord};
use crate::search::variants::Language;

/// Letters of the longest beginning. Most words of as many letters are rare, and a
/// query that goes on finds what it found before.
const LONGEST: usize = 5;
/// Letters of a second word that are looked for beside the whole of the first.
const OF_SECOND: usize = 2;
/// What most often stands between two words that may be written as one.
const BETWEEN: [char; 2] = [' ', '-'];

/// The beginnings that a scan looks for.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Folded; sorted, none the beginning of another.
    beginnings: Vec<String>,
    /// Words that are looked for as a whole; sorted.
    whole: Vec<String>,
    /// Finders of those that stand in a text as they are, and whether of a whole
    /// word.
    pub(super) finders: Vec<(Finder<'static>, bool)>,
    /// Words of the query that a text may write as two.
    pub(super) compounds: Vec<String>,
    /// Words that are looked for in units only which hold the others.
    pub(super) beside: Vec<String>,
    /// Whether a beginning has a letter, a digit.
    pub(super) has_letter: bool,
    pub(super) has_digit: bool,
}

impl Plan {
    /// The plan for the words of a query, excluded ones included. Words without
    /// content are left out beside others.
    pub(super) fn of(atoms: &[Atom], language: &Language, exact_only: bool) -> Self {
        let (mut wanted, mut whole) = (Vec::new(), Vec::new());
        let (mut compounds, mut beside) = (Vec::new(), Vec::new());
        let words: Vec<Sought> = atoms.iter().flat_map(words_of).collect();
        let mut positive = atoms.iter().filter(|atom| !atom.is_negated);
        let all_small = positive.all(|atom| match &atom.kind {
            AtomKind::Word(word) => is_small(word, language),
            AtomKind::Phrase { .. } => false,
            AtomKind::Facet { .. } | AtomKind::Section { .. } => true,
        });
        for (at, sought) in words.iter().enumerate() {
            let word = sought.word;
            let next = words.get(at + 1).map(|next| next.word);
            // What is excluded is so in any form.
            // One letter is a beginning only where other words say more.
            let is_letter = word.folded.chars().count() == 1;
            if word.is_exact
                || exact_only && !sought.is_excluded
                || is_letter && !(word.is_last && words.len() > 1)
            {
                whole.push(word.folded.clone());
                continue;
            }
            let may_lack = !sought.in_row && !sought.is_excluded && !word.is_last;
            // One that is being typed may become any.
            let is_left_out = may_lack && is_small(word, language) && !all_small;
            if is_left_out {
                beside.push(word.folded.clone());
            } else {
                starts(language, &word.folded, &mut wanted);
                compounds.push(word.folded.clone());
            }
            // What begins like the first of two is found by it.
            if let Some(next) = next.filter(|_| is_left_out) {
                starts(
                    language,
                    &format!("{}{}", word.folded, next.folded),
                    &mut wanted,
                );
            }
        }
        let mut apart = Vec::new();
        for word in &compounds {
            for (cut, _) in word.char_indices().skip(2) {
                let (left, right) = word.split_at(cut);
                let is_found = wanted.iter().any(|start| left.starts_with(start.as_str()));
                if right.chars().count() < 2 || is_found {
                    break;
                }
                let right: String = right.chars().take(OF_SECOND).collect();
                apart.extend(BETWEEN.map(|between| format!("{left}{between}{right}")));
            }
        }
        wanted.extend(apart);
        Self {
            compounds,
            beside,
            ..Self::for_beginnings(wanted, whole)
        }
    }

    /// The plan for words that are known, beside what another one looks for.
    pub(super) fn of_words(words: Vec<String>, other: Self) -> Self {
        Self::for_beginnings(other.beginnings, words)
    }

    /// The plan for words that begin so, and for whole words.
    fn for_beginnings(mut beginnings: Vec<String>, mut whole: Vec<String>) -> Self {
        for words in [&mut beginnings, &mut whole] {
            words.retain(|start| !start.is_empty());
            words.sort_unstable();
        }
        beginnings.dedup_by(|next, before| next.starts_with(before.as_str()));
        whole.dedup();
        let all = || beginnings.iter().map(|start| (start, false));
        let all = || all().chain(whole.iter().map(|word| (word, true)));
        let has = |is: fn(char) -> bool| all().any(|(start, _)| start.contains(is));
        Self {
            finders: all()
                .filter(|(start, _)| start.is_ascii())
                .map(|(start, is_whole)| (Finder::new(start).into_owned(), is_whole))
                .collect(),
            compounds: Vec::new(),
            beside: Vec::new(),
            has_letter: has(char::is_alphabetic),
            has_digit: has(|c| c.is_ascii_digit()),
            beginnings,
            whole,
        }
    }

    /// Whether a folded word begins as something wanted does.
    pub(super) fn wants(&self, folded: &str) -> bool {
        // Two words of which the first is looked for whole.
        let is_first = |start: &str| {
            start
                .strip_prefix(folded)
                .is_some_and(|rest| rest.starts_with(BETWEEN))
        };
        let mut all = self.beginnings.iter();
        all.any(|start| folded.starts_with(start.as_str()) || is_first(start))
            || self.whole.iter().any(|word| word == folded)
    }

    /// The words of an index that it [wants](Self::wants), by their numbers; some more
    /// than once.
    pub(super) fn words_in(&self, index: &SearchIndex) -> impl Iterator<Item = u32> {
        let first = |start: &str| {
            let (first, _) = start.split_once(BETWEEN)?;
            index.word_of(first)
        };
        let beginnings = self.beginnings.iter().flat_map(move |start| {
            let firsts = first(start);
            index.words_from(start).chain(firsts)
        });
        beginnings.chain((self.whole.iter()).filter_map(|word| index.word_of(word)))
    }

    /// Whether all that this one looks for was looked for by `other`.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        // Of two words the first is enough: the text tells what stands behind.
        let first = |start: &str| {
            let (first, _) = start.split_once(BETWEEN).unwrap_or_default();
            !first.is_empty() && other.finds(first)
        };
        let mut beginnings = self.beginnings.iter();
        beginnings.all(|start| other.finds_beginning(start) || first(start))
            && self.whole.iter().all(|word| other.finds(word))
    }

    fn finds_beginning(&self, start: &str) -> bool {
        let mut all = self.beginnings.iter();
        all.any(|known| start.starts_with(known.as_str()))
    }

    /// Whether it finds every place of a word.
    fn finds(&self, word: &str) -> bool {
        self.whole.iter().any(|known| known == word) || self.finds_beginning(word)
    }

    /// The same plan for a text in which all was found that `other` looks for: short
    /// words that a longer query may be split into are kept.
    pub(super) fn within(&self, other: &Self) -> Self {
        let mut whole = self.whole.clone();
        for word in &self.compounds {
            let lefts = word.char_indices().skip(2).take(LONGEST);
            let lefts = lefts.filter_map(|(cut, _)| word.get(..cut));
            whole.extend(lefts.filter(|left| other.finds(left)).map(str::to_owned));
        }
        Self {
            compounds: self.compounds.clone(),
            beside: self.beside.clone(),
            ..Self::for_beginnings(self.beginnings.clone(), whole)
        }
    }

    /// Whether both look for the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.beginnings, &self.whole) == (&other.beginnings, &other.whole)
    }
}

/// A word of a query.
struct Sought<'a> {
    word: &'a QueryWord,
    /// Whether it belongs to words in a row.
    in_row: bool,
    is_excluded: bool,
}

fn words_of(atom: &Atom) -> Vec<Sought<'_>> {
    let (words, in_row): (&[QueryWord], _) = match &atom.kind {
        AtomKind::Word(word) => (std::slice::from_ref(word), false),
        AtomKind::Phrase { words, .. } => (words, true),
        AtomKind::Facet { .. } | AtomKind::Section { .. } => (&[], false),
    };
    let sought = |word| Sought {
        word,
        in_row,
        is_excluded: atom.is_negated,
    };
    words.iter().map(sought).collect()
}

/// Whether a word may be absent beside others.
fn is_small(word: &QueryWord, language: &Language) -> bool {
    !word.is_exact && !word.at_start && language.is_stop_word(&word.folded)
}

/// Adds what all words begin with that are `folded`, inflections or spellings of
/// it, or begin with it.
fn starts(language: &Language, folded: &str, wanted: &mut Vec<String>) {
    let key = language.key(folded);
    let common = folded.chars().zip(key.chars());
    let common = common.take_while(|(a, b)| a == b).count().max(1);
    let letters: Vec<char> = folded.chars().collect();
    let mut length = common.min(LONGEST);
    if language.is_english() {
        length = length.min(spelt_alike(folded, &key, common));
        if length > 2 && matches!(letters.get(length - 1), Some('e' | 'i' | 'y')) {
            length -= 1;
        }
    } else if common > 3 {
        length = length.min(common - 1);
    }
    let start: String = letters.iter().take(length).collect();
    if language.is_english() {
        wanted.extend(with_ligatures(&start, key.chars().count()));
    }
    wanted.push(start);
}

/// Letters up to which British and American spellings of a word are the same.
fn spelt_alike(folded: &str, key: &str, common: usize) -> usize {
    let mut length = common;
    let upto = |length: &mut usize, at: Option<usize>| {
        if let Some(at) = at {
            *length = (*length).min(at);
        }
    };
    // Byte positions: what holds other letters than of ASCII is cut a little later.
    let colour = folded
        .match_indices("or")
        .chain(folded.match_indices("our"));
    upto(
        &mut length,
        colour.map(|(at, _)| at + 1).filter(|at| *at > 2).min(),
    );
    let realize = folded.find("iz").or_else(|| folded.find("yz"));
    upto(&mut length, realize.map(|at| at + 1));
    for ending in ["ter", "ters", "tered"] {
        let stem = folded.strip_suffix(ending).filter(|stem| stem.len() > 1);
        upto(&mut length, stem.map(|stem| stem.len() + 1));
    }
    let defence = key.strip_suffix("ens").filter(|stem| stem.len() > 2);
    upto(&mut length, defence.map(|stem| stem.len() + 2));
    length.max(1)
}

/// A beginning with ae and oe where it has e, and the other way round; `length` is
/// that of the stem, of which some letters must follow.
fn with_ligatures(start: &str, length: usize) -> Vec<String> {
    let mut others = Vec::new();
    for (at, _) in start.match_indices('e') {
        if length < at + 4 {
            break;
        }
        let (before, after) = (start.get(..at), start.get(at + 1..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        if before.ends_with(['a', 'o']) {
            let short = before.get(..at - 1).unwrap_or_default();
            others.push(format!("{short}e{after}"));
        } else {
            others.extend(["ae", "oe"].map(|both| format!("{before}{both}{after}")));
        }
    }
    // Cut between the two letters.
    if let Some(before) = start.strip_suffix(['a', 'o'])
        && length >= start.len() + 3
        && start.len() > 1
    {
        others.push(format!("{before}e"));
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::Briefing;
    use crate::search::Query;

    fn plan(query: &str) -> Plan {
        let query = Query::parse(query, &Briefing::default());
        Plan::of(&query.atoms, Language::english(), false)
    }

    #[test]
    fn all_forms_of_a_word_begin_with_what_is_looked_for() {
        for (asked, forms) in [
            ("harbour", &["harbor", "harbours", "harboring"][..]),
            ("organize", &["organise", "organisation", "organized"]),
            ("center", &["centre", "centres", "centered"]),
            ("defence", &["defense", "defenses"]),
            ("defense", &["defence", "defences"]),
            ("policy", &["policies"]),
            ("policies", &["policy"]),
            ("hope", &["hoping", "hoped", "hopes"]),
            ("encyclopedia", &["encyclopaedia"]),
            ("paediatric", &["pediatric"]),
            ("fetal", &["foetal"]),
            ("run", &["running", "runs"]),
            ("travelled", &["travel", "traveling"]),
            ("licences", &["license", "licence"]),
        ] {
            let plan = plan(asked);
            for form in forms.iter().chain([&asked]) {
                assert!(plan.wants(form), "{form}: {:?}", plan.beginnings);
            }
            assert!(!plan.wants("zebra") && !plan.wants("x"));
        }
    }

    #[test]
    fn two_words_that_make_one_are_looked_for_where_the_first_is_short() {
        let plan = plan("cooperation");
        assert!(plan.beginnings.contains(&"co-op".to_owned()));
        assert!(plan.wants("co") && !plan.wants("coal"));
    }

    #[test]
    fn a_query_that_goes_on_is_within_the_former() {
        assert!(plan("cooperat").is_within(&plan("cooper")));
        assert!(!plan("coal").is_within(&plan("cooper")));
        assert!(plan("open wat").is_within(&plan("open wa")));
    }

    #[test]
    fn small_words_are_not_looked_for_beside_others() {
        assert!(!plan("state of affairs").wants("of"));
        assert!(plan("of").wants("of"));
        assert!(plan("\"state of affairs\"").wants("of"));
    }
}
