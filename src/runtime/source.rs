//! Where an article comes from: the bundle, a path, standard input.
//!
//! Whatever can be refused at once is refused by [`open`], before the screen is
//! touched. It reads no more than the first part of a long article, and waits
//! for a slow pipe no longer than [`PATIENCE`]; [`Rest::read`] does what remains
//! on a thread that may wait.

pub mod bundle;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{FileType, Mode, OFlags, RawMode, fcntl_getfl, fcntl_setfl, fstat};
use rustix::io::Errno;

use crate::formats::{self, Extent, FIRST_PART, Format, LIMIT, ReadError, Reading, first_part};
use crate::text::Clean;

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
}

impl Source {
    /// Its name in messages.
    pub fn name(&self) -> Clean {
        match self {
            Self::Bundled => Clean::line("bundled article"),
            Self::Path(path) => Clean::line(&path.to_string_lossy()),
            Self::Stdin => Clean::line("standard input"),
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Bundled | Self::Stdin => None,
        }
    }
}

/// Why a source could not be read; one row that names it.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct SourceError {
    /// The source, as [`Source::name`] gives it.
    pub name: Clean,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a source.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The system refused to open or read it.
    #[error("{}", in_words(.0))]
    System(io::Error),
    /// Something else than a file or a pipe.
    #[error("is a {0}, not a regular file")]
    Kind(&'static str),
    /// A named pipe that nobody writes to.
    #[error("is a FIFO that nobody writes to")]
    Silent,
    /// More than [`LIMIT`] bytes.
    #[error("is too large: the limit is {} MB", LIMIT >> 20)]
    TooLarge,
    /// More than [`SMALL`] bytes of what must be small.
    #[error("is too long: the limit is {} MB", SMALL >> 20)]
    TooLong,
    /// Not UTF-8 where nothing else is read, by its first such row.
    #[error("is not UTF-8 in row {0}")]
    NotUtf8(usize),
    /// No text, or none that can be decoded.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Reason {
    /// Whether there simply is no such file.
    pub(super) fn is_absence(&self) -> bool {
        use ErrorKind::{NotADirectory, NotFound};
        matches!(self, Self::System(error) if matches!(error.kind(), NotFound | NotADirectory))
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl From<Errno> for Reason {
    fn from(error: Errno) -> Self {
        Self::System(error.into())
    }
}

/// The usual errors in words of our own, without the number of the system.
fn in_words(error: &io::Error) -> String {
    const USUAL: [(Errno, &str); 6] = [
        (Errno::NOENT, "no such file"),
        (Errno::ACCESS, "permission denied"),
        (Errno::NOTDIR, "a part of the path is not a directory"),
        (Errno::NAMETOOLONG, "the name is too long"),
        (Errno::LOOP, "too many symbolic links in a loop"),
        (Errno::INVAL, "the name is invalid"),
    ];
    let errno = Errno::from_io_error(error);
    if let Some((_, words)) = USUAL.iter().find(|(usual, _)| Some(*usual) == errno) {
        return (*words).to_owned();
    }
    let told = error.to_string();
    let end = told.find(" (os error").unwrap_or(told.len());
    format!("cannot read it: {}", told.get(..end).unwrap_or(&told))
}

/// An opened article.
#[derive(Debug)]
pub struct Opening {
    /// The whole article, or its start; of a slow pipe perhaps without blocks.
    pub reading: Reading,
    /// What is still to be read; none if the article is complete.
    pub rest: Option<Rest>,
}

/// An article of which only the start was read.
#[derive(Debug)]
pub struct Rest {
    source: Source,
    from: Option<&'static Format>,
    file: File,
    bytes: Vec<u8>,
}

impl Rest {
    /// Reads the whole article, its start included. Waits for a pipe until its
    /// writer closes it.
    pub fn read(mut self) -> Result<Reading, SourceError> {
        let all = |rest: &mut Self| -> Result<Reading, Reason> {
            let more = (LIMIT + 1).saturating_sub(rest.bytes.len() as u64);
            (&rest.file).take(more).read_to_end(&mut rest.bytes)?;
            whole(std::mem::take(&mut rest.bytes), &rest.source, rest.from)
        };
        all(&mut self).map_err(|reason| SourceError {
            name: self.source.name(),
            reason,
        })
    }
}

/// Opens an article and reads it up to the end of its first part, as `from` or
/// else as the format that it looks like.
pub fn open(source: &Source, from: Option<&'static Format>) -> Result<Opening, SourceError> {
    let opened = match source {
        Source::Bundled => whole(
            bundle::ARTICLE.into(),
            source,
            from.or(formats::named("markdown")),
        )
        .map(|reading| Opening {
            reading,
            rest: None,
        }),
        Source::Path(path) => open_path(path).and_then(|file| begin(source, from, file)),
        Source::Stdin => rustix::io::dup(rustix::stdio::stdin())
            .map_err(Reason::from)
            .and_then(|stdin| begin(source, from, File::from(stdin))),
    };
    opened.map_err(|reason| SourceError {
        name: source.name(),
        reason,
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
            Source::Stdin | Source::Bundled => File::from(rustix::io::dup(rustix::stdio::stdin())?),
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

fn begin(
    source: &Source,
    from: Option<&'static Format>,
    mut file: File,
) -> Result<Opening, Reason> {
    let found = fstat(&file)?;
    let mut bytes = Vec::new();
    let ended = match FileType::from_raw_mode(found.st_mode) {
        FileType::RegularFile => {
            if u64::try_from(found.st_size).unwrap_or(0) > LIMIT {
                return Err(Reason::TooLarge);
            }
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
    if ended {
        return Ok(Opening {
            reading: whole(bytes, source, from)?,
            rest: None,
        });
    }
    // Less than a first part does not decide about the whole.
    let start = if bytes.len() > FIRST_PART {
        first_part(&bytes).to_vec()
    } else {
        Vec::new()
    };
    let is_read = !start.is_empty();
    let reading = formats::read(start, source.path(), from, Extent::Start)?;
    let from = if is_read { Some(reading.format) } else { from };
    let rest = Rest {
        source: source.clone(),
        from,
        file,
        bytes,
    };
    Ok(Opening {
        reading,
        rest: Some(rest),
    })
}

fn whole(
    bytes: Vec<u8>,
    source: &Source,
    from: Option<&'static Format>,
) -> Result<Reading, Reason> {
    if bytes.len() as u64 > LIMIT {
        return Err(Reason::TooLarge);
    }
    Ok(formats::read(bytes, source.path(), from, Extent::Whole)?)
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
