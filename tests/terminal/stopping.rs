//! Stopped and continued, by the key and by signals.

use std::path::Path;

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::{FIRST, Session};

/// Runs the program as a job of a shell that says whether the modes of the
/// terminal are as before once it has stopped, and continues it at a line.
struct Job {
    session: Session,
    folder: TempDir,
}

impl Job {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shell = format!(
            "set -m; before=$(stty -g)
            sh -c 'echo $$ > {}; exec {}'
            [ \"$before\" = \"$(stty -g)\" ] && echo same modes || echo other modes
            read line; fg; echo ended $?",
            id_file(folder.path()),
            env!("CARGO_BIN_EXE_briefing"),
        );
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", &shell]);
        let mut session = Session::run(command, &[], (30, 100));
        session.wait_for(FIRST);
        Self { session, folder }
    }

    fn signal(&self, signal: Signal) {
        let id = std::fs::read_to_string(id_file(self.folder.path())).unwrap();
        let id = Pid::from_raw(id.trim().parse().unwrap()).unwrap();
        kill_process(id, signal).unwrap();
    }

    fn goes_on(mut self) {
        let session = &mut self.session;
        session.press("\r");
        session.wait_until("the screen is taken again", |session| {
            session.screen.screen().alternate_screen() && session.shows(FIRST)
        });
        // Heard without Enter: the keyboard is ours again too.
        session.press("?");
        session.wait_for("reading the text");
        session.press("\x1b");
        session.wait_until("the help closes", |session| {
            !session.shows("reading the text")
        });
        session.press("q");
        session.wait_for("ended 0");
        assert_eq!(session.end(), (0, None));
        session.is_given_back();
    }
}

fn id_file(folder: &Path) -> String {
    folder.join("id").display().to_string()
}

#[test]
fn the_key_stops_it_with_a_clean_terminal_and_it_goes_on() {
    let mut job = Job::start();
    job.session.press("\x1a");
    job.session.wait_for("same modes");
    job.session.is_given_back_to_the_shell();
    job.goes_on();
}

#[test]
fn a_request_to_stop_does_what_the_key_does() {
    let mut job = Job::start();
    job.signal(Signal::TSTP);
    job.session.wait_for("same modes");
    job.session.is_given_back_to_the_shell();
    job.goes_on();
}

#[test]
fn stopped_by_force_it_takes_the_terminal_again() {
    // Nobody else reads this terminal, so the modes are changed from outside,
    // as a shell would.
    let mut session = Session::bundled();
    session.signal(Signal::STOP);
    let terminal = session.master.as_ref().unwrap().tty_name().unwrap();
    let sane = std::process::Command::new("stty")
        .arg("sane")
        .stdin(std::fs::File::open(terminal).unwrap())
        .status()
        .unwrap();
    assert!(sane.success());
    session.resize(24, 80);
    session.screen = super::parser(24, 80);
    session.signal(Signal::CONT);
    session.wait_until("every cell is drawn again", |session| {
        session.screen.screen().alternate_screen() && session.shows(FIRST)
    });
    session.press("?");
    session.wait_for("reading the text");
    session.press("\x1b");
    session.wait_until("the help closes", |session| {
        !session.shows("reading the text")
    });
    session.press("q");
    assert_eq!(session.end(), (0, None));
    session.is_given_back();
}
