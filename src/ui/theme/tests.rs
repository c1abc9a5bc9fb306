//! Every theme can be read, by the program and by people.

use super::colour::Rgb;
use super::*;

/// Contrast that text needs (WCAG 2.2, 1.4.3), and in the theme for those who
/// see little (1.4.6).
const LEGIBLE: f64 = 4.5;
const ENHANCED: f64 = 7.0;

/// What stands on every ground.
const TEXTS: [Ink; 7] = [
    Ink::Text,
    Ink::Bright,
    Ink::Muted,
    Ink::Actor,
    Ink::Area,
    Ink::Challenge,
    Ink::Further,
];
/// What stands in lists and beside the text, not in a hit.
const SIGNS: [Ink; 2] = [Ink::Note, Ink::Hit];
/// What stands in the footer and on sheets.
const MESSAGES: [Ink; 2] = [Ink::Done, Ink::Error];

/// Which letters may stand on which grounds.
fn pairs() -> Vec<(Ink, Ink)> {
    let grounds = [
        (Ink::Ground, [&TEXTS[..], &SIGNS, &MESSAGES].concat()),
        (Ink::OnSheet, [&TEXTS[..], &SIGNS, &MESSAGES].concat()),
        (Ink::OnFocus, [&TEXTS[..], &SIGNS].concat()),
        (Ink::OnSelected, [&TEXTS[..], &SIGNS].concat()),
        (Ink::OnHere, [&TEXTS[..], &SIGNS].concat()),
        (Ink::OnHit, TEXTS.to_vec()),
        (Ink::OnCurrent, vec![Ink::Black]),
    ];
    grounds
        .into_iter()
        .flat_map(|(ground, texts)| texts.into_iter().map(move |text| (text, ground)))
        .collect()
}

/// Relative luminance (WCAG 2.2).
fn luminance(rgb: Rgb) -> f64 {
    let [red, green, blue] = rgb.0.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn theme(bundled: &Bundled, depth: Depth) -> Theme {
    Theme::read(bundled.text, depth, &UNICODE)
        .unwrap_or_else(|flaw| panic!("assets/themes/{}.toml:{flaw}", bundled.name))
}

fn rgb(theme: &Theme, ink: Ink) -> Rgb {
    match theme.colour(ink) {
        Some(Color::Rgb(red, green, blue)) => Rgb([red, green, blue]),
        // The first 16 are the reader's own, so no theme may name them.
        Some(Color::Indexed(index @ 16..)) => Rgb::indexed(index),
        other => panic!("{ink:?} is {other:?}"),
    }
}

#[test]
fn contrast_is_measured_as_the_standard_says() {
    let rgb = |text| Rgb::parse(text).unwrap();
    assert!((contrast(rgb("#000000"), rgb("#ffffff")) - 21.0).abs() < 1e-9);
    assert!((contrast(rgb("#767676"), rgb("#ffffff")) - 4.54).abs() < 0.01);
}

#[test]
fn every_text_is_legible_on_every_ground_it_can_stand_on() {
    let mut weak = Vec::new();
    for bundled in &BUNDLED {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = theme(bundled, depth);
            if theme.is_mono() {
                continue;
            }
            let least = if bundled.name == "contrast" {
                ENHANCED
            } else {
                LEGIBLE
            };
            for (text, ground) in pairs() {
                let found = contrast(rgb(&theme, text), rgb(&theme, ground));
                if found < least {
                    let name = bundled.name;
                    weak.push(format!(
                        "{name} {depth:?}: {text:?} on {ground:?} {found:.2}"
                    ));
                }
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

/// What must be told apart at a glance, though not by colour alone.
#[test]
fn grounds_and_hues_differ_from_each_other() {
    for bundled in &BUNDLED {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = theme(bundled, depth);
            if theme.is_mono() {
                continue;
            }
            for ground in [Ink::OnFocus, Ink::OnSelected, Ink::OnHit, Ink::OnCurrent] {
                let bare = theme.colour(Ink::Ground);
                assert_ne!(theme.colour(ground), bare, "{} {ground:?}", bundled.name);
            }
            assert_ne!(theme.colour(Ink::OnHit), theme.colour(Ink::OnCurrent));
            assert_ne!(theme.colour(Ink::OnFocus), theme.colour(Ink::OnSelected));
            for (at, facet) in HUES.iter().enumerate() {
                for other in &HUES[..at] {
                    assert_ne!(
                        theme.colour(*facet),
                        theme.colour(*other),
                        "{}",
                        bundled.name
                    );
                }
            }
        }
    }
}

#[test]
fn there_are_two_dark_two_light_one_of_high_contrast_and_one_without_colours() {
    let is_dark = |name: &str| {
        let bundled = BUNDLED.iter().find(|theme| theme.name == name).unwrap();
        let theme = theme(bundled, Depth::True);
        luminance(rgb(&theme, Ink::Ground)) < luminance(rgb(&theme, Ink::Text))
    };
    assert!(is_dark("dark") && is_dark("night") && is_dark("contrast"));
    assert!(!is_dark("light") && !is_dark("sepia"));
    let mono: Vec<_> = BUNDLED
        .iter()
        .filter(|bundled| theme(bundled, Depth::True).is_mono())
        .map(|bundled| bundled.name)
        .collect();
    assert_eq!(mono, ["mono"]);
}

/// Weight, underline and reverse do not depend on the theme, so what is told
/// without colours is told with them too.
#[test]
fn no_theme_takes_the_second_channel_away() {
    for bundled in &BUNDLED {
        for depth in [Depth::True, Depth::Indexed, Depth::Ansi, Depth::Mono] {
            let theme = theme(bundled, depth);
            let has = |role, modifier| theme.style(role).add_modifier.contains(modifier);
            assert!(has(Role::Bright, Modifier::BOLD));
            assert!(has(Role::Error, Modifier::BOLD));
            assert!(has(Role::Hit, Modifier::UNDERLINED));
            assert!(
                has(Role::OnCurrent, Modifier::BOLD) || has(Role::OnCurrent, Modifier::REVERSED)
            );
            let mention = theme.mention(0).add_modifier;
            assert!(mention.contains(Modifier::BOLD | Modifier::UNDERLINED));
        }
    }
}

#[test]
fn without_colours_no_role_has_one() {
    let dark = Theme::new(Background::Dark, Depth::Mono, &UNICODE);
    let mono = Theme::read(bundled("mono").unwrap(), Depth::True, &UNICODE).unwrap();
    for theme in [dark, mono] {
        assert!(theme.is_mono() && theme.ground().is_none());
        for role in [
            Role::Text,
            Role::Facet(0),
            Role::FacetDim(0),
            Role::OnFocus,
            Role::OnCurrent,
            Role::Hit,
            Role::OnSelected,
        ] {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}

#[test]
fn only_a_theme_asked_for_by_name_is_painted() {
    assert!(
        Theme::new(Background::Light, Depth::True, &UNICODE)
            .ground()
            .is_none()
    );
    let light = |depth| {
        let light = Theme::read(LIGHT, depth, &UNICODE).unwrap();
        assert!(light.ground().is_none());
        light.painted().ground()
    };
    assert!(light(Depth::True).is_some() && light(Depth::Indexed).is_some());
    // Of 16 colours nobody knows how they look.
    assert!(light(Depth::Ansi).is_none());
}

#[test]
fn reading_a_theme_is_nothing_beside_a_frame() {
    let rounds = 100u32;
    let start = std::time::Instant::now();
    for _ in 0..rounds {
        let theme = Theme::new(Background::Dark, Depth::True, &UNICODE);
        assert!(!theme.is_mono());
    }
    let each = start.elapsed() / rounds;
    // A build without optimisation is many times slower.
    assert!(each < std::time::Duration::from_millis(5), "{each:?}");
}
