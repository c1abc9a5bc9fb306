//! What the program remembers, on disk: old or new, never damaged.
//!
//! Each thing is one JSON object in one file, in the folder of the state, never
//! beside a document. It is written to a temporary file in the same folder,
//! synced, renamed over the old one, and the folder is synced, so that whatever
//! happens between finds one or the other. The second row of a file is the
//! checksum of all the others. A file that does not fit its checksum is set
//! aside, never overwritten; the one before it, which is kept beside it, then
//! counts.
//!
//! Writing merges: only keys that changed since they were read are touched, so
//! what another instance or a newer version wrote there stays. Instances that
//! write at the same time wait for each other, though not for ever.

use std::fs::{DirBuilder, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use super::source::{self, Reason};
use crate::text::Clean;

/// The version of the files that is read and written.
const VERSION: u64 = 1;
/// Key of the version.
const VERSION_KEY: &str = "version";
/// What the names of files begin with that are not whole yet.
const UNFINISHED: &str = ".tmp";
/// Age from which nobody is at work on such a file any more.
const ABANDONED: Duration = Duration::from_mins(10);
/// What stands before the checksum of a file.
const CHECKSUM: &str = "{\n  \"checksum\": \"";
/// What stands behind it.
const CHECKSUM_END: &str = "\",\n";
/// Added to the name of a file that is set aside.
const DAMAGED: &str = "damaged";
/// Added to the name of the file that was there before.
const BEFORE: &str = "bak";
/// How often, and how long, an instance waits for another one that writes.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

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
    /// Gives a file a second name, over what has it.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until nobody else holds a folder, and holds it until what is
    /// returned is dropped.
    fn lock(&self, path: &Path) -> io::Result<File>;
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
        tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(folder)
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

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Another name first: at no moment is there no file of this name.
        let folder = to.parent().unwrap_or(Path::new("."));
        let link = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .make_in(folder, |path| std::fs::hard_link(from, path))?;
        let other = link.path().to_owned();
        link.persist(to)?;
        // Where both were names of one file already, it keeps all of them.
        let _removed = std::fs::remove_file(other);
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<File> {
        let file = File::open(path)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(ErrorKind::WouldBlock.into())
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
    /// Whether nothing in it may be changed.
    is_read_only: bool,
    disk: D,
}

/// What was found of a thing, and a word to the reader where it was damaged.
pub(super) type Loaded = (Object, Option<Clean>);

impl Store {
    /// The things of a folder, which need not be there yet.
    pub(super) fn new(folder: PathBuf, is_read_only: bool) -> Self {
        Self {
            folder,
            is_read_only,
            disk: System,
        }
    }
}

impl Store {
    /// Removes what an end in the middle of writing left behind.
    pub(super) fn tidy(&self) {
        let files = std::fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten();
        if self.is_read_only {
            return;
        }
        for file in files {
            let is_ours = file
                .file_name()
                .as_encoded_bytes()
                .starts_with(UNFINISHED.as_bytes());
            let is_old = || {
                let data = file.metadata().ok()?;
                let age = data.modified().ok()?.elapsed().ok()?;
                Some(data.is_file() && age > ABANDONED)
            };
            if is_ours && is_old().unwrap_or(false) {
                // The next time, if not now.
                let _removed = std::fs::remove_file(file.path());
            }
        }
    }
}

impl<D: Disk> Store<D> {
    /// Where a thing is.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Reads a thing by the name of its file; what is not there is empty. A
    /// damaged one is set aside, and what was there before it is returned, with
    /// a word to the reader.
    pub(super) fn load(&self, name: &str) -> Result<Loaded, StoreError> {
        let damage = match self.read(name)? {
            Found::Whole(object) => return Ok((object, None)),
            Found::Nothing => return Ok((Object::new(), None)),
            Found::Damage(damage) => damage,
        };
        let name_before = format!("{name}.{BEFORE}");
        let before = match self.read(&name_before) {
            Ok(Found::Whole(object)) => Some(object),
            Ok(Found::Nothing | Found::Damage(_)) | Err(_) => None,
        };
        let mut told = format!("{name} {damage}");
        if !self.is_read_only {
            let aside = format!("{name}.{DAMAGED}");
            self.disk
                .rename(&self.path(name), &self.path(&aside))
                .map_err(|error| StoreError::InTheWay(name.to_owned(), error))?;
            told = format!("{told}; it is kept as {aside}");
        }
        if before.is_some() {
            told.push_str(", the one before it is used");
            if !self.is_read_only {
                // What is not changed from now on stays too.
                let _linked = self.disk.link(&self.path(&name_before), &self.path(name));
            }
        }
        Ok((before.unwrap_or_default(), Some(Clean::line(&told))))
    }

    fn read(&self, name: &str) -> Result<Found, StoreError> {
        Ok(match self.disk.read(&self.path(name)) {
            Ok(text) => match decode(&text) {
                Ok(object) => Found::Whole(object),
                Err(Undecodable::Newer) => return Err(StoreError::Newer(name.to_owned())),
                Err(Undecodable::Damaged) => Found::Damage("was damaged"),
            },
            Err(reason) if reason.is_absence() => Found::Nothing,
            Err(Reason::NotUtf8(_) | Reason::TooLong) => Found::Damage("was damaged"),
            Err(Reason::Kind(_) | Reason::Silent) => Found::Damage("was no file"),
            Err(reason) => return Err(StoreError::Unreadable(name.to_owned(), reason)),
        })
    }

    /// Writes into a thing what changed in it from `before` to `now`; returns a
    /// word to the reader where it had been damaged.
    pub(super) fn merge(
        &self,
        name: &str,
        before: &Object,
        now: &Object,
    ) -> Result<Option<Clean>, StoreError> {
        self.change(name, |object| {
            for key in before.keys().filter(|key| !now.contains_key(*key)) {
                object.remove(key);
            }
            for (key, value) in now
                .iter()
                .filter(|(key, value)| before.get(*key) != Some(value))
            {
                object.insert(key.clone(), value.clone());
            }
        })
    }

    /// Changes a thing, as it is on the disk by now. What stays as it was is not
    /// written. Returns a word to the reader where it had been damaged.
    pub(super) fn change(
        &self,
        name: &str,
        change: impl FnOnce(&mut Object),
    ) -> Result<Option<Clean>, StoreError> {
        if self.is_read_only {
            return Ok(None);
        }
        let unwritable = |error| StoreError::Unwritable(name.to_owned(), error);
        self.disk.make_folder(&self.folder).map_err(unwritable)?;
        // It only puts writers in order: where it cannot be had, as beside one
        // that was stopped, the last one wins.
        let _held = self.disk.lock(&self.folder);
        let (mut object, told) = self.load(name)?;
        let before = object.clone();
        change(&mut object);
        if object == before && told.is_none() {
            return Ok(None);
        }
        self.write(name, object).map_err(unwritable)?;
        Ok(told)
    }

    fn write(&self, name: &str, object: Object) -> io::Result<()> {
        let text = encode(object)?;
        let path = self.path(name);
        let mut file = self.disk.make_file(&self.folder)?;
        self.disk.write(&mut file, text.as_bytes())?;
        self.disk.sync(file.as_file())?;
        // A second net, which some file systems do not have.
        let _linked = self
            .disk
            .link(&path, &self.path(&format!("{name}.{BEFORE}")));
        self.disk.persist(file, &path)?;
        self.disk.sync(&File::open(&self.folder)?)
    }
}

/// What there is of a thing.
enum Found {
    Whole(Object),
    Nothing,
    /// What is wrong with it.
    Damage(&'static str),
}

pub(super) enum Undecodable {
    Damaged,
    Newer,
}

pub(super) fn encode(mut object: Object) -> io::Result<String> {
    object.insert(VERSION_KEY.to_owned(), VERSION.into());
    let mut text = serde_json::to_string_pretty(&object)?;
    text.push('\n');
    let sum = checksum(&text);
    let rest = text.strip_prefix("{\n").unwrap_or(&text);
    Ok(format!("{CHECKSUM}{sum:016x}{CHECKSUM_END}{rest}"))
}

pub(super) fn decode(text: &str) -> Result<Object, Undecodable> {
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
