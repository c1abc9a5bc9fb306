//! Choosing a theme, and what is remembered of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use briefing::app::effect::Effect;
use briefing::app::settings::Settings;
use briefing::app::{Background, Msg};
use briefing::ui::theme::BUNDLED;
use support::Harness;

/// Settings that were asked to be remembered, in order.
fn saved(app: &Harness) -> Vec<&Settings> {
    let mut all = Vec::new();
    for effect in &app.effects {
        if let Effect::Save(settings) = effect {
            all.push(settings);
        }
    }
    all
}

#[test]
fn a_theme_is_tried_on_and_left_or_kept() {
    let mut app = Harness::bundled(120, 36);
    assert_eq!(app.model.themes.name(), "auto");
    app.press("zt");
    assert!(app.shows("follows the terminal’s background: dark"));
    app.press("jjj");
    assert_eq!(app.model.themes.name(), "night");
    app.press("<Esc>");
    assert_eq!(app.model.themes.name(), "auto");
    app.press("ztjjjq");
    assert_eq!(app.model.themes.name(), "auto");
    assert!(saved(&app).is_empty());

    app.press("ztjjjk<Enter>");
    assert_eq!(app.model.themes.name(), "light");
    assert!(app.footer().contains("Theme light"), "{}", app.footer());
    let theme = |settings: &&Settings| settings.chosen.theme.as_deref().map(str::to_owned);
    let names: Vec<_> = saved(&app).iter().filter_map(theme).collect();
    assert_eq!(names, ["light"]);

    // From where it is, to the ends and not beyond.
    app.press("ztG");
    assert_eq!(app.model.themes.name(), "mono");
    app.press("9jgg<Enter>");
    assert_eq!(app.model.themes.name(), "auto");
}

#[test]
fn every_theme_can_be_reached_on_a_small_screen() {
    for size in [(80, 24), (40, 10), (20, 5)] {
        let mut app = Harness::bundled(size.0, size.1);
        app.press("zt");
        for theme in &BUNDLED {
            app.press("j");
            assert_eq!(app.model.themes.name(), theme.name);
            assert!(size.1 == 5 || app.shows(theme.name), "{}", app.screen());
        }
    }
}

#[test]
fn only_changes_are_remembered() {
    let mut app = Harness::bundled(160, 45);
    app.press("jjzd?<Esc>");
    assert!(saved(&app).is_empty());
    app.press("-");
    app.tell(Msg::Background(Background::Light));
    app.tell(Msg::Background(Background::Light));
    app.press("=");
    let measures: Vec<_> = saved(&app)
        .iter()
        .map(|s| (s.chosen.measure, s.background))
        .collect();
    let light = Some(Background::Light);
    assert_eq!(
        measures,
        [(Some(66), None), (Some(66), light), (Some(68), light)]
    );
}

#[test]
fn a_wish_that_a_narrow_screen_cannot_fulfil_is_not_forgotten() {
    let mut app = Harness::bundled(80, 24);
    app.press("+");
    assert!(app.footer().contains("as wide as it can be"));
    assert!(saved(&app).is_empty());
    app.resize(160, 45);
    assert_eq!(app.model.areas().measure, 68);
}

#[test]
fn how_the_text_is_set_is_remembered() {
    let mut app = Harness::bundled(160, 45);
    app.press("zhzj");
    let chosen: Vec<_> = saved(&app)
        .iter()
        .map(|settings| (settings.chosen.hyphenate, settings.chosen.justify))
        .collect();
    assert_eq!(chosen, [(Some(true), None), (Some(true), Some(true))]);
    let settings = saved(&app)[1].clone();
    let mut next = Harness::bundled(160, 45);
    // A width asked for from outside is for one time.
    next.model.begin_with(settings, Some(50));
    let form = next.model.prefs.form;
    assert!(form.justified && form.hyphenated && form.hanging);
    assert_eq!(next.model.areas().measure, 50);
    next.press("zj");
    let last = saved(&next)[0];
    assert_eq!(
        (last.chosen.measure, last.chosen.justify),
        (None, Some(false))
    );
}
