//! What can happen, as data.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::arrival::{Arrival, Reread};
use super::key::{Key, Mouse};
use super::layout::Size;
use super::panes::library::Known;
use super::panes::search::{Found, Generation};
use crate::facets::Briefing;
use crate::search::SearchIndex;
use crate::search::scan::Dictionary;
use crate::text::{Clean, Document};

/// What happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The pointer did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(Clean),
    /// The terminal has another size.
    Resized(Size),
    /// A while passed without a message, as asked for by [`is_waiting`](super::model::Model::is_waiting).
    Tick,
    /// What the whole document was read as.
    ReadAs {
        /// The name of its format.
        format: &'static str,
        /// The name of its encoding.
        encoding: &'static str,
        /// Whether it holds bytes that mean nothing in this encoding; they were
        /// replaced.
        lossy: bool,
    },
    /// The whole document was read and its facets were found, or are awaited.
    Loaded(Arc<Document>, Arc<Briefing>),
    /// The facets of this document were found by rules.
    Extracted(Arc<Document>, Arc<Briefing>),
    /// Another article was opened.
    Arrived(Box<Arrival>),
    /// The article was read again.
    Reread(Box<Reread>),
    /// Articles that can be opened.
    Listed(Vec<Known>),
    /// A mark leads to this sentence.
    GoTo(Box<Anchor>),
    /// Whether the file is followed from now on.
    Following(bool),
    /// The index of this document is built.
    Indexed(Arc<Document>, Arc<SearchIndex>),
    /// The words of an article that is too long for an index.
    Words(Arc<Document>, Arc<Dictionary>),
    /// A query was answered.
    Found(Generation, Box<Found>),
    /// The terminal told its background.
    Background(Background),
    /// Something was done; a word of confirmation.
    Done(Clean),
    /// Something is not as the reader might expect; a word about it.
    Warned(Clean),
    /// Something cannot be done; a word about why.
    Refused(Clean),
    /// Something went wrong: what, and a word to the reader.
    Failed(Subject, Clean),
}

/// What was being done when something went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Reading the article, or the rest of it.
    Load,
    /// Finding the facets by rules.
    Facets,
    /// Building the index.
    Index,
    /// Answering a query.
    Search,
    /// Anything that nobody waits for.
    Other,
}

/// Brightness of the terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Background {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
}
