//! Keys at random over all panes, sheets and sizes: nothing makes it panic or hang.
//!
//! `BRIEFING_KEYS` says how many keys are pressed, `BRIEFING_SEED` with which seed:
//!
//! ```text
//! BRIEFING_KEYS=1000000 cargo test --release --test monkey -- --nocapture
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use briefing::app::address::Address;
use briefing::app::anchor::Anchor;
use briefing::app::arrival::{Arrival, Opened, Reread, Start};
use briefing::app::effect::Effect;
use briefing::app::kept::Kept;
use briefing::app::key::{Key, KeyCode, MouseKind};
use briefing::app::keymap::{BINDINGS, Binding};
use briefing::app::layout::Size;
use briefing::app::panes::library::Known;
use briefing::app::{Background, InputBox, Msg, Overlay, Part, Sheet, Subject};
use briefing::facets::{Briefing, extract};
use briefing::runtime::paint::Painter;
use briefing::text::{Clean, Document};
use support::Harness;

/// Keys without a number in the environment.
const KEYS: u64 = 10_000;
/// Longest time for one key, in builds that are not made for speed and on machines
/// that have other things to do.
const SLOWEST: Duration = Duration::from_secs(5);

/// Numbers at random, the same for the same seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % most as u64).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn side(&mut self) -> u16 {
        *self.of(&[
            0, 1, 2, 4, 5, 9, 10, 20, 24, 36, 39, 40, 60, 79, 80, 100, 115, 116, 140,
        ])
    }
}

type Reading = (Arc<Document>, Arc<Briefing>);

/// Articles of several kinds, and none.
fn readings() -> Vec<Reading> {
    let hostile = "# \u{202e}Tit\u{1b}le\n\ne\u{301}\u{301} 漢字 👨\u{200d}👩 \u{5e9}\u{5dc}\u{200f}. \
                   A very-long-word-that-never-ends-and-never-ends-and-never-ends.\n\n\
                   | a | b |\n|---|---|\n| 漢 | \u{9b}31m |\n\n```\ncode\tcode\n\n\n```\n\n> > > deep\n\n- [A](https://a.example/\u{1b}]8)\n\n  \\\n  b\n";
    let (start, _) = support::ARTICLE.split_once("## Key drivers").unwrap();
    let texts = [start, hostile, "[One](https://b.example/one) word.", ""];
    // The whole article is read and indexed once.
    let whole = Harness::bundled(80, 24).model;
    let mut all: Vec<Reading> = vec![(whole.document, whole.briefing)];
    for text in texts {
        let document = if text.is_empty() {
            Document::default()
        } else {
            support::read(text, "markdown")
        };
        all.push((
            Arc::new(document.clone()),
            Arc::new(support::bind(&document)),
        ));
        all.push((Arc::new(document.clone()), Arc::new(extract(&document))));
        all.push((Arc::new(document), Arc::default()));
    }
    all
}

/// The keys that mean something, and all others.
fn keyboard() -> Vec<Vec<Key>> {
    let mut keys: Vec<Vec<Key>> = BINDINGS.iter().flat_map(Binding::chords).collect();
    let typed = (' '..='~').chain("é漢ß\u{301}".chars());
    keys.extend(typed.map(|c| vec![Key::char(c)]));
    keys.extend(('a'..='z').map(|c| vec![Key::ctrl(c)]));
    // Every pane and what it has for its entries gets its turn.
    keys.extend(
        ["<Tab>", "<Tab>l", "ll", "lr", "l:merge<Enter>"]
            .iter()
            .map(|keys| Key::parse_all(keys))
            .cycle()
            .take(30),
    );
    keys.extend((1..=12).map(|number| vec![Key::plain(KeyCode::F(number))]));
    for code in [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
    ] {
        keys.push(vec![Key::plain(code)]);
    }
    keys
}

fn opened(name: &str) -> Opened {
    Opened {
        name: Clean::line(name),
        format: "markdown",
        encoding: "UTF-8",
        ..Opened::default()
    }
}

/// The program with somebody who hits it.
struct Monkey {
    app: Harness,
    dice: Dice,
    readings: Vec<Reading>,
    keyboard: Vec<Vec<Key>>,
    painter: Painter,
    /// Overlays and panes that were seen, and how often.
    seen: BTreeMap<String, u64>,
    slowest: (Duration, String),
}

impl Monkey {
    fn new(seed: u64) -> Self {
        let readings = readings();
        let (document, briefing) = readings[0].clone();
        Self {
            app: Harness::opened(document, briefing, (120, 36), Part::Whole),
            dice: Dice(seed),
            readings,
            keyboard: keyboard(),
            painter: Painter::default(),
            seen: BTreeMap::new(),
            slowest: (Duration::ZERO, String::new()),
        }
    }

    /// Presses one key, and lets happen what may happen meanwhile; says what it was.
    fn step(&mut self) -> String {
        let told = match self.dice.below(100) {
            0 => {
                let (columns, rows) = (self.dice.side(), self.dice.side());
                self.app.resize(columns, rows);
                format!("size {columns}x{rows}")
            }
            1 => {
                let kinds = [
                    MouseKind::Press,
                    MouseKind::Drag,
                    MouseKind::Release,
                    MouseKind::WheelUp,
                    MouseKind::WheelDown,
                ];
                let kind = *self.dice.of(&kinds);
                let (column, row) = (self.dice.side(), self.dice.side());
                self.app.point(kind, column, row);
                format!("{kind:?} at {column}, {row}")
            }
            2 => self.event(),
            _ => String::new(),
        };
        let chord = self.dice.below(self.keyboard.len());
        let chord = self.keyboard[chord].clone();
        for key in &chord {
            self.app.tell(Msg::Key(*key));
        }
        self.answer();
        let Size { columns, rows } = self.app.model.size;
        if self.dice.below(8) == 0 && u32::from(columns) * u32::from(rows) < 12_000 {
            self.app.bytes(&mut self.painter);
        }
        let keys: String = chord.iter().map(Key::to_string).collect();
        format!("{told} {keys}")
    }

    /// Something that comes from elsewhere.
    fn event(&mut self) -> String {
        let reading = self.dice.below(self.readings.len());
        let (document, briefing) = self.readings[reading].clone();
        let (name, msg) = match self.dice.below(8) {
            0 => ("loaded", Msg::Loaded(document, briefing)),
            1 => (
                "extracted",
                Msg::Extracted(self.app.model.document.clone(), briefing),
            ),
            2 => (
                "failed",
                Msg::Failed(Subject::Search, Clean::line("it failed")),
            ),
            3 => ("ground", Msg::Background(Background::Light)),
            4 => ("paste", Msg::Paste(Clean::line("sea \u{1b}[2J @actor:\"x"))),
            5 => ("found", Msg::Found(self.dice.roll() % 9, Box::default())),
            6 => (
                "partial",
                Msg::Arrived(Box::new(Arrival {
                    document,
                    briefing,
                    opened: Opened {
                        part: Part::Loading,
                        ..opened("part.md")
                    },
                    kept: Kept::default(),
                    start: Start::Resumed,
                    told: Some(Clean::line("of which more is to come")),
                })),
            ),
            _ => ("tick", Msg::Tick),
        };
        self.app.tell(msg);
        name.to_owned()
    }

    /// Does what the program asked for.
    fn answer(&mut self) {
        for effect in std::mem::take(&mut self.app.effects) {
            let reading = self.dice.below(self.readings.len());
            let (document, briefing) = self.readings[reading].clone();
            match effect {
                Effect::Load => self.app.tell(Msg::Loaded(document, briefing)),
                Effect::Reload => {
                    let change =
                        briefing::app::anchor::Change::between(&self.app.model.document, &document);
                    self.app.tell(Msg::Reread(Box::new(Reread {
                        document,
                        briefing,
                        opened: opened("again.md"),
                        change,
                    })));
                }
                Effect::List => {
                    let known =
                        ["/tmp/a.md", "https://example.org/\u{202e}b"].map(|address| Known {
                            title: Clean::line(address),
                            place: Clean::line("somewhere"),
                            read: Some(self.dice.below(101)),
                            when: Clean::line("now"),
                            address: Address::new(address),
                        });
                    self.app.tell(Msg::Listed(known.into()));
                }
                Effect::Open(_) => {
                    // What was remembered of an article may fit another one.
                    let kept = self.app.model.keepsake();
                    self.app.tell(Msg::Arrived(Box::new(Arrival {
                        document,
                        briefing,
                        opened: opened("other.md"),
                        kept: kept.map(|kept| kept.kept()).unwrap_or_default(),
                        start: if self.dice.below(2) == 0 {
                            Start::Top
                        } else {
                            Start::Resumed
                        },
                        told: None,
                    })));
                }
                Effect::GoToMark(_) => self.app.tell(Msg::GoTo(Box::<Anchor>::default())),
                Effect::Follow(on) => self.app.tell(Msg::Following(on)),
                Effect::Exit(_) => {
                    *self.seen.entry("left".to_owned()).or_default() += 1;
                    let size = self.app.model.size;
                    let size = (size.columns, size.rows);
                    self.app = Harness::opened(document, briefing, size, Part::Whole);
                }
                Effect::Compute(_)
                | Effect::Copy { .. }
                | Effect::Save(_)
                | Effect::SetMark(..)
                | Effect::Redraw
                | Effect::Suspend
                | Effect::Mouse(_) => {}
            }
        }
        let overlay = overlay(self.app.model.overlay.as_ref());
        *self.seen.entry(overlay.to_owned()).or_default() += 1;
        *self
            .seen
            .entry(format!("{:?}", self.app.model.focus))
            .or_default() += 1;
    }
}

/// What covers the panes.
fn overlay(overlay: Option<&Overlay>) -> &'static str {
    match overlay {
        None => "nothing",
        Some(Overlay::Sheet(sheet)) => match sheet {
            Sheet::Help(..) => "help",
            Sheet::Information(..) => "information",
            Sheet::EntriesHere(_) => "entries here",
            Sheet::Links(..) => "links",
            Sheet::Themes(_) => "themes",
            Sheet::Word(_) => "word",
        },
        Some(Overlay::Box(open)) => match open {
            InputBox::Search(_) => "search",
            InputBox::Palette(_) => "palette",
            InputBox::Filter(_) => "filter",
            InputBox::Rename(..) => "rename",
            InputBox::Picker(_) => "picker",
            InputBox::Library(_) => "library",
        },
    }
}

/// All of these, the panes, and an end.
const PARTS: [&str; 17] = [
    "nothing",
    "help",
    "information",
    "entries here",
    "links",
    "themes",
    "word",
    "search",
    "palette",
    "filter",
    "rename",
    "picker",
    "library",
    "Text",
    "Outline",
    "Facets",
    "left",
];

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_keys_make_it_panic_or_hang() {
    let keys = number("BRIEFING_KEYS").unwrap_or(KEYS);
    let seed = number("BRIEFING_SEED").unwrap_or(1);
    let mut monkey = Monkey::new(seed);
    let begun = Instant::now();
    for at in 0..keys {
        let before = Instant::now();
        let told = monkey.step();
        let took = before.elapsed();
        if took > monkey.slowest.0 {
            monkey.slowest = (took, format!("{at}: {told}"));
        }
        assert!(took < SLOWEST, "key {at}, {told}, took {took:?}");
    }
    let Monkey { seen, slowest, .. } = monkey;
    println!(
        "{keys} keys in {:?}; the slowest {slowest:?}; {seen:?}",
        begun.elapsed()
    );
    if keys >= KEYS {
        for part in PARTS {
            assert!(seen.contains_key(part), "{part} was never there: {seen:?}");
        }
    }
}

/// Every size up to 60 columns and 40 rows, with every sheet in turn.
#[test]
fn everything_is_drawn_at_every_small_size() {
    let keys = [
        "", "l<Enter>", "/sea", ":", "?", "i", "K", "f", "zt", "ge", "t", "l&", "gO",
    ];
    let mut app = Harness::bundled(60, 40);
    let mut number = 0;
    for columns in 0..=60 {
        for rows in 0..=40 {
            if number % 16 == 0 {
                app.press("<Esc><Esc><Esc><Esc>");
                app.press(keys[number / 16 % keys.len()]);
            }
            number += 1;
            app.resize(columns, rows).drawn();
            let bytes = app.bytes(&mut Painter::default());
            assert_eq!(bytes.is_empty(), columns == 0 || rows == 0);
            if columns < 20 || rows < 5 {
                continue;
            }
            let drawn: String = app.rows().concat();
            assert!(!drawn.trim().is_empty(), "{columns}x{rows}");
        }
    }
    assert_eq!(number, 61 * 41);
}
