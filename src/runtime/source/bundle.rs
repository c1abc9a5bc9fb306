//! What the program brings along.

/// The article that opens when no other is named, in Markdown.
pub(super) const ARTICLE: &str = include_str!("../../../assets/article.md");
