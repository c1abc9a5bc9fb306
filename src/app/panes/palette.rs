//! The command palette: every action by its words.

use std::borrow::Cow;
use std::ops::Range;

use crate::app::action::{Action, Motion, PaneAction};
use crate::app::keymap::{BINDINGS, Binding, Context, Group, pane_contexts};
use crate::app::layout::Pane;
use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::search::rank_labels;

/// The order of the commands while nothing is typed: what is particular to this
/// program first, what fingers know last.
const UNASKED: [Group; 8] = [
    Group::Ask,
    Group::Find,
    Group::Keep,
    Group::Panes,
    Group::Look,
    Group::Return,
    Group::Program,
    Group::Move,
];

/// State of the palette.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed.
    pub line: InputLine,
    /// The chosen row and the first row shown.
    pub cursor: ListCursor,
}

/// One command and what was found in its words.
#[derive(Debug, Clone)]
pub struct Command {
    /// Its action; of several bindings, one that holds in every pane.
    pub binding: &'static Binding,
    /// Its words.
    pub words: Cow<'static, str>,
    /// A number that was typed for it.
    pub count: Option<u32>,
    /// All its keys, as shown.
    pub keys: Vec<String>,
    /// Bytes of its words to highlight.
    pub matched: Vec<Range<usize>>,
}

impl Palette {
    /// Commands that fit what is typed, best first; those of the pane with the
    /// focus before the same ones elsewhere.
    pub fn commands(&self, focus: Pane) -> Vec<Command> {
        if let Some(command) = place(self.line.text()) {
            return vec![command];
        }
        let here = pane_contexts(focus);
        let is_empty = self.line.text().is_empty();
        let mut all: Vec<Command> = Vec::new();
        for binding in BINDINGS {
            if matches!(
                binding.context,
                Context::Card | Context::Why | Context::Box | Context::Sheet
            ) {
                continue;
            }
            let known = all
                .iter_mut()
                .find(|known| known.binding.action == binding.action);
            match known {
                Some(known) => {
                    known.keys.extend(binding.shown());
                    if binding.context == Context::All {
                        (known.binding, known.words) = (binding, binding.help.into());
                    }
                }
                None => all.push(Command {
                    binding,
                    words: binding.help.into(),
                    count: None,
                    keys: binding.shown(),
                    matched: Vec::new(),
                }),
            }
        }
        all.sort_by_key(|command| {
            let group = command.binding.group;
            let is_here = here.contains(&command.binding.context);
            let place = UNASKED.iter().position(|known| *known == group);
            (!is_here, place.filter(|_| is_empty))
        });
        let labels: Vec<&str> = all.iter().map(|command| &*command.words).collect();
        rank_labels(self.line.text(), &labels)
            .into_iter()
            .filter_map(|(at, matched)| {
                Some(Command {
                    matched,
                    ..all.get(at)?.clone()
                })
            })
            .collect()
    }
}

/// A place that is typed as a number: `42` is a paragraph, of which the first is 1,
/// `42%` a percentage.
fn place(typed: &str) -> Option<Command> {
    let typed = typed.trim();
    let (digits, action, unit) = match typed.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), PaneAction::Percent.action(), " %"),
        None => (typed, Motion::Bottom.action(), ""),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = is_number.then(|| digits.parse().unwrap_or(u32::MAX))?;
    let binding = BINDINGS.iter().find(|known| known.action == action)?;
    let what = match action {
        Action::Move(_) if number == 0 => return None,
        Action::Move(_) => "paragraph ",
        Action::Pane(_) | Action::Program(_) | Action::Box(_) | Action::Sheet(_) => "",
    };
    Some(Command {
        binding,
        words: format!("Go to {what}{number}{unit}").into(),
        count: Some(number),
        keys: vec![format!("{number} {}", binding.shown_first())],
        matched: Vec::new(),
    })
}
