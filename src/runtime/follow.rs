//! Watching a file for changes: by asking for its state each second, which every
//! file system answers.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How often it is asked.
const EVERY: Duration = Duration::from_secs(1);

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// It may hold something else now.
    Changed,
    /// It is no longer there.
    Vanished,
}

/// What tells one state of a file from another. One that is saved under another
/// name first has another number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: (i64, i64),
    size: u64,
    number: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let found = std::fs::metadata(path).ok()?;
        Some(Self {
            modified: (found.mtime(), found.mtime_nsec()),
            size: found.size(),
            number: found.ino(),
        })
    }
}

/// Watches a file until it is dropped.
#[derive(Debug)]
pub(super) struct Follower {
    _alive: Sender<()>,
}

impl Follower {
    /// Starts to watch on a thread of its own; `tell` is told of every change from
    /// now on.
    pub(super) fn start(path: PathBuf, tell: impl Fn(Seen) + Send + 'static) -> io::Result<Self> {
        let (alive, ended) = channel::<()>();
        let mut watch = Watch::new(Stamp::of(&path));
        thread::Builder::new()
            .name("following".to_owned())
            .spawn(move || {
                while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                    if let Some(seen) = watch.look(Stamp::of(&path)) {
                        tell(seen);
                    }
                }
            })?;
        Ok(Self { _alive: alive })
    }
}

/// What was seen of a file so far.
struct Watch {
    known: Option<Stamp>,
    /// Looks at which it was not there.
    missed: u32,
}

impl Watch {
    fn new(known: Option<Stamp>) -> Self {
        Self { known, missed: 0 }
    }

    /// Takes what is there now. A file that is being saved may be missing for a
    /// moment, so it has to be missed twice.
    fn look(&mut self, now: Option<Stamp>) -> Option<Seen> {
        let Some(now) = now else {
            self.missed = self.missed.saturating_add(1);
            return (self.missed == 2).then_some(Seen::Vanished);
        };
        self.missed = 0;
        let is_new = self.known != Some(now);
        self.known = Some(now);
        is_new.then_some(Seen::Changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A state of a file; none for a size of 0.
    fn stamp(size: u64) -> Option<Stamp> {
        let stamp = Stamp {
            modified: (1, 2),
            size,
            number: 3,
        };
        (size > 0).then_some(stamp)
    }

    #[test]
    fn a_change_is_told_once_and_a_loss_when_it_lasts() {
        let mut watch = Watch::new(stamp(1));
        let looks = [1, 1, 2, 2, 0, 2, 0, 0, 0, 2, 3, 0, 3];
        let seen: Vec<_> = looks.iter().map(|size| watch.look(stamp(*size))).collect();
        let mut expected = vec![None; looks.len()];
        expected[2] = Some(Seen::Changed);
        expected[7] = Some(Seen::Vanished);
        expected[10] = Some(Seen::Changed);
        assert_eq!(seen, expected);
    }

    #[test]
    fn whatever_is_done_to_a_file_its_stamp_tells() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        assert_eq!(Stamp::of(&path), None);
        std::fs::write(&path, "One.").unwrap();
        let first = Stamp::of(&path);
        std::fs::write(&path, "One. Two.").unwrap();
        let second = Stamp::of(&path);
        std::fs::write(folder.path().join("new"), "One. Two.").unwrap();
        std::fs::rename(folder.path().join("new"), &path).unwrap();
        let third = Stamp::of(&path);
        assert!(first.is_some() && first != second && second != third);
    }
}
