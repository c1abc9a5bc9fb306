//! Names in other languages: the words for bodies, and the legal forms of firms.

use crate::facets::extract::sets::WordSet;
use crate::facets::lexicon::{ActorKind, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

/// What a name in another language is by its first word.
pub(super) fn kind_of_first(name: &[Token<'_>]) -> Option<ActorKind> {
    let (first, rest) = name.split_first()?;
    match first.text {
        // These are English or family names too, or letters that mean more than one thing.
        "Tribunal" | "Hospital" | "Camera" | "Camara" | "Majlis" | "Cortes" | "Academia"
        | "Direction" => {
            let is_strange = |part: &Token<'_>| {
                part.is_capital() && !part.is_acronym() && !is_word_in_any_case(part.text)
            };
            // "Hospital Odda Torvik": English has the name first.
            let is_called =
                || first.is("Hospital") && rest.len() > 1 && rest.iter().all(is_strange);
            (goes_on(rest) || is_called()).then_some(ActorKind::Institution)
        }
        // "PT Torvik", but "PT Boat".
        "PT" => {
            let next = rest.first().filter(|next| next.is_capital())?;
            let is_name = !next.is_acronym() && !is_word_in_any_case(next.text);
            is_name.then_some(ActorKind::Company)
        }
        // "Bank Torviska Handlowa", but "Bank Holiday" and "Bank Jane Roe".
        "Bank" => {
            let is_part = |part: &Token<'_>| {
                part.is_capital()
                    && !part.is_glued
                    && !part.is_acronym()
                    && !is_word_in_any_case(part.text)
                    && !is_first_name(part.text)
                    && gazetteer().find(std::slice::from_ref(part)).is_none()
            };
            (rest.len() > 1 && rest.iter().all(is_part)).then_some(ActorKind::Company)
        }
        // Behind a first name it is a family name: "Anna Câmara".
        "Cámara" | "Câmara" => Some(ActorKind::Institution),
        "Grupo" | "Groupe" | "Gruppo" => Some(ActorKind::Company),
        word => kind(word),
    }
}

/// "Tratado de Torvik": what is agreed on or laid down, in another language.
pub(super) fn is_pact(name: &[Token<'_>]) -> bool {
    let [first, next, ..] = name else {
        return false;
    };
    // "Lei Jun" is a person.
    let is_law = || {
        next.is_lower()
            || next.is_particle()
            || matches!(
                next.text,
                "Orgánica" | "Orgânica" | "Complementar" | "General" | "Geral" | "Federal"
            )
    };
    match first.text {
        "Ley" | "Lei" | "Loi" => is_law(),
        word => matches!(
            word,
            "Tratado"
                | "Traité"
                | "Trattato"
                | "Vertrag"
                | "Verdrag"
                | "Acuerdo"
                | "Acordo"
                | "Accordo"
                | "Abkommen"
                | "Convenio"
                | "Convención"
                | "Convenção"
                | "Convenzione"
                | "Protocolo"
                | "Protocole"
                | "Pacto"
                | "Pacte"
                | "Declaración"
                | "Declaração"
                | "Déclaration"
                | "Legge"
                | "Gesetz"
                | "Constitución"
                | "Constituição"
        ),
    }
}

/// Whether a name goes on in another language: with a word that joins its parts there,
/// a letter that English has not, or a second word for a body.
fn goes_on(rest: &[Token<'_>]) -> bool {
    rest.iter().any(|token| {
        token.is_particle() || token.is_word && !token.text.is_ascii() || kind(token.text).is_some()
    })
}

/// What a name in another language is that holds this word: "Banque de Torvik",
/// "Technische Universität Torvik".
pub(super) fn kind(word: &str) -> Option<ActorKind> {
    const KINDS: [(WordSet, ActorKind); 4] = [
        (WordSet::ForeignInstitution, ActorKind::Institution),
        (WordSet::ForeignOrganisation, ActorKind::Organisation),
        (WordSet::ForeignGroup, ActorKind::Group),
        (WordSet::ForeignCompany, ActorKind::Company),
    ];
    let known = WordSet::all_of(word);
    let kind = KINDS.iter().find(|(set, _)| known.has(*set));
    kind.map(|(_, kind)| *kind)
}

/// Words for bodies that German, Dutch and the languages of the North write as the
/// end of a longer word, with what it then is.
const ENDINGS: [(ActorKind, &[&str]); 4] = [
    (
        ActorKind::Institution,
        &[
            "ministerium",
            "ministerie",
            "ministeriet",
            "ministeriö",
            "amt",
            "gericht",
            "gerichtshof",
            "agentur",
            "anstalt",
            "behörde",
            "universität",
            "universiteit",
            "universitet",
            "hochschule",
            "akademie",
            "verket",
            "styrelsen",
            "styret",
            "myndigheten",
            "departementet",
            "direktoratet",
            "tilsynet",
            "inspektionen",
            "rådet",
            "dienst",
            "tinget",
            "kammer",
            "virasto",
            "laitos",
            "yliopisto",
            "polizei",
            "politiet",
            "hallitus",
            "þing",
        ],
    ),
    (
        ActorKind::Organisation,
        &[
            "verband",
            "verbund",
            "verein",
            "bund",
            "gewerkschaft",
            "stiftung",
            "stiftelsen",
            "förbundet",
            "forbundet",
            "forening",
            "vereniging",
            "liitto",
            "kirche",
            "kirken",
            "kyrkan",
        ],
    ),
    (ActorKind::Group, &["partei", "partiet", "partij", "puolue"]),
    (ActorKind::Company, &["gesellschaft", "werke", "advocaten"]),
];

/// Words for bodies that are long enough for one behind "Bundes".
const FEDERAL: [&str; 12] = [
    "rat",
    "bank",
    "wehr",
    "hof",
    "regierung",
    "versammlung",
    "anwaltschaft",
    "zentrale",
    "institut",
    "verwaltung",
    "kanzlei",
    "präsidium",
];

/// What bears a name of one word that is made of several: "Hafenbehörde",
/// "Fiskeridirektoratet".
pub(super) fn kind_by_ending(word: &str) -> Option<ActorKind> {
    // None of the endings has another last letter.
    let may = |last: u8| b"defgijkmnorst".contains(&last) || last >= 128;
    if word.len() < 8 || !word.bytes().last().is_some_and(may) {
        return None;
    }
    let is_compound = |ending: &&str| {
        word.strip_suffix(*ending)
            .is_some_and(|before| before.len() > 3)
    };
    let of_ending = ENDINGS
        .iter()
        .find(|(_, endings)| endings.iter().any(is_compound))
        .map(|(kind, _)| *kind);
    // "Bundesrat", but neither a road nor a citizen.
    let of_federation = word.strip_prefix("Bundes");
    let is_federal =
        of_federation.is_some_and(|rest| FEDERAL.iter().any(|body| rest.ends_with(body)));
    of_ending
        .or(is_federal.then_some(ActorKind::Institution))
        .filter(|_| !is_word_in_any_case(word))
}

/// Legal forms that marks take apart.
const FORMS: [&[&str]; 8] = [
    &["S", ".", "p", ".", "A"],
    &["S", ".", "r", ".", "l"],
    &["s", ".", "r", ".", "o"],
    &["d", ".", "o", ".", "o"],
    &["a", ".", "s"],
    &["A", "/", "S"],
    &["Sp", ".", "z", "o", ".", "o"],
    &["S", ".", "à", "r", ".", "l"],
];

/// Where a name goes on behind `end` with a legal form that marks take apart: "S.p.A.",
/// "A/S", "s.r.o.", "Sp. z o.o.".
pub(super) fn after_form(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let rest = tokens.get(end..)?;
    if !matches!(rest.first()?.text, "S" | "s" | "d" | "a" | "A" | "Sp") {
        return None;
    }
    FORMS.iter().find_map(|form| {
        let printed = rest.get(..form.len())?;
        let is_same = (printed.iter().zip(*form)).all(|(token, part)| token.is(part));
        is_same.then_some(end + form.len())
    })
}

/// Whether a name ends in such a form.
pub(super) fn ends_in_form(name: &[Token<'_>]) -> bool {
    let may = |last: &Token<'_>| matches!(last.text, "A" | "S" | "l" | "o" | "s");
    name.last().is_some_and(may)
        && FORMS.iter().any(|form| {
            let from = name.len().checked_sub(form.len());
            let printed = from.and_then(|from| name.get(from..)).unwrap_or_default();
            printed.len() == form.len()
                && (printed.iter().zip(*form)).all(|(token, part)| token.is(part))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    #[test]
    fn endings_tell_what_a_word_of_several_is() {
        let institution = Some(ActorKind::Institution);
        for word in ["Hafenbehörde", "Fiskeridirektoratet", "Bundeshafenrat"] {
            assert_eq!(kind_by_ending(word), institution, "{word}");
        }
        let other = ActorKind::Organisation;
        assert_eq!(kind_by_ending("Fischerverband"), Some(other));
        for word in [
            "Husband",
            "Bundesliga",
            "Bundesland",
            "Bundesstraße",
            "Bundesgebiet",
            "Bundesverdienstkreuz",
            "Bundesbürger",
            "Bundesrepublik",
            "Amt",
            "Torvik",
        ] {
            assert_eq!(kind_by_ending(word), None, "{word}");
        }
    }

    #[test]
    fn words_that_are_english_too_need_another_of_their_language() {
        let kind = |text: &str| kind_of_first(&tokens(text).collect::<Vec<_>>());
        let institution = Some(ActorKind::Institution);
        for name in [
            "Direction de la Torvik",
            "Tribunal Constitucionál",
            "Camera dei Torvik",
            "Hospital Universidad Torvik",
            "Banque Torvik",
        ] {
            assert_eq!(kind(name), institution, "{name}");
        }
        assert_eq!(kind("PT Torvik Asia"), Some(ActorKind::Company));
        assert_eq!(kind("Bank Torviska Halderska"), Some(ActorKind::Company));
        for name in [
            "Direction Finding Service",
            "Camera Obscura",
            "Hospital Corridor Blues",
            "Academia Prize",
            "PT Boat",
            "PT",
            "Bank Holiday Torvik",
            "Bank Jane Torvik",
            "Bank Torvik",
        ] {
            assert_eq!(kind(name), None, "{name}");
        }
    }

    #[test]
    fn a_word_for_a_law_may_be_a_family_name() {
        let is_pact = |text: &str| is_pact(&tokens(text).collect::<Vec<_>>());
        for name in [
            "Ley de Torvik",
            "Lei do Torvik",
            "Ley Orgánica Torvik",
            "Tratado Torvik",
        ] {
            assert!(is_pact(name), "{name}");
        }
        for name in ["Lei Jun", "Ley Torvik", "Loi Essvik Hald", "Tratado"] {
            assert!(!is_pact(name), "{name}");
        }
    }

    #[test]
    fn a_word_for_a_chamber_may_be_a_family_name() {
        let kind = |text: &str| kind_of_first(&tokens(text).collect::<Vec<_>>());
        for name in ["Câmara Torvik", "Cámara de Torvik", "Camara dos Torvik"] {
            assert_eq!(kind(name), Some(ActorKind::Institution), "{name}");
        }
        assert_eq!(kind("Camara Torvik"), None);
        for name in ["Camara", "Câmara", "Cámara"] {
            assert_eq!(super::kind(name), None, "{name}");
        }
    }

    #[test]
    fn legal_forms_of_several_parts_end_a_name() {
        let end = |text: &str| after_form(&tokens(text).collect::<Vec<_>>(), 1);
        assert_eq!(end("Ricci S.p.A. and"), Some(6));
        assert_eq!(end("Hansen A/S of"), Some(4));
        assert_eq!(end("Novak s.r.o. said"), Some(6));
        assert_eq!(end("Roe a small firm"), None);
    }
}
