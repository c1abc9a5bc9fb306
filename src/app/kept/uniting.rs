//! What two instances remembered of one article, put together.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{KNOWN_BY_WORDS, KeptRead, ranges, shown};

/// Keys of what does not go by the last writer: which text it is of, what was read of
/// it, what was decided about its entries.
const TEXT: &str = "text";
const READ: &str = "read";
const DECISIONS: &str = "decisions";

/// Changes an object, which another instance may have written since `before`, to what
/// it is `now`: key by key, of what was read and decided all that either knows.
pub fn unite(
    object: &mut Map<String, Value>,
    before: &Map<String, Value>,
    now: &Map<String, Value>,
) {
    let is_same_text = object.get(TEXT) == now.get(TEXT);
    let decided = (before.get(DECISIONS) != now.get(DECISIONS)).then(|| {
        let [known, theirs, ours] = [before, &*object, now].map(decisions);
        let others = theirs
            .iter()
            .filter(|one| !known.contains(one) && !ours.contains(one));
        // Of two about the same entry the later one counts: that is ours.
        others.chain(ours).cloned().collect::<Vec<_>>()
    });
    for key in before.keys().filter(|key| !now.contains_key(*key)) {
        object.remove(key);
    }
    for (key, value) in now {
        if before.get(key) == Some(value) {
            continue;
        }
        let theirs = object.get(key).filter(|_| key == READ && is_same_text);
        let united = theirs.and_then(|theirs| read_by_both(theirs, value));
        object.insert(key.clone(), united.unwrap_or_else(|| value.clone()));
    }
    match decided {
        Some(all) if !all.is_empty() => {
            object.insert(DECISIONS.to_owned(), all.into());
        }
        Some(_) | None => {}
    }
}

/// Share of the sentences that an object says were read, in percent.
pub fn percent_read(object: &Map<String, Value>) -> Option<usize> {
    let percent = object.get(READ)?.get("percent")?.as_u64()?;
    usize::try_from(percent).ok()
}

fn decisions(object: &Map<String, Value>) -> &[Value] {
    let list = object.get(DECISIONS).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

/// What was read of one text by one reader or the other; none where that cannot be
/// told.
fn read_by_both(theirs: &Value, ours: &Value) -> Option<Value> {
    let (theirs, ours) = (
        KeptRead::deserialize(theirs).ok()?,
        KeptRead::deserialize(ours).ok()?,
    );
    let mut words: BTreeMap<u32, Option<[u8; 4]>> = BTreeMap::new();
    for read in [&theirs, &ours] {
        let bytes = STANDARD_NO_PAD.decode(&read.words).unwrap_or_default();
        let mut known = bytes.as_chunks().0.iter().copied();
        for id in ranges(&read.sentences, ours.of)
            .flatten()
            .take(ours.of as usize)
        {
            let word = known.next();
            let kept = words.entry(id).or_default();
            *kept = kept.or(word);
        }
    }
    let mut together: Vec<std::ops::Range<u32>> = Vec::new();
    for id in words.keys() {
        match together.last_mut() {
            Some(range) if range.end == *id => range.end += 1,
            Some(_) | None => together.push(*id..id + 1),
        }
    }
    let known = words.values().take(KNOWN_BY_WORDS).map_while(|word| *word);
    let known: Vec<u8> = known.flatten().collect();
    let percent = (words.len() * 100).checked_div(ours.of as usize)?;
    let read = KeptRead {
        percent,
        of: ours.of,
        sentences: shown(&together),
        words: STANDARD_NO_PAD.encode(known),
    };
    serde_json::to_value(read).ok()
}

#[cfg(test)]
#[expect(
    clippy::single_range_in_vec_init,
    reason = "what was read is told in ranges, also where it is one"
)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::app::kept::Kept;
    use crate::text::{BlockKind, Document, DocumentBuilder};

    fn document() -> Document {
        let mut builder = DocumentBuilder::new();
        let text = "One fish. Two nets. No wind. Rain came. Home.";
        builder.block(BlockKind::Paragraph, text, 0..0);
        builder.finish()
    }

    fn read(ranges: &[std::ops::Range<u32>]) -> Map<String, Value> {
        let document = document();
        let kept = Kept {
            text: "1".to_owned(),
            read: KeptRead::of(&document, ranges, 0),
            ..Kept::default()
        };
        kept.to_object()
    }

    fn of(object: &Map<String, Value>) -> KeptRead {
        Kept::from_object(object).unwrap().read
    }

    #[test]
    fn what_either_read_was_read() {
        let (mut disk, ours) = (read(&[0..1, 3..5]), read(&[1..2, 3..4]));
        unite(&mut disk, &read(&[]), &ours);
        let united = of(&disk);
        assert_eq!((united.sentences.as_str(), united.percent), ("0-1 3-4", 80));
        assert_eq!(
            united,
            KeptRead {
                percent: 80,
                ..of(&read(&[0..2, 3..5]))
            }
        );
        assert_eq!(percent_read(&disk), Some(80));
        // Of another text nothing can be told by numbers.
        let mut other = read(&[0..1]);
        other.insert(TEXT.to_owned(), "2".into());
        unite(&mut other, &read(&[]), &ours);
        assert_eq!(of(&other), of(&ours));
    }

    #[test]
    fn what_stayed_as_it_was_is_left_to_the_other() {
        let (mut disk, ours) = (read(&[0..5]), read(&[1..2]));
        unite(&mut disk, &ours, &ours);
        assert_eq!(disk, read(&[0..5]));
    }

    #[test]
    fn strange_numbers_are_taken_as_far_as_there_are_sentences() {
        let mut disk = read(&[]);
        disk.insert(
            READ.to_owned(),
            json!({"sentences": "7 0-4294967295 x 3-1", "words": "!"}),
        );
        unite(&mut disk, &read(&[]), &read(&[1..2]));
        assert_eq!(
            (of(&disk).sentences.as_str(), of(&disk).percent),
            ("0-4", 100)
        );
    }

    #[test]
    fn nobody_s_decision_is_lost_and_one_that_is_taken_back_is_gone() {
        let with = |names: &[&str]| {
            let mut object = Map::new();
            let all: Vec<Value> = names.iter().map(|name| json!({"entry": name})).collect();
            if !all.is_empty() {
                object.insert(DECISIONS.to_owned(), all.into());
            }
            object
        };
        for (disk, before, now, wanted) in [
            (&["b"][..], &[][..], &["a"][..], &["b", "a"][..]),
            (&["b", "a"], &["a"], &["a", "c"], &["b", "a", "c"]),
            (&["b", "a"], &["a"], &[], &["b"]),
            (&["a"], &["a"], &[], &[]),
            (&["b", "a"], &["a"], &["a"], &["b", "a"]),
        ] {
            let mut object = with(disk);
            unite(&mut object, &with(before), &with(now));
            assert_eq!(object, with(wanted), "{disk:?} {before:?} {now:?}");
        }
    }
}
