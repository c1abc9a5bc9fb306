use std::io::{Seek, Write};

use super::*;

/// A converter that is a script for the shell, and the folder that it is in.
fn script(text: &str) -> (Converter, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("convert");
    std::fs::write(&path, text).unwrap();
    let converter = Converter {
        name: "fake".to_owned(),
        extensions: vec!["fake".to_owned()],
        command: vec!["sh".to_owned(), path.to_str().unwrap().to_owned()],
        gives: "plain".to_owned(),
    };
    (converter, place)
}

fn document(text: &str) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.rewind().unwrap();
    file
}

fn converted(text: &str) -> Result<String, String> {
    let (converter, _place) = script(text);
    let result = converter.convert(document("given"), &Stop::default());
    let text = result.map_err(|reason| reason.to_string())?;
    Ok(String::from_utf8(text).unwrap())
}

#[test]
fn a_document_goes_in_and_text_comes_out() {
    assert_eq!(
        converted("echo made of; cat").as_deref(),
        Ok("made of\ngiven")
    );
}

#[test]
fn a_program_has_a_group_of_its_own_and_no_terminal() {
    let text = "[ \"$(cut -d' ' -f5 /proc/$$/stat)\" = \"$$\" ] && echo own; [ -t 0 ] || [ -t 1 ] || [ -t 2 ] || echo apart";
    assert_eq!(converted(text).as_deref(), Ok("own\napart\n"));
}

#[test]
fn a_failure_is_told_in_the_words_of_the_program() {
    let told = converted("echo text; echo; echo 'not a \u{1b}[1mdocument' >&2; exit 3");
    assert_eq!(
        told.unwrap_err(),
        "sh cannot convert it: not a ␛[1mdocument"
    );
    let told = converted("yes complaint | head -c 1000000 >&2; exit 1");
    assert_eq!(told.unwrap_err(), "sh cannot convert it: complaint");
    assert_eq!(
        converted("exit 1").unwrap_err(),
        "sh cannot convert it: it gave no reason"
    );
}

#[test]
fn what_takes_too_long_is_ended_with_all_that_it_started() {
    let (converter, place) = script("sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; wait");
    let begun = Instant::now();
    let patience = Duration::from_millis(500);
    let told = converter.convert_within(patience, document(""), &Stop::default());
    assert!(told.unwrap_err().to_string().contains("took longer than"));
    assert!(begun.elapsed() < Duration::from_secs(10));
    let child = std::fs::read_to_string(place.path().join("child")).unwrap();
    let state = || std::fs::read_to_string(format!("/proc/{}/stat", child.trim()));
    let is_gone = || state().map_or(true, |state| state.contains(") Z"));
    while !is_gone() {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{child} lives on"
        );
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn whoever_gives_up_waits_no_longer() {
    let (converter, _place) = script("sleep 600");
    let stop = Stop::default();
    let begun = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(100));
            stop.ask();
        });
        let told = converter.convert(document(""), &stop).unwrap_err();
        assert_eq!(told.to_string(), "was given up");
    });
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_flood_is_cut_off() {
    let limit = format!("is too large: the limit is {} MB", LIMIT >> 20);
    assert_eq!(converted("cat /dev/zero"), Err(limit));
}

#[test]
fn what_is_not_installed_is_told_with_what_to_install() {
    let lacks = |name: &str, program: &str| {
        let mut converter = known()
            .into_iter()
            .find(|known| known.name == name)
            .unwrap();
        program.clone_into(converter.command.first_mut().unwrap());
        converter.check().unwrap_err().to_string()
    };
    assert_eq!(
        lacks("pdf", "no-such-program"),
        "is read through no-such-program, which is not installed: install no-such-program"
    );
    let found = |program: &str, path: &str| find(program, OsStr::new(path));
    assert_eq!(found("pdftotext", "/nowhere"), None);
    assert_eq!(found("sh", "bin:.:/nowhere:/bin"), Some("/bin/sh".into()));
    assert_eq!(found("", "/bin"), None);
    assert_eq!(found("/bin/sh", ""), Some("/bin/sh".into()));
}

#[test]
fn documents_are_known_by_their_beginning() {
    for (bytes, name) in [
        (b"%PDF-1.7\n".as_slice(), Some("pdf")),
        (b"\n\n%PDF-1.4", Some("pdf")),
        (b"{\\rtf1\\ansi", Some("rtf")),
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
            Some("odt"),
        ),
        (
            b"PK\x03\x04....[Content_Types].xml....word/document.xml",
            Some("docx"),
        ),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", None),
        (b"In word/ and %PDF", None),
    ] {
        assert_eq!(sniff(bytes), name);
    }
    for known in known() {
        assert!(known.format().is_some(), "{}", known.name);
        let kind = KNOWN
            .iter()
            .find(|row| row.name == known.name)
            .unwrap()
            .kind;
        assert_eq!(of_content_type(kind), Some(known.name.as_str()));
    }
}
