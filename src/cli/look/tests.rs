//! What counts when several things say how the screen looks.

use std::fs;

use clap::Parser;
use tempfile::TempDir;

use super::*;
use crate::cli::arguments::Arguments;

/// A place for configuration and state.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("config/themes")).unwrap();
        Self { folder }
    }

    fn configured(config: &str) -> Self {
        let place = Self::new();
        fs::write(place.folder.path().join("config/config.toml"), config).unwrap();
        place
    }

    fn start(&self, arguments: &[&str], variables: &[(&str, &str)]) -> anyhow::Result<Model> {
        let parsed = Arguments::try_parse_from([&["briefing"], arguments].concat())?;
        let folders = Folders {
            configuration: Some(self.folder.path().join("config")),
            state: Some(self.folder.path().join("state")),
        };
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name)?;
            Some(found.1.to_owned())
        };
        check(&parsed.look, &folders)?;
        let start = Start::new(&parsed.look, parsed.place.private, &folders, &variable);
        let mut model = Model::default();
        start.put_into(&mut model, parsed.width);
        Ok(model)
    }

    fn theme(&self, arguments: &[&str], variables: &[(&str, &str)]) -> String {
        let model = self.start(arguments, variables).unwrap();
        model.themes.name().to_owned()
    }
}

#[test]
fn arguments_come_first_and_the_environment_last() {
    let place = Place::configured("theme = \"sepia\"\nmeasure = 60\n");
    assert_eq!(place.theme(&[], &[]), "sepia");
    assert_eq!(place.theme(&["--theme", "night"], &[]), "night");
    assert_eq!(place.theme(&["--theme", "auto"], &[]), "auto");
    let no_colour = [("NO_COLOR", "1")];
    assert_eq!(place.theme(&[], &no_colour), "mono");
    assert_eq!(place.theme(&["--theme", "auto"], &no_colour), "mono");
    assert_eq!(place.theme(&["--theme", "light"], &no_colour), "light");
    assert_eq!(place.start(&[], &[]).unwrap().prefs.measure, 60);
    assert_eq!(Place::new().theme(&[], &[]), "auto");
}

#[test]
fn the_mouse_is_left_to_the_terminal_if_asked_for_or_configured() {
    let mouse = |place: &Place, arguments: &[&str]| place.start(arguments, &[]).unwrap().mouse;
    assert!(mouse(&Place::new(), &[]));
    assert!(!mouse(&Place::new(), &["--no-mouse"]));
    assert!(!mouse(&Place::configured("mouse = false"), &[]));
}

#[test]
fn an_unknown_theme_is_refused_if_asked_for_and_told_if_configured() {
    let place = Place::configured("theme = \"dusk\"\nsize = 3\n");
    let refused = place.start(&["--theme", "dusk"], &[]).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("no theme dusk; there are auto, dark, ")
    );
    let model = place.start(&[], &[]).unwrap();
    assert_eq!(model.themes.name(), "auto");
    assert_eq!(
        model.status.unwrap().text.as_str(),
        "config.toml:2:1: unknown key size; no theme dusk; the default is shown"
    );
    fs::write(place.folder.path().join("config/themes/dusk.toml"), "").unwrap();
    assert_eq!(place.theme(&[], &[]), "dusk");
}

#[test]
fn the_first_frame_takes_what_the_terminal_told_before() {
    let place = Place::new();
    let background = |place: &Place, variables| place.start(&[], variables).unwrap().background;
    assert_eq!(background(&place, &[]), None);
    let light = [("COLORFGBG", "0;15")];
    assert_eq!(background(&place, &light), Some(Background::Light));
    assert_eq!(
        background(&place, &[("COLORFGBG", "15;default;0")]),
        Some(Background::Dark)
    );
    let mut model = place.start(&[], &[]).unwrap();
    let told = crate::app::Msg::Background(Background::Dark);
    let effects = crate::app::update(&mut model, told);
    assert!(matches!(
        &effects[..],
        [crate::app::effect::Effect::Save(settings)] if settings.background.is_some()
    ));
}

#[test]
fn plain_signs_where_the_locale_is_not_of_utf_8() {
    let unicode = |variables: &[(&str, &str)]| {
        shows_unicode(&|name| {
            let found = variables.iter().find(|(known, _)| *known == name)?;
            Some(found.1.to_owned())
        })
    };
    assert!(unicode(&[]));
    assert!(unicode(&[("LANG", "C.UTF-8")]));
    assert!(unicode(&[("LC_CTYPE", "UTF-8")]));
    assert!(unicode(&[("LC_ALL", "de_DE.utf8"), ("LANG", "C")]));
    assert!(!unicode(&[("LANG", "C")]));
    assert!(!unicode(&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")]));
    assert!(!unicode(&[("LANG", "de_DE.ISO-8859-1")]));
}

#[test]
fn the_terminal_s_colours_are_what_it_says() {
    let of = |colours: &str, terminal: &str| {
        depth(&|name| {
            let value = if name == "TERM" { terminal } else { colours };
            Some(value.to_owned()).filter(|value| !value.is_empty())
        })
    };
    assert_eq!(of("truecolor", "xterm"), Depth::True);
    assert_eq!(of("", "xterm-256color"), Depth::Indexed);
    assert_eq!(of("", "xterm"), Depth::Ansi);
    assert_eq!(of("", "vt220"), Depth::Mono);
}
