//! Formats that installed programs convert: PDF, DOCX, ODT, RTF, and what the
//! reader configures.
//!
//! A program is given the document on its standard input and gives text on its
//! standard output. No shell and no file name is involved, so that nothing in a
//! document or its name can become a command; the program is in a process group of
//! its own, has no hold of the terminal, and is ended when it takes too long.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::source::Reason;
use crate::formats::{self, Format, LIMIT};
use crate::text::{Clean, Halt};

/// Longest time that a program may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long a program may live on once its output has ended.
const LAST: Duration = Duration::from_secs(2);
/// Most bytes of what a program complains that are kept.
const COMPLAINT: u64 = 4 << 10;
/// Bytes at the start of an article that tell what it is.
const OPENING: usize = 4 << 10;

/// A program that makes text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converter {
    /// The name of the format that it reads.
    pub name: String,
    /// Endings of file names, in lower case without the dot.
    pub extensions: Vec<String>,
    /// The program and its arguments.
    pub command: Vec<String>,
    /// What comes out: the name of a row of [`formats::FORMATS`].
    pub gives: String,
}

/// A row of the converters that are known without configuration.
struct Known {
    name: &'static str,
    extension: &'static str,
    kind: &'static str,
    command: &'static [&'static str],
    gives: &'static str,
}

const KNOWN: [Known; 4] = [
    Known {
        name: "pdf",
        extension: "pdf",
        kind: "application/pdf",
        command: &["pdftotext", "-enc", "UTF-8", "-", "-"],
        gives: "plain",
    },
    Known {
        name: "docx",
        extension: "docx",
        kind: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        command: &[
            "pandoc",
            "--sandbox",
            "--from=docx",
            "--to=html",
            "--standalone",
        ],
        gives: "html",
    },
    Known {
        name: "odt",
        extension: "odt",
        kind: "application/vnd.oasis.opendocument.text",
        command: &[
            "pandoc",
            "--sandbox",
            "--from=odt",
            "--to=html",
            "--standalone",
        ],
        gives: "html",
    },
    Known {
        name: "rtf",
        extension: "rtf",
        kind: "application/rtf",
        command: &[
            "pandoc",
            "--sandbox",
            "--from=rtf",
            "--to=html",
            "--standalone",
        ],
        gives: "html",
    },
];

/// Packages that bring programs along, for who lacks one.
const PACKAGES: [(&str, &str); 2] = [("pdftotext", "poppler-utils"), ("pandoc", "pandoc")];

/// The converters that are known without configuration.
pub fn known() -> Vec<Converter> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    KNOWN
        .iter()
        .map(|known| Converter {
            name: known.name.to_owned(),
            extensions: vec![known.extension.to_owned()],
            command: owned(known.command),
            gives: known.gives.to_owned(),
        })
        .collect()
}

/// The names of the formats that are converted without configuration.
pub fn names() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|known| known.name)
}

/// The name of the format that a content type names, if a program converts it.
pub(super) fn of_content_type(kind: &str) -> Option<&'static str> {
    let known = KNOWN.iter().find(|known| known.kind == kind);
    known
        .map(|known| known.name)
        .or((kind == "text/rtf").then_some("rtf"))
}

/// The name of the format that a document begins like, if a program converts it.
pub(super) fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let opening = bytes.get(..OPENING).unwrap_or(bytes);
    let holds = |sign: &[u8]| opening.windows(sign.len()).any(|part| part == sign);
    if opening.starts_with(b"{\\rtf") {
        Some("rtf")
    } else if opening.starts_with(b"PK\x03\x04") {
        if holds(b"application/vnd.oasis.opendocument.text") {
            Some("odt")
        } else {
            holds(b"word/").then_some("docx")
        }
    } else {
        let head = opening.get(..1024).unwrap_or(opening);
        head.windows(5)
            .any(|part| part == b"%PDF-")
            .then_some("pdf")
    }
}

impl Converter {
    /// The format of what comes out.
    pub(super) fn format(&self) -> Option<&'static Format> {
        formats::named(&self.gives)
    }

    /// Whether it reads files with the ending of this name.
    pub(super) fn takes(&self, name: &Path) -> bool {
        let ending = name
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| self.extensions.contains(&ending))
    }

    /// Refuses a program that is not installed.
    pub(super) fn check(&self) -> Result<PathBuf, Reason> {
        let program = self.program();
        let path = std::env::var_os("PATH").unwrap_or_default();
        find(program, &path).ok_or_else(|| {
            let package = PACKAGES.iter().find(|(known, _)| *known == program);
            Reason::NotInstalled {
                program: Clean::line(program),
                package: Clean::line(package.map_or(program, |(_, package)| package)),
            }
        })
    }

    fn program(&self) -> &str {
        self.command.first().map(String::as_str).unwrap_or_default()
    }

    /// Converts a document; its text.
    pub(super) fn convert(&self, document: File, stop: &Stop) -> Result<Vec<u8>, Reason> {
        self.convert_within(PATIENCE, document, stop)
    }

    fn convert_within(
        &self,
        patience: Duration,
        document: File,
        stop: &Stop,
    ) -> Result<Vec<u8>, Reason> {
        let mut command = Command::new(self.check()?);
        command
            .args(self.command.iter().skip(1))
            .stdin(document)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0);
        let failed = |said: &str| Reason::NotConverted {
            program: Clean::line(self.program()),
            said: Clean::line(said),
        };
        let mut child = stop.start(&mut command)?;
        let (output, complaint) = (child.stdout.take(), child.stderr.take());
        let (told, text) = channel();
        let begun = thread::Builder::new()
            .name("converting".to_owned())
            .spawn(move || {
                let _ = told.send(read(output, LIMIT + 1));
            });
        let (send, complaints) = channel();
        let begun = begun.and(thread::Builder::new().name("complaints".to_owned()).spawn(
            move || {
                let mut pipe = complaint;
                let _ = send.send(read(pipe.as_mut(), COMPLAINT));
                // Whoever is not heard to the end would wait for ever.
                if let Some(pipe) = &mut pipe {
                    let _ = io::copy(pipe, &mut io::sink());
                }
            },
        ));
        let text = match begun {
            Ok(_) => text.recv_timeout(patience),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        };
        let is_too_large = matches!(&text, Ok(Ok(text)) if text.len() as u64 > LIMIT);
        let ended = stop.end(
            &mut child,
            if text.is_ok() && !is_too_large {
                LAST
            } else {
                Duration::ZERO
            },
        );
        if stop.is_asked() {
            return Err(Reason::Stopped);
        }
        let text = match text {
            Ok(text) => text?,
            Err(_) => {
                return Err(failed(&format!(
                    "it took longer than {} s",
                    patience.as_secs()
                )));
            }
        };
        if is_too_large {
            return Err(Reason::TooLarge);
        }
        if !ended.is_some_and(|status| status.success()) {
            let said = complaints
                .recv_timeout(LAST)
                .ok()
                .and_then(Result::ok)
                .unwrap_or_default();
            let said = String::from_utf8_lossy(&said);
            let row = said.lines().map(str::trim).find(|row| !row.is_empty());
            return Err(failed(row.unwrap_or("it gave no reason")));
        }
        Ok(text)
    }
}

fn read(pipe: Option<impl Read>, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        pipe.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// A program by its name: in the folders of `path` that are named from the root,
/// or at a path of its own.
fn find(program: &str, path: &OsStr) -> Option<PathBuf> {
    let is_program = |path: &PathBuf| {
        let found = path.metadata();
        found.is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
    };
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(is_program);
    }
    let folders = std::env::split_paths(path).filter(|folder| folder.is_absolute());
    folders
        .map(|folder| folder.join(program))
        .find(|found| !program.is_empty() && is_program(found))
}

/// Ends work that nobody waits for any more.
#[derive(Debug, Default)]
pub struct Stop {
    halt: Halt,
    /// The process group that works.
    group: Mutex<Option<Pid>>,
}

impl Stop {
    /// Asks for the end: a program is ended at once, the rest as soon as it looks.
    pub fn ask(&self) {
        self.halt.ask();
        if let Some(group) = *self.group() {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    /// Whether the end was asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.halt.is_asked()
    }

    /// What work that needs no program looks at.
    pub(super) fn halt(&self) -> &Halt {
        &self.halt
    }

    fn group(&self) -> MutexGuard<'_, Option<Pid>> {
        self.group.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self, command: &mut Command) -> io::Result<Child> {
        let mut group = self.group();
        let child = command.spawn()?;
        *group = Some(Pid::from_child(&child));
        Ok(child)
    }

    /// Waits for the end of a program, and ends it and what it started after a
    /// while. While its number is kept here it has not been given to another.
    fn end(&self, child: &mut Child, patience: Duration) -> Option<std::process::ExitStatus> {
        let deadline = Instant::now() + patience;
        loop {
            let mut group = self.group();
            let ended = child.try_wait().ok().flatten();
            if ended.is_some() {
                *group = None;
                return ended;
            }
            if Instant::now() >= deadline || self.is_asked() {
                if let Some(group) = group.take() {
                    let _ = kill_process_group(group, Signal::KILL);
                }
                drop(group);
                let _ = child.wait();
                return None;
            }
            drop(group);
            thread::sleep(Duration::from_millis(5));
        }
    }
}

#[cfg(test)]
mod tests;
