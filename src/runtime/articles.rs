//! Articles that come while the screen is shown: the rest of a long one, the same
//! one read again, another one, and the list of those that can be opened.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::follow::{Follower, Seen};
use super::library::{self, FarMark, Library, Recent, Record};
use super::saver::{Saver, Wish};
use super::source::{self, Source};
use super::worker::Worker;
use super::{Event, FacetFinder, Session, report};
use crate::app::address::Address;
use crate::app::anchor::{Anchor, Change};
use crate::app::panes::library::Known;
use crate::app::{Arrival, Msg, Opened, Part, Reread, Start, Subject};
use crate::formats::{FORMATS, Format, Reading};
use crate::text::Clean;

/// Most files of a folder that are looked at and listed.
const LOOKED_AT: usize = 20_000;
const LISTED: usize = 1_000;
/// Longest wait for what is being written before it is read.
const WRITTEN: Duration = Duration::from_secs(1);

/// The article that is shown, by where it came from.
#[derive(Debug, Clone)]
pub struct Article {
    /// Where it came from.
    pub source: Source,
    /// The format that was asked for.
    pub from: Option<&'static Format>,
    /// What is remembered of it, if anything is to be.
    pub record: Option<Record>,
}

/// How an article was opened.
pub fn described(source: &Source, reading: &Reading, part: Part) -> Opened {
    let name = match source {
        Source::Path(path) => path.file_name().map_or_else(
            || source.name(),
            |name| Clean::line(&name.to_string_lossy()),
        ),
        Source::Bundled | Source::Stdin => source.name(),
    };
    Opened {
        name,
        format: reading.format.name,
        encoding: reading.encoding.name(),
        lossy: reading.lossy,
        path: match source {
            Source::Path(path) => {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
                Clean::line(&path.to_string_lossy())
            }
            Source::Bundled | Source::Stdin => Clean::default(),
        },
        part,
    }
}

/// Reads the whole of an article.
///
/// # Errors
///
/// Why it cannot be read, in a row that names it.
fn read(source: &Source, from: Option<&'static Format>) -> Result<Reading, Clean> {
    let opened = source::open(source, from);
    let whole = opened.and_then(|opened| match opened.rest {
        Some(rest) => rest.read(),
        None => Ok(opened.reading),
    });
    whole.map_err(|error| Clean::line(&error.to_string()))
}

/// Something that may take long.
struct Errand(Box<dyn FnOnce() -> Outcome + Send>);

/// What came of it.
pub(super) enum Outcome {
    /// Messages.
    Told(Vec<Msg>),
    /// Another article, and where it came from.
    Arrived(Box<Arrival>, Article),
}

impl Session {
    /// Does something that may take long, on a thread of its own. Its outcome is
    /// of no use once another article is shown.
    fn send_for(
        &self,
        subject: Subject,
        errand: impl FnOnce() -> Outcome + Send + 'static,
    ) -> io::Result<()> {
        let (send, failed, article) = (self.send.clone(), self.send.clone(), self.number);
        let worker = Worker::start(
            "reading",
            move |_: &Errand| subject,
            move |Errand(errand)| {
                let _ = send.send(Event::Outcome(article, errand()));
            },
            move |subject, why| report(&failed, subject, why),
        )?;
        worker.ask(Errand(Box::new(errand)));
        Ok(())
    }

    /// Reads the rest of a long article.
    pub(super) fn load(&mut self) -> io::Result<()> {
        let Some(rest) = self.rest.take() else {
            return Ok(());
        };
        let facets = self.facets.clone();
        self.send_for(Subject::Load, move || {
            Outcome::Told(match rest.read() {
                Ok(reading) => {
                    let lossy = reading.lossy.then_some(Msg::Lossy);
                    let briefing = facets(&reading.document);
                    // Asked for here, where nobody waits.
                    reading.document.fingerprint();
                    let loaded = Msg::Loaded(Arc::new(reading.document), Arc::new(briefing));
                    lossy.into_iter().chain([loaded]).collect()
                }
                Err(error) => {
                    let why = Clean::line(&error.to_string());
                    vec![Msg::Failed(Subject::Load, why)]
                }
            })
        })
    }

    /// Why the article cannot be read again, if so.
    fn refuses_reading(&self) -> Option<&'static str> {
        match (&self.article.source, self.model.opened.part) {
            (Source::Bundled, _) => Some("The bundled article stays as it is"),
            (Source::Stdin, _) => Some("What came through a pipe cannot be read again"),
            (Source::Path(_), Part::Loading) => Some("The rest is still being read"),
            (Source::Path(_), Part::Whole | Part::Start) => None,
        }
    }

    /// Reads the article again; where it was only looked at for a change, none is
    /// told of.
    pub(super) fn reload(&mut self, is_asked: bool) -> io::Result<()> {
        if let Some(why) = self.refuses_reading() {
            return self.tell(Msg::Refused(Clean::line(why)));
        }
        let Article { source, from, .. } = self.article.clone();
        let old = self.model.document.clone();
        let facets = self.facets.clone();
        let was_whole = self.model.opened.part == Part::Whole;
        self.send_for(Subject::Other, move || {
            let reading = match read(&source, from) {
                Ok(reading) => reading,
                Err(why) => {
                    let words = format!("{why}; the text is as it was");
                    return Outcome::Told(vec![Msg::Failed(Subject::Other, Clean::line(&words))]);
                }
            };
            let change = Change::between(&old, &reading.document);
            if change.is_none() && !is_asked && was_whole {
                return Outcome::Told(Vec::new());
            }
            let opened = described(&source, &reading, Part::Whole);
            let briefing = facets(&reading.document);
            Outcome::Told(vec![Msg::Reread(Box::new(Reread {
                document: Arc::new(reading.document),
                briefing: Arc::new(briefing),
                opened,
                change,
            }))])
        })
    }

    /// Follows the file, or no longer.
    pub(super) fn follow(&mut self, on: bool) -> io::Result<()> {
        self.follower = None;
        if on {
            if let Some(why) = self.refuses_reading() {
                return self.tell(Msg::Refused(Clean::line(why)));
            }
            if let Source::Path(path) = &self.article.source {
                let (send, article) = (self.send.clone(), self.number);
                let follower = Follower::start(path.clone(), move |seen| {
                    let _ = send.send(Event::Seen(article, seen));
                })?;
                self.follower = Some(follower);
                // It may have changed since it was read.
                self.reload(false)?;
            }
        }
        self.tell(Msg::Following(on))?;
        let words = if on {
            "The file is followed: what changes in it is shown"
        } else {
            "The file is no longer followed"
        };
        self.tell(Msg::Done(Clean::line(words)))
    }

    /// Takes what was seen of the file that is followed.
    pub(super) fn seen(&mut self, seen: Seen) -> io::Result<()> {
        match seen {
            Seen::Changed => self.reload(false),
            Seen::Vanished => {
                let name = &self.model.opened.name;
                let words = format!("{name} is no longer there; the text is as it was");
                self.tell(Msg::Warned(Clean::line(&words)))
            }
        }
    }

    /// Looks for articles that can be opened.
    pub(super) fn list(&mut self) -> io::Result<()> {
        self.take_down()?;
        let library = self.library.clone();
        let written = self.saver.as_ref().map(Saver::written);
        let here = library::address_of(&self.article.source);
        self.send_for(Subject::Other, move || {
            wait_for(written);
            let known = known_articles(library.as_ref(), here.as_ref());
            Outcome::Told(vec![Msg::Listed(known)])
        })
    }

    /// Opens another article.
    pub(super) fn open(&mut self, address: &Address, at: Option<Anchor>) -> io::Result<()> {
        self.take_down()?;
        let written = self.saver.as_ref().map(Saver::written);
        let source = library::source_of(address);
        let (library, facets) = (self.library.clone(), self.facets.clone());
        self.send_for(Subject::Other, move || {
            wait_for(written);
            match arrival(source, library.as_ref(), &facets, at) {
                Ok((arrival, article)) => Outcome::Arrived(Box::new(arrival), article),
                Err(why) => Outcome::Told(vec![Msg::Failed(Subject::Other, why)]),
            }
        })
    }

    /// Remembers a mark that leads here from any article.
    pub(super) fn set_mark(&mut self, letter: char, sentence: Anchor) -> io::Result<()> {
        let Some(address) = library::address_of(&self.article.source) else {
            let words = "What came through a pipe cannot be found again; a small letter marks it";
            return self.tell(Msg::Refused(Clean::line(words)));
        };
        let document = &self.model.document;
        let title = document.meta.title.as_ref();
        let mark = FarMark {
            address: address.as_str().to_owned(),
            title: title.unwrap_or(&self.model.opened.name).clone(),
            sentence,
        };
        self.marks.insert(letter, mark.clone());
        self.remember(Wish::Mark(letter, Box::new(mark)))
    }

    /// Goes to a mark, wherever it is.
    pub(super) fn go_to_mark(&mut self, letter: char) -> io::Result<()> {
        // What was set just now may not be on the disk yet.
        let found = match (self.marks.get(&letter), &self.library) {
            (Some(mark), _) => Ok(Some(mark.clone())),
            (None, Some(library)) => library.mark(letter),
            (None, None) => Ok(None),
        };
        let words = match found {
            Ok(Some(mark)) => {
                let address = Address::new(&mark.address);
                if library::address_of(&self.article.source).as_ref() == Some(&address) {
                    return self.tell(Msg::GoTo(Box::new(mark.sentence)));
                }
                return self.open(&address, Some(mark.sentence));
            }
            Ok(None) => format!("No mark {letter}"),
            Err(error) => error.to_string(),
        };
        self.tell(Msg::Refused(Clean::line(&words)))
    }

    /// Shows another article.
    pub(super) fn arrive(&mut self, arrival: Arrival, article: Article) -> io::Result<()> {
        self.take_down()?;
        self.number += 1;
        self.follower = None;
        self.article = article;
        self.tell(Msg::Arrived(Box::new(arrival)))
    }
}

/// Waits until what is to be read may be read, but not for ever.
fn wait_for(written: Option<Receiver<()>>) {
    if let Some(written) = written {
        let _ = written.recv_timeout(WRITTEN);
    }
}

/// Reads another article with all that belongs to it.
fn arrival(
    source: Source,
    library: Option<&Library>,
    facets: &FacetFinder,
    at: Option<Anchor>,
) -> Result<(Arrival, Article), Clean> {
    let reading = read(&source, None)?;
    let opened = described(&source, &reading, Part::Whole);
    let briefing = facets(&reading.document);
    let address = library::address_of(&source);
    let (record, kept, told) = match (library, address) {
        (Some(library), Some(address)) => library.open(&address),
        (Some(_) | None, _) => Default::default(),
    };
    let arrival = Arrival {
        document: Arc::new(reading.document),
        briefing: Arc::new(briefing),
        opened,
        kept,
        start: at.map_or(Start::Resumed, |at| Start::At(Box::new(at))),
        told,
    };
    let article = Article {
        source,
        from: None,
        record,
    };
    Ok((arrival, article))
}

/// Articles that can be opened: those opened before, the last one first, the
/// bundled one, and the files of the current folder by name.
fn known_articles(library: Option<&Library>, here: Option<&Address>) -> Vec<Known> {
    let now = library::now();
    let (recent, _) = library.map(Library::recent).unwrap_or_default();
    let home = std::env::var("HOME").unwrap_or_default();
    let mut all: Vec<Known> = recent
        .into_iter()
        .map(|recent| of_recent(recent, now, &home))
        .collect();
    let bundled = Address::bundled();
    if !all.iter().any(|known| known.address == bundled) {
        all.push(Known {
            title: Source::Bundled.name(),
            place: Clean::default(),
            read: None,
            when: Clean::default(),
            address: bundled,
        });
    }
    let folder = std::env::current_dir();
    let files = folder.map(|folder| files_of(&folder)).unwrap_or_default();
    for path in files {
        let address = Address::new(&path);
        if !all.iter().any(|known| known.address == address) {
            let name = path.rsplit('/').next().unwrap_or(&path);
            all.push(Known {
                title: Clean::line(name),
                place: place(&path, &home),
                read: None,
                when: Clean::default(),
                address,
            });
        }
    }
    all.retain(|known| Some(&known.address) != here);
    all
}

fn of_recent(recent: Recent, now: u64, home: &str) -> Known {
    let address = Address::new(&recent.address);
    Known {
        title: recent.title,
        place: if address.is_bundled() {
            Source::Bundled.name()
        } else {
            place(&recent.address, home)
        },
        read: Some(recent.read),
        when: Clean::line(&ago(now.saturating_sub(recent.opened) / 1000)),
        address,
    }
}

/// A path for people.
fn place(path: &str, home: &str) -> Clean {
    let below = path.strip_prefix(home).filter(|_| !home.is_empty());
    match below.filter(|below| below.starts_with('/')) {
        Some(below) => Clean::line(&format!("~{below}")),
        None => Clean::line(path),
    }
}

/// Files of a folder whose names end as those of articles do, by name.
fn files_of(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_article = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| {
            let mut all = FORMATS.iter().flat_map(|format| format.extensions);
            all.any(|known| known.eq_ignore_ascii_case(ending))
        })
    };
    let mut files: Vec<String> = entries
        .take(LOOKED_AT)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_article(path) && path.is_file())
        .filter_map(|path| Some(fs::canonicalize(path).ok()?.to_str()?.to_owned()))
        .collect();
    files.sort();
    files.truncate(LISTED);
    files
}

/// How long ago something was, in words.
fn ago(seconds: u64) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let told = |count: u64, unit: &str| match count {
        1 => format!("1 {unit} ago"),
        _ => format!("{count} {unit}s ago"),
    };
    match seconds {
        ..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => format!("{} min ago", seconds / MINUTE),
        HOUR..DAY => told(seconds / HOUR, "hour"),
        DAY.. if seconds < 60 * DAY => told(seconds / DAY, "day"),
        DAY.. if seconds < 730 * DAY => told(seconds / (30 * DAY), "month"),
        DAY.. => told(seconds / (365 * DAY), "year"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_words() {
        let day = 24 * 3600;
        let told = [0, 59, 60, 3600, 7300, day, 59 * day, 60 * day, 800 * day].map(ago);
        assert_eq!(
            told,
            [
                "just now",
                "just now",
                "1 min ago",
                "1 hour ago",
                "2 hours ago",
                "1 day ago",
                "59 days ago",
                "2 months ago",
                "2 years ago"
            ]
        );
    }

    #[test]
    fn files_are_listed_by_their_endings_and_no_folders() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.md", "a.TXT", "c.exe", "d"] {
            fs::write(folder.path().join(name), "Text.").unwrap();
        }
        fs::create_dir(folder.path().join("e.md")).unwrap();
        let files = files_of(folder.path());
        let names: Vec<_> = files
            .iter()
            .map(|path| path.rsplit('/').next().unwrap())
            .collect();
        assert_eq!(names, ["a.TXT", "b.md"]);
        assert!(files_of(&folder.path().join("none")).is_empty());
    }

    #[test]
    fn places_below_the_home_folder_are_short() {
        assert_eq!(place("/home/ann/a.md", "/home/ann").as_str(), "~/a.md");
        assert_eq!(
            place("/home/anna/a.md", "/home/ann").as_str(),
            "/home/anna/a.md"
        );
        assert_eq!(place("/a.md", "").as_str(), "/a.md");
    }
}
