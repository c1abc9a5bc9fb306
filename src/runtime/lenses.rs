//! Lenses: those that the program brings along, those of the reader, and writing
//! one.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::source::bundle;
use super::source::read_small;
use crate::facets::lens::{self, Lens, LensError, layered};
use crate::facets::{Briefing, extract};
use crate::text::{Clean, Document};

/// Ending of the files of lenses.
const ENDING: &str = "toml";
/// Most files that are read.
const MOST: usize = 100;
/// Where a lens comes from that has no file.
const BUNDLED: &str = "bundled";

/// A lens, and where it comes from.
#[derive(Debug, Clone)]
pub struct Known {
    /// The lens, laid over those that it goes on from.
    pub lens: Lens,
    /// The path of its file, or "bundled".
    pub origin: Clean,
}

/// The lenses that are known, those of the reader first.
#[derive(Debug, Clone, Default)]
pub struct Lenses {
    /// In the order in which they are tried.
    pub all: Vec<Known>,
    /// What is wrong with files of the reader.
    pub told: Vec<Clean>,
}

impl Lenses {
    /// The lenses in a folder of the reader, and the bundled ones. A file that
    /// cannot be read is told and left out.
    pub fn load(folder: Option<&Path>) -> Self {
        let (mut own, mut told) = (Vec::new(), Vec::new());
        for path in files(folder) {
            match read(&path) {
                Ok(lens) => own.push(Known {
                    lens,
                    origin: Clean::name(&path.to_string_lossy()),
                }),
                Err(error) => told.push(Clean::line(&error.to_string())),
            }
        }
        Self::of(own, told)
    }

    /// Lays each lens over those that it goes on from.
    fn of(own: Vec<Known>, mut told: Vec<Clean>) -> Self {
        let mut read = own;
        for text in bundle::LENSES {
            match Lens::parse(text) {
                Ok(lens) => read.push(Known {
                    lens,
                    origin: Clean::line(BUNDLED),
                }),
                // A test reads them all.
                Err(error) => told.push(Clean::line(&flaw("bundled lens", &error))),
            }
        }
        let mut all = Vec::new();
        for known in &read {
            match layered(&known.lens, &|name| named(&read, name)) {
                Ok(lens) => all.push(Known {
                    lens,
                    origin: known.origin.clone(),
                }),
                Err(error) => told.push(Clean::line(&flaw(&known.origin, &error))),
            }
        }
        Self { all, told }
    }

    /// The lens with a name; one of the reader goes before a bundled one.
    pub fn named(&self, name: &str) -> Option<&Lens> {
        named(&self.all, name)
    }

    /// A lens from a file, which may go on from the others.
    ///
    /// # Errors
    ///
    /// What cannot be read in it, with its place.
    pub fn read(&self, path: &Path) -> anyhow::Result<Lens> {
        let lens = read(path)?;
        let name = Clean::name(&path.to_string_lossy());
        layered(&lens, &|name| self.named(name))
            .map_err(|error| anyhow::anyhow!(flaw(&name, &error)))
    }

    /// The lenses of one article each.
    pub fn of_articles(&self) -> impl Iterator<Item = &Lens> {
        let all = self.all.iter().map(|known| &known.lens);
        all.filter(|lens| !lens.is_field())
    }

    /// The facets of an article by the lens that fits it, else by the lens of its
    /// field, else by rules.
    pub fn find(&self, document: &Document) -> Briefing {
        if let Some((_, bound)) = lens::choose(self.of_articles(), document) {
            return bound.briefing;
        }
        // What the reader wrote goes before what is bundled.
        let of = |bundled: bool| {
            let all = self.all.iter();
            all.filter(move |known| (&*known.origin == BUNDLED) == bundled)
                .map(|known| &known.lens)
        };
        let field = lens::detect(of(false), document);
        match field.or_else(|| lens::detect(of(true), document)) {
            Some(lens) => lens.bind(document).briefing,
            None => extract(document),
        }
    }
}

fn named<'a>(all: &'a [Known], name: &str) -> Option<&'a Lens> {
    let mut lenses = all.iter().map(|known| &known.lens);
    lenses.find(|lens| lens.name.as_str() == name)
}

fn read(path: &Path) -> anyhow::Result<Lens> {
    let text = read_small(path)?;
    let name = Clean::name(&path.to_string_lossy());
    Lens::parse(&text).map_err(|error| anyhow::anyhow!(flaw(&name, &error)))
}

/// What is wrong with a lens, and where.
fn flaw(name: &str, error: &LensError) -> String {
    let LensError {
        row,
        column,
        reason,
    } = error;
    format!("{name}:{row}:{column}: invalid lens: {reason}")
}

/// The files of lenses in a folder, by name.
fn files(folder: Option<&Path>) -> Vec<PathBuf> {
    let Some(Ok(files)) = folder.map(std::fs::read_dir) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    paths.sort();
    paths.truncate(MOST);
    paths
}

/// Writes a file that is not there yet: all of it or nothing.
///
/// # Errors
///
/// Those of the file system; a file that is there is never replaced.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a lens would be taken for one that is wrong.
        let _removed = std::fs::remove_file(path);
    }
    written
}
