//! What the place of a sentence tells of it: its heading, and what stands beside it in its
//! paragraph.

use super::announced::Announced;
use super::{OWN, OWN_ANNOUNCED, OWN_HEADED, Scored, TROUBLED};
use crate::facets::extract::challenges::cues::Parts;
use crate::facets::extract::lists::Kind;
use crate::facets::phrase::tokens;
use crate::text::{BlockId, BlockKind, Document, SectionId};

/// What an item of a list must say more.
const ITEM: f32 = 0.4;
/// The same where it is a sentence that names trouble.
const NAMED: f32 = 0.1;
/// What trouble before or behind a sentence says of it.
const BESIDE: f32 = 0.35;

/// What is around the sentences of a block.
struct Around {
    block: BlockId,
    section: SectionId,
    /// What the heading of the section says of trouble.
    heading: f32,
    is_item: bool,
}

impl Around {
    /// That of a block that follows another.
    fn of(document: &Document, cues: &Parts<'_>, block: BlockId, before: Option<&Self>) -> Self {
        let section = document.section_at(block);
        let heading = match before.filter(|before| before.section == section) {
            Some(before) => before.heading,
            None => cues.prior(&tokens(document.heading(section).unwrap_or_default())),
        };
        let is_item = (document.block(block))
            .is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }));
        Self {
            block,
            section,
            heading,
            is_item,
        }
    }
}

/// What an item of a list must say more: it is mostly something to have or to do, unless it
/// is a whole sentence that names trouble.
fn item(sentence: &Scored<'_>) -> f32 {
    let clause = &sentence.clause;
    let is_verb = |at: usize| {
        clause.kind(at) == Kind::Verb
            && clause.folded(at - 1) != "to"
            && !clause.folded(at).ends_with("ing")
    };
    let names = !sentence.is_weak() && (1..clause.words().len()).any(is_verb);
    if names { NAMED } else { ITEM }
}

/// Notes what the place of each sentence adds.
pub(super) fn place(document: &Document, cues: &Parts<'_>, scored: &mut [Scored<'_>]) {
    let mut before: Option<BlockId> = None;
    let mut is_troubled_before = false;
    let mut around: Option<Around> = None;
    let mut list: Option<Announced> = None;
    for number in 0..scored.len() {
        let after = scored.get(number + 1).map(|next| (next.block, next.own));
        let Some(sentence) = scored.get_mut(number) else {
            break;
        };
        let block = sentence.block;
        let here = match around.take() {
            Some(here) if here.block == block => here,
            other => Around::of(document, cues, block, other.as_ref()),
        };
        let after = after.filter(|(next, _)| *next == block);
        let is_first = before != Some(block);
        let near = |is_troubled: bool| if is_troubled { BESIDE } else { 0.0 };
        let near_before = near(!is_first && is_troubled_before);
        let near_after = near(after.is_some_and(|(_, own)| own >= TROUBLED));
        let part = list.as_ref().and_then(|list| {
            list.part(
                &sentence.clause,
                here.section,
                number,
                here.is_item,
                is_first,
            )
        });
        sentence.asks = match part {
            Some(_) => OWN_ANNOUNCED,
            None if here.heading > 0.5 => OWN_HEADED,
            None => OWN,
        };
        let as_item = match part {
            Some(more) => more,
            None if here.is_item && here.heading <= 0.5 => -item(sentence),
            None => 0.0,
        };
        sentence.place = here.heading + near_before + near_after + as_item;
        if !here.is_item {
            list = Announced::after(list, sentence, here.section, number);
        }
        before = Some(block);
        is_troubled_before = sentence.is_troubled();
        around = Some(here);
    }
}
