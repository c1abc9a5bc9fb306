//! `briefing`: a terminal explorer for analytical articles.
//!
//! This page is the map of the program. A module may use those below it and
//! never one above; `tests/architecture.rs` holds it to that.
//!
//! ```text
//!                                                            may use
//!   cli        arguments, subcommands, exit codes            everything below
//!   runtime    terminal, threads, files, the loop            ui, app and below
//!   ui         view(&Model) into a buffer: panes, theme      app (read only) and below
//!   app        Model, Msg, Action, Effect, update, keymap    search, typeset and below
//!   typeset    rows of the visible text at a measure         text
//!   search     query, index, scan, ranking               facets, text
//!   facets     lenses, entries and their evidence            text
//!   formats    bytes to documents                            text
//!   text       cleaned text, spans, sentences, words         nothing
//! ```
//!
//! Four choices carry the rest:
//!
//! - **One boundary.** All foreign text passes [`text::Clean`], so nothing later
//!   has to ask whether a string may reach a terminal.
//! - **[`text::Span`] is the only address.** Outline, evidence, hits, history
//!   and the pointer all keep spans; rows of the screen are derived, so a
//!   resize or another theme breaks no position.
//! - **Effects are data.** [`app::update`] is the only function that changes the
//!   state, and it asks for what it cannot do itself ([`app::effect::Effect`]).
//!   Only `runtime` touches clock, files, threads and terminal, so everything
//!   else is tested without any.
//! - **Facets are data.** A lens names them; panel, search, colours and output
//!   iterate what it lists.
//!
//! What comes and goes, from a key to a frame: `runtime::input` reads bytes and
//! decodes them, [`app::keymap`] finds the action, `app::apply` does it,
//! [`ui::view`] draws the model, and [`runtime::paint`] finds the fewest bytes for it.
//! Nothing but the visible rows is ever laid out ([`typeset`]).
//!
//! Where to add things:
//!
//! | to add | edit |
//! |---|---|
//! | a format | a file in `formats/` and its row in [`formats::FORMATS`] |
//! | a converter | a row in `runtime/converters.rs`, or a table in `config.toml` |
//! | a facet or an entry | a lens, by data alone |
//! | a key | a row in [`app::keymap::BINDINGS`]; footer, help, palette and README follow |
//! | an action | a variant in `app/action.rs`; the compiler names the arms in `app/apply/` |
//! | a pane or overlay | a variant, a file in `app/panes/` and one in `ui/panes/` |
//! | a theme | a file in `assets/themes` and its row in [`ui::theme::BUNDLED`] |
//! | what is remembered of an article | a field of [`app::kept::Kept`]; unknown ones stay |
//! | a setting | a field of [`app::settings::Settings`]; the runtime keeps it |
//! | a subcommand | a variant in `cli/arguments.rs` and its arm in `cli.rs` |
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::cast_possible_truncation,
        clippy::items_after_statements
    )
)]

pub mod app;
pub mod cli;
pub mod facets;
pub mod formats;
pub mod runtime;
pub mod search;
pub mod text;
pub mod typeset;
pub mod ui;
