use serde_json::{json as value, to_value};

use super::*;
use crate::facets::lens::Lens;
use crate::text::{BlockKind, Clean, DocumentBuilder};

const LENS: &str = r#"
lens = { name = "ports", title = "Ports", version = 1 }

[[facet]]
id = "actors"
title = "Actors"
singular = "actor"
glyph = "●"
kinds = ["body"]
entry = [
    { id = "union", label = "Harbour Union", kind = "body", aliases = ["HU"], summary = "1. It dredges." },
    { id = "nobody", label = "Nobody" },
    { id = "guard", label = "Coast Guard" },
]

[[facet]]
id = "areas"
title = "Areas"
singular = "area"
glyph = "◆"
count = "evidence"
entry = [{ id = "fees", label = "Harbour fees", evidence = ["pay*", "rates"] }]

[[note]]
at = "pay nothing"
text = "They pay a_little."
"#;

/// An article with signs that Markdown and spreadsheets know, and its briefing.
pub(in crate::cli) fn sample() -> (Document, Briefing) {
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some(Clean::line("Ports & *ships*"));
    builder.meta().author = Some(Clean::line("Ann Writer"));
    let opening = "The Harbour Union, called HU, dredges.";
    builder.block(BlockKind::Paragraph, opening, 0..0);
    builder.heading(2, "Fees & *tolls*", 0..0);
    builder.block(
        BlockKind::Paragraph,
        "=Coast Guard boats pay nothing.",
        0..0,
    );
    builder.block(BlockKind::Table, "Rates of the HU | 5", 0..0);
    builder.block(BlockKind::Byline, "Ann Writer pays.", 0..0);
    let document = builder.finish();
    let bound = Lens::parse(LENS).expect("a lens").bind(&document);
    (document, bound.briefing)
}

#[test]
fn everything_known_is_exported_under_the_facets_of_the_lens() {
    let (document, briefing) = sample();
    let opening = value!({
        "section": null,
        "paragraph": 1,
        "text": "The Harbour Union, called HU, dredges.",
    });
    let fees = "Fees & *tolls*";
    let boats = value!({
        "section": fees,
        "paragraph": 2,
        "text": "=Coast Guard boats pay nothing.",
    });
    let rates = value!({"section": fees, "paragraph": 3, "text": "Rates of the HU | 5"});
    let byline = value!({"section": fees, "paragraph": null, "text": "Ann Writer pays."});
    let mut noted = boats.clone();
    noted["note"] = value!("They pay a_little.");
    let [opening, boats, rates, byline] = [opening, boats, rates, byline].map(|mut place| {
        place["rule"] = value!("lens");
        place["score"] = value!(1.0);
        place
    });
    assert_eq!(
        to_value(json(&document, &briefing)).expect("a value"),
        value!({
            "title": "Ports & *ships*",
            "author": "Ann Writer",
            "date": null,
            "source": null,
            "words": document.words(),
            "notes": [noted],
            "outline": [{"level": 2, "heading": fees}],
            "facets": {
                "actors": [
                    {
                        "id": "union",
                        "name": "Harbour Union",
                        "label": "Harbour Union",
                        "kind": "body",
                        "parent": null,
                        "summary": "1. It dredges.",
                        "count": 3,
                        "mentions": ["HU", "Harbour Union"],
                        "lens": "Ports",
                        "rule": "lens",
                        "score": 1.0,
                        "weak": false,
                        "evidence": [opening, rates],
                    },
                    {
                        "id": "guard",
                        "name": "Coast Guard",
                        "label": "Coast Guard",
                        "kind": null,
                        "parent": null,
                        "summary": null,
                        "count": 1,
                        "mentions": ["Coast Guard"],
                        "lens": "Ports",
                        "rule": "lens",
                        "score": 1.0,
                        "weak": false,
                        "evidence": [boats],
                    },
                ],
                "areas": [{
                    "id": "fees",
                    "name": "Harbour fees",
                    "label": "Harbour fees",
                    "kind": null,
                    "parent": null,
                    "summary": null,
                    "count": 3,
                    "mentions": ["pay", "Rates", "pays"],
                    "lens": "Ports",
                    "rule": "lens",
                    "score": 1.0,
                    "weak": false,
                    "evidence": [boats, rates, byline],
                }],
            },
        })
    );
}

#[test]
fn the_markdown_briefing_shows_texts_as_they_are_printed() {
    let (document, briefing) = sample();
    assert_eq!(
        markdown(&document, &briefing),
        r"# Ports & \*ships\*

Ann Writer

## Outline

- Fees & \*tolls\*

## Actors

### Harbour Union (3, body)

1\. It dredges.

- “The Harbour Union, called HU, dredges.” (¶ 1)
- “Rates of the HU \| 5” (Fees & \*tolls\*, ¶ 3)

### Coast Guard (1)

- “\=Coast Guard boats pay nothing.” (Fees & \*tolls\*, ¶ 2)

## Areas

### Harbour fees (3)

- “\=Coast Guard boats pay nothing.” (Fees & \*tolls\*, ¶ 2)
- “Rates of the HU \| 5” (Fees & \*tolls\*, ¶ 3)
- “Ann Writer pays.” (Fees & \*tolls\*)

## Editor’s notes

> “\=Coast Guard boats pay nothing.” (Fees & \*tolls\*, ¶ 2)

They pay a\_little.
"
    );
}

#[test]
fn forms_that_differ_in_case_only_are_one_mention() {
    let mut builder = DocumentBuilder::new();
    let text = "They pay. PAYING and paying, they pay. Rates rise.";
    builder.block(BlockKind::Paragraph, text, 0..0);
    let document = builder.finish();
    let briefing = Lens::parse(LENS).expect("a lens").bind(&document).briefing;
    let told = to_value(json(&document, &briefing)).expect("a value");
    assert_eq!(
        told["facets"]["areas"][0]["mentions"],
        value!(["pay", "PAYING", "Rates"])
    );
}

#[test]
fn an_article_without_sections_has_no_outline() {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Byline, "By the Coast Guard.", 0..0);
    let document = builder.finish();
    let briefing = Lens::parse(LENS).expect("a lens").bind(&document).briefing;
    let markdown = markdown(&document, &briefing);
    assert!(markdown.starts_with("# Untitled article\n\n## Actors\n"));
    assert!(
        markdown.contains("\n- “By the Coast Guard.”\n"),
        "{markdown}"
    );
}
