//! How an article is to be read: as which format, through which program.

use std::path::Path;

use crate::formats::{self, Format};
use crate::runtime::converters::{self, Converter};
use crate::runtime::fetch::FetchError;

/// How an article is to be read.
#[derive(Debug, Clone)]
pub struct How {
    /// The format or the converter that was asked for, by name.
    pub from: Option<String>,
    /// Programs that convert documents; of two for the same the first.
    pub converters: Vec<Converter>,
    /// Whether addresses may be fetched.
    pub network: bool,
}

impl Default for How {
    fn default() -> Self {
        Self {
            from: None,
            converters: converters::known(),
            network: true,
        }
    }
}

/// What reads an article.
#[derive(Debug, Clone)]
pub(super) enum Way {
    Format(&'static Format),
    Converter(Converter),
}

impl How {
    /// What reads an article of this name that begins with these bytes: what was
    /// asked for, or what the name tells, or its beginning.
    pub(super) fn way(&self, name: Option<&Path>, bytes: &[u8]) -> Way {
        let called = |name: &str| self.converters.iter().find(|known| known.name == name);
        if let Some(from) = self.from.as_deref() {
            if let Some(converter) = called(from) {
                return Way::Converter(converter.clone());
            }
            if let Some(format) = formats::named(from) {
                return Way::Format(format);
            }
        }
        let by_name = name.and_then(|name| self.converters.iter().find(|known| known.takes(name)));
        let by_start = || {
            let is_told = name.is_some_and(formats::tells);
            converters::sniff(bytes)
                .and_then(called)
                .filter(|_| !is_told)
        };
        match by_name.or_else(by_start) {
            Some(converter) => Way::Converter(converter.clone()),
            None => Way::Format(formats::sniff(name, bytes)),
        }
    }

    /// The same with what a server tells of the content.
    pub(super) fn told(mut self, kind: Option<&str>) -> Result<Self, FetchError> {
        if self.from.is_some() {
            return Ok(self);
        }
        let Some(kind) = kind else { return Ok(self) };
        self.from = match kind {
            "text/html" | "application/xhtml+xml" => Some("html"),
            "text/markdown" | "text/x-markdown" => Some("markdown"),
            "application/epub+zip" => Some("epub"),
            _ => converters::of_content_type(kind),
        }
        .map(str::to_owned);
        let family = kind.split('/').next().unwrap_or_default();
        if self.from.is_none() && matches!(family, "image" | "audio" | "video" | "font") {
            return Err(FetchError::Kind(kind.to_owned()));
        }
        Ok(self)
    }
}
