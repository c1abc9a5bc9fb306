//! What is remembered of articles: a file for each, named by a fingerprint of its
//! address; which were opened, and marks that lead from one to another.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::source::{Source, is_url};
use super::store::{Object, Store, StoreError};
use crate::app::address::Address;
use crate::app::anchor::Anchor;
use crate::app::kept::{Kept, percent_read, unite};
use crate::text::{Clean, fingerprint};

/// Name of the file of the articles that were opened.
const RECENT: &str = "recent.json";
/// Name of the file of the marks that lead from one article to another.
const MARKS: &str = "marks.json";
/// Most articles that are listed there.
const LISTED: usize = 200;
/// Key of the address in the file of an article.
const ADDRESS: &str = "address";

/// What is remembered of articles.
#[derive(Debug, Clone)]
pub struct Library {
    store: Store,
}

/// One article of it, as it was found.
#[derive(Debug, Clone)]
pub struct Record {
    /// Where the article is.
    pub address: Address,
    /// What the file said of what is remembered here.
    found: Object,
    /// When the article was opened, in milliseconds since 1970.
    opened: u64,
}

/// An article that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub address: String,
    /// Its title.
    pub title: Clean,
    /// Share of its sentences that was read, in percent.
    pub read: usize,
    /// When it was opened last, in milliseconds since 1970.
    pub opened: u64,
}

/// A mark that leads to an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FarMark {
    /// Where the article is.
    pub address: String,
    /// Its title, for people.
    pub title: Clean,
    /// The marked sentence.
    pub sentence: Anchor,
}

impl Library {
    /// What is remembered in a folder, which need not be there yet; nothing is
    /// changed in it where it is read only.
    pub fn new(folder: Option<PathBuf>, is_read_only: bool) -> Option<Self> {
        let store = Store::new(folder?, is_read_only);
        Some(Self { store })
    }

    /// Removes what an end in the middle of writing left behind.
    pub(super) fn tidy(&self) {
        self.store.tidy();
    }

    /// The file of an article.
    pub fn path(&self, address: &Address) -> PathBuf {
        self.store.path(&file(address))
    }

    /// Reads what is remembered of an article, and what is to be told about it.
    /// Without a record nothing will be written: its file is to be left alone.
    pub fn open(&self, address: &Address) -> (Option<Record>, Kept, Option<Clean>) {
        let name = file(address);
        let read = self.store.load(&name);
        let read = read.map_err(|error| error.to_string());
        let parsed = read.and_then(|(object, told)| {
            let kept = Kept::from_object(&object).map_err(|error| format!("{name}: {error}"))?;
            // What is not known here is not to be missed either. After damage
            // everything is written anew.
            let found = if object.is_empty() || told.is_some() {
                Object::new()
            } else {
                kept.to_object()
            };
            Ok((found, kept, told))
        });
        match parsed {
            Ok((found, kept, told)) => {
                let record = Record {
                    address: address.clone(),
                    found,
                    opened: now(),
                };
                (Some(record), kept, told)
            }
            Err(why) => (None, Kept::default(), Some(Clean::line(&why))),
        }
    }

    /// Writes what changed since `before`, which becomes what is written.
    pub(super) fn write(
        &self,
        record: &Record,
        before: &mut Object,
        kept: &Kept,
    ) -> Result<Option<Clean>, StoreError> {
        let mut now = kept.to_object();
        now.insert(ADDRESS.to_owned(), record.address.as_str().into());
        let name = file(&record.address);
        let mut read = kept.read.percent;
        let told = self.store.change(&name, |object| {
            unite(object, before, &now);
            read = percent_read(object).unwrap_or(read);
        })?;
        *before = now;
        let recent = Recent {
            address: record.address.as_str().to_owned(),
            title: kept.title.clone(),
            read,
            opened: record.opened,
        };
        let of_recent = self.store.change(RECENT, |articles| {
            let Ok(mut recent) = serde_json::to_value(&recent) else {
                return;
            };
            // Another instance may have opened it later.
            let newest = articles.get(&name).map_or(0, opened).max(opened(&recent));
            if let Some(opened) = recent.get_mut("opened") {
                *opened = newest.into();
            }
            articles.insert(name.clone(), recent);
            forget_oldest(articles);
        })?;
        Ok(told.or(of_recent))
    }

    /// The articles that were opened, the last one first, and what is to be told
    /// about them.
    pub fn recent(&self) -> (Vec<Recent>, Option<Clean>) {
        match self.store.load(RECENT) {
            Ok((articles, told)) => {
                let articles = articles.values();
                let mut articles: Vec<Recent> = articles
                    .filter_map(|article| Recent::deserialize(article).ok())
                    .collect();
                articles.sort_by(|a, b| b.opened.cmp(&a.opened).then(a.title.cmp(&b.title)));
                (articles, told)
            }
            Err(error) => (Vec::new(), Some(Clean::line(&error.to_string()))),
        }
    }

    /// Remembers a mark.
    pub(super) fn set_mark(
        &self,
        letter: char,
        mark: &FarMark,
    ) -> Result<Option<Clean>, StoreError> {
        self.store.change(MARKS, |marks| {
            if let Ok(mark) = serde_json::to_value(mark) {
                marks.insert(letter.to_string(), mark);
            }
        })
    }

    /// A mark by its letter.
    ///
    /// # Errors
    ///
    /// Why the marks cannot be read.
    pub(super) fn mark(&self, letter: char) -> Result<Option<FarMark>, StoreError> {
        let (marks, _) = self.store.load(MARKS)?;
        let mark = marks.get(&letter.to_string());
        Ok(mark.and_then(|mark| FarMark::deserialize(mark).ok()))
    }
}

impl Record {
    /// What the file said of what is remembered here.
    pub(super) fn found(&self) -> Object {
        self.found.clone()
    }
}

/// The address of an article by which it can be found again. A pipe has none.
pub fn address_of(source: &Source) -> Option<Address> {
    match source {
        Source::Bundled => Some(Address::bundled()),
        Source::Path(path) => {
            let path = fs::canonicalize(path).ok()?;
            let is_file = path.is_file();
            Some(Address::new(path.to_str().filter(|_| is_file)?))
        }
        Source::Url(url) => Some(Address::new(url)),
        Source::Stdin => None,
    }
}

/// Where to read an article of an address; `~` is the home folder.
pub fn source_of(address: &Address) -> Source {
    if address.is_bundled() {
        return Source::Bundled;
    }
    let written = address.as_str();
    if is_url(written) {
        return Source::Url(written.to_owned());
    }
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match (written.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => Source::Path(Path::new(&home).join(rest)),
        (Some(_) | None, _) => Source::Path(PathBuf::from(written)),
    }
}

/// The name of the file of an article.
fn file(address: &Address) -> String {
    format!("{:016x}.json", fingerprint(address.as_str()))
}

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |passed| u64::try_from(passed.as_millis()).unwrap_or(0))
}

/// When an article of the list was opened.
fn opened(article: &Value) -> u64 {
    let opened = article.get("opened");
    opened.and_then(Value::as_u64).unwrap_or(0)
}

fn forget_oldest(articles: &mut Object) {
    while articles.len() > LISTED {
        let oldest = articles.iter().min_by_key(|(_, article)| opened(article));
        let Some(oldest) = oldest.map(|(name, _)| name.clone()) else {
            return;
        };
        articles.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn library(folder: &TempDir) -> Library {
        Library::new(Some(folder.path().join("state")), false).unwrap()
    }

    fn kept(title: &str) -> Kept {
        Kept {
            title: Clean::line(title),
            ..Kept::default()
        }
    }

    fn with_mark(mut kept: Kept, letter: char) -> Kept {
        kept.marks.insert(letter, Anchor::default());
        kept
    }

    /// Opens an article at a time and remembers something of it.
    fn read(library: &Library, address: &str, opened: u64, kept: &Kept) {
        let (record, ..) = library.open(&Address::new(address));
        let record = Record {
            opened,
            ..record.unwrap()
        };
        library.write(&record, &mut record.found(), kept).unwrap();
    }

    #[test]
    fn what_is_remembered_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        let address = Address::new("/a.md");
        let (_, found, told) = library.open(&address);
        assert_eq!((found, told), (Kept::default(), None));
        read(&library, "/a.md", 1, &with_mark(kept("A"), 'a'));
        let (_, found, told) = library.open(&address);
        assert_eq!((found, told), (with_mark(kept("A"), 'a'), None));
        assert_eq!(library.open(&Address::new("/b.md")).1, Kept::default());
    }

    #[test]
    fn of_two_instances_no_mark_is_lost_and_the_last_place_counts() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        let address = Address::new("/a.md");
        let (first, ..) = library.open(&address);
        let (second, ..) = library.open(&address);
        for (record, letter, row) in [(first, 'a', 1), (second, 'b', 2)] {
            let record = record.unwrap();
            let mut kept = with_mark(kept("A"), letter);
            kept.place = Some(crate::app::kept::KeptPlace {
                row,
                ..Default::default()
            });
            library.write(&record, &mut record.found(), &kept).unwrap();
        }
        let (_, found, _) = library.open(&address);
        assert_eq!(found.marks.keys().collect::<String>(), "ab");
        assert_eq!(found.place.unwrap().row, 2);
    }

    /// Both read, mark and decide; what either did is there, whoever wrote last.
    #[test]
    fn of_two_instances_what_was_read_and_decided_is_united() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        let address = Address::new("/a.md");
        let did = |letter, sentences: &str, entry: &str| {
            let mut kept = with_mark(kept("A"), letter);
            kept.text = "1".to_owned();
            kept.read.of = 10;
            kept.read.sentences = sentences.to_owned();
            let decision =
                serde_json::json!({"facet": "actors", "entry": entry, "verdict": "accept"});
            kept.decisions
                .push(serde_json::from_value(decision).unwrap());
            kept
        };
        let records = [library.open(&address).0, library.open(&address).0];
        let [first, second] = records.map(Option::unwrap);
        let (mut ours, mut theirs) = (first.found(), second.found());
        library
            .write(&first, &mut ours, &did('a', "0-1", "x"))
            .unwrap();
        library
            .write(&second, &mut theirs, &did('b', "1-4", "y"))
            .unwrap();
        library
            .write(&first, &mut ours, &did('a', "0-2", "x"))
            .unwrap();
        let (_, found, _) = library.open(&address);
        assert_eq!(found.marks.keys().collect::<String>(), "ab");
        assert_eq!(
            (found.read.sentences.as_str(), found.read.percent),
            ("0-4", 50)
        );
        let decided: Vec<_> = found
            .decisions
            .iter()
            .map(|one| one.entry.as_str())
            .collect();
        assert_eq!(decided, ["x", "y"]);
        assert_eq!(library.recent().0[0].read, 50);
    }

    #[test]
    fn what_is_not_known_here_stays() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        let address = Address::new("/a.md");
        read(&library, "/a.md", 1, &kept("A"));
        let add = |object: &mut Object| {
            object.insert("rejected".to_owned(), "nato".into());
        };
        library.store.change(&file(&address), add).unwrap();
        read(&library, "/a.md", 2, &kept("B"));
        let (object, _) = library.store.load(&file(&address)).unwrap();
        assert_eq!(object.get("rejected"), Some(&Value::from("nato")));
        assert_eq!(object.get("title"), Some(&Value::from("B")));
        assert_eq!(object.get(ADDRESS), Some(&Value::from("/a.md")));
    }

    #[test]
    fn the_last_opened_comes_first_and_the_oldest_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        read(&library, "/b.md", 5, &kept("B"));
        read(&library, "/a.md", 9, &kept("A"));
        // By an instance that opened it before.
        read(&library, "/a.md", 7, &kept("A, read on"));
        let (recent, _) = library.recent();
        let told: Vec<_> = recent
            .iter()
            .map(|recent| (recent.title.as_str(), recent.opened))
            .collect();
        assert_eq!(told, [("A, read on", 9), ("B", 5)]);
        let mut articles: Object = (0..LISTED + 3)
            .map(|at| (at.to_string(), serde_json::json!({"opened": 1000 - at})))
            .collect();
        forget_oldest(&mut articles);
        assert_eq!(articles.len(), LISTED);
        assert!(articles.contains_key("0") && !articles.contains_key("202"));
    }

    #[test]
    fn a_damaged_file_is_told_and_a_newer_one_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        let address = Address::new("/a.md");
        read(&library, "/a.md", 1, &kept("A"));
        let path = library.path(&address);
        fs::write(&path, "{broken").unwrap();
        let (record, found, told) = library.open(&address);
        assert!(record.is_some() && told.unwrap().contains("was damaged"));
        assert_eq!(found, Kept::default());
        let add = |object: &mut Object| {
            object.insert("jumps".to_owned(), 7.into());
        };
        library.store.change(&file(&address), add).unwrap();
        let before = fs::read(&path).unwrap();
        let (record, _, told) = library.open(&address);
        assert!(record.is_none() && told.unwrap().contains("invalid type"));
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn marks_lead_to_articles() {
        let folder = tempfile::tempdir().unwrap();
        let library = library(&folder);
        assert_eq!(library.mark('A').unwrap(), None);
        let mark = FarMark {
            address: "/a.md".to_owned(),
            title: Clean::line("A"),
            sentence: Anchor::default(),
        };
        library.set_mark('A', &mark).unwrap();
        library.set_mark('B', &mark).unwrap();
        assert_eq!(library.mark('A').unwrap(), Some(mark));
    }

    #[test]
    fn one_file_has_one_address_and_a_pipe_has_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "Text.").unwrap();
        let other = folder.path().join("b.md");
        std::os::unix::fs::symlink(&path, &other).unwrap();
        let address = address_of(&Source::Path(path)).unwrap();
        assert_eq!(address_of(&Source::Path(other)), Some(address.clone()));
        assert_eq!(address_of(&source_of(&address)), Some(address));
        assert_eq!(address_of(&Source::Path(folder.path().to_owned())), None);
        assert_eq!(address_of(&Source::Stdin), None);
        let url = Source::Url("https://example.org/a".to_owned());
        assert_eq!(source_of(&address_of(&url).unwrap()), url);
        let bundled = address_of(&Source::Bundled).unwrap();
        assert_eq!(source_of(&bundled), Source::Bundled);
    }
}
