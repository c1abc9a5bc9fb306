//! An article that comes to the screen: how it was opened, what was remembered
//! of it, and where reading begins.

use std::sync::Arc;

use super::anchor::{Anchor, Change};
use super::kept::Kept;
use crate::facets::Briefing;
use crate::text::{Clean, Document};

/// How much of an article was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// Its start; the rest is being read.
    Loading,
    /// Its start; the rest could not be read.
    Start,
}

/// How the article was opened, for header and information.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// File name, or "standard input".
    pub name: Clean,
    /// Name of the format.
    pub format: &'static str,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Whether bytes that mean nothing in it were replaced.
    pub lossy: bool,
    /// Where the file is; empty if it is none.
    pub path: Clean,
    /// How much of it was read.
    pub part: Part,
}

/// When an article is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Upkeep {
    /// When the reader asks.
    #[default]
    Asked,
    /// Whenever its file changes, too.
    Followed,
}

/// Where reading begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Start {
    /// Where it ended the last time.
    #[default]
    Resumed,
    /// At the start of the text.
    Top,
    /// At a mark.
    At(Box<Anchor>),
}

/// Another article.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The article.
    pub document: Arc<Document>,
    /// Its facets.
    pub briefing: Arc<Briefing>,
    /// How it was opened.
    pub opened: Opened,
    /// What was remembered of it.
    pub kept: Kept,
    /// Where to begin.
    pub start: Start,
    /// A word about it.
    pub told: Option<Clean>,
}

/// Another reading of the article.
#[derive(Debug, Clone)]
pub struct Reread {
    /// The article.
    pub document: Arc<Document>,
    /// Its facets.
    pub briefing: Arc<Briefing>,
    /// How it was opened.
    pub opened: Opened,
    /// What has changed in it, if anything.
    pub change: Option<Change>,
}
