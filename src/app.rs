//! The state of the program and the one function that changes it.
//!
//! `update` takes a message, changes the [`Model`] and returns effects as data.
//! Nothing here knows a terminal, a clock, a file or a thread.

pub mod action;
mod apply;
pub mod effect;
pub mod hints;
pub mod history;
pub mod hits;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod list;
pub mod panes;
pub mod pending;
pub mod status;

use std::ops::Range;
use std::sync::Arc;

use crate::facets::{Briefing, EntryId};
use crate::search::SearchIndex;
use crate::text::word::words;
use crate::text::{Clean, Document, SectionId, SentenceId, Span};
use crate::typeset::Annotation;

use effect::{Effect, Job};
use history::{JumpList, Marks};
use hits::HitList;
use key::{Key, Mouse};
use keymap::Context;
use layout::{LayoutPrefs, Pane, PaneAreas, Shown, Size};
use line::InputLine;
use list::ListCursor;
use panes::facets::Facets;
use panes::outline::Outline;
use panes::palette::Palette;
use panes::reader::Reader;
use panes::search::{Found, Generation, Search};
use pending::Pending;
use status::Status;

/// What happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The pointer did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(Clean),
    /// The terminal has another size.
    Resized(Size),
    /// A while passed without a message, as asked for by [`Model::is_waiting`].
    Tick,
    /// The whole document was read and its facets were found.
    Loaded(Arc<Document>, Arc<Briefing>),
    /// The index of the article is built.
    Indexed(Arc<SearchIndex>),
    /// A query was answered.
    Found(Generation, Box<Found>),
    /// The terminal told its background.
    Background(Background),
    /// Something was done; a word of confirmation.
    Done(Clean),
    /// Something went wrong; a word to the reader.
    Failed(Clean),
}

/// Bytes of text up to which the index is built before anybody searches.
const INDEXED_EARLY: usize = 4 << 20;

/// Brightness of the terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// Which gutter signs are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GutterSigns {
    /// Notes, the selected entry, challenges, areas.
    #[default]
    All,
    /// The selected entry only.
    Selected,
    /// None.
    None,
}

/// An overlay over the lower part of the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Keys of a pane; the number is the first row shown.
    Help(Pane, usize),
    /// What is known of the document.
    Information,
    /// The entries that the focused sentence supports.
    EntriesHere(ListCursor),
    /// A word of the focused sentence is being chosen, by its number.
    Word(usize),
    /// The search panel, and what it returns to.
    Search(Box<(Search, Origin)>),
    /// The command palette.
    Palette(Palette),
    /// The filter of the focused list.
    Filter(InputLine),
}

/// What the search panel returns to when it is cancelled.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The text pane.
    pub reader: Reader,
    /// The hit list.
    pub hits: Option<HitList>,
    /// The facets pane.
    pub facets: Facets,
    /// The pane that had the focus.
    pub focus: Pane,
}

impl Overlay {
    /// The context whose bindings hold in the overlay.
    pub fn context(&self) -> Context {
        match self {
            Self::Help(..) | Self::Information | Self::EntriesHere(_) | Self::Word(_) => {
                Context::Sheet
            }
            Self::Search(_) | Self::Palette(_) | Self::Filter(_) => Context::Box,
        }
    }
}

/// How the article was opened, for header and information.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// File name, or "standard input".
    pub name: Clean,
    /// Name of the format.
    pub format: &'static str,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Whether the document holds only the first part of a longer one.
    pub partial: bool,
}

/// The whole state.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The article.
    pub document: Arc<Document>,
    /// Its facets.
    pub briefing: Arc<Briefing>,
    /// How it was opened.
    pub opened: Opened,
    /// Size of the terminal.
    pub size: Size,
    /// What the reader chose to see.
    pub prefs: LayoutPrefs,
    /// The pane that receives keys.
    pub focus: Pane,
    /// The overlay, if any.
    pub overlay: Option<Overlay>,
    /// The text pane.
    pub reader: Reader,
    /// The outline pane.
    pub outline: Outline,
    /// The facets pane.
    pub facets: Facets,
    /// The answer to what was asked last.
    pub hits: Option<HitList>,
    /// Where the selection of sentences began; it ends at the focused one.
    pub selection: Option<SentenceId>,
    /// Whether the pointer is reported to the program.
    pub mouse: bool,
    /// The index of the article, once it is built.
    pub index: Option<Arc<SearchIndex>>,
    /// Whether the index is being built.
    pub is_indexing: bool,
    /// Former queries, the newest last.
    pub queries: Vec<Clean>,
    /// Number of the newest search.
    pub generation: Generation,
    /// Places left by jumping.
    pub jumps: JumpList,
    /// Marks by letter.
    pub marks: Marks,
    /// Keys pressed but not yet an action.
    pub pending: Pending,
    /// The message in the footer.
    pub status: Option<Status>,
    /// Whether all but the focused paragraph is dimmed.
    pub dim: bool,
    /// Which gutter signs are drawn.
    pub gutter: GutterSigns,
    /// What the terminal told of its background.
    pub background: Option<Background>,
}

impl Model {
    /// The state on opening an article.
    pub fn new(
        document: Arc<Document>,
        briefing: Arc<Briefing>,
        opened: Opened,
        size: Size,
    ) -> Self {
        let mut model = Self {
            document,
            briefing,
            opened,
            size,
            mouse: true,
            ..Self::default()
        };
        model.annotate();
        model.fit();
        model.reader.open(&model.document);
        model.fit();
        model.tell_lost_entries();
        model
    }

    /// What is to be done once the first frame is drawn.
    pub fn first_effects(&mut self) -> Vec<Effect> {
        if self.opened.partial {
            vec![Effect::Load]
        } else {
            self.index_early()
        }
    }

    /// Asks for the index before anybody searches, unless the article is long.
    fn index_early(&mut self) -> Vec<Effect> {
        if self.document.len() <= INDEXED_EARLY {
            self.ask_index()
        } else {
            Vec::new()
        }
    }

    /// Asks for the index, unless it is there or being built.
    fn ask_index(&mut self) -> Vec<Effect> {
        if self.index.is_some() || self.opened.partial || self.is_indexing {
            return Vec::new();
        }
        self.is_indexing = true;
        let job = Job::Index(self.document.clone(), self.briefing.clone());
        vec![Effect::Compute(job)]
    }

    /// Where the panes stand.
    pub fn areas(&self) -> PaneAreas {
        let outline_rows = self.outline.visible(&self.document).len();
        let columns = layout::facets_width(self.size.columns).into();
        let rows = self.facets.rows_wanted(&self.briefing, columns);
        let prefs = LayoutPrefs {
            facets: self.prefs.facets && !self.briefing.facets.is_empty(),
            ..self.prefs
        };
        // Far more than any screen has rows.
        let count = |number: usize| u16::try_from(number.min(4096)).unwrap_or(0);
        let shown = Shown {
            focus: self.focus,
            card: self.facets.card.is_some() && self.focus != Pane::Outline,
            outline_rows: count(outline_rows.min(64)),
            facet_entries: count(self.facets.entries(&self.briefing).len()),
            facet_rows: rows.map(count),
        };
        PaneAreas::new(self.size, prefs, shown)
    }

    /// The section of the focused sentence.
    pub fn section(&self) -> Option<SectionId> {
        let sentence = self.reader.focus()?;
        self.document.section_of(sentence)
    }

    /// Entries that the focused sentence supports.
    pub fn entries_here(&self) -> Vec<EntryId> {
        self.reader
            .focus()
            .map(|here| self.briefing.entries_at(here).collect())
            .unwrap_or_default()
    }

    /// Places of the words of the focused sentence.
    pub fn words_here(&self) -> Vec<Span> {
        let Some(here) = self.here() else {
            return Vec::new();
        };
        let start = here.bytes().start;
        words(self.document.slice(here))
            .map(|word| Span::new(here.block, start + word.start..start + word.end))
            .collect()
    }

    /// Numbers of the selected sentences, or of the focused one.
    pub fn selected_sentences(&self) -> Option<Range<u32>> {
        let focus = self.reader.focus()?;
        let anchor = self.selection.unwrap_or(focus);
        Some(focus.0.min(anchor.0)..focus.0.max(anchor.0) + 1)
    }

    /// The place of the focused sentence.
    pub fn here(&self) -> Option<Span> {
        self.document.sentence(self.reader.focus()?)
    }

    /// Contexts whose bindings hold now, the special one first.
    pub fn contexts(&self) -> Vec<Context> {
        match &self.overlay {
            Some(overlay) => vec![overlay.context()],
            None => pane_contexts(self.focus),
        }
    }

    /// Whether a [`Msg::Tick`] is wanted when nothing else happens.
    pub fn is_waiting(&self) -> bool {
        self.pending.is_menu_due()
    }

    /// Rows of the body that an overlay may take: two thirds of the screen, or 8.
    pub fn sheet_rows(&self) -> u16 {
        (self.size.rows * 2 / 3)
            .max(8)
            .min(self.size.rows.saturating_sub(2))
    }

    /// Rows of the text that the search panel covers.
    fn covered(&self, areas: &PaneAreas) -> u16 {
        match &self.overlay {
            Some(Overlay::Search(_)) => {
                let top = self.size.rows.saturating_sub(self.sheet_rows());
                areas.text.bottom().saturating_sub(top)
            }
            Some(
                Overlay::Help(..)
                | Overlay::Information
                | Overlay::EntriesHere(_)
                | Overlay::Word(_)
                | Overlay::Palette(_)
                | Overlay::Filter(_),
            )
            | None => 0,
        }
    }

    /// Says how many entries of the lens the article does not have.
    fn tell_lost_entries(&mut self) {
        let entries = self.briefing.entries.iter();
        let lost = entries.filter(|entry| entry.evidence.is_empty()).count();
        if lost > 0 && !self.opened.partial {
            let words = if lost == 1 {
                "1 entry of the lens is not in this text; briefing lens check names it".to_owned()
            } else {
                format!(
                    "{lost} entries of the lens are not in this text; briefing lens check names them"
                )
            };
            self.status = Some(Status::warning(Clean::line(&words)));
        }
    }

    fn annotate(&mut self) {
        let annotations = self
            .briefing
            .notes
            .iter()
            .filter_map(|note| {
                let block = self.document.sentence(note.sentence)?.block;
                let text = Clean::line(&format!("Editor’s note. {}", note.text));
                Some(Annotation { block, text })
            })
            .collect();
        self.reader.typesetting.annotate(annotations);
    }

    /// Fits the panes to the present layout.
    fn fit(&mut self) {
        let areas = self.areas();
        if !areas.text.is_empty() {
            self.reader
                .resize(&self.document, areas.measure, areas.text.height);
        }
        if self.focus != Pane::Outline
            && let Some(section) = self.section()
        {
            self.outline.select(&self.document, section);
        }
        let visible = self.outline.visible(&self.document).len();
        self.outline.cursor.follow(visible, areas.outline_rows());
        let columns = areas.facets.width.into();
        let height = areas.facets_rows();
        self.facets.follow(&self.briefing, columns, height);
        if let Some(card) = &mut self.facets.card {
            let height = usize::from(areas.facets.height);
            let rows = card.rows(&self.document, &self.briefing, (columns, height));
            card.follow(&rows, height.saturating_sub(1));
        }
        let sheet_rows = self.sheet_rows();
        match &mut self.overlay {
            Some(Overlay::Help(pane, top)) => {
                let rows = keymap::help_rows(&pane_contexts(*pane)).len();
                *top = (*top).min(rows.saturating_sub(1));
            }
            Some(Overlay::EntriesHere(cursor)) => {
                let len = self
                    .reader
                    .focus()
                    .map_or(0, |here| self.briefing.entries_at(here).count());
                let height = usize::from(self.size.rows * 2 / 3).saturating_sub(4);
                cursor.follow(len, height.max(1));
            }
            Some(Overlay::Search(open)) => {
                open.0.follow(list::list_rows(sheet_rows, 4));
            }
            Some(Overlay::Palette(palette)) => {
                let height = list::list_rows(sheet_rows, 3);
                palette.cursor.follow(keymap::BINDINGS.len(), height);
            }
            Some(Overlay::Information | Overlay::Word(_) | Overlay::Filter(_)) | None => {}
        }
        self.reader.cover(self.covered(&areas));
    }
}

/// Contexts that hold in a pane.
pub fn pane_contexts(pane: Pane) -> Vec<Context> {
    let special = match pane {
        Pane::Outline => Context::Outline,
        Pane::Text => Context::Text,
        Pane::Facets => Context::Facets,
    };
    vec![special, Context::All]
}

/// Changes the state by what happened and returns what is to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Key(key) => pending::press(model, key),
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
