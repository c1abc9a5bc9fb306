//! The words of a document that is too long for an index.

use std::sync::Arc;

use crate::search::scan;

/// All words of a document, which a query needs that finds none of its own there.
#[derive(Debug, Clone, Default)]
pub enum Dictionary {
    /// No query needed them yet.
    #[default]
    Unasked,
    /// They are being listed.
    Awaited,
    /// They are known.
    Known(Arc<scan::Dictionary>),
}

impl Dictionary {
    /// The words, if they are known.
    pub fn known(&self) -> Option<Arc<scan::Dictionary>> {
        match self {
            Self::Unasked | Self::Awaited => None,
            Self::Known(words) => Some(Arc::clone(words)),
        }
    }
}
