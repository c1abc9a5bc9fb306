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
    /// `is_replaced(old, new)` says that `old`, if not begun yet, need not be
    /// done once `new` is asked for; `work` does it; `failed` is told what a
    /// panic said.
    pub(super) fn start(
        name: &str,
        is_replaced: impl Fn(&J, &J) -> bool + Send + 'static,
        work: impl Fn(J) + Send + 'static,
        failed: impl Fn(&str) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (queue, asked) = channel();
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                let mut waiting = Vec::new();
                while let Some(job) = next(&asked, &mut waiting, &is_replaced) {
                    let done = catch_unwind(AssertUnwindSafe(|| work(job)));
                    if let Err(cause) = done {
                        failed(said(&*cause));
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
fn next<J>(
    asked: &Receiver<J>,
    waiting: &mut Vec<J>,
    is_replaced: &impl Fn(&J, &J) -> bool,
) -> Option<J> {
    if waiting.is_empty() {
        waiting.push(asked.recv().ok()?);
    }
    for job in asked.try_iter() {
        waiting.retain(|older| !is_replaced(older, &job));
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
            |old: &(char, u32), new| old.0 == new.0,
            move |(kind, number)| {
                wait.recv().unwrap();
                assert_ne!(kind, 'p', "told to");
                answer.send(format!("{kind}{number}")).unwrap();
            },
            move |why| {
                failed
                    .send(why.lines().next().unwrap_or_default().to_owned())
                    .unwrap();
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
            all.iter().any(|answer| answer.contains("told to")),
            "{all:?}"
        );
        assert!(all.contains(&"s3".to_owned()));
    }
}
