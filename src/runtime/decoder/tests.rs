use proptest::prelude::*;

use super::*;
use crate::app::key::MouseKind;

/// Decodes bytes that come at once, then a second of silence.
fn decoded(bytes: &[u8]) -> Vec<Decoded> {
    let mut decoder = Decoder::default();
    let start = Instant::now();
    let mut all = decoder.feed(bytes, start);
    all.extend(decoder.flush(start + PASTE));
    all
}

fn keys(bytes: &[u8]) -> String {
    decoded(bytes)
        .iter()
        .map(|decoded| match decoded {
            Decoded::Key(key) => key.to_string(),
            other @ (Decoded::Mouse(_) | Decoded::Paste(_) | Decoded::Answer(_)) => {
                format!("{other:?}")
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn plain_keys_and_controls() {
    assert_eq!(
        keys(b"aZ \r\t\x7f\x03"),
        "a Z Space Enter Tab Backspace Ctrl-c"
    );
    assert_eq!(keys("é漢".as_bytes()), "é 漢");
    assert_eq!(keys(b"\xc3a\xff\xfeb"), "a b");
}

#[test]
fn cursor_and_function_keys_of_all_dialects() {
    assert_eq!(
        keys(b"\x1b[A\x1bOB\x1b[1;5C\x1b[H\x1b[4~"),
        "Up Down Ctrl-Right Home End"
    );
    assert_eq!(
        keys(b"\x1b[5~\x1b[6~\x1b[3~\x1b[Z"),
        "PageUp PageDown Delete Shift-Tab"
    );
    assert_eq!(keys(b"\x1bOP\x1b[11~\x1b[15~\x1b[24~"), "F1 F1 F5 F12");
    assert_eq!(
        keys(b"\x1b[100;5u\x1b[27u\x1b[13u\x1b[9;2u"),
        "Ctrl-d Esc Enter Shift-Tab"
    );
    assert_eq!(keys(b"\x1b[27;5;100~"), "Ctrl-d");
    assert_eq!(keys(b"\x1b[97;1:3u"), "");
}

#[test]
fn an_escape_alone_is_a_key_and_a_letter_behind_it_is_alt() {
    assert_eq!(keys(b"\x1b"), "Esc");
    assert_eq!(keys(b"\x1b\x1b"), "Esc Esc");
    assert_eq!(keys(b"\x1bx"), "Alt-x");
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert!(decoder.feed(b"\x1b", now).is_empty());
    assert!(decoder.flush(now + ESCAPE / 2).is_empty());
    assert_eq!(decoder.flush(now + ESCAPE).len(), 1);
    assert_eq!(decoder.deadline(), None);
}

#[test]
fn broken_sequences_are_swallowed_whole() {
    assert_eq!(keys(b"\x1b[999;999;999x"), "");
    assert_eq!(keys(b"\x1b]0;quit\x07j"), "j");
    assert_eq!(keys(b"\x1b]0;quit\x1b\\j"), "j");
    assert_eq!(keys(b"\x1bPqqq\x1b\\j"), "j");
    assert_eq!(keys(b"\x1b_qqq\x1b\\j"), "j");
    assert_eq!(keys(b"\x1b[M qqj"), "j");
    assert_eq!(keys(b"\x1b[[Aj"), "j");
    assert_eq!(keys(b"\x1b[12"), "");
}

#[test]
fn a_string_without_end_does_not_make_deaf() {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert!(decoder.feed(b"\x1b]11;qqqq", now).is_empty());
    assert_eq!(decoder.feed(b"j", now + SEQUENCE).len(), 1);
    let mut long = b"\x1b]0;".to_vec();
    long.extend([b'q'; LONGEST_SEQUENCE]);
    long.push(b'j');
    let keys = decoder.feed(&long, now);
    assert_eq!(keys.last(), Some(&Decoded::Key(Key::char('j'))));
}

#[test]
fn the_pointer_and_the_wheel() {
    let mouse = |kind, column, row| Decoded::Mouse(Mouse { kind, column, row });
    assert_eq!(
        decoded(b"\x1b[<0;5;3M\x1b[<32;6;3M\x1b[<0;6;3m\x1b[<65;1;1M\x1b[<2;1;1M"),
        [
            mouse(MouseKind::Press, 4, 2),
            mouse(MouseKind::Drag, 5, 2),
            mouse(MouseKind::Release, 5, 2),
            mouse(MouseKind::WheelDown, 0, 0),
        ]
    );
}

#[test]
fn a_paste_is_text_whatever_it_holds() {
    assert_eq!(
        decoded(b"\x1b[200~q\x1b[A\nj\x1b[201~k"),
        [
            Decoded::Paste("q\u{1b}[A\nj".to_owned()),
            Decoded::Key(Key::char('k'))
        ]
    );
    assert_eq!(
        decoded(b"\x1b[200~no end"),
        [Decoded::Paste("no end".to_owned())]
    );
    let mut long = b"\x1b[200~".to_vec();
    long.extend(vec![b'x'; LONGEST_PASTE + 100]);
    long.extend(b"\x1b[201~k");
    let decoded = decoded(&long);
    assert!(
        matches!(decoded.first(), Some(Decoded::Paste(text)) if text.len() <= LONGEST_PASTE + 6)
    );
    assert_eq!(decoded.last(), Some(&Decoded::Key(Key::char('k'))));
}

#[test]
fn the_background_is_answered_with_either_end() {
    let dark = Decoded::Answer(Answer::Background(0, 128, 255));
    assert_eq!(
        decoded(b"\x1b]11;rgb:0000/8080/ffff\x07"),
        std::slice::from_ref(&dark)
    );
    assert_eq!(
        decoded(b"\x1b]11;rgb:00/80/ff\x1b\\j"),
        [dark, Decoded::Key(Key::char('j'))]
    );
    assert_eq!(keys(b"\x1b]11;rgb:zz/80\x07"), "");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn how_reads_are_cut_does_not_matter(
        bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), Just(0x1b), Just(b'['), Just(b']'), Just(b'~'), b'0'..=b'9'],
            0..200,
        ),
        cuts in prop::collection::vec(1..20usize, 1..40),
    ) {
        let now = Instant::now();
        let mut whole = Decoder::default();
        let expected = whole.feed(&bytes, now);
        let mut decoder = Decoder::default();
        let mut found = Vec::new();
        let mut rest = &bytes[..];
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (head, tail) = rest.split_at((*cut).min(rest.len()));
            found.extend(decoder.feed(head, now));
            rest = tail;
        }
        prop_assert_eq!(found, expected);
        decoder.flush(now + PASTE);
        let after = decoder.feed(b"\x1b[201~\x18j", now + PASTE * 2);
        prop_assert_eq!(after.last(), Some(&Decoded::Key(Key::char('j'))));
    }
}
