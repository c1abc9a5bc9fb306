//! Kinds of trouble.

use std::collections::HashMap;

use crate::facets::extract::lists::{lists, stem};

/// Words for one kind of trouble, by their stems.
pub(super) struct Families<'a>(HashMap<&'a str, &'a str>);

impl<'a> Families<'a> {
    /// Reads the lists of families.
    pub(super) fn read(text: &'a str) -> Self {
        let mut all = HashMap::new();
        for row in (lists(text).into_iter())
            .filter(|list| list.name == "family")
            .flat_map(|list| list.rows)
        {
            let first = row.split_whitespace().next().unwrap_or_default();
            all.extend(row.split_whitespace().map(|word| (stem(word), first)));
        }
        Self(all)
    }

    /// What the first word of a name names.
    pub(super) fn of(&self, name: &'a str) -> &'a str {
        let first = name.split_whitespace().next().unwrap_or_default();
        let stem = stem(first.trim_end_matches('*'));
        // An open word may end before its stem does.
        let known = self.0.get(stem).copied().or_else(|| {
            let opens = |(known, _): &(&&str, &&'a str)| {
                stem.len() > 4 && (known.starts_with(stem) || stem.starts_with(**known))
            };
            (self.0.iter().filter(opens))
                .map(|(_, family)| *family)
                .min()
        });
        known.unwrap_or(stem)
    }
}
