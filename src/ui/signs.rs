//! Signs of facets and their entries, and bars of what entries share.

use super::Scene;
use super::canvas::Canvas;
use super::theme::Role;
use crate::facets::{Entry, Facet};

/// Behind the label of an entry that may be none.
pub(super) const WEAK: &str = "?";

/// The filled sign of a facet: an entry that is here.
pub(super) fn filled(scene: Scene<'_>, facet: u16) -> &str {
    of_facet(scene, facet, |facet| {
        match scene.theme.glyphs.ascii_hollow {
            Some(_) => facet.ascii.as_str(),
            None => facet.glyph.as_str(),
        }
    })
}

/// The hollow sign of a facet: an entry that is not here.
pub(super) fn hollow(scene: Scene<'_>, facet: u16) -> &str {
    match scene.theme.glyphs.ascii_hollow {
        Some(hollow) => hollow,
        None => of_facet(scene, facet, |facet| facet.hollow.as_str()),
    }
}

fn of_facet<'a>(scene: Scene<'a>, facet: u16, sign: impl Fn(&'a Facet) -> &'a str) -> &'a str {
    let facets = &scene.model.briefing.facets;
    facets.get(usize::from(facet)).map_or("", sign)
}

/// Draws the sign of an entry.
pub(super) fn entry(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (column, line): (u16, u16),
    entry: &Entry,
    is_filled: bool,
) {
    let facet = entry.facet.0;
    let (sign, role) = if is_filled {
        (filled(scene, facet), role_of(scene, entry))
    } else {
        (hollow(scene, facet), Role::Muted)
    };
    canvas.text(column, line, sign, scene.theme.style(role));
}

/// The hue of an entry's sign: that of its kind, if the lens gives it one.
pub(super) fn role_of(scene: Scene<'_>, entry: &Entry) -> Role {
    let kind = scene.model.briefing.kind_of(entry);
    let hue = kind.and_then(|(_, kind)| kind.hue);
    hue.map_or(Role::Facet(entry.facet.0), Role::Kind)
}

/// A bar of one cell a sentence; where the most that an entry of the list shares has
/// no `room` for that, all are shortened alike.
pub(super) fn shared_bar(
    scene: Scene<'_>,
    canvas: &mut Canvas<'_>,
    (column, line, room): (u16, u16, u16),
    (shared, most): (u32, u32),
    facet: u16,
) {
    let [_, heavy, ..] = scene.theme.glyphs.rules;
    let cells = if most > u32::from(room) {
        shared.saturating_mul(room.into()).div_ceil(most)
    } else {
        shared
    };
    let cells = u16::try_from(cells).unwrap_or(u16::MAX).min(room);
    let style = scene.theme.style(Role::FacetDim(facet));
    canvas.rule(column, line, cells, heavy, style);
}
