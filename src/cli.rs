//! The command line: arguments, subcommands, exit codes.

mod arguments;
pub mod export;
pub mod facets;
mod markdown;
pub mod print;
pub mod search;

use std::ffi::OsStr;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, Parser};

use crate::app::effect::Exit;
use crate::app::{Background, Model, Opened, Part, keymap};
use crate::facets::Briefing;
use crate::facets::lens::{self, Lens};
use crate::formats::{self, Reading};
use crate::runtime::source::{self, Source, bundle};
use crate::runtime::{self, Look, Remainder};
use crate::search::{Options, Query, Scope, SearchIndex};
use crate::text::{Clean, Document};
use crate::ui::theme::{ASCII, Depth, UNICODE};

use arguments::{
    Arguments, Article, Command, ExportFormat, GlyphSet, LensCommand, LookArguments, OutlineFormat,
    ScopeName, SearchFormat, TableFormat, ThemeName,
};

/// Exit code when nothing was found.
const NOTHING: u8 = 1;
/// Exit code for bad usage, unreadable input and output that fails.
const FAILED: u8 = 2;
/// Exit code after an interruption.
const INTERRUPTED: u8 = 130;
/// Columns of text that is no article.
const COLUMNS: usize = 80;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return refuse(&usage(&error)),
        // Help and version.
        Err(told) => return ended(say(&told.render().to_string())),
    };
    ended(run(arguments))
}

/// The exit code of a run; what went wrong is told in one row.
fn ended(result: anyhow::Result<u8>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // A reader that has seen enough is no error.
            let is_closed_pipe = error
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
            if is_closed_pipe {
                return ExitCode::SUCCESS;
            }
            refuse(&format!("{error:#}"))
        }
    }
}

/// Tells in one row why there is nothing to see.
fn refuse(reason: &str) -> ExitCode {
    let row = Clean::line(&format!("briefing: {reason}"));
    let _ = writeln!(io::stderr(), "{row}");
    ExitCode::from(FAILED)
}

/// What is wrong with the arguments, without the usage that follows it.
fn usage(error: &clap::Error) -> String {
    let told = error.render().to_string();
    let told = told.strip_prefix("error: ").unwrap_or(&told);
    let end = ["\n\nUsage:", "\n\nFor more information"]
        .iter()
        .filter_map(|follows| told.rfind(follows))
        .min();
    let reason = told.get(..end.unwrap_or(told.len())).unwrap_or(told);
    let words: Vec<_> = reason.split_whitespace().collect();
    words.join(" ").replace(" tip: ", "; tip: ")
}

fn run(arguments: Arguments) -> anyhow::Result<u8> {
    let Some(command) = arguments.command else {
        return explore(&arguments.article, arguments.look);
    };
    match command {
        Command::Print { article, width } => {
            let (document, _) = read(&article)?;
            say(&print::article(&document, width))
        }
        Command::Outline { article, format } => outline(&article, format),
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
            find(query, &article, queries.as_deref(), format, &options)
        }
        Command::Keys => say(&keymap::markdown_table()),
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "briefing", &mut out);
            write_out(&out)
        }
        Command::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut out)?;
            write_out(&out)
        }
        Command::Facets {
            article,
            facet,
            format,
            limit,
        } => list_facets(
            &article,
            facet.as_deref(),
            format,
            limit.map(NonZeroUsize::get),
        ),
        Command::Export { article, format } => {
            let (document, briefing) = read(&article)?;
            match format {
                ExportFormat::Json => say(&pretty(&export::json(&document, &briefing))?),
                ExportFormat::Md => say(&export::markdown(&document, &briefing)),
            }
        }
        Command::Lens { command } => match command {
            LensCommand::List => {
                let known = bundled_lenses()?.into_iter();
                let known: Vec<_> = known.map(|lens| (lens, "bundled")).collect();
                say(&facets::lenses(&known))
            }
            LensCommand::Check { article } => check_lens(&article),
        },
    }
}

/// Shows the article on the screen, or as plain text where there is none.
fn explore(article: &Article, look: LookArguments) -> anyhow::Result<u8> {
    if !runtime::is_interactive() {
        let (document, _) = read(article)?;
        return say(&print::article(&document, 80));
    }
    if is_dumb() {
        anyhow::bail!(
            "this terminal cannot place a cursor (TERM); briefing print gives plain text"
        );
    }
    let source = source_of(article);
    let opened = source::open(&source, format_of(article))?;
    let reading = opened.reading;
    let facets = facets_of(article)?;
    let name = match &source {
        Source::Path(path) => path.file_name().map_or_else(
            || source.name(),
            |name| Clean::line(&name.to_string_lossy()),
        ),
        Source::Bundled | Source::Stdin => source.name(),
    };
    let known = Opened {
        name,
        format: reading.format.name,
        encoding: reading.encoding.name(),
        part: if opened.rest.is_some() {
            Part::Loading
        } else {
            Part::Whole
        },
    };
    let briefing = facets(&reading.document);
    let mut model = Model::new(
        Arc::new(reading.document),
        Arc::new(briefing),
        known,
        runtime::screen_size(),
    );
    model.background = background_hint();
    let rest = opened.rest.map(|rest| Remainder { rest, facets });
    match runtime::run(model, rest, look_of(look))? {
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
        Some(file) => Source::Path(file.clone()),
        None if source::stdin_is_readable() => Source::Stdin,
        None => Source::Bundled,
    }
}

fn format_of(article: &Article) -> Option<&'static formats::Format> {
    formats::named(article.reading.from.as_deref()?)
}

/// Reads the whole of an article and finds its facets.
fn read(article: &Article) -> anyhow::Result<(Document, Briefing)> {
    read_from(&source_of(article), article)
}

fn read_from(source: &Source, article: &Article) -> anyhow::Result<(Document, Briefing)> {
    let opened = source::open(source, format_of(article))?;
    let reading: Reading = match opened.rest {
        Some(rest) => rest.read()?,
        None => opened.reading,
    };
    let briefing = facets_of(article)?(&reading.document);
    Ok((reading.document, briefing))
}

/// A way to find the facets of an article.
type FacetFinder = Box<dyn Fn(&Document) -> Briefing + Send>;

/// How the facets of an article are found: with the lens that was asked for, or
/// with one that fits by itself.
fn facets_of(article: &Article) -> anyhow::Result<FacetFinder> {
    match article.reading.lens.as_deref() {
        Some("none") => Ok(Box::new(|_| Briefing::default())),
        Some(asked) => {
            let lens = named_lens(asked)?;
            Ok(Box::new(move |document| lens.bind(document).briefing))
        }
        None => {
            let lenses = bundled_lenses()?;
            Ok(Box::new(move |document| {
                lens::choose(&lenses, document)
                    .map(|(_, bound)| bound.briefing)
                    .unwrap_or_default()
            }))
        }
    }
}

/// The lenses that the program brings along.
fn bundled_lenses() -> anyhow::Result<Vec<Lens>> {
    bundle::LENSES
        .iter()
        .map(|text| Lens::parse(text).map_err(|error| anyhow::anyhow!("bundled lens:{error}")))
        .collect()
}

/// A lens by its name or by its path.
fn named_lens(asked: &str) -> anyhow::Result<Lens> {
    let known = bundled_lenses()?;
    if let Some(lens) = known.into_iter().find(|lens| lens.name.as_str() == asked) {
        return Ok(lens);
    }
    let text = source::read_small(Path::new(asked))?;
    let name = Clean::line(asked);
    Lens::parse(&text).map_err(|error| anyhow::anyhow!("{name}:{error}"))
}

/// Tells what of a lens an article does not have.
fn check_lens(article: &Article) -> anyhow::Result<u8> {
    let plain = Article {
        reading: arguments::ReadingOptions {
            lens: Some("none".to_owned()),
            ..article.reading.clone()
        },
        ..article.clone()
    };
    let (document, _) = read(&plain)?;
    let lenses = match article.reading.lens.as_deref() {
        Some(asked) if asked != "none" => vec![named_lens(asked)?],
        _ => bundled_lenses()?,
    };
    let mut out = String::new();
    let mut is_lost = false;
    for lens in &lenses {
        let bound = lens.bind(&document);
        is_lost |= bound.has_failure();
        out.push_str(&facets::check(lens, &bound));
    }
    say(&out)?;
    Ok(if is_lost { FAILED } else { 0 })
}

fn list_facets(
    article: &Article,
    id: Option<&str>,
    format: TableFormat,
    limit: Option<usize>,
) -> anyhow::Result<u8> {
    let (document, briefing) = read(article)?;
    let asked = facets::asked(&briefing, id, limit);
    if let (Some(id), true) = (id, asked.is_empty() && !briefing.facets.is_empty()) {
        let known: Vec<&str> = briefing
            .facets
            .iter()
            .map(|facet| facet.id.as_str())
            .collect();
        anyhow::bail!("no facet {id}; there are {}", known.join(", "));
    }
    let text = match format {
        TableFormat::Text => facets::text(&document, &briefing, &asked, COLUMNS),
        TableFormat::Json => pretty(&facets::object(&document, &briefing, &asked))?,
        TableFormat::Jsonl => rows(&facets::objects(&document, &briefing, &asked))?,
        TableFormat::Csv => facets::csv(&document, &briefing, &asked),
        TableFormat::Md => facets::markdown(&document, &briefing, &asked),
    };
    say(&text)?;
    let is_empty = asked.iter().all(|facet| facet.entries.is_empty());
    Ok(if is_empty { NOTHING } else { 0 })
}

/// What the environment tells of the background, where the terminal does not
/// answer: the second number of `COLORFGBG`.
fn background_hint() -> Option<Background> {
    let colours = std::env::var("COLORFGBG").ok()?;
    let ground: u8 = colours.rsplit(';').next()?.parse().ok()?;
    Some(match ground {
        7 | 9..=15 => Background::Light,
        _ => Background::Dark,
    })
}

fn look_of(look: LookArguments) -> Look {
    Look {
        depth: if look.theme == ThemeName::Mono {
            Depth::Mono
        } else {
            depth(look.theme)
        },
        background: match look.theme {
            ThemeName::Dark => Some(Background::Dark),
            ThemeName::Light => Some(Background::Light),
            ThemeName::Auto | ThemeName::Mono => None,
        },
        glyphs: match look.glyphs {
            GlyphSet::Unicode => &UNICODE,
            GlyphSet::Ascii => &ASCII,
        },
    }
}

/// Colours that the terminal says it has. <https://no-color.org> holds unless a
/// theme was asked for by name.
fn depth(theme: ThemeName) -> Depth {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    if theme == ThemeName::Auto && !set("NO_COLOR").is_empty() {
        return Depth::Mono;
    }
    let (colours, terminal) = (set("COLORTERM"), set("TERM"));
    if colours == "truecolor" || colours == "24bit" || terminal.ends_with("-direct") {
        Depth::True
    } else if terminal.contains("256color") {
        Depth::Indexed
    } else if terminal.starts_with("vt") || terminal.ends_with("-m") {
        Depth::Mono
    } else {
        Depth::Ansi
    }
}

fn outline(article: &Article, format: OutlineFormat) -> anyhow::Result<u8> {
    let (document, _) = read(article)?;
    let text = match format {
        OutlineFormat::Text => print::outline_text(&document),
        OutlineFormat::Md => print::outline_markdown(&document),
        OutlineFormat::Json => pretty(&print::outline_json(&document))?,
        OutlineFormat::Jsonl => rows(&print::outline_json(&document))?,
    };
    let code = say(&text)?;
    Ok(if text.is_empty() { NOTHING } else { code })
}

/// Answers one query, or all queries of a file.
fn find(
    query: Option<String>,
    article: &Article,
    queries: Option<&Path>,
    format: SearchFormat,
    options: &Options,
) -> anyhow::Result<u8> {
    let mut article = article.clone();
    let many = match queries {
        Some(file) => {
            if article.file.is_some() {
                anyhow::bail!("beside --queries there is no QUERY, only FILE");
            }
            // Without a query of its own, the first argument is the article.
            article.file = query.clone().map(Into::into);
            Some(source::read_small(file)?)
        }
        None => None,
    };
    let takes_stdin = queries.is_some_and(|file| file.as_os_str() == OsStr::new("-"));
    let source = match source_of(&article) {
        // Standard input holds the queries already.
        Source::Stdin if takes_stdin && article.file.is_none() => Source::Bundled,
        source @ (Source::Bundled | Source::Path(_) | Source::Stdin) => source,
    };
    let (document, briefing) = read_from(&source, &article)?;
    let index = SearchIndex::build(&document, &briefing);
    let answer = |query: &str| {
        let parsed = Query::parse(query, &briefing);
        crate::search::search(&index, &document, &briefing, &parsed, options)
    };
    if let Some(text) = many {
        let mut found = false;
        let mut out = String::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        for row in text.lines().filter_map(search::QueryRow::parse) {
            let answer = answer(&row.query);
            found |= !answer.hits.is_empty();
            let json = search::answer_json(&row.query, &answer, &document, &briefing);
            out.push_str(&serde_json::to_string(&row.complete(json))?);
            out.push('\n');
        }
        say(&out)?;
        return Ok(if found { 0 } else { NOTHING });
    }
    let query = query.unwrap_or_default();
    let answer = answer(&query);
    let text = match format {
        SearchFormat::Text => search::answer_text(&query, &answer, &document, &briefing),
        SearchFormat::Json => pretty(&search::answer_json(&query, &answer, &document, &briefing))?,
        SearchFormat::Jsonl => {
            let json = search::answer_json(&query, &answer, &document, &briefing);
            rows(
                json.get("hits")
                    .and_then(serde_json::Value::as_array)
                    .map_or(&[][..], Vec::as_slice),
            )?
        }
    };
    say(&text)?;
    Ok(if answer.hits.is_empty() { NOTHING } else { 0 })
}

fn pretty(value: &impl serde::Serialize) -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}

/// One row of JSON for each value.
fn rows(values: &[serde_json::Value]) -> anyhow::Result<String> {
    let mut text = String::new();
    for value in values {
        text.push_str(&serde_json::to_string(value)?);
        text.push('\n');
    }
    Ok(text)
}

fn say(text: &str) -> anyhow::Result<u8> {
    write_out(text.as_bytes())
}

/// Writes to standard output; what cannot be written is an error.
fn write_out(bytes: &[u8]) -> anyhow::Result<u8> {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            anyhow::bail!("standard output: {error}")
        }
        other => Ok(other.map(|()| 0)?),
    }
}
