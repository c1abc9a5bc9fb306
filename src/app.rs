//! The state of the program and the one function that changes it.
//!
//! `update` takes a message, changes the [`Model`] and returns effects as data.
//! Nothing here knows a terminal, a clock, a file or a thread.
//!
//! | file | what lives there |
//! |---|---|
//! | `msg`, `key` | what happened |
//! | `model`, `overlay`, `pending`, `history`, `hits`, `status` | the state |
//! | `panes/` | the state of each pane and box, and the rows it takes |
//! | `layout`, `columns`, `list`, `line`, `hints` | where things stand, without a screen |
//! | `action`, `keymap` | what can be asked for, and with which keys |
//! | `apply/` | what each action does |
//! | `settings`, `kept` | what is remembered from one run to the next |
//! | `address`, `anchor` | an article, and a place in it, by what outlives a run |
//! | `effect` | work that only the runtime can do |

pub mod action;
pub mod address;
pub mod anchor;
mod apply;
pub mod arrival;
pub mod columns;
pub mod effect;
pub mod hints;
pub mod history;
pub mod hits;
pub mod kept;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod list;
pub mod model;
pub mod msg;
pub mod overlay;
pub mod panes;
pub mod pending;
pub mod settings;
pub mod status;

pub use arrival::{Arrival, Opened, Part, Reread, Start, Upkeep};
pub use model::{DictionaryState, GutterSigns, Model};
pub use msg::{Background, Msg, Subject};
pub use overlay::{About, InputBox, OpenSearch, Origin, Overlay, Sheet};

use std::sync::Arc;

use crate::facets::{Briefing, Provenance};
use crate::text::{Clean, Document};

use anchor::Likeness;
use effect::Effect;
use status::Status;

/// Changes the state by what happened and returns what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = match msg {
        Msg::Key(key) => apply::press(model, key),
        Msg::Mouse(mouse) => apply::point(model, mouse),
        Msg::Paste(text) => apply::paste(model, &text),
        Msg::Indexed(document, index) => made(model, &document, |model| {
            model.is_indexing = false;
            model.index = Some(index);
        }),
        Msg::Words(document, words) => made(model, &document, |model| {
            model.dictionary = DictionaryState::Known(words);
        }),
        Msg::Found(generation, found) => apply::found(model, generation, *found),
        Msg::Resized(size) => {
            model.size = size;
            Vec::new()
        }
        Msg::Tick => {
            model.pending.show_menu();
            Vec::new()
        }
        Msg::ReadAs {
            format,
            encoding,
            lossy,
        } => {
            model.opened.format = format;
            model.opened.encoding = encoding;
            model.opened.lossy |= lossy;
            Vec::new()
        }
        Msg::Loaded(document, briefing) => loaded(model, document, briefing),
        Msg::Extracted(document, briefing) => extracted(model, &document, briefing),
        Msg::Arrived(arrival) => arrived(model, *arrival),
        Msg::Reread(reread) => reread_came(model, *reread),
        Msg::Listed(articles) => {
            apply::listed(model, articles);
            Vec::new()
        }
        Msg::GoTo(anchor) => {
            model.go_to_anchor(&anchor);
            Vec::new()
        }
        Msg::Following(on) => {
            model.upkeep = if on { Upkeep::Followed } else { Upkeep::Asked };
            Vec::new()
        }
        Msg::Refused(why) => {
            model.refuse(&why);
            Vec::new()
        }
        Msg::Background(background) => {
            model.background = Some(background);
            model.settings.background = Some(background);
            Vec::new()
        }
        Msg::Done(text) => {
            model.status = Some(Status::done(text));
            Vec::new()
        }
        Msg::Warned(text) => {
            model.warn(&text);
            Vec::new()
        }
        Msg::Failed(subject, why) => failed(model, subject, &why),
    };
    effects.extend(model.ask_facets());
    model.fit();
    effects.extend(model.keep());
    effects
}

/// The whole document came, or another reading of it.
fn loaded(model: &mut Model, document: Arc<Document>, briefing: Arc<Briefing>) -> Vec<Effect> {
    model.opened.part = Part::Whole;
    model.put_document(document, briefing);
    model.tell_of_text();
    model.go_on_resuming();
    apply::go_ahead(model);
    go_on(model)
}

/// The facets were found; those of a former document are of no use.
fn extracted(model: &mut Model, document: &Arc<Document>, briefing: Arc<Briefing>) -> Vec<Effect> {
    if !Arc::ptr_eq(document, &model.document) {
        return Vec::new();
    }
    model.put_document(document.clone(), briefing);
    model.go_on_resuming();
    go_on(model)
}

/// Another article came. What belongs to the reader and the screen stays.
fn arrived(model: &mut Model, arrival: Arrival) -> Vec<Effect> {
    model.arrive(arrival);
    go_on(model)
}

/// The article was read again.
fn reread_came(model: &mut Model, reread: Reread) -> Vec<Effect> {
    let Some(change) = reread.change else {
        model.confirm("Read again: nothing has changed");
        return Vec::new();
    };
    model.opened = reread.opened;
    let likeness = model.put_document(reread.document, reread.briefing);
    model.tell_of_text();
    model.go_on_resuming();
    let focus = match likeness {
        Likeness::Same => "",
        Likeness::Similar => "; the focused sentence has changed",
        Likeness::Gone => "; the focused sentence is gone",
    };
    let words = Clean::line(&format!("Read again: {change}{focus}"));
    model.status = Some(match likeness {
        Likeness::Same => Status::done(words),
        Likeness::Similar | Likeness::Gone => Status::warning(words),
    });
    go_on(model)
}

/// Asks for what is still to be made of the document, and for what waits for it.
fn go_on(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.prepare();
    effects.extend(apply::ask_again(model));
    effects
}

/// What searches wait for was made; that of a former document is of no use.
fn made(model: &mut Model, document: &Arc<Document>, take: impl FnOnce(&mut Model)) -> Vec<Effect> {
    if !Arc::ptr_eq(document, &model.document) {
        return Vec::new();
    }
    take(model);
    apply::ask_again(model)
}

/// Something went wrong. Whoever waited for it waits no longer, and may ask again.
fn failed(model: &mut Model, subject: Subject, why: &Clean) -> Vec<Effect> {
    model.status = Some(Status::error(why.clone()));
    match subject {
        Subject::Load if model.opened.part == Part::Loading => {
            model.opened.part = Part::Start;
            let words = format!("{why}; only the start was read");
            model.status = Some(Status::error(Clean::line(&words)));
            return go_on(model);
        }
        Subject::Facets if model.briefing.provenance == Provenance::Awaited => {
            model.put_document(model.document.clone(), Arc::default());
            return go_on(model);
        }
        Subject::Index => {
            model.is_indexing = false;
            if matches!(model.dictionary, DictionaryState::Awaited) {
                model.dictionary = DictionaryState::Unasked;
            }
            apply::stop_waiting(model);
        }
        Subject::Search => apply::stop_waiting(model),
        Subject::Load | Subject::Facets | Subject::Other => {}
    }
    Vec::new()
}
