//! The command line: arguments, subcommands, exit codes.

mod arguments;
pub mod export;
pub mod facets;
mod lenses;
mod look;
mod manual;
mod markdown;
mod output;
pub mod print;
pub mod search;

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, Parser};

use crate::app::effect::Exit;
use crate::app::{self, Model, Part, keymap};
use crate::facets::{Briefing, Facet};
use crate::formats::{self, Reading};
use crate::runtime::articles::described;
use crate::runtime::config::Config;
use crate::runtime::converters::{self, Converter};
use crate::runtime::folders::Folders;
use crate::runtime::library::{self, Library};
use crate::runtime::source::{self, How, Source, is_url};
use crate::runtime::{self, Beginning};
use crate::search::{Options, Scope};
use crate::text::{Clean, Document};

use arguments::{
    Arguments, Article, COLUMNS, Command, ExportFormat, LensCommand, OutlineFormat, PrintFormat,
    ScopeName, StateCommand, TableFormat,
};
use lenses::Finders;
use look::Start;
use output::{ended, notice, pretty, quoted, refuse, rows, say, say_path, usage, write_out};

/// Exit code when nothing was found.
const NOTHING: u8 = 1;
/// Exit code for bad usage, unreadable input and output that fails.
const FAILED: u8 = 2;
/// Exit code after an interruption.
const INTERRUPTED: u8 = 130;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    runtime::watch_panics();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return refuse(&usage(&error)),
        // Help and version.
        Err(told) => return ended(say(&told.render().to_string())),
    };
    ended(run(arguments))
}

fn run(arguments: Arguments) -> anyhow::Result<u8> {
    let Some(command) = arguments.command else {
        return explore(&arguments);
    };
    match command {
        Command::Print {
            article,
            width,
            format,
        } => {
            let document = read_plain(&article)?;
            match format {
                PrintFormat::Text => say(&print::article(&document, width)),
                PrintFormat::Md => say(&print::article_markdown(&document)),
            }
        }
        Command::Outline {
            article,
            format,
            limit,
        } => outline(&article, format, limit.map(NonZeroUsize::get)),
        Command::Search {
            query,
            article,
            queries,
            format,
            scope,
            exact,
            limit,
        } => {
            let options = Options {
                scope: match scope {
                    ScopeName::All => Scope::All,
                    ScopeName::Text => Scope::Text,
                    ScopeName::Sections => Scope::Sections,
                    ScopeName::Entries => Scope::Entries,
                },
                exact_only: exact,
                limit: limit.map_or(usize::MAX, NonZeroUsize::get),
            };
            search::run(query, &article, queries.as_deref(), format, &options)
        }
        Command::Keys => say(&keymap::markdown_table()),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "briefing", &mut out);
            write_out(&out)
        }
        Command::Man => write_out(&manual::page(Arguments::command())?),
        Command::Facets {
            article,
            facet,
            format,
            width,
            limit,
        } => {
            let (document, briefing) = read(&article)?;
            let limit = limit.map(NonZeroUsize::get);
            let asked = asked_facets(&briefing, facet.as_deref(), limit)?;
            let text = match format {
                TableFormat::Text => facets::text(&document, &briefing, &asked, width.into()),
                TableFormat::Json => pretty(&export::facets_json(&document, &briefing, &asked))?,
                TableFormat::Jsonl => rows(&facets::objects(&document, &briefing, &asked))?,
                TableFormat::Csv => facets::csv(&document, &briefing, &asked),
                TableFormat::Md => facets::markdown(&document, &briefing, &asked),
            };
            tell_lost_entries(&briefing);
            say(&text)?;
            let is_empty = asked.iter().all(|facet| facet.entries.is_empty());
            Ok(if is_empty { NOTHING } else { 0 })
        }
        Command::Export { article, format } => {
            let (document, briefing) = read(&article)?;
            tell_lost_entries(&briefing);
            match format {
                ExportFormat::Json => say(&pretty(&export::json(&document, &briefing))?),
                ExportFormat::Md => say(&export::markdown(&document, &briefing)),
            }
        }
        Command::Lens { command } => match command {
            LensCommand::List => lenses::list(),
            LensCommand::Check { article } => lenses::check(&article),
            LensCommand::Init {
                article,
                accepted,
                output,
            } => lenses::init(&article, accepted, output.as_deref()),
        },
        Command::State { command } => match command {
            StateCommand::Path { file } => state_path(file.as_deref()),
        },
    }
}

/// Shows the article on the screen, or as plain text where there is none.
fn explore(arguments: &Arguments) -> anyhow::Result<u8> {
    let (article, look) = (&arguments.article, &arguments.look);
    let folders = Folders::of_environment();
    look::check(look, &folders)?;
    if !runtime::is_interactive() {
        let document = read_plain(article)?;
        return say(&print::article(
            &document,
            arguments.width.unwrap_or(COLUMNS),
        ));
    }
    if is_dumb() {
        anyhow::bail!(
            "this terminal cannot place a cursor (TERM); briefing print gives plain text"
        );
    }
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let mut start = Start::new(look, arguments.place.private, &folders, &variable);
    if folders.state.is_none() {
        let words = "Nothing is remembered: HOME is not set";
        start.told.push(Clean::line(words));
    }
    let library = Library::new(folders.state, start.is_private);
    let how = how(article, start.converters.clone())?;
    let source = source_of(article);
    let opened = source::open(&source, &how)?;
    let reading = opened.reading;
    let finders = Finders::of(article)?;
    let part = if opened.rest.is_some() {
        Part::Loading
    } else {
        Part::Whole
    };
    let known = described(&source, &reading, part);
    let is_cut = reading.is_cut;
    let briefing = (finders.first)(&reading.document);
    let mut model = Model::new(
        Arc::new(reading.document),
        Arc::new(briefing),
        known,
        runtime::screen_size(),
    );
    let address = library::address_of(&source);
    let (record, kept, told) = match (&library, address) {
        (Some(library), Some(address)) => library.open(&address),
        (Some(_) | None, _) => Default::default(),
    };
    start.told.extend(told);
    let (look, memory) = start.put_into(&mut model, arguments.width);
    if is_cut {
        model.warn(&Clean::line(formats::CUT));
    }
    model.resume(
        kept,
        if arguments.place.from_start {
            app::Start::Top
        } else {
            app::Start::Resumed
        },
    );
    let beginning = Beginning {
        model,
        article: runtime::articles::Article {
            source,
            how,
            record,
        },
        rest: opened.rest,
        facets: finders.first,
        extract: finders.then,
        look,
        memory,
        library,
    };
    match runtime::run(beginning)? {
        Exit::Quit => Ok(0),
        Exit::Interrupted => Ok(INTERRUPTED),
    }
}

/// A terminal that cannot place its cursor.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb")
}

fn source_of(article: &Article) -> Source {
    match &article.file {
        Some(file) if file.as_os_str() == OsStr::new("-") => Source::Stdin,
        Some(file) => match file.to_str().filter(|file| is_url(file)) {
            Some(address) => Source::Url(address.to_owned()),
            None => Source::Path(file.clone()),
        },
        None if source::stdin_is_readable() => Source::Stdin,
        None => Source::Bundled,
    }
}

/// How an article is read: as was asked, with the converters of the reader before
/// those that are known.
fn how(article: &Article, mut converters: Vec<Converter>) -> anyhow::Result<How> {
    converters.extend(converters::known());
    let from = article.reading.from.clone();
    if let Some(name) = from.as_deref() {
        let formats = formats::FORMATS.iter().map(|format| format.name);
        let mut known: Vec<&str> = formats.collect();
        known.extend(converters.iter().map(|converter| converter.name.as_str()));
        if !known.contains(&name) {
            known.dedup();
            anyhow::bail!("no format {}; there are {}", quoted(name), known.join(", "));
        }
    }
    Ok(How {
        from,
        converters,
        network: !article.reading.no_network,
    })
}

/// The converters that the reader configured; what is wrong there is told.
fn converters() -> Vec<Converter> {
    let folders = Folders::of_environment();
    let (config, told) = Config::load(folders.configuration.as_deref());
    for words in &told {
        notice(words);
    }
    config.converters
}

/// Reads the whole of an article and finds its facets.
fn read(article: &Article) -> anyhow::Result<(Document, Briefing)> {
    read_from(&source_of(article), article)
}

fn read_from(source: &Source, article: &Article) -> anyhow::Result<(Document, Briefing)> {
    let document = read_text(source, article)?;
    let briefing = Finders::of(article)?.find(&document);
    Ok((document, briefing))
}

/// Reads the whole of an article whose facets are not wanted; a lens that is
/// asked for must still be there.
fn read_plain(article: &Article) -> anyhow::Result<Document> {
    let _checked = Finders::of(article)?;
    read_text(&source_of(article), article)
}

/// Reads the whole of an article.
fn read_text(source: &Source, article: &Article) -> anyhow::Result<Document> {
    let opened = source::open(source, &how(article, converters())?)?;
    let reading: Reading = match opened.rest {
        Some(rest) => rest.read(|_| {})?,
        None => opened.reading,
    };
    if reading.is_cut {
        notice(&format!("{}: {}", source.name(), formats::CUT));
    }
    Ok(reading.document)
}

/// Tells where what is remembered is, all of it or that of an article.
fn state_path(file: Option<&Path>) -> anyhow::Result<u8> {
    let Some(folder) = Folders::of_environment().state else {
        anyhow::bail!("nothing is remembered: HOME is not set");
    };
    let path = match file {
        None => folder,
        Some(file) => {
            let source = Source::Path(file.to_owned());
            let address = library::address_of(&source);
            let library = Library::new(Some(folder), true);
            let known = library.zip(address);
            let known = known.map(|(library, address)| library.path(&address));
            known.ok_or_else(|| anyhow::anyhow!("{}: no such file", source.name()))?
        }
    };
    say_path(&path)
}

/// The facets that were asked for; an id that the lens does not have is told.
fn asked_facets(
    briefing: &Briefing,
    id: Option<&str>,
    limit: Option<usize>,
) -> anyhow::Result<Vec<Facet>> {
    let asked = facets::asked(briefing, id, limit);
    if let (Some(id), true) = (id, asked.is_empty() && !briefing.facets.is_empty()) {
        let known = briefing.facets.iter().map(|facet| facet.id.as_str());
        let known = known.collect::<Vec<_>>().join(", ");
        anyhow::bail!("no facet {}; there are {known}", quoted(id));
    }
    Ok(asked)
}

/// Tells beside the answer what it leaves out.
fn tell_lost_entries(briefing: &Briefing) {
    if let Some(words) = briefing.lost_entries() {
        notice(&words);
    }
}

fn outline(article: &Article, format: OutlineFormat, limit: Option<usize>) -> anyhow::Result<u8> {
    let document = read_plain(article)?;
    let most = limit.unwrap_or(usize::MAX);
    let text = match format {
        OutlineFormat::Text => print::outline_text(&document, most),
        OutlineFormat::Md => print::outline_markdown(&document, most),
        OutlineFormat::Json => pretty(&print::outline_json(&document, most))?,
        OutlineFormat::Jsonl => rows(&print::outline_json(&document, most))?,
    };
    let code = say(&text)?;
    Ok(if text.is_empty() { NOTHING } else { code })
}
