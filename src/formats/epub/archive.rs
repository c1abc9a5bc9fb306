//! The files of an archive, read within bounds.
//!
//! Nothing is written anywhere, and no name leads out of the archive: names are
//! looked up in its directory and nowhere else.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ArchiveOffset;

use super::super::ReadError;

/// Most bytes that all files read from an archive may have.
pub(super) const MOST_BYTES: u64 = 64 << 20;
/// Most bytes of a file that tells of others.
const MOST_OF_PACKAGE: u64 = 4 << 20;
/// Most files in a directory: as many as one without the later extension names.
const MOST_ENTRIES: u16 = u16::MAX - 1;
/// The end of the directory: its sign, its least length, the longest remark behind.
const END: (&[u8], usize, usize) = (b"PK\x05\x06", 22, 0xffff);

/// An archive of which no more than a certain sum is read.
pub(super) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    left: u64,
    /// Whether something could not be read, or not to its end.
    pub(super) is_cut: bool,
}

impl Archive {
    /// Opens an archive.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, ReadError> {
        let entries =
            entries(&bytes).ok_or(ReadError::Epub("it is not a ZIP archive, or cut off"))?;
        if entries > MOST_ENTRIES {
            return Err(ReadError::Epub("it holds too many files"));
        }
        let config = zip::read::Config {
            archive_offset: ArchiveOffset::Known(0),
        };
        let zip = ZipArchive::with_config(config, Cursor::new(bytes))
            .map_err(|_| ReadError::Epub("its directory is damaged"))?;
        Ok(Self {
            zip,
            left: MOST_BYTES,
            is_cut: false,
        })
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Reads a file that tells of others.
    pub(super) fn package(&mut self, name: &str) -> Option<Vec<u8>> {
        let (bytes, is_whole) = self.take(name, MOST_OF_PACKAGE)?;
        is_whole.then_some(bytes)
    }

    /// Reads a file as far as it can be read.
    pub(super) fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        let read = self.take(name, u64::MAX);
        self.is_cut |= read.as_ref().is_none_or(|(_, is_whole)| !is_whole);
        read.map(|(bytes, _)| bytes)
    }

    /// Reads a file up to a limit, and whether that was all of it.
    fn take(&mut self, name: &str, most: u64) -> Option<(Vec<u8>, bool)> {
        let most = most.min(self.left);
        let at = self.zip.index_for_name(name)?;
        let entry = self.zip.by_index(at).ok()?;
        let mut bytes = Vec::new();
        // What is said to be the size is not asked: only what comes out counts.
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(length);
        Some((bytes, read.is_ok() && length <= most))
    }
}

/// The number of files that the end of the directory tells.
fn entries(bytes: &[u8]) -> Option<u16> {
    let (sign, length, remark) = END;
    let tail = bytes.get(bytes.len().saturating_sub(length + remark)..)?;
    let at = tail
        .windows(length)
        .rposition(|end| end.starts_with(sign))?;
    let count = tail.get(at + 10..at + 12)?;
    Some(u16::from_le_bytes(count.try_into().ok()?))
}
