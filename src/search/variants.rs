//! Stems, spelling variants and stop words of the languages we know.
//!
//! The variant rules are applied to the query and to the article alike, so a
//! rule that is wrong for some word is wrong on both sides and needs no
//! exception. The rules are the regular differences between British and
//! American spelling (-ise and -ize, our and or, ence and ense, re and er, …).

use std::cmp::Reverse;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

/// A language with a stemmer, and words that carry grammar instead of content.
#[derive(Debug)]
pub(crate) struct Language {
    /// Makes its stemmer. Each is named on its own, so that those of all the other
    /// languages, with their tables, stay out of the program.
    stemmer: fn() -> Stemmer,
    /// Folded, between blanks.
    stop_words: &'static str,
}

/// Our own labels are English, and so is what no language is recognised in.
static ENGLISH: Language = Language {
    stemmer: || Stemmer::create(Algorithm::English),
    stop_words: "a about after all also although am an and any are as at be because been before being \
        between both but by can could did do does during each for from had has have he her here him \
        his how i if in into is it its may me might more most must my no nor not of on once only or other \
        our own s she should so some such t than that the their them then there these they \
        this those through to too until upon us very was we were what when where which while who \
        whom why will with would you your",
};

static OTHERS: &[Language] = &[
    Language {
        stemmer: || Stemmer::create(Algorithm::Spanish),
        stop_words: "a al ante aunque como con cual cuando de del desde donde e el ella ellas ellos en entre era es \
            esa ese eso esta estas este esto estos fue ha han hasta hay la las le les lo los mas me mi muy nos \
            o para pero por porque que se ser si sin sobre son su sus tambien te tiene u un una uno y ya",
    },
    Language {
        stemmer: || Stemmer::create(Algorithm::French),
        stop_words: "a au aux avec ce ces cet cette comme d dans de des du elle en est et etait ete il ils je l la le \
            les leur leurs lui mais meme n ne nous on ont ou par pas plus pour qu que qui s sa sans se ses si \
            son sont sur tout un une vous y",
    },
    Language {
        stemmer: || Stemmer::create(Algorithm::German),
        stop_words: "aber als also am an auch auf aus bei bis da das dass dem den der des die dies diese dieser durch \
            ein eine einem einen einer eines er es fur hat ich ihr im in ist kann mit nach nicht noch nur oder \
            sein sich sie sind so uber um und unter vom von vor war was wenn werden wie wir wird zu zum zur",
    },
    Language {
        stemmer: || Stemmer::create(Algorithm::Portuguese),
        stop_words: "a ao aos as como com da das de do dos e ela ele em entre era essa esse esta este eu foi ha isso \
            ja mais mas muito na nao nas no nos o os ou para pela pelo por que quem se sem ser seu seus sua \
            suas tambem tem um uma",
    },
    Language {
        stemmer: || Stemmer::create(Algorithm::Italian),
        stop_words: "a ai al alla alle anche che chi ci come con da dal dalla degli dei del della delle di e ed era \
            gli ha hanno i il in io la le lo ma nei nel nella non o per piu quale quando questa questo se si \
            sia sono su sua sul sulla suo tra un una uno",
    },
    Language {
        stemmer: || Stemmer::create(Algorithm::Dutch),
        stop_words: "aan als bij dan dat de der deze die dit door een en er had heeft het hij hun ik in is je kan \
            maar met mijn naar niet nog of om onder ook op over te tot uit van voor was wat we werd wij worden \
            zal ze zich zij zijn zo",
    },
];

impl Language {
    /// The language whose stop words fill most of `terms`.
    pub(crate) fn of<'a>(terms: impl Iterator<Item = &'a str>) -> &'static Self {
        let languages = || std::iter::once(&ENGLISH).chain(OTHERS);
        // Which languages have a word, a bit for each.
        let mut known: HashMap<&str, u32> = HashMap::new();
        for (number, language) in languages().enumerate() {
            for word in language.stop_words.split_ascii_whitespace() {
                *known.entry(word).or_default() |= 1 << number;
            }
        }
        let mut counts = [0_usize; u32::BITS as usize];
        for bits in terms.filter_map(|term| known.get(term)) {
            for (number, count) in counts.iter_mut().enumerate() {
                *count += (bits >> number & 1) as usize;
            }
        }
        languages()
            .zip(counts)
            // The first of equals.
            .min_by_key(|(_, count)| Reverse(*count))
            .map_or(&ENGLISH, |(language, _)| language)
    }

    /// English, for our own labels.
    pub(crate) fn english() -> &'static Self {
        &ENGLISH
    }

    /// Whether a folded word is a stop word.
    pub(crate) fn is_stop_word(&self, term: &str) -> bool {
        self.stop_words
            .split_ascii_whitespace()
            .any(|word| word == term)
    }

    /// All stop words, folded.
    pub(crate) fn stop_words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.stop_words.split_ascii_whitespace()
    }

    /// A word with the endings of British spelling as American ones.
    pub(crate) fn spelling(&self, term: &str) -> String {
        if self.is_english() {
            unify_spelling(term)
        } else {
            term.to_owned()
        }
    }

    pub(crate) fn is_english(&self) -> bool {
        std::ptr::eq(self, &raw const ENGLISH)
    }

    /// Words with the same key are inflections or spelling variants of one
    /// another.
    pub(crate) fn key(&self, term: &str) -> String {
        if term.len() < 4 || term.chars().any(|c| c.is_ascii_digit()) {
            return term.to_owned();
        }
        let stemmer = (self.stemmer)();
        if self.is_english() {
            unify_stem(&stemmer.stem(&unify_spelling(term)))
        } else {
            stemmer.stem(term).into_owned()
        }
    }
}

/// Endings that hold the s of -ise, -yse and their inflections.
const S_FOR_Z: &[&str] = &[
    "se", "sed", "ses", "sing", "ser", "sers", "sation", "sations", "sable",
];

/// Maps British to American spelling where the ending shows the difference.
fn unify_spelling(term: &str) -> String {
    let mut word = term.to_owned();
    for ending in S_FOR_Z {
        let Some(stem) = term.strip_suffix(ending) else {
            continue;
        };
        // Three letters before the i or y, else "raised" would differ from "raise".
        if stem.len() > 3 && (stem.ends_with('i') || stem.ends_with('y')) {
            word = format!("{stem}z{}", ending.get(1..).unwrap_or_default());
        }
    }
    for (ending, other) in [("tre", "ter"), ("tres", "ters"), ("tred", "tered")] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 2
        {
            word = format!("{stem}{other}");
            break;
        }
    }
    word
}

/// Maps British to American spelling where the stem shows the difference.
fn unify_stem(stem: &str) -> String {
    let mut word = stem.to_owned();
    // From the third letter, so that hour, four and course keep theirs.
    if let Some(at) = word.rfind("our")
        && at >= 2
    {
        word.replace_range(at..at + 3, "or");
    }
    for (from, to) in [("ae", "e"), ("oe", "e")] {
        if let Some(at) = word.find(from)
            && word.len() >= at + 5
        {
            word.replace_range(at..at + 2, to);
        }
    }
    for (ending, other) in [("enc", "ens"), ("ogu", "og"), ("amm", "am"), ("ll", "l")] {
        if let Some(start) = word.strip_suffix(ending)
            && start.len() >= 3
        {
            return format!("{start}{other}");
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_have_one_key() {
        let english = Language::english();
        for (british, american) in [
            ("organisation", "organization"),
            ("organising", "organized"),
            ("analyse", "analyzing"),
            ("harbours", "harbor"),
            ("licence", "license"),
            ("theatres", "theater"),
            ("catalogue", "catalog"),
            ("programmes", "program"),
            ("travelled", "traveling"),
            ("travellers", "traveler"),
            ("encyclopaedia", "encyclopedia"),
            ("foetal", "fetal"),
        ] {
            assert_eq!(
                english.key(british),
                english.key(american),
                "{british} {american}"
            );
        }
    }

    #[test]
    fn inflections_share_a_key_and_short_words_keep_theirs() {
        let english = Language::english();
        assert_eq!(english.key("raised"), english.key("raise"));
        assert_eq!(english.key("exercises"), english.key("exercising"));
        assert_ne!(english.key("hour"), english.key("hor"));
        assert_ne!(english.key("nation"), english.key("notion"));
    }

    #[test]
    fn the_language_is_recognised_by_its_small_words() {
        let spanish = Language::of("el puente de la ciudad y los que lo cruzan".split(' '));
        assert_eq!(spanish.key("reuniones"), spanish.key("reunion"));
        assert!(spanish.is_stop_word("los"));
        let english = Language::of(std::iter::empty());
        assert!(english.is_stop_word("the"));
    }
}
