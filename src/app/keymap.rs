//! The keymap: one table from which dispatch, footer, help, palette and the
//! README's key table are made.

use super::action::{Action, BoxAction, Motion, PaneAction, ProgramAction, SheetAction};
use super::key::Key;
use super::layout::Pane;

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
    /// The card of an entry, over the list of its facet.
    Card,
    /// The reasons for an entry, from which it is decided about.
    Why,
    /// Overlays with an input line.
    Box,
    /// Overlays without one.
    Sheet,
}

impl Context {
    /// All contexts.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Text,
        Self::Outline,
        Self::Facets,
        Self::Card,
        Self::Why,
        Self::Box,
        Self::Sheet,
    ];

    /// Name in help and README.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Text => "Text",
            Self::Outline => "Outline",
            Self::Facets => "Facets",
            Self::Card => "Card",
            Self::Why => "Why",
            Self::Box => "Box",
            Self::Sheet => "Sheet",
        }
    }
}

/// Contexts that hold in a pane, the special one first.
pub fn pane_contexts(pane: Pane) -> &'static [Context] {
    match pane {
        Pane::Outline => &[Context::Outline, Context::All],
        Pane::Text => &[Context::Text, Context::All],
        Pane::Facets => &[Context::Facets, Context::All],
    }
}

/// Contexts that hold in a card.
pub const IN_CARD: &[Context] = &[Context::Card, Context::Facets, Context::All];
/// Contexts that hold in the sheet of reasons.
pub const IN_WHY: &[Context] = &[Context::Why, Context::Sheet];

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
    /// All groups, in the order of the help sheet.
    pub const ALL: [Self; 8] = [
        Self::Move,
        Self::Return,
        Self::Panes,
        Self::Ask,
        Self::Find,
        Self::Keep,
        Self::Look,
        Self::Program,
    ];

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
    /// Chords separated by spaces, each in the notation of [`Key::parse_all`]; none
    /// for what only the palette has.
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
        self.keys.split_whitespace().map(Key::parse_all)
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
pub fn show(chord: &[Key]) -> String {
    chord
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

macro_rules! bindings {
    ($($context:ident $group:ident $rank:literal $keys:literal $sort:ident::$action:ident $brief:literal $help:literal;)*) => {
        &[$(Binding {
            context: Context::$context,
            keys: $keys,
            action: $sort::$action.action(),
            help: $help,
            brief: $brief,
            group: Group::$group,
            rank: $rank,
        }),*]
    };
}

/// All bindings, in the order in which help shows them.
pub const BINDINGS: &[Binding] = bindings![
    All Move 0 "j <Down>" Motion::Down "row" "One row down";
    All Move 0 "k <Up>" Motion::Up "row" "One row up";
    All Move 0 "d <C-d>" Motion::HalfDown "half page" "Half page down";
    All Move 0 "u <C-u>" Motion::HalfUp "half page" "Half page up";
    All Move 0 "<Space> <C-f> <PageDown>" Motion::PageDown "page" "Page down";
    All Move 0 "b <C-b> <PageUp>" Motion::PageUp "page" "Page up";
    Text Move 1 ")" PaneAction::NextSentence "sentence" "Next sentence";
    Text Move 1 "(" PaneAction::PreviousSentence "sentence" "Previous sentence";
    Text Move 0 "}" PaneAction::NextParagraph "paragraph" "Next paragraph";
    Text Move 0 "{" PaneAction::PreviousParagraph "paragraph" "Previous paragraph";
    Text Move 3 "]" PaneAction::NextSection "section" "Next section";
    Text Move 3 "[" PaneAction::PreviousSection "section" "Previous section";
    All Move 0 "gg <Home> <lt>" Motion::Top "top, bottom" "To the top";
    All Move 0 "G <End> >" Motion::Bottom "top, bottom" "To the end; with a count, to that paragraph";
    All Move 0 "%" PaneAction::Percent "percent: 50 %" "To a percentage of the text, as in 50%";
    All Return 0 "H <C-o> <Backspace>" PaneAction::Back "back, forward" "Back to where you were";
    All Return 0 "L" PaneAction::Forward "back, forward" "Forward again";
    All Return 0 "m" PaneAction::SetMark "mark, go to" "Set a mark; a letter follows";
    All Return 0 "' `" PaneAction::GoToMark "mark, go to" "Go to a mark; '' is the last place";
    All Return 0 "gl" PaneAction::Articles "open, links" "Open another article: a recent one, or a file here";
    All Return 0 "gx" PaneAction::LinksHere "open, links" "List the links in this sentence, with their addresses";
    All Panes 6 "<Tab>" PaneAction::FocusNext "pane" "Next pane";
    All Panes 0 "<S-Tab>" PaneAction::FocusPrevious "pane before" "Previous pane";
    Text Panes 0 "h <Left>" PaneAction::FocusOutline "side panes" "Go to the sections";
    Text Panes 0 "l <Right>" PaneAction::FocusFacets "side panes" "Go to the facets";
    All Panes 0 "go" PaneAction::FocusOutline "to each pane" "Go to the sections";
    All Panes 0 "gr" PaneAction::FocusText "to each pane" "Go to the text";
    All Panes 0 "gf" PaneAction::FocusFacets "to each pane" "Go to the facets";
    All Panes 21 "t" PaneAction::ToggleOutline "sections" "Show or hide the sections";
    All Panes 22 "f" PaneAction::ToggleFacets "facets" "Show or hide the facets";
    Outline Panes 1 "<Enter>" PaneAction::GoToSection "read it" "Read this section";
    Outline Panes 2 "o" PaneAction::ShowSection "show it" "Show this section and stay in the list";
    Outline Move 3 "h <Left>" PaneAction::Fold "fold, unfold" "Fold, or go to the section around it";
    Outline Move 3 "l <Right>" PaneAction::Unfold "fold, unfold" "Unfold, or go to the text";
    Outline Move 0 "p" PaneAction::Parent "to parent" "Go to the section around it";
    Text Ask 10 "K" PaneAction::EntriesHere "entries here" "List the entries in this sentence";
    Text Ask 0 "<Enter>" PaneAction::EntriesHere "entries here" "List the entries in this sentence";
    Facets Ask 1 "<Enter>" PaneAction::OpenEntry "card" "Open the card of the entry; on evidence, read there";
    Facets Ask 2 "o" PaneAction::ShowEvidence "evidence" "Show the evidence in the text and stay here";
    Facets Ask 0 "l <Right>" PaneAction::OpenCard "open, close" "Open the card of the entry";
    Facets Ask 0 "h <Left>" PaneAction::CloseCard "open, close" "Close the card, or go to the text";
    Facets Ask 3 "]" PaneAction::NextFacet "facet" "Next facet";
    Facets Ask 3 "[" PaneAction::PreviousFacet "facet" "Previous facet";
    Facets Ask 5 "s" PaneAction::Sort "sort" "Sort by count, by first use or from A to Z";
    Facets Ask 0 "c" PaneAction::Context "context, why" "Show evidence with the sentences around it, or without";
    Facets Ask 0 "W" PaneAction::Why "context, why" "Why: the rule that found it, and how sure it is";
    Text Ask 0 "A" PaneAction::AddEvidence "add evidence" "Add this sentence as evidence to an entry";
    Facets Ask 0 "A" PaneAction::Accept "decide" "Accept the entry";
    Facets Ask 0 "X" PaneAction::Reject "decide" "Reject the entry; in its card, the evidence";
    Facets Ask 0 "r" PaneAction::Rename "decide" "Rename the entry";
    Facets Ask 0 "" PaneAction::Merge "" "Merge the entry into another one";
    Facets Ask 0 "" PaneAction::Split "" "Split a form off the entry, as an entry of its own";
    Card Ask 0 "q" PaneAction::CloseCard "close" "Close the card";
    Why Ask 1 "A" PaneAction::Accept "accept" "Accept the entry";
    Why Ask 1 "X" PaneAction::Reject "reject" "Reject the entry; in its card, the evidence";
    Why Ask 1 "r" PaneAction::Rename "rename" "Rename the entry";
    Why Ask 0 "U" PaneAction::Undo "undo" "Undo the last decision about an entry";
    Why Program 2 "? <F1>" PaneAction::Help "help" "Help: the keys of this sheet";
    All Find 5 "/" PaneAction::Search "search" "Search sections, entries and sentences";
    Text Find 0 "*" PaneAction::SearchWord "search a word" "Search a word of this sentence";
    Outline Find 4 "&" PaneAction::Filter "filter" "Filter the sections";
    Facets Find 6 "&" PaneAction::Filter "filter" "Filter the entries";
    All Find 0 "n" PaneAction::NextHit "next hit, back" "Next hit or evidence";
    All Find 0 "N" PaneAction::PreviousHit "next hit, back" "Previous hit or evidence";
    Text Keep 0 "v" PaneAction::Select "select" "Select sentences, or stop selecting";
    All Keep 0 "y" PaneAction::Copy "copy, cite" "Copy sentence, section, entry or its evidence";
    All Keep 0 "Y" PaneAction::CopyCited "copy, cite" "Copy with citation and place";
    All Keep 0 "U" PaneAction::Undo "undo" "Undo the last decision about an entry";
    All Look 0 "zM" PaneAction::FoldAll "fold all, none" "Fold all sections";
    All Look 0 "zR" PaneAction::UnfoldAll "fold all, none" "Unfold all sections";
    All Look 0 "+" PaneAction::Wider "width" "Wider text";
    All Look 0 "-" PaneAction::Narrower "width" "Narrower text";
    All Look 0 "=" PaneAction::DefaultWidth "width" "Text as wide as it was at first";
    All Look 0 "z>" PaneAction::WiderPane "pane width" "Wider pane";
    All Look 0 "z<lt>" PaneAction::NarrowerPane "pane width" "Narrower pane";
    All Look 0 "z=" PaneAction::DefaultPanes "usual panes" "Panes as wide as they were at first";
    All Look 0 "zn" PaneAction::FocusMode "text only" "The text alone, or with its panes";
    All Look 0 "zz" PaneAction::Centre "centre, dim" "Put the sentence into the middle";
    All Look 0 "zd" PaneAction::DimOthers "centre, dim" "Dim all but this paragraph";
    All Look 0 "zj" PaneAction::Justify "line breaks" "Justify the text, or not";
    All Look 0 "zh" PaneAction::Hyphenate "line breaks" "Hyphenate ragged text, or not";
    All Look 0 "zg" PaneAction::GutterSigns "text signs" "Signs beside the text: all, those of the entry, none";
    All Look 0 "zr" PaneAction::LeftOut "left out" "Show what was left out of the page";
    All Look 0 "zt" PaneAction::Themes "theme" "Choose a theme, each tried on as it is selected";
    All Look 0 "zm" PaneAction::MouseCapture "mouse" "Leave the mouse to the terminal, or take it back";
    All Program 8 ":" PaneAction::Palette "commands" "All commands";
    All Program 9 "? <F1>" PaneAction::Help "help" "Help: the keys of this pane";
    All Program 0 "i" PaneAction::Information "about, renew" "About this article: source, length, lens";
    All Program 0 "R <C-r>" PaneAction::Reload "about, renew" "Reload the article from its file";
    All Program 0 "F" PaneAction::Follow "about, renew" "Follow the file: reload it whenever it changes";
    All Program 0 "<Esc>" PaneAction::Escape "back out" "Back out one step: selection, card, filter, pane, hits";
    All Program 0 "<C-l>" ProgramAction::Redraw "draw anew" "Draw the screen anew";
    All Program 0 "<C-z>" ProgramAction::Suspend "suspend" "Back to the shell; fg returns";
    All Program 0 "q" PaneAction::Quit "quit" "Quit";
    All Program 0 "<C-c>" ProgramAction::Interrupt "quit now" "Quit at once, with exit code 130";
    Box Move 1 "<Down> <C-n>" BoxAction::Down "choose" "Next result";
    Box Move 1 "<Up> <C-p>" BoxAction::Up "choose" "Previous result (on an empty box: former queries)";
    Box Move 0 "<PageDown>" BoxAction::PageDown "page" "A page of results down";
    Box Move 0 "<PageUp>" BoxAction::PageUp "page" "A page of results up";
    Box Find 2 "<Enter>" BoxAction::Accept "keep as hit list" "Accept; hits become the hit list";
    Box Find 3 "<Esc> <C-c>" BoxAction::Cancel "back" "Cancel, return to the former place";
    Box Find 4 "<Tab>" BoxAction::NextScope "scope" "Next scope";
    Box Find 0 "<S-Tab>" BoxAction::PreviousScope "scope before" "Previous scope";
    Box Find 5 "<C-t>" BoxAction::ExactOnly "exact only" "Typo tolerance on or off";
    Box Keep 0 "<C-y>" BoxAction::CopyRow "copy the result" "Copy the selected result";
    Box Move 0 "<C-a> <Home>" BoxAction::LineStart "start, end of line" "Start of line";
    Box Move 0 "<C-e> <End>" BoxAction::LineEnd "start, end of line" "End of line";
    Box Move 0 "<C-w>" BoxAction::DeleteWord "delete word, line" "Delete word";
    Box Move 0 "<C-u>" BoxAction::DeleteToStart "delete word, line" "Delete to start";
    Box Program 0 "<C-l>" ProgramAction::Redraw "draw anew" "Redraw";
    Box Program 0 "<C-z>" ProgramAction::Suspend "suspend" "Suspend";
    Sheet Move 1 "j <Down>" Motion::Down "scroll" "Down";
    Sheet Move 1 "k <Up>" Motion::Up "scroll" "Up";
    Sheet Move 0 "d <C-d>" Motion::HalfDown "half page" "Half page down";
    Sheet Move 0 "u <C-u>" Motion::HalfUp "half page" "Half page up";
    Sheet Move 0 "<Space> <C-f> <PageDown>" Motion::PageDown "page" "Page down";
    Sheet Move 0 "b <C-b> <PageUp>" Motion::PageUp "page" "Page up";
    Sheet Move 0 "gg <Home> <lt>" Motion::Top "top, bottom" "Top";
    Sheet Move 0 "G <End> >" Motion::Bottom "top, bottom" "Bottom";
    Sheet Ask 0 "<Enter>" SheetAction::Open "open" "Open what is chosen";
    Sheet Move 0 "h <Left>" SheetAction::PreviousWord "word" "Previous word";
    Sheet Move 0 "l <Right>" SheetAction::NextWord "word" "Next word";
    Sheet Panes 2 "<Tab>" SheetAction::NextPane "keys of the next pane" "Keys of the next pane";
    Sheet Panes 0 "<S-Tab>" SheetAction::PreviousPane "keys of the pane before" "Keys of the previous pane";
    Sheet Program 0 "? <F1>" PaneAction::Help "help" "Help: the keys of a list; elsewhere close";
    Sheet Program 9 "<Esc> q" SheetAction::Close "close" "Close";
    Sheet Program 0 "<C-l>" ProgramAction::Redraw "draw anew" "Redraw";
    Sheet Program 0 "<C-z>" ProgramAction::Suspend "suspend" "Suspend";
    Sheet Program 0 "<C-c>" ProgramAction::Interrupt "quit now" "Quit at once, with exit code 130";
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

/// Looks up `chord` in the given contexts; where several bind it, the first of them
/// stands.
pub fn resolve(chord: &[Key], contexts: &[Context]) -> Resolved {
    let mut prefix = false;
    let mut best: Option<(usize, Action)> = None;
    for binding in BINDINGS {
        let Some(place) = contexts.iter().position(|known| *known == binding.context) else {
            continue;
        };
        for notation in binding.keys.split_whitespace() {
            let mut keys = Key::each(notation);
            if chord.iter().all(|key| keys.next() == Some(*key)) {
                prefix = true;
                if keys.next().is_none() && best.is_none_or(|(known, _)| place < known) {
                    best = Some((place, binding.action));
                }
            }
        }
    }
    match best {
        Some((_, action)) => Resolved::Action(action),
        None if prefix => Resolved::Prefix,
        None => Resolved::Unbound,
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
            .filter(|binding| contexts.contains(&binding.context))
            .filter(|binding| !binding.keys.is_empty())
            .filter(|binding| !is_overruled(binding, contexts))
            .filter(|binding| !is_of_others(binding, contexts)),
    )
    .map(|(binding, keys)| (binding.group, keys, binding.brief))
    .collect()
}

/// Whether of all sheets only another one has a use for a binding.
fn is_of_others(binding: &Binding, contexts: &[Context]) -> bool {
    let idle = [
        SheetAction::NextWord,
        SheetAction::PreviousWord,
        SheetAction::NextPane,
        SheetAction::PreviousPane,
    ];
    let is = |action: &SheetAction| action.action() == binding.action;
    let opens = is(&SheetAction::Open) && contexts.contains(&Context::Why);
    binding.context == Context::Sheet && (opens || idle.iter().any(is))
}

/// Whether the key by which help would call a binding does something else in a more
/// special context.
fn is_overruled(binding: &Binding, contexts: &[Context]) -> bool {
    let chord = binding.chords().next().unwrap_or_default();
    resolve(&chord, contexts) != Resolved::Action(binding.action)
}

/// Ranks from which a hint is for narrow screens; there it comes first.
pub const NARROW: u8 = 20;

/// The first keys of some actions in the given contexts.
pub fn keys_of(actions: &[impl Into<Action> + Copy], contexts: &[Context]) -> String {
    let first = |action: Action| {
        let mut all = BINDINGS.iter();
        all.find(|binding| binding.action == action && contexts.contains(&binding.context))
    };
    let keys: Vec<String> = actions
        .iter()
        .filter_map(|action| first((*action).into()))
        .map(Binding::shown_first)
        .collect();
    keys.join(" ")
}

/// The first key of an action, wherever it is bound.
pub fn key_of(action: impl Into<Action>) -> String {
    let action = action.into();
    let mut all = BINDINGS.iter();
    let binding = all.find(|binding| binding.action == action);
    binding.map(Binding::shown_first).unwrap_or_default()
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
        // What has no keys is chosen in the palette.
        let keys = if keys.is_empty() {
            format!("`{}`", key_of(PaneAction::Palette))
        } else {
            keys.join(" ")
        };
        let row = [
            "| ",
            binding.context.name(),
            " | ",
            &keys,
            " | ",
            binding.help,
            " |\n",
        ];
        table.extend(row);
    }
    table
}

#[cfg(test)]
mod tests;
