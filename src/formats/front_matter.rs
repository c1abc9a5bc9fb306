//! Front matter: what stands about an article before its text.
//!
//! Only the few fields that [`Meta`] has are read, row by row: a full YAML
//! parser would bring anchors and aliases that grow without bound.

use std::borrow::Cow;

use super::html;
use crate::text::{Clean, Meta};

/// The front matter of `text`, which must end within `head`, and where the text
/// after it begins.
pub(super) fn split(head: &str) -> Option<(Meta, usize)> {
    let start = head.len() - head.trim_start_matches('\u{feff}').len();
    let mut rows = head.get(start..)?.split_inclusive('\n');
    let first = rows.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let body = start + first.len();
    let mut end = body;
    for row in rows {
        let closes = row.trim_end() == fence || (fence == "---" && row.trim_end() == "...");
        if closes {
            let meta = match fence {
                "---" => yaml(head.get(body..end)?)?,
                _ => toml(head.get(body..end)?)?,
            };
            return Some((meta, end + row.len()));
        }
        end += row.len();
    }
    None
}

/// The name of the page in front matter, without folders and ending: "quays" of
/// "permalink: /ports/quays.html".
pub(super) fn page_name(matter: &str) -> Option<&str> {
    let mut rows = matter.lines();
    let address = rows.find_map(|row| {
        // What is set in belongs to another field.
        let (field, address) = row.split_once([':', '='])?;
        matches!(field.trim_end(), "permalink" | "slug").then_some(address)
    })?;
    let address = address.split(" #").next()?;
    let address =
        address.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
    let name = address.rsplit('/').next()?;
    let name = [".html", ".htm", ".md"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name);
    name.contains(char::is_alphabetic).then_some(name)
}

/// Where a field belongs; earlier names of a field come first.
fn set(meta: &mut Meta, field: &str, value: &str) {
    let field = field.to_ascii_lowercase();
    let place = match field.as_str() {
        "title" | "headline" => &mut meta.title,
        "author" | "authors" | "by" | "byline" => &mut meta.author,
        "date" | "published" | "published_time" | "pubdate" | "publishdate" | "date_published"
        | "publication_date"
            // "published: true" tells no date.
            if value.contains(|c: char| c.is_ascii_digit()) =>
        {
            &mut meta.date
        }
        "source" | "source_url" | "url" | "link" | "canonical_url" => &mut meta.source,
        "lang" | "language" => &mut meta.language,
        _ => return,
    };
    // Generators of sites take "Quays&#58; a history" for HTML.
    let value = if value.contains('&') && value.contains(';') {
        Cow::Owned(html::unescaped(value))
    } else {
        Cow::Borrowed(value)
    };
    let value = without_links(&value);
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if place.is_none() && !value.is_empty() {
        *place = Some(Clean::line(&value));
    }
}

/// Text without the addresses of the links in it: "[Ann Lee](https://lee.example)".
fn without_links(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("](")
        && let Some((before, words)) = before.rsplit_once('[')
        && let Some((_, after)) = behind.split_once(')')
    {
        out.push_str(before);
        out.push_str(words);
        rest = after;
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Fields of YAML; none if the rows are no fields, as between two breaks.
fn yaml(rows: &str) -> Option<Meta> {
    let mut fields: Vec<(&str, Vec<String>)> = Vec::new();
    for row in rows.lines() {
        let trimmed = row.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let is_more = row.starts_with([' ', '\t']) || trimmed.starts_with("- ");
        let open = fields
            .last_mut()
            .filter(|(_, values)| is_more || is_open(values));
        if let Some((_, values)) = open {
            match trimmed.strip_prefix("- ").filter(|_| !is_open(values)) {
                Some(entry) => values.push(entry.trim().to_owned()),
                None => match values.last_mut() {
                    // The further fields of an author.
                    Some(last) if last.starts_with("name:") && trimmed.contains(": ") => {}
                    Some(last) => {
                        last.push(' ');
                        last.push_str(trimmed);
                    }
                    None => values.push(trimmed.to_owned()),
                },
            }
            continue;
        }
        let (field, value) = trimmed.split_once(':')?;
        // "title : The quay".
        let field = field.trim_end();
        if field.contains(char::is_whitespace) && !value.is_empty() && !value.starts_with(' ') {
            return None;
        }
        let value = value.trim();
        fields.push((
            field.trim_matches(['"', '\'']),
            match value {
                "" | ">" | ">-" | "|" | "|-" => Vec::new(),
                _ => vec![value.to_owned()],
            },
        ));
    }
    let mut meta = Meta::default();
    // Some generators call the title the name.
    let has_title = (fields.iter())
        .any(|(field, values)| field.eq_ignore_ascii_case("title") && !values.is_empty());
    for (field, values) in &fields {
        let is_title = !has_title && field.eq_ignore_ascii_case("name");
        let field = if is_title { "title" } else { field };
        let values: Vec<String> = values.iter().flat_map(|value| scalars(value)).collect();
        set(&mut meta, field, &values.join(", "));
    }
    (!fields.is_empty()).then_some(meta)
}

/// Whether the last of the values is a quoted string that goes on.
fn is_open(values: &[String]) -> bool {
    values.last().is_some_and(|value| {
        ['"', '\''].iter().any(|quote| {
            value.starts_with(*quote)
                && (value.len() == 1 || !value.ends_with(*quote) || value.ends_with("\\\""))
        })
    })
}

/// The values of a scalar or of a list in brackets, without quotes.
fn scalars(value: &str) -> Vec<String> {
    if let Some(list) = value
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'))
    {
        return list.split(',').map(|entry| unquote(entry.trim())).collect();
    }
    // An author with several fields, or a date: only the name or the first counts.
    let first = ["name:", "created:"];
    let first = first.iter().find_map(|field| value.strip_prefix(field));
    vec![unquote(first.unwrap_or(value).trim())]
}

fn unquote(value: &str) -> String {
    let inside = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    if let Some(inside) = inside('\'') {
        return inside.replace("''", "'");
    }
    let Some(inside) = inside('"') else {
        return value.to_owned();
    };
    let mut out = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let digits = match chars.next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some('n' | 'r' | 't' | '_' | 'N') => {
                out.push(' ');
                continue;
            }
            // The break of a row: what was joined by a space.
            Some(' ') => {
                let rest = chars.as_str().trim_start();
                if let Some(rest) = rest.strip_prefix("\\ ") {
                    out.push(' ');
                    chars = rest.chars();
                } else {
                    chars = rest.chars();
                }
                continue;
            }
            Some(c) => {
                out.push(c);
                continue;
            }
            None => break,
        };
        let code: String = chars.by_ref().take(digits).collect();
        let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        out.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    out
}

fn toml(rows: &str) -> Option<Meta> {
    let table: toml::Table = rows.parse().ok()?;
    let mut meta = Meta::default();
    for (field, value) in &table {
        match value {
            toml::Value::String(value) => set(&mut meta, field, value),
            toml::Value::Datetime(value) => set(&mut meta, field, &value.to_string()),
            toml::Value::Array(values) => {
                let values: Vec<&str> = values.iter().filter_map(toml::Value::as_str).collect();
                set(&mut meta, field, &values.join(", "));
            }
            toml::Value::Integer(_)
            | toml::Value::Float(_)
            | toml::Value::Boolean(_)
            | toml::Value::Table(_) => {}
        }
    }
    Some(meta)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> [Option<String>; 4] {
        let (meta, _) = split(text).unwrap();
        [meta.title, meta.author, meta.date, meta.source].map(|field| field.map(|f| f.to_string()))
    }

    #[test]
    fn a_page_may_have_a_name() {
        for (matter, name) in [
            ("---\npermalink: 'quays.html'\n---\n", Some("quays")),
            (
                "---\ntitle: A\npermalink: /ports/old-quays/\n---\n",
                Some("old-quays"),
            ),
            ("+++\nslug = \"quays\"\n+++\n", Some("quays")),
            ("---\npermalink: /2024/03/\n---\n", None),
            ("---\nlink: quays.html\n---\n", None),
        ] {
            assert_eq!(page_name(matter), name, "{matter}");
        }
    }

    #[test]
    fn fields_are_read_whatever_their_form() {
        let text = "---\ntitle: \"Two\\_rows \\u2013 of\\\n  \\ one\\\n  title\"\nauthors:\n- ann\n- name: Bob Clerk\ndate: '2024-03-14'\ntags: [a, b]\nurl: https://example.org/a:b\n---\nText\n";
        assert_eq!(
            told(text).map(Option::unwrap),
            [
                "Two rows – of onetitle",
                "ann, Bob Clerk",
                "2024-03-14",
                "https://example.org/a:b"
            ]
        );
        let (_, at) = split(text).unwrap();
        assert_eq!(&text[at..], "Text\n");
    }

    #[test]
    fn titles_may_be_written_as_html_and_in_rows() {
        for (written, title) in [
            ("\"Who pays?\\r\\nA history\"", "Who pays? A history"),
            ("Quays&#58; a history\nname: quays", "Quays: a history"),
            ("Ann &amp; Bob; Cranes", "Ann & Bob; Cranes"),
            ("Ann & Bob; <Cranes>", "Ann & Bob; <Cranes>"),
        ] {
            let text = format!("---\ntitle: {written}\n---\n");
            assert_eq!(told(&text)[0].as_deref(), Some(title), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_or_name_is_left_out() {
        let text = "---\ntitle: A\npublished: true\ndate: May 2024\n\
                    author: \"Jo [sic], [Ann Lee](https://lee.example) and Bob [sic]\"\n---\n";
        let [_, author, date, _] = told(text);
        assert_eq!(author.as_deref(), Some("Jo [sic], Ann Lee and Bob [sic]"));
        assert_eq!(date.as_deref(), Some("May 2024"));
        assert_eq!(told("---\ntitle: A\npublished: true\n---\n")[2], None);
    }

    #[test]
    fn a_name_is_the_title_of_what_has_no_other() {
        for text in [
            "---\nid: quays\nname: Quays of Moss\n---\n",
            "---\ntitle:\nname: Quays of Moss\n---\n",
        ] {
            assert_eq!(told(text)[0].as_deref(), Some("Quays of Moss"), "{text}");
        }
    }

    #[test]
    fn a_blank_may_stand_before_the_colon() {
        let text = "---\ntitle : The quay\ndate  : 2024-03-14\n---\nText\n";
        let (meta, _) = split(text).unwrap();
        assert_eq!(meta.title.as_deref(), Some("The quay"));
        assert_eq!(meta.date.as_deref(), Some("2024-03-14"));
    }

    #[test]
    fn a_quoted_title_may_go_on_in_the_next_row() {
        let text = "---\r\ntitle: \"One: two\r\nthree\"\r\nauthor: [Ann, 'Bob']\r\ndate: >\r\n  May 2024\r\n---\r\n";
        assert_eq!(
            told(text),
            [
                Some("One: two three".into()),
                Some("Ann, Bob".into()),
                Some("May 2024".into()),
                None
            ]
        );
    }

    #[test]
    fn of_an_author_with_several_fields_the_name_counts() {
        for text in [
            "---\nauthor:\n  name: Ann Lee\n  url: https://example.org\n---\n",
            "---\nauthors:\n- name: Ann Lee\n  affiliation: Harbour Institute\n---\n",
            "---\nauthor:\n  - name: \"Ann Lee\"\n---\n",
        ] {
            assert_eq!(told(text)[1].as_deref(), Some("Ann Lee"), "{text}");
        }
    }

    #[test]
    fn toml_fields_are_read() {
        let text = "+++\ntitle = \"A\"\nauthors = [\"Ann\", \"Bob\"]\ndate = 2024-03-14\n+++\n";
        assert_eq!(
            told(text),
            [
                Some("A".into()),
                Some("Ann, Bob".into()),
                Some("2024-03-14".into()),
                None
            ]
        );
    }

    #[test]
    fn text_between_breaks_is_no_front_matter() {
        for text in [
            "---\nSome text\nmore\n---\n",
            "---\ntitle: a\n",
            "Text\n---\na: b\n---\n",
            "---\n---\n",
            "+++\nx\n+++\n",
        ] {
            assert!(split(text).is_none(), "{text:?}");
        }
    }
}
