//! What is foreign and hostile is shown as text, wherever it comes from and wherever
//! it goes: to the screen, to the answers of a command, to messages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_collect
)]

mod support;

use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::{Command, Stdio};

use briefing::app::Msg;
use briefing::app::effect::Effect;
use briefing::facets::lens::Lens;
use briefing::runtime::paint::Painter;
use briefing::text::{BlockKind, Clean, Document, DocumentBuilder, Marks, RawLink};
use support::Harness;

/// Controls and characters that hide or turn text: 79 of them.
fn hostile() -> Vec<char> {
    let controls = (0..0x20).chain(0x7f..0xa0);
    let others = [
        0xad, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202a, 0x202d, 0x202e, 0x2066, 0x2069,
        0xfeff, 0xe0041, 0xfffe,
    ];
    let all: Vec<char> = controls.chain(others).filter_map(char::from_u32).collect();
    assert_eq!(all.len(), 79);
    all
}

/// One of each kind, of which the bytes that show them are looked at too.
const WATCHED: [char; 5] = ['\u{1b}', '\u{9b}', '\u{202e}', '\u{e0041}', '\u{200b}'];

/// Told by itself, not by the rules that are tested.
fn is_dangerous(c: char) -> bool {
    let code = u32::from(c);
    c != '\n' && (c.is_control() || hostile().contains(&c))
        || (0x2028..=0x202e).contains(&code)
        || (0x2060..=0x206f).contains(&code)
        || (0xe0000..=0xe007f).contains(&code)
        || code & 0xfffe == 0xfffe
}

/// What becomes of a character between letters.
#[derive(Debug, PartialEq, Clone, Copy)]
enum Fate {
    /// A sign stands for it.
    Marked(char),
    /// It parts words or rows as a space does.
    Blank,
    /// It is left out, and counted where something counts.
    Gone,
}

fn fate(c: char) -> Fate {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Blank,
        '\0'..='\u{1f}' => Fate::Marked(char::from_u32(0x2400 + u32::from(c)).unwrap()),
        '\u{7f}' => Fate::Marked('␡'),
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Fate::Marked('\u{fffd}')
        }
        _ => Fate::Gone,
    }
}

/// `X` and `x` with what is left between them of the character.
fn left(letter: char, fate: Fate) -> String {
    let between = match fate {
        Fate::Marked(sign) => sign.to_string(),
        Fate::Blank => " ".to_owned(),
        Fate::Gone => String::new(),
    };
    format!("{letter}{between}{}", letter.to_ascii_lowercase())
}

fn around(letter: char, c: char) -> String {
    format!("{letter}{c}{}", letter.to_ascii_lowercase())
}

/// A document that has the character everywhere.
fn document(c: char) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some(Clean::line(&around('T', c)));
    builder.meta().author = Some(Clean::line(&around('U', c)));
    let address = format!("https://example.org/{}", around('A', c));
    let marks = Marks {
        links: RawLink::new(0..3, &address).into_iter().collect(),
        ..Marks::default()
    };
    let text = format!("{} said so to Zz.", around('P', c));
    builder.marked(BlockKind::Paragraph, &text, 0..0, &marks);
    builder.heading(1, &around('H', c), 0..0);
    let point = BlockKind::ListItem {
        depth: 0,
        number: None,
    };
    builder.block(point, &format!("{} in a list.", around('L', c)), 0..0);
    builder.block(BlockKind::Quotation, &around('Q', c), 0..0);
    builder.block(BlockKind::Code, &around('C', c), 0..0);
    builder.block(
        BlockKind::Table,
        &format!("{} │ cell", around('B', c)),
        0..0,
    );
    builder.finish()
}

/// A lens that has it everywhere, too.
fn lens(c: char) -> String {
    let text = |letter| {
        let escape = format!("\\U{:08X}", u32::from(c));
        around(letter, 'ß').replace('ß', &escape)
    };
    format!(
        "[lens]\nname = \"hostile\"\ntitle = \"{}\"\nversion = 1\n\n[[facet]]\nid = \"actors\"\n\
         title = \"{}\"\nsingular = \"actor\"\nkinds = [\"{}\"]\n\n[[facet.entry]]\nid = \"e\"\n\
         label = \"{}\"\nkind = \"{3}\"\naliases = [\"Zz\", \"{}\"]\nsummary = \"{}\"\n",
        text('V'),
        text('F'),
        text('K'),
        text('E'),
        text('S'),
        text('W'),
    )
    .replace(
        &format!("kind = \"{}\"", text('E')),
        &format!("kind = \"{}\"", text('K')),
    )
}

/// The screen, of which every cell is looked at, and the bytes that show it.
fn looked_at(app: &Harness, c: char) -> String {
    let screen = app.screen();
    let found: Vec<char> = screen.chars().filter(|c| is_dangerous(*c)).collect();
    assert!(found.is_empty(), "{c:?} came to the screen: {found:?}");
    if WATCHED.contains(&c) {
        let bytes = app.bytes(&mut Painter::default());
        let text = without_sequences(&bytes);
        assert!(!text.contains(is_dangerous), "{text:?}");
    }
    screen
}

/// What is left of a frame without its sequences.
fn without_sequences(frame: &str) -> String {
    let mut text = String::new();
    let mut chars = frame.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                assert_eq!(chars.next(), Some('['), "a frame needs no others");
                let mut rest = chars.by_ref().skip_while(|c| !('@'..='~').contains(c));
                assert!(rest.next().is_some());
            }
            '\r' => {}
            other => text.push(other),
        }
    }
    text
}

#[test]
fn every_surface_shows_every_hostile_character_as_text() {
    let mut surfaces = 0;
    for c in hostile() {
        let fate = fate(c);
        let document = document(c);
        // White space of any kind takes the place of white space.
        let of_prose = if c.is_whitespace() { Fate::Blank } else { fate };
        if of_prose == Fate::Gone && c != '\u{ad}' || matches!(of_prose, Fate::Marked(_)) {
            assert!(document.replaced >= 5, "{c:?} is not counted");
        }
        let lens = Lens::parse(&lens(c)).unwrap();
        let briefing = lens.bind(&document).briefing;
        let mut app = Harness::new(document, briefing, 140, 40);
        app.model.opened.name = Clean::name(&around('N', c));
        let mut sees = |screen: &str, letter: char, fate: Fate| {
            let wanted = left(letter, fate);
            assert!(
                screen.contains(&wanted),
                "{c:?}: no {wanted:?} in\n{screen}"
            );
            surfaces += 1;
        };
        // Nothing is counted in names and lenses, so what they hide is marked.
        let in_name = match fate {
            Fate::Gone => Fate::Marked('\u{fffd}'),
            Fate::Marked(_) | Fate::Blank => fate,
        };
        let screen = looked_at(&app, c);
        for (letter, fate) in [
            ('T', fate),
            ('P', of_prose),
            ('H', of_prose),
            ('L', of_prose),
            ('Q', of_prose),
            ('E', in_name),
            ('F', in_name),
        ] {
            sees(&screen, letter, fate);
        }
        if fate != Fate::Blank {
            sees(&screen, 'C', fate);
            sees(&screen, 'B', fate);
        }
        if matches!(of_prose, Fate::Marked(_)) {
            assert!(
                app.footer().contains("marked or left out"),
                "{}",
                app.footer()
            );
        }
        app.press("i");
        let screen = looked_at(&app, c);
        sees(&screen, 'N', in_name);
        sees(&screen, 'A', in_name);
        sees(&screen, 'U', fate);
        sees(&screen, 'V', in_name);
        app.press("<Esc>l<Enter>");
        let screen = looked_at(&app, c);
        sees(&screen, 'W', in_name);
        sees(&screen, 'K', in_name);
        app.press("<Esc><Esc>/");
        app.tell(Msg::Paste(Clean::line(&around('X', c))));
        sees(&looked_at(&app, c), 'X', fate);
        app.press("<Esc><Esc>");
        app.tell(Msg::Warned(Clean::line(&around('M', c))));
        sees(&looked_at(&app, c), 'M', fate);
        // The other sheets show what these do.
        for keys in [
            "K", "<Esc>:", "<Esc>?", "<Esc>zt", "<Esc>&", "<Esc>e", "<Esc>*", "<Esc>gg",
        ] {
            if WATCHED.contains(&c) {
                app.press(keys);
                looked_at(&app, c);
            }
        }
        app.press("<Esc>ggyY");
        for effect in &app.effects {
            if let Effect::Copy { text, .. } = effect {
                assert!(!text.contains(is_dangerous), "{text:?}");
            }
        }
        assert!(!app.copied().is_empty());
    }
    assert!(surfaces >= 79 * 15, "{surfaces}");
}

/// Standard output and standard error of a run at home in a folder, of which no byte
/// may be a command.
fn run(home: &Path, arguments: &[std::ffi::OsString]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .current_dir(home)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text of UTF-8");
        for row in text.split('\n') {
            let row = row.strip_suffix('\r').unwrap_or(row);
            assert!(!row.contains(is_dangerous), "{arguments:?}: {row:?}");
        }
        text
    };
    let code = output.status.code().unwrap_or(-1);
    (code, text(output.stdout), text(output.stderr))
}

/// Commands, each of which says something of an article.
const COMMANDS: &[&str] = &[
    "print",
    "print --format md",
    "print --width 20",
    "outline",
    "outline --format json",
    "outline --format md",
    "facets",
    "facets --format json",
    "facets --format jsonl",
    "facets --format csv",
    "facets --format md",
    "facets --lens own.toml",
    "facets --lens own.toml --format json",
    "facets --facet \u{1b}[31m",
    "search nato",
    "search a\u{9b}\u{202e}z",
    "search nato --format json",
    "export",
    "export --format md",
    "lens check",
    "lens check --lens own.toml",
    "lens init",
    "lens list",
    "print --from \u{1b}c",
    "print --no\u{1b}[0msuch",
    "\u{1b}]0;x\u{7}",
];

/// All that a person may be told by a command, of files whose names, contents,
/// lenses and configuration are hostile.
#[test]
fn every_command_answers_in_clean_rows() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let every: String = hostile().into_iter().filter(|c| *c != '\0').collect();
    let in_name: String = every.replace('\n', "");
    let references: String = every
        .chars()
        .map(|c| format!("a&#{};z ", u32::from(c)))
        .collect();
    let page = format!(
        "<title>T{references}</title><h1>H{references}</h1><p>NATO said {references} \
         that <a href='https://example.org/{references}'>Norway</a> agreed.</p>\
         <pre>{references}</pre><table><tr><td>{references}<td>2</table>"
    );
    let mut names = Vec::new();
    let short: Vec<char> = in_name.chars().collect();
    for part in short.chunks(20) {
        let name = format!("n{}.html", part.iter().collect::<String>());
        fs::write(home.join(&name), &page).unwrap();
        names.push(std::ffi::OsString::from(name));
    }
    let bytes = std::ffi::OsString::from_vec(b"b\x9b\xff\x1b[31m.html".to_vec());
    fs::write(home.join(&bytes), &page).unwrap();
    names.push(bytes);
    let configuration = home.join(".config/briefing");
    fs::create_dir_all(configuration.join("lenses")).unwrap();
    let escaped: String = every
        .chars()
        .map(|c| format!("\\U{:08X}", u32::from(c)))
        .collect();
    fs::write(
        configuration.join("config.toml"),
        format!("theme = \"{escaped}\"\n\"k{escaped}\" = 1\n"),
    )
    .unwrap();
    let broken = configuration
        .join("lenses")
        .join(format!("l{in_name}.toml"));
    fs::write(broken, format!("[lens]\nname = 1\n\"{escaped}\" = 2\n")).unwrap();
    let whole = format!(
        "[lens]\nname = \"n{escaped}\"\ntitle = \"t{escaped}\"\nversion = 1\n[[facet]]\n\
         id = \"actors\"\ntitle = \"{escaped}f\"\nsingular = \"actor\"\n[[facet.entry]]\n\
         id = \"e\"\nlabel = \"l{escaped}\"\naliases = [\"NATO\"]\nsummary = \"s{escaped}\"\n"
    );
    fs::write(home.join("own.toml"), whole).unwrap();
    let mut told = 0;
    let mut answered = 0;
    for (number, name) in names.iter().enumerate() {
        // Each name is told in the same ways: the commands are run with one of them.
        let commands = if number == 0 {
            COMMANDS
        } else {
            &COMMANDS[..2]
        };
        for arguments in commands {
            let mut all: Vec<std::ffi::OsString> =
                arguments.split(' ').map(std::ffi::OsString::from).collect();
            if *arguments != "lens list" {
                all.push(name.clone());
            }
            let (code, out, err) = run(home, &all);
            assert!((0..=2).contains(&code), "{all:?}: {code} {err}");
            answered += usize::from(!out.is_empty());
            told += usize::from(!err.is_empty());
        }
        let mut missing = name.clone();
        missing.push("-not-there");
        let (code, out, err) = run(home, &["print".into(), missing]);
        // Beside what is wrong with the configuration.
        let rows: Vec<&str> = err.lines().collect();
        assert_eq!((code, out.as_str(), rows.len()), (2, "", 2), "{err}");
        assert!(rows[1].ends_with("-not-there: no such file"), "{err}");
        let (code, ..) = run(home, &["state".into(), "path".into(), name.clone()]);
        assert!((0..=2).contains(&code));
    }
    assert!(
        answered > 20 && told > 20,
        "{answered} answers, {told} messages"
    );
}
