//! The thread that writes settings, so that no disk holds up the screen.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;

use super::store::{Object, Store};
use crate::app::settings::Settings;
use crate::text::Clean;

/// Name of the file of the settings.
const FILE: &str = "settings.json";
/// How long a change waits for others.
const GATHER: Duration = Duration::from_millis(500);
/// How long the end of the program waits for the disk.
const PATIENCE: Duration = Duration::from_millis(300);

/// Where settings are kept, and what was found there.
#[derive(Debug, Clone)]
pub struct Memory {
    store: Store,
    /// What the file says; only what differs from it is written.
    found: Settings,
}

impl Memory {
    /// Reads the settings of a folder, and what is to be told about them.
    /// Without a memory nothing will be written: there is no folder, or its file
    /// is to be left alone.
    pub fn load(folder: Option<PathBuf>) -> (Option<Self>, Settings, Option<Clean>) {
        let Some(folder) = folder else {
            return (None, Settings::default(), None);
        };
        let store = Store::new(folder, false);
        match store.load(FILE) {
            Ok((object, told)) => match Settings::deserialize(Value::Object(object)) {
                Ok(found) => {
                    let memory = Self {
                        store,
                        found: found.clone(),
                    };
                    (Some(memory), found, told)
                }
                Err(error) => {
                    let told = Clean::line(&format!("{FILE}: {error}"));
                    (None, Settings::default(), Some(told))
                }
            },
            Err(error) => {
                let told = Clean::line(&error.to_string());
                (None, Settings::default(), Some(told))
            }
        }
    }

    /// Writes what differs from what was written last.
    fn write(&mut self, now: Settings) -> Result<(), Trouble> {
        let is_quiet = self.found.is_same_choice(&now);
        let written = self.store.merge(FILE, &object(&self.found), &object(&now));
        match written {
            Ok(()) => {
                self.found = now;
                Ok(())
            }
            // Nobody asked for it, so nobody misses it.
            Err(_) if is_quiet => Err(Trouble::Quiet),
            Err(error) => Err(Trouble::Told(Clean::line(&format!(
                "Not remembered: {error}"
            )))),
        }
    }
}

enum Trouble {
    Quiet,
    Told(Clean),
}

fn object(settings: &Settings) -> Object {
    match serde_json::to_value(settings) {
        Ok(Value::Object(object)) => object,
        Ok(_) | Err(_) => Object::new(),
    }
}

/// The thread.
#[derive(Debug)]
pub(super) struct Saver {
    queue: Sender<Settings>,
    done: Receiver<()>,
}

impl Saver {
    /// Starts the thread. What cannot be written is told once, by `failed`.
    pub(super) fn start(
        mut memory: Memory,
        failed: impl Fn(Clean) + Send + 'static,
    ) -> io::Result<Self> {
        let (queue, asked) = channel();
        let (end, done) = channel();
        thread::Builder::new()
            .name("remembering".to_owned())
            .spawn(move || {
                let mut is_told = false;
                while let Some(settings) = newest(&asked, GATHER) {
                    if let Err(Trouble::Told(why)) = memory.write(settings)
                        && !is_told
                    {
                        is_told = true;
                        failed(why);
                    }
                }
                let _ = end.send(());
            })?;
        Ok(Self { queue, done })
    }

    /// Asks that settings be remembered, soon.
    pub(super) fn save(&self, settings: Settings) {
        // The thread lives as long as its queue does.
        let _ = self.queue.send(settings);
    }

    /// Has the rest written at once, and waits for it as long as a reader would.
    pub(super) fn finish(self) {
        drop(self.queue);
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

/// The newest of what is asked for within a while; at the end without delay.
fn newest<T>(asked: &Receiver<T>, within: Duration) -> Option<T> {
    let mut newest = asked.recv().ok()?;
    let deadline = Instant::now() + within;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match asked.recv_timeout(left) {
            Ok(newer) => newest = newer,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return Some(newest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(measure: u16) -> Settings {
        let mut settings = Settings::default();
        settings.chosen.measure = Some(measure);
        settings
    }

    #[test]
    fn many_changes_are_one_and_the_end_waits_for_none() {
        let (queue, asked) = channel();
        for number in 0..100 {
            queue.send(number).unwrap();
        }
        assert_eq!(newest(&asked, Duration::from_millis(20)), Some(99));
        queue.send(100).unwrap();
        drop(queue);
        let long = Duration::from_mins(1);
        assert_eq!(newest(&asked, long), Some(100));
        assert_eq!(newest(&asked, long), None);
    }

    #[test]
    fn what_is_chosen_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let folder = || Some(folder.path().join("state"));
        let (memory, found, told) = Memory::load(folder());
        assert_eq!((found, told), (Settings::default(), None));
        let saver = Saver::start(memory.unwrap(), |why| panic!("{why}")).unwrap();
        saver.save(chosen(60));
        saver.save(chosen(62));
        saver.finish();
        let (memory, found, told) = Memory::load(folder());
        assert_eq!((found, told), (chosen(62), None));
        let saver = Saver::start(memory.unwrap(), |why| panic!("{why}")).unwrap();
        saver.save(Settings::default());
        saver.finish();
        assert_eq!(Memory::load(folder()).1, Settings::default());
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_said() {
        let (memory, found, told) = Memory::load(None);
        assert!(memory.is_none());
        assert_eq!((found, told), (Settings::default(), None));
    }

    #[test]
    fn what_cannot_be_written_is_told_once_and_only_if_it_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        std::fs::write(&blocked, "").unwrap();
        let (mut memory, ..) = Memory::load(Some(blocked.clone()));
        let seen = Settings {
            background: Some(crate::app::Background::Light),
            ..Settings::default()
        };
        let written = memory.as_mut().unwrap().write(seen);
        assert!(matches!(written, Err(Trouble::Quiet)));
        let (send, told) = channel();
        let failed = move |why| send.send(why).unwrap();
        let saver = Saver::start(memory.unwrap(), failed).unwrap();
        saver.save(chosen(60));
        let why = told.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(why.starts_with("Not remembered: settings.json: cannot be written"));
        saver.save(chosen(62));
        saver.finish();
        assert_eq!(
            told.recv_timeout(Duration::from_secs(10)),
            Err(RecvTimeoutError::Disconnected)
        );
    }
}
