//! Word lists as files: rows under headings in brackets.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::facets::lexicon::Quick;

/// A list of a lexicon.
#[derive(Debug, PartialEq)]
pub(super) struct List<'a> {
    /// Name in the brackets.
    pub name: &'a str,
    /// Number behind the name; 1 if none stands there.
    pub weight: f32,
    /// Its rows, without those that are empty or begin with `#`.
    pub rows: Vec<&'a str>,
}

/// The lists of a lexicon, in order. What stands before the first belongs to none.
pub(super) fn lists(text: &str) -> Vec<List<'_>> {
    let mut lists: Vec<List<'_>> = Vec::new();
    for row in rows(text) {
        let heading = row.strip_prefix('[').and_then(|row| row.strip_suffix(']'));
        if let Some(heading) = heading {
            let (name, weight) = heading.split_once(' ').unwrap_or((heading, ""));
            lists.push(List {
                name,
                weight: weight.parse().unwrap_or(1.0),
                rows: Vec::new(),
            });
        } else if let Some(list) = lists.last_mut() {
            list.rows.push(row);
        }
    }
    lists
}

/// The rows that say something.
pub(super) fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// What a word does in a sentence, as far as a list can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article, number or the like.
    Determiner,
    /// A word before a noun phrase.
    Preposition,
    /// A word between clauses or words.
    Conjunction,
    /// A word for a noun phrase.
    Pronoun,
    /// A word beside a verb or adjective.
    Adverb,
    /// A verb, in a form that is hardly ever a noun.
    Verb,
    /// Anything else: nouns and adjectives for the most part.
    Content,
}

/// What a word can be besides, for one purpose or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Names a field or a kind of work once another word narrows it.
    Field = 1,
    /// An adjective that narrows nothing.
    General = 2,
    /// A noun that says nothing of a field behind "joint".
    Pale = 4,
    /// Part of the name of somebody who acts.
    Body = 8,
    /// Part of the name of what they do.
    Programme = 16,
    /// Somebody whom a field belongs to.
    Owner = 32,
}

/// Nouns and adjectives that end like adverbs.
const NOUNS: [&str; 14] = [
    "supply",
    "family",
    "assembly",
    "anomaly",
    "monopoly",
    "reply",
    "rally",
    "italy",
    "elderly",
    "friendly",
    "costly",
    "deadly",
    "butterfly",
    "subassembly",
];

/// What is known of single words.
pub(super) struct WordKinds {
    kinds: HashMap<&'static str, Kind, Quick>,
    classes: HashMap<&'static str, u8, Quick>,
}

impl WordKinds {
    /// The list of the program.
    pub(super) fn bundled() -> &'static Self {
        static KINDS: LazyLock<WordKinds> = LazyLock::new(|| {
            WordKinds::read(include_str!("../../../assets/lexicon/word-kinds.txt"))
        });
        &KINDS
    }

    fn read(text: &'static str) -> Self {
        let mut read = Self {
            kinds: HashMap::default(),
            classes: HashMap::default(),
        };
        for list in lists(text) {
            let words = list.rows.iter().flat_map(|row| row.split_whitespace());
            let kind = match list.name {
                "determiner" => Kind::Determiner,
                "preposition" => Kind::Preposition,
                "conjunction" => Kind::Conjunction,
                "pronoun" => Kind::Pronoun,
                "adverb" => Kind::Adverb,
                "verb" => Kind::Verb,
                name => {
                    let class = match name {
                        "general" => Class::General,
                        "pale" => Class::Pale,
                        "body" => Class::Body,
                        "programme" => Class::Programme,
                        "owner" => Class::Owner,
                        _ => Class::Field,
                    };
                    for word in words {
                        *read.classes.entry(word).or_default() |= class as u8;
                    }
                    continue;
                }
            };
            for word in words {
                read.kinds.entry(word).or_insert(kind);
            }
        }
        read
    }

    /// What a folded word does in a sentence.
    pub(super) fn kind(&self, folded: &str) -> Kind {
        match self.kinds.get(folded) {
            Some(kind) => *kind,
            None if folded.len() > 4 && folded.ends_with("ly") && !NOUNS.contains(&folded) => {
                Kind::Adverb
            }
            None => Kind::Content,
        }
    }

    /// Whether a folded word is of a class.
    pub(super) fn is(&self, class: Class, folded: &str) -> bool {
        let classes = self.classes.get(folded).copied().unwrap_or_default();
        classes & class as u8 != 0
    }
}

/// The stem by which words of one family are told: a rough cut of English
/// endings, enough to compare labels.
pub(super) fn stem(folded: &str) -> &str {
    const ENDINGS: [&str; 22] = [
        "isation", "ization", "ations", "ation", "ities", "ments", "ment", "ings", "ing", "ions",
        "ies", "ied", "ion", "ity", "ers", "er", "es", "ed", "al", "s", "y", "e",
    ];
    ENDINGS
        .into_iter()
        .find_map(|ending| {
            let rest = folded.strip_suffix(ending)?;
            (rest.len() >= 4).then_some(rest)
        })
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_under_their_heading() {
        let read = lists("# note\nlost\n[one 0.5]\na b\n\n# c\nd*\n[two]\ne");
        let shown: Vec<_> = (read.iter())
            .map(|list| (list.name, list.weight, list.rows.join("/")))
            .collect();
        assert_eq!(
            shown,
            [
                ("one", 0.5, "a b/d*".to_owned()),
                ("two", 1.0, "e".to_owned())
            ]
        );
    }

    #[test]
    fn words_of_one_family_have_one_stem() {
        for family in [
            ["fishing", "fished"],
            ["standard", "standards"],
            ["regulation", "regulate"],
            ["monitor", "monitoring"],
        ] {
            let stems = family.map(stem);
            assert!(stems[0].starts_with(stems[1]) || stems[1].starts_with(stems[0]));
        }
        assert_eq!(stem("aid"), "aid");
    }

    #[test]
    fn kinds_of_words_are_known() {
        let kinds = WordKinds::bundled();
        assert_eq!(kinds.kind("the"), Kind::Determiner);
        assert_eq!(kinds.kind("quickly"), Kind::Adverb);
        assert_eq!(kinds.kind("harbour"), Kind::Content);
        assert!(kinds.is(Class::Field, "monitoring"));
        assert!(!kinds.is(Class::Field, "monitor"));
    }
}
