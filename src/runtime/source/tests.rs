use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::thread;

use rustix::fs::{CWD, mkfifoat};

use super::*;
use crate::runtime::converters::Converter;

fn refused(path: impl Into<PathBuf>) -> String {
    open(&Source::Path(path.into()), &How::default())
        .and_then(|opened| {
            opened
                .rest
                .map_or(Ok(opened.reading), |rest| rest.read(|_| {}))
        })
        .unwrap_err()
        .to_string()
}

/// The reason alone, for a file of this name in a fresh directory.
fn reason(name: &str, make: impl FnOnce(&Path)) -> String {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join(name);
    make(&path);
    let told = refused(&path);
    let prefix = format!("{}: ", path.display());
    told.strip_prefix(&prefix).unwrap_or(&told).to_owned()
}

#[test]
fn what_is_no_article_is_refused_with_its_reason() {
    assert_eq!(reason("a", |_| {}), "no such file");
    assert_eq!(
        reason("a", |path| fs::create_dir(path).unwrap()),
        "is a directory, not a regular file"
    );
    assert_eq!(
        reason("a.md", |path| fs::write(path, "").unwrap()),
        "is empty"
    );
    assert_eq!(
        reason("a", |path| fs::write(path, b"\x7fELF\0\x01").unwrap()),
        "looks binary"
    );
    assert_eq!(
        reason("a", |path| fs::write(path, b"\xff\xfe\0\0a\0\0\0").unwrap()),
        "is encoded in UTF-32, which is not supported"
    );
    assert_eq!(
        reason("a", |path| symlink("nowhere", path).unwrap()),
        "no such file"
    );
    assert_eq!(
        reason("a", |path| symlink(path, path).unwrap()),
        "too many symbolic links in a loop"
    );
    assert_eq!(
        reason("a", |path| drop(UnixListener::bind(path).unwrap())),
        "is a socket, not a regular file"
    );
    assert_eq!(
        refused("/dev/zero"),
        "/dev/zero: is a device, not a regular file"
    );
    let name = "n".repeat(300);
    assert_eq!(refused(&name), format!("{name}: the name is too long"));
    assert_eq!(
        reason("a", |path| mkfifoat(CWD, path, Mode::RWXU).unwrap()),
        "is a FIFO that nobody writes to"
    );
    assert_eq!(
        refused("Cargo.toml/a.md"),
        "Cargo.toml/a.md: a part of the path is not a directory"
    );
}

#[test]
fn a_file_over_the_limit_is_refused_without_reading_it() {
    let told = reason("a.txt", |path| {
        let mut file = File::create(path).unwrap();
        file.write_all(b"Some text.\n").unwrap();
        file.set_len(LIMIT + 1).unwrap();
    });
    assert_eq!(told, "is too large: the limit is 128 MB");
}

#[test]
fn a_file_without_permission_is_refused() {
    // Root may read everything.
    if rustix::process::geteuid().is_root() {
        return;
    }
    let told = reason("a", |path| {
        fs::write(path, "Text.").unwrap();
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o0)).unwrap();
    });
    assert_eq!(told, "permission denied");
}

#[test]
fn names_in_messages_are_one_clean_row() {
    let told = refused("a\x1b]0;x\x07\n\u{202e}b");
    assert_eq!(told, "a␛]0;x␇ \u{fffd}b: no such file");
}

#[test]
fn a_short_file_is_read_at_once_and_a_long_one_in_two_steps() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.txt");
    let paragraph = "One sentence of an article follows the other, as they do. ".repeat(8) + "\n";
    fs::write(&path, &paragraph).unwrap();
    let opened = open(&Source::Path(path.clone()), &How::default()).unwrap();
    assert_eq!(opened.reading.document.paragraphs(), 1);
    assert!(opened.rest.is_none());

    fs::write(&path, paragraph.repeat(1000)).unwrap();
    let opened = open(&Source::Path(path), &How::default()).unwrap();
    let first = opened.reading.document;
    let all = opened.rest.unwrap().read(|_| {}).unwrap().document;
    assert!(
        (100..1000).contains(&first.paragraphs()),
        "{}",
        first.paragraphs()
    );
    assert_eq!(all.paragraphs(), 1000);
    assert_eq!(all.blocks()[..first.blocks().len()], *first.blocks());
}

#[test]
fn the_bundled_article_opens() {
    let opened = open(&Source::Bundled, &How::default()).unwrap();
    assert!(opened.rest.is_none());
    assert!(opened.reading.document.meta.title.is_some());
    assert!(opened.reading.document.sections().len() > 1);
}

/// Opens a FIFO that `write` fills from another thread.
fn piped(write: impl FnOnce(File) + Send + 'static) -> Opening {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("pipe");
    mkfifoat(CWD, &path, Mode::RWXU).unwrap();
    // Holds the FIFO open until the reader has it.
    let writer = File::options().read(true).write(true).open(&path).unwrap();
    let held = writer.try_clone().unwrap();
    let writing = thread::spawn(move || write(writer));
    let opened = open(&Source::Path(path), &How::default()).unwrap();
    drop(held);
    writing.join().unwrap();
    opened
}

#[test]
fn a_silent_pipe_does_not_hold_the_program() {
    let start = Instant::now();
    let (done, wait) = std::sync::mpsc::channel::<()>();
    let writing = piped(move |mut pipe| {
        pipe.write_all(b"A few words, ").unwrap();
        thread::spawn(move || {
            let _ = wait.recv();
            pipe.write_all(b"and some more.\n").unwrap();
        });
    });
    assert!(start.elapsed() < PATIENCE * 4);
    assert!(writing.reading.document.is_empty());
    done.send(()).unwrap();
    let document = writing.rest.unwrap().read(|_| {}).unwrap().document;
    assert_eq!(
        document.block_text(crate::text::BlockId(0)),
        "A few words, and some more."
    );
}

#[test]
fn a_full_pipe_gives_its_start_before_its_end() {
    let opened = piped(|mut pipe| {
        thread::spawn(move || {
            pipe.write_all("# Title\n\nWords of it.\n\n".repeat(20_000).as_bytes())
                .unwrap();
        });
    });
    let first = opened.reading;
    assert_eq!(first.format.name, "markdown");
    assert!(first.document.paragraphs() > 1000);
    let all = opened.rest.unwrap().read(|_| {}).unwrap();
    assert_eq!(all.document.paragraphs(), 20_000);
    assert_eq!(
        all.document.blocks()[..first.document.blocks().len()],
        *first.document.blocks()
    );
}

/// A way to read `.fake` files through a script for the shell.
fn through(place: &Path, script: &str) -> How {
    let path = place.join("script");
    fs::write(&path, script).unwrap();
    let mut how = How::default();
    how.converters.push(Converter {
        name: "fake".to_owned(),
        extensions: vec!["fake".to_owned()],
        command: vec!["sh".to_owned(), path.to_str().unwrap().to_owned()],
        gives: "markdown".to_owned(),
    });
    how
}

#[test]
fn a_document_is_read_through_its_converter() {
    let place = tempfile::tempdir().unwrap();
    let how = through(place.path(), "echo '# Title'; echo; tr a-z A-Z");
    // Longer than a first part, and no name that a shell would like.
    let path = place.path().join("$(rm) -a;b.fake");
    fs::write(&path, "word ".repeat(FIRST_PART)).unwrap();
    let opened = open(&Source::Path(path), &how).unwrap();
    let reading = match opened.rest {
        Some(rest) => rest.read(|_| {}).unwrap(),
        None => opened.reading,
    };
    assert_eq!(reading.format.name, "markdown");
    let document = reading.document;
    assert_eq!(document.meta.title.as_deref(), Some("Title"));
    let text = document.block_text(crate::text::BlockId(0));
    assert!(text.starts_with("WORD WORD"), "{text:.20}");
    assert_eq!(text.len(), 5 * FIRST_PART - 1);
}

#[test]
fn a_slow_converter_shows_that_something_comes() {
    let place = tempfile::tempdir().unwrap();
    let how = through(place.path(), "sleep 1; echo done");
    let path = place.path().join("a.fake");
    fs::write(&path, "x").unwrap();
    let opened = open(&Source::Path(path), &how).unwrap();
    assert!(opened.reading.document.is_empty());
    let all = opened.rest.unwrap().read(|_| {}).unwrap();
    assert_eq!(all.document.paragraphs(), 1);
}

#[test]
fn what_was_asked_for_counts_before_name_and_content() {
    let place = tempfile::tempdir().unwrap();
    let mut how = through(place.path(), "echo converted");
    let is = |how: &How, name: &str, bytes: &[u8]| match how.way(Some(Path::new(name)), bytes) {
        Way::Format(format) => format.name.to_owned(),
        Way::Converter(converter) => converter.name,
    };
    assert_eq!(is(&how, "a.fake", b"%PDF-1.4"), "fake");
    assert_eq!(is(&how, "a.PDF", b"text"), "pdf");
    assert_eq!(is(&how, "a", b"%PDF-1.4"), "pdf");
    assert_eq!(is(&how, "a.txt", b"%PDF-1.4"), "plain");
    how.from = Some("fake".to_owned());
    assert_eq!(is(&how, "a.pdf", b"%PDF-1.4"), "fake");
    how.from = Some("html".to_owned());
    assert_eq!(is(&how, "a.fake", b"text"), "html");
}

#[test]
fn a_long_file_is_read_whatever_comes_late_in_it() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("long.txt");
    let rows = "The harbour was dredged in spring, as Ann Lee tells.\n".repeat(40_000);
    let tails: [&[u8]; 5] = [
        b"",
        b"The end \xff of it.\n",
        b"caf\xe9",
        b"Behind a page.\n\x0cThe last.\n",
        "漢字 é".as_bytes(),
    ];
    for tail in tails {
        for mark in ["", "\u{feff}"] {
            let bytes = [mark.as_bytes(), rows.as_bytes(), tail].concat();
            fs::write(&path, &bytes).unwrap();
            let opened = open(&Source::Path(path.clone()), &How::default()).unwrap();
            let read = opened.rest.unwrap().read(|_| {}).unwrap();
            let wanted = formats::read(bytes, None, formats::named("plain"), Extent::Whole);
            let wanted = wanted.unwrap();
            assert_eq!(read.encoding, wanted.encoding);
            assert_eq!(read.lossy, wanted.lossy);
            assert_eq!(read.document.blocks(), wanted.document.blocks());
            assert_eq!(read.document.fingerprint(), wanted.document.fingerprint());
        }
    }
}
