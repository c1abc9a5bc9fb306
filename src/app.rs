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
//! | `layout`, `list`, `line` | where things stand, without a screen |
//! | `action`, `keymap` | what can be asked for, and with which keys |
//! | `apply/` | what each action does |
//! | `effect` | work that only the runtime can do |

pub mod action;
mod apply;
pub mod effect;
pub mod history;
pub mod hits;
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
pub mod status;

pub use model::{GutterSigns, Model, Opened};
pub use msg::{Background, Msg};
pub use overlay::{InputBox, OpenSearch, Origin, Overlay, Sheet};

use effect::Effect;
use status::Status;

/// Changes the state by what happened and returns what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Key(key) => apply::press(model, key),
        Msg::Mouse(mouse) => apply::point(model, mouse),
        Msg::Paste(text) => apply::paste(model, &text),
        Msg::Indexed(index) => {
            model.is_indexing = false;
            model.index = Some(index);
            apply::ask(model)
        }
        Msg::Found(generation, found) => apply::found(model, generation, *found),
        Msg::Resized(size) => {
            model.size = size;
            Vec::new()
        }
        Msg::Tick => {
            model.pending.show_menu();
            Vec::new()
        }
        Msg::Loaded(document, briefing) => {
            model.document = document;
            model.briefing = briefing;
            model.opened.partial = false;
            model.reader.extend(&model.document);
            model.annotate();
            model.index = None;
            model.tell_lost_entries();
            model.index_early()
        }
        Msg::Background(background) => {
            model.background = Some(background);
            Vec::new()
        }
        Msg::Done(text) => {
            model.status = Some(Status::done(text));
            Vec::new()
        }
        Msg::Failed(text) => {
            // Whatever failed may be asked for again.
            model.is_indexing = false;
            model.status = Some(Status::error(text));
            Vec::new()
        }
    };
    model.fit();
    effects
}
