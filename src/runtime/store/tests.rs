//! What is remembered survives whatever fails.

use std::cell::Cell;
use std::fs;
use std::time::SystemTime;

use tempfile::TempDir;

use super::*;

mod kills;

const NAME: &str = "thing.json";

/// A disk whose operations fail from the n-th on, or at the n-th only.
struct Failing {
    left: Cell<usize>,
    /// Whether nothing works any more after it, as if the power had gone.
    for_good: bool,
    /// Operations that were asked for.
    asked: Cell<usize>,
}

impl Failing {
    fn at(number: usize, for_good: bool) -> Self {
        Self {
            left: Cell::new(number),
            for_good,
            asked: Cell::new(0),
        }
    }

    fn step(&self) -> io::Result<()> {
        self.asked.set(self.asked.get() + 1);
        let left = self.left.get();
        if left == 0 {
            if !self.for_good {
                self.left.set(usize::MAX);
            }
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.left.set(left - 1);
        Ok(())
    }
}

impl Disk for Failing {
    fn read(&self, path: &Path) -> Result<String, Reason> {
        System.read(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.make_folder(path)
    }

    fn make_file(&self, folder: &Path) -> io::Result<NamedTempFile> {
        self.step()?;
        System.make_file(folder)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step() {
            // A full disk takes a part.
            System.write(file, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        System.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step()?;
        System.sync(file)
    }

    fn persist(&self, file: NamedTempFile, path: &Path) -> io::Result<()> {
        if let Err(error) = self.step() {
            if self.for_good {
                // Nobody is left to clean up.
                let _ = file.keep();
            }
            return Err(error);
        }
        System.persist(file, path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        System.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        System.link(from, to)
    }

    fn lock(&self, path: &Path) -> io::Result<File> {
        self.step()?;
        System.lock(path)
    }
}

fn object(json: &Value) -> Object {
    json.as_object().unwrap().clone()
}

fn store(folder: &TempDir) -> Store {
    Store::new(folder.path().join("state"), false)
}

fn saved(folder: &TempDir, json: &Value) -> Object {
    let now = object(json);
    store(folder).merge(NAME, &Object::new(), &now).unwrap();
    now
}

fn loaded(folder: &TempDir) -> Object {
    let (object, told) = store(folder).load(NAME).unwrap();
    assert_eq!(told, None);
    object
}

/// Fails each operation in turn, until none is left to fail.
#[test]
fn whatever_operation_fails_the_old_or_the_new_is_found() {
    for for_good in [false, true] {
        let mut seen_old = 0;
        for number in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let old = saved(
                &folder,
                &serde_json::json!({"a": 1, "text": "x".repeat(9000)}),
            );
            let new = object(&serde_json::json!({"a": 2, "text": "y".repeat(9000)}));
            let failing = Store {
                folder: folder.path().join("state"),
                is_read_only: false,
                disk: Failing::at(number, for_good),
            };
            let result = failing.merge(NAME, &old, &new);
            let found = loaded(&folder);
            assert!(
                found == old || found == new,
                "operation {number}: {found:?}"
            );
            if result.is_ok() {
                assert_eq!(found, new);
                // Some are asked for and can be done without.
                if failing.disk.asked.get() <= number {
                    assert!(number >= 8, "only {number} operations");
                    break;
                }
            }
            seen_old += usize::from(found == old);
            // It goes on as if nothing had been.
            store(&folder).merge(NAME, &found, &new).unwrap();
            assert_eq!(loaded(&folder), new);
            if !for_good {
                let left = fs::read_dir(folder.path().join("state")).unwrap();
                let left = left.map(|file| file.unwrap().file_name());
                let known = [NAME, "thing.json.bak"];
                let others: Vec<_> = left
                    .filter(|name| !known.iter().any(|known| name == known))
                    .collect();
                assert!(others.is_empty(), "operation {number} left {others:?}");
            }
        }
        assert!(seen_old >= 5, "{seen_old}");
    }
}

#[test]
fn a_damaged_file_that_cannot_be_set_aside_stays_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let old = saved(&folder, &serde_json::json!({"a": 1}));
    let path = folder.path().join("state").join(NAME);
    fs::write(&path, "{broken").unwrap();
    let failing = Store {
        folder: folder.path().join("state"),
        is_read_only: false,
        disk: Failing::at(0, true),
    };
    assert!(matches!(failing.load(NAME), Err(StoreError::InTheWay(..))));
    assert!(failing.merge(NAME, &Object::new(), &old).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "{broken");
    // The renaming and the folder were asked for, and nothing else.
    assert_eq!(failing.disk.asked.get(), 2);
}

#[test]
fn whatever_damages_a_file_it_is_set_aside() {
    let whole = {
        let folder = tempfile::tempdir().unwrap();
        saved(
            &folder,
            &serde_json::json!({"measure": 68, "theme": "night"}),
        );
        fs::read(folder.path().join("state").join(NAME)).unwrap()
    };
    let flipped = (0..whole.len()).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    });
    let cut = (0..whole.len()).map(|at| whole[..at].to_vec());
    let large = [whole.clone(), vec![b'['; 5 << 20]].concat();
    let deep = format!("{{\n  \"a\": {}", "[".repeat(100_000));
    let deep = format!(
        "{CHECKSUM}{:016x}{CHECKSUM_END}{}",
        checksum(&deep),
        &deep[2..]
    );
    let others = [
        vec![0; whole.len()],
        b"\xff\xfe".to_vec(),
        b"{}".to_vec(),
        large,
        deep.into_bytes(),
    ];
    for bytes in flipped.chain(cut) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(matches!(decode(&text), Err(Undecodable::Damaged)), "{text}");
    }
    for bytes in others {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        fs::create_dir(&state).unwrap();
        fs::write(state.join(NAME), &bytes).unwrap();
        let (object, told) = store(&folder).load(NAME).unwrap();
        assert!(object.is_empty());
        assert_eq!(
            told.unwrap().as_str(),
            "thing.json was damaged; it is kept as thing.json.damaged"
        );
        assert_eq!(fs::read(state.join("thing.json.damaged")).unwrap(), bytes);
        saved(&folder, &serde_json::json!({"a": 1}));
        assert_eq!(loaded(&folder), object_of_one());
    }
}

fn object_of_one() -> Object {
    object(&serde_json::json!({"a": 1}))
}

#[test]
fn a_folder_in_the_place_of_a_file_is_set_aside_too() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("state").join(NAME).join("x")).unwrap();
    let (_, told) = store(&folder).load(NAME).unwrap();
    assert!(told.unwrap().contains("was no file"));
    saved(&folder, &serde_json::json!({"a": 1}));
    assert_eq!(loaded(&folder), object_of_one());
}

#[test]
fn only_what_changed_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    saved(
        &folder,
        &serde_json::json!({"theme": "night", "of_a_newer_version": {"x": [1.5]}, "gone": 1}),
    );
    // Another instance knew less of it when it began.
    let before = object(&serde_json::json!({"measure": 68, "gone": 1}));
    let now = object(&serde_json::json!({"measure": 60}));
    store(&folder).merge(NAME, &before, &now).unwrap();
    assert_eq!(
        loaded(&folder),
        object(
            &serde_json::json!({"theme": "night", "of_a_newer_version": {"x": [1.5]}, "measure": 60})
        )
    );
}

#[test]
fn what_a_newer_version_wrote_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    fs::create_dir(&state).unwrap();
    let text = "{\n  \"version\": 2\n}\n";
    let file = format!(
        "{CHECKSUM}{:016x}{CHECKSUM_END}{}",
        checksum(text),
        &text[2..]
    );
    fs::write(state.join(NAME), &file).unwrap();
    assert!(matches!(
        store(&folder).load(NAME),
        Err(StoreError::Newer(_))
    ));
    let merged = store(&folder).merge(NAME, &Object::new(), &object_of_one());
    assert!(matches!(merged, Err(StoreError::Newer(_))));
    assert_eq!(fs::read_to_string(state.join(NAME)).unwrap(), file);
}

#[test]
fn where_nothing_can_be_written_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("state"), "a file").unwrap();
    assert_eq!(store(&folder).load(NAME).unwrap().0, Object::new());
    let failed = store(&folder).merge(NAME, &Object::new(), &object_of_one());
    assert!(matches!(failed, Err(StoreError::Unwritable(..))));
}

#[test]
fn a_file_is_readable_by_people_and_by_nobody_else() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    saved(
        &folder,
        &serde_json::json!({"theme": "night", "measure": 60}),
    );
    let path = folder.path().join("state").join(NAME);
    let text = fs::read_to_string(&path).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&value["theme"], &value["version"]),
        (&"night".into(), &1.into())
    );
    assert_eq!(text.lines().count(), 6);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn of_a_damaged_file_the_one_before_it_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let old = saved(&folder, &serde_json::json!({"a": 1}));
    let new = object(&serde_json::json!({"a": 2}));
    store(&folder).merge(NAME, &old, &new).unwrap();
    let path = folder.path().join("state").join(NAME);
    fs::write(&path, "").unwrap();
    let (found, told) = store(&folder).load(NAME).unwrap();
    assert_eq!(found, old);
    assert_eq!(
        told.unwrap().as_str(),
        "thing.json was damaged; it is kept as thing.json.damaged, the one before it is used"
    );
    assert_eq!(loaded(&folder), old);
}

#[test]
fn what_stays_as_it_was_is_not_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let now = saved(&folder, &serde_json::json!({"a": 1}));
    let inode = || {
        use std::os::unix::fs::MetadataExt;
        let path = folder.path().join("state").join(NAME);
        fs::metadata(path).unwrap().ino()
    };
    let before = inode();
    store(&folder).merge(NAME, &Object::new(), &now).unwrap();
    assert_eq!(inode(), before);
    store(&folder).merge(NAME, &now, &Object::new()).unwrap();
    assert_ne!(inode(), before);
}

#[test]
fn what_may_only_be_read_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    saved(&folder, &serde_json::json!({"a": 1}));
    let path = folder.path().join("state").join(NAME);
    let read_only = Store::new(folder.path().join("state"), true);
    let now = object(&serde_json::json!({"a": 2}));
    read_only.merge(NAME, &object_of_one(), &now).unwrap();
    assert_eq!(loaded(&folder), object_of_one());
    fs::write(&path, "{broken").unwrap();
    let (_, told) = read_only.load(NAME).unwrap();
    assert_eq!(told.unwrap().as_str(), "thing.json was damaged");
    assert_eq!(fs::read_to_string(&path).unwrap(), "{broken");
}

#[test]
fn instances_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for instance in 0..3 {
            let store = store(&folder);
            scope.spawn(move || {
                for number in 0..8 {
                    let name = format!("{instance}-{number}");
                    let change = |object: &mut Object| {
                        object.insert(name, number.into());
                    };
                    store.change(NAME, change).unwrap();
                }
            });
        }
    });
    assert_eq!(loaded(&folder).len(), 24);
}

/// A writer that was stopped holds the lock for ever.
#[test]
fn a_lock_that_is_held_delays_writing_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    saved(&folder, &serde_json::json!({"a": 1}));
    let _held = System.lock(&folder.path().join("state")).unwrap();
    let now = object(&serde_json::json!({"a": 2}));
    store(&folder).merge(NAME, &object_of_one(), &now).unwrap();
    assert_eq!(loaded(&folder), now);
}

#[test]
fn what_somebody_may_be_writing_stays() {
    let folder = tempfile::tempdir().unwrap();
    saved(&folder, &serde_json::json!({"a": 1}));
    let state = folder.path().join("state");
    let aged = SystemTime::now() - ABANDONED * 2;
    for (name, is_old) in [(".tmpnew", false), (".tmpold", true), ("other", true)] {
        let file = File::create(state.join(name)).unwrap();
        if is_old {
            file.set_modified(aged).unwrap();
        }
    }
    fs::create_dir(state.join(".tmpfolder")).unwrap();
    Store::new(state.clone(), true).tidy();
    assert!(state.join(".tmpold").exists());
    store(&folder).tidy();
    let there = |name: &str| state.join(name).exists();
    assert!(there(".tmpnew") && there("other") && there(NAME) && there(".tmpfolder"));
    assert!(!there(".tmpold"));
}
