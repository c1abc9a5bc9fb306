use serde_json::{json, to_value};

use super::*;
use crate::cli::export::facets_json;
use crate::cli::export::tests::sample;

#[test]
fn fields_are_quoted_and_no_formula_gets_through() {
    assert_eq!(quoted("plain"), "plain");
    assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
    assert_eq!(quoted("a\nb"), "\"a\nb\"");
    for formula in ["=1+1", "+1", "-1", "@a", "＝1"] {
        assert_eq!(quoted(formula), format!("\"'{formula}\""));
    }
}

#[test]
fn a_table_has_a_row_for_each_piece_of_evidence() {
    let (document, briefing) = sample();
    let table = csv(
        &document,
        &briefing,
        &asked(&briefing, Some("actors"), None),
    );
    assert_eq!(
        table,
        "facet,entry,kind,count,section,paragraph,evidence,rule,score\r\n\
         actors,Harbour Union,body,3,,1,\"The Harbour Union, called HU, dredges.\",lens,1\r\n\
         actors,Harbour Union,body,3,Fees & *tolls*,3,Rates of the HU | 5,lens,1\r\n\
         actors,Coast Guard,,1,Fees & *tolls*,2,\"'=Coast Guard boats pay nothing.\",lens,1\r\n"
    );
}

#[test]
fn a_facet_and_a_limit_may_be_asked_for() {
    let (document, briefing) = sample();
    assert_eq!(asked(&briefing, None, None).len(), 2);
    assert!(asked(&briefing, Some("nothing"), None).is_empty());
    let first = asked(&briefing, Some("actors"), Some(1));
    let one = to_value(facets_json(&document, &briefing, &first)).expect("a value");
    assert_eq!(one["actors"].as_array().map(Vec::len), Some(1));
    assert!(one.get("areas").is_none());
    let both = asked(&briefing, None, None);
    let all = to_value(objects(&document, &briefing, &both)).expect("a value");
    let rows = all.as_array().expect("rows").iter();
    let rows: Vec<_> = rows.map(|row| (&row["facet"], &row["id"])).collect();
    assert_eq!(
        rows,
        [
            (&json!("actors"), &json!("union")),
            (&json!("actors"), &json!("guard")),
            (&json!("areas"), &json!("fees")),
        ]
    );
}

#[test]
fn the_text_form_keeps_to_its_columns() {
    let (document, briefing) = sample();
    let facets = asked(&briefing, None, None);
    let whole = text(&document, &briefing, &facets, 80);
    assert!(
        whole.starts_with(
            "Actors 2\n\n● Harbour Union   3   body\n    ¶ 1\n      \
             The Harbour Union, called HU, dredges.\n    Fees & *tolls*, ¶ 3\n      \
             Rates of the HU | 5\n"
        ),
        "{whole}"
    );
    for columns in [12, 20, 33] {
        let text = text(&document, &briefing, &facets, columns);
        assert!(text.lines().all(|row| width(row) <= columns), "{text}");
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<String>()
        };
        assert_eq!(words(&text), words(&whole));
    }
}

#[test]
fn lenses_are_listed_in_columns_with_their_origin() {
    let lens = |name: &str, title: &str| {
        let text = format!("lens = {{ name = \"{name}\", title = \"{title}\", version = 1 }}");
        Lens::parse(&text).expect("a lens")
    };
    let (ports, sea) = (lens("a", "Ports"), lens("bcd", "海"));
    let known = [(&ports, "bundled".to_owned()), (&sea, "b.toml".to_owned())];
    assert_eq!(
        lenses(&known),
        "a     Ports   0 facets, 0 entries   bundled\n\
         bcd   海      0 facets, 0 entries   b.toml\n"
    );
}

#[test]
fn a_key_that_means_something_else_is_told() {
    let (document, _) = sample();
    let of = |key: &str| {
        let text = format!(
            "lens = {{ name = 'n', version = 1 }}\n[[facet]]\nid = 'ports'\nkey = '{key}'\n\
             entry = [{{ label = 'Harbour Union' }}]"
        );
        let lens = Lens::parse(&text).unwrap();
        check(&lens, &lens.bind(&document))
    };
    assert!(of("s").ends_with("\n  Ports: the key s means something else there\n"));
    assert_eq!(of("e").lines().count(), 1);
}
