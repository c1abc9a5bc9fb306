//! Hints of the footer: the keys that matter now, and which of them give way
//! where it is narrow.

use super::action::{Action, Motion, PaneAction};
use super::keymap::{Binding, Context, NARROW, keys_of, merged};
use super::layout::Pane;
use super::model::Model;
use crate::text::width::width;

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

/// Keys with their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys, each as shown.
    pub keys: String,
    /// What they do.
    pub words: &'static str,
    /// Place among those that stay; none gives way early.
    lasting: Option<usize>,
}

impl Hint {
    fn new(keys: String, words: &'static str, action: Action) -> Self {
        Self {
            keys,
            words,
            lasting: LASTING.iter().position(|known| known.action() == action),
        }
    }

    /// Keys and words.
    pub fn shown(&self) -> (&str, &str) {
        (&self.keys, self.words)
    }

    /// The first of the keys with the first of the words.
    fn short(&self) -> Self {
        let first = |text: &'static str| text.split([' ', ',']).next().unwrap_or(text);
        let keys = self.keys.split(' ').next().unwrap_or(&self.keys);
        Self {
            keys: keys.to_owned(),
            words: first(self.words),
            lasting: self.lasting,
        }
    }
}

/// Hints for what has the focus, in the order of the footer.
pub fn hints(model: &Model, is_narrow: bool) -> Vec<Hint> {
    let contexts = model.contexts();
    let in_card = model.focus == Pane::Facets && model.facets.card.is_some();
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
    } else if in_card {
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
        let mut hints = of_bindings(&contexts, is_narrow);
        if !model.filter().is_empty() {
            let escape = PaneAction::Escape;
            let keys = keys_of(&[escape], &contexts);
            hints.insert(0, Hint::new(keys, "show all", escape.action()));
        }
        return hints;
    };
    special
        .iter()
        .filter_map(|(actions, words)| {
            let keys = keys_of(actions, &contexts);
            Some(Hint::new(keys, words, *actions.first()?))
        })
        .collect()
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
    let cells = |hint: &Hint| width(&hint.keys) + 1 + width(hint.words) + GAP;
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
            ") ( sentence   ] [ section   K entries here   / search   Tab pane   : commands   ? help"
        );
        assert_eq!(
            at(75),
            ") ( sentence   ] [ section   K entries here   / search   Tab pane   ? help"
        );
        assert_eq!(
            at(60),
            ") ( sentence   K entries here   / search   Tab pane   ? help"
        );
        assert_eq!(
            at(53),
            ") sentence   K entries   / search   Tab pane   ? help"
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
            hints.first().map(|hint| (hint.keys.clone(), hint.words))
        };
        assert_eq!(first(false), Some((") (".to_owned(), "sentence")));
        assert_eq!(first(true), Some(("t".to_owned(), "sections")));
    }
}
