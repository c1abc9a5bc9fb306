//! What comes from outside while the program runs: keys, sizes, signals.
//!
//! One thread waits for the keyboard, one for signals; both sleep in the kernel
//! until something comes. If the main thread does not end within
//! [`ANSWER`] of being told to, the thread that told it gives the terminal back,
//! as far as it takes anything, and ends the process.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::decoder::{Decoded, Decoder};
use super::terminal;
use crate::app::layout::Size;

/// How long the main thread may take to end.
const ANSWER: Duration = Duration::from_millis(500);
/// Exit code after the terminal is gone: that of a hang-up.
pub(super) const GONE: i32 = 128 + SIGHUP;

/// Something that came.
#[derive(Debug)]
pub(super) enum Input {
    /// From the terminal.
    Decoded(Decoded),
    /// The terminal has another size.
    Resized(Size),
    /// The program is to stop until it is continued.
    Suspend,
    /// The program was continued.
    Continued,
    /// The program is to end, by this signal.
    Terminate(i32),
    /// The terminal is gone.
    HungUp,
}

/// Starts both threads; `send` says whether anybody still listens.
pub(super) fn listen(
    keyboard: OwnedFd,
    send: impl Fn(Input) -> bool + Send + Sync + 'static,
) -> io::Result<()> {
    let send = Arc::new(send);
    let mut signals = Signals::new([SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    let of_signals = Arc::clone(&send);
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                let (input, ends) = match signal {
                    SIGWINCH => (Input::Resized(terminal::size()), false),
                    SIGTSTP => (Input::Suspend, false),
                    SIGCONT => (Input::Continued, false),
                    signal => (Input::Terminate(signal), true),
                };
                if !of_signals(input) {
                    return;
                }
                if ends {
                    thread::sleep(ANSWER);
                    terminal::give_back_within(ANSWER);
                    die_by(signal);
                }
            }
        })?;
    thread::Builder::new()
        .name("keyboard".to_owned())
        .spawn(move || {
            if read_keys(&keyboard, &*send).is_err() && send(Input::HungUp) {
                thread::sleep(ANSWER);
                terminal::give_back_within(ANSWER);
                std::process::exit(GONE);
            }
        })?;
    Ok(())
}

/// Ends the process as the signal by itself would have.
pub(super) fn die_by(signal: i32) -> ! {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    std::process::exit(128 + signal);
}

/// Reads the keyboard until nobody listens; an error means that it is gone.
fn read_keys(keyboard: &OwnedFd, send: &impl Fn(Input) -> bool) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut bytes = [0; 4096];
    loop {
        let wait = decoder
            .deadline()
            .map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let mut polled = [PollFd::new(keyboard, PollFlags::IN)];
        let timeout = wait.and_then(|wait| Timespec::try_from(wait).ok());
        let came = match poll(&mut polled, timeout.as_ref()) {
            Ok(0) => decoder.flush(Instant::now()),
            Ok(_) => match rustix::io::read(keyboard, &mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => decoder.feed(bytes.get(..count).unwrap_or_default(), Instant::now()),
                Err(Errno::INTR | Errno::AGAIN) => Vec::new(),
                Err(error) => return Err(error.into()),
            },
            Err(Errno::INTR) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        for decoded in came {
            if !send(Input::Decoded(decoded)) {
                return Ok(());
            }
        }
    }
}
