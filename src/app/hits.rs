//! The hit list: the answer to whatever was asked last, in the order of the
//! text.

use crate::facets::{Briefing, EntryId};
use crate::search::{Scope, Target};
use crate::text::{Clean, Document, SentenceId, Span};

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The evidence of an entry.
    Evidence(EntryId),
    /// A query.
    Query(Question),
}

/// A query with all that decides about its answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// What was typed.
    pub query: Clean,
    /// What is searched.
    pub scope: Scope,
    /// Whether only the very words count.
    pub exact_only: bool,
}

/// One place of the hit list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextHit {
    /// The sentence or heading.
    pub place: Span,
    /// What was found in it; empty where the entry's mentions show it.
    pub matched: Vec<Span>,
}

/// The answer to what was asked last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitList {
    /// What was asked.
    pub asked: Asked,
    /// The name of it, for the footer.
    pub label: Clean,
    /// Places in reading order.
    pub hits: Vec<TextHit>,
    /// The hit that was gone to last.
    pub current: Option<usize>,
    /// Whether the query was answered from a former document.
    pub is_stale: bool,
    /// The result that the reader chose of the answer to a query.
    pub chosen: Option<Target>,
}

/// Where a step along the hit list led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The place of the hit.
    pub place: Span,
    /// Whether the step went past an end of the list.
    pub wrapped: bool,
}

impl HitList {
    /// The evidence of an entry.
    pub fn of_entry(document: &Document, briefing: &Briefing, id: EntryId) -> Option<Self> {
        let entry = briefing.entry(id)?;
        let hits = entry
            .evidence
            .iter()
            .filter_map(|sentence| document.sentence(*sentence))
            .map(|place| TextHit {
                place,
                matched: Vec::new(),
            })
            .collect();
        Some(Self {
            asked: Asked::Evidence(id),
            label: entry.label.clone(),
            hits,
            current: None,
            is_stale: false,
            chosen: None,
        })
    }

    /// The hits of a query, put into reading order.
    pub fn of_query(question: &Question, mut hits: Vec<TextHit>) -> Self {
        hits.sort_by_key(|hit| hit.place);
        hits.dedup_by_key(|hit| hit.place);
        Self {
            asked: Asked::Query(question.clone()),
            label: question.query.clone(),
            hits,
            current: None,
            is_stale: false,
            chosen: None,
        }
    }

    /// The entry whose evidence it is.
    pub fn entry(&self) -> Option<EntryId> {
        match self.asked {
            Asked::Evidence(entry) => Some(entry),
            Asked::Query(_) => None,
        }
    }

    /// The query that is to be asked again, if there is one.
    pub fn question_to_renew(&self) -> Option<&Question> {
        match &self.asked {
            Asked::Query(question) => Some(question).filter(|_| self.is_stale),
            Asked::Evidence(_) => None,
        }
    }

    /// The place of the current hit.
    pub fn place(&self) -> Option<Span> {
        Some(self.hits.get(self.current?)?.place)
    }

    /// Number of the hit at exactly this place.
    pub fn at(&self, place: Span) -> Option<usize> {
        let at = self.hits.partition_point(|hit| hit.place < place);
        let is_it = self.hits.get(at).is_some_and(|hit| hit.place == place);
        is_it.then_some(at)
    }

    /// Moves the hits to where they stand in another document, without those
    /// that are not in it.
    pub fn carry(&mut self, to: impl Fn(Span) -> Option<Span>) {
        self.is_stale = true;
        self.hits.retain_mut(|hit| {
            let (Some(place), from) = (to(hit.place), hit.place.start) else {
                return false;
            };
            for matched in &mut hit.matched {
                let start = (place.start + matched.start.saturating_sub(from)) as usize;
                *matched = Span::new(place.block, start..start + matched.bytes().len());
            }
            hit.place = place;
            true
        });
        self.hits.sort_by_key(|hit| hit.place);
    }

    /// Makes the hit at `place`, or the first one behind it, the current one.
    pub fn choose(&mut self, place: Span) -> Option<usize> {
        if self.hits.is_empty() {
            return None;
        }
        let at = self.hits.partition_point(|hit| hit.place < place);
        self.current = Some(at.min(self.hits.len() - 1));
        self.current
    }

    /// Goes `by` hits on, round the ends; the first step goes to the nearest
    /// hit after `here` (before it where `by` is negative).
    pub fn step(&mut self, by: i64, here: Option<Span>) -> Option<Step> {
        let count = i64::try_from(self.hits.len()).ok().filter(|n| *n > 0)?;
        let from = match (self.current, here) {
            (Some(current), _) => i64::try_from(current).ok()?,
            (None, Some(here)) if by > 0 => {
                i64::try_from(self.hits.partition_point(|hit| hit.place <= here)).ok()? - 1
            }
            (None, Some(here)) => {
                i64::try_from(self.hits.partition_point(|hit| hit.place < here)).ok()?
            }
            (None, None) => -1,
        };
        let to = from.saturating_add(by);
        let at = usize::try_from(to.rem_euclid(count)).ok()?;
        self.current = Some(at);
        Some(Step {
            place: self.hits.get(at)?.place,
            wrapped: to < 0 || to >= count,
        })
    }

    /// The sentence of the current hit.
    pub fn sentence(&self, document: &Document) -> Option<SentenceId> {
        let place = self.place()?;
        document.sentence_at(place.block, place.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockId;

    fn place(block: u32) -> Span {
        Span::new(BlockId(block), 0..5)
    }

    fn list(blocks: &[u32]) -> HitList {
        let hits = blocks
            .iter()
            .map(|block| TextHit {
                place: place(*block),
                matched: Vec::new(),
            })
            .collect();
        HitList::of_query(&Question::default(), hits)
    }

    #[test]
    fn steps_follow_the_text_and_go_round() {
        let mut hits = list(&[7, 2, 4]);
        let mut go = |by, here| {
            let step = hits.step(by, Some(place(here)));
            step.map(|step| (step.place.block.0, step.wrapped))
        };
        assert_eq!(go(1, 3), Some((4, false)));
        assert_eq!(go(1, 0), Some((7, false)));
        assert_eq!(go(1, 0), Some((2, true)));
        assert_eq!(go(-1, 0), Some((7, true)));
        assert_eq!(go(-2, 0), Some((2, false)));
    }

    #[test]
    fn the_first_step_starts_from_where_the_reader_is() {
        assert_eq!(
            list(&[2, 4]).step(1, Some(place(2))).map(|s| s.place),
            Some(place(4))
        );
        assert_eq!(
            list(&[2, 4]).step(-1, Some(place(4))).map(|s| s.place),
            Some(place(2))
        );
        let wrapped = list(&[2, 4]).step(1, Some(place(9)));
        assert_eq!(
            wrapped,
            Some(Step {
                place: place(2),
                wrapped: true
            })
        );
        assert_eq!(list(&[]).step(1, None), None);
    }
}
