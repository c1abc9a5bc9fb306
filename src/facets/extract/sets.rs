//! Sets of words that single rules ask for, as data.

use crate::facets::packed::{Dictionary, parts};

/// A set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordSet {
    /// A noun or verb that ends like an adjective: "canal", "survive".
    LikeAdjective,
    /// A noun or adjective that ends like an adverb: "supply", "costly".
    LikeAdverb,
    /// A word for a ministry, a court, a school and the like in another language.
    ForeignInstitution,
    /// A word for a foundation, a union, a church and the like in another language.
    ForeignOrganisation,
    /// A word for a party or a movement in another language.
    ForeignGroup,
    /// A word for a firm in another language.
    ForeignCompany,
    /// The legal form of a firm, wherever it stands behind a name.
    LegalForm,
    /// A word for firms that is also one for what they do.
    Sector,
    /// A word for those who print and broadcast.
    Medium,
    /// A first name that lists of words have too, but which is hardly ever written as a word.
    FirstName,
    /// A verb that only somebody does: "said", "hired".
    Deed,
    /// What sites are for: "gas field", "wind farm".
    Resource,
    /// Where something is got out of the ground, the wind or the sun.
    Site,
    /// What has a name of its own and does not act: "the tanker Clara".
    Craft,
    /// A title before a name that is cut short and may have a dot.
    Abbreviation,
    /// A verb that tells of more, in the forms that are no other word.
    Rose,
    /// A verb that makes it more.
    Raise,
    /// What it is called if it is more than it should be.
    Dear,
    /// What is done about trouble: "a drought insurance scheme".
    Work,
    /// A noun for how much there is of what stands behind it, or how bad it is.
    Scale,
    /// Those whom trouble hits, and no trouble.
    Victim,
    /// A noun that tells what somebody does or cannot do.
    Conduct,
    /// A word in -ing that tells what something is like.
    Describing,
    /// A word for a part of what follows "of".
    Share,
    /// What a thing becomes, not what it is.
    Compared,
    /// A word that says how a whole clause is meant, or when it holds.
    Comment,
    /// A word that opens a clause which needs another.
    Opening,
    /// A word that says little of what the trouble is about.
    PaleTrouble,
    /// A noun that ends like a superlative.
    LikeSuperlative,
    /// What a body measures or looks after that is called a survey.
    Surveyed,
    /// Those who lead a house, or speak for it before all.
    Leader,
    /// Those who speak for a house, besides words for persons.
    Staff,
    /// A word by which what follows is not so, or not yet.
    Denying,
    /// A word by which what follows only may be so, or is so in part.
    Open,
    /// A sport, as it stands in the name of the body that governs it.
    Sport,
    /// The word for a body or an office that is named with what it has to do with.
    Portfolio,
    /// A verb by which a body tells in its name what it is for: "to Protect".
    Purpose,
    /// A title that is a family name as well: "John Major".
    TitleFamily,
    /// A noun for a body that is the last of its phrase.
    BodyNoun,
    /// A language that no land is told by: "Latin".
    Language,
    /// A part of a land as it is cut short behind a town: "Calif".
    LandShort,
    /// What the address of a page ends in.
    Domain,
    /// A beast, a plant or an illness, as it stands behind a land in its name.
    Species,
    /// A word that says that something is as it should be.
    Fit,
}

/// The sets that have a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sets(u64);

impl Sets {
    /// Whether a set is one of them.
    pub(super) fn has(self, set: WordSet) -> bool {
        self.0 & 1 << set as u64 != 0
    }
}

impl WordSet {
    /// Whether a word is in it; its case matters.
    pub(super) fn has(self, word: &str) -> bool {
        Self::all_of(word).has(self)
    }

    /// All sets that have a word.
    pub(super) fn all_of(word: &str) -> Sets {
        static ALL: Words<'static> = Words::of(include_bytes!(
            "../../../assets/lexicon/packed/word-sets.bin"
        ));
        ALL.sets_of(word)
    }
}

/// Words with their sets.
struct Words<'a> {
    /// Of each word the number of its sets.
    numbers: Dictionary<'a>,
    /// A bit for each of some sets that a word is in.
    sets: &'a [[u8; 8]],
}

impl<'a> Words<'a> {
    const fn of(list: &'a [u8]) -> Self {
        let [numbers, sets] = parts(list);
        Self {
            numbers: Dictionary::of(numbers),
            sets: sets.as_chunks().0,
        }
    }

    fn sets_of(&self, word: &str) -> Sets {
        let number = self.numbers.get(word.as_bytes());
        let sets = number.and_then(|number| self.sets.get(number as usize));
        sets.map_or(Sets::default(), |sets| Sets(u64::from_le_bytes(*sets)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::facets::extract::adjectives::ends_like_one;
    use crate::facets::extract::lists::lists;
    use crate::facets::packed::{joined, tests::is_current};

    const ALL: [(&str, WordSet); 44] = [
        ("like-adjective", WordSet::LikeAdjective),
        ("like-adverb", WordSet::LikeAdverb),
        ("foreign-institution", WordSet::ForeignInstitution),
        ("foreign-organisation", WordSet::ForeignOrganisation),
        ("foreign-group", WordSet::ForeignGroup),
        ("foreign-company", WordSet::ForeignCompany),
        ("legal-form", WordSet::LegalForm),
        ("sector", WordSet::Sector),
        ("medium", WordSet::Medium),
        ("first-name", WordSet::FirstName),
        ("deed", WordSet::Deed),
        ("resource", WordSet::Resource),
        ("site", WordSet::Site),
        ("craft", WordSet::Craft),
        ("abbreviation", WordSet::Abbreviation),
        ("rose", WordSet::Rose),
        ("raise", WordSet::Raise),
        ("dear", WordSet::Dear),
        ("work", WordSet::Work),
        ("scale", WordSet::Scale),
        ("victim", WordSet::Victim),
        ("conduct", WordSet::Conduct),
        ("describing", WordSet::Describing),
        ("share", WordSet::Share),
        ("compared", WordSet::Compared),
        ("comment", WordSet::Comment),
        ("opening", WordSet::Opening),
        ("pale-trouble", WordSet::PaleTrouble),
        ("like-superlative", WordSet::LikeSuperlative),
        ("surveyed", WordSet::Surveyed),
        ("leader", WordSet::Leader),
        ("staff", WordSet::Staff),
        ("denying", WordSet::Denying),
        ("open", WordSet::Open),
        ("sport", WordSet::Sport),
        ("portfolio", WordSet::Portfolio),
        ("purpose", WordSet::Purpose),
        ("title-family", WordSet::TitleFamily),
        ("body-noun", WordSet::BodyNoun),
        ("language", WordSet::Language),
        ("land-short", WordSet::LandShort),
        ("domain", WordSet::Domain),
        ("species", WordSet::Species),
        ("fit", WordSet::Fit),
    ];

    #[test]
    fn the_packed_sets_are_current() {
        let text = include_str!("../../../assets/lexicon/word-sets.txt");
        let mut words: BTreeMap<&str, u64> = BTreeMap::new();
        let lists = lists(text);
        for list in &lists {
            let set = ALL.iter().find(|(name, _)| *name == list.name);
            let (_, set) = set.unwrap_or_else(|| panic!("unknown set {}", list.name));
            for word in list.rows.iter().flat_map(|row| row.split_whitespace()) {
                *words.entry(word).or_default() |= 1 << *set as u64;
            }
        }
        assert_eq!(lists.len(), ALL.len());
        let sets: BTreeSet<u64> = words.values().copied().collect();
        let number = |own: &u64| sets.iter().position(|one| one == own).unwrap() as u32;
        let numbered = words.iter().map(|(word, own)| (*word, number(own)));
        let bits: Vec<u8> = sets.iter().flat_map(|one| one.to_le_bytes()).collect();
        is_current(
            "word-sets.bin",
            &joined(&[&Dictionary::pack(numbered), &bits]),
        );
    }

    /// The words of a set.
    fn words_of(name: &str) -> Vec<&'static str> {
        let lists = lists(include_str!("../../../assets/lexicon/word-sets.txt"));
        let rows = lists.into_iter().filter(|list| list.name == name);
        rows.flat_map(|list| list.rows)
            .flat_map(str::split_whitespace)
            .collect()
    }

    #[test]
    fn every_exception_is_one() {
        let like_adjectives = words_of("like-adjective");
        assert!(like_adjectives.len() > 200);
        for word in like_adjectives {
            assert!(ends_like_one(word), "{word}");
        }
        for word in words_of("like-adverb") {
            assert!(word.ends_with("ly"), "{word}");
        }
        for word in words_of("like-superlative") {
            assert!(word.ends_with("est"), "{word}");
        }
    }

    #[test]
    fn a_word_may_be_in_several_sets() {
        assert!(WordSet::Medium.has("Press") && WordSet::Sector.has("Press"));
        assert!(!WordSet::Medium.has("press") && !WordSet::Site.has("Press"));
        assert_eq!(WordSet::all_of("harbour"), Sets::default());
    }
}
