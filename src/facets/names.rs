//! By which of its names an entry is shown, and which of them an article uses.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::Entry;
use super::token::is_acronym;
use crate::text::width::width;
use crate::text::word::terms;

impl Entry {
    /// Its label, or a short form of the article that says more: where the label is wider
    /// than so many columns an acronym that fits, and where a rule found somebody whose
    /// usual name the article never uses the one that it does use.
    pub fn label_within(&self, columns: usize) -> &str {
        if let Some(short) = self.used_instead() {
            return short;
        }
        if width(&self.label) <= columns || self.names.is_empty() {
            return &self.label;
        }
        let forms = self.aliases.iter().map(|alias| alias.form.as_str());
        let is_short = |form: &str| !form.contains(' ') && width(form) <= columns;
        let mut acronyms = forms.filter(|form| is_acronym(form) && is_short(form));
        acronyms.next().unwrap_or(&self.label)
    }

    /// The commonest acronym, or name of two words with one in it ("Torvik CDC"), of
    /// somebody whose label the article does not have. What a lens or a reader has named
    /// keeps its name.
    fn used_instead(&self) -> Option<&str> {
        if self.kind.is_none() || self.names.contains(&self.label) {
            return None;
        }
        let label = terms(&self.label);
        let forms = || self.aliases.iter().map(|alias| alias.form.as_str());
        if forms().any(|form| terms(form).ends_with(&label)) {
            return None;
        }
        let holds_acronym = |form: &&str| {
            let is_name = |word: &str| word.starts_with(char::is_uppercase);
            (form.split_once(' ')).is_some_and(|(one, other)| {
                let has_two = !other.contains(' ') && is_name(one) && is_name(other);
                has_two && (is_acronym(one) || is_acronym(other))
            })
        };
        let is_short = |form: &&str| !form.contains(' ');
        (forms().find(|form| is_short(form) && is_acronym(form)))
            .or_else(|| forms().find(holds_acronym))
    }

    /// Forms in the article that are names of the entry, commonest first; the
    /// others are phrases of its evidence. Forms that differ in case only are counted
    /// together, under the commonest of them.
    pub fn names_found(&self) -> Vec<(&str, u32)> {
        let names: HashSet<Vec<String>> = self.names.iter().map(|name| terms(name)).collect();
        let mut found: Vec<(&str, u32)> = Vec::new();
        let mut cases: HashMap<String, usize> = HashMap::new();
        for alias in &self.aliases {
            if !names.contains(&terms(&alias.form)) {
                continue;
            }
            let at = *(cases.entry(alias.form.to_lowercase())).or_insert(found.len());
            match found.get_mut(at) {
                Some((_, count)) => *count += alias.count,
                None => found.push((&alias.form, alias.count)),
            }
        }
        found.sort_by_key(|(_, count)| Reverse(*count));
        found
    }
}

#[cfg(test)]
mod tests {
    use smallvec::SmallVec;

    use crate::facets::{Alias, Entry, FacetId};
    use crate::text::Clean;

    /// What stands for somebody in a list, with the forms of an article.
    fn shown(label: &str, forms: &[&str], is_found: bool) -> String {
        let entry = entry(label, forms, is_found);
        entry.label_within(usize::MAX).to_owned()
    }

    fn entry(label: &str, forms: &[&str], is_found: bool) -> Entry {
        let alias = |form: &&str| Alias {
            form: Clean::line(form),
            count: 1,
        };
        Entry {
            facet: FacetId(0),
            id: Clean::line("e"),
            label: Clean::line(label),
            parent: None,
            summary: None,
            names: forms.iter().map(|form| Clean::line(form)).collect(),
            mentions: SmallVec::new(),
            evidence: SmallVec::new(),
            reasons: SmallVec::new(),
            is_weak: false,
            is_accepted: false,
            kind: is_found.then(|| Clean::line("organisation")),
            aliases: forms.iter().map(alias).collect(),
        }
    }

    #[test]
    fn the_short_form_of_an_article_stands_for_a_name_that_it_never_uses() {
        let label = "Northern Harbour Cooperation Organisation";
        assert_eq!(shown(label, &["the League", "NHCO"], true), "NHCO");
        assert_eq!(shown(label, &["Torvik HCO", "League"], true), "Torvik HCO");
        assert_eq!(shown(label, &["Torvik HCO", "NHCO"], true), "NHCO");
        let long = format!("the {label}");
        for forms in [
            &["NHCO", &*long][..],
            &["League"],
            &["Torvik HCO Board"],
            &[],
        ] {
            assert_eq!(shown(label, forms, true), label, "{forms:?}");
        }
        // What a lens or a reader has named is among the names.
        let mut named = entry(label, &["NHCO"], true);
        named.names.insert(0, Clean::line(label));
        assert_eq!(named.label_within(usize::MAX), label);
        // An area or a challenge is no name.
        assert_eq!(shown(label, &["NHCO"], false), label);
    }
}
