//! Hints of the footer: the keys that matter now, and which of them give way
//! where it is narrow; and the names of what they act on.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::action::{Action, Motion, PaneAction};
use super::keymap::{Binding, Context, NARROW, keys_of, merged};
use super::layout::Pane;
use super::model::Model;
use super::panes::outline::{self, OutlineRow};
use crate::text::width::{shortened, width};

/// Cells between two hints.
pub const GAP: usize = 3;

/// Actions whose hints stay, the last to give way first. Others go before them.
const LASTING: [PaneAction; 12] = [
    PaneAction::Help,
    PaneAction::Escape,
    PaneAction::Search,
    PaneAction::OpenEntry,
    PaneAction::GoToSection,
    PaneAction::ToggleFacets,
    PaneAction::ToggleOutline,
    PaneAction::FocusNext,
    PaneAction::NextSentence,
    PaneAction::Copy,
    PaneAction::EntriesHere,
    PaneAction::CloseCard,
];

/// Cells of the hint that stays longest.
pub const LEAST: usize = 6;

/// Fewest cells of a name that is cut.
const LEAST_PIECE: usize = 24;

/// How the way back from a filtered list is called.
const SHOW_ALL: &str = "show all";

/// Keys with their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys, each as shown.
    pub keys: Arc<str>,
    /// What they do.
    pub words: Cow<'static, str>,
    /// What they ask for.
    action: Action,
    /// Place among those that stay; none gives way early.
    lasting: Option<usize>,
}

impl Hint {
    fn new(keys: String, words: &'static str, action: Action) -> Self {
        Self {
            keys: keys.into(),
            words: words.into(),
            action,
            lasting: LASTING.iter().position(|known| known.action() == action),
        }
    }

    /// Whether it is of moving rows.
    pub fn scrolls(&self) -> bool {
        matches!(self.action, Action::Move(_))
    }

    /// Keys and words.
    pub fn shown(&self) -> (&str, &str) {
        (&self.keys, &self.words)
    }

    /// The first of the keys with the first of the words, if it can do without the
    /// others.
    fn short(&self) -> Self {
        let keys = self.keys.split(' ').next().unwrap_or(&self.keys);
        let first = self.words.split([' ', ',']).next().unwrap_or(&self.words);
        let words = if self.words == SHOW_ALL {
            SHOW_ALL.into()
        } else {
            first.to_owned().into()
        };
        Self {
            keys: keys.into(),
            words,
            action: self.action,
            lasting: self.lasting,
        }
    }
}

/// Hints for what has the focus, in the order of the footer.
pub fn hints(model: &Model, is_narrow: bool) -> Vec<Hint> {
    let contexts = model.contexts();
    let special: &[(&[Action], _)] = if model.selection.is_some() {
        &[
            (
                &[
                    PaneAction::NextSentence.action(),
                    PaneAction::PreviousSentence.action(),
                ],
                "more, fewer",
            ),
            (&[PaneAction::Copy.action()], "copy the sentences"),
            (&[PaneAction::CopyCited.action()], "with source"),
            (&[PaneAction::Select.action()], "stop selecting"),
            (&[PaneAction::Help.action()], "help"),
        ]
    } else if model.is_in_card() {
        &[
            (&[Motion::Down.action(), Motion::Up.action()], "evidence"),
            (&[PaneAction::OpenEntry.action()], "read there"),
            (&[PaneAction::ShowEvidence.action()], "show there"),
            (&[PaneAction::CloseCard.action()], "list"),
            (&[PaneAction::Context.action()], "context"),
            (&[PaneAction::CopyCited.action()], "copy with source"),
            (&[PaneAction::Help.action()], "help"),
        ]
    } else {
        let mut hints = of_contexts(contexts, is_narrow);
        if !model.filter().is_empty() {
            let escape = PaneAction::Escape;
            let keys = keys_of(&[escape], contexts);
            hints.insert(0, Hint::new(keys, SHOW_ALL, escape.action()));
        }
        if is_list_empty(model) {
            hints.retain(|hint| !acts_on_row(hint.action));
        }
        if !model.outline.nests(&model.document) {
            hints.retain(|hint| hint.action != PaneAction::Fold.action());
        }
        if model.document.sections().len() < 2 {
            hints.retain(|hint| hint.action != PaneAction::NextSection.action());
        }
        return hints;
    };
    special
        .iter()
        .filter_map(|(actions, words)| {
            let keys = keys_of(actions, contexts);
            Some(Hint::new(keys, words, *actions.first()?))
        })
        .collect()
}

/// Whether the focused pane is a list that has no row.
fn is_list_empty(model: &Model) -> bool {
    match model.focus {
        Pane::Outline => {
            // Only the opening has none.
            let last = model.document.sections().last();
            last.is_none_or(|section| section.heading.is_none())
                || model.outline.visible(&model.document).is_empty()
        }
        Pane::Facets => model.facets.at_cursor(&model.briefing).is_none(),
        Pane::Text => false,
    }
}

/// Whether an action needs a row that is chosen.
fn acts_on_row(action: Action) -> bool {
    [
        PaneAction::OpenEntry,
        PaneAction::ShowEvidence,
        PaneAction::GoToSection,
        PaneAction::ShowSection,
        PaneAction::Fold,
        PaneAction::Unfold,
        PaneAction::Sort,
    ]
    .iter()
    .any(|known| known.action() == action)
}

/// Puts the names of the entries in the focused sentence into the hint of the key
/// that lists them, as far as the hints leave `room` for them; a sentence without
/// entries has no such hint, but one for its links. It is the last one, so that no
/// other moves with the focus.
pub fn name_entries(hints: &mut Vec<Hint>, model: &Model, room: usize, ellipsis: &str) {
    if model.focus != Pane::Text {
        return;
    }
    let left = room.saturating_sub(cells(hints));
    let entries = model.entries_here();
    let labels = entries.iter().filter_map(|id| model.briefing.entry(*id));
    let labels: Vec<&str> = labels.map(|entry| entry.label.as_str()).collect();
    let lists = |hint: &Hint| hint.action == PaneAction::EntriesHere.action();
    let Some(first) = labels.first() else {
        hints.retain(|hint| !lists(hint));
        let links = PaneAction::LinksHere;
        let keys = keys_of(&[links], &[Context::All]);
        let hint = Hint::new(keys, "links here", links.action());
        let left = room.saturating_sub(cells(hints));
        let needed = cells(std::slice::from_ref(&hint)) + GAP;
        if needed <= left && model.has_links_here() {
            hints.push(hint);
        }
        return;
    };
    if let Some(hint) = hints.iter_mut().find(|hint| lists(hint)) {
        let room = width(&hint.words) + left;
        let names = shortened(&labels.join(", "), room, ellipsis).into_owned();
        // A small piece of one name says less than what the key does.
        if width(first) <= room || room >= LEAST_PIECE {
            hint.words = names.into();
        }
    }
}

/// The whole name of the chosen row, where its list cuts it.
pub fn cut_name(model: &Model) -> Option<&str> {
    let areas = model.areas();
    match model.focus {
        Pane::Text => None,
        Pane::Outline => {
            let chosen = model.outline.selected(&model.document)?;
            let article = (&*model.document, &*model.briefing);
            let rows = model.outline.rows_in(article, &areas);
            let has_bar = (model.facets.selected)
                .is_some_and(|id| outline::evidence_in(article, id, chosen).is_some());
            let room = |row: &OutlineRow<'_>| row.room + if has_bar { 0 } else { row.without_bar };
            let is_cut = rows
                .iter()
                .any(|row| row.section == Some(chosen) && width(&row.title) > room(row));
            is_cut.then(|| outline::title(&model.document, chosen))
        }
        Pane::Facets if model.facets.card.is_some() => None,
        Pane::Facets => {
            let chosen = model.facets.at_cursor(&model.briefing)?;
            let columns = areas.facets.width.into();
            let rows = model
                .facets
                .rows(&model.briefing, columns, areas.facets_rows());
            let entry = model.briefing.entry(chosen)?;
            // Cut, or another name in its place.
            let mut of_it = rows.iter().filter(|row| row.entry == Some(chosen));
            let is_cut = of_it
                .any(|row| width(&row.label) > row.room || !entry.label.contains(row.label.trim()));
            is_cut.then_some(entry.label.as_str())
        }
    }
}

/// The hints of the bindings that hold now, made once: every frame asks for them.
fn of_contexts(contexts: &'static [Context], is_narrow: bool) -> Vec<Hint> {
    static MADE: [[OnceLock<Vec<Hint>>; 2]; Context::ALL.len()] =
        [const { [const { OnceLock::new() }; 2] }; Context::ALL.len()];
    let of_bindings = || of_bindings(contexts, is_narrow);
    let special = contexts.first().map_or(0, |special| *special as usize);
    let made = MADE
        .get(special)
        .and_then(|made| made.get(usize::from(is_narrow)));
    made.map_or_else(of_bindings, |made| made.get_or_init(of_bindings).clone())
}

/// Hints of the bindings of some contexts, the most important first.
pub fn of_bindings(contexts: &[Context], is_narrow: bool) -> Vec<Hint> {
    let is_shown = |binding: &&'static Binding| {
        // Narrow screens have no room for what fingers know.
        let fits = if is_narrow {
            binding.group != super::keymap::Group::Move
        } else {
            binding.rank < NARROW
        };
        binding.rank > 0 && fits && contexts.contains(&binding.context)
    };
    let mut rows: Vec<_> = merged(super::keymap::BINDINGS.iter().filter(is_shown)).collect();
    rows.sort_by_key(|(binding, _)| (binding.rank < NARROW, binding.rank));
    rows.into_iter()
        .map(|(binding, keys)| Hint::new(keys, binding.brief, binding.action))
        .collect()
}

/// Cells of hints in a row.
pub fn cells(hints: &[Hint]) -> usize {
    let cells = |hint: &Hint| width(&hint.keys) + 1 + width(&hint.words) + GAP;
    hints.iter().map(cells).sum::<usize>().saturating_sub(GAP)
}

/// The hints that stay, as short as they can be.
pub fn lasting(hints: &[Hint]) -> Vec<Hint> {
    let lasting = hints.iter().filter(|hint| hint.lasting.is_some());
    lasting.map(Hint::short).collect()
}

/// The hints for `room` cells. First those give way that need not stay, from the
/// right; then all are shortened; then they go by their worth.
pub fn fitted(mut hints: Vec<Hint>, room: usize) -> Vec<Hint> {
    while cells(&hints) > room {
        match hints.iter().rposition(|hint| hint.lasting.is_none()) {
            Some(at) => hints.remove(at),
            None => break,
        };
    }
    if cells(&hints) > room {
        hints = lasting(&hints);
    }
    while cells(&hints) > room {
        let least = (0..hints.len()).max_by_key(|at| hints.get(*at).map(|hint| hint.lasting));
        match least {
            Some(at) => hints.remove(at),
            None => break,
        };
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(hints: &[Hint]) -> String {
        let hints = hints.iter();
        let hints: Vec<_> = hints
            .map(|hint| format!("{} {}", hint.keys, hint.words))
            .collect();
        hints.join("   ")
    }

    #[test]
    fn hints_give_way_by_their_worth() {
        let all = of_bindings(&[Context::Text, Context::All], false);
        let at = |room| shown(&fitted(all.clone(), room));
        assert_eq!(
            at(90),
            ") ( sentence   ] [ section   / search   Tab pane   : commands   ? help   K entries here"
        );
        assert_eq!(
            at(75),
            ") ( sentence   ] [ section   / search   Tab pane   ? help   K entries here"
        );
        assert_eq!(
            at(60),
            ") ( sentence   / search   Tab pane   ? help   K entries here"
        );
        assert_eq!(
            at(53),
            ") sentence   / search   Tab pane   ? help   K entries"
        );
        assert_eq!(at(45), ") sentence   / search   Tab pane   ? help");
        assert_eq!(at(30), "/ search   Tab pane   ? help");
        assert_eq!(at(10), "? help");
        assert_eq!(at(0), "");
    }

    #[test]
    fn the_footer_joins_keys_of_one_meaning() {
        let first = |is_narrow| {
            let hints = of_bindings(&[Context::Text, Context::All], is_narrow);
            hints
                .first()
                .map(|hint| (hint.keys.to_string(), hint.words.to_string()))
        };
        assert_eq!(
            first(false),
            Some((") (".to_owned(), "sentence".to_owned()))
        );
        assert_eq!(first(true), Some(("t".to_owned(), "sections".to_owned())));
    }
}
