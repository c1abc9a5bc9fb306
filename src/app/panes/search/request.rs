//! A search to be done, and how it is done.

use std::sync::Arc;

use super::instead::instead;
use super::{Counts, Found, Generation, Instead, MOST_HITS, SCOPES, count};
use crate::app::hits::Question;
use crate::facets::Briefing;
use crate::search::scan::{
    Alone, Crew, Dictionary, Former, Scan, Scanned, can_scan, needs_dictionary,
};
use crate::search::{Answer, Filter, Options, Query, Scope, SearchIndex, parts, search, unquoted};
use crate::text::{Document, number_of};

/// Parts of a query of which something is told.
const MOST_PARTS: usize = 8;

/// A search to be done.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its number.
    pub generation: Generation,
    /// What is searched in; without it the text is scanned.
    pub index: Option<Arc<SearchIndex>>,
    /// The words of a long text, for a scan that finds nothing.
    pub dictionary: Option<Arc<Dictionary>>,
    /// The article of the index.
    pub document: Arc<Document>,
    /// Whether the article is only the start of one that is being read.
    pub is_start: bool,
    /// The facets of the index.
    pub briefing: Arc<Briefing>,
    /// What is asked.
    pub question: Question,
}

impl Request {
    /// Searches; pure, so it can be done anywhere.
    pub fn run(&self) -> Found {
        self.run_by(&Alone, &mut None, &mut |_| {})
            .unwrap_or_default()
    }

    /// Searches with a crew, and tells what was found so far while that takes long;
    /// none where it was stopped. `former` is what came of the last scan of this
    /// document, if anything.
    pub fn run_by(
        &self,
        crew: &dyn Crew,
        former: &mut Option<Box<Former>>,
        tell: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        if let Some(index) = &self.index {
            let ask = |query: &Query, options: &Options| {
                search(index, &self.document, &self.briefing, query, options)
            };
            return Some(self.found(&ask));
        }
        let scan = |query: &Query,
                    options: &Options,
                    former: Option<Box<Former>>,
                    tell: &mut dyn FnMut(Answer)| {
            let scan = Scan {
                document: &self.document,
                briefing: &self.briefing,
                dictionary: self.dictionary.as_deref(),
                query,
                options,
                crew,
            };
            scan.run(former, tell)
        };
        let query = Query::parse(&self.question.query, &self.briefing);
        if !can_scan(&query) {
            // It asks for nothing.
            let nothing = SearchIndex::build(&Document::default(), &Briefing::default());
            let ask = |query: &Query, options: &Options| {
                search(&nothing, &self.document, &self.briefing, query, options)
            };
            return Some(self.found(&ask));
        }
        let options = self.options(self.question.scope, MOST_HITS);
        let scanned = scan(&query, &options, former.take(), &mut |answer| {
            tell(Found {
                goes_on: true,
                ..self.told(answer)
            });
        });
        match scanned {
            Scanned::Stopped => None,
            Scanned::Found(answer, known) => {
                *former = Some(known);
                if !answer.hits.is_empty() {
                    return Some(self.told(answer));
                }
                let ask = |query: &Query, options: &Options| {
                    if !can_scan(query) {
                        return Answer::default();
                    }
                    match scan(query, options, None, &mut |_| {}) {
                        Scanned::Found(answer, _) => answer,
                        Scanned::Nothing(_) | Scanned::Stopped => Answer::default(),
                    }
                };
                let found = Found {
                    goes_on: self.is_start,
                    ..self.found(&ask)
                };
                Some(found).filter(|_| !crew.is_stopped())
            }
            Scanned::Nothing(known) => {
                *former = Some(known);
                Some(Found {
                    goes_on: self.is_start || needs_dictionary(&query),
                    ..self.told(Answer::default())
                })
            }
        }
    }

    fn options(&self, scope: Scope, limit: usize) -> Options {
        Options {
            scope,
            exact_only: self.question.exact_only,
            limit,
        }
    }

    /// An answer in its scope. Where that is not all, hits elsewhere are not counted.
    fn told(&self, mut answer: Answer) -> Found {
        answer.is_partial |= self.is_start;
        Found {
            question: self.question.clone(),
            goes_on: self.is_start,
            counts: SCOPES.map(|(scope, _)| count(&answer, scope)),
            answer,
            ..Found::default()
        }
    }

    /// All that is to be said of an answer, by a way to ask.
    fn found(&self, ask: &dyn Fn(&Query, &Options) -> Answer) -> Found {
        let briefing = &*self.briefing;
        let query = Query::parse(&self.question.query, briefing);
        let ask =
            |query: &Query, scope: Scope, limit: usize| ask(query, &self.options(scope, limit));
        let answer = ask(&query, self.question.scope, MOST_HITS);
        let everywhere;
        let all = if self.question.scope == Scope::All {
            &answer
        } else {
            everywhere = ask(&query, Scope::All, 0);
            &everywhere
        };
        let mut found = Found {
            question: self.question.clone(),
            counts: SCOPES.map(|(scope, _)| {
                if scope == self.question.scope {
                    answer.total()
                } else {
                    count(all, scope)
                }
            }),
            ..Found::default()
        };
        if answer.hits.is_empty() && !query.is_empty() {
            let scope = self.question.scope;
            let count_in = |text: &str, scope: Scope| {
                let answer = ask(&Query::parse(text, briefing), scope, 0);
                Counts {
                    sentences: count(&answer, Scope::Text),
                    entries: count(&answer, Scope::Entries),
                    headings: count(&answer, Scope::Sections),
                }
            };
            let counts = |text: &str| count_in(text, scope);
            let words = parts(&self.question.query);
            let words = words.iter().take(MOST_PARTS).map(|word| {
                // Whether a filter names anything neither its `!` nor the scope decides.
                let named = word.trim_start_matches('!');
                let counts = if Filter::of(word, briefing).is_some() {
                    count_in(named, Scope::All)
                } else {
                    // Of what is left out, how much that is.
                    counts(named)
                };
                ((*word).to_owned(), counts)
            });
            found.words = words.collect();
            if scope != Scope::All && all.total() > 0 {
                found.instead.push(Instead {
                    query: self.question.query.clone(),
                    scope: Scope::All,
                    counts: Counts {
                        sentences: count(all, Scope::Text),
                        entries: count(all, Scope::Entries),
                        headings: count(all, Scope::Sections),
                    },
                    why: format!("{} in All", number_of(all.total(), "hit")),
                });
            }
            let plain = unquoted(&self.question.query);
            let words: Vec<&str> = plain.split_whitespace().collect();
            let has_phrase = plain != self.question.query.as_str();
            let others = instead(&words, has_phrase, &answer.absent, &counts);
            let others = others.into_iter().map(|(query, counts, why)| Instead {
                query,
                scope,
                counts,
                why,
            });
            found.instead.extend(others);
        }
        if !answer.hits.is_empty() {
            let total = |text: &str| {
                let scope = self.question.scope;
                ask(&Query::parse(text, briefing), scope, 0).total()
            };
            found.left_out = left_out(&self.question.query, answer.total(), &total);
        }
        found.answer = answer;
        found
    }
}

/// What each part of a query that leaves out does so: how many hits there are without it,
/// beside those `found`.
fn left_out(query: &str, found: usize, total: &dyn Fn(&str) -> usize) -> Vec<(String, usize)> {
    let words = parts(query);
    let excludes = |part: &str| part.len() > 1 && part.starts_with('!');
    let numbered = words.iter().take(MOST_PARTS).enumerate();
    numbered
        .filter(|(_, part)| excludes(part))
        .map(|(at, part)| {
            let others = words.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<&str> = others.map(|(_, part)| *part).collect();
            // The word before the last one does not go on.
            let end = if at + 1 == words.len() { " " } else { "" };
            let others = format!("{}{end}", others.join(" "));
            ((*part).to_owned(), total(&others).saturating_sub(found))
        })
        .collect()
}
