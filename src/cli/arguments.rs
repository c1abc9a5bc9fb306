//! The arguments, from which help, completions and the manual are made too.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::app::panes::themes::AUTO;
use crate::runtime::converters;
use crate::ui::theme::BUNDLED;

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
    /// Widest row, in columns: of the text column on the screen, else of the
    /// plain text, there 80 if not said
    #[arg(long, value_name = "N", value_parser = columns())]
    pub(super) width: Option<u16>,
    #[command(flatten)]
    pub(super) look: LookArguments,
    #[command(flatten)]
    pub(super) place: PlaceArguments,
}

/// What is taken up of former times, and whether this one is remembered.
#[derive(Debug, Clone, Args)]
pub(super) struct PlaceArguments {
    /// Begin at the start, not where reading ended the last time
    #[arg(long)]
    pub(super) from_start: bool,
    /// Remember nothing of this time
    #[arg(long)]
    pub(super) private: bool,
}

/// Columns of a row where nothing is said.
pub(super) const COLUMNS: u16 = 80;

fn columns() -> clap::builder::RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(10..=1000)
}

/// The article and how to read it.
#[derive(Debug, Clone, Args)]
pub(super) struct Article {
    /// Article to open: a file or an address of the web; - is standard input.
    /// Without one it is the bundled article
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingOptions,
}

/// How to read an article.
#[derive(Debug, Clone, Args)]
pub(super) struct ReadingOptions {
    /// Read it as this format instead of looking at it
    #[arg(long, value_name = "FORMAT", value_parser = Names(format_names))]
    pub(super) from: Option<String>,
    /// Never fetch an address
    #[arg(long)]
    pub(super) no_network: bool,
    /// Lens that names the facets: a name, a path, or none for rules alone
    #[arg(long, value_name = "NAME|PATH|none")]
    pub(super) lens: Option<String>,
}

/// Names of formats: those that are read and those that programs convert.
fn format_names() -> Vec<&'static str> {
    let formats = crate::formats::FORMATS.iter();
    let formats = formats.map(|format| format.name);
    formats.chain(converters::names()).collect()
}

fn theme_names() -> Vec<&'static str> {
    let built_in = BUNDLED.iter().map(|theme| theme.name);
    std::iter::once(AUTO).chain(built_in).collect()
}

/// How the screen looks.
#[derive(Debug, Clone, Args)]
pub(super) struct LookArguments {
    /// Colours: auto follows the terminal and `NO_COLOR`; your own themes count too
    #[arg(long, value_name = "NAME", value_parser = Names(theme_names))]
    pub(super) theme: Option<String>,
    /// Signs to draw with; else those that the locale can show
    #[arg(long, value_name = "SET")]
    glyphs: Option<GlyphSet>,
    /// The same as --glyphs ascii
    #[arg(long, conflicts_with = "glyphs")]
    ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub(super) no_mouse: bool,
}

impl LookArguments {
    /// The signs that were asked for.
    pub(super) fn glyphs(&self) -> Option<GlyphSet> {
        if self.ascii {
            Some(GlyphSet::Ascii)
        } else {
            self.glyphs
        }
    }
}

/// Any name, for what a reader has of his own is known only later; the names that
/// are built in are completed.
#[derive(Clone, Copy)]
struct Names(fn() -> Vec<&'static str>);

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
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
        /// Widest row, in columns; Markdown has a row for each paragraph
        #[arg(long, value_name = "N", default_value_t = COLUMNS, value_parser = columns())]
        width: u16,
        #[arg(long, default_value = "text")]
        format: PrintFormat,
    },
    /// The sections
    Outline {
        #[command(flatten)]
        article: Article,
        #[arg(long, default_value = "text")]
        format: OutlineFormat,
        /// Most sections
        #[arg(long, value_name = "N")]
        limit: Option<NonZeroUsize>,
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
        /// Widest row of the text form, in columns
        #[arg(long, value_name = "N", default_value_t = COLUMNS, value_parser = columns())]
        width: u16,
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
        /// Answer every query of a file, - for standard input: a row is a query
        /// or a JSON object with one under "query"
        #[arg(long, value_name = "FILE")]
        queries: Option<PathBuf>,
        /// Form of the answer: text if not said, with --queries jsonl; json and
        /// jsonl are the same there, a row for each query
        #[arg(long)]
        format: Option<SearchFormat>,
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
    /// Look after what is remembered
    #[command(arg_required_else_help = false)]
    State {
        #[command(subcommand)]
        command: StateCommand,
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
    /// Writes the facets of an article, as the reader decided about them, as a
    /// lens of it
    Init {
        #[command(flatten)]
        article: Article,
        /// Only entries that were accepted
        #[arg(long)]
        accepted: bool,
        /// File to write, which must not be there yet; standard output if not said
        #[arg(short, long, value_name = "PATH")]
        output: Option<PathBuf>,
    },
    /// The lenses that are known
    List,
}

#[derive(Debug, Subcommand)]
pub(super) enum StateCommand {
    /// Where it is: the folder, or the file of an article
    Path {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
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
pub(super) enum PrintFormat {
    Text,
    /// With headings, lists and links
    Md,
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
