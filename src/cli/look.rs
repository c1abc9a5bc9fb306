//! What decides how the screen looks: arguments before what was remembered or
//! configured, and that before what the environment tells.

use super::arguments::{GlyphSet, LookArguments};
use crate::app::panes::themes::{AUTO, Themes};
use crate::app::settings::Settings;
use crate::app::{Background, Model};
use crate::runtime::config::Config;
use crate::runtime::converters::Converter;
use crate::runtime::folders::Folders;
use crate::runtime::look::{self, Look};
use crate::runtime::saver::Memory;
use crate::text::Clean;
use crate::ui::theme::{ASCII, Depth, UNICODE};

/// The theme that has no colours.
const MONO: &str = "mono";

/// A variable of the environment; one that is empty counts as none.
type Variable<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Refuses a theme that nobody knows.
///
/// # Errors
///
/// The names that are known.
pub(super) fn check(arguments: &LookArguments, folders: &Folders) -> anyhow::Result<()> {
    let Some(name) = arguments.theme.as_deref().filter(|name| *name != AUTO) else {
        return Ok(());
    };
    let choices = look::choices(folders.themes().as_deref());
    let known: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
    if !known.contains(&name) {
        anyhow::bail!("no theme {name}; there are {}", known.join(", "));
    }
    Ok(())
}

/// How the screen looks at first, and what that was decided with.
pub(super) struct Start {
    /// How the theme is made.
    pub(super) look: Look,
    /// Where choices are remembered, if anywhere.
    pub(super) memory: Option<Memory>,
    /// Converters that are configured.
    pub(super) converters: Vec<Converter>,
    themes: Themes,
    settings: Settings,
    background: Option<Background>,
    /// Whether the pointer is reported to the program.
    mouse: bool,
    /// Whether nothing of this time is to be remembered.
    pub(super) is_private: bool,
    /// What is to be told to the reader.
    pub(super) told: Vec<Clean>,
    /// Whether nothing was ever remembered.
    pub(super) is_first: bool,
}

impl Start {
    /// Decides, for arguments that [`check`] lets pass; `private` asks that
    /// nothing be remembered.
    pub(super) fn new(
        arguments: &LookArguments,
        private: bool,
        folders: &Folders,
        variable: Variable<'_>,
    ) -> Self {
        let (config, mut told) = Config::load(folders.configuration.as_deref());
        let is_private = private || config.private == Some(true);
        let (memory, settings, of_memory) = Memory::load(folders.state.clone(), is_private);
        told.extend(of_memory);
        let is_first = memory.is_some() && settings == Settings::default();
        let settings = settings.under(config.configured);
        let plain = match arguments.glyphs() {
            Some(GlyphSet::Ascii) => true,
            Some(GlyphSet::Unicode) => false,
            None => config.ascii.unwrap_or(!shows_unicode(variable)),
        };
        let glyphs = if plain { &ASCII } else { &UNICODE };
        let mut themes = Themes {
            choices: look::choices(folders.themes().as_deref()),
            chosen: 0,
        };
        let asked = arguments.theme.as_deref();
        if let Some(name) = asked.filter(|name| *name != AUTO) {
            themes.choose(name);
        } else if variable("NO_COLOR").is_some() {
            themes.choose(MONO);
        } else if let (Some(name), None) = (settings.theme(), asked)
            && !themes.choose(name)
        {
            told.push(Clean::line(&format!(
                "no theme {name}; the default is shown"
            )));
        }
        let background = settings.background.or_else(|| background_hint(variable));
        Self {
            look: Look::new(depth(variable), glyphs, folders.themes()),
            memory,
            converters: config.converters,
            themes,
            settings,
            background,
            mouse: !arguments.no_mouse && config.mouse != Some(false),
            is_private,
            told,
            is_first,
        }
    }

    /// Puts into the model what was decided; `width` is the widest text column
    /// that was asked for, in cells.
    pub(super) fn put_into(self, model: &mut Model, width: Option<u16>) -> (Look, Option<Memory>) {
        model.themes = self.themes;
        model.background = self.background;
        model.mouse = self.mouse;
        model.begin_with(self.settings, width);
        for told in &self.told {
            model.warn(told);
        }
        if self.is_first {
            model.welcome();
        }
        (self.look, self.memory)
    }
}

/// Colours that the terminal says it has.
fn depth(variable: Variable<'_>) -> Depth {
    let set = |name: &str| variable(name).unwrap_or_default();
    let (colours, terminal) = (set("COLORTERM"), set("TERM"));
    if colours == "truecolor" || colours == "24bit" || terminal.ends_with("-direct") {
        Depth::True
    } else if terminal.contains("256color") {
        Depth::Indexed
    } else if terminal.starts_with("vt") || terminal.ends_with("-m") {
        Depth::Mono
    } else {
        Depth::Ansi
    }
}

/// Whether the locale is one of UTF-8. One that is set nowhere says nothing:
/// there a terminal that shows no Unicode is rarer than a bare environment.
fn shows_unicode(variable: Variable<'_>) -> bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    names.into_iter().find_map(variable).is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// What the environment tells of the background: the last number of
/// `COLORFGBG`.
fn background_hint(variable: Variable<'_>) -> Option<Background> {
    let colours = variable("COLORFGBG")?;
    let ground: u8 = colours.rsplit(';').next()?.parse().ok()?;
    Some(match ground {
        7 | 9..=15 => Background::Light,
        _ => Background::Dark,
    })
}

#[cfg(test)]
mod tests;
