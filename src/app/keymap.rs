//! The keymap: one table from which dispatch, footer, help, palette and the
//! README's key table are made.

use super::action::Action;
use super::key::Key;

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Every pane.
    All,
    /// The text.
    Text,
    /// The outline.
    Outline,
    /// The facets.
    Facets,
    /// Overlays with an input line.
    Box,
    /// Overlays without one.
    Sheet,
}

impl Context {
    /// Name in help and README.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Text => "Text",
            Self::Outline => "Outline",
            Self::Facets => "Facets",
            Self::Box => "Box",
            Self::Sheet => "Sheet",
        }
    }
}

/// Headings of the help sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Moving through the text or a list.
    Move,
    /// Going back to former places.
    Return,
    /// Panes and what they open.
    Panes,
    /// Entries and evidence.
    Ask,
    /// Searching.
    Find,
    /// Copying and keeping.
    Keep,
    /// How it looks.
    Look,
    /// The program itself.
    Program,
}

impl Group {
    /// Title in the help sheet.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Return => "Return",
            Self::Panes => "Panes",
            Self::Ask => "Ask",
            Self::Find => "Search",
            Self::Keep => "Keep",
            Self::Look => "Look",
            Self::Program => "Program",
        }
    }
}

/// Keys with the action they ask for and how help speaks of it.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// Chords separated by spaces, each in the notation of [`Key::parse_all`].
    pub keys: &'static str,
    /// What is asked for.
    pub action: Action,
    /// Full sentence for palette and README.
    pub help: &'static str,
    /// Short words for footer and help sheet; neighbours with the same words
    /// share a row there.
    pub brief: &'static str,
    /// Heading in the help sheet.
    pub group: Group,
    /// Order in the footer, from 1; 0 is not shown there. From [`NARROW`] on,
    /// only where panes cover the text.
    pub rank: u8,
}

impl Binding {
    /// The chords of the binding.
    pub fn chords(&self) -> impl Iterator<Item = Vec<Key>> {
        self.keys.split(' ').map(Key::parse_all)
    }

    /// The chords as shown: `Ctrl-d`, `g g`.
    pub fn shown(&self) -> Vec<String> {
        self.chords().map(|chord| show(&chord)).collect()
    }

    /// The first chord as shown.
    pub fn shown_first(&self) -> String {
        self.chords()
            .next()
            .map(|chord| show(&chord))
            .unwrap_or_default()
    }
}

/// A chord as shown in help and footer.
fn show(chord: &[Key]) -> String {
    chord
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

macro_rules! bindings {
    ($($context:ident $group:ident $rank:literal $keys:literal $action:ident $brief:literal $help:literal;)*) => {
        &[$(Binding {
            context: Context::$context,
            keys: $keys,
            action: Action::$action,
            help: $help,
            brief: $brief,
            group: Group::$group,
            rank: $rank,
        }),*]
    };
}

/// All bindings, in the order in which help shows them.
pub const BINDINGS: &[Binding] = bindings![
    All Move 0 "j <Down>" Down "row" "One row down";
    All Move 0 "k <Up>" Up "row" "One row up";
    All Move 0 "d <C-d>" HalfDown "half page" "Half page down";
    All Move 0 "u <C-u>" HalfUp "half page" "Half page up";
    All Move 0 "<Space> <C-f> <PageDown>" PageDown "page" "Page down";
    All Move 0 "b <C-b> <PageUp>" PageUp "page" "Page up";
    Text Move 1 ")" NextSentence "sentence" "Next sentence";
    Text Move 1 "(" PreviousSentence "sentence" "Previous sentence";
    Text Move 0 "}" NextParagraph "paragraph" "Next paragraph";
    Text Move 0 "{" PreviousParagraph "paragraph" "Previous paragraph";
    Text Move 3 "]" NextSection "section" "Next section";
    Text Move 3 "[" PreviousSection "section" "Previous section";
    All Move 0 "gg <Home> <lt>" Top "top, bottom" "To the top";
    All Move 0 "G <End> >" Bottom "top, bottom" "To the end; with a count, to that paragraph";
    All Move 0 "%" Percent "percent (50 %)" "To a percentage of the text, as in 50%";
    All Return 0 "H <C-o> <Backspace>" Back "back, forward" "Back to where you were";
    All Return 0 "L" Forward "back, forward" "Forward again";
    All Return 0 "m" SetMark "set, go to mark" "Set a mark; a letter follows";
    All Return 0 "' `" GoToMark "set, go to mark" "Go to a mark; '' is the last place";
    All Panes 6 "<Tab>" FocusNext "pane" "Next pane";
    All Panes 0 "<S-Tab>" FocusPrevious "pane before" "Previous pane";
    Text Panes 0 "h <Left>" FocusOutline "sections, facets" "Go to the sections";
    Text Panes 0 "l <Right>" FocusFacets "sections, facets" "Go to the facets";
    All Panes 0 "go" FocusOutline "to sections" "Go to the sections";
    All Panes 0 "gr" FocusText "to the text" "Go to the text";
    All Panes 0 "gf" FocusFacets "to facets" "Go to the facets";
    All Panes 21 "t" ToggleOutline "sections" "Show or hide the sections";
    All Panes 22 "f" ToggleFacets "facets" "Show or hide the facets";
    Outline Panes 1 "<Enter>" GoToSection "read it" "Read this section";
    Outline Panes 2 "o" ShowSection "show it" "Show this section and stay in the list";
    Outline Move 3 "h <Left>" Fold "fold, unfold" "Fold, or go to the section around it";
    Outline Move 3 "l <Right>" Unfold "fold, unfold" "Unfold, or go to the text";
    Outline Move 0 "p" Parent "section around" "Go to the section around it";
    Text Ask 4 "K" EntriesHere "entries here" "List the entries in this sentence";
    Text Ask 0 "<Enter>" EntriesHere "entries here" "List the entries in this sentence";
    Facets Ask 1 "<Enter>" OpenEntry "card" "Open the card of the entry; on evidence, read there";
    Facets Ask 2 "o" ShowEvidence "evidence" "Show the evidence in the text and stay here";
    Facets Ask 0 "l <Right>" OpenCard "open, close card" "Open the card of the entry";
    Facets Ask 0 "h <Left>" CloseCard "open, close card" "Close the card, or go to the text";
    Facets Ask 3 "]" NextFacet "facet" "Next facet";
    Facets Ask 3 "[" PreviousFacet "facet" "Previous facet";
    Facets Ask 5 "s" Sort "sort" "Sort by count, by first use or from A to Z";
    Facets Ask 0 "c" Context "context" "Show evidence with the sentences around it, or without";
    All Find 5 "/" Search "search" "Search sections, entries and sentences";
    Text Find 0 "*" SearchWord "search a word" "Search a word of this sentence";
    Outline Find 4 "&" Filter "filter" "Filter the sections";
    Facets Find 6 "&" Filter "filter" "Filter the entries";
    All Find 0 "n" NextHit "next, previous hit" "Next hit or evidence";
    All Find 0 "N" PreviousHit "next, previous hit" "Previous hit or evidence";
    Text Keep 0 "v" Select "select sentences" "Select sentences, or stop selecting";
    All Keep 0 "y" Copy "copy, with source" "Copy the sentence, the section or the entry";
    All Keep 0 "Y" CopyCited "copy, with source" "Copy with citation and place";
    All Look 0 "zM" FoldAll "fold, unfold all" "Fold all sections";
    All Look 0 "zR" UnfoldAll "fold, unfold all" "Unfold all sections";
    All Look 0 "+" Wider "width" "Wider text";
    All Look 0 "-" Narrower "width" "Narrower text";
    All Look 0 "=" DefaultWidth "width" "Text as wide as it was at first";
    All Look 0 "zn" FocusMode "text only" "The text alone, or with its panes";
    All Look 0 "zz" Centre "centre" "Put the sentence into the middle";
    All Look 0 "zd" DimOthers "dim the rest" "Dim all but this paragraph";
    All Look 0 "zg" GutterSigns "signs at the text" "Signs beside the text: all, those of the entry, none";
    All Look 0 "zm" MouseCapture "mouse" "Leave the mouse to the terminal, or take it back";
    All Program 8 ":" Palette "commands" "All commands";
    All Program 9 "? <F1>" Help "help" "Help: the keys of this pane";
    All Program 0 "i" Information "this article" "About this article: source, length, lens";
    All Program 0 "<Esc>" Escape "back out" "Back out one step: selection, card, pane, hits";
    All Program 0 "<C-l>" Redraw "draw anew" "Draw the screen anew";
    All Program 0 "<C-z>" Suspend "suspend" "Back to the shell; fg returns";
    All Program 0 "q" Quit "quit" "Quit";
    All Program 0 "<C-c>" Interrupt "quit now" "Quit at once, with exit code 130";
    Box Move 1 "<Down> <C-n>" BoxDown "choose" "Next result";
    Box Move 1 "<Up> <C-p>" BoxUp "choose" "Previous result (on an empty box: former queries)";
    Box Move 0 "<PageDown>" BoxPageDown "page" "A page of results down";
    Box Move 0 "<PageUp>" BoxPageUp "page" "A page of results up";
    Box Find 2 "<Enter>" Accept "keep as hit list" "Accept; hits become the hit list";
    Box Find 3 "<Esc> <C-c>" Cancel "back" "Cancel, return to the former place";
    Box Find 4 "<Tab>" NextScope "scope" "Next scope";
    Box Find 0 "<S-Tab>" PreviousScope "scope before" "Previous scope";
    Box Find 5 "<C-t>" ExactOnly "exact only" "Typo tolerance on or off";
    Box Keep 0 "<C-y>" CopyRow "copy the result" "Copy the selected result";
    Box Move 0 "<C-a> <Home>" LineStart "start, end of line" "Start of line";
    Box Move 0 "<C-e> <End>" LineEnd "start, end of line" "End of line";
    Box Move 0 "<C-w>" DeleteWord "delete word, line" "Delete word";
    Box Move 0 "<C-u>" DeleteToStart "delete word, line" "Delete to start";
    Box Program 0 "<C-l>" Redraw "draw anew" "Redraw";
    Box Program 0 "<C-z>" Suspend "suspend" "Suspend";
    Sheet Move 1 "j <Down>" Down "scroll" "Down";
    Sheet Move 1 "k <Up>" Up "scroll" "Up";
    Sheet Move 0 "d <C-d>" HalfDown "half page" "Half page down";
    Sheet Move 0 "u <C-u>" HalfUp "half page" "Half page up";
    Sheet Move 0 "<Space> <C-f> <PageDown>" PageDown "page" "Page down";
    Sheet Move 0 "b <C-b> <PageUp>" PageUp "page" "Page up";
    Sheet Move 0 "gg <Home> <lt>" Top "top, bottom" "Top";
    Sheet Move 0 "G <End> >" Bottom "top, bottom" "Bottom";
    Sheet Ask 0 "<Enter>" OpenRow "open" "Open what is chosen";
    Sheet Move 0 "h <Left>" PreviousWord "word" "Previous word";
    Sheet Move 0 "l <Right>" NextWord "word" "Next word";
    Sheet Panes 2 "<Tab>" FocusNext "keys of the next pane" "Keys of the next pane";
    Sheet Panes 0 "<S-Tab>" FocusPrevious "keys of the pane before" "Keys of the previous pane";
    Sheet Program 9 "<Esc> q ? <F1> <C-c>" CloseSheet "close" "Close";
    Sheet Program 0 "<C-l>" Redraw "draw anew" "Redraw";
    Sheet Program 0 "<C-z>" Suspend "suspend" "Suspend";
];

/// What the keys pressed so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// An action.
    Action(Action),
    /// The start of a longer chord.
    Prefix,
    /// Nothing.
    Unbound,
}

/// Looks up `chord` in the given contexts.
pub fn resolve(chord: &[Key], contexts: &[Context]) -> Resolved {
    let mut prefix = false;
    for binding in BINDINGS
        .iter()
        .filter(|binding| contexts.contains(&binding.context))
    {
        for keys in binding.chords() {
            if keys == chord {
                return Resolved::Action(binding.action);
            }
            prefix |= keys.starts_with(chord);
        }
    }
    if prefix {
        Resolved::Prefix
    } else {
        Resolved::Unbound
    }
}

/// Chords that begin with `prefix` in the given contexts: the rest of the
/// chord and its binding.
pub fn continuations(prefix: &[Key], contexts: &[Context]) -> Vec<(String, &'static Binding)> {
    BINDINGS
        .iter()
        .filter(|binding| contexts.contains(&binding.context))
        .flat_map(|binding| binding.chords().map(move |keys| (keys, binding)))
        .filter_map(|(keys, binding)| {
            let rest = keys.strip_prefix(prefix).filter(|rest| !rest.is_empty())?;
            Some((show(rest), binding))
        })
        .collect()
}

/// Rows of help for a context: neighbours with the same short words in one row.
/// Each is its group, its keys and its words.
pub fn help_rows(contexts: &[Context]) -> Vec<(Group, String, &'static str)> {
    merged(
        BINDINGS
            .iter()
            .filter(|binding| contexts.contains(&binding.context)),
    )
    .map(|(binding, keys)| (binding.group, keys, binding.brief))
    .collect()
}

/// Ranks from which a hint is for narrow screens; there it comes first.
pub const NARROW: u8 = 20;

/// The first keys of some actions in the given contexts.
pub fn keys_of(actions: &[Action], contexts: &[Context]) -> String {
    let keys: Vec<String> = actions
        .iter()
        .filter_map(|action| {
            BINDINGS
                .iter()
                .find(|binding| binding.action == *action && contexts.contains(&binding.context))
        })
        .map(Binding::shown_first)
        .collect();
    keys.join(" ")
}

/// Neighbours with the same short words in one row: the first binding, all keys.
pub(super) fn merged(
    bindings: impl Iterator<Item = &'static Binding>,
) -> impl Iterator<Item = (&'static Binding, String)> {
    let mut rows: Vec<(&'static Binding, String)> = Vec::new();
    for binding in bindings {
        match rows
            .last_mut()
            .filter(|(last, _)| last.brief == binding.brief && last.group == binding.group)
        {
            Some((_, keys)) => {
                keys.push(' ');
                keys.push_str(&binding.shown_first());
            }
            None => rows.push((binding, binding.shown_first())),
        }
    }
    rows.into_iter()
}

/// The README's key table in Markdown.
pub fn markdown_table() -> String {
    let mut table = String::from("| Where | Keys | What |\n|---|---|---|\n");
    for binding in BINDINGS {
        let keys: Vec<_> = binding
            .shown()
            .iter()
            .map(|chord| {
                let chord = chord.replace('|', "\\|");
                if chord.contains('`') {
                    format!("`` {chord} ``")
                } else {
                    format!("`{chord}`")
                }
            })
            .collect();
        let row = [
            "| ",
            binding.context.name(),
            " | ",
            &keys.join(" "),
            " | ",
            binding.help,
            " |\n",
        ];
        table.extend(row);
    }
    table
}

#[cfg(test)]
mod tests {
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
            Resolved::Action(Action::Top)
        );
        assert_eq!(resolve(&Key::parse_all("gQ"), &contexts), Resolved::Unbound);
        assert!(
            continuations(&Key::parse_all("g"), &contexts)
                .iter()
                .any(|(rest, _)| rest == "o")
        );
    }
}
