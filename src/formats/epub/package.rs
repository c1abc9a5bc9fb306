//! The files that tell what a book consists of: container, package, contents.
//!
//! XML is read event by event. Declarations of entities are passed over, and a
//! reference to one stays as it is written, so that none can grow.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Most chapters of a book.
const MOST_CHAPTERS: usize = 2000;
/// Most entries of its contents.
const MOST_ENTRIES: usize = 20_000;
/// Deepest level of its contents.
const DEEPEST: u8 = 6;

/// What a package says of its book.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) titles: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) dates: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) sources: Vec<String>,
    /// Files of the chapters in order of reading, as they are named in the package.
    pub(super) chapters: Vec<String>,
    /// Whether there are more chapters than are read.
    pub(super) is_cut: bool,
    /// The file with the contents, by the newer and by the older way.
    pub(super) nav: Option<String>,
    pub(super) ncx: Option<String>,
    /// Files that only lead to others: cover, contents.
    pub(super) guides: Vec<String>,
}

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) title: String,
    /// The file and the place in it, as they are named.
    pub(super) target: String,
    /// Whether it has no place of its own but that of the entry below it.
    pub(super) is_part: bool,
}

/// A step through XML.
enum Step<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Goes through XML; stops at the first error, and says so.
fn walk(xml: &str, mut take: impl FnMut(Step<'_>)) -> bool {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => take(Step::Open(tag.local_name().as_ref(), &tag)),
            Ok(Event::Empty(tag)) => {
                let name = tag.local_name();
                take(Step::Open(name.as_ref(), &tag));
                take(Step::Close(name.as_ref()));
            }
            Ok(Event::End(tag)) => take(Step::Close(tag.local_name().as_ref())),
            Ok(Event::Text(text)) => take(Step::Text(&text)),
            Ok(Event::CData(text)) => take(Step::Text(&text)),
            Ok(Event::GeneralRef(name)) => match referred(&name) {
                Some(c) => take(Step::Text(c.encode_utf8(&mut [0; 4]))),
                None => take(Step::Text(&format!("&{};", &*name))),
            },
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) => return true,
            Err(_) => return false,
        }
    }
}

/// The character that a reference stands for, if it is one of those that need no
/// declaration.
fn referred(name: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Some(c);
    }
    match &**name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = tag.try_get_attribute(wanted).ok()??;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), String::from))
}

/// The package that a container names.
pub(super) fn container(xml: &str) -> Option<String> {
    let mut path = None;
    walk(xml, |step| {
        if let Step::Open("rootfile", tag) = step {
            path = path.take().or_else(|| attribute(tag, "full-path"));
        }
    });
    path
}

/// Reads a package; none if it names no chapter. One that is no XML from
/// some place on counts up to there.
pub(super) fn package(xml: &str) -> Option<Package> {
    let mut package = Package::default();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut spine = Vec::new();
    let mut ncx = None;
    let mut field = String::new();
    let is_whole = walk(xml, |step| match step {
        Step::Open(name, tag) => {
            field.clear();
            match name {
                "item" => {
                    let (Some(id), Some(file)) = (attribute(tag, "id"), attribute(tag, "href"))
                    else {
                        return;
                    };
                    let properties = attribute(tag, "properties").unwrap_or_default();
                    if properties
                        .split_whitespace()
                        .any(|property| property == "nav")
                    {
                        package.nav = Some(file.clone());
                    }
                    if attribute(tag, "media-type").as_deref() == Some("application/x-dtbncx+xml") {
                        package.ncx = Some(file.clone());
                    }
                    files.insert(id, file);
                }
                "itemref" if attribute(tag, "linear").as_deref() != Some("no") => {
                    spine.extend(attribute(tag, "idref"));
                }
                "spine" => ncx = attribute(tag, "toc"),
                "reference" => {
                    let kind = attribute(tag, "type").unwrap_or_default();
                    if matches!(
                        kind.as_str(),
                        "cover" | "toc" | "title-page" | "copyright-page"
                    ) {
                        package.guides.extend(attribute(tag, "href"));
                    }
                }
                _ => {}
            }
        }
        Step::Text(text) => field.push_str(text),
        Step::Close(name) => {
            let place = match name {
                "title" => &mut package.titles,
                "creator" => &mut package.authors,
                "date" => &mut package.dates,
                "language" => &mut package.languages,
                "source" | "publisher" => &mut package.sources,
                _ => return,
            };
            let value = std::mem::take(&mut field);
            if !value.trim().is_empty() {
                place.push(value.trim().to_owned());
            }
        }
    });
    package.is_cut = spine.len() > MOST_CHAPTERS;
    spine.truncate(MOST_CHAPTERS);
    package.chapters = spine
        .iter()
        .filter_map(|id| files.get(id).cloned())
        .collect();
    if let Some(file) = ncx.and_then(|id| files.get(&id)) {
        package.ncx = Some(file.clone());
    }
    package.is_cut |= !is_whole;
    (!package.chapters.is_empty()).then_some(package)
}

/// Reads contents of the newer form: nested lists of links, and of words that name
/// the part which the links below them make up.
pub(super) fn nav(xml: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut level: u8 = 0;
    let (mut is_toc, mut is_seen) = (false, false);
    let (mut open, mut part): (Option<Entry>, Option<Entry>) = (None, None);
    let mut parts: Vec<Entry> = Vec::new();
    walk(xml, |step| match step {
        Step::Open("nav", tag) => {
            let kind = attribute(tag, "epub:type").or_else(|| attribute(tag, "role"));
            is_toc = !is_seen && kind.is_none_or(|kind| kind.contains("toc"));
            is_seen |= is_toc;
        }
        Step::Close("nav") => is_toc = false,
        Step::Open("ol", _) => level = level.saturating_add(1),
        Step::Close("ol") => level = level.saturating_sub(1),
        Step::Open("a", tag) if is_toc => {
            open = attribute(tag, "href").map(|target| Entry {
                level: level.clamp(1, DEEPEST),
                title: String::new(),
                target,
                is_part: false,
            });
        }
        Step::Open("span", _) if is_toc && open.is_none() => {
            part = Some(Entry {
                level: level.clamp(1, DEEPEST),
                title: String::new(),
                target: String::new(),
                is_part: true,
            });
        }
        Step::Close("span") => {
            if let Some(part) = part.take().filter(|_| parts.len() < usize::from(DEEPEST)) {
                parts.push(part);
            }
        }
        Step::Close("a") => {
            for mut part in parts.drain(..) {
                // One beside the entry has nothing below it.
                if let Some(entry) = open.as_ref().filter(|entry| part.level < entry.level) {
                    part.target.clone_from(&entry.target);
                    push(&mut entries, Some(part));
                }
            }
            push(&mut entries, open.take());
        }
        Step::Text(text) => {
            if let Some(entry) = open.as_mut().or(part.as_mut()) {
                entry.title.push_str(text);
            }
        }
        Step::Open(..) | Step::Close(_) => {}
    });
    entries
}

/// Reads contents of the older form: nested points of navigation.
pub(super) fn ncx(xml: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut level: u8 = 0;
    let mut is_label = false;
    let mut title = String::new();
    walk(xml, |step| match step {
        Step::Open("navPoint", _) => {
            level = level.saturating_add(1);
            title.clear();
        }
        Step::Close("navPoint") => level = level.saturating_sub(1),
        Step::Open("navLabel", _) => is_label = level > 0,
        Step::Close("navLabel") => is_label = false,
        Step::Text(text) if is_label => title.push_str(text),
        Step::Open("content", tag) if level > 0 => {
            let entry = attribute(tag, "src").map(|target| Entry {
                level: level.clamp(1, DEEPEST),
                title: std::mem::take(&mut title),
                target,
                is_part: false,
            });
            push(&mut entries, entry);
        }
        Step::Open(..) | Step::Close(_) | Step::Text(_) => {}
    });
    entries
}

fn push(entries: &mut Vec<Entry>, entry: Option<Entry>) {
    let Some(mut entry) = entry else { return };
    entry.title = entry.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !entry.title.is_empty() && entries.len() < MOST_ENTRIES {
        entries.push(entry);
    }
}

/// The name in the archive of what `href` means in the file `base`, and the place
/// in it; none if it leads out of the archive.
pub(super) fn resolve(base: &str, href: &str) -> Option<(String, Option<String>)> {
    let (path, place) = match href.split_once('#') {
        Some((path, place)) => (path, Some(decoded(place))),
        None => (href, None),
    };
    if path.starts_with('/') || path.contains([':', '\\']) {
        return None;
    }
    if path.is_empty() {
        return Some((base.to_owned(), place));
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let path = decoded(path);
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), place))
}

/// Text with its percent escapes decoded; one that is none stays.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(code.unwrap_or(*first));
        rest = after
            .get(if code.is_some() { 2 } else { 0 }..)
            .unwrap_or_default();
    }
    String::from_utf8_lossy(&out).into_owned()
}
