//! What the program brings along.

/// The article that opens when no other is named, in Markdown.
pub(super) const ARTICLE: &str = include_str!("../../../assets/article.md");

/// The lens of that article, in TOML.
pub const LENS: &str = include_str!("../../../assets/lens.toml");

/// Lenses that are known without a file, in TOML.
pub const LENSES: [&str; 4] = [
    LENS,
    include_str!("../../../assets/lenses/general.toml"),
    include_str!("../../../assets/lenses/core-actors.toml"),
    include_str!("../../../assets/lenses/clinical.toml"),
];
