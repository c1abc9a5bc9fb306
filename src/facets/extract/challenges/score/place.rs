//! What the place of a sentence tells of it: its heading, and what stands beside it in its
//! paragraph.

use super::announced::Announced;
use super::{Scored, TROUBLED};
use crate::facets::extract::challenges::cues::Parts;
use crate::facets::phrase::tokens;
use crate::text::{BlockId, BlockKind, Document, SectionId};

/// What the first sentence of a paragraph must say more.
const OPENING: f32 = 0.15;
/// What an item of a list must say more.
const ITEM: f32 = 0.4;
/// What trouble before or behind a sentence says of it.
const BESIDE: f32 = 0.35;

/// Where some sentences stand.
struct Around {
    block: Option<BlockId>,
    section: Option<SectionId>,
    /// What the heading of the section says of trouble.
    heading: f32,
    is_item: bool,
}

impl Around {
    /// What is around the sentences of a block that follows some of another.
    fn of(
        document: &Document,
        cues: &Parts<'_>,
        block: Option<BlockId>,
        before: Option<&Self>,
    ) -> Self {
        let section = block.map(|block| document.section_at(block));
        let is_item = block
            .and_then(|block| document.block(block))
            .is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }));
        let same = before.filter(|before| before.section == section);
        let heading = same.map_or_else(
            || {
                section.map_or(0.0, |section| {
                    cues.prior(&tokens(document.heading(section).unwrap_or_default()))
                })
            },
            |before| before.heading,
        );
        Self {
            block,
            section,
            heading,
            is_item,
        }
    }
}

/// Notes what the place of each sentence adds.
pub(super) fn place(document: &Document, cues: &Parts<'_>, scored: &mut [Scored<'_>]) {
    // The block of a sentence and what its own words say.
    let told = |sentence: &Scored<'_>| {
        let block = document.sentence(sentence.id).map(|span| span.block);
        (block, sentence.own)
    };
    let mut before = None;
    let mut around: Option<Around> = None;
    let mut list = None;
    for number in 0..scored.len() {
        let after = scored.get(number + 1).map(told);
        let Some(sentence) = scored.get_mut(number) else {
            break;
        };
        let (block, own) = told(sentence);
        let here = match around.take() {
            Some(known) if known.block == block => known,
            known => Around::of(document, cues, block, known.as_ref()),
        };
        let same =
            |other: &Option<(Option<BlockId>, f32)>| other.is_some_and(|(other, _)| other == block);
        let near = |other: Option<(Option<BlockId>, f32)>| {
            let is_troubled = other.is_some_and(|(_, own)| own >= TROUBLED);
            if is_troubled && same(&other) {
                BESIDE
            } else {
                0.0
            }
        };
        sentence.is_headed = here.heading > 0.5;
        // The first of several sentences opens a subject, and an item of a list
        // is mostly something to have or to do.
        let is_first = !same(&before);
        let opens = is_first && same(&after);
        let part = list.as_ref().and_then(|list: &Announced| {
            list.part(
                &sentence.clause,
                here.section,
                number,
                here.is_item,
                is_first,
            )
        });
        sentence.is_headed |= part.is_some();
        let item = match part {
            Some(more) => more,
            None if here.is_item && here.heading <= 0.5 => -ITEM,
            None => 0.0,
        };
        sentence.place =
            here.heading + near(before) + near(after) + item - if opens { OPENING } else { 0.0 };
        if !here.is_item {
            list = Announced::after(list, sentence, here.section, number);
        }
        before = Some((block, own));
        around = Some(here);
    }
}
