//! Work of which nobody knows how long it takes: a download, a conversion.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Reason;
use crate::formats::Reading;
use crate::runtime::converters::Stop;
use crate::text::Clean;

enum Note {
    Progress(Clean),
    Done(Box<Result<Reading, Reason>>),
}

/// Tells how far the work has come.
#[derive(Clone)]
pub(in crate::runtime) struct Progress(Sender<Note>);

impl Progress {
    /// Tells it in a row.
    #[cfg_attr(
        not(feature = "network"),
        expect(dead_code, reason = "a conversion tells nothing before its end")
    )]
    pub(in crate::runtime) fn tell(&self, words: &str) {
        // Whoever asked may have gone.
        let _ = self.0.send(Note::Progress(Clean::line(words)));
    }
}

/// Work on a thread of its own.
#[derive(Debug)]
pub(super) struct Awaited {
    notes: Receiver<Note>,
    /// What was told and nobody has heard yet.
    told: Option<Clean>,
}

impl std::fmt::Debug for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Note")
    }
}

impl Awaited {
    /// Begins the work, which `stop` ends.
    pub(super) fn start(
        stop: &Arc<Stop>,
        work: impl FnOnce(&Progress, &Stop) -> Result<Reading, Reason> + Send + 'static,
    ) -> Result<Self, Reason> {
        let (send, notes) = channel();
        let of_work = Arc::clone(stop);
        thread::Builder::new()
            .name("opening".to_owned())
            .spawn(move || {
                let progress = Progress(send);
                let done = work(&progress, &of_work);
                let _ = progress.0.send(Note::Done(Box::new(done)));
            })?;
        Ok(Self { notes, told: None })
    }

    /// Waits for the end, but no longer than this.
    pub(super) fn wait(&mut self, patience: Duration) -> Option<Result<Reading, Reason>> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.notes.recv_timeout(left) {
                Ok(Note::Progress(words)) => self.told = Some(words),
                Ok(Note::Done(done)) => return Some(*done),
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => return Some(Err(Reason::Broken)),
            }
        }
    }

    /// Waits for the end and tells how far the work has come.
    pub(super) fn finish(self, tell: &mut dyn FnMut(Clean)) -> Result<Reading, Reason> {
        if let Some(words) = self.told {
            tell(words);
        }
        loop {
            match self.notes.recv() {
                Ok(Note::Progress(words)) => tell(words),
                Ok(Note::Done(done)) => return *done,
                Err(_) => return Err(Reason::Broken),
            }
        }
    }
}
