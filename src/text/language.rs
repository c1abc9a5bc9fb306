//! The language of an article: the one that it states, or else the one whose
//! commonest words it has.

use super::{BlockId, Document};

/// A language that is known by its commonest words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its code of ISO 639-1: "en".
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Words that one of ten of its prose are, at least, and of others hardly any.
    commonest: [&'static str; 6],
}

/// Languages that are told apart.
const LANGUAGES: [Language; 8] = [
    language("en", "English", ["the", "of", "and", "to", "that", "is"]),
    language("de", "German", ["der", "die", "und", "das", "nicht", "den"]),
    language("fr", "French", ["les", "des", "et", "est", "dans", "une"]),
    language("es", "Spanish", ["el", "los", "las", "y", "del", "con"]),
    language("it", "Italian", ["il", "di", "che", "gli", "della", "per"]),
    language("pt", "Portuguese", ["não", "um", "uma", "do", "da", "com"]),
    language("nl", "Dutch", ["het", "een", "van", "niet", "op", "zijn"]),
    language("sv", "Swedish", ["och", "att", "det", "som", "är", "på"]),
];

const fn language(
    code: &'static str,
    name: &'static str,
    commonest: [&'static str; 6],
) -> Language {
    Language {
        code,
        name,
        commonest,
    }
}

/// Bytes of a text that tell its language.
const SAMPLE: usize = 16 << 10;
/// Of how many words one must be among the commonest.
const ONE_OF: usize = 15;

/// The language that a document states, if it is known here; where it states none,
/// the one that its words tell.
pub fn of(document: &Document) -> Option<Language> {
    match &document.meta.language {
        Some(stated) => stated_as(stated),
        None => told_by_words(document),
    }
}

fn stated_as(stated: &str) -> Option<Language> {
    let code = stated.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.into_iter().find(|language| {
        language.code.eq_ignore_ascii_case(code) || language.name.eq_ignore_ascii_case(stated)
    })
}

fn told_by_words(document: &Document) -> Option<Language> {
    let blocks = (0..document.blocks().len()).map(BlockId::at);
    let sample = blocks
        .flat_map(|block| document.block_text(block).split_whitespace())
        .scan(0, |seen, word| {
            *seen += word.len();
            (*seen <= SAMPLE).then(|| word.to_lowercase())
        });
    let (mut words, mut counts) = (0, [0_usize; LANGUAGES.len()]);
    for word in sample {
        words += 1;
        for (count, language) in counts.iter_mut().zip(&LANGUAGES) {
            *count += usize::from(language.commonest.contains(&word.as_str()));
        }
    }
    let (most, language) = counts.into_iter().zip(LANGUAGES).max_by_key(|(n, _)| *n)?;
    let is_clear = counts.iter().filter(|count| **count * 3 > most * 2).count() == 1;
    (is_clear && most > 0 && most * ONE_OF >= words).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Clean, DocumentBuilder};

    fn code(text: &str, stated: Option<&str>) -> Option<&'static str> {
        let mut builder = DocumentBuilder::new();
        builder.meta().language = stated.map(Clean::line);
        builder.block(BlockKind::Paragraph, text, 0..0);
        of(&builder.finish()).map(|language| language.code)
    }

    #[test]
    fn commonest_words_tell_the_language_where_none_is_stated() {
        for (text, wanted) in [
            ("The ships of the town keep to the harbour and wait.", "en"),
            (
                "Die Schiffe der Stadt bleiben im Hafen und warten auf den Wind.",
                "de",
            ),
            (
                "Les bateaux de la ville restent dans le port et les hommes attendent.",
                "fr",
            ),
            (
                "Los barcos del puerto esperan el viento y las olas con calma.",
                "es",
            ),
            (
                "Il porto della città è pieno di barche che aspettano.",
                "it",
            ),
            ("Uma parte do porto não fica da cidade, com um cais.", "pt"),
            (
                "Het schip van de stad ligt niet op zee maar in een haven.",
                "nl",
            ),
            (
                "Det är en hamn som ligger på ön, och att se den är fint.",
                "sv",
            ),
        ] {
            assert_eq!(code(text, None), Some(wanted), "{text}");
        }
        for text in [
            "",
            "Лодки города стоят в гавани.",
            "Oslo, Bergen, Tromsø",
            "42",
        ] {
            assert_eq!(code(text, None), None, "{text}");
        }
    }

    #[test]
    fn what_is_stated_goes_before_what_the_words_tell() {
        let english = "The ships of the town keep to the harbour and wait.";
        assert_eq!(code(english, Some("de-CH")), Some("de"));
        assert_eq!(
            code("Die Schiffe und der Hafen.", Some("English")),
            Some("en")
        );
        assert_eq!(code(english, Some("fi")), None);
    }
}
