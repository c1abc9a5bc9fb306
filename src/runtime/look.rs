//! How the screen looks: the theme that is chosen, made for this terminal.

use std::path::{Path, PathBuf};

use super::source;
use crate::app::panes::themes::{AUTO, Choice};
use crate::app::{Background, Model};
use crate::text::Clean;
use crate::ui::theme::{BUNDLED, Depth, Glyphs, Theme, bundled};

/// How the names of theme files end.
const ENDING: &str = "toml";

/// How the screen looks.
#[derive(Debug, Clone)]
pub struct Look {
    depth: Depth,
    glyphs: &'static Glyphs,
    folder: Option<PathBuf>,
    worn: Option<Worn>,
}

/// The theme that was made last, and what for.
#[derive(Debug, Clone)]
struct Worn {
    name: String,
    background: Background,
    theme: Theme,
}

impl Look {
    /// Colours that may be used, signs to draw with, and the folder of the
    /// reader's own themes.
    pub fn new(depth: Depth, glyphs: &'static Glyphs, folder: Option<PathBuf>) -> Self {
        Self {
            depth,
            glyphs,
            folder,
            worn: None,
        }
    }

    /// The theme that the model has chosen. If it was made for something else
    /// before, it is made anew, and a word is returned where its file is wrong.
    pub(super) fn theme(&mut self, model: &Model) -> (Theme, Option<Clean>) {
        let name = model.themes.name();
        let background = model.background.unwrap_or_default();
        if let Some(worn) = &self.worn
            && worn.name == name
            && worn.background == background
        {
            return (worn.theme, None);
        }
        let (theme, told) = match self.read(name, background) {
            Ok(theme) => (theme, None),
            Err(why) => {
                let told = Clean::line(&format!("{why}; the default is shown"));
                let theme = Theme::new(background, self.depth, self.glyphs);
                (theme, Some(told))
            }
        };
        self.worn = Some(Worn {
            name: name.to_owned(),
            background,
            theme,
        });
        (theme, told)
    }

    fn read(&self, name: &str, background: Background) -> Result<Theme, String> {
        let is_auto = name == AUTO;
        let name = match background {
            Background::Dark if is_auto => "dark",
            Background::Light if is_auto => "light",
            Background::Dark | Background::Light => name,
        };
        let file = format!("{name}.{ENDING}");
        let own = match &self.folder {
            Some(folder) => match source::read_small(&folder.join(&file)) {
                Ok(text) => Some(text),
                Err(error) if error.reason.is_absence() => None,
                Err(error) => return Err(format!("themes/{file}: {}", error.reason)),
            },
            None => None,
        };
        let text = own
            .as_deref()
            .or_else(|| bundled(name))
            .ok_or_else(|| format!("themes/{file}: no such file"))?;
        let theme = Theme::read(text, self.depth, self.glyphs)
            .map_err(|flaw| format!("themes/{file}:{flaw}"))?;
        // What follows the terminal has its ground.
        Ok(if is_auto { theme } else { theme.painted() })
    }

    /// Whether it depends on the background of the terminal.
    pub(super) fn asks_for_background(&self, model: &Model) -> bool {
        model.themes.name() == AUTO && self.depth != Depth::Mono
    }
}

/// The themes that can be chosen: what the background decides, those that are
/// built in, the reader's own of a folder. An own one replaces one of its name.
pub fn choices(folder: Option<&Path>) -> Vec<Choice> {
    let choice = |name: &str, about: &str| Choice {
        name: Clean::line(name),
        about: Clean::line(about),
    };
    let own = own_names(folder);
    let is_own = |name: &str| own.iter().any(|own| own == name);
    let built_in = BUNDLED.iter().filter(|theme| !is_own(theme.name));
    let mut choices = vec![choice(AUTO, "follows the terminal’s background")];
    choices.extend(built_in.map(|theme| choice(theme.name, theme.about)));
    choices.extend(own.iter().map(|name| choice(name, "your own")));
    choices
}

/// Names of the reader's own themes, in order.
fn own_names(folder: Option<&Path>) -> Vec<String> {
    let Some(Ok(files)) = folder.map(std::fs::read_dir) else {
        return Vec::new();
    };
    let mut names: Vec<String> = files
        .filter_map(|file| {
            let path = file.ok()?.path();
            let is_theme = path.extension().is_some_and(|ending| ending == ENDING);
            let name = path.file_stem().filter(|_| is_theme)?.to_str()?;
            // Whoever has a strange name could not be asked for.
            let is_plain = Clean::line(name).as_str() == name && name != AUTO;
            is_plain.then(|| name.to_owned())
        })
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panes::themes::Themes;
    use crate::ui::theme::UNICODE;

    fn model(look: &Look, name: &str) -> Model {
        let mut themes = Themes {
            choices: choices(look.folder.as_deref()),
            chosen: 0,
        };
        assert!(themes.choose(name), "{name}");
        Model {
            themes,
            ..Model::default()
        }
    }

    #[test]
    fn own_themes_are_found_and_replace_those_of_their_name() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write(
            "dusk.toml",
            "from = \"night\"\n[colours]\nfg = \"#ffffff\"\n",
        );
        write("dark.toml", "from = \"night\"\n");
        write("auto.toml", "");
        write("notes.txt", "");
        write(
            "bad.toml",
            "from = \"night\"\n[colours]\nfgg = \"#ffffff\"\n",
        );
        let mut look = Look::new(Depth::True, &UNICODE, Some(folder.path().to_owned()));
        let all = choices(Some(folder.path()));
        let names: Vec<_> = all.iter().map(|choice| choice.name.to_string()).collect();
        assert_eq!(
            names,
            [
                "auto", "light", "night", "sepia", "contrast", "mono", "bad", "dark", "dusk"
            ]
        );
        let night = look.theme(&model(&look, "night"));
        let dark = look.theme(&model(&look, "dark"));
        assert_eq!(dark, night);
        // What follows the terminal takes the own one too, unpainted.
        let auto = look.theme(&model(&look, AUTO)).0;
        assert_eq!(auto.painted(), dark.0);
        assert!(auto.ground().is_none());
        let dusk = look.theme(&model(&look, "dusk"));
        assert!(dusk.1.is_none() && dusk.0 != night.0);
        let bad = model(&look, "bad");
        let (theme, told) = look.theme(&bad);
        assert_eq!(theme, Theme::new(Background::Dark, Depth::True, &UNICODE));
        assert_eq!(
            told.unwrap().as_str(),
            "themes/bad.toml:3:1: unknown role fgg; the default is shown"
        );
        // Told once, not with every frame.
        assert_eq!(look.theme(&bad).1, None);
    }

    #[test]
    fn the_background_decides_what_nobody_chose() {
        let mut look = Look::new(Depth::True, &UNICODE, None);
        let mut auto = model(&look, AUTO);
        assert!(look.asks_for_background(&auto));
        let dark = look.theme(&auto).0;
        auto.background = Some(Background::Light);
        let light = look.theme(&auto).0;
        assert!(dark != light && light.ground().is_none());
        let mut named = model(&look, "light");
        named.background = Some(Background::Dark);
        assert!(!look.asks_for_background(&named));
        assert!(look.theme(&named).0.ground().is_some());
    }
}
