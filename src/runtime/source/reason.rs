//! Why an article cannot be read, in words.

use std::io::{self, ErrorKind};

use rustix::io::Errno;

use super::SMALL;
use crate::formats::{LIMIT, ReadError};
use crate::runtime::fetch::FetchError;
use crate::text::Clean;

/// Why a source could not be read; one row that names it.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct SourceError {
    /// The source, as [`Source::name`](super::Source::name) gives it.
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
    /// A program that converts it is not there.
    #[error("is read through {program}, which is not installed: install {package}")]
    NotInstalled {
        /// The program.
        program: Clean,
        /// The package that brings it along.
        package: Clean,
    },
    /// A program could not convert it.
    #[error("{program} cannot convert it: {said}")]
    NotConverted {
        /// The program.
        program: Clean,
        /// What it complained.
        said: Clean,
    },
    /// The reader did not want to wait any longer.
    #[error("was given up")]
    Stopped,
    /// What was reading it is gone.
    #[error("something went wrong while it was being opened")]
    Broken,
    /// Nothing came from its address.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Not UTF-8 where nothing else is read, by its first such row.
    #[error("is not a text: row {0} is not UTF-8")]
    NotUtf8(usize),
    /// No text, or none that can be decoded.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Reason {
    /// Whether there simply is no such file.
    pub(in crate::runtime) fn is_absence(&self) -> bool {
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
pub(in crate::runtime) fn in_words(error: &io::Error) -> String {
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
