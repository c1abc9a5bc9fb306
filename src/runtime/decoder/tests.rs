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
    assert_eq!(keys(b"\x1b[12"), "");
}

#[test]
fn a_string_without_end_does_not_make_deaf() {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert!(decoder.feed(b"\x1b]11;qqqq", now).is_empty());
    assert_eq!(decoder.feed(b"j", now + SEQUENCE).len(), 1);
}

#[test]
fn the_keypad_and_the_console_have_dialects_too() {
    assert_eq!(keys(b"\x1b[[A\x1b[[Ej"), "F1 F5 j");
    assert_eq!(keys(b"\x1b[57419u\x1b[57426u\x1b[57404u"), "Up Delete 5");
    assert_eq!(keys(b"\x1bO5A\x1bO1;5B\x1bOM"), "Ctrl-Up Ctrl-Down Enter");
    assert_eq!(keys("\x1bé".as_bytes()), "Alt-é");
}

#[test]
fn nothing_but_a_pressed_key_is_a_key() {
    // Releases, in every form.
    assert_eq!(keys(b"\x1b[97;1:3u\x1b[1;1:3A\x1b[5;1:3~"), "");
    assert_eq!(keys(b"\x1b[97;1:2u\x1b[1;1:2A\x1b[5;1:2~"), "a Up PageUp");
    // Super, which belongs to the desktop; the locks change nothing.
    assert_eq!(keys(b"\x1b[113;9u\x1b[1;9A\x1b[27;9;113~"), "");
    assert_eq!(keys(b"\x1b[113;65u\x1b[1;133A"), "q Ctrl-Up");
    // A pointer report of urxvt, the place of the cursor, a size.
    assert_eq!(keys(b"\x1b[32;10;10M\x1b[24;80R\x1b[8;24;80t"), "");
    // Characters that nobody types.
    assert_eq!(keys(b"\x1b[128512u\x1b[155u\xc2\x9b"), "");
}

#[test]
fn what_follows_a_broken_sequence_is_heard() {
    // No form that a standard knows: it ends where one of its kind would.
    assert_eq!(keys(b"\x1b[1?5hj"), "j");
    assert_eq!(keys(b"\x1b[5>4>3mj"), "j");
    // A new sequence begins before the old one ended.
    assert_eq!(keys(b"\x1b[1;\x1bOAj"), "Up j");
    assert_eq!(keys(b"\x1b[1;\x1b[Bj"), "Down j");
    assert_eq!(keys(b"\x1b]0;q\x1b[Bj"), "Down j");
    assert_eq!(keys(b"\x1bPq\x1bOAj"), "Up j");
    assert_eq!(keys(b"\x1b]0;q\x1b\x1b\\j"), "j");
    assert_eq!(keys(b"\x1b]0;q\x18j\x1b[1\x1aj"), "j j");
}

#[test]
fn a_sequence_too_long_is_swallowed_to_its_end() {
    let now = Instant::now();
    for (start, filling, end) in [
        (&b"\x1b]11;"[..], b'q', &b"\x07"[..]),
        (b"\x1b]52;", b'q', b"\x1b\\"),
        (b"\x1bP", b'q', b"\x1b\\"),
        (b"\x1b[", b';', b"m"),
    ] {
        let mut decoder = Decoder::default();
        let mut long = start.to_vec();
        long.extend(vec![filling; LONGEST_SEQUENCE * 3]);
        assert_eq!(decoder.feed(&long, now), []);
        let mut rest = end.to_vec();
        rest.push(b'j');
        assert_eq!(
            decoder.feed(&rest, now),
            [Decoded::Key(Key::char('j'))],
            "{}",
            start.escape_ascii()
        );
        // Without its end it lasts no longer than a short one.
        decoder.feed(&long, now);
        assert_eq!(
            decoder.feed(b"j", now + SEQUENCE),
            [Decoded::Key(Key::char('j'))]
        );
    }
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
    for strange in [
        "zz/80/80",
        "/80/80",
        "+f/80/80",
        "00000/80/80",
        "fffffff/fffffff/fffffff",
        "000000000/00/00",
    ] {
        assert_eq!(keys(format!("\x1b]11;rgb:{strange}\x07j").as_bytes()), "j");
    }
}

#[test]
fn margins_are_known_if_they_can_be_set() {
    for (state, known) in [(0, false), (1, true), (2, true), (3, false), (4, false)] {
        let answer = format!("\x1b[?69;{state}$yj");
        let told = Decoded::Answer(Answer::Margins(known));
        let key = Decoded::Key(Key::char('j'));
        assert_eq!(decoded(answer.as_bytes()), [told, key]);
    }
    assert_eq!(keys(b"\x1b[?2026;2$yj"), "j");
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    /// Whatever was sent before, a second later the way out works.
    #[test]
    fn after_a_second_of_silence_an_escape_and_a_key_are_heard(
        bytes in prop::collection::vec(any::<u8>(), 0..60),
        start in prop::sample::select(vec![
            &b""[..], b"\x1b]11;rgb:ffffffff", b"\x1b]11;rgb:0/0/fffffff\x07", b"\x1b", b"\x1b[", b"\x1b[200~", b"\x1b[200~x\x1b[201", b"\x1b]11;", b"\x1bP", b"\x1b_",
            b"\x1bX", b"\x1b^", b"\x1bO", b"\x1b[M", b"\x1b[M ", b"\x1b[<0;1", b"\x1b[[", b"\xf0\x9f",
        ]),
    ) {
        let now = Instant::now();
        let mut decoder = Decoder::default();
        decoder.feed(&[start, &bytes, start].concat(), now);
        // The one who waits is woken when the decoder says, so long as it says so.
        let mut at = now;
        while let Some(deadline) = decoder.deadline() {
            prop_assert!(deadline > at && deadline <= now + PASTE, "{:?}", deadline - now);
            at = deadline;
            decoder.flush(at);
        }
        let later = now + PASTE;
        prop_assert_eq!(decoder.feed(b"\x1b", later), []);
        let escape = Decoded::Key(Key::plain(KeyCode::Esc));
        prop_assert_eq!(decoder.flush(later + ESCAPE), [escape]);
        let key = Decoded::Key(Key::char('j'));
        prop_assert_eq!(decoder.feed(b"j", later + ESCAPE), [key]);
        prop_assert_eq!(decoder.deadline(), None);
    }
}
