//! What a document makes the program ask of the system: no other file, no program, no
//! connection. `cargo test --test terminal calls -- --ignored` needs `strace`.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;

use super::*;

/// What a run asked for that a document has no say in.
#[derive(Debug, Default)]
struct Asked {
    programs: Vec<String>,
    sockets: Vec<String>,
    /// Files that were opened, by absolute or relative name.
    opened: Vec<String>,
}

/// Runs the program at home in a folder, presses keys, and tells what it asked for.
fn asked(home: &Path, arguments: &[&str], ready: &str, keys: &[&str]) -> Asked {
    let log = home.join("calls");
    let mut command = CommandBuilder::new("strace");
    let log_name = log.to_str().unwrap();
    let calls = "trace=execve,execveat,socket,connect,open,openat,openat2,creat";
    command.args(["-f", "-qq", "-s", "400", "-o", log_name, "-e", calls]);
    command.arg(env!("CARGO_BIN_EXE_briefing"));
    command.args(arguments);
    command.cwd(home);
    let mut session = Session::run(command, &[("HOME", home.to_str().unwrap())], (36, 120));
    session.wait_for(ready);
    for key in keys.iter().chain(&["\x1b", "\x1b", "q"]) {
        session.press(key);
        // An escape and what follows at once would be one key.
        thread::sleep(Duration::from_millis(100));
        session.take(Duration::from_millis(20));
    }
    session.end();
    let log = fs::read_to_string(log).unwrap();
    let mut asked = Asked::default();
    for row in log.lines() {
        let call = row.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let quoted = call.split('"').nth(1).unwrap_or_default().to_owned();
        if call.starts_with("exec") {
            asked.programs.push(quoted);
        } else if call.starts_with("socket(") || call.starts_with("connect(") {
            asked.sockets.push(call.to_owned());
        } else if call.starts_with("open") || call.starts_with("creat") {
            asked.opened.push(quoted);
        }
    }
    assert!(!asked.programs.is_empty(), "strace saw nothing: {log}");
    asked
}

/// Reads, goes everywhere, searches, looks at what is known and at a card.
const WALK: [&str; 12] = [
    " ", "G", "gg", "/sea\r", "n", "\x1b", "i", "\x1b", "l\r", "\x1b", "K", "\x1b",
];

const PAGE: &str = "<html><head><title>Sea</title><base href='file:///etc/'>\
    <link rel=stylesheet href='file:///etc/hostname'><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>\
    <script src='http://127.0.0.1:9/x.js'></script></head><body><article><h1>The sea</h1>\
    <p>NATO said that the sea is wide, and that ships need harbours. READY it was.</p>\
    <img src='/etc/passwd'><iframe src='/etc/passwd'></iframe><object data='file:///etc/passwd'></object>\
    <p>A second paragraph of the sea <a href='file:///etc/passwd'>with a link</a> and more.</p>\
    <!--#include file='/etc/passwd' --><?php system('id') ?></article></body></html>";

fn book() -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>",
        ),
        (
            "b.opf",
            "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><package><metadata/><manifest>\
            <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
            <item id='b' href='../../../../etc/passwd' media-type='application/xhtml+xml'/></manifest>\
            <spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
        ),
        (
            "a.xhtml",
            "<!DOCTYPE h [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><h1>The sea</h1>\
            <p>READY is the sea &x; of NATO.</p><img src='http://127.0.0.1:9/'/></body></html>",
        ),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
#[ignore = "needs strace"]
fn calls_that_a_document_could_ask_for_are_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let markdown = "# The sea\n\nREADY is ![a picture](/etc/passwd) of [NATO](file:///etc/passwd).\n\n\
                    <img src='http://127.0.0.1:9/'>\n\n[x]: http://127.0.0.1:9/\n\n$(touch touched) `touch touched`\n";
    fs::write(home.join("page.html"), PAGE).unwrap();
    fs::write(home.join("text.md"), markdown).unwrap();
    fs::write(home.join("book.epub"), book()).unwrap();
    fs::write(
        home.join("$(touch touched);`id`.txt"),
        "READY is the sea.\n\nMore of NATO.\n",
    )
    .unwrap();
    for name in [
        "page.html",
        "text.md",
        "book.epub",
        "$(touch touched);`id`.txt",
    ] {
        let asked = asked(home, &[name], "READY", &WALK);
        assert_eq!(asked.programs.len(), 1, "{name}: {asked:?}");
        assert_eq!(asked.sockets, [""; 0], "{name}");
        let home = home.to_str().unwrap();
        for file in &asked.opened {
            // Libraries, the terminal, and what is known of the processors.
            let is_ours = file == name || file.starts_with(home);
            let of_system = [
                "/lib",
                "/usr/lib",
                "/etc/ld.so",
                "/dev/tty",
                "/proc/self/",
                "/sys/fs/cgroup/",
                "/proc/stat",
                "/sys/devices/system/cpu",
            ];
            assert!(
                is_ours || of_system.iter().any(|start| file.starts_with(start)),
                "{name} opened {file}"
            );
        }
    }
    assert!(!home.join("touched").exists());
}

/// What is asked for by the reader is seen by the same means.
#[test]
#[ignore = "needs strace"]
fn calls_that_the_reader_asks_for_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let configuration = home.join(".config/briefing");
    fs::create_dir_all(&configuration).unwrap();
    let program =
        "[converters.cat]\nextensions = [\"cat\"]\ncommand = [\"cat\"]\ngives = \"plain\"\n";
    fs::write(configuration.join("config.toml"), program).unwrap();
    fs::write(home.join("a.cat"), "READY is the sea.\n").unwrap();
    let converted = asked(home, &["a.cat"], "READY", &[]);
    assert_eq!(converted.programs.len(), 2, "{converted:?}");
    let fetched = asked(home, &["http://127.0.0.1:9/"], "briefing: http", &[]);
    assert!(!fetched.sockets.is_empty(), "{fetched:?}");
}
