//! A file of the state: as it is, and with its checksum put right. What was found of it
//! lets one read, and is written again as it was read.
#![no_main]

use std::sync::Arc;

use briefing::app::kept::{Kept, unite};
use briefing::app::layout::Size;
use briefing::app::settings::Settings;
use briefing::app::{Model, Opened, Start};
use briefing::facets::Briefing;
use briefing::formats::{self, Extent};
use briefing::runtime::fuzzing::{store, stored};
use serde_json::{Map, Value};

const ARTICLE: &[u8] =
    b"# One\n\nOne sentence of NATO. And two.\n\n# Two\n\nThree, and more of it.\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let _ = stored(text);
    let Ok(object) = serde_json::from_str::<Map<String, Value>>(text) else {
        return;
    };
    let written = store(object.clone()).expect("an object is written");
    let Some(object) = stored(&written) else {
        return;
    };
    let settings = serde_json::from_value::<Settings>(Value::Object(object.clone()));
    if let Ok(settings) = settings {
        let _ = serde_json::to_value(settings).expect("settings are written");
    }
    let Ok(kept) = Kept::from_object(&object) else {
        return;
    };
    assert_eq!(
        Kept::from_object(&kept.to_object()).expect("it is read again"),
        kept
    );
    let mut united = object.clone();
    unite(&mut united, &Map::new(), &kept.to_object());
    assert!(Kept::from_object(&united).is_ok());
    let format = formats::named("markdown");
    let reading = formats::read(ARTICLE.to_vec(), None, format, Extent::Whole).expect("an article");
    let size = Size {
        columns: 80,
        rows: 24,
    };
    let document = Arc::new(reading.document);
    let mut model = Model::new(
        document,
        Arc::new(Briefing::default()),
        Opened::default(),
        size,
    );
    model.resume(kept, Start::Resumed);
    assert!(model.keepsake().is_some());
});
