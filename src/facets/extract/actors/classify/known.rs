//! Names that the gazetteer knows.

use super::super::acronyms::Meaning;
use super::super::{Key, context};
use super::beside::ends_address;
use super::lands::{names_no_state, stands_for_language};
use super::words::is_of_ship;
use super::{Reader, rule};
use crate::facets::extract::sets::WordSet;
use crate::facets::extract::statistics::Sentence;
use crate::facets::lexicon::{ActorKind, Cues, Known, Match, Use, gazetteer, is_word_in_any_case};
use crate::facets::token::{Token, tokens};
use crate::text::{BlockId, Document, SentenceId};

/// What is left of a run of capitals, if anything.
type Rest = Option<(usize, usize)>;

/// Which known name begins at the token that was asked for last.
#[derive(Default)]
pub(super) struct LastKnown {
    sentence: Option<SentenceId>,
    first: usize,
    found: Option<Match>,
}

impl<'a> Reader<'a, '_> {
    /// The longest known name that begins at a token and ends at another at the latest.
    pub(super) fn known_at(
        &mut self,
        sentence: &Sentence<'_>,
        first: usize,
        end: usize,
    ) -> Option<Match> {
        let tokens = sentence.tokens;
        if (self.last_known.sentence, self.last_known.first) != (Some(sentence.id), first) {
            self.last_known = LastKnown {
                sentence: Some(sentence.id),
                first,
                found: gazetteer().find(tokens.get(first..)?),
            };
        }
        let found = self.last_known.found;
        if found.is_some_and(|found| first + found.tokens > end) {
            return gazetteer().find(tokens.get(first..end)?);
        }
        found
    }

    /// Whether a known name of one word that is also an English word may stand
    /// for its bearer where capitals tell nothing.
    pub(super) fn is_trusted(&self, sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
        end - at > 1
            || sentence.tokens.get(at).is_some_and(|token| {
                !is_word_in_any_case(token.text) || self.statistics.inside(token.text) > 0
            })
    }

    /// The known names within something that does not act itself.
    pub(super) fn parts(&mut self, sentence: &Sentence<'a>, first: usize, end: usize) {
        let mut at = first;
        while at < end {
            let rest = sentence.tokens.get(at..end).unwrap_or_default();
            match gazetteer().find(rest) {
                Some(found) => {
                    if found.used != Use::Seat
                        && !is_common_body(rest, found)
                        && !(is_land(found) && names_a_pact(rest, found))
                    {
                        self.known(sentence, at, found);
                    }
                    at += found.tokens;
                }
                None => at += 1,
            }
        }
    }

    /// Whether the document itself gives an acronym of the gazetteer another
    /// meaning.
    pub(super) fn is_overruled(&self, first: &Token<'_>, found: Match) -> bool {
        found.tokens == 1
            && self
                .acronyms
                .meaning(first)
                .is_some_and(|meaning| match meaning {
                    Meaning::Actor(Key::Known(id), _) => *id != found.id,
                    Meaning::Actor(Key::Name(_), _) | Meaning::Thing => true,
                })
    }

    /// A name of which one part is known and the rest tells nobody else: an adjective
    /// before the name of a party, a firm with its legal form.
    pub(super) fn known_part(
        &mut self,
        sentence: &Sentence<'a>,
        (first, end): (usize, usize),
        found: Option<Match>,
    ) -> Option<Rest> {
        let name = sentence.tokens.get(first..end)?;
        // "USS Roe".
        if name.len() > 1 && name.first().is_some_and(|front| is_of_ship(front.text)) {
            return Some(None);
        }
        let found = found?;
        let rest = name.get(found.tokens..).filter(|rest| !rest.is_empty())?;
        let kind = |found: Match| gazetteer().kind(found.id);
        if found.used == Use::Adjective {
            let next = gazetteer()
                .find(rest)
                .filter(|next| next.tokens == rest.len())?;
            if !matches!(kind(next), Some(ActorKind::Group | ActorKind::Company)) {
                return None;
            }
            self.known(sentence, first, found);
            return Some(Some((first + found.tokens, end)));
        }
        // "NATO Alliance": the letters, and what they stand for.
        if let ([letters], [what]) = (name.get(..found.tokens).unwrap_or_default(), rest)
            && letters.is_acronym()
            && letters.text.len() > 3
            && matches!(what.text, "Alliance" | "Consortium" | "Bloc")
            && matches!(kind(found), Some(ActorKind::Organisation | ActorKind::Bloc))
        {
            self.known(sentence, first, found);
            return Some(None);
        }
        // "Apple Torvik Store": where a firm sells.
        let is_shop = |last: &Token<'_>| matches!(last.text, "Store" | "Shop" | "Marketplace");
        if kind(found) == Some(ActorKind::Company) && rest.last().is_some_and(is_shop) {
            self.known(sentence, first, found);
            return Some(None);
        }
        // "NHS Labs": an arm of a body, which it is called by with a common noun for such arms.
        let is_arm = |last: &Token<'_>| {
            matches!(
                last.text,
                "Digital" | "Ventures" | "Invest" | "Labs" | "Innovation" | "Capital" | "Providers"
            )
        };
        if matches!(rest, [arm] if is_arm(arm))
            && matches!(
                kind(found),
                Some(ActorKind::Institution | ActorKind::Organisation)
            )
        {
            self.see_name(sentence, (first, end), kind(found), rule::HEAD);
            return Some(None);
        }
        // "Torvik Defence and Space": by the fields of a firm.
        if kind(found) == Some(ActorKind::Company) && rest.iter().any(|token| token.is("and")) {
            self.see_name(sentence, (first, end), kind(found), rule::HEAD);
            return Some(None);
        }
        // "Shell Nigeria", "AmCham Norway": the branch of a body in a land.
        let branch = gazetteer().find(rest).is_some_and(|land| {
            land.tokens == rest.len() && land.used == Use::Name && is_land(land)
        });
        let has_branches = matches!(
            kind(found),
            Some(ActorKind::Company | ActorKind::Organisation)
        ) && (found.tokens > 1 || !found.is_ambiguous);
        if branch && has_branches && name.iter().all(|token| !token.is_glued) {
            self.see_name(sentence, (first, end), kind(found), rule::HEAD);
            return Some(None);
        }
        if kind(found) != Some(ActorKind::Company)
            || !rest.iter().all(|token| WordSet::LegalForm.has(token.text))
        {
            return None;
        }
        let whole = Match {
            tokens: name.len(),
            is_ambiguous: false,
            ..found
        };
        self.known(sentence, first, whole);
        Some(None)
    }

    /// Whether seats stand for themselves here.
    fn is_of_cities(&self) -> bool {
        *(self.is_of_cities).get_or_init(|| self.statistics.is_of_cities())
    }

    /// A known name at `first`, unless it names a place or nobody.
    pub(super) fn known(&mut self, sentence: &Sentence<'a>, first: usize, found: Match) {
        let end = first + found.tokens;
        let Some(known) = gazetteer().known(found.id) else {
            return;
        };
        let Some(kind) = known.kind else {
            return;
        };
        if found.tokens == 1 && is_said_to_be_firm(sentence.tokens, first, kind) {
            self.unknown(sentence, first, end);
            return;
        }
        let tokens = sentence.tokens;
        let next = tokens.get(end);
        // "US$5", "Swiss francs".
        if next.is_some_and(|next| next.is("$") && next.is_glued || next.cues().any(Cues::CURRENCY))
        {
            return;
        }
        if kind == ActorKind::State && names_no_state(tokens, first, found) {
            return;
        }
        // "South Georgia", "New Mexico" and the like are other places.
        let is_other = found.tokens == 1
            && kind == ActorKind::State
            && first
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|before| {
                    matches!(before.text, "South" | "North" | "East" | "West" | "New")
                });
        // "The Amazon": firms have no article.
        let is_named_after = found.is_ambiguous
            && kind == ActorKind::Company
            && (first.checked_sub(1).and_then(|before| tokens.get(before)))
                .is_some_and(|before| matches!(before.text, "the" | "The"))
            && next.is_none_or(|next| {
                !(next.cues()).any(Cues::COMPANY_NOUN | Cues::PERSON_NOUN | Cues::ACTOR_NOUN)
            });
        // "The Keller doctrine", "Operation Keller": what is named after somebody.
        let is_instrument = kind == ActorKind::Company
            && (next.is_some_and(|next| matches!(next.text, "doctrine" | "precedent"))
                || (first.checked_sub(1).and_then(|before| tokens.get(before)))
                    .is_some_and(|before| before.cues().any(Cues::THING_FRONT)))
            // "The MIT licence".
            || next.is_some_and(|next| matches!(next.text, "licence" | "license"))
                && tokens.get(first).is_some_and(Token::is_acronym)
                && kind.is_body();
        // "The post-Soviet republics".
        let is_past = first
            .checked_sub(2)
            .and_then(|at| tokens.get(at..first))
            .is_some_and(|before| {
                matches!(before, [post, hyphen] if hyphen.is("-")
                    && matches!(post.text, "post" | "Post" | "ex" | "pre"))
            });
        // "Soviet-era pipes".
        let is_past = is_past
            || next.is_some_and(|hyphen| hyphen.is("-") && hyphen.is_glued)
                && tokens.get(end + 1).is_some_and(|era| era.is("era"));
        // "(French: Cour de Torvik)": a language.
        let is_language = found.used == Use::Adjective && stands_for_language(tokens, first, end);
        if is_other
            || ends_address(tokens, first)
            || is_language
            || is_past
            || is_named_after
            || is_instrument
            || found.used == Use::Seat
                && (context::is_place(sentence, first, end) || self.is_of_cities())
            || kind == ActorKind::State && context::is_namesake(sentence, first, end)
        {
            return;
        }
        if let ([token], Some(next)) = (tokens.get(first..end).unwrap_or_default(), next) {
            // "Polish the silver".
            let is_verb = found.used == Use::Adjective
                && sentence.is_opening(first)
                && is_word_in_any_case(token.text)
                && matches!(next.text, "the" | "a" | "an" | "your" | "it" | "them");
            let is_common = sentence.is_opening(first)
                && found.used == Use::Name
                && is_word_in_any_case(token.text)
                && kind.is_body()
                && self.statistics.inside(token.text) == 0;
            if is_verb || is_common {
                return;
            }
        }
        if kind == ActorKind::Person && next.is_some_and(is_office_of_leader) {
            let office = Some(ActorKind::Institution);
            self.see_name(sentence, (first, end + 1), office, rule::HEAD);
            return;
        }
        if kind.is_body() && is_shared(tokens, first, &known) {
            let is_of_other = is_of_other_state(tokens, first);
            let is_american = || *(self.is_american).get_or_init(|| is_american(self.document));
            if is_of_other || !is_american() {
                // "Congress" alone names nobody.
                if is_of_other || found.tokens > 1 {
                    self.see_name(sentence, (first, end), Some(kind), rule::HEAD);
                }
                return;
            }
        }
        let by = if found.used == Use::Seat {
            rule::PLACE
        } else {
            rule::KNOWN
        };
        self.see(sentence, (first, end), Key::Known(found.id), Some(kind), by);
    }
}

/// "The Roe administration": what is called after who leads it.
fn is_office_of_leader(office: &Token<'_>) -> bool {
    matches!(office.text, "administration" | "government")
}

/// "Labour" in "Labour Law": a word that is the name of a body elsewhere.
fn is_common_body(name: &[Token<'_>], found: Match) -> bool {
    let kind = gazetteer().kind(found.id);
    found.tokens == 1
        && kind.is_some_and(ActorKind::is_body)
        && (name.first()).is_some_and(|word| is_word_in_any_case(word.text))
}

/// "Hong Kong Convention": what was signed there.
fn names_a_pact(name: &[Token<'_>], found: Match) -> bool {
    let pact = name.get(found.tokens..).unwrap_or_default();
    found.used == Use::Name
        && matches!(pact, [pact] if matches!(
            pact.text,
            "Convention" | "Treaty" | "Protocol" | "Declaration" | "Accord" | "Accords"
        ))
}

/// "The construction company OAS": letters that are known for a body and are said to be a firm.
fn is_said_to_be_firm(tokens: &[Token<'_>], first: usize, kind: ActorKind) -> bool {
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    kind != ActorKind::Company
        && before.is_some_and(|firm| matches!(firm.text, "company" | "firm" | "manufacturer"))
        && tokens.get(first).is_some_and(Token::is_acronym)
}

/// Whether a known name is that of a state.
fn is_land(found: Match) -> bool {
    let known = gazetteer().known(found.id);
    known.is_some_and(|known| known.kind == Some(ActorKind::State))
}

/// Whether a document names the United States, or a body of which they alone have one.
fn is_american(document: &Document) -> bool {
    (document.blocks().iter().enumerate())
        .any(|(at, _)| names_america(document.block_text(BlockId::at(at))))
}

fn names_america(text: &str) -> bool {
    let tokens: Vec<Token<'_>> = tokens(text).collect();
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(found) = gazetteer().find(rest) else {
            at += 1;
            continue;
        };
        let known = gazetteer().known(found.id);
        let name = known.map_or("", |known| known.name());
        // "Inter-American".
        let is_part = rest.first().is_some_and(|first| first.is_glued);
        let is_theirs = matches!(name, "United States" | "White House")
            || name.starts_with("US ") && !known.is_some_and(|known| is_shared(rest, 0, &known));
        if is_theirs && !is_part {
            return true;
        }
        at += found.tokens;
    }
    false
}

/// Whether other states have bodies of this name too, which is not said to be that
/// of the United States: "Congress", "Department of Education".
fn is_shared(tokens: &[Token<'_>], first: usize, known: &Known<'_>) -> bool {
    tokens.get(first).is_some_and(|token| {
        !token.is_acronym()
            && !matches!(
                token.text,
                "US" | "U.S." | "U.S" | "United" | "American" | "Federal" | "Fed"
            )
    }) && known.name().starts_with("US ")
}

/// "Brazil’s Senate".
fn is_of_other_state(tokens: &[Token<'_>], first: usize) -> bool {
    let Some(mark) = first.checked_sub(1) else {
        return false;
    };
    if !tokens.get(mark).is_some_and(Token::is_possessive) {
        return false;
    }
    (1..=3).any(|length| {
        let owner = mark
            .checked_sub(length)
            .and_then(|from| tokens.get(from..mark));
        let found = owner.and_then(|owner| {
            let found = gazetteer().find(owner)?;
            (found.tokens == length).then_some(found)
        });
        let known = found.and_then(|found| gazetteer().known(found.id));
        known.is_some_and(|known| {
            known.kind == Some(ActorKind::State) && known.name() != "United States"
        })
    })
}
