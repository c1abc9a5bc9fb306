//! What is refused, and how it is told.

use std::fmt::Write as _;

use super::*;

#[test]
fn mistakes_are_told_with_their_place() {
    let error = |from: &str, to: &str| {
        assert!(LENS.contains(from), "{from}");
        let broken = LENS.replacen(from, to, 1);
        Lens::parse(&broken).expect_err("an error").to_string()
    };
    assert!(error("version = 1", "version = 2").starts_with("5:11: version 1"));
    assert!(
        error("count = ", "counts = ")
            .starts_with("34:1: unknown key `counts`; did you mean `count`?")
    );
    assert!(
        error("label = \"Nobody\"", "label = 7")
            .starts_with("27:9: `label` must be a string, not an integer")
    );
    assert_eq!(
        error("label = \"Coast Guard\"", "label = \"hu\""),
        "23:9: name hu belongs to entry union already"
    );
    assert_eq!(
        error("id = \"coast\"", "id = \"union\""),
        "22:6: entry union is there twice"
    );
    assert_eq!(
        error("kind = \"body\"", "kind = \"club\""),
        "18:8: kind club is not one of state, body"
    );
    assert_eq!(error("\"patrol*\"", "\"…\""), "39:13: “…” has no word");
    assert!(error("sigil = \"@\"", "sigil = \"!\"").contains("a sigil is one sign"));
    // What no terminal shows, or shows in two columns, is no sign.
    for hidden in ["\u{202e}", "\u{200b}", "\u{301}", "＝", "@@", "a", " @"] {
        let told = error("sigil = \"@\"", &format!("sigil = \"{hidden}\""));
        assert!(
            told.starts_with("11:9: ") && told.contains("sigil"),
            "{told}"
        );
    }
    assert_eq!(
        error("glyph = \"◆\"", "glyph = \"◆\"\nsigil = \"@\""),
        "34:9: sigil @ belongs to another facet"
    );
    assert_eq!(
        error("id = \"areas\"", "id = \"actors\""),
        "30:6: facet actors is there twice"
    );
    assert_eq!(
        error("label = \"Safety at sea\"", "label = \" \""),
        "38:9: `label` is empty"
    );
    assert_eq!(
        error("id = \"safety\"", "kind = \"field\"\nid = \"safety\""),
        "37:8: kind field is not listed, the facet has no kinds"
    );
    assert_eq!(
        error("label = \"Nobody\"", "label = \"Nobody\"\nsummary = \"\""),
        "28:11: `summary` is empty"
    );
    assert_eq!(
        error(
            "glyph = \"●\"",
            "ascii = \"o\"\nglyph = \"●\"\n[[facet]]\nid = \"x\"\ntitle = \"X\"\nsingular = \"x\"\nglyph = \"x\"\nascii = \"o\""
        ),
        "19:9: sign o belongs to another facet"
    );
    assert!(error("version = 1", "version =").starts_with("5:"));
}

#[test]
fn a_lens_has_no_more_facets_than_a_panel_has_tabs() {
    let mut lens = "lens = { name = \"n\", title = \"t\", version = 1 }\n".to_owned();
    let mut facet = |number: usize| {
        let rest = "title = \"T\"\nsingular = \"s\"\nglyph = \"o\"";
        let _ = writeln!(lens, "[[facet]]\nid = \"{number}\"\n{rest}");
        Lens::parse(&lens)
    };
    for number in 1..=32 {
        let lens = facet(number).expect("a lens");
        assert_eq!(lens.counts(), (number, 0));
        let mut ascii: Vec<_> = lens.facets.iter().map(|one| &one.facet.ascii).collect();
        ascii.sort();
        ascii.dedup();
        assert_eq!(ascii.len(), number);
    }
    assert!(facet(33).is_err_and(|error| error.reason.starts_with("more than 32")));
}

#[test]
fn an_error_is_one_row_whatever_the_file_holds() {
    let long = "k".repeat(100_000);
    for text in [
        "[lens]\nname = \"a\u{7}".to_owned(),
        format!("[lens]\n{long} = 1"),
        format!("[lens]\n\"\\u001b{long}\" = 1"),
        LENS.replace("kind = \"body\"", &format!("kind = \"{long}\"")),
        LENS.replace("id = \"coast\"", &format!("id = \"{long}\"\nkind = \"x\"")),
        LENS.replace("\"HU\"", &format!("\"{long}\", \"{long}\"")),
        LENS.replace("\"patrol*\"", &format!("\"*{long}\"")),
        LENS.replace("count = \"evidence\"", &format!("count = \"{long}\"")),
    ] {
        let error = Lens::parse(&text).expect_err("an error").to_string();
        assert!(!error.contains(char::is_control), "{error}");
        assert!(error.len() < 250, "{error}");
    }
}

#[test]
fn mistakes_in_field_lenses_are_told_with_their_place() {
    for (facet, entry, told) in [
        ("", "patterns = ['a(']", "9:13: unclosed group"),
        ("", "match = ['x*']", "9:10: the pattern fits what is empty"),
        ("", "require_near = ['…']", "9:17: “…” has no word"),
        ("key = 'ab'", "", "6:7: a key is one letter"),
        (
            "colour = 'rde'",
            "",
            "6:10: unknown colour rde; did you mean red?",
        ),
        (
            "",
            "parent = 'harbour-union'",
            "9:10: parents go round in a circle",
        ),
        ("max = 0", "", "6:7: `max` is a number from 1 to 1000"),
        (
            "threshold = 'much'",
            "",
            "6:13: `threshold` must be a number, not a string",
        ),
        (
            "mode = 'discover'",
            "",
            "5:6: a facet that discovers needs `discover`: what to look for",
        ),
        (
            "discover = 'actor'",
            "",
            "6:12: unknown way actor; did you mean actors?",
        ),
        (
            "discover = { cues = [] }",
            "",
            "6:12: `discover` needs `cues` or `heads`",
        ),
        (
            "discover = { heeds = ['x'] }",
            "",
            "6:14: unknown key `heeds`; did you mean `heads`?",
        ),
        (
            "mode = 'sentence'",
            "",
            "6:8: unknown mode sentence; did you mean sentences?",
        ),
        (
            "mode = 'sentences'\ndiscover = 'actors'",
            "",
            "7:12: `discover` is for the modes discover and entries+discover",
        ),
        (
            "mode = 'entries'\ncues = {}",
            "",
            "7:8: cues are for the mode sentences",
        ),
        (
            "cues = { noun = ['x'] }",
            "",
            "6:10: unknown key `noun`; did you mean `nouns`?",
        ),
        (
            "cues = { nouns = { words = ['*x'] } }",
            "",
            "6:29: “*x” leaves open what is no ending: * may only end a word",
        ),
        (
            "cues = { nouns = ['[x'] }",
            "",
            "6:19: a cue begins with a letter",
        ),
    ] {
        let error = Lens::parse(&small(facet, entry)).expect_err(told);
        assert_eq!(error.to_string(), told);
    }
    for (row, told) in [
        (
            "detect = { any = [] }",
            "4:10: `detect` needs a phrase in `any`",
        ),
        (
            "detect = { any = ['a[bc'] }",
            "4:19: unclosed character class",
        ),
        (
            "detect = { all = ['a'] }",
            "4:12: unknown key `all`; detect has any, min_hits",
        ),
        (
            "extends = 'general'",
            "4:11: `extends` must be a list of strings, not a string",
        ),
    ] {
        let text = small("", "").replace("version = 1", &format!("version = 1\n{row}"));
        assert_eq!(Lens::parse(&text).expect_err(told).to_string(), told);
    }
}

#[test]
fn a_misspelt_word_gets_the_nearest_known_one() {
    for (facet, entry, told) in [
        (
            "color = \"red\"",
            "",
            "6:1: unknown key `color`; did you mean `colour`?",
        ),
        (
            "",
            "alias = [\"x\"]",
            "9:1: unknown key `alias`; did you mean `aliases`?",
        ),
        (
            "",
            "aliasses = [\"x\"]",
            "9:1: unknown key `aliasses`; did you mean `aliases`?",
        ),
        (
            "mode = \"entry\"",
            "",
            "6:8: mode entry is not one of entries, discover, entries+discover",
        ),
        (
            "count = \"mention\"",
            "",
            "6:9: unknown count mention; did you mean mentions?",
        ),
        (
            "kinds = [\"state\", 3]",
            "",
            "6:19: `kinds` must be a string, not an integer",
        ),
        (
            "kinds = [\"state\", \"state\"]",
            "",
            "6:19: kind state is there twice",
        ),
        (
            "kinds = [\"state\"]",
            "kind = \"stat\"",
            "9:8: unknown kind stat; did you mean state?",
        ),
        ("kinds = [{ ids = \"a\" }]", "", "6:10: a kind needs `id`"),
        (
            "",
            "aliases = \"HU\"",
            "9:11: `aliases` must be a list of strings, not a string",
        ),
        (
            "",
            "aliases = [\"HU\", \"hu\"]",
            "9:18: name hu is there twice",
        ),
        (
            "",
            "parent = \"me\"",
            "9:10: parent me is no entry of this facet",
        ),
        (
            "",
            "stem = 1",
            "9:8: `stem` must be true or false, not an integer",
        ),
    ] {
        let error = Lens::parse(&small(facet, entry))
            .expect_err("an error")
            .to_string();
        assert!(error.starts_with(told), "{error}");
    }
    let unlike = Lens::parse(&small("", "wavelength = 3"))
        .expect_err("an error")
        .to_string();
    assert!(
        unlike.starts_with("9:1: unknown key `wavelength`; an entry has parent, id, label, kind"),
        "{unlike}"
    );
    let head = |text: &str| Lens::parse(text).expect_err("an error").to_string();
    assert_eq!(head(""), "1:1: there is no table [lens]");
    assert_eq!(
        head("lense = {}"),
        "1:1: unknown key `lense`; did you mean `lens`?"
    );
    assert_eq!(head("lens = 3"), "1:8: `lens` must be a table");
    assert_eq!(head("lens = { version = 1 }"), "1:8: [lens] needs `name`");
    assert_eq!(
        head("lens = { name = \"n\" }"),
        "1:8: [lens] needs `version`"
    );
}

#[test]
fn a_sign_is_one_that_fills_one_cell() {
    let read = |key: &str, sign: &str| {
        let lens = Lens::parse(&small(&format!("{key} = \"{sign}\""), ""))?;
        let facet = &lens.facets.first().expect("a facet").facet;
        Ok([&facet.glyph, &facet.hollow, &facet.ascii].map(ToString::to_string))
    };
    let refused = |key: &str, sign: &str| {
        let told: Result<_, LensError> = read(key, sign);
        told.expect_err("an error").to_string()
    };
    for glyph in ["●", "x", "é", "e\u{301}", "#"] {
        let signs = [read("glyph", glyph), read("hollow", glyph)].map(Result::unwrap);
        assert_eq!([&signs[0][0], &signs[1][1]], [glyph, glyph]);
    }
    for glyph in [
        "◆◆",
        "＝",
        "海",
        "❤\u{fe0f}",
        "\u{301}",
        "\u{200b}",
        "a\u{200b}",
        "\u{202e}",
        " a",
        "\u{ad}",
        "\u{2800}",
        "\u{a0}",
        "\u{3164}",
        "\u{ffa0}",
        "👨‍👩‍👧",
    ] {
        assert!(refused("glyph", glyph).starts_with("6:9: "), "{glyph:?}");
        assert!(refused("hollow", glyph).starts_with("6:10: "), "{glyph:?}");
        assert!(refused("ascii", glyph).starts_with("6:9: "), "{glyph:?}");
    }
    let reason = "is one sign that can be seen, one column wide";
    assert_eq!(refused("glyph", "＝"), format!("6:9: a glyph {reason}"));
    let told = format!("6:10: a hollow glyph {reason}");
    assert_eq!(refused("hollow", "＝"), told);
    assert!(read("ascii", "+").is_ok_and(|signs| signs[2] == "+"));
    for sign in ["é", "●", "ab"] {
        assert!(refused("ascii", sign).starts_with("6:9: a sign of ASCII is one"));
    }
    for key in ["hollow", "ascii"] {
        assert!(refused(key, " ").ends_with(&format!(": `{key}` is empty")));
    }
}
