//! Lenses: which are known, what of one an article does not have, and writing one.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::arguments::Article;
use super::output::{notice, say};
use super::{FAILED, facets, read_from, read_text, source_of};
use crate::facets::decisions::{Decision, decided};
use crate::facets::lens::{self, Lens};
use crate::facets::{Briefing, Entry, LONG, Provenance, awaited, extract, within_bounds};
use crate::runtime::folders::Folders;
use crate::runtime::lenses::{self, Lenses};
use crate::runtime::library::{self, Library};
use crate::runtime::source::{Source, bundle};
use crate::runtime::{Extractor, FacetFinder};
use crate::text::{Clean, Document};

/// How the facets of an article are found.
pub(super) struct Finders {
    /// At once; where that is not possible, the facets are awaited.
    pub(super) first: FacetFinder,
    /// Those that are awaited.
    pub(super) then: Extractor,
}

impl Finders {
    /// With the lens that is asked for; else with one that fits by itself, the lens
    /// of the article's field, or rules.
    pub(super) fn of(article: &Article) -> anyhow::Result<Self> {
        let alone = |briefing: Briefing| {
            let told = part_told(&briefing);
            (briefing, told)
        };
        match article.reading.lens.as_deref() {
            Some("none") => Ok(Self {
                first: Arc::new(|_| awaited()),
                then: Arc::new(move |document| alone(extract(document))),
            }),
            Some(asked) => {
                let lens = named_lens(asked)?;
                let first = lens.clone();
                Ok(Self {
                    first: Arc::new(move |document| {
                        if first.is_field() || is_long(document) {
                            first.awaited()
                        } else {
                            first.bind(document).briefing
                        }
                    }),
                    then: Arc::new(move |document| {
                        alone(within_bounds(document, |document| {
                            lens.bind(document).briefing
                        }))
                    }),
                })
            }
            None => Ok(Self {
                first: Arc::new(|document| {
                    // No article that a lens could be made for is so long.
                    let lens = bundled_lens().filter(|_| !is_long(document));
                    let chosen = lens::choose(lens, document);
                    chosen.map_or_else(awaited, |(_, bound)| bound.briefing)
                }),
                then: Arc::new(|document| {
                    // Read once; what is wrong there is told once.
                    static LENSES: OnceLock<Lenses> = OnceLock::new();
                    let mut told = Vec::new();
                    let lenses = LENSES.get_or_init(|| {
                        let lenses = own_lenses();
                        told.clone_from(&lenses.told);
                        lenses
                    });
                    let briefing = within_bounds(document, |document| lenses.find(document));
                    told.extend(part_told(&briefing));
                    (briefing, told)
                }),
            }),
        }
    }

    /// The facets of a document, however long it takes; what is to be told is told.
    pub(super) fn find(&self, document: &Document) -> Briefing {
        let first = (self.first)(document);
        if first.provenance != Provenance::Awaited {
            return first;
        }
        let (briefing, told) = (self.then)(document);
        for words in &told {
            notice(words);
        }
        briefing
    }
}

fn is_long(document: &Document) -> bool {
    document.len() > LONG
}

/// What is to be told of facets that are not those of the whole text.
fn part_told(briefing: &Briefing) -> Vec<Clean> {
    let told = briefing.part().map(|part| {
        Clean::line(&format!(
            "the text is long: the entries are from {part} of it"
        ))
    });
    told.into_iter().collect()
}

/// The lens of the bundled article, which is tried before any file is read.
fn bundled_lens() -> Option<&'static Lens> {
    static LENS: OnceLock<Option<Lens>> = OnceLock::new();
    LENS.get_or_init(|| Lens::parse(bundle::LENS).ok()).as_ref()
}

/// All lenses that are known.
fn own_lenses() -> Lenses {
    Lenses::load(Folders::of_environment().lenses().as_deref())
}

/// A lens by its name or by its path.
fn named_lens(asked: &str) -> anyhow::Result<Lens> {
    let lenses = own_lenses();
    if let Some(lens) = lenses.named(asked) {
        return Ok(lens.clone());
    }
    let path = Path::new(asked);
    if path.components().count() == 1 && !path.exists() {
        let name = Clean::name(asked);
        anyhow::bail!("{name}: no such lens or file; `briefing lens list` names the lenses");
    }
    lenses.read(path)
}

/// Tells what of a lens an article does not have.
pub(super) fn check(article: &Article) -> anyhow::Result<u8> {
    if article.reading.lens.as_deref() == Some("none") {
        anyhow::bail!("lens check needs a lens, and --lens none means no lens");
    }
    let source = source_of(article);
    let document = read_text(&source, article)?;
    let lenses: Vec<Lens> = if let Some(asked) = article.reading.lens.as_deref() {
        vec![named_lens(asked)?]
    } else {
        let known = own_lenses();
        for words in &known.told {
            notice(words);
        }
        // One for another edition is meant too; of one for another article all is missing.
        let may_be_for = |lens: &&Lens| {
            let (there, all) = lens.fit(&document);
            there * 3 >= all
        };
        known.of_articles().filter(may_be_for).cloned().collect()
    };
    if lenses.is_empty() {
        let name = source.name();
        anyhow::bail!("{name}: no lens is for this article; --lens NAME checks one all the same");
    }
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

/// Lists the lenses that are known; one that another has taken the name of is not
/// used.
pub(super) fn list() -> anyhow::Result<u8> {
    let known = own_lenses();
    for words in &known.told {
        notice(words);
    }
    let mut names = HashSet::new();
    let rows: Vec<_> = (known.all.iter())
        .map(|known| {
            let origin = if names.insert(&known.lens.name) {
                known.origin.to_string()
            } else {
                format!("{}, not used", known.origin)
            };
            (&known.lens, origin)
        })
        .collect();
    say(&facets::lenses(&rows))
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
        if facets.iter().all(|facet| facet.entries.is_empty()) {
            anyhow::bail!("{}: no entry of it was accepted", source.name());
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
    let name = Clean::name(&path.to_string_lossy());
    lenses::write_new(path, &written.text).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            anyhow::anyhow!("{name}: is there already; no file is replaced")
        } else {
            anyhow::anyhow!("{name}: {error}")
        }
    })?;
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
