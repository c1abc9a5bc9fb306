//! Ended at an awkward moment: by a terminal that takes nothing more, or while
//! the terminal is being taken over.

use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use super::{FIRST, PATIENCE, Session, modes, without_home};

/// Starts the program in a terminal whose output nobody takes yet.
fn start() -> (Box<dyn MasterPty + Send>, Box<dyn Child + Send + Sync>, Pid) {
    let size = PtySize {
        rows: 200,
        cols: 300,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_briefing"));
    command.env("TERM", "xterm-256color");
    without_home(&mut command);
    let child = pair.slave.spawn_command(command).unwrap();
    let id = i32::try_from(child.process_id().unwrap()).unwrap();
    (pair.master, child, Pid::from_raw(id).unwrap())
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_it() {
    let (master, mut child, id) = start();
    let before = modes(&*master);
    let deadline = Instant::now() + PATIENCE;
    while modes(&*master) == before {
        assert!(Instant::now() < deadline, "the terminal is not taken over");
        std::thread::sleep(Duration::from_millis(10));
    }
    // The first frame is longer than what a terminal holds back.
    std::thread::sleep(Duration::from_millis(300));
    kill_process(id, Signal::TERM).unwrap();
    let told = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if told.elapsed() > Duration::from_secs(3) {
            let _ = child.kill();
            panic!("it waits for the terminal for ever");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(modes(&*master), before);
}

#[test]
fn it_can_be_ended_at_any_moment() {
    for wait in 0..30 {
        let mut session = Session::start(&[], &[], (36, 120));
        std::thread::sleep(Duration::from_millis(wait));
        session.signal(Signal::TERM);
        let (_, by) = session.end();
        assert!(by.is_some_and(|by| by.contains("Terminated")));
        // It may not have come to take anything.
        if session.has("\x1b[?1049h") {
            session.is_given_back();
        }
        let master = session.master.as_ref().unwrap();
        assert_eq!(modes(&**master), session.before, "after {wait} ms");
    }
    let mut session = Session::bundled();
    assert!(session.shows(FIRST));
    session.signal(Signal::TERM);
    session.end();
    session.is_given_back();
}
