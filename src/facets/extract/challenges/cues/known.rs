//! Cues as they are packed.

use super::Sign;
use crate::facets::packed::{Four, Texts, four, number};

/// A cue without its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::facets) struct Cue<'c> {
    /// What it says.
    pub sign: Sign,
    /// How much.
    pub weight: f32,
    /// Numbers of its noun and its family among the names, from 1; 0 for none.
    noun: Four,
    family: Four,
    /// As they are packed: hardly any is asked for.
    names: &'c [u8],
}

impl<'c> Cue<'c> {
    /// One that no list has.
    pub(in crate::facets) const fn unlisted(sign: Sign, weight: f32) -> Self {
        Self {
            sign,
            weight,
            noun: [0; 4],
            family: [0; 4],
            names: &[],
        }
    }

    /// The noun for what it tells, if the cue itself is none: "denial" for "denied".
    pub(in crate::facets) fn noun(&self) -> Option<&'c str> {
        self.name(self.noun)
    }

    /// The kind of trouble that it names: the same for "shortage" and "lack".
    pub(in crate::facets) fn family(&self) -> &'c str {
        self.name(self.family).unwrap_or_default()
    }

    /// Whether this one and another of the same lists name trouble of one kind.
    pub(in crate::facets) fn is_of_family(&self, other: &Self) -> bool {
        self.family == other.family && !self.family().is_empty()
    }

    fn name(&self, at: Four) -> Option<&'c str> {
        let at = number(at).checked_sub(1)?;
        Texts::of(self.names).get(at)
    }
}

/// Cues by their numbers.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// Number of the sign, bits of the weight and numbers of the noun and of the
    /// family among the names, from 1; 0 for none.
    all: &'a [[Four; 4]],
    names: &'a [u8],
}

impl<'a> Known<'a> {
    /// Cues and their names as [`Packing::packed`] has them.
    pub(super) fn of(all: &'a [u8], names: &'a [u8]) -> Self {
        let (all, _) = all.as_chunks().0.as_chunks();
        Self { all, names }
    }

    /// How many there are.
    #[cfg(test)]
    pub(super) fn len(self) -> usize {
        self.all.len()
    }

    /// The cue of a number.
    pub(super) fn get(self, at: usize) -> Option<Cue<'a>> {
        let [sign, weight, noun, family] = *self.all.get(at)?;
        Some(Cue {
            sign: Sign::ALL.get(number(sign))?.1,
            weight: f32::from_le_bytes(weight),
            noun,
            family,
            names: self.names,
        })
    }

    /// By which one cue is kept of those for the same words.
    pub(super) fn rank(self, at: usize) -> f32 {
        self.all.get(at).map_or(0.0, |[sign, weight, ..]| {
            let sign = Sign::ALL.get(number(*sign));
            if sign.is_some_and(|(_, sign)| *sign == Sign::Neutral) {
                f32::INFINITY
            } else {
                f32::from_le_bytes(*weight)
            }
        })
    }
}

/// Cues while they are packed.
#[derive(Default)]
pub(super) struct Packing<'t> {
    known: Vec<[Four; 4]>,
    names: Vec<&'t str>,
}

impl<'t> Packing<'t> {
    /// Adds a cue and gives the number that its phrases have.
    pub(super) fn add(
        &mut self,
        sign: Sign,
        weight: f32,
        noun: Option<&'t str>,
        family: &'t str,
    ) -> u32 {
        let sign = Sign::ALL.iter().position(|(_, known)| *known == sign);
        let noun = noun.map_or(0, |noun| self.name(noun));
        let family = self.name(family);
        (self.known).push([
            four(sign.unwrap_or_default()),
            weight.to_le_bytes(),
            four(noun),
            four(family),
        ]);
        u32::from_le_bytes(four(self.known.len()))
    }

    /// The number of a name, from 1.
    fn name(&mut self, name: &'t str) -> usize {
        let known = self.names.iter().position(|known| *known == name);
        let at = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(name);
        }
        at + 1
    }

    /// All of them, and their names.
    pub(super) fn packed(self) -> [Vec<u8>; 2] {
        let known = self.known.as_flattened().as_flattened();
        [known.to_vec(), Texts::pack(self.names)]
    }
}
