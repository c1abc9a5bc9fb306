//! The decisive word of a name, which tells what bears it.

use super::foreign;
use super::words::{LINKS, is_adjective, is_date};
use crate::facets::extract::adjectives;
use crate::facets::extract::lists::{Class, WordKinds};
use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, Cues, KnownId, Use, cues, gazetteer, is_word_in_any_case};
use crate::facets::token::Token;

/// What the decisive word of a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A body of this kind; false where the word alone does not decide.
    Body(ActorKind, bool),
    /// An event, a law, a programme.
    Event,
    /// A place.
    Place,
    /// Nothing.
    None,
}

/// The decisive word of a name: the last before "of" and the like, or else the
/// last of all. Where `is_defined`, an acronym stands beside the name, and it may
/// be written in lower case.
pub(super) fn head(name: &[Token<'_>], is_defined: bool) -> Head {
    // An acronym shows that a longer name is one; "Committee to Protect Journalists" is
    // the only other name with "to".
    let is_link = |token: &Token<'_>| {
        LINKS.contains(&token.text)
            || token.is("to")
            || is_defined && matches!(token.text, "in" | "with")
    };
    let link = name.iter().position(is_link).filter(|at| *at > 0);
    let core = name.get(..link.unwrap_or(name.len())).unwrap_or_default();
    let (Some(core_last), Some(last)) = (core.last(), name.last()) else {
        return Head::None;
    };
    let told = |token: &Token<'_>| {
        if is_defined && token.is_lower() {
            let mut letters = token.text.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string());
            cues(&(first.unwrap_or_default() + letters.as_str()))
        } else {
            token.cues()
        }
    };
    let (of_core, of_last) = (told(core_last), told(last));
    let is_bank_of = core_last.is("Bank") && link.is_some();
    let words = name.iter().filter(|token| token.is_word).count();
    if let Some(head) = of_shape(name, core, of_core) {
        return head;
    }
    if words > 1
        && !of_core.any(Cues::BODY)
        && let Some(kind) = foreign(name)
    {
        return Head::Body(kind, true);
    }
    if of_core.any(Cues::BODY) && (link.is_some() || words > 1) {
        let is_international = name.first().is_some_and(|first| {
            matches!(
                first.text,
                "International" | "Interstate" | "Inter" | "World" | "Pan" | "Global"
            )
        });
        let is_common_work = matches!(
            core_last.text,
            "Commission" | "Council" | "Committee" | "Board" | "Bureau"
        );
        // "Torvik Labour Congress": of unions, or a party.
        let is_of_people = core_last.is("Congress")
            && (core.iter()).any(|word| {
                matches!(
                    word.text,
                    "Labour" | "Labor" | "Union" | "Unions" | "Workers" | "Progressives" | "People"
                )
            });
        let kind = if is_international && is_common_work || is_of_people {
            ActorKind::Organisation
        } else if is_central_bank(core) || is_bank_of {
            ActorKind::Institution
        } else if core_last.is("Bank") {
            ActorKind::Company
        } else {
            body_kind(of_core)
        };
        let is_sure = of_core.any(Cues::INSTITUTION | Cues::ORGANISATION | Cues::GROUP);
        return Head::Body(kind, is_sure);
    }
    // States that no list has, or had.
    if matches!(
        core_last.text,
        "Republic" | "Kingdom" | "Emirate" | "Sultanate"
    ) && words > 1
    {
        return Head::Body(ActorKind::State, true);
    }
    if of_last.any(Cues::EVENT) || of_core.any(Cues::EVENT) {
        return Head::Event;
    }
    if of_core.any(Cues::PLACE) || link.is_none() && of_last.any(Cues::PLACE) {
        return Head::Place;
    }
    if is_defined && matches!(last.text, "States" | "states" | "countries" | "Countries") {
        return Head::Body(ActorKind::Group, true);
    }
    if of_core.any(Cues::COMPANY) && words > 1 {
        let kind = if WordSet::Medium.has(core_last.text) {
            ActorKind::Organisation
        } else {
            ActorKind::Company
        };
        return Head::Body(kind, is_company(core));
    }
    if of_last.any(Cues::BODY) && words > 1 && !of_last.any(Cues::PORTFOLIO) {
        return Head::Body(body_kind(of_last), true);
    }
    if words > 1 {
        of_land(name, core)
    } else {
        Head::None
    }
}

/// "Torvik Government", "Government of Torvik": of a land that is no state. Those of
/// states stand for the state, and "Roe Government" may be a cabinet.
fn is_government(name: &[Token<'_>]) -> bool {
    let is_land = |land: &[Token<'_>]| {
        let found = gazetteer().find(land);
        let known = found.and_then(|found| gazetteer().known(found.id));
        let is_word = |token: &Token<'_>| is_word_in_any_case(token.text);
        match known {
            Some(known) => known.kind.is_none() && !land.iter().all(is_word),
            None => !land.iter().any(is_word),
        }
    };
    match name {
        // "Torvik State Government".
        [land @ .., part, last]
            if last.is("Government")
                && !land.is_empty()
                && matches!(
                    part.text,
                    "State"
                        | "Provincial"
                        | "Regional"
                        | "Municipal"
                        | "County"
                        | "City"
                        | "District"
                ) =>
        {
            is_land(land)
        }
        [land @ .., last] if last.is("Government") && !land.is_empty() => is_land(land),
        [first, of, land @ ..] if first.is("Government") && of.is("of") => {
            let the = usize::from(land.first().is_some_and(|the| the.is("the")));
            is_land(land.get(the..).unwrap_or_default())
        }
        _ => false,
    }
}

/// What the words of a name together say, before the decisive one is asked.
fn of_shape(name: &[Token<'_>], core: &[Token<'_>], of_core: Cues) -> Option<Head> {
    // "Keller & Sons", but "Eastern & Southern Africa".
    let is_region = || {
        let and = core.iter().position(|token| token.is("&"));
        let rest = and.and_then(|and| core.get(and + 1..)).unwrap_or_default();
        gazetteer().find(rest).is_some_and(|land| {
            land.tokens == rest.len()
                && gazetteer()
                    .known(land.id)
                    .is_some_and(|land| land.kind.is_none())
        })
    };
    // "Harbour & Quay Awards" are none.
    let is_other = of_core.any(Cues::BODY | Cues::EVENT);
    if !is_other && core.iter().any(|token| token.is("&")) && !is_region() && !joins_fields(core) {
        return Some(Head::Body(ActorKind::Company, true));
    }
    if is_venue(core) || is_line(core) {
        return Some(Head::Place);
    }
    if is_pact(core) || foreign::is_pact(name) {
        return Some(Head::Event);
    }
    // "US Consulate General".
    if matches!(core, [_, .., office, general] if office.is("Consulate") && general.is("General")) {
        return Some(Head::Body(ActorKind::Institution, true));
    }
    // "Torvik Geological Survey", not one of households.
    if matches!(core, [.., kind, survey] if survey.is("Survey")
        && WordSet::Surveyed.has(kind.text))
    {
        return Some(Head::Body(ActorKind::Institution, true));
    }
    // "German TV": what is seen or heard there.
    let is_air = |medium: &Token<'_>| matches!(medium.text, "TV" | "Television" | "Radio");
    if matches!(core, [land, medium] if is_air(medium) && is_adjective(land)) {
        return Some(Head::None);
    }
    // "Pay-TV": a way to send it.
    if matches!(core, [way, hyphen, medium] if is_air(medium)
        && hyphen.is("-")
        && is_word_in_any_case(way.text))
    {
        return Some(Head::None);
    }
    if is_hacker(name) {
        return Some(Head::Body(ActorKind::Group, true));
    }
    None
}

/// "Trade & Tourism", "Creative Design & Technology", "Q & A": two fields, where each word is
/// one of the language and one of them tells what it is about.
fn joins_fields(core: &[Token<'_>]) -> bool {
    let is_letter = |word: &Token<'_>| word.text.len() == 1;
    let are_letters = || {
        core.iter()
            .filter(|word| word.is_word)
            .all(|word| is_letter(word) && word.is_capital())
    };
    let is_field = |word: &Token<'_>| {
        word.cues().any(Cues::PORTFOLIO | Cues::COMPANY) || WordSet::Sector.has(word.text)
    };
    core.iter().any(|token| token.is("&"))
        && !core
            .last()
            .is_some_and(|last| WordSet::LegalForm.has(last.text))
        && (are_letters()
            || core.iter().any(is_field)
                && core
                    .iter()
                    .filter(|word| word.is_word && !word.cues().any(Cues::NOT_ACTOR))
                    .all(|word| !word.is_acronym() && is_word_in_any_case(word.text)))
}

/// What a name without a decisive word may still say: whose house or land it is.
fn of_land(name: &[Token<'_>], core: &[Token<'_>]) -> Head {
    // "Roe University Torvik".
    if let [_, .., house, town] = core
        && matches!(
            house.text,
            "University" | "College" | "Hospital" | "Academy"
        )
        && !is_word_in_any_case(town.text)
    {
        return Head::Body(ActorKind::Institution, true);
    }
    if is_government(name) {
        return Head::Body(ActorKind::Institution, true);
    }
    if is_sport_body(core) {
        return Head::Body(ActorKind::Organisation, true);
    }
    if let Some(kind) = foreign::kind_by_ending(core.last().map_or("", |last| last.text)) {
        return Head::Body(kind, true);
    }
    Head::None
}

/// What a name in another language, or one with a legal form behind it, is.
fn foreign(name: &[Token<'_>]) -> Option<ActorKind> {
    let (first, rest) = name.split_first()?;
    let last = rest.last()?;
    // "Pte Ltd" alone is the rest of a name that a bracket parts.
    if WordSet::LegalForm.has(last.text) && !WordSet::LegalForm.has(first.text)
        || foreign::ends_in_form(name)
    {
        return Some(ActorKind::Company);
    }
    let mut words = rest.iter().take(3).filter(|token| token.is_capital());
    foreign::kind_of_first(name).or_else(|| words.find_map(|word| foreign::kind(word.text)))
}

fn body_kind(told: Cues) -> ActorKind {
    if told.any(Cues::INSTITUTION) {
        ActorKind::Institution
    } else if told.any(Cues::GROUP) && !told.any(Cues::WEAK) {
        ActorKind::Group
    } else {
        ActorKind::Organisation
    }
}

/// "World Rowing", "Scottish Curling", "Swimming Norway": who governs a sport, by its name
/// and whose it is.
fn is_sport_body(core: &[Token<'_>]) -> bool {
    let [one, other] = core else {
        return false;
    };
    // "Scottish" is of a land that is no state.
    let is_land = |land: &Token<'_>| {
        let found = gazetteer().find(std::slice::from_ref(land));
        found
            .and_then(|found| gazetteer().known(found.id))
            .is_some_and(|known| {
                !is_date(land) && matches!(known.kind, Some(ActorKind::State) | None)
            })
    };
    WordSet::Sport.has(other.text) && is_land(one) || WordSet::Sport.has(one.text) && is_land(other)
}

/// "Roe Convention Centre": where others meet.
fn is_venue(core: &[Token<'_>]) -> bool {
    let [.., kind, last] = core else {
        return false;
    };
    matches!(last.text, "Centre" | "Center")
        && matches!(
            kind.text,
            "Convention" | "Conference" | "Congress" | "Exhibition" | "Shopping"
        )
}

/// "Salt Typhoon": as those who guard networks call who breaks into them.
fn is_hacker(name: &[Token<'_>]) -> bool {
    let [which, kind] = name else {
        return false;
    };
    matches!(
        kind.text,
        "Typhoon" | "Blizzard" | "Sandstorm" | "Sleet" | "Tempest"
    ) && which.is_capital()
        && !which.cues().any(Cues::FUNCTION | Cues::THING_FRONT)
        && is_word_in_any_case(which.text)
        && !tells_which_storm(which)
}

/// "Great", "Winter", "January", "Northern": how large a storm was, or when and where.
fn tells_which_storm(which: &Token<'_>) -> bool {
    let lower = which.text.to_lowercase();
    is_date(which)
        || is_adjective(which)
        || adjectives::is_adjective(&lower)
        || lower.ends_with("est")
        || (WordKinds::bundled().known(&lower).1).any(&[Class::General, Class::Measure])
        || matches!(
            &*lower,
            "great" | "big" | "super" | "perfect" | "winter" | "spring" | "summer" | "autumn"
        )
}

/// "Torvik-Halden Strategic Partnership": what two have agreed on.
fn is_pact(core: &[Token<'_>]) -> bool {
    let Some((last, before)) = core.split_last() else {
        return false;
    };
    // "the Partnership for Torvik".
    if before.is_empty() && last.is("Partnership") {
        return true;
    }
    // "The Norway Compact": what a state has agreed on.
    if last.is("Compact") {
        let found = gazetteer().find(before);
        let known = found.and_then(|found| gazetteer().known(found.id));
        return known.is_some_and(|known| known.kind == Some(ActorKind::State));
    }
    let is_kind = |word: &Token<'_>| {
        matches!(
            word.text,
            "Strategic" | "Comprehensive" | "Economic" | "Enhanced" | "Special" | "Bilateral"
        )
    };
    matches!(last.text, "Partnership" | "Dialogue" | "Compact") && before.iter().any(is_kind)
}

/// "Trans-Torvik Railway": where others travel.
fn is_line(core: &[Token<'_>]) -> bool {
    matches!(core, [trans, .., last] if trans.is("Trans")
        && matches!(last.text, "Railway" | "Railroad" | "Pipeline" | "Highway"))
}

fn is_central_bank(core: &[Token<'_>]) -> bool {
    let before = core.iter().rev().nth(1);
    let kinds = [
        "Central",
        "National",
        "Reserve",
        "Development",
        "Investment",
        "State",
    ];
    core.last().is_some_and(|last| last.is("Bank"))
        && before.is_some_and(|word| kinds.contains(&word.text))
}

/// Whether the words before the last tell that it is the name of a firm and not
/// of a sector: one of them is no English word.
fn is_company(core: &[Token<'_>]) -> bool {
    core.last()
        .is_some_and(|last| WordSet::LegalForm.has(last.text))
        || core.split_last().is_some_and(|(_, before)| {
            let names = before.iter().filter(|token| token.is_word);
            // "Chinese Gas" is a sector, "China Telecom" a firm.
            let is_sector = core
                .last()
                .is_some_and(|last| WordSet::Sector.has(last.text));
            let is_region = gazetteer()
                .find(before)
                .is_some_and(|found| found.tokens == before.len() && found.used != Use::Name);
            names.clone().any(|token| !is_word_in_any_case(token.text)) && !(is_region && is_sector)
                || core.iter().any(|token| token.is("&")) && !joins_fields(core)
        })
}

/// The state that "Government of X" names.
pub(super) fn government_of(name: &[Token<'_>]) -> Option<KnownId> {
    let [government, of, rest @ ..] = name else {
        return None;
    };
    if !matches!(government.text, "Government" | "government") || !of.is("of") {
        return None;
    }
    let rest = match rest {
        [the, rest @ ..] if the.is("the") => rest,
        all => all,
    };
    let found = gazetteer()
        .find(rest)
        .filter(|found| found.tokens == rest.len())?;
    let known = gazetteer().known(found.id)?;
    (known.kind == Some(ActorKind::State)).then_some(found.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    #[test]
    fn the_head_decides() {
        let head = |text: &str| head(&tokens(text).collect::<Vec<_>>(), false);
        assert_eq!(
            head("Ministry of Trade"),
            Head::Body(ActorKind::Institution, true)
        );
        assert_eq!(
            head("Polar Union"),
            Head::Body(ActorKind::Organisation, true)
        );
        assert_eq!(
            head("Torvik Logistics"),
            Head::Body(ActorKind::Company, true)
        );
        assert_eq!(
            head("École Torvikienne Maritime"),
            Head::Body(ActorKind::Institution, true)
        );
        assert_eq!(head("Solar Energy"), Head::Body(ActorKind::Company, false));
        assert_eq!(head("Oslo Agreement"), Head::Event);
        assert_eq!(head("Norway-Torvik Strategic Partnership"), Head::Event);
        assert_eq!(head("Trans-Torvik Railway"), Head::Place);
        assert_eq!(head("Gulf of Aden"), Head::Place);
        assert_eq!(head("Jane Roe"), Head::None);
    }

    #[test]
    fn storms_are_no_groups() {
        let head = |text: &str| head(&tokens(text).collect::<Vec<_>>(), false);
        assert_eq!(head("Salt Typhoon"), Head::Body(ActorKind::Group, true));
        assert_eq!(head("Midnight Tempest"), Head::Body(ActorKind::Group, true));
        for storm in [
            "Great Blizzard",
            "Big Blizzard",
            "Largest Sandstorm",
            "Winter Tempest",
            "January Blizzard",
            "Northern Sandstorm",
            "Norwegian Blizzard",
            "Super Typhoon",
            "Terrible Sleet",
        ] {
            assert!(!matches!(head(storm), Head::Body(..)), "{storm}");
        }
    }
}
