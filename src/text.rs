//! The text model: what an article is made of, and how text is addressed,
//! cleaned, cut and measured. Knows nothing of files, screens or facets.

pub(crate) mod bytes;
pub mod clean;
pub mod crew;
pub mod document;
pub mod fingerprint;
pub mod flaw;
pub mod halt;
pub mod language;
pub mod sentence;
pub mod span;
pub mod width;
pub mod word;

pub use clean::Clean;
pub use document::{
    Block, BlockKind, CELL_SEPARATOR, Document, DocumentBuilder, Emphasis, Emphasised, Link, Marks,
    Meta, Place, PointNumber, Prepared, RawEmphasis, RawLink, Ready, Section, Within,
};
pub use fingerprint::fingerprint;
pub use flaw::Flaw;
pub use halt::Halt;
pub(crate) use span::offset;
pub use span::{BlockId, SectionId, SentenceId, Span};
pub use word::number_of;
