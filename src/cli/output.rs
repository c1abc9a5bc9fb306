//! What the program says: answers to standard output, errors and notices in
//! one row to standard error.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::FAILED;
use super::arguments::Arguments;
use crate::search::distance::Distance;
use crate::text::Clean;
use crate::text::clean::{clean_row, plain_rows};
use crate::text::width::{fitting, shortened, width};

/// Columns of foreign text that a message quotes.
const QUOTED: usize = 60;
/// Columns of a row about an error; what it quotes may be of any length.
const ROW: usize = 400;
/// Columns of the end of a longer row, where the reason stands.
const REASON: usize = 160;

/// The exit code of a run; what went wrong is told in one row.
pub(super) fn ended(result: anyhow::Result<u8>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // A reader that has seen enough is no error.
            let is_closed_pipe = error
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
            if is_closed_pipe {
                return ExitCode::SUCCESS;
            }
            refuse(&format!("{error:#}"))
        }
    }
}

/// Tells in one row why there is nothing to see.
pub(super) fn refuse(reason: &str) -> ExitCode {
    notice(reason);
    ExitCode::from(FAILED)
}

/// Tells something beside the answer, in one row.
pub(super) fn notice(words: &str) {
    let row = in_one_row(&format!("briefing: {words}"));
    let _ = writeln!(io::stderr(), "{row}");
}

/// A row of messages, cut in its middle where it is long.
fn in_one_row(words: &str) -> String {
    let row = Clean::name(words);
    if width(&row) <= ROW {
        return row.to_string();
    }
    let mut at = row.len();
    let mut columns = 0;
    for (start, c) in row.char_indices().rev() {
        columns += width(c.encode_utf8(&mut [0; 4]));
        if columns > REASON {
            break;
        }
        at = start;
    }
    let end = row.get(at..).unwrap_or_default();
    let (start, _) = fitting(&row, ROW - REASON - 1);
    format!("{start}…{end}")
}

/// Foreign text in a message: one row, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    shortened(&Clean::name(text), QUOTED, "…").into_owned()
}

/// What is wrong with the arguments, without the usage that follows it.
pub(super) fn usage(error: &clap::Error) -> String {
    let told = error.render().to_string();
    let told = told.strip_prefix("error: ").unwrap_or(&told);
    let end = ["\n\nUsage:", "\n\nFor more information"]
        .iter()
        .filter_map(|follows| told.rfind(follows))
        .min();
    let reason = told.get(..end.unwrap_or(told.len())).unwrap_or(told);
    let words: Vec<_> = reason.split_whitespace().collect();
    let reason = words.join(" ").replace(" tip: ", "; tip: ");
    if error.kind() == ErrorKind::ArgumentConflict
        && error.get(ContextKind::InvalidSubcommand).is_some()
    {
        // What was taken for the article may be a slip.
        let first = std::env::args_os().nth(1).unwrap_or_default();
        let first = first.to_string_lossy();
        if let Some(meant) = meant(&first).filter(|_| !Path::new(&*first).exists()) {
            return format!("no command {}; is {meant} meant?", quoted(&first));
        }
        // Clap takes the file for the command, and says so.
        return "one article is opened at a time; options stand behind a subcommand, as in \
                `briefing print --lens none FILE`"
            .into();
    }
    let owners = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(option)) if error.kind() == ErrorKind::UnknownArgument => {
            owners(option)
        }
        _ => Vec::new(),
    };
    if owners.is_empty() {
        return reason;
    }
    // Clap's own tip would be to pass the option as a value.
    let reason = reason.split("; tip: ").next().unwrap_or_default();
    format!("{reason}; it belongs to {}", owners.join(", "))
}

/// The command whose name differs from a word by a slip of the hand.
fn meant(word: &str) -> Option<String> {
    let word: Vec<char> = word.chars().collect();
    let root = Arguments::command();
    let names = root.get_subcommands().map(clap::Command::get_name);
    let near = names.filter_map(|name| {
        let letters: Vec<char> = name.chars().collect();
        let limit = if letters.len() > 4 { 2 } else { 1 };
        let distance = Distance::default().between(&word, &letters, limit)?;
        Some((distance, name.to_owned()))
    });
    near.min().map(|(_, name)| name)
}

/// The commands that know an option.
fn owners(option: &str) -> Vec<String> {
    let Some(name) = option.strip_prefix("--") else {
        return Vec::new();
    };
    let root = Arguments::command();
    let mut owners = Vec::new();
    let mut waiting = vec![(String::from("briefing"), &root)];
    while let Some((path, command)) = waiting.pop() {
        let mut options = command.get_arguments();
        if options.any(|known| known.get_long() == Some(name)) {
            let is_root = !path.contains(' ');
            owners.push(format!("{path}{}", if is_root { " [FILE]" } else { "" }));
        }
        let further = command.get_subcommands().map(|further| {
            let path = format!("{path} {}", further.get_name());
            (path, further)
        });
        waiting.extend(further);
    }
    owners.sort();
    owners
}

/// A value as JSON for people.
pub(super) fn pretty(value: &impl serde::Serialize) -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}

/// One row of JSON for each value.
pub(super) fn rows(values: &[impl serde::Serialize]) -> anyhow::Result<String> {
    let mut text = String::new();
    for value in values {
        text.push_str(&serde_json::to_string(value)?);
        text.push('\n');
    }
    Ok(text)
}

/// Writes a text to standard output, row by row as [`clean_row`] leaves it: what an
/// answer quotes was cleaned when it was read, and whatever was not is here.
pub(super) fn say(text: &str) -> anyhow::Result<u8> {
    if is_clean(text) {
        return write_out(text.as_bytes());
    }
    let rows = text.split_inclusive('\n').map(in_a_row);
    let shown = rows.flat_map(|(row, end)| [clean_row(row), Cow::Borrowed(end)]);
    write_out(shown.collect::<String>().as_bytes())
}

/// Whether [`clean_row`] leaves all rows of a text as they are.
fn is_clean(text: &str) -> bool {
    let mut rest = text;
    while let Some(behind) = rest.get(plain_rows(rest)..)
        && let Some(row) = behind.split_inclusive('\n').next()
    {
        if !matches!(clean_row(in_a_row(row).0), Cow::Borrowed(_)) {
            return false;
        }
        rest = behind.get(row.len()..).unwrap_or_default();
    }
    true
}

/// A row and its end, which in tables of commas is that of RFC 4180.
fn in_a_row(row: &str) -> (&str, &str) {
    let kept = row.strip_suffix('\n').unwrap_or(row);
    let kept = kept
        .strip_suffix('\r')
        .filter(|_| row.ends_with('\n'))
        .unwrap_or(kept);
    row.split_at_checked(kept.len()).unwrap_or((row, ""))
}

/// Tells where a file is: to people in a clean row, to other programs byte by byte.
pub(super) fn say_path(path: &Path) -> anyhow::Result<u8> {
    if io::stdout().is_terminal() {
        return say(&format!("{}\n", Clean::name(&path.to_string_lossy())));
    }
    let mut bytes = path.as_os_str().as_bytes().to_vec();
    bytes.push(b'\n');
    write_out(&bytes)
}

/// Writes to standard output; what cannot be written is an error.
pub(super) fn write_out(bytes: &[u8]) -> anyhow::Result<u8> {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            anyhow::bail!("standard output: {error}")
        }
        other => Ok(other.map(|()| 0)?),
    }
}
