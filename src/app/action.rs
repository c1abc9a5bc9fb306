//! What a key, a click or a palette row can ask for.
//!
//! Actions are split by where they can be asked for. Whoever carries one sort
//! out matches all of it, so that the compiler names each place that a new
//! action has to reach.

macro_rules! actions {
    ($($(#[$about:meta])* $sort:ident($name:ident) {
        $($(#[$each:meta])* $variant:ident,)*
    })*) => {
        /// A named thing that the reader can ask for. Counts are passed beside it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$about])* $sort($name),)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$($(Self::$sort($name::$variant),)*)*];
        }

        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub enum $name {
                $($(#[$each])* $variant,)*
            }

            impl $name {
                /// The same, among all actions.
                pub const fn action(self) -> Action {
                    Action::$sort(self)
                }
            }

            impl From<$name> for Action {
                fn from(action: $name) -> Self {
                    action.action()
                }
            }
        )*
    };
}

actions! {
    /// A motion through the text or a list, in a pane or a sheet.
    Move(Motion) {
        /// Next row of the text, or next line of a list.
        Down,
        /// Previous row or line.
        Up,
        /// Half a pane on.
        HalfDown,
        /// Half a pane back.
        HalfUp,
        /// A pane on.
        PageDown,
        /// A pane back.
        PageUp,
        /// To the start.
        Top,
        /// To the end; in a pane with a count, to that paragraph.
        Bottom,
    }

    /// What the program itself does, whatever covers the panes.
    Program(ProgramAction) {
        /// Quits at once, as interrupted.
        Interrupt,
        /// Suspends the program.
        Suspend,
        /// Draws the whole screen anew.
        Redraw,
    }

    /// What a pane does while nothing covers it.
    Pane(PaneAction) {
        /// To a percentage of the text, given as count.
        Percent,
        /// Gives the focus to the next pane.
        FocusNext,
        /// Gives the focus to the previous pane.
        FocusPrevious,
        /// Gives the focus to the outline.
        FocusOutline,
        /// Gives the focus to the text.
        FocusText,
        /// Gives the focus to the facets.
        FocusFacets,
        /// Shows or hides the outline.
        ToggleOutline,
        /// Shows or hides the facets.
        ToggleFacets,
        /// Backs out one step.
        Escape,
        /// Back in the jump list.
        Back,
        /// Forward in the jump list.
        Forward,
        /// Sets a mark; a letter follows.
        SetMark,
        /// Goes to a mark; a letter follows.
        GoToMark,
        /// Opens the help of the focused pane.
        Help,
        /// Shows what is known of the document.
        Information,
        /// Shows what was left out of the page that the article stands on.
        LeftOut,
        /// Widens the text column by 2.
        Wider,
        /// Narrows the text column by 2.
        Narrower,
        /// Gives the text column its default width.
        DefaultWidth,
        /// Widens the pane with the focus by 2.
        WiderPane,
        /// Narrows the pane with the focus by 2.
        NarrowerPane,
        /// Gives the panes the widths that they have by themselves.
        DefaultPanes,
        /// Hides all but the text, or shows it again.
        FocusMode,
        /// Centres the focused sentence.
        Centre,
        /// Dims all but the focused paragraph.
        DimOthers,
        /// Stretches the rows of the text to its measure, or leaves them ragged.
        Justify,
        /// Divides words at the ends of ragged rows, or leaves them whole.
        Hyphenate,
        /// Folds all sections.
        FoldAll,
        /// Unfolds all sections.
        UnfoldAll,
        /// Quits.
        Quit,
        /// Next sentence.
        NextSentence,
        /// Previous sentence.
        PreviousSentence,
        /// Next paragraph.
        NextParagraph,
        /// Previous paragraph.
        PreviousParagraph,
        /// Next section.
        NextSection,
        /// Previous section.
        PreviousSection,
        /// Folds the section, or goes to its parent.
        Fold,
        /// Unfolds the section, or goes to the text.
        Unfold,
        /// Goes to the parent section.
        Parent,
        /// Goes to the section and focuses the text.
        GoToSection,
        /// Goes to the section and stays in the outline.
        ShowSection,
        /// Starts or stops selecting sentences.
        Select,
        /// Lists the entries that the focused sentence supports.
        EntriesHere,
        /// Lists the links of the focused sentence.
        LinksHere,
        /// Next hit of the hit list.
        NextHit,
        /// Previous hit of the hit list.
        PreviousHit,
        /// Copies what has the focus.
        Copy,
        /// Copies it with citation and locator.
        CopyCited,
        /// Gutter signs: all, selected entry only, none.
        GutterSigns,
        /// Opens the sheet of themes.
        Themes,
        /// Leaves the pointer to the terminal, or takes it again.
        MouseCapture,
        /// Closes the card, or focuses the text.
        CloseCard,
        /// Opens the card of the entry.
        OpenCard,
        /// On an entry: opens its card, its evidence becomes the hit list. On
        /// evidence: goes there.
        OpenEntry,
        /// Shows the evidence in the text and stays.
        ShowEvidence,
        /// Sentences around the evidence on or off.
        Context,
        /// Sorts the entries: count, first use, A to Z.
        Sort,
        /// Next facet.
        NextFacet,
        /// Previous facet.
        PreviousFacet,
        /// Says why the entry, or a piece of its evidence, was found.
        Why,
        /// Accepts the entry.
        Accept,
        /// Adds the focused sentence to the evidence of an entry.
        AddEvidence,
        /// Rejects the entry, or in its card a piece of its evidence.
        Reject,
        /// Gives the entry another name.
        Rename,
        /// Merges the entry into another one.
        Merge,
        /// Makes an entry of one form of the entry.
        Split,
        /// Takes the last decision back.
        Undo,
        /// Opens the search panel.
        Search,
        /// Opens the command palette.
        Palette,
        /// Searches a word of the focused sentence.
        SearchWord,
        /// Filters the list.
        Filter,
        /// Opens the box of articles.
        Articles,
        /// Reads the article again.
        Reload,
        /// Reads it again whenever it changes, or no longer.
        Follow,
    }

    /// What an overlay with an input line does.
    Box(BoxAction) {
        /// Cancels the box and returns to the former place.
        Cancel,
        /// Accepts what is selected in the box.
        Accept,
        /// Selects the next row below the box.
        Down,
        /// Selects the previous row below the box; on an empty box, history.
        Up,
        /// A page of rows down.
        PageDown,
        /// A page of rows up.
        PageUp,
        /// Next scope of the search.
        NextScope,
        /// Previous scope of the search.
        PreviousScope,
        /// Cursor to the start of the box.
        LineStart,
        /// Cursor to the end of the box.
        LineEnd,
        /// Deletes the word before the cursor.
        DeleteWord,
        /// Deletes all before the cursor.
        DeleteToStart,
        /// Copies the selected result.
        CopyRow,
        /// Exact words only, on or off.
        ExactOnly,
    }

    /// What an overlay without an input line does.
    Sheet(SheetAction) {
        /// Closes the sheet.
        Close,
        /// Opens what is selected in the sheet.
        Open,
        /// Next word of the sentence.
        NextWord,
        /// Previous word of the sentence.
        PreviousWord,
        /// The same sheet of the next pane.
        NextPane,
        /// The same sheet of the previous pane.
        PreviousPane,
    }
}

impl Motion {
    /// Whether it goes towards the end: 1, or towards the start: -1.
    pub fn direction(self) -> i64 {
        match self {
            Self::Down | Self::HalfDown | Self::PageDown | Self::Bottom => 1,
            Self::Up | Self::HalfUp | Self::PageUp | Self::Top => -1,
        }
    }
}
