mod beside;
mod noun;
mod quoted;
mod room;
mod stand;

use proptest::prelude::*;

use super::*;
use crate::facets::extract::challenges::read;
use crate::facets::extract::clause::Clauses;
use crate::text::{BlockKind, DocumentBuilder};

/// The label of an article of one sentence.
fn label_of(text: &str) -> String {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, text, 0..0);
    let document = builder.finish();
    Naming::of(read(&document).first().expect("a sentence"))
        .label()
        .text
}

fn assert_labels(expected: &[(&str, &str)]) {
    for (text, name) in expected {
        assert_eq!(label_of(text), *name, "{text}");
    }
}

#[test]
fn a_noun_of_trouble_takes_what_completes_it() {
    assert_labels(&[
        (
            "There are growing tensions between the two ports.",
            "Growing tensions between the two ports",
        ),
        (
            "The lack of trained pilots is the worst of it.",
            "The lack of trained pilots is the worst of it",
        ),
        (
            "Skippers speak of a shortage of trained inspectors in the north.",
            "Shortage of trained inspectors in the north",
        ),
        (
            "They lose time to long-standing disputes over fishing rights.",
            "Long-standing disputes over fishing rights",
        ),
        (
            "Many quays lack sufficient cranes.",
            "Many quays lack sufficient cranes",
        ),
    ]);
}

#[test]
fn a_phrase_has_no_verb_and_no_other_phrase_in_it() {
    assert_labels(&[
        // A plural before a noun is a subject and its verb.
        (
            "A pool of helpers fills gaps wherever they open.",
            "A pool of helpers fills gaps wherever they open",
        ),
        // A share says nothing without its whole.
        (
            "Half of the losses at the mill are never booked.",
            "Half of the losses at the mill are never booked",
        ),
    ]);
}

#[test]
fn a_verb_is_told_by_what_it_does_to_what() {
    assert_labels(&[
        (
            "Storms disrupted the ferry service for weeks.",
            "Storms disrupted the ferry service for weeks",
        ),
        (
            "The lender refused to extend the loan.",
            "The lender refused to extend the loan",
        ),
        (
            "The mill depends on one buyer for its flax.",
            "The mill depends on one buyer for its flax",
        ),
    ]);
}

#[test]
fn a_verb_that_is_no_deed_is_not_told_as_one() {
    assert_labels(&[
        // How much was lost, but of what?
        (
            "The orchard lost a fifth of its trees.",
            "The orchard lost a fifth of its trees",
        ),
        // A participle describes.
        (
            "Clerks look for the lost parcels by hand, which is slow.",
            "Clerks look for the lost parcels by hand, which is slow",
        ),
    ]);
}

#[test]
fn what_somebody_says_is_told_and_not_that_he_says_it() {
    assert_labels(&[
        (
            "Critics warn that the fund pays for roads alone.",
            "The fund pays for roads alone",
        ),
        (
            "Its clerk had warned the owner that rot was spreading through the roof.",
            "Rot was spreading through the roof",
        ),
        (
            "Without money, one clerk admitted, the plan cannot work.",
            "Without money, one clerk admitted, the plan cannot work",
        ),
    ]);
}

proptest! {
    #[test]
    fn any_sentence_with_trouble_has_a_name(
        before in "([a-zé’«»—“”ж漢]{1,9}[ ,:]{1,2}){0,40}",
        after in "([a-zé’«»—“”ж漢]{1,9}[ ,:]{1,2}){0,40}",
        cue in prop::sample::select(vec!["crisis", "obstacle to", "failed to", "The crisis:"]),
    ) {
        let mut builder = DocumentBuilder::new();
        let text = format!("{before}{cue} {after}.");
        builder.block(BlockKind::Paragraph, &text, 0..0);
        let document = builder.finish();
        for sentence in read(&document) {
            Naming::of(&sentence).label();
        }
    }
}

#[test]
fn a_label_opens_with_what_it_is_about() {
    assert_labels(&[
        (
            "It fears that the fund pays for roads alone.",
            "The fund pays for roads alone",
        ),
        ("We ran out of rope.", "We ran out of rope"),
        (
            "Researchers doubt that the sample is large enough.",
            "Researchers doubt that the sample is large enough",
        ),
        (
            "For example, the pumps have failed twice.",
            "The pumps have failed twice",
        ),
        (
            "When the clerk leaves, the reasons are lost too.",
            "The reasons are lost too",
        ),
    ]);
}

#[test]
fn a_label_leaves_no_adjective_hanging() {
    assert_labels(&[(
        "The office has a challenge with traditional written contracts.",
        "Challenge with traditional written contracts",
    )]);
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

#[test]
fn an_endless_sentence_has_a_short_label() {
    let endless = format!("The tide{} was lost", ", and the mill failed".repeat(2000));
    assert!(label_of(&endless).chars().count() <= quote::WHOLE + 1);
}

#[test]
fn what_goes_on_is_told_by_its_pronoun() {
    for (text, goes_on) in [
        ("They also freeze in winter.", true),
        ("And it has not paid since.", true),
        ("That bridge is closed.", false),
        ("Mines leak zinc.", false),
    ] {
        assert_eq!(
            goes_on,
            super::goes_on(&Clauses::of([text]).first()),
            "{text}"
        );
    }
}

#[test]
fn what_is_done_to_a_noun_is_no_part_of_its_name() {
    assert_labels(&[
        (
            "The guard came to find and punish thieves.",
            "The guard came to find and punish thieves",
        ),
        (
            "Growing tensions between the mills are no secret.",
            "Growing tensions between the mills are no secret",
        ),
        (
            "A dispute involving the mill and its millers goes on.",
            "A dispute involving the mill and its millers goes on",
        ),
        (
            "The mayor found ways to put attacks into his speeches.",
            "The mayor found ways to put attacks into his speeches",
        ),
    ]);
}

#[test]
fn a_deed_has_the_whole_of_its_object() {
    assert_labels(&[
        (
            "The clerk accused the town of hiding a bill.",
            "The clerk accused the town of hiding a bill",
        ),
        (
            "The letter alleges the owner sold the mill.",
            "The letter alleges the owner sold the mill",
        ),
        (
            "A miller suffered life threatening wounds.",
            "A miller suffered life threatening wounds",
        ),
        (
            "The mill collapsed last September.",
            "The mill collapsed last September",
        ),
        (
            "Farmers report child abuse claims at the school.",
            "Farmers report child abuse claims at the school",
        ),
        (
            "No more boats were lost, despite the storm.",
            "No more boats were lost, despite the storm",
        ),
    ]);
}

#[test]
fn a_clause_opens_and_ends_with_what_it_tells() {
    assert_labels(&[
        (
            "The clerk of the northern town says nobody has mended the lock.",
            "Nobody has mended the lock",
        ),
        (
            "The clerk refused to say what the new lock would cost.",
            "The clerk refused to say what the new lock would cost",
        ),
        (
            "There is no room for a second lock at the mill.",
            "No room for a second lock at the mill",
        ),
        ("There is some risk.", "There is some risk"),
        (
            "Then Lund has never been able to pay for the mill.",
            "Lund has never been able to pay for the mill",
        ),
        (
            "When the clerk was asked for the third of the bills, the former miller was unable to answer.",
            "The former miller was unable to answer",
        ),
    ]);
}

#[test]
fn a_label_is_not_cut_behind_a_subject() {
    let label = label_of(
        "The clerk has told the newspaper it will never be known by the town or by its council why the lock was not mended.",
    );
    assert!(!label.ends_with("it…"), "{label}");
}

#[test]
fn a_label_does_without_words_for_what_stood_before() {
    assert_labels(&[
        (
            "They were throwing away a third of the fish.",
            "Throwing away a third of the fish",
        ),
        (
            "Its wells had not been cleaned.",
            "Wells had not been cleaned",
        ),
        (
            "It is unclear who owns the lock.",
            "Unclear who owns the lock",
        ),
        // What somebody does is not told without him.
        ("We cannot pay for the lock.", "We cannot pay for the lock"),
        // "This year" is a time.
        (
            "This year nobody mended the lock.",
            "This year nobody mended the lock",
        ),
    ]);
}

#[test]
fn a_deed_keeps_its_preposition() {
    assert_labels(&[
        (
            "The mayor declined to name the new owner.",
            "The mayor declined to name the new owner",
        ),
        (
            "The clerk blamed the leak on a gale.",
            "The clerk blamed the leak on a gale",
        ),
    ]);
}

mod within;
