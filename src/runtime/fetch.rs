//! Articles by their address, over HTTP.
//!
//! Only what the reader asked for is fetched, once, with limits on time, size and
//! redirections. Nothing is sent but the request itself.

use super::converters::Stop;
use super::source::awaited::Progress;

#[cfg(feature = "network")]
mod http;

/// What came from an address.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) bytes: Vec<u8>,
    /// The content type without its parameters, in lower case.
    pub(super) kind: Option<String>,
    /// The encoding that the server tells.
    pub(super) charset: Option<String>,
    /// Where it came from in the end.
    pub(super) address: String,
}

/// Why nothing came.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The program was built without it.
    #[error("this program was built without network access")]
    NotBuilt,
    /// The reader does not want it.
    #[error("network access is off (--no-network)")]
    Off,
    /// The server has something to say other than the article.
    #[error("the server answered {0}")]
    Status(String),
    /// No such host, no connection, no answer in time.
    #[error("{0}")]
    Connection(String),
    /// The address leads from one to the next.
    #[error("leads on and on: more than {0} redirections")]
    Redirections(u32),
    /// What came is no text of any kind.
    #[error("is {0}, which is no article")]
    Kind(String),
}

#[cfg(feature = "network")]
pub(super) use http::fetch;

/// Fetches an article.
#[cfg(not(feature = "network"))]
pub(super) fn fetch(_: &str, _: &Progress, _: &Stop) -> Result<Fetched, super::source::Reason> {
    Err(FetchError::NotBuilt.into())
}

#[cfg(all(test, feature = "network"))]
mod tests;
