//! The request itself.

use std::io::Read;
use std::time::{Duration, Instant};

use ureq::http::Uri;
use ureq::{Agent, Error, ResponseExt};

use super::{FetchError, Fetched, Progress, Stop};
use crate::formats::LIMIT;
use crate::runtime::source::{Reason, in_words};

/// Most redirections from one address to the next.
const REDIRECTIONS: u32 = 5;
/// Longest time until a server is reached.
const CONNECTING: Duration = Duration::from_secs(15);
/// Longest time for all of it.
const PATIENCE: Duration = Duration::from_mins(2);
/// How often it is told how much has come.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Fetches an article.
pub(in crate::runtime) fn fetch(
    address: &str,
    progress: &Progress,
    stop: &Stop,
) -> Result<Fetched, Reason> {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(REDIRECTIONS)
        .save_redirect_history(true)
        .timeout_connect(Some(CONNECTING))
        .timeout_resolve(Some(CONNECTING))
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("briefing/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, text/markdown, text/plain, application/epub+zip, application/pdf, */*;q=0.1");
    if is_local(address) {
        // No proxy is asked for what is on this machine.
        config = config.proxy(None);
    }
    let agent: Agent = config.build().into();
    progress.tell(&format!("Asking {address}"));
    let response = agent.get(address).call().map_err(|error| reason(&error))?;
    let status = response.status();
    if !status.is_success() {
        let words = status.canonical_reason().unwrap_or("no reason given");
        return Err(FetchError::Status(format!("{} ({words})", status.as_u16())).into());
    }
    let found = response.get_uri().to_string();
    if response
        .get_redirect_history()
        .is_some_and(|all| all.len() > 1)
    {
        progress.tell(&format!("Redirected to {found}"));
    }
    let body = response.body();
    let kind = body.mime_type().map(str::to_ascii_lowercase);
    let charset = body.charset().map(str::to_owned);
    let length = body.content_length();
    if length.is_some_and(|length| length > LIMIT) {
        return Err(Reason::TooLarge);
    }
    let mut reader = response.into_body().into_reader().take(LIMIT + 1);
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    let mut told = Instant::now();
    loop {
        if stop.is_asked() {
            return Err(Reason::Stopped);
        }
        let read = reader.read(&mut buffer).map_err(|error| {
            let words = format!("the connection broke: {error}");
            FetchError::Connection(words)
        })?;
        if read == 0 {
            break;
        }
        bytes.extend(buffer.get(..read).unwrap_or_default());
        if told.elapsed() >= TOLD_EVERY {
            told = Instant::now();
            progress.tell(&format!(
                "{} of {found}",
                amount(bytes.len() as u64, length)
            ));
        }
    }
    if bytes.len() as u64 > LIMIT {
        return Err(Reason::TooLarge);
    }
    Ok(Fetched {
        bytes,
        kind,
        charset,
        address: found,
    })
}

/// How much has come, of how much where that is known.
fn amount(come: u64, length: Option<u64>) -> String {
    let kilobytes = |bytes: u64| bytes.div_ceil(1 << 10);
    match length {
        Some(length) => format!("{} of {} KB", kilobytes(come), kilobytes(length)),
        None => format!("{} KB", kilobytes(come)),
    }
}

/// Whether an address is on this machine.
fn is_local(address: &str) -> bool {
    let Ok(address) = address.parse::<Uri>() else {
        return false;
    };
    let host = address.host().unwrap_or_default();
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the list of errors is open")]
fn reason(error: &Error) -> Reason {
    let words = match error {
        Error::TooManyRedirects => return FetchError::Redirections(REDIRECTIONS).into(),
        Error::HostNotFound => "there is no such host".to_owned(),
        Error::Timeout(_) => "the server did not answer in time".to_owned(),
        Error::BadUri(_) | Error::Http(_) => "is no address of the web".to_owned(),
        Error::Io(error) => {
            let words = in_words(error);
            let words = words.strip_prefix("cannot read it: ").unwrap_or(&words);
            format!("cannot connect: {words}")
        }
        Error::ConnectionFailed => "cannot connect".to_owned(),
        other => format!("cannot fetch it: {other}"),
    };
    FetchError::Connection(words).into()
}
