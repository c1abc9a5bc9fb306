//! Whatever the keyboard sent, a second later an Esc and a key are heard.
#![no_main]

use briefing::app::key::{Key, KeyCode};
use briefing::runtime::fuzzing::heard_after;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    assert_eq!(
        heard_after(bytes, b'j'),
        [Key::plain(KeyCode::Esc), Key::char('j')]
    );
});
