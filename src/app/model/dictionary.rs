//! The words of a document that is too long for an index.

use std::sync::Arc;

use crate::search::scan;

/// How far the dictionary of a document is, which a query needs that finds none of its
/// words there.
#[derive(Debug, Clone, Default)]
pub enum DictionaryState {
    /// No query needed them yet.
    #[default]
    Unasked,
    /// They are being listed.
    Awaited,
    /// They are known.
    Known(Arc<scan::Dictionary>),
}

impl DictionaryState {
    /// The words, if they are known.
    pub fn known(&self) -> Option<Arc<scan::Dictionary>> {
        match self {
            Self::Unasked | Self::Awaited => None,
            Self::Known(words) => Some(Arc::clone(words)),
        }
    }
}
