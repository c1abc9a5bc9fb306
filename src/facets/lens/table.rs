//! Tables of a lens file, read strictly.
//!
//! A table notes which keys it was asked for; what remains at the end is a key
//! that nothing reads, and an error, for a misspelt key would silently lose an
//! entry. So the known keys are named only where they are read.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::LensError;
use crate::text::Clean;
use crate::text::width::shortened;

/// Columns of foreign text that an error quotes.
const QUOTED: usize = 60;

/// Foreign text for an error: one row, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    shortened(&Clean::name(text), QUOTED, "…").into_owned()
}

/// The known word that a misspelt one is nearest to, or begins.
pub(super) fn nearest<'a>(misspelt: &str, known: &[&'a str]) -> Option<&'a str> {
    // A letter in three may be wrong, as with clap's suggestions.
    let most = (misspelt.chars().count() / 3).clamp(1, 3);
    let begins = |word: &str| misspelt.len() > 2 && word.starts_with(misspelt);
    known
        .iter()
        .map(|word| (strsim::osa_distance(misspelt, word), *word))
        .filter(|(distance, word)| *distance <= most || begins(word))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// The text of a lens file, for the places of errors.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(pub(super) &'a str);

impl Source<'_> {
    /// An error at a byte.
    pub(super) fn error(self, at: usize, reason: &str) -> LensError {
        LensError::new(self.0, at, reason)
    }
}

/// Parses a file into its outermost table.
pub(super) fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, LensError> {
    DeTable::parse(text).map_err(|error| LensError::in_toml(text, &error))
}

/// A text of the file, in one row and not empty.
#[derive(Clone)]
pub(super) struct Text<'a> {
    /// The text.
    pub(super) clean: Clean,
    /// As the file has it.
    pub(super) raw: &'a str,
    at: usize,
    source: Source<'a>,
}

impl Text<'_> {
    /// An error about this text.
    pub(super) fn error(&self, reason: &str) -> LensError {
        self.source.error(self.at, reason)
    }
}

/// A value under its key.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    key: &'static str,
    value: &'a DeValue<'a>,
    at: usize,
    source: Source<'a>,
}

impl<'a> Field<'a> {
    /// An error about this value.
    pub(super) fn error(&self, reason: &str) -> LensError {
        self.source.error(self.at, reason)
    }

    fn wrong_type(&self, wanted: &str) -> LensError {
        let found = match self.value.type_str() {
            kind @ ("array" | "integer") => format!("an {kind}"),
            kind => format!("a {kind}"),
        };
        self.error(&format!("`{}` must be {wanted}, not {found}", self.key))
    }

    /// The value as a text.
    pub(super) fn text(&self) -> Result<Text<'a>, LensError> {
        let DeValue::String(raw) = self.value else {
            return Err(self.wrong_type("a string"));
        };
        let clean = Clean::name(raw.trim());
        if clean.is_empty() {
            return Err(self.error(&format!("`{}` is empty", self.key)));
        }
        Ok(Text {
            clean,
            raw,
            at: self.at,
            source: self.source,
        })
    }

    /// The members of a list, or the value itself where one may stand alone.
    pub(super) fn members(&self, wanted: &str, alone: bool) -> Result<Vec<Self>, LensError> {
        match self.value {
            DeValue::Array(members) => Ok(members
                .iter()
                .map(|member| Self {
                    value: member.get_ref(),
                    at: member.span().start,
                    ..*self
                })
                .collect()),
            DeValue::String(_) if alone => Ok(vec![*self]),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_) => Err(self.wrong_type(wanted)),
        }
    }

    /// The value as a table, or nothing if it is something else.
    pub(super) fn table(&self, what: &'static str) -> Option<Table<'a>> {
        let DeValue::Table(table) = self.value else {
            return None;
        };
        Some(Table {
            what,
            keys: table,
            at: self.at,
            source: self.source,
            asked: Vec::new(),
        })
    }

    /// A whole number.
    pub(super) fn number(&self) -> Result<i64, LensError> {
        let number = self.value.as_integer();
        number
            .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok())
            .ok_or_else(|| self.wrong_type("a whole number"))
    }

    /// A number, whole or not.
    pub(super) fn decimal(&self) -> Result<f32, LensError> {
        let number = self.value.as_float();
        let number = number.and_then(|number| number.as_str().parse().ok());
        let number = number.or_else(|| {
            let whole = i16::try_from(self.number().ok()?).ok()?;
            Some(f32::from(whole))
        });
        number
            .filter(|number: &f32| number.is_finite() && number.abs() <= 1000.0)
            .ok_or_else(|| self.wrong_type("a number"))
    }

    /// Yes or no.
    pub(super) fn truth(&self) -> Result<bool, LensError> {
        self.value
            .as_bool()
            .ok_or_else(|| self.wrong_type("true or false"))
    }
}

/// A table of the file.
pub(super) struct Table<'a> {
    /// What it is in messages: "an entry".
    what: &'static str,
    keys: &'a DeTable<'a>,
    at: usize,
    source: Source<'a>,
    asked: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// The outermost table.
    pub(super) fn whole(text: &'a str, parsed: &'a Spanned<DeTable<'a>>) -> Self {
        Self {
            what: "a lens file",
            keys: parsed.get_ref(),
            at: 0,
            source: Source(text),
            asked: Vec::new(),
        }
    }

    /// The value under a key, which is known from now on.
    pub(super) fn field(&mut self, key: &'static str) -> Option<Field<'a>> {
        self.asked.push(key);
        let value = self.keys.get(key)?;
        Some(Field {
            key,
            value: value.get_ref(),
            at: value.span().start,
            source: self.source,
        })
    }

    /// The text under a key.
    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<Text<'a>>, LensError> {
        self.field(key).map(|field| field.text()).transpose()
    }

    /// The text under a key that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Result<Text<'a>, LensError> {
        self.text(key)?
            .ok_or_else(|| self.error(&format!("{} needs `{key}`", self.what)))
    }

    /// The texts of the list under a key.
    pub(super) fn texts(&mut self, key: &'static str) -> Result<Vec<Text<'a>>, LensError> {
        let Some(field) = self.field(key) else {
            return Ok(Vec::new());
        };
        let members = field.members("a list of strings", false)?;
        members.iter().map(Field::text).collect()
    }

    /// The tables of the list under a key.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        what: &'static str,
    ) -> Result<Vec<Table<'a>>, LensError> {
        let Some(field) = self.field(key) else {
            return Ok(Vec::new());
        };
        let wanted = "a list of tables";
        let members = field.members(wanted, false)?;
        members
            .iter()
            .map(|member| member.table(what).ok_or_else(|| member.wrong_type(wanted)))
            .collect()
    }

    /// An error about this table.
    pub(super) fn error(&self, reason: &str) -> LensError {
        self.source.error(self.at, reason)
    }

    /// Ends the reading of it: fails if a key was never asked for.
    pub(super) fn end(self) -> Result<(), LensError> {
        let unread = self
            .keys
            .keys()
            .filter(|key| !self.asked.contains(&key.get_ref().as_ref()))
            .min_by_key(|key| key.span().start);
        let Some(key) = unread else {
            return Ok(());
        };
        let name = key.get_ref();
        let reason = if let Some(nearest) = nearest(name, &self.asked) {
            format!("unknown key `{}`; did you mean `{nearest}`?", quoted(name))
        } else {
            let known = self.asked.join(", ");
            format!("unknown key `{}`; {} has {known}", quoted(name), self.what)
        };
        Err(self.source.error(key.span().start, &reason))
    }
}
