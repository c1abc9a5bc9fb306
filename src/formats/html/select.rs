//! Which pieces of a page are its article, and which of them are headings.
//!
//! What the elements do not tell, the order of the pieces does: a list of links
//! behind a word such as "Related", a short bold paragraph before a long one.

mod teasers;

use std::collections::BTreeSet;

use super::super::byline;
use super::flow::{Form, Piece};
use super::furniture::Page;
use super::name::Attribute;
use super::words::{is_label, leads_up, words_of};
use crate::text::BlockKind;
use teasers::leave_out_teasers;

/// Most words of a paragraph that is a heading by its look.
const HEADING_WORDS: usize = 14;
/// Most words of one that nothing but its place tells.
const BARE_WORDS: usize = 10;
/// Most words of a remark between the title and the text.
const REMARK_WORDS: usize = 12;
/// Most words of a remark at the end.
const CLOSING_WORDS: usize = 30;
/// Least words of a sentence that may be all link.
const LINKED_SENTENCE: usize = 12;

/// Least words of a subtitle that nothing but its level tells.
const SUBTITLE_WORDS: usize = 6;
/// Pieces around the title in which remarks are looked for.
const REMARKS_WITHIN: usize = 4;

/// What the pieces tell of the article.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// The title, if a piece of text is it.
    pub(super) title: Option<Piece>,
    /// What stood around it and is no text: dates, departments.
    pub(super) remarks: Vec<String>,
}

/// Marks what is no part of the article, and makes headings of what looks like
/// one.
pub(super) fn select(page: &Page<'_>, pieces: &mut Vec<Piece>) -> Selection {
    leave_out_what_is_outside(page, pieces);
    let begin = begin_of(page, pieces);
    let mut title = take_title(page, pieces);
    unhead_subtitle(page, pieces);
    unhead_credits(pieces);
    leave_out_labelled(pieces);
    leave_out_teasers(page, pieces);
    leave_out_links(pieces);
    if title.is_none() {
        title = take_first_heading(pieces, is_above_others);
    }
    leave_out_remarks(pieces);
    let had_headings = pieces
        .iter()
        .any(|piece| !piece.is_out && piece.form.is_heading());
    find_headings(page, pieces);
    if title.is_none() && !had_headings {
        // Of paragraphs that are set like headings the first is as good as any.
        title = take_first_heading(pieces, |_, _| true);
    }
    leave_out_closing(pieces);
    leave_out_emptied(pieces);
    level(pieces);
    let head = page.title.and_then(|title| page.tree.nodes().get(title));
    let head = head.map(|title| title.parent);
    let around = begin.saturating_sub(REMARKS_WITHIN)..begin + REMARKS_WITHIN;
    let around = pieces.iter().take(around.end).skip(around.start);
    // Whatever stands between the title and the text is beside the title.
    let between = page.title.map(|title| title..page.root.max(title));
    let remarks = around.filter(|piece| {
        let is_remark = piece.is_out || byline::opening(&piece.text).is_some();
        is_remark
            && (page.is_in(piece.owner, page.root)
                || (between.as_ref()).is_some_and(|nodes| nodes.contains(&piece.owner))
                || head.is_some_and(|head| page.is_in(piece.owner, head)))
    });
    Selection {
        title,
        remarks: remarks.map(|piece| piece.text.clone()).collect(),
    }
}

/// The piece with the title, or else the first of the article.
fn begin_of(page: &Page<'_>, pieces: &[Piece]) -> usize {
    let is_title = |piece: &Piece| {
        page.title
            .is_some_and(|title| page.is_in(piece.owner, title))
    };
    let title = pieces.iter().position(is_title);
    let first = || pieces.iter().position(|piece| !piece.is_out);
    title.or_else(first).unwrap_or_default()
}

/// What is not in the element of the article, but for what stands with the title.
fn leave_out_what_is_outside(page: &Page<'_>, pieces: &mut [Piece]) {
    let parent = |at: usize| page.tree.nodes().get(at).map_or(0, |node| node.parent);
    let with_title = page.title.map(parent).filter(|_| page.root != 0);
    for piece in pieces {
        let is_with_title = with_title.is_some_and(|head| {
            page.title.is_some_and(|title| piece.owner >= title)
                && !page.is_in(page.root, head)
                && page.is_in(piece.owner, head)
        });
        piece.is_out |= !page.is_in(piece.owner, page.root) && !is_with_title;
    }
}

/// Takes the heading with the title out, and leaves out what stands before it.
fn take_title(page: &Page<'_>, pieces: &mut Vec<Piece>) -> Option<Piece> {
    let title = page.title?;
    let at = pieces
        .iter()
        .position(|piece| page.is_in(piece.owner, title))?;
    for before in pieces.iter_mut().take(at) {
        before.is_out = true;
    }
    Some(pieces.remove(at))
}

/// Makes a paragraph of the heading below the title that heads no section: one that
/// is named so, or a long one that lies deeper than the next.
fn unhead_subtitle(page: &Page<'_>, pieces: &mut [Piece]) {
    if page.title.is_none() {
        return;
    }
    let mut headings = pieces.iter().enumerate().filter_map(|(at, piece)| {
        let Form::Heading(level) = piece.form else {
            return None;
        };
        (!piece.is_out).then_some((at, level))
    });
    let Some((at, level)) = headings.next() else {
        return;
    };
    let is_deeper = headings.next().is_some_and(|(_, next)| level > next);
    let Some((piece, before)) = pieces.get_mut(..=at).and_then(<[_]>::split_last_mut) else {
        return;
    };
    let class = page.tree.attribute(piece.owner, Attribute::Class);
    let is_named = class.unwrap_or_default().split_whitespace().any(|token| {
        words_of(token).iter().any(|word| {
            matches!(
                word.as_str(),
                "subtitle"
                    | "dek"
                    | "deck"
                    | "standfirst"
                    | "subheadline"
                    | "strapline"
                    | "tagline"
            )
        })
    });
    let is_first = before.iter().all(|piece| piece.is_out || !piece.is_prose());
    if is_first && (is_named || is_deeper && piece.words() >= SUBTITLE_WORDS) {
        piece.form = Form::PARAGRAPH;
    }
}

/// Makes paragraphs of the headings before the text that say who wrote it.
fn unhead_credits(pieces: &mut [Piece]) {
    let shown = pieces.iter_mut().filter(|piece| !piece.is_out);
    for piece in shown.take_while(|piece| !piece.is_prose()) {
        let tells =
            |text: &str| byline::opening(text).is_some_and(|credit| credit.author.is_some());
        if piece.form.is_heading() && tells(&piece.text) {
            piece.form = Form::PARAGRAPH;
        }
    }
}

/// Where there is no other title, the article may begin with it.
fn take_first_heading(
    pieces: &mut Vec<Piece>,
    is_title: impl Fn(&[Piece], u8) -> bool,
) -> Option<Piece> {
    let at = pieces.iter().position(|piece| !piece.is_out)?;
    let Form::Heading(level) = pieces.get(at)?.form else {
        return None;
    };
    let rest = pieces.get(at + 1..).unwrap_or_default();
    is_title(rest, level).then(|| pieces.remove(at))
}

/// Whether no other heading has this level, or a higher one.
fn is_above_others(others: &[Piece], level: u8) -> bool {
    let mut shown = others.iter().filter(|piece| !piece.is_out);
    shown.all(|piece| match piece.form {
        Form::Heading(other) => other > level,
        Form::Block(_) => true,
    })
}

/// What stands under a label of furniture: up to the next heading of its level,
/// or, under a mere paragraph, as long as there are links.
fn leave_out_labelled(pieces: &mut [Piece]) {
    let all: usize = prose(pieces);
    let mut at = 0;
    while at < pieces.len() {
        let Some(piece) = pieces.get(at).filter(|piece| !piece.is_out) else {
            at += 1;
            continue;
        };
        // "Return to the Top" may be what a section is called.
        let is_section = piece.form.is_heading() && leads_up(&piece.text, false);
        if is_section || !is_label(&piece.text) {
            at += 1;
            continue;
        }
        let rest = pieces.get(at + 1..).unwrap_or_default();
        let length = match piece.form {
            Form::Heading(level) => rest
                .iter()
                .position(|next| matches!(next.form, Form::Heading(other) if other <= level))
                .unwrap_or(rest.len()),
            Form::Block(BlockKind::Paragraph) => rest
                .iter()
                .position(|next| !(next.is_link() || next.is_out))
                .unwrap_or(rest.len()),
            Form::Block(_) => 0,
        };
        let taken = at..at + 1 + length;
        let labelled = pieces.get_mut(taken.clone()).unwrap_or_default();
        if prose(labelled) * 2 <= all {
            for piece in labelled {
                piece.is_out = true;
            }
        } else if labelled.get(1).is_some_and(|next| !next.is_prose()) {
            // The text goes on below a box.
            let links = labelled.iter().skip(1);
            let links = links.take_while(|piece| piece.is_out || piece.is_link());
            let length = 1 + links.count();
            for piece in labelled.iter_mut().take(length) {
                piece.is_out = true;
            }
        }
        at = taken.end;
    }
}

/// Characters of running text in the pieces that are not left out.
fn prose(pieces: &[Piece]) -> usize {
    let running = pieces
        .iter()
        .filter(|piece| !piece.is_out && piece.is_prose());
    running.map(|piece| piece.chars).sum()
}

/// Paragraphs and lists that are nothing but links. A list stays where the text
/// leads up to it, or where its points are names rather than headlines.
fn leave_out_links(pieces: &mut [Piece]) {
    let mut introduced = false;
    let mut at = 0;
    while at < pieces.len() {
        let rest = pieces.get_mut(at..).unwrap_or_default();
        let Some(piece) = rest.first_mut() else { break };
        if piece.is_out {
            at += 1;
            continue;
        }
        if !piece.form.is_point() {
            introduced = piece.is_prose() || piece.form.is_heading() || piece.text.ends_with(':');
            if piece.form == Form::PARAGRAPH && piece.is_link() {
                let is_sentence = piece.words() >= LINKED_SENTENCE && piece.text.ends_with('.');
                piece.is_out = !is_sentence;
            }
            at += 1;
            continue;
        }
        let length = rest
            .iter()
            .position(|piece| !piece.form.is_point() && !piece.is_out)
            .unwrap_or(rest.len());
        let (list, _) = rest.split_at_mut(length);
        let count = |of: fn(&Piece) -> usize| list.iter().map(of).sum::<usize>();
        let (chars, linked) = (count(|piece| piece.chars), count(|piece| piece.linked));
        let is_links = linked * 10 >= chars * 8;
        let has_names = count(Piece::words) <= list.len() * 4;
        let leads_within = count(|piece| piece.internal) * 2 > linked;
        if is_links && (leads_within || !introduced || !has_names) {
            for point in list.iter_mut() {
                point.is_out = true;
            }
        }
        introduced = false;
        at += length.max(1);
    }
}

/// Short remarks between the title and the text: times to read, dates, places,
/// names of departments. The line of the author is kept.
fn leave_out_remarks(pieces: &mut [Piece]) {
    let Some(first) = pieces
        .iter()
        .position(|piece| !piece.is_out && piece.is_prose())
    else {
        return;
    };
    let heads = pieces
        .iter()
        .take(first)
        .position(|piece| !piece.is_out && piece.form.is_heading());
    for piece in pieces.iter_mut().take(heads.unwrap_or(first)) {
        let is_remark = piece.form == Form::PARAGRAPH
            && piece.bold * 10 < piece.chars * 9
            && piece.words() <= REMARK_WORDS
            && !piece.text.ends_with(['.', '!', '?', ':'])
            && byline::opening(&piece.text).is_none();
        piece.is_out |= is_remark && has_sign_of_remark(&piece.text);
    }
}

/// Whether a remark has a sign of one: a number or a separator.
fn has_sign_of_remark(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || matches!(c, '|' | '·' | '•' | '/'))
}

/// Makes headings of paragraphs that are set like one.
pub(super) fn find_headings(page: &Page<'_>, pieces: &mut [Piece]) {
    let shown: Vec<usize> = (0..pieces.len())
        .filter(|at| pieces.get(*at).is_some_and(|piece| !piece.is_out))
        .collect();
    let look = |styles: fn(&Page<'_>, &Piece) -> bool| -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (place, at) in shown.iter().enumerate() {
            let near = |place: Option<usize>| {
                place
                    .and_then(|place| shown.get(place))
                    .and_then(|at| pieces.get(*at))
            };
            let (Some(piece), Some(next)) = (pieces.get(*at), near(place.checked_add(1))) else {
                continue;
            };
            let heads =
                |next: &Piece| !next.form.is_heading() && (next.is_prose() || !styles(page, next));
            if piece.form == Form::PARAGRAPH && styles(page, piece) && heads(next) {
                found.insert(*at);
            }
        }
        found
    };
    let mut found = look(is_set_apart);
    let has_headings = shown
        .iter()
        .filter_map(|at| pieces.get(*at))
        .any(|piece| piece.form.is_heading());
    if found.is_empty() && !has_headings {
        found = look(is_bare);
        // Where every other paragraph or more is short, being short means nothing.
        if found.len() * 2 > shown.len() {
            found.clear();
        }
        let before_prose = |at: &usize| {
            let next = shown.get(shown.partition_point(|next| next <= at));
            next.and_then(|next| pieces.get(*next))
                .is_some_and(Piece::is_prose)
        };
        found.retain(before_prose);
    }
    let mut level: u8 = 0;
    for (at, piece) in pieces.iter_mut().enumerate() {
        if found.contains(&at) {
            piece.form = Form::Heading(level.saturating_add(1));
        } else if let Form::Heading(own) = piece.form
            && !piece.is_out
        {
            level = own;
        }
    }
}

/// Whether a paragraph is set apart as headings are.
fn is_set_apart(page: &Page<'_>, piece: &Piece) -> bool {
    let class = page
        .tree
        .attribute(piece.owner, Attribute::Class)
        .unwrap_or_default();
    let is_named = class.split_whitespace().any(|token| {
        words_of(token).iter().any(|word| {
            matches!(
                // "title1" is a title too.
                word.trim_end_matches(|c: char| c.is_ascii_digit()),
                "heading" | "subheading" | "subhead" | "crosshead" | "headline" | "title"
            )
        })
    });
    let is_bold = piece.bold * 10 >= piece.chars * 9;
    let is_capital = piece.chars >= 4
        && piece.text.chars().any(char::is_alphabetic)
        && !piece.text.chars().any(char::is_lowercase);
    is_short(piece, HEADING_WORDS) && (is_named || is_bold || is_capital)
}

/// Whether a paragraph is as short as a heading and has nothing of a sentence.
fn is_bare(_: &Page<'_>, piece: &Piece) -> bool {
    is_short(piece, BARE_WORDS) && !piece.text.ends_with(['?', ':', '”', '"'])
}

fn is_short(piece: &Piece, words: usize) -> bool {
    piece.form == Form::PARAGRAPH
        && piece
            .text
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !piece.text.ends_with(['.', '!', ',', ';', '…'])
        && !piece.text.contains(" | ")
        && (1..=words).contains(&piece.words())
        && piece.linked * 2 < piece.chars.max(1)
        && byline::opening(&piece.text).is_none()
}

/// What stands at the end behind a last break, or by itself, and is no sentence:
/// addresses, rights, the date of the page.
fn leave_out_closing(pieces: &mut [Piece]) {
    for piece in pieces.iter_mut().rev().filter(|piece| !piece.is_out) {
        let is_remark = piece.form == Form::PARAGRAPH
            && !piece.is_prose()
            && piece.words() <= CLOSING_WORDS
            && byline::closing(&piece.text, |_| false).is_none()
            && (piece.linked > 0 && !piece.text.ends_with(['.', '!', '?', '”', '"'])
                || piece.text.contains('©'));
        if is_remark {
            piece.is_out = true;
        } else if piece.form != Form::Block(BlockKind::Break) {
            return;
        }
    }
}

/// Headings of which all that stood below was left out.
fn leave_out_emptied(pieces: &mut [Piece]) {
    let levels: Vec<Option<u8>> = pieces
        .iter()
        .map(|piece| match piece.form {
            Form::Heading(level) if !piece.is_out => Some(level),
            Form::Heading(_) | Form::Block(_) => None,
        })
        .collect();
    // From the end: whether text follows before the next heading of a level.
    let mut deepest_with_text = u8::MAX;
    let mut has_text = false;
    let mut has_lost = false;
    for (at, level) in levels.iter().enumerate().rev() {
        let Some(piece) = pieces.get_mut(at) else {
            continue;
        };
        match level {
            Some(level) => {
                let holds = has_text || deepest_with_text > *level && deepest_with_text != u8::MAX;
                if !holds && has_lost {
                    piece.is_out = true;
                    continue;
                }
                deepest_with_text = *level;
                has_text = false;
                has_lost = false;
            }
            None if piece.is_out => has_lost = true,
            None if piece.form == Form::Block(BlockKind::Break) => {}
            None => has_text = true,
        }
    }
}

/// Levels counted from the highest that is used.
fn level(pieces: &mut [Piece]) {
    let used = pieces
        .iter()
        .filter(|piece| !piece.is_out)
        .filter_map(|piece| match piece.form {
            Form::Heading(level) => Some(level),
            Form::Block(_) => None,
        });
    let highest = used.min().unwrap_or(1);
    for piece in pieces.iter_mut() {
        if let Form::Heading(level) = &mut piece.form {
            *level = (*level + 1).saturating_sub(highest).max(1);
        }
    }
}
