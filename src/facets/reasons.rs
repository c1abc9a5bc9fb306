//! Why a sentence is evidence of an entry: the rule, and how sure it is.

/// What each rule means, as a sentence goes on that begins with "Found because".
const RULES: [(&str, &str); 34] = [
    ("lens", "the lens names it"),
    ("pattern", "a pattern of the lens fits it"),
    ("reader", "you added it"),
    ("cue", "a cue of the lens stands here"),
    // Actors.
    ("known name", "it is named in the gazetteer"),
    (
        "known seat",
        "the seat of a government in the gazetteer stands for it",
    ),
    ("title before a name", "a title stands before the name"),
    ("first name", "the name begins with a first name"),
    ("defined acronym", "the article explains this acronym"),
    (
        "word for a body",
        "the name has a word for a body: agency, council",
    ),
    (
        "word for a body or a plan",
        "the name has a word that may mean a body or a plan",
    ),
    ("word for a firm", "the name has a word for a firm"),
    (
        "short form",
        "it is the short form of a longer name in the article",
    ),
    ("acronym", "it is written as an acronym"),
    (
        "capitals of a name",
        "its words have the capitals of a name",
    ),
    ("capitals among words", "it has capitals and common words"),
    ("one capital", "it is one word with a capital"),
    (
        "a word with a capital",
        "it is a common word with a capital",
    ),
    ("capitals of words", "it is common words with capitals"),
    // Areas.
    ("listed as field", "it stands in a list of fields"),
    ("declared as field", "the sentence says that it is a field"),
    ("joint effort", "it stands behind a word of joint effort"),
    (
        "effort for it",
        "the sentence tells of an effort and names it",
    ),
    ("named", "the sentence names it"),
    // Challenges.
    ("names trouble", "a noun of trouble stands here"),
    ("tells of trouble", "a verb or adjective tells of trouble"),
    ("turn of phrase", "a turn of phrase tells of trouble"),
    ("criticism", "somebody finds fault"),
    ("bad tidings", "a word of bad tidings stands here"),
    ("denial", "something is said not to be so"),
    ("contrast", "it turns against what was said before"),
    ("uncertainty", "it is uncertain or conditional"),
    ("need", "something is needed and so missing"),
    (
        "place in the text",
        "it stands where the article tells of trouble",
    ),
];

/// Why a sentence is evidence of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Name of the rule.
    pub rule: &'static str,
    /// How sure the rule is, in per cent.
    pub certainty: u8,
}

impl Reason {
    /// A lens names it.
    pub const LENS: Self = Self {
        rule: "lens",
        certainty: 100,
    };

    /// A reader said so.
    pub const READER: Self = Self {
        rule: "reader",
        certainty: 100,
    };

    /// A pattern of a lens fits it.
    pub const PATTERN: Self = Self {
        rule: "pattern",
        certainty: 100,
    };

    /// What the rule means, in words that go on a sentence; nothing for a rule
    /// that nobody explained.
    pub fn explained(self) -> Option<&'static str> {
        let known = RULES.iter().find(|(rule, _)| *rule == self.rule);
        known.map(|(_, words)| *words)
    }

    /// How sure that is: "sure, 95 of 100".
    pub fn sureness(self) -> String {
        let word = match self.certainty {
            90.. => "sure",
            60.. => "likely",
            40.. => "possible",
            _ => "a guess",
        };
        format!("{word}, {} of 100", self.certainty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_explained_once() {
        for (at, (rule, words)) in RULES.iter().enumerate() {
            assert!(!words.is_empty());
            assert!(RULES.iter().skip(at + 1).all(|(other, _)| other != rule));
        }
        assert_eq!(Reason::LENS.explained(), Some("the lens names it"));
        assert_eq!(Reason::LENS.sureness(), "sure, 100 of 100");
        let unknown = Reason {
            rule: "dice",
            certainty: 39,
        };
        assert_eq!(unknown.explained(), None);
        assert_eq!(unknown.sureness(), "a guess, 39 of 100");
    }
}
