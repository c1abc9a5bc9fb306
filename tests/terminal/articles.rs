//! Articles from one run to the next, and others in the place of one.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;

/// A home folder with articles in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("ferries.md", &article("Ferries", "ferry"));
        desk.write("harbours.md", &article("Harbours", "quay"));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Saves as editors do: under another name first.
    fn replace(&self, name: &str, text: &str) {
        self.write("new", text);
        fs::rename(self.path("new"), self.path(name)).unwrap();
    }

    fn state(&self) -> PathBuf {
        self.path(".local/state/briefing")
    }

    fn state_files(&self) -> Vec<String> {
        let files = fs::read_dir(self.state()).into_iter().flatten().flatten();
        files
            .map(|file| file.file_name().into_string().unwrap())
            .collect()
    }

    fn start(&self, arguments: &[&str]) -> Session {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(arguments);
        command.cwd(self.0.path());
        let home = self.0.path().to_str().unwrap();
        Session::run(command, &[("HOME", home)], (24, 80))
    }

    /// Starts and waits for words on the screen.
    fn reading(&self, arguments: &[&str], words: &str) -> Session {
        let mut session = self.start(arguments);
        session.wait_for(words);
        session
    }
}

/// An article of numbered paragraphs.
fn article(title: &str, thing: &str) -> String {
    let paragraphs: Vec<String> = (1..=60)
        .map(|number| format!("The {thing} of day {number} was seen by all who came."))
        .collect();
    format!("# {title}\n\n{}\n", paragraphs.join("\n\n"))
}

fn ends_well(mut session: Session) {
    session.press("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn an_article_opens_where_it_was_left() {
    let desk = Desk::new();
    let mut session = desk.reading(&["ferries.md"], "ferry of day 1 ");
    session.press("40G");
    session.wait_for("ferry of day 40 ");
    ends_well(session);
    // By another path, and at once.
    let path = desk.path("ferries.md");
    let mut session = desk.reading(&[path.to_str().unwrap()], "Where you stopped");
    assert!(session.shows("ferry of day 40 "));
    session.press("30G");
    session.wait_for("ferry of day 30 ");
    // A while after a move it is written, whether or not the program ends.
    session.wait_until("the file", |_| {
        desk.state_files().iter().any(|name| {
            let path = desk.state().join(name);
            // What is being written under another name does not count yet.
            let is_named = path.extension() == Some("json".as_ref());
            let text =
                fs::read_to_string(path).map(|text| if is_named { text } else { String::new() });
            text.is_ok_and(|text| text.contains("\"quote\": \"The ferry of day 30 was"))
        })
    });
    session.signal(Signal::KILL);
    session.end();
    let mut session = desk.reading(&["ferries.md"], "Where you stopped");
    assert!(session.shows("ferry of day 30 "));
    session.signal(Signal::TERM);
    session.end();
    let mut session = desk.reading(&["ferries.md", "--from-start"], "ferry of day 1 ");
    session.press("''");
    session.wait_for("ferry of day 30 ");
    ends_well(session);
}

#[test]
fn without_an_argument_the_bundled_article_opens_where_it_was_left() {
    let desk = Desk::new();
    let mut session = desk.reading(&[], FIRST);
    session.press("20G");
    session.wait_for("¶ 20/");
    ends_well(session);
    ends_well(desk.reading(&["harbours.md"], "quay of day 1 "));
    ends_well(desk.reading(&[], "¶ 20/"));
}

#[test]
fn in_private_nothing_is_written() {
    let desk = Desk::new();
    for configured in [false, true] {
        let mut arguments = vec!["ferries.md"];
        if configured {
            fs::create_dir_all(desk.path(".config/briefing")).unwrap();
            desk.write(".config/briefing/config.toml", "private = true\n");
        } else {
            arguments.push("--private");
        }
        let mut session = desk.reading(&arguments, "ferry of day 1 ");
        session.press("30GmamA-");
        session.wait_for("ferry of day 30 ");
        session.take(Duration::from_millis(1200));
        ends_well(session);
        assert_eq!(desk.state_files(), [""; 0]);
    }
}

#[test]
fn what_is_damaged_is_set_aside_and_the_one_before_it_counts() {
    let desk = Desk::new();
    let mut session = desk.reading(&["ferries.md"], "ferry of day 1 ");
    session.press("30Gma");
    session.wait_for("Mark a set");
    ends_well(session);
    for name in desk.state_files() {
        if desk.state().join(&name).extension() == Some("json".as_ref()) {
            fs::write(desk.state().join(name), "{broken").unwrap();
        }
    }
    let session = desk.reading(&["ferries.md"], "was damaged; it is kept as");
    ends_well(session);
    let aside = desk.state_files();
    assert!(
        aside.iter().any(|name| name.ends_with(".damaged")),
        "{aside:?}"
    );
    ends_well(desk.reading(&["ferries.md"], "ferry of day"));
}

#[test]
fn where_nothing_can_be_written_it_is_said_once_and_one_can_read() {
    let desk = Desk::new();
    desk.write(".local", "");
    let mut session = desk.reading(&["ferries.md"], "Not remembered: ");
    session.press("30G");
    session.wait_for("ferry of day 30 ");
    session.take(Duration::from_millis(1200));
    assert!(!session.shows("Not remembered"));
    ends_well(session);
}

#[test]
fn a_file_is_read_again_when_asked_and_when_it_changes() {
    let desk = Desk::new();
    let mut session = desk.reading(&["ferries.md"], "ferry of day 1 ");
    session.press("30GR");
    session.wait_for("nothing has changed");
    let longer = format!("The first of all.\n\n{}", article("Ferries", "ferry"));
    desk.write("ferries.md", &longer);
    session.press("R");
    session.wait_for("Read again: 1 sentence new");
    assert!(session.shows("ferry of day 30 "));
    session.press("F");
    session.wait_for("following the file");
    desk.replace("ferries.md", &format!("{longer}\nThe last of all.\n"));
    session.wait_for("Read again: 1 sentence new");
    assert!(session.shows("ferry of day 30 ") && session.shows("following the file"));
    fs::remove_file(desk.path("ferries.md")).unwrap();
    session.wait_for("ferries.md is no longer there; the text is as it was");
    desk.write("ferries.md", &longer);
    session.wait_for("Read again: 1 sentence gone");
    fs::remove_file(desk.path("ferries.md")).unwrap();
    session.press("FR");
    session.wait_for("no such file; the text is as it was");
    assert!(session.shows("ferry of day 30 ") && !session.shows("following the file"));
    ends_well(session);
}

#[test]
fn a_card_stays_open_when_the_file_is_read_again() {
    let desk = Desk::new();
    let text = "# Talks\n\nNorway and Iceland met in Oslo. Iceland asked for more time.\n";
    desk.write("talks.md", text);
    let mut session = desk.reading(&["talks.md"], "Norway and Iceland met");
    session.wait_for("Actors 2");
    session.press("l\r");
    session.wait_for("h back");
    desk.write("talks.md", &format!("{text}\nNorway agreed.\n"));
    session.press("R");
    session.wait_for("Read again: 1 sentence new");
    assert!(session.shows("h back"));
    // The first closes the card.
    session.press("q");
    session.wait_for("Enter card");
    ends_well(session);
}

#[test]
fn what_cannot_be_read_again_says_so() {
    let desk = Desk::new();
    let mut session = desk.reading(&[], FIRST);
    for key in ["R", "F"] {
        session.press(key);
        session.wait_for("The bundled article stays as it is");
        session.press("j");
    }
    ends_well(session);
}

#[test]
fn another_article_is_opened_and_a_mark_leads_back() {
    let desk = Desk::new();
    let mut session = desk.reading(&["ferries.md"], "ferry of day 1 ");
    session.press("40GmA");
    session.wait_for("Mark A set");
    session.press("gl");
    session.wait_for("harbours.md");
    session.press("harb\r");
    session.wait_for("quay of day 1 ");
    assert!(!session.shows("ferry"));
    session.press("15G");
    session.wait_for("quay of day 15 ");
    session.press("'A");
    session.wait_for("ferry of day 40 ");
    // The second was remembered when it was left.
    session.press("gl");
    session.wait_for("Harbours");
    assert!(session.shows("% read, just now"));
    session.press("harb\r");
    session.wait_for("quay of day 15 ");
    session.press("gl");
    session.wait_for("article");
    session.press("/no/such.md\r");
    session.wait_for("/no/such.md: no such file");
    ends_well(session);
    // In the next run too.
    let mut session = desk.reading(&[], FIRST);
    session.press("'A");
    session.wait_for("ferry of day 40 ");
    session.press("'B");
    session.wait_for("No mark B");
    ends_well(session);
}

/// Killed at any moment, the program finds the last place or one before it.
#[test]
fn killed_at_any_moment_it_starts_again() {
    let desk = Desk::new();
    let mut session = desk.reading(&["ferries.md"], "ferry of day 1 ");
    session.press("30G");
    session.wait_for("ferry of day 30 ");
    ends_well(session);
    for moment in 0..12 {
        let mut session = desk.reading(&["ferries.md"], "Where you stopped");
        session.press("jjj30G");
        if moment % 2 == 1 {
            session.press("q");
        }
        session.take(Duration::from_millis(moment * 70));
        thread::sleep(Duration::from_millis(moment * 5));
        session.signal(Signal::KILL);
        session.end();
    }
    let damaged = desk.state_files();
    assert!(
        !damaged.iter().any(|name| name.contains("damaged")),
        "{damaged:?}"
    );
    ends_well(desk.reading(&["ferries.md"], "Where you stopped"));
}
