//! Patterns: regular expressions of a lens.
//!
//! Their syntax is checked when a lens is read; they are compiled when they are
//! first looked for, for that takes long. Both are bounded, and a search takes
//! time in proportion to the text.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use regex::{Regex, RegexBuilder};

use crate::text::Clean;

/// Most bytes of a compiled pattern.
const LARGEST: usize = 1 << 20;
/// Most bytes of a pattern, and most brackets within brackets.
const LONGEST: usize = 1000;
const NESTED: u32 = 50;

/// A regular expression.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    text: Clean,
    compiled: Arc<OnceLock<Option<Regex>>>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Why it is none, in words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("a pattern has at most {LONGEST} bytes"));
        }
        let mut parser = regex_syntax::ParserBuilder::new()
            .nest_limit(NESTED)
            .build();
        match parser.parse(text) {
            Ok(parsed) if parsed.properties().minimum_len() == Some(0) => {
                Err("the pattern fits what is empty".to_owned())
            }
            Ok(_) => Ok(Self {
                text: Clean::line(text),
                compiled: Arc::default(),
            }),
            Err(regex_syntax::Error::Parse(error)) => Err(error.kind().to_string()),
            Err(regex_syntax::Error::Translate(error)) => Err(error.kind().to_string()),
            Err(_) => Err("no regular expression".to_owned()),
        }
    }

    /// As it is written.
    pub(super) fn text(&self) -> &Clean {
        &self.text
    }

    fn compiled(&self) -> Option<&Regex> {
        let compile = || {
            let mut builder = RegexBuilder::new(&self.text);
            let builder = builder.size_limit(LARGEST).nest_limit(NESTED);
            builder.build().ok()
        };
        self.compiled.get_or_init(compile).as_ref()
    }

    /// Whether it is larger than it may be once it is compiled, and so fits nothing.
    pub(super) fn is_too_large(&self) -> bool {
        self.compiled().is_none()
    }

    /// Where it fits, without overlaps; never nothing.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let places = self.compiled().into_iter();
        places
            .flat_map(|regex| regex.find_iter(text))
            .map(|found| found.range())
            .filter(|range| !range.is_empty())
            .collect()
    }

    /// Whether it fits anywhere.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.compiled().is_some_and(|regex| regex.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_checked_at_once_and_finds_later() {
        let pattern = Pattern::parse("(?i)sect(ion)? \\d+").unwrap();
        assert_eq!(pattern.find("Section 7, sect 12"), [0..9, 11..18]);
        assert!(pattern.fits("see section 1") && !pattern.fits("see sections"));
        for (text, told) in [
            ("a(b", "unclosed group"),
            ("a*", "fits what is empty"),
            (&"a".repeat(1001), "at most 1000 bytes"),
        ] {
            let error = Pattern::parse(text).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn what_is_too_large_fits_nothing() {
        let huge = Pattern::parse("(\\w{200}){200}").unwrap();
        assert!(huge.is_too_large() && !huge.fits(&"a".repeat(100_000)));
    }
}
