//! The terminal: taken over, given back, written to.
//!
//! What was changed is undone in the opposite order, once, whoever asks: the
//! guard when it is dropped, the panic hook, or the thread that watches for
//! signals when the main thread does not answer. What is undone is kept in one
//! place for the whole process, since a signal does not know a guard.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::RefCell;
use std::io::{self, Write};
use std::os::fd::{BorrowedFd, OwnedFd};
use std::rc::Rc;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetattr, tcgetwinsize, tcsetattr,
};

use crate::app::layout::Size;
use crate::text::Clean;

/// Size taken where the terminal does not know its own.
const UNKNOWN: Size = Size {
    columns: 80,
    rows: 24,
};

/// Alternate screen, hidden cursor, bracketed paste.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Keys that cannot be taken for others: pushed on the terminal's stack the
/// first time, set again where the push still stands.
const KEYBOARD_PUSH: &str = "\x1b[>1u";
const KEYBOARD_SET: &str = "\x1b[=1u";
/// The same undone, the pointer, a begun update and its margins too; keyboard flags are
/// popped before the alternate screen is left, for each screen has its own.
const LEAVE: &str = "\x1b[?2026l\x1b[?69l\x1b[r\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[<u\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Asks whether left and right margins are known (DECRQM). Terminals that do not
/// know the question print its end, so the first frame is drawn over it.
const ASK_MARGINS: &str = "\x1b[?69$p";
/// Asks for the colour of the background.
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// What is to be undone; none while the terminal is as it was.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);
/// The thread whose panic ends the program.
static UI_THREAD: OnceLock<ThreadId> = OnceLock::new();

struct Taken {
    before: Termios,
    keyboard: OwnedFd,
}

/// Whether standard output can show screens.
pub fn is_interactive() -> bool {
    isatty(stdout())
}

/// The descriptor that keys come from: standard input, or the terminal of the
/// process where standard input is something else.
pub(super) fn keyboard() -> io::Result<OwnedFd> {
    if isatty(stdin()) {
        return Ok(rustix::io::dup(stdin())?);
    }
    let flags = OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOCTTY;
    Ok(rustix::fs::open("/dev/tty", flags, Mode::empty())?)
}

/// The size of the terminal.
pub(super) fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(size) if (size.ws_col, size.ws_row) != (0, 0) => Size {
            columns: size.ws_col,
            rows: size.ws_row,
        },
        Ok(_) | Err(_) => UNKNOWN,
    }
}

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub(super) struct TerminalGuard {
    mouse: bool,
}

impl TerminalGuard {
    /// Takes the terminal over; the first frame goes out with the sequences
    /// that `out` now holds.
    pub(super) fn enter(out: &Tty, mouse: bool) -> io::Result<Self> {
        let _ = UI_THREAD.set(thread::current().id());
        let guard = Self { mouse };
        guard.take(out)?;
        out.queue(ASK_MARGINS);
        Ok(guard)
    }

    /// Takes the terminal over again, after it was given back or somebody else
    /// changed it.
    pub(super) fn take(&self, out: &Tty) -> io::Result<()> {
        let keyboard = keyboard()?;
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let (before, keys) = match taken.take() {
            Some(taken) => (taken.before, KEYBOARD_SET),
            None => (tcgetattr(&keyboard)?, KEYBOARD_PUSH),
        };
        let mut raw = before.clone();
        raw.make_raw();
        *taken = Some(Taken { before, keyboard });
        if let Some(Taken { keyboard, .. }) = &*taken {
            tcsetattr(keyboard, OptionalActions::Now, &raw)?;
        }
        drop(taken);
        out.queue(ENTER);
        out.queue(keys);
        if self.mouse {
            out.queue(MOUSE_ON);
        }
        Ok(())
    }

    /// Has the pointer reported, or leaves it to the terminal.
    pub(super) fn set_mouse(&mut self, out: &Tty, on: bool) {
        self.mouse = on;
        out.queue(if on { MOUSE_ON } else { MOUSE_OFF });
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Puts the terminal back as it was; does nothing the second time.
pub(super) fn give_back() {
    if restore_modes() {
        let _ = write_all(stdout(), LEAVE.as_bytes());
    }
}

/// The same for who cannot wait: a terminal that takes nothing for so long gets
/// its modes back, but not its screen.
pub(super) fn give_back_within(wait: Duration) {
    if restore_modes() && has_room(stdout(), Some(wait)).is_ok_and(|has| has) {
        let _ = write_all(stdout(), LEAVE.as_bytes());
    }
}

/// Puts the modes back, which needs no room in the terminal; false where that
/// is done already.
fn restore_modes() -> bool {
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(Taken { before, keyboard }) = taken else {
        return false;
    };
    // At once, for a terminal that does not read must not hold us up.
    let _ = tcsetattr(&keyboard, OptionalActions::Now, &before);
    // Keys pressed meanwhile were meant for us, not for the shell.
    let _ = tcflush(&keyboard, QueueSelector::IFlush);
    true
}

/// Gives the terminal back before the message of a panic, which may quote a document
/// and so is cleaned; while a screen is shown, a panic of another thread prints
/// nothing, for it is reported as a message.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|info| {
        let shows = UI_THREAD.get();
        if shows.is_some_and(|ui| *ui != thread::current().id()) {
            return;
        }
        give_back();
        let traced = Backtrace::capture();
        let told = if traced.status() == BacktraceStatus::Captured {
            format!("{info}\n{traced}")
        } else {
            info.to_string()
        };
        let mut rows = format!("briefing: {}", Clean::text(&told));
        rows.push('\n');
        let _ = io::stderr().write_all(rows.as_bytes());
    }));
}

/// Stops the process group, as Ctrl-Z would; returns when it goes on. A session
/// leader has nobody to wake it, so it does not stop.
pub(super) fn stop() -> io::Result<bool> {
    use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
    if getsid(None).is_ok_and(|leader| leader == getpid()) {
        return Ok(false);
    }
    kill_current_process_group(Signal::STOP)?;
    Ok(true)
}

/// The way to the terminal. What is sent collects in memory and goes out in one
/// go. Clones share what is collected.
#[derive(Debug, Default, Clone)]
pub(super) struct Tty {
    waiting: Rc<RefCell<String>>,
}

impl Tty {
    /// Adds to what goes out next.
    pub(super) fn queue(&self, sequence: &str) {
        self.waiting.borrow_mut().push_str(sequence);
    }

    /// Sends what has collected.
    pub(super) fn send(&self) -> io::Result<()> {
        let waiting = self.waiting.take();
        write_all(stdout(), waiting.as_bytes())
    }

    /// Asks the terminal for the colour of its background; it answers, if at
    /// all, as input.
    pub(super) fn ask_background(&self) -> io::Result<()> {
        self.queue(ASK_BACKGROUND);
        self.send()
    }
}

fn write_all(to: BorrowedFd<'_>, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(to, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // It may share its mode with a standard input that does not wait.
            Err(Errno::AGAIN) => {
                has_room(to, None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether a descriptor takes something, after at most so long.
fn has_room(to: BorrowedFd<'_>, wait: Option<Duration>) -> io::Result<bool> {
    let wait = wait.and_then(|wait| Timespec::try_from(wait).ok());
    let mut polled = [PollFd::new(&to, PollFlags::OUT)];
    match poll(&mut polled, wait.as_ref()) {
        Ok(ready) => Ok(ready > 0),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
