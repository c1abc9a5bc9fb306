//! The box of articles that can be opened: recent ones, and files of the current
//! folder.

use std::ops::Range;

use crate::app::address::Address;
use crate::app::line::InputLine;
use crate::app::list::ListCursor;
use crate::search::rank_labels;
use crate::text::Clean;

/// An article that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its title, or the name of its file.
    pub title: Clean,
    /// Where it is, for people.
    pub place: Clean,
    /// Share of its sentences that was read, in percent, where it was opened
    /// before.
    pub read: Option<usize>,
    /// When it was opened last: "2 days ago".
    pub when: Clean,
    /// Where it is.
    pub address: Address,
}

/// An article that fits what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitting {
    /// Its number among all.
    pub at: usize,
    /// Bytes of its title to highlight.
    pub in_title: Vec<Range<usize>>,
    /// Bytes of its place to highlight.
    pub in_place: Vec<Range<usize>>,
}

/// State of the box.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// What is typed.
    pub line: InputLine,
    /// The chosen row and the first row shown.
    pub cursor: ListCursor,
    /// All that can be opened; none while they are being looked for.
    pub articles: Option<Vec<Known>>,
    /// Those that fit what is typed, best first.
    pub fitting: Vec<Fitting>,
}

impl Library {
    /// Takes what can be opened.
    pub fn put(&mut self, articles: Vec<Known>) {
        self.articles = Some(articles);
        self.narrow();
    }

    /// Finds those that fit what is typed by title and place, as the palette finds
    /// commands; what is typed as a path, by its beginning.
    pub fn narrow(&mut self) {
        self.cursor = ListCursor::default();
        let articles = self.articles.as_deref().unwrap_or_default();
        let typed = self.line.text().trim();
        if ["/", "~/", "./", "../"]
            .iter()
            .any(|start| typed.starts_with(start))
        {
            let begins = |known: &Known| {
                let place = known.place.starts_with(typed);
                place || known.address.as_str().starts_with(typed)
            };
            let numbers = (0..).zip(articles).filter(|(_, known)| begins(known));
            self.fitting = numbers
                .map(|(at, _)| Fitting {
                    at,
                    in_title: Vec::new(),
                    in_place: Vec::new(),
                })
                .collect();
            return;
        }
        let labels: Vec<String> = articles
            .iter()
            .map(|known| format!("{}\n{}", known.title, known.place))
            .collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        self.fitting = rank_labels(self.line.text(), &labels)
            .into_iter()
            .filter_map(|(at, matched)| {
                let title = articles.get(at)?.title.len();
                let place = |bytes: &Range<usize>| {
                    let start = bytes.start.checked_sub(title + 1)?;
                    Some(start..bytes.end - title - 1)
                };
                Some(Fitting {
                    at,
                    in_place: matched.iter().filter_map(place).collect(),
                    in_title: matched
                        .into_iter()
                        .filter(|bytes| bytes.end <= title)
                        .collect(),
                })
            })
            .collect();
    }

    /// An article by its row.
    pub fn at(&self, row: usize) -> Option<&Known> {
        let fitting = self.fitting.get(row)?;
        self.articles.as_ref()?.get(fitting.at)
    }

    /// What would be opened: the chosen article, or what is typed as a path or
    /// URL where no article fits.
    pub fn chosen(&self) -> Option<Address> {
        let typed = self.line.text().trim();
        match self.at(self.cursor.selected) {
            Some(known) => Some(known.address.clone()),
            None if typed.is_empty() => None,
            None => Some(Address::new(typed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let known = |title: &str, place: &str| Known {
            title: Clean::line(title),
            place: Clean::line(place),
            read: None,
            when: Clean::default(),
            address: Address::new(place),
        };
        let mut library = Library::default();
        library.put(vec![
            known("Harbours of the north", "/texts/north.md"),
            known("On ferries", "/texts/harbours/ferries.txt"),
        ]);
        library
    }

    #[test]
    fn articles_are_found_by_title_and_by_place() {
        let mut library = library();
        assert_eq!(library.fitting.len(), 2);
        library.line.insert("ferries");
        library.narrow();
        assert_eq!(library.fitting.len(), 1);
        assert_eq!(library.fitting[0].in_title.first(), Some(&(3..10)));
        assert_eq!(library.fitting[0].in_place.first(), Some(&(16..23)));
        let chosen = library.chosen().unwrap();
        assert_eq!(chosen.as_str(), "/texts/harbours/ferries.txt");
    }

    #[test]
    fn a_path_may_be_typed() {
        let mut library = library();
        library.line.insert("../other.md ");
        library.narrow();
        assert!(library.fitting.is_empty());
        assert_eq!(library.chosen(), Some(Address::new("../other.md")));
        library.line = InputLine::new("/texts/h");
        library.narrow();
        assert_eq!(library.fitting.len(), 1);
        let chosen = library.chosen().unwrap();
        assert_eq!(chosen.as_str(), "/texts/harbours/ferries.txt");
        assert_eq!(Library::default().chosen(), None);
    }
}
