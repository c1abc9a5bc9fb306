//! The decisive word of a name, which tells what bears it.

use super::names::LINKS;
use crate::facets::lexicon::{ActorKind, Cues, KnownId, cues, gazetteer, is_word_in_any_case};
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

/// Words for firms that are also words for what they do.
const SECTORS: [&str; 22] = [
    "Energy",
    "Power",
    "Oil",
    "Gas",
    "Solar",
    "Media",
    "Press",
    "Communications",
    "Industries",
    "Technology",
    "Banks",
    "Investment",
    "Investments",
    "Securities",
    "Insurance",
    "Transport",
    "Mining",
    "Minerals",
    "Steel",
    "Retail",
    "Software",
    "Construction",
];

/// The decisive word of a name: the last before "of" and the like, or else the
/// last of all. Where `is_defined`, an acronym stands beside the name, and it may
/// be written in lower case.
pub(super) fn head(name: &[Token<'_>], is_defined: bool) -> Head {
    // An acronym shows that a longer name is one.
    let is_link = |token: &Token<'_>| {
        LINKS.contains(&token.text) || is_defined && matches!(token.text, "in" | "to" | "with")
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
    // "Keller & Sons".
    if !of_core.any(Cues::BODY) && core.iter().any(|token| token.is("&")) {
        return Head::Body(ActorKind::Company, true);
    }
    if is_venue(core) || is_line(core) {
        return Head::Place;
    }
    if is_pact(core) {
        return Head::Event;
    }
    if words > 1
        && let Some(kind) = name.first().and_then(|first| foreign_kind(first.text))
        && !of_core.any(Cues::BODY)
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
        let kind = if is_international && is_common_work {
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
        return Head::Body(ActorKind::Company, is_company(core));
    }
    if of_last.any(Cues::BODY) && words > 1 && !of_last.any(Cues::PORTFOLIO) {
        return Head::Body(body_kind(of_last), true);
    }
    Head::None
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

/// "Torvik-Halden Strategic Partnership": what two have agreed on.
fn is_pact(core: &[Token<'_>]) -> bool {
    let [.., which, last] = core else {
        return false;
    };
    matches!(last.text, "Partnership" | "Dialogue" | "Compact")
        && matches!(
            which.text,
            "Strategic" | "Comprehensive" | "Economic" | "Enhanced" | "Special" | "Bilateral"
        )
}

/// What names in languages that begin with the decisive word are: "Banque de Torvik".
fn foreign_kind(first: &str) -> Option<ActorKind> {
    match first {
        "École" | "Ecole" | "Université" | "Universidad" | "Universidade" | "Università"
        | "Institut" | "Instituto" | "Istituto" | "Ministère" | "Ministerio" | "Ministero"
        | "Ministério" | "Agence" | "Agencia" | "Agência" | "Agenzia" | "Conseil" | "Consejo"
        | "Consiglio" | "Conselho" | "Banque" | "Banco" | "Banca" | "Comité" | "Comissão"
        | "Comisión" | "Commissione" | "Secretaría" | "Secrétariat" | "Guardia" | "Garde"
        | "Gendarmerie" | "Tribunal" | "Tribunale" | "Corte" | "Cour" | "Assemblée"
        | "Asamblea" | "Assembleia" | "Cámara" | "Câmara" | "Camera" | "Musée" | "Museo"
        | "Hôpital" | "Hospital" | "Bundesamt" | "Bundesanstalt" | "Bundesministerium" => {
            Some(ActorKind::Institution)
        }
        "Fondation" | "Fundación" | "Fundação" | "Fondazione" | "Stiftung" | "Asociación"
        | "Associação" | "Associazione" | "Unione" | "Unión" | "União" | "Sindicato"
        | "Syndicat" | "Fédération" | "Federación" | "Federação" | "Federazione"
        | "Confédération" | "Confederación" | "Confederação" | "Confederazione" | "Verband" => {
            Some(ActorKind::Organisation)
        }
        "Partido" | "Partito" | "Parti" | "Frente" | "Movimiento" | "Movimento" | "Mouvement"
        | "Alianza" | "Alleanza" | "Aliança" | "Partai" => Some(ActorKind::Group),
        "Société" | "Sociedad" | "Sociedade" | "Società" | "Compagnie" | "Compañía" | "Empresa" => {
            Some(ActorKind::Company)
        }
        _ => None,
    }
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
    let legal = [
        "Inc",
        "Ltd",
        "LLC",
        "LLP",
        "PLC",
        "Plc",
        "plc",
        "Corp",
        "GmbH",
        "Holdings",
        "Corporation",
        "Company",
    ];
    core.last().is_some_and(|last| legal.contains(&last.text))
        || core.split_last().is_some_and(|(_, before)| {
            let names = before.iter().filter(|token| token.is_word);
            // "Chinese Gas" is a sector, "China Telecom" a firm.
            let is_sector = SECTORS.contains(&core.last().map_or("", |last| last.text));
            let is_region = gazetteer()
                .find(before)
                .is_some_and(|found| found.tokens == before.len());
            names.clone().any(|token| !is_word_in_any_case(token.text)) && !(is_region && is_sector)
                || core.iter().any(|token| token.is("&"))
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
}
