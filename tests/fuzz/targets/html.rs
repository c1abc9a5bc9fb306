//! Bytes as html: read or refused, in time, and nothing dangerous comes through.
#![no_main]

use briefing_fuzz::read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read("html", bytes));
