//! Names of known actors, and of what could be taken for one.

#[cfg(test)]
mod tests;

use std::num::NonZeroU16;

use super::plain;
use crate::facets::hash::of_word;
use crate::facets::packed::{Dictionary, Four, Texts, number, parts};
use crate::facets::token::Token;
use crate::text::word::first_eight;

/// What kind of actor somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::facets) enum ActorKind {
    State,
    Organisation,
    Bloc,
    Institution,
    Company,
    Group,
    Person,
}

impl ActorKind {
    /// Its name as shown.
    pub(in crate::facets) fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Organisation => "organisation",
            Self::Bloc => "bloc",
            Self::Institution => "institution",
            Self::Company => "company",
            Self::Group => "group",
            Self::Person => "person",
        }
    }

    /// Whether it is a body of people with a name of its own.
    pub(in crate::facets) fn is_body(self) -> bool {
        !matches!(self, Self::State | Self::Person)
    }
}

/// How a name stands for its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::facets) enum Use {
    /// By itself.
    Name,
    /// As an adjective, or as the name of the people.
    Adjective,
    /// As the seat of those who act.
    Seat,
}

/// Number of a known name's bearer.
pub(in crate::facets) type KnownId = u16;

/// Somebody who is known, or a name of something that does not act.
#[derive(Clone, Copy)]
pub(in crate::facets) struct Known<'a> {
    /// None for what does not act: places, peoples, times.
    pub kind: Option<ActorKind>,
    id: KnownId,
    /// The usual names of all.
    names: &'a Texts<'a>,
}

impl<'a> Known<'a> {
    /// The usual name, read only where somebody asks for it.
    pub(in crate::facets) fn name(&self) -> &'a str {
        self.names.get(usize::from(self.id)).unwrap_or_default()
    }
}

/// A name that stands in a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::facets) struct Match {
    /// Whose name it is.
    pub id: KnownId,
    /// How many tokens it has.
    pub tokens: usize,
    /// How it stands for them.
    pub used: Use,
    /// Also a word or name with other meanings.
    pub is_ambiguous: bool,
}

/// A name without its first token: where the others lie, each behind a blank, and
/// where they end; the bearer; how many tokens it has, how it is used, whether it is
/// ambiguous, and the first letter of the second token.
type Name = [Four; 4];

/// All known names, by their first token.
pub(in crate::facets) struct Gazetteer<'a> {
    /// The usual name of each bearer.
    known: Texts<'a>,
    /// The number of the kind of each, from 1; 0 for what does not act.
    kinds: &'a [u8],
    firsts: Dictionary<'a>,
    /// Where the names end that begin with the token of each number.
    ends: &'a [Four],
    /// Of one first token the longest first.
    names: &'a [Name],
    /// The tokens after the first.
    rests: &'a [u8],
}

/// Number of a token that names begin with, from 1.
pub(in crate::facets) type FirstId = NonZeroU16;

/// The kinds of those who act, by their numbers from 1.
const KINDS: [ActorKind; 7] = [
    ActorKind::State,
    ActorKind::Organisation,
    ActorKind::Bloc,
    ActorKind::Institution,
    ActorKind::Company,
    ActorKind::Group,
    ActorKind::Person,
];
/// The ways in which names are used, by their numbers.
const USES: [Use; 3] = [Use::Name, Use::Adjective, Use::Seat];

/// The gazetteer of the program.
pub(in crate::facets) fn gazetteer() -> &'static Gazetteer<'static> {
    static ALL: Gazetteer<'static> = Gazetteer::of(include_bytes!(
        "../../../assets/lexicon/packed/gazetteer.bin"
    ));
    &ALL
}

impl<'a> Gazetteer<'a> {
    /// A gazetteer as it is packed.
    const fn of(list: &'a [u8]) -> Self {
        let [known, kinds, firsts, ends, names, rests] = parts(list);
        Self {
            known: Texts::of(known),
            kinds,
            firsts: Dictionary::of(firsts),
            ends: ends.as_chunks().0,
            names: names.as_chunks().0.as_chunks().0,
            rests,
        }
    }

    /// What kind of actor somebody is; none for places, and for those of a number that nobody
    /// has.
    pub(in crate::facets) fn kind(&self, id: KnownId) -> Option<ActorKind> {
        self.known(id).and_then(|known| known.kind)
    }

    /// Whose name or number it is.
    pub(in crate::facets) fn known(&self, id: KnownId) -> Option<Known<'_>> {
        let kind = usize::from(*self.kinds.get(usize::from(id))?);
        Some(Known {
            kind: kind
                .checked_sub(1)
                .and_then(|kind| KINDS.get(kind))
                .copied(),
            id,
            names: &self.known,
        })
    }

    /// The number of a token, if names begin with it.
    pub(in crate::facets) fn first(&self, text: &str) -> Option<FirstId> {
        self.first_as_listed(&plain(text))
    }

    /// The same of a token that is as lists hold it.
    pub(in crate::facets) fn first_as_listed(&self, text: &str) -> Option<FirstId> {
        self.first_begun(text, first_eight(text.as_bytes()))
    }

    /// The same of one of which the [first eight](first_eight) letters are known.
    #[inline]
    pub(in crate::facets) fn first_begun(&self, text: &str, begins: u64) -> Option<FirstId> {
        self.first_hashed(of_word(text.as_bytes(), begins))
    }

    /// The same of one of which the hash is known.
    #[inline]
    pub(in crate::facets) fn first_hashed(&self, hash: u64) -> Option<FirstId> {
        let number = self.firsts.get_hashed(hash);
        FirstId::new(u16::try_from(number).unwrap_or_default())
    }

    /// The longest name that these tokens begin with.
    pub(in crate::facets) fn find(&self, tokens: &[Token<'_>]) -> Option<Match> {
        self.find_beyond(tokens, 0)
    }

    /// The same of more than so many tokens.
    pub(in crate::facets) fn find_beyond(
        &self,
        tokens: &[Token<'_>],
        count: usize,
    ) -> Option<Match> {
        let (first, rest) = tokens.split_first()?;
        self.find_behind(first.begins()?, rest, count)
    }

    /// The same, of the number of the first token and those behind it.
    fn find_behind(&self, first: FirstId, rest: &[Token<'_>], count: usize) -> Option<Match> {
        let first = usize::from(first.get());
        let end = |first: usize| {
            let end = first.checked_sub(1).and_then(|at| self.ends.get(at));
            end.map_or(0, |end| number(*end))
        };
        let names = self.names.get(end(first - 1)..end(first))?;
        // The first letter of a token, which stays what it is if it is one of ASCII, tells it
        // from most of what is wanted.
        let second = rest.first().and_then(|token| token.text.bytes().next());
        let second = second.filter(u8::is_ascii);
        // The longest come first.
        let is_longer = |[.., [tokens, ..]]: &&Name| usize::from(*tokens) > count;
        names.iter().take_while(is_longer).find_map(
            |[from, to, id, [tokens, used, is_ambiguous, next]]| {
                let tokens = usize::from(*tokens);
                if tokens > 1 && second.is_some_and(|second| second != *next) {
                    return None;
                }
                let rest = rest.get(..tokens.checked_sub(1)?)?;
                let mut wanted = self.rests.get(number(*from)..number(*to))?;
                for token in rest {
                    wanted = wanted.strip_prefix(b" ")?;
                    wanted = wanted.strip_prefix(token.as_listed().as_bytes())?;
                }
                wanted.is_empty().then(|| Match {
                    id: KnownId::try_from(number(*id)).unwrap_or_default(),
                    tokens,
                    used: USES.get(usize::from(*used)).copied().unwrap_or(Use::Name),
                    is_ambiguous: *is_ambiguous == 1,
                })
            },
        )
    }
}
