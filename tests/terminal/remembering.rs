//! What is remembered from one run to the next, and what hinders it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

/// The ground of the theme `night`, as the terminal is told it.
const NIGHT: &str = "48;2;27;23;19m";

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, below: &str) -> std::path::PathBuf {
        self.0.path().join(below)
    }

    fn settings(&self) -> std::path::PathBuf {
        self.path(".local/state/briefing/settings.json")
    }

    fn start(&self, arguments: &[&str], more: &[(&str, &str)]) -> Session {
        let home = self.0.path().to_str().unwrap();
        let variables = [&[("HOME", home), ("COLORTERM", "truecolor")], more].concat();
        let mut session = Session::start(arguments, &variables, (36, 120));
        session.wait_for(FIRST);
        session
    }
}

impl Home {
    /// Starts it where the reader was, of which the first words are not known.
    fn start_anywhere(&self) -> Session {
        let home = self.0.path().to_str().unwrap();
        let mut session = Session::start(&[], &[("HOME", home)], (36, 120));
        session.wait_for("/28");
        session
    }
}

impl Session {
    /// The paragraph that the header tells.
    fn paragraph(&self) -> u64 {
        let shown = self.screen.screen().contents();
        let (_, after) = shown.split_once("¶ ").unwrap();
        let (number, _) = after.split_once('/').unwrap();
        number.parse().unwrap()
    }
}

fn ends_well(session: &mut Session) {
    session.press("q");
    assert_eq!(session.end(), (0, None));
}

fn contains(path: &Path, words: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains(words))
}

#[test]
fn a_theme_that_is_kept_is_there_the_next_time() {
    let home = Home::new();
    let mut session = home.start(&[], &[]);
    session.press("zt");
    session.wait_for("as before");
    session.press("jjj");
    session.wait_until("the theme night", |session| session.has(NIGHT));
    session.press("\r");
    session.wait_for("Theme night");
    // At once: the end of the program waits for what was not yet written.
    ends_well(&mut session);
    assert!(contains(&home.settings(), "\"theme\": \"night\""));
    let mut session = home.start(&[], &[]);
    assert!(session.has(NIGHT));
    ends_well(&mut session);
    // For one time only, and NO_COLOR likewise.
    for (arguments, variables) in [
        (&["--theme", "auto"][..], &[][..]),
        (&[], &[("NO_COLOR", "1")]),
    ] {
        let mut session = home.start(arguments, variables);
        assert!(!session.has(NIGHT));
        ends_well(&mut session);
    }
    let mut session = home.start(&[], &[("NO_COLOR", "")]);
    assert!(session.has(NIGHT));
    ends_well(&mut session);
}

#[test]
fn the_answer_of_the_terminal_decides_the_next_first_frame() {
    let home = Home::new();
    let ink = "38;2;43;46;51";
    let mut session = home.start(&[], &[]);
    session.wait_until("the question", |session| session.has("\x1b]11;?"));
    assert!(!session.has(ink));
    session.press("\x1b]11;rgb:fbfb/fafa/f6f6\x1b\\");
    session.wait_until("the light theme", |session| session.has(ink));
    // A while after a change it is written, whether or not the program ends.
    let settings = home.settings();
    session.wait_until("the file", |_| {
        contains(&settings, "\"background\": \"light\"")
    });
    session.signal(Signal::KILL);
    session.end();
    let mut session = home.start(&[], &[("COLORFGBG", "15;0")]);
    assert!(session.has(ink));
    ends_well(&mut session);
}

#[test]
fn damaged_settings_and_a_strange_configuration_are_told() {
    let home = Home::new();
    fs::create_dir_all(home.path(".local/state/briefing")).unwrap();
    fs::create_dir_all(home.path(".config/briefing")).unwrap();
    fs::write(home.settings(), "{broken").unwrap();
    fs::write(home.path(".config/briefing/config.toml"), "tehme = 1\n").unwrap();
    let mut session = home.start(&[], &[]);
    session.wait_for("config.toml:1:1: unknown key tehme; settings.json was damaged");
    ends_well(&mut session);
    assert!(contains(
        &home.path(".local/state/briefing/settings.json.damaged"),
        "{broken"
    ));
}

#[test]
fn where_nothing_can_be_written_one_can_read() {
    let home = Home::new();
    fs::write(home.path(".local"), "").unwrap();
    let mut session = home.start(&[], &[]);
    session.press("-");
    session.wait_for("Not remembered: settings.json: cannot be written");
    session.press("-");
    ends_well(&mut session);
}

#[test]
fn without_a_home_nothing_is_remembered_and_that_is_said() {
    let mut session = Session::bundled();
    session.wait_for("Nothing is remembered: HOME is not set");
    session.press("-zt");
    session.wait_for("as before");
    session.press("j\r");
    session.wait_for("Theme dark");
    ends_well(&mut session);
}

#[test]
fn a_locale_that_is_not_of_utf_8_gives_plain_signs() {
    let rule = "─────";
    for (variables, is_plain) in [
        (&[("LANG", "C")][..], true),
        (&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "C")], false),
        (&[], false),
    ] {
        let mut session = Session::start(&[], variables, (36, 120));
        session.wait_for(FIRST);
        assert_eq!(!session.shows(rule), is_plain, "{variables:?}");
        ends_well(&mut session);
    }
    let mut session = Session::start(&["--ascii"], &[("LANG", "C.UTF-8")], (36, 120));
    session.wait_for(FIRST);
    assert!(!session.shows(rule));
    ends_well(&mut session);
}

/// `BRIEFING_KILLS=1000 cargo test --test terminal killed` kills it so often.
#[test]
fn killed_at_any_time_it_goes_on_where_it_was_last_remembered() {
    let kills = std::env::var("BRIEFING_KILLS");
    let kills: u64 = kills.map_or(4, |kills| kills.parse().unwrap());
    let home = Home::new();
    let mut session = home.start(&[], &[]);
    session.press("12Gma");
    session.wait_for("¶ 12/28");
    ends_well(&mut session);
    let mut paragraph = 12;
    let mut moved = 0;
    for kill in 0..kills {
        // Where the last complete position was, or one that was taken down later.
        let mut session = home.start_anywhere();
        let shown = session.paragraph();
        assert!(
            shown == paragraph || shown == 3 + (kill + 24) % 25,
            "kill {kill}: ¶ {shown}, not {paragraph}"
        );
        moved += u64::from(shown != paragraph);
        paragraph = shown;
        let next = 3 + kill % 25;
        session.press(&format!("{next}G"));
        session.wait_for(&format!("¶ {next}/28"));
        // Before, while and after it is written.
        thread::sleep(Duration::from_millis(kill * 397 % 1300));
        session.signal(Signal::KILL);
        session.end();
    }
    let mut session = home.start_anywhere();
    session.press("'a");
    session.wait_for("¶ 12/28");
    ends_well(&mut session);
    println!("{kills} kills, {moved} of them after the place was written");
    let files = fs::read_dir(home.path(".local/state/briefing")).unwrap();
    let damaged = files
        .flatten()
        .filter(|file| file.path().extension().is_some_and(|end| end == "damaged"));
    assert_eq!(damaged.count(), 0);
}
