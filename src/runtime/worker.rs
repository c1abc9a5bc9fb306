//! A thread for work that must not hold up the screen.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A thread with a queue of work. A panic in it becomes an answer, and the
/// thread lives on.
#[derive(Debug)]
pub(super) struct Worker<J> {
    queue: Sender<J>,
}

impl<J: Send + 'static> Worker<J> {
    /// Starts the thread.
    ///
    /// `subject` says what a job is about: one that is not begun yet need not be
    /// done once a newer one about the same is asked for. `work` does it; `failed`
    /// is told the subject and what a panic said.
    pub(super) fn start<S: Copy + PartialEq + 'static>(
        name: &str,
        subject: impl Fn(&J) -> S + Send + 'static,
        work: impl Fn(J) + Send + 'static,
        failed: impl Fn(S, &str) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (queue, asked) = channel();
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                let mut waiting = Vec::new();
                while let Some(job) = next(&asked, &mut waiting, &subject) {
                    let about = subject(&job);
                    let done = catch_unwind(AssertUnwindSafe(|| work(job)));
                    if let Err(cause) = done {
                        failed(about, said(&*cause));
                    }
                }
            })?;
        Ok(Self { queue })
    }

    /// Asks for work.
    pub(super) fn ask(&self, job: J) {
        // The thread lives as long as its queue does.
        let _ = self.queue.send(job);
    }
}

/// The next job: all that were asked for, in order, without those replaced by
/// newer ones.
fn next<J, S: PartialEq>(
    asked: &Receiver<J>,
    waiting: &mut Vec<J>,
    subject: &impl Fn(&J) -> S,
) -> Option<J> {
    if waiting.is_empty() {
        waiting.push(asked.recv().ok()?);
    }
    for job in asked.try_iter() {
        waiting.retain(|older| subject(older) != subject(&job));
        waiting.push(job);
    }
    (!waiting.is_empty()).then(|| waiting.remove(0))
}

/// The words of a panic.
fn said(cause: &(dyn Any + Send)) -> &str {
    cause
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| cause.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaced_jobs_are_skipped_and_a_panic_is_survived() {
        let (answer, answers) = channel();
        let failed = answer.clone();
        let (go, wait) = channel::<()>();
        let worker = Worker::start(
            "test",
            |job: &(char, u32)| job.0,
            move |(kind, number)| {
                wait.recv().unwrap();
                assert_ne!(kind, 'p', "told to");
                answer.send(format!("{kind}{number}")).unwrap();
            },
            move |subject, why| {
                let why = why.lines().next().unwrap_or_default();
                failed.send(format!("{subject}: {why}")).unwrap();
            },
        )
        .unwrap();
        worker.ask(('a', 1));
        // Taken up before the others come.
        go.send(()).unwrap();
        assert_eq!(answers.recv().unwrap(), "a1");
        for job in [('p', 1), ('s', 1), ('s', 2), ('s', 3), ('i', 1)] {
            worker.ask(job);
        }
        for _ in 0..5 {
            go.send(()).unwrap();
        }
        let mut all = vec![answers.recv().unwrap(), answers.recv().unwrap()];
        while all.last().map(String::as_str) != Some("i1") {
            all.push(answers.recv().unwrap());
        }
        assert!(
            all.iter()
                .any(|answer| answer.starts_with("p: ") && answer.contains("told to")),
            "{all:?}"
        );
        assert!(all.contains(&"s3".to_owned()));
    }
}
