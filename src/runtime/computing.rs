//! Work that needs no file, on threads: facets on one, the index on one, and searches
//! on a third, which asks others for help.

use std::io;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use super::crew::Threads;
use super::worker::Worker;
use super::{Event, Session, panic_if_told, report};
use crate::app::effect::Job;
use crate::app::panes::search::Request;
use crate::app::{Msg, Subject};
use crate::search::scan::{Dictionary, Former};
use crate::text::Document;

/// What came of the last scan of a document.
type Known = Option<(Arc<Document>, Box<Former>)>;

impl Session {
    /// Does something aside.
    pub(super) fn compute(&mut self, job: Job) -> io::Result<()> {
        // A key that was typed waits for nothing else.
        let job = match job {
            Job::Search(request) => return self.search(request),
            job @ (Job::Extract(_) | Job::Index(..) | Job::Dictionary(..)) => job,
        };
        let is_finding = job.subject() == Subject::Facets;
        let worker = if is_finding {
            &mut self.finding
        } else {
            &mut self.compute
        };
        if worker.is_none() {
            let done = self.send.clone();
            let failed = self.send.clone();
            let extract = self.extract.clone();
            *worker = Some(Worker::start(
                if is_finding { "finding" } else { "computing" },
                Job::subject,
                move |job: Job| {
                    panic_if_told("worker");
                    match job {
                        Job::Extract(document) => {
                            let (briefing, told) = extract(&document);
                            if document.halt().is_asked() {
                                return;
                            }
                            let msg = Msg::Extracted(document, Arc::new(briefing));
                            let _ = done.send(Event::Msg(msg));
                            for words in told {
                                let _ = done.send(Event::Msg(Msg::Warned(words)));
                            }
                        }
                        Job::Dictionary(document, briefing) => {
                            let words = Dictionary::of(&document, &briefing, &Threads::default());
                            let msg = Msg::Words(document, Arc::new(words));
                            let _ = done.send(Event::Msg(msg));
                        }
                        job @ (Job::Index(..) | Job::Search(_)) => {
                            let _ = done.send(Event::Msg(job.run()));
                        }
                    }
                },
                move |subject, why| report(&failed, subject, why),
            )?);
        }
        if let Some(worker) = worker {
            worker.ask(job);
        }
        Ok(())
    }

    /// Answers a query; what was asked for before is no longer waited for.
    fn search(&mut self, request: Request) -> io::Result<()> {
        self.newest_search
            .store(request.generation, Ordering::Relaxed);
        if self.searching.is_none() {
            let (done, failed) = (self.send.clone(), self.send.clone());
            let newest = Arc::clone(&self.newest_search);
            let known: Mutex<Known> = Mutex::new(None);
            self.searching = Some(Worker::start(
                "searching",
                |_: &Request| Subject::Search,
                move |request: Request| {
                    panic_if_told("worker");
                    let tell = |found| {
                        let msg = Msg::Found(request.generation, Box::new(found));
                        let _ = done.send(Event::Msg(msg));
                    };
                    let threads = Threads::serving(&newest, request.generation);
                    // What a panic left is none that could mislead.
                    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
                    let former = known.take();
                    let mut former = former
                        .filter(|(document, _)| Arc::ptr_eq(document, &request.document))
                        .map(|(_, former)| former);
                    if let Some(found) = request.run_by(&threads, &mut former, &mut { tell }) {
                        tell(found);
                    }
                    *known = former.map(|former| (request.document.clone(), former));
                },
                move |subject, why| report(&failed, subject, why),
            )?);
        }
        if let Some(worker) = &self.searching {
            worker.ask(request);
        }
        Ok(())
    }
}
