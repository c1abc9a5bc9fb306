//! By which of its names an entry is shown, and which of them an article uses.

use std::cmp::Reverse;

use super::Entry;
use super::token::is_acronym;
use crate::text::width::width;
use crate::text::word::terms;

impl Entry {
    /// Its label, or where that is wider than so many columns an acronym, if the article
    /// has one that fits: "BFB" says more than a name that is cut.
    pub fn label_within(&self, columns: usize) -> &str {
        if width(&self.label) <= columns || self.names.is_empty() {
            return &self.label;
        }
        let forms = self.aliases.iter().map(|alias| alias.form.as_str());
        let is_short = |form: &str| !form.contains(' ') && width(form) <= columns;
        let mut acronyms = forms.filter(|form| is_acronym(form) && is_short(form));
        acronyms.next().unwrap_or(&self.label)
    }

    /// Forms in the article that are names of the entry, commonest first; the
    /// others are phrases of its evidence. Forms that differ in case only are counted
    /// together, under the commonest of them.
    pub fn names_found(&self) -> Vec<(&str, u32)> {
        let names: Vec<Vec<String>> = self.names.iter().map(|name| terms(name)).collect();
        let mut found: Vec<(&str, u32)> = Vec::new();
        let mut cases: Vec<String> = Vec::new();
        for alias in &self.aliases {
            if !names.contains(&terms(&alias.form)) {
                continue;
            }
            let case = alias.form.to_lowercase();
            let known = cases.iter().position(|known| *known == case);
            if let Some((_, count)) = known.and_then(|at| found.get_mut(at)) {
                *count += alias.count;
            } else {
                cases.push(case);
                found.push((&alias.form, alias.count));
            }
        }
        found.sort_by_key(|(_, count)| Reverse(*count));
        found
    }
}
