//! What the program remembers, on disk: old or new, never damaged.
//!
//! Each thing is one JSON object in one file, in the folder of the state, never
//! beside a document. It is written to a temporary file in the same folder,
//! synced, renamed over the old one, and the folder is synced, so that whatever
//! happens between finds one or the other. The second row of a file is the
//! checksum of all the others. A file that does not fit its checksum is set
//! aside, never overwritten.
//!
//! Writing merges: only keys that changed since they were read are touched, so
//! what another instance or a newer version wrote there stays.

use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use super::source::{self, Reason};
use crate::text::Clean;

/// The version of the files that is read and written.
const VERSION: u64 = 1;
/// Key of the version.
const VERSION_KEY: &str = "version";
/// What stands before the checksum of a file.
const CHECKSUM: &str = "{\n  \"checksum\": \"";
/// What stands behind it.
const CHECKSUM_END: &str = "\",\n";
/// Added to the name of a file that is set aside.
const DAMAGED: &str = "damaged";

/// A JSON object.
pub(super) type Object = Map<String, Value>;

/// Operations on files, each of which may fail.
pub(super) trait Disk {
    /// Reads a small text.
    fn read(&self, path: &Path) -> Result<String, Reason>;
    /// Makes a folder and those above it, for nobody else to read.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a file of a new name, which goes when it is dropped.
    fn make_file(&self, folder: &Path) -> io::Result<NamedTempFile>;
    /// Writes all of a file.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()>;
    /// Waits until a file or a folder is on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Gives a new file its name, over what has it.
    fn persist(&self, file: NamedTempFile, path: &Path) -> io::Result<()>;
    /// Gives what has a name another.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
}

/// The disk of the system.
#[derive(Debug, Clone, Copy)]
pub(super) struct System;

impl Disk for System {
    fn read(&self, path: &Path) -> Result<String, Reason> {
        source::read_small(path).map_err(|error| error.reason)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)
    }

    fn make_file(&self, folder: &Path) -> io::Result<NamedTempFile> {
        NamedTempFile::new_in(folder)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn persist(&self, file: NamedTempFile, path: &Path) -> io::Result<()> {
        file.persist(path)?;
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }
}

/// Why something is not remembered.
#[derive(Debug, thiserror::Error)]
pub(super) enum StoreError {
    /// It cannot be read, so it is not written either.
    #[error("{0}: {1}")]
    Unreadable(String, Reason),
    /// A newer version wrote it.
    #[error("{0}: is of a newer version of this program")]
    Newer(String),
    /// It is damaged and has to stay where it is.
    #[error("{0}: is damaged and cannot be set aside: {1}")]
    InTheWay(String, io::Error),
    /// It cannot be written; what was there is still there.
    #[error("{0}: cannot be written: {1}")]
    Unwritable(String, io::Error),
}

/// A folder of remembered things.
#[derive(Debug, Clone)]
pub(super) struct Store<D = System> {
    folder: PathBuf,
    disk: D,
}

impl Store {
    /// The things of a folder, which need not be there yet.
    pub(super) fn new(folder: PathBuf) -> Self {
        let disk = System;
        Self { folder, disk }
    }
}

impl<D: Disk> Store<D> {
    /// Reads a thing by the name of its file; what is not there is empty. A
    /// damaged one is set aside and empty too; then a word to the reader is
    /// returned with it.
    pub(super) fn load(&self, name: &str) -> Result<(Object, Option<Clean>), StoreError> {
        let path = self.folder.join(name);
        let damage = match self.disk.read(&path) {
            Ok(text) => match decode(&text) {
                Ok(object) => return Ok((object, None)),
                Err(Undecodable::Newer) => return Err(StoreError::Newer(name.to_owned())),
                Err(Undecodable::Damaged) => "was damaged",
            },
            Err(reason) if reason.is_absence() => return Ok((Object::new(), None)),
            Err(Reason::NotUtf8(_) | Reason::TooLong) => "was damaged",
            Err(Reason::Kind(_) | Reason::Silent) => "was no file",
            Err(reason) => return Err(StoreError::Unreadable(name.to_owned(), reason)),
        };
        let aside = format!("{name}.{DAMAGED}");
        self.disk
            .rename(&path, &self.folder.join(&aside))
            .map_err(|error| StoreError::InTheWay(name.to_owned(), error))?;
        let told = Clean::line(&format!("{name} {damage}; it is kept as {aside}"));
        Ok((Object::new(), Some(told)))
    }

    /// Writes into a thing what changed in it from `before` to `now`.
    pub(super) fn merge(
        &self,
        name: &str,
        before: &Object,
        now: &Object,
    ) -> Result<(), StoreError> {
        let (mut object, _) = self.load(name)?;
        for key in before.keys().filter(|key| !now.contains_key(*key)) {
            object.remove(key);
        }
        for (key, value) in now
            .iter()
            .filter(|(key, value)| before.get(*key) != Some(value))
        {
            object.insert(key.clone(), value.clone());
        }
        self.write(name, object)
            .map_err(|error| StoreError::Unwritable(name.to_owned(), error))
    }

    fn write(&self, name: &str, object: Object) -> io::Result<()> {
        let text = encode(object)?;
        self.disk.make_folder(&self.folder)?;
        let mut file = self.disk.make_file(&self.folder)?;
        self.disk.write(&mut file, text.as_bytes())?;
        self.disk.sync(file.as_file())?;
        self.disk.persist(file, &self.folder.join(name))?;
        self.disk.sync(&File::open(&self.folder)?)
    }
}

enum Undecodable {
    Damaged,
    Newer,
}

fn encode(mut object: Object) -> io::Result<String> {
    object.insert(VERSION_KEY.to_owned(), VERSION.into());
    let mut text = serde_json::to_string_pretty(&object)?;
    text.push('\n');
    let sum = checksum(&text);
    let rest = text.strip_prefix("{\n").unwrap_or(&text);
    Ok(format!("{CHECKSUM}{sum:016x}{CHECKSUM_END}{rest}"))
}

fn decode(text: &str) -> Result<Object, Undecodable> {
    let (sum, rest) = text
        .strip_prefix(CHECKSUM)
        .and_then(|rest| rest.split_once(CHECKSUM_END))
        .ok_or(Undecodable::Damaged)?;
    let text = format!("{{\n{rest}");
    if format!("{:016x}", checksum(&text)) != sum {
        return Err(Undecodable::Damaged);
    }
    let mut object: Object = serde_json::from_str(&text).map_err(|_| Undecodable::Damaged)?;
    let version = object.remove(VERSION_KEY);
    match version.and_then(|version| version.as_u64()) {
        Some(..=VERSION) => Ok(object),
        Some(_) => Err(Undecodable::Newer),
        None => Err(Undecodable::Damaged),
    }
}

/// FNV-1a of 64 bits: against accidents, not against people.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
