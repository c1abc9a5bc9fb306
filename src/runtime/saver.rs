//! The thread that writes what is to be remembered, so that no disk holds up the
//! screen.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;

use super::library::{FarMark, Library, Record};
use super::store::{Object, Store, StoreError};
use crate::app::address::Address;
use crate::app::kept::Keepsake;
use crate::app::settings::Settings;
use crate::text::Clean;

/// Name of the file of the settings.
const FILE: &str = "settings.json";
/// How long a change waits for others.
const GATHER: Duration = Duration::from_millis(500);
/// How long the end of the program waits for the disk.
const PATIENCE: Duration = Duration::from_secs(1);

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
    /// is to be left alone. Neither is it where the folder is read only.
    pub fn load(
        folder: Option<PathBuf>,
        is_read_only: bool,
    ) -> (Option<Self>, Settings, Option<Clean>) {
        let Some(folder) = folder else {
            return (None, Settings::default(), None);
        };
        let store = Store::new(folder, is_read_only);
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
    fn write(&mut self, now: Settings) -> Result<Option<Clean>, Trouble> {
        let is_quiet = self.found.is_same_choice(&now);
        let written = self.store.merge(FILE, &object(&self.found), &object(&now));
        match written {
            Ok(told) => {
                self.found = now;
                Ok(told)
            }
            // Nobody asked for it, so nobody misses it.
            Err(_) if is_quiet => Err(Trouble::Quiet),
            Err(error) => Err(Trouble::Told(error)),
        }
    }
}

enum Trouble {
    Quiet,
    Told(StoreError),
}

fn object(settings: &Settings) -> Object {
    match serde_json::to_value(settings) {
        Ok(Value::Object(object)) => object,
        Ok(_) | Err(_) => Object::new(),
    }
}

/// What is to be remembered.
#[derive(Debug)]
pub(super) enum Wish {
    /// What the reader chose.
    Settings(Settings),
    /// Where the reader is in an article, and what they did there.
    Article(Record, Box<Keepsake>),
    /// A mark that leads to an article.
    Mark(char, Box<FarMark>),
    /// That all before it be written at once, and said.
    Now(Sender<()>),
}

impl Wish {
    /// Whether the older of two need not be done.
    fn replaces(&self, older: &Self) -> bool {
        match (self, older) {
            (Self::Settings(_), Self::Settings(_)) => true,
            (Self::Article(new, _), Self::Article(old, _)) => new.address == old.address,
            (Self::Mark(new, _), Self::Mark(old, _)) => new == old,
            (Self::Settings(_) | Self::Article(..) | Self::Mark(..) | Self::Now(_), _) => false,
        }
    }

    fn is_urgent(&self) -> bool {
        matches!(self, Self::Now(_))
    }
}

/// What the thread writes to.
struct Writer {
    memory: Option<Memory>,
    library: Option<Library>,
    /// What was written last of each article.
    written: HashMap<Address, Object>,
}

impl Writer {
    fn tidy(&self) {
        match (&self.memory, &self.library) {
            (Some(memory), _) => memory.store.tidy(),
            (None, Some(library)) => library.tidy(),
            (None, None) => {}
        }
    }

    fn write(&mut self, wish: Wish) -> Result<Option<Clean>, Trouble> {
        match (wish, &mut self.memory, &self.library) {
            (Wish::Settings(settings), Some(memory), _) => memory.write(settings),
            (Wish::Article(record, keepsake), _, Some(library)) => {
                let before = self.written.entry(record.address.clone());
                let before = before.or_insert_with(|| record.found());
                library
                    .write(&record, before, &keepsake.kept())
                    .map_err(Trouble::Told)
            }
            (Wish::Mark(letter, mark), _, Some(library)) => {
                library.set_mark(letter, &mark).map_err(Trouble::Told)
            }
            (Wish::Now(done), ..) => {
                let _ = done.send(());
                Ok(None)
            }
            (Wish::Settings(_) | Wish::Article(..) | Wish::Mark(..), ..) => Ok(None),
        }
    }
}

/// The thread.
#[derive(Debug)]
pub(super) struct Saver {
    queue: Sender<Wish>,
    done: Receiver<()>,
}

impl Saver {
    /// Starts the thread. What cannot be written is told once, by `tell`.
    pub(super) fn start(
        memory: Option<Memory>,
        library: Option<Library>,
        tell: impl Fn(Clean) + Send + 'static,
    ) -> io::Result<Self> {
        let (queue, asked) = channel();
        let (end, done) = channel();
        let mut writer = Writer {
            memory,
            library,
            written: HashMap::new(),
        };
        thread::Builder::new()
            .name("remembering".to_owned())
            .spawn(move || {
                writer.tidy();
                let mut is_told = false;
                while let Some(wishes) = gathered(&asked, GATHER, Wish::replaces, Wish::is_urgent) {
                    for wish in wishes {
                        match writer.write(wish) {
                            Ok(told) => told.into_iter().for_each(&tell),
                            Err(Trouble::Told(why)) if !is_told => {
                                is_told = true;
                                tell(Clean::line(&format!("Not remembered: {why}")));
                            }
                            Err(Trouble::Told(_) | Trouble::Quiet) => {}
                        }
                    }
                }
                let _ = end.send(());
            })?;
        Ok(Self { queue, done })
    }

    /// Asks that something be remembered, soon.
    pub(super) fn save(&self, wish: Wish) {
        // The thread lives as long as its queue does.
        let _ = self.queue.send(wish);
    }

    /// Has everything written at once, which is then said.
    pub(super) fn written(&self) -> Receiver<()> {
        let (done, written) = channel();
        self.save(Wish::Now(done));
        written
    }

    /// Has the rest written at once, and waits for it as long as a reader would.
    pub(super) fn finish(self) {
        drop(self.queue);
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

/// What is asked for within a while, without what is replaced by something
/// newer; at the end, or with something urgent, without delay.
fn gathered<T>(
    asked: &Receiver<T>,
    within: Duration,
    replaces: impl Fn(&T, &T) -> bool,
    is_urgent: impl Fn(&T) -> bool,
) -> Option<Vec<T>> {
    let mut all = vec![asked.recv().ok()?];
    let deadline = Instant::now() + within;
    loop {
        if all.last().is_some_and(&is_urgent) {
            return Some(all);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        match asked.recv_timeout(left) {
            Ok(newer) => {
                all.retain(|older| !replaces(&newer, older));
                all.push(newer);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return Some(all);
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
        let is_same_parity = |new: &i32, old: &i32| (new - old) % 2 == 0;
        let soon = gathered(&asked, Duration::from_millis(20), is_same_parity, |_| false);
        assert_eq!(soon, Some(vec![98, 99]));
        queue.send(100).unwrap();
        drop(queue);
        let long = Duration::from_mins(1);
        let next = |asked| gathered(asked, long, is_same_parity, |number| *number == 3);
        assert_eq!(next(&asked), Some(vec![100]));
        assert_eq!(next(&asked), None);
        let (queue, asked) = channel();
        for number in [1, 2, 3, 4] {
            queue.send(number).unwrap();
        }
        assert_eq!(next(&asked), Some(vec![2, 3]));
    }

    #[test]
    fn what_is_chosen_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let folder = || Some(folder.path().join("state"));
        let (memory, found, told) = Memory::load(folder(), false);
        assert_eq!((found, told), (Settings::default(), None));
        let saver = Saver::start(memory, None, |why| panic!("{why}")).unwrap();
        saver.save(Wish::Settings(chosen(60)));
        saver.save(Wish::Settings(chosen(62)));
        saver.finish();
        let (memory, found, told) = Memory::load(folder(), false);
        assert_eq!((found, told), (chosen(62), None));
        let saver = Saver::start(memory, None, |why| panic!("{why}")).unwrap();
        saver.save(Wish::Settings(Settings::default()));
        saver.finish();
        assert_eq!(Memory::load(folder(), false).1, Settings::default());
    }

    #[test]
    fn widths_of_panes_are_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let folder = || Some(folder.path().to_owned());
        let mut wished = Settings {
            welcomed: true,
            ..Settings::default()
        };
        wished.widths.facets = Some(50);
        let (memory, ..) = Memory::load(folder(), false);
        let saver = Saver::start(memory, None, |why| panic!("{why}")).unwrap();
        saver.save(Wish::Settings(wished.clone()));
        saver.finish();
        assert_eq!(Memory::load(folder(), false).1, wished);
    }

    #[test]
    fn without_a_folder_nothing_is_kept_and_nothing_said() {
        let (memory, found, told) = Memory::load(None, false);
        assert!(memory.is_none());
        assert_eq!((found, told), (Settings::default(), None));
    }

    #[test]
    fn what_cannot_be_written_is_told_once_and_only_if_it_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        std::fs::write(&blocked, "").unwrap();
        let (mut memory, ..) = Memory::load(Some(blocked.clone()), false);
        let seen = Settings {
            background: Some(crate::app::Background::Light),
            ..Settings::default()
        };
        let written = memory.as_mut().unwrap().write(seen);
        assert!(matches!(written, Err(Trouble::Quiet)));
        let (send, told) = channel();
        let failed = move |why| send.send(why).unwrap();
        let saver = Saver::start(memory, None, failed).unwrap();
        saver.save(Wish::Settings(chosen(60)));
        let why = told.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(why.starts_with("Not remembered: settings.json: cannot be written"));
        saver.save(Wish::Settings(chosen(62)));
        saver.finish();
        assert_eq!(
            told.recv_timeout(Duration::from_secs(10)),
            Err(RecvTimeoutError::Disconnected)
        );
    }
}
