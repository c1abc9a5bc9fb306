//! How much sentences speak of trouble.

use super::*;
use crate::facets::phrase::Lowered;
use crate::text::{BlockKind, DocumentBuilder};

fn own(text: &str) -> f32 {
    scored(text, |sentence| sentence.own)
}

/// What words of success take away.
fn gain(text: &str) -> f32 {
    scored(text, |sentence| sentence.gain)
}

fn scored(text: &str, read: fn(&Scored<'_>) -> f32) -> f32 {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, text, 0..0);
    let document = builder.finish();
    let lowered = Lowered::of(&document);
    let prose = Prose::of(&document, &lowered);
    let scored = all(&document, &prose, Cues::bundled());
    read(scored.first().expect("a sentence"))
}

#[test]
fn a_goal_that_is_not_reached_is_trouble() {
    assert!(own("The council has not answered the letter.") >= THRESHOLD);
    assert!(own("Nobody came to the second meeting.") >= THRESHOLD);
    assert!(own("The council answered the letter.") < OWN);
}

#[test]
fn advice_and_pledges_are_none() {
    let told = own("The council failed to mend the road.");
    let advised = own("The council should fail to mend the road.");
    assert!(advised < told);
    assert!(own("Avoid the failed pumps.") < own("They see the failed pumps."));
    assert!(own("We intend to end the failed scheme.") < OWN);
}

#[test]
fn a_name_with_a_word_of_trouble_counts_little() {
    assert!(own("The ferry line asked the Fragile Ports Fund for money.") < OWN);
    assert!(own("The ferry line asked the fragile ports for money.") >= OWN);
}

#[test]
fn what_something_is_said_to_be_counts_more() {
    assert!(own("The merger was a disaster.") > own("The merger outlived a disaster."));
    assert!(own("The road is impassable.") >= THRESHOLD);
}

#[test]
fn less_of_a_trouble_is_none() {
    assert!(own("The ferry line praised lower administrative burdens.") < OWN);
    assert!(own("The ferry line bore administrative burdens.") >= OWN);
}

#[test]
fn a_small_thing_in_a_name_is_not_less_of_it() {
    assert!(own("They met the League of Small Harbour Towns.") < OWN);
}

#[test]
fn harm_that_is_not_done_counts_little() {
    assert!(own("The crew never needs to worry.") < own("The crew needs to worry."));
    assert!(own("The orchard did not suffer.") < own("The orchard did suffer."));
    assert!(own("The mill hasn’t lost any of its charm.") < OWN);
    assert!(own("The claim of the town can’t be disputed.") < OWN);
}

#[test]
fn which_of_several_is_meant_is_no_trouble() {
    assert!(own("The smaller orchards joined.") < OWN);
    assert!(own("The orchards are smaller.") >= OWN);
    assert!(own("A smaller part of the apples was sold.") >= OWN);
}

#[test]
fn less_of_what_is_bad_is_none() {
    assert!(own("Thefts were lower in May.") < OWN);
    assert!(own("Spoilage fell in spring.") < OWN);
    assert!(own("The new oven cut the cost of bread.") < OWN);
    assert!(own("The new oven cut the sale of bread.") >= OWN);
}

#[test]
fn work_on_a_trouble_is_none() {
    assert!(own("The drought insurance scheme met.") < own("The drought came."));
    assert!(own("The anti-fraud desk met.") < own("The fraud of the port grew."));
    assert!(own("They voted for the Party of Struggle.") < OWN);
}

#[test]
fn nothing_that_is_bad_is_good() {
    assert!(own("None of this is expensive.") < OWN);
    assert!(own("Nothing came of this expensive plan.") >= THRESHOLD);
}

#[test]
fn harm_that_is_not_suffered_is_none() {
    assert!(own("The port does not suffer from a lack of pilots.") < OWN);
    assert!(
        own("The port is not a party to any dispute.")
            < own("The port is not a party to this dispute.")
    );
}

#[test]
fn what_is_forbidden_says_less_than_what_is_spoilt() {
    assert!(own("Waste is banned on the quay.") < own("Waste is rotten on the quay."));
}

#[test]
fn what_something_is_not_says_less_than_what_it_does_not_do() {
    assert!(own("The tax does not pay for the wall.") >= THRESHOLD);
    assert!(own("We do not pay for the wall.") < THRESHOLD);
    assert!(own("The tax is not a toll.") < OWN);
    assert!(own("The well was dug without a pump.") >= THRESHOLD);
}

#[test]
fn less_that_a_trouble_brings_is_no_less_of_it() {
    for text in [
        "The crisis has led to lower wages.",
        "Corruption has brought down two councils.",
        "The drought has pushed harvests down.",
        "The crisis brought the government down.",
        "The shortage means fewer nurses.",
        "The shortage means that orders were lower.",
        "Corruption keeps wages lower.",
        "Sanctions pushed output lower.",
        "The conflict shut down the mills.",
        "The crisis halved the harvest.",
    ] {
        assert!(own(text) >= THRESHOLD, "{text} {}", own(text));
    }
    for text in [
        "Thefts were a third lower last week.",
        "Thefts on the quay were ten per cent lower than last week.",
        "Corruption is down.",
        "Corruption has come down.",
        "Disputes were fewer this year.",
        "Spoilage in the stores has fallen.",
        "Disputes reported by the towns fell.",
    ] {
        assert!(own(text) < OWN, "{text} {}", own(text));
    }
}

#[test]
fn what_a_trouble_does_is_no_work_on_it() {
    assert!(own("Terrorist acts killed ten people.") >= THRESHOLD);
    assert!(own("Crime reports rose by half.") >= THRESHOLD);
    assert!(own("Corruption funds the war.") >= THRESHOLD);
    for text in [
        "The crime prevention office met.",
        "The drought fund met.",
        "Conflict reports are written each week.",
    ] {
        assert!(own(text) < OWN, "{text} {}", own(text));
    }
}

#[test]
fn far_from_a_place_is_none() {
    assert!(own("A warm lunch is possible far from any city.") < THRESHOLD);
    assert!(own("The bridge is still far from any use.") >= THRESHOLD);
    assert!(own("The bridge looks far from safe.") >= THRESHOLD);
}

#[test]
fn what_is_not_bad_is_none() {
    assert!(own("Market halls are not dying.") < OWN);
    assert!(own("The Farmers' Union now delivers potatoes.") < OWN);
    assert!(own("The road is not dangerous.") < OWN);
    assert!(own("Market halls are not only dying.") >= THRESHOLD);
}

#[test]
fn a_denial_before_what_is_so_is_less() {
    let denied = own("The plan does not mend the quay.");
    for text in [
        "The plan does not mend the quay but opens a second one.",
        "The plan is not about the quay – it is about the trade.",
    ] {
        assert!(own(text) < denied, "{text} {}", own(text));
    }
}

#[test]
fn nobody_gains_by_what_is_hindered() {
    let hindered = own("The feud has hindered progress in trade.");
    assert!(hindered >= own("The feud has hindered work in trade."));
    assert!(own("They build resilience for fragile towns.") < OWN);
    assert!(own("It was not until May that the towns met.") < OWN);
}

#[test]
fn what_bears_too_much_is_in_trouble() {
    for text in [
        "The wards and the stores are bursting at the seams.",
        "The pilots work beyond their capacity.",
        "Trade takes a hit.",
        "Small mills bear the brunt of the tolls.",
    ] {
        assert!(own(text) >= THRESHOLD, "{text}");
    }
}

#[test]
fn words_of_an_address_tell_of_no_trouble() {
    let text = "The table is at https://a.example/crisis/drought-threatens-harvests today.";
    assert!(own(text) < OWN, "{}", own(text));
}

#[test]
fn a_denial_of_an_accusation_is_none() {
    for text in [
        "Lund has denied all the accusations.",
        "The firm denies any wrongdoing.",
    ] {
        assert!(own(text) < OWN, "{text} {}", own(text));
    }
    let text = "Lund has denied the boats access to the quay.";
    assert!(own(text) >= OWN, "{}", own(text));
}

/// How many sentences of an article that hardly tells of trouble are challenges.
fn told(fought: &[&str]) -> usize {
    let mut builder = DocumentBuilder::new();
    for _ in 0..20 {
        builder.block(BlockKind::Paragraph, "The towns meet in spring.", 0..0);
    }
    let troubled = ["The merger was a disaster.", "The road is impassable."];
    for text in troubled.iter().chain(fought) {
        builder.block(BlockKind::Paragraph, text, 0..0);
    }
    let document = builder.finish();
    let lowered = Lowered::of(&document);
    let prose = Prose::of(&document, &lowered);
    let scored = all(&document, &prose, Cues::bundled());
    scored.iter().filter(|one| one.is_challenge()).count()
}

#[test]
fn what_few_efforts_are_against_is_a_challenge_where_few_are_told() {
    let here_and_there = ["They fund pumps to ease the shortage of water."];
    assert_eq!(told(&here_and_there), told(&[]) + 1);
    let theme = [
        "They fund pumps to ease the shortage of water.",
        "They fund wells to ease the shortage of water.",
        "They fund dams to ease the shortage of water.",
    ];
    assert_eq!(told(&theme), told(&[]));
}

/// Which of the sentences of paragraphs, and of points behind `- `, are of challenge.
fn found(paragraphs: &[&str]) -> Vec<String> {
    let document = crate::facets::extract::challenges::tests::document(paragraphs);
    let scored = crate::facets::extract::challenges::read(&document);
    (scored.iter().filter(|sentence| sentence.is_challenge()))
        .map(|sentence| sentence.clause.text().to_owned())
        .collect()
}

#[test]
fn a_turn_alone_beside_trouble_is_none() {
    let trouble = "The ferry line suffers from a shortage of engineers.";
    assert_eq!(
        found(&[&format!(
            "{trouble} However, the mayor spoke. Still, they met."
        )]),
        [trouble]
    );
    let denied = "However, the mayor did not speak.";
    assert_eq!(found(&[&format!("{trouble} {denied}")]), [trouble, denied]);
}

#[test]
fn a_point_that_says_what_is_wrong_is_as_any_sentence() {
    let wrong = "- Reliance on one supplier has grown over the years.";
    assert_eq!(found(&["The report says:", wrong]), [&wrong[2..]]);
    // A thing, and what to do.
    let things = ["- New reliance engine", "- Allow access to their dispute"];
    assert_eq!(found(&["The report says:", things[0], things[1]]), [""; 0]);
}

#[test]
fn a_part_of_a_word_may_say_that_it_is_not_there() {
    assert!(own("They signed a pact of non-aggression in the port.") < OWN);
    assert!(own("They signed for an act of aggression in the port.") >= OWN);
    assert!(own("The mill buys conflict-free copper.") < OWN);
    assert!(own("The mill buys conflict copper.") >= OWN);
}

#[test]
fn those_whom_it_hits_most_are_no_trouble() {
    assert!(own("The line carries the most vulnerable passengers.") < OWN);
    assert!(own("The line is the one most vulnerable to storms.") >= THRESHOLD);
}

#[test]
fn nobody_gains_by_what_trouble_stands_before() {
    let before = own("The tolls are an obstacle to progress and growth.");
    assert!(before > own("The tolls are an obstacle, and progress and growth help."));
}

#[test]
fn a_denial_in_a_name_denies_nothing() {
    assert!(own("The Harbours Cannot Wait fund paid for the quay.") < OWN);
    assert!(own("The harbours cannot wait for the fund.") >= OWN);
}

#[test]
fn what_work_is_about_is_no_trouble_where_little_is_told() {
    let told = own("The clerks follow the fraud and the flood losses.");
    assert!(told >= OWN);
    assert!(own("The clerks follow the fraud and the flood scheme.") < told);
}

#[test]
fn trouble_is_met_with_and_brought_about() {
    for told in [
        "The ferry line is faced with rebuilding the whole quay.",
        "The rust is caused by salt.",
        "The engines need to be replaced.",
        "The line sails with limited staff.",
        "The timetable should have been printed.",
        "The town is split over the quay.",
        "The rules vary considerably from port to port.",
        "The largest issue is the quay.",
    ] {
        assert!(own(told) >= THRESHOLD, "{told}");
    }
    for none in [
        "The face of the clock is blue.",
        "The clerks worked hard to please the mayor.",
        "There is nothing wrong with the quay.",
        "The third ferry is the fifth largest of the lake.",
        "The line has a small market share.",
        "The ferries sail according to demand.",
    ] {
        assert!(own(none) < THRESHOLD, "{none}");
    }
}

#[test]
fn what_is_said_to_be_less_counts_more() {
    assert!(own("The clerks are slow.") >= THRESHOLD);
    assert!(own("The sales fell by 12 tons.") >= THRESHOLD);
    assert!(own("The sales fell in May.") < THRESHOLD);
    assert!(own("The sales tripled by 12.") < THRESHOLD);
    assert!(own("The sales did not decline.") < OWN);
    // What is paid may well be less.
    assert!(own("The cost of the line has fallen by 12 crowns.") < OWN);
}

#[test]
fn nobody_gains_by_what_is_not_so_or_gets_less() {
    let denied = own("The two ports do not work together.");
    assert!(denied >= own("The two ports do not work."));
    assert!(own("Growth slowed in May.") > own("Growth slowed the boats."));
}

#[test]
fn what_never_stops_goes_on() {
    assert!(gain("The line never stops improving.") > 0.0);
    assert!(gain("The line is not only improving its boats.") > 0.0);
    assert!(own("The line never stops improving.") < OWN);
    // What is denied is no success.
    assert!(gain("The line is not improving its boats.").abs() < 1e-6);
    assert!(own("The line never improves.") >= OWN);
}

#[test]
fn success_gets_less_by_the_verb_that_says_so_alone() {
    // "Slowed the decay" ends nothing, and the verb behind it does.
    let waned = "Progress slowed the decay and fell in May.";
    assert!(gain("Progress slowed the decay.") > 0.0);
    assert!(gain(waned) < gain("Progress slowed the decay."), "{waned}");
}

#[test]
fn what_success_gives_back_was_not_cut_before() {
    let gains = "Progress, cooperation, improvement";
    let all = gain(&format!("{gains} and growth came in May."));
    assert!((all - 0.7).abs() < 1e-6);
    // Three that are left say as much as may be said.
    let left = gain(&format!("{gains} came, and growth slowed in May."));
    assert!((left - 0.7).abs() < 1e-6, "{left}");
}
