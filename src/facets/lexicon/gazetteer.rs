//! Names of known actors, and of what could be taken for one.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Quick, plain};
use crate::facets::token::{Token, parts};

const STATES: &str = include_str!("../../../assets/lexicon/states.txt");
const BODIES: &str = include_str!("../../../assets/lexicon/bodies.txt");
const COMPANIES: &str = include_str!("../../../assets/lexicon/companies.txt");
const PEOPLE: &str = include_str!("../../../assets/lexicon/people.txt");
const PLACES: &str = include_str!("../../../assets/lexicon/places.txt");

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
#[derive(Debug, Clone, Copy)]
pub(in crate::facets) struct Known {
    /// The usual name.
    pub name: &'static str,
    /// None for what does not act: places, peoples, times.
    pub kind: Option<ActorKind>,
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

struct Name {
    /// Its tokens after the first, as a range of all.
    rest: (u32, u32),
    found: Match,
}

/// All known names, by their first token.
pub(in crate::facets) struct Gazetteer {
    known: Vec<Known>,
    tokens: Vec<Cow<'static, str>>,
    /// By their first token, the longest first.
    names: Vec<Vec<Name>>,
    firsts: HashMap<Cow<'static, str>, FirstId, Quick>,
}

/// Number of a token that names begin with.
pub(in crate::facets) type FirstId = u16;

/// The gazetteer, built when first asked for.
pub(in crate::facets) fn gazetteer() -> &'static Gazetteer {
    static ALL: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::build);
    &ALL
}

impl Gazetteer {
    fn build() -> Self {
        let mut all = Self {
            known: Vec::with_capacity(4096),
            tokens: Vec::with_capacity(8192),
            names: Vec::with_capacity(4096),
            firsts: HashMap::with_capacity_and_hasher(4096, Quick::default()),
        };
        all.read(STATES, Some(ActorKind::State));
        all.read(BODIES, None);
        all.read(COMPANIES, Some(ActorKind::Company));
        all.read(PEOPLE, Some(ActorKind::Person));
        for row in PLACES.lines().filter(|row| !row.starts_with('#')) {
            for name in row.split('|') {
                all.read_row(name, None);
            }
        }
        for names in &mut all.names {
            names.sort_by_key(|name| Reverse(name.found.tokens));
        }
        all
    }

    fn read(&mut self, list: &'static str, kind: Option<ActorKind>) {
        let mut kind = kind;
        for row in list.lines().filter(|row| !row.starts_with('#')) {
            match row {
                "[organisation]" => kind = Some(ActorKind::Organisation),
                "[bloc]" => kind = Some(ActorKind::Bloc),
                "[institution]" => kind = Some(ActorKind::Institution),
                "[group]" => kind = Some(ActorKind::Group),
                _ => self.read_row(row, kind),
            }
        }
    }

    fn read_row(&mut self, row: &'static str, kind: Option<ActorKind>) {
        let Ok(id) = KnownId::try_from(self.known.len()) else {
            return;
        };
        let mut names = row.split('|');
        if let Some(first) = names.next() {
            let name = first.trim_start_matches('~');
            self.known.push(Known { name, kind });
            self.add(first, id);
        }
        for name in names {
            self.add(name, id);
        }
    }

    fn add(&mut self, name: &'static str, id: KnownId) {
        let (used, name) = match name.split_at_checked(1) {
            Some(("=", rest)) => (Use::Adjective, rest),
            Some(("@", rest)) => (Use::Seat, rest),
            _ => (Use::Name, name),
        };
        let is_ambiguous = name.starts_with('~');
        let name = name.trim_start_matches('~');
        let mut parts = parts(name);
        let Some(first) = parts.next() else {
            return;
        };
        let start = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        self.tokens.extend(parts.map(plain));
        let end = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        let found = Match {
            id,
            tokens: (end - start) as usize + 1,
            used,
            is_ambiguous,
        };
        let next = self.names.len();
        let Ok(id) = FirstId::try_from(next) else {
            return;
        };
        let first = *self.firsts.entry(plain(first)).or_insert(id);
        if usize::from(first) == next {
            self.names.push(Vec::new());
        }
        let Some(names) = self.names.get_mut(usize::from(first)) else {
            return;
        };
        // The first list that has a name keeps it.
        let rest = |name: &Name| self.tokens.get(name.rest.0 as usize..name.rest.1 as usize);
        let name = Name {
            rest: (start, end),
            found,
        };
        if !names.iter().any(|known| rest(known) == rest(&name)) {
            names.push(name);
        }
    }

    /// Whose name or number it is.
    pub(in crate::facets) fn known(&self, id: KnownId) -> Option<&Known> {
        self.known.get(usize::from(id))
    }

    /// The number of a token, if names begin with it.
    pub(in crate::facets) fn first(&self, text: &str) -> Option<FirstId> {
        self.firsts.get(plain(text).as_ref()).copied()
    }

    /// The longest name that these tokens begin with.
    pub(in crate::facets) fn find(&self, tokens: &[Token<'_>]) -> Option<Match> {
        let (first, rest) = tokens.split_first()?;
        let names = self.names.get(usize::from(first.begins()?))?;
        let fits = |name: &&Name| {
            let wanted = (self.tokens)
                .get(name.rest.0 as usize..name.rest.1 as usize)
                .unwrap_or_default();
            wanted.len() <= rest.len()
                && wanted
                    .iter()
                    .zip(rest)
                    .all(|(wanted, token)| plain(token.text) == *wanted)
        };
        names.iter().find(fits).map(|name| name.found)
    }

    #[cfg(test)]
    pub(in crate::facets) fn len(&self) -> usize {
        self.names.iter().map(Vec::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    fn find(text: &str) -> Option<(&'static str, usize, Use)> {
        let tokens: Vec<_> = tokens(text).collect();
        let found = gazetteer().find(&tokens)?;
        let known = gazetteer().known(found.id)?;
        Some((known.name, found.tokens, found.used))
    }

    #[test]
    fn the_longest_name_wins_whatever_its_apostrophes_and_dots() {
        assert_eq!(
            find("European Union law"),
            Some(("European Union", 2, Use::Name))
        );
        assert_eq!(
            find("European cities").map(|(name, ..)| name),
            Some("European")
        );
        assert_eq!(find("U.S. law"), Some(("United States", 1, Use::Name)));
        assert_eq!(find("Côte d’Ivoire"), Some(("Côte d'Ivoire", 2, Use::Name)));
        assert_eq!(
            find("Norwegian fjords"),
            Some(("Norway", 1, Use::Adjective))
        );
        assert_eq!(find("Seoul said"), Some(("South Korea", 1, Use::Seat)));
        assert_eq!(find("us all"), None);
    }

    #[test]
    fn there_are_thousands_of_names_and_each_has_one_bearer() {
        assert!(gazetteer().len() > 4_000, "{}", gazetteer().len());
        assert!(gazetteer().known.len() < usize::from(KnownId::MAX));
    }
}
