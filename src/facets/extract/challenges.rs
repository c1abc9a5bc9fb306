//! Challenges: sentences that tell what stands in the way.

use super::Found;
use crate::text::Document;

/// Finds them, most important first.
pub(super) fn find(_document: &Document) -> Vec<Found> {
    Vec::new()
}
