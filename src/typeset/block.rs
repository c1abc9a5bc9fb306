//! What the kind of a block asks of its rows.

use crate::text::{BlockId, BlockKind, Document};

/// Blocks that are looked at for the highest number of a list.
const LOOKED_AHEAD: usize = 128;

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
    match document.block(id).map(|block| block.kind) {
        Some(
            BlockKind::Heading
            | BlockKind::Paragraph
            | BlockKind::Byline
            | BlockKind::Break
            | BlockKind::Table,
        )
        | None => 0,
        Some(BlockKind::Quotation | BlockKind::Code) => 2,
        Some(BlockKind::ListItem { depth, number }) => {
            // A point, or a number with its dot, and a blank.
            let mark = number.map_or(3, |_| digits(highest_number(document, id)) + 2);
            mark + 3 * u16::from(depth.min(8))
        }
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
