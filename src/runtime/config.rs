//! `config.toml`: what the reader wants every time.
//!
//! Reading it never fails: what is not understood is told, with row and column,
//! and the rest counts.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::converters::Converter;
use super::source;
use crate::app::layout::MEASURES;
use crate::app::settings::Choices;
use crate::formats;
use crate::text::{Clean, Flaw};

/// Name of the file in the folder of the configuration.
const FILE: &str = "config.toml";
/// What is wrong with a value that is no truth value.
const TRUTH: &str = "must be true or false";

/// What the reader wants every time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// What can be changed inside too.
    pub configured: Choices,
    /// Whether to draw with plain signs.
    pub ascii: Option<bool>,
    /// Whether nothing is to be remembered.
    pub private: Option<bool>,
    /// Whether the pointer is reported to the program.
    pub mouse: Option<bool>,
    /// Programs that convert documents.
    pub converters: Vec<Converter>,
}

impl Config {
    /// Reads the configuration of a folder, and what is to be told about it. A
    /// folder without one is as good as an empty one.
    pub fn load(folder: Option<&Path>) -> (Self, Vec<Clean>) {
        let read = folder.map(|folder| source::read_small(&folder.join(FILE)));
        let (config, flaws) = match read {
            Some(Ok(text)) => {
                let (config, flaws) = Self::parse(&text);
                (config, flaws.iter().map(ToString::to_string).collect())
            }
            Some(Err(error)) if !error.reason.is_absence() => {
                (Self::default(), vec![format!(" {}", error.reason)])
            }
            Some(Err(_)) | None => (Self::default(), Vec::new()),
        };
        let told = |flaw: &String| Clean::name(&format!("{FILE}:{flaw}"));
        (config, flaws.iter().map(told).collect())
    }

    /// Reads a configuration, and what is wrong with it.
    fn parse(text: &str) -> (Self, Vec<Flaw>) {
        let mut config = Self::default();
        let file = match DeTable::parse(text) {
            Ok(file) => file,
            Err(error) => return (config, vec![Flaw::in_toml(text, &error)]),
        };
        let mut flaws = Vec::new();
        for (key, value) in file.get_ref() {
            let name = key.get_ref().as_ref();
            if let ("converters", DeValue::Table(table)) = (name, value.get_ref()) {
                for (name, value) in table {
                    match converter(name.get_ref(), value.get_ref()) {
                        Ok(converter) => config.converters.push(converter),
                        Err(reason) => {
                            let reason = format!("converter {} {reason}", name.get_ref());
                            flaws.push(Flaw::new(text, name.span().start, &reason));
                        }
                    }
                }
                continue;
            }
            match config.set(name, value) {
                Set::Done => {}
                Set::Wrong(reason) => {
                    let reason = format!("{name} {reason}");
                    flaws.push(Flaw::new(text, value.span().start, &reason));
                }
                Set::Unknown => {
                    let reason = format!("unknown key {name}");
                    flaws.push(Flaw::new(text, key.span().start, &reason));
                }
            }
        }
        flaws.sort_by_key(|flaw| (flaw.row, flaw.column));
        (config, flaws)
    }

    fn set(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Set {
        let value = value.get_ref();
        match name {
            "theme" => match value.as_str() {
                Some(name) => self.configured.theme = Some(Clean::line(name)),
                None => return Set::Wrong("must be the name of a theme".to_owned()),
            },
            "glyphs" => match value.as_str() {
                Some("ascii") => self.ascii = Some(true),
                Some("unicode") => self.ascii = Some(false),
                Some(_) | None => {
                    return Set::Wrong("must be \"unicode\" or \"ascii\"".to_owned());
                }
            },
            "measure" => {
                let number = value.as_integer().and_then(|number| {
                    let number = u16::from_str_radix(number.as_str(), number.radix()).ok()?;
                    Some(number).filter(|number| MEASURES.contains(number))
                });
                let (least, most) = (MEASURES.start(), MEASURES.end());
                match number {
                    Some(number) => self.configured.measure = Some(number),
                    None => {
                        return Set::Wrong(format!("must be a number from {least} to {most}"));
                    }
                }
            }
            "justify" => match value.as_bool() {
                Some(wanted) => self.configured.justify = Some(wanted),
                None => return Set::Wrong(TRUTH.to_owned()),
            },
            "private" => match value.as_bool() {
                Some(wanted) => self.private = Some(wanted),
                None => return Set::Wrong(TRUTH.to_owned()),
            },
            "mouse" => match value.as_bool() {
                Some(wanted) => self.mouse = Some(wanted),
                None => return Set::Wrong(TRUTH.to_owned()),
            },
            "hyphenate" => match value.as_bool() {
                Some(wanted) => self.configured.hyphenate = Some(wanted),
                None => return Set::Wrong(TRUTH.to_owned()),
            },
            "converters" => return Set::Wrong("must be a table of tables".to_owned()),
            _ => return Set::Unknown,
        }
        Set::Done
    }
}

/// Reads a converter: what it is for, what is run, what comes out.
fn converter(name: &str, value: &DeValue<'_>) -> Result<Converter, String> {
    let DeValue::Table(table) = value else {
        return Err("must be a table".to_owned());
    };
    let mut converter = Converter {
        name: name.to_owned(),
        extensions: vec![name.to_lowercase()],
        command: Vec::new(),
        gives: "plain".to_owned(),
    };
    for (key, value) in table {
        let value = value.get_ref();
        match key.get_ref().as_ref() {
            "command" => converter.command = strings(value).ok_or("needs a command of strings")?,
            "extensions" => {
                converter.extensions = strings(value).ok_or("needs extensions in strings")?;
            }
            "gives" => {
                let names = || formats::FORMATS.map(|format| format.name).join(", ");
                let gives = value.as_str().filter(|name| formats::named(name).is_some());
                let gives = gives.ok_or_else(|| format!("may give {}", names()))?;
                gives.clone_into(&mut converter.gives);
            }
            other => return Err(format!("has an unknown key {other}")),
        }
    }
    if converter.command.is_empty() {
        return Err("needs a command".to_owned());
    }
    Ok(converter)
}

fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    let values = value.as_array()?.iter();
    values
        .map(|value| value.get_ref().as_str().map(str::to_owned))
        .collect()
}

enum Set {
    Done,
    Wrong(String),
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Config, Vec<String>) {
        let (config, flaws) = Config::parse(text);
        (config, flaws.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_is_understood_counts_whatever_stands_beside_it() {
        let (config, flaws) =
            parsed("theme = \"sepia\"\nglyph = 3\nmeasure = 7\n[keys]\nq = 1\n[colours]\n");
        assert_eq!(config.configured.theme.as_deref(), Some("sepia"));
        assert_eq!(config.configured.measure, None);
        assert_eq!(
            flaws,
            [
                "2:1: unknown key glyph",
                "3:11: measure must be a number from 20 to 120",
                "4:2: unknown key keys",
                "6:2: unknown key colours",
            ]
        );
        let (config, flaws) = parsed("glyphs = \"ascii\"\nmeasure = 60\njustify = true");
        assert_eq!(config.configured.justify, Some(true));
        assert_eq!(
            (config.ascii, config.configured.measure),
            (Some(true), Some(60))
        );
        assert_eq!(flaws, [""; 0]);
    }

    #[test]
    fn converters_are_read_each_by_itself() {
        let (config, flaws) = parsed(
            "[converters.djvu]\ncommand = ['djvutxt', '-']\n[converters.doc]\ncommand = ['catdoc']\nextensions = ['doc', 'dot']\ngives = 'html'\n[converters.a]\n[converters.b]\ncommand = 'x'\n[converters.c]\ncommand = ['x']\ngives = 'cards'\n[converters.d]\nruns = 1\n",
        );
        let read: Vec<_> = config
            .converters
            .iter()
            .map(|read| {
                (
                    read.command.join(" "),
                    read.extensions.join(" "),
                    read.gives.as_str(),
                )
            })
            .collect();
        let told = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let (djvu, doc) = (told("djvutxt -", "djvu"), told("catdoc", "doc dot"));
        assert!(read.contains(&(djvu.0, djvu.1, "plain")), "{read:?}");
        assert!(read.contains(&(doc.0, doc.1, "html")), "{read:?}");
        assert_eq!(
            flaws,
            [
                "7:13: converter a needs a command",
                "8:13: converter b needs a command of strings",
                "10:13: converter c may give epub, html, markdown, plain",
                "13:13: converter d has an unknown key runs",
            ]
        );
        assert_eq!(parsed("converters = 1").1.len(), 1);
    }

    #[test]
    fn what_is_no_configuration_is_told_and_nothing_more() {
        for text in [
            "theme = 7",
            "glyphs = \"latin\"",
            "justify = 1",
            "hyphenate = \"no\"",
            "a = [1, 'x'",
            "{[=broken",
            &format!("a = {}", "[".repeat(200_000)),
            "theme = \"\u{1b}]0;x\u{7}\"",
        ] {
            let (config, flaws) = parsed(text);
            assert_eq!((config, flaws.len()), (Config::default(), 1), "{text:.40}");
        }
    }

    #[test]
    fn a_folder_without_one_is_silent_and_a_strange_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Config::load(Some(folder.path())).1.is_empty());
        assert!(Config::load(Some(&folder.path().join("none"))).1.is_empty());
        assert!(Config::load(None).1.is_empty());
        let file = folder.path().join(FILE);
        std::fs::write(&file, b"theme = \"\xff\"").unwrap();
        assert_eq!(Config::load(Some(folder.path())).1.len(), 1);
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        let told = Config::load(Some(folder.path())).1;
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with("config.toml: is a directory"),
            "{told:?}"
        );
    }
}
