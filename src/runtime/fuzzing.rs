//! Doors for fuzzing to what is private: only in builds with `--cfg fuzzing`.

use std::time::Instant;

use serde_json::{Map, Value};

use super::decoder::{Decoded, Decoder, ESCAPE, PASTE};
use super::store;
use crate::app::key::Key;

/// The byte of the key Esc.
const ESC: u8 = 27;

/// The keys that are heard when, a second after these bytes, an Esc and then another
/// key are pressed.
pub fn heard_after(bytes: &[u8], key: u8) -> Vec<Key> {
    let now = Instant::now();
    let mut decoder = Decoder::default();
    for part in bytes.chunks(7) {
        decoder.feed(part, now);
    }
    decoder.flush(now + PASTE);
    let later = now + PASTE;
    let mut heard = decoder.feed(&[ESC], later);
    heard.extend(decoder.flush(later + ESCAPE));
    heard.extend(decoder.feed(&[key], later + ESCAPE));
    let keys = heard.into_iter().filter_map(|decoded| match decoded {
        Decoded::Key(key) => Some(key),
        Decoded::Mouse(_) | Decoded::Paste(_) | Decoded::Answer(_) => None,
    });
    keys.collect()
}

/// A file of the state, if it is one.
pub fn stored(text: &str) -> Option<Map<String, Value>> {
    store::decode(text).ok()
}

/// The same object as a file of the state.
pub fn store(object: Map<String, Value>) -> Option<String> {
    store::encode(object).ok()
}
