//! Work asked for by `update`, as data; the runtime does it and answers with a
//! message.

use std::sync::Arc;

use super::address::Address;
use super::anchor::Anchor;
use super::msg::{Msg, Subject};
use super::panes::search::Request;
use super::settings::Settings;
use crate::facets::{self, Briefing};
use crate::search::SearchIndex;
use crate::search::scan::{Alone, Dictionary};
use crate::text::{Clean, Document};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The reader quit.
    Quit,
    /// The reader interrupted: exit code 130.
    Interrupted,
}

/// Work for the runtime.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read the whole of a document of which only the first part was read.
    Load,
    /// Compute something aside.
    Compute(Job),
    /// Put a text on the clipboard; `what` says what it is, for the footer.
    Copy {
        /// The text.
        text: Clean,
        /// "the sentence".
        what: &'static str,
    },
    /// Remember these for the next run.
    Save(Settings),
    /// Read the article again from where it came.
    Reload,
    /// Read it again whenever its file changes, or no longer.
    Follow(bool),
    /// List articles that can be opened.
    List,
    /// Open another article.
    Open(Address),
    /// Remember a mark that leads here from any article.
    SetMark(char, Box<Anchor>),
    /// Go to such a mark.
    GoToMark(char),
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Report the pointer, or leave it to the terminal.
    Mouse(bool),
    /// End the program.
    Exit(Exit),
}

/// Work that needs no file and no terminal: pure, so it may run on any thread.
#[derive(Debug, Clone)]
pub enum Job {
    /// Find the facets of an article by rules.
    Extract(Arc<Document>),
    /// Build the index of an article.
    Index(Arc<Document>, Arc<Briefing>),
    /// List the words of an article that is too long for an index.
    Dictionary(Arc<Document>, Arc<Briefing>),
    /// Answer a query.
    Search(Request),
}

impl Job {
    /// Does the work and answers with a message.
    pub fn run(self) -> Msg {
        match self {
            Self::Extract(document) => {
                let briefing = facets::extract(&document);
                Msg::Extracted(document, Arc::new(briefing))
            }
            Self::Index(document, briefing) => {
                let index = SearchIndex::build(&document, &briefing);
                Msg::Indexed(document, Arc::new(index))
            }
            Self::Dictionary(document, briefing) => {
                let words = Dictionary::of(&document, &briefing, &Alone);
                Msg::Words(document, Arc::new(words))
            }
            Self::Search(request) => Msg::Found(request.generation, Box::new(request.run())),
        }
    }

    /// What it is about. A newer job makes the answer to an older one about the
    /// same worthless.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Extract(_) => Subject::Facets,
            Self::Index(..) | Self::Dictionary(..) => Subject::Index,
            Self::Search(_) => Subject::Search,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    const PARAGRAPHS: usize = 2_000;

    fn document() -> Arc<Document> {
        let text = "The Council of Norrland wants patrols, but funds are scarce. ".repeat(10);
        let mut builder = DocumentBuilder::new();
        for _ in 0..PARAGRAPHS {
            builder.block(BlockKind::Paragraph, &text, 0..0);
        }
        Arc::new(builder.finish())
    }

    #[test]
    fn a_job_ends_soon_after_its_document_is_left() {
        let jobs = |document: &Arc<Document>| {
            [
                Job::Extract(document.clone()),
                Job::Index(document.clone(), Arc::default()),
                Job::Dictionary(document.clone(), Arc::default()),
            ]
        };
        for number in 0..3 {
            let document = document();
            let job = jobs(&document)[number].clone();
            let steps = document.halt().steps_after(|| drop(job.run()));
            // What would follow looks once and is not begun, or once a paragraph.
            assert!(steps < PARAGRAPHS * 2, "{number}: {steps} steps");
        }
    }
}
