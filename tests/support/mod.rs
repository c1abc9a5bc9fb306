//! What the tests share: the program without a terminal.
#![allow(
    dead_code,
    clippy::wildcard_enum_match_arm,
    clippy::format_push_string,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation
)]

use std::sync::{Arc, OnceLock};

use briefing::app::effect::{Effect, Job};
use briefing::app::key::{Key, Mouse, MouseKind};
use briefing::app::layout::Size;
use briefing::app::{Background, Model, Msg, Opened, Part, update};
use briefing::facets::Briefing;
use briefing::facets::lens::Lens;
use briefing::formats::{self, Extent};
use briefing::runtime::look;
use briefing::runtime::paint::Painter;
use briefing::search::SearchIndex;
use briefing::text::{Clean, Document};
use briefing::ui::theme::{Depth, Theme, UNICODE};
use briefing::ui::{self, Cursor};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

pub const ARTICLE: &str = include_str!("../../assets/article.md");
pub const LENS: &str = include_str!("../../assets/lens.toml");

/// The program as a person uses it: keys go in, a screen comes out. Work that
/// the runtime would do aside is done at once.
pub struct Harness {
    pub model: Model,
    pub theme: Theme,
    /// Effects that only a terminal could perform, in order.
    pub effects: Vec<Effect>,
}

pub fn read(text: &str, format: &str) -> Document {
    let format = formats::named(format);
    formats::read(text.as_bytes().to_vec(), None, format, Extent::Whole)
        .expect("a readable article")
        .document
}

/// The bundled lens on a document.
pub fn bind(document: &Document) -> Briefing {
    Lens::parse(LENS).expect("a lens").bind(document).briefing
}

/// The bundled article and its facets.
pub fn bundled() -> (Document, Briefing) {
    let document = read(ARTICLE, "markdown");
    let briefing = bind(&document);
    (document, briefing)
}

/// The bundled article with all that is made of it, made once.
fn bundle() -> &'static (Arc<Document>, Arc<Briefing>, Arc<SearchIndex>) {
    static BUNDLE: OnceLock<(Arc<Document>, Arc<Briefing>, Arc<SearchIndex>)> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let (document, briefing) = bundled();
        let index = SearchIndex::build(&document, &briefing);
        (Arc::new(document), Arc::new(briefing), Arc::new(index))
    })
}

impl Harness {
    /// The bundled article on a dark screen.
    pub fn bundled(columns: u16, rows: u16) -> Self {
        let (document, briefing, _) = bundle().clone();
        Self::opened(document, briefing, (columns, rows), Part::Whole)
    }

    /// A text without facets.
    pub fn plain(text: &str, columns: u16, rows: u16) -> Self {
        Self::new(read(text, "markdown"), Briefing::default(), columns, rows)
    }

    pub fn new(document: Document, briefing: Briefing, columns: u16, rows: u16) -> Self {
        let (document, briefing) = (Arc::new(document), Arc::new(briefing));
        Self::opened(document, briefing, (columns, rows), Part::Whole)
    }

    /// The first blocks of the bundled article; [`bundled`] is the whole of it.
    pub fn beginning(columns: u16, rows: u16) -> Self {
        let (start, _) = ARTICLE.split_once("\n## Key areas").expect("a heading");
        let document = read(start, "markdown");
        let briefing = Arc::new(bind(&document));
        Self::opened(Arc::new(document), briefing, (columns, rows), Part::Loading)
    }

    /// A document of which more is to come, or not.
    pub fn opened(
        document: Arc<Document>,
        briefing: Arc<Briefing>,
        (columns, rows): (u16, u16),
        part: Part,
    ) -> Self {
        let opened = Opened {
            name: Clean::line("article.md"),
            format: "markdown",
            encoding: "UTF-8",
            part,
            ..Opened::default()
        };
        let size = Size { columns, rows };
        let mut model = Model::new(document, briefing, opened, size);
        model.themes.choices = look::choices(None);
        let effects = model.first_effects();
        let mut harness = Self {
            model,
            theme: Theme::new(Background::Dark, Depth::True, &UNICODE),
            effects: Vec::new(),
        };
        harness.perform(effects);
        harness
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Compute(Job::Index(document, briefing))
                    if Arc::ptr_eq(&document, &bundle().0)
                        && Arc::ptr_eq(&briefing, &bundle().1) =>
                {
                    self.tell(Msg::Indexed(document, bundle().2.clone()));
                }
                Effect::Compute(job) => self.tell(job.run()),
                other => self.effects.push(other),
            }
        }
    }

    pub fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.perform(effects);
    }

    /// The whole of the bundled article was read.
    pub fn load(&mut self) -> &mut Self {
        let (document, briefing, _) = bundle().clone();
        self.tell(Msg::Loaded(document, briefing));
        self
    }

    /// Another reading of the article came.
    pub fn replace(&mut self, document: Document, briefing: Briefing) -> &mut Self {
        self.tell(Msg::Loaded(Arc::new(document), Arc::new(briefing)));
        self
    }

    /// Presses keys in the notation `ab<C-d><Enter>`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in Key::parse_all(keys) {
            self.tell(Msg::Key(key));
        }
        self
    }

    pub fn point(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Self {
        self.tell(Msg::Mouse(Mouse { kind, column, row }));
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.tell(Msg::Resized(Size { columns, rows }));
        self
    }

    /// What is drawn, and where the cursor is.
    pub fn drawn(&self) -> (Buffer, Cursor) {
        self.view(&self.theme)
    }

    /// The screen in another theme.
    pub fn drawn_in(&self, theme: &Theme) -> Buffer {
        self.view(theme).0
    }

    fn view(&self, theme: &Theme) -> (Buffer, Cursor) {
        let Size { columns, rows } = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = ui::view(&self.model, theme, &mut buffer);
        (buffer, cursor)
    }

    /// Bytes that the next frame sends to a terminal.
    pub fn bytes(&self, painter: &mut Painter) -> String {
        let areas = self.model.areas();
        let panes = [areas.text, areas.facets, areas.outline];
        let frame = painter.frame(self.model.size, &panes, |buffer| {
            ui::view(&self.model, &self.theme, buffer)
        });
        frame.unwrap_or_default()
    }

    fn cells(&self) -> Vec<Vec<Cell>> {
        self.cells_in(&self.theme)
    }

    fn cells_in(&self, theme: &Theme) -> Vec<Vec<Cell>> {
        let Size { columns, rows } = self.model.size;
        let buffer = self.drawn_in(theme);
        (0..rows)
            .map(|row| {
                (0..columns)
                    .map(|column| buffer[(column, row)].clone())
                    .collect()
            })
            .collect()
    }

    /// Rows of the screen, without blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        self.cells()
            .iter()
            .map(|row| {
                let text: String = row.iter().map(Cell::symbol).collect();
                text.trim_end().to_owned()
            })
            .collect()
    }

    pub fn screen(&self) -> String {
        self.rows().join("\n")
    }

    pub fn footer(&self) -> String {
        self.rows().pop().unwrap_or_default()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.rows().iter().any(|row| row.contains(text))
    }

    /// The screen, then the style of each cell as a letter, then what the
    /// letters stand for.
    pub fn styled(&self) -> String {
        self.styled_in(&[self.theme])
    }

    /// The screen, then the styles of each cell in some themes as one letter,
    /// then what the letters stand for, theme by theme.
    pub fn styled_in(&self, themes: &[Theme]) -> String {
        let drawn: Vec<Vec<Vec<Cell>>> = themes.iter().map(|theme| self.cells_in(theme)).collect();
        let mut legend: Vec<Vec<String>> = Vec::new();
        let mut styles = String::new();
        for row in 0..drawn[0].len() {
            let mut letters = String::new();
            for column in 0..drawn[0][row].len() {
                let first = drawn[0][row][column].symbol();
                let style: Vec<String> = drawn
                    .iter()
                    .map(|cells| described(&cells[row][column], first))
                    .collect();
                if style.iter().all(String::is_empty) {
                    letters.push('.');
                    continue;
                }
                let at = legend
                    .iter()
                    .position(|known| *known == style)
                    .unwrap_or_else(|| {
                        legend.push(style);
                        legend.len() - 1
                    });
                letters.push(LETTERS[at.min(LETTERS.len() - 1)]);
            }
            styles.push_str(letters.trim_end_matches('.'));
            styles.push('\n');
        }
        let mut all = format!("{}\n\n{styles}\n", self.screen());
        for (letter, style) in LETTERS.iter().zip(&legend) {
            all.push_str(&format!("{letter} {}\n", style.join(" / ")));
        }
        all
    }

    /// The focused sentence.
    pub fn sentence(&self) -> &str {
        self.model
            .reader
            .focus()
            .map_or("", |id| self.model.document.sentence_text(id))
    }

    /// The heading of the section of the focused sentence.
    pub fn section(&self) -> Option<&str> {
        self.model
            .section()
            .and_then(|id| self.model.document.heading(id))
    }

    /// The text that was copied last.
    pub fn copied(&self) -> &str {
        self.effects
            .iter()
            .rev()
            .find_map(|effect| match effect {
                Effect::Copy { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .unwrap_or("")
    }
}

const LETTERS: [char; 52] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's',
    't', 'u', 'v', 'w', 'x', 'y', 'z', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L',
    'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
];

/// The style of a cell, and its sign if that is another than `first`.
fn described(cell: &Cell, first: &str) -> String {
    use ratatui::style::Color;
    let mut parts = Vec::new();
    if cell.symbol() != first {
        parts.push(format!("“{}”", cell.symbol()));
    }
    let colour = |colour: Color| match colour {
        Color::Reset => None,
        other => Some(other.to_string()),
    };
    if !cell.symbol().trim().is_empty() {
        parts.extend(colour(cell.fg).map(|name| format!("fg {name}")));
    }
    parts.extend(colour(cell.bg).map(|name| format!("bg {name}")));
    if !cell.modifier.is_empty() {
        parts.push(format!("{:?}", cell.modifier));
    }
    parts.join(" ")
}
