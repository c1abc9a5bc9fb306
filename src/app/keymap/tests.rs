//! The table of bindings is sound.

use super::*;
use std::collections::HashMap;

#[test]
fn no_chord_is_bound_twice_where_both_hold() {
    let mut seen: HashMap<(Context, Vec<Key>), Action> = HashMap::new();
    for binding in BINDINGS {
        for chord in binding.chords() {
            let contexts = match binding.context {
                Context::All => vec![
                    Context::All,
                    Context::Text,
                    Context::Outline,
                    Context::Facets,
                ],
                one @ (Context::Text
                | Context::Outline
                | Context::Facets
                | Context::Card
                | Context::Why
                | Context::Box
                | Context::Sheet) => vec![one],
            };
            for context in contexts {
                let former = seen.insert((context, chord.clone()), binding.action);
                assert!(
                    former.is_none(),
                    "{} bound twice in {}",
                    show(&chord),
                    context.name()
                );
            }
        }
    }
}

#[test]
fn no_chord_is_the_start_of_another() {
    for binding in BINDINGS {
        for chord in binding.chords() {
            for other in BINDINGS
                .iter()
                .filter(|other| other.context == binding.context)
            {
                for longer in other.chords() {
                    assert!(
                        longer == chord || !longer.starts_with(&chord),
                        "{} starts {}",
                        show(&chord),
                        show(&longer)
                    );
                }
            }
        }
    }
}

#[test]
fn keys_that_terminals_confuse_are_not_bound() {
    for binding in BINDINGS {
        for key in binding.chords().flatten() {
            assert!(!key.alt);
            for c in ['i', 'm', 'j', 'h', '[', 's', 'q'] {
                assert_ne!(key, Key::ctrl(c), "{}", binding.keys);
            }
        }
    }
}

#[test]
fn a_prefix_waits_and_a_chord_resolves() {
    let contexts = [Context::All, Context::Text];
    assert_eq!(resolve(&Key::parse_all("g"), &contexts), Resolved::Prefix);
    assert_eq!(
        resolve(&Key::parse_all("gg"), &contexts),
        Resolved::Action(Motion::Top.action())
    );
    assert_eq!(resolve(&Key::parse_all("gQ"), &contexts), Resolved::Unbound);
    assert!(
        continuations(&Key::parse_all("g"), &contexts)
            .iter()
            .any(|(rest, _)| rest == "o")
    );
}
