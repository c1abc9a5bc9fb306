//! Labels of entries in the rows of a list.

use std::borrow::Cow;

use super::order::Listed;
use super::{BEFORE, FacetRow, bar_start};
use crate::facets::{Briefing, Entry, EntryId};
use crate::text::width::{fitting_words, width};

/// Cells for the sign behind the label of an entry that is weak or was accepted, and
/// the blank before it.
const SIGN: usize = 2;

/// Cells by which a part is set in below its whole, and most levels that are.
const SET_IN: usize = 2;
const DEEPEST: usize = 3;

/// Most rows that a label takes.
const LABEL_ROWS: usize = 3;

/// An entry in at least `least` rows: its count ends before `end` in the first,
/// its bar stands in the last.
pub(super) fn set_label(
    briefing: &Briefing,
    listed: &Listed,
    columns: usize,
    end: usize,
    least: usize,
) -> Vec<FacetRow> {
    let id = listed.id;
    let count = briefing.count(id).to_string();
    let mut rows = Vec::new();
    let whole = label(briefing, listed);
    let sign = sign_room(briefing, id);
    let mut rest: &str = &whole;
    loop {
        let before_bar = bar_start(columns).saturating_sub(BEFORE + 1);
        let whole_row = columns.saturating_sub(BEFORE + 1);
        let at = rows.len() + 1;
        let (room, closes) = match at {
            1 => {
                let room = label_room(briefing, id, end);
                (room, least == 1 && width(rest) <= room)
            }
            LABEL_ROWS.. => (before_bar.saturating_sub(sign), true),
            _ if width(rest) + sign <= before_bar => (before_bar, true),
            _ => (whole_row, false),
        };
        let taken = if closes {
            rest.len()
        } else {
            fitting_words(rest, room)
        };
        rows.push(FacetRow {
            entry: Some(id),
            is_title: false,
            label: rest.get(..taken).unwrap_or_default().to_owned(),
            room,
            count: if at == 1 {
                count.clone()
            } else {
                String::new()
            },
            count_end: end,
            opens: at == 1,
            closes,
            has_bar: closes,
        });
        if closes {
            return rows;
        }
        rest = rest.get(taken..).unwrap_or_default().trim_start();
    }
}

/// Cells for a label: up to two before its count, which ends at `end`, without those
/// of its sign.
pub(super) fn label_room(briefing: &Briefing, id: EntryId, end: usize) -> usize {
    let count = briefing.count(id).to_string().len();
    end.saturating_sub(BEFORE + 2 + count + sign_room(briefing, id))
}

/// Cells that the sign of an entry takes behind its label, which may be cut.
fn sign_room(briefing: &Briefing, id: EntryId) -> usize {
    let has_sign = |entry: &Entry| entry.is_weak || entry.is_accepted;
    SIGN * usize::from(briefing.entry(id).is_some_and(has_sign))
}

/// The label of an entry as it is listed: a part is set in.
pub(super) fn label<'a>(briefing: &'a Briefing, listed: &Listed) -> Cow<'a, str> {
    let entry = briefing.entry(listed.id);
    let label = entry.map_or("", |entry| &entry.label);
    let inset = SET_IN * listed.depth.min(DEEPEST);
    if inset == 0 {
        return Cow::Borrowed(label);
    }
    Cow::Owned(format!("{:inset$}{label}", ""))
}
