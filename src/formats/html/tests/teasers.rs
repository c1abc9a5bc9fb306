use super::*;

const INTRO: &str = "The harbours of both coasts met in spring, and they agreed on twelve steps.";

#[test]
fn linked_headings_among_the_paragraphs_are_those_of_the_text() {
    let page = format!(
        "<main><h1>Report</h1><p>{INTRO}</p><h2><a href=/one>Pilots</a></h2><p>They are few.</p>\
         <h2><a href=/two>Cranes</a></h2><ul><li>They are slow.</ul><h2>Ropes</h2><p>Last.</p></main>"
    );
    let (document, _) = parse(&page);
    let all = [
        "# Pilots",
        "p They are few.",
        "# Cranes",
        "* They are slow.",
        "# Ropes",
        "p Last.",
    ];
    assert_eq!(rows(&document)[1..], all);
    // Also where nothing is long, and the last of them ends the page.
    let page = "<main><h1>X</h1><h2>On <a href=/c>lines</a></h2><p>A few words.</p>\
                <h2><a href=/w>Whole</a></h2><p>More text.</p></main>";
    let (document, _) = parse(page);
    assert_eq!(
        rows(&document),
        ["# On lines", "p A few words.", "# Whole", "p More text."]
    );
}

#[test]
fn headings_of_other_articles_are_left_out_with_their_teasers() {
    let teaser = "<h3><a href=/a>Storm closes the sound</a></h3><p>Ferries stayed.</p>";
    let text = format!("<h1>Report</h1><p>{INTRO}</p><h2>Ropes</h2><p>{INTRO}</p>");
    for end in [
        // In elements of their own.
        format!("<div>{teaser}</div><div>{teaser}</div>"),
        format!("<div><p>News</p>{teaser}</div>"),
        format!("<div>{teaser}{teaser}</div>"),
        // Behind a word that says so.
        format!("<h3>Related articles</h3>{teaser}{teaser}"),
        // Without text.
        "<h3><a href=/a>Storm closes the sound</a></h3><h3><a href=/b>Strike ends</a></h3>".into(),
    ] {
        let (document, _) = parse(&format!("<main>{text}{end}</main>"));
        let left = rows(&document);
        let is_teaser = |row: &String| row.contains("Storm") || row.contains("Ferries");
        assert!(!left.iter().any(is_teaser), "{end}\n{left:?}");
    }
}
