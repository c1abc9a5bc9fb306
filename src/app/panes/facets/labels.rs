//! Labels of entries in the rows of a list.

use std::borrow::Cow;

use super::order::Listed;
use super::{BEFORE, FacetRow, bar_cells, count_end};
use crate::facets::{Briefing, Entry, EntryId};
use crate::text::width::{before_cut, fitting_words, width};

/// Cells for the sign behind the label of an entry that is weak or was accepted, and
/// the blank before it.
const SIGN: usize = 2;

/// Cells by which a part is set in below its whole, and most levels that are.
const SET_IN: usize = 2;
const DEEPEST: usize = 3;

/// Most rows that a label takes where all entries have the rows for theirs: those that a
/// list asks for, and those that it takes where more are free.
pub(super) const LABEL_ROWS: usize = 3;
pub(super) const FREE_ROWS: usize = 6;

/// An entry in as few rows as its label needs, `most` at most. The last one has count and
/// bar, so that those of all entries stand below each other; the rows before it leave no
/// room for them. Where the label would be cut, the bar gives way to it, and where rows
/// are scarce also where one row has room for the label without it, and
/// an acronym that spares rows stands for the label.
pub(super) fn set_label(
    briefing: &Briefing,
    listed: &Listed,
    columns: usize,
    (most, is_scarce): (usize, bool),
) -> Vec<FacetRow> {
    let id = listed.id;
    let end = count_end(columns);
    let last_room = label_room(briefing, id, end);
    let barless = columns.saturating_sub(1);
    let barless_room = label_room(briefing, id, barless);
    let room = if is_scarce { last_room } else { usize::MAX };
    let whole = label(briefing, listed, room);
    let whole_row = columns.saturating_sub(BEFORE + 1);
    let mut rows = Vec::new();
    let mut rest: &str = &whole;
    loop {
        let fits = width(rest) <= last_room;
        let spares_rows = is_scarce && rows.is_empty() && width(rest) <= barless_room;
        let closes = fits || spares_rows || rows.len() + 1 == most;
        let taken = if closes {
            rest.len()
        } else {
            broken(rest, whole_row)
        };
        let gives_way = closes && !fits && bar_cells(columns) > 0;
        let (end, last_room) = if gives_way {
            (barless, barless_room)
        } else {
            (end, last_room)
        };
        let count = closes.then(|| briefing.count(id).to_string());
        let taken_words = rest.get(..taken).unwrap_or_default();
        rows.push(FacetRow {
            entry: Some(id),
            is_title: false,
            label: if closes {
                whole_words(taken_words, last_room)
            } else {
                taken_words.to_owned()
            },
            room: if closes { last_room } else { whole_row },
            count: count.unwrap_or_default(),
            count_end: end,
            opens: rows.is_empty(),
            closes,
            has_bar: closes && !gives_way,
        });
        if closes {
            return rows;
        }
        rest = rest.get(taken..).unwrap_or_default().trim_start();
    }
}

/// How many bytes of a label stand in a row that is not its last one: something is left
/// for that if there is a word for it.
fn broken(label: &str, columns: usize) -> usize {
    let taken = fitting_words(label, columns);
    if taken < label.len() {
        return taken;
    }
    let before = label.trim_end().rfind(' ').unwrap_or(0);
    if label.get(..before).unwrap_or_default().trim().is_empty() {
        return taken;
    }
    before
}

/// A label in so many cells: what is too long ends with a whole word, if that leaves two
/// thirds of the row to it.
fn whole_words(label: &str, room: usize) -> String {
    if width(label) <= room {
        return label.to_owned();
    }
    let words = label.get(..fitting_words(label, room.saturating_sub(1)));
    let words = before_cut(words.unwrap_or_default());
    if 3 * width(words) < 2 * room {
        return label.to_owned();
    }
    format!("{words}…")
}

/// Cells for a label: up to two before its count, which ends at `end`, without those
/// of its sign.
pub(super) fn label_room(briefing: &Briefing, id: EntryId, end: usize) -> usize {
    let count = briefing.count(id).to_string().len();
    end.saturating_sub(BEFORE + 2 + count + sign_room(briefing, id))
}

/// What stands for an entry in a list: its label, or where each has one row with counts
/// before column `end`, what fits there.
pub(super) fn shown(briefing: &Briefing, id: EntryId, end: Option<usize>) -> String {
    let Some(entry) = briefing.entry(id) else {
        return String::new();
    };
    let room = end.map_or(usize::MAX, |end| label_room(briefing, id, end));
    entry.label_within(room).to_owned()
}

/// Cells that the sign of an entry takes behind its label, which may be cut.
fn sign_room(briefing: &Briefing, id: EntryId) -> usize {
    let has_sign = |entry: &Entry| entry.is_weak || entry.is_accepted;
    SIGN * usize::from(briefing.entry(id).is_some_and(has_sign))
}

/// The label of an entry as it is listed in so many cells: a part is set in.
pub(super) fn label<'a>(briefing: &'a Briefing, listed: &Listed, room: usize) -> Cow<'a, str> {
    let entry = briefing.entry(listed.id);
    let inset = SET_IN * listed.depth.min(DEEPEST);
    let room = room.saturating_sub(inset);
    let label = entry.map_or("", |entry| entry.label_within(room));
    if inset == 0 {
        return Cow::Borrowed(label);
    }
    Cow::Owned(format!("{:inset$}{label}", ""))
}
