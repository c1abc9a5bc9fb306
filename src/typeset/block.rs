//! What the kind of a block asks of its rows.

use crate::text::{BlockId, BlockKind, Document};

/// Blocks that are looked at for the highest number of a list.
const LOOKED_AHEAD: usize = 128;
/// Blocks that are looked at for the point around a block.
const LOOKED_BACK: usize = 128;
/// Cells of the bar beside a quotation, with a blank.
const BAR: u16 = 2;
/// Lists and quotations from which on nothing is set further in.
const DEEPEST: u8 = 8;

/// Whether a blank row separates two neighbouring blocks: not the points of one list, nor
/// those within them.
pub(super) fn is_apart(before: BlockKind, after: BlockKind) -> bool {
    match (before, after) {
        (
            BlockKind::ListItem { depth, number },
            BlockKind::ListItem {
                depth: next_depth,
                number: next,
            },
        ) => depth == next_depth && number.is_some() != next.is_some(),
        _ => true,
    }
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
    let kind = document.block(id).map(|block| block.kind);
    let within = document.within(id);
    let bars = BAR * u16::from(within.inner.min(DEEPEST));
    match kind {
        Some(BlockKind::Byline | BlockKind::Break) | None => 0,
        Some(
            BlockKind::Heading | BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Table,
        ) => before_inner(document, id) + bars,
        Some(BlockKind::Code) => before_inner(document, id) + bars + 2,
        Some(BlockKind::ListItem { number, .. }) => {
            // A point, or a number with its dot, and a blank.
            let mark = number.map_or(3, |_| digits(highest_number(document, id)) + 2);
            before_inner(document, id) + bars + mark
        }
    }
}

/// The columns of the bars that stand beside a block for the quotations around it.
pub fn bars(document: &Document, id: BlockId) -> impl Iterator<Item = u16> {
    let mut all = Vec::new();
    let point = point_around(document, id);
    for id in point.into_iter().chain([id]) {
        let within = document.within(id);
        if all.is_empty() {
            all.extend((0..u16::from(within.outer.min(DEEPEST))).map(|number| number * BAR));
        }
        let before = before_inner(document, id);
        let inner = 0..u16::from(within.inner.min(DEEPEST));
        all.extend(inner.map(|number| before + number * BAR));
    }
    all.into_iter()
}

/// Cells before the innermost quotations around a block.
fn before_inner(document: &Document, id: BlockId) -> u16 {
    let within = document.within(id);
    let outer = BAR * u16::from(within.outer.min(DEEPEST));
    let depths = |depth: u8| outer + 3 * u16::from(depth.min(DEEPEST));
    match document.block(id).map(|block| block.kind) {
        Some(BlockKind::ListItem { depth, .. }) => depths(depth),
        _ => point_around(document, id)
            .map_or_else(|| depths(within.points), |point| indent_of(document, point)),
    }
}

/// The point around a block that is none.
fn point_around(document: &Document, id: BlockId) -> Option<BlockId> {
    let depth = document.within(id).points.checked_sub(1)?;
    let kind = |id: BlockId| document.block(id).map(|block| block.kind);
    let before = (0..id.0).rev().take(LOOKED_BACK).map(BlockId);
    let mut points = before.take_while(|id| {
        matches!(kind(*id), Some(BlockKind::ListItem { .. })) || document.within(*id).points > 0
    });
    points.find(
        |id| matches!(kind(*id), Some(BlockKind::ListItem { depth: known, .. }) if known == depth),
    )
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
