//! What a page says about its article: title, author, date, site.
//!
//! The sources are those that pages really fill: `meta` elements (Open Graph,
//! Dublin Core, Highwire), JSON-LD of schema.org, `time`, and links or classes that
//! name the author.

use serde_json::Value;

use super::super::byline;
use super::name::{Attribute, Name};
use super::tree::Tree;
use super::words::words_of;
use crate::text::{Clean, Meta, word};

/// Most bytes of a JSON-LD script that are read.
const LONGEST_SCRIPT: usize = 1 << 20;
/// Most objects of it that are looked at.
const MOST_OBJECTS: usize = 10_000;
/// Most nodes in an element that names an author or a date.
const MOST_NODES: usize = 40;
/// Most words of an author's name, or of several.
const NAME_WORDS: usize = 16;

/// What a page says, field by field, the best source first.
#[derive(Debug, Default)]
pub(super) struct About {
    titles: Vec<String>,
    authors: Vec<String>,
    dates: Vec<String>,
    sites: Vec<String>,
    addresses: Vec<String>,
    language: Option<String>,
}

impl About {
    /// The address of the page.
    pub(super) fn address(&self) -> Option<&str> {
        let mut addresses = self.addresses.iter().map(String::as_str);
        addresses.find(|address| address.starts_with("https://") || address.starts_with("http://"))
    }

    /// Reads what a page says.
    pub(super) fn read(tree: &Tree) -> Self {
        let mut about = Self::default();
        let mut told = Told::default();
        for (at, node) in tree.nodes().iter().enumerate() {
            match node.name() {
                Some(Name::Meta) => told.meta(tree, at),
                Some(Name::Title) if told.page.is_empty() => told.page = tree.text_within(at),
                Some(Name::Link) if tree.attribute(at, Attribute::Rel) == Some("canonical") => {
                    let href = tree.attribute(at, Attribute::Href).unwrap_or_default();
                    about.addresses.push(href.to_owned());
                }
                Some(Name::Script)
                    if tree.attribute(at, Attribute::Type) == Some("application/ld+json") =>
                {
                    told.script(&tree.text_within(at));
                }
                Some(_) => about.visible(tree, at),
                None => {}
            }
        }
        about.titles.extend(told.titles);
        // "The return of tariffs - by Ann Lee"
        let page = told.page.replace(['|', '–', '—'], "-");
        let credits = (page.split(" - "))
            .filter(|part| part.starts_with("by "))
            .filter_map(|part| byline::opening(part)?.author);
        about.authors.extend(credits);
        about.titles.push(told.page);
        about.authors.splice(0..0, told.authors);
        about.dates.extend(told.dates);
        about.sites = told.sites;
        about.addresses.extend(told.addresses);
        about.language = told.language;
        about
    }

    /// Reads what is shown on the page.
    fn visible(&mut self, tree: &Tree, at: usize) {
        let value = |name| tree.attribute(at, name).unwrap_or_default();
        if tree.name(at) == Some(Name::Time) {
            let shown = if tree.within(at).len() > MOST_NODES {
                String::new()
            } else {
                tree.text_within(at)
            };
            self.dates.extend(byline::date(&shown));
            if !value(Attribute::Datetime).is_empty() {
                self.dates.push(value(Attribute::Datetime).to_owned());
            }
            return;
        }
        let is_author = value(Attribute::Rel)
            .split_whitespace()
            .any(|rel| rel == "author")
            || value(Attribute::Itemprop) == "author";
        let is_byline = value(Attribute::Class).split_whitespace().any(|token| {
            words_of(token)
                .iter()
                .any(|word| matches!(word.as_str(), "byline" | "author"))
        });
        if !is_author && !is_byline {
            return;
        }
        if tree.within(at).len() > MOST_NODES {
            return;
        }
        let text = tree.text_within(at);
        let credit = byline::opening(&text);
        if let Some(credit) = credit {
            self.authors.extend(credit.author);
            self.dates.extend(credit.date);
        } else if is_author {
            self.authors.push(text);
        }
    }

    /// The heading that says the title which the page has elsewhere too, or else
    /// the first heading of the first level.
    pub(super) fn title_heading(
        &self,
        tree: &Tree,
        is_seen: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let titles: Vec<Vec<String>> = self.titles.iter().map(|title| word::terms(title)).collect();
        let mut best: Option<(usize, (usize, u8))> = None;
        let mut first = None;
        for at in 0..tree.nodes().len() {
            let level = tree.level(at);
            let Some(level) = level.filter(|level| *level <= 2 && is_seen(at)) else {
                continue;
            };
            let terms = word::terms(&tree.text_within(at));
            if level == 1 && !terms.is_empty() && first.is_none() {
                first = Some(at);
            }
            let is_told = |title: &Vec<String>| {
                !terms.is_empty() && title.windows(terms.len()).any(|part| part == terms)
            };
            // Of two that are as long the higher is the title, the other names the site.
            let weight = (terms.len(), u8::MAX - level);
            let is_better = best.is_none_or(|(_, most)| weight > most);
            if is_better && titles.iter().any(is_told) {
                best = Some((at, weight));
            }
        }
        best.map(|(at, _)| at).or(first)
    }

    /// Takes the date that a remark beside the title has, which is better than
    /// one for machines, and the author, who may be told better elsewhere.
    pub(super) fn remark(&mut self, remark: &str) {
        let author = byline::opening(remark).and_then(|credit| credit.author);
        self.authors.extend(author);
        let dates = remark.split(['|', '·', '•', '–', '—']).filter_map(|part| {
            // A place before it or a time behind it is no part of a date.
            let behind = || byline::date(part.split_once(", ")?.1);
            let before = || byline::date(part.rsplit_once(", ")?.0);
            byline::date(part).or_else(behind).or_else(before)
        });
        self.dates.splice(0..0, dates.take(1));
    }

    /// The title that is told beside the text, without the name of the site.
    fn title(&self) -> Option<String> {
        let title = self.titles.iter().find(|title| !title.trim().is_empty())?;
        let parts = [" | ", " - ", " – ", " — ", " · ", " :: ", " » "];
        let cut = parts
            .iter()
            .filter_map(|part| title.rfind(part).map(|at| (at, part.len())))
            .max();
        let Some((at, length)) = cut else {
            return Some(title.clone());
        };
        let before = title.get(..at).unwrap_or_default();
        let after = title.get(at + length..).unwrap_or_default();
        let is_site = self.sites.iter().any(|site| site == after)
            || before.split_whitespace().count() >= after.split_whitespace().count();
        Some(if is_site { before } else { title.as_str() }.to_owned())
    }

    /// What is known besides the text; `heading` is the title as a heading has it.
    pub(super) fn meta(&self, heading: Option<&str>) -> Meta {
        let line = |text: &str| Clean::line(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let is_name = |name: &&String| {
            let words = name.split_whitespace().count();
            (1..=NAME_WORDS).contains(&words) && !name.contains("://") && !name.contains('@')
        };
        let author = self.authors.iter().find(is_name);
        let without_by = author.map(|name| {
            let name = name.trim();
            let by = name.get(..3).filter(|by| by.eq_ignore_ascii_case("by "));
            let told = by.and_then(|_| byline::opening(name)?.author);
            told.unwrap_or_else(|| by.and_then(|_| name.get(3..)).unwrap_or(name).to_owned())
        });
        let date = self
            .dates
            .iter()
            .map(|date| calendar(date))
            .find(|date| !date.is_empty());
        let site = self.sites.iter().find(|site| !site.trim().is_empty());
        let address = self.address().map(str::to_owned);
        let source = match (site, address) {
            (Some(site), Some(address)) => Some(format!("{site}, {address}")),
            (site, address) => site.cloned().or(address),
        };
        Meta {
            title: heading
                .map(str::to_owned)
                .or_else(|| self.title())
                .map(|title| line(&title)),
            title_address: None,
            author: without_by.as_deref().map(line),
            date: date.map(line),
            source: source.map(|source| line(&source)),
            language: self.language.as_deref().map(line),
        }
    }
}

/// A date without the time of day that machines write behind it.
pub(in crate::formats) fn calendar(date: &str) -> &str {
    let date = date.trim();
    let day = date.get(..10).filter(|day| byline::date(day).is_some());
    let is_machine = date
        .get(10..11)
        .is_some_and(|sign| matches!(sign, "T" | " "));
    day.filter(|_| is_machine).unwrap_or(date)
}

/// What the head of a page tells.
#[derive(Debug, Default)]
struct Told {
    titles: Vec<String>,
    page: String,
    authors: Vec<String>,
    dates: Vec<String>,
    sites: Vec<String>,
    addresses: Vec<String>,
    language: Option<String>,
}

impl Told {
    fn meta(&mut self, tree: &Tree, at: usize) {
        let value = |name| tree.attribute(at, name);
        let name = value(Attribute::Property)
            .or(value(Attribute::Name))
            .or(value(Attribute::Itemprop));
        let (Some(name), Some(content)) = (name, value(Attribute::Content)) else {
            return;
        };
        let place = match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" | "citation_title" | "headline" => {
                &mut self.titles
            }
            "author" | "article:author" | "dc.creator" | "citation_author" | "parsely-author"
            | "byl" | "byline" => &mut self.authors,
            "article:published_time"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "dcterms.issued"
            | "citation_publication_date"
            | "parsely-pub-date"
            | "pubdate"
            | "datepublished"
            | "publish-date"
            | "publish_date" => &mut self.dates,
            "og:site_name" | "application-name" | "dc.publisher" => &mut self.sites,
            "og:url" => &mut self.addresses,
            _ => return,
        };
        if !content.trim().is_empty() {
            place.push(content.to_owned());
        }
    }

    /// Reads JSON-LD: the first object that is an article of any kind.
    fn script(&mut self, text: &str) {
        let Some(value) = (text.len() <= LONGEST_SCRIPT)
            .then(|| serde_json::from_str::<Value>(text).ok())
            .flatten()
        else {
            return;
        };
        let mut next = vec![&value];
        let mut seen = 0;
        while let Some(value) = next.pop() {
            seen += 1;
            if seen > MOST_OBJECTS {
                return;
            }
            match value {
                Value::Array(values) => next.extend(values.iter().rev()),
                Value::Object(object) => {
                    if is_article(object.get("@type")) {
                        self.article(object);
                        return;
                    }
                    next.extend(object.get("@graph"));
                    next.extend(object.get("mainEntity"));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }

    fn article(&mut self, object: &serde_json::Map<String, Value>) {
        let names = |field: &str| object.get(field).map(names).unwrap_or_default();
        self.titles.splice(0..0, names("headline"));
        let authors = names("author");
        if !authors.is_empty() {
            self.authors.insert(0, authors.join(", "));
        }
        self.dates.extend(names("datePublished"));
        self.sites.extend(names("publisher"));
        self.language = names("inLanguage").into_iter().next();
    }
}

/// Whether a type of schema.org is an article.
fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &str| {
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Report" | "Review")
    };
    match kind {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

/// The names in a field: a string, an object with a name, or several of these.
fn names(value: &Value) -> Vec<String> {
    let name = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => object
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_owned),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    };
    if let Value::Array(values) = value {
        return values.iter().filter_map(name).collect();
    }
    name(value).into_iter().collect()
}
