//! Tests of packed lists, and the step that renews those of the program.

use std::fs;
use std::path::Path;

use super::*;

/// Holds a packed list of the program to what its texts say, or writes it anew
/// where the environment asks for that.
pub(in crate::facets) fn is_current(name: &str, list: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/lexicon/packed")
        .join(name);
    if std::env::var("BRIEFING_LISTS").is_ok_and(|told| told == "write") {
        fs::write(&path, list).unwrap();
    }
    assert!(
        fs::read(&path).unwrap_or_default() == list,
        "assets/lexicon/packed/{name} is not what the lists say; it is made with: \
         BRIEFING_LISTS=write cargo test --lib packed"
    );
}

/// Most bytes of all packed lists together: the program is to stay small.
const LARGEST: u64 = 1_000_000;

#[test]
fn the_packed_lists_are_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon/packed");
    let files = fs::read_dir(folder).unwrap();
    let sizes = files.map(|file| file.unwrap().metadata().unwrap().len());
    let size: u64 = sizes.sum();
    assert!((100_000..LARGEST).contains(&size), "{size}");
}

#[test]
fn a_dictionary_has_its_words_and_no_others() {
    let words: Vec<String> = (0..3000).map(|n| format!("word{}", n * 7)).collect();
    let numbered = words.iter().map(String::as_str).zip(5..);
    let list = Dictionary::pack(numbered);
    let dictionary = Dictionary::of(&list);
    for (word, number) in words.iter().zip(5..) {
        assert_eq!(dictionary.get(word.as_bytes()), Some(number), "{word}");
    }
    for absent in ["", "word", "word1", "word70000", "words"] {
        assert_eq!(dictionary.get(absent.as_bytes()), None, "{absent}");
    }
}

#[test]
fn words_are_told_by_what_follows_their_first_eight_letters() {
    let words = ["harbour", "harbours", "harboursides", "harbourside"];
    let list = Dictionary::pack(words.into_iter().zip(0..));
    let get = |word: &str| Dictionary::of(&list).get(word.as_bytes());
    for (word, number) in words.into_iter().zip(0..) {
        assert_eq!(get(word), Some(number), "{word}");
    }
    for absent in ["harbou", "harboursi", "harboursider", "harboursidess"] {
        assert_eq!(get(absent), None, "{absent}");
    }
}

#[test]
fn a_word_list_has_its_words_and_no_others() {
    let words: Vec<String> = (1..40)
        .flat_map(|length| ["a", "b", "é"].map(|letter| letter.repeat(length)))
        .chain((0..3000).map(|n| format!("word{}", n * 7)))
        .collect();
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    let list = Words::pack(&texts);
    let all = Words::of(&list);
    for word in &words {
        assert!(all.has(word.as_bytes()), "{word}");
        for other in [
            format!("{word}c"),
            format!("c{word}"),
            word.replace('a', "c"),
        ] {
            let is_one = words.contains(&other);
            assert_eq!(all.has(other.as_bytes()), is_one, "{other}");
        }
    }
    assert!(!all.has(b""));
    for length in 0..list.len().min(2_000) {
        // Whatever it finds, it comes to an end.
        let _ = Words::of(&list[..length]).has(b"word7");
    }
    assert!(!Words::of(&[]).has(b"word7"));
}

#[test]
fn texts_have_numbers() {
    let list = Texts::pack(["one", "", "Türkiye"]);
    let texts = Texts::of(&list);
    let all: Vec<_> = (0..4).map(|at| texts.get(at)).collect();
    assert_eq!(all, [Some("one"), Some(""), Some("Türkiye"), None]);
}

#[test]
fn in_bytes_that_are_no_list_nothing_is_found() {
    let good = Dictionary::pack([("one", 1), ("two", 2)]);
    for length in 0..good.len() {
        let cut = good.get(..length).unwrap_or_default();
        let found = Dictionary::of(cut).get(b"one");
        assert!(matches!(found, None | Some(1)), "{length}");
        let _ = Texts::of(cut).get(0);
    }
    for byte in 0..good.len() {
        let mut bad = good.clone();
        bad[byte] ^= 0xff;
        // Whatever it finds, it comes to an end.
        let _ = Dictionary::of(&bad).get(b"one");
        let _ = Texts::of(&bad).get(1);
    }
    assert_eq!(Dictionary::of(&[]).get(b"one"), None);
}
