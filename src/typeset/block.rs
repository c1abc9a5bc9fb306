//! What the kind of a block asks of its rows.

use crate::text::{BlockId, BlockKind, Document};

/// Blocks that are looked at for the highest number of a list.
const LOOKED_AHEAD: usize = 128;
/// Blocks that are looked at for the point around a block.
const LOOKED_BACK: usize = 32;
/// Cells of the bar beside a quotation, with a blank.
const BAR: u16 = 2;
/// Lists and quotations from which on nothing is set further in.
const DEEPEST: u8 = 8;

/// Whether a blank row separates two neighbouring blocks.
pub(super) fn is_apart(before: BlockKind, after: BlockKind) -> bool {
    !matches!(
        (before, after),
        (BlockKind::ListItem { .. }, BlockKind::ListItem { .. })
    )
}

/// Whether a block is prose, to be justified and hyphenated.
pub(super) fn is_running(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem { .. } => true,
        BlockKind::Heading
        | BlockKind::Byline
        | BlockKind::Code
        | BlockKind::Table
        | BlockKind::Break => false,
    }
}

/// Cells before the text of a block.
pub(super) fn indent_of(document: &Document, id: BlockId) -> u16 {
    let (before, bars) = bars_of(document, id);
    let within = before + BAR * bars;
    match document.block(id).map(|block| block.kind) {
        Some(BlockKind::Heading | BlockKind::Byline | BlockKind::Table) | None => 0,
        Some(BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Break) => within,
        Some(BlockKind::Code) => within + 2,
        Some(BlockKind::ListItem { depth, number }) => {
            // A point, or a number with its dot, and a blank.
            let mark = number.map_or(3, |_| digits(highest_number(document, id)) + 2);
            within + mark + 3 * u16::from(depth.min(DEEPEST))
        }
    }
}

/// The columns of the bars that stand beside a block for the quotations around it.
pub fn bars(document: &Document, id: BlockId) -> impl Iterator<Item = u16> {
    let outer = u16::from(document.within(id).outer.min(DEEPEST));
    let (before, inner) = bars_of(document, id);
    let outer = (0..outer).map(|number| number * BAR);
    outer.chain((0..inner).map(move |number| before + number * BAR))
}

/// Cells before the innermost quotations around a block, and how many those are.
fn bars_of(document: &Document, id: BlockId) -> (u16, u16) {
    let within = document.within(id);
    let before = match within.points.checked_sub(1) {
        Some(depth) => indent_of_point(document, id, depth),
        None => BAR * u16::from(within.outer.min(DEEPEST)),
    };
    (before, u16::from(within.inner.min(DEEPEST)))
}

/// Cells before the text of the point of this depth around a block.
fn indent_of_point(document: &Document, id: BlockId, depth: u8) -> u16 {
    let before = (0..id.0).rev().take(LOOKED_BACK).map(BlockId);
    let mut points = before.take_while(|id| {
        let is_point = document.block(*id).map(|block| block.kind);
        matches!(is_point, Some(BlockKind::ListItem { .. })) || document.within(*id).points > 0
    });
    let is_it = |id: &BlockId| {
        let kind = document.block(*id).map(|block| block.kind);
        matches!(kind, Some(BlockKind::ListItem { depth: known, .. }) if known == depth)
    };
    match points.find(is_it) {
        Some(point) => indent_of(document, point),
        None => 3 * u16::from(depth.min(DEEPEST) + 1),
    }
}

/// The highest number of the list around a point, so that all its texts begin
/// in one column; of a very long list, of the points that follow soon.
fn highest_number(document: &Document, id: BlockId) -> u32 {
    let kind = |at: usize| document.blocks().get(at).map(|block| block.kind);
    let Some(BlockKind::ListItem { depth: own, .. }) = kind(id.index()) else {
        return 0;
    };
    let mut highest = 0;
    for at in id.index()..id.index() + LOOKED_AHEAD {
        match kind(at) {
            Some(BlockKind::ListItem { depth, .. }) if depth > own => {}
            Some(kind)
                if !matches!(kind, BlockKind::ListItem { .. })
                    && document.within(BlockId::at(at)).points > own => {}
            Some(BlockKind::ListItem {
                depth,
                number: Some(number),
            }) if depth == own => {
                let number = number.get();
                if number < highest {
                    break;
                }
                highest = number;
            }
            _ => break,
        }
    }
    highest
}

fn digits(number: u32) -> u16 {
    u16::try_from(number.checked_ilog10().unwrap_or(0) + 1).unwrap_or(1)
}
