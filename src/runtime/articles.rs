//! Articles that come while the screen is shown: the rest of a long one, the same
//! one read again, another one, and the list of those that can be opened.

mod listing;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::converters::Stop;
use super::follow::{Follower, Seen};
use super::library::{self, FarMark, Library, Record};
use super::saver::{Saver, Wish};
use super::source::{self, How, Source};
use super::worker::Worker;
use super::{Event, FacetFinder, Session, report};
use crate::app::address::Address;
use crate::app::anchor::{Anchor, Change};
use crate::app::{Arrival, Msg, Opened, Part, Reread, Start, Subject};
use crate::facets::{LONG, Provenance};
use crate::formats::{self, Reading};
use crate::text::Clean;

use listing::known_articles;

/// Longest wait for what is being written before it is read.
const WRITTEN: Duration = Duration::from_secs(1);

/// The article that is shown, by where it came from.
#[derive(Debug, Clone)]
pub struct Article {
    /// Where it came from.
    pub source: Source,
    /// How it is read.
    pub how: How,
    /// What is remembered of it, if anything is to be.
    pub record: Option<Record>,
}

/// How an article was opened.
pub fn described(source: &Source, reading: &Reading, part: Part) -> Opened {
    let name = match source {
        Source::Path(path) => path.file_name().map_or_else(
            || source.name(),
            |name| Clean::name(&name.to_string_lossy()),
        ),
        Source::Bundled | Source::Stdin | Source::Url(_) => source.name(),
    };
    Opened {
        name,
        format: reading.format.name,
        encoding: reading.encoding.name(),
        lossy: reading.lossy,
        path: match source {
            Source::Path(path) => {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
                Clean::name(&path.to_string_lossy())
            }
            Source::Bundled | Source::Stdin | Source::Url(_) => Clean::default(),
        },
        part,
    }
}

/// Reads the whole of an article, and tells how far that is.
///
/// # Errors
///
/// Why it cannot be read, in a row that names it.
fn read(
    source: &Source,
    how: &How,
    stop: &Arc<Stop>,
    tell: &dyn Fn(Msg),
) -> Result<Reading, Clean> {
    let opened = source::open_until(source, how, stop);
    let whole = opened.and_then(|opened| match opened.rest {
        Some(rest) => rest.read(|words| tell(Msg::Done(words))),
        None => Ok(opened.reading),
    });
    whole.map_err(|error| Clean::line(&error.to_string()))
}

/// Something that may take long.
struct Errand(Box<Work>);

/// What is done, given a way to tell how far it is.
type Work = dyn FnOnce(&dyn Fn(Msg)) -> Outcome + Send;

/// What came of it.
pub(super) enum Outcome {
    /// Messages.
    Told(Vec<Msg>),
    /// Another article, where it came from, and what tells that a newer one was
    /// asked for meanwhile.
    Arrived(Box<Arrival>, Article, Arc<Stop>),
}

impl Session {
    /// Does something that may take long, on a thread of its own, which may tell
    /// how far it is. Its outcome is
    /// of no use once another article is shown.
    fn send_for(
        &self,
        subject: Subject,
        errand: impl FnOnce(&dyn Fn(Msg)) -> Outcome + Send + 'static,
    ) -> io::Result<()> {
        let (send, failed, article) = (self.send.clone(), self.send.clone(), self.number);
        let worker = Worker::start(
            "reading",
            move |_: &Errand| subject,
            move |Errand(errand)| {
                let tell = |msg| {
                    let _ = send.send(Event::Outcome(article, Outcome::Told(vec![msg])));
                };
                let outcome = errand(&tell);
                let _ = send.send(Event::Outcome(article, outcome));
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
        self.send_for(Subject::Load, move |tell| {
            match rest.read(|words| tell(Msg::Done(words))) {
                Ok(reading) => {
                    tell(Msg::ReadAs {
                        format: reading.format.name,
                        encoding: reading.encoding.name(),
                        lossy: reading.lossy,
                    });
                    let briefing = facets(&reading.document);
                    // Asked for here, where nobody waits.
                    reading.document.fingerprint();
                    let is_cut = reading.is_cut;
                    let loaded = Msg::Loaded(Arc::new(reading.document), Arc::new(briefing));
                    Outcome::Told([Some(loaded), cut(is_cut)].into_iter().flatten().collect())
                }
                Err(error) => {
                    let why = Clean::line(&error.to_string());
                    Outcome::Told(vec![Msg::Failed(Subject::Load, why)])
                }
            }
        })
    }

    /// Why the article cannot be read again, if so.
    fn refuses_reading(&self) -> Option<&'static str> {
        match (&self.article.source, self.model.opened.part) {
            (Source::Bundled, _) => Some("The bundled article stays as it is"),
            (Source::Stdin, _) => Some("What came through a pipe cannot be read again"),
            (Source::Path(_) | Source::Url(_), Part::Loading) => {
                Some("The rest is still being read")
            }
            (Source::Path(_) | Source::Url(_), Part::Whole | Part::Start) => None,
        }
    }

    /// Reads the article again; where it was only looked at for a change, none is
    /// told of.
    pub(super) fn reload(&mut self, is_asked: bool) -> io::Result<()> {
        if let Some(why) = self.refuses_reading() {
            return self.tell(Msg::Refused(Clean::line(why)));
        }
        let Article { source, how, .. } = self.article.clone();
        let old = self.model.document.clone();
        let (facets, extract) = (self.facets.clone(), self.extract.clone());
        let was_whole = self.model.opened.part == Part::Whole;
        self.send_for(Subject::Other, move |tell| {
            let reading = match read(&source, &how, &Arc::default(), tell) {
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
            let mut briefing = facets(&reading.document);
            // Nobody waits for the text, so rules are done with here: entries that
            // came later could not take the place of those chosen before.
            let is_short = reading.document.len() <= LONG;
            if briefing.provenance == Provenance::Awaited && is_short {
                briefing = extract(&reading.document).0;
            }
            let is_cut = reading.is_cut;
            let reread = Msg::Reread(Box::new(Reread {
                document: Arc::new(reading.document),
                briefing: Arc::new(briefing),
                opened,
                change,
            }));
            Outcome::Told([Some(reread), cut(is_cut)].into_iter().flatten().collect())
        })
    }

    /// Follows the file, or no longer.
    pub(super) fn follow(&mut self, on: bool) -> io::Result<()> {
        self.follower = None;
        if on {
            if let Some(why) = self.refuses_reading() {
                return self.tell(Msg::Refused(Clean::line(why)));
            }
            if matches!(self.article.source, Source::Url(_)) {
                return self.tell(Msg::Refused(Clean::line("Only a file can be followed")));
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
        self.send_for(Subject::Other, move |_| {
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
        let how = How {
            from: None,
            ..self.article.how.clone()
        };
        let stop = Arc::new(Stop::default());
        if let Some(former) = self.opening.replace(Arc::clone(&stop)) {
            former.ask();
        }
        self.send_for(Subject::Other, move |tell| {
            wait_for(written);
            let reading = read(&source, &how, &stop, tell);
            let arrival = reading.map(|reading| {
                let article = (source, how);
                arrival(article, reading, library.as_ref(), &facets, at)
            });
            match arrival {
                _ if stop.is_asked() => Outcome::Told(Vec::new()),
                Ok((arrival, article)) => Outcome::Arrived(Box::new(arrival), article, stop),
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
        // Its answer would be of no use, and nobody waits for it.
        self.finding = None;
        self.opening = None;
        if let Some(stop) = self.stop.take() {
            stop.ask();
        }
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

/// A word about a text that was too long to be read in full.
fn cut(is_cut: bool) -> Option<Msg> {
    is_cut.then(|| Msg::Warned(Clean::line(formats::CUT)))
}

/// Another article with all that belongs to it.
fn arrival(
    (source, how): (Source, How),
    reading: Reading,
    library: Option<&Library>,
    facets: &FacetFinder,
    at: Option<Anchor>,
) -> (Arrival, Article) {
    let opened = described(&source, &reading, Part::Whole);
    let briefing = facets(&reading.document);
    // Asked for here, where nobody waits.
    reading.document.fingerprint();
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
        told: told.or_else(|| reading.is_cut.then(|| Clean::line(formats::CUT))),
    };
    let article = Article {
        source,
        how,
        record,
    };
    (arrival, article)
}
