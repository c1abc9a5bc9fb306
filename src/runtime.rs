//! Terminal, threads, files: everything impure.
//!
//! [`run`] is the loop: wait, take all that came, update, draw once. Work that
//! takes long is done by three threads, one for what may wait for a file, one that
//! finds facets, one that indexes and searches, so that neither a slow pipe nor a
//! long text holds up a search.

pub mod articles;
mod clipboard;
mod computing;
pub mod config;
pub mod converters;
pub mod crew;
mod decoder;
pub mod fetch;
pub mod folders;
mod follow;
#[cfg(fuzzing)]
pub mod fuzzing;
mod input;
pub mod lenses;
pub mod library;
pub mod look;
pub mod paint;
pub mod saver;
mod screen;
pub mod source;
mod store;
mod terminal;
mod worker;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::effect::{Effect, Exit, Job};
use crate::app::layout::Size;
use crate::app::panes::search::Request;
use crate::app::{Background, Model, Msg, Subject, update};
use crate::facets::Briefing;
use crate::text::{Clean, Document, number_of};
use crate::ui;

use articles::{Article, Outcome};
use converters::Stop;
use decoder::{Answer, Decoded};
use follow::{Follower, Seen};
use input::Input;
use library::{FarMark, Library};
use look::Look;
use saver::{Memory, Saver, Wish};
use screen::Screen;
use source::Rest;
use terminal::{TerminalGuard, Tty};
use worker::Worker;

pub use terminal::{is_interactive, watch_panics};

/// Silence after which a begun chord shows its menu.
const MENU: Duration = Duration::from_millis(300);
/// Time after which what the reader did is taken down.
const TAKE_DOWN: Duration = Duration::from_millis(300);

/// A way to find the facets of an article.
pub type FacetFinder = Arc<dyn Fn(&Document) -> Briefing + Send + Sync>;

/// A way to find the facets of an article that may take long, and what is to be
/// told of it.
pub type Extractor = Arc<dyn Fn(&Document) -> (Briefing, Vec<Clean>) + Send + Sync>;

/// What the program begins with.
pub struct Beginning {
    /// The state, as the first frame shows it.
    pub model: Model,
    /// Where the article came from.
    pub article: Article,
    /// What is left of a long one.
    pub rest: Option<Rest>,
    /// How its facets are found, and those of others.
    pub facets: FacetFinder,
    /// How those are found that are awaited.
    pub extract: Extractor,
    /// How the screen looks.
    pub look: Look,
    /// Where choices are remembered.
    pub memory: Option<Memory>,
    /// Where articles are remembered.
    pub library: Option<Library>,
}

/// How the loop ended.
#[derive(Debug)]
enum End {
    By(Exit),
    Signal(i32),
    HungUp,
    /// There is nothing to read, and why.
    Unread(Clean),
}

enum Event {
    Input(Input),
    Msg(Msg),
    /// What came of an errand for the article of this number.
    Outcome(u64, Outcome),
    /// What was seen of the file of the article of this number.
    Seen(u64, Seen),
}

/// The size of the terminal, for the first layout.
pub fn screen_size() -> Size {
    terminal::size()
}

/// Shows the model and takes keys until the reader ends it.
///
/// A signal or the loss of the terminal ends the process from here, with the
/// status that the parent expects.
pub fn run(beginning: Beginning) -> io::Result<Exit> {
    let (send, events) = channel();
    let heard = send.clone();
    // Signals first, for one that comes while the terminal is being taken over
    // must find somebody who gives it back.
    input::listen(terminal::keyboard()?, move |input| {
        heard.send(Event::Input(input)).is_ok()
    })?;
    let tty = Tty::default();
    let guard = TerminalGuard::enter(&tty, beginning.model.mouse)?;
    let mut session = Session {
        model: beginning.model,
        screen: Screen::new(tty.clone()),
        tty,
        guard,
        look: beginning.look,
        article: beginning.article,
        number: 0,
        stop: beginning.rest.as_ref().map(Rest::stop),
        opening: None,
        rest: beginning.rest,
        facets: beginning.facets,
        extract: beginning.extract,
        send,
        events,
        compute: None,
        searching: None,
        newest_search: Arc::default(),
        finding: None,
        follower: None,
        memory: beginning.memory,
        library: beginning.library,
        marks: BTreeMap::new(),
        saver: None,
        take_down_at: None,
        is_background_asked: false,
    };
    let end = session.run();
    let taken_down = session.take_down();
    if let Some(stop) = &session.stop {
        stop.ask();
    }
    session.model.document.halt().ask();
    let saver = session.saver.take();
    // The system takes back what is large, and quicker.
    std::mem::forget(std::mem::take(&mut session.model));
    // The reader has the terminal back before any disk is waited for.
    drop(session);
    if let Some(saver) = saver {
        saver.finish();
    }
    match taken_down.and(end) {
        Ok(End::By(exit)) => Ok(exit),
        Ok(End::Signal(signal)) => input::die_by(signal),
        Ok(End::Unread(why)) => Err(io::Error::other(why.to_string())),
        Ok(End::HungUp) => std::process::exit(input::GONE),
        Err(error) => Err(error),
    }
}

/// What runs while the screen is shown.
struct Session {
    model: Model,
    screen: Screen,
    tty: Tty,
    guard: TerminalGuard,
    look: Look,
    article: Article,
    /// How many articles were shown before this one.
    number: u64,
    rest: Option<Rest>,
    /// Ends what still reads the article.
    stop: Option<Arc<Stop>>,
    /// Ends what reads the article that was asked for last.
    opening: Option<Arc<Stop>>,
    facets: FacetFinder,
    extract: Extractor,
    send: Sender<Event>,
    events: Receiver<Event>,
    compute: Option<Worker<Job>>,
    searching: Option<Worker<Request>>,
    /// Number of the search that is waited for.
    newest_search: Arc<AtomicU64>,
    /// Finds facets, which must not hold up a search.
    finding: Option<Worker<Job>>,
    follower: Option<Follower>,
    memory: Option<Memory>,
    library: Option<Library>,
    /// Marks that were set in this run and lead to articles.
    marks: BTreeMap<char, FarMark>,
    saver: Option<Saver>,
    /// When what the reader did is taken down.
    take_down_at: Option<Instant>,
    is_background_asked: bool,
}

impl Session {
    fn run(&mut self) -> io::Result<End> {
        self.draw()?;
        let effects = self.model.first_effects();
        if let Some(end) = self.perform(effects)? {
            return Ok(end);
        }
        self.take_down_soon();
        loop {
            let mut event = Some(self.wait()?);
            while let Some(next) = event {
                if let Some(end) = self.take(next)? {
                    return Ok(end);
                }
                event = self.events.try_recv().ok();
            }
            self.draw()?;
        }
    }

    /// Waits for the next event. Meanwhile what was done before is taken down.
    fn wait(&mut self) -> io::Result<Event> {
        let hung_up = Event::Input(Input::HungUp);
        if let Some(at) = self.take_down_at.filter(|_| !self.model.is_waiting()) {
            let left = at.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) => return Ok(event),
                Err(RecvTimeoutError::Timeout) => self.take_down()?,
                Err(RecvTimeoutError::Disconnected) => return Ok(hung_up),
            }
        }
        if !self.model.is_waiting() {
            return Ok(self.events.recv().unwrap_or(hung_up));
        }
        Ok(match self.events.recv_timeout(MENU) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => Event::Msg(Msg::Tick),
            Err(RecvTimeoutError::Disconnected) => hung_up,
        })
    }

    /// Sees to it that what the reader does now is taken down in a while.
    fn take_down_soon(&mut self) {
        self.take_down_at
            .get_or_insert_with(|| Instant::now() + TAKE_DOWN);
    }

    fn take(&mut self, event: Event) -> io::Result<Option<End>> {
        self.take_down_soon();
        let has_nothing = self.model.document.is_empty();
        let msg = match event {
            Event::Msg(Msg::Failed(Subject::Load, why)) if has_nothing => {
                return Ok(Some(End::Unread(why)));
            }
            Event::Msg(msg) => msg,
            Event::Outcome(article, Outcome::Told(msgs)) if article == self.number => {
                for msg in msgs {
                    if let Some(end) = self.take(Event::Msg(msg))? {
                        return Ok(Some(end));
                    }
                }
                return Ok(None);
            }
            Event::Outcome(article, Outcome::Arrived(arrival, from, stop))
                if article == self.number && !stop.is_asked() =>
            {
                return self.arrive(*arrival, from).map(|()| None);
            }
            Event::Seen(article, seen) if article == self.number => {
                return self.seen(seen).map(|()| None);
            }
            Event::Outcome(..) | Event::Seen(..) => return Ok(None),
            Event::Input(Input::Resized(size)) => Msg::Resized(size),
            Event::Input(Input::Suspend) => return self.suspend().map(|()| None),
            Event::Input(Input::Continued) => return self.take_back().map(|()| None),
            Event::Input(Input::Terminate(signal)) => return Ok(Some(End::Signal(signal))),
            Event::Input(Input::HungUp) => return Ok(Some(End::HungUp)),
            Event::Input(Input::Decoded(decoded)) => match decoded {
                Decoded::Key(key) => {
                    panic_if_told("main");
                    Msg::Key(key)
                }
                Decoded::Mouse(mouse) => Msg::Mouse(mouse),
                Decoded::Paste(text) => Msg::Paste(Clean::line(&text)),
                Decoded::Answer(Answer::Background(red, green, blue)) => {
                    Msg::Background(brightness(red, green, blue))
                }
                Decoded::Answer(Answer::Margins(known)) => {
                    self.screen.set_margins(known);
                    return Ok(None);
                }
            },
        };
        let effects = self.update(msg);
        self.perform(effects)
    }

    /// Takes a message. What is still made of a document that went with it is of no
    /// use.
    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let before = Arc::clone(&self.model.document);
        let effects = update(&mut self.model, msg);
        if !Arc::ptr_eq(&before, &self.model.document) {
            before.halt().ask();
        }
        effects
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<End>> {
        for effect in effects {
            match effect {
                Effect::Load => self.load()?,
                Effect::Compute(job) => self.compute(job)?,
                Effect::Copy { text, what } => self.copy(&text, what),
                Effect::Save(settings) => self.remember(Wish::Settings(settings))?,
                Effect::Reload => self.reload(true)?,
                Effect::Follow(on) => self.follow(on)?,
                Effect::List => self.list()?,
                Effect::Open(address) => self.open(&address, None)?,
                Effect::SetMark(letter, sentence) => self.set_mark(letter, *sentence)?,
                Effect::GoToMark(letter) => self.go_to_mark(letter)?,
                Effect::Redraw => self.screen.forget(),
                Effect::Suspend => self.suspend()?,
                Effect::Mouse(on) => self.guard.set_mouse(&self.tty, on),
                Effect::Exit(exit) => return Ok(Some(End::By(exit))),
            }
        }
        Ok(None)
    }

    fn draw(&mut self) -> io::Result<()> {
        let (theme, told) = self.look.theme(&self.model);
        if let Some(told) = told {
            update(&mut self.model, Msg::Warned(told));
        }
        let Self { model, screen, .. } = self;
        let areas = model.areas();
        let panes = [areas.text, areas.facets, areas.outline];
        screen.draw(model.size, &panes, |buffer| ui::view(model, &theme, buffer))?;
        // Behind the frame, which waits for no answer.
        if !self.is_background_asked && self.look.asks_for_background(&self.model) {
            self.is_background_asked = true;
            self.tty.ask_background()?;
        }
        Ok(())
    }

    /// Has something remembered, if there is a place for it.
    fn remember(&mut self, wish: Wish) -> io::Result<()> {
        if self.saver.is_none() {
            let (memory, library) = (self.memory.take(), self.library.clone());
            if memory.is_none() && library.is_none() {
                return Ok(());
            }
            let tell = self.send.clone();
            self.saver = Some(Saver::start(memory, library, move |why| {
                let _ = tell.send(Event::Msg(Msg::Warned(why)));
            })?);
        }
        if let Some(saver) = &self.saver {
            saver.save(wish);
        }
        Ok(())
    }

    /// Takes down where the reader is in the article, to be remembered.
    fn take_down(&mut self) -> io::Result<()> {
        self.take_down_at = None;
        if let Some(record) = self.article.record.clone()
            && let Some(keepsake) = self.model.keepsake()
        {
            self.remember(Wish::Article(record, Box::new(keepsake)))?;
        }
        Ok(())
    }

    /// Takes a message from here.
    fn tell(&mut self, msg: Msg) -> io::Result<()> {
        let effects = self.update(msg);
        // Nothing that is told here ends the program.
        self.perform(effects).map(|_| ())
    }

    fn copy(&mut self, text: &Clean, what: &str) {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let characters = text.chars().count();
        let msg = match clipboard::sequence(text, is_set("TMUX"), is_set("STY")) {
            Some(sequence) => {
                self.tty.queue(&sequence);
                let length = number_of(characters, "character");
                Msg::Done(Clean::line(&format!(
                    "Copied {what}, {length} (terminal clipboard)"
                )))
            }
            None => Msg::Failed(
                Subject::Other,
                Clean::line(&format!(
                    "Cannot copy {what}: {characters} characters are more than terminals take"
                )),
            ),
        };
        update(&mut self.model, msg);
    }

    /// Gives the terminal back and stops; goes on when it is continued.
    fn suspend(&mut self) -> io::Result<()> {
        terminal::give_back();
        if !terminal::stop()? {
            let words = "Cannot stop: nothing would continue this program";
            update(
                &mut self.model,
                Msg::Failed(Subject::Other, Clean::line(words)),
            );
        }
        self.take_back()
    }

    /// Takes the terminal again and draws every cell.
    fn take_back(&mut self) -> io::Result<()> {
        self.guard.take(&self.tty)?;
        self.screen.forget();
        update(&mut self.model, Msg::Resized(terminal::size()));
        Ok(())
    }
}

/// Tells that a worker panicked.
fn report(to: &Sender<Event>, subject: Subject, why: &str) {
    let what = match subject {
        Subject::Load => "reading the rest",
        Subject::Facets => "finding entries",
        Subject::Index => "indexing",
        Subject::Search => "searching",
        Subject::Other => "working",
    };
    let words = format!("Something went wrong while {what}: {why}; the text is as it was");
    let _ = to.send(Event::Msg(Msg::Failed(subject, Clean::line(&words))));
}

/// Brightness by relative luminance (ITU-R BT.709 weights).
fn brightness(red: u8, green: u8, blue: u8) -> Background {
    let luminance = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
    if luminance > 127 * 10_000 {
        Background::Light
    } else {
        Background::Dark
    }
}

/// Panics in builds for testing when the environment asks for it, so that tests
/// can see what a panic leaves behind.
fn panic_if_told(place: &str) {
    #[expect(clippy::panic, reason = "this is what it is for")]
    if cfg!(debug_assertions)
        && std::env::var("BRIEFING_TEST_PANIC").is_ok_and(|told| told == place)
    {
        panic!("told to panic in {place}");
    }
}
