//! Tests of the gazetteer, and how it is packed.

use std::cmp::Reverse;

use super::*;
use crate::facets::packed::{four, joined, tests::is_current};
use crate::facets::token::{parts, tokens};

const STATES: &str = include_str!("../../../../assets/lexicon/states.txt");
const BODIES: &str = include_str!("../../../../assets/lexicon/bodies.txt");
const COMPANIES: &str = include_str!("../../../../assets/lexicon/companies.txt");
const PEOPLE: &str = include_str!("../../../../assets/lexicon/people.txt");
const PLACES: &str = include_str!("../../../../assets/lexicon/places.txt");

/// A name with its tokens after the first, each behind a blank.
struct Packed {
    rest: String,
    found: Match,
}

/// A gazetteer while it is packed.
#[derive(Default)]
struct Packing {
    known: Vec<(&'static str, Option<ActorKind>)>,
    /// First tokens with their names.
    firsts: Vec<(String, Vec<Packed>)>,
}

impl Packing {
    fn of_the_lists() -> Self {
        let mut all = Self::default();
        all.read(STATES, Some(ActorKind::State));
        all.read(BODIES, None);
        all.read(COMPANIES, Some(ActorKind::Company));
        all.read(PEOPLE, Some(ActorKind::Person));
        for row in PLACES.lines().filter(|row| !row.starts_with('#')) {
            for name in row.split('|') {
                all.read_row(name, None);
            }
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
        let id = KnownId::try_from(self.known.len()).unwrap();
        let usual = row.split('|').next().unwrap();
        self.known.push((usual.trim_start_matches('~'), kind));
        for name in row.split('|') {
            self.add(name, id);
        }
    }

    fn add(&mut self, name: &str, id: KnownId) {
        let (used, name) = match name.split_at_checked(1) {
            Some(("=", rest)) => (Use::Adjective, rest),
            Some(("@", rest)) => (Use::Seat, rest),
            _ => (Use::Name, name),
        };
        let is_ambiguous = name.starts_with('~');
        let name = name.trim_start_matches('~');
        assert!(
            tokens(name).next().is_none_or(|first| first.is_word),
            "{name}"
        );
        let mut tokens = parts(name);
        let Some(first) = tokens.next().map(plain) else {
            return;
        };
        let rest: Vec<String> = tokens.map(|token| format!(" {}", plain(token))).collect();
        let found = Match {
            id,
            tokens: rest.len() + 1,
            used,
            is_ambiguous,
        };
        let rest = rest.concat();
        let place = self.firsts.iter().position(|(known, _)| *known == first);
        let place = place.unwrap_or_else(|| {
            self.firsts.push((first.into_owned(), Vec::new()));
            self.firsts.len() - 1
        });
        let names = &mut self.firsts[place].1;
        // The first list that has a name keeps it.
        if !names.iter().any(|known| known.rest == rest) {
            names.push(Packed { rest, found });
        }
    }

    fn packed(mut self) -> Vec<u8> {
        let (mut ends, mut names, mut rests) = (Vec::new(), Vec::new(), Vec::new());
        for (_, of_first) in &mut self.firsts {
            of_first.sort_by_key(|name| Reverse(name.found.tokens));
            for Packed { rest, found } in of_first {
                let used = USES.iter().position(|used| *used == found.used).unwrap();
                names.extend(four(rests.len()));
                rests.extend_from_slice(rest.as_bytes());
                names.extend(four(rests.len()));
                names.extend(four(usize::from(found.id)));
                let tokens = u8::try_from(found.tokens).unwrap();
                let next = rest.as_bytes().get(1).copied().unwrap_or_default();
                names.extend([tokens, used as u8, u8::from(found.is_ambiguous), next]);
            }
            ends.extend(four(names.len() / size_of::<Name>()));
        }
        let kinds = self.known.iter().map(|(_, kind)| {
            let kind = KINDS.iter().position(|known| Some(*known) == *kind);
            kind.map_or(0, |kind| kind as u8 + 1)
        });
        let firsts = self.firsts.iter().zip(1..);
        joined(&[
            &Texts::pack(self.known.iter().map(|(name, _)| *name)),
            &kinds.collect::<Vec<u8>>(),
            &Dictionary::pack(firsts.map(|((first, _), id)| (first.as_str(), id))),
            &ends,
            &names,
            &rests,
        ])
    }
}

fn find(text: &str) -> Option<(&'static str, usize, Use)> {
    let tokens: Vec<_> = tokens(text).collect();
    let found = gazetteer().find(&tokens)?;
    let known = gazetteer().known(found.id)?;
    Some((known.name(), found.tokens, found.used))
}

#[test]
fn the_packed_gazetteer_is_current() {
    let lists = Packing::of_the_lists();
    // Numbers of first tokens have two bytes.
    assert!(lists.firsts.len() < usize::from(FirstId::MAX.get()));
    is_current("gazetteer.bin", &lists.packed());
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
fn only_longer_names_may_be_asked_for() {
    let tokens: Vec<_> = tokens("European Union law").collect();
    let length = |count| Some(gazetteer().find_beyond(&tokens, count)?.tokens);
    assert_eq!([0, 1, 2].map(length), [Some(2), Some(2), None]);
}

#[test]
fn there_are_thousands_of_names_and_each_has_one_bearer() {
    let names = gazetteer().names;
    assert!(names.len() > 4_000, "{}", names.len());
    for [_, _, id, _] in names {
        let id = KnownId::try_from(number(*id)).unwrap();
        let known = gazetteer().known(id);
        assert!(known.is_some_and(|known| !known.name().is_empty()), "{id}");
    }
}

#[test]
fn in_bytes_that_are_no_gazetteer_nothing_is_found_at_the_wrong_place() {
    let mut lists = Packing::default();
    lists.read("[bloc]\nHarbour League|=Leaguer\nHarbour", None);
    let list = lists.packed();
    let words: Vec<_> = tokens("Harbour League").collect();
    let found = Gazetteer::of(&list).find_behind(FirstId::MIN, &words[1..], 0);
    assert_eq!(found.map(|found| found.tokens), Some(2));
    for at in 0..list.len() {
        let mut bad = list.clone();
        bad[at] ^= 0xff;
        for bad in [bad.as_slice(), &list[..at]] {
            let gazetteer = Gazetteer::of(bad);
            let first = gazetteer.first("Harbour").unwrap_or(FirstId::MIN);
            let found = gazetteer.find_behind(first, &words[1..], 0);
            assert!(found.is_none_or(|found| found.tokens <= words.len()));
            let _ = gazetteer.known(0).map(|known| known.name());
        }
    }
}
