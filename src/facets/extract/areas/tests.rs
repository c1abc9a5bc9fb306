use super::*;
use crate::text::{BlockKind, DocumentBuilder};

/// Labels of an article of such paragraphs.
fn labels(paragraphs: &[&str]) -> Vec<String> {
    let mut builder = DocumentBuilder::new();
    for text in paragraphs {
        builder.block(BlockKind::Paragraph, text, 0..0);
    }
    let document = builder.finish();
    let found = find(&document, &challenges::read(&document));
    (found.into_iter())
        .map(|found| found.label.to_string())
        .collect()
}

#[test]
fn an_area_is_named_in_the_words_of_the_article() {
    let text = "The two clinics agreed to share blood products and to support each other.";
    assert_eq!(labels(&[text]), ["Blood products"]);
}

#[test]
fn labels_before_paragraphs_are_areas() {
    let text = [
        "Night ferries. Both towns pay for two boats that run until dawn.",
        "Bell ringing. Pupils of both schools learn from the same master.",
    ];
    assert_eq!(labels(&text), ["Night ferries", "Bell ringing"]);
    // One alone may be a short sentence.
    assert_eq!(labels(&text[1..]), [""; 0]);
}

#[test]
fn whoever_acts_is_no_field() {
    let text = "The health ministers agreed to support the plan of the ministry of tourism.";
    assert_eq!(labels(&[text]), [""; 0]);
}

#[test]
fn a_long_article_takes_no_longer_for_its_length() {
    let one = "They cooperate in areas such as fisheries and share a common boat yard number";
    let paragraphs: Vec<String> = (0..3000).map(|at| format!("{one} x{at}.")).collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let start = std::time::Instant::now();
    assert!(labels(&paragraphs).len() <= MOST);
    // A second for what takes some hundredths of one.
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn listed_fields_are_areas() {
    let text = "They cooperate in areas such as fisheries, tourism and disaster relief.";
    assert_eq!(labels(&[text]), ["Disaster relief", "Tourism", "Fisheries"]);
}
