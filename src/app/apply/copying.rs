//! Copying: what has the focus, as plain words or with its citation.

use std::fmt::Write as _;

use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::panes::card;
use crate::app::panes::outline;
use crate::facets::EntryId;
use crate::text::{BlockId, Clean, SectionId, SentenceId};

/// Copies the focused thing: sentence or selection, section, entry.
pub(super) fn copy(model: &mut Model, cited: bool) -> Vec<Effect> {
    let copied = match model.focus {
        Pane::Text => selection(model, cited),
        Pane::Outline => model
            .outline
            .selected(&model.document)
            .map(|id| (section(model, id, cited), "the section")),
        Pane::Facets => evidence_or_entry(model, cited),
    };
    let Some((text, what)) = copied.filter(|(text, _)| !text.is_empty()) else {
        model.refuse("Nothing to copy here");
        return Vec::new();
    };
    model.selection = None;
    vec![Effect::Copy {
        text: Clean::text(&text),
        what,
    }]
}

/// The selected sentences, or the focused one.
fn selection(model: &Model, cited: bool) -> Option<(String, &'static str)> {
    let sentences = model.selected_sentences()?;
    let mut text = String::new();
    let mut before = None;
    for id in sentences.clone().map(SentenceId) {
        let block = model.document.sentence(id)?.block;
        if let Some(before) = before {
            text.push_str(if before == block { " " } else { "\n\n" });
        }
        text.push_str(model.document.sentence_text(id));
        before = Some(block);
    }
    if cited {
        text = quoted(model, &text, SentenceId(sentences.start));
    }
    let what = if sentences.len() > 1 {
        "the sentences"
    } else {
        "the sentence"
    };
    Some((text, what))
}

/// A quotation with its citation and place.
fn quoted(model: &Model, text: &str, first: SentenceId) -> String {
    format!("“{text}” ({})", citation(model, Some(first)))
}

/// Author, title, section, paragraph, as far as they are known.
fn citation(model: &Model, at: Option<SentenceId>) -> String {
    let document = &model.document;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(document.meta.author.as_ref().map(ToString::to_string));
    let title = document.meta.title.as_ref().unwrap_or(&model.opened.name);
    parts.push(format!("“{title}”"));
    parts.extend(document.meta.date.as_ref().map(ToString::to_string));
    if let Some(sentence) = at {
        let place = document.place_of(sentence);
        let section = place.section.map(|heading| format!("section “{heading}”"));
        parts.extend(section);
        parts.extend(place.paragraph.map(|number| format!("¶ {number}")));
    }
    parts.join(", ")
}

fn section(model: &Model, id: SectionId, cited: bool) -> String {
    let document = &model.document;
    let mut text = outline::title(document, id).to_owned();
    for block in document.section(id).map_or(0..0, |s| s.blocks.clone()) {
        let is_heading = document.section(id).and_then(|s| s.heading) == Some(BlockId(block));
        if !is_heading {
            text.push_str("\n\n");
            text.push_str(document.block_text(BlockId(block)));
        }
    }
    if cited {
        let _ = write!(text, "\n\n({})", citation(model, None));
    }
    text
}

/// In a card the chosen evidence, in the list the entry with all of it.
fn evidence_or_entry(model: &Model, cited: bool) -> Option<(String, &'static str)> {
    if let Some(sentence) = model.evidence_at_hand() {
        let mut text = model.document.sentence_text(sentence).to_owned();
        if cited {
            text = quoted(model, &text, sentence);
        }
        return Some((text, "the evidence"));
    }
    let id = model.entry_at_hand()?;
    Some((entry(model, id, cited), "the entry"))
}

fn entry(model: &Model, id: EntryId, cited: bool) -> String {
    let Some(entry) = model.briefing.entry(id) else {
        return String::new();
    };
    let mut text = entry.label.to_string();
    let described = model.briefing.described(entry);
    if !described.is_empty() {
        let _ = write!(text, " ({described})");
    }
    if let Some(summary) = &entry.summary {
        let _ = write!(text, "\n{summary}");
    }
    let _ = write!(
        text,
        "\n{}\n",
        card::extent(&model.document, &model.briefing, id)
    );
    for sentence in &entry.evidence {
        let paragraph = model.document.place_of(*sentence).paragraph;
        let place = paragraph.map(|number| format!("¶ {number}"));
        let _ = write!(
            text,
            "\n{}  {}",
            place.unwrap_or_default(),
            model.document.sentence_text(*sentence)
        );
    }
    if cited {
        let _ = write!(text, "\n\n({})", citation(model, None));
    }
    text
}
