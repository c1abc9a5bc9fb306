//! Things that stand side by side in a row without a blank between them.

use std::ops::Range;

use super::super::name::{Attribute, Name};
use super::Tree;

/// Nodes of an element among which its first text is looked for.
const FIRST_TEXT: usize = 8;

impl Tree {
    /// Whether an element within a row is another thing than the one right before it,
    /// though no blank is between them: pages place such things by style. Two links
    /// are; other elements by a capital behind a small letter or number, or by numbers
    /// of two classes.
    pub(in super::super) fn is_apart(&self, at: usize) -> bool {
        let is_inline = |name: &Name| matches!(name, Name::A | Name::Span | Name::Time);
        let Some((node, name)) =
            (self.nodes.get(at)).and_then(|node| Some((node, node.name().filter(is_inline)?)))
        else {
            return false;
        };
        // The element before, from the last node that it holds upwards.
        let mut before = at.saturating_sub(1);
        while let Some(inner) = self.nodes.get(before).filter(|_| before > node.parent) {
            if inner.parent == node.parent {
                break;
            }
            before = inner.parent;
        }
        let Some(name_before) = self.name(before).filter(is_inline) else {
            return false;
        };
        if before <= node.parent {
            return false;
        }
        let text = |nodes: Range<usize>| {
            let nodes = self.nodes.get(nodes).unwrap_or_default();
            nodes.iter().map(|node| self.text(node))
        };
        let last = text(at.saturating_sub(1)..at).next().unwrap_or_default();
        let mut firsts = text(at + 1..node.end.min(at + 1 + FIRST_TEXT));
        let first = firsts.find(|text| !text.is_empty()).unwrap_or_default();
        let ends = last.chars().next_back();
        let (Some(ends), Some(begins)) = (ends, first.chars().next()) else {
            return false;
        };
        if name == Name::A && name_before == Name::A {
            return ends.is_alphanumeric() && begins.is_alphanumeric();
        }
        let is_word = last.chars().nth(1).is_some() && first.chars().nth(1).is_some();
        let of = |at| self.attribute(at, Attribute::Class);
        is_word
            && match (ends.is_ascii_digit(), begins.is_ascii_digit()) {
                (true, true) => of(at) != of(before),
                (true, false) => begins.is_uppercase(),
                (false, true) => false,
                (false, false) => ends.is_lowercase() && begins.is_uppercase(),
            }
    }
}
