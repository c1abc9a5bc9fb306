//! The whole state, and what follows from it.

mod deciding;
mod dictionary;
mod document;
mod finding;
mod information;
mod links;
mod resuming;
mod sheets;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::anchor::Anchor;
use super::arrival::{Opened, Part, Upkeep};
use super::effect::{Effect, Job};
use super::history::{JumpList, Marks};
use super::hits::HitList;
use super::keymap::{self, Context, key_of};
use super::layout::{self, Arrangement, LayoutPrefs, Pane, PaneAreas, Shown, Size};
use super::msg::Background;
use super::overlay::{About, Origin, Overlay, Sheet};
use super::panes::facets::Facets;
use super::panes::outline::Outline;
use super::panes::reader::Reader;
use super::panes::search::{Found, Generation};
use super::panes::themes::Themes;
use super::pending::{Ahead, Drag, Pending};
use super::settings::Settings;
use super::status::{FIRST, Status, StatusKind};
use crate::facets::decisions::Decision;
use crate::facets::{Briefing, EntryId, LONG, Provenance};
use crate::search::SearchIndex;
use crate::text::word::words;
use crate::text::{Clean, Document, SectionId, SentenceId, Span, number_of};
use crate::typeset::Annotation;
pub use dictionary::DictionaryState;
pub use information::Information;

pub use resuming::Resuming;

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

/// The whole state.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The article.
    pub document: Arc<Document>,
    /// Its facets, as the reader decided about them.
    pub briefing: Arc<Briefing>,
    /// The facets as they were found.
    pub found: Arc<Briefing>,
    /// What the reader decided about the entries, in order.
    pub decisions: Vec<Decision>,
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
    /// What the pointer holds.
    pub drag: Option<Drag>,
    /// The row that was clicked last, while no key was pressed since: a click on
    /// what it chose there opens it.
    pub clicked: Option<u16>,
    /// The index of the article, once it is built.
    pub index: Option<Arc<SearchIndex>>,
    /// Whether the index is being built.
    pub is_indexing: bool,
    /// The words of a document that is too long for an index.
    pub dictionary: DictionaryState,
    /// Former queries, the newest last.
    pub queries: Vec<Clean>,
    /// Number of the newest search.
    pub generation: Generation,
    /// The search whose answer renews the hit list.
    pub renewal: Option<Generation>,
    /// Places left by jumping.
    pub jumps: JumpList,
    /// Marks by letter.
    pub marks: Marks,
    /// Marks whose sentences are gone.
    pub orphans: BTreeMap<char, Anchor>,
    /// What was remembered and could not be taken up yet.
    pub resuming: Resuming,
    /// When the article is read again.
    pub upkeep: Upkeep,
    /// Keys pressed but not yet an action.
    pub pending: Pending,
    /// Where the reader wants to be once the rest of the article is read.
    pub ahead: Option<Ahead>,
    /// The message in the footer.
    pub status: Option<Status>,
    /// Whether all but the focused paragraph is dimmed.
    pub dim: bool,
    /// Which gutter signs are drawn.
    pub gutter: GutterSigns,
    /// What is known or guessed of the terminal's background.
    pub background: Option<Background>,
    /// The themes, and the one that the screen shows.
    pub themes: Themes,
    /// What is to be remembered.
    pub settings: Settings,
    /// What was asked to be remembered last.
    pub kept: Settings,
    /// The layout when that was asked.
    pub kept_prefs: LayoutPrefs,
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
            opened,
            size,
            mouse: true,
            ..Self::default()
        };
        model.put_document(document, briefing);
        model.fit();
        model.tell_of_text();
        model
    }

    /// Begins with what was remembered and configured; `measure` is the widest
    /// text column for this time, in cells.
    pub fn begin_with(&mut self, settings: Settings, measure: Option<u16>) {
        self.prefs.measure = measure.unwrap_or(settings.measure());
        self.prefs.form = settings.form(self.prefs.form);
        self.prefs.widths = settings.widths;
        self.kept_prefs = self.prefs;
        self.kept = settings.clone();
        self.settings = settings;
        self.fit();
    }

    /// Says the first keys to someone who was never here, until a key is pressed.
    pub fn welcome(&mut self) {
        // Remembered with what is remembered next.
        self.settings.welcomed = true;
        if self.status.is_none() {
            let [help, search, pane, quit] = FIRST.map(key_of);
            self.status = Some(Status::welcome(&format!(
                "Press {help} for the keys, {search} to search, {pane} for the next pane, {quit} to quit"
            )));
        }
    }

    /// What is to be done once the first frame is drawn.
    pub fn first_effects(&mut self) -> Vec<Effect> {
        match self.opened.part {
            Part::Loading => vec![Effect::Load],
            Part::Whole | Part::Start => self.prepare(),
        }
    }

    /// Asks for what is made of a document that will stay: facets that are
    /// awaited, and else the index, before anybody searches, unless the article
    /// is long.
    pub(super) fn prepare(&mut self) -> Vec<Effect> {
        if self.briefing.provenance == Provenance::Awaited {
            if self.document.len() > LONG {
                self.tell_provenance(Provenance::Deferred);
                return self.ask_facets();
            }
            vec![Effect::Compute(Job::Extract(self.document.clone()))]
        } else if self.document.len() <= LONG {
            self.ask_index()
        } else {
            Vec::new()
        }
    }

    /// Asks for the facets of a long text once the reader goes to their pane.
    pub(super) fn ask_facets(&mut self) -> Vec<Effect> {
        if self.briefing.provenance != Provenance::Deferred || self.focus != Pane::Facets {
            return Vec::new();
        }
        self.tell_provenance(Provenance::Awaited);
        vec![Effect::Compute(Job::Extract(self.document.clone()))]
    }

    fn tell_provenance(&mut self, provenance: Provenance) {
        self.found = Arc::new(self.found.told(provenance.clone()));
        self.briefing = Arc::new(self.briefing.told(provenance));
    }

    /// Asks for the index, unless it is there, being built, or soon to be built
    /// of more than is there now.
    pub(super) fn ask_index(&mut self) -> Vec<Effect> {
        let is_partial =
            self.opened.part == Part::Loading || self.briefing.provenance == Provenance::Awaited;
        if self.index.is_some() || is_partial || self.is_indexing {
            return Vec::new();
        }
        self.is_indexing = true;
        let job = Job::Index(self.document.clone(), self.briefing.clone());
        vec![Effect::Compute(job)]
    }

    /// Asks for the words of a long document, unless they are there or being listed.
    pub(super) fn ask_dictionary(&mut self) -> Vec<Effect> {
        let is_short = self.document.len() <= LONG;
        if is_short || !matches!(self.dictionary, DictionaryState::Unasked) {
            return Vec::new();
        }
        self.dictionary = DictionaryState::Awaited;
        let job = Job::Dictionary(self.document.clone(), self.briefing.clone());
        vec![Effect::Compute(job)]
    }

    /// Asks for what answers a query better than a scan of the text would: the index,
    /// unless the article is long.
    pub(super) fn ask_index_of_short(&mut self) -> Vec<Effect> {
        if self.document.len() <= LONG {
            self.ask_index()
        } else {
            Vec::new()
        }
    }

    /// Where the panes stand.
    pub fn areas(&self) -> PaneAreas {
        let outline_rows = self.outline.visible(&self.document).len();
        let columns = layout::facets_width(self.size.columns, self.prefs).into();
        let rows = self.facets.rows_wanted(&self.briefing, columns);
        let facets = self.briefing.facets.iter();
        let longest = facets.map(|facet| facet.entries.len()).max();
        let prefs = LayoutPrefs {
            facets: self.prefs.facets && !self.briefing.facets.is_empty(),
            ..self.prefs
        };
        // Far more than any screen has rows.
        let count = |number: usize| u16::try_from(number.min(4096)).unwrap_or(0);
        let shown = Shown {
            focus: self.focus,
            card: self.facets.card.is_some() && self.focus != Pane::Outline,
            is_list: self.facets.card.is_none(),
            outline_rows: count(outline_rows.min(64)),
            facet_entries: count(self.facets.entries(&self.briefing).len()),
            facet_rows: count(rows),
            facet_longest: count(longest.unwrap_or(0)),
        };
        PaneAreas::new(self.size, prefs, shown)
    }

    /// The hits that counter and marks speak of: the hit list, or the evidence of
    /// the selected entry where there is none.
    pub fn hits_shown(&self) -> Option<Cow<'_, HitList>> {
        if let Some(hits) = &self.hits {
            return Some(Cow::Borrowed(hits));
        }
        let id = self.facets.selected?;
        let mut hits = HitList::of_entry(&self.document, &self.briefing, id)?;
        hits.current = self.here().and_then(|here| hits.at(here));
        Some(Cow::Owned(hits))
    }

    /// The letters that rows of the focused list must hold.
    pub fn filter(&self) -> &str {
        match self.focus {
            Pane::Outline => self.outline.filter(),
            Pane::Facets => self.facets.filter(),
            Pane::Text => "",
        }
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
    pub fn contexts(&self) -> &'static [Context] {
        match &self.overlay {
            Some(Overlay::Sheet(Sheet::Information(About::Why, _))) => keymap::IN_WHY,
            Some(Overlay::Sheet(_)) => &[Context::Sheet],
            Some(Overlay::Box(_)) => &[Context::Box],
            None if self.is_in_card() => keymap::IN_CARD,
            None => keymap::pane_contexts(self.focus),
        }
    }

    /// Whether the focus is in a card.
    pub fn is_in_card(&self) -> bool {
        self.focus == Pane::Facets && self.facets.card.is_some()
    }

    /// Whether a [`Tick`](super::msg::Msg::Tick) is wanted when nothing else happens.
    pub fn is_waiting(&self) -> bool {
        self.pending.is_menu_due()
    }

    /// Tells why nothing could be done.
    pub(super) fn refuse(&mut self, why: &str) {
        self.status = Some(Status::refused(why));
    }

    /// Tells what was done.
    pub(super) fn confirm(&mut self, what: &str) {
        self.status = Some(Status::done(Clean::line(what)));
    }

    /// Tells of something that is not as the reader might expect, beside what was
    /// told already.
    pub fn warn(&mut self, what: &Clean) {
        let text = match &self.status {
            Some(told) if told.kind == StatusKind::Warning => {
                Clean::line(&format!("{}; {what}", told.text))
            }
            Some(_) | None => what.clone(),
        };
        self.status = Some(Status::warning(text));
    }

    /// Remembers the present place before a jump.
    pub(super) fn leave_place(&mut self) {
        if let Some(here) = self.here() {
            self.jumps.leave(here);
        }
    }

    /// The number of a new request.
    pub(super) fn next_generation(&mut self) -> Generation {
        self.generation += 1;
        self.generation
    }

    /// Where the reader is, for a panel that previews other places.
    pub(super) fn origin(&self) -> Origin {
        Origin {
            place: self.reader.place(&self.document),
            facets: self.facets.place(),
            hits: self.hits.clone(),
            focus: self.focus,
        }
    }

    /// Returns to where the reader was.
    pub(super) fn return_to(&mut self, origin: &Origin) {
        self.hits.clone_from(&origin.hits);
        self.facets.return_to(&origin.facets);
        self.reader.return_to(&self.document, origin.place);
    }

    /// Asks that what changed be remembered.
    pub(super) fn keep(&mut self) -> Option<Effect> {
        // What the reader changed, not what was asked for from outside.
        let former = std::mem::replace(&mut self.kept_prefs, self.prefs);
        self.settings.choose(former, self.prefs);
        if self.settings == self.kept {
            return None;
        }
        self.kept = self.settings.clone();
        Some(Effect::Save(self.settings.clone()))
    }

    /// Tells the text which of its rows the search panel covers.
    pub(super) fn cover_text(&mut self) {
        let open = self.overlay.as_ref().and_then(Overlay::search);
        let sheet = open.and_then(|_| self.sheet());
        let bottom = self.areas().text.bottom();
        let covered = sheet.map_or(0, |sheet| bottom.saturating_sub(sheet.area.y));
        self.reader.cover(covered);
    }

    /// Says how many entries of the lens the article does not have, and how many of its
    /// characters are no longer what they were: of what was left out nothing is seen.
    pub(super) fn tell_of_text(&mut self) {
        if self.opened.part != Part::Whole {
            return;
        }
        if let Some(words) = self.briefing.lost_entries() {
            self.status = Some(Status::warning(Clean::line(&words)));
        }
        let replaced = number_of(
            self.document.replaced as usize,
            "control or hidden character",
        );
        if self.document.replaced > 0 {
            self.warn(&Clean::line(&format!("{replaced} marked or left out")));
        }
    }

    pub(super) fn annotate(&mut self) {
        let annotations = self
            .briefing
            .notes
            .iter()
            .filter_map(|note| {
                let block = self.document.sentence(note.sentence)?.block;
                let text = note.shown();
                Some(Annotation { block, text })
            })
            .collect();
        self.reader.typesetting.annotate(annotations);
    }

    /// Fits the panes to the present layout.
    pub(super) fn fit(&mut self) {
        let areas = self.areas();
        if areas.arrangement == Arrangement::Bare && self.overlay.is_none() {
            // No other pane is seen. A smaller screen still shows nothing at all, and
            // on the way back from it the pane keeps the keys.
            self.focus = Pane::Text;
        }
        if !areas.text.is_empty() {
            let setting = (areas.measure, self.prefs.form);
            self.reader
                .resize(&self.document, setting, areas.text.height);
        }
        if self.focus != Pane::Outline
            && let Some(section) = self.section()
        {
            self.outline.select(&self.document, section);
        }
        self.outline.follow(&self.document, areas.outline_rows());
        let columns = areas.facets.width.into();
        let height = areas.facets_rows();
        self.facets.follow(&self.briefing, columns, height);
        if let Some(card) = &mut self.facets.card {
            let height = usize::from(areas.facets.height);
            let rows = card.rows(&self.document, &self.briefing, (columns, height));
            card.follow(&rows, height.saturating_sub(1));
        }
        self.fit_overlay();
        self.cover_text();
    }
}
