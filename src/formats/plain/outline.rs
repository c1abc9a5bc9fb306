//! Which pieces of a plain text are its title and its headings, and of which
//! level.

use std::collections::{HashMap, HashSet};

use memchr::memchr;

use super::super::byline;
use super::bare::{is_address, is_listed, is_signature};
use super::colons::{are_labelled, is_colon};
use super::names::{is_contents, is_first_heading, is_kind_of_text};
use super::numbering::{self, Number, Sequence, Style};
use super::pages::{Rows, Running, has_columns};
use super::parts::Cuts;
use super::rows::{Layout, Piece, Pieces, Rank, Shape, mark, starts_high};
use crate::text::sentence::sentences;

/// Pieces of the head among which running text must come after a title.
const TEXT_WITHIN: usize = 8;
/// Most rows in columns before a title.
const HEAD_ROWS: usize = 4;
/// Most words of a title that is no bare row.
const TITLE_WORDS: usize = 30;
/// Most words of the name before what somebody says.
const SPEAKER_WORDS: usize = 4;
/// Most entries of a list of contents.
const CONTENTS: usize = 300;
/// What the head tells about the whole.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) layout: Layout,
    /// What stands on every page.
    pub(super) running: Running,
    /// The first piece, if it is the title.
    pub(super) title: Option<String>,
    /// Pieces before the title.
    pub(super) kickers: usize,
    /// What the fields say that an article is about which begins as a letter.
    pub(super) subject: Option<String>,
    /// Pieces up to the last credit before the running text.
    pub(super) credits: usize,
    /// Whether headings in capitals stand above others.
    capitals: bool,
    /// Levels of the headings that are underlined, the highest first.
    underlines: Vec<u8>,
    /// Styles of numbers, the highest first.
    styles: Vec<Style>,
    /// Whether numbers begin anew below headings in capitals.
    renumbered: bool,
    /// Whether rows that end with a colon are headings, for want of others.
    colons: bool,
    /// Who speaks: the words before a colon in more than one piece.
    speakers: HashSet<String>,
}

impl Look {
    pub(super) fn of(head: &str) -> Self {
        let running = Running::of(head);
        let layout = Layout::of(head, &running);
        let pieces: Vec<Piece> =
            Pieces::set(head, layout, Rows::new(head, running.clone())).collect();
        let opening = || pieces.iter().take(TEXT_WITHIN);
        let subject = opening()
            .take_while(|piece| {
                piece.shape != Shape::Prose || byline::opening(&piece.text).is_some()
            })
            .find_map(|piece| byline::opening(&piece.text)?.title);
        let mut said: HashMap<&str, usize> = HashMap::new();
        for speaker in pieces.iter().filter_map(|piece| speaker(&piece.text)) {
            *said.entry(speaker).or_default() += 1;
        }
        let mut look = Self {
            layout,
            running,
            title: None,
            kickers: 0,
            subject,
            credits: 0,
            capitals: false,
            underlines: Vec::new(),
            styles: Vec::new(),
            renumbered: false,
            colons: false,
            speakers: (said.into_iter())
                .filter(|(_, count)| *count > 1)
                .map(|(speaker, _)| speaker.to_owned())
                .collect(),
        };
        look.credits = (pieces.iter().take(TEXT_WITHIN).enumerate())
            .take_while(|(_, piece)| matches!(piece.shape, Shape::Bare(_)) || is_credit(piece))
            .filter(|(_, piece)| is_credit(piece))
            .map(|(at, _)| at + 1)
            .last()
            .unwrap_or_default();
        if look.subject.is_none()
            && let Some(at) = look.title_at(&pieces)
            && (pieces.iter().skip(at + 1).take(TEXT_WITHIN))
                .any(|piece| piece.shape == Shape::Prose)
        {
            look.kickers = at;
            look.title = pieces.get(at).map(|piece| piece.text.to_string());
        }
        look.colons = !look.read_levels(&pieces) && are_labelled(&pieces);
        look
    }

    /// What decides where a text that looks so is cut into parts of about this size.
    pub(super) fn cuts(&self, size: usize) -> Cuts {
        Cuts {
            size,
            running: self.running.clone(),
            joins: self.layout.joins(),
        }
    }

    /// Which piece is the title: the first that is not set in columns, or the second
    /// below what kind of text it is.
    fn title_at(&self, pieces: &[Piece]) -> Option<usize> {
        // The head of a letter or memorandum may stand before.
        let heads = pieces.iter().take(HEAD_ROWS);
        let heads = heads.take_while(|piece| has_columns(&piece.text)).count();
        let mut first = pieces.iter().enumerate().skip(heads).take(3);
        let (at, piece) = first.next()?;
        let is_kicker =
            |piece: &Piece| matches!(piece.shape, Shape::Bare(_)) && is_kind_of_text(&piece.text);
        let title = if is_kicker(piece) {
            // The date may stand between.
            first.find(|(_, piece)| !is_credit(piece))
        } else {
            // Above the number of a paper in its series stands who publishes it.
            let numbered = first.next().filter(|(_, piece)| {
                is_kicker(piece) && piece.text.contains(|c: char| c.is_ascii_digit())
            });
            let longer = |(_, title): &(usize, &Piece)| title.text.len() > piece.text.len();
            numbered.and_then(|_| first.next()).filter(longer)
        };
        title
            .filter(|(_, title)| self.is_title(title, pieces))
            .or(Some((at, piece)).filter(|_| self.is_title(piece, pieces)))
            .map(|(at, _)| at)
    }

    fn is_title(&self, first: &Piece, pieces: &[Piece]) -> bool {
        let is_above = |level: u8| {
            let others = pieces.iter().filter(|piece| piece.source != first.source);
            let mut ruled = others
                .filter_map(|piece| piece.shape.underlined())
                .peekable();
            ruled.peek().is_some() && ruled.all(|other| other > level)
        };
        let looks_so = match first.shape {
            Shape::Bare(Rank::Plain | Rank::Capitals) | Shape::Underlined(1) => true,
            Shape::Underlined(level) => is_above(level),
            Shape::Prose => is_long_title(&first.text),
            Shape::Bare(Rank::Numbered(_)) | Shape::Point(_) | Shape::Quotation | Shape::Break => {
                false
            }
        };
        // A letter begins with who writes it, and where.
        let next = pieces
            .iter()
            .find(|piece| piece.source.start > first.source.start);
        let is_sender = next.is_some_and(|next| {
            let is_place = next.text.contains(|c: char| c.is_ascii_digit()) && !is_credit(next);
            next.shape == Shape::Prose && is_place && is_address(&next.text)
        });
        looks_so
            && !is_sender
            && !is_first_heading(&first.text)
            && !speaker(&first.text).is_some_and(|name| self.speakers.contains(name))
            && byline::may_be_title(&first.text)
    }

    /// Learns how headings are told apart from those of the head, and tells whether there
    /// are some.
    fn read_levels(&mut self, pieces: &[Piece]) -> bool {
        let mut outline = Outline::new(self);
        let (mut capitals, mut styles) = (0_usize, Vec::new());
        let mut has_headings = false;
        let (mut firsts, mut parts) = (0_usize, HashSet::new());
        let skipped = self.kickers + usize::from(self.title.is_some());
        let mut followed = pieces.iter().skip(skipped).peekable();
        let mut underlines = Vec::new();
        while let Some(piece) = followed.next() {
            if let Shape::Underlined(level) = piece.shape {
                underlines.push(level);
            }
            let credit = byline::opening(&piece.text).is_some();
            if outline
                .level(piece, followed.peek().copied(), credit)
                .is_none()
            {
                continue;
            }
            has_headings = true;
            match outline.rank {
                Some(Rank::Capitals) => capitals += 1,
                Some(Rank::Numbered(number)) => {
                    if !styles.contains(&number.style) {
                        styles.push(number.style);
                    }
                    if number.value == 1 && number.depth == 1 && styles.len() == 1 {
                        firsts += 1;
                        parts.insert(capitals);
                    }
                }
                Some(Rank::Plain) | None => {}
            }
        }
        self.renumbered = firsts > 1 && parts.len() > 1;
        self.styles = styles;
        self.capitals = capitals > 0;
        underlines.sort_unstable();
        underlines.dedup();
        self.underlines = underlines;
        has_headings
    }

    fn underlined(&self, level: u8) -> u8 {
        let above = self.underlines.iter().filter(|known| **known < level);
        u8::try_from(above.count())
            .unwrap_or(u8::MAX)
            .saturating_add(1)
    }

    fn level_of(&self, rank: Rank) -> u8 {
        match rank {
            Rank::Numbered(Number { style, depth, .. }) => {
                let above = self.styles.iter().take_while(|known| **known != style);
                let above = u8::try_from(above.count()).unwrap_or(u8::MAX);
                depth
                    .saturating_add(above)
                    .saturating_add(u8::from(self.renumbered))
            }
            Rank::Capitals => 1,
            Rank::Plain => self.underlined(u8::MAX) + u8::from(self.capitals),
        }
    }
}

fn is_credit(piece: &Piece) -> bool {
    byline::opening(&piece.text).is_some()
}

/// Whether several rows, or many words, are a title and no text.
fn is_long_title(text: &str) -> bool {
    let ends = text.ends_with(|c: char| {
        !(c.is_alphanumeric() || matches!(c, '?' | ')' | '"' | '”' | '’' | '»'))
    });
    !ends
        && starts_high(text)
        && mark(text).is_none()
        && text.split_whitespace().take(TITLE_WORDS + 1).count() <= TITLE_WORDS
        && is_one(text)
}

/// Whether a text is one sentence; a colon at the end of a row, before the rest of a
/// title, ends none.
fn is_one(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    sentences(&words.join(" ")).len() == 1
}

/// The name before what somebody says: "MODERATOR: Welcome".
fn speaker(text: &str) -> Option<&str> {
    let colon = memchr(b':', text.as_bytes())?;
    let (name, said) = (text.get(..colon)?, text.get(colon + 1..)?);
    let is_name = said.starts_with(char::is_whitespace)
        && name.split_whitespace().count() <= SPEAKER_WORDS
        && name.starts_with(char::is_uppercase);
    is_name.then_some(name)
}

/// Tells headings from other pieces, in the order of the text.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    look: &'a Look,
    /// The rank of the piece that was asked about last.
    rank: Option<Rank>,
    /// The rank of the piece before, where it is one of a run that are no headings,
    /// how far it is set in, and how many they are.
    run: Option<(Rank, usize, usize)>,
    sequence: Sequence,
    /// Entries of the list of contents, while it goes on.
    contents: Option<HashSet<String>>,
    /// How far the last running text is set in.
    text: Option<usize>,
    /// How far the heading is set in that stands furthest out.
    out: Option<usize>,
}

impl<'a> Outline<'a> {
    pub(super) fn new(look: &'a Look) -> Self {
        Self {
            look,
            rank: None,
            run: None,
            sequence: Sequence::default(),
            contents: None,
            text: None,
            out: None,
        }
    }

    /// The level of a piece that is a heading, judged by what follows it; `taken`
    /// if it is known to be something else.
    pub(super) fn level(&mut self, piece: &Piece, next: Option<&Piece>, taken: bool) -> Option<u8> {
        if let Shape::Underlined(level) = piece.shape {
            (self.rank, self.run) = (None, None);
            return Some(self.look.underlined(level));
        }
        self.rank = self.rank_of(piece);
        let opens = self.rank.is_some() && is_contents(&piece.text);
        let other = taken || opens || self.is_listed(piece);
        let may_head = matches!(piece.shape, Shape::Bare(_)) || self.rank == Some(Rank::Plain);
        let heads = !other && may_head && self.heads(piece, next);
        let before = self.run.map_or(0, |(.., count)| count);
        self.run = (self.rank)
            .filter(|_| !heads && !other)
            .map(|rank| (rank, piece.indent, before + 1));
        if opens {
            self.contents = Some(HashSet::new());
        }
        if heads {
            self.out = Some(self.out.map_or(piece.indent, |out| out.min(piece.indent)));
        } else if piece.shape == Shape::Prose {
            self.text = Some(piece.indent);
        }
        self.rank
            .filter(|_| heads)
            .map(|rank| self.look.level_of(rank))
    }

    /// The rank that a piece would have as a heading.
    fn rank_of(&mut self, piece: &Piece) -> Option<Rank> {
        match piece.shape {
            Shape::Bare(Rank::Numbered(number)) => {
                let known = self.sequence.next(number, &piece.text);
                let is_bare = !piece.text.contains(char::is_whitespace);
                match known {
                    Some(number) => Some(Rank::Numbered(number)),
                    None => Some(Rank::Plain).filter(|_| !is_bare),
                }
            }
            Shape::Bare(rank) => {
                let speaks = speaker(&piece.text);
                let is_said = speaks.is_some_and(|name| self.look.speakers.contains(name));
                Some(rank).filter(|_| !is_said)
            }
            // One of a numbered list, whose others may look like headings.
            Shape::Point(true) => Some(Rank::Numbered(Number {
                style: Style::Digits,
                depth: 1,
                value: 1,
            })),
            Shape::Prose if self.look.colons && is_colon(piece) => Some(Rank::Plain),
            Shape::Point(false)
            | Shape::Prose
            | Shape::Quotation
            | Shape::Underlined(_)
            | Shape::Break => None,
        }
    }

    /// Whether a piece belongs to the list of contents, which ends where its first
    /// entry comes again or text begins.
    fn is_listed(&mut self, piece: &Piece) -> bool {
        let Some(contents) = &mut self.contents else {
            return false;
        };
        let name = entry(&piece.text);
        let ends = !matches!(piece.shape, Shape::Bare(_) | Shape::Point(_))
            || contents.len() >= CONTENTS
            || !contents.insert(name);
        if ends {
            self.contents = None;
        }
        !ends
    }

    /// Whether a piece with this rank is a heading.
    fn heads(&self, piece: &Piece, next: Option<&Piece>) -> bool {
        let (Some(rank), Some(next)) = (self.rank, next) else {
            return false;
        };
        let is_like = |other: Rank| match (rank, other) {
            (Rank::Numbered(one), Rank::Numbered(other)) => {
                (one.style, one.depth) == (other.style, other.depth)
            }
            _ => rank == other,
        };
        let is_listed = self.run.is_some_and(|(before, indent, count)| {
            // Points that are set in are no list with what stands further out.
            is_like(before) && indent <= piece.indent && is_listed(&piece.text, count, piece.apart)
        });
        // What leads up to a list stands where the text does.
        let is_text = rank == Rank::Plain
            && self.text == Some(piece.indent)
            && self.out.is_some_and(|out| out < piece.indent);
        match next.shape {
            _ if is_listed || is_text => false,
            // Below a name may stand where to reach whoever has it.
            Shape::Prose => {
                // "Staff" is nobody's name.
                let may_name = rank == Rank::Plain && piece.text.contains(' ');
                let is_about = is_address(&next.text) || is_signature(&piece.text, &next.text);
                !(may_name && is_about)
            }
            Shape::Point(..) | Shape::Quotation => true,
            // Rows without text may be those of a cover, or a list.
            Shape::Bare(Rank::Numbered(_)) if rank == Rank::Plain => {
                self.text.is_some() && piece.apart && next.apart
            }
            Shape::Bare(below) => rank != Rank::Plain && !is_like(below),
            Shape::Underlined(level) => level > 1,
            Shape::Break => false,
        }
    }
}

/// A heading as its entry in a list of contents has it, without the page.
fn entry(text: &str) -> String {
    let name = numbering::labelled(text).map_or(text, |(_, name)| name);
    let name = name.trim_end_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || c == '.' || c == '…'
    });
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
