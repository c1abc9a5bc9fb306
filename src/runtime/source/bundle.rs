//! What the program brings along.

/// The article that opens when no other is named, in Markdown.
pub(super) const ARTICLE: &str = include_str!("../../../assets/article.md");

/// Lenses that are known without a file, in TOML.
pub const LENSES: [&str; 1] = [include_str!("../../../assets/lens.toml")];
