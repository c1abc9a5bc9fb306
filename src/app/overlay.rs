//! What covers the panes: sheets, which take the keys of a pane, and boxes,
//! which have an input line.

use std::sync::Arc;

use super::hits::HitList;
use super::keymap::Context;
use super::layout::Pane;
use super::line::InputLine;
use super::list::ListCursor;
use super::panes::facets::FacetsPlace;
use super::panes::library::Library;
use super::panes::palette::Palette;
use super::panes::picker::Picker;
use super::panes::reader::ReaderPlace;
use super::panes::search::Search;
use super::panes::themes::ThemePicker;
use crate::facets::EntryId;
use crate::text::Clean;

/// An overlay over the lower part of the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Without an input line.
    Sheet(Sheet),
    /// With an input line.
    Box(InputBox),
}

/// An overlay without an input line.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// Keys of a pane, a card or a sheet, by its contexts; the number is the first row
    /// shown, the sheet is what it goes back to.
    Help(&'static [Context], usize, Option<Box<Sheet>>),
    /// What is known of the document; the number is the first row shown.
    Information(About, usize),
    /// The entries that the focused sentence supports.
    EntriesHere(ListCursor),
    /// The links of the focused or selected sentences.
    Links(Arc<[LinkHere]>, ListCursor),
    /// The themes, one of which is tried on.
    Themes(ThemePicker),
    /// A word of the focused sentence is being chosen, by its number.
    Word(usize),
}

/// Most links that are listed: nobody walks a longer list.
pub const MOST_LINKS: usize = 1000;

/// A link as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkHere {
    /// Its words, nothing where they are the address itself.
    pub words: String,
    /// The address, as it is written.
    pub address: Clean,
}

/// What a sheet of information is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The article: where it comes from, how long it is.
    Article,
    /// What was left out of the page that it stands on.
    LeftOut,
    /// Why an entry or a piece of its evidence was found.
    Why,
}

/// An overlay with an input line.
#[derive(Debug, Clone)]
pub enum InputBox {
    /// The search panel.
    Search(Box<OpenSearch>),
    /// The command palette.
    Palette(Palette),
    /// The filter of the focused list.
    Filter(InputLine),
    /// Another name for an entry.
    Rename(EntryId, InputLine),
    /// An entry to merge with, or a form to split off.
    Picker(Picker),
    /// The articles that can be opened.
    Library(Library),
}

/// The search panel, and what it returns to when it is cancelled.
#[derive(Debug, Clone)]
pub struct OpenSearch {
    /// The panel.
    pub search: Search,
    /// Where the reader was.
    pub origin: Origin,
}

/// What the search panel returns to when it is cancelled: places only, so that
/// nothing that was read or loaded meanwhile is lost.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The place in the text.
    pub place: ReaderPlace,
    /// The place in the facets.
    pub facets: FacetsPlace,
    /// The hit list.
    pub hits: Option<HitList>,
    /// The pane that had the focus.
    pub focus: Pane,
}

impl Overlay {
    /// The search panel, if that is what is open.
    pub fn search(&self) -> Option<&OpenSearch> {
        match self {
            Self::Box(InputBox::Search(open)) => Some(open),
            Self::Box(
                InputBox::Palette(_)
                | InputBox::Filter(_)
                | InputBox::Library(_)
                | InputBox::Rename(..)
                | InputBox::Picker(_),
            )
            | Self::Sheet(_) => None,
        }
    }

    /// The search panel, if that is what is open.
    pub fn search_mut(&mut self) -> Option<&mut OpenSearch> {
        match self {
            Self::Box(InputBox::Search(open)) => Some(open),
            Self::Box(
                InputBox::Palette(_)
                | InputBox::Filter(_)
                | InputBox::Library(_)
                | InputBox::Rename(..)
                | InputBox::Picker(_),
            )
            | Self::Sheet(_) => None,
        }
    }
}

impl From<Sheet> for Overlay {
    fn from(sheet: Sheet) -> Self {
        Self::Sheet(sheet)
    }
}

impl From<InputBox> for Overlay {
    fn from(input: InputBox) -> Self {
        Self::Box(input)
    }
}

impl InputBox {
    /// The input line.
    pub fn line_mut(&mut self) -> &mut InputLine {
        match self {
            Self::Search(open) => &mut open.search.line,
            Self::Palette(palette) => &mut palette.line,
            Self::Filter(line) | Self::Rename(_, line) => line,
            Self::Picker(picker) => &mut picker.line,
            Self::Library(library) => &mut library.line,
        }
    }
}
