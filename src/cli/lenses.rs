//! Lenses: which are known, what of one an article does not have, and writing one.

use std::path::Path;
use std::sync::Arc;

use super::arguments::Article;
use super::output::{notice, say};
use super::{FAILED, facets, read_from, read_text, source_of};
use crate::facets::decisions::{Decision, decided};
use crate::facets::lens::{self, Lens};
use crate::facets::{Briefing, Entry};
use crate::runtime::folders::Folders;
use crate::runtime::library::{self, Library};
use crate::runtime::source::{self, Source, bundle};
use crate::runtime::{FacetFinder, lenses};
use crate::text::{Clean, Document};

/// How the facets of an article are found: with the lens that was asked for,
/// with one that fits by itself, or else as `otherwise` says.
pub(super) fn facets_of(
    article: &Article,
    otherwise: fn(&Document) -> Briefing,
) -> anyhow::Result<FacetFinder> {
    match article.reading.lens.as_deref() {
        Some("none") => Ok(Arc::new(otherwise)),
        Some(asked) => {
            let lens = named_lens(asked)?;
            Ok(Arc::new(move |document| lens.bind(document).briefing))
        }
        None => {
            let lenses = bundled_lenses()?;
            Ok(Arc::new(move |document| {
                lens::choose(&lenses, document)
                    .map_or_else(|| otherwise(document), |(_, bound)| bound.briefing)
            }))
        }
    }
}

/// The lenses that the program brings along.
fn bundled_lenses() -> anyhow::Result<Vec<Lens>> {
    bundle::LENSES
        .iter()
        .map(|text| Lens::parse(text).map_err(|error| anyhow::anyhow!("bundled lens:{error}")))
        .collect()
}

/// A lens by its name or by its path.
fn named_lens(asked: &str) -> anyhow::Result<Lens> {
    let known = bundled_lenses()?;
    if let Some(lens) = known.into_iter().find(|lens| lens.name.as_str() == asked) {
        return Ok(lens);
    }
    let text = source::read_small(Path::new(asked))?;
    let name = Clean::line(asked);
    Lens::parse(&text).map_err(|error| anyhow::anyhow!("{name}:{error}"))
}

/// Tells what of a lens an article does not have.
pub(super) fn check(article: &Article) -> anyhow::Result<u8> {
    if article.reading.lens.as_deref() == Some("none") {
        anyhow::bail!("lens check needs a lens, and --lens none means no lens");
    }
    let document = read_text(&source_of(article), article)?;
    let lenses = match article.reading.lens.as_deref() {
        Some(asked) => vec![named_lens(asked)?],
        None => bundled_lenses()?,
    };
    let mut out = String::new();
    let mut is_lost = false;
    for lens in &lenses {
        let bound = lens.bind(&document);
        is_lost |= bound.has_failure();
        out.push_str(&facets::check(lens, &bound));
    }
    say(&out)?;
    Ok(if is_lost { FAILED } else { 0 })
}

/// Lists the lenses that are known.
pub(super) fn list() -> anyhow::Result<u8> {
    let known = bundled_lenses()?.into_iter();
    let known: Vec<_> = known.map(|lens| (lens, "bundled")).collect();
    say(&facets::lenses(&known))
}

/// Writes what was found in an article, as the reader decided about it, as a lens.
pub(super) fn init(
    article: &Article,
    is_accepted_only: bool,
    output: Option<&Path>,
) -> anyhow::Result<u8> {
    let source = source_of(article);
    let (document, found) = read_from(&source, article)?;
    let mut briefing = decided(&document, &found, &decisions(&source));
    if is_accepted_only {
        let is_accepted = |id| {
            briefing
                .entry(id)
                .is_some_and(|entry: &Entry| entry.is_accepted)
        };
        let mut facets = briefing.facets.clone();
        for facet in &mut facets {
            facet.entries.retain(|id| is_accepted(*id));
        }
        briefing.facets = facets;
    }
    let written = lens::written(&document, &briefing);
    if !written.inexact.is_empty() {
        let labels: Vec<&str> = written.inexact.iter().map(Clean::as_str).collect();
        notice(&format!(
            "no phrase tells the evidence of these entries from other sentences: {}",
            labels.join(", ")
        ));
    }
    let Some(path) = output else {
        return say(&written.text);
    };
    let name = Clean::line(&path.to_string_lossy());
    lenses::write_new(path, &written.text).map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
    Ok(0)
}

/// What the reader decided about an article; what is wrong there is told.
fn decisions(source: &Source) -> Vec<Decision> {
    let library = Library::new(Folders::of_environment().state, true);
    let (Some(library), Some(address)) = (library, library::address_of(source)) else {
        return Vec::new();
    };
    let (_, kept, told) = library.open(&address);
    if let Some(words) = told {
        notice(&words);
    }
    kept.decisions
}
