//! Trouble that is told by how a sentence is built.

use super::*;
use crate::facets::extract::clause::Clauses;

/// What is told by the form of a sentence.
fn told(text: &str) -> Vec<String> {
    let clauses = Clauses::of([text]);
    let clause = clauses.first();
    (find(&clause, &[]).iter())
        .map(|hit| clause.slice(&hit.words).to_owned())
        .collect()
}

#[test]
fn more_than_is_good_is_trouble() {
    assert_eq!(told("The stairs are too steep for carts."), ["too steep"]);
    assert_eq!(
        told("The mayor too came, and the stairs are not too steep."),
        [""; 0]
    );
}

#[test]
fn what_is_not_there_is_missed() {
    assert_eq!(told("There was no clerk at the desk."), ["no"]);
    assert_eq!(told("There is often no clerk at the desk."), ["no"]);
    assert_eq!(
        told("No clerk has a key, and no lamp will burn."),
        ["No", "no"]
    );
    assert_eq!(told("There is no doubt that no clerk may enter."), [""; 0]);
    assert_eq!(told("There are few clerks in the valley."), ["few"]);
    assert_eq!(
        told("It is a tax that no clerk has raised, and no port on the lake can pay."),
        ["no", "no"]
    );
    assert_eq!(
        told("They know that no clerk in the valley sings."),
        [""; 0]
    );
}

#[test]
fn too_many_ways_are_trouble() {
    assert_eq!(
        told("Fees vary considerably, and rules differ from port to port."),
        ["vary considerably", "differ from"]
    );
    assert_eq!(told("The tide varies from place to place."), [""; 0]);
    assert_eq!(told("Boats differ in size."), [""; 0]);
}

#[test]
fn what_hangs_on_one_thing_is_trouble() {
    assert_eq!(
        told("The line depends almost entirely on gifts and relies solely on two clerks."),
        ["entirely on", "solely on"]
    );
    assert_eq!(told("The line depends on the wind."), [""; 0]);
}

#[test]
fn a_word_may_part_a_denial() {
    assert_eq!(told("The bridge is still not whole."), ["not"]);
    assert_eq!(told("The clerks have often not come."), ["not"]);
    assert_eq!(
        told("The bridge is also not only long, and the clerks came, not the mayor."),
        [""; 0]
    );
}

#[test]
fn a_price_that_rises_is_trouble() {
    assert_eq!(told("The price of ink has tripled since May."), ["price"]);
    assert_eq!(told("The storm drove up rents in the port."), ["rents"]);
    assert_eq!(
        told("The storm is driving up rents in the port."),
        ["rents"]
    );
    assert_eq!(
        told("The price is fixed and the harvest has doubled."),
        [""; 0]
    );
}

#[test]
fn what_only_begins_like_a_verb_of_more_is_none() {
    for text in [
        "The price of mountain bikes is fixed.",
        "The raisin prices are stable.",
        "The premiums of surgeons are paid by the state.",
        "The fees for surgery are paid by the state.",
        "The price of tyres with spikes is fixed.",
        "The fees of the climber are paid.",
        "The price of jumpers is fixed.",
        "The price of balloons is fixed.",
        "The driver fees are fixed.",
        "An extra bus covers the cost.",
        "The drive to the port costs two coins.",
        "The extract prices are fixed.",
        "The extraordinary fees are fixed.",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
    assert_eq!(told("The council asked for hidden fees."), ["fees"]);
    assert_eq!(told("Sand adds to the cost of glass."), ["cost"]);
    assert_eq!(told("Rents soared and fees climbed."), ["Rents", "fees"]);
    assert_eq!(told("To prices the town says nothing."), [""; 0]);
}

#[test]
fn what_nobody_pays_is_missed_by_none() {
    assert_eq!(told("There is no fee."), [""; 0]);
    assert_eq!(told("There is no tax."), [""; 0]);
    assert_eq!(told("No tolls are raised on this road."), [""; 0]);
    assert_eq!(told("There is no road."), ["no"]);
    assert_eq!(told("No clerk may hold two keys."), [""; 0]);
}

#[test]
fn gladness_is_not_more_than_is_good() {
    assert_eq!(told("She was only too happy to help."), [""; 0]);
    assert_eq!(told("She was too happy to see it."), ["too happy"]);
}

#[test]
fn what_lasts_long_is_trouble() {
    assert_eq!(
        told("A permit takes nineteen days."),
        ["takes nineteen days"]
    );
    assert_eq!(told("Masons face an eight-year wait for stone."), ["wait"]);
    assert_eq!(told("A permit used to take nineteen days."), [""; 0]);
    assert_eq!(told("A permit takes only two days."), ["two"; 0]);
    assert_eq!(told("The mason takes five months."), ["takes five months"]);
    assert_eq!(told("They waited two weeks."), ["waited two weeks"]);
    assert_eq!(
        told("A permit takes two weeks longer."),
        ["takes two weeks"]
    );
}

#[test]
fn what_takes_its_time_is_none() {
    for text in [
        "Elections take place in the days after.",
        "The council takes all of its days off.",
        "The tour takes five hours.",
        "The course takes three weeks.",
        "The fair takes place two months after the harvest.",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn a_small_share_is_few() {
    assert_eq!(told("Just three per cent of the boats are new."), ["Just"]);
    assert_eq!(told("The fleet grew from just three per cent."), [""; 0]);
}

#[test]
fn a_handful_is_few() {
    assert_eq!(
        told("The town has just three clerks for the quay."),
        ["just"]
    );
    assert_eq!(told("It opens with just two clicks."), [""; 0]);
    assert_eq!(
        told("Boats wait up to eleven months."),
        ["wait up to eleven months"]
    );
}

#[test]
fn more_of_what_is_bad_is_worse() {
    let told = |text: &str| {
        let clauses = Clauses::of([text]);
        let clause = clauses.first();
        let cue = Cue::unlisted(Sign::Valence, 1.0);
        let known = [Hit { words: 0..1, cue }];
        (find(&clause, &known).iter())
            .map(|hit| clause.slice(&hit.words).to_owned())
            .collect::<Vec<String>>()
    };
    assert_eq!(told("Smuggling across the lake has grown."), ["grown"]);
    assert_eq!(told("Smuggling and trade have grown."), [""; 0]);
}
