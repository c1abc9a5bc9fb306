//! The clipboard of the terminal, reached with OSC 52: it works over SSH and
//! without a display.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Most bytes that are copied; terminals drop longer sequences silently.
pub(super) const LONGEST: usize = 74_994;

/// The sequence that puts a text on the clipboard; none if it is too long.
///
/// tmux and screen pass a sequence on only inside one of their own.
pub(super) fn sequence(text: &str, is_in_tmux: bool, is_in_screen: bool) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let copy = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    Some(if is_in_tmux {
        // tmux takes the bare sequence too, if it is set to; the other form is
        // for terminals around it.
        format!("{copy}\x1bPtmux;\x1b{copy}\x1b\\")
    } else if is_in_screen {
        let mut parts = String::new();
        for part in copy.as_bytes().chunks(250) {
            parts.push_str("\x1bP");
            parts.push_str(&String::from_utf8_lossy(part));
            parts.push_str("\x1b\\");
        }
        parts
    } else {
        copy
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_encoded_and_wrapped() {
        assert_eq!(
            sequence("§", false, false).as_deref(),
            Some("\x1b]52;c;wqc=\x07")
        );
        assert!(sequence("a", true, false).is_some_and(|s| s.contains("\x1bPtmux;\x1b\x1b]52")));
        assert!(sequence("a", false, true).is_some_and(|s| s.starts_with("\x1bP\x1b]52")));
        assert_eq!(sequence(&"x".repeat(LONGEST + 1), false, false), None);
    }
}
