//! The program in a real pseudo-terminal: what it does to the terminal, and that
//! it gives it back whatever happens.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

#[path = "terminal/articles.rs"]
mod articles;
#[path = "terminal/beside.rs"]
mod beside;
#[path = "terminal/calls.rs"]
mod calls;
#[path = "terminal/leaving.rs"]
mod leaving;
#[path = "terminal/limits.rs"]
mod limits;
#[path = "terminal/remembering.rs"]
mod remembering;
#[path = "terminal/stopping.rs"]
mod stopping;
#[path = "terminal/stuck.rs"]
mod stuck;
#[path = "terminal/waiting.rs"]
mod waiting;

/// Longest wait for anything that must happen; machines may be busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// Words of the first screen.
const FIRST: &str = "For decades South Korea";

/// A running program and the screen that its output makes.
struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    before: String,
}

impl Session {
    fn start(arguments: &[&str], variables: &[(&str, &str)], size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(arguments);
        Self::run(command, variables, size)
    }

    fn bundled() -> Self {
        // Standard input is the terminal, so the bundled article opens.
        let mut session = Self::start(&[], &[], (36, 120));
        session.wait_for(FIRST);
        session
    }

    fn run(mut command: CommandBuilder, variables: &[(&str, &str)], size: (u16, u16)) -> Self {
        let (rows, cols) = size;
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        for (name, value) in variables {
            command.env(name, value);
        }
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            keyboard: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            child,
            bytes,
            screen: parser(rows, cols),
            raw: Vec::new(),
            before,
        }
    }

    /// Takes what came within a while.
    fn take(&mut self, wait: Duration) {
        if let Ok(bytes) = self.bytes.recv_timeout(wait) {
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    fn shows(&self, text: &str) -> bool {
        self.screen.screen().contents().contains(text)
    }

    fn wait_until(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            assert!(
                Instant::now() < deadline,
                "{what} did not happen; the screen is\n{}",
                self.screen.screen().contents()
            );
            self.take(Duration::from_millis(20));
        }
    }

    fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |session| session.shows(text));
    }

    fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let [height, width] = [rows, cols].map(|side| NonZero::new(side).unwrap());
        self.screen.screen_mut().set_size(height, width);
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Waits for the end; the exit code, or what portable-pty says of a signal.
    fn end(&mut self) -> (u32, Option<String>) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.take(Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().unwrap() {
                for _ in 0..5 {
                    self.take(Duration::from_millis(20));
                }
                return (status.exit_code(), status.signal().map(str::to_owned));
            }
            assert!(Instant::now() < deadline, "it does not end");
        }
    }

    fn has(&self, sequence: &str) -> bool {
        let wanted = sequence.as_bytes();
        self.raw.windows(wanted.len()).any(|bytes| bytes == wanted)
    }

    /// Fails unless the terminal is as it was before.
    fn is_given_back(&self) {
        self.is_given_back_to_the_shell();
        if let Some(master) = &self.master {
            assert_eq!(modes(&**master), self.before);
        }
    }

    /// Fails unless all that was switched on is off again.
    fn is_given_back_to_the_shell(&self) {
        for left in [
            "\x1b[?1049l",
            "\x1b[?2004l",
            "\x1b[?25h",
            "\x1b[?1006l",
            "\x1b[<u",
            "\x1b[?69l",
        ] {
            assert!(self.has(left), "{left:?} is missing");
        }
        assert!(!self.screen.screen().alternate_screen());
        assert!(!self.screen.screen().hide_cursor());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parser(rows: u16, cols: u16) -> vt100::Parser {
    let [height, width] = [rows, cols].map(|side| NonZero::new(side).unwrap());
    vt100::Parser::new(height, width, 0)
}

/// The modes of the terminal, to be compared.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

/// Lets the program run in a folder that there is, and remember nothing.
fn without_home(command: &mut CommandBuilder) {
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
        command.env_remove(name);
    }
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Session::bundled();
    assert!(session.screen.screen().alternate_screen());
    let master = session.master.as_ref().unwrap();
    assert_ne!(modes(&**master), session.before);
    session.press("q");
    assert_eq!(session.end(), (0, None));
    session.is_given_back();
}

#[test]
fn the_mouse_is_left_to_the_terminal_on_request() {
    let mut session = Session::start(&["--no-mouse"], &[], (36, 120));
    session.wait_for(FIRST);
    assert!(!session.has("\x1b[?1000h"));
    session.press("zm");
    session.wait_until("the mouse", |session| session.has("\x1b[?1000h"));
}

#[test]
fn an_interruption_ends_with_130() {
    let mut session = Session::bundled();
    session.press("\x03");
    assert_eq!(session.end(), (130, None));
    session.is_given_back();
}

#[test]
fn signals_end_it_as_themselves() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::QUIT, "Quit"),
    ] {
        let mut session = Session::bundled();
        session.signal(signal);
        let (_, by) = session.end();
        assert!(by.is_some_and(|by| by.contains(name)), "{name}");
        session.is_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    let mut session = Session::start(&[], &[("BRIEFING_TEST_PANIC", "main")], (30, 100));
    session.wait_for(FIRST);
    session.press("j");
    assert_eq!(session.end(), (101, None));
    session.is_given_back();
    assert!(session.shows("told to panic in main"));
}

#[test]
fn a_panic_aside_leaves_the_screen_whole() {
    let mut session = Session::start(&[], &[("BRIEFING_TEST_PANIC", "worker")], (30, 100));
    session.wait_for(FIRST);
    session.wait_for("Something went wrong");
    assert!(session.screen.screen().alternate_screen() && session.shows(FIRST));
    session.press("jq");
    assert_eq!(session.end(), (0, None));
    session.is_given_back();
}

#[test]
fn without_its_terminal_it_ends() {
    let size = PtySize {
        rows: 36,
        cols: 120,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_briefing"));
    command.env("TERM", "xterm-256color");
    without_home(&mut command);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    // No thread may keep the terminal open behind our back.
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut screen = parser(36, 120);
    let mut buffer = [0; 4096];
    while !screen.screen().contents().contains(FIRST) {
        let count = reader.read(&mut buffer).unwrap();
        screen.process(&buffer[..count]);
    }
    drop(reader);
    drop(pair.master);
    let gone = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(gone.elapsed() < PATIENCE, "it lives on");
        thread::sleep(Duration::from_millis(10));
    }
    assert!(
        gone.elapsed() < Duration::from_secs(2),
        "{:?}",
        gone.elapsed()
    );
}

#[test]
fn a_piped_article_leaves_the_keyboard_working() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piped.txt");
    std::fs::write(
        &path,
        "An opening sentence that is piped.\n\nPart two\n\nMore text.\n",
    )
    .unwrap();
    let mut command = CommandBuilder::new("sh");
    let shell = format!(
        "cat '{}' | '{}' -",
        path.display(),
        env!("CARGO_BIN_EXE_briefing")
    );
    command.args(["-c", &shell]);
    let mut session = Session::run(command, &[], (24, 80));
    session.wait_for("An opening sentence that is piped.");
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

#[test]
fn any_size_is_drawn_and_the_sentence_stays() {
    let mut session = Session::bundled();
    session.press("15G");
    session.wait_for("¶ 15/28");
    let sentence = "In counterterrorism";
    session.wait_for(sentence);
    for (rows, columns) in [(20, 60), (1, 1), (5, 20), (12, 40), (60, 200)] {
        session.resize(rows, columns);
        if columns > 20 {
            session.wait_for(sentence);
        } else {
            session.take(Duration::from_millis(100));
        }
    }
    session.press("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn without_colours_none_is_sent() {
    let mut session = Session::start(&[], &[("NO_COLOR", "1")], (36, 120));
    session.wait_for(FIRST);
    session.press("lj/cyber\r");
    session.wait_for("n N");
    for colour in ["[38;", "[48;", ";38;", ";48;", "[31m", "[32m"] {
        assert!(!session.has(colour), "{colour}");
    }
}

#[test]
fn unfinished_sequences_do_not_make_it_deaf() {
    for start in [
        "\x1b[",
        "\x1b]0;x",
        "\x1bP",
        "\x1b[200~",
        "\x1b[<0;1",
        "\x1b_",
        "\u{c3}",
    ] {
        let mut session = Session::bundled();
        session.press(start);
        // The longest that anything may wait for its end.
        thread::sleep(Duration::from_millis(1100));
        session.press("?");
        session.wait_for("reading the text");
    }
}

#[test]
fn a_paste_is_text() {
    let mut session = Session::bundled();
    session.press("/\x1b[200~piracy\rq\x1b[201~");
    session.wait_for("/ piracy");
    assert!(session.screen.screen().alternate_screen());
}

#[test]
fn idle_it_writes_nothing() {
    let mut session = Session::bundled();
    // What follows the first frame: the question for the background.
    for _ in 0..10 {
        session.take(Duration::from_millis(50));
    }
    let before = session.raw.len();
    session.take(Duration::from_millis(500));
    assert_eq!(session.raw.len(), before);
}

#[test]
fn margins_are_used_where_the_terminal_says_that_it_knows_them() {
    let (asks, uses) = ("\x1b[?69$p", "\x1b[?69h");
    let mut session = Session::bundled();
    assert!(session.has(asks));
    session.press("j?");
    session.wait_for("reading the text");
    assert!(!session.has(uses));
    session.press("\x1b[?69;2$y\x1b");
    session.wait_until("the help closes", |session| {
        !session.shows("reading the text")
    });
    session.press("j");
    session.wait_until("the text moves", |session| session.has(uses));
    session.press("q");
    assert_eq!(session.end(), (0, None));
    session.is_given_back();
}

#[test]
fn the_cursor_is_at_the_sentence_though_hidden() {
    let mut session = Session::bundled();
    session.wait_until("the cursor comes to the sentence", |session| {
        let screen = session.screen.screen();
        let (row, column) = screen.cursor_position();
        let mut rows = screen.rows(column, 40);
        rows.nth(row.into())
            .is_some_and(|row| row.starts_with(FIRST))
    });
    assert!(session.screen.screen().hide_cursor());
}

#[test]
fn copying_goes_to_the_terminal_s_clipboard() {
    let mut session = Session::bundled();
    session.press("y");
    session.wait_for("Copied the sentence");
    assert!(session.has("\x1b]52;c;"));
}

#[test]
fn the_address_of_a_link_goes_there_too_and_nothing_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    std::fs::write(&path, "A [rope](https://a.example/rope) holds.\n").unwrap();
    let mut session = Session::start(&[path.to_str().unwrap()], &[], (24, 80));
    session.wait_for("A rope holds.");
    session.press("gx");
    session.wait_for("Links here");
    session.press("\r");
    session.wait_for("Copied the address");
    assert!(session.has("\x1b]52;c;aHR0cHM6Ly9hLmV4YW1wbGUvcm9wZQ=="));
}
