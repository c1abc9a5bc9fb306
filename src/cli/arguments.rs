//! The arguments, from which help, completions and the manual are made too.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Explore an analytical article: its sections, actors, cooperation areas and
/// challenges, each bound to the sentences that are its evidence.
#[derive(Debug, Parser)]
#[command(
    name = "briefing",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Inside, ? shows the keys of the focused pane and : every command.\n\
                  Exit codes: 0 fine, 1 nothing found, 2 bad usage or input, 130 interrupted."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) article: Article,
    #[command(flatten)]
    pub(super) look: LookArguments,
}

/// The article and how to read it.
#[derive(Debug, Clone, Args)]
pub(super) struct Article {
    /// Article to open; - is standard input, nothing is the bundled article
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingOptions,
}

/// How to read an article.
#[derive(Debug, Clone, Args)]
pub(super) struct ReadingOptions {
    /// Read it as this format instead of looking at it
    #[arg(long, value_name = "FORMAT", value_parser = format_names())]
    pub(super) from: Option<String>,
    /// Lens that names the facets: a name, a path, or none
    #[arg(long, value_name = "NAME|PATH|none")]
    pub(super) lens: Option<String>,
}

fn format_names() -> clap::builder::PossibleValuesParser {
    crate::formats::FORMATS
        .iter()
        .map(|format| format.name)
        .collect::<Vec<_>>()
        .into()
}

/// How the screen looks.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct LookArguments {
    /// Colours; auto follows the terminal and `NO_COLOR`
    #[arg(long, value_name = "NAME", default_value = "auto")]
    pub(super) theme: ThemeName,
    /// Signs to draw with
    #[arg(long, value_name = "SET", default_value = "unicode")]
    pub(super) glyphs: GlyphSet,
}

/// Themes by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeName {
    Auto,
    Dark,
    Light,
    Mono,
}

/// Sets of signs by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GlyphSet {
    Unicode,
    Ascii,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The article as plain text
    Print {
        #[command(flatten)]
        article: Article,
        /// Widest row, in columns
        #[arg(long, value_name = "N", default_value_t = 80, value_parser = clap::value_parser!(u16).range(10..=1000))]
        width: u16,
    },
    /// The sections
    Outline {
        #[command(flatten)]
        article: Article,
        #[arg(long, default_value = "text")]
        format: OutlineFormat,
    },
    /// The entries of the facets with counts and evidence
    Facets {
        #[command(flatten)]
        article: Article,
        /// Only this facet, by its id
        #[arg(long, value_name = "ID")]
        facet: Option<String>,
        #[arg(long, default_value = "text")]
        format: TableFormat,
        /// Most entries of a facet
        #[arg(long, value_name = "N")]
        limit: Option<NonZeroUsize>,
    },
    /// Hits of a query, best first
    #[command(after_help = QUERIES)]
    Search {
        /// What to look for; left out with --queries
        #[arg(value_name = "QUERY", required_unless_present = "queries")]
        query: Option<String>,
        #[command(flatten)]
        article: Article,
        /// Answer every query of a file, - for standard input, one JSON row each
        #[arg(long, value_name = "FILE")]
        queries: Option<PathBuf>,
        #[arg(long, default_value = "text")]
        format: SearchFormat,
        /// What is searched
        #[arg(long, default_value = "all")]
        scope: ScopeName,
        /// Only the very words
        #[arg(long)]
        exact: bool,
        /// Most hits
        #[arg(long, value_name = "N")]
        limit: Option<NonZeroUsize>,
    },
    /// Title, outline, facets with evidence, notes
    Export {
        #[command(flatten)]
        article: Article,
        #[arg(long, default_value = "json")]
        format: ExportFormat,
    },
    /// Look after lenses
    #[command(arg_required_else_help = false)]
    Lens {
        #[command(subcommand)]
        command: LensCommand,
    },
    /// The keys, as a table
    Keys,
    /// Completions for a shell
    Completions { shell: clap_complete::Shell },
    /// The manual page
    Man,
}

#[derive(Debug, Subcommand)]
pub(super) enum LensCommand {
    /// What of a lens is not in the article; exit code 2 if an entry is lost
    Check {
        #[command(flatten)]
        article: Article,
    },
    /// The lenses that are known
    List,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutlineFormat {
    Text,
    Json,
    Jsonl,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    Text,
    Json,
    Jsonl,
    /// A row for each piece of evidence; before a sign that a spreadsheet takes
    /// for the start of a formula stands an apostrophe
    Csv,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    Text,
    Json,
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Json,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ScopeName {
    All,
    Text,
    Sections,
    Entries,
}

/// The query language, for help; the same as in the search panel.
const QUERIES: &str = concat!(
    "Queries:\n",
    "  word word       all of the words, in any order, in one sentence\n",
    "  \"phrase\"        these words in this order\n",
    "  'word           the very word, no variants\n",
    "  !word           without this word\n",
    "  ^word           at the start\n",
    "  @name           sentences of an actor; =name of an area, %name of a challenge\n",
    "  actor:name      the same, with the facet in words\n",
    "  in:section      within a section"
);
