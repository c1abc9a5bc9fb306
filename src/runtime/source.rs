//! Where an article comes from: the bundle, a path, standard input, an address.
//!
//! Whatever can be refused at once is refused by [`open`], before the screen is
//! touched. It reads no more than the first part of a long article, and waits
//! for a slow pipe no longer than [`PATIENCE`]; [`Rest::read`] does what remains
//! on a thread that may wait.

pub(super) mod awaited;
pub mod bundle;
mod how;
mod reason;

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{FileType, Mode, OFlags, RawMode, fcntl_getfl, fcntl_setfl, fstat};
use rustix::io::Errno;

use super::converters::Stop;
use super::crew::Threads;
use super::fetch::{self, FetchError};
use crate::formats::{self, Extent, FIRST_PART, LIMIT, Reading, Work, first_part};
use crate::text::Clean;
use awaited::Awaited;
pub use how::How;
use how::Way;
#[cfg(feature = "network")]
pub(super) use reason::in_words;
pub use reason::{Reason, SourceError};

/// Longest wait for the writer of a pipe before the reader sees something.
pub const PATIENCE: Duration = Duration::from_millis(500);

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The article that the program brings along.
    Bundled,
    /// A file or a named pipe.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// An address of the web.
    Url(String),
}

impl Source {
    /// Its name in messages.
    pub fn name(&self) -> Clean {
        match self {
            Self::Bundled => Clean::line("bundled article"),
            Self::Path(path) => Clean::name(&path.to_string_lossy()),
            Self::Stdin => Clean::line("standard input"),
            Self::Url(address) => Clean::name(address),
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            // What a server calls it, if it does not tell its kind.
            Self::Url(address) => {
                let path = address.split(['?', '#']).next()?;
                path.rsplit_once('/').map(|(_, name)| Path::new(name))
            }
            Self::Bundled | Self::Stdin => None,
        }
    }
}

/// Whether the name of an article is an address of the web.
pub fn is_url(name: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let start = name.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// An opened article.
#[derive(Debug)]
pub struct Opening {
    /// The whole article, or its start; of a slow pipe perhaps without blocks.
    pub reading: Reading,
    /// What is still to be read; none if the article is complete.
    pub rest: Option<Rest>,
}

/// An article of which only the start was read, or nothing yet.
#[derive(Debug)]
pub struct Rest {
    source: Source,
    left: Left,
    stop: Arc<Stop>,
}

#[derive(Debug)]
enum Left {
    /// A file, of which these bytes were read.
    File(File, Vec<u8>, How),
    /// Work that goes on elsewhere.
    Awaited(Awaited),
}

impl Rest {
    /// Reads the whole article, its start included, and tells how far that is
    /// where it takes long. Waits for a pipe until its writer closes it.
    pub fn read(self, mut tell: impl FnMut(Clean)) -> Result<Reading, SourceError> {
        let source = self.source;
        let read = match self.left {
            Left::File(file, bytes, how) => finish(file, bytes, source.path(), &how, &self.stop),
            Left::Awaited(awaited) => awaited.finish(&mut tell),
        };
        read.map_err(|reason| SourceError {
            name: source.name(),
            reason,
        })
    }

    /// What ends the work.
    pub fn stop(&self) -> Arc<Stop> {
        Arc::clone(&self.stop)
    }
}

/// Reads the rest of a file, of which these bytes were read.
fn finish(
    mut file: File,
    bytes: Vec<u8>,
    name: Option<&Path>,
    how: &How,
    stop: &Stop,
) -> Result<Reading, Reason> {
    // What comes from a file can be read again.
    if let Ok(at) = file.stream_position()
        && let Way::Format(format) = how.way(name, &bytes)
    {
        let work = Work {
            crew: &Threads::default(),
            halt: stop.halt(),
        };
        let mut left = (&file).take((LIMIT + 1).saturating_sub(bytes.len() as u64));
        let length = file.metadata()?.len().saturating_sub(at).min(LIMIT);
        let mut rest = formats::Rest {
            bytes: &mut left,
            length: usize::try_from(length).unwrap_or_default(),
        };
        let read = formats::read_stream(work, &bytes, &mut rest, format)?;
        if left.limit() == 0 {
            return Err(Reason::TooLarge);
        }
        if let Some(reading) = read {
            return Ok(reading);
        }
        file.seek(SeekFrom::Start(at))?;
    }
    whole(read_on(&file, bytes)?, name, how, stop)
}

/// Reads a file to its end, or just beyond the limit.
fn read_on(file: &File, mut bytes: Vec<u8>) -> Result<Vec<u8>, Reason> {
    let more = (LIMIT + 1).saturating_sub(bytes.len() as u64);
    file.take(more).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens an article and reads it up to the end of its first part, as it is asked
/// for or else as what it looks like.
pub fn open(source: &Source, how: &How) -> Result<Opening, SourceError> {
    open_until(source, how, &Arc::default())
}

/// The same; `stop` ends all that it takes.
pub(super) fn open_until(
    source: &Source,
    how: &How,
    stop: &Arc<Stop>,
) -> Result<Opening, SourceError> {
    let opened = match source {
        Source::Bundled => {
            let how = How {
                from: how.from.clone().or_else(|| Some("markdown".to_owned())),
                ..how.clone()
            };
            let bytes = bundle::ARTICLE.into();
            whole(bytes, None, &how, stop).map(Opening::from)
        }
        Source::Path(path) => open_path(path).and_then(|file| begin(source, how, file, stop)),
        Source::Stdin => rustix::io::dup(rustix::stdio::stdin())
            .map_err(Reason::from)
            .and_then(|stdin| begin(source, how, File::from(stdin), stop)),
        Source::Url(address) => fetch(source, address, how, stop),
    };
    opened.map_err(|reason| SourceError {
        name: source.name(),
        reason,
    })
}

impl From<Reading> for Opening {
    fn from(reading: Reading) -> Self {
        Self {
            reading,
            rest: None,
        }
    }
}

/// Fetches an article from its address.
fn fetch(source: &Source, address: &str, how: &How, stop: &Arc<Stop>) -> Result<Opening, Reason> {
    if !how.network {
        return Err(FetchError::Off.into());
    }
    let (address, how) = (address.to_owned(), how.clone());
    let name = source.path().map(Path::to_owned);
    let awaited = Awaited::start(stop, move |progress, stop| {
        let fetched = fetch::fetch(&address, progress, stop)?;
        let how = how.told(fetched.kind.as_deref())?;
        let bytes = match fetched.charset {
            Some(label) => formats::in_utf8(fetched.bytes, &label),
            None => fetched.bytes,
        };
        let mut reading = whole(bytes, name.as_deref(), &how, stop)?;
        // Those of a book lead to its own files.
        if ["html", "markdown"].contains(&reading.format.name) {
            reading.document.complete_links(&fetched.address);
        }
        let meta = &mut reading.document.meta;
        if meta.source.is_none() {
            meta.source = Some(Clean::name(&fetched.address));
        }
        Ok(reading)
    })?;
    settle(source, awaited, stop)
}

/// Waits a little for what may soon be done.
fn settle(source: &Source, mut awaited: Awaited, stop: &Arc<Stop>) -> Result<Opening, Reason> {
    if let Some(done) = awaited.wait(PATIENCE) {
        return done.map(Opening::from);
    }
    let nothing = formats::read(Vec::new(), None, formats::named("plain"), Extent::Start)?;
    Ok(Opening {
        reading: nothing,
        rest: Some(Rest {
            source: source.clone(),
            left: Left::Awaited(awaited),
            stop: Arc::clone(stop),
        }),
    })
}

/// Whether standard input is a pipe or a regular file, and so may be an article.
pub fn stdin_is_readable() -> bool {
    fstat(rustix::stdio::stdin()).is_ok_and(|stat| {
        matches!(
            FileType::from_raw_mode(stat.st_mode),
            FileType::Fifo | FileType::RegularFile
        )
    })
}

/// Most bytes of a lens or of a file of queries.
pub const SMALL: u64 = 4 << 20;

/// Reads a small text such as a lens; `-` is standard input.
pub fn read_small(path: &Path) -> Result<String, SourceError> {
    let source = if path.as_os_str() == "-" {
        Source::Stdin
    } else {
        Source::Path(path.to_owned())
    };
    let read = || -> Result<String, Reason> {
        let mut file = match &source {
            Source::Stdin | Source::Bundled | Source::Url(_) => {
                File::from(rustix::io::dup(rustix::stdio::stdin())?)
            }
            Source::Path(path) => open_path(path)?,
        };
        let mut bytes = Vec::new();
        let kind_of = FileType::from_raw_mode(fstat(&file)?.st_mode);
        match kind_of {
            FileType::RegularFile => {}
            FileType::Fifo if source == Source::Stdin => {}
            FileType::Fifo => wait_for_writer(&mut file, &mut bytes)?,
            FileType::Directory
            | FileType::Symlink
            | FileType::Socket
            | FileType::CharacterDevice
            | FileType::BlockDevice
            | FileType::Unknown => return Err(Reason::Kind(kind(fstat(&file)?.st_mode))),
        }
        (&file).take(SMALL + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > SMALL {
            return Err(Reason::TooLong);
        }
        String::from_utf8(bytes).map_err(|error| {
            let end = error.utf8_error().valid_up_to();
            let before = error.as_bytes().iter().take(end);
            Reason::NotUtf8(before.filter(|byte| **byte == b'\n').count() + 1)
        })
    };
    read().map_err(|reason| SourceError {
        name: source.name(),
        reason,
    })
}

/// Opens without waiting for the other end of a FIFO and without taking a
/// terminal for our own.
fn open_path(path: &Path) -> Result<File, Reason> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => Ok(File::from(file)),
        // What a socket, or a device that is not there, answers.
        Err(Errno::NXIO) => Err(Reason::Kind(
            rustix::fs::stat(path).map_or("device", |stat| kind(stat.st_mode)),
        )),
        Err(error) => Err(error.into()),
    }
}

fn kind(mode: RawMode) -> &'static str {
    match FileType::from_raw_mode(mode) {
        FileType::RegularFile => "file",
        FileType::Directory => "directory",
        FileType::Symlink => "symbolic link",
        FileType::Fifo => "FIFO",
        FileType::Socket => "socket",
        FileType::CharacterDevice | FileType::BlockDevice => "device",
        FileType::Unknown => "thing that is no file",
    }
}

fn begin(source: &Source, how: &How, mut file: File, stop: &Arc<Stop>) -> Result<Opening, Reason> {
    let found = fstat(&file)?;
    let mut bytes = Vec::new();
    let ended = match FileType::from_raw_mode(found.st_mode) {
        FileType::RegularFile => {
            let size = u64::try_from(found.st_size).unwrap_or(0);
            if size > LIMIT {
                return Err(Reason::TooLarge);
            }
            // Read at once, and not by twice as much each time.
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            bytes.reserve_exact(size.min(FIRST_PART) + 1);
            let first = FIRST_PART as u64 + 1;
            (&file).take(first).read_to_end(&mut bytes)?;
            bytes.len() <= FIRST_PART
        }
        FileType::Fifo => {
            if *source != Source::Stdin {
                wait_for_writer(&mut file, &mut bytes)?;
            }
            gather(&mut file, &mut bytes)?
        }
        FileType::Directory
        | FileType::Symlink
        | FileType::Socket
        | FileType::CharacterDevice
        | FileType::BlockDevice
        | FileType::Unknown => return Err(Reason::Kind(kind(found.st_mode))),
    };
    // Less than a first part does not decide about the whole.
    let has_start = ended || bytes.len() > FIRST_PART;
    if has_start && let Way::Converter(converter) = how.way(source.path(), &bytes) {
        converter.check()?;
        let how = how.clone();
        let name = source.path().map(Path::to_owned);
        let awaited = Awaited::start(stop, move |_, stop| {
            let bytes = read_on(&file, bytes)?;
            whole(bytes, name.as_deref(), &how, stop)
        })?;
        return settle(source, awaited, stop);
    }
    if ended {
        return whole(bytes, source.path(), how, stop).map(Opening::from);
    }
    let start = if has_start {
        first_part(&bytes).to_vec()
    } else {
        Vec::new()
    };
    let from = how.from.as_deref().and_then(formats::named);
    let reading = formats::read(start, source.path(), from, Extent::Start)?;
    let mut how = how.clone();
    if has_start {
        how.from = Some(reading.format.name.to_owned());
    }
    Ok(Opening {
        reading,
        rest: Some(Rest {
            source: source.clone(),
            left: Left::File(file, bytes, how),
            stop: Arc::clone(stop),
        }),
    })
}

/// Reads all of an article, through a converter if it needs one.
fn whole(bytes: Vec<u8>, name: Option<&Path>, how: &How, stop: &Stop) -> Result<Reading, Reason> {
    if bytes.len() as u64 > LIMIT {
        return Err(Reason::TooLarge);
    }
    let (bytes, format) = match how.way(name, &bytes) {
        Way::Format(format) => (bytes, Some(format)),
        Way::Converter(converter) => {
            let mut document = tempfile::tempfile()?;
            document.write_all(&bytes)?;
            document.rewind()?;
            drop(bytes);
            (converter.convert(document, stop)?, converter.format())
        }
    };
    let work = Work {
        crew: &Threads::default(),
        halt: stop.halt(),
    };
    Ok(formats::read_by(work, bytes, None, format, Extent::Whole)?)
}

/// The first bytes of a FIFO that was opened without waiting: an end without any
/// means that no writer has it open. From then on reading may wait.
fn wait_for_writer(file: &mut File, bytes: &mut Vec<u8>) -> Result<(), Reason> {
    let mut buffer = [0; 4096];
    match file.read(&mut buffer) {
        Ok(0) => return Err(Reason::Silent),
        Ok(read) => bytes.extend(buffer.get(..read).unwrap_or_default()),
        Err(error) if error.kind() == ErrorKind::WouldBlock => {}
        Err(error) => return Err(error.into()),
    }
    fcntl_setfl(&*file, fcntl_getfl(&*file)? - OFlags::NONBLOCK)?;
    Ok(())
}

/// Reads a pipe up to the end of a first part, but not longer than [`PATIENCE`];
/// whether the pipe has ended.
fn gather(file: &mut File, bytes: &mut Vec<u8>) -> Result<bool, Reason> {
    let deadline = Instant::now() + PATIENCE;
    let mut buffer = vec![0; FIRST_PART];
    while bytes.len() <= FIRST_PART {
        let left = deadline.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).unwrap_or_default();
        match poll(&mut [PollFd::new(&*file, PollFlags::IN)], Some(&left)) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        match file.read(&mut buffer) {
            Ok(0) => return Ok(true),
            Ok(read) => bytes.extend(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
