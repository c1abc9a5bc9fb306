//! Articles that can be opened, for people.

use std::fs;
use std::path::Path;

use crate::app::address::Address;
use crate::app::panes::library::Known;
use crate::formats::FORMATS;
use crate::runtime::library::{self, Library, Recent};
use crate::runtime::source::Source;
use crate::text::Clean;

/// Most files of a folder that are looked at and listed.
const LOOKED_AT: usize = 20_000;
const LISTED: usize = 1_000;
/// Articles that can be opened: those opened before, the last one first, the
/// bundled one, and the files of the current folder by name.
pub(super) fn known_articles(library: Option<&Library>, here: Option<&Address>) -> Vec<Known> {
    let now = library::now();
    let (recent, _) = library.map(Library::recent).unwrap_or_default();
    let home = std::env::var("HOME").unwrap_or_default();
    let mut all: Vec<Known> = recent
        .into_iter()
        .map(|recent| of_recent(recent, now, &home))
        .collect();
    let bundled = Address::bundled();
    if !all.iter().any(|known| known.address == bundled) {
        all.push(Known {
            title: Source::Bundled.name(),
            place: Clean::default(),
            read: None,
            when: Clean::default(),
            address: bundled,
        });
    }
    let folder = std::env::current_dir();
    let files = folder.map(|folder| files_of(&folder)).unwrap_or_default();
    for path in files {
        let address = Address::new(&path);
        if !all.iter().any(|known| known.address == address) {
            let name = path.rsplit('/').next().unwrap_or(&path);
            all.push(Known {
                title: Clean::name(name),
                place: place(&path, &home),
                read: None,
                when: Clean::default(),
                address,
            });
        }
    }
    all.retain(|known| Some(&known.address) != here);
    all
}

fn of_recent(recent: Recent, now: u64, home: &str) -> Known {
    let address = Address::new(&recent.address);
    Known {
        title: recent.title,
        place: if address.is_bundled() {
            Source::Bundled.name()
        } else {
            place(&recent.address, home)
        },
        read: Some(recent.read),
        when: Clean::line(&ago(now.saturating_sub(recent.opened) / 1000)),
        address,
    }
}

/// A path for people.
fn place(path: &str, home: &str) -> Clean {
    let below = path.strip_prefix(home).filter(|_| !home.is_empty());
    match below.filter(|below| below.starts_with('/')) {
        Some(below) => Clean::name(&format!("~{below}")),
        None => Clean::name(path),
    }
}

/// Files of a folder whose names end as those of articles do, by name.
fn files_of(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_article = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| {
            let mut all = FORMATS.iter().flat_map(|format| format.extensions);
            all.any(|known| known.eq_ignore_ascii_case(ending))
        })
    };
    let mut files: Vec<String> = entries
        .take(LOOKED_AT)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_article(path) && path.is_file())
        .filter_map(|path| Some(fs::canonicalize(path).ok()?.to_str()?.to_owned()))
        .collect();
    files.sort();
    files.truncate(LISTED);
    files
}

/// How long ago something was, in words.
fn ago(seconds: u64) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let told = |count: u64, unit: &str| match count {
        1 => format!("1 {unit} ago"),
        _ => format!("{count} {unit}s ago"),
    };
    match seconds {
        ..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => format!("{} min ago", seconds / MINUTE),
        HOUR..DAY => told(seconds / HOUR, "hour"),
        DAY.. if seconds < 60 * DAY => told(seconds / DAY, "day"),
        DAY.. if seconds < 730 * DAY => told(seconds / (30 * DAY), "month"),
        DAY.. => told(seconds / (365 * DAY), "year"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_words() {
        let day = 24 * 3600;
        let told = [0, 59, 60, 3600, 7300, day, 59 * day, 60 * day, 800 * day].map(ago);
        assert_eq!(
            told,
            [
                "just now",
                "just now",
                "1 min ago",
                "1 hour ago",
                "2 hours ago",
                "1 day ago",
                "59 days ago",
                "2 months ago",
                "2 years ago"
            ]
        );
    }

    #[test]
    fn files_are_listed_by_their_endings_and_no_folders() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.md", "a.TXT", "c.exe", "d"] {
            fs::write(folder.path().join(name), "Text.").unwrap();
        }
        fs::create_dir(folder.path().join("e.md")).unwrap();
        let files = files_of(folder.path());
        let names: Vec<_> = files
            .iter()
            .map(|path| path.rsplit('/').next().unwrap())
            .collect();
        assert_eq!(names, ["a.TXT", "b.md"]);
        assert!(files_of(&folder.path().join("none")).is_empty());
    }

    #[test]
    fn places_below_the_home_folder_are_short() {
        assert_eq!(place("/home/ann/a.md", "/home/ann").as_str(), "~/a.md");
        assert_eq!(
            place("/home/anna/a.md", "/home/ann").as_str(),
            "/home/anna/a.md"
        );
        assert_eq!(place("/a.md", "").as_str(), "/a.md");
    }
}
