//! What answers the queries of the command line.

use crate::cli::arguments::Article;
use crate::cli::lenses::Finders;
use crate::facets::{Briefing, LONG, Provenance};
use crate::runtime::crew::Threads;
use crate::search::scan::{Dictionary, Former, Scan, Scanned, can_scan};
use crate::search::{Answer, Options, Query, Scope, SearchIndex};
use crate::text::Document;

/// An article, and what answers queries of it: an index where there is one, a scan
/// of the text where that is quicker and finds the same, or where the text is long.
pub(super) struct Searcher<'a> {
    pub(super) document: Document,
    pub(super) briefing: Briefing,
    options: &'a Options,
    index: Option<SearchIndex>,
    /// All words of a long text, once a query needed them.
    dictionary: Option<Dictionary>,
    former: Option<Box<Former>>,
    finders: Finders,
    /// Whether the entries are known.
    has_entries: bool,
}

impl<'a> Searcher<'a> {
    pub(super) fn new(
        document: Document,
        article: &Article,
        options: &'a Options,
    ) -> anyhow::Result<Self> {
        let finders = Finders::of(article)?;
        let is_asked = article.reading.lens.is_some() || options.scope == Scope::Entries;
        let is_long = document.len() > LONG && !is_asked;
        let briefing = if is_long {
            (finders.first)(&document)
        } else {
            finders.find(&document)
        };
        Ok(Self {
            has_entries: briefing.provenance != Provenance::Awaited,
            document,
            briefing,
            options,
            index: None,
            dictionary: None,
            former: None,
            finders,
        })
    }

    /// Whether entries are looked for only where a query names them.
    pub(super) fn leaves_out_entries(&self) -> bool {
        !self.has_entries && self.options.scope == Scope::All
    }

    pub(super) fn answer(&mut self, raw: &str) -> Answer {
        let mut query = Query::parse(raw, &self.briefing);
        let is_long = self.document.len() > LONG;
        if can_scan(&query) && (is_long || !query.may_be_initials()) {
            // A phrase with a typing error is found in entries only, unlike by an index.
            let is_all = |answer: &Answer| is_long || answer.remarks.is_empty();
            if let Some(answer) = self.scan(&query).filter(is_all) {
                return answer;
            }
            if is_long {
                if self.dictionary.is_none() {
                    let words = Dictionary::of(&self.document, &self.briefing, &Threads::default());
                    self.dictionary = Some(words);
                }
                return self.scan(&query).unwrap_or_default();
            }
        }
        if !self.has_entries {
            self.briefing = self.finders.find(&self.document);
            self.has_entries = true;
            query = Query::parse(raw, &self.briefing);
        }
        let (document, briefing) = (&self.document, &self.briefing);
        let index = self.index.take();
        let index = index.unwrap_or_else(|| SearchIndex::build(document, briefing));
        let answer = crate::search::search(&index, document, briefing, &query, self.options);
        self.index = Some(index);
        answer
    }

    /// What a scan of the text finds, if anything.
    fn scan(&mut self, query: &Query) -> Option<Answer> {
        if self.index.is_some() {
            return None;
        }
        let scan = Scan {
            document: &self.document,
            briefing: &self.briefing,
            dictionary: self.dictionary.as_ref(),
            query,
            options: self.options,
            crew: &Threads::default(),
        };
        match scan.run(self.former.take(), &mut |_| {}) {
            Scanned::Found(answer, former) => {
                self.former = Some(former);
                Some(answer)
            }
            Scanned::Nothing(former) => {
                self.former = Some(former);
                None
            }
            Scanned::Stopped => None,
        }
    }
}
