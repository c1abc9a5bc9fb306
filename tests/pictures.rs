//! The pictures of the README are those of the program as it is.
//!
//! `BRIEFING_PICTURES=write cargo test --test pictures` makes them anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "pictures/svg.rs"]
mod svg;

mod support;

use std::fs;
use std::path::Path;

use briefing::app::Background;
use briefing::ui::theme::{Depth, Theme, UNICODE};
use support::Harness;

/// Largest file, for pages that show it must load at once.
const LARGEST: usize = 100_000;

/// A screen that tells most: the evidence of an actor is walked through, its
/// mentions are marked in the text, the outline and the rules.
fn screen(background: Background) -> String {
    let mut harness = Harness::bundled(120, 36);
    harness.press("]]]ljjjj<Enter>n<Esc>gr");
    harness.theme = Theme::new(background, Depth::True, &UNICODE).painted();
    let (buffer, _) = harness.drawn();
    svg::picture(&buffer, "briefing with its bundled article")
}

#[test]
fn the_pictures_show_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let is_written = std::env::var("BRIEFING_PICTURES").is_ok_and(|told| told == "write");
    for (name, background) in [
        ("screen-dark.svg", Background::Dark),
        ("screen-light.svg", Background::Light),
    ] {
        let picture = screen(background);
        assert!(picture.len() < LARGEST, "{name}: {} bytes", picture.len());
        let path = folder.join(name);
        if is_written {
            fs::write(&path, &picture).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == picture,
            "assets/{name} is not what the program shows; it is made with: \
             BRIEFING_PICTURES=write cargo test --test pictures"
        );
    }
}

#[test]
fn the_readme_shows_them() {
    let readme = include_str!("../README.md");
    for name in ["assets/screen-dark.svg", "assets/screen-light.svg"] {
        assert!(readme.contains(name), "{name}");
    }
}
