use super::*;
use crate::facets::extract::challenges::read;
use crate::text::{BlockKind, DocumentBuilder};

/// The label of an article of one sentence.
fn label_of(text: &str) -> String {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, text, 0..0);
    let document = builder.finish();
    label(read(&document).first().expect("a sentence"))
}

#[test]
fn a_noun_of_trouble_takes_what_completes_it() {
    for (text, name) in [
        (
            "There are growing tensions between the two ports.",
            "Growing tensions between the two ports",
        ),
        (
            "The lack of trained pilots is the worst of it.",
            "Lack of trained pilots",
        ),
    ] {
        assert_eq!(label_of(text), name);
    }
}

#[test]
fn a_verb_is_told_by_what_it_does_to_what() {
    for (text, name) in [
        (
            "Storms disrupted the ferry service for weeks.",
            "Disruption of the ferry service",
        ),
        (
            "The lender refused to extend the loan.",
            "Refusal to extend the loan",
        ),
        (
            "In March a barge was lost near the lock.",
            "Loss of a barge",
        ),
    ] {
        assert_eq!(label_of(text), name);
    }
}

#[test]
fn what_somebody_says_is_told_and_not_that_he_says_it() {
    assert_eq!(
        label_of("Critics warn that the fund pays for roads alone."),
        "The fund pays for roads alone"
    );
}

#[test]
fn a_label_does_not_open_with_what_stood_before() {
    for (text, name) in [
        (
            "It fears that the fund pays for roads alone.",
            "The fund pays for roads alone",
        ),
        ("We ran out of rope.", "Ran out of rope"),
        (
            "Researchers doubt that the sample is large enough.",
            "Researchers doubt that the sample is large enough",
        ),
        (
            "Since the price has collapsed, nobody sells.",
            "The price has collapsed",
        ),
    ] {
        assert_eq!(label_of(text), name);
    }
}

#[test]
fn a_label_leaves_no_adjective_hanging() {
    let label = label_of("The office has a challenge with traditional contracting.");
    assert_eq!(label, "Challenge with traditional contracting");
}

#[test]
fn what_is_cut_off_says_so() {
    let label = label_of(
        "Nobody knows how the small towns along the upper river and its two long lakes will pay for boats that they lost.",
    );
    assert!(label.starts_with("Nobody knows how"), "{label}");
    assert!(label.ends_with('…'), "{label}");
}

#[test]
fn a_label_ends_on_no_preposition() {
    let label = label_of(
        "The committee could not in all those years of long and patient talks agree on a budget with the towns.",
    );
    let last = label.rsplit(' ').next().expect("a word");
    assert!(
        !["of", "on", "in", "with", "a", "the", "and"].contains(&last),
        "{label}"
    );
}
