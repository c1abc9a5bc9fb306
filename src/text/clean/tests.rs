use super::*;
use proptest::prelude::*;

#[test]
fn escape_becomes_visible_and_the_rest_stays_text() {
    let mut buffer = CleanBuffer::default();
    buffer.push_text("a\u{1b}[31mred\u{7}\u{9b}2J");
    assert_eq!(buffer.replaced, 3);
    assert_eq!(&*buffer.finish(), "a␛[31mred␇\u{fffd}2J");
}

#[test]
fn all_ends_of_rows_become_one_kind() {
    assert_eq!(
        &*Clean::text("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\ng"),
        "a\nb\nc\nd\ne\nf\ng"
    );
    assert_eq!(&*Clean::line("a\r\nb"), "a  b");
}

#[test]
fn tabs_reach_the_next_stop() {
    assert_eq!(&*Clean::text("ab\tc\n\td"), "ab      c\n        d");
}

#[test]
fn bidirectional_overrides_are_marked_and_tags_dropped() {
    let mut buffer = CleanBuffer::default();
    buffer.push_text("x\u{202e}y\u{2066}z\u{e0041}\u{feff}");
    assert_eq!(buffer.replaced, 4);
    assert_eq!(&*buffer.finish(), "x\u{fffd}y\u{fffd}z");
}

#[test]
fn direction_marks_stay_only_beside_letters_that_need_them() {
    assert_eq!(&*Clean::line("a\u{200f}b"), "ab");
    assert_eq!(&*Clean::line("\u{5d0}\u{200f}!"), "\u{5d0}\u{200f}!");
}

#[test]
fn a_flood_of_marks_is_capped() {
    let flood = format!("e{}x", "\u{301}".repeat(500));
    assert_eq!(Clean::text(&flood).chars().count(), 10);
}

#[test]
fn prose_has_single_spaces() {
    let mut buffer = CleanBuffer::default();
    buffer.push_prose("  one \n two\t three ");
    assert_eq!(buffer.since(0), "one two three");
}

#[test]
fn joiners_and_selectors_stay_where_they_do_something() {
    let family = "👨\u{200d}👩 क\u{94d}\u{200d}ष می\u{200c}خ 葛\u{e0100}";
    assert_eq!(Clean::line(family).as_str(), family);
    assert_eq!(Clean::line("a\u{200d}b\u{200c}c\u{e0101}").as_str(), "abc");
}

#[test]
fn a_name_hides_nothing() {
    let shown = Clean::name("a\u{200b}b\u{e0041}c\u{ad}d\u{202e}e\u{1b}f");
    assert_eq!(shown.as_str(), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e␛f");
}

#[test]
fn a_row_that_is_clean_is_handed_on_as_it_is() {
    for row in ["", "plain", "Größe 漢字 e\u{301}"] {
        assert!(matches!(clean_row(row), Cow::Borrowed(same) if same == row));
    }
    assert_eq!(clean_row("a\u{9b}b\tc"), "a\u{fffd}b c");
}

/// Characters that decide about each other, among others.
fn nasty() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        6 => prop::sample::select(
            "a \t\r\n\u{1b}\u{9b}\u{ad}\u{301}\u{5d0}\u{5b0}\u{61c}\u{180e}\u{200b}\u{200c}\
             \u{200d}\u{200e}\u{200f}\u{2028}\u{202e}\u{2066}\u{206a}\u{feff}\u{fe0f}\u{fffd}\
             \u{fffe}\u{1f468}\u{845b}\u{e0041}\u{e0100}"
                .chars()
                .collect::<Vec<_>>(),
        ),
        1 => any::<char>(),
    ];
    prop::collection::vec(one, 0..40).prop_map(|chars| chars.into_iter().collect())
}

/// What no clean text holds, told by itself and not by the rules above.
fn is_dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn nothing_clean_holds_a_control(raw in prop_oneof![any::<String>(), nasty()]) {
        prop_assert!(!Clean::text(&raw).contains(|c| c != '\n' && is_dangerous(c)));
        prop_assert!(!Clean::line(&raw).contains(is_dangerous));
        prop_assert!(!Clean::name(&raw).contains(is_dangerous));
        prop_assert!(!clean_row(&raw).contains(is_dangerous));
        let mut prose = CleanBuffer::default();
        prose.push_prose(&raw);
        prop_assert!(!prose.finish().contains(is_dangerous));
        for (_, cluster, _) in crate::text::width::cells(&raw) {
            prop_assert!(!in_cell(cluster).contains(is_dangerous), "{cluster:?}");
        }
    }

    #[test]
    fn prose_is_the_same_with_and_without_telling(raw in "([a-z]{1,40}|[ \\t\n]{1,3}|\u{a0}|\u{200b}|\u{200f}|\u{5d0}|\u{301}|é|\u{7}|—){0,30}", any in any::<String>(), nasty in nasty()) {
        for raw in [raw, any, nasty] {
            let (mut plain, mut told) = (CleanBuffer::default(), CleanBuffer::default());
            plain.push_prose(&raw);
            told.push_prose_telling(&raw, |_| {});
            prop_assert_eq!(plain.replaced, told.replaced);
            prop_assert_eq!(plain.finish(), told.finish());
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing(raw in prop_oneof![any::<String>(), nasty()]) {
        for once in [Clean::text(&raw), Clean::line(&raw), Clean::name(&raw)] {
            prop_assert_eq!(Clean::text(&once), once.clone());
            for (_, cluster, _) in once.lines().flat_map(crate::text::width::cells) {
                prop_assert_eq!(in_cell(cluster), cluster);
            }
        }
    }

    #[test]
    fn what_was_not_changed_was_not_counted_and_the_other_way(raw in nasty()) {
        let mut buffer = CleanBuffer::default();
        buffer.push_line(&raw);
        let counted = buffer.replaced > 0;
        let ordinary = raw.replace(['\t', '\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], " ");
        let ordinary = ordinary.replace(['\u{ad}', '\u{fe0e}', '\u{fe0f}'], "");
        prop_assert_eq!(counted, buffer.finish().as_str() != ordinary);
    }
}
