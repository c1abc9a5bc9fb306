//! What the reader decides about the entries, and why each of them was found.

use std::sync::Arc;

use super::Model;
use crate::app::action::PaneAction;
use crate::app::effect::Effect;
use crate::app::keymap::key_of;
use crate::facets::decisions::{self, Decision, Verdict};
use crate::facets::{Briefing, Entry, EntryId, Reason};
use crate::text::{Document, SentenceId, number_of};

/// Most rules and words that are listed of an entry.
const LISTED: usize = 6;

impl Model {
    /// What was found, as the reader decided about it.
    pub(super) fn decided(&self, document: &Document, found: &Arc<Briefing>) -> Arc<Briefing> {
        if self.decisions.is_empty() {
            return found.clone();
        }
        Arc::new(decisions::decided(document, found, &self.decisions))
    }

    /// Shows what was found as is decided now. The cursor stays in its row where
    /// its entry goes; the entry there is chosen if one was, else its evidence would be
    /// marked though nobody asked for it.
    pub(super) fn redecide(&mut self) -> Vec<Effect> {
        let row = self.facets.cursor().selected;
        let had_chosen = self.facets.selected.is_some();
        let before = self.facets.at_cursor(&self.briefing);
        let before = before.and_then(|id| Some(self.briefing.entry(id)?.id.clone()));
        self.put_document(self.document.clone(), self.found.clone());
        let now = self.facets.at_cursor(&self.briefing);
        let now = now.and_then(|id| Some(self.briefing.entry(id)?.id.clone()));
        if now != before {
            let last = self.facets.entries(&self.briefing).len().saturating_sub(1);
            self.facets.put_cursor(row.min(last));
            let there = self.facets.at_cursor(&self.briefing);
            self.facets.selected = there.filter(|_| had_chosen);
        }
        self.prepare()
    }

    /// Decides about an entry.
    pub(in crate::app) fn decide(&mut self, id: EntryId, verdict: Verdict) -> Vec<Effect> {
        if self.decisions.len() >= decisions::MOST {
            self.refuse("No more can be decided about one article");
            return Vec::new();
        }
        let decision = Decision::about(&self.document, &self.briefing, id, verdict);
        let Some(decision) = decision else {
            return Vec::new();
        };
        self.decisions.push(decision);
        self.redecide()
    }

    /// Takes the last decision back.
    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        let Some(decision) = self.decisions.pop() else {
            self.refuse("Nothing to undo");
            return Vec::new();
        };
        let had_chosen = self.facets.selected.is_some();
        let effects = self.redecide();
        let mut name = decision.entry.clone();
        if let Some(id) = self.show_decided(&decision.facet, &decision.entry, had_chosen)
            && let Some(entry) = self.briefing.entry(id)
        {
            name = entry.label.clone();
        }
        self.confirm(&format!("Undone: {} {name}", decision.verdict.words()));
        effects
    }

    /// Puts the cursor on the entry of this name, if it is there; makes it the chosen one
    /// if one was chosen before.
    pub(in crate::app) fn show_decided(
        &mut self,
        facet: &str,
        name: &str,
        had_chosen: bool,
    ) -> Option<EntryId> {
        let mut known = self.briefing.facets.iter();
        let known = known.find(|known| *known.id == *facet)?;
        let id = known.entries.iter().copied().find(|id| {
            let entry = self.briefing.entry(*id);
            entry.is_some_and(|entry| *entry.id == *name)
        })?;
        self.facets.reveal(&self.briefing, id);
        self.facets.selected = had_chosen.then_some(id);
        Some(id)
    }

    /// The entry that the facets pane is at: that of the card, or the one under
    /// the cursor.
    pub(in crate::app) fn entry_at_hand(&self) -> Option<EntryId> {
        match self.facets.card {
            Some(card) => Some(card.entry),
            None => self.facets.at_cursor(&self.briefing),
        }
    }

    /// The piece of evidence that is chosen in the card.
    pub(in crate::app) fn evidence_at_hand(&self) -> Option<SentenceId> {
        let card = self.facets.card?;
        let entry = self.briefing.entry(card.entry)?;
        entry.evidence.get(card.chosen).copied()
    }

    /// Why the entry at hand is one, or the chosen piece of evidence is evidence
    /// of it: labels and words.
    pub(super) fn why(&self) -> Vec<(&'static str, String)> {
        let Some(entry) = self.entry_at_hand().and_then(|id| self.briefing.entry(id)) else {
            return Vec::new();
        };
        let mut rows = match self.evidence_at_hand() {
            Some(sentence) => self.why_evidence(entry, sentence),
            None => why_entry(entry),
        };
        if entry.is_weak {
            let words = "only general signs speak for it, so it stands last";
            rows.push(("Weak", words.to_owned()));
        }
        rows.push(("Decided", self.decided_about(entry)));
        rows
    }

    /// What [`information`](Self::information) on reasons is about.
    pub fn why_title(&self) -> String {
        let entry = self.entry_at_hand().and_then(|id| self.briefing.entry(id));
        let label = entry.map_or("", |entry| entry.label.as_str());
        match self.evidence_at_hand() {
            Some(_) => format!("Why this is evidence of “{label}”"),
            None => format!("Why “{label}” is here"),
        }
    }

    fn why_evidence(&self, entry: &Entry, sentence: SentenceId) -> Vec<(&'static str, String)> {
        let at = entry.evidence.binary_search(&sentence).ok();
        let reason = at.and_then(|at| entry.reasons.get(at)).copied();
        let reason = reason.unwrap_or(Reason::LENS);
        let mentions = entry.mentions_in(sentence.0..sentence.0 + 1).iter();
        let words: Vec<&str> = mentions
            .take(LISTED)
            .map(|mention| self.document.slice(mention.span))
            .collect();
        let mut rows = vec![
            ("Sentence", self.document.sentence_text(sentence).to_owned()),
            ("Found", found_by(reason)),
            ("How sure", reason.sureness()),
        ];
        if !words.is_empty() {
            rows.push(("Words", words.join(", ")));
        }
        rows
    }

    /// What the reader decided about an entry, in words.
    fn decided_about(&self, entry: &Entry) -> String {
        let facet = self.briefing.facet(entry.facet).map(|facet| &facet.id);
        let about = self.decisions.iter().filter(|decision| {
            Some(&decision.facet) == facet
                && (decision.entry == entry.id
                    || decision.verdict == Verdict::Merge(entry.id.clone()))
        });
        let words: Vec<String> = about
            .map(|decision| match &decision.verdict {
                Verdict::Accept => "accepted".to_owned(),
                Verdict::Reject => "rejected".to_owned(),
                Verdict::AddEvidence(_) => "a piece of evidence added".to_owned(),
                Verdict::RejectEvidence(_) => "a piece of evidence rejected".to_owned(),
                Verdict::Rename(label) => format!("renamed to {label}"),
                Verdict::Merge(_) => format!("{} merged into it", decision.entry),
                Verdict::Split(form) => format!("{form} split off"),
            })
            .collect();
        if words.is_empty() {
            let keys = [PaneAction::Accept, PaneAction::Reject].map(key_of);
            let [accept, reject] = keys;
            let what = match self.evidence_at_hand() {
                Some(_) if entry.evidence.len() > 1 => "this evidence",
                Some(_) | None => "it",
            };
            return format!("nothing yet; {accept} accepts the entry, {reject} rejects {what}");
        }
        words.join("; ")
    }
}

fn why_entry(entry: &Entry) -> Vec<(&'static str, String)> {
    let best = entry.reason().unwrap_or(Reason::LENS);
    // Rules with the number of sentences, the commonest first.
    let mut rules: Vec<(Reason, usize)> = Vec::new();
    for reason in &entry.reasons {
        match rules
            .iter_mut()
            .find(|(known, _)| known.rule == reason.rule)
        {
            Some((known, count)) => {
                known.certainty = known.certainty.max(reason.certainty);
                *count += 1;
            }
            None => rules.push((*reason, 1)),
        }
    }
    if rules.is_empty() {
        rules.push((best, entry.evidence.len()));
    }
    rules.sort_by_key(|(reason, count)| {
        (
            std::cmp::Reverse(*count),
            std::cmp::Reverse(reason.certainty),
        )
    });
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    for (reason, count) in rules.into_iter().take(LISTED) {
        let label = if rows.is_empty() { "Found" } else { "" };
        let words = format!("{}: {}", number_of(count, "sentence"), found_by(reason));
        rows.push((label, words));
    }
    rows.push(("How sure", best.sureness()));
    let forms = entry.aliases.iter().take(LISTED);
    let forms: Vec<String> = forms
        .map(|alias| format!("{} {}", alias.form, alias.count))
        .collect();
    if !forms.is_empty() {
        rows.push(("Words", forms.join(", ")));
    }
    rows
}

/// How something was found, in words.
fn found_by(reason: Reason) -> String {
    match reason.explained() {
        Some(words) => words.to_owned(),
        None => format!("rule “{}”", reason.rule),
    }
}
